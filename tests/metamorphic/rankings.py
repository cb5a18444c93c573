"""Families of questions on the largest, the smallest and the second of rows and units."""

from collections.abc import Iterator
from fractions import Fraction

from tests.metamorphic.figures import Column
from tests.metamorphic.forms import ROWS
from tests.metamorphic.judging import Ask, Gold
from tests.metamorphic.speech import COSTS, INCOME, Speaker, fill

_LARGEST_COST = (
    "Mikä oli {gen} suurin kululaji {time}?",
    "Mikä kuluerä oli suurin {ine} {time}?",
    "Mihin kululajiin {ade} meni eniten rahaa {time}?",
    "Mikä oli {gen} isoin menoerä {time}?",
)
_SMALLEST_COST = ("Mikä oli {gen} pienin kululaji {time}?", "Mikä menolaji oli pienin {ine} {time}?")
_SECOND_COST = (
    "Mikä oli {gen} toiseksi suurin kululaji {time}?",
    "Mikä kuluerä oli toiseksi suurin {ine} {time}?",
)
_LARGEST_INCOME = ("Mikä oli {gen} suurin tulolaji {time}?", "Mikä tuottolaji oli suurin {ine} {time}?")
_LARGEST_UNIT = (
    "Millä vastuualueella oli suurimmat {nom} {time}?",
    "Minkä vastuualueen {nom} {past} suurimmat {time}?",
)
_SMALLEST_UNIT = ("Millä vastuualueella oli pienimmät {nom} {time}?",)
_HIGHEST_RATE = ("Millä vastuualueella on korkein {gen_row} toteumaprosentti {year}?",)


def rankings(speaker: Speaker) -> Iterator[Ask]:
    """Yield the questions on rank."""
    for unit in speaker.grid.units:
        for column in speaker.actuals():
            costs = _sizes(speaker, [(unit, row) for row in speaker.rows_in(unit, COSTS)], column)
            income = _sizes(speaker, [(unit, row) for row in speaker.rows_in(unit, INCOME)], column)
            yield from _of_rows(speaker, "largest cost", _LARGEST_COST, costs[:1], column)
            yield from _of_rows(speaker, "second largest cost", _SECOND_COST, costs[1:2], column)
            tied = len(costs) > 1 and costs[-1][0] == costs[-2][0]
            yield from _of_rows(speaker, "smallest cost", _SMALLEST_COST, [] if tied else costs[-1:], column)
            yield from _of_rows(speaker, "largest income", _LARGEST_INCOME, income[:1], column)
    for row in (COSTS, INCOME):
        for column in speaker.grid.money_columns():
            units = _sizes(speaker, [(unit, row) for unit in speaker.grid.lowest()], column)
            yield from _of_units(speaker, "largest unit", _LARGEST_UNIT, units[:1], column)
            yield from _of_units(speaker, "smallest unit", _SMALLEST_UNIT, units[-1:], column)
        if speaker.rate is not None:
            rates = _sizes(speaker, [(unit, row) for unit in speaker.grid.lowest()], speaker.rate)
            yield from _of_units(speaker, "highest rate", _HIGHEST_RATE, rates[:1], speaker.rate)


def _sizes(speaker: Speaker, rows: list[tuple[str, str]], column: Column) -> list[tuple[Fraction, tuple[str, str]]]:
    """Return the sizes of amounts, largest first."""
    amounts = [(speaker.amount(unit, row, column), (unit, row)) for unit, row in rows]
    sizes = [(abs(value), key) for value, key in amounts if value is not None]
    return sorted(sizes, key=lambda item: -item[0]) if len(sizes) > 1 else []


def _of_rows(
    speaker: Speaker,
    family: str,
    patterns: tuple[str, ...],
    chosen: list[tuple[Fraction, tuple[str, str]]],
    column: Column,
) -> Iterator[Ask]:
    for size, (unit, row) in chosen:
        gold = Gold((size,), any_sign=True, names=(row,), first_name=True)
        for pattern in patterns:
            words = {"time": speaker.time(column)}
            yield Ask(family, fill(pattern, ROWS[COSTS].name, speaker.owner(unit), words), gold)


def _of_units(
    speaker: Speaker,
    family: str,
    patterns: tuple[str, ...],
    chosen: list[tuple[Fraction, tuple[str, str]]],
    column: Column,
) -> Iterator[Ask]:
    for size, (unit, row) in chosen:
        gold = Gold((size,), "EUR" if column.is_money else "%", any_sign=True, names=(unit,), first_name=True)
        words = {"time": speaker.time(column) if column.is_money else "", "year": str(column.period.last.year)}
        for pattern in patterns:
            yield Ask(family, fill(pattern, speaker.noun(row), speaker.owner(unit), words), gold)
