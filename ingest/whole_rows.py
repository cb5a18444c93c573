"""Rows of a PDF table whose name takes more lines than their numbers, made one line each.

Numbers stand in the middle of a cell, half a line below the first line of a name of two, or beside its first line with
the rest below. A row is one line again: the name, then the cells.
"""

from collections.abc import Sequence
from dataclasses import replace

from ingest.joining import join_pair
from ingest.pages import Line, Word
from ingest.pdf_lines import data_line, frame, letter_size
from store.figures import Box

_CLOSE = 0.35
_FARTHER = 1.0
_INDENT = 15.0


def whole_rows(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with each row's wrapped name put to its numbers; the text keeps the order of the page."""
    found: list[Line] = []
    index = 0
    while index < len(lines):
        if _is_centred(lines, index):
            found.append(_joined(lines[index], lines[index + 1], lines[index + 2]))
            index += 3
            continue
        line, index = lines[index], index + 1
        while index < len(lines) and _goes_on(line, lines, index):
            line, index = _joined(line, lines[index]), index + 1
        found.append(line)
    return found


def _is_centred(lines: Sequence[Line], index: int) -> bool:
    """Whether numbers alone stand half a line below a text and half a line above another, to the right of both."""
    if index + 2 >= len(lines):
        return False
    upper, row, lower = lines[index : index + 3]
    if upper.page is None or not upper.page == row.page == lower.page:
        return False
    if not (upper.words and row.words and lower.words):
        return False
    data = data_line(row)
    if not data.cells or data.label or data_line(upper).cells or data_line(lower).cells:
        return False
    above, middle, below = frame(upper.words), frame(row.words), frame(lower.words)
    is_between = above.top < middle.top < above.bottom and below.top < middle.bottom < below.bottom
    return is_between and max(above.x1, below.x1) <= middle.x0


def _goes_on(row: Line, lines: Sequence[Line], at: int) -> bool:
    """Whether a line is the rest of the name of the row above it: in lower case, closer to it than to what follows."""
    line = lines[at]
    if row.page is None or line.page != row.page or not line.words or not line.text[0].islower():
        return False
    data = data_line(row)
    if not data.cells or not data.label or data_line(line).cells:
        return False
    box, before = frame(line.words), frame(row.words)
    start = row.words[0].box.x0
    if box.x1 > data.cells[0].box.x0 or not -1.0 <= box.x0 - start <= _INDENT:
        return False
    gap = box.top - before.bottom
    if abs(gap) > _CLOSE * letter_size(line.words[0]):
        return False
    following = lines[at + 1] if at + 1 < len(lines) and lines[at + 1].page == row.page else None
    if following is None or not following.words:
        return True
    return frame(following.words).top - box.bottom > gap + _FARTHER


def _joined(*lines: Line) -> Line:
    """Return lines as one: the words of the names from top to bottom, then those of the cells."""
    names: list[Word] = []
    cells: list[Word] = []
    for line in lines:
        data = data_line(line)
        count = sum(len(cell.words) for cell in data.cells)
        own = line.words[: len(line.words) - count]
        if names and own and names[-1].text.endswith("-"):
            joined = join_pair(names[-1].text, own[0].text)
            if " " not in joined:
                names[-1], own = _one_word(names[-1], own[0], joined), own[1:]
        names += own
        cells += line.words[len(line.words) - count :]
    text = " ".join(line.text for line in lines)
    return replace(lines[0], text=text, words=(*names, *cells))


def _one_word(first: Word, rest: Word, text: str) -> Word:
    """Return the halves of a word that the end of a line parts."""
    one, other = first.box, rest.box
    box = Box(min(one.x0, other.x0), min(one.top, other.top), max(one.x1, other.x1), max(one.bottom, other.bottom))
    return replace(first, text=text, box=box)
