"""Which desk answers a question."""

import pytest

from assistant.answer import Declined, DeclineReason
from assistant.conversation import Topic
from assistant.evidence import Evidence
from assistant.knowledge import Knowledge
from assistant.outcome import ChoiceError, MissingFigureError
from assistant.route import Router
from tests.assistant.made import town


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
