"""What is calculated with the figures just stated."""

from decimal import Decimal

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


def test_operations_over_what_was_computed(kuusela: Assistant) -> None:
    """What is left of a row, the difference of two units and a change of shares are calculated with like figures."""
    costs, staff = value(CENTRE, "Toimintakulut", "TP 2024"), value(CENTRE, "Henkilöstökulut", "TP 2024")
    rest, month = talk(
        kuusela, "Sivistyspalvelujen toimintakulut TP24?", "ilman henkilöstökuluja?", "keskimäärin kuukaudessa?"
    )[1:]
    assert told(rest).value == costs - staff
    assert round(told(month).value or Decimal(0), 6) == round((costs - staff) / 12, 6)

    young, lent = value(YOUTH, "Toimintakulut", HALF), value(LIBRARY, "Toimintakulut", HALF)
    apart, share = talk(
        kuusela, COSTS, "entä kirjastopalvelut?", "erotus?", "montako % se on nuorisopalvelujen toimintakuluista?"
    )[2:]
    assert told(apart).value == young - lent
    assert round(told(share).value or Decimal(0), 6) == round((young - lent) / young * 100, 6)


def test_the_change_of_a_share_by_ellipsis(kuusela: Assistant) -> None:
    """A share of the row before, the same a year earlier and their difference in percentage points."""
    part, before, change = talk(
        kuusela,
        "Sivistyspalvelujen palvelujen ostot TOT 6kk 2025",
        "osuus toimintakuluista?",
        "entä vuotta aiemmin?",
        "ero %-yks.",
    )[1:]
    shares = [
        value(CENTRE, "Palvelujen ostot", column) / value(CENTRE, "Toimintakulut", column) * 100
        for column in (HALF, "TOT 2024 6 kk")
    ]
    assert [round(told(one).value or Decimal(0), 6) for one in (part, before)] == [round(one, 6) for one in shares]
    assert round(told(change).value or Decimal(0), 6) == round(shares[0] - shares[1], 6)


def test_a_rate_in_place_of_a_difference(kuusela: Assistant) -> None:
    """After a difference "tot-%?" asks the printed rate, and the same of another unit."""
    rate, other = talk(kuusela, COSTS, "entä TA25?", "ero?", "tot-%?", "entä kirjastopalvelut?")[3:]
    assert told(rate).value == value(YOUTH, "Toimintakulut", "TOT-%")
    assert told(other).value == value(LIBRARY, "Toimintakulut", "TOT-%")
