"""Rows and columns of a table whose text was dumped cell after cell, without positions.

The dump goes through a row's cells in column order, a blank line after each paragraph; what a page break cuts off
follows after it, again in column order, before the next row. Each paragraph gets the column that makes the whole
sequence cheapest: costs come from what the columns hold (``Nature``), from how wide their lines are wrapped, and
from which cells reached down to the page's end.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

from ingest.record_columns import Role
from ingest.row_layout import Context, Nature, Piece
from ingest.widths import Bounds, common_bounds, misfit_percent

_SKIPPED_COLUMN = 2
_LEFT_OUT = 14
_PAGE_TURN = 1
_UNMARKED_TURN = 5
_TOO_WIDE = 8
_WRAPPED_EARLY = 5
_CLEAR_MISFIT_PERCENT = 8
_MERGED_PERCENT = 30
_NOT_CUT = 6
_SHORT_OF_END_LINES = 2
_DOUBT = 0
_ROUNDS = 4
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a piece stands: the row and column; ``doubtful`` where another column would do as well."""

    row: int
    column: int
    doubtful: bool = False


class _Move(Enum):
    """How the search goes on to a piece."""

    ON = "on in the row"
    TURN = "on in the row, on the next page"
    ROW = "to a new row"
    PAST = "past a piece that is no part of the table"


@dataclass(frozen=True, slots=True)
class _Row:
    """A row as filled so far.

    ``last`` is the last piece of each cell, ``heights`` are the lines that each cell has on this page, and ``cut``
    those that it has on the page before (None where the row has not come to a page break).
    """

    last: tuple[int | None, ...]
    heights: tuple[int, ...]
    cut: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class _Step:
    """The cheapest way found to one piece's spot."""

    cost: int
    number: int
    column: int
    row: _Row
    move: _Move
    before: "_Step | None" = None


def lay_out(pieces: Sequence[Piece], roles: Sequence[Role | None], nature: Nature) -> list[Spot | None]:
    """Return where each piece stands; None for one that is no part of the table."""
    widths: list[Bounds | None] = [None] * len(roles)
    spots: list[Spot | None] = []
    for _ in range(_ROUNDS):
        found = _Search(pieces, roles, nature, tuple(widths)).solve()
        if found == spots:
            break
        spots = found
        placed = [(piece.bounds, spot.column) for piece, spot in zip(pieces, spots, strict=True) if spot]
        widths = [common_bounds([bounds for bounds, at in placed if at == column]) for column in range(len(roles))]
    return spots


class _Search:
    """One search for the cheapest layout, the columns' widths given."""

    def __init__(
        self,
        pieces: Sequence[Piece],
        roles: Sequence[Role | None],
        nature: Nature,
        widths: tuple[Bounds | None, ...],
    ) -> None:
        """Keep what is given; find the columns that may begin a row."""
        self._pieces, self._roles, self._nature, self._widths = pieces, roles, nature, widths
        self._starts = [number for number, role in enumerate(roles) if nature.may_start(role)]
        self._end = len(roles) - 1
        self._empty = _Row(tuple(None for _ in roles), tuple(0 for _ in roles))

    def solve(self) -> list[Spot | None]:
        """Return the spots of the cheapest layout."""
        steps = [_Step(0, -1, self._end, self._empty, _Move.PAST)]
        for _ in self._pieces:
            best: dict[tuple[int, bool], _Step] = {}
            for step in steps:
                for following in self._following(step):
                    key = (following.column, following.row.cut is not None)
                    if key not in best or following.cost < best[key].cost:
                        best[key] = following
            steps = [best[key] for key in sorted(best)]
        return self._spots(min(steps, key=lambda step: step.cost + self._unfinished(step)))

    def _following(self, step: _Step) -> list[_Step]:
        """Return every way on from a step with the next piece."""
        number = step.number + 1
        found = [_Step(step.cost + _LEFT_OUT, number, step.column, step.row, _Move.PAST, step)]
        if step.row is not self._empty:
            found += [self._take(step, column, _Move.ON) for column in range(step.column, self._end + 1)]
            found += [self._take(step, column, _Move.TURN) for column in range(self._end + 1)]
        return found + [self._take(step, column, _Move.ROW) for column in self._starts]

    def _take(self, step: _Step, column: int, move: _Move) -> _Step:
        """Return the step that puts the next piece into a column."""
        number = step.number + 1
        row = self._empty if move is _Move.ROW else step.row
        if move is _Move.TURN:
            row = _Row(row.last, self._empty.heights, row.heights)
        cost = step.cost + self._way_cost(step, column, move) + self._fit(number, column, row)
        height = row.heights[column] + (row.heights[column] > 0) + len(self._pieces[number].segments)
        row = _Row(_with(row.last, column, number), _with(row.heights, column, height), row.cut)
        return _Step(cost, number, column, row, move, step)

    def _way_cost(self, step: _Step, column: int, move: _Move) -> int:
        """Return what the move itself costs: columns left empty, a page turned."""
        if move is _Move.ON:
            return 0 if step.row.cut is not None else _SKIPPED_COLUMN * max(0, column - step.column - 1)
        if move is _Move.ROW:
            return self._unfinished(step)
        turn = _PAGE_TURN if self._pieces[step.number + 1].starts_page else _UNMARKED_TURN
        return self._unfinished(step) + turn

    def _unfinished(self, step: _Step) -> int:
        """Return what it costs to leave the row as it is."""
        if step.row is self._empty or step.row.cut is not None:
            return 0
        return _SKIPPED_COLUMN * (self._end - step.column)

    def _fit(self, number: int, column: int, row: _Row) -> int:
        """Return what it costs to put a piece into a column of a row."""
        piece, held = self._pieces[number], row.last[column]
        in_cell = None if held is None else self._pieces[held]
        before = self._pieces[number - 1] if number else None
        cost = self._nature.cost(piece, self._roles[column], Context(in_cell, before, row.cut is not None))
        misfit = self._misfit(number, column) if cost else 0
        cost += self._cut_cost(row.cut, column) if row.cut else 0
        if misfit:
            weight = _TOO_WIDE if misfit > 0 else _WRAPPED_EARLY
            cost += weight if abs(misfit) > _CLEAR_MISFIT_PERCENT else weight // 2
        return cost

    def _cut_cost(self, cut: Sequence[int], column: int) -> int:
        """Return how unlikely a page break cut a cell: it did where the cell came down to the page's end.

        A cell that began in a row above may have.
        """
        if cut[column] == 0 and column == self._starts[0] != self._starts[-1]:
            return 0
        short = max(cut) - cut[column]
        return _NOT_CUT if short > _SHORT_OF_END_LINES else int(short > 0)

    def _misfit(self, number: int, column: int) -> int:
        """Return by how many per cent a piece misses the width of a column."""
        width = self._widths[column]
        return misfit_percent(self._pieces[number].bounds, width) if width else 0

    def _spots(self, last: _Step) -> list[Spot | None]:
        """Return the spots along the way to a step, with their doubts."""
        way: list[_Step] = []
        current: _Step | None = last
        while current is not None and current.before is not None:
            way.append(current)
            current = current.before
        way.reverse()
        spots: list[Spot | None] = []
        row = -1
        for at, step in enumerate(way):
            row += step.move is _Move.ROW
            spots.append(None if step.move is _Move.PAST else Spot(row, step.column, self._is_doubtful(way, at)))
        return spots

    def _is_doubtful(self, way: Sequence[_Step], at: int) -> bool:
        """Whether a piece is too wide for its column, or the row would cost no more with it in another one."""
        step = way[at]
        if step.before is None or step.move is _Move.PAST:
            return False
        if self._misfit(step.number, step.column) > _MERGED_PERCENT:
            return True
        end = next((n for n in range(at + 1, len(way)) if way[n].move is _Move.ROW), len(way))
        printed = self._replay(step.before, [(each.column, each.move) for each in way[at:end]])
        lowest = 0 if step.move is not _Move.ON else step.before.column
        highest = way[at + 1].column if at + 1 < end and way[at + 1].move is _Move.ON else self._end
        columns = self._starts if step.move is _Move.ROW else range(lowest, highest + 1)
        rest = [(each.column, each.move) for each in way[at + 1 : end]]
        return any(
            self._replay(step.before, [(column, step.move), *rest]) <= printed + _DOUBT
            for column in columns
            if column != step.column and column <= highest
        )

    def _replay(self, start: _Step, moves: Sequence[tuple[int, _Move]]) -> int:
        """Return what a way costs from a step on, to the end of its row."""
        step = start
        for column, move in moves:
            if move is _Move.PAST:
                step = _Step(step.cost + _LEFT_OUT, step.number + 1, step.column, step.row, move, step)
            else:
                step = self._take(step, column, move)
        return step.cost + self._unfinished(step)


def _with(values: tuple[_T, ...], at: int, value: _T) -> tuple[_T, ...]:
    return (*values[:at], value, *values[at + 1 :])
