"""Sums over tables: the tables of a board's units against the board's, and those of all boards against the whole."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import log2

from ingest.audit.findings import CheckKind
from ingest.audit.grids import Grid, GridRow
from ingest.audit.relations import Relation, Term
from ingest.audit.same_figures import canonical
from store.figures import Basis
from store.periods import Period
from store.units import Dimension

_ENOUGH_BITS = 30
_FEWEST_HOLDING = 2
_HOLDING_PER_FAILING = 3
_MOST_PARTS = 40
_Cell = tuple[str, int]


@dataclass(frozen=True, slots=True)
class _Fit:
    """How well a set of tables sums up to another: cells that agree and not, and how much they tell."""

    parts: tuple[int, ...]
    holding: int
    failing: int
    bits: float


class _Whole:
    """A table that others may be the parts of."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.rows = rows_by_name(grid)

    def fit(self, grids: Sequence[Grid], numbers: Sequence[int]) -> Iterable[_Fit]:
        """Give how well each beginning of a run of tables sums up to this one."""
        shared = dict.fromkeys(self.rows)
        sums: dict[_Cell, tuple[Decimal, Decimal, int]] = {}
        for count, number in enumerate(numbers, start=1):
            rows = rows_by_name(grids[number])
            shared = {name: None for name in shared if name in rows}
            if not shared:
                return
            for name in shared:
                for at, cell in enumerate(rows[name].cells):
                    if cell is not None and cell.unit.dimension in (Dimension.MONEY, Dimension.COUNT):
                        value, slack, filled = sums.get((name, at), (Decimal(0), Decimal(0), 0))
                        sums[name, at] = (value + cell.value, slack + cell.half, filled + bool(cell.value))
            if count > 1:
                yield self._judged(tuple(numbers[:count]), {key: sums[key] for key in sums if key[0] in shared})

    def _judged(self, parts: tuple[int, ...], sums: dict[_Cell, tuple[Decimal, Decimal, int]]) -> _Fit:
        seen: dict[tuple[Decimal, Decimal], tuple[bool, float]] = {}
        for (name, at), (value, slack, filled) in sums.items():
            total = self.rows[name].cells[at]
            if total is None or not self.grid.is_summable(at) or not (total.value or value):
                continue
            room = slack + total.half
            holds = abs(total.value - value) <= room
            weight = log2(float(abs(total.value) / (2 * room + total.step)) + 1) / (1 if filled > 1 else 4)
            seen[total.value, value] = (holds, weight)
        bits = [weight for holds, weight in seen.values() if holds]
        return _Fit(parts, len(bits), len(seen) - len(bits), sum(bits))


def unit_sums(grids: Sequence[Grid]) -> list[Relation]:
    """Return the sums over one document's tables, the parts before the wholes that they go into."""
    relations: list[Relation] = []
    taken: set[int] = set()
    for number in reversed(range(len(grids))):
        alike = [at for at in range(len(grids)) if at != number and _is_alike(grids[number], grids[at])]
        fits = [fit for run in _runs(grids, number, alike, taken) for fit in _Whole(grids[number]).fit(grids, run)]
        good = [fit for fit in fits if _is_good(fit)]
        if good:
            best = max(good, key=lambda fit: (fit.holding - _HOLDING_PER_FAILING * fit.failing, -len(fit.parts)))
            taken |= set(best.parts)
            relations += _relations(grids, number, sorted(best.parts))
    return relations


def _is_good(fit: _Fit) -> bool:
    return (
        fit.bits >= _ENOUGH_BITS
        and fit.holding >= _FEWEST_HOLDING
        and fit.holding >= _HOLDING_PER_FAILING * fit.failing
    )


def rows_by_name(grid: Grid) -> dict[str, GridRow]:
    """Return a table's rows by name, without names that come twice."""
    names = [canonical(row.label) for row in grid.rows]
    return {name: row for name, row in zip(names, grid.rows, strict=True) if names.count(name) == 1}


def _is_alike(one: Grid, other: Grid) -> bool:
    """Whether two tables have the same columns, for two organisations of one document."""
    return (
        one.document == other.document
        and one.organisation != other.organisation
        and _meaning(one) == _meaning(other)
        and not (one.has_unit_rows or other.has_unit_rows)
        and len(rows_by_name(one).keys() & rows_by_name(other).keys()) > 1
    )


def _meaning(grid: Grid) -> list[tuple[Basis, Period]]:
    return [(column.basis, column.period) for column in grid.columns]


def _runs(grids: Sequence[Grid], whole: int, alike: Sequence[int], taken: set[int]) -> Iterable[list[int]]:
    """Give the runs of tables that may be the parts: those after the whole, those before it, those of one heading."""
    free = [at for at in alike if at not in taken]
    yield [at for at in free if at > whole][:_MOST_PARTS]
    yield [at for at in reversed(free) if at < whole][:_MOST_PARTS]
    headings = dict.fromkeys(grids[at].section for at in alike)
    for heading in headings:
        run = [at for at in alike if grids[at].section == heading]
        organisations = {grids[at].organisation for at in run}
        if heading is not None and heading != grids[whole].section and len(organisations) == len(run) > 1:
            yield run[:_MOST_PARTS]


def _relations(grids: Sequence[Grid], whole: int, parts: Sequence[int]) -> list[Relation]:
    """Return the sums over tables cell by cell."""
    names = rows_by_name(grids[whole])
    tables = [rows_by_name(grids[part]) for part in parts]
    formula = " + ".join(grids[part].organisation for part in parts[:4])
    if len(parts) > 4:  # noqa: PLR2004 - more names than a line takes
        formula += f" + … (yhteensä {len(parts)} yksikköä)"
    relations: list[Relation] = []
    for name, row in names.items():
        if not all(name in table for table in tables):
            continue
        for at, total in enumerate(row.cells):
            cells = [table[name].cells[at] for table in tables]
            terms = tuple(Term(cell) for cell in cells if cell is not None and total and cell.unit is total.unit)
            if total is not None and terms and grids[whole].is_summable(at):
                relations.append(Relation(CheckKind.UNIT_SUM, total, terms, formula))
    return relations
