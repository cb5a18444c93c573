"""The same figure in two tables or documents: two tables that share many figures must share them all."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from math import log2

from ingest.audit.findings import CheckKind
from ingest.audit.grids import Grid, plain_label
from ingest.audit.intervals import Interval
from ingest.audit.relations import Cell, Relation, Term
from ingest.audit.row_labels import is_cost
from store.figures import Basis
from store.periods import Period
from store.units import Unit

_ENOUGH_BITS = 16
_POWERS = (3, 6)
_FEWEST_ALIKE = 2
_ALIKE_PER_OTHER = 3
_FIXED = (Basis.ACTUAL, Basis.BUDGET)
_NAMES = (
    (re.compile(r"tilikauden (?:yli-? ?/ ?-?alijäämä|ylijäämä.*|alijäämä)"), "tilikauden ylijäämä"),
    (re.compile(r"toimintakate(?:/jäämä)?"), "toimintakate"),
    (re.compile(r"(.*(?:lainojen|saamisten) (?:lisäy|vähenny))(?:s|kset)"), r"\1s"),
)
_Key = tuple[str, str, str, Period, Basis, Unit]


@dataclass(frozen=True, slots=True, eq=False)
class _Met:
    """A figure that two tables have: its cell in each."""

    name: str
    first: Cell
    second: Cell


def same_figures(grids: Sequence[Grid]) -> list[Relation]:
    """Return that a figure of one table equals that of another, for tables that are bound to share it."""
    by_key: dict[_Key, list[tuple[int, Cell]]] = defaultdict(list)
    for number, grid in enumerate(grids):
        for key, cell in _keyed(grid):
            by_key[key].append((number, cell))
    by_pair: dict[tuple[int, int], list[_Met]] = defaultdict(list)
    for key, found in by_key.items():
        for at, (one, first) in enumerate(found):
            for other, second in found[at + 1 :]:
                if one != other and _is_comparable(grids[one], grids[other], key[4]):
                    by_pair[one, other].append(_Met(key[2], first, second))
    return [relation for pair in sorted(by_pair) for relation in _shared(by_pair[pair])]


@lru_cache(maxsize=8192)
def canonical(label: str) -> str:
    """Return a row's name as other tables may have it too."""
    name = plain_label(label)
    for pattern, plain in _NAMES:
        match = pattern.fullmatch(name)
        if match:
            return match.expand(plain)
    return name


def _keyed(grid: Grid) -> Iterable[tuple[_Key, Cell]]:
    """Give the cells of a table by what they tell; rows whose name comes twice tell nothing alone."""
    rows = Counter(canonical(row.label) for row in grid.rows)
    heads = Counter((column.basis, column.period, column.measure) for column in grid.columns)
    town = (grid.municipality or "").casefold()
    for row in grid.rows:
        for column, cell in zip(grid.columns, row.cells, strict=True):
            is_one = rows[canonical(row.label)] == 1 and heads[column.basis, column.period, column.measure] == 1
            if cell is not None and is_one:
                owner = (cell.organisation or "").casefold()
                yield (town, owner, canonical(cell.label), column.period, column.basis, cell.unit), cell


def _is_comparable(one: Grid, other: Grid, basis: Basis) -> bool:
    """Whether two tables may be expected to agree: over two documents only in what does not change with time."""
    return one.document == other.document or (basis in _FIXED and one.municipality is not None)


def _shared(met: Sequence[_Met]) -> list[Relation]:
    """Return the relations of two tables where they agree in so much that they tell of the same thing."""
    relations: list[Relation] = []
    names = dict.fromkeys(one.name for one in met)
    for name in names:
        row = [one for one in met if one.name == name]
        relations += _of_row(name, row)
    telling = {
        (relation.result.value, relation.result.period): relation for relation in relations if relation.result.value
    }
    alike = [relation for relation in telling.values() if relation.holds() or is_scaled(relation)]
    failing = len(telling) - len(alike)
    bits = sum(log2(float(abs(relation.result.value) / _slack(relation)) + 1) for relation in alike)
    is_same = len(alike) >= max(_FEWEST_ALIKE, _ALIKE_PER_OTHER * failing) and bits >= _ENOUGH_BITS
    return relations if is_same else []


def is_scaled(relation: Relation) -> bool:
    """Whether a failing relation ties two figures that are the same but for their unit, as 1 000 is to 1."""
    if relation.kind is not CheckKind.SAME_FIGURE or relation.holds():
        return False
    sizes = [Interval.around(abs(cell.value), cell.half) for cell in relation.cells]
    return any(
        one.times(Decimal(10) ** power).meets(other) for one, other in (sizes, reversed(sizes)) for power in _POWERS
    )


def _of_row(name: str, row: Sequence[_Met]) -> list[Relation]:
    """Return the relations of one row of two tables; costs may be positive in one and negative in the other."""
    plain = [_relation(one, 1) for one in row]
    turned = [_relation(one, -1) for one in row]
    alike = sum(relation.holds() and bool(relation.result.value) for relation in plain)
    opposite = sum(relation.holds() and bool(relation.result.value) for relation in turned)
    if opposite > alike and (is_cost(name) or opposite > 1):
        return turned
    return plain


def _relation(met: _Met, sign: int) -> Relation:
    """Return that two cells are equal: the one printed coarser is held to the finer."""
    coarse, fine = (met.first, met.second) if met.first.step > met.second.step else (met.second, met.first)
    return same_figure(coarse, fine, sign)


def same_figure(cell: Cell, other: Cell, sign: int) -> Relation:
    """Return that a cell tells the figure of another one, which stands elsewhere."""
    place = other.place
    where = place.table or place.section or place.document
    page = f", s. {place.page}" if place.page is not None else ""
    document = f" ({place.document})" if place.document != cell.place.document else ""
    formula = f"{'−' if sign < 0 else ''}{other.label}: {where}{page}{document}"
    return Relation(CheckKind.SAME_FIGURE, cell, (Term(other, sign),), formula)


def _slack(relation: Relation) -> Decimal:
    return relation.result.step + relation.terms[0].cell.step
