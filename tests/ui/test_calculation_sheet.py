"""The calculation sheet as a DOCX file."""

from dataclasses import replace
from datetime import date
from io import BytesIO

from docx import Document

from tests.ui import fake_assistant as fake
from ui.calculation_sheet import Sheet, sheet_docx
from ui.view import view_of


def _texts(sheet: Sheet) -> str:
    paper = Document(BytesIO(sheet_docx(sheet)))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in paper.paragraphs), *cells])


def test_a_sheet_tells_how_a_figure_came_about() -> None:
    """Question, figure, operands, steps, formula, sources, the documents' versions and the day stand on it."""
    document = fake.text_contents().document
    sheet = Sheet("Paljonko kulut kasvoivat?", view_of(fake.CALCULATION), (document,), date(2030, 9, 1))
    text = _texts(sheet)
    for expected in (
        "Kysymys: Paljonko kulut kasvoivat?",
        "310\u00a0500 €",
        "Toimintakulut 1–6/2029",
        "(−2\u00a0310\u00a0500) − (−2\u00a0000\u00a0000) = −310\u00a0500\u00a0€",
        "15,525\u00a0%",
        fake.QUOTE,
        "Puolivuosiraportti · 1–6/2030 (puolivuosi-2030.txt, 1.8.2030; versio aaaaaaaaaaaa)",
        "Laadittu 1.9.2030",
    ):
        assert expected in text


def test_a_figure_needs_no_calculation() -> None:
    """A plain figure's sheet has its sentence and its source alone."""
    text = _texts(Sheet("Paljonko?", view_of(fake.FIGURE), (), date(2030, 9, 1)))
    assert "tammi–kesäkuussa 2030 [1]." in text
    assert "Lähtöluvut" not in text


def test_characters_that_a_file_cannot_hold_are_left_out() -> None:
    """A control character in a quote does not keep the sheet from being made."""
    broken = replace(fake.NOW, quote="Toimi\x0bntakulut\x00 1")
    text = _texts(Sheet("K\x01ysymys", view_of(replace(fake.FIGURE, citations=(broken,))), (), date(2030, 9, 1)))
    assert "Toimintakulut 1" in text
