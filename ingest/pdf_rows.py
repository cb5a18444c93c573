"""Rows of a PDF table: names made whole, cells put to their columns, heading rows carried to the rows below them."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.head_places import Span
from ingest.identities import is_running_total
from ingest.joining import join_lines
from ingest.pages import Line, Word
from ingest.pdf_heads import is_row_head
from ingest.pdf_lines import DataLine, Segment, frame, is_dashes, is_near
from ingest.rows import CellText, Reading, Row, read_cell
from ingest.tables import Unread, group_name, is_group
from store.figures import Box

_ROW_PITCH = 1.6
_FEWEST_AMOUNTS = 2
_AMOUNTS = re.compile(r"(?<![\d.])\d{1,3}(?:[ .\u00a0\u2009\u202f]\d{3})+(?![\d.])|(?<![\d.])\d+,\d+(?![\d.])")
_NOTE_MARK = re.compile(r"(?<=[^\W\d_)])\s?(?:\d{1,2}\)|\*{1,3}\)?|[¹²³⁴⁵⁶⁷⁸⁹]+\)?)$|(?<=[a-zåäö]{5})\d$")
"""The mark of a note at the end of a row's name (``Palvelujen ostot1)``)."""
_TIGHT = 0.92
_SAME_START = 2.0


def read_rows(
    data: Sequence[DataLine], spans: Sequence[Span], before: Sequence[Row] = ()
) -> tuple[list[Row], list[Unread]]:
    """Return the rows of a run that goes on from the rows before it, and the lines that its columns do not take."""
    reader = _RowReader(data, spans, before)
    for item in data:
        if item.cells:
            reader.take_row(item)
        elif is_dashes(item.line):
            reader.signs = item.line
        elif not is_row_head(item.line.text):
            reader.take_label(item)
    return reader.rows, reader.unread


class _RowReader:
    """Takes the lines of a table one by one."""

    def __init__(self, data: Sequence[DataLine], spans: Sequence[Span], before: Sequence[Row]) -> None:
        """Begin after the rows before."""
        self.rows: list[Row] = []
        self.unread: list[Unread] = []
        self.signs: Line | None = None
        self._spans = spans
        self._group = before[-1].group if before else None
        self._labels = Counter(row.label.casefold() for row in before)
        self._labels.update(item.label.casefold() for item in data if item.cells)
        self._pending: list[DataLine] = []
        self._heading: DataLine | None = None
        self._group_before = self._group
        self._pitch = _row_pitch(data)

    def take_label(self, item: DataLine) -> None:
        """Take a line without cells: a heading row, or the beginning of a row's name."""
        self._heading = None
        if _holds_amounts(item.line.text):
            self.unread.append(Unread(item.line.text, item.line))
            self._pending = []
        elif is_group(item.line.text):
            self._heading, self._group_before = item, self._group
            self._group, self._pending = group_name(item.line.text), []
        else:
            self._pending.append(item)

    def _has_both_sides(self) -> bool:
        """Whether the income and the costs of the heading row stand below it: their margin is of it, too."""
        labels = [row.label.casefold() for row in self.rows if row.group == self._group]
        return all(any(label.startswith(side) for label in labels) for side in ("toimintatuotot", "toimintakulut"))

    def take_row(self, item: DataLine) -> None:
        """Take a line with cells."""
        placed = place_cells(item, self._spans)
        pending, self._pending = self._pending, []
        heading, self._heading = self._heading, None
        if heading and _is_tight(heading.line, item.line, self._pitch):
            self._group, pending = self._group_before, [heading]
        signs, self.signs = self.signs, None
        if placed is None:
            self.unread.append(Unread(item.line.text, item.line))
            return
        label, reading, boxes = placed
        parts = _wrapped_lines(pending, item.line, label, self._pitch)
        if len(parts) < len(pending):
            self._group = _wrapped_group([item.line for item in pending[: len(pending) - len(parts)]])
        name = _NOTE_MARK.sub("", join_lines([*(part.text for part in parts), label]))
        if self._group is not None and is_running_total(name) and self._labels[name.casefold()] == 1:
            self._group = self._group if self._has_both_sides() else None
        if not name:
            self.unread.append(Unread(item.line.text, item.line))
            return
        sources = [*parts, *([signs] if signs else []), item.line]
        whole = frame([word for line in sources for word in line.words])
        quote = " ".join(line.text for line in sources)
        readings = _signed(reading, boxes, signs) if signs else (reading,)
        self.rows.append(Row(name, self._group, readings, quote, item.line.page, sources[0].number, boxes, whole))
        if self._group is not None and name.casefold() == self._group.casefold():
            self._group = None


def _signed(reading: Reading, boxes: Sequence[Box | None], signs: Line) -> tuple[Reading, ...]:
    """Return a row as it reads with the dashes above its cells as their minus signs, and without them.

    The table's arithmetic tells which of the two is right.
    """
    cells = [
        replace(cell, value=-cell.value)
        if cell and box and cell.value > 0 and any(_is_above(word, box) for word in signs.words)
        else cell
        for cell, box in zip(reading, boxes, strict=True)
    ]
    signed = tuple(cells)
    return (signed, reading) if signed != reading else (reading,)


def _is_above(word: Word, box: Box) -> bool:
    return min(word.box.x1, box.x1) > max(word.box.x0, box.x0)


def _row_pitch(data: Sequence[DataLine]) -> float:
    """Return the least step down from one row with cells to the next; 0 where no rows stand right below each other."""
    steps = [
        lower.line.words[0].box.top - upper.line.words[0].box.top
        for upper, lower in pairwise(data)
        if upper.cells and lower.cells and upper.line.page == lower.line.page
    ]
    return min((step for step in steps if step > 0), default=0.0)


def _is_tight(upper: Line, lower: Line, pitch: float) -> bool:
    """Whether two lines of like letters stand closer than the rows of their table do: lines of one cell."""
    one, other = upper.words[0], lower.words[0]
    return (
        upper.page == lower.page
        and 0 < other.box.top - one.box.top < _TIGHT * pitch
        and abs(one.box.x0 - other.box.x0) <= _SAME_START
        and one.bold == other.bold
    )


def _wrapped_lines(pending: Sequence[DataLine], row: Line, label: str, pitch: float) -> list[Line]:
    """Return the lines right above a row that its name began on: what follows them goes on in lower case or signs.

    Any line is such that stands closer to the next one than the table's rows do.
    """
    parts: list[Line] = []
    following, lower = label, row
    for item in reversed(pending):
        is_cut = not following or following[0].islower() or following[0] in "(+/&" or item.line.text[-1] in "-\u00ad"
        if not is_cut and not _is_tight(item.line, lower, pitch):
            break
        parts.insert(0, item.line)
        following, lower = item.line.text, item.line
    return parts


def _holds_amounts(text: str) -> bool:
    """Whether a line that ends with words holds amounts before them: a row with a remark, no heading row."""
    return len(_AMOUNTS.findall(text)) >= _FEWEST_AMOUNTS


def _wrapped_group(pending: Sequence[Line]) -> str:
    """Return the heading row that lines without cells end with: what follows in lower case goes on with it."""
    start = len(pending) - 1
    while start > 0 and pending[start].text[0].islower() and is_near(pending, start - 1, start, _ROW_PITCH):
        start -= 1
    return join_lines(line.text for line in pending[start:])


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


def place_cells(item: DataLine, spans: Sequence[Span]) -> tuple[str, Reading, tuple[Box | None, ...]] | None:
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
