"""Whether parts add up to their whole."""

import pytest

from assistant.service import Assistant
from tests.assistant.made import refused, talk, told


@pytest.mark.parametrize(
    ("question", "apart", "verdict"),
    [
        ("Täsmääkö sivistyspalvelujen kululajien summa toimintakuluihin TP24?", 0, "Kyllä, täsmää"),
        ("Täsmäävätkö sivistyspalvelujen henkilöstökulut + palvelujen ostot = toimintakulut TP24?", 0, "Kyllä, täsmää"),
        ("Onko nuorisopalvelujen ja kirjastopalvelujen toimintakulut TP24 sama kuin sivistyspalvelujen toimintakulut?",
         -842_610 - 511_370 + 2_738_220, "Ei täsmää"),
    ],
)  # fmt: skip
def test_sums(kuusela: Assistant, question: str, apart: int, verdict: str) -> None:
    """The answer is yes or no, and its value the difference of the sum and the whole."""
    answer = told(talk(kuusela, question)[0])
    assert answer.text.startswith(verdict)
    assert answer.value == apart


def test_a_sum_needs_a_whole(kuusela: Assistant) -> None:
    """Where nothing is named that parts could add up to, the question is not answered."""
    refused(talk(kuusela, "Täsmääkö nuorisopalvelujen henkilöstökulut?")[0])
