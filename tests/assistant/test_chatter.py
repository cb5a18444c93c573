"""Sentences around a question."""

import pytest

from assistant.chatter import without_chatter
from assistant.knowledge import Knowledge

QUESTION = "Paljonko nuorisopalvelujen toimintakulut olivat vuonna 2024?"


@pytest.mark.parametrize(
    "text",
    [
        f"Hei! Istun bussissa ja mietin tätä. {QUESTION}",
        f"{QUESTION} Kiitos jo etukäteen, tämä on tärkeää.",
        f"Onko sulla hetki aikaa? {QUESTION} Kiitti!",
    ],
)
def test_what_says_nothing_of_the_reports_is_let_go(knowledge: Knowledge, text: str) -> None:
    """Greetings, thanks and small talk do not become a part of the question."""
    assert without_chatter(text, knowledge) == QUESTION


@pytest.mark.parametrize(
    "text",
    [
        f"Minua kiinnostaa vuosi 2023. {QUESTION}",
        f"Kysyn asiaa Lahdesta. {QUESTION}",
        f"Kirjaston tulot kasvoivat. {QUESTION}",
        "Talo on remontissa nyt. Paljonko sen toimintakulut olivat?",
        "Kiitos!",
    ],
)
def test_what_may_matter_stays(knowledge: Knowledge, text: str) -> None:
    """A time, a name, a row, or what a pronoun points to stays, and so does a text that is nothing else."""
    assert without_chatter(text, knowledge) == text
