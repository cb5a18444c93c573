"""Questions about projects, through the whole assistant over the made-up town."""

from decimal import Decimal

import pytest

from assistant.answer import AnswerKind, Clarification
from assistant.service import Assistant
from tests.assistant.made import refused, talk, told


@pytest.mark.parametrize(
    ("question", "number", "code"),
    [
        ("Paljonko Pelituvan käynnistys -hankkeen bruttomenot ovat?", "45000", "EUR"),
        ("Mikä on Pelituvan käynnistys -hankkeen kaupungin rahoitusosuus?", "9000", "EUR"),
        ("Mikä on Liikkuva koululainen -hankkeen kaupungin rahoitusosuus?", "30", "%"),
        ("Paljonko Liikkuva koululainen -hankkeen kaupungin rahoitusosuus on euroina?", "4020", "EUR"),
        ("Paljonko Verkkokirjaston uudistus -hankkeen rahoitus on?", "24600", "EUR"),
        ("Paljonko Verkkokirjaston uudistuksen menoista on toteutunut?", "61", "%"),
        ("Montako prosenttia Pelituvan käynnistys -hankkeen kaupungin rahoitusosuus on bruttomenoista?", "20", "%"),
        ("Montako kuukautta Retkien kesä -hanke kestää?", "16", "months"),
        ("Paljonko hankekorttien bruttomenot ovat yhteensä?", "53100", "EUR"),
        ("Mikä on hankkeiden keskimääräinen kokonaisrahoitus?", "19000", "EUR"),
        ("Mikä on suurin kokonaisrahoitus hankkeista?", "24600", "EUR"),
        ("Monessako hankkeessa kaupungin osuus on yli 1 000 euroa?", "1", "count"),
        ("Montako hanketta on?", "4", "count"),
    ],
)
def test_numbers(kuusela: Assistant, question: str, number: str, code: str) -> None:
    """Amounts, shares, durations, sums, means, extremes and counts have their value and unit."""
    answer = told(talk(kuusela, question)[0])
    assert answer.value == Decimal(number)
    assert answer.quantity is not None
    assert answer.quantity.unit.code == code


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Koska Retkien kesä -hanke päättyy?", "31.8.2024"),
        ("Kuka on Retkien kesä -hankkeen vastuuhenkilö?", "Veikko Toivola"),
        ("Missä pykälässä Pelituvan käynnistys -hanke päätettiin?", "§ 14"),
        ("Mitä Pelituvan käynnistys -hankkeessa tehdään?", "kokoaa nuoria"),
        ("Mikä on Liikkuva koululainen -hankkeen tilanne?", "etenee"),
        ("Kuka rahoittaa Liikkuva koululainen -hankkeen?", "AVI"),
    ],
)
def test_words(kuusela: Assistant, question: str, words: str) -> None:
    """Fields of words and dates are told from the project's own field."""
    answer = told(talk(kuusela, question)[0])
    assert words in answer.text
    assert answer.value is None


def test_a_list_cites_what_makes_it(kuusela: Assistant) -> None:
    """A list has one line for each project, and cites its name and the condition's field."""
    answer = told(talk(kuusela, "Mitkä ovat aluehallintoviraston rahoittamat hankkeet?")[0])
    assert answer.kind is AnswerKind.LIST
    assert answer.text.count("\n– ") == 2
    assert any("aluehallintovirasto" in citation.quote for citation in answer.citations)


def test_a_total_repeats_its_parts(kuusela: Assistant) -> None:
    """A sum over projects has each of them as a cited operand."""
    answer = told(talk(kuusela, "Paljonko hankekorttien bruttomenot ovat yhteensä?")[0])
    assert answer.calculation is not None
    assert answer.calculation.expression == "45000 + 8100"
    assert [operand.citation for operand in answer.calculation.operands] == [1, 2]


def test_conditions_that_none_meets(kuusela: Assistant) -> None:
    """A list with nothing in it is a decline that repeats the condition."""
    declined = refused(talk(kuusela, "Missä hankkeissa bruttomenot ovat yli 1 000 000 euroa?")[0])
    assert "1\u00a0000\u00a0000" in declined.text


def test_two_projects_of_one_name_are_asked_about(example_assistant: Assistant) -> None:
    """Where the years alone tell two projects apart, the question back offers both, and each answers it."""
    question = "Mikä on koulujen kerhotoiminnan tukemisen menojen toteuma?"
    choice = talk(example_assistant, question)[0]
    assert isinstance(choice, Clarification)
    values = [told(talk(example_assistant, option.question)[0]).value for option in choice.options]
    assert values == [Decimal(93), Decimal(0)]


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Mitkä ovat inkluusiohankkeen 2022–2023 esiopetuksen bruttomenot?", 80_000),
        ("Mitkä ovat inkluusiohankkeen 2022–2023 perusopetuksen bruttotulot?", 241_360),
        ("Mitkä ovat inkluusiohankkeen 2022–2023 bruttomenot?", 381_700),
    ],
)
def test_parts_of_an_amount(example_assistant: Assistant, question: str, number: int) -> None:
    """A part of an amount is told where it is named, and the whole where none is."""
    assert told(talk(example_assistant, question)[0]).value == Decimal(number)


@pytest.mark.parametrize(
    "question",
    [
        "Montako prosenttia Pelituvan käynnistys -hankkeen bruttomenoista on kaupungin rahoitusosuutta?",
        "Montako prosenttia on kaupungin rahoitusosuus Pelituvan käynnistys -hankkeen bruttomenoista?",
    ],
)
def test_the_whole_of_a_share_stands_in_the_elative(kuusela: Assistant, question: str) -> None:
    """The part and the whole are told by the case, whichever is said first."""
    assert told(talk(kuusela, question)[0]).value == Decimal(20)


def test_which_project_began_on_a_day_is_no_sum(kuusela: Assistant) -> None:
    """A question for the project that began on a day names the project."""
    answer = told(talk(kuusela, "Mikä hanke alkoi 2.5.2023?")[0])
    assert answer.value is None
    assert "Retkien kesä" in answer.text
