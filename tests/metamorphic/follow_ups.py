"""Questions that lean on the one before: another unit, row, time or column."""

from collections.abc import Iterator
from random import Random

from store.figures import Basis
from store.periods import Period
from tests.metamorphic.figures import Cell, Column, Grid
from tests.metamorphic.forms import ROWS, unit_names
from tests.metamorphic.judging import Ask, Gold
from tests.metamorphic.lookups import fill
from tests.metamorphic.times import times_of

_FIRST = "Paljonko {gen} {nom} {past} {time}?"
_NOWHERE = (
    "Entä kirjastossa?",
    "Entäs museolla?",
    "Entä vuonna 2019?",
    "Entä vuoden 2031 talousarviossa?",
    "Entä Lahdessa?",
    "Entäs Rovaniemellä?",
    "Entä maaliskuussa?",
    "Entä ennuste?",
    "Entä asukasta kohti?",
    "Entä henkilötyövuosina?",
    "Entä vuokrat?",
    "Entä matkakulut?",
    "Entä energiakulut?",
    "Entä teknisessä toimessa?",
    "Montako lasta siellä on?",
    "Paljonko siitä meni siivoukseen?",
    "Paljonko siitä oli opettajien palkkoja?",
    "Onko se liikaa?",
    "Paljonko se on ensi vuonna?",
    "Mitä mieltä olet siitä?",
    "Paljonko se on naapurikunnassa?",
)


def follow_ups(grid: Grid, report: Period, seed: int, per_cell: int) -> Iterator[Ask]:
    """Yield follow-up questions on cells of amounts."""
    chance = Random(seed)  # noqa: S311 - picks what comes next
    for cell in grid.all_cells():
        if cell.row not in ROWS or not cell.column.is_money:
            continue
        for _ in range(per_cell):
            yield from _next(grid, report, cell, chance)


def _next(grid: Grid, report: Period, cell: Cell, chance: Random) -> Iterator[Ask]:
    owner = unit_names(cell.unit).name
    first = fill(_FIRST, ROWS[cell.row].name, owner, times_of(cell.column, report).formal[0], cell.column)

    def ask(family: str, text: str, unit: str, row: str, *columns: Column) -> Iterator[Ask]:
        values = [value for value in (grid.value(unit, row, column) for column in columns) if value is not None]
        if values:
            yield Ask(family, text, Gold(tuple(values)), (first,))

    unit = chance.choice([unit for unit in grid.units if unit != cell.unit])
    names = unit_names(unit)
    pattern = chance.choice(("Entä {ine}?", "Entäs {ade}?", "Entä {gen}?", "ja {ine}?"))
    text = fill(pattern, ROWS[cell.row].name, chance.choice((names.name, *names.everyday)), "", cell.column)
    yield from ask("follow-up: unit", text, unit, cell.row, cell.column)
    other_rows = [row for row in grid.rows(cell.unit) if row != cell.row and row in ROWS]
    if other_rows:
        row = chance.choice(other_rows)
        noun = chance.choice((ROWS[row].name, *ROWS[row].everyday))
        yield from ask("follow-up: row", f"Entä {noun.nom}?", cell.unit, row, cell.column)
    column = chance.choice([column for column in grid.money_columns() if column != cell.column])
    time = chance.choice(times_of(column, report).formal)
    bare = f"vuonna {column.period.last.year}" in time
    meant = (column, *_also_meant(cell.column, column)) if bare else (column,)
    yield from ask("follow-up: time", f"Entä {time}?", cell.unit, cell.row, *meant)
    units = " ".join(grid.units).casefold()
    nowhere = [text for text in _NOWHERE if text.split()[-1][:5] not in units]
    yield Ask("follow-up: near miss", chance.choice(nowhere), Gold(), (first,))
    absent = [name for name in ROWS if name not in grid.rows(cell.unit)]
    if absent:
        yield Ask("follow-up: row not there", f"Entä {ROWS[chance.choice(absent)].name.nom}?", Gold(), (first,))
    yield from _lasting(grid, report, cell, chance)
    if cell.column.basis == Basis.ACTUAL.name:
        earlier = Column(cell.column.basis, _year_before(cell.column.period))
        if earlier in grid.columns:
            text = chance.choice(("Entä vuotta aiemmin?", "Entä edellisvuonna samaan aikaan?", "entä vuosi sitten?"))
            yield from ask("follow-up: year before", text, cell.unit, cell.row, earlier)


def _year_before(period: Period) -> Period:
    return Period.months(period.last.year - 1, period.first.month, period.last.month)


def _lasting(grid: Grid, report: Period, cell: Cell, chance: Random) -> Iterator[Ask]:
    """Yield third questions: two things changed one after the other, and the first must still hold."""
    unit = chance.choice([unit for unit in grid.units if unit != cell.unit])
    column = chance.choice([column for column in grid.money_columns() if column != cell.column])
    value, owner = grid.value(unit, cell.row, column), unit_names(unit).name
    if value is None or f"vuonna {column.period.last.year}" in times_of(column, report).formal[0]:
        return
    first = fill(
        _FIRST, ROWS[cell.row].name, unit_names(cell.unit).name, times_of(cell.column, report).formal[0], cell.column
    )
    steps = (f"Entä {owner.ine}?", f"Entä {times_of(column, report).formal[0]}?")
    if chance.choice((True, False)):
        steps = steps[::-1]
    yield Ask("follow-up: third question", steps[1], Gold((value,)), (first, steps[0]))


def _also_meant(before: Column, column: Column) -> tuple[Column, ...]:
    """Return what a bare year may also mean: the same part of that year, or the same budget."""
    year = column.period.last.year
    if before.period.last.year == year:
        return (before,) if before.period.is_year else ()
    if before.period.is_year:
        return ()
    return (Column(before.basis, Period.months(year, before.period.first.month, before.period.last.month)),)
