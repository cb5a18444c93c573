"""Figures come from tables whose meaning and arithmetic are clear; every doubt is a problem."""

from decimal import Decimal
from pathlib import Path

import pytest

from ingest.columns import Setting
from ingest.figures import read_figures
from ingest.owners import Source
from ingest.plain import read_plain
from ingest.read import read_document
from ingest.tables import read_text_tables
from store.figures import Basis, Figure, Problem, ProblemKind
from store.periods import Period
from store.units import Unit

HEAD = "TP 2024 TOT 2024 TA 2025 TOT 2025 Jäljellä TOT-25\nSelite - 6 kk +muutos 6 kk - %\n"
SMALL = f"""Opetus ja koulutus {HEAD}
Toimintatuotot 990 254 479 210 811 700 534 309 277 391 65,83
Toimintakulut -18 252 517 -9 211 024 -18 451 000 -9 416 091 -9 034 909 51,03
Toimintakate -17 262 262 -8 731 814 -17 639 300 -8 881 782 -8 757 518 50,35
"""


def _read(
    text: str, organisation: str | None = None, setting: Setting | None = None
) -> tuple[list[Figure], list[Problem]]:
    pages = read_plain(Path("raportti.txt"), text.encode())
    figures: list[Figure] = []
    problems: list[Problem] = []
    for table in read_text_tables(pages.lines, setting or Setting()):
        found, doubts = read_figures(table, Source("raportti.txt", "Talous", organisation))
        figures += found
        problems += doubts
    return figures, problems


def _values(figures: list[Figure], measure: str) -> list[str]:
    return [str(figure.quantity.value) for figure in figures if figure.measure == measure]


def test_a_small_table_is_read_by_its_own_sums() -> None:
    """Toimintakate = tuotot + kulut tells the numbers of three rows apart, rounding allowed for."""
    figures, problems = _read(SMALL)
    assert _values(figures, "Toimintatuotot") == ["990254", "479210", "811700", "534309", "277391", "65.83"]
    assert {figure.organisation for figure in figures} == {"Opetus ja koulutus"}
    assert problems == []


def test_a_figure_keeps_its_row_and_place() -> None:
    """A figure quotes its row as it stands, and tells its table, row, column and line."""
    figure = _read(SMALL)[0][0]
    assert figure.quote == "Toimintatuotot 990 254 479 210 811 700 534 309 277 391 65,83"
    place = figure.place
    assert (place.table, place.row, place.column, place.line) == ("Opetus ja koulutus", "Toimintatuotot", "TP 2024", 4)
    assert figure.as_printed == "990 254"


def test_a_row_alone_stays_unread() -> None:
    """Without a sum over it, a row whose digits part in several ways gives a problem and no figure."""
    figures, problems = _read(f"Opetus {HEAD}Toimintatuotot 990 254 479 210 811 700 534 309 277 391 65,83\n")
    assert figures == []
    assert [problem.kind for problem in problems] == [ProblemKind.AMBIGUOUS_ROW]


def test_a_broken_number_leaves_its_row_unread() -> None:
    """A misprinted cell is no part of the row's name, and no other number takes its place."""
    figures, problems = _read(SMALL.replace("-9 211 024", "-9 2l1 024"))
    assert _values(figures, "Toimintakulut") == []
    assert ProblemKind.UNREAD_CELL in {problem.kind for problem in problems}


def test_a_blank_last_cell_is_no_figure() -> None:
    """A ratio over a budget of zero may be blank; the other cells are read when they agree."""
    head = "HYVINVOINTIPALVELUT IRTAIN OMAISUUS TP2024 TA 2025 Toteuma 1-6 Poikkeama Toteuma %"
    text = f"{head}\n\nMenot -36 225 0 0 0\n\nNetto -36 225 0 0 0\n"
    figures, problems = _read(text, "Hyvinvointipalvelut")
    assert _values(figures, "Menot") == ["-36225", "0", "0", "0"]
    assert Basis.REALISATION not in {figure.basis for figure in figures}
    assert {figure.organisation for figure in figures} == {"Hyvinvointipalvelut"}
    assert {figure.place.table for figure in figures} == {"HYVINVOINTIPALVELUT IRTAIN OMAISUUS"}
    assert problems == []


@pytest.mark.parametrize("note", ["(1 000 €)\n", "1000 €\n", "Luvut tuhansina euroina\n"])
def test_thousands_become_euros(note: str) -> None:
    """A table in thousands gives euros, wherever its note stands."""
    head = "Rakennustarkastus TP 2023 TA 2024 TOT 1-8/2024 Poikkeama Tot-%\n"
    rows = "Tuotot 120 130 90 -40 69,2\nKulut -1 250 -1 300 -800 500 61,5\nNetto -1 130 -1 170 -710 460 60,7\n"
    for text in (note + head + rows, head + note + rows):
        figures, problems = _read(text)
        assert _values(figures, "Kulut") == ["-1250000", "-1300000", "-800000", "500000", "61.5"]
        assert problems == []


def test_wrapped_names_are_joined() -> None:
    """A row's name and a table's name that go over lines are whole."""
    text = SMALL.replace("Opetus ja koulutus TP", "Opetus ja\nkoulutus TP").replace(
        "Toimintakate -", "Toimin-\ntakate -"
    )
    figures, _ = _read(text)
    assert figures[0].organisation == "Opetus ja koulutus"
    assert figures[-1].measure == "Toimintakate"
    assert figures[-1].quote.startswith("Toimin- takate -17 262 262")


def test_heading_rows_group_the_rows_below() -> None:
    """A heading row names the group of the rows below it, up to the row of its own name."""
    text = f"""Sivistys {HEAD}TOIMINTATUOTOT -
Myyntituotot 500 250 600 300 300 50,00
Maksutuotot 100 50 100 50 50 50,00
Toimintatuotot 600 300 700 350 350 50,00
Toimintakulut -600 -300 -700 -350 -350 50,00
Toimintakate 0 0 0 0 0 0,00
"""
    groups = {figure.measure: figure.group for figure in _read(text)[0]}
    assert groups["Maksutuotot"] == groups["Toimintatuotot"] == "TOIMINTATUOTOT"
    assert groups["Toimintakulut"] is None


CLOSING = Setting(2024, Period.year(2024), is_closing=True)
STAFF = """Vakinainen henkilökunta 31.12.2024 31.12.2023 31.12.2022
Kunta 438 454 466
Asunnot 9 9 8
Yhteensä 447 463 474
"""


def _statement(text: str, section: str) -> tuple[list[Figure], list[Problem]]:
    """Return what is read of the tables of a statement's section of the municipality."""
    source = Source("raportti.txt", section, None, "Kunnan kunta")
    pages = read_plain(Path("raportti.txt"), text.encode())
    found = [read_figures(table, source) for table in read_text_tables(pages.lines, CLOSING)]
    return [figure for figures, _ in found for figure in figures], [one for _, doubts in found for one in doubts]


def test_people_in_the_chapter_of_a_statement_are_no_euros() -> None:
    """A table of staff is no euros where a statement's chapter holds it; its rows are told, not guessed."""
    figures, problems = _statement(STAFF, "Konsernituloslaskelma ja sen tunnusluvut")
    assert figures == []
    assert [problem.kind for problem in problems] == [ProblemKind.UNREAD_CELL]


def test_a_statement_needs_words_of_money() -> None:
    """A statement's rows are euros by their names; rows of other things below its heading are not."""
    rows = "2024 2023\nToimintakulut -10 -9\nVerotulot 8 7\nVuosikate -2 -2\n"
    figures, _ = _statement(rows, "Tuloslaskelma")
    assert {figure.quantity.unit for figure in figures} == {Unit.EURO}
    assert len(figures) == 6
    figures, problems = _statement("2024 2023\nTulomuutto 10 9\nLähtömuutto -8 -7\nNetto 2 2\n", "Tuloslaskelma")
    assert figures == []
    assert len(problems) == 1


@pytest.mark.parametrize("label", ["Henkilöstömäärä", "Lapsia päiväkodeissa", "Oppilaita koulussa", "Vakinaiset"])
def test_counted_rows_of_a_money_table_are_no_euros(label: str) -> None:
    """Below heads in thousands of euros, a row that counts people is not money."""
    rows = f"Tuloslaskelma (1 000 €) 2024 2023\nToimintakulut -10 -9\nVerotulot 8 7\nVuosikate -2 -2\n{label} 120 130\n"
    figures, _ = _statement(rows, "Tuloslaskelma")
    assert len([figure for figure in figures if figure.quantity.unit is Unit.EURO]) == 6
    assert all(figure.quantity.unit is Unit.COUNT for figure in figures if figure.measure == label)


@pytest.mark.parametrize("label", ["Henkilöstökulut", "Lasten kotihoidon tuki", "Asiakasmaksut", "Oppilaskuljetukset"])
def test_costs_of_people_stay_euros(label: str) -> None:
    """A row of costs is money although its name has people in it."""
    rows = f"2024 2023\nVuosikate 12 11\n{label} -8 -7\nPalkat -5 -4\n"
    figures, problems = _statement(rows, "Tuloslaskelma")
    assert [figure.quantity.unit for figure in figures if figure.measure == label] == [Unit.EURO] * 2
    assert problems == []


def test_a_table_beside_one_in_thousands_is_not_taken_as_euros(tmp_path: Path) -> None:
    """Where a section's other table, or the document, is in thousands, a table without a unit is a problem."""
    rows = "\nToimintatuotot 10 9\nToimintakulut -8 -7\nToimintakate 2 2\n\n"
    for note, heads in (("", "Opetus (1 000 €) TP 2024 TP 2023"), ("Luvut on esitetty tuhansina euroina.\n\n", "")):
        path = tmp_path / "raportti.txt"
        path.write_text(f"Tilinpäätös 2024\n\n{note}{heads}{rows if heads else ''}Kirjasto TP 2024 TP 2023{rows}")
        contents = read_document(path)
        assert [figure for figure in contents.figures if figure.organisation == "Kirjasto"] == []
        assert any("Toimintakate" in problem.message for problem in contents.problems)
    path.write_text(f"Tilinpäätös 2024\n\nKirjasto TP 2024 TP 2023{rows}")
    assert len(read_document(path).figures) == 6


def test_rows_tell_their_own_units() -> None:
    """A row that names its unit is in it, people in whole numbers are counted, and no other unit is guessed."""
    text = (
        "Henkilöstö TP 2023 TP 2024\nHenkilötyövuodet 12,5 13,0\nKustannukset, €/asukas 120 130\nVakanssit 15 16\n"
        "Hoitajat (vakituiset) 7 8\nTyöntekijöitä 15,5 16,5\nLatuverkko 15 16\n"
    )
    figures, problems = _read(text, "Sivistys")
    assert [figure.quantity.unit for figure in figures[::2]] == [
        Unit.PERSON_YEAR,
        Unit.EURO_PER_RESIDENT,
        Unit.COUNT,
        Unit.COUNT,
    ]
    assert [problem.kind for problem in problems] == [ProblemKind.UNREAD_CELL]
    assert problems[0].as_printed == "Työntekijöitä, Latuverkko"


def test_an_unclear_column_leaves_the_table_unread() -> None:
    """A column whose period is not known makes one problem, no figures."""
    figures, problems = _read("Opetus TA 2025 TOT 2025\nToimintatuotot 120 60\nToimintakulut -240 -120\n")
    assert figures == []
    assert [problem.kind for problem in problems] == [ProblemKind.UNREAD_TABLE]


def test_columns_that_mean_the_same_leave_the_table_unread() -> None:
    """Two columns of one meaning (group and municipality side by side) are not told apart, and so not read."""
    setting = Setting(2024, None, is_closing=True)
    figures, problems = _read("Konserni Kunta 2024 2023 2024 2023\nToimintatuotot 5 4 3 2\n", "Kauhava", setting)
    assert figures == []
    assert [problem.kind for problem in problems] == [ProblemKind.UNREAD_TABLE]


def test_a_table_of_units_is_no_key_figures() -> None:
    """Rows that are units (toimintatuotot by committee) do not become measures."""
    text = "Toimintatuotot TA 2024 TP 2024\nTekninen lautakunta 500 400\nSivistyslautakunta 300 200\n"
    figures, problems = _read(text, "Kauhava")
    assert figures == []
    assert len(problems) == 1


def test_prose_after_a_table_ends_it() -> None:
    """Text below a table, even with a year at its end, is no row."""
    figures, problems = _read(SMALL + "\nVertailutiedot on yhdistelty teknisesti vuodelle 2024\n")
    assert len(figures) == 18
    assert problems == []


def test_values_are_exact_decimals() -> None:
    """Every value is a Decimal with the digits that were printed."""
    for figure in _read(SMALL)[0]:
        assert isinstance(figure.quantity.value, Decimal)


def test_a_heading_far_above_does_not_say_whose_a_table_is(tmp_path: Path) -> None:
    """In a text without page marks only the first table near a heading is taken for its unit's; others must say."""
    nameless = SMALL.replace("Opetus ja koulutus ", "")
    text = f"Sivistyslautakunta\n\nLautakunta kokoontui.\n\n{nameless}\nToinen alku.\n\n{nameless}\n{SMALL}"
    (tmp_path / "raportti.txt").write_text(text, encoding="utf-8")
    contents = read_document(tmp_path / "raportti.txt")
    assert [figure.organisation for figure in contents.figures if figure.place.column == "TP 2024"] == [
        *["Sivistyslautakunta"] * 3,
        *["Opetus ja koulutus"] * 3,
    ]
    assert any("minkä yksikön" in problem.message for problem in contents.problems)


def test_a_statement_far_below_its_heading_must_name_its_whole() -> None:
    """Far from its heading, a statement could be the group's as well as the town's: only its own name tells."""
    rows = "2024 2023\nToimintakulut -10 -9\nVerotulot 8 7\nVuosikate -2 -2\n"
    owners = []
    for name, is_far in (("", False), ("", True), ("Konsernituloslaskelma ", True)):
        source = Source("raportti.txt", "Tuloslaskelma", None, "Kunnan kunta", is_far=is_far)
        tables = read_text_tables(read_plain(Path("raportti.txt"), (name + rows).encode()).lines, CLOSING)
        owners.append({figure.organisation for table in tables for figure in read_figures(table, source)[0]})
    assert owners == [{"Kunnan kunta"}, set(), {"Kunnan kuntakonserni"}]
