"""A number keeps its unit: conversion is exact there and back, and other dimensions never meet."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import UnitMismatchError
from store.units import Quantity, Unit
from tests.strategies import quantities

MONEY = (Unit.EURO, Unit.THOUSAND_EURO, Unit.MILLION_EURO)


@given(quantities(*MONEY), st.sampled_from(MONEY))
def test_conversion_there_and_back_is_exact(quantity: Quantity, unit: Unit) -> None:
    """An amount turned into another unit and back is the same amount."""
    assert quantity.to(unit).to(quantity.unit) == quantity


@given(quantities(), quantities())
def test_other_dimensions_never_meet(one: Quantity, other: Quantity) -> None:
    """Two quantities convert into each other's unit exactly when they measure the same thing."""
    if one.unit.dimension is other.unit.dimension:
        assert one.to(other.unit).unit is other.unit
    else:
        with pytest.raises(UnitMismatchError):
            one.to(other.unit)
        with pytest.raises(UnitMismatchError):
            one.minus(other)


@given(quantities(Unit.EURO), quantities(*MONEY))
def test_what_is_taken_off_can_be_put_back(one: Quantity, other: Quantity) -> None:
    """One amount less another, and the other put back, is the one."""
    assert one.minus(other).value + other.to(one.unit).value == one.value


def test_percent_less_percent_is_percentage_points() -> None:
    """The difference of two shares is in percentage points, not percent."""
    difference = Quantity(Decimal("51.82"), Unit.PERCENT).minus(Quantity(Decimal("50.50"), Unit.PERCENT))
    assert difference == Quantity(Decimal("1.32"), Unit.PERCENTAGE_POINT)


@given(quantities())
def test_base_units_have_scale_one(quantity: Quantity) -> None:
    """In base units a quantity measures the same thing at scale one."""
    based = quantity.in_base_units()
    assert based.unit.scale == 1
    assert based.unit.dimension is quantity.unit.dimension
    assert based.value == quantity.value * quantity.unit.scale


@pytest.mark.parametrize(
    ("unit", "code"),
    [(Unit.THOUSAND_EURO, "EUR"), (Unit.EURO_PER_RESIDENT, "EUR"), (Unit.PERCENT, "%"), (Unit.COUNT, "count")],
)
def test_units_have_the_codes_of_the_answer_format(unit: Unit, code: str) -> None:
    """Every amount of money is EUR in an answer; other units have their own codes."""
    assert unit.code == code
