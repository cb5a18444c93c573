"""The real source documents are read right: every figure of the truth and no other, on every page."""

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest

from ingest.formats import read_pages
from ingest.read import read_document
from store.contents import Contents
from store.figures import Basis, Figure, ProblemKind

pytestmark = pytest.mark.shared
REPORTS = ("documents/000_74313f7a4505491c.txt", "documents-pdf/heinola-hyvinvointipalvelut-2025-06.pdf")
CLOSING = "documents-real/kauhava-tilinpaatos-2024.pdf"
SHARED = Path(__file__).parents[2].parent / "shared"

Key = tuple[str, str, str | None]


@pytest.fixture(scope="module", params=REPORTS)
def report(request: pytest.FixtureRequest) -> Contents:
    """Return the half-year report as read from text and from PDF."""
    return read_document(SHARED / request.param)


@pytest.fixture(scope="module")
def closing() -> Contents:
    """Return the closing accounts of another municipality."""
    return read_document(SHARED / CLOSING)


def _truth() -> dict[Key, tuple[Decimal, str]]:
    rows = json.loads((SHARED / "evaluation/figures_truth.json").read_text(encoding="utf-8"))
    return {(row["unit"], row["row"], row["column"]): (Decimal(row["value"]), row["unit_of_value"]) for row in rows}


def _values(figures: list[Figure]) -> dict[Key, tuple[Decimal, str]]:
    return {
        (figure.organisation, figure.measure, figure.place.column): (figure.quantity.value, figure.quantity.unit.code)
        for figure in figures
    }


def test_every_key_figure_is_right(report: Contents) -> None:
    """Each of the cells of the truth is read exactly, and no other key figure is made up."""
    figures = [figure for figure in report.figures if "IRTAIN" not in (figure.place.table or "")]
    assert len(figures) == len(_truth()) == 246
    assert _values(figures) == _truth()


def test_investments_are_read(report: Contents) -> None:
    """The investments' rows have four cells each, and none for the blank one."""
    figures = [figure for figure in report.figures if "IRTAIN" in (figure.place.table or "")]
    assert {(figure.measure, figure.place.column) for figure in figures} == {
        (row, column) for row in ("Menot", "Netto") for column in ("TP2024", "TA 2025", "Toteuma 1-6", "Poikkeama")
    }
    assert {str(figure.quantity.value) for figure in figures if figure.basis is Basis.ACTUAL} == {"-36225", "0"}


def test_the_report_leaves_no_doubt(report: Contents) -> None:
    """The report's own arithmetic holds, and none of its figure tables stays unread."""
    kinds = (ProblemKind.UNREAD_TABLE, ProblemKind.FAILED_IDENTITY)
    assert [problem for problem in report.problems if problem.kind in kinds] == []


def test_quotes_stand_in_the_source(report: Contents) -> None:
    """Each figure's quote is text of its page, white space apart, and holds what was printed in the cell."""
    texts = {page.number: " ".join(page.text.split()) for page in report.pages}
    for figure in report.figures:
        quote = " ".join(figure.quote.split())
        assert quote in texts[figure.place.page]
        assert figure.as_printed in quote


def test_the_document_describes_itself(report: Contents) -> None:
    """Municipality, period and date come from the text."""
    document = report.document
    assert (document.municipality, str(document.period), str(document.dated)) == ("Heinola", "1–6/2025", "2025-08-11")


def test_pdf_boxes_frame_the_printed_cell() -> None:
    """The words inside a figure's first box are what was printed in the cell."""
    path = SHARED / REPORTS[1]
    pages = {page.number: page for page in read_pages(path).pages}
    for figure in read_document(path).figures:
        box = figure.place.boxes[0]
        words = [
            word.text
            for line in pages[figure.place.page].lines
            for word in line.words
            if box.x0 - 1 <= word.box.x0 and word.box.x1 <= box.x1 + 1 and box.top - 1 <= word.box.top <= box.bottom
        ]
        assert " ".join(words) == figure.as_printed


def test_closing_accounts_are_read_safely(closing: Contents) -> None:
    """A report of 158 pages gives figures with known rows, and a few problems, one per unread table."""
    values = _values(list(closing.figures))
    assert values["Kauhavan kaupunki", "Toimintakate/Jäämä", "2024"] == (Decimal("-38396165.19"), "EUR")
    assert values["Kauhavan kaupunkikonserni", "Vuosikate", "2024"] == (Decimal(15239037), "EUR")
    assert values["Keskusvaalilautakunta", "TOIMINTAKULUT", "Toteutuma"] == (Decimal(-134626), "EUR")
    assert values["Varhaiskasvatus", "TOIMINTATUOTOT", "Alkuperäinen TA"] == (Decimal(1183310), "EUR")
    tables = [problem for problem in closing.problems if problem.kind is ProblemKind.UNREAD_TABLE]
    assert 0 < len(tables) < 60
    assert len(closing.pages) == 158


def test_closing_accounts_count_no_people_in_euros(closing: Contents) -> None:
    """The table of staff, in the chapter after the group's statements, gives no euros; it is told as unread."""
    assert not [figure for figure in closing.figures if figure.measure in ("Asuntoyhtiöt", "Konserni yhteensä")]
    assert any("henkilökunta" in (problem.place.table or "") for problem in closing.problems)


def test_closing_accounts_balance_sheet_is_no_cash_flow(closing: Contents) -> None:
    """The group's balance sheet, printed without a heading after the cash flow, is cited below their chapter."""
    places = {(figure.organisation, figure.place.section) for figure in closing.figures if figure.place.page == 51}
    assert places == {("Kauhavan kaupunkikonserni", "Konsernitilinpäätös ja sen tunnusluvut")}


def test_closing_accounts_own_faults_are_found(closing: Contents) -> None:
    """Two units' margins that their income and costs do not give are told, and kept as printed."""
    faults = {(p.place.page, p.place.row) for p in closing.problems if p.kind is ProblemKind.FAILED_IDENTITY}
    assert {(80, "Toimintakate/Jäämä"), (103, "Toimintakate/Jäämä")} <= faults


def test_closing_accounts_cells_are_printed_in_their_rows(closing: Contents) -> None:
    """Each figure's printed text stands in its quote, and its quote on its page."""
    texts = {page.number: re.sub(r"\s+", " ", page.text) for page in closing.pages}
    for figure in closing.figures:
        assert figure.as_printed in figure.quote
        assert figure.quote in texts[figure.place.page]
