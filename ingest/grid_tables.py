"""Goal, risk and project tables that ruled lines draw, made whole over page breaks.

The headings stand in a table's first row. Some reports stack them instead: a row of headings, a row of values, more
headings, their values.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.cells import RecordTable, Segment, Source, TableRow, carry_aims, goes_on, grid_segments
from ingest.joining import join_lines
from ingest.pages import Cell as GridCell
from ingest.pages import Grid
from ingest.record_columns import Columns, Heading, Role, classify, headings_of

_EDGE_SLACK = 4.0
_GridRow = tuple[GridCell, ...]


@dataclass(slots=True)
class _Found:
    """A table as found so far; ``breaks`` are the rows that begin a page."""

    headings: tuple[Heading, ...]
    last: Grid
    rows: list[list[list[Segment]]] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)


def tables_from_grids(source: Source, grids: Sequence[Grid], columns: Columns) -> list[RecordTable]:
    """Return the tables that ruled grids hold; a grid without headings goes on from the one on the page before."""
    found: list[_Found] = []
    index = 0
    cut: Grid | None = None
    for grid in grids:
        width = 1 + max((cell.column + cell.column_span - 1 for row in grid.rows for cell in row), default=-1)
        headings = headings_of(_names(grid.rows[0], width), columns) if grid.rows else None
        before = cut.rows if cut is not None and grid.page - cut.page == 1 else ()
        stacked = None if headings else _stacked((*before, *grid.rows), columns)
        cut = None if headings or stacked else grid
        if stacked:
            headings, rows = stacked
        else:
            rows = [[(cell.column, cell) for cell in row] for row in (grid.rows[1:] if headings else grid.rows)]
        if headings and (not found or found[-1].headings != headings or stacked):
            found.append(_Found(headings, grid))
        elif not found or width != len(found[-1].headings) or not _follows(grid, found[-1].last):
            continue
        table = found[-1]
        table.last = grid
        table.breaks.append(len(table.rows))
        for row in rows:
            cells: list[list[Segment]] = [[] for _ in table.headings]
            for column, cell in row:
                segments = grid_segments(cell, index)
                index += len(segments)
                cells[column].extend(segments)
            table.rows.append(cells)
    return [RecordTable(source, table.headings, _merged(table, columns)) for table in found]


def holds_records(grid: Grid, kinds: Sequence[Columns]) -> bool:
    """Whether a grid's first row is the headings of one of these kinds of record tables."""
    width = 1 + max((cell.column + cell.column_span - 1 for row in grid.rows for cell in row), default=-1)
    return bool(grid.rows) and any(headings_of(_names(grid.rows[0], width), kind) for kind in kinds)


def _follows(grid: Grid, last: Grid) -> bool:
    """Whether a grid stands where one would go on: on the same or the next page, between the same edges."""
    left, right = abs(grid.box.x0 - last.box.x0), abs(grid.box.x1 - last.box.x1)
    return 0 <= grid.page - last.page <= 1 and max(left, right) <= _EDGE_SLACK


def _names(row: _GridRow, width: int) -> list[str]:
    """Return the texts of a row, by column."""
    names = [""] * width
    for cell in row:
        names[cell.column] = join_lines(line.text for line in cell.lines)
    return names


def _stacked(
    rows: Sequence[_GridRow], columns: Columns
) -> tuple[tuple[Heading, ...], list[list[tuple[int, GridCell]]]] | None:
    """Return a grid whose headings are stacked as one row under all of them; None where they are not."""
    names: list[str] = []
    values: list[tuple[int, GridCell]] = []
    at: dict[int, int] = {}
    for row in rows:
        texts = {cell.column: join_lines(line.text for line in cell.lines) for cell in row}
        if texts and all(classify(text, columns) for text in texts.values()):
            names += [text for text in texts.values() if text not in names]
            at = {column: names.index(text) for column, text in texts.items()}
        else:
            values += [(at[cell.column], cell) for cell in row if cell.column in at]
    headings = headings_of(names, columns)
    return (headings, [values]) if headings and len(names) > len(at) else None


def _merged(table: _Found, columns: Columns) -> tuple[TableRow, ...]:
    """Return the rows, those that a page break cuts made whole."""
    headings = table.headings
    merged: list[list[list[Segment]]] = []
    for number, row in enumerate(table.rows):
        if not any(row):
            continue
        if merged and number in table.breaks and _continues(headings, merged[-1], row, columns):
            aim = next((n for n, heading in enumerate(headings) if heading.role is Role.AIM), None)
            for column, cell in enumerate(row):
                if column == aim and cell:
                    _owner(merged, column).extend(cell)
                else:
                    merged[-1][column].extend(cell)
        else:
            merged.append([list(cell) for cell in row])
    return tuple(TableRow(row) for row in carry_aims(merged, headings))


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
