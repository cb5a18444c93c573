"""Printed numbers read back exactly, and what is no number raises."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import NumberTextError
from store.numbers import format_number, parse_number
from tests.strategies import amounts, printed


@given(st.data(), amounts())
def test_every_way_of_printing_reads_back(data: st.DataObject, value: Decimal) -> None:
    """An amount printed in any way that reports use reads back as itself."""
    assert parse_number(data.draw(printed(value))) == value


@given(amounts())
def test_own_format_reads_back(value: Decimal) -> None:
    """What the product prints, the product reads."""
    assert parse_number(format_number(value)) == value


@given(st.text(max_size=12) | st.text("0123456789 .,-()−\u00a0", max_size=12))
def test_any_text_is_one_number_or_raises(text: str) -> None:
    """Any text either reads as one finite number, with as many digits as it has, or raises."""
    with suppress(NumberTextError):
        value = parse_number(text)
        assert value.is_finite()
        assert "".join(char for char in text if char.isdigit()) in f"{abs(value):f}".replace(".", "")


@pytest.mark.parametrize(
    "text",
    ["", " ", "-", "–", "0 52", "007", "1 23", "12 345 6", "1.5", "1 234.567", "-+5", "--5", "(-5)", "(5", "5)", "٣",
     "1e5", "5 %", "12 kpl", "1,234,567", "NaN"],
)  # fmt: skip
def test_no_number_raises(text: str) -> None:
    """An empty cell, a lone dash, broken groups, two signs and words are no numbers."""
    with pytest.raises(NumberTextError):
        parse_number(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [("1 031 446", "1031446"), ("4.200", "4200"), ("- 737 643", "-737643"), ("−1 234,5", "-1234.5"),
     ("(1 234)", "-1234"), ("1 234-", "-1234"), ("0,00", "0"), ("-0", "0")],
)  # fmt: skip
def test_reports_own_ways_read(text: str, value: str) -> None:
    """The ways in which municipal reports print amounts are read."""
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [("0.125", 2, "0,13"), ("-0.125", 2, "−0,13"), ("2.5", 0, "3"), ("1234567", None, "1\u00a0234\u00a0567")],
)
def test_printing_rounds_half_away_from_zero_once(value: str, decimals: int | None, text: str) -> None:
    """A half rounds away from zero, groups are parted by no-break spaces, the minus is a real one."""
    assert format_number(Decimal(value), decimals) == text
