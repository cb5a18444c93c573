"""Goal, risk and project tables of a section, from ruled grids or from the lines of a text dump."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Protocol

from ingest.cells import Cell, Segment, Source, TableRow, cell_text, field_of, goes_on, grid_segments, quotes
from ingest.joining import join_lines
from ingest.layout_search import lay_out
from ingest.pages import Grid, Line
from ingest.paragraph_costs import BULLET
from ingest.record_columns import Columns, Heading, Role, find_headings, headings_of
from ingest.row_layout import Nature, Piece, piece_of
from ingest.sections import Section
from store.records import Field


class TableKind(Nature, Protocol):
    """One kind of table: its columns, and how they read where the dump has lost them."""

    columns: Columns

    def cells_on_line(self, line: str) -> list[str]:
        """Return the parts of a paragraph's first line that stand in cells of their own.

        A cell of one line and the first line of the cell after it come out as one line. The parts, joined by
        spaces, are the line.
        """
        ...


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


def read_tables(section: Section, document: str, kind: TableKind) -> list[RecordTable]:
    """Return the tables of one kind in a section, in order."""
    source = Source(document, section)
    tables = _from_grids(source, section.grids, kind.columns)
    return tables or _from_lines(source, section.lines, kind)


def blocks_of(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the paragraphs of a dump: lines between blank lines and page starts."""
    blocks: list[list[Line]] = []
    parted = True
    for line in lines:
        if not line.text.strip():
            parted = True
            continue
        if parted or line.starts_page:
            blocks.append([])
        blocks[-1].append(line)
        parted = False
    return blocks


def _from_lines(source: Source, lines: Sequence[Line], kind: TableKind) -> list[RecordTable]:
    """Return the tables that lines without positions hold."""
    texts = [line.text for line in lines]
    found: list[tuple[tuple[Heading, ...], list[Line]]] = []
    number = 0
    while number < len(lines):
        start = find_headings(texts, number, kind.columns)
        if start is None:
            if found:
                found[-1][1].append(lines[number])
            number += 1
            continue
        if not found or found[-1][0] != start[0]:
            found.append((start[0], []))
        number = start[1]
    return [_lay_out_table(source, headings, body, kind) for headings, body in found]


def _lay_out_table(source: Source, headings: tuple[Heading, ...], body: list[Line], kind: TableKind) -> RecordTable:
    """Return the table whose body the lines are."""
    pieces = _pieces(body, kind)
    spots = lay_out(pieces, [heading.role for heading in headings], kind)
    count = 1 + max((spot.row for spot in spots if spot), default=-1)
    cells: list[list[list[Segment]]] = [[[] for _ in headings] for _ in range(count)]
    doubts: list[set[int]] = [set() for _ in range(count)]
    left_out: list[Segment] = []
    for piece, spot in zip(pieces, spots, strict=True):
        if spot is None:
            left_out.extend(piece.segments)
            continue
        cells[spot.row][spot.column].extend(piece.segments)
        if spot.doubtful:
            doubts[spot.row].add(spot.column)
    rows = _filled(cells, headings)
    return RecordTable(
        source,
        headings,
        tuple(TableRow(row, tuple(sorted(doubt))) for row, doubt in zip(rows, doubts, strict=True)),
        tuple(left_out),
    )


def _pieces(body: Sequence[Line], kind: TableKind) -> list[Piece]:
    """Return the paragraphs of a table's body, those on one line parted."""
    pieces: list[Piece] = []
    index = 0
    for block in blocks_of(body):
        parts = kind.cells_on_line(block[0].text.strip())
        groups = [[(part, block[0])] for part in parts]
        groups[-1].extend((line.text.strip(), line) for line in block[1:])
        for group in groups:
            segments = [
                Segment(text, line, index + number, opens=number == 0) for number, (text, line) in enumerate(group)
            ]
            index += len(segments)
            pieces.append(piece_of(segments))
    return pieces


def _from_grids(source: Source, grids: Sequence[Grid], columns: Columns) -> list[RecordTable]:
    """Return the tables that ruled grids hold; a grid without headings goes on from the one on the page before."""
    found: list[tuple[tuple[Heading, ...], list[list[list[Segment]]], list[int]]] = []
    index = 0
    for grid in grids:
        width = 1 + max((cell.column + cell.column_span - 1 for row in grid.rows for cell in row), default=-1)
        names = [""] * width
        for cell in grid.rows[0] if grid.rows else ():
            names[cell.column] = join_lines(line.text for line in cell.lines)
        headings = headings_of(names, columns)
        body = grid.rows[1:] if headings else grid.rows
        if headings and (not found or found[-1][0] != headings):
            found.append((headings, [], []))
        elif not found or width != len(found[-1][0]):
            continue
        table_headings, rows, breaks = found[-1]
        breaks.append(len(rows))
        for row in body:
            cells: list[list[Segment]] = [[] for _ in table_headings]
            for cell in row:
                segments = grid_segments(cell, index)
                index += len(segments)
                cells[cell.column].extend(segments)
            rows.append(cells)
    return [RecordTable(source, headings, _merged(headings, rows, breaks, columns)) for headings, rows, breaks in found]


def _merged(
    headings: Sequence[Heading], rows: Sequence[list[list[Segment]]], breaks: Sequence[int], columns: Columns
) -> tuple[TableRow, ...]:
    """Return the rows, those that a page break cuts made whole."""
    merged: list[list[list[Segment]]] = []
    for number, row in enumerate(rows):
        if not any(row):
            continue
        if merged and number in breaks and _continues(headings, merged[-1], row, columns):
            aim = next((n for n, heading in enumerate(headings) if heading.role is Role.AIM), None)
            for column, cell in enumerate(row):
                if column == aim and cell:
                    _owner(merged, column).extend(cell)
                else:
                    merged[-1][column].extend(cell)
        else:
            merged.append([list(cell) for cell in row])
    return tuple(TableRow(row) for row in _filled(merged, headings))


def _continues(
    headings: Sequence[Heading], before: list[list[Segment]], row: list[list[Segment]], columns: Columns
) -> bool:
    """Whether the first row of a page goes on with the last one of the page before."""
    by_role = {heading.role: column for column, heading in enumerate(headings)}
    key = by_role[columns.key]
    last = row[by_role[Role.STATUS]] if Role.STATUS in by_role else []
    if last:
        return False
    if not row[key]:
        return True
    return bool(before[key]) and goes_on(before[key][-1].text, row[key][0].text)


def _owner(rows: Sequence[list[list[Segment]]], column: int) -> list[Segment]:
    """Return the last cell of a column that holds anything."""
    return next((row[column] for row in reversed(rows) if row[column]), rows[-1][column])


def _filled(rows: list[list[list[Segment]]], headings: Sequence[Heading]) -> list[tuple[Cell, ...]]:
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
