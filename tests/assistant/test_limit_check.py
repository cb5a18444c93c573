"""Yes or no to a limit, with the figure."""

import pytest

from assistant.service import Assistant
from tests.assistant.made import CENTRE, LIBRARY, YOUTH, refused, talk, told, value

SPENT = value(YOUTH, "Toimintakulut", "TP 2024")  # -842 610
EARNED = value(LIBRARY, "Toimintatuotot", "TP 2024")  # 18 240


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Olivatko nuorisopalvelujen toimintakulut yli 800 000 euroa vuonna 2024?", "Kyllä."),
        ("Olivatko nuorisopalvelujen toimintakulut yli 900 tonnia vuonna 2024?", "Ei."),
        ("Ylittivätkö nuorisopalvelujen menot 0,85 miljoonaa euroa vuonna 2024?", "Ei."),
        ("Jäikö nuorisopalvelujen menot alle miljoonan vuonna 2024?", "Kyllä."),
        ("Olivatko nuorisopalvelujen menot vähintään 842 610 euroa vuonna 2024?", "Kyllä."),
        ("Olivatko nuorisopalvelujen menot enintään 842 609 euroa vuonna 2024?", "Ei."),
        ("Olivatko nuorisopalvelujen menot yli 842 610 euroa vuonna 2024?", "Ei."),
    ],
)
def test_a_cost_is_compared_by_its_size(kuusela: Assistant, question: str, verdict: str) -> None:
    """The answer begins with yes or no and states the report's figure with its sign."""
    answer = told(talk(kuusela, question)[0])
    assert answer.text.startswith(verdict)
    assert answer.value == SPENT
    assert any(part.label == "Raja" for part in answer.interpretation)


def test_income(kuusela: Assistant) -> None:
    """Income over or under a limit."""
    answer = told(talk(kuusela, "Olivatko kirjastopalvelujen tulot yli 18 000 euroa vuonna 2024?")[0])
    assert (answer.text[:6], answer.value) == ("Kyllä.", EARNED)


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Kasvoivatko sivistyspalvelujen toimintakulut yli 100 000 euroa 1-6/2024 verrattuna 1-6/2025?", "Kyllä."),
        ("Kasvoivatko sivistyspalvelujen toimintakulut yli 10 % 1-6/2024 verrattuna 1-6/2025?", "Ei."),
        ("Vähenivätkö nuorisopalvelujen menot yli 20 000 euroa 1-6/2024 verrattuna 1-6/2025?", "Ei."),
        ("Kasvoivatko nuorisopalvelujen menot yli 10 000 euroa 1-6/2024 verrattuna 1-6/2025?", "Ei."),
        ("Olivatko nuorisopalvelujen ja kirjastopalvelujen menot yhteensä yli 1,3 miljoonaa vuonna 2024?", "Kyllä."),
        ("Onko nuorisopalvelujen menojen toteumaprosentti yli 40 %?", "Kyllä."),
    ],
)
def test_results_of_calculations(kuusela: Assistant, question: str, verdict: str) -> None:
    """A change counts in the direction asked; sums and rates are held against a limit too."""
    assert told(talk(kuusela, question)[0]).text.startswith(verdict)


def test_a_deficit_is_stated_without_a_verdict(kuusela: Assistant) -> None:
    """Whether an operating margin below zero is over a positive limit depends on what is meant: it is only stated."""
    answer = told(talk(kuusela, "Oliko sivistyspalvelujen toimintakate yli 2 miljoonaa vuonna 2024?")[0])
    assert answer.value == value(CENTRE, "Toimintakate", "TP 2024")
    assert not answer.text.startswith(("Kyllä", "Ei"))


@pytest.mark.parametrize(
    "question",
    [
        "Olivatko nuorisopalvelujen menot yli 5 miljoonaa vuonna 2019?",
        "Olivatko nuorisopalvelujen menot yli 3 prosenttia vuonna 2019?",
        "Ylittyikö nuorisopalvelujen budjetti yli 100 000 eurolla?",
    ],
)
def test_no_figure_no_verdict(kuusela: Assistant, question: str) -> None:
    """Without a figure of the limit's kind there is no yes or no."""
    refused(talk(kuusela, question)[0])
