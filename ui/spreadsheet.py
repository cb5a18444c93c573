"""Rows as CSV and as a workbook: texts stay texts, whatever they begin with, and numbers stay exact."""

import csv
import re
from collections.abc import Sequence
from decimal import Decimal
from io import BytesIO, StringIO

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_LONGEST_TITLE, _WIDEST = 31, 60
_NOT_IN_TITLES = re.compile(r"[\\/*?:\[\]]")

Cell = str | Decimal
Row = Sequence[Cell]


def as_csv(heads: Sequence[str], rows: Sequence[Row]) -> bytes:
    """Return rows as a Finnish spreadsheet opens them: semicolons, decimal commas, UTF-8 with its mark."""
    buffer = StringIO()
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerow(heads)
    for row in rows:
        writer.writerow([cell_text(cell) for cell in row])
    return buffer.getvalue().encode("utf-8-sig", "replace")


def cell_text(cell: Cell) -> str:
    """Return a cell as CSV has it; a text that a spreadsheet would run as a formula is kept from that."""
    if isinstance(cell, Decimal):
        return f"{cell:f}".replace(".", ",")
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell


def as_xlsx(title: str, heads: Sequence[str], rows: Sequence[Row]) -> bytes:
    """Return rows as a workbook with one sheet."""
    from openpyxl import Workbook  # noqa: PLC0415 - heavy
    from openpyxl.styles import Font  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    book = Workbook()
    sheet = book.active
    sheet.title = _NOT_IN_TITLES.sub(" ", title)[:_LONGEST_TITLE]
    for line, row in enumerate((heads, *rows), start=1):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(line, column)
            if isinstance(value, Decimal):
                cell.value = value
                cell.number_format = "# ##0" if value % 1 == 0 else "# ##0.00"
            else:
                cell.value = _UNPRINTABLE.sub("", value)
                cell.data_type = "s"
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for column, texts in enumerate(zip(heads, *rows, strict=True), start=1):
        widest = max(len(str(text)) for text in texts) + 2
        sheet.column_dimensions[get_column_letter(column)].width = min(widest, _WIDEST)
    sheet.freeze_panes = "A2"
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()
