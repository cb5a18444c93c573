"""A cited cell of a workbook, shown as its sheet has it."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from ui.sheet_view import sheet_region


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Write a workbook with a heading, a table, a percentage, a date and a formula without a stored result."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Talous!"
    sheet["A1"] = "Sivistys"
    sheet["A3"], sheet["C3"] = "Selite", "TOT"
    for number in range(4, 60):
        sheet.cell(number, 1, f"rivi {number}")
        sheet.cell(number, 3, -1000 * number)
    sheet["D5"], sheet["E5"], sheet["F5"] = 0.5162, date(2030, 6, 30), "=1+1"
    sheet["D5"].number_format = "0.0 %"
    sheet["C6"] = 12.5
    path = tmp_path / "kirja.xlsx"
    book.save(path)
    return path


def test_the_cell_is_marked_among_its_neighbours(book: Path) -> None:
    """Letters and row numbers are those of the sheet; numbers and dates are in Finnish writing."""
    region = sheet_region(book, "Talous!!C5")
    assert region is not None
    assert region.columns[region.cited] == "C"
    (cited,) = [row for row in region.rows if row.cited]
    assert cited.name == "5"
    assert cited.cells == ("rivi 5", "", "−5\u00a0000", "51,62\u00a0%", "30.6.2030")
    assert region.rows[0].cells[0] == "Sivistys"
    assert region.rows[5].cells[2] == "12,5"


def test_only_what_is_around_is_shown_unless_the_whole_is_asked(book: Path) -> None:
    """A part has ten rows each way, the whole all of them, without the empty ones at the end."""
    part, whole = sheet_region(book, "Talous!!C30"), sheet_region(book, "Talous!!C30", whole=True)
    assert part is not None
    assert whole is not None
    assert [part.rows[0].name, part.rows[-1].name] == ["20", "40"]
    assert [whole.rows[0].name, whole.rows[-1].name] == ["1", "59"]


@pytest.mark.parametrize("cell", ["Muu!C5", "Talous!!C900", "Talous!!ZZ5", "Talous!!5", "C5"])
def test_a_cell_that_is_not_there_is_none(book: Path, cell: str) -> None:
    """Another sheet, a row or column beyond the cells, and a place that is no cell show nothing."""
    assert sheet_region(book, cell) is None
