"""Goal, risk and project tables of a section, from ruled grids or from the lines of a text dump."""

from collections.abc import Sequence
from typing import Protocol

from ingest.cells import RecordTable, Segment, Source, TableRow, carry_aims
from ingest.grid_tables import tables_from_grids
from ingest.layout_search import lay_out
from ingest.pages import Line
from ingest.record_columns import Columns, Heading, find_headings
from ingest.row_layout import Nature, Piece, piece_of
from ingest.sections import Section


class TableKind(Nature, Protocol):
    """One kind of table: its columns, and how they read where the dump has lost them."""

    columns: Columns

    def cells_on_line(self, line: str) -> list[str]:
        """Return the parts of a paragraph's first line that stand in cells of their own.

        A cell of one line and the first line of the cell after it come out as one line. The parts, joined by
        spaces, are the line.
        """
        ...


def read_tables(section: Section, document: str, kind: TableKind) -> list[RecordTable]:
    """Return the tables of one kind in a section, in order."""
    source = Source(document, section)
    tables = tables_from_grids(source, section.grids, kind.columns)
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
    rows = carry_aims(cells, headings)
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
