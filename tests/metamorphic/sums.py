"""Families of questions on sums of rows and units, means of a month, and two units' realisation together."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from tests.metamorphic.figures import Column
from tests.metamorphic.judging import HUNDRED, Ask, Gold
from tests.metamorphic.speech import COSTS, INCOME, Speaker, fill, second

_UNITS = (
    "Paljonko {gen} ja {gen2} {nom} {past} yhteensä {time}?",
    "Laske yhteen {gen} ja {gen2} {nom} {time}.",
    "{unit} + {unit2} {nom} {time} yhteensä?",
    "Paljonko {nom} {past} yhteensä {ine} ja {ine2} {time}?",
    "Mikä oli {gen} ja {gen2} {gen_row} summa {time}?",
    "paljonks {gen} ja {gen2} {nom} tekee yhteensä {time}",
)
_ROWS = (
    "Paljonko {gen} {nom} ja {nom2} olivat yhteensä {time}?",
    "Laske yhteen {gen} {nom} ja {nom2} {time}.",
    "{unit}: {nom} + {nom2} yhteensä {time}?",
    "Mikä oli {gen} {gen_row} ja {gen_row2} summa {time}?",
    "Paljonko {ade} oli {par} ja {par2} yhteensä {time}?",
)
_MEAN = (
    "Paljonko {gen} {nom} {past} keskimäärin kuukaudessa {time}?",
    "Mikä oli {gen} {gen_row} keskiarvo kuukautta kohti {time}?",
    "{unit} {nom} keskimäärin kuussa {time}?",
    "paljonks {gen} {nom} oli keskimäärin kuussa {time}",
    "Paljonko {gen} {nom} {past} per kuukausi {time}?",
    "Kuinka paljon {gen} {nom} {past} kuukautta kohden keskimäärin {time}?",
)
_JOINT = (
    "Montako prosenttia TA {year}:n {ela} {gen} ja {gen2} osalta on yhteensä käytetty kesäkuun loppuun mennessä?",
    "Mikä on {gen} ja {gen2} yhteenlaskettu {gen_row} toteumaprosentti {year}?",
    "Montako prosenttia {year} talousarvion {ela} {unit} ja {unit2} ovat yhteensä käyttäneet?",
    "{unit} + {unit2} {nom} tot-% yhteensä {year}?",
)


def sums(speaker: Speaker) -> Iterator[Ask]:
    """Yield the questions on sums and means."""
    for unit in speaker.grid.units:
        for column in speaker.grid.money_columns():
            for total in (COSTS, INCOME):
                for one, other in combinations(speaker.rows_in(unit, total), 2):
                    yield from _of_rows(speaker, unit, one, other, column)
            for row in speaker.rows(unit):
                yield from _mean(speaker, unit, row, column)
    for one, other in speaker.grid.side_by_side():
        for row in (row for row in speaker.rows(one) if row in speaker.rows(other)):
            for column in speaker.grid.money_columns():
                yield from _of_units(speaker, one, other, row, column)
            yield from _joint(speaker, one, other, row)


def _of_rows(speaker: Speaker, unit: str, one: str, other: str, column: Column) -> Iterator[Ask]:
    first, last = speaker.amount(unit, one, column), speaker.amount(unit, other, column)
    if first is None or last is None:
        return
    noun, more = speaker.noun(one), speaker.noun(other)
    words = {"time": speaker.time(column), "nom2": more.nom, "gen_row2": more.gen, "par2": more.par}
    for pattern in speaker.pick(_ROWS, 1):
        yield Ask("sum of two rows", fill(pattern, noun, speaker.owner(unit), words), Gold((first + last,)))


def _mean(speaker: Speaker, unit: str, row: str, column: Column) -> Iterator[Ask]:
    value = speaker.amount(unit, row, column)
    if value is None:
        return
    gold = Gold((value / column.period.month_count,), any_sign=True)
    for pattern in speaker.pick(_MEAN, 1):
        text = fill(pattern, speaker.noun(row), speaker.owner(unit), {"time": speaker.time(column)})
        yield Ask("mean of a month", text, gold)


def _of_units(speaker: Speaker, one: str, other: str, row: str, column: Column) -> Iterator[Ask]:
    first, last = speaker.amount(one, row, column), speaker.amount(other, row, column)
    if first is None or last is None:
        return
    words = {**second(speaker.owner(other)), "time": speaker.time(column)}
    for pattern in speaker.pick(_UNITS):
        text = fill(pattern, speaker.noun(row), speaker.owner(one), words)
        yield Ask("sum of two units", text, Gold((first + last,)))


def _joint(speaker: Speaker, one: str, other: str, row: str) -> Iterator[Ask]:
    spent = [speaker.amount(unit, row, speaker.half) for unit in (one, other)]
    planned = [speaker.amount(unit, row, speaker.budget) for unit in (one, other)]
    if speaker.budget is None or any(value is None for value in (*spent, *planned)):
        return
    total = sum((value or Fraction(0) for value in planned), Fraction(0))
    used = sum((value or Fraction(0) for value in spent), Fraction(0))
    gold = Gold((used / total * HUNDRED,) if total else (), "%")
    words = {**second(speaker.owner(other)), "year": str(speaker.budget.period.last.year)}
    for pattern in speaker.pick(_JOINT):
        text = fill(pattern, speaker.noun(row), speaker.owner(one), words)
        yield Ask("realisation of two units", text, gold)
