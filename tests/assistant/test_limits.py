"""Limits that a yes-or-no question sets."""

from decimal import Decimal

import pytest

from assistant.limits import Limit, find_limit, is_comparable
from assistant.time_finding import find_times
from store.units import Quantity, Unit


def found(text: str) -> Limit | None:
    """Return the limit of a question."""
    return find_limit(text, tuple((time.start, time.end) for time in find_times(text)))


@pytest.mark.parametrize(
    ("text", "amount", "unit", "above"),
    [
        ("Olivatko menot yli 1 100 000 euroa 1-6/2025?", "1100000", Unit.EURO, True),
        ("Ylittivätkö kulut 400 000 vuonna 2024?", "400000", Unit.EURO, True),
        ("Ylittikö nuorten meno miljoonan?", "1000000", Unit.EURO, True),
        ("jaiko tulot alle 500 tonnin", "500000", Unit.EURO, False),
        ("Oliko palkat suuremmat kuin 2,5 milj. €?", "2500000", Unit.EURO, True),
        ("Pysyikö kulut alle puolen miljoonan?", "500000", Unit.EURO, False),
        ("Menikö yli 4M€ alkuvuonna 2025?", "4000000", Unit.EURO, True),
        ("Onko toteuma yli 50 %?", "50", Unit.PERCENT, True),
        ("Kasvoiko kulut vähemmän kuin 5 prosenttia?", "5", Unit.PERCENT, False),
        ("Kasvoivatko avustukset yli 30 000 eurolla?", "30000", Unit.EURO, True),
        ("Vähenikö kulut alle 3 prosentilla?", "3", Unit.PERCENT, False),
        ("Onko menorahoista käytetty yli puolet?", "50", Unit.PERCENT, True),
        ("Onko yli puolet kirjaston määrärahasta kulunut?", "50", Unit.PERCENT, True),
        ("Onko kirjasto käyttänyt rahojaan alle puolet?", "50", Unit.PERCENT, False),
    ],
)
def test_amounts_and_sides(text: str, amount: str, unit: Unit, *, above: bool) -> None:
    """A limit is an amount, in digits or words, with its scale and unit, and the side that is asked about."""
    limit = found(text)
    assert limit is not None
    assert (limit.quantity.value, limit.quantity.unit, limit.above) == (Decimal(amount), unit, above)
    assert limit.text in text


@pytest.mark.parametrize(
    "text",
    [
        "Paljonko kulut ylittivät 4 miljoonaa?",
        "Ylittyikö budjetti yli 100 000 eurolla?",
        "Olivatko menot yli vai alle 4 miljoonaa?",
        "Olivatko menot yli 4 mutta alle 5 miljoonaa euroa ja yli 2 miljoonaa?",
        "Ylittikö toteuma talousarvion 2025?",
        "Onko yli 10 hanketta?",
        "Oliko kulut 5 miljoonaa?",
        "Onko yli puolet kuluista palkkoja?",
        "Onko yli puolet rahoista käytetty palkkoihin?",
    ],
)
def test_what_is_no_limit(text: str) -> None:
    """What is no yes-or-no question, tells by how much, has two sides, or holds only a year, sets no limit."""
    assert found(text) is None


@pytest.mark.parametrize(
    ("text", "size", "met"),
    [
        ("Oliko yli 10 000 euroa?", 10_001, True),
        ("Oliko yli 10 000 euroa?", 10_000, False),
        ("Oliko vähintään 10 000 euroa?", 10_000, True),
        ("Oliko alle 10 000 euroa?", 9_999, True),
        ("Oliko alle 10 000 euroa?", 10_000, False),
        ("Oliko enintään 10 000 euroa?", 10_000, True),
        ("Oliko enintään 10 000 euroa?", 10_001, False),
    ],
)
def test_reaching_a_limit(text: str, size: int, *, met: bool) -> None:
    """Just reaching the limit is neither over nor under it, but is at least and at most it."""
    limit = found(text)
    assert limit is not None
    assert limit.met_by(Decimal(size)) is met


def test_kinds_are_not_mixed() -> None:
    """Euros are held against euros, percent against percent, and nothing else."""
    limit = found("Oliko yli 10 000 euroa?")
    assert limit is not None
    assert is_comparable(limit, Quantity(Decimal(1), Unit.EURO))
    assert not is_comparable(limit, Quantity(Decimal(1), Unit.PERCENT))
    assert not is_comparable(limit, Quantity(Decimal(1), Unit.EURO_PER_RESIDENT))
