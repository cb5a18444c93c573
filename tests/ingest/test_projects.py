"""Project tables give their rows and total row, from a dump without positions and from a ruled PDF."""

from decimal import Decimal
from functools import lru_cache
from pathlib import Path

import pytest

from ingest.formats import read_pages
from ingest.pages import Line
from ingest.projects import ROW_FIELD, read_projects
from ingest.sections import Section, read_sections
from store.figures import Problem
from store.periods import Period
from store.records import Amount, Project, ProjectSource
from store.units import Unit

FORMS = ("documents/000_74313f7a4505491c.txt", "documents-pdf/heinola-hyvinvointipalvelut-2025-06.pdf")
HEAD = """Strateginen
päämäärä Hankkeen nimi Toteutusaika

Hankkeen
kokonais-
rahoitus

Hankkeen
rahoittaja

Kaupungin
rahoitus-
osuus %

Menojen
toteuma % Tilannekatsaus

"""
ROWS = """Hyvä arki
• Lähellä

Kulttuuria
kaikille

2024–2025 12 500 OKM 20 % 41 % Kiertue jatkuu
syksyllä kouluissa.

Hyvä arki
• Lähellä

Digiaskel

2025 8 000 € VM 0 % 7,5 %

palkat
kirjataan
myöhemmin

Opastus alkoi
huhtikuun alussa.

"""
TOTAL = "Yhteensä\n\n20 500 €\n\n12 % 28 %\n"


@lru_cache
def projects_in(path: Path) -> tuple[tuple[Project, ...], tuple[Problem, ...]]:
    """Return the projects and problems of a document."""
    projects, problems = read_projects(read_sections(read_pages(path)), path.name)
    return tuple(projects), tuple(problems)


def section(text: str) -> Section:
    """Return a dump as a section."""
    lines = [Line(line.strip(), None, number) for number, line in enumerate(text.splitlines(), start=1)]
    return Section("Hankkeet", None, "Sivistyslautakunta", tuple(lines))


def amounts(project: Project) -> dict[Amount, tuple[Decimal, Unit]]:
    """Return a project's amounts."""
    return {each.amount: (each.quantity.value, each.quantity.unit) for each in project.amounts}


def test_rows_are_read_whole() -> None:
    """Amounts, percentages, funder and time on one line stand apart, and notes stay with their figure."""
    projects, problems = read_projects([section(HEAD + ROWS + TOTAL)], "kunta.txt")
    culture, digital, total = projects
    assert (culture.name, culture.funder, culture.aim) == ("Kulttuuria kaikille", "OKM", "Hyvä arki")
    assert culture.period == Period(Period.year(2024).first, Period.year(2025).last)
    assert amounts(culture) == {
        Amount.TOTAL_FUNDING: (Decimal(12500), Unit.EURO),
        Amount.CITY_SHARE: (Decimal(20), Unit.PERCENT),
        Amount.SPENT: (Decimal(41), Unit.PERCENT),
    }
    assert amounts(digital)[Amount.SPENT] == (Decimal("7.5"), Unit.PERCENT)
    assert digital.status is not None
    assert digital.status.text == "Opastus alkoi huhtikuun alussa."
    assert (total.source, total.name, total.aim) == (ProjectSource.TABLE_TOTAL, "Yhteensä", None)
    assert problems == []


def test_row_is_quoted_from_name_to_last_figure() -> None:
    """The last field is the row itself, as it stands from the name to the last figure."""
    projects, _ = read_projects([section(HEAD + ROWS + TOTAL)], "kunta.txt")
    rows = [project.fields[-1] for project in projects]
    assert [row.name for row in rows] == [ROW_FIELD] * 3
    assert [" ".join(row.quotes[0].split()) for row in rows] == [
        "Kulttuuria kaikille 2024–2025 12 500 OKM 20 % 41 %",
        "Digiaskel 2025 8 000 € VM 0 % 7,5 %",
        "Yhteensä 20 500 € 12 % 28 %",
    ]


def test_field_names_are_joined_headings() -> None:
    """Headings cut over lines name the fields whole."""
    projects, _ = read_projects([section(HEAD + ROWS)], "kunta.txt")
    assert [field.name for field in projects[0].fields[3:7]] == [
        "Hankkeen kokonaisrahoitus",
        "Hankkeen rahoittaja",
        "Kaupungin rahoitusosuus %",
        "Menojen toteuma %",
    ]


def test_table_with_a_total_only_holds_no_project() -> None:
    """An empty table, its total zero, gives no record."""
    assert read_projects([section(HEAD + "Yhteensä\n\n0 €\n")], "kunta.txt") == ([], [])


@pytest.mark.shared
@pytest.mark.parametrize("form", FORMS)
def test_report_has_its_projects(shared: Path, form: str) -> None:
    """Both forms of the half-year report give eight projects and a total row, all figures and no doubts."""
    projects, problems = projects_in(shared / form)
    printed = [(project.funder, *(each.quantity.value for each in project.amounts)) for project in projects]
    assert printed == [
        ("OKM", 143620, 20, 58),
        ("OKM", 381380, 20, 48),
        ("OPH", 18572, 30, 93),
        ("OPH", 9286, 30, 0),
        ("AVI", 15000, 40, 104),
        ("OKM", 42369, 30, 104),
        ("OPH", 18839, 10, 38),
        ("OPH", 43344, 0, 100),
        (None, 672410, 20, 58),
    ]
    assert [project.source for project in projects] == [ProjectSource.TABLE_ROW] * 8 + [ProjectSource.TABLE_TOTAL]
    assert {project.organisation for project in projects} == {"Kasvatus- ja opetuslautakunta"}
    assert problems == ()


@pytest.mark.shared
@pytest.mark.parametrize("form", FORMS)
def test_report_names_and_times(shared: Path, form: str) -> None:
    """Both forms give the names joined, and the decided time rather than the one held in reserve."""
    projects, _ = projects_in(shared / form)
    assert [project.name for project in projects[:5]] == [
        "Varhaiskasvatuksen koulutuksellista tasa-arvoa ja yhdenvertaisuutta edistävien toimenpiteiden kehittäminen",
        "Esi- ja perusopetuksen oppimisen tuen, inkluusion, tasa-arvon ja yhdenvertaisuuden kehittäminen",
        "Koulujen kerhotoiminnan tukeminen (2024–2025)",
        "Koulujen kerhotoiminnan tukeminen (2025–2026)",
        "Toimintakykyinen peruskoululainen",
    ]
    assert [str(project.period) for project in projects[:8]] == [
        *("2024–2025", "2024–2025", "2024–2025", "2025–2026", "2024–2025", "2024–2025", "2024–2025"),
        "2024",
    ]


@pytest.mark.shared
@pytest.mark.parametrize("form", FORMS)
def test_report_notes_stay_with_their_figure(shared: Path, form: str) -> None:
    """Both forms keep the note under a percentage in its cell, apart from the status."""
    project = projects_in(shared / form)[0][0]
    spent = next(field for field in project.fields if field.name == "Menojen toteuma %")
    assert spent.text.startswith("58 % vuosien 2024–2025 rahoituksesta")
    assert spent.text.endswith("täsmäytyy seuraavassa kvartaalissa.")
    assert project.status is not None
    assert project.status.text == "Varhaiskasvatuksen koulutuksellista tasa-arvoa ja laatua edistävä hanke."
    row = " ".join(project.fields[-1].quotes[0].split())
    assert row.endswith("143 620 OKM 20 % 58 %")
