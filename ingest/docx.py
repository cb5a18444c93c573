"""Word documents: paragraphs and tables in order, headings by their styles."""

import hashlib
import io
from pathlib import Path
from typing import Any

from ingest.laid_out import CellContent, Layout
from ingest.pages import Pages
from store.errors import UnreadableDocumentError


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
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            layout.add_table(_rows(block))
        elif block.text.strip():
            style = (block.style.name or "") if block.style else ""
            runs = [run for run in block.runs if run.text.strip()]
            bold = bool(runs) and all(run.bold for run in runs)
            layout.add_paragraph(block.text, is_heading=style.startswith(("Heading", "Otsikko", "Title")), bold=bold)
    page = layout.page()
    if not page.lines:
        message = f"{path.name}: asiakirjassa ei ole tekstiä. Tarkista tiedosto."
        raise UnreadableDocumentError(message)
    title = document.core_properties.title or None
    return Pages(path.name, path.suffix.lower(), hashlib.sha256(content).hexdigest(), (page,), (), title)


def _rows(table: Any) -> list[list[CellContent]]:  # noqa: ANN401 - python-docx ships no types
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
            paragraphs = tuple(text for part in cell.paragraphs if (text := " ".join(part.text.split())))
            cells.append(CellContent(paragraphs, " ".join(paragraphs), column, keys.count(key)))
        rows.append(cells)
    return rows


def _key(cell: Any) -> str:  # noqa: ANN401
    """Return what tells a cell from others: a merged cell has one key in all its places."""
    element = cell._tc  # noqa: SLF001 - the only way to tell merged cells
    return str(element.getroottree().getpath(element))
