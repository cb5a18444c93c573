"""Hypothesis strategies: amounts, the ways in which reports print them, units, periods."""

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from store.numbers import MINUS_CHARACTERS, SPACE_CHARACTERS
from store.periods import Period
from store.units import Quantity, Unit


@st.composite
def amounts(draw: st.DrawFn, decimals: int | None = None) -> Decimal:
    """Draw an exact amount with so many decimals, of none to three where not told."""
    places = draw(st.integers(0, 3)) if decimals is None else decimals
    return Decimal(draw(st.integers(-(10**12), 10**12))).scaleb(-places)


@st.composite
def printed(draw: st.DrawFn, value: Decimal) -> str:
    """Draw a way to print the amount: any minus, any group separator or none, parentheses or a trailing minus."""
    whole, _, fraction = f"{abs(value):f}".partition(".")
    separator = draw(st.sampled_from([*SPACE_CHARACTERS, ".", ""]))
    digits = f"{int(whole):,}".replace(",", separator) + (f",{fraction}" if fraction else "")
    if value >= 0:
        return draw(st.sampled_from([digits, f"+{digits}"]))
    minus = draw(st.sampled_from(MINUS_CHARACTERS))
    return draw(st.sampled_from([f"{minus}{digits}", f"{minus} {digits}", f"{digits}{minus}", f"({digits})"]))


def quantities(*units: Unit) -> st.SearchStrategy[Quantity]:
    """Draw a quantity of one of the units, of any where none is named."""
    return st.builds(Quantity, amounts(), st.sampled_from(units or tuple(Unit)))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Draw a year, some months of a year, or any days."""
    year = draw(st.integers(1990, 2060))
    kind = draw(st.sampled_from(("year", "months", "days")))
    if kind == "year":
        return Period.year(year)
    if kind == "months":
        first = draw(st.integers(1, 12))
        return Period.months(year, first, draw(st.integers(first, 12)))
    first_day = draw(st.dates(date(1990, 1, 1), date(2060, 12, 31)))
    return Period(first_day, draw(st.dates(first_day, date(2061, 12, 31))))
