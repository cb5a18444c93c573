"""Heads of a PDF table: the words above its columns, and the table's name beside or above them."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.cell_rows import is_neutral
from ingest.column_heads import Mark, Part, head_parts, split_heads
from ingest.columns import Column, Setting, read_columns, title_time
from ingest.head_places import Span, begins_left, place_by_cells, place_by_words, place_shared, words_over
from ingest.joining import join_lines
from ingest.naming import is_unit_kind
from ingest.pages import Grid, Line
from ingest.pdf_lines import (
    FEWEST_CELLS,
    LINE_PITCH,
    LONGEST_LABEL,
    MOST_LABEL_LINES,
    data_line,
    frame,
    is_head_line,
    is_near,
    letter_size,
)
from ingest.tables import is_group
from ingest.unit_notes import without_unit_note

_MOST_HEAD_LINES = 5
_HEAD_PITCH = 4.0
_SAME_SIZE = 0.3
_OTHER_SIZE = 0.9
_FEWEST_WORDS = 3
_FEWEST_CLEAR = 2
_LONGEST_UNKNOWN = 40
_AMOUNT = re.compile(r"\d[ .\u00a0\u202f]\d{3}\b|\d,\d")
_DASHES = "-\u2013"
_SAME_START = 3.0
_ROW_HEAD = re.compile(r"(?i)tili|tuloslaskelmaerä|erä|\(?(?:1[ .]?000 )?(?:€|euroa?)\)?")


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a run of rows.

    That is the document's setting, the ruled tables there are, the heading above all lines, and where the rows' names
    begin on the page.
    """

    setting: Setting
    grids: Sequence[Grid] = ()
    heading: str = ""
    margin: float = 0.0


@dataclass(frozen=True, slots=True)
class Heads:
    """The heads of a table: their parts and meanings, the first head line, and what stands beside them.

    ``name`` is the table's name there, ``beside`` all the words left of the columns.
    """

    parts: list[tuple[Part, ...]]
    columns: list[Column | None]
    top: int
    name: str
    beside: str

    @property
    def clear_count(self) -> int:
        """How many of the columns are understood."""
        return sum(column is not None for column in self.columns)


def is_row_head(text: str) -> bool:
    """Whether a text only heads the rows' names (Selite, Hanke, 1 000 €)."""
    bare = without_unit_note(text).strip(" ,;:")
    return not bare or bool(_ROW_HEAD.fullmatch(bare)) or is_unit_kind(bare) or is_neutral(bare)


def _find_heads(
    lines: Sequence[Line], bottom: int, spans: Sequence[Span], around: Around, *, is_partial: bool
) -> Heads | None:
    """Return the heads that end right before the line ``bottom``.

    The most lines that all read as heads are taken. Where the line above would be heads, too, but cannot be read,
    nothing is: the meaning would be a guess. With ``is_partial`` some heads may stay unclear, and a line above counts
    as heads only where no fewer columns are clear with it.
    """
    best: Heads | None = None
    for top in range(bottom - 1, max(-1, bottom - 1 - _MOST_HEAD_LINES), -1):
        is_beside = top + 1 < bottom and _share_ruled_row(lines[top], lines[top + 1], around.grids)
        if is_beside and not words_over(lines[top], spans):
            continue
        reach = _HEAD_PITCH if top == bottom - 1 else LINE_PITCH
        if not is_near(lines, top, min(top + 1, len(lines) - 1), reach) or _is_title_line(
            lines[top], spans, around.margin
        ):
            break
        if not words_over(lines[top], spans):
            break
        above = [
            around.heading if is_captioned(lines, top) else "",
            *(line.text for line in lines[max(0, top - 2) : top]),
        ]
        found = _read_heads(lines[top:bottom], spans, around, " ".join(above), is_partial=is_partial)
        found = found and replace(found, top=top)
        if found is not None and (best is None or found.clear_count >= best.clear_count):
            best = found
        elif best is not None and (_is_other_text(lines[top], lines[bottom - 1]) or _is_row_before(lines[top], best)):
            break
        elif best is not None:
            return None
    return best


def _share_ruled_row(upper: Line, lower: Line, grids: Sequence[Grid]) -> bool:
    """Whether two lines lie in one row of a ruled table: a name beside its columns' heads of several lines."""
    middles = [(box.top + box.bottom) / 2 for box in (frame(upper.words), frame(lower.words))]
    return any(
        all(row[0].box.top <= middle <= row[0].box.bottom for middle in middles)
        for grid in grids
        if grid.page == upper.page
        for row in grid.rows
        if row
    )


def _is_other_text(line: Line, head: Line) -> bool:
    """Whether a line is no head but prose or a title: other letters than the heads have, or the end of a sentence."""
    is_larger = abs(letter_size(line.words[0]) - letter_size(head.words[0])) > _OTHER_SIZE
    return is_larger or (line.text[-1] in ".;:!" and len(line.words) >= _FEWEST_WORDS)


def _is_row_before(line: Line, heads: Heads) -> bool:
    """Whether a line is the last row of the table before: heads with a name of their own beside them begin a table."""
    data = data_line(line)
    return bool(heads.name and data.label) and len(data.cells) >= FEWEST_CELLS and not is_head_line(line)


def _holds_heads(line: Line, spans: Sequence[Span]) -> bool:
    """Whether a line in capitals is no heading row but heads, with or without a name (``VASTAAVAA 2024 2023``)."""
    over = " ".join(word.text for word in words_over(line, spans))
    return line.text[-1] not in _DASHES and split_heads(over) is not None


def _read_heads(
    zone: Sequence[Line], spans: Sequence[Span], around: Around, above: str, *, is_partial: bool
) -> Heads | None:
    """Return the lines as heads, put to the columns by ruled cells, by shared heads, or word by word.

    With ``is_partial`` up to half of the columns may stay unclear: those whose words are no head, and those that seem
    to mean the same.
    """
    words, beside = place_by_words(zone, spans)
    name = join_lines(text for text in beside if not is_row_head(text))
    title = title_time(f"{above} {name}", around.setting)
    for texts in (place_by_cells(zone, spans, around.grids), place_shared(zone, spans), words):
        if texts is None or not all(texts):
            continue
        parts = [head_parts(text, is_placed=True) for text in texts]
        if not is_partial and not all(parts):
            continue
        heads = [tuple(part or [Part(Mark.UNKNOWN, text)]) for part, text in zip(parts, texts, strict=True)]
        columns = read_columns(heads, around.setting, title)
        meanings = Counter(column.meaning for column in columns if column)
        clear = [column if column and meanings[column.meaning] == 1 else None for column in columns]
        if all(clear) or (is_partial and _is_enough(heads, clear)):
            return Heads(heads, clear, 0, name, " ".join(beside))
    return None


def _is_enough(heads: Sequence[tuple[Part, ...]], columns: Sequence[Column | None]) -> bool:
    """Whether columns can be read though some stay unclear: at least half are clear, and the others look like heads."""
    clear = sum(column is not None for column in columns)
    texts = [parts[0].text for parts in heads if parts[0].mark is Mark.UNKNOWN]
    looks = all(len(text) <= _LONGEST_UNKNOWN and not _AMOUNT.search(text) and text[-1] not in ".:;" for text in texts)
    return clear >= _FEWEST_CLEAR and clear * 2 >= len(columns) and looks


def heads_above(lines: Sequence[Line], start: int, spans: Sequence[Span], around: Around) -> tuple[Heads, int] | None:
    """Return the heads above a run of rows, and the line after them; heading rows may stand between."""
    bottom = start
    for _ in range(MOST_LABEL_LINES + 2):
        if bottom == 0 or lines[bottom - 1].page != lines[start].page:
            return None
        above = lines[bottom - 1]
        if not words_over(above, spans) or (is_group(above.text) and not _holds_heads(above, spans)):
            if len(above.text) > LONGEST_LABEL or above.text[-1] in ".:":
                return None
            bottom -= 1
            continue
        heads = _find_heads(lines, bottom, spans, around, is_partial=False)
        heads = heads or _find_heads(lines, bottom, spans, around, is_partial=True)
        return (heads, bottom) if heads else None
    return None


def is_captioned(lines: Sequence[Line], top: int) -> bool:
    """Whether the heading above the lines is that of a table whose heads begin there: only a note or two between."""
    return top <= MOST_LABEL_LINES and all(len(line.text) <= LONGEST_LABEL for line in lines[:top])


def _is_title_line(line: Line, spans: Sequence[Span], margin: float) -> bool:
    """Whether a line begins where the rows' names do, as a title or sentence does, without a gap between its words."""
    if not begins_left(line, spans, margin):
        return False
    return all(right.box.x0 - left.box.x1 <= letter_size(right) for left, right in pairwise(line.words))


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
