"""Word documents: paragraphs and tables in order, headings by their styles."""

import hashlib
import io
import re
from pathlib import Path
from typing import Any

from ingest.cell_numbers import text_number
from ingest.laid_out import CellContent, Layout, titles_above
from ingest.pages import Pages
from store.errors import UnreadableDocumentError

_HEADING = re.compile(r"(?:heading|otsikko)\s*(\d)?", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_LAST_YEAR = 2060


def read_docx(path: Path, content: bytes) -> Pages:
    """Return a Word document as one page without a number.

    Raises:
        UnreadableDocumentError: If the file is no Word document, or holds no text.
    """
    import docx  # noqa: PLC0415 - each format's library is loaded when it is needed
    from docx.table import Table  # noqa: PLC0415

    try:
        document = docx.Document(io.BytesIO(content))
    except Exception as error:
        message = (
            f"{path.name}: tiedosto ei ole Word-asiakirja tai se on vioittunut. Tallenna se uudelleen .docx-muotoon."
        )
        raise UnreadableDocumentError(message) from error
    layout = Layout()
    titles: list[str] = []
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            layout.add_table(_rows(block), titles)
            titles = titles[:1]
        elif text := " ".join(block.text.split()):
            level = _level(block)
            runs = [run for run in block.runs if run.text.strip()]
            layout.add_paragraph(block.text, level=level, bold=bool(runs) and all(run.bold for run in runs))
            titles = titles_above(titles, text, is_heading=level > 0)
    page = layout.page()
    if not page.lines:
        message = f"{path.name}: asiakirjassa ei ole tekstiä. Tarkista tiedosto."
        raise UnreadableDocumentError(message)
    title = document.core_properties.title or None
    written = document.core_properties.modified
    years = [int(year) for line in page.lines for year in _YEAR.findall(line.text)]
    if written is not None and years and written.year < min(max(years), _LAST_YEAR):
        written = None  # a template's day, or one before the text was written
    digest = hashlib.sha256(content).hexdigest()
    return Pages(path.name, path.suffix.lower(), digest, (page,), (), title, written.date() if written else None)


def _level(paragraph: Any) -> int:  # noqa: ANN401 - python-docx ships no types
    """Return the level of a heading, from 1; 0 for a paragraph of text."""
    style = (paragraph.style.name or "") if paragraph.style else ""
    if style in ("Title", "Otsikko"):
        return 1
    found = _HEADING.match(style)
    return int(found[1] or 1) if found else 0


def _rows(table: Any) -> list[list[CellContent]]:  # noqa: ANN401
    """Return the rows of a table; a merged cell stands where it begins."""
    rows: list[list[CellContent]] = []
    seen: set[str] = set()
    for row in table.rows:
        keys = [_key(cell) for cell in row.cells]
        cells: list[CellContent] = []
        for column, (key, cell) in enumerate(zip(keys, row.cells, strict=True)):
            if key in seen:
                continue
            seen.add(key)
            paragraphs = tuple(_paragraphs(cell))
            number = text_number(" ".join(paragraphs))
            cells.append(CellContent(paragraphs, column, keys.count(key), number=number))
        rows.append(cells)
    return rows


def _paragraphs(cell: Any) -> list[str]:  # noqa: ANN401
    """Return the paragraphs of a cell, with those of the tables within it."""
    found = [text for part in cell.paragraphs if (text := " ".join(part.text.split()))]
    for inner in cell.tables:
        found += [text for row in inner.rows for part in row.cells for text in _paragraphs(part)]
    return found


def _key(cell: Any) -> str:  # noqa: ANN401
    """Return what tells a cell from others: a merged cell has one key in all its places."""
    element = cell._tc  # noqa: SLF001 - the only way to tell merged cells
    return str(element.getroottree().getpath(element))
