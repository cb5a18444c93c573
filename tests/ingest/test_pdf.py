"""PDF pages: running lines go, grids are found, tables are read by the places of their words."""

from pathlib import Path

import pytest
from fpdf import FPDF

from ingest.columns import Setting
from ingest.figures import read_figures
from ingest.formats import read_pages
from ingest.owners import Source
from ingest.pages import Pages
from ingest.pdf_tables import read_pdf_tables
from ingest.read import read_document
from ingest.sections import read_sections
from store.figures import Figure
from store.periods import Period

CLOSING = Setting(2024, Period.year(2024), is_closing=True)
ROWS = (
    ("Verotulot", "9 552", "10 107"),
    ("Muut tulot", "885", "536"),
    ("Korjaukset", "-25", ""),
)


def _new() -> FPDF:
    pdf = FPDF(format="A4")
    pdf.set_auto_page_break(auto=False)
    pdf.add_page()
    pdf.set_font("helvetica", size=10)
    return pdf


def _read(pdf: FPDF, tmp_path: Path) -> Pages:
    path = tmp_path / "raportti.pdf"
    pdf.output(str(path))
    return read_pages(path)


def _table(pdf: FPDF, border: int | str, heads: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> None:
    """Print a table, numbers to the right."""
    for row in (heads, *rows):
        for index, cell in enumerate(row):
            pdf.cell(70 if index == 0 else 30, 7, cell, border=border, align="L" if index == 0 else "R")
        pdf.ln()


def _figures(pages: Pages) -> list[Figure]:
    lines, grids = pages.lines, pages.pages[0].grids
    return [
        figure
        for table in read_pdf_tables(lines, CLOSING, grids)
        for figure in read_figures(table, Source("raportti.pdf", "Tuloslaskelma", "Kunta"))[0]
    ]


def test_running_lines_are_taken_out(tmp_path: Path) -> None:
    """Lines that repeat at the edges of pages, page numbers apart, are no text; each is kept once aside."""
    pdf = _new()
    for number in range(1, 4):
        if number > 1:
            pdf.add_page()
        pdf.text(20, 10, "Tilinpäätös 2024")
        pdf.text(20, 60, f"Luku {number} kertoo taloudesta.")
        pdf.text(180, 290, f"{number} (3)")
    pages = _read(pdf, tmp_path)
    assert [line.text for line in pages.lines] == [f"Luku {number} kertoo taloudesta." for number in (1, 2, 3)]
    assert "Tilinpäätös 2024" in pages.running
    assert [line.starts_page for line in pages.lines] == [False, True, True]


def test_lines_of_a_ruled_grid_are_kept_at_the_edges(tmp_path: Path) -> None:
    """A form's rows that repeat in the margins of pages are text, where ruled lines frame them."""
    pdf = _new()
    for number in range(1, 4):
        if number > 1:
            pdf.add_page()
        pdf.set_y(270)
        _table(pdf, 1, ("Rahoittaja", f"Säätiö {number}"), (("Muita tietoja", f"Diaari {number}/2024"),))
    pages = _read(pdf, tmp_path)
    assert pages.running == ()
    assert [line.text for line in pages.lines if "Diaari" in line.text] == [
        f"Muita tietoja Diaari {number}/2024" for number in (1, 2, 3)
    ]


@pytest.mark.parametrize("border", [0, 1, "B"])
def test_tables_are_read_by_place(border: int | str, tmp_path: Path) -> None:
    """With all rules, only level ones or none, each number stands in its column, and a blank cell is none."""
    pdf = _new()
    _table(pdf, border, ("", "2024", "2023"), ROWS)
    values = {
        (figure.measure, figure.place.column): int(figure.quantity.value) for figure in _figures(_read(pdf, tmp_path))
    }
    assert values == {
        ("Verotulot", "2024"): 9552,
        ("Verotulot", "2023"): 10107,
        ("Muut tulot", "2024"): 885,
        ("Muut tulot", "2023"): 536,
        ("Korjaukset", "2024"): -25,
    }


def test_boxes_frame_cell_and_row(tmp_path: Path) -> None:
    """A figure's first box frames its cell, the second the whole row around it; the quote is the row's words."""
    pdf = _new()
    _table(pdf, 1, ("", "2024", "2023"), ROWS)
    figure = next(figure for figure in _figures(_read(pdf, tmp_path)) if figure.place.column == "2023")
    cell, row = figure.place.boxes
    assert row.x0 < cell.x0
    assert cell.x1 <= row.x1
    assert row.top <= cell.top < cell.bottom <= row.bottom
    assert figure.quote == "Verotulot 9 552 10 107"
    assert figure.place.page == 1


def test_an_unreadable_upper_head_stops_the_reading(tmp_path: Path) -> None:
    """Years below words that are no known heads are not taken as plain years."""
    pdf = _new()
    _table(pdf, 0, ("", "Tavoite", "Arvio"), (("", "2024", "2023"), *ROWS))
    assert _figures(_read(pdf, tmp_path)) == []


def test_ruled_cells_keep_their_words(tmp_path: Path) -> None:
    """A grid has its cells by row and column, each with its own lines and paragraphs."""
    pdf = _new()
    pdf.multi_cell(60, 5, "Palvelut toimivat\nhyvin.\n\nMittari: palaute", border=1, new_x="RIGHT", new_y="TOP")
    pdf.multi_cell(60, 5, "Toteutuu\n\n\n ", border=1)
    (grid,) = _read(pdf, tmp_path).pages[0].grids
    (row,) = grid.rows
    assert [[[line.text for line in part] for part in cell.paragraphs] for cell in row] == [
        [["Palvelut toimivat", "hyvin."], ["Mittari: palaute"]],
        [["Toteutuu"]],
    ]


def test_links_keep_their_targets(tmp_path: Path) -> None:
    """A web link on a page is kept with its target."""
    pdf = _new()
    pdf.cell(text="Hanke", link="https://example.org/hanke")
    (link,) = _read(pdf, tmp_path).pages[0].links
    assert link.target == "https://example.org/hanke"


def test_large_letters_head_sections(tmp_path: Path) -> None:
    """Larger letters head a section, and its grids go with it."""
    pdf = _new()
    pdf.set_font("helvetica", size=16)
    pdf.cell(text="Sivistyspalvelut", new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("helvetica", size=10)
    pdf.cell(text="Toiminta on toteutunut suunnitellusti ja talous on tasapainossa.", new_x="LMARGIN", new_y="NEXT")
    _table(pdf, 1, ("", "2024", "2023"), ROWS)
    (section,) = read_sections(_read(pdf, tmp_path))
    assert (section.title, section.organisation) == ("Sivistyspalvelut", "Sivistyspalvelut")
    assert len(section.grids) == 1


def test_a_numbered_heading_opens_a_section_above_a_table(tmp_path: Path) -> None:
    """A bold numbered line is a heading though a table's heads follow, and is whole where its line cuts a word."""
    pdf = _new()
    pdf.set_font("helvetica", size=10, style="B")
    pdf.cell(text="1.6.5 Konsernin vakinainen henkilökunta", new_x="LMARGIN", new_y="NEXT")
    _table(pdf, 0, ("Vakinainen henkilökunta", "31.12.2024", "31.12.2023"), ())
    pdf.set_font("helvetica", size=10)
    _table(pdf, 0, ("Kunta", "438", "454"), (("Asunnot", "9", "9"),))
    pdf.set_font("helvetica", size=10, style="B")
    pdf.cell(text="1.7 Tilikauden tuloksen käsittely ja talouden tasapainottamistoi-", new_x="LMARGIN", new_y="NEXT")
    pdf.cell(text="menpiteet", new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("helvetica", size=10)
    pdf.cell(text="Hallitus esittää tuloksen käsittelyä seuraavasti.", new_x="LMARGIN", new_y="NEXT")
    assert [section.title for section in read_sections(_read(pdf, tmp_path))] == [
        "Konsernin vakinainen henkilökunta",
        "Tilikauden tuloksen käsittely ja talouden tasapainottamistoimenpiteet",
    ]


def test_the_heading_of_the_next_note_ends_a_table(tmp_path: Path) -> None:
    """A name with heads of columns beside it begins a table of its own: its rows are no units of the one above."""
    pdf = _new()
    units = (("Palvelutoimi", "310 250,10", "298 400,00"), ("Rakennustoimi", "95 300,25", "90 120,50"))
    taxes = (("Verotulot", "812 000,00", "790 500,00"), ("Kunnallisvero", "700 000,00", "690 500,00"))
    _table(pdf, 0, ("3) Toimintatuotot toimialoittain", "TP 2024", "TP 2023"), units)
    _table(pdf, 0, ("4) Verotulojen jako", "TP 2024", "TP 2023"), taxes)
    _table(pdf, 0, ("5) Ostojen jako", "2024", "2023"), (("Palvelujen ostot", "-14 000,00", "-15 000,00"),) * 2)
    found = {(figure.organisation, figure.measure) for figure in _figures(_read(pdf, tmp_path))}
    assert found == {
        ("Palvelutoimi", "Toimintatuotot"),
        ("Rakennustoimi", "Toimintatuotot"),
        ("Kunta", "Verotulot"),
        ("Kunta", "Kunnallisvero"),
        ("Kunta", "Palvelujen ostot"),
    }


def test_an_account_among_units_is_nobody(tmp_path: Path) -> None:
    """A row of an account below the units is no unit: it is left out and told as a problem."""
    pdf = _new()
    rows = (("Palvelutoimi", "310", "298"), ("Rakennustoimi", "95", "90"), ("Verotulot", "812", "790"))
    _table(pdf, 0, ("Toimintatuotot toimialoittain, euroa", "TP 2024", "TP 2023"), rows)
    pages = _read(pdf, tmp_path)
    (table,) = read_pdf_tables(pages.lines, CLOSING, ())
    figures, problems = read_figures(table, Source("raportti.pdf", "Toiminta", "Kunta"))
    assert {figure.organisation for figure in figures} == {"Palvelutoimi", "Rakennustoimi"}
    assert [problem.place.row for problem in problems] == ["Verotulot"]


def test_a_column_with_a_strange_head_is_left_out_alone(tmp_path: Path) -> None:
    """One head of unknown words leaves its column unread, with a problem; the others are read."""
    pdf = _new()
    rows = (("Myyntituotot", "500", "100", "60"), ("Maksutuotot", "300", "90", "20"), ("Tuet", "80", "10", "5"))
    _table(pdf, 1, ("1 000 euroa", "Hankehinta", "TA 2024", "TP 2024"), rows)
    pages = _read(pdf, tmp_path)
    (table,) = read_pdf_tables(pages.lines, CLOSING, pages.pages[0].grids)
    found, problems = read_figures(table, Source("r.pdf", "Talous", "Kunta"))
    assert {figure.place.column for figure in found} == {"TA 2024", "TP 2024"}
    assert [problem.as_printed for problem in problems] == ["Hankehinta"]


def test_a_unit_at_the_end_of_a_name_is_no_cell(tmp_path: Path) -> None:
    """``Lainakanta 31.12., 1000 €`` is a name with its unit, not a number more."""
    pdf = _new()
    pdf.core_fonts_encoding = "windows-1252"
    rows = (("Omavaraisuusaste, %", "51,7", "52,9"), ("Lainakanta 31.12., 1000 €", "17 840", "15 240"))
    _table(pdf, 0, ("", "2024", "2023"), (*rows, ("Lainat, €/asukas", "3 553", "3 002")))
    found = {(figure.measure, figure.place.column): figure.quantity for figure in _figures(_read(pdf, tmp_path))}
    assert found["Lainakanta 31.12., 1000 €", "2024"].value == 17_840_000
    assert len(found) == 6


def test_the_mark_of_a_note_is_no_part_of_a_name(tmp_path: Path) -> None:
    """A number in parentheses or a star at the end of a row's name refers to a note below."""
    pdf = _new()
    _table(pdf, 0, ("", "2024", "2023"), (("Verotulot1)", "9 552", "9 107"), ("Valtionosuudet *", "885", "536")))
    assert {figure.measure for figure in _figures(_read(pdf, tmp_path))} == {"Verotulot", "Valtionosuudet"}


def test_heading_rows_below_heads_open_no_section(tmp_path: Path) -> None:
    """A bold line in capitals right below the heads of columns is the table's first heading row."""
    pdf = _new()
    _table(pdf, 0, ("", "31.12.2024", "31.12.2023"), ())
    for text in ("VASTAAVAA", "PYSYVÄT VASTAAVAT", "Aineettomat hyödykkeet"):
        pdf.set_font("helvetica", size=10, style="B" if text == "VASTAAVAA" else "")
        pdf.cell(70, 6, text, new_x="LMARGIN", new_y="NEXT")
    _table(pdf, 0, ("Aineettomat oikeudet", "315 297", "323 019"), (("Ennakkomaksut", "24 805", "0"),))
    pages = _read(pdf, tmp_path)
    (section,) = read_sections(pages)
    assert len(_figures(pages)) == 4
    assert section.lines == pages.lines


def test_a_table_goes_on_below_names_of_many_lines(tmp_path: Path) -> None:
    """Heading rows and a long name between two rows do not end a table; words over its columns do."""
    pdf = _new()
    _table(pdf, 0, ("", "2024", "2023"), ROWS)
    for text in ("Oman pääoman muutokset", "Muut muutokset", "Toimeksiantojen varo-", "jen ja pääomien muu-"):
        pdf.cell(70, 7, text, new_x="LMARGIN", new_y="NEXT")
    _table(pdf, 0, ("tokset", "6 519", "130 474"), (("Verovelat", "18 996", "10 056"),))
    found = {(figure.measure, figure.group): int(figure.quantity.value) for figure in _figures(_read(pdf, tmp_path))}
    assert found["Toimeksiantojen varojen ja pääomien muutokset", "Muut muutokset"] == 130474
    assert found["Verovelat", "Muut muutokset"] == 10056
    pdf = _new()
    _table(pdf, 0, ("", "2024", "2023"), ROWS)
    _table(pdf, 0, ("Omistukset", "Osuus", "Määrä"), ())
    for text in ("Kunnan omistamat", "Muut", "Asuntoja"):
        pdf.cell(70, 6, text, new_x="LMARGIN", new_y="NEXT")
    _table(pdf, 0, ("Verovelat", "51", "10"), (("Muut velat", "20", "30"),))
    assert {figure.measure for figure in _figures(_read(pdf, tmp_path))} == {row[0] for row in ROWS}


def test_a_name_in_capitals_beside_dates_is_no_heading_row(tmp_path: Path) -> None:
    """A balance sheet's side in capitals beside dates makes the table's name and heads."""
    pdf = _new()
    _table(pdf, 0, ("VASTATTAVAA", "31.12.2024", "31.12.2023"), ROWS)
    (table,) = read_pdf_tables(_read(pdf, tmp_path).lines, CLOSING, ())
    assert table.name == "VASTATTAVAA"
    assert len(table.rows) == 3


def test_lines_of_one_name_stand_closer_than_rows(tmp_path: Path) -> None:
    """A name in capitals that wraps is whole where its lines stand closer to each other than the rows do."""
    pdf = _new()
    _table(pdf, 0, ("VASTATTAVAA", "31.12.2024", "31.12.2023"), (("OMA PÄÄOMA", "54 712", "50 421"),))
    pdf.cell(70, 5, "POISTOERO JA VAPAAEHTOISET", new_x="LMARGIN", new_y="NEXT")
    _table(pdf, 0, ("VARAUKSET", "927", "1 056"), (("Poistoero", "927", "1 056"),))
    pdf.cell(70, 7, "PAKOLLISET VARAUKSET", new_x="LMARGIN", new_y="NEXT")
    _table(pdf, 0, ("ELÄKEVARAUKSET", "89", "108"), ())
    found = [(figure.group, figure.measure) for figure in _figures(_read(pdf, tmp_path))][::2]
    assert found == [
        (None, "OMA PÄÄOMA"),
        (None, "POISTOERO JA VAPAAEHTOISET VARAUKSET"),
        (None, "Poistoero"),
        ("PAKOLLISET VARAUKSET", "ELÄKEVARAUKSET"),
    ]


def test_a_banner_over_a_units_whole_accounts_is_the_unit(tmp_path: Path) -> None:
    """A heading row over income, costs and their margin names whose they are; one over kinds of income does not."""
    pdf = _new()
    rows = (
        ("TYÖPAJATOIMINTA", "", ""),
        ("Myyntituotot", "552", "507"),
        ("Toimintatuotot yhteensä", "552", "507"),
        ("Palvelujen ostot", "-885", "-836"),
        ("Toimintakulut yhteensä", "-885", "-836"),
        ("Toimintakate", "-333", "-329"),
    )
    _table(pdf, 1, ("euroa", "2024", "2023"), rows)
    assert {figure.organisation for figure in _figures(_read(pdf, tmp_path))} == {"TYÖPAJATOIMINTA"}


def test_a_row_with_a_remark_is_no_heading_row(tmp_path: Path) -> None:
    """Amounts before a remark are left unread and told; they never name the rows below."""
    pdf = _new()
    rows = (("Myyntituotot", "1 552", "1 507"), ("Tuet", "1 885", "1 836 kertaerä"), ("Maksutuotot", "1 025", "1 011"))
    _table(pdf, 0, ("euroa", "2024", "2023"), rows)
    pages = _read(pdf, tmp_path)
    (table,) = read_pdf_tables(pages.lines, CLOSING)
    assert [(row.label, row.group) for row in table.rows] == [("Myyntituotot", None), ("Maksutuotot", None)]
    assert len(table.unread) == 1


def test_words_tell_the_scale_of_all_tables(tmp_path: Path) -> None:
    """A note that the numbers are thousands of euros holds where no table tells its unit."""
    pdf = _new()
    pdf.cell(text="Luvut tuhatta euroa.", new_x="LMARGIN", new_y="NEXT")
    _table(
        pdf, 0, ("", "TP 2024", "TP 2023"), (("Toimintatuotot", "466", "463"), ("Toimintakulut", "-3 394", "-3 191"))
    )
    path = tmp_path / "Hiidenkosken kunnan tilinpäätös 2024.pdf"
    pdf.set_title("Hiidenkosken kunnan tilinpäätös 2024")
    pdf.output(str(path))
    values = {
        (figure.measure, figure.period.last.year): figure.quantity.value for figure in read_document(path).figures
    }
    assert values["Toimintakulut", 2024] == -3_394_000
