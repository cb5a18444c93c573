"""Figure tables of a PDF: the places of the words tell rows, cells and columns.

A run of rows with numbers is found first; the widest rows tell where the columns are; the words above them, column
by column, are the heads.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.cell_units import row_unit
from ingest.columns import Setting
from ingest.head_places import Span, with_blank_columns, words_over
from ingest.pages import Grid, Line
from ingest.pdf_heads import Around, heads_above, is_captioned, whole_name
from ingest.pdf_lines import (
    FEWEST_CELLS,
    LONGEST_LABEL,
    MOST_LABEL_LINES,
    DataLine,
    data_line,
    find_runs,
    frame,
    is_head_line,
)
from ingest.pdf_rows import place_cells, read_rows
from ingest.percent_columns import with_percentages
from ingest.rows import Row
from ingest.tables import Table, Unread
from ingest.unit_notes import unit_note

_FEWEST_SHARE = 5
_FEWEST_ROWS = 3


@dataclass(frozen=True, slots=True)
class _Placed:
    """A table, the places of its columns, and the lines (indices) after its heads and after its last row."""

    table: Table
    spans: Sequence[Span]
    begin: int
    end: int


def read_pdf_tables(
    lines: Sequence[Line], setting: Setting, grids: Sequence[Grid] = (), heading: str = ""
) -> list[Table]:
    """Return the tables of a run of PDF lines, in order; ``grids`` are the ruled tables among them.

    ``heading`` stands right above the lines, and may be the caption of the first table.
    A table that a page break cuts is one table, whether its heads are printed again or not.
    """
    around = Around(setting, grids, heading)
    tables: list[Table] = []
    last: _Placed | None = None
    for start, end in find_runs(lines):
        found = _read_table(lines, start, end, around)
        longer = _longer(lines, start, end, last, found) if last else None
        if longer and last:
            tables[tables.index(last.table)] = longer.table
            last = longer
        elif found:
            tables.append(found.table)
            last = found
        elif sum(len(data_line(line).cells) >= FEWEST_CELLS for line in lines[start:end]) >= _FEWEST_ROWS:
            tables.append(_headless(lines[start:end]))
    return tables


def _longer(lines: Sequence[Line], start: int, end: int, last: _Placed, found: _Placed | None) -> _Placed | None:
    """Return a table with the rows that go on with it; None where they are another table.

    They stand on the next page, or below rows that a long name parts from them: only names stand between.
    """
    page, before = lines[start].page, lines[last.end - 1].page
    if page is None or before is None or page not in (before, before + 1) or (page == before and found):
        return None
    first = next(index for index, line in enumerate(lines) if line.page == page)
    first = max(first, last.end)
    if found is None and any(words_over(line, last.spans) for line in lines[first:start]):
        return None
    if found is None:
        between = [line for line in lines[first:start] if not _is_label(line)]
        above = lines[first:start]
    else:
        heads = next(index for index, line in enumerate(lines) if line.number == found.table.line and line.page == page)
        is_same = found.table.columns == last.table.columns and found.table.name in ("", last.table.name)
        between = [*lines[first:heads], *(() if is_same else lines[heads : heads + 1])]
        above = []
    if between or not all(map(_is_label, lines[last.end : first])):
        return None
    tail = [line for line in lines[last.end : first] if not is_head_line(line)]
    if found is None:
        data = [data_line(line) for line in (*tail, *above, *lines[start:end])]
    else:
        data = [data_line(line) for line in (*tail, *lines[found.begin : end])]
    rows, unread = read_rows(data, last.spans, last.table.rows)
    decimals = {_decimals(rows), _decimals(last.table.rows)} - {None}
    if not rows or len(unread) > len(rows) or len(decimals) > 1:
        return None
    table = replace(last.table, rows=(*last.table.rows, *rows), unread=(*last.table.unread, *unread))
    return _Placed(table, last.spans, start, end)


def _decimals(rows: Sequence[Row]) -> int | None:
    """Return how many decimals most amounts in a table's first column have; rows with units of their own tell none."""
    amounts = [row for row in rows if row.readings and row_unit(row.label) is None]
    cells = [next((cell for cell in row.readings[0] if cell), None) for row in amounts]
    counts = Counter(-int(cell.value.as_tuple().exponent) for cell in cells if cell and not cell.is_percent)
    return max(counts, key=lambda count: (counts[count], count), default=None)


def _is_label(line: Line) -> bool:
    """Whether a line can be a heading row or the beginning of a row's name: short, no sentence, no numbers."""
    return len(line.text) <= LONGEST_LABEL and line.text[-1] not in ".:" and not data_line(line).cells


def _headless(lines: Sequence[Line]) -> Table:
    """Return a run of rows whose columns cannot be told: a table without columns, all of it unread."""
    unread = tuple(Unread(line.text, line) for line in lines)
    return Table("", (), (), None, (), unread, lines[0].page, lines[0].number)


def _read_table(lines: Sequence[Line], start: int, end: int, around: Around) -> _Placed | None:
    """Return the table whose rows are the lines of a run, or None where no heads are found above it."""
    data = [data_line(line) for line in lines[start:end]]
    spans = _column_spans(data)
    ruled = _ruled_spans(data, around.grids)
    if len(ruled) > len(spans) and all(place_cells(row, ruled) for row in data if row.cells):
        spans = ruled
    if len(spans) < FEWEST_CELLS:
        return None
    margin = min(row.line.words[0].box.x0 for row in data)
    around = replace(around, margin=margin)
    found = heads_above(lines, start, spans, around)
    if found is None:
        spans = with_blank_columns(lines, start, spans)
        found = heads_above(lines, start, spans, around)
    if found is None:
        return None
    heads, first = found
    rows, unread = read_rows([*map(data_line, lines[first:start]), *data], spans)
    if not rows:
        return None
    texts = tuple(" ".join(part.text for part in parts) for parts in heads.parts)
    caption = around.heading if is_captioned(lines, heads.top) else ""
    notes = [heads.beside, *_notes(lines, heads.top, start, first), caption]
    unit = next((unit for text in notes if (unit := unit_note(text))), None)
    titles = (caption,) if caption else ()
    name, top = whole_name(lines, heads), lines[heads.top]
    columns = tuple(with_percentages(heads.parts, heads.columns, [row.readings[0] for row in rows]))
    table = Table(name, texts, columns, unit, tuple(rows), tuple(unread), top.page, top.number, titles=titles)
    return _Placed(table, spans, first, end)


def _notes(lines: Sequence[Line], top: int, start: int, end: int) -> list[str]:
    """Return the lines that may tell a table's unit: below its heads, and above them where they are no sentences."""
    above = [line.text for line in reversed(lines[max(0, top - MOST_LABEL_LINES) : top])]
    notes = [text for text in above if len(text) <= LONGEST_LABEL and text[-1] not in ".,;:"]
    return [*(line.text for line in lines[end:start]), *notes[: len(above) if notes == above else 1]]


def _column_spans(data: Sequence[DataLine]) -> list[Span]:
    """Return from where to where each column reaches, told by the rows with most cells."""
    counts = Counter(len(row.cells) for row in data if len(row.cells) >= FEWEST_CELLS)
    if not counts:
        return []
    support = max(FEWEST_CELLS, sum(counts.values()) // _FEWEST_SHARE)
    width = max((count for count, times in counts.items() if times >= support), default=max(counts))
    full = [row for row in data if len(row.cells) == width]
    spans = [
        (min(row.cells[at].box.x0 for row in full), max(row.cells[at].box.x1 for row in full)) for at in range(width)
    ]
    return spans if all(left[1] < right[0] for left, right in pairwise(spans)) else []


def _ruled_spans(data: Sequence[DataLine], grids: Sequence[Grid]) -> list[Span]:
    """Return the columns after the first of the grid that the rows lie in; none where they lie in no grid."""
    first, last = frame(data[0].line.words), frame(data[-1].line.words)
    cells = frame([word for row in data if row.cells for word in row.cells[-1].words])
    least = min((first for first, _ in _column_spans(data)), default=cells.x0)
    for grid in grids:
        if grid.page == data[0].line.page and grid.box.top <= first.top and last.bottom <= grid.box.bottom + 1:
            widest = max(grid.rows, key=len, default=())
            spans = [(cell.box.x0, cell.box.x1) for cell in widest if cell.column > 0]
            return [(left, right) for left, right in spans if left < cells.x1 and right > least]
    return []
