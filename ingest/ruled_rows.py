"""Rows of ruled tables made whole: a name may take several lines, and the numbers beside it stand between them.

Where ruled lines close each row, what lies in a row is one line of the table: the name first, then the number of each
cell. A number that a narrow cell cut (``11 635`` over ``000``) is one again, and so is a hyphenated name.
"""

from collections.abc import Sequence
from dataclasses import replace

from ingest.joining import join_pair
from ingest.pages import Cell, Grid, Line, Word
from ingest.rows import read_cell
from store.figures import Box

_FEWEST_COLUMNS = 3
_SAME_EDGE = 3.0


def join_ruled_rows(lines: Sequence[Line], grids: Sequence[Grid]) -> list[Line]:
    """Return a page's lines, those of one row of figures in a ruled table made one; the numbers count on."""
    whole: dict[int, Line] = {}
    taken: set[int] = set()
    for grid in grids:
        for row in grid.rows:
            own = _lines_of(lines, row)
            if len(own) > 1 and _is_row_of_figures(row):
                words = tuple(word for cell in row for word in _words_of(cell))
                first = lines[own[0]]
                whole[own[0]] = replace(first, text=" ".join(word.text for word in words), words=words)
                taken.update(own[1:])
    kept = [whole.get(at, line) for at, line in enumerate(lines) if at not in taken]
    return [replace(line, number=at) for at, line in enumerate(kept, start=1)]


def _lines_of(lines: Sequence[Line], row: Sequence[Cell]) -> list[int]:
    """Return the lines (indices) that lie in a row; none where the row's cells differ in height or a line leaves it."""
    if len(row) < _FEWEST_COLUMNS:
        return []
    box = row[0].box
    if any(abs(cell.box.top - box.top) > _SAME_EDGE or abs(cell.box.bottom - box.bottom) > _SAME_EDGE for cell in row):
        return []
    own = sorted({id(word): word for cell in row for line in cell.lines for word in line.words}.values(), key=_place)
    found = [at for at, line in enumerate(lines) if any(_is_in(word, box, row[-1].box) for word in line.words)]
    held = sorted((word for at in found for word in lines[at].words), key=_place)
    return found if held == own else []


def _place(word: Word) -> tuple[float, float, str]:
    return word.box.top, word.box.x0, word.text


def _is_in(word: Word, first: Box, last: Box) -> bool:
    """Whether the middle of a word lies between a row's first and last cells."""
    x, y = (word.box.x0 + word.box.x1) / 2, (word.box.top + word.box.bottom) / 2
    return first.x0 <= x <= last.x1 and first.top <= y <= first.bottom


def _is_row_of_figures(row: Sequence[Cell]) -> bool:
    """Whether a row has a name in its first cell and in each of the others one number or nothing."""
    name, *others = row
    if not any(char.isalpha() for char in name.text):
        return False
    filled = [cell for cell in others if cell.text]
    return bool(filled) and all(read_cell(cell.text) for cell in filled)


def _words_of(cell: Cell) -> list[Word]:
    """Return the words of a cell in reading order, a word that a line end cuts made one."""
    words: list[Word] = []
    for line in cell.lines:
        first, *rest = line.words
        joined = join_pair(words[-1].text, first.text) if words else ""
        if words and joined and " " not in joined:
            words[-1] = replace(words[-1], text=joined, box=_around(words[-1].box, first.box))
        else:
            words.append(first)
        words += rest
    return words


def _around(one: Box, other: Box) -> Box:
    return Box(min(one.x0, other.x0), min(one.top, other.top), max(one.x1, other.x1), max(one.bottom, other.bottom))
