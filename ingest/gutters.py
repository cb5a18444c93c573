"""Parts of a page that stand side by side: two tables, or two columns of prose, parted by a gutter of white space.

A line of such a part has the words of both; they are read one after the other, the left part first. What tells two
tables from the columns of one is that names with letters follow the numbers; what tells prose is that both sides are
full of words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.pages import Grid, Line, Word
from ingest.pdf_lines import data_line, letter_size

_NARROWEST = 9.0
_FEWEST_TABLE_LINES = 6
_FEWEST_PROSE_LINES = 4
_FEWEST_WORDS = 3
_MOST_SHARE = 0.6
_FULL = 0.72
_SAME = 14.0
_TALLEST_GAP = 3.2


@dataclass(frozen=True, slots=True)
class _Region:
    """Neighbouring lines (indices, end excluded) that a gutter parts at a place."""

    start: int
    end: int
    at: float


def part_columns(lines: Sequence[Line], grids: Sequence[Grid]) -> list[Line]:
    """Return a page's lines, those of parts side by side given the left part first; the numbers count on."""
    ruled = [any(_is_within(line, grid) for grid in grids) for line in lines]
    found: list[Line] = []
    index = 0
    while index < len(lines):
        region = _region_at(lines, ruled, index)
        if region is None:
            found.append(lines[index])
            index += 1
            continue
        zone = lines[region.start : region.end]
        for is_left in (True, False):
            for line in zone:
                words = [word for word in line.words if (word.box.x0 < region.at) is is_left]
                if words:
                    found.append(_line_of(words, line))
        index = region.end
    return [Line(line.text, line.page, at, line.words) for at, line in enumerate(found, start=1)]


def _line_of(words: Sequence[Word], line: Line) -> Line:
    return Line(" ".join(word.text for word in words), line.page, line.number, tuple(words))


def _is_within(line: Line, grid: Grid) -> bool:
    middle = (line.words[0].box.top + line.words[0].box.bottom) / 2
    return grid.box.top <= middle <= grid.box.bottom


def _region_at(lines: Sequence[Line], ruled: Sequence[bool], start: int) -> _Region | None:
    """Return the widest run of lines from a line on that a gutter parts, None where there is none."""
    for at in _gutters(lines[start]):
        end = start + 1
        while end < len(lines) and ruled[end] == ruled[start] and _goes_on(lines, end, at):
            end += 1
        while end > start + 1 and _is_apart(lines[end - 1], lines[start], at):
            end -= 1
        zone = lines[start:end]
        if _are_tables(zone, at) or (not ruled[start] and _is_prose(zone, at)):
            return _Region(start, end, at)
    return None


def _gutters(line: Line) -> list[float]:
    """Return the places right before words with letters that white space sets apart from the words before."""
    return [
        right.box.x0 - 1
        for left, right in pairwise(line.words)
        if right.box.x0 - left.box.x1 >= max(_NARROWEST, letter_size(right)) and right.text[0].isalpha()
    ]


def _goes_on(lines: Sequence[Line], index: int, at: float) -> bool:
    """Whether a line follows closely, and no word of it stands over the gutter."""
    above, line = lines[index - 1], lines[index]
    height = max(word.box.bottom - word.box.top for word in line.words)
    if line.words[0].box.top - above.words[0].box.top > _TALLEST_GAP * height:
        return False
    if any(word.box.x0 < at - 1 < word.box.x1 for word in line.words):
        return False
    return all(
        right.box.x0 - left.box.x1 >= _NARROWEST
        for left, right in pairwise(line.words)
        if left.box.x0 < at <= right.box.x0
    )


def _is_apart(line: Line, first: Line, at: float) -> bool:
    """Whether a line is on one side only, and in other letters than the first: a title below the columns."""
    left = [word for word in line.words if word.box.x0 < at]
    is_alike = line.words[0].bold == first.words[0].bold and abs(line.words[0].size - first.words[0].size) < 1
    return len(left) in (0, len(line.words)) and not is_alike


def _sides(lines: Sequence[Line], at: float) -> tuple[list[Line], list[Line]]:
    """Return the lines left and right of the gutter, those without words there left out."""
    sides: tuple[list[Line], list[Line]] = ([], [])
    for line in lines:
        for number, side in enumerate(sides):
            words = [word for word in line.words if (word.box.x0 >= at) is bool(number)]
            if words:
                side.append(_line_of(words, line))
    return sides


def _are_tables(lines: Sequence[Line], at: float) -> bool:
    """Whether both sides are tables: most of their lines are a name and numbers, the right names below each other."""
    left, right = _sides(lines, at)
    if min(len(left), len(right)) < _FEWEST_TABLE_LINES:
        return False
    is_named = sum(line.words[0].text[0].isalpha() and line.words[0].box.x0 < at + 3 * _SAME for line in right)
    return is_named >= _MOST_SHARE * len(right) and all(_are_rows(side) for side in (left, right))


def _are_rows(lines: Sequence[Line]) -> bool:
    rows = [data_line(line) for line in lines]
    return sum(len(row.cells) > 1 and bool(row.label) for row in rows) >= _MOST_SHARE * len(rows)


def _is_prose(lines: Sequence[Line], at: float) -> bool:
    """Whether both sides are prose: most lines are full of words and begin at one place, none ends with numbers."""
    sides = _sides(lines, at)
    if min(map(len, sides)) < _FEWEST_PROSE_LINES:
        return False
    return all(_is_full(side) for side in sides)


def _is_full(lines: Sequence[Line]) -> bool:
    """Whether most lines begin at the first one's place and reach nearly as far as the longest."""
    start = min(line.words[0].box.x0 for line in lines)
    width = max(line.words[-1].box.x1 for line in lines) - start
    full = [
        line
        for line in lines
        if line.words[0].box.x0 - start <= _SAME / 2
        and line.words[-1].box.x1 - line.words[0].box.x0 >= _FULL * width
        and len(line.words) >= _FEWEST_WORDS
        and len(data_line(line).cells) <= 1
        and _is_even(line)
    ]
    return len(full) >= _MOST_SHARE * len(lines)


def _is_even(line: Line) -> bool:
    """Whether no wide gap parts the words of a line, as it would the cells of a table."""
    return all(right.box.x0 - left.box.x1 <= 2 * letter_size(right) for left, right in pairwise(line.words))
