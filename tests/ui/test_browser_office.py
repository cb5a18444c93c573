"""Word and Excel reports in a real browser: the cited cell, row or sentence is marked at its place."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook
from playwright.sync_api import Browser, Page, expect

from tests.ui.browser import PHONE, STEP_MILLISECONDS, WIDE, ask, picture, settle, window

_HEADS = ("Selite", "TP 2029", "TOT 2029 6 kk", "TA 2030", "TOT 2030 6 kk", "Jäljellä")
_ROWS = (
    ("Toimintatuotot", 500000, 240000, 510000, 262300, 247700),
    ("Toimintakulut", -4200000, -2000000, -4400000, -2310500, -2089500),
    ("Toimintakate", -3700000, -1760000, -3890000, -2048200, -1841800),
)

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def reports(browser: Browser, address: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Add a workbook and a Word report to the chat, as staff do."""
    folder = tmp_path_factory.mktemp("reports")
    with window(browser, address, WIDE) as page:
        page.goto(f"{address}/asiakirjat")
        settle(page)
        page.locator("input[type=file]").set_input_files([_workbook(folder), _paper(folder)])
        expect(page.locator(".kk-note")).to_have_count(2, timeout=2 * STEP_MILLISECONDS)
        settle(page)
    return address


def _workbook(folder: Path) -> Path:
    book = Workbook()
    sheet = book.active
    sheet.title = "Museo"
    sheet.append(["Museopalvelut"])
    sheet.append(["Talouden toteutuminen, euroa"])
    sheet.append([])
    sheet.append(_HEADS)
    for row in _ROWS:
        sheet.append(row)
    sheet["A40"] = "Viimeinen rivi"
    path = folder / "museo-2030.xlsx"
    book.save(path)
    return path


def _paper(folder: Path) -> Path:
    paper = Document()
    paper.add_heading("Liikuntapalvelut", 1)
    paper.add_paragraph("Puolivuosikatsaus 1–6/2030")
    paper.add_heading("Talouden toteutuminen", 2)
    paper.add_paragraph("Uimahallissa kävi 51 300 kävijää.")
    table = paper.add_table(0, len(_HEADS))
    for row in (_HEADS, *_ROWS):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text if isinstance(text, str) else f"{text:,}".replace(",", " ")
    path = folder / "liikunta-2030.docx"
    paper.save(str(path))
    return path


@pytest.fixture(params=[(WIDE, False), (WIDE, True), (PHONE, False)], ids=["light", "dark", "phone"])
def page(request: pytest.FixtureRequest, browser: Browser, reports: str) -> Iterator[Page]:
    """Open the chat light, dark, and on a phone."""
    size, dark = request.param
    with window(browser, reports, size, dark=dark) as opened:
        opened.look = request.node.callspec.id
        yield opened


def test_a_workbooks_cell_is_marked_on_its_sheet(page: Page) -> None:
    """The sheet is shown with its letters and row numbers, the cited cell marked, the whole sheet on request."""
    ask(page, "Paljonko museopalvelujen toimintakulut olivat 1–6/2030?")
    panel = page.locator(".st-key-panel-0")
    expect(panel.locator("mark.kk-cell")).to_have_text("−2\u00a0310\u00a0500", timeout=STEP_MILLISECONDS)
    expect(panel.locator("tr.kk-cited th")).to_have_text("6")
    _see_mark(page)
    picture(page, f"sheet-{page.look}")
    panel.get_by_role("radio", name="Koko taulukko").click()
    expect(panel.get_by_text("Viimeinen rivi")).to_have_count(1, timeout=STEP_MILLISECONDS)
    _see_mark(page)


def test_a_word_tables_cell_and_a_sentence_are_marked(page: Page) -> None:
    """A cell is marked in its table and in the whole text, a sentence where it stands."""
    ask(page, "Paljonko liikuntapalvelujen toimintakulut olivat 1–6/2030?")
    panel = page.locator(".st-key-panel-0")
    expect(panel.locator("table mark.kk-cell")).to_have_text("-2 310 500", timeout=STEP_MILLISECONDS)
    _see_mark(page)
    picture(page, f"word-{page.look}")
    panel.get_by_role("radio", name="Koko teksti").click()
    expect(panel.locator("pre mark.kk-cell")).to_have_text("-2 310 500", timeout=STEP_MILLISECONDS)
    ask(page, "Montako kävijää uimahallissa kävi?")
    panel = page.locator(".st-key-panel-1")
    expect(panel.locator("mark.kk-mark")).to_have_text("Uimahallissa kävi 51 300 kävijää.", timeout=STEP_MILLISECONDS)
    expect(panel.get_by_role("link", name="Tallenna koko asiakirja")).to_have_count(1)


def _see_mark(page: Page) -> None:
    """See that the mark is scrolled into the part of its table that shows."""
    page.locator(".st-key-panel-0 .kk-sheet").scroll_into_view_if_needed()
    page.wait_for_function(
        """() => {
            const box = document.querySelector(".st-key-panel-0 .kk-sheet").getBoundingClientRect();
            const mark = document.querySelector(".st-key-panel-0 mark.kk-cell").getBoundingClientRect();
            const across = box.left <= mark.left && mark.right <= box.right + 1;
            return across && box.top <= mark.top && mark.bottom <= box.bottom;
        }"""
    )
