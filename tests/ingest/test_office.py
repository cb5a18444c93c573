"""Word and Excel files are read like other reports: by their cells."""

import io
from pathlib import Path

import docx
import openpyxl
import pytest

from ingest.read import read_document
from store.contents import Contents
from store.errors import UnreadableDocumentError
from store.figures import Basis

HEAD = ("Opetus ja koulutus", "TP 2024", "TOT 2024 6 kk", "TA 2025 +muutos", "TOT 2025 6 kk", "Jäljellä", "TOT-25 %")
ROWS = (
    ("Toimintatuotot", "990 254", "479 210", "811 700", "534 309", "277 391", "65,83"),
    ("Toimintakulut", "-18 252 517", "-9 211 024", "-18 451 000", "-9 416 091", "-9 034 909", "51,03"),
    ("Toimintakate", "-17 262 262", "-8 731 814", "-17 639 300", "-8 881 782", "-8 757 518", "50,35"),
    ("Rahoitustuotot ja -kulut", "", "", "5", "", "5", ""),
)


def _docx() -> bytes:
    document = docx.Document()
    document.add_heading("Opetus ja koulutus", 1)
    document.add_paragraph("Toiminta on toteutunut suunnitellusti.")
    table = document.add_table(rows=0, cols=len(HEAD))
    for row in (HEAD, *ROWS):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _xlsx() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Opetus ja koulutus"
    sheet.append(HEAD)
    for name, *cells in ROWS:
        sheet.append([name, *(float(cell.replace(" ", "").replace(",", ".")) if cell else None for cell in cells)])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.fixture(params=[".docx", ".xlsx"])
def contents(request: pytest.FixtureRequest, tmp_path: Path) -> Contents:
    """Return the report as read from either format."""
    path = tmp_path / f"raportti{request.param}"
    path.write_bytes(_docx() if request.param == ".docx" else _xlsx())
    return read_document(path)


def test_every_cell_is_a_figure(contents: Contents) -> None:
    """Each filled cell is a figure of its unit, row and column; a blank one is none."""
    read = {(figure.measure, figure.place.column): figure.quantity.value for figure in contents.figures}
    assert len(read) == 20
    assert {figure.organisation for figure in contents.figures} == {"Opetus ja koulutus"}
    assert read["Toimintakulut", "TOT 2025 6 kk"] == -9416091
    assert read["Rahoitustuotot ja -kulut", "TA 2025 +muutos"] == 5
    assert ("Rahoitustuotot ja -kulut", "TP 2024") not in read


def test_made_up_places_are_not_told(contents: Contents) -> None:
    """A document without pages gives no page and no boxes."""
    assert {(figure.place.page, figure.place.boxes) for figure in contents.figures} == {(None, ())}
    assert contents.document.page_count is None


def test_the_reported_period_comes_from_the_columns(contents: Contents) -> None:
    """The latest actuals tell what the report covers."""
    assert str(contents.document.period) == "1–6/2025"


@pytest.mark.parametrize("name", ["raportti.docx", "raportti.xlsx"])
def test_other_files_are_refused(name: str, tmp_path: Path) -> None:
    """A file that only bears the suffix is refused in one line."""
    path = tmp_path / name
    path.write_bytes(b"ei mikaan asiakirja")
    with pytest.raises(UnreadableDocumentError, match=rf"^{name}: tiedosto ei ole"):
        read_document(path)


def test_an_empty_workbook_is_refused(tmp_path: Path) -> None:
    """A workbook without any value has nothing to read."""
    path = tmp_path / "tyhja.xlsx"
    openpyxl.Workbook().save(path)
    with pytest.raises(UnreadableDocumentError, match="ei ole tietoja"):
        read_document(path)


def _report() -> bytes:
    document = docx.Document()
    document.add_heading("Hiidenkosken kunnan osavuosikatsaus 1–6/2025", 0)
    document.add_paragraph("Luvut ovat tuhansia euroja.")
    document.add_heading("Sivistyslautakunta", 1)
    document.add_heading("Kirjasto", 2)
    table = document.add_table(rows=0, cols=4)
    rows = (
        ("", "TA 2025", "Toteuma", "Toteuma"),
        ("", "", "1–6/2024", "1–6/2025"),
        ("Toimintatuotot", "45", "19", "21,5"),
        ("Toimintakulut", "−930", "−448", "−461"),
    )
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    table.cell(0, 1).merge(table.cell(1, 1))
    document.add_heading("Riskit", 1)
    risks = document.add_table(rows=0, cols=4)
    heads = ("Riski", "Todennäköisyys", "Vaikutus", "Toimenpiteet")
    for row in (heads, ("Henkilöstöä on vaikea saada", "3", "4", "Rekrytointia tehostetaan")):
        for cell, text in zip(risks.add_row().cells, row, strict=True):
            cell.text = text
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def test_a_word_report_is_read_by_its_headings(tmp_path: Path) -> None:
    """A table is the unit's whose heading it is below, in the unit that the document tells; merged heads are joined."""
    (tmp_path / "katsaus.docx").write_bytes(_report())
    contents = read_document(tmp_path / "katsaus.docx")
    read = {
        (figure.organisation, figure.measure, figure.place.column): figure.quantity.value for figure in contents.figures
    }
    assert read["Kirjasto", "Toimintakulut", "TA 2025"] == -930000
    assert read["Kirjasto", "Toimintatuotot", "Toteuma 1–6/2025"] == 21500
    assert len(read) == 6
    assert contents.document.municipality == "Hiidenkoski"


def test_a_risk_without_a_class_is_read(tmp_path: Path) -> None:
    """A risk table without a column of classes is read, below no unit's heading but its own."""
    (tmp_path / "katsaus.docx").write_bytes(_report())
    (risk,) = read_document(tmp_path / "katsaus.docx").risks
    assert (risk.risk.text, risk.probability, risk.significance) == ("Henkilöstöä on vaikea saada", 3, 4)
    assert not risk.organisation


def _unit_report() -> bytes:
    document = docx.Document()
    document.add_heading("Hiidenkosken kunnan osavuosikatsaus 1–6/2025", 0)
    for unit in ("Sivistystoimi", "Tekninen toimi"):
        document.add_heading(unit, 1)
        document.add_heading("Talous", 2)
        table = document.add_table(rows=2, cols=6)
        heads = table.rows[0].cells
        heads[0].merge(table.rows[1].cells[0]).text = "Euroa"
        heads[1].merge(heads[3]).text = "Talousarvio 2025"
        heads[4].merge(heads[5]).text = "Toteuma 1.1.–30.6."
        for cell, text in zip(
            table.rows[1].cells[1:], ("Alkuperäinen", "Muutos", "Muutettu", "2024", "2025"), strict=True
        ):
            cell.text = text
        for row in (
            ("Toimintatuotot", "400", "0", "400", "190", "210"),
            ("Toimintakulut", "-900", "10", "-890", "-410", "-450"),
        ):
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    document.add_heading("Hankkeet", 1)
    card = document.add_table(rows=0, cols=2)
    fields = (
        ("Hankkeen nimi", "Elävä kylä"),
        ("Rahoittaja", "Leader"),
        ("Toteutusaika", "1.3.2024–31.12.2025"),
        ("Kunnan omarahoitus", "16 800 €"),
        ("Vastuuhenkilö", "Kehittäjä"),
    )
    for row in fields:
        for cell, text in zip(card.add_row().cells, row, strict=True):
            cell.text = text
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def test_a_topics_heading_leaves_the_unit_above_it(tmp_path: Path) -> None:
    """Below "Talous" the figures are the unit's; years below days without a year are of those months."""
    (tmp_path / "katsaus.docx").write_bytes(_unit_report())
    contents = read_document(tmp_path / "katsaus.docx")
    read = {
        (figure.organisation, figure.measure, figure.basis, str(figure.period)): figure.quantity.value
        for figure in contents.figures
    }
    assert {organisation for organisation, *_ in read} == {"Sivistystoimi", "Tekninen toimi"}
    assert read["Sivistystoimi", "Toimintakulut", Basis.ACTUAL, "1–6/2024"] == -410
    assert read["Tekninen toimi", "Toimintatuotot", Basis.ACTUAL, "1–6/2025"] == 210
    assert read["Tekninen toimi", "Toimintakulut", Basis.BUDGET_CHANGE, "2025"] == 10


def test_a_projects_card_is_no_table_of_figures(tmp_path: Path) -> None:
    """The time and money on a card are the project's, not columns and rows of figures."""
    (tmp_path / "katsaus.docx").write_bytes(_unit_report())
    contents = read_document(tmp_path / "katsaus.docx")
    assert not any("omarahoitus" in figure.measure for figure in contents.figures)
    assert [project.name for project in contents.projects] == ["Elävä kylä"]
