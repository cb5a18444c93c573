"""Questions about numbers in running text, through the whole assistant."""

from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.service import Assistant
from store.periods import Period
from store.units import Quantity, Unit
from tests.assistant.made import refused, report, talk, told


@pytest.mark.parametrize(
    ("question", "number", "code"),
    [
        ("Mikä oli nuorten talon käyttöaste huhtikuussa?", "61.5", "%"),
        ("Mikä oli nuorten talon käyttöaste toukokuussa 2025?", "64.2", "%"),
        ("mika oli nuorten talon kayttoaste toukokuussa", "64.2", "%"),
        ("Montako lainaajaa kirjastossa oli?", "8412", "count"),
        ("Montako lainaajaa kirjastossa oli tammi-kesäkuussa 2025?", "8412", "count"),
        ("Mikä oli nuorten talon käyttöaste keskimäärin?", "62.85", "%"),
        ("Paljonko nuorten talon käyttöaste kasvoi huhtikuusta toukokuuhun?", "2.7", "pp"),
        ("Montako prosenttiyksikköä nuorten talon käyttöaste nousi huhtikuusta toukokuuhun?", "2.7", "pp"),
    ],
)
def test_numbers(kuusela: Assistant, question: str, number: str, code: str) -> None:
    """What is measured, whose and when must fit, and the value has its unit; percent change by percentage points."""
    answer = told(talk(kuusela, question)[0])
    assert answer.value == Decimal(number)
    assert answer.quantity is not None
    assert answer.quantity.unit.code == code


@pytest.mark.parametrize(
    "question",
    [
        "Mikä oli nuorten talon käyttöaste heinäkuussa?",
        "Mikä oli nuorten talon käyttöaste huhtikuussa 2024?",
        "Montako lainaajaa kirjastossa oli tammi-kesäkuussa 2024?",
        "Mikä on saunan käyttöaste?",
        "Montako lainaajaa museossa oli?",
    ],
)
def test_likeness_is_not_enough(kuusela: Assistant, question: str) -> None:
    """Another time or thing is not answered with the number that is there."""
    refused(talk(kuusela, question)[0])


def test_the_times_that_are_there_are_named(kuusela: Assistant) -> None:
    """Where the time asked is not told, those that are told are named."""
    declined = refused(talk(kuusela, "Mikä oli nuorten talon käyttöaste heinäkuussa?")[0])
    assert "huhtikuussa 2025" in declined.text
    assert "toukokuussa 2025" in declined.text


def test_the_sentence_is_the_source(kuusela: Assistant) -> None:
    """The sentence that tells the number is quoted whole."""
    answer = told(talk(kuusela, "Montako lainaajaa kirjastossa oli?")[0])
    assert [citation.quote for citation in answer.citations] == ["Kirjastossa oli alkuvuonna 8 412 lainaajaa."]


def test_products_are_multiplied_out(example_assistant: Assistant) -> None:
    """A number of times so many hours is told as hours."""
    answer = told(talk(example_assistant, "Montako tuntia opetushallituksen koulutuksia on yhteensä?")[0])
    assert answer.calculation is not None
    assert (answer.value, answer.calculation.expression) == (Decimal(12), "6 * 2")


@pytest.mark.parametrize("place", ["esiopetuksessa", "alakoulussa", "yläkoulussa"])
def test_a_number_of_several_places_is_not_one_places(example_assistant: Assistant, place: str) -> None:
    """28 visits in three places together are not the visits of one of them; the sentence is given without a value."""
    answer = told(talk(example_assistant, f"Montako konsultaatiokäyntiä {place} oli?")[0])
    assert answer.value is None
    assert "28" in answer.text


def test_numbers_of_two_things_make_no_change() -> None:
    """A number of groups in one year and of times in another do not tell how much something grew."""
    ours = report()
    first, *_ = ours.quantities
    said = [
        replace(
            first, quantity=Quantity(Decimal(number), Unit.COUNT), noun=noun, period=Period.year(year),
            subject="nuorten pajat", as_printed=f"{number} {noun}", sentence=f"Nuorten pajat: {number} {noun} {year}.",
        )
        for year, number, noun in ((2023, 2, "ryhmää"), (2024, 9, "kertaa"))
    ]  # fmt: skip
    assistant = Assistant((replace(ours, quantities=tuple(said)),))
    refused(talk(assistant, "Paljonko nuorten pajat kasvoivat?")[0])
