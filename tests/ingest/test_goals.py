"""Goal tables give their goals, from a dump without positions and from a ruled PDF."""

from functools import lru_cache
from pathlib import Path

import pytest

from ingest.formats import read_pages
from ingest.goals import is_status, read_goals
from ingest.pages import Line
from ingest.sections import Section, read_sections
from store.figures import Problem, ProblemKind
from store.records import Goal, GoalLevel

FORMS = ("documents/000_74313f7a4505491c.txt", "documents-pdf/heinola-hyvinvointipalvelut-2025-06.pdf")


@lru_cache
def goals_in(path: Path) -> tuple[tuple[Goal, ...], tuple[Problem, ...]]:
    """Return the goals and problems of a document."""
    goals, problems = read_goals(read_sections(read_pages(path)), path.name)
    return tuple(goals), tuple(problems)


def section(text: str, *, title: str = "Käyttösuunnitelma", pages: tuple[str, ...] = ()) -> Section:
    """Return a dump as a section; a line that opens with one of ``pages`` starts a page."""
    lines = [
        Line(line.strip(), None, number, starts_page=bool(pages) and line.strip().startswith(pages))
        for number, line in enumerate(text.splitlines(), start=1)
    ]
    return Section(title, None, "Tekniset palvelut", tuple(lines))


HEAD = "Strateginen päämäärä Tavoite 2025 Mittari ja\n\ntavoitetaso Vastuu Toteuma 30.6. Tila\n\n"
TWO_ROWS = (
    HEAD
    + """Elinvoimainen kunta
• Yrityksille on
tontteja

TEK: Tonttivaranto
kasvaa.

TEK: Kaavat ovat
ajan tasalla.

Tonttien
määrä

Tekninen johtaja Tontteja on
vapaana 12.

Kaavoituskatsaus
hyväksyttiin
keväällä.

Toteutuu
osittain

KIRJ: Kirjastoauto
kulkee joka
kylässä.

Pysäkkien
määrä

Kirjasto-
johtaja

Pysäkkejä on
14, kaksi
enemmän kuin

Ei tietoa
• Palvelut ovat
lähellä

viime vuonna.
"""
)


def test_row_is_read_whole() -> None:
    """A row gives its aim with points, each goal apart, measure, responsible, actual and status."""
    goals, problems = read_goals([section(TWO_ROWS, pages=("• Palvelut",))], "kunta.txt")
    first, second = goals
    assert first.goals == ("TEK: Tonttivaranto kasvaa.", "TEK: Kaavat ovat ajan tasalla.")
    assert (first.unit, first.aim) == ("TEK", "Elinvoimainen kunta")
    assert [field and field.text for field in (first.measure, first.responsible, first.actual, first.status)] == [
        "Tonttien määrä",
        "Tekninen johtaja",
        "Tontteja on vapaana 12. Kaavoituskatsaus hyväksyttiin keväällä.",
        "Toteutuu osittain",
    ]
    assert (second.unit, second.level, second.organisation) == ("KIRJ", GoalLevel.OPERATIONAL, "Tekniset palvelut")
    assert problems == []


def test_cells_go_on_after_a_page_break() -> None:
    """What a page break cuts off returns to its cells, in quotes of their own; an aim's points to all its rows."""
    goals, _ = read_goals([section(TWO_ROWS, pages=("• Palvelut",))], "kunta.txt")
    actual = goals[1].actual
    assert actual is not None
    assert actual.text == "Pysäkkejä on 14, kaksi enemmän kuin viime vuonna."
    assert actual.quotes == ("Pysäkkejä on\n14, kaksi\nenemmän kuin", "viime vuonna.")
    assert goals[0].aim_points == goals[1].aim_points == ("Yrityksille on tontteja", "Palvelut ovat lähellä")


def test_page_break_need_not_be_marked() -> None:
    """What a page break cuts off returns to its cells also where a blank line is all that the dump leaves of it."""
    text = TWO_ROWS.replace("Ei tietoa\n", "Ei tietoa\n\n")
    goals, _ = read_goals([section(text)], "kunta.txt")
    assert [goal.actual.text for goal in goals if goal.actual][1] == "Pysäkkejä on 14, kaksi enemmän kuin viime vuonna."


def test_field_names_are_joined_headings_and_places_hold_lines() -> None:
    """A field is named by its heading and tells the line where it begins."""
    goals, _ = read_goals([section(TWO_ROWS, pages=("• Palvelut",))], "kunta.txt")
    measure = goals[0].measure
    assert measure is not None
    assert (measure.name, measure.place.line, measure.place.page) == ("Mittari ja tavoitetaso", 15, None)
    assert measure.quotes == ("Tonttien\nmäärä",)


def test_measure_within_the_goals_cell_is_parted() -> None:
    """A council-level table without a measure's column gives the part after ``Mittari:`` as the measure."""
    text = """Strateginen päämäärä Palvelualueen tavoite 2025 Toteuma 30.6. Tila

Hyvä arki
• Turvallinen kunta

Liikenne on turvallista
kaikille.

Mittari: Onnettomuuksien
määrä.

Onnettomuuksia oli
kolme.

Ei tietoa
"""
    goals, problems = read_goals([section(text, title="Valtuuston sitovat tavoitteet")], "kunta.txt")
    assert [goal.level for goal in goals] == [GoalLevel.COUNCIL]
    assert goals[0].goal.text == "Liikenne on turvallista kaikille."
    assert goals[0].measure is not None
    assert goals[0].measure.text == "Mittari: Onnettomuuksien määrä."
    assert problems == []


def test_row_without_status_is_a_problem() -> None:
    """A goal whose status is not printed is kept, and the missing field is told."""
    text = TWO_ROWS.replace("Ei tietoa\n• Palvelut ovat\nlähellä\n\nviime vuonna.\n", "")
    goals, problems = read_goals([section(text)], "kunta.txt")
    assert [goal.status is None for goal in goals] == [False, True]
    assert [problem.kind for problem in problems] == [ProblemKind.MISSING_FIELD]


def test_text_without_a_goal_table_gives_nothing() -> None:
    """Prose that speaks of goals and their actuals is no table."""
    text = "Tavoite toteutuu. Mittari ja toteuma kerrotaan\nerikseen. Tila on hyvä.\n"
    assert read_goals([section(text)], "kunta.txt") == ([], [])


@pytest.mark.parametrize("text", ["Toteutuu", "Toteutuu osittain", "Ei tietoa", "Osittain toteutunut", "Kesken"])
def test_status_words(text: str) -> None:
    """The usual words tell a status."""
    assert is_status(text)


@pytest.mark.parametrize("text", ["toteutuu", "Tavoite toteutuu", "Toteutuu.", "Tilanne"])
def test_no_status_words(text: str) -> None:
    """A sentence, or a lower-case word, is no status."""
    assert not is_status(text)


@pytest.mark.shared
@pytest.mark.parametrize("form", FORMS)
def test_report_has_its_goals(shared: Path, form: str) -> None:
    """Both forms of the half-year report give 4 council-level and 13 + 7 operational rows, without doubts."""
    goals, problems = goals_in(shared / form)
    counted = [(goal.level, goal.organisation) for goal in goals]
    assert counted == (
        [(GoalLevel.COUNCIL, "Hyvinvointipalvelut")] * 4
        + [(GoalLevel.OPERATIONAL, "Hyvinvointipalvelut")] * 13
        + [(GoalLevel.OPERATIONAL, "Kasvatus- ja opetuslautakunta")] * 7
    )
    assert problems == ()


@pytest.mark.shared
@pytest.mark.parametrize("form", FORMS)
def test_report_units_and_aims(shared: Path, form: str) -> None:
    """Both forms give each row its unit and its aim."""
    goals = goals_in(shared / form)[0][4:17]
    assert [goal.unit for goal in goals] == [
        *("OPKOU", "VAKA", "VIRE", "HYTY"),
        "HYTY",
        *("OPKOU", "OPKOU", "VAKA", "VIRE"),
        *("OPKOU", "VAKA", "VIRE", "HYTY"),
    ]
    assert [goal.aim for goal in goals] == (
        ["Hyvinvoinnin kasvu"] * 4
        + ["Uudistuva työ ja asuminen"]
        + ["Vahva kaupunkiyhteisö"] * 4
        + ["Kestävä talous"] * 4
    )
    assert [len(goal.goals) for goal in goals] == [2, 3, *[1] * 11]


@pytest.mark.shared
@pytest.mark.parametrize("form", FORMS)
def test_report_cells_cut_by_pages(shared: Path, form: str) -> None:
    """Both forms give cells that a page break cuts whole."""
    goals = goals_in(shared / form)[0]
    care = next(goal for goal in goals if "Henkilöstömäärä on mitoitettu" in goal.goal.text)
    assert care.measure is not None
    assert care.measure.text == "Käyttöasteet, vapaana olevien varhaiskasvatus- ja esiopetuspaikkojen määrä"
    assert care.actual is not None
    assert care.actual.text == (
        "Varhaiskasvatuksessa oli 20.5.2025 vapaana 1,9 % kaikista varhaiskasvatuspaikoista ja 6,54 % kaikista "
        "esiopetuspaikoista. Päiväkotien käyttöaste oli huhtikuussa 79,87 %, toukokuussa 79,61 % ja kesäkuussa 72,24 %."
    )
    pupils = next(goal for goal in goals if "Valmistavan opetuksen oppilaiden" in goal.goal.text)
    assert pupils.actual is not None
    assert pupils.actual.text.endswith("Uudet Valo-oppilaat tulevat pääsääntöisesti Intiasta ja Filippiineiltä.")
    assert goals[-2].aim_points[-1] == "Kasvua tukevat tulevaisuusinvestoinnit"


@pytest.mark.shared
@pytest.mark.parametrize("form", FORMS)
def test_report_responsibles_and_statuses(shared: Path, form: str) -> None:
    """Both forms give those responsible, with hyphens as they are spelt, and the statuses."""
    goals = goals_in(shared / form)[0]
    birds = next(goal for goal in goals if goal.goal.text == "VIRE: Lintuhoitolan toimintaa uudistetaan.")
    assert birds.responsible is not None
    assert birds.responsible.text == "Kehitysjohtaja, Nuoriso- ja vapaa-aikajohtaja"
    statuses = [goal.status.text if goal.status else "" for goal in goals]
    assert statuses[0] == "Ei tietoa"
    assert statuses[1:15] == ["Toteutuu"] * 14
    assert statuses[15:17] == ["Toteutuu osittain"] * 2
    assert statuses[17:] == ["Toteutuu"] * 7
