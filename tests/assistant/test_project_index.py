"""Which project a question means."""

from dataclasses import replace

import pytest

from assistant.knowledge import Knowledge
from assistant.project_index import Match, ProjectIndex, within
from assistant.time_finding import find_times
from assistant.vocabulary import load_vocabulary
from store.periods import Period
from tests.assistant.made import CARD_PROJECTS, PROJECTS, report


def find(knowledge: Knowledge, text: str) -> list[str]:
    """Return the names of the projects that a question may mean, best first."""
    return [match.project.name for match in ProjectIndex(knowledge).find(*knowledge.read(text))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Paljonko Pelituvan käynnistys -hankkeen bruttomenot ovat?", "Pelituvan käynnistys"),
        ("Kuka vastaa pelitupahankkeesta?", "Pelituvan käynnistys"),
        ("Koska se Retkien kesä loppuu?", "Retkien kesä"),
        ("verkkokirjastohanke", "Verkkokirjaston uudistus"),
        ("Mikä on liikkuvan koululaisen rahoitus?", "Liikkuva koululainen"),
        ("Mikä on Liikuva koululainen -hankkeen tila?", "Liikkuva koululainen"),
    ],
)
def test_a_project_by_its_words(knowledge: Knowledge, text: str, name: str) -> None:
    """A project is found by the words of its name, inflected, in a compound or misspelt."""
    assert find(knowledge, text)[:1] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Paljonko hankkeilla on rahaa?",
        "Montako hanketta on?",
        "Mikä on kuntosalihankkeen rahoitus?",
        "Mikä on terveysaseman uudistuksen rahoitus?",
        "Mitkä hankkeet rahoittaa OKM?",
        "Paljonko toimintakulut olivat?",
        "",
    ],
)
def test_no_project_is_guessed(knowledge: Knowledge, text: str) -> None:
    """Where no project's name is said, none is found; a name that is not there is not likened to another."""
    assert find(knowledge, text) == []


def test_a_project_of_two_years_is_two() -> None:
    """Of two projects with one name both are found, the years said choose one."""
    later = replace(PROJECTS[0], period=Period.year(2026), place=replace(PROJECTS[0].place, row="2026"))
    knowledge = Knowledge([replace(report(), projects=(PROJECTS[0], later))], load_vocabulary())
    index = ProjectIndex(knowledge)
    assert len(index.find(*knowledge.read("Mikä on verkkokirjaston uudistuksen kokonaisrahoitus?"))) == 2
    chosen = index.find(*knowledge.read("Mikä on verkkokirjaston uudistuksen kokonaisrahoitus vuonna 2026?"))
    assert [match.project.period for match in chosen] == [Period.year(2026)]


def test_years_choose_among_matches() -> None:
    """The years said keep the projects whose time they are, and all where they are nobody's."""
    matches = [Match(project, 1.0, 1) for project in (*PROJECTS[:1], *CARD_PROJECTS)]
    assert [match.project.name for match in within(matches, find_times("vuonna 2023"))] == [
        "Pelituvan käynnistys",
        "Retkien kesä",
    ]
    assert within(matches, find_times("2024–2025")) == matches[:1]
    assert within(matches, find_times("2030")) == matches
    assert within(matches, ()) == matches
