"""Which desk answers a question."""

import pytest

from assistant.answer import Clarification, Declined, DeclineReason
from assistant.conversation import Topic
from assistant.evidence import Evidence
from assistant.knowledge import Knowledge
from assistant.outcome import ChoiceError, MissingFigureError
from assistant.route import Router
from assistant.service import Assistant
from tests.assistant.made import refused, talk, told, town


@pytest.fixture(scope="module")
def router(knowledge: Knowledge) -> Router:
    """Return a router over the made-up town."""
    return Router(knowledge, Evidence(town(), None))


@pytest.mark.parametrize(
    ("question", "desk"),
    [
        ("Paljonko nuorisopalvelujen toimintakulut olivat 2024?", "figure"),
        ("Missä yksikössä menot kasvoivat eniten?", "figure"),
        ("Paljonko Pelituvan käynnistys -hankkeen bruttomenot ovat?", "project"),
        ("Mitkä hankkeet rahoittaa OKM?", "project"),
        ("Mitkä ovat NUPAn tavoitteet?", "record"),
        ("Montako riskiä on?", "record"),
        ("Kuka vastaa skeittipuistosta?", "record"),
        ("Montako lainaajaa kirjastossa oli?", "quantity"),
        ("Mikä oli nuorten talon käyttöaste toukokuussa?", "quantity"),
        ("Miksi uimahallin remontti viivästyi?", "passage"),
    ],
)
def test_the_desk(router: Router, question: str, desk: str) -> None:
    """Each kind of question goes to its desk, which the topic names."""
    assert router.route(question, Topic()).topic.kind == desk


def test_no_desk(router: Router) -> None:
    """What no desk can answer is declined, naming the words that were not found, and the topic stays."""
    before = Topic(kind="figure", words="aiempi")
    routed = router.route("Mikä on kuun etäisyys avaruusasemasta?", before)
    assert isinstance(routed.result, Declined)
    assert routed.result.reason is DeclineReason.NOT_IN_DOCUMENTS
    assert "avaruusasemasta" in routed.result.text
    assert routed.topic == before


def test_guards_come_first(router: Router) -> None:
    """An opinion is declined also where the question names figures."""
    routed = router.route("Onko nuorisopalvelujen toimintakulujen kasvu sinusta hyvä?", Topic())
    assert isinstance(routed.result, Declined)
    assert routed.result.reason is DeclineReason.OPINION


def test_choices_and_misses_are_raised(router: Router) -> None:
    """Several units that fit, and a figure that is not there, are told apart."""
    with pytest.raises(ChoiceError):
        router.route("Paljonko toimintakulut olivat 2024?", Topic())
    with pytest.raises(MissingFigureError):
        router.route("Paljonko nuorisopalvelujen toimintakulut olivat 2019?", Topic())


@pytest.mark.parametrize(
    "question",
    [
        "apua",
        "Mitä osaat?",
        "mitä voin kysyä sinulta?",
        "Kuka sä oot",
        "Kuusela",
        "kerro jotain",
        "Mitä tietoja täällä on?",
    ],
)
def test_help_is_given_where_nothing_is_asked(kuusela: Assistant, question: str) -> None:
    """A call for help, the town's bare name and words that ask nothing are told what can be asked."""
    assert "Kysy vaikkapa" in refused(talk(kuusela, question)[0]).text


def test_what_is_left_of_a_budget_asks_whose(kuusela: Assistant) -> None:
    """Where neither a unit nor a row is named, both are asked, one after the other, until one figure is told."""
    asked = talk(kuusela, "Paljonko budjettia on käyttämättä?")[0]
    assert isinstance(asked, Clarification)
    rows = [talk(kuusela, option.question)[0] for option in asked.options]
    options = [option for row in rows if isinstance(row, Clarification) for option in row.options]
    assert len(options) >= len(rows)
    assert all("jäljellä" in told(talk(kuusela, option.question)[0]).text for option in options)


def test_who_is_responsible_for_risks_is_not_told(kuusela: Assistant) -> None:
    """Risks have no person responsible; a list of them is no answer to who is."""
    assert "kuka tästä vastaa" in refused(talk(kuusela, "Kuka vastaa riskeistä?")[0]).text
