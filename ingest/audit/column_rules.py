"""Rules across a table: what its columns owe each other row by row, told by their heads and borne out by the rows.

Reports differ in which budget they compare with, which way round they take a difference, and how they print the sign
of a share; the variant that most rows follow is the table's own.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import permutations

from ingest.audit.findings import CheckKind
from ingest.audit.grids import Grid, GridColumn, GridRow
from ingest.audit.relations import Cell, Relation, Term
from ingest.audit.row_labels import is_cost
from ingest.identities import is_total
from store.figures import Basis
from store.units import Dimension

_FEWEST_RATES = 2
_HUNDRED = Decimal(100)
_PLANS = (Basis.AMENDED_BUDGET, Basis.BUDGET, Basis.FORECAST)
_OUTCOMES = (Basis.ACTUAL, Basis.FORECAST)
_COMPARED = (Basis.ACTUAL, Basis.FORECAST, Basis.BUDGET, Basis.AMENDED_BUDGET)


@dataclass(frozen=True, slots=True)
class _Rule:
    """A rule for one column: which columns (indices) it is computed from, and how."""

    kind: CheckKind
    result: int
    terms: tuple[tuple[int, int], ...]
    divisor: int | None = None
    offset: int = 0
    sign: int = 1
    of_size: bool = False


def column_relations(grid: Grid) -> list[Relation]:
    """Return the rules that a table's columns follow, one relation for each row with the numbers."""
    relations: list[Relation] = []
    for at, column in enumerate(grid.columns):
        relations += _best(grid, list(_measure_rules(grid, at)))
        match column.basis:
            case Basis.REMAINING | Basis.DEVIATION:
                found = _best(grid, list(_budget_rules(grid, at)))
            case Basis.REALISATION:
                found = _best(grid, list(_share_rules(grid, at)))
            case Basis.CHANGE:
                found = _best(grid, list(_change_rules(grid, at)))
            case Basis.CHANGE_RATE:
                found = _best(grid, list(_rate_rules(grid, at))) or _rates_of_changes(grid, at)
            case Basis.AMENDED_BUDGET:
                found = _best(grid, list(_amended_rules(grid, at)))
            case _:
                found = []
        relations += found
    return relations


def _with(grid: Grid, bases: Sequence[Basis], result: int, *, any_year: bool = False) -> list[int]:
    """Return the columns of some bases with the result's measure (and year), in the order of the bases."""
    like = grid.columns[result]
    return [
        at
        for basis in bases
        for at, column in enumerate(grid.columns)
        if column.basis is basis
        and column.measure == like.measure
        and (any_year or column.period.last.year == like.period.last.year)
    ]


def _measure_rules(grid: Grid, result: int) -> Iterable[_Rule]:
    """Give the ways in which a column of a total measure (``Netto``) is two others of the same time and basis."""
    column = grid.columns[result]
    if column.measure is None or not is_total(column.measure.casefold()):
        return
    like = [
        at
        for at, other in enumerate(grid.columns)
        if at != result and (other.basis, other.period) == (column.basis, column.period)
    ]
    for first, second in permutations(like, 2):
        if first < second:
            yield _Rule(CheckKind.COLUMN_SUM, result, ((first, 1), (second, 1)))
        yield _Rule(CheckKind.COLUMN_SUM, result, ((first, 1), (second, -1)))


def _budget_rules(grid: Grid, result: int) -> Iterable[_Rule]:
    """Give the ways to compare a plan with what came of it, in the result's year; another year's where it has none."""
    kind = CheckKind.COLUMN_DIFFERENCE
    for plan in _with(grid, _PLANS, result):
        for outcome in _with(grid, _OUTCOMES, result):
            if plan != outcome and result not in (plan, outcome):
                yield _Rule(kind, result, ((plan, 1), (outcome, -1)))
                yield _Rule(kind, result, ((outcome, 1), (plan, -1)))
                yield _Rule(CheckKind.CHANGE_RATE, result, ((outcome, 1),), plan, 100)


def _share_rules(grid: Grid, result: int) -> Iterable[_Rule]:
    for plan in _with(grid, _PLANS, result):
        for outcome in _with(grid, _OUTCOMES, result):
            if plan != outcome:
                yield _Rule(CheckKind.PERCENTAGE, result, ((outcome, 1),), plan)
                yield _Rule(CheckKind.PERCENTAGE, result, ((outcome, 1),), plan, sign=-1)


def _change_rules(grid: Grid, result: int) -> Iterable[_Rule]:
    for later, earlier in _pairs(grid, result):
        yield _Rule(CheckKind.COLUMN_DIFFERENCE, result, ((later, 1), (earlier, -1)))
    for later, earlier in _pairs(grid, result):
        yield _Rule(CheckKind.COLUMN_DIFFERENCE, result, ((earlier, 1), (later, -1)))


def _rate_rules(grid: Grid, result: int) -> Iterable[_Rule]:
    for later, earlier in _pairs(grid, result):
        yield _Rule(CheckKind.CHANGE_RATE, result, ((later, 1),), earlier, 100)
        yield _Rule(CheckKind.CHANGE_RATE, result, ((later, 1),), earlier, 100, -1)
        yield _Rule(CheckKind.CHANGE_RATE, result, ((later, 1),), earlier, 100, of_size=True)


def _rates_of_changes(grid: Grid, result: int) -> list[Relation]:
    """Return the rates of the changes that the table itself tells in euros, where no row's percent agrees with them."""
    changes = _with(grid, [Basis.CHANGE], result, any_year=True)
    if len(changes) != 1:
        return []
    told = _best(grid, list(_change_rules(grid, changes[0])))
    if not told or _failing(told):
        return []
    columns = [grid.columns.index(_column_of(grid, term.cell)) for term in told[0].terms]
    later, earlier = (at for _, at in sorted(zip((-term.weight for term in told[0].terms), columns, strict=True)))
    rule = _Rule(CheckKind.CHANGE_RATE, result, ((later, 1),), earlier, 100)
    found = [relation for row in grid.rows if (relation := _relation(row, rule)) is not None]
    return [replace(relation, is_certain=True) for relation in found if len(found) >= _FEWEST_RATES]


def _column_of(grid: Grid, cell: Cell) -> GridColumn:
    """Return the column that a cell stands in."""
    row = next(row for row in grid.rows if cell in row.cells)
    return grid.columns[row.cells.index(cell)]


def _pairs(grid: Grid, result: int) -> list[tuple[int, int]]:
    """Return the pairs of columns that may be compared, the later one first; like periods and neighbours go first."""
    columns = grid.columns
    found = [
        (later, earlier)
        for later, earlier in permutations(_with(grid, _COMPARED, result, any_year=True), 2)
        if columns[later].period.last.year > columns[earlier].period.last.year
        or (columns[later].period == columns[earlier].period and columns[later].basis is not columns[earlier].basis)
    ]
    return sorted(
        found,
        key=lambda pair: (
            not columns[pair[0]].period.same_part_of_year(columns[pair[1]].period),
            columns[pair[0]].basis is not columns[pair[1]].basis,
            abs(pair[0] - pair[1]),
        ),
    )


def _amended_rules(grid: Grid, result: int) -> Iterable[_Rule]:
    changes = _with(grid, [Basis.BUDGET_CHANGE], result)
    for first in _with(grid, [Basis.BUDGET], result):
        if changes:
            yield _Rule(CheckKind.COLUMN_SUM, result, ((first, 1), *((at, 1) for at in changes)))
        for one in changes if len(changes) > 1 else []:
            yield _Rule(CheckKind.COLUMN_SUM, result, ((first, 1), (one, 1)))


def _best(grid: Grid, rules: list[_Rule]) -> list[Relation]:
    """Return the relations of the rule that the rows follow; of costs and income apart where they differ in it."""
    rows = [row for row in grid.rows if any(row.cells)]
    whole = _followed(rows, rules)
    if whole is not None and not _fails_often(whole):
        return whole
    costs = [row for row in rows if is_cost(row.label)]
    others = [row for row in rows if not is_cost(row.label)]
    if costs and others:
        parted = [_followed(part, rules) for part in (costs, others)]
        both = [relation for found in parted for relation in found or ()]
        if _failing(both) < _failing(whole or ()) and len(both) >= len(whole or ()):
            return both
    return whole or []


def _followed(rows: Sequence[GridRow], rules: Sequence[_Rule]) -> list[Relation] | None:
    """Return the relations of the rule that holds in most rows; None where none holds in as many as it fails in."""
    best: list[Relation] | None = None
    most = 0
    for rule in rules:
        relations = [relation for row in rows if (relation := _relation(row, rule)) is not None]
        telling = [relation for relation in relations if relation.result.value]
        holding = sum(relation.holds() for relation in telling)
        failing = len(telling) - holding
        if holding > max(most, failing - 1) or (holding and best is None and holding >= failing):
            best, most = relations, holding
    return best


def _failing(relations: Sequence[Relation]) -> int:
    return sum(not relation.holds() for relation in relations)


def _fails_often(relations: Sequence[Relation]) -> bool:
    """Whether a rule fails in so many rows that part of them may follow another."""
    return _failing(relations) * 4 > len(relations)


def _relation(row: GridRow, rule: _Rule) -> Relation | None:
    """Return a rule for one row; None where a cell is blank or in another unit, or a share has nothing to be of."""
    result = row.cells[rule.result]
    terms = [(row.cells[at], weight) for at, weight in rule.terms]
    if result is None:
        return None
    below = row.cells[rule.divisor] if rule.divisor is not None else None
    sign = -rule.sign if rule.of_size and below is not None and below.value < 0 else rule.sign
    filled = [Term(cell, weight * sign) for cell, weight in terms if cell is not None]
    if len(filled) < len(terms):
        return None
    is_share = result.unit.dimension in (Dimension.SHARE, Dimension.PERCENTAGE_POINT)
    if rule.divisor is None:
        same = all(term.cell.unit is result.unit for term in filled)
        return Relation(rule.kind, result, tuple(filled), _formula(filled)) if same else None
    if not is_share or below is None or not below.value or below.unit is not filled[0].cell.unit:
        return None
    offset = Decimal(rule.offset * sign)
    return Relation(
        rule.kind,
        result,
        tuple(filled),
        _share_formula(filled[0].cell, below, is_change=bool(rule.offset)),
        (Term(below),),
        _HUNDRED,
        offset,
    )


def _formula(terms: Sequence[Term]) -> str:
    names = [f"{'−' if term.weight < 0 else '+'} {term.cell.place.column}" for term in terms]
    return " ".join(names).removeprefix("+ ")


def _share_formula(above: Cell, below: Cell, *, is_change: bool) -> str:
    """Return a share or a rate of change in words."""
    top, bottom = above.place.column, below.place.column
    return f"({top} − {bottom}) / {bottom} × 100" if is_change else f"{top} / {bottom} × 100"
