"""What closes: the two sides of a balance sheet, and a year's closing stock with the next one's opening stock."""

import re
from collections.abc import Iterable, Sequence

from ingest.audit.findings import CheckKind
from ingest.audit.grids import Grid, GridRow, plain_label
from ingest.audit.relations import Cell, Relation, Term

_STEM = 6
_ASSETS = re.compile(r"vastaavaa(?: yhteensä)?")
_LIABILITIES = re.compile(r"vastattavaa(?: yhteensä)?")
_OPENING = re.compile(r"(?P<stock>.+?) (?:0?1\.0?1\.?|vuoden alussa|tilikauden alussa)")
_CLOSING = re.compile(r"(?P<stock>.+?) (?:31\.12\.?|vuoden lopussa|tilikauden lopussa)")


def balances(grids: Sequence[Grid]) -> list[Relation]:
    """Return the balance of one document's balance sheets, and the ties of opening to closing stocks."""
    relations = list(_sides(grids))
    for grid in grids:
        relations += _stocks(grid)
    return relations


def _sides(grids: Sequence[Grid]) -> Iterable[Relation]:
    """Give that the liabilities equal the assets of the same day and organisation."""
    assets: list[Cell] = []
    for grid in grids:
        for row in grid.rows:
            name = plain_label(row.label)
            cells = [cell for cell in row.cells if cell is not None]
            if _ASSETS.fullmatch(name):
                assets += cells
            elif _LIABILITIES.fullmatch(name):
                for cell in cells:
                    match = next((one for one in reversed(assets) if _is_same_day(one, cell)), None)
                    if match is not None:
                        yield Relation(CheckKind.BALANCE, cell, (Term(match),), match.label, is_certain=True)


def _is_same_day(one: Cell, other: Cell) -> bool:
    return (one.organisation, one.period, one.basis, one.unit) == (
        other.organisation,
        other.period,
        other.basis,
        other.unit,
    )


def _stocks(grid: Grid) -> Iterable[Relation]:
    """Give that each year opens with what the year before closed with."""
    closing = {match["stock"]: row for row in grid.rows if (match := _CLOSING.fullmatch(plain_label(row.label)))}
    for row in grid.rows:
        match = _OPENING.fullmatch(plain_label(row.label))
        closed = closing.get(match["stock"]) if match else None
        if match and closed is not None:
            yield from _year_by_year(grid, row, closed)
            yield from _changes(grid, row, closed, match["stock"])


def _changes(grid: Grid, opening: GridRow, closing: GridRow, stock: str) -> Iterable[Relation]:
    """Give that the change of a stock (``Rahavarojen muutos``) is what it closed with less what it opened with."""
    for row in grid.rows:
        name = plain_label(row.label)
        if not (name.endswith(("muutos", "muutokset")) and name[:_STEM] == stock[:_STEM]):
            continue
        for change, last, first in zip(row.cells, closing.cells, opening.cells, strict=True):
            if change is not None and last is not None and first is not None and change.unit is last.unit:
                formula = f"{last.label} − {first.label}"
                terms = (Term(last), Term(first, -1))
                yield Relation(CheckKind.OPENING, change, terms, formula, is_certain=True)


def _year_by_year(grid: Grid, opening: GridRow, closing: GridRow) -> Iterable[Relation]:
    for at, column in enumerate(grid.columns):
        for before, other in enumerate(grid.columns):
            is_next = column.period.last.year == other.period.last.year + 1 and column.basis is other.basis
            first, last = opening.cells[at], closing.cells[before]
            if is_next and first is not None and last is not None and first.unit is last.unit:
                formula = f"{last.label} ({other.label})"
                yield Relation(CheckKind.OPENING, first, (Term(last),), formula, is_certain=True)
