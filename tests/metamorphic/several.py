"""Families of questions that ask for two figures at once, for yes or no, or that correct themselves."""

from collections.abc import Iterator
from fractions import Fraction

from tests.metamorphic.figures import Column
from tests.metamorphic.forms import ROWS, Nature
from tests.metamorphic.judging import Ask, Gold
from tests.metamorphic.speech import COSTS, INCOME, Speaker, fill, second
from tests.metamorphic.times import times_of

_TWO_ROWS = (
    "Paljonko {gen} {nom} ja {nom2} olivat {time}?",
    "Mitkä olivat {gen} {nom} ja {nom2} {time}?",
    "{unit}: {nom} ja {nom2} {time}?",
)
_TWO_UNITS = (
    "Paljonko {gen} ja {gen2} {nom} {past} {time}?",
    "{unit} ja {unit2}: {nom} {time}?",
    "Mitkä {past} {nom} {ine} ja {ine2} {time}?",
)
_TWO_TIMES = (
    "Paljonko {gen} {nom} {past} {time} ja {time2}?",
    "{unit}: {nom} {time} ja {time2}?",
)
_MORE_THAN = (
    "Olivatko {gen} {nom} yli {limit} euroa {time}?",
    "Ylittivätkö {gen} {nom} {limit} euroa {time}?",
)
_NOT_BUDGET = (
    "Paljonko {gen} {nom} olivat {time}, siis toteuma eikä talousarvio?",
    "{unit} {nom} {time}, toteuma ei budjetti",
)
_ROUND = 100_000


def several(speaker: Speaker) -> Iterator[Ask]:
    """Yield the questions on several figures, limits and corrections."""
    for unit in speaker.grid.units:
        for column in speaker.grid.money_columns():
            yield from _two_rows(speaker, unit, column)
            for row in speaker.rows(unit):
                yield from _limits(speaker, unit, row, column)
        yield from _two_times(speaker, unit)
    for one, other in speaker.grid.side_by_side():
        for column in speaker.grid.money_columns():
            yield from _two_units(speaker, one, other, column)


def _two_rows(speaker: Speaker, unit: str, column: Column) -> Iterator[Ask]:
    rows = speaker.rows(unit)
    for one, other in zip(rows[::2], rows[1::2], strict=False):
        values = (speaker.amount(unit, one, column), speaker.amount(unit, other, column))
        if values[0] is None or values[1] is None:
            continue
        words = {"nom2": speaker.noun(other).nom, "time": speaker.time(column)}
        for pattern in speaker.pick(_TWO_ROWS, 1):
            text = fill(pattern, speaker.noun(one), speaker.owner(unit), words)
            yield Ask("two rows at once", text, Gold(told=(values[0], values[1])))


def _two_units(speaker: Speaker, one: str, other: str, column: Column) -> Iterator[Ask]:
    for row in (COSTS, INCOME):
        first, last = speaker.amount(one, row, column), speaker.amount(other, row, column)
        if first is None or last is None:
            continue
        words = {**second(speaker.owner(other)), "time": speaker.time(column)}
        for pattern in speaker.pick(_TWO_UNITS):
            text = fill(pattern, speaker.noun(row), speaker.owner(one), words)
            yield Ask("two units at once", text, Gold(told=(first, last)))


def _two_times(speaker: Speaker, unit: str) -> Iterator[Ask]:
    for row in speaker.rows(unit):
        for earlier, later in speaker.grid.comparable():
            first, last = speaker.amount(unit, row, earlier), speaker.amount(unit, row, later)
            if first is None or last is None:
                continue
            words = {"time": speaker.time(earlier), "time2": speaker.time(later)}
            for pattern in speaker.pick(_TWO_TIMES, 1):
                text = fill(pattern, speaker.noun(row), speaker.owner(unit), words)
                yield Ask("two times at once", text, Gold(told=(first, last)))


def _limits(speaker: Speaker, unit: str, row: str, column: Column) -> Iterator[Ask]:
    value = speaker.amount(unit, row, column)
    if value is None or ROWS[row].nature is Nature.RESULT or abs(value) < 2 * _ROUND:
        return
    below = speaker.chance.choice((True, False))
    limit = abs(value) // _ROUND * _ROUND + (0 if below else _ROUND)
    words = {"time": speaker.time(column), "limit": f"{limit:,}".replace(",", " ")}
    for pattern in speaker.pick(_MORE_THAN, 1):
        text = fill(pattern, speaker.noun(row), speaker.owner(unit), words)
        begins = "kyllä" if below else "ei"
        yield Ask("over a limit", text, Gold(told=(value,), begins=begins))
    if column == speaker.half:
        words["time"] = times_of(column, speaker.report).formal[0]
        for pattern in _NOT_BUDGET:
            text = fill(pattern, speaker.noun(row), speaker.owner(unit), words)
            yield Ask("not the budget", text, Gold((Fraction(value),)))
