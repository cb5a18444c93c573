"""Rows and JSON made of dataclasses: what comes back equals what went in."""

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.codec import Kind, description, shape_of
from store.contents import Document
from store.figures import Figure, Place
from store.periods import Period
from store.units import Quantity, Unit
from tests.store.made import contents


@dataclass(frozen=True, slots=True)
class Inner:
    """A record that is kept as JSON."""

    day: date | None
    amount: Decimal
    quantity: Quantity
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outer:
    """A record with every kind of field."""

    name: str
    when: date | None
    period: Period | None
    inner: Inner | None
    inners: tuple[Inner, ...]
    sure: bool


def test_period_quantity_and_place_get_a_column_for_each_part() -> None:
    """A figure's row can be searched in SQL by its value, unit, period and place."""
    columns = {column.name: column.kind for column in shape_of(Figure).columns}
    assert columns["quantity_value"] is Kind.TEXT
    assert columns["period_last"] is Kind.DATE
    assert columns["place_page"] is Kind.INTEGER
    assert columns["place_boxes"] is Kind.JSON


def test_value_is_kept_as_its_exact_text() -> None:
    """A row holds the decimal's own digits, trailing zeros included, and the names of enum members."""
    row = shape_of(Figure).to_row(contents(value="51.00").figures[0])
    assert (row["quantity_value"], row["quantity_unit"], row["basis"]) == ("51.00", "EURO", "ACTUAL")


@given(st.dates(), st.decimals(allow_nan=False, allow_infinity=False))
def test_deep_record_comes_back_equal(day: date, amount: Decimal) -> None:
    """A record within a record survives JSON with its dates, exact numbers and missing parts."""
    inner = Inner(day, amount, Quantity(amount, Unit.PERCENT), ("a", ""))
    outer = Outer("nimi", day, None, inner, (inner, Inner(None, amount, Quantity(amount, Unit.DAY), ())), sure=True)
    shape = shape_of(Outer)
    row = shape.to_row(outer)
    stored = [
        json.loads(json.dumps(row[column.name])) if column.kind is Kind.JSON else row[column.name]
        for column in shape.columns
    ]
    back = shape.from_row(stored)
    assert back == outer
    assert str(back.inner.amount) == str(amount)  # type: ignore[attr-defined]


def test_description_changes_with_what_is_kept() -> None:
    """Types that keep different things have different descriptions, down to nested types and enum members."""
    assert description(Place) != description(Document)
    assert "PERCENTAGE_POINT" in description(Figure)
    assert description(str | None) != description(str)


def test_type_that_cannot_be_kept_is_refused() -> None:
    """A field of an unknown type raises at once, rather than losing what it holds."""

    @dataclass(frozen=True)
    class Odd:
        numbers: complex

    with pytest.raises(TypeError, match="complex"):
        shape_of(Odd)
