"""Figure tables of a PDF: the places of the words tell rows, cells and columns.

A run of rows with numbers is found first; the widest rows tell where the columns are; the words above them, column
by column, are the heads.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.columns import Column, Part, Setting, head_parts, read_columns, split_heads
from ingest.identities import is_running_total
from ingest.joining import join_lines
from ingest.pages import Grid, Line, Word
from ingest.rows import CellText, Reading, Row, is_number_token, read_cell
from ingest.tables import Table, Unread, group_name, is_group
from ingest.unit_notes import unit_note, without_unit_note
from store.figures import Box

_CELL_GAP = 0.62
_FEWEST_CELLS = 2
_FEWEST_SHARE = 5
_FEWEST_ROWS = 3
_MOST_HEAD_LINES = 5
_LINE_PITCH = 2.6
_HEAD_PITCH = 4.0
_MOST_LABEL_LINES = 2
_LONGEST_LABEL = 90
_REACH = 15.0
_SAME_SIZE = 0.3
_SAME_START = 3.0
_ROW_HEAD = re.compile(r"(?i)selite|tili|tuloslaskelmaerä|erä|nimi|kohde|\(?(?:1[ .]?000 )?(?:€|euroa)\)?")


@dataclass(frozen=True, slots=True)
class Segment:
    """Words close to each other that make one cell."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The words as printed."""
        return " ".join(word.text for word in self.words)

    @property
    def box(self) -> Box:
        """The frame of the words."""
        return frame(self.words)


@dataclass(frozen=True, slots=True)
class DataLine:
    """A line of a table: the words of its name, and its cells."""

    line: Line
    label: str
    cells: tuple[Segment, ...]


def frame(words: Sequence[Word]) -> Box:
    """Return the box around some words."""
    return Box(
        min(word.box.x0 for word in words),
        min(word.box.top for word in words),
        max(word.box.x1 for word in words),
        max(word.box.bottom for word in words),
    )


def read_pdf_tables(lines: Sequence[Line], setting: Setting, grids: Sequence[Grid] = ()) -> list[Table]:
    """Return the tables of a run of PDF lines, in order; ``grids`` are the ruled tables among them."""
    tables: list[Table] = []
    for start, end in _runs(lines):
        table = _read_table(lines, start, end, setting, grids)
        if table:
            tables.append(table)
        elif sum(len(data_line(line).cells) >= _FEWEST_CELLS for line in lines[start:end]) >= _FEWEST_ROWS:
            tables.append(_headless(lines[start:end]))
    return tables


def _headless(lines: Sequence[Line]) -> Table:
    """Return a run of rows whose columns cannot be told: a table without columns, all of it unread."""
    unread = tuple(Unread(line.text, line) for line in lines)
    return Table("", (), (), None, (), unread, lines[0].page, lines[0].number)


def data_line(line: Line) -> DataLine:
    """Return a line parted into its name and the cells that end it; no cells where it ends with no number."""
    start = len(line.words)
    while start > 0 and is_number_token(line.words[start - 1].text):
        start -= 1
    segments: list[list[Word]] = []
    for word in line.words[start:]:
        if segments and word.box.x0 - segments[-1][-1].box.x1 <= _CELL_GAP * _size(word):
            segments[-1].append(word)
        else:
            segments.append([word])
    cells = [Segment(tuple(words)) for words in segments]
    while cells and not any(char.isdigit() for char in cells[0].text):
        start += len(cells[0].words)
        cells = cells[1:]
    if not cells:
        return DataLine(line, line.text, ())
    return DataLine(line, " ".join(word.text for word in line.words[:start]), tuple(cells))


def _size(word: Word) -> float:
    return min(word.size, word.box.bottom - word.box.top) or 1.0


def _is_head_line(line: Line) -> bool:
    """Whether a line consists of years and dates only, or of words that name columns."""
    heads = split_heads(line.text)
    return heads is not None and len(heads) >= _FEWEST_CELLS


def _runs(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Return where the runs of table rows begin and end (end excluded)."""
    runs: list[tuple[int, int]] = []
    start: int | None = None
    last = 0
    for index, line in enumerate(lines):
        data = data_line(line)
        is_row = len(data.cells) >= _FEWEST_CELLS and bool(data.label) and not _is_head_line(line)
        if start is not None and not _continues(lines, last, index, is_row=is_row):
            runs.append((start, last + 1))
            start = None
        if is_row:
            start = index if start is None else start
            last = index
        elif start is not None and index == last + 1 and _is_short_row(data):
            last = index
    return [*runs, (start, last + 1)] if start is not None else runs


def _is_short_row(data: DataLine) -> bool:
    """Whether a line with one number is a row with blank cells: white space parts the number from its name."""
    if len(data.cells) != 1 or not data.label:
        return False
    first = data.cells[0].words[0]
    before = data.line.words[data.line.words.index(first) - 1]
    return first.box.x0 - before.box.x1 > _size(first)


def _continues(lines: Sequence[Line], last: int, index: int, *, is_row: bool) -> bool:
    """Whether a line may belong to the run of rows whose last row is given."""
    line = lines[index]
    if line.page != lines[last].page or _is_head_line(line):
        return False
    if is_row:
        return True
    data = data_line(line)
    is_short = len(line.text) <= _LONGEST_LABEL and (bool(data.cells) or line.text[-1] not in ".:")
    return is_short and index - last <= _MOST_LABEL_LINES + 1


def _read_table(lines: Sequence[Line], start: int, end: int, setting: Setting, grids: Sequence[Grid]) -> Table | None:
    """Return the table whose rows are the lines of a run, or None where no heads are found above it."""
    data = [data_line(line) for line in lines[start:end]]
    spans = _column_spans(data)
    ruled = _ruled_spans(data, grids)
    if len(ruled) > len(spans) and all(_place_cells(row, ruled) for row in data if row.cells):
        spans = ruled
    if len(spans) < _FEWEST_CELLS:
        return None
    found = _heads_above(lines, start, spans, setting)
    if found is None:
        return None
    heads, first = found
    rows, unread = _read_rows([*map(data_line, lines[first:start]), *data], spans)
    if not rows:
        return None
    texts = tuple(" ".join(part.text for part in parts) for parts in heads.parts)
    unit = next((unit for line in lines[max(0, heads.top - 1) : start] if (unit := unit_note(line.text))), None)
    begin = lines[heads.top]
    name = _whole_name(lines, heads)
    return Table(name, texts, tuple(heads.columns), unit, tuple(rows), tuple(unread), begin.page, begin.number)


def _column_spans(data: Sequence[DataLine]) -> list[tuple[float, float]]:
    """Return from where to where each column reaches, told by the rows with most cells."""
    counts = Counter(len(row.cells) for row in data if len(row.cells) >= _FEWEST_CELLS)
    if not counts:
        return []
    support = max(_FEWEST_CELLS, sum(counts.values()) // _FEWEST_SHARE)
    width = max((count for count, times in counts.items() if times >= support), default=max(counts))
    full = [row for row in data if len(row.cells) == width]
    spans = [
        (min(row.cells[at].box.x0 for row in full), max(row.cells[at].box.x1 for row in full)) for at in range(width)
    ]
    return spans if all(left[1] < right[0] for left, right in pairwise(spans)) else []


def _ruled_spans(data: Sequence[DataLine], grids: Sequence[Grid]) -> list[tuple[float, float]]:
    """Return the columns after the first of the grid that the rows lie in; none where they lie in no grid."""
    first, last = frame(data[0].line.words), frame(data[-1].line.words)
    for grid in grids:
        if grid.page == data[0].line.page and grid.box.top <= first.top and last.bottom <= grid.box.bottom + 1:
            widest = max(grid.rows, key=len, default=())
            return [(cell.box.x0, cell.box.x1) for cell in widest if cell.column > 0]
    return []


@dataclass(frozen=True, slots=True)
class Heads:
    """The heads of a table: their parts and meanings, the first head line, and the name that stands beside them."""

    parts: list[tuple[Part, ...]]
    columns: list[Column | None]
    top: int
    name: str


def _find_heads(
    lines: Sequence[Line], bottom: int, spans: Sequence[tuple[float, float]], setting: Setting
) -> Heads | None:
    """Return the heads that end right before the line ``bottom``.

    The most lines that all read as heads are taken. Where the line above would be heads, too, but cannot be read,
    nothing is: the meaning would be a guess.
    """
    best: Heads | None = None
    for top in range(bottom - 1, max(-1, bottom - 1 - _MOST_HEAD_LINES), -1):
        reach = _HEAD_PITCH if top == bottom - 1 else _LINE_PITCH
        if not _is_near(lines, top, min(top + 1, len(lines) - 1), reach) or _is_title_line(lines[top], spans):
            break
        if not _words_over(lines[top], spans):
            break
        texts, name = _place_words(lines[top:bottom], spans)
        parts = [head_parts(text) for text in texts]
        if any(part is None for part in parts):
            if best is not None:
                return None
            continue
        heads = [tuple(part or []) for part in parts]
        columns = read_columns(heads, setting)
        if all(columns) and all(heads):
            best = Heads(heads, columns, top, name)
    return best


def _heads_above(
    lines: Sequence[Line], start: int, spans: Sequence[tuple[float, float]], setting: Setting
) -> tuple[Heads, int] | None:
    """Return the heads above a run of rows, and the line after them; heading rows may stand between."""
    bottom = start
    for _ in range(_MOST_LABEL_LINES + 2):
        if bottom == 0 or lines[bottom - 1].page != lines[start].page:
            return None
        above = lines[bottom - 1]
        if is_group(above.text) or not _words_over(above, spans):
            if len(above.text) > _LONGEST_LABEL or above.text[-1] in ".:":
                return None
            bottom -= 1
            continue
        heads = _find_heads(lines, bottom, spans, setting)
        return (heads, bottom) if heads else None
    return None


def _words_over(line: Line, spans: Sequence[tuple[float, float]]) -> list[Word]:
    """Return the words of a line that stand over the columns."""
    edges = [(left[1] + right[0]) / 2 for left, right in pairwise(spans)]
    return [word for word in line.words if _column_of(word, spans, edges) is not None]


def _is_near(lines: Sequence[Line], upper: int, lower: int, pitch: float = _LINE_PITCH) -> bool:
    """Whether two lines follow each other closely on one page."""
    if lines[upper].page != lines[lower].page:
        return False
    one, other = frame(lines[upper].words), frame(lines[lower].words)
    return other.top - one.top <= pitch * max(one.bottom - one.top, 1.0)


def _is_title_line(line: Line, spans: Sequence[tuple[float, float]]) -> bool:
    """Whether a line begins left of the columns, as a title or sentence does, without a gap between its words."""
    if line.words[0].box.x0 >= spans[0][0] - 1:
        return False
    return all(right.box.x0 - left.box.x1 <= _size(right) for left, right in pairwise(line.words))


def _place_words(lines: Sequence[Line], spans: Sequence[tuple[float, float]]) -> tuple[list[str], str]:
    """Return the words of the lines column by column, and those left of the columns."""
    texts: list[list[str]] = [[] for _ in spans]
    name: list[str] = []
    edges = [(left[1] + right[0]) / 2 for left, right in pairwise(spans)]
    for line in lines:
        beside: list[str] = []
        for word in line.words:
            at = _column_of(word, spans, edges)
            if at is None:
                beside.append(word.text)
            else:
                texts[at].append(word.text)
        if beside and not _ROW_HEAD.fullmatch(" ".join(beside)):
            name.append(" ".join(beside))
    return [join_lines(words) for words in texts], join_lines(name)


def _column_of(word: Word, spans: Sequence[tuple[float, float]], edges: Sequence[float]) -> int | None:
    """Return the column that a word stands over, None where it stands left of all."""
    overlaps = [min(word.box.x1, last) - max(word.box.x0, first) for first, last in spans]
    best = max(range(len(spans)), key=lambda at: overlaps[at])
    if overlaps[best] > 0:
        return best
    middle = (word.box.x0 + word.box.x1) / 2
    if middle < spans[0][0]:
        return 0 if spans[0][0] - word.box.x1 <= _REACH else None
    return sum(edge < middle for edge in edges)


def _whole_name(lines: Sequence[Line], heads: Heads) -> str:
    """Return the table's name: that beside its heads with the lines that it began on, else the title right above."""
    name = without_unit_note(heads.name)
    top = heads.top
    if not name:
        return _name_above(lines, top)
    first = lines[top].words[0]
    while top > 0 and _is_near(lines, top - 1, top):
        above = lines[top - 1]
        if (
            above.words[0].bold != first.bold
            or abs(above.words[0].size - first.size) > _SAME_SIZE
            or abs(above.words[0].box.x0 - first.box.x0) > _SAME_START
            or above.text[-1] in ".:;"
            or len(above.text) > _LONGEST_LABEL // 2
            or data_line(above).cells
        ):
            break
        name = join_lines([above.text, name])
        top -= 1
    return name


def _name_above(lines: Sequence[Line], top: int) -> str:
    """Return the bold or capital line right above the heads, which names the table; '' where there is none."""
    if top == 0 or not _is_near(lines, top - 1, top):
        return ""
    above = lines[top - 1]
    is_title = all(word.bold for word in above.words) or above.text.isupper()
    return above.text if is_title and len(above.text) <= _LONGEST_LABEL and above.text[-1] not in ".:;," else ""


def _read_rows(data: Sequence[DataLine], spans: Sequence[tuple[float, float]]) -> tuple[list[Row], list[Unread]]:
    """Return the rows of a run, and the lines that its columns do not take."""
    rows: list[Row] = []
    unread: list[Unread] = []
    group: str | None = None
    pending: list[DataLine] = []
    for item in data:
        if not item.cells:
            if is_group(item.line.text):
                group, pending = group_name(item.line.text), []
            else:
                pending.append(item)
            continue
        placed = _place_cells(item, spans)
        if placed is None:
            unread.append(Unread(item.line.text, item.line))
            pending = []
            continue
        label, reading, boxes = placed
        parts = _wrapped_lines(pending, label)
        if len(parts) < len(pending):
            group = pending[-1 - len(parts)].line.text
        name = join_lines([*(part.text for part in parts), label])
        if group is not None and is_running_total(name):
            group = None
        pending = []
        if not name:
            unread.append(Unread(item.line.text, item.line))
            continue
        sources = [*parts, item.line]
        whole = frame([word for line in sources for word in line.words])
        quote = " ".join(line.text for line in sources)
        rows.append(Row(name, group, (reading,), quote, item.line.page, sources[0].number, boxes, whole))
        if group is not None and name.casefold() == group.casefold():
            group = None
    return rows, unread


def _wrapped_lines(pending: Sequence[DataLine], label: str) -> list[Line]:
    """Return the lines right above a row that its name began on: what follows them goes on in lower case."""
    parts: list[Line] = []
    following = label
    for item in reversed(pending):
        if following and not following[0].islower() and item.line.text[-1] not in "-\u00ad":
            break
        parts.insert(0, item.line)
        following = item.line.text
    return parts


def _parted(segment: Segment, edges: Sequence[float]) -> list[Segment]:
    """Return a run of words as the cells of the columns that it lies over, where its widest gaps part them there."""
    crossed = [edge for edge in edges if segment.box.x0 < edge < segment.box.x1]
    if not crossed:
        return [segment]
    parts: list[list[Word]] = [[] for _ in range(len(crossed) + 1)]
    for word in segment.words:
        parts[sum(edge < (word.box.x0 + word.box.x1) / 2 for edge in crossed)].append(word)
    if not all(parts):
        return [segment]
    within = [right.box.x0 - left.box.x1 for part in parts for left, right in pairwise(part)]
    between = [right[0].box.x0 - left[-1].box.x1 for left, right in pairwise(parts)]
    return [Segment(tuple(part)) for part in parts] if min(between) > max(within, default=0.0) else [segment]


def _place_cells(
    item: DataLine, spans: Sequence[tuple[float, float]]
) -> tuple[str, Reading, tuple[Box | None, ...]] | None:
    """Return the name, cells and boxes of a row, each cell in the column that it stands under; None where one does not.

    Numbers left of the first column belong to the name.
    """
    edges = [(left[1] + right[0]) / 2 for left, right in pairwise(spans)]
    label = item.label
    cells: list[CellText | None] = [None] * len(spans)
    boxes: list[Box | None] = [None] * len(spans)
    for segment in [part for cell in item.cells for part in _parted(cell, edges)]:
        box = segment.box
        if box.x1 < spans[0][0] - 1:
            label = f"{label} {segment.text}".strip()
            continue
        at = sum(edge < (box.x0 + box.x1) / 2 for edge in edges)
        is_over = min(box.x1, spans[at][1]) - max(box.x0, spans[at][0]) > 0
        if not is_over or cells[at] is not None:
            return None
        cell = read_cell(segment.text)
        if cell is None and any(char.isdigit() for char in segment.text):
            return None
        cells[at], boxes[at] = cell, box if cell else None
    return (label, tuple(cells), tuple(boxes)) if any(cells) else None
