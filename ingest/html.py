"""Web pages saved as files: headings, paragraphs and tables in order, as in a Word document.

Nothing that a page refers to is fetched, and nothing in it is run: scripts, styles and hidden parts are left out.
"""

import codecs
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ingest.cell_numbers import text_number
from ingest.laid_out import CellContent, Layout, titles_above
from ingest.pages import Pages
from store.errors import UnreadableDocumentError

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]{3,20})", re.IGNORECASE)
_HEAD = 4096
_HEADING = re.compile(r"h([1-6])")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LEFT_OUT = frozenset((
    "script", "style", "noscript", "template", "head", "nav", "svg", "math", "iframe", "object", "form", "button",
    "select", "textarea",
))  # fmt: skip
_INLINE = frozenset((
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q",
    "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
))  # fmt: skip
_BOLD = frozenset(("b", "strong"))
_MOST_COLUMNS = 200
_MOST_ROWS_SPANNED = 1000


def read_html(path: Path, content: bytes) -> Pages:
    """Return a web page as one page without a number.

    Raises:
        UnreadableDocumentError: If the file holds no text.
    """
    from lxml import html  # noqa: PLC0415 - each format's library is loaded when it is needed

    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, recover=True
    )
    text = _decoded(path, content)
    tree = html.document_fromstring(text.encode(), parser=parser) if text.strip() else None
    page = _Reader().read(tree).page() if tree is not None else None
    if tree is None or page is None or not page.lines:
        message = f"{path.name}: tiedostossa ei ole tekstiä. Tarkista tiedosto."
        raise UnreadableDocumentError(message)
    title = " ".join((tree.findtext(".//title") or "").split()) or None
    return Pages(path.name, path.suffix.lower(), hashlib.sha256(content).hexdigest(), (page,), (), title)


def _decoded(path: Path, content: bytes) -> str:
    """Return the text in the encoding that its first bytes, the page itself or its letters tell."""
    told = _CHARSET.search(content[:_HEAD])
    encodings = ["utf-8-sig", told[1].decode() if told else "cp1252", "cp1252", "latin-1"]
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        if "\x00" not in text:
            return text
    message = f"{path.name}: tiedosto ei ole tekstiä, vaikka pääte on {path.suffix}. Anna alkuperäinen asiakirja."
    raise UnreadableDocumentError(message)


class _Reader:
    """Walks a page and lays out what it shows; the tree may be deep, so nothing here calls itself."""

    def __init__(self) -> None:
        self._layout = Layout()
        self._titles: list[str] = []
        self._text: list[str] = []
        self._bold: list[bool] = []
        self._level = 0
        self._bold_depth = 0

    def read(self, tree: Any) -> Layout:  # noqa: ANN401 - lxml ships no types
        """Return the layout of all that the tree shows."""
        from lxml import etree  # noqa: PLC0415

        walk = etree.iterwalk(tree, events=("start", "end"))
        for event, element in walk:
            name = _name(element)
            if event == "end":
                self._end(name)
                self._take(element.tail)
            elif _is_left_out(element):
                walk.skip_subtree()
            elif name == "table" and element.find(".//table") is None:
                walk.skip_subtree()
                self._flush()
                self._add_table(element)
            else:
                self._start(name)
                self._take(element.text)
        self._flush()
        return self._layout

    def _start(self, name: str) -> None:
        if name not in _INLINE:
            self._flush()
        if heading := _HEADING.fullmatch(name):
            self._level = int(heading[1])
        self._bold_depth += name in _BOLD

    def _end(self, name: str) -> None:
        if name not in _INLINE:
            self._flush()
        if _HEADING.fullmatch(name):
            self._level = 0
        if name in _BOLD and self._bold_depth:
            self._bold_depth -= 1

    def _take(self, text: str | None) -> None:
        if text:
            self._text.append(text)
            if text.strip():
                self._bold.append(self._bold_depth > 0)

    def _flush(self) -> None:
        """Put the text gathered so far below what there is."""
        text = " ".join("".join(self._text).split())
        if text:
            self._layout.add_paragraph(text, level=self._level, bold=all(self._bold))
            self._titles = titles_above(self._titles, text, is_heading=self._level > 0)
        self._text.clear()
        self._bold.clear()

    def _add_table(self, table: Any) -> None:  # noqa: ANN401
        """Put a table below what there is; its caption is a title above it."""
        caption = table.find("caption")
        if caption is not None and (text := " ".join("".join(caption.itertext()).split())):
            self._layout.add_paragraph(text)
            self._titles = titles_above(self._titles, text, is_heading=False)
        rows = _rows(table)
        if rows:
            self._layout.add_table(rows, self._titles)
        self._titles = self._titles[:1]


def _name(element: Any) -> str:  # noqa: ANN401
    return element.tag if isinstance(element.tag, str) else ""


def _is_left_out(element: Any) -> bool:  # noqa: ANN401
    """Whether an element is not shown, or is no text."""
    name = _name(element)
    is_hidden = "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style", "")))
    return not name or name in _LEFT_OUT or is_hidden


def _rows(table: Any) -> list[list[CellContent]]:  # noqa: ANN401
    """Return the rows of a table; a cell that spans several stands where it begins."""
    rows: list[list[CellContent]] = []
    taken: dict[int, int] = {}  # column -> how many rows below are still spanned
    for row in table.iter("tr"):
        cells: list[CellContent] = []
        at = 0
        spanned = dict(taken)
        for cell in row:
            if _name(cell) not in ("td", "th"):
                continue
            while spanned.get(at, 0) > 0:
                at += 1
            span = _span(cell, "colspan", _MOST_COLUMNS)
            if at + span > _MOST_COLUMNS:
                break
            down = _span(cell, "rowspan", _MOST_ROWS_SPANNED)
            paragraphs = tuple(_paragraphs(cell))
            number = text_number(" ".join(paragraphs))
            cells.append(CellContent(paragraphs, at, span, down, number=number))
            taken.update(dict.fromkeys(range(at, at + span), down))
            at += span
        taken = {column: left - 1 for column, left in taken.items() if left > 1}
        rows.append(cells)
    return rows


def _span(cell: Any, name: str, most: int) -> int:  # noqa: ANN401
    """Return how many columns or rows a cell takes, at least one."""
    text = cell.get(name, "1").strip()
    return min(max(int(text), 1), most) if text.isascii() and text.isdigit() else 1


def _paragraphs(cell: Any) -> Iterator[str]:  # noqa: ANN401
    """Give the texts of a cell, parted where a block or a line of it ends."""
    from lxml import etree  # noqa: PLC0415

    gathered: list[str] = []
    walk = etree.iterwalk(cell, events=("start", "end"))
    for event, element in walk:
        if event == "start" and _is_left_out(element):
            walk.skip_subtree()
            continue
        is_block = element is not cell and _name(element) not in _INLINE
        if is_block and (text := " ".join("".join(gathered).split())):
            yield text
        if is_block:
            gathered.clear()
        text = element.text if event == "start" else element.tail
        if text and (event == "start" or element is not cell):
            gathered.append(text)
    if text := " ".join("".join(gathered).split()):
        yield text
