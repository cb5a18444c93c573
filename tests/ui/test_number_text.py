"""Quantities and arithmetic in Finnish writing."""

from decimal import Decimal

import pytest

from store.units import Quantity, Unit
from ui.number_text import expression_text, quantity_text


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        ("1", Unit.MONTH, "1\u00a0kuukausi"),
        ("3", Unit.MONTH, "3\u00a0kuukautta"),
        ("741", Unit.COUNT, "741"),
        ("12.50", Unit.PERSON_YEAR, "12,50\u00a0htv"),
        ("0.3333333333", Unit.RATIO, "≈ 0,3333"),
        ("-2.50", Unit.PERCENTAGE_POINT, "−2,50\u00a0prosenttiyksikköä"),
    ],
)
def test_quantities_are_written_in_finnish(value: str, unit: Unit, text: str) -> None:
    """Units follow the number in the right form, and a cut number says that it is about that."""
    assert quantity_text(Quantity(Decimal(value), unit)) == text


def test_an_expression_is_written_in_finnish() -> None:
    """Decimal commas, gaps between thousands, real minus and multiplication signs."""
    assert expression_text("(-1234.5) * 2 - 1") == "(−1\u00a0234,5) × 2 − 1"
