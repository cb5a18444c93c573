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


@pytest.mark.parametrize(
    "text",
    [
        f"Seminaari on 12.11.2025 klo 18. {QUESTION}",
        f"Meitä istuu salissa 35 luottamushenkilöä. {QUESTION}",
        f"Pikku juttu, {QUESTION[0].lower()}{QUESTION[1:]}",
        f"Eräs äiti kysyi tämmöistä: {QUESTION}",
        f"Serkku jankuttaa, että kaikki maksaa aivan liikaa. {QUESTION}",
        f"Olen menossa seminaariin. {QUESTION}",
        f"{QUESTION} Vastaa lyhyesti. :)",
    ],
)
def test_the_askers_own_doings_are_let_go(knowledge: Knowledge, text: str) -> None:
    """A day, a count or a price in what the asker tells of himself is no part of the question."""
    assert without_chatter(text, knowledge).casefold() == QUESTION.casefold()


@pytest.mark.parametrize(
    "text",
    [
        f"Katsotaan vuotta 2023. {QUESTION}",
        f"Vertaa edelliseen vuoteen. {QUESTION}",
        f"Jos menot kasvavat 2 %, {QUESTION[0].lower()}{QUESTION[1:]}",
        f"Oletetaan, että tahti jatkuu. {QUESTION}",
        f"Haluaisin keskiarvon kokoukseen. {QUESTION}",
    ],
)
def test_a_wish_or_a_supposition_stays(knowledge: Knowledge, text: str) -> None:
    """What the question is to be answered by is never let go."""
    assert without_chatter(text, knowledge) == text
