"""Trying sums of rows: how a sum fares in the columns of a table, and how much speaks for it.

What speaks for a sum is counted in bits: the digits that a holding sum fixes, the name of the total, the place of the
parts, less the signs that had to be chosen.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations
from math import comb, log2

from ingest.audit.grids import Grid
from ingest.audit.near_misses import is_near_miss
from ingest.audit.relations import Cell
from ingest.audit.row_labels import is_cost, is_inside, is_operating, is_operating_margin, total_bits
from ingest.identities import is_known_part
from store.units import Dimension

NAMED_TOTAL_BITS = 10
_ENOUGH_BITS = 20
_WEAK_BITS = 7
_ONE_PART_BITS = 4
_GROUP_BITS, _START_BITS = 6, 3
_SIGNED_RUN = 12
_MOST_FLIPS = 2
_LARGE_ENOUGH = 100


@dataclass(frozen=True, slots=True)
class Sum:
    """A row that is the sum of others (indices), each with its weight; ``flips`` are signs against the names."""

    total: int
    parts: tuple[tuple[int, int], ...]
    flips: int = 0
    is_certain: bool = False


@dataclass(frozen=True, slots=True)
class Tried:
    """How a sum fares: columns in which it holds and fails, and how much speaks for it."""

    found: Sum
    holding: int
    failing: int
    bits: float

    @property
    def is_weak(self) -> bool:
        """Whether it holds often enough to be a sum, were there more to speak for it."""
        is_plain = not self.found.flips and len(self.found.parts) > 1
        return is_plain and 0 < self.failing <= self.holding and self.bits >= _WEAK_BITS


class Trials:
    """The rows of one dimension of a table, to try sums among; ``items`` are those in no total yet, in order."""

    def __init__(self, grid: Grid, dimension: Dimension) -> None:
        """Take the rows that have amounts of the dimension; those that tell a part of another row stay out."""
        self.rows = grid.rows
        self._columns = [at for at in range(len(grid.columns)) if grid.is_summable(at)]
        self._cells = {
            index: tuple(_only(row.cells[at], dimension) for at in self._columns) for index, row in enumerate(grid.rows)
        }
        self.all = [
            index for index, cells in self._cells.items() if any(cells) and not is_inside(grid.rows[index].label)
        ]
        self.items = list(self.all)
        self.totals: set[int] = set()
        self.bits = {index: total_bits(grid.rows[index]) for index in self.all}
        self._scale = max((_decimals(cell) for cells in self._cells.values() for cell in cells if cell), default=0)
        self._numbers = {index: tuple(map(self._number, cells)) for index, cells in self._cells.items()}
        self.signs = self._row_signs()
        self._known: dict[Sum, Tried] = {}

    def _number(self, cell: Cell | None) -> tuple[int, int, int] | None:
        """Return a cell's value, half and step as whole numbers of the finest digit in the table."""
        if cell is None:
            return None
        value, half, step = (int(number.scaleb(self._scale)) for number in (cell.value, cell.half, cell.step))
        return value, half, step

    def with_signs(self, total: int, run: Sequence[int]) -> Iterable[Tried]:
        """Give a sum of a run of rows with the signs that their names tell, without them, and with a few turned."""
        signs = [self.signs[part] * self.signs[total] for part in run]
        named = self._try(Sum(total, tuple(zip(run, signs, strict=True))))
        yield named
        if any(sign < 0 for sign in signs):
            yield self._try(Sum(total, tuple((part, 1) for part in run)))
        is_signed = self._has_positive_costs and self.bits[total] >= NAMED_TOTAL_BITS
        if named.holding or not is_signed or not 1 < len(run) <= _SIGNED_RUN or len(self._columns) < 2:  # noqa: PLR2004 - one may be chance
            return
        for flips in range(1, _MOST_FLIPS + 1):
            for flipped in combinations(range(len(run)), flips):
                turned = [-sign if at in flipped else sign for at, sign in enumerate(signs)]
                tried = self._try(Sum(total, tuple(zip(run, turned, strict=True)), flips))
                if tried.holding > 1 and not tried.failing:
                    yield tried

    def _try(self, found: Sum) -> Tried:
        """Return how a sum fares, its numbers as known from before, its place among the rows as it is now."""
        if found not in self._known:
            self._known[found] = self._fare(found)
        tried = self._known[found]
        frame = self._frame_bits(found) if tried.holding else 0
        return replace(tried, bits=tried.bits + frame) if frame else tried

    def _fare(self, found: Sum) -> Tried:
        """Return how a sum fares in the columns; those with the same numbers count once."""
        columns: dict[tuple[int, ...], tuple[bool, float]] = {}
        for at, total in enumerate(self._numbers[found.total]):
            numbers = [(number, weight) for part, weight in found.parts if (number := self._numbers[part][at])]
            if total is None or not numbers:
                continue
            values = (total[0], *(number[0] for number, _ in numbers))
            if not any(values):
                continue
            slack = total[1] + sum(number[1] for number, _ in numbers)
            gap = total[0] - sum(weight * number[0] for number, weight in numbers)
            weight = log2(max(map(abs, values[1:])) / (2 * slack + total[2]) + 1)
            is_sum = sum(1 for value in values[1:] if value) > 1 or len(found.parts) == 1
            columns.setdefault(values, (abs(gap) <= slack, weight if is_sum else weight / 4))
        holding = [bits for holds, bits in columns.values() if holds]
        cost = log2(comb(len(found.parts), found.flips)) + 1 if found.flips else 0.0
        return Tried(found, len(holding), len(columns) - len(holding), sum(holding) + self.bits[found.total] - cost)

    def _frame_bits(self, found: Sum) -> int:
        """Return how much the place of the parts speaks for them: all of a group, all since the last total."""
        parts = [part for part, _ in found.parts]
        groups = {self.rows[part].group for part in parts}
        outside = [item for item in self.items if item not in parts and item != found.total]
        if len(groups) == 1 and groups != {None} and not any(self.rows[item].group in groups for item in outside):
            return _GROUP_BITS
        return _START_BITS if max(parts) < found.total and parts[0] == self.items[0] else 0

    def is_told(self, tried: Tried) -> bool:
        """Whether enough speaks for a sum."""
        found = tried.found
        if len(found.parts) == 1:
            return not tried.failing and tried.bits >= _ENOUGH_BITS and self._may_repeat(found.total, found.parts[0][0])
        if self.is_margin(found) or (tried.holding and self._is_named(found)):
            return True
        if tried.holding and tried.holding >= tried.failing:
            return tried.bits >= _ENOUGH_BITS
        return self._is_near(tried) or self._is_out_of_place(tried)

    def _may_repeat(self, total: int, part: int) -> bool:
        """Whether a row may be the sum of a single other one: its name tells a total, or the other is one."""
        return total not in self.totals and (self.bits[total] >= _ONE_PART_BITS or part in self.totals)

    def _is_named(self, found: Sum) -> bool:
        """Whether the parts are, by their names and all of them, what the accounts put below a total of that name."""
        total = self.rows[found.total].label
        parts = [part for part, _ in found.parts]
        after = next((item for item in self.items if item > max(parts)), None)
        is_more = after is not None and is_known_part(total, self.rows[after].label)
        all_known = all(is_known_part(total, self.rows[part].label) for part in parts)
        return all_known and not is_more and parts[0] > found.total

    def is_margin(self, found: Sum) -> bool:
        """Whether a sum is the operating margin of the income and the costs right above it."""
        rows = [self.rows[part] for part, _ in found.parts]
        ends = is_operating(rows[0], "tu(?:otot|lot)") and is_operating(rows[-1], "(?:kulut|menot)")
        between = all("omaan käyttöön" in row.label.casefold() for row in rows[1:-1])
        return is_operating_margin(self.rows[found.total]) and ends and between and max(found.parts)[0] < found.total

    def _is_near(self, tried: Tried) -> bool:
        """Whether the one column of a named total fails by what a slip of the pen makes."""
        found = tried.found
        if tried.holding or tried.failing != 1 or found.flips or len(found.parts) < 2:  # noqa: PLR2004 - one is no sum
            return False
        if self.bits[found.total] < NAMED_TOTAL_BITS or not self._frame_bits(found):
            return False
        at = next(at for at, cell in enumerate(self._cells[found.total]) if cell is not None)
        total = self._cells[found.total][at]
        parts = [(cell, weight) for part, weight in found.parts if (cell := self._cells[part][at]) is not None]
        if total is None or max((abs(cell.value) for cell, _ in parts), default=Decimal(0)) < _LARGE_ENOUGH:
            return False
        gap = total.value - sum((weight * cell.value for cell, weight in parts), Decimal(0))
        return is_near_miss(gap, total, [cell for cell, _ in parts])

    def _is_out_of_place(self, tried: Tried) -> bool:
        """Whether a named total fails only where one row's cells are missing, or hold what belongs to another column.

        So it is where a row was misread: its cells were lost, or stand one column too far.
        """
        found = tried.found
        if found.flips or len(found.parts) < 2 or self.bits[found.total] < NAMED_TOTAL_BITS:  # noqa: PLR2004 - no sum
            return False
        is_borne_out = tried.holding > 0 and tried.bits >= _ENOUGH_BITS
        before = bisect_left(self.items, found.parts[0][0])
        is_framed = self._frame_bits(found) or (before and self.items[before - 1] in self.totals)
        rows = [found.total, *(part for part, _ in found.parts)] if is_framed else []
        return any(self._explains(row, found, is_borne_out=is_borne_out) for row in rows)

    def _explains(self, row: int, found: Sum, *, is_borne_out: bool) -> bool:
        """Whether a sum would hold where it fails, had one row its own cells of other columns, or those it lacks.

        Cells that it lacks explain something only in a sum that is borne out by other columns; one whose own is
        nowhere in the row may stand beside each that has its own elsewhere.
        """
        moved = lost = unexplained = 0
        for at, total in enumerate(self._numbers[found.total]):
            numbers = {part: number for part, _ in found.parts if (number := self._numbers[part][at])}
            if total is None or not numbers:
                continue
            others = sum(weight * numbers[part][0] for part, weight in found.parts if part in numbers and part != row)
            weight = dict(found.parts).get(row, -1)
            wanted = others if row == found.total else weight * (total[0] - others)
            slack = total[1] + sum(number[1] for number in numbers.values())
            own = self._numbers[row][at]
            if abs(wanted - (own[0] if own else 0)) <= slack:
                continue
            elsewhere = [number for other, number in enumerate(self._numbers[row]) if number and other != at]
            if any(abs(wanted - value) <= slack and abs(value) >= _LARGE_ENOUGH * step for value, _, step in elsewhere):
                moved += 1
            elif own is None and is_borne_out:
                lost += 1
            else:
                unexplained += 1
        return unexplained <= moved and moved + lost > 0

    def is_blank(self, item: int) -> bool:
        """Whether a row holds no number but zero."""
        return not any(cell is not None and cell.value for cell in self._cells[item])

    def _row_signs(self) -> dict[int, int]:
        """Return -1 for each row of costs that is printed positive, 1 for the others."""
        costs = [item for item in self.items if is_cost(self.rows[item].label)]
        above = sum(cell.value > 0 for item in costs for cell in self._cells[item] if cell)
        below = sum(cell.value < 0 for item in costs for cell in self._cells[item] if cell)
        signs = dict.fromkeys(self.items, 1)
        self._has_positive_costs = above > below
        for item in costs:
            values = [cell.value for cell in self._cells[item] if cell and cell.value]
            is_negative = len(values) > 1 and all(value < 0 for value in values)
            signs[item] = -1 if above > below and not is_negative else 1
        return signs


def _only(cell: Cell | None, dimension: Dimension) -> Cell | None:
    return cell if cell is not None and cell.unit.dimension is dimension else None


def _decimals(cell: Cell) -> int:
    """Return how many decimals a cell's numbers take in base units."""
    return max(-int(number.normalize().as_tuple().exponent) for number in (cell.value, cell.half, cell.step))
