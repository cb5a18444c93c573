"""Sums down a table: which row is the sum of which others, discovered from the rows' names and numbers.

A run of rows beside a row counts as its parts when the sum holds in so many columns, with so many digits, that chance
is out of the question; a name that tells a total needs less. Parts are taken in before the wholes that they go into.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from ingest.audit.findings import CheckKind
from ingest.audit.grids import Grid, GridRow
from ingest.audit.relations import Relation, Term
from ingest.audit.row_labels import is_balance_total
from ingest.audit.sum_trials import NAMED_TOTAL_BITS, Sum, Trials, Tried
from store.units import Dimension

_LONGEST_RUN = 24
_NATURAL = 0
_MANY_ROWS = 400  # in a longer list only rows with a total's name are tried as totals
_MOST_WEAK = 12
_RUNNING_BITS = 12
_MOST_NAMED = 6
_NO_SUMS = (Dimension.SHARE, Dimension.PERCENTAGE_POINT, Dimension.RATIO, Dimension.MONEY_PER_RESIDENT)


def row_sums(grid: Grid) -> list[Relation]:
    """Return the sums of rows that a table follows, one relation for each column with numbers."""
    dimensions = dict.fromkeys(cell.unit.dimension for cell in grid.cells)
    return [
        relation
        for dimension in dimensions
        if dimension not in _NO_SUMS
        for found in _Search(grid, dimension).sums()
        for relation in _relations(grid, found, dimension)
    ]


def _rank(tried: Tried) -> tuple[int, float, int]:
    """Return how a sum that never fails compares with others: signs as the names have them go first."""
    return -tried.found.flips, tried.bits, -tried.found.total


def _failing_rank(tried: Tried) -> tuple[int, int, float, int]:
    """Return how a sum that fails somewhere compares with others: an inner one goes first."""
    return tried.holding - tried.failing, -len(tried.found.parts), tried.bits, -tried.found.total


class _Search:
    """The search for sums among the rows of one dimension of a table."""

    def __init__(self, grid: Grid, dimension: Dimension) -> None:
        self._trials = Trials(grid, dimension)
        rows, bits = self._trials.all, self._trials.bits
        self._likely = rows if len(rows) <= _MANY_ROWS else [row for row in rows if bits[row]]
        self._wholes: dict[int, int] = {}
        self._found: list[Sum] = []
        self._rows_of: dict[int, list[frozenset[int]]] = {}
        self._sides = frozenset(index for index in self._trials.all if is_balance_total(grid.rows[index].label))

    def sums(self) -> list[Sum]:
        """Return the sums, inner ones first."""
        while batch := self._whole_sums() or self._failing_sum():
            for found in batch:
                self._take(found)
        return [*self._found, *self._passed_over()]

    def _take(self, found: Sum) -> None:
        """Keep a sum; its parts are in the total from now on."""
        taken = {part for part, _ in found.parts}
        self._found.append(found)
        self._trials.items = [item for item in self._trials.items if item not in taken]
        self._trials.totals.add(found.total)
        self._wholes |= dict.fromkeys(taken, found.total)
        rows = frozenset({found.total, *taken})
        for row in rows:
            self._rows_of.setdefault(row, []).append(rows)

    def _whole_sums(self, holding: int | None = None) -> list[Sum]:
        """Return the shortest sums that never fail (and have a row among their parts), best first, none in another's.

        Longer runs than are tried one by one come after them, a lone part last.
        """
        for length in (*range(2, min(len(self._trials.items), _LONGEST_RUN) + 1), _NATURAL, 1):
            whole = [
                tried
                for tried in self._tried(length)
                if not tried.failing
                and self._trials.is_told(tried)
                and (holding is None or holding in (part for part, _ in tried.found.parts))
            ]
            if whole:
                return self._apart(sorted(whole, key=_rank, reverse=True))
        return []

    def _apart(self, ranked: Sequence[Tried]) -> list[Sum]:
        """Return the sums, widened, that have no row in common with a better one."""
        best: list[Sum] = []
        used: set[int] = set()
        for tried in ranked:
            if used.isdisjoint({tried.found.total, *(part for part, _ in tried.found.parts)}):
                found = self._widened(tried.found)
                rows = {found.total, *(part for part, _ in found.parts)}
                if used.isdisjoint(rows):
                    best.append(found)
                    used |= rows
        return best

    def _failing_sum(self) -> list[Sum]:
        """Return the sum that fails least among those that hold in part.

        One with too little to speak for it counts where, its parts taken in, a greater sum holds throughout.
        """
        lengths = (*range(1, min(len(self._trials.items), _LONGEST_RUN) + 1), _NATURAL)
        failing = [tried for length in lengths for tried in self._tried(length) if tried.failing]
        told = [tried for tried in failing if self._trials.is_told(tried)]
        if told:
            return [self._widened(max(told, key=_failing_rank).found)]
        weak = [tried for tried in failing if tried.is_weak]
        for tried in sorted(weak, key=lambda tried: (-tried.bits, tried.found.total))[:_MOST_WEAK]:
            items = self._trials.items
            taken = {part for part, _ in tried.found.parts}
            self._trials.items = [item for item in items if item not in taken]
            greater = self._whole_sums(tried.found.total)
            self._trials.items = items
            if greater:
                return [self._widened(tried.found)]
        return []

    def _tried(self, length: int) -> Iterable[Tried]:
        """Give every run of rows right above or below a row, with the signs that suit best."""
        items = self._trials.items
        for total in self._likely:
            above, below = bisect_left(items, total), bisect_right(items, total)
            runs = (items[max(above - length, 0) : above], items[below : below + length])
            for run in self._natural_runs(total, above) if length == _NATURAL else runs:
                if len(run) >= max(length, 1) and self._is_open(total, run):
                    yield from self._trials.with_signs(total, run)

    def _natural_runs(self, total: int, above: int) -> Iterable[list[int]]:
        """Give the long runs above a named total: all rows since the total before, and all rows."""
        if self._trials.bits[total] < NAMED_TOTAL_BITS or above <= _LONGEST_RUN:
            return
        items = self._trials.items
        named = [at for at in range(above) if self._trials.bits[items[at]] >= NAMED_TOTAL_BITS]
        if named and above - named[-1] - 1 > _LONGEST_RUN:
            yield items[named[-1] + 1 : above]
        yield items[:above]

    def _is_open(self, total: int, run: Sequence[int]) -> bool:
        """Whether a run may be the parts of a row: none closes a table, none holds the row, and it is not known."""
        closes = len(run) > 1 and not self._sides.isdisjoint(run)
        return not closes and not self._is_in(total, run) and not self._is_known(total, run)

    def _passed_over(self) -> list[Sum]:
        """Return the sums of rows with a total's name whose parts went into a greater sum past them."""
        late: list[Sum] = []
        for total in self._trials.all:
            if total in self._trials.totals or self._trials.bits[total] < NAMED_TOTAL_BITS:
                continue
            runs = [run for run in self._sibling_runs(total) if self._is_open(total, run)]
            tried = [one for run in runs for one in self._trials.with_signs(total, run)]
            told = [one for one in tried if one.holding and self._trials.is_told(one) and len(one.found.parts) > 1]
            if told:
                late.append(max(told, key=_failing_rank).found)
        return late

    def _sibling_runs(self, total: int) -> Iterable[list[int]]:
        """Give the runs of rows below and above a row, each taken for its own parts."""
        rows = self._trials.all
        for side in ([row for row in rows if row > total], [row for row in reversed(rows) if row < total]):
            run: list[int] = []
            for row in side:
                if self._is_in(row, run) or row in self._sides:
                    continue
                run.append(row)
                if len(run) > _LONGEST_RUN:
                    break
                yield sorted(run)

    def _is_in(self, row: int, run: Sequence[int]) -> bool:
        """Whether a row went into one of the rows of a run."""
        whole = self._wholes.get(row)
        while whole is not None:
            if whole in run:
                return True
            whole = self._wholes.get(whole)
        return False

    def _is_known(self, total: int, run: Sequence[int]) -> bool:
        """Whether a total and all of a run are in one sum already."""
        return any(rows.issuperset(run) for rows in self._rows_of.get(total, ()))

    def _widened(self, found: Sum) -> Sum:
        """Return a sum with the rows of zeros beside its parts: they are parts too."""
        trials, items = self._trials, self._trials.items
        first, last = (bisect_left(items, found.parts[end][0]) for end in (0, -1))
        is_above = items[last] < found.total
        more: list[tuple[int, int]] = []
        if not (is_above and trials.bits[items[first]] >= _RUNNING_BITS):
            at, step = (first - 1, -1) if is_above else (last + 1, 1)
            while 0 <= at < len(items) and items[at] != found.total and self._is_zero_part(items[at], found):
                more.append((items[at], trials.signs[items[at]] * trials.signs[found.total]))
                at += step
        return Sum(found.total, tuple(sorted((*found.parts, *more))), found.flips, is_certain=trials.is_margin(found))

    def _is_zero_part(self, item: int, found: Sum) -> bool:
        """Whether a row holds only zeros and belongs with a sum's parts."""
        trials = self._trials
        if not trials.is_blank(item):
            return False
        if trials.bits[item] >= NAMED_TOTAL_BITS:
            return trials.is_margin(Sum(found.total, tuple(sorted((*found.parts, (item, 1))))))
        return trials.rows[item].group in {trials.rows[part].group for part, _ in found.parts}


def _relations(grid: Grid, found: Sum, dimension: Dimension) -> list[Relation]:
    """Return a sum as relations, one for each column that has a total and a part of the sum's dimension."""
    rows = grid.rows
    formula = formula_of([(rows[part], weight) for part, weight in found.parts])
    relations: list[Relation] = []
    for at in range(len(grid.columns)):
        total = rows[found.total].cells[at]
        cells = [(cell, weight) for part, weight in found.parts if (cell := rows[part].cells[at]) is not None]
        terms = tuple(Term(cell, weight) for cell, weight in cells if total and cell.unit is total.unit)
        if total is not None and total.unit.dimension is dimension and terms and grid.is_summable(at):
            relations.append(Relation(CheckKind.ROW_SUM, total, terms, formula, is_certain=found.is_certain))
    return relations


def formula_of(parts: Sequence[tuple[GridRow, int]]) -> str:
    """Return a sum in words: the names of its parts with their signs, at most six of them."""
    names = [f"{'−' if weight < 0 else '+'} {row.label}" for row, weight in parts[:_MOST_NAMED]]
    text = " ".join(names).removeprefix("+ ")
    return text if len(parts) <= _MOST_NAMED else f"{text} + … (yhteensä {len(parts)} riviä)"
