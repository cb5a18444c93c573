"""Which projects a question ranges over."""

import pytest

from assistant.knowledge import Knowledge
from assistant.project_set import amount_of, begins, ends, fields_said, filters, funded_by
from store.records import Amount, Project
from store.units import Unit
from tests.assistant.made import CARD_PROJECTS, PROJECTS

ROOM, TRIPS = (project.name for project in CARD_PROJECTS)
NET, MOVING = (project.name for project in PROJECTS)


def chosen(knowledge: Knowledge, text: str) -> set[str]:
    """Return the names of the projects that meet every condition of a question."""
    conditions = filters(*knowledge.read(text), knowledge)
    assert conditions, "no condition was heard"
    return {project.name for project in knowledge.projects if all(c.holds(project) for c in conditions)}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mitkä ovat vuoden 2023 hankkeet?", {ROOM, TRIPS}),
        ("Montako hankekorttia on?", {ROOM, TRIPS}),
        ("Mitkä hankkeet rahoittaa OKM?", {NET}),
        ("opetushallituksen rahoittamat hankkeet", {ROOM}),
        ("Mitkä ovat aluehallintoviraston rahoittamat hankkeet?", {TRIPS, MOVING}),
        ("Mistä hankkeista Aino Mallila vastaa?", {ROOM}),
        ("Mistä hankkeista Veikko Toivola vastaa?", {TRIPS}),
        ("Mitkä hankkeet päätettiin pykälässä 37?", {TRIPS}),
        ("Mitkä hankkeet päätettiin § 14?", {ROOM}),
        ("Mitkä hankkeet alkoivat 1.1.2023?", {ROOM}),
        ("Mitkä hankkeet päättyvät 31.8.2024?", {TRIPS}),
        ("Mitkä hankkeet päättyvät tänä vuonna?", {NET, MOVING}),
        ("Mitkä hankkeet päättyivät viime vuonna?", {TRIPS}),
        ("Mitkä hankkeet jatkuvat vuonna 2024?", {TRIPS, NET, MOVING}),
        ("Missä hankkeissa kaupungin rahoitusosuus on 30 %?", {MOVING}),
        ("Missä hankkeissa kaupungin rahoitusosuus on yli 1 000 euroa?", {ROOM}),
        ("Missä hankkeissa kaupungin rahoitusosuus on alle 1 000 euroa?", {TRIPS}),
        ("Missä hankkeissa bruttomenot ovat vähintään 45 000 €?", {ROOM}),
        ("Missä hankkeissa bruttomenot ovat enintään 45 000 €?", {ROOM, TRIPS}),
        ("Missä hankkeissa bruttomenot ovat yli 45 000 €?", set()),
        ("Missä hankkeissa bruttomenot ovat yli 40 tuhatta euroa?", {ROOM}),
        ("Missä hankkeissa menojen toteuma ylittää sata prosenttia?", {MOVING}),
        ("Missä hankkeissa menojen toteuma on alle 100 %?", {NET}),
        ("OKM:n rahoittamat hankekortit", set()),
    ],
)
def test_conditions(knowledge: Knowledge, text: str, names: set[str]) -> None:
    """Each condition on year, funder, person, decision, date or amount keeps just the projects that meet it."""
    assert chosen(knowledge, text) == names


def test_conditions_are_told(knowledge: Knowledge) -> None:
    """Each condition has Finnish words."""
    question, mentions = knowledge.read("Missä hankkeissa kaupungin rahoitusosuus on yli 1 000 euroa?")
    assert [condition.name.replace("\u00a0", " ") for condition in filters(question, mentions, knowledge)] == [
        "kaupungin rahoitusosuus yli 1 000 €"
    ]


def test_no_condition(knowledge: Knowledge) -> None:
    """A question that sets no condition ranges over all."""
    assert filters(*knowledge.read("Montako hanketta on?"), knowledge) == []


@pytest.mark.parametrize(
    ("name", "funded"),
    [("OPH", [ROOM]), ("AVI", [TRIPS, MOVING]), ("OKM", [NET]), ("EU", []), ("STM", [])],
)
def test_funders_by_their_short_names(knowledge: Knowledge, name: str, funded: list[str]) -> None:
    """A funder is known by its short or full name, and no other word that begins alike."""
    assert [project.name for project in knowledge.projects if funded_by(project, name)] == funded


def test_amounts_by_kind_and_unit() -> None:
    """A project's amount is found by its kind, in the unit wanted."""
    project: Project = PROJECTS[0]
    assert amount_of(project, Amount.CITY_SHARE, Unit.PERCENT) is not None
    assert amount_of(project, Amount.CITY_SHARE, Unit.EURO) is None
    assert amount_of(project, Amount.GROSS_COSTS) is None


def test_days() -> None:
    """The first and last day of a project come from its period."""
    assert (str(begins(CARD_PROJECTS[1])), str(ends(CARD_PROJECTS[1]))) == ("2023-05-02", "2024-08-31")


def test_fields_in_order(knowledge: Knowledge) -> None:
    """Fields that are clearly named come before those that may be meant."""
    _, mentions = knowledge.read("Montako prosenttia kaupungin rahoitusosuus on bruttomenoista?")
    assert fields_said(mentions)[:2] == ["city share", "gross costs"]
