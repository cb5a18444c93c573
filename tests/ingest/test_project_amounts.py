"""Printed amounts of projects give exact numbers with their units."""

from decimal import Decimal

import pytest

from ingest.project_amounts import heading_unit, read_amounts
from store.units import Unit


@pytest.mark.parametrize(
    ("printed", "value", "unit"),
    [
        ("143 620", "143620", Unit.EURO),
        ("4.200 €", "4200", Unit.EURO),
        ("12 000,50 €", "12000.50", Unit.EURO),
        ("0 €", "0", Unit.EURO),
        ("120 t€", "120000", Unit.EURO),
        ("1,2 milj. €", "1200000", Unit.EURO),
        ("30 tuhatta euroa", "30000", Unit.EURO),
        ("58 % vuosien 2024–2025 rahoituksesta", "58", Unit.PERCENT),
    ],
)
def test_amounts_are_read(printed: str, value: str, unit: Unit) -> None:
    """The amount that a field opens with is read in base units."""
    amounts = read_amounts(printed, Unit.EURO)
    assert [(each.quantity.value, each.quantity.unit, each.level) for each in amounts] == [(Decimal(value), unit, None)]


@pytest.mark.parametrize("printed", ["", "-", "noin 5 000 €", "ei tiedossa", "Tiedot päivittyvät v. 2022"])
def test_no_amount(printed: str) -> None:
    """A field that opens with words gives no amount, whatever numbers follow."""
    assert read_amounts(printed, Unit.EURO) == []


def test_parts_keep_their_levels() -> None:
    """Parts in parentheses follow the whole, each with its level."""
    amounts = read_amounts("305 360 € (esiopetus: 64 000 €, perusopetus: 241 360 €)", Unit.EURO)
    assert [(each.level, each.quantity.value) for each in amounts] == [
        (None, Decimal(305360)),
        ("esiopetus", Decimal(64000)),
        ("perusopetus", Decimal(241360)),
    ]


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Kaupungin rahoitusosuus %", Unit.PERCENT),
        ("Rahoitus (1 000 €)", Unit.THOUSAND_EURO),
        ("Budjetti, €", Unit.EURO),
        ("Hankkeen kokonaisrahoitus", None),
    ],
)
def test_heading_gives_the_unit(name: str, unit: Unit | None) -> None:
    """A unit that closes a heading is the unit of its column."""
    assert heading_unit(name) is unit
