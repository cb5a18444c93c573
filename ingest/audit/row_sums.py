"""Sums down a table: which row is the sum of which others, discovered from the rows' names and numbers.

A run of rows beside a row counts as its parts when the sum holds in so many columns, with so many digits, that chance
is out of the question; a name that tells a total needs less. Parts are taken in before the wholes that they go into.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from math import comb, log2

from ingest.audit.findings import CheckKind
from ingest.audit.grids import Grid, GridRow
from ingest.audit.near_misses import is_near_miss
from ingest.audit.relations import Cell, Relation, Term
from ingest.audit.row_labels import is_balance_total, is_cost, is_inside, is_operating, is_operating_margin, total_bits
from ingest.identities import is_known_part
from store.units import Dimension

_ENOUGH_BITS = 20
_WEAK_BITS = 7
_MOST_WEAK = 12
_RUNNING_BITS = 12
_LONGEST_RUN = 24
_SIGNED_RUN = 12
_MOST_FLIPS = 2
_ONE_PART_BITS = 4
_NAMED_TOTAL_BITS = 10
_LARGE_ENOUGH = 100
_MOST_NAMED = 6


@dataclass(frozen=True, slots=True)
class Sum:
    """A row that is the sum of others (indices), each with its weight; ``flips`` are signs against the names."""

    total: int
    parts: tuple[tuple[int, int], ...]
    flips: int = 0
    is_certain: bool = False


@dataclass(frozen=True, slots=True)
class _Tried:
    """How a sum fares: columns in which it holds and fails, and how much speaks for it."""

    found: Sum
    holding: int
    failing: int
    bits: float


def row_sums(grid: Grid) -> list[Relation]:
    """Return the sums of rows that a table follows, one relation for each column with numbers."""
    relations: list[Relation] = []
    for dimension in dict.fromkeys(cell.unit.dimension for cell in grid.cells):
        if dimension in (Dimension.SHARE, Dimension.PERCENTAGE_POINT, Dimension.RATIO, Dimension.MONEY_PER_RESIDENT):
            continue
        for found in _Search(grid, dimension).sums():
            relations += _relations(grid, found)
    return relations


def _rank(tried: _Tried) -> tuple[int, float, int]:
    """Return how a sum that never fails compares with others: signs as the names have them go first."""
    return -tried.found.flips, tried.bits, -tried.found.total


def _failing_rank(tried: _Tried) -> tuple[int, int, float, int]:
    """Return how a sum that fails somewhere compares with others: an inner one goes first."""
    return tried.holding - tried.failing, -len(tried.found.parts), tried.bits, -tried.found.total


class _Search:
    """The search for sums among the rows of one dimension of a table."""

    def __init__(self, grid: Grid, dimension: Dimension) -> None:
        self._rows = grid.rows
        self._columns = [at for at in range(len(grid.columns)) if grid.is_summable(at)]
        self._cells = {
            index: tuple(_only(row.cells[at], dimension) for at in self._columns) for index, row in enumerate(grid.rows)
        }
        self._all = [
            index for index, cells in self._cells.items() if any(cells) and not is_inside(grid.rows[index].label)
        ]
        self._items = list(self._all)
        self._wholes: dict[int, int] = {}
        self._bits = {index: total_bits(grid.rows[index]) for index in self._all}
        self._signs = self._row_signs()
        self._found: list[Sum] = []

    def sums(self) -> list[Sum]:
        """Return the sums, inner ones first."""
        while (best := self._whole_sum() or self._failing_sum()) is not None:
            self._take(best)
        return [*self._found, *self._passed_over()]

    def _passed_over(self) -> list[Sum]:
        """Return the sums of rows with a total's name whose parts went into a greater sum past them."""
        totals = {found.total for found in self._found}
        late: list[Sum] = []
        for total in self._all:
            if total in totals or self._bits[total] < _NAMED_TOTAL_BITS:
                continue
            runs = [run for run in self._sibling_runs(total) if not self._is_in(total, run)]
            tried = [one for run in runs if not self._is_known(total, run) for one in self._with_signs(total, run)]
            told = [one for one in tried if one.holding and self._is_told(one) and len(one.found.parts) > 1]
            if told:
                late.append(max(told, key=_failing_rank).found)
        return late

    def _sibling_runs(self, total: int) -> Iterable[list[int]]:
        """Give the runs of rows below and above a row, each taken for its own parts."""
        for rows in (
            [item for item in self._all if item > total],
            [item for item in reversed(self._all) if item < total],
        ):
            run: list[int] = []
            for row in rows:
                if self._is_in(row, run) or self._is_known_total(row):
                    continue
                run.append(row)
                if len(run) > _LONGEST_RUN:
                    break
                yield sorted(run)

    def _is_known_total(self, row: int) -> bool:
        """Whether a row closes a side of a balance sheet, and so goes into nothing."""
        return is_balance_total(self._rows[row].label)

    def _take(self, found: Sum) -> None:
        """Keep a sum; its parts are in the total from now on."""
        taken = {part for part, _ in found.parts}
        self._found.append(found)
        self._items = [item for item in self._items if item not in taken]
        self._wholes |= dict.fromkeys(taken, found.total)

    def _whole_sum(self, holding: int | None = None) -> Sum | None:
        """Return the shortest sum that never fails (and has a row among its parts), a lone part last."""
        for length in (*range(2, min(len(self._items), _LONGEST_RUN) + 1), 1):
            whole = [
                tried
                for tried in self._tried(length)
                if not tried.failing
                and self._is_told(tried)
                and (holding is None or holding in (part for part, _ in tried.found.parts))
            ]
            if whole:
                return self._widened(max(whole, key=_rank).found)
        return None

    def _failing_sum(self) -> Sum | None:
        """Return the sum that fails least among those that hold in part.

        One with too little to speak for it counts where, its parts taken in, a greater sum holds throughout.
        """
        lengths = range(1, min(len(self._items), _LONGEST_RUN) + 1)
        failing = [tried for length in lengths for tried in self._tried(length) if tried.failing]
        told = [tried for tried in failing if self._is_told(tried)]
        if told:
            best = max(told, key=_failing_rank)
            return self._widened(best.found)
        weak = [tried for tried in failing if self._is_weak(tried)]
        for tried in sorted(weak, key=lambda tried: (-tried.bits, tried.found.total))[:_MOST_WEAK]:
            items = self._items
            taken = {part for part, _ in tried.found.parts}
            self._items = [item for item in items if item not in taken]
            greater = self._whole_sum(tried.found.total)
            self._items = items
            if greater is not None:
                return self._widened(tried.found)
        return None

    @staticmethod
    def _is_weak(tried: _Tried) -> bool:
        """Whether a sum that fails somewhere holds often enough to be one, were there more to speak for it."""
        is_plain = not tried.found.flips and len(tried.found.parts) > 1
        return is_plain and 0 < tried.failing <= tried.holding and tried.bits >= _WEAK_BITS

    def _tried(self, length: int) -> Iterable[_Tried]:
        """Give every run of rows right above or below a row, with the signs that suit best."""
        for total in self._all:
            above = [item for item in self._items if item < total][-length:]
            below = [item for item in self._items if item > total][:length]
            for run in (above, below):
                closes = len(run) > 1 and any(map(self._is_known_total, run))
                if len(run) == length and not closes and not self._is_in(total, run) and not self._is_known(total, run):
                    yield from self._with_signs(total, run)

    def _is_in(self, row: int, run: Sequence[int]) -> bool:
        """Whether a row went into one of the rows of a run."""
        whole = self._wholes.get(row)
        while whole is not None:
            if whole in run:
                return True
            whole = self._wholes.get(whole)
        return False

    def _is_known(self, total: int, run: Sequence[int]) -> bool:
        """Whether a total and a part of a run are in one sum already."""
        for found in self._found:
            rows = {found.total, *(part for part, _ in found.parts)}
            if total in rows and len(rows.intersection(run)) == len(run):
                return True
        return False

    def _with_signs(self, total: int, run: Sequence[int]) -> Iterable[_Tried]:
        signs = [self._signs[part] * self._signs[total] for part in run]
        named = self._try(Sum(total, tuple(zip(run, signs, strict=True))))
        yield named
        if any(sign < 0 for sign in signs):
            yield self._try(Sum(total, tuple((part, 1) for part in run)))
        is_signed = self._has_positive_costs and self._bits[total] >= _NAMED_TOTAL_BITS
        if named.holding or not is_signed or not 1 < len(run) <= _SIGNED_RUN or len(self._columns) < 2:  # noqa: PLR2004 - one may be chance
            return
        for flips in range(1, _MOST_FLIPS + 1):
            for flipped in combinations(range(len(run)), flips):
                turned = [-sign if at in flipped else sign for at, sign in enumerate(signs)]
                tried = self._try(Sum(total, tuple(zip(run, turned, strict=True)), flips))
                if tried.holding > 1 and not tried.failing:
                    yield tried

    def _try(self, found: Sum) -> _Tried:
        """Return how a sum fares in the columns; those with the same numbers count once."""
        columns: dict[tuple[Decimal, ...], tuple[bool, float]] = {}
        for at in range(len(self._columns)):
            total = self._cells[found.total][at]
            parts = [(self._cells[part][at], weight) for part, weight in found.parts]
            known = [(cell, weight) for cell, weight in parts if cell is not None]
            values = (total.value if total else Decimal(0), *(cell.value for cell, _ in known))
            if total is None or not known or not any(values):
                continue
            slack = total.half + sum((cell.half for cell, _ in known), Decimal(0))
            gap = total.value - sum((weight * cell.value for cell, weight in known), Decimal(0))
            largest = max(abs(cell.value) for cell, _ in known)
            weight = log2(float(largest / (2 * slack + total.step)) + 1)
            is_sum = sum(1 for cell, _ in known if cell.value) > 1
            columns.setdefault(values, (abs(gap) <= slack, weight if is_sum or len(found.parts) == 1 else weight / 4))
        holding = [bits for holds, bits in columns.values() if holds]
        cost = sum(log2(comb(len(found.parts), flips)) + 1 for flips in (found.flips,)) if found.flips else 0.0
        bits = sum(holding) + self._bits[found.total] + self._frame_bits(found) - cost
        return _Tried(found, len(holding), len(columns) - len(holding), bits)

    def _frame_bits(self, found: Sum) -> int:
        """Return how much the place of the parts speaks for them: all of a group, all since the last total."""
        parts = [part for part, _ in found.parts]
        groups = {self._rows[part].group for part in parts}
        outside = [item for item in self._items if item not in parts and item != found.total]
        if len(groups) == 1 and groups != {None} and not any(self._rows[item].group in groups for item in outside):
            return 6
        return 3 if max(parts) < found.total and parts[0] == self._items[0] else 0

    def _is_told(self, tried: _Tried) -> bool:
        """Whether enough speaks for a sum."""
        found = tried.found
        if len(found.parts) == 1:
            return not tried.failing and tried.bits >= _ENOUGH_BITS and self._may_repeat(found.total, found.parts[0][0])
        if self._is_margin(found) or (tried.holding and self._is_named(found)):
            return True
        if tried.holding and tried.holding >= tried.failing:
            return tried.bits >= _ENOUGH_BITS
        return self._is_near(tried)

    def _may_repeat(self, total: int, part: int) -> bool:
        """Whether a row may be the sum of a single other one: its name tells a total, or the other is one."""
        totals = {found.total for found in self._found}
        return total not in totals and (self._bits[total] >= _ONE_PART_BITS or part in totals)

    def _is_named(self, found: Sum) -> bool:
        """Whether the parts are, by their names and all of them, what the accounts put below a total of that name."""
        total = self._rows[found.total].label
        parts = [part for part, _ in found.parts]
        after = next((item for item in self._items if item > max(parts)), None)
        is_more = after is not None and is_known_part(total, self._rows[after].label)
        all_known = all(is_known_part(total, self._rows[part].label) for part in parts)
        return all_known and not is_more and parts[0] > found.total

    def _is_margin(self, found: Sum) -> bool:
        """Whether a sum is the operating margin of the income and the costs right above it."""
        rows = [self._rows[part] for part, _ in found.parts]
        ends = is_operating(rows[0], "tu(?:otot|lot)") and is_operating(rows[-1], "(?:kulut|menot)")
        between = all("omaan käyttöön" in row.label.casefold() for row in rows[1:-1])
        return is_operating_margin(self._rows[found.total]) and ends and between and max(found.parts)[0] < found.total

    def _is_near(self, tried: _Tried) -> bool:
        """Whether the one column of a named total fails by what a slip of the pen makes."""
        found = tried.found
        if tried.holding or tried.failing != 1 or found.flips or len(found.parts) < 2:  # noqa: PLR2004 - one is no sum
            return False
        if self._bits[found.total] < _NAMED_TOTAL_BITS or not self._frame_bits(found):
            return False
        at = next(at for at, cell in enumerate(self._cells[found.total]) if cell is not None)
        total = self._cells[found.total][at]
        parts = [(cell, weight) for part, weight in found.parts if (cell := self._cells[part][at]) is not None]
        if total is None or max((abs(cell.value) for cell, _ in parts), default=Decimal(0)) < _LARGE_ENOUGH:
            return False
        gap = total.value - sum((weight * cell.value for cell, weight in parts), Decimal(0))
        return is_near_miss(gap, total, [cell for cell, _ in parts])

    def _widened(self, found: Sum) -> Sum:
        """Return a sum with the rows of zeros beside its parts: they are parts too."""
        items = self._items
        inside = sorted(items.index(part) for part, _ in found.parts)
        is_above = items[inside[-1]] < found.total
        if is_above and self._bits[items[inside[0]]] >= _RUNNING_BITS:
            return Sum(found.total, found.parts, found.flips, is_certain=self._is_margin(found))
        at, step = (inside[0] - 1, -1) if is_above else (inside[-1] + 1, 1)
        more: list[tuple[int, int]] = []
        while 0 <= at < len(items) and items[at] != found.total and self._is_blank(items[at], found):
            more.append((items[at], self._signs[items[at]] * self._signs[found.total]))
            at += step
        return Sum(found.total, tuple(sorted((*found.parts, *more))), found.flips, is_certain=self._is_margin(found))

    def _is_blank(self, item: int, found: Sum) -> bool:
        """Whether a row holds only zeros and belongs with a sum's parts."""
        if any(cell is not None and cell.value for cell in self._cells[item]) or self._bits[item] >= _NAMED_TOTAL_BITS:
            return self._is_margin(Sum(found.total, tuple(sorted((*found.parts, (item, 1)))))) and not any(
                cell is not None and cell.value for cell in self._cells[item]
            )
        groups = {self._rows[part].group for part, _ in found.parts}
        return self._rows[item].group in groups

    def _row_signs(self) -> dict[int, int]:
        """Return -1 for each row of costs that is printed positive, 1 for the others."""
        costs = [item for item in self._items if is_cost(self._rows[item].label)]
        above = sum(cell.value > 0 for item in costs for cell in self._cells[item] if cell)
        below = sum(cell.value < 0 for item in costs for cell in self._cells[item] if cell)
        signs = dict.fromkeys(self._items, 1)
        self._has_positive_costs = above > below
        for item in costs:
            values = [cell.value for cell in self._cells[item] if cell and cell.value]
            is_negative = len(values) > 1 and all(value < 0 for value in values)
            signs[item] = -1 if above > below and not is_negative else 1
        return signs


def _only(cell: Cell | None, dimension: Dimension) -> Cell | None:
    return cell if cell is not None and cell.unit.dimension is dimension else None


def _relations(grid: Grid, found: Sum) -> list[Relation]:
    """Return a sum as relations, one for each column that has a total and a part."""
    rows = grid.rows
    formula = formula_of([(rows[part], weight) for part, weight in found.parts])
    relations: list[Relation] = []
    for at in range(len(grid.columns)):
        total = rows[found.total].cells[at]
        cells = [(cell, weight) for part, weight in found.parts if (cell := rows[part].cells[at]) is not None]
        terms = tuple(Term(cell, weight) for cell, weight in cells if total and cell.unit is total.unit)
        if total is not None and terms and grid.is_summable(at):
            relations.append(Relation(CheckKind.ROW_SUM, total, terms, formula, is_certain=found.is_certain))
    return relations


def formula_of(parts: Sequence[tuple[GridRow, int]]) -> str:
    """Return a sum in words: the names of its parts with their signs, at most six of them."""
    names = [f"{'−' if weight < 0 else '+'} {row.label}" for row, weight in parts[:_MOST_NAMED]]
    text = " ".join(names).removeprefix("+ ")
    return text if len(parts) <= _MOST_NAMED else f"{text} + … (yhteensä {len(parts)} riviä)"
