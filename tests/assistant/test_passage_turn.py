"""Numbers and sentences of running text, and what leans on them."""

import pytest

from assistant.answer import Answered
from assistant.service import Assistant
from tests.assistant.made import refused, talk, told

APRIL = "Mikä oli nuorten talon käyttöaste huhtikuussa?"


def test_the_subject_is_carried(kuusela: Assistant) -> None:
    """A follow-up that names but a time, or what to do with the number, keeps what is measured."""
    _, may, july, mean = talk(kuusela, APRIL, "Entä toukokuussa?", "Entä heinäkuussa?", "Keskimäärin?")
    assert str(told(may).value) == "64.2"
    assert "toukokuussa 2025" in refused(july).text
    assert str(told(mean).value) == "62.85"


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Milloin nuorten talon käyttöaste oli korkein?", "64.2"),
        ("Paljonko nuorten talon käyttöaste oli toukokuussa?", "64.2"),
        ("Missä kuussa nuorten talon käyttöaste oli alin?", "61.5"),
    ],
)
def test_the_number_however_it_is_asked(kuusela: Assistant, question: str, number: str) -> None:
    """When a number was largest, and how much a share was, are told by the number and its time."""
    assert str(told(talk(kuusela, question)[0]).value) == number


@pytest.mark.parametrize("question", ["Montako asukasta kaupungissa on?", "Mitä uimahallin remontti maksaa?"])
def test_no_sentence_stands_in_for_a_number(kuusela: Assistant, question: str) -> None:
    """A count or a cost that no sentence tells is declined, not answered with one that speaks of the thing."""
    assert not isinstance(talk(kuusela, question)[0], Answered)


@pytest.mark.parametrize(
    "question",
    [
        "Montako prosenttia vastaajista ei saanut apua riittävän nopeasti?",
        "Montako prosenttia varhaiskasvatuspaikoista oli täynnä?",
    ],
)
def test_a_number_is_not_told_of_the_opposite(example_assistant: Assistant, question: str) -> None:
    """A share of those who did is not that of those who did not, nor of the free that of the taken."""
    assert not isinstance(talk(example_assistant, question)[0], Answered)
