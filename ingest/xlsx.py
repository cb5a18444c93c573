"""Excel workbooks: each sheet is a heading and a table of its cells' values."""

import hashlib
import io
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from ingest.laid_out import CellContent, Layout
from ingest.pages import Pages
from store.errors import UnreadableDocumentError
from store.periods import finnish_date


def read_xlsx(path: Path, content: bytes) -> Pages:
    """Return a workbook as one page without a number, its sheets one below the other.

    Raises:
        UnreadableDocumentError: If the file is no workbook, or holds nothing.
    """
    import openpyxl  # noqa: PLC0415 - each format's library is loaded when it is needed

    try:
        book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    except Exception as error:
        message = (
            f"{path.name}: tiedosto ei ole Excel-työkirja tai se on vioittunut. Tallenna se uudelleen .xlsx-muotoon."
        )
        raise UnreadableDocumentError(message) from error
    layout = Layout()
    is_empty = True
    for sheet in book.worksheets:
        rows = [[found for cell in row if (found := _content(cell))] for row in sheet.iter_rows()]
        if any(rows):
            is_empty = False
            layout.add_paragraph(sheet.title, is_heading=True)
            _add_sheet(layout, rows)
    if is_empty:
        message = f"{path.name}: työkirjassa ei ole tietoja. Tarkista tiedosto."
        raise UnreadableDocumentError(message)
    title = book.properties.title or None
    digest = hashlib.sha256(content).hexdigest()
    return Pages(path.name, path.suffix.lower(), digest, (layout.page(),), (), title)


def _add_sheet(layout: Layout, rows: list[list[CellContent]]) -> None:
    """Put a sheet's rows to the page: blank rows part tables, a row of one cell is a paragraph."""
    table: list[list[CellContent]] = []
    for row in [*rows, []]:
        if len(row) > 1 or (row and table):
            table.append(row)
            continue
        layout.add_table(table)
        table = []
        if row:
            layout.add_paragraph(" ".join(row[0].paragraphs))


def _content(cell: Any) -> CellContent | None:  # noqa: ANN401 - openpyxl ships no types
    """Return a cell's content, None for a blank one."""
    if cell.value is None or not str(cell.value).strip():
        return None
    text = _printed(cell.value, str(cell.number_format or ""))
    return CellContent((text,), str(cell.value), cell.column - 1)


def _printed(value: object, number_format: str) -> str:
    """Return a value as Finnish reports print it: a decimal comma, percent where the format has it."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return finnish_date(value) if isinstance(value, date) else " ".join(str(value).split())
    number = Decimal(str(value))
    if "%" in number_format:
        return f"{(number * 100).normalize():f} %".replace(".", ",")
    number = number.quantize(Decimal(1)) if number == number.to_integral_value() else number
    return f"{number:f}".replace(".", ",")
