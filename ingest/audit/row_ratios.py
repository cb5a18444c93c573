"""Key figures that a table computes from its own rows: ``Vuosikate/Poistot, %``, ``Vuosikate, €/asukas``."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from ingest.audit.findings import CheckKind
from ingest.audit.grids import Grid, GridRow, plain_label
from ingest.audit.relations import Cell, Relation, Term
from ingest.audit.row_labels import is_cost
from store.figures import Basis
from store.units import Dimension, Unit

_SLASHED = re.compile(r"(?P<above>[^/,%€]+)/(?P<below>[^/,%€]+?)(?:\s*[-,]?\s*(?:%|suhde|prosent\w*).*)?")
_PER_RESIDENT = re.compile(r"(?P<above>[^/,€(]+?)[\s,(]*(?:€|euroa|eur)\s*/\s*as(?:ukas|\.)?\)?")
_RESIDENTS = re.compile(r"asukas(?:määrä|luku)|väkiluku|väestö\w*")
_AMOUNTS = (Basis.ACTUAL, Basis.BUDGET, Basis.AMENDED_BUDGET, Basis.FORECAST, Basis.PLAN)
_SHORTEST = 5
_HUNDRED = Decimal(100)


def row_ratios(grid: Grid) -> list[Relation]:
    """Return the key figures that a table's own rows give, where they do in at least half of the columns."""
    relations: list[Relation] = []
    for row in grid.rows:
        best: list[Relation] = []
        for above, below, less in _operands(grid, row):
            columns = [at for at, column in enumerate(grid.columns) if column.basis in _AMOUNTS]
            found = [relation for at in columns if (relation := _relation(row, above, below, less, at)) is not None]
            telling = sum(bool(relation.result.value) for relation in found)
            if _holding(found) > _holding(best) and 2 * _holding(found) >= telling:
                best = found
        relations += best
    return relations


def _holding(relations: Sequence[Relation]) -> int:
    return sum(relation.holds() and bool(relation.result.value) for relation in relations)


def _operands(grid: Grid, row: GridRow) -> Iterable[tuple[GridRow, GridRow, GridRow | None]]:
    """Give the rows that a key figure's name names: above and below the line, and one to take off the latter."""
    name = plain_label(row.label)
    per_resident = _PER_RESIDENT.fullmatch(name)
    slashed = _SLASHED.fullmatch(name)
    if per_resident:
        residents = next((other for other in grid.rows if _RESIDENTS.match(plain_label(other.label))), None)
        above = _row_named(grid, per_resident["above"])
        if residents is not None and above is not None:
            yield above, residents, None
    elif slashed:
        above, below = _row_named(grid, slashed["above"]), _row_named(grid, slashed["below"])
        if above is not None and below is not None and row not in (above, below):
            yield above, below, None
            own_work = next((other for other in grid.rows if "omaan käyttöön" in plain_label(other.label)), None)
            if own_work is not None:
                yield above, below, own_work


def _row_named(grid: Grid, name: str) -> GridRow | None:
    """Return the row with a name, else the first that begins with it."""
    wanted = plain_label(name)
    rows = [row for row in grid.rows if "%" not in row.label and "/" not in row.label]
    whole = next((row for row in rows if plain_label(row.label) == wanted), None)
    if whole is not None or len(wanted) < _SHORTEST:
        return whole
    return next((row for row in rows if plain_label(row.label).startswith(wanted)), None)


def _relation(row: GridRow, above: GridRow, below: GridRow, less: GridRow | None, at: int) -> Relation | None:
    """Return a key figure in one column; None where a cell is missing or the units do not go together."""
    result, top, bottom = row.cells[at], above.cells[at], below.cells[at]
    if result is None or top is None or bottom is None or not top.value or not bottom.value:
        return None
    is_share = result.unit.dimension is Dimension.SHARE and top.unit is bottom.unit
    is_each = result.unit is Unit.EURO_PER_RESIDENT and top.unit.dimension is Dimension.MONEY
    if not (is_share or is_each):
        return None
    taken = less.cells[at] if less is not None else None
    divisor = [Term(bottom, _sign(top, bottom) if is_share else 1)]
    if taken is not None and taken.unit is bottom.unit:
        divisor.append(Term(taken, -1))
    formula = f"{top.label} / {_below(divisor)}" + (" × 100" if is_share else "")
    factor = _HUNDRED if is_share else Decimal(1)
    return Relation(CheckKind.ROW_RATIO, result, (Term(top),), formula, tuple(divisor), factor)


def _sign(top: Cell, bottom: Cell) -> int:
    """Return -1 where costs are printed as negative numbers: a share of them has the sign of what is above them."""
    return -1 if bottom.value < 0 and not is_cost(top.label) else 1


def _below(divisor: Sequence[Term]) -> str:
    text = divisor[0].cell.label
    return f"({text} − {divisor[1].cell.label})" if len(divisor) > 1 else text
