"""Conversations of some turns: what is left unsaid comes from before, what is said replaces it."""

from decimal import Decimal

import pytest

from assistant.answer import Clarification
from assistant.conversation import Conversation
from assistant.followup import leans, points_back, recent
from assistant.knowledge import Knowledge
from assistant.service import Assistant
from tests.assistant.made import LIBRARY, YOUTH, talk, told, value

VAKA = "Paljonko varhaiskasvatuksen toimintakulut olivat tammi-kesäkuussa 2025?"
CONVERSATIONS: tuple[tuple[tuple[str, str], ...], ...] = (
    (
        (VAKA, "-4157117 EUR"),
        ("Entä vuotta aiemmin?", "-4229314 EUR"),
        ("Montako prosenttia ne muuttuivat?", "1.71 %"),
        ("Entä opetus ja koulutus?", "-2.23 %"),
    ),
    (
        ("Mikä oli hyvinvointipalvelujen toimintakate 1-6/2025?", "-19196778 EUR"),
        ("Entä samaan aikaan vuonna 2024?", "-16951005 EUR"),
        ("Entä tilinpäätöksessä 2024?", "-33250687 EUR"),
        ("Paljonko siitä on budjetoitu 2025?", "-37637400 EUR"),
    ),
    (
        ("Paljonko varhaiskasvatuksen toimintakulut olivat TP 2024?", "-8254822 EUR"),
        ("Entä opetuksen ja koulutuksen?", "-18252517 EUR"),
        ("Paljonko ne tekevät yhteensä?", "-26507339 EUR"),
    ),
    (
        ("Mikä on Kasvatus- ja opetuslautakunnan henkilöstökulujen talousarvio 2025?", "-17922800 EUR"),
        ("Paljonko siitä on käytetty?", "-9288562 EUR"),
        ("Montako prosenttia?", "51.83 %"),
        ("Entä palvelujen ostot?", "47.28 %"),
    ),
    (
        ("Paljonko varhaiskasvatuksen tulot olivat 1-6/2025?", "233043 EUR"),
        ("entä menot?", "-4157117 EUR"),
        ("no entäs opetuksen ja koulutuksen tulot?", "534309 EUR"),
    ),
    (
        ("Mikä oli Varhaiskasvatuksen toimintakate 1-6/2025?", "-3924074 EUR"),
        ("Entä budjetti?", "-7850400 EUR"),
    ),
    (
        (VAKA, "-4157117 EUR"),
        ("Entä jäljellä?", "-4062283 EUR"),
    ),
    (
        ("Paljonko Liikuttavat kouluyhteisöt -hankkeen bruttomenot ovat?", "10000 EUR"),
        ("Entä kaupungin rahoitusosuus?", "5000 EUR"),
        ("Paljonko se on prosentteina bruttomenoista?", "50.00 %"),
    ),
)


@pytest.mark.parametrize("turns", CONVERSATIONS, ids=lambda turns: turns[0][0])
def test_a_conversation(example_assistant: Assistant, turns: tuple[tuple[str, str], ...]) -> None:
    """Each turn has the value that the whole of the conversation so far asks for."""
    answers = [told(answer) for answer in talk(example_assistant, *(question for question, _ in turns))]
    assert [_value(answer.value, answer.quantity.unit.code if answer.quantity else "") for answer in answers] == [
        expected for _, expected in turns
    ]


def _value(number: Decimal | None, code: str) -> str:
    if number is None:
        return "none"
    return f"{number.quantize(Decimal('0.01')) if code == '%' else number} {code}"


def test_one_figure_is_not_added_up(kuusela: Assistant) -> None:
    """Where only one figure has been told, "yhteensä" makes no sum of it."""
    answers = talk(kuusela, "Paljonko nuorisopalvelujen menot olivat 1-6/2025?", "Paljonko ne ovat yhteensä?")
    assert told(answers[1]).calculation is None


def test_a_goal_stays_the_topic(example_assistant: Assistant) -> None:
    """After a goal, "siellä" is that goal."""
    answers = talk(example_assistant, "Kuka vastaa lintuhoitolasta?", "Mitä siellä on saatu aikaan?")
    assert "Kehitysjohtaja" in answers[0].text
    assert "karanteenitilat" in answers[1].text


def test_a_project_stays_the_topic(example_assistant: Assistant) -> None:
    """After a project, its other fields are asked without its name."""
    answers = talk(
        example_assistant,
        "Mikä on Suomi toisena kielenä -hankkeen kokonaisrahoitus?",
        "Kuka sen rahoittaa?",
        "Koska se päättyy?",
    )
    assert [word for word in ("43\u00a0344", "OPH", "31.12.2024") if all(word not in a.text for a in answers)] == []


def test_a_year_that_is_not_there_is_declined_in_its_turn(example_assistant: Assistant) -> None:
    """A follow-up about another year declines, and the turn after it still leans on the figure before."""
    answers = talk(example_assistant, VAKA, "Entä 2023?", "Entä vuotta aiemmin?")
    assert "1–6/2023" in answers[1].text
    assert told(answers[2]).value == -4229314


def test_a_whole_question_begins_a_new_topic(kuusela: Assistant) -> None:
    """A question that says whose, what and when owes nothing to the one before."""
    second = "Mikä oli kirjastopalvelujen toimintakate vuoden 2024 tilinpäätöksessä?"
    answers = talk(kuusela, "Montako prosenttia nuorisopalvelujen menot muuttuivat 1-6/2024 - 1-6/2025?", second)
    assert told(answers[1]).value == value(LIBRARY, "Toimintakate", "TP 2024")
    assert answers[1] == talk(kuusela, second)[0]


def test_what_was_chosen_is_the_topic(kuusela: Assistant) -> None:
    """The question of an option that a clarification offers is answered, and the next turn leans on it."""
    first, conversation = kuusela.answer("Paljonko toimintakulut olivat tammi-kesäkuussa 2025?", Conversation())
    assert isinstance(first, Clarification)
    option = next(option for option in first.options if option.label == YOUTH)
    second, conversation = kuusela.answer(option.question, conversation)
    third, conversation = kuusela.answer("Entä vuotta aiemmin?", conversation)
    assert told(second).value == value(YOUTH, "Toimintakulut", "TOT 2025 6 kk")
    assert told(third).value == value(YOUTH, "Toimintakulut", "TOT 2024 6 kk")
    assert len(conversation.questions) == 3


@pytest.mark.parametrize(
    ("text", "leaning", "pointing"),
    [
        ("Entä vuonna 2024?", True, False),
        ("entäs menot", True, False),
        ("Ja kirjaston?", True, False),
        ("Paljonko siitä on käytetty?", True, True),
        ("Paljonko ne tekevät yhteensä?", True, True),
        ("Paljonko kirjaston menot olivat?", False, False),
        ("", False, False),
    ],
)
def test_what_leans(knowledge: Knowledge, text: str, *, leaning: bool, pointing: bool) -> None:
    """An opening word or a pronoun makes a question lean on the one before."""
    question, _ = knowledge.read(text)
    assert (leans(question), points_back(question)) == (leaning, pointing)


def test_the_newest_facts_stand_last(knowledge: Knowledge) -> None:
    """The facts of a topic are kept once each, the last answer's at the end."""
    a, b, c = knowledge.facts[:3]
    assert recent((a, b), (c, a)) == (b, c, a)
