"""A short reply to a question back: which option it picks, or how it completes what was asked."""

import pytest

from assistant.answer import Clarification, Option
from assistant.conversation import Pending
from assistant.knowledge import Knowledge
from assistant.picking import completed
from assistant.service import Assistant
from tests.assistant.made import CENTRE, LIBRARY, YOUTH, talk, told, value

ASKED = "Paljonko toimintakulut olivat tammi-kesäkuussa 2025?"
OPTIONS = tuple(Option(name, f"{name}: {ASKED}") for name in (CENTRE, YOUTH, LIBRARY))
PENDING = Pending(ASKED, OPTIONS)
TIMES = Pending("Mikä?", (Option("Retki (2023)", "kolme"), Option("Retki (2024–2025)", "viisi")))


@pytest.mark.parametrize(
    ("reply", "name"),
    [
        ("Nuorisopalvelut", YOUTH),
        ("nuorisopalveluiden", YOUTH),
        ("Entä kirjastopalvelujen?", LIBRARY),
        ("tarkoitan kirjastopalveluja", LIBRARY),
        ("1", CENTRE),
        ("eka", CENTRE),
        ("se toinen", YOUTH),
        ("vaihtoehto 3", LIBRARY),
        ("viimeinen", LIBRARY),
    ],
)
def test_an_option_is_picked(knowledge: Knowledge, reply: str, name: str) -> None:
    """An option is picked by its name in any case, or by its place in the list."""
    assert completed(reply, PENDING, knowledge) == f"{name}: {ASKED}"


@pytest.mark.parametrize(("reply", "question"), [("2023", "kolme"), ("vuosi 2023", "kolme"), ("2025", "viisi")])
def test_an_option_is_picked_by_its_year(knowledge: Knowledge, reply: str, question: str) -> None:
    """A year picks the only option that holds it."""
    assert completed(reply, TIMES, knowledge) == question


@pytest.mark.parametrize(
    "reply",
    [
        "Montako riskiä on?",
        "9",
        "Mikä oli nuorten talon käyttöaste huhtikuussa?",
        "Nuorisopalvelujen toimintatuotot 2024?",
        "retki",
        "",
    ],
)
def test_another_question_is_no_reply(knowledge: Knowledge, reply: str) -> None:
    """What names more than an option, or fits several, is asked as it stands; so is everything where nothing waits."""
    assert completed(reply, PENDING if reply != "retki" else TIMES, knowledge) == reply
    assert completed(reply, None, knowledge) == reply


def test_a_time_completes_the_question(knowledge: Knowledge) -> None:
    """A reply that only tells a time is put to the question that waits."""
    assert completed("vuonna 2024", PENDING, knowledge) == f"vuonna 2024: {ASKED}"


def test_a_conversation_keeps_its_question(kuusela: Assistant) -> None:
    """After a question back, the name alone is answered, and the next follow-up leans on that answer."""
    first, second, third = talk(kuusela, ASKED, "Nuorisopalvelut", "Entä kirjastopalvelut?")
    assert isinstance(first, Clarification)
    assert told(second).value == value(YOUTH, "Toimintakulut", "TOT 2025 6 kk")
    assert told(third).value == value(LIBRARY, "Toimintakulut", "TOT 2025 6 kk")
