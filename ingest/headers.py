"""Heads of figure tables in text without positions: where they stand, what the columns are, whose table it is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.column_heads import Mark, Part, join_heads, split_heads
from ingest.head_meaning import head_basis, head_label
from ingest.joining import join_lines
from ingest.pages import Line
from ingest.unit_notes import without_unit_note

_FEWEST_COLUMNS = 2
_LONGEST_NAME_LINE = 60
_MOST_NAME_LINES = 3
# Heads of another table to the left: two tables side by side, which lines of text alone cannot part.
_BESIDE = re.compile(r"\b(?:19|20)\d\d\b.*\b(?:19|20)\d\d\b")
_WORD_STARTS = re.compile(r"(?<!\S)\S")


@dataclass(frozen=True, slots=True)
class Header:
    """The head of a table: its name ('' where none), its column heads, and its lines (indices, end excluded).

    ``name_line`` is the name with the unit note that may stand with it.
    """

    name: str
    heads: tuple[tuple[Part, ...], ...]
    start: int
    end: int
    name_line: str


def find_headers(lines: Sequence[Line]) -> list[Header]:
    """Return the table heads of a run of lines, in order."""
    headers: list[Header] = []
    index = 0
    while index < len(lines):
        header = _header_at(lines, index)
        if header:
            headers.append(header)
        index = header.end if header else index + 1
    return headers


def _header_at(lines: Sequence[Line], index: int) -> Header | None:
    """Return the head whose first line of columns is at the index."""
    text = lines[index].text
    found = heads_in(text)
    if found is None:
        return None
    prefix, heads = found
    if _BESIDE.search(prefix):
        return None
    end = index + 1
    if end < len(lines) and lines[end].text:
        joined = join_heads(heads, lines[end].text)
        if joined:
            heads, end = joined, end + 1
    start = _name_start(lines, index)
    name = join_lines([*(line.text for line in lines[start:index]), prefix])
    return Header(without_unit_note(name), tuple(heads), start, end, name)


def heads_in(text: str) -> tuple[str, list[tuple[Part, ...]]] | None:
    """Return the text before the heads of a line, and the heads; the longest run of heads that ends the line."""
    if not text or not re.search(r"(?i)\b(?:tp|ta|tot|tilinp|talous|toteu|poikkeama|ennuste)|\b(?:19|20)\d\d\b", text):
        return None
    for match in _WORD_STARTS.finditer(text):
        heads = split_heads(text[match.start() :])
        if heads is None:
            continue
        prefix = text[: match.start()].strip()
        if heads[0][0].mark is Mark.UNIT and not any(part.mark is Mark.UNIT for head in heads[1:] for part in head):
            # "Hyvinvointipalvelut 1 000 €": the unit of all columns stands with the name.
            prefix = f"{prefix} {head_label(heads[0][:1])}".strip()
            heads = [heads[0][1:], *heads[1:]] if len(heads[0]) > 1 else heads[1:]
        return (prefix, heads) if len(heads) >= _FEWEST_COLUMNS and _are_heads(heads) else None
    return None


def _are_heads(heads: list[tuple[Part, ...]]) -> bool:
    """Whether at least two of the heads name a basis, or all are bare years or dates."""
    bases = [head_basis(parts) for parts in heads]
    bare = all(len(parts) == 1 and parts[0].mark.name in ("YEAR", "DATE") for parts in heads)
    return sum(basis is not None for basis in bases) >= _FEWEST_COLUMNS or bare


def _name_start(lines: Sequence[Line], index: int) -> int:
    """Return where the lines of a wrapped table name, right above the heads, begin."""
    start = index
    while start > 0 and index - start < _MOST_NAME_LINES:
        text = lines[start - 1].text
        if not text or len(text) > _LONGEST_NAME_LINE or text[-1] in ".:;" or re.search(r"\d", text):
            break
        start -= 1
    return start
