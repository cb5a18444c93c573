"""Sections of a document and the organisation that each belongs to.

A heading that names a unit opens that unit's chapter; a heading that names a topic (Riskienhallinta) belongs to the
unit before it. A name is a unit's when it stands in the head of a figure table, when its last word is one for a part
of an organisation (lautakunta, palvelut), or when the line below says so (LAUTAKUNNAN TOIMINNAN …).
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median_high

from ingest.column_heads import head_parts
from ingest.columns import Setting
from ingest.headers import find_headers, heads_in
from ingest.joining import join_lines
from ingest.naming import could_be_name, has_unit_ending, is_statement, is_topic, is_whole_topic, opens_unit_chapter
from ingest.pages import Grid, Line, Link, Pages
from ingest.pdf_lines import data_line, is_head_line, is_near
from ingest.pdf_tables import read_pdf_tables
from ingest.tables import is_key_figures
from store.figures import Box
from store.periods import Period

_HEADING_SIZE = 1.15
_SHORTEST_SUBTITLE = 8
_LABEL_TIMES = 3
_SAME_SIZE = 0.5
_ROWS_WITHIN = 2
_ROW_PITCH = 2.0
_CELLS = 2
_SAME_START = 12.0
# Names are looked for before the report's year is known, and any year serves.
_ANY_YEAR = Setting(9999, Period.year(9999), is_closing=True)
_NUMBERING = re.compile(r"^\d+(?:\.\d+)*\.?\s+(?=[A-ZÅÄÖ])")


@dataclass(frozen=True, slots=True)
class Section:
    """A run of lines under one heading.

    ``title`` is the page-level heading (Käyttösuunnitelma), ``subtitle`` the heading below it
    (STRATEGIASTA JOHDETUT TAVOITTEET …) where there is one, ``organisation`` the unit whose chapter this is:
    its own title where that names a unit, else the nearest unit heading before it.
    ``lines`` leave out the headings themselves; ``grids`` and ``links`` are those of a PDF within the section.
    """

    title: str
    subtitle: str | None
    organisation: str | None
    lines: tuple[Line, ...]
    grids: tuple[Grid, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading: its text, the lines it takes (indices), and whether it opens a page-level section."""

    text: str
    start: int
    end: int
    is_title: bool
    size: float = 0.0
    depth: int = 0

    def outranks(self, other: "_Heading") -> bool:
        """Whether this heading opens a chapter beside or above the other one: larger letters, or a lesser depth."""
        if abs(self.size - other.size) > _SAME_SIZE:
            return self.size > other.size
        return bool(self.depth) and (not other.depth or self.depth <= other.depth)


def read_sections(pages: Pages) -> list[Section]:
    """Return the sections of a document, in order; lines before the first heading make a section of their own."""
    lines = pages.lines
    names = _table_names(pages)
    headings = _find_headings(pages, names)
    sections: list[Section] = []
    title, organisation = "", None
    unit: _Heading | None = None
    levels: list[_Heading] = []
    bounds = [*(heading.start for heading in headings), len(lines)][1:]
    if not headings or any(line.text for line in lines[: headings[0].start]):
        first = headings[0].start if headings else len(lines)
        sections.append(_section(pages, "", None, None, lines[:first]))
    for heading, end in zip(headings, bounds, strict=True):
        if heading.is_title:
            title = heading.text
            if lines[heading.start].page is None and lines[heading.start].words:
                levels = _open_levels(levels, heading, is_unit=_names_unit(heading, lines, names))
                organisation = levels[-1].text if levels else None
            elif _names_unit(heading, lines, names):
                organisation, unit = heading.text, heading
            elif unit and (heading.outranks(unit) or (is_whole_topic(heading.text) and not unit.outranks(heading))):
                organisation, unit = None, None
        body = lines[heading.end : end]
        subtitle = None if heading.is_title else heading.text
        if body or heading.is_title:
            sections.append(_section(pages, title, subtitle, organisation, body))
    return sections


def _open_levels(levels: Sequence[_Heading], heading: _Heading, *, is_unit: bool) -> list[_Heading]:
    """Return the units whose chapters are open below a heading, whose level the document itself tells by its size."""
    still = [one for one in levels if one.size > heading.size]
    return [*still, heading] if is_unit else still


def _section(
    pages: Pages, title: str, subtitle: str | None, organisation: str | None, lines: tuple[Line, ...]
) -> Section:
    """Return a section with the grids and links that lie among its lines."""
    spans = _spans(lines)
    grids = tuple(
        grid
        for page in pages.pages
        for grid in page.grids
        if page.number in spans and _within(grid.box.top, grid.box.bottom, spans[page.number])
    )
    links = tuple(
        link
        for page in pages.pages
        for link in page.links
        if page.number in spans and _within(link.box.top, link.box.bottom, spans[page.number])
    )
    return Section(title, subtitle, organisation, lines, grids, links)


def _spans(lines: Sequence[Line]) -> dict[int | None, tuple[float, float]]:
    """Return, for each page, the top and bottom of the lines on it."""
    spans: dict[int | None, tuple[float, float]] = {}
    for line in lines:
        if line.words:
            top = min(word.box.top for word in line.words)
            bottom = max(word.box.bottom for word in line.words)
            before = spans.get(line.page, (top, bottom))
            spans[line.page] = (min(before[0], top), max(before[1], bottom))
    return spans


def _within(top: float, bottom: float, span: tuple[float, float]) -> bool:
    """Whether the middle of a box lies within a span."""
    return span[0] <= (top + bottom) / 2 <= span[1]


def _table_names(pages: Pages) -> set[str]:
    """Return the names in the heads of figure tables, in lower case."""
    lines = pages.lines
    if pages.pages[0].number is None:
        return {header.name.casefold() for header in find_headers(lines) if header.name}
    names = {table.name.casefold() for table in read_pdf_tables(lines, _ANY_YEAR) if is_key_figures(table)}
    return {name for name in names if name and not is_topic(name) and not is_statement(name)}


def _find_headings(pages: Pages, names: set[str]) -> list[_Heading]:
    """Return the headings in order."""
    lines = pages.lines
    body_size = _body_size(lines)
    boxes = {page.number: [grid.box for grid in page.grids] for page in pages.pages}
    is_marked = any(line.starts_page for line in lines)
    openings = Counter(_opening(line.text) for line in lines)
    labels = {opening for opening, times in openings.items() if opening and times >= _LABEL_TIMES}
    headings: list[_Heading] = []
    index = 0
    while index < len(lines):
        heading = _heading_at(lines, index, names, body_size, is_marked=is_marked)
        if heading and _is_inside(lines[index], boxes.get(lines[index].page, [])):
            heading = None
        if heading and not is_marked and not lines[index].words and _opening(heading.text) in labels:
            heading = None
        if heading:
            headings.append(heading)
        index = heading.end if heading else index + 1
    return headings


def _is_inside(line: Line, boxes: Sequence[Box]) -> bool:
    """Whether a line of a PDF lies in a grid."""
    return any(box.top <= word.box.top and word.box.bottom <= box.bottom for box in boxes for word in line.words[:1])


def _body_size(lines: Sequence[Line]) -> float:
    """Return the most usual letter size of a PDF, 0 for text."""
    sizes = [word.size for line in lines for word in line.words]
    return median_high(sizes) if sizes else 0.0


def _opening(text: str) -> str:
    """Return the first two words of a line: those that begin many lines are a form's labels, not headings."""
    return " ".join(text.casefold().split()[:2])


def _heading_at(
    lines: Sequence[Line], index: int, names: set[str], body_size: float, *, is_marked: bool
) -> _Heading | None:
    """Return the heading that begins at the index."""
    line = lines[index]
    if not line.text:
        return None
    if line.words:
        return _pdf_heading(lines, index, body_size, names)
    if _is_subtitle(lines, index):
        return _Heading(line.text, index, index + 1, is_title=False)
    return _text_title(lines, index, names, is_marked=is_marked)


def _text_title(lines: Sequence[Line], index: int, names: set[str], *, is_marked: bool) -> _Heading | None:
    """Return the page-level heading that a line of a text document is."""
    line = lines[index]
    is_candidate = line.starts_page or index == _first_text(lines) if is_marked else _is_alone(lines, index)
    if not is_candidate or not could_be_name(line.text):
        return None
    if index + 1 < len(lines) and lines[index + 1].text:
        return None
    text = line.text
    is_known = is_topic(text) or has_unit_ending(text) or text.casefold() in names
    if is_known or opens_unit_chapter(_next_text(lines, index + 1)):
        return _Heading(text, index, index + 1, is_title=True)
    return None


def _first_text(lines: Sequence[Line]) -> int:
    """Return the index of the first line with text."""
    return next((index for index, line in enumerate(lines) if line.text), 0)


def _next_text(lines: Sequence[Line], index: int) -> str:
    """Return the first text at or after the index."""
    return next((line.text for line in lines[index:] if line.text), "")


def _is_alone(lines: Sequence[Line], index: int) -> bool:
    """Whether a line stands between blank lines or ends of the document."""
    before = index == 0 or not lines[index - 1].text
    after = index + 1 >= len(lines) or not lines[index + 1].text
    return before and after


def _is_subtitle(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is a heading in capitals between blank lines."""
    text = lines[index].text
    letters = [char for char in text if char.isalpha()]
    return (
        len(letters) >= _SHORTEST_SUBTITLE
        and text.isupper()
        and text[-1] not in ".,;:-"
        and not re.search(r"\d\s+\d", text)
        and _is_alone(lines, index)
    )


def _pdf_heading(lines: Sequence[Line], index: int, body_size: float, names: set[str]) -> _Heading | None:
    """Return the heading that a line of a PDF is: larger letters, a bold line in capitals, or a bold known name."""
    line = lines[index]
    size = max(word.size for word in line.words)
    numbering = _NUMBERING.match(line.text)
    end = index + 2 if _is_cut(lines, index) else index + 1
    text = _NUMBERING.sub("", join_lines(line.text for line in lines[index:end]))
    if not could_be_name(text) or sum(char.isalpha() for char in text) < _SHORTEST_SUBTITLE // 2 or ".." in text:
        return None
    is_large = size >= body_size * _HEADING_SIZE and not _is_prose(lines, end)
    if not is_large and not _is_small_heading(lines, index, text, numbering, names):
        return None
    depth = numbering.group().strip().rstrip(".").count(".") + 1 if numbering else 0
    return _Heading(text, index, end, not line.text.isupper(), size, depth)


def _is_prose(lines: Sequence[Line], end: int) -> bool:
    """Whether the line before the index goes on, in lower case, in the next one of the same letters: a paragraph."""
    if end >= len(lines) or not is_near(lines, end - 1, end) or not lines[end].text[0].islower():
        return False
    one, other = lines[end - 1].words[0], lines[end].words[0]
    return abs(one.size - other.size) < _SAME_SIZE and not one.bold and not other.bold


def _is_cut(lines: Sequence[Line], index: int) -> bool:
    """Whether the line of a heading ends within a word that the next line, in the same bold letters, goes on with."""
    if not lines[index].text.endswith("-") or index + 1 == len(lines) or not is_near(lines, index, index + 1):
        return False
    line, following = lines[index], lines[index + 1]
    is_alike = abs(line.words[0].size - following.words[0].size) < _SAME_SIZE
    return is_alike and all(word.bold for word in (*line.words, *following.words)) and following.text[0].islower()


def _is_small_heading(
    lines: Sequence[Line], index: int, text: str, numbering: re.Match[str] | None, names: set[str]
) -> bool:
    """Whether a line in letters of the body's size is a heading: bold, in one piece, known or in capitals, no row."""
    line = lines[index]
    if not all(word.bold for word in line.words) or head_parts(text) or not _is_one_piece(line):
        return False
    if numbering is None and (_follows_row(lines, index) or _follows_heads(lines, index)):
        return False
    is_numbered = numbering is not None and "." in numbering.group().strip().rstrip(".")
    is_capitals = line.text.isupper() and not re.search(r"\d", line.text)
    is_known = is_topic(text) or has_unit_ending(text) or text.casefold() in names
    if is_numbered:
        return not _opens_rows(lines, index, with_heads=True)
    return (is_capitals or is_known) and not _opens_rows(lines, index)


def _follows_row(lines: Sequence[Line], index: int) -> bool:
    """Whether a line stands right below a table's row, in the rows' own letters, place and pitch: a heading row."""
    if (
        index == 0
        or not is_near(lines, index - 1, index, _ROW_PITCH)
        or len(data_line(lines[index - 1]).cells) < _CELLS
    ):
        return False
    above, line = lines[index - 1].words[0], lines[index].words[0]
    return abs(above.size - line.size) < _SAME_SIZE and abs(above.box.x0 - line.box.x0) < _SAME_START


def _follows_heads(lines: Sequence[Line], index: int) -> bool:
    """Whether a line stands right below the heads of columns, in the row pitch: the table's first heading row."""
    return index > 0 and is_head_line(lines[index - 1]) and is_near(lines, index - 1, index, _ROW_PITCH)


def _is_one_piece(line: Line) -> bool:
    """Whether no wide gap parts the words of a line."""
    return all(right.box.x0 - left.box.x1 <= right.size for left, right in pairwise(line.words))


def _opens_rows(lines: Sequence[Line], index: int, *, with_heads: bool = False) -> bool:
    """Whether a line belongs to a table: rows of numbers follow without heads between, or the heads' own first line.

    ``with_heads`` tells that the line is none of the heads' own: a heading's number opens it.
    """
    for line in lines[index + 1 : index + 1 + _ROWS_WITHIN]:
        found = heads_in(line.text)
        if found:
            return (
                not with_heads and bool(found[0]) and abs(line.words[0].size - lines[index].words[0].size) < _SAME_SIZE
            )
        if len(data_line(line).cells) > 1:
            return True
    return False


def _names_unit(heading: _Heading, lines: Sequence[Line], names: set[str]) -> bool:
    """Whether a page-level heading names a unit."""
    if opens_unit_chapter(_next_text(lines, heading.end)):
        return True
    is_named = heading.text.casefold() in names or has_unit_ending(heading.text)
    return is_named and not is_topic(heading.text)
