"""Reports of two municipalities side by side: each question is put to one town's reports."""

from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.answer import Clarification
from assistant.service import Assistant
from store.contents import Contents
from store.figures import Figure
from store.units import Quantity
from tests.assistant.made import YOUTH, refused, report, talk, told, value

OURS = value(YOUTH, "Toimintakulut", "TP 2024")
MORE = Decimal(1000)


def _moved(figure: Figure) -> Figure:
    amount = Quantity(figure.quantity.value - MORE, figure.quantity.unit)
    place = replace(figure.place, document="lahti.txt")
    return replace(figure, quantity=amount, as_printed=str(amount.value), quote=str(amount.value), place=place)


def other_town() -> Contents:
    """Return the same report of Lahti, each figure smaller by a thousand."""
    ours = report()
    about = replace(ours.document, name="lahti.txt", content_hash="l" * 8, municipality="Lahti")
    figures = tuple(_moved(figure) for figure in ours.figures)
    return replace(ours, document=about, figures=figures, goals=(), risks=(), projects=(), quantities=(), passages=())


@pytest.fixture(scope="module")
def both() -> Assistant:
    """Return an assistant over both towns."""
    return Assistant((report(), other_town()))


@pytest.mark.parametrize(("town", "amount"), [("Kuuselan", OURS), ("Lahden", OURS - MORE)])
def test_the_town_that_is_named_answers(both: Assistant, town: str, amount: Decimal) -> None:
    """The figure is that town's, and only its report is cited."""
    answer = told(talk(both, f"Paljonko {town} nuorisopalvelujen toimintakulut olivat 2024?")[0])
    assert answer.value == amount
    assert {citation.place.document == "lahti.txt" for citation in answer.citations} == {town == "Lahden"}


def test_where_both_could_answer_the_town_is_asked(both: Assistant) -> None:
    """A question without a town is asked back, and each option is answered by its town."""
    asked = talk(both, "Paljonko nuorisopalvelujen toimintakulut olivat 2024?")[0]
    assert isinstance(asked, Clarification)
    assert [option.label for option in asked.options] == ["Kuusela", "Lahti"]
    assert [told(talk(both, option.question)[0]).value for option in asked.options] == [OURS, OURS - MORE]


def test_two_towns_at_once_are_declined(both: Assistant) -> None:
    """Figures of two towns are never put together."""
    refused(talk(both, "Vertaa Kuuselan ja Lahden nuorisopalvelujen toimintakuluja 2024")[0])


def test_a_follow_up_stays_in_the_town_and_may_move_to_another(both: Assistant) -> None:
    """The conversation keeps the town; naming another keeps the board and the year."""
    questions = (
        "Paljonko Lahden nuorisopalvelujen toimintakulut olivat 2024?",
        "Entä toimintatuotot?",
        "Entä Kuuselan?",
    )
    answers = [told(answer) for answer in talk(both, *questions)]
    ours = value(YOUTH, "Toimintatuotot", "TP 2024")
    assert [answer.value for answer in answers] == [OURS - MORE, ours - MORE, ours]
