"""Heads of a PDF table: the words above its columns, and the table's name beside or above them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.column_heads import Part, head_parts
from ingest.columns import Column, Setting, read_columns
from ingest.joining import join_lines
from ingest.pages import Line, Word
from ingest.pdf_lines import LINE_PITCH, LONGEST_LABEL, MOST_LABEL_LINES, data_line, is_near, letter_size
from ingest.tables import is_group
from ingest.unit_notes import without_unit_note

_MOST_HEAD_LINES = 5
_HEAD_PITCH = 4.0
_REACH = 15.0
_SAME_SIZE = 0.3
_SAME_START = 3.0
_ROW_HEAD = re.compile(r"(?i)selite|tili|tuloslaskelmaerä|erä|nimi|kohde|\(?(?:1[ .]?000 )?(?:€|euroa)\)?")

Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Heads:
    """The heads of a table: their parts and meanings, the first head line, and the name that stands beside them."""

    parts: list[tuple[Part, ...]]
    columns: list[Column | None]
    top: int
    name: str


def _find_heads(lines: Sequence[Line], bottom: int, spans: Sequence[Span], setting: Setting) -> Heads | None:
    """Return the heads that end right before the line ``bottom``.

    The most lines that all read as heads are taken. Where the line above would be heads, too, but cannot be read,
    nothing is: the meaning would be a guess.
    """
    best: Heads | None = None
    for top in range(bottom - 1, max(-1, bottom - 1 - _MOST_HEAD_LINES), -1):
        reach = _HEAD_PITCH if top == bottom - 1 else LINE_PITCH
        if not is_near(lines, top, min(top + 1, len(lines) - 1), reach) or _is_title_line(lines[top], spans):
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


def heads_above(lines: Sequence[Line], start: int, spans: Sequence[Span], setting: Setting) -> tuple[Heads, int] | None:
    """Return the heads above a run of rows, and the line after them; heading rows may stand between."""
    bottom = start
    for _ in range(MOST_LABEL_LINES + 2):
        if bottom == 0 or lines[bottom - 1].page != lines[start].page:
            return None
        above = lines[bottom - 1]
        if is_group(above.text) or not _words_over(above, spans):
            if len(above.text) > LONGEST_LABEL or above.text[-1] in ".:":
                return None
            bottom -= 1
            continue
        heads = _find_heads(lines, bottom, spans, setting)
        return (heads, bottom) if heads else None
    return None


def _words_over(line: Line, spans: Sequence[Span]) -> list[Word]:
    """Return the words of a line that stand over the columns."""
    edges = [(left[1] + right[0]) / 2 for left, right in pairwise(spans)]
    return [word for word in line.words if _column_of(word, spans, edges) is not None]


def _is_title_line(line: Line, spans: Sequence[Span]) -> bool:
    """Whether a line begins left of the columns, as a title or sentence does, without a gap between its words."""
    if line.words[0].box.x0 >= spans[0][0] - 1:
        return False
    return all(right.box.x0 - left.box.x1 <= letter_size(right) for left, right in pairwise(line.words))


def _place_words(lines: Sequence[Line], spans: Sequence[Span]) -> tuple[list[str], str]:
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


def _column_of(word: Word, spans: Sequence[Span], edges: Sequence[float]) -> int | None:
    """Return the column that a word stands over, None where it stands left of all."""
    overlaps = [min(word.box.x1, last) - max(word.box.x0, first) for first, last in spans]
    best = max(range(len(spans)), key=lambda at: overlaps[at])
    if overlaps[best] > 0:
        return best
    middle = (word.box.x0 + word.box.x1) / 2
    if middle < spans[0][0]:
        return 0 if spans[0][0] - word.box.x1 <= _REACH else None
    return sum(edge < middle for edge in edges)


def whole_name(lines: Sequence[Line], heads: Heads) -> str:
    """Return the table's name: that beside its heads with the lines that it began on, else the title right above."""
    name = without_unit_note(heads.name)
    top = heads.top
    if not name:
        return _name_above(lines, top)
    first = lines[top].words[0]
    while top > 0 and is_near(lines, top - 1, top):
        above = lines[top - 1]
        if (
            above.words[0].bold != first.bold
            or abs(above.words[0].size - first.size) > _SAME_SIZE
            or abs(above.words[0].box.x0 - first.box.x0) > _SAME_START
            or above.text[-1] in ".:;"
            or len(above.text) > LONGEST_LABEL // 2
            or data_line(above).cells
        ):
            break
        name = join_lines([above.text, name])
        top -= 1
    return name


def _name_above(lines: Sequence[Line], top: int) -> str:
    """Return the bold or capital line right above the heads, which names the table; '' where there is none."""
    if top == 0 or not is_near(lines, top - 1, top):
        return ""
    above = lines[top - 1]
    is_title = all(word.bold for word in above.words) or above.text.isupper()
    return above.text if is_title and len(above.text) <= LONGEST_LABEL and above.text[-1] not in ".:;," else ""
