"""Made documents printed as workbooks, Word documents and PDF, to be read by the real readers."""

import io
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import docx
from fpdf import FPDF
from openpyxl import Workbook

from tests.audits.model import MadeDocument, MadeTable, Value

FORMS = (".xlsx", ".docx", ".pdf")


def number_text(value: Value, decimals: int, *, is_percent: bool = False) -> str:
    """Return a value as Finnish reports print it."""
    if value is None:
        return ""
    shown = value if is_percent else value.quantize(Decimal(1).scaleb(-decimals))
    whole, _, fraction = f"{abs(shown):f}".partition(".")
    text = f"{int(whole):,}".replace(",", " ") + (f",{fraction}" if fraction else "")
    return ("-" if shown < 0 else "") + text + (" %" if is_percent else "")


def write(made: MadeDocument, suffix: str, folder: Path) -> Path:
    """Print a document to a file in a folder, and return the file."""
    path = folder / f"raportti{suffix}"
    path.write_bytes({".xlsx": _xlsx, ".docx": _docx, ".pdf": _pdf}[suffix](made))
    return path


def _title(made: MadeDocument) -> str:
    return f"{made.town.removesuffix('kaupunki')}kaupungin tilinpäätös {made.year}"


def _texts(table: MadeTable) -> list[list[str]]:
    """Return a table's rows as printed texts, the head first."""
    lines = [[table.note, *table.heads]]
    for name, values in table.rows:
        texts = [number_text(value, table.decimals, is_percent=at in table.percents) for at, value in enumerate(values)]
        lines.append([name, *texts])
    return lines


def _xlsx(made: MadeDocument) -> bytes:
    book = Workbook()
    book.remove(book.active)
    book.properties.title = _title(made)
    for number, table in enumerate(made.tables):
        sheet = book.create_sheet(table.heading[:31] if number == 0 else f"{table.heading[:24]} {number}")
        sheet.append([_title(made)])
        sheet.append([])
        for at, line in enumerate(_texts(table)):
            values = table.rows[at - 1][1] if at else ()
            cells: list[object] = list(line) if not at else [line[0]]
            for column, value in enumerate(values):
                cells.append(line[column + 1] if column in table.percents or value is None else value)
            sheet.append([cell if cell != "" else None for cell in cells])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _docx(made: MadeDocument) -> bytes:
    document = docx.Document()
    document.core_properties.title = _title(made)
    document.add_heading(_title(made), 0)
    for table in made.tables:
        document.add_heading(table.heading, 1)
        lines = _texts(table)
        grid = document.add_table(rows=0, cols=len(lines[0]))
        for line in lines:
            for cell, text in zip(grid.add_row().cells, line, strict=True):
                cell.text = text
    for sentence in made.sentences:
        document.add_paragraph(sentence)
    if made.projects:
        document.add_heading("Hyvinvointipalvelut", 1)
        document.add_heading("Hankkeet", 2)
        _add_projects(document, made)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


_PROJECT_HEAD = ("Hankkeen nimi", "Toteutusaika", "Hankkeen kokonaisrahoitus", "Hankkeen rahoittaja", "Tilannekatsaus")


def _add_projects(document: "docx.document.Document", made: MadeDocument) -> None:
    grid = document.add_table(rows=0, cols=len(_PROJECT_HEAD))
    rows = [(one.name, one.time, number_text(one.funding, 0), "OPH", "Hanke etenee.") for one in made.projects]
    for line in (_PROJECT_HEAD, *rows, ("Yhteensä", "", f"{number_text(made.total, 0)} €", "", "")):
        for cell, text in zip(grid.add_row().cells, line, strict=True):
            cell.text = text


def _pdf(made: MadeDocument) -> bytes:
    sheet = FPDF()
    sheet.core_fonts_encoding = "windows-1252"
    sheet.set_creation_date(datetime(2025, 1, 1, tzinfo=UTC))
    sheet.set_title(_title(made))
    sheet.add_page()
    sheet.set_font("Helvetica", "B", 16)
    sheet.multi_cell(w=0, h=9, text=_title(made), align="L", new_x="LMARGIN", new_y="NEXT")
    for table in made.tables:
        sheet.set_font("Helvetica", "B", 13)
        sheet.ln(4)
        sheet.multi_cell(w=0, h=8, text=table.heading, align="L", new_x="LMARGIN", new_y="NEXT")
        sheet.set_font("Helvetica", size=8)
        width = 132 / len(table.heads)
        for at, line in enumerate(_texts(table)):
            sheet.set_font("Helvetica", "B" if not at else "", 7)
            sheet.cell(w=56, h=6, text=line[0], border=1)
            for text in line[1:]:
                sheet.cell(w=width, h=6, text=text, border=1, align="R")
            sheet.ln(6)
    sheet.set_font("Helvetica", size=10)
    sheet.ln(4)
    for sentence in made.sentences:
        sheet.multi_cell(w=0, h=6, text=sentence, align="L", new_x="LMARGIN", new_y="NEXT")
    return bytes(sheet.output())
