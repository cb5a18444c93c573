"""PDF documents: words with boxes, lines, the grids that ruled lines draw, links.

Coordinates are points with the origin in the top left corner of the page.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from ingest.gutters import part_columns
from ingest.pages import Line, Link, Page, Pages, Word
from ingest.pdf_grids import find_grids
from ingest.pdf_words import read_words, words_to_lines
from ingest.ruled_rows import join_ruled_rows
from store.errors import UnreadableDocumentError
from store.figures import Box

_TAIL = 2048
_EDGE_LINES = 3
_EDGE_SHARE = 0.12
_FEWEST_RUNNING = 2
_PAGE_NUMBER = re.compile(r"(?:\d{1,2}\.\d{1,2}\.\d{4}\s*)?(?:(?:sivu\s*)?\d+\s*(?:\(\d+\)|/\s*\d+))?", re.IGNORECASE)


def read_pdf(path: Path, content: bytes) -> Pages:
    """Return the pages of a PDF with words, lines, grids and links; running headers and footers taken out.

    Raises:
        UnreadableDocumentError: If the file is no PDF, is cut short, asks for a password, or holds no text.
    """
    document = _open(path, content)
    try:
        pages = [_read_page(path, document, index) for index in range(len(document))]
        title = document.get_metadata_value("Title").strip() or None
    finally:
        document.close()
    if not any(page.lines for page in pages):
        message = (
            f"{path.name}: PDF:ssä ei ole tekstiä, se on luultavasti skannattu kuva. "
            "Tunnista teksti (OCR) ja lue uusi tiedosto."
        )
        raise UnreadableDocumentError(message)
    kept, running = _take_out_running(pages)
    digest = hashlib.sha256(content).hexdigest()
    return Pages(path.name, path.suffix.lower(), digest, tuple(kept), running, title)


def _open(path: Path, content: bytes) -> Any:  # noqa: ANN401 - pypdfium2 ships no types
    """Return the open document."""
    import pypdfium2  # noqa: PLC0415 - loads a native library

    if content.lstrip()[:5] != b"%PDF-":
        message = f"{path.name}: tiedosto ei ole PDF, vaikka pääte on .pdf. Anna alkuperäinen asiakirja."
        raise UnreadableDocumentError(message)
    if b"%%EOF" not in content[-_TAIL:]:
        message = f"{path.name}: PDF on katkennut kesken. Lataa tai tallenna tiedosto uudelleen."
        raise UnreadableDocumentError(message)
    try:
        document = pypdfium2.PdfDocument(content)
        pages = len(document)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).casefold():
            message = f"{path.name}: PDF on suojattu salasanalla. Poista suojaus ja lue tiedosto uudelleen."
        else:
            message = f"{path.name}: PDF on vioittunut, eikä sitä voi lukea. Tallenna tiedosto uudelleen."
        raise UnreadableDocumentError(message) from error
    if pages == 0:
        message = f"{path.name}: PDF:ssä ei ole yhtään sivua. Tarkista tiedosto."
        raise UnreadableDocumentError(message)
    return document


def _read_page(path: Path, document: Any, index: int) -> Page:  # noqa: ANN401
    """Return a page; ``index`` counts from 0."""
    import pypdfium2  # noqa: PLC0415

    try:
        page = document[index]
        width, height = page.get_size()
        words = read_words(page, height)
        lines = words_to_lines(words, index + 1)
        grids = find_grids(page, height, words, index + 1)
        lines = join_ruled_rows(part_columns(lines, grids), grids)
        links = _read_links(document, page, height)
        page.close()
    except pypdfium2.PdfiumError as error:
        message = f"{path.name}: PDF:n sivu {index + 1} on vioittunut. Tallenna tiedosto uudelleen."
        raise UnreadableDocumentError(message) from error
    return Page(index + 1, tuple(lines), tuple(grids), tuple(links), width, height)


def _read_links(document: Any, page: Any, height: float) -> list[Link]:  # noqa: ANN401
    """Return the web links of a page, from top to bottom."""
    import ctypes  # noqa: PLC0415

    import pypdfium2.raw as pdfium  # noqa: PLC0415

    links: list[Link] = []
    position, annotation = ctypes.c_int(0), pdfium.FPDF_LINK()
    while pdfium.FPDFLink_Enumerate(page, position, annotation):
        action = pdfium.FPDFLink_GetAction(annotation)
        size = pdfium.FPDFAction_GetURIPath(document, action, None, 0) if action else 0
        rectangle = pdfium.FS_RECTF()
        if size <= 1 or not pdfium.FPDFLink_GetAnnotRect(annotation, rectangle):
            continue
        buffer = ctypes.create_string_buffer(size)
        pdfium.FPDFAction_GetURIPath(document, action, buffer, size)
        target = buffer.value.decode("utf-8", errors="replace")
        tops = sorted((height - rectangle.top, height - rectangle.bottom))
        links.append(Link(target, Box(rectangle.left, tops[0], rectangle.right, tops[1])))
    return sorted(links, key=lambda link: (link.box.top, link.box.x0, link.target))


def _take_out_running(pages: Sequence[Page]) -> tuple[list[Page], tuple[str, ...]]:
    """Return the pages without the lines that repeat at their edges, and the texts of those lines."""
    edges = [_edge_lines(page) for page in pages]
    shapes = Counter(shape for lines in edges for shape in {_shape(line.text) for line in lines})
    running: dict[str, None] = {}
    kept: list[Page] = []
    for page, lines in zip(pages, edges, strict=True):
        out: set[int] = set()
        for line in lines:
            is_repeated = shapes[_shape(line.text)] >= max(_FEWEST_RUNNING, len(pages) // 2)
            if is_repeated or (line.text and _PAGE_NUMBER.fullmatch(line.text)):
                out.add(line.number)
                running.setdefault(line.text)
        rest = [line for line in page.lines if line.number not in out]
        if rest and page.number != 1:
            rest[0] = replace(rest[0], starts_page=True)
        kept.append(replace(page, lines=tuple(rest)))
    return kept, tuple(running)


def _edge_lines(page: Page) -> list[Line]:
    """Return the first and last lines of a page that lie in its margins and in no ruled grid."""
    ends = dict.fromkeys((*page.lines[:_EDGE_LINES], *page.lines[-_EDGE_LINES:]))
    margin = page.height * _EDGE_SHARE
    return [
        line
        for line in ends
        if (_bottom(line.words) < margin or _top(line.words) > page.height - margin)
        and not any(_is_ruled(line, grid.box) for grid in page.grids)
    ]


def _is_ruled(line: Line, box: Box) -> bool:
    """Whether a line has a word whose middle lies in the box of a grid."""
    middles = [((word.box.x0 + word.box.x1) / 2, (word.box.top + word.box.bottom) / 2) for word in line.words]
    return any(box.x0 <= x <= box.x1 and box.top <= y <= box.bottom for x, y in middles)


def _top(words: Sequence[Word]) -> float:
    return min(word.box.top for word in words)


def _bottom(words: Sequence[Word]) -> float:
    return max(word.box.bottom for word in words)


def _shape(text: str) -> str:
    """Return a text with its numbers made alike."""
    return re.sub(r"\d+", "0", text)
