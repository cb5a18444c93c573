"""What a question counts, and whether a number of running text counts just that."""

from decimal import Decimal

import pytest

from assistant.counting import counted_in
from assistant.knowledge import Knowledge
from assistant.service import Assistant
from assistant.vocabulary import load_vocabulary
from tests.assistant.made import refused, talk, told


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    """Return what is known without documents: words only."""
    return Knowledge((), load_vocabulary())


@pytest.mark.parametrize(
    ("question", "nouns"),
    [
        ("Montako lasta kerhoissa kävi?", ["lasta"]),
        ("Kuinka monta henkilöstön jäsentä tavoitettiin?", ["jäsentä"]),
        ("Moniko oppilas sai työpaikan?", ["oppilas"]),
        ("Montako kerhoa ja retkeä oli?", ["kerhoa", "retkeä"]),
        ("Paljonko ulkomaalaisia täällä asuu?", ["ulkomaalaisia"]),
        ("Milloin kerho alkaa?", []),
        ("Montako on tulossa?", []),
    ],
)
def test_the_counted_nouns(knowledge: Knowledge, question: str, nouns: list[str]) -> None:
    """The noun after the word that counts is counted, those joined to it too."""
    assert [atom.text for atom in counted_in(knowledge.read(question)[0])] == nouns


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("Montako kerhoa vakassa pidettiin?", 73),
        ("Montako työntekijää toiminta tavoitti?", 149),
        ("Montako lasta ja työntekijää toiminta tavoitti yhteensä?", 559),
        ("Montako ihmistä osallistui Avekki-koulutukseen?", 30),
        ("Paljonko ulkomaan kansalaisia Heinolassa on?", 741),
    ],
)
def test_a_number_counts_its_own_noun(example_assistant: Assistant, question: str, count: int) -> None:
    """A number is told where it counts what is asked, and the things counted together are added up."""
    assert told(talk(example_assistant, question)[0]).value == Decimal(count)


@pytest.mark.parametrize(
    "question",
    [
        "Montako päiväkotia Heinolassa on?",
        "Montako koulua Heinolassa on?",
        "Montako oppilasta on?",
        "Montako henkilöä hyvinvointipalveluissa on töissä?",
        "Montako henkilöä on töissä?",
        "Paljonko porukkaa on yhteensä?",
    ],
)
def test_a_number_of_another_thing_is_not_told(example_assistant: Assistant, question: str) -> None:
    """A number of directors is none of day-care centres, of those who got jobs none of pupils."""
    refused(talk(example_assistant, question)[0])


@pytest.mark.parametrize(
    ("question", "weeks"),
    [
        ("Kauanko työnhaku kesti 2024?", 63),
        ("Kauanko työnhaku kestää nyt?", 64),
        ("Montako viikkoa pidempi työnhaku on nyt kuin 2024?", 1),
        ("Montako viikkoa työnhaku on pidentynyt vuodesta 2024?", 1),
    ],
)
def test_how_long_something_lasts(example_assistant: Assistant, question: str, weeks: int) -> None:
    """How long is answered by a time, "nyt" by the newest, and "pidempi kuin" by the difference of two times."""
    assert told(talk(example_assistant, question)[0]).value == Decimal(weeks)


def test_means_are_not_averaged_again(example_assistant: Assistant) -> None:
    """Of numbers that are means already, no mean is taken: they are told side by side."""
    answer = told(talk(example_assistant, "Kuinka kauan työnhaku kestää keskimäärin?")[0])
    assert answer.value is None
    assert "64 vk" in answer.text
    assert "63 vk" in answer.text


def test_a_question_without_a_verb_asks_for_the_number(example_assistant: Assistant) -> None:
    """A measure and a time are enough of a question."""
    assert told(talk(example_assistant, "Päiväkotien käyttöaste kesäkuussa?")[0]).value == Decimal("72.24")


@pytest.mark.parametrize(
    "text",
    [
        "Montako lasta on päivähoidossa?",
        "Kuinka monta lasta varhaiskasvatuksessa on?",
        "Montako oppilasta kouluissa on?",
    ],
)
def test_whom_something_was_done_for_is_not_how_many_there_are(example_assistant: Assistant, text: str) -> None:
    """Neither times that something was done for a child, nor children who were reached, count all children."""
    refused(talk(example_assistant, text)[0])
