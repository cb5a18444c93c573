"""Excel workbooks: each sheet is a heading and the tables and texts of its cells, each cell with its address.

A formula's stored result is taken; nothing is calculated, and no link is followed. What is hidden is read like the
rest, and told.
"""

import hashlib
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from ingest.cell_numbers import text_number, typed_number
from ingest.cell_roles import ERROR_VALUES
from ingest.laid_out import CellContent, Layout
from ingest.pages import Pages
from ingest.sheet_blocks import SheetRow, add_block, find_blocks, report_title
from store.errors import UnreadableDocumentError
from store.figures import Place, Problem, ProblemKind
from store.periods import finnish_date

_MOST_NAMED = 8
_FRONT = 4


@dataclass(frozen=True, slots=True)
class _Merged:
    """How many columns and rows a merged cell takes."""

    columns: int
    rows: int


def read_xlsx(path: Path, content: bytes) -> Pages:
    """Return a workbook as one page without a number, its sheets one below the other.

    Raises:
        UnreadableDocumentError: If the file is no workbook, or holds nothing.
    """
    book = _load(path, content, is_result=True)
    layout = Layout()
    problems: list[Problem] = []
    texts: list[str] = []
    is_empty = True
    formulas: Any = None
    for sheet in book.worksheets:
        rows = _rows(sheet)
        if not rows:
            continue
        is_empty = False
        formulas = formulas or _load(path, content, is_result=False)
        problems += _doubts(path.name, sheet, formulas[sheet.title])
        layout.add_paragraph(sheet.title, level=1)
        blocks = find_blocks(rows)
        texts += [row.cells[0].text for block in blocks[:_FRONT] if not block.is_table for row in block.rows]
        for block in blocks:
            add_block(layout, block)
    if is_empty:
        message = f"{path.name}: työkirjassa ei ole tietoja. Tarkista tiedosto."
        raise UnreadableDocumentError(message)
    title = book.properties.title or report_title(texts) or path.stem
    digest = hashlib.sha256(content).hexdigest()
    written = book.properties.modified
    return Pages(
        path.name,
        path.suffix.lower(),
        digest,
        (layout.page(),),
        (),
        title,
        written.date() if written else None,
        tuple(problems),
    )


def _load(path: Path, content: bytes, *, is_result: bool) -> Any:  # noqa: ANN401 - openpyxl ships no types
    """Return the workbook with the stored results of its formulas, or with the formulas themselves."""
    import openpyxl  # noqa: PLC0415 - each format's library is loaded when it is needed

    try:
        return openpyxl.load_workbook(io.BytesIO(content), data_only=is_result, keep_links=False)
    except Exception as error:
        message = (
            f"{path.name}: tiedosto ei ole Excel-työkirja tai se on vioittunut. Tallenna se uudelleen .xlsx-muotoon."
        )
        raise UnreadableDocumentError(message) from error


def _rows(sheet: Any) -> list[SheetRow]:  # noqa: ANN401
    """Return the rows of a sheet that hold anything: of its cells those that exist, however large it claims to be."""
    merged = {
        (area.min_row, area.min_col): _Merged(area.max_col - area.min_col + 1, area.max_row - area.min_row + 1)
        for area in sheet.merged_cells.ranges
    }
    cells: dict[int, list[CellContent]] = {}
    for (row, column), cell in sorted(sheet._cells.items()):  # noqa: SLF001 - the rows would be made up to the last one
        content = _content(sheet.title, cell, merged.get((row, column), _Merged(1, 1)))
        if content is not None:
            cells.setdefault(row, []).append(content)
    return [SheetRow(row, tuple(found)) for row, found in sorted(cells.items())]


def _content(sheet: str, cell: Any, merged: _Merged) -> CellContent | None:  # noqa: ANN401
    """Return a cell's content, None for a blank one."""
    value = cell.value
    if value is None or isinstance(value, bool) or (isinstance(value, str) and not value.strip()):
        return None
    address = f"{sheet}!{cell.coordinate}"
    if isinstance(value, int | float | Decimal):
        number = typed_number(value, str(cell.number_format or ""))
        return CellContent((number.printed,), cell.column - 1, merged.columns, merged.rows, number, address)
    text = _date_text(value, str(cell.number_format or "")) if isinstance(value, date) else str(value)
    lines = tuple(line for part in text.splitlines() if (line := " ".join(part.split())))
    number_or_none = text_number(" ".join(lines))
    return CellContent(lines, cell.column - 1, merged.columns, merged.rows, number_or_none, address)


def _date_text(value: date, number_format: str) -> str:
    """Return a date as its cell shows it: a day, or where the format has no day, a month or a year."""
    code = number_format.casefold()
    if "d" in code or "p" in code or (isinstance(value, datetime) and (value.hour or value.minute)):
        return finnish_date(value)
    if "m" in code or "k" in code:
        return f"{value.month}/{value.year}"
    return str(value.year) if "y" in code or "v" in code else finnish_date(value)


def _doubts(name: str, sheet: Any, formulas: Any) -> list[Problem]:  # noqa: ANN401
    """Return what is to be told of a sheet: hidden parts, formulas without a result, errors."""
    hidden = _hidden(sheet)
    place = Place(name, None, sheet.title)
    found = [Problem(ProblemKind.HIDDEN_CELLS, place, sheet.title, hidden)] if hidden else []
    unsaved = [
        cell.coordinate
        for key, cell in sorted(formulas._cells.items())  # noqa: SLF001
        if cell.data_type == "f" and (key not in sheet._cells or sheet._cells[key].value is None)  # noqa: SLF001
    ]
    if unsaved:
        text = f"Kaavan tulosta ei ole tallennettu, joten näitä soluja ei luettu: {_listed(unsaved)}."
        where = Place(name, None, sheet.title, cell=f"{sheet.title}!{unsaved[0]}")
        found.append(Problem(ProblemKind.UNREAD_CELL, where, str(formulas[unsaved[0]].value)[:200], text))
    broken = [cell.coordinate for _, cell in sorted(sheet._cells.items()) if cell.value in ERROR_VALUES]  # noqa: SLF001
    if broken:
        text = f"Soluissa on virhearvo, joten niitä ei luettu: {_listed(broken)}."
        where = Place(name, None, sheet.title, cell=f"{sheet.title}!{broken[0]}")
        found.append(Problem(ProblemKind.UNREAD_CELL, where, str(sheet[broken[0]].value), text))
    return found


def _hidden(sheet: Any) -> str:  # noqa: ANN401
    """Return in Finnish what of a sheet is hidden, '' where nothing is."""
    if sheet.sheet_state != "visible":
        return f"Taulukko {sheet.title} on piilotettu työkirjassa; se luettiin muiden tavoin."
    used = {row for row, _ in sheet._cells}  # noqa: SLF001
    columns = {column for _, column in sheet._cells}  # noqa: SLF001
    rows = sorted(number for number, row in sheet.row_dimensions.items() if row.hidden and number in used)
    letters = _hidden_columns(sheet.column_dimensions, columns)
    parts = []
    if rows:
        parts.append(f"rivejä ({_listed([str(row) for row in rows])})")
    if letters:
        parts.append(f"sarakkeita ({_listed(letters)})")
    return f"Taulukossa {sheet.title} on piilotettuja {' ja '.join(parts)}; ne luettiin muiden tavoin." if parts else ""


def _hidden_columns(dimensions: Mapping[str, Any], used: set[int]) -> list[str]:
    """Return the letters of the hidden columns that hold anything."""
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    found: set[int] = set()
    for dimension in dimensions.values():
        if dimension.hidden and dimension.min and dimension.max:
            found |= {column for column in used if dimension.min <= column <= dimension.max}
    return [get_column_letter(column) for column in sorted(found)]


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _MOST_NAMED
    return ", ".join(names[:_MOST_NAMED]) + (f" ja {more} muuta" if more > 0 else "")
