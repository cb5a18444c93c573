"""A row whose name takes more lines than its numbers is one row."""

from pathlib import Path

from fpdf import FPDF

from ingest.columns import Setting
from ingest.formats import read_pages
from ingest.pdf_tables import read_pdf_tables
from ingest.whole_rows import whole_rows
from store.periods import Period

CLOSING = Setting(2024, Period.year(2024), is_closing=True)


def _labels(pdf: FPDF, tmp_path: Path) -> list[tuple[str, str | None, str]]:
    path = tmp_path / "raportti.pdf"
    pdf.output(str(path))
    tables = read_pdf_tables(whole_rows(read_pages(path).lines), CLOSING)
    return [(row.label, row.group, row.quote) for table in tables for row in table.rows]


def _new() -> FPDF:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("helvetica", size=9)
    for x, text in ((110, "TP 2024"), (150, "TP 2023")):
        pdf.text(x, 40, text)
    return pdf


def test_numbers_half_a_line_between_two_are_of_both(tmp_path: Path) -> None:
    """Numbers in the middle of a cell belong to the name above and below them; the text keeps the page's order."""
    pdf = _new()
    for y, name in ((50, "Verksamhetens kostnader"), (62, "Verksamhetens bidrag")):
        pdf.text(20, y, name)
        pdf.text(110, y + 1.7, "1 200")
        pdf.text(150, y + 1.7, "1 100")
        pdf.text(20, y + 3.4, "Toimintakulut" if y == 50 else "Toimintakate")
    assert _labels(pdf, tmp_path) == [
        ("Verksamhetens kostnader Toimintakulut", None, "Verksamhetens kostnader 1 200 1 100 Toimintakulut"),
        ("Verksamhetens bidrag Toimintakate", None, "Verksamhetens bidrag 1 200 1 100 Toimintakate"),
    ]


def test_a_name_goes_on_below_its_numbers(tmp_path: Path) -> None:
    """What follows a row closely in lower case ends its name, a parted word made whole; it is no heading row."""
    pdf = _new()
    for y, name, rest in (
        (50, "Pysyvien vastaavien hyödyk-", "keiden luovutukset"),
        (62, "Suunnitelman mukaiset", "poistot"),
        (74, "Korkokulut", ""),
    ):
        pdf.text(20, y, name)
        pdf.text(110, y, "1 200")
        pdf.text(150, y, "1 100")
        pdf.text(20, y + 3.4, rest)
    assert [(label, group) for label, group, _ in _labels(pdf, tmp_path)] == [
        ("Pysyvien vastaavien hyödykkeiden luovutukset", None),
        ("Suunnitelman mukaiset poistot", None),
        ("Korkokulut", None),
    ]


def test_a_heading_row_stays_one(tmp_path: Path) -> None:
    """A line with a capital between rows, or as far from the row above as from the one below, heads what follows."""
    pdf = _new()
    for y, name in ((50, "Myyntituotot"), (60, "Maksutuotot")):
        pdf.text(20, y, name)
        pdf.text(110, y, "1 200")
        pdf.text(150, y, "1 100")
    pdf.text(20, 55, "Muut tuotot")
    assert [(label, group) for label, group, _ in _labels(pdf, tmp_path)] == [
        ("Myyntituotot", None),
        ("Maksutuotot", "Muut tuotot"),
    ]
