"""What is calculated with the figures just stated."""

import pytest

from assistant.answer import Answered
from assistant.service import Assistant
from tests.assistant.made import CENTRE, LIBRARY, YOUTH, talk, told, value

HALF = "TOT 2025 6 kk"
COSTS = "Paljonko nuorisopalvelujen kulut olivat 1-6/2025?"


def test_their_sum_and_its_share(kuusela: Assistant) -> None:
    """Two figures are added up, and what comes out is a share of what is named next."""
    *_, total, share = talk(
        kuusela,
        COSTS,
        "Entä kirjastopalvelujen?",
        "Laske ne yhteen",
        "Paljonko se on prosentteina sivistyspalvelujen kuluista?",
    )
    wanted = value(YOUTH, "Toimintakulut", HALF) + value(LIBRARY, "Toimintakulut", HALF)
    assert told(total).value == wanted
    part = told(share).value
    assert part is not None
    assert round(part, 6) == round(wanted / value(CENTRE, "Toimintakulut", HALF) * 100, 6)


def test_a_share_of_the_last_figure(kuusela: Assistant) -> None:
    """After "siitä" the last figure is the whole."""
    _, share = talk(
        kuusela,
        "Paljonko sivistyspalvelujen toimintakulut olivat 1-6/2025?",
        "Montako prosenttia siitä on henkilöstökuluja?",
    )
    part = told(share).value
    assert part is not None
    wanted = value(CENTRE, "Henkilöstökulut", HALF) / value(CENTRE, "Toimintakulut", HALF) * 100
    assert round(part, 6) == round(wanted, 6)


def test_which_is_larger(kuusela: Assistant) -> None:
    """Two units' figures are compared by their difference; income and costs by their size, with no difference told."""
    *_, units = talk(kuusela, COSTS, "Entä kirjastopalvelujen?", "Kumpi on suurempi?")
    assert told(units).value == value(YOUTH, "Toimintakulut", HALF) - value(LIBRARY, "Toimintakulut", HALF)
    *_, rows = talk(kuusela, "Paljonko nuorisopalvelujen tulot olivat 1-6/2025?", "entä menot?", "kumpi on suurempi?")
    assert told(rows).value is None
    assert "suurempi on Nuorisopalvelujen toimintakulut" in told(rows).text


@pytest.mark.parametrize(
    "again", ["ja muut?", "Kuka siitä vastaa?", "Paljonko se on asukasta kohti?", "Entä ilman hankkeita?"]
)
def test_what_is_not_understood_is_not_the_last_figure(kuusela: Assistant, again: str) -> None:
    """A follow-up that asks what cannot be told does not get the figure before once more."""
    _, answer = talk(kuusela, COSTS, again)
    assert not isinstance(answer, Answered)
