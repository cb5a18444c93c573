"""The cited part of a workbook's sheet as it stands there: letters over the columns, numbers before the rows."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from store.numbers import format_number
from store.periods import finnish_date
from ui.source_table import TableRegion, TableRow

_ROWS_AROUND, _MOST_ROWS, _MOST_COLUMNS = 10, 400, 40
_MOST_DECIMALS = 4
_HUNDRED = Decimal(100)


def sheet_region(path: Path, cell: str, *, whole: bool = False) -> TableRegion | None:
    """Return the rows of a sheet around a cell (``Taul1!B7``), or the ``whole`` sheet within bounds.

    Numbers are those that are stored; nothing is computed. None where there is no such sheet or cell.
    """
    from openpyxl import load_workbook  # noqa: PLC0415 - heavy
    from openpyxl.utils import coordinate_to_tuple, get_column_letter  # noqa: PLC0415

    name, _, spot = cell.rpartition("!")
    book = load_workbook(path, read_only=True, data_only=True, keep_links=False)
    try:
        if name not in book.sheetnames:
            return None
        try:
            row, column = coordinate_to_tuple(spot)
        except ValueError:
            return None
        around = _MOST_ROWS if whole else _ROWS_AROUND
        first, last = max(1, row - around), row + around
        widest = max(_MOST_COLUMNS, column)
        lines = [
            [_text(one.value, getattr(one, "number_format", "")) for one in line]
            for line in book[name].iter_rows(min_row=first, max_row=last, max_col=widest)
        ]
    finally:
        book.close()
    width = max((at for line in lines for at, text in enumerate(line, start=1) if text), default=0)
    if row - first >= len(lines) or column > width:
        return None
    rows = tuple(
        TableRow(str(number), tuple((line + [""] * width)[:width]), number == row)
        for number, line in enumerate(lines, start=first)
    )
    while rows and not any(rows[-1].cells):
        rows = rows[:-1]
    return TableRegion(name, tuple(get_column_letter(at) for at in range(1, width + 1)), rows, column - 1, letters=True)


def _text(value: object, number_format: str) -> str:
    """Return what a cell holds in Finnish writing."""
    match value:
        case None:
            return ""
        case bool():
            return str(value)
        case int() | float():
            return _number(Decimal(str(value)), number_format)
        case date():
            return finnish_date(value)
        case _:
            return " ".join(str(value).split())


def _number(value: Decimal, number_format: str) -> str:
    if not value.is_finite():
        return str(value)
    percent = "%" in number_format
    shown = value * _HUNDRED if percent else value
    decimals = min(max(0, -int(shown.normalize().as_tuple().exponent)), _MOST_DECIMALS)
    return format_number(shown, decimals) + ("\u00a0%" if percent else "")
