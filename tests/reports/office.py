"""Made reports as Excel workbooks and Word documents."""

import io
from collections.abc import Sequence
from random import Random
from typing import Any

import docx
from openpyxl import Workbook
from openpyxl.styles import Font

from store.units import Unit
from tests.reports.model import MadeReport, MadeTable
from tests.reports.pdf import row_texts, shared_runs
from tests.reports.printing import NumberStyle, number_style


def as_xlsx(report: MadeReport) -> bytes:
    """Return the report as a workbook: a sheet for each chapter, numbers as numbers."""
    book = Workbook()
    book.remove(book.active)
    book.properties.title = report.title
    random = Random(report.seed)  # noqa: S311 - the same each time
    for chapter in report.chapters:
        sheet = book.create_sheet(chapter.heading[:31])
        row = 1
        sheet.cell(row, 1, f"{report.title}: {chapter.heading}").font = Font(bold=True)
        for text in chapter.paragraphs:
            row += 1
            sheet.cell(row, 1, text)
        for table in chapter.tables:
            row = _add_sheet_table(sheet, row + 2, table, random)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _add_sheet_table(sheet: Any, top: int, table: MadeTable, random: Random) -> int:  # noqa: ANN401
    """Put a table to a sheet from a row on, and return its last row."""
    row = top
    title = f"{table.title}, {table.unit_note}" if table.unit_note else table.title
    sheet.cell(row, 1, title).font = Font(bold=True)
    if any(column.shared for column in table.columns):
        row += 1
        for first, last in shared_runs(table.columns):
            sheet.cell(row, first + 2, table.columns[first].shared)
            if last - first > 1:
                sheet.merge_cells(start_row=row, end_row=row, start_column=first + 2, end_column=last + 1)
    row += 1
    sheet.cell(row, 1, table.corner or None)
    for index, column in enumerate(table.columns):
        sheet.cell(row, index + 2, _one_line(column.lines))
    as_shares = random.random() < 0.5
    for made in table.rows:
        row += 1
        sheet.cell(row, 1, made.label)
        for index, (column, value) in enumerate(zip(table.columns, made.values, strict=False)):
            if value is None:
                continue
            cell = sheet.cell(row, index + 2)
            if column.unit is Unit.PERCENT and as_shares:
                cell.value, cell.number_format = value / 100, "0.0%"
            else:
                cell.value = value
                cell.number_format = "#,##0" if value == value.to_integral_value() else "#,##0.0"
    return row


def _one_line(lines: Sequence[str]) -> str:
    """Return a head's lines as one; a word that a line end cuts is whole again."""
    return " ".join(lines).replace("- ", "")


def as_docx(report: MadeReport) -> bytes:
    """Return the report as a Word document with headings, paragraphs and tables."""
    document = docx.Document()
    document.core_properties.title = report.title
    style = number_style(Random(report.seed + 7))  # noqa: S311 - the same each time
    document.add_heading(report.title, 0)
    for chapter in report.chapters:
        document.add_heading(chapter.heading, 1)
        for text in chapter.paragraphs:
            document.add_paragraph(text)
        for table in chapter.tables:
            _add_word_table(document, table, style)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _add_word_table(document: Any, table: MadeTable, style: NumberStyle) -> None:  # noqa: ANN401
    """Add a table with its title above it."""
    title = f"{table.title}, {table.unit_note}" if table.unit_note else table.title
    document.add_paragraph().add_run(title).bold = True
    has_shared = any(column.shared for column in table.columns)
    grid = document.add_table(rows=1 + has_shared, cols=1 + len(table.columns))
    for first, last in shared_runs(table.columns):
        cell = grid.cell(0, first + 1)
        if last - first > 1:
            cell = cell.merge(grid.cell(0, last))
        cell.text = table.columns[first].shared
    heads = grid.rows[int(has_shared)].cells
    heads[0].text = table.corner
    for index, column in enumerate(table.columns):
        heads[index + 1].text = "\n".join(column.lines)
    for made in table.rows:
        cells = grid.add_row().cells
        cells[0].text = made.label
        for cell, text in zip(cells[1:], row_texts(made, table, style), strict=False):
            cell.text = text
    document.add_paragraph("")
