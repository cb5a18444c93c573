"""Lines of a PDF table: names and cells told apart by the white space between words, and runs of rows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median_high

from ingest.column_heads import Mark, head_parts, split_heads
from ingest.pages import Line, Word
from ingest.rows import is_number_token
from store.figures import Box
from store.numbers import MINUS_CHARACTERS

FEWEST_CELLS = 2
LONGEST_LABEL = 90
MOST_LABEL_LINES = 2
LINE_PITCH = 2.6
_CELL_GAP = 0.62
_NOTE_NUMBER = re.compile(r"\d{1,2}[).]")
_TIMES = frozenset((Mark.YEAR, Mark.SHORT_YEAR, Mark.DATE, Mark.MONTHS))
_SCALE_NOTE = re.compile(r"\(?1[ .\u00a0\u2009\u202f]?000\s?(?:€|euroa|eur)\)?", re.IGNORECASE)
"""A unit that ends a row's name (``Lainakanta 31.12., 1 000 €``)."""
_MARKS = frozenset("%€+")
"""A mark alone in a cell heads a column: it is no number."""


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


def data_line(line: Line) -> DataLine:
    """Return a line parted into its name and the cells that end it; no cells where it ends with no number."""
    start = len(line.words)
    while start > 0 and is_number_token(line.words[start - 1].text):
        start -= 1
    segments: list[list[Word]] = []
    for word in line.words[start:]:
        if segments and word.box.x0 - segments[-1][-1].box.x1 <= _CELL_GAP * letter_size(word):
            segments[-1].append(word)
        else:
            segments.append([word])
    cells = [Segment(tuple(words)) for words in segments]
    while cells and not any(char.isdigit() for char in cells[0].text):
        start += len(cells[0].words)
        cells = cells[1:]
    if cells and start > 0 and _SCALE_NOTE.fullmatch(cells[0].text) and _is_close(line, start):
        start += len(cells[0].words)
        cells = cells[1:]
    if not cells or any(cell.text in _MARKS for cell in cells):
        return DataLine(line, line.text, ())
    return DataLine(line, " ".join(word.text for word in line.words[:start]), tuple(cells))


def _is_close(line: Line, at: int) -> bool:
    """Whether no more than the space between two words parts a word from the one before it."""
    return line.words[at].box.x0 - line.words[at - 1].box.x1 <= _CELL_GAP * letter_size(line.words[at])


def letter_size(word: Word) -> float:
    """Return the size of a word's letters in points, as told or as seen, whichever is less."""
    return min(word.size, word.box.bottom - word.box.top) or 1.0


def is_dashes(line: Line) -> bool:
    """Whether a line holds nothing but dashes: signs that narrow cells push above their numbers, or blank cells."""
    return all(word.text in MINUS_CHARACTERS for word in line.words)


def is_head_line(line: Line) -> bool:
    """Whether a line consists of years and dates only, or of words that name columns, a table's name before them."""
    if _heads_beside_name(line):
        return True
    heads = split_heads(line.text)
    if heads is not None:
        return len(heads) >= FEWEST_CELLS and not is_dashes(line)
    words = [head_parts(word.text, is_placed=True) for word in line.words]
    marks = [{part.mark for part in parts} if parts else set() for parts in words]
    return (
        all(marks) and not any(Mark.MEASURE in found for found in marks) and any(Mark.YEAR in found for found in marks)
    )


def _heads_beside_name(line: Line) -> bool:
    """Whether white space parts a name from the heads of columns (``7) Verotulojen erittely   TP 2024   TP 2023``).

    Bare years may be a row's numbers: they are heads beside the number of a note, one year after the other.
    """
    for at in range(1, len(line.words)):
        before, word = line.words[at - 1], line.words[at]
        if word.box.x0 - before.box.x1 <= letter_size(word):
            continue
        heads = split_heads(" ".join(one.text for one in line.words[at:]))
        if heads is None or len(heads) < FEWEST_CELLS:
            return False
        marks = [{part.mark for part in parts} for parts in heads]
        if all(Mark.BASIS in found for found in marks):
            return any(found & _TIMES for found in marks)
        years = [int(parts[0].text) for parts in heads if len(parts) == 1 and parts[0].mark is Mark.YEAR]
        is_note = bool(_NOTE_NUMBER.fullmatch(line.words[0].text))
        return is_note and len(years) == len(heads) and all(abs(one - other) == 1 for one, other in pairwise(years))
    return False


def find_runs(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Return where the runs of table rows begin and end (end excluded)."""
    runs: list[tuple[int, int]] = []
    start: int | None = None
    last = 0
    for index, line in enumerate(lines):
        data = data_line(line)
        is_row = len(data.cells) >= FEWEST_CELLS and bool(data.label) and not is_head_line(line)
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
    return first.box.x0 - before.box.x1 > letter_size(first)


def _continues(lines: Sequence[Line], last: int, index: int, *, is_row: bool) -> bool:
    """Whether a line may belong to the run of rows whose last row is given."""
    line = lines[index]
    if line.page != lines[last].page or is_head_line(line) or _is_above(line, lines[last]):
        return False
    if is_row:
        return True
    data = data_line(line)
    is_short = len(line.text) <= LONGEST_LABEL and (bool(data.cells) or line.text[-1] not in ".:")
    return is_short and index - last <= MOST_LABEL_LINES + 1


def _is_above(line: Line, before: Line) -> bool:
    """Whether a line stands higher than the one before it: the next part of a page of columns begins there."""
    return line.words[0].box.bottom < before.words[0].box.top


def is_near(lines: Sequence[Line], upper: int, lower: int, pitch: float = LINE_PITCH) -> bool:
    """Whether two lines follow each other closely on one page."""
    if lines[upper].page != lines[lower].page:
        return False
    one, other = frame(lines[upper].words), frame(lines[lower].words)
    height = max(median_high(word.box.bottom - word.box.top for word in lines[upper].words), 1.0)
    return one.top - other.top <= one.bottom - one.top and other.top - one.bottom <= (pitch - 1) * height
