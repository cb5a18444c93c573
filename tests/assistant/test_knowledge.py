"""What is known of the loaded documents."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.knowledge import Knowledge
from assistant.vocabulary import load_vocabulary
from store.contents import Contents
from store.periods import Period
from store.records import ProjectSource
from tests.assistant.made import CENTRE, LIBRARY, PROJECTS, REPORT, YOUTH, cards, report, town


def over(*contents: Contents) -> Knowledge:
    """Return what is known of some documents."""
    return Knowledge(contents, load_vocabulary())


def names(knowledge: Knowledge, text: str, section: str) -> list[str]:
    """Return the names of one section that a question mentions."""
    return [mention.name for mention in knowledge.read(text)[1] if mention.section == section]


def test_everything_is_indexed(knowledge: Knowledge) -> None:
    """Organisations, units, records and figures of both documents are there."""
    assert knowledge.organisations == (CENTRE, YOUTH, LIBRARY)
    assert knowledge.units == ("NUPA", "KIPA")
    assert (len(knowledge.goals), len(knowledge.risks), len(knowledge.projects)) == (3, 3, 4)
    assert len(knowledge.table_facts()) == len(report().figures)


def test_short_names_spell_their_units(knowledge: Knowledge) -> None:
    """A short name means the one organisation whose name's beginnings spell it."""
    assert knowledge.short_names == {"NUPA": YOUTH, "KIPA": LIBRARY}


def test_a_short_name_of_two_means_none() -> None:
    """Where two names could be meant by a short one, it is neither."""
    contents = report()
    twin = tuple(replace(figure, organisation="Nurmikkopalvelut") for figure in contents.figures[:6])
    assert over(replace(contents, figures=(*contents.figures, *twin))).short_names["NUPA"] is None


def test_time_of_the_newest_report(knowledge: Knowledge) -> None:
    """The newest actual figures and the newest report's year are told; without documents there is none."""
    assert (knowledge.newest_actual, knowledge.report_year) == (Period.months(2025, 1, 6), 2025)
    empty = over()
    assert (empty.newest_actual, empty.report_year) == (None, None)


def test_documents_stand_in_order_of_age() -> None:
    """Whatever order they come in, the oldest document stands first."""
    assert [content.document.name for content in over(*town()).contents][-1] == REPORT
    assert over(*town()).contents == over(*town()[::-1]).contents
    newer = replace(report(), document=replace(report().document, name="a.txt", dated=date(2025, 9, 1)))
    assert over(newer, report(), cards()).contents[-1] == newer


def test_total_rows_are_no_projects() -> None:
    """The total row of a project table is not counted as a project."""
    total = replace(PROJECTS[0], source=ProjectSource.TABLE_TOTAL, name="Yhteensä")
    assert len(over(replace(report(), projects=(*PROJECTS, total))).projects) == 2


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("sivistyspalvelujen", [CENTRE]),
        ("Nuorisopalveluissa", [YOUTH]),
        ("nuorisopalveluitten ja kirjastopalveluitten", [YOUTH, LIBRARY]),
        ("NUPAn", [YOUTH]),
        ("kirjastolla", [LIBRARY]),
        ("palveluissa", []),
        ("museolla", []),
    ],
)
def test_names_in_a_question(knowledge: Knowledge, text: str, found: list[str]) -> None:
    """A unit is found by its name, its short name, or a word that it alone has."""
    assert names(knowledge, text, "organisation") == found


def test_a_row_that_no_vocabulary_knows_is_known() -> None:
    """A measure that only a document names can be asked by that name."""
    contents = report()
    row = replace(contents.figures[0], measure="Lainauskerrat, kpl")
    knowledge = over(replace(contents, figures=(*contents.figures, row)))
    assert names(knowledge, "kirjaston lainauskerroista", "measure") == ["Lainauskerrat"]


@pytest.mark.parametrize("name", ["Yhteensä", "Lyhytaikainen"])
def test_a_total_or_an_attribute_names_no_row(name: str) -> None:
    """A row called no more than a total, or by an attribute of others, is not what its word asks for."""
    contents = report()
    row = replace(contents.figures[0], measure=name)
    knowledge = over(replace(contents, figures=(*contents.figures, row)))
    assert names(knowledge, f"kirjaston {name.lower()} toimintakulut", "measure") == ["Toimintakulut"]


def test_misspelt_names_are_understood(knowledge: Knowledge) -> None:
    """A slip in a name of the documents is repaired by their own words."""
    assert names(knowledge, "nuorisopalvelujenn toimntakulut", "measure") == ["Toimintakulut"]
    assert names(knowledge, "nuorisopavelujen menot", "organisation") == [YOUTH]


def test_an_office_is_not_what_it_runs() -> None:
    """A unit's office is meant by its whole name only: the unit's own name is no name of its office."""
    contents = report()
    row = replace(contents.figures[0], organisation="Sivistystoimen hallinto")
    knowledge = over(replace(contents, figures=(*contents.figures, row)))
    assert "Sivistystoimen hallinto" not in names(knowledge, "sivistystoimen menot", "organisation")
    assert names(knowledge, "sivistystoimen hallinnon menot", "organisation") == ["Sivistystoimen hallinto"]


def test_wages_are_their_own_row_where_it_is_printed() -> None:
    """Wages ("palkat") are the row of wages beside personnel costs, and personnel costs where there is no such row."""
    contents = report()
    assert names(over(contents), "nuorisopalvelujen palkat", "measure") == ["Henkilöstökulut"]
    row = replace(contents.figures[0], measure="Palkat ja palkkiot")
    knowledge = over(replace(contents, figures=(*contents.figures, row)))
    assert names(knowledge, "nuorisopalvelujen palkat", "measure") == ["Palkat ja palkkiot"]


def test_a_row_is_no_organisation() -> None:
    """An owner whose name is a row's, as a misread table gives, is not taken for a unit in a question."""
    contents = report()
    row = replace(contents.figures[0], organisation="Palvelujen ostot")
    knowledge = over(replace(contents, figures=(*contents.figures, row)))
    assert names(knowledge, "sivistyspalvelujen palvelujen ostot", "organisation") == ["Sivistyspalvelut"]
