"""What no record and no table row was read from: the prose between them, so that none of it is lost.

The lines of a section are laid in one row of letters; each quote of a record or a figure covers its letters, and what
stays uncovered is prose.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import groupby

from ingest.headers import find_headers
from ingest.pages import Line
from ingest.quoting import Stretch, folded
from ingest.record_columns import GOAL_COLUMNS, PROJECT_COLUMNS, RISK_COLUMNS, Columns, find_headings
from ingest.rows import split_row
from ingest.sections import Section
from ingest.strips import Strip, is_bold, lay_strips
from store.figures import Place

_KINDS = (GOAL_COLUMNS, RISK_COLUMNS, PROJECT_COLUMNS)
_LONGEST_HEADING = 8
_LONGEST_HEADING_LINE = 90
_LOOK_AHEAD = 12
_FEWEST_CELLS = 2
_STOPS = (".", "!", "?", ":")


class LeftoverKind(Enum):
    """What a leftover looks like."""

    PROSE = "prose"
    HEADING = "heading"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Leftover:
    """A run of text that nothing was read from, with the lines that it stands on; a table has a stretch per row."""

    kind: LeftoverKind
    stretches: tuple[Stretch, ...]
    lines: tuple[Line, ...]


class Letters:
    """The letters of a section's lines in order, and which of them are covered."""

    def __init__(self, section: Section) -> None:
        """Lay out the lines: those outside ruled grids first, then the grids' cells row by row."""
        self._strips = lay_strips(section)
        self._grids = {strip.block: strip.grid for strip in self._strips if strip.grid is not None}
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
        """Cover the occurrence of a quote at a place, or the first free one after it, or the first one at all.

        ``is_row`` tells a table's row of figures; with ``only_free``, letters that are covered already stay alone.
        Returns the line where it begins, None where the section does not hold the quote.
        """
        wanted = folded(quote)
        places = sorted(
            self._places(wanted),
            key=lambda at: (self._before(at, place), not self._is_at(at, place), self._taken(at, wanted), at),
        )
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
        rows: set[int] = set()
        number = 0
        while number < len(texts):
            starts = [(kind, find_headings(texts, number, kind)) for kind in _KINDS]
            ends = [start[1] for kind, start in starts if start and _may_begin(texts, number, kind)]
            rows.update(range(number, max(ends, default=number)))
            number = max([*ends, number + 1])
        for at, spot in enumerate(self._spots):
            if spot[0] in rows:
                self._covered[at] = 1

    def cover_labels(self, names: Collection[str]) -> None:
        """Cover the paragraphs and cells that are nothing but one of the names."""
        wanted = {folded(name) for name in names}
        spots = [list(group) for _, group in groupby(range(len(self._spots)), key=lambda at: self._strip(at).block)]
        for block in spots:
            if "".join(self._text[at] for at in block) in wanted:
                self._covered[block[0] : block[-1] + 1] = b"\1" * len(block)

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
        found: list[Leftover] = []
        cells: dict[int, list[Strip]] = {}
        is_above_table = False
        for strips in reversed(blocks):
            free = [replace(strip, text=_uncovered(strip.text, row, covered)) for row, strip in strips]
            text = " ".join(strip.text for strip in free).strip()
            grid = free[0].grid
            if self._is_in_table(free[0].block, text):
                is_above_table = True
            elif not re.search(r"\w", text) or (is_above_table and _is_heading(text, [strip.line for strip in free])):
                continue
            elif grid is not None and _is_short(text):
                cells.setdefault(grid, []).extend(reversed(free))
            else:
                is_above_table = False
                found.append(_leftover(free, [strip for _, strip in strips]))
        return [*found[::-1], *(_grid_rows(strips[::-1]) for _, strips in sorted(cells.items()))]

    def _is_in_table(self, block: int, text: str) -> bool:
        """Whether text stands in a table of figures and is no prose: beside a row, or a short cell of its grid."""
        if block in self._table_blocks:
            return True
        grid = self._grids.get(block)
        if grid is None or not any(self._grids.get(row) == grid for row in self._table_blocks):
            return False
        return _is_short(text)

    def _before(self, at: int, place: Place) -> bool:
        """Whether an occurrence stands before a place."""
        line = self._strip(at).line
        if line.page is not None:
            return line.page < (place.page or 0)
        return line.number < (place.line or 0)

    def _is_at(self, at: int, place: Place) -> bool:
        """Whether an occurrence begins on a place's very line, or page."""
        line = self._strip(at).line
        return line.page == place.page and (line.page is not None or line.number == place.line)

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


def _may_begin(texts: Sequence[str], number: int, kind: Columns) -> bool:
    """Whether the column headings of a kind of table may begin at a line: short lines that name what it needs."""
    text = texts[number].strip()
    if not text[:1].isupper() or len(text) > _LONGEST_HEADING_LINE:
        return False
    ahead = " ".join(line for line in texts[number : number + _LOOK_AHEAD] if len(line) <= _LONGEST_HEADING_LINE)
    named = {
        role
        for role, pattern in kind.patterns
        for word in re.findall(r"[A-ZÅÄÖ][^A-ZÅÄÖ]*", ahead)
        if pattern.search(word.strip())
    }
    return all(named & wanted for wanted in kind.required)


def _is_short(text: str) -> bool:
    """Whether a text is too short for prose, and ends with no stop."""
    return len(text.split()) <= _LONGEST_HEADING and not text.rstrip().endswith(_STOPS)


def _is_heading(text: str, lines: Sequence[Line]) -> bool:
    """Whether a paragraph can be the heading of the table of figures below it: column heads, or a few words."""
    if text.endswith(_STOPS) or text.startswith(("•", "-", "–")):
        return False
    return len(text.split()) <= _LONGEST_HEADING or bool(find_headers(lines))


def _uncovered(text: str, number: int, covered: set[tuple[int, int]]) -> str:
    """Return the words of a line that hold a letter which is not covered."""
    words = [
        match.group()
        for match in re.finditer(r"\S+", text)
        if any(folded(text[at]) and (number, at) not in covered for at in range(*match.span()))
    ]
    return " ".join(words)


def _leftover(free: Sequence[Strip], whole: Sequence[Strip]) -> Leftover:
    """Return the uncovered lines of a paragraph as stretches that stand one line after the other."""
    kept = [strip for strip in free if strip.text]
    lines = tuple(strip.line for strip in kept)
    rows = [strip for strip in kept if sum(token[-1:].isdigit() for token in split_row(strip.text)[1]) >= _FEWEST_CELLS]
    if rows and len(rows) * 2 >= len(kept):
        return Leftover(LeftoverKind.TABLE, tuple(Stretch((strip.text,)) for strip in kept), lines)
    stretches: list[list[str]] = []
    apart, page = True, None
    for strip, full in zip(free, whole, strict=True):
        is_whole = len(strip.text) == len(" ".join(full.text.split()))
        if strip.text and (apart or not is_whole or strip.line.page != page):
            stretches.append([])
        if strip.text:
            stretches[-1].append(strip.text)
            page = strip.line.page
        apart = not is_whole
    text = " ".join(strip.text for strip in kept)
    kind = LeftoverKind.HEADING if all(map(is_bold, lines)) and _is_short(text) else LeftoverKind.PROSE
    return Leftover(kind, tuple(Stretch(tuple(texts)) for texts in stretches), lines)


def _grid_rows(strips: Sequence[Strip]) -> Leftover:
    """Return the short cells of a grid that was not read, row by row."""
    rows = [[strip for strip in row if strip.text] for _, row in groupby(strips, key=lambda strip: strip.row)]
    stretches = tuple(Stretch((" ".join(strip.text for strip in row),)) for row in rows if row)
    return Leftover(LeftoverKind.TABLE, stretches, tuple(strip.line for row in rows for strip in row))
