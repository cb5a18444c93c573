"""A question that asks two things is answered in both, where no desk takes them together."""

from decimal import Decimal

import pytest

from assistant.service import Assistant
from assistant.two_questions import parts_of
from tests.assistant.made import refused, talk, told


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Paljonko menot olivat ja montako prosenttia ne kasvoivat?",
            ("Paljonko menot olivat?", "montako prosenttia ne kasvoivat?"),
        ),
        ("Paljonko tulot ja menot olivat?", None),
        ("Mikä oli tulos ja mikä kate ja mikä osuus?", None),
    ],
)
def test_parts(text: str, parts: tuple[str, str] | None) -> None:
    """Only one "ja" before a word of asking parts a question in two."""
    assert parts_of(text) == parts


def test_both_are_told(kuusela: Assistant) -> None:
    """Each part has its figure and its source, and the second leans on the first."""
    answer = told(
        talk(kuusela, "Paljonko nuorisopalvelujen toimintakulut olivat TP24 ja paljonko jäljellä TA25:stä?")[0]
    )
    assert "842" in answer.text
    assert {citation.number for citation in answer.citations} == {1, 2}
    assert answer.value == Decimal(-467_640)


def test_half_an_answer_is_none(kuusela: Assistant) -> None:
    """Where one of the two is not told, the question is declined."""
    refused(talk(kuusela, "Paljonko nuorisopalvelujen henkilöstökulut olivat TP24 ja paljonko ne kasvoivat?")[0])


def test_the_second_question_is_not_passed_over(example_assistant: Assistant) -> None:
    """Where one desk answers the first alone, a field of words and an amount are both told."""
    text = "Kuka rahoittaa Toimintakykyinen peruskoululainen -hankkeen ja paljonko se maksaa?"
    answer = told(talk(example_assistant, text)[0])
    assert "AVI" in answer.text
    assert answer.value == Decimal(15000)
