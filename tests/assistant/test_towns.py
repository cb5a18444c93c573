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


@pytest.mark.parametrize(
    "question",
    [
        "Paljonko Kuuselan ja Lahden nuorisopalvelujen toimintakulut olivat 2024?",
        "Paljonko nuorisopalvelujen toimintakulut olivat vuonna 2024 Kuuselassa ja Lahdessa?",
        "Nuorisopalvelujen menot TP 2024: Kuusela, Lahti",
    ],
)
def test_two_towns_side_by_side(both: Assistant, question: str) -> None:
    """The figure of each town is stated from its own report, with the town's name."""
    answer = told(talk(both, question)[0])
    assert answer.value is None
    assert [citation.place.document for citation in answer.citations] == ["kuusela-puolivuosi-2025.txt", "lahti.txt"]
    first, last = answer.text.index("Kuusela:"), answer.text.index("Lahti:")
    assert first < answer.text.index("842\u00a0610") < last < answer.text.index("843\u00a0610")


@pytest.mark.parametrize(
    "question",
    [
        "Vertaa Kuuselan ja Lahden nuorisopalvelujen toimintakuluja 2024",
        "Kummassa nuorisopalvelujen menot olivat suuremmat 2024, Kuuselassa vai Lahdessa?",
        "Mikä oli Lahden ja Kuuselan nuorisopalvelujen menojen ero 2024?",
    ],
)
def test_two_towns_compared(both: Assistant, question: str) -> None:
    """Where they are compared, the difference is calculated and the larger named."""
    answer = told(talk(both, question)[0])
    assert answer.value is not None
    assert abs(answer.value) == MORE
    assert "Suurempi on Lahti" in answer.text
    assert answer.calculation is not None


@pytest.mark.parametrize(
    "question",
    [
        "Paljonko Kuuselan ja Lahden nuorisopalvelujen toimintakulut olivat yhteensä 2024?",
        "Paljonko Kuuselan nuorisopalvelujen ja Lahden kirjastopalvelujen menot olivat 2024?",
        "Paljonko Kuuselan ja Lahden nuorisopalvelujen menot kasvoivat vuodesta 2024?",
        "Paljonko Kuuselan ja Lahden nuorisopalvelujen menot olivat 2019?",
        "Paljonko Kuuselan ja Lahden nuorisopalvelujen ja kirjastopalvelujen menot olivat 2024?",
    ],
)
def test_more_of_two_towns_is_declined(both: Assistant, question: str) -> None:
    """Figures of two towns are never added up, and each is asked the same."""
    refused(talk(both, question)[0])


def test_other_columns_are_not_subtracted() -> None:
    """A figure of another period is stated, and no difference is calculated."""
    later = other_town()
    figures = tuple(one for one in later.figures if one.place.column != "TOT 2025 6 kk")
    assistant = Assistant((report(), replace(later, figures=figures)))
    answer = told(talk(assistant, "Kummalla on suuremmat nuorisopalvelujen menot, Kuuselalla vai Lahdella?")[0])
    assert answer.value is None
    assert "eroa ei lasketa" in answer.text


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


def test_an_everyday_question_is_answered_by_the_town_that_is_picked(both: Assistant) -> None:
    """The option of a question that begins with "mitä" stays that kind of question; a short reply picks it too."""
    asked = talk(both, "Mitä nuorisopalvelut maksoivat vuonna 2024?")[0]
    assert isinstance(asked, Clarification)
    assert [told(talk(both, option.question)[0]).value for option in asked.options] == [OURS, OURS - MORE]
    answers = talk(both, "Mitä nuorisopalvelut maksoivat vuonna 2024?", "Entä Lahdessa?", "Entä Kuuselassa?")
    assert [told(answer).value for answer in answers[1:]] == [OURS - MORE, OURS]


def test_the_town_that_answered_is_told(both: Assistant) -> None:
    """The town that answered stands among what was understood, as assumed where it was not named."""
    answers = talk(both, "Paljonko Lahden nuorisopalvelujen menot olivat 2024?", "Entä kirjastopalvelujen?")
    towns = [part for answer in answers for part in told(answer).interpretation if part.label == "Kunta"]
    assert [(part.text, part.assumed) for part in towns] == [("Lahti", False), ("Lahti", True)]


def test_a_unit_that_the_other_town_does_not_have() -> None:
    """Where the other town has no such unit, that is said, and no other unit's figure is told."""
    other = other_town()
    without = replace(other, figures=tuple(figure for figure in other.figures if figure.organisation != YOUTH))
    towns = Assistant((replace(report(), goals=()), without))
    _, answer = talk(towns, "Paljonko Kuuselan nuorisopalvelujen menot olivat 2024?", "Entä Lahden?")
    assert "Lahti" in refused(answer).text
    assert YOUTH in refused(answer).text
