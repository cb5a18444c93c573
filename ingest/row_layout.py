"""Paragraphs of a dumped table, and what is asked of them to find their cells."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from ingest.cells import Segment
from ingest.joining import join_lines
from ingest.record_columns import Role
from ingest.widths import Bounds, bounds_of


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
