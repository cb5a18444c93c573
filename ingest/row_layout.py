"""Rows and columns of a table whose text was dumped cell after cell, without positions.

The dump goes through a row's cells in column order, a blank line after each paragraph; what a page break cuts off
follows after it, again in column order, before the next row. Each paragraph gets the column that makes the whole
sequence cheapest: costs come from what the columns hold (``Nature``) and from how wide their lines are wrapped.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from ingest.cells import Segment
from ingest.joining import join_lines
from ingest.record_columns import Role
from ingest.widths import Bounds, bounds_of, common_bounds, misfit_percent

SKIPPED_COLUMN = 2
LEFT_OUT = 14
PAGE_TURN = 1
_ROUNDS = 4
_TOO_WIDE = 8
_WRAPPED_EARLY = 5
_CLEAR_MISFIT_PERCENT = 8
_NEAR = 1


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph of the dump, or the part of one that one cell holds."""

    segments: tuple[Segment, ...]
    text: str
    bounds: Bounds

    @property
    def starts_page(self) -> bool:
        """Whether the piece is the first text of a page."""
        return self.segments[0].line.starts_page


def piece_of(segments: Sequence[Segment]) -> Piece:
    """Return the segments as a piece."""
    lines = [segment.text for segment in segments]
    return Piece(tuple(segments), join_lines(lines), bounds_of(lines))


@dataclass(frozen=True, slots=True)
class Context:
    """What stands before a piece: the last piece of the same cell, of the sequence, and whether a page was turned."""

    in_cell: Piece | None
    before: Piece | None
    continued: bool


class Nature(Protocol):
    """What the columns of one kind of table hold."""

    def cost(self, piece: Piece, role: Role | None, context: Context) -> int:
        """Return how badly a piece suits a column: 0 well, 8 and more hardly at all."""
        ...

    def may_start(self, role: Role | None) -> bool:
        """Return whether a row may begin with this column."""
        ...


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a piece stands: the row and column; ``doubtful`` where a neighbouring column would do as well."""

    row: int
    column: int
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class _Step:
    """The cheapest way found to one piece's spot."""

    cost: int
    row: int
    column: int
    continued: bool
    last: tuple[int | None, ...]
    left_out: bool = False
    before: "_Step | None" = None


def lay_out(pieces: Sequence[Piece], roles: Sequence[Role | None], nature: Nature) -> list[Spot | None]:
    """Return where each piece stands; None for one that is no part of the table."""
    widths: list[Bounds | None] = [None] * len(roles)
    spots: list[Spot | None] = []
    for _ in range(_ROUNDS):
        layout = _Layout(pieces, roles, nature, tuple(widths))
        found = layout.solve()
        if found == spots:
            break
        spots = found
        widths = [
            common_bounds(
                [piece.bounds for piece, spot in zip(pieces, spots, strict=True) if spot and spot.column == n]
            )
            for n in range(len(roles))
        ]
    return spots


class _Layout:
    """One search for the cheapest layout, the columns' widths given."""

    def __init__(
        self,
        pieces: Sequence[Piece],
        roles: Sequence[Role | None],
        nature: Nature,
        widths: tuple[Bounds | None, ...],
    ) -> None:
        self.pieces, self.roles, self.nature, self.widths = pieces, roles, nature, widths
        self.starts = [number for number, role in enumerate(roles) if nature.may_start(role)]

    def solve(self) -> list[Spot | None]:
        """Return the spots of the cheapest layout."""
        nothing = tuple(None for _ in self.roles)
        steps = [_Step(0, -1, len(self.roles) - 1, continued=False, last=nothing)]
        for number in range(len(self.pieces)):
            best: dict[tuple[int, bool], _Step] = {}
            for step in steps:
                for following in self._following(step, number):
                    key = (following.column, following.continued)
                    if key not in best or following.cost < best[key].cost:
                        best[key] = following
            steps = [best[key] for key in sorted(best)]
        end = len(self.roles) - 1
        return self._path(min(steps, key=lambda step: step.cost + SKIPPED_COLUMN * self._missing(step, end)))

    def _missing(self, step: _Step, end: int) -> int:
        return 0 if step.continued or step.row < 0 else end - step.column

    def _following(self, step: _Step, number: int) -> list[_Step]:
        """Return every way on from a step with the next piece."""
        piece, end = self.pieces[number], len(self.roles) - 1
        found = [_Step(step.cost + LEFT_OUT, step.row, step.column, step.continued, step.last, True, step)]  # noqa: FBT003
        if step.row >= 0:
            for column in range(step.column, end + 1):
                skipped = 0 if step.continued else max(0, column - step.column - 1)
                found.append(self._take(step, number, step.row, column, step.continued, skipped * SKIPPED_COLUMN))
            if piece.starts_page:
                turned = PAGE_TURN + self._missing(step, end) * SKIPPED_COLUMN
                found.extend(
                    self._take(step, number, step.row, column, True, turned)  # noqa: FBT003
                    for column in range(end + 1)
                )
        unfinished = self._missing(step, end) * SKIPPED_COLUMN
        found.extend(
            self._take(step, number, step.row + 1, column, False, unfinished)  # noqa: FBT003
            for column in self.starts
        )
        return found

    def _take(self, step: _Step, number: int, row: int, column: int, continued: bool, extra: int) -> _Step:  # noqa: FBT001
        last = step.last if row == step.row else tuple(None for _ in self.roles)
        cost = step.cost + extra + self._fit(number, column, last, continued=continued)
        last = (*last[:column], number, *last[column + 1 :])
        return _Step(cost, row, column, continued, last, before=step)

    def _fit(self, number: int, column: int, last: Sequence[int | None], *, continued: bool) -> int:
        """Return what it costs to put a piece into a column."""
        piece, held = self.pieces[number], last[column]
        in_cell = None if held is None else self.pieces[held]
        before = self.pieces[number - 1] if number else None
        cost = self.nature.cost(piece, self.roles[column], Context(in_cell, before, continued))
        width = self.widths[column]
        if width is None:
            return cost
        misfit = misfit_percent(piece.bounds, width)
        if abs(misfit) <= 0:
            return cost
        weight = _TOO_WIDE if misfit > 0 else _WRAPPED_EARLY
        return cost + (weight if abs(misfit) > _CLEAR_MISFIT_PERCENT else weight // 2)

    def _path(self, step: _Step) -> list[Spot | None]:
        """Return the spots along the way to a step, with their doubts."""
        way: list[_Step] = []
        current: _Step | None = step
        while current is not None and current.before is not None:
            way.append(current)
            current = current.before
        way.reverse()
        return [
            None if each.left_out else Spot(each.row, each.column, self._is_doubtful(way, number))
            for number, each in enumerate(way)
        ]

    def _is_doubtful(self, way: Sequence[_Step], number: int) -> bool:
        """Whether a piece at the edge of a cell with others would suit the neighbouring cell as well."""
        step, own = way[number], self._edge_cost(way, number, way[number].column)
        for direction in (-1, 1):
            beside = way[number + direction] if 0 <= number + direction < len(way) else None
            other_side = way[number - direction] if 0 <= number - direction < len(way) else None
            if beside is None or beside.row != step.row or beside.left_out or beside.column - step.column != direction:
                continue
            if other_side is None or other_side.row != step.row or other_side.column != step.column:
                continue
            if self._edge_cost(way, number, beside.column) <= own:
                return True
        return False

    def _edge_cost(self, way: Sequence[_Step], number: int, column: int) -> int:
        before = way[number].before
        last = before.last if before is not None and before.row == way[number].row else tuple(None for _ in self.roles)
        return self._fit(number, column, last, continued=way[number].continued)
