"""Rows of ruled tables whose cells take several lines are one line each, on real pages made for it."""

from pathlib import Path

from fpdf import FPDF

from ingest.formats import read_pages
from ingest.read import read_document
from store.figures import Figure
from store.units import Unit

WIDTHS = (44, 20, 26, 26)


def _print(
    tmp_path: Path, title: str, rows: list[tuple[str, ...]], height: float = 5, widths: tuple[int, ...] = WIDTHS
) -> Path:
    """Print a ruled table below a title; a cell's lines are parted by line breaks and centred in its row."""
    pdf = FPDF(format="A4")
    pdf.set_auto_page_break(auto=False)
    pdf.add_page()
    pdf.set_font("helvetica", size=16)
    pdf.text(20, 20, "Mallilan kunnan tilinpäätös 2024")
    pdf.set_font("helvetica", "B", size=13)
    pdf.text(20, 32, title)
    pdf.set_font("helvetica", size=9)
    top = 40.0
    for row in rows:
        lines = max(cell.count("\n") + 1 for cell in row)
        left = 20.0
        for at, cell in enumerate(row):
            pdf.rect(left, top, widths[at], height * lines)
            own = cell.split("\n")
            start = top + (lines - len(own)) * height / 2
            for number, text in enumerate(own):
                pdf.set_xy(left, start + number * height)
                pdf.cell(widths[at], height, text, align="L" if at == 0 else "R")
            left += widths[at]
        top += height * lines
    path = tmp_path / "raportti.pdf"
    pdf.output(str(path))
    return path


def _figures(path: Path) -> list[Figure]:
    return list(read_document(path).figures)


def test_a_name_of_two_lines_is_whole(tmp_path: Path) -> None:
    """Numbers that stand between the lines of their row's name belong to all of it."""
    rows = [
        ("Tiedot", "TP 2023", "TP 2024"),
        ("Lainattujen teosten\nlukumäärä", "120", "130"),
        ("Lainaajien lukumäärä\n(vain aikuiset lukijat ja kou-\nlulaiset)", "40", "41"),
    ]
    path = _print(tmp_path, "Kirjasto", rows)
    found = {(figure.measure, int(figure.quantity.value)) for figure in _figures(path)}
    assert found == {
        ("Lainattujen teosten lukumäärä", 120),
        ("Lainattujen teosten lukumäärä", 130),
        ("Lainaajien lukumäärä (vain aikuiset lukijat ja koululaiset)", 40),
        ("Lainaajien lukumäärä (vain aikuiset lukijat ja koululaiset)", 41),
    }
    text = read_document(path).pages[0].text
    assert all(figure.quote in text for figure in _figures(path))


def test_a_number_cut_by_its_cell_is_one(tmp_path: Path) -> None:
    """The groups of a number that a narrow cell puts below each other are one number."""
    rows = [
        ("Erä", "TA 2024", "TP 2024", "Poikkeama"),
        ("Investointimenot", "-11 635\n000", "-11 600 000", "35 000"),
        ("Rahoitusosuudet investointeihin", "635 000", "600 000", "-35 000"),
    ]
    found = [
        figure
        for figure in _figures(_print(tmp_path, "Rahoituslaskelma", rows))
        if figure.measure == "Investointimenot"
    ]
    assert [int(figure.quantity.value) for figure in found] == [-11635000, -11600000, 35000]


def test_rows_of_text_stay_as_they_are(tmp_path: Path) -> None:
    """A ruled row whose cells hold text is no row of figures: its lines are kept apart."""
    rows = [("Tavoite", "Mittari", "Tila"), ("Palvelut ovat\nlähellä", "Matka\nkoululle", "3")]
    texts = [line.text for line in read_pages(_print(tmp_path, "Tavoitteet", rows)).lines]
    assert "lähellä koululle" in texts


def test_investments_are_read_by_project(tmp_path: Path) -> None:
    """Where the heads name costs and income of investments, each row is a project, and a total its group's."""
    rows = [
        (
            "Hanke",
            "Alkuper.\nmääräraha",
            "Tarkistettu\nmääräraha",
            "Toteuma\ninv.menot",
            "Toteuma\ninv.tulot",
            "Menot\nTot-%",
        ),
        ("Tilat", "", "", "", "", ""),
        ("Uusi päiväkoti", "2 000 000", "2 500 000", "2 400 000,50", "10 000,00", "96,0 %"),
        ("Koneet ja kalusto", "100 000", "100 000", "50 000,00", "", "50,0 %"),
        ("Tilat yhteensä", "2 100 000", "2 600 000", "2 450 000,50", "10 000,00", "94,2 %"),
        ("Kadut", "", "", "", "", ""),
        ("Koneet ja kalusto", "70 000", "70 000", "7 000,00", "", "10,0 %"),
    ]
    path = _print(tmp_path, "Investoinnit", rows, widths=(40, 24, 26, 28, 26, 22))
    assert (read_document(path).projects, read_document(path).problems) == ((), ())
    found = _figures(path)
    actual = [
        (figure.organisation, figure.group, figure.measure, str(figure.quantity.value))
        for figure in found
        if figure.basis.name == "ACTUAL"
    ]
    assert actual == [
        ("Uusi päiväkoti", "Tilat", "Investointimenot", "2400000.50"),
        ("Uusi päiväkoti", "Tilat", "Investointitulot", "10000.00"),
        ("Koneet ja kalusto", "Tilat", "Investointimenot", "50000.00"),
        ("Tilat", None, "Investointimenot", "2450000.50"),
        ("Tilat", None, "Investointitulot", "10000.00"),
        ("Koneet ja kalusto", "Kadut", "Investointimenot", "7000.00"),
    ]
    kinds = {figure.basis.name for figure in found}
    assert kinds == {"BUDGET", "AMENDED_BUDGET", "ACTUAL", "REALISATION"}


def test_staff_is_counted_by_unit(tmp_path: Path) -> None:
    """A table of units that its corner calls staff counts people, and its change is of the year before."""
    rows = [
        ("Vakinainen henkilöstö", "TP2023", "TP2024", "Muutos ed. tot."),
        ("Sivistystoimi", "451", "423", "-28"),
        ("Tekninen toimi", "91", "94", "3"),
    ]
    found = _figures(_print(tmp_path, "Henkilöstö", rows, height=7, widths=(60, 26, 26, 40)))
    assert {(figure.measure, figure.quantity.unit) for figure in found} == {("Vakinainen henkilöstö", Unit.COUNT)}
    assert [int(figure.quantity.value) for figure in found if figure.basis.name == "CHANGE"] == [-28, 3]
    assert [figure.organisation for figure in found][::3] == ["Sivistystoimi", "Tekninen toimi"]


def test_a_total_of_a_counted_group_keeps_its_group(tmp_path: Path) -> None:
    """People of one group added up are not all the people there are."""
    rows = [
        ("Tiedot", "TP 2023", "TP 2024"),
        ("Hoidettuja lapsia", "40", "41"),
        ("Kotihoidon tuki", "", ""),
        ("Lapsia yhteensä 31.12.", "15", "16"),
    ]
    found = _figures(_print(tmp_path, "Varhaiskasvatus", rows, height=7))
    assert [figure.measure for figure in found][::2] == ["Hoidettuja lapsia", "Kotihoidon tuki: Lapsia yhteensä 31.12."]
