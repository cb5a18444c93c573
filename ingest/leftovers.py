"""What no record and no table row was read from: the prose between them, so that none of it is lost.

The lines of a section are laid in one row of letters; each quote of a record or a figure covers its letters, and what
stays uncovered is prose.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from ingest.headers import find_headers
from ingest.pages import Grid, Line
from ingest.quoting import Stretch, folded
from ingest.record_columns import GOAL_COLUMNS, PROJECT_COLUMNS, RISK_COLUMNS, find_headings
from ingest.sections import Section
from store.figures import Box, Place

_KINDS = (GOAL_COLUMNS, RISK_COLUMNS, PROJECT_COLUMNS)
_LONGEST_HEADING = 8
_STOPS = (".", "!", "?", ":")

_PARAGRAPH_GAP = 0.6
"""The white space, in line heights, that parts paragraphs of a PDF."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A line as one paragraph or cell holds it; neighbours of one ``block`` make a paragraph."""

    text: str
    line: Line
    block: int


@dataclass(frozen=True, slots=True)
class Leftover:
    """A run of prose that nothing was read from, with the lines that it stands on."""

    stretches: tuple[Stretch, ...]
    lines: tuple[Line, ...]


class Letters:
    """The letters of a section's lines in order, and which of them are covered."""

    def __init__(self, section: Section) -> None:
        """Lay out the lines: those outside ruled grids first, then the grids' cells row by row."""
        self._strips, self._grids = _strips(section)
        self._spots = [
            (number, column)
            for number, strip in enumerate(self._strips)
            for column, char in enumerate(strip.text)
            if folded(char)
        ]
        self._text = "".join(self._strips[number].text[column] for number, column in self._spots)
        self._covered = bytearray(len(self._text))
        self._table_blocks: set[int] = set()

    def holds(self, quote: str) -> bool:
        """Whether the section has the text, white space and hyphens aside."""
        return folded(quote) in self._text

    def cover(self, quote: str, place: Place, *, is_row: bool = False, only_free: bool = False) -> Line | None:
        """Cover the first free occurrence of a quote at or after a place, or the first one where none is free.

        ``is_row`` tells a table's row of figures; with ``only_free``, letters that are covered already stay alone.
        Returns the line where it begins, None where the section does not hold the quote.
        """
        wanted = folded(quote)
        places = sorted(self._places(wanted), key=lambda at: (self._before(at, place), self._taken(at, wanted), at))
        if not places or (only_free and self._taken(places[0], wanted)):
            return None
        first = places[0]
        self._covered[first : first + len(wanted)] = b"\1" * len(wanted)
        if is_row:
            self._table_blocks.update(self._strip(at).block for at in range(first, first + len(wanted)))
        return self._strip(first).line

    def line_of(self, quote: str, place: Place) -> Line | None:
        """Return the line where the first occurrence of a quote at or after a place begins."""
        wanted = folded(quote)
        places = sorted(self._places(wanted), key=lambda at: (self._before(at, place), at))
        return self._strip(places[0]).line if places else None

    def cover_headings(self) -> None:
        """Cover the column headings of goal, risk and project tables."""
        texts = [strip.text for strip in self._strips]
        number = 0
        while number < len(texts):
            starts = (find_headings(texts, number, kind) for kind in _KINDS if texts[number].strip())
            ends = [start[1] for start in starts if start]
            if ends:
                rows = range(number, max(ends))
                for at, spot in enumerate(self._spots):
                    if spot[0] in rows:
                        self._covered[at] = 1
            number = max([*ends, number + 1])

    def as_printed(self, text: str) -> str | None:
        """Return a text as it stands in the section, None where it is not there."""
        wanted = folded(text)
        at = self._text.find(wanted)
        if at < 0 or not wanted:
            return None
        begin, end = self._spots[at], self._spots[at + len(wanted) - 1]
        pieces = [self._strips[number].text for number in range(begin[0], end[0] + 1)]
        pieces[-1] = pieces[-1][: end[1] + 1]
        pieces[0] = pieces[0][begin[1] :]
        return " ".join(" ".join(pieces).split())

    def leftovers(self) -> list[Leftover]:
        """Return what is not covered, one for each paragraph, in order.

        The heading right above a table of figures is the table's.
        """
        covered = {spot for spot, flag in zip(self._spots, self._covered, strict=True) if flag}
        filled = [(number, strip) for number, strip in enumerate(self._strips) if strip.text.strip()]
        blocks = [list(strips) for _, strips in groupby(filled, key=lambda pair: pair[1].block)]
        found = []
        is_above_table = False
        for strips in reversed(blocks):
            free = [(_uncovered(strip.text, row, covered), strip.line) for row, strip in strips]
            text = " ".join(text for text, _ in free).strip()
            if self._is_in_table(strips[0][1].block, text):
                is_above_table = True
            elif re.search(r"\w", text) and not (is_above_table and _is_heading(text, [line for _, line in free])):
                is_above_table = False
                found.append(_leftover(free))
        return found[::-1]

    def _is_in_table(self, block: int, text: str) -> bool:
        """Whether text stands in a table of figures and is no prose: beside a row, or a short cell of its grid."""
        if block in self._table_blocks:
            return True
        grid = self._grids.get(block)
        if grid is None or not any(self._grids.get(row) == grid for row in self._table_blocks):
            return False
        return len(text.split()) <= _LONGEST_HEADING and not text.rstrip().endswith(_STOPS)

    def _before(self, at: int, place: Place) -> bool:
        """Whether an occurrence stands before a place."""
        line = self._strip(at).line
        if line.page is not None:
            return line.page < (place.page or 0)
        return line.number < (place.line or 0)

    def _taken(self, at: int, wanted: str) -> bool:
        return any(self._covered[at : at + len(wanted)])

    def _strip(self, at: int) -> Strip:
        return self._strips[self._spots[at][0]]

    def _places(self, wanted: str) -> Iterable[int]:
        """Return where a folded text begins at a word's start and ends at a word's end."""
        at = self._text.find(wanted) if wanted else -1
        while at >= 0:
            if self._opens_word(at) and self._closes_word(at + len(wanted) - 1):
                yield at
            at = self._text.find(wanted, at + 1)

    def _opens_word(self, at: int) -> bool:
        number, column = self._spots[at]
        text = self._strips[number].text
        return column == 0 or not (text[column].isalnum() and text[column - 1].isalnum())

    def _closes_word(self, at: int) -> bool:
        number, column = self._spots[at]
        text = self._strips[number].text
        return column + 1 == len(text) or not (text[column].isalnum() and text[column + 1].isalnum())


def _is_heading(text: str, lines: Sequence[Line]) -> bool:
    """Whether a paragraph can be the heading of the table of figures below it: column heads, or a few words."""
    if text.endswith(_STOPS) or text.startswith(("•", "-", "–")):
        return False
    return len(text.split()) <= _LONGEST_HEADING or bool(find_headers(lines))


def _strips(section: Section) -> tuple[list[Strip], dict[int, int]]:
    """Return the lines outside grids in order, then the cells of the grids; and the grid of each block in one."""
    strips: list[Strip] = []
    grids: dict[int, int] = {}
    block = 0
    before: Line | None = None
    for line in section.lines:
        if any(_within(line, grid) for grid in section.grids):
            before = None
            continue
        if before is None or not before.text.strip() or not line.text.strip() or _is_apart(before, line):
            block += 1
        strips.append(Strip(line.text, line, block))
        before = line
    for number, grid in enumerate(section.grids):
        for cell in (cell for row in grid.rows for cell in row):
            for paragraph in cell.paragraphs:
                block += 1
                grids[block] = number
                strips += [Strip(line.text, line, block) for line in paragraph]
    return strips, grids


def _within(line: Line, grid: Grid) -> bool:
    """Whether most of a PDF line lies in a grid."""
    if line.page != grid.page or not line.words:
        return False
    box = line_box(line)
    middle = (box.top + box.bottom) / 2
    return grid.box.top <= middle <= grid.box.bottom and box.x0 < grid.box.x1 and grid.box.x0 < box.x1


def _is_apart(before: Line, line: Line) -> bool:
    """Whether white space on a PDF page parts two lines."""
    if not before.words or not line.words or before.page != line.page:
        return False
    above, below = line_box(before), line_box(line)
    height = max(above.bottom - above.top, 1.0)
    return below.top - above.bottom > _PARAGRAPH_GAP * height or below.top < above.top


def line_box(line: Line) -> Box:
    """Return the box around the words of a PDF line."""
    return Box(
        min(word.box.x0 for word in line.words),
        min(word.box.top for word in line.words),
        max(word.box.x1 for word in line.words),
        max(word.box.bottom for word in line.words),
    )


def _uncovered(text: str, number: int, covered: set[tuple[int, int]]) -> str:
    """Return the words of a line that hold a letter which is not covered."""
    words = [
        match.group()
        for match in re.finditer(r"\S+", text)
        if any(folded(text[at]) and (number, at) not in covered for at in range(*match.span()))
    ]
    return " ".join(words)


def _leftover(free: Sequence[tuple[str, Line]]) -> Leftover:
    """Return the uncovered lines as stretches that stand one line after the other."""
    stretches: list[list[str]] = []
    lines: list[Line] = []
    apart = True
    for text, line in free:
        if not text:
            apart = True
            continue
        if apart or line.page != lines[-1].page or len(text) < len(" ".join(line.text.split())):
            stretches.append([])
        stretches[-1].append(text)
        lines.append(line)
        apart = len(text) < len(" ".join(line.text.split()))
    return Leftover(tuple(Stretch(tuple(texts)) for texts in stretches), tuple(lines))
