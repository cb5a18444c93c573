"""Rows of figure tables: a name and its numbers, with every way that the numbers may be parted into cells.

``1 031 446 381 487`` is one, two or more numbers: a space parts groups of three digits, and cells. Each reading here
fills the table's columns; which one is right is for the table's identities to tell.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from store.errors import NumberTextError
from store.figures import Box
from store.numbers import MINUS_CHARACTERS, parse_number
from store.units import Unit

_MINUS = rf"[{MINUS_CHARACTERS}]"
_NUMBER_TOKEN = re.compile(
    rf"\(?{_MINUS}?\+?\d{{1,3}}(?:\.\d{{3}})+(?:,\d+)?{_MINUS}?\)?[%€]?|\(?{_MINUS}?\+?\d+(?:,\d+)?{_MINUS}?\)?[%€]?"
)
_MARK_TOKENS = frozenset((*MINUS_CHARACTERS, "%", "€", "+"))
_FIRST_GROUP = re.compile(rf"\(?{_MINUS}?\+?[1-9]\d{{0,2}}")
_NEXT_GROUP = re.compile(rf"\d{{3}}(?:,\d+)?{_MINUS}?\)?[%€]?")
_OPEN_GROUP = re.compile(r"\d{3}")
_MOST_READINGS = 4000


@dataclass(frozen=True, slots=True)
class CellText:
    """A cell: its number as printed and as value, and whether a percent sign, or another unit, stands with it."""

    printed: str
    value: Decimal
    is_percent: bool
    unit: Unit | None = None

    @property
    def half_step(self) -> Decimal:
        """Half of the last printed digit: how far rounding may have moved the value."""
        exponent = self.value.as_tuple().exponent
        return Decimal(5).scaleb(int(exponent) - 1)


Reading = tuple[CellText | None, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its name, the heading row above it, its possible readings, and where it stands.

    ``quote`` is the row as it stands in the source. ``cell_boxes`` frame the cells on a PDF page (None for a blank
    cell, empty for text), ``box`` the whole row. ``cells`` has the address of each cell of a workbook's row; it is
    set (its items None) wherever the source itself parts its cells, so that none can be out of place.

    ``organisation`` is whose row it is and ``measure`` what its numbers measure, where the row tells another than the
    table and its own name; ``shown`` is its name as printed, where ``label`` leaves out a code; ``unit`` is what a
    column of units gives it.
    """

    label: str
    group: str | None
    readings: tuple[Reading, ...]
    quote: str
    page: int | None
    line: int | None
    cell_boxes: tuple[Box | None, ...] = ()
    box: Box | None = None
    cells: tuple[str | None, ...] = ()
    organisation: str | None = None
    measure: str | None = None
    shown: str | None = None
    unit: Unit | None = None


def is_number_token(word: str) -> bool:
    """Whether a word can be a part of a number: digits with signs and marks, a lone minus, a percent or euro sign."""
    return word in _MARK_TOKENS or bool(_NUMBER_TOKEN.fullmatch(word))


def split_row(text: str) -> tuple[str, list[str]]:
    """Return the name of a row and the number tokens that end it; no tokens where it ends with no number."""
    words = text.split()
    start = len(words)
    while start > 0 and is_number_token(words[start - 1]):
        start -= 1
    while start < len(words) and words[start] in ("%", "€", "+"):
        start += 1
    tokens = words[start:]
    if not any(char.isdigit() for token in tokens for char in token):
        return " ".join(words[:start]), []
    return " ".join(words[:start]), tokens


def part_cells(tokens: Sequence[str], count: int) -> list[Reading]:
    """Return every way to part the tokens into so many cells; a lone dash may be an empty cell."""
    return [reading for reading in _parted(tuple(tokens), count) if any(reading)]


@lru_cache(maxsize=20_000)
def _parted(tokens: tuple[str, ...], count: int) -> tuple[Reading, ...]:
    """Return the readings of the tokens as so many cells."""
    if not tokens:
        return ((),) if count == 0 else ()
    if count == 0:
        return ()
    found: list[Reading] = []
    if tokens[0] in MINUS_CHARACTERS:
        found += [(None, *rest) for rest in _parted(tokens[1:], count - 1)]
    for length in _cell_lengths(tokens):
        cell = read_cell(" ".join(tokens[:length]))
        if cell:
            found += [(cell, *rest) for rest in _parted(tokens[length:], count - 1)]
        if len(found) > _MOST_READINGS:
            break
    return tuple(found)


def _cell_lengths(tokens: Sequence[str]) -> list[int]:
    """Return how many tokens the first cell may take."""
    start = 1 if tokens[0] in MINUS_CHARACTERS or tokens[0] == "+" else 0
    if start >= len(tokens) or not _NUMBER_TOKEN.fullmatch(tokens[start]):
        return []
    ends = [start + 1]
    if _FIRST_GROUP.fullmatch(tokens[start]):
        end = start + 1
        while end < len(tokens) and _NEXT_GROUP.fullmatch(tokens[end]):
            ends.append(end + 1)
            if not _OPEN_GROUP.fullmatch(tokens[end]):
                break
            end += 1
    lengths: list[int] = []
    for end in ends:
        if end < len(tokens) and tokens[end] in ("%", "€"):
            lengths.append(end + 1)
        else:
            lengths.append(end)
    return lengths


def read_cell(text: str) -> CellText | None:
    """Return the cell that a text is, or None where it is no single number."""
    bare = text.strip()
    is_percent = bare.endswith("%")
    number = bare.rstrip("%€ \u00a0")
    try:
        return CellText(bare, parse_number(number), is_percent)
    except NumberTextError:
        return None
