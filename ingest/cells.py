"""Tables of text: rows of cells whose lines keep their place in the source.

A text dump and a PDF both become a ``RecordTable``; who reads goals, risks and projects from it need not know which.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from ingest.joining import join_lines
from ingest.pages import Cell as GridCell
from ingest.pages import Line
from ingest.record_columns import Heading, Role
from ingest.sections import Section
from store.figures import Box, Place
from store.records import Field

BULLET = re.compile(r"[•▪●◦‣·*]\s*")
SENTENCE_END = (".", "!", "?", ":")


@dataclass(frozen=True, slots=True)
class Segment:
    """A line, or the part of a line, that one cell holds.

    ``index`` counts the segments of a table in the order of the source: neighbours there differ by one.
    ``opens`` is set where a new paragraph begins; ``box`` is the cell's (or the line's) on a PDF page, ``address`` the
    sheet and cell of a workbook.
    """

    text: str
    line: Line
    index: int
    opens: bool
    box: Box | None = None
    address: str | None = None


Cell = tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: one cell per column, empty where nothing stands. ``doubtful`` columns may hold a neighbour's text."""

    cells: tuple[Cell, ...]
    doubtful: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Whose table is read: the document's name and the section."""

    document: str
    section: Section


def grid_segments(cell: GridCell, index: int) -> list[Segment]:
    """Return the lines of a ruled cell; ``index`` is the first one's."""
    lines = [
        (line, number == 0)
        for paragraph in cell.paragraphs
        for number, line in enumerate(paragraph)
        if line.text.strip()
    ]
    return [
        Segment(line.text.strip(), line, index + number, opens, cell.box, cell.address)
        for number, (line, opens) in enumerate(lines)
    ]


def paragraphs(cell: Sequence[Segment]) -> list[list[Segment]]:
    """Return the cell's paragraphs; one that a page break or a blank line cuts in mid-sentence stays whole."""
    found: list[list[Segment]] = []
    for segment in cell:
        if found and (not segment.opens or goes_on(found[-1][-1].text, segment.text)):
            found[-1].append(segment)
        else:
            found.append([segment])
    return found


def goes_on(before: str, after: str) -> bool:
    """Whether the second text reads as going on in mid-sentence after the first."""
    return before.endswith("-") or (after[:1].islower() and not before.endswith(SENTENCE_END))


def cell_text(cell: Sequence[Segment]) -> str:
    """Return the cell's text with words joined, paragraphs parted by one space."""
    return " ".join(join_lines(segment.text for segment in paragraph) for paragraph in paragraphs(cell))


def quotes(cell: Iterable[Segment]) -> tuple[str, ...]:
    """Return the contiguous stretches of the source that the segments make; a blank line parts paragraphs."""
    stretches: list[str] = []
    before: Segment | None = None
    for segment in sorted(cell, key=lambda each: each.index):
        if before is None or segment.index != before.index + 1:
            stretches.append(segment.text)
        elif segment.line is before.line:
            stretches[-1] += f" {segment.text}"
        else:
            stretches[-1] += ("\n\n" if segment.opens else "\n") + segment.text
        before = segment
    return tuple(stretches)


def is_contiguous(cell: Sequence[Segment]) -> bool:
    """Whether the segments stand one right after the other in the source."""
    return len(quotes(cell)) == 1


def place_of(source: Source, cell: Sequence[Segment], row: str | None = None, column: str | None = None) -> Place:
    """Return where the cell begins; the boxes are those on its first page."""
    if not cell:
        return Place(source.document, section=source.section.title, row=row, column=column)
    first = min(cell, key=lambda segment: segment.index)
    page = first.line.page
    boxes = dict.fromkeys(segment.box for segment in cell if segment.box is not None and segment.line.page == page)
    return Place(
        source.document,
        page,
        source.section.title,
        source.section.subtitle,
        row,
        column,
        first.line.number if page is None else None,
        tuple(boxes) if page is not None else (),
        first.address,
    )


def field_of(source: Source, name: str, cell: Sequence[Segment], row: str | None = None) -> Field | None:
    """Return the cell as a field of a record; None where the cell is empty."""
    if not cell:
        return None
    return Field(name, cell_text(cell), quotes(cell), place_of(source, cell, row, name))


@dataclass(frozen=True, slots=True)
class RecordTable:
    """A table read whole, over page breaks. ``left_out`` are segments that found no cell."""

    source: Source
    headings: tuple[Heading, ...]
    rows: tuple[TableRow, ...]
    left_out: tuple[Segment, ...] = ()

    def cell(self, row: TableRow, role: Role) -> Cell:
        """Return the row's cell of the column that holds this; empty where there is none."""
        return next((cell for heading, cell in zip(self.headings, row.cells, strict=True) if heading.role is role), ())

    def field(self, row: TableRow, role: Role, key: str | None) -> Field | None:
        """Return the cell as a field; None where it is empty. ``key`` names the row."""
        return field_of(self.source, self.name(role), self.cell(row, role), key)

    def quotes(self, row: TableRow, role: Role) -> tuple[str, ...]:
        """Return the cell as it stands in the source."""
        return quotes(self.cell(row, role))

    def aim(self, row: TableRow) -> str | None:
        """Return the name of the strategic aim that covers the row, without its points."""
        cell = self.cell(row, Role.AIM)
        named = list(takewhile(lambda segment: not BULLET.match(segment.text), cell))
        return cell_text(named) if named else None

    def name(self, role: Role) -> str:
        """Return the heading of the column that holds this."""
        return next((heading.name for heading in self.headings if heading.role is role), "")

    def doubtful(self, row: TableRow) -> list[str]:
        """Return the headings of the columns whose text may belong to a neighbour."""
        return [self.headings[number].name for number in row.doubtful]


def carry_aims(rows: list[list[list[Segment]]], headings: Sequence[Heading]) -> list[tuple[Cell, ...]]:
    """Return the rows with each strategic aim carried to every row that it covers."""
    aim = next((number for number, heading in enumerate(headings) if heading.role is Role.AIM), None)
    if aim is not None:
        owner: list[Segment] | None = None
        owners: list[list[Segment]] = []
        for row in rows:
            cell = row[aim]
            if owner is not None and cell and _goes_on_with_aim(owner, cell):
                owner.extend(cell)
            elif cell or owner is None:
                owner = cell
            owners.append(owner)
        for row, cell in zip(rows, owners, strict=True):
            row[aim] = cell
    return [tuple(tuple(cell) for cell in row) for row in rows]


def _goes_on_with_aim(owner: Sequence[Segment], cell: Sequence[Segment]) -> bool:
    """Whether an aim's cell holds no aim of its own but more of the one before: points, or the end of a sentence."""
    return bool(BULLET.match(cell[0].text)) or goes_on(cell_text(owner), cell[0].text)
