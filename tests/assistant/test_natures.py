"""Whether a row is income, a cost or a result."""

from decimal import Decimal

import pytest

from assistant.facts import Fact, Kind
from assistant.natures import nature_of
from assistant.vocabulary import Nature, load_vocabulary
from store.figures import Basis, Place
from store.periods import Period
from store.units import Quantity, Unit


@pytest.mark.parametrize(
    ("name", "value", "nature"),
    [
        ("Toimintakulut", -5, Nature.COST),
        ("Korkokulut", -5, Nature.COST),
        ("Sisäiset menot", 5, Nature.COST),
        ("Vuokratuotot", 5, Nature.INCOME),
        ("Rahoituksen saldo", -5, Nature.RESULT),
        ("Ulkoinen netto", -5, Nature.RESULT),
        ("Ylläpito", -5, Nature.COST),
        ("Ylläpito", 5, None),
    ],
)
def test_the_nature_of_a_row(name: str, value: int, nature: Nature | None) -> None:
    """The vocabulary tells it, else the last part of the name, else a negative sign tells a cost."""
    quantity = Quantity(Decimal(value), Unit.EURO)
    place = Place("a.pdf")
    fact = Fact(Kind.TABLE, name.casefold(), name, "Kunta", Period.year(2024), Basis.ACTUAL, quantity, place, "")
    assert nature_of(load_vocabulary(), fact) is nature


def test_a_rate_has_none() -> None:
    """What is not money simply grows or shrinks."""
    quantity = Quantity(Decimal(-5), Unit.PERCENT)
    place = Place("a.pdf")
    fact = Fact(Kind.TABLE, "aste", "Aste", "Kunta", Period.year(2024), Basis.ACTUAL, quantity, place, "")
    assert nature_of(load_vocabulary(), fact) is None
