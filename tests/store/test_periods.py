"""Periods include both ends, and only like parts of years compare."""

from datetime import date, timedelta

import pytest
from hypothesis import given

from store.periods import Period
from tests.strategies import periods


@given(periods())
def test_a_period_contains_itself_and_both_ends(period: Period) -> None:
    """A period contains itself and its first and last day, and not the day after."""
    assert period.contains(period)
    assert period.contains(Period.day(period.first))
    assert period.contains(Period.day(period.last))
    assert not period.contains(Period.day(period.last + timedelta(days=1)))


@given(periods(), periods())
def test_likeness_goes_both_ways(one: Period, other: Period) -> None:
    """When one period is like another, the other is like the one."""
    assert one.same_part_of_year(other) == other.same_part_of_year(one)


def test_half_a_year_is_not_like_a_year() -> None:
    """January to June is like another January to June, and not like a whole year."""
    half = Period.months(2025, 1, 6)
    assert half.same_part_of_year(Period.months(2024, 1, 6))
    assert not half.same_part_of_year(Period.year(2024))


def test_a_leap_february_is_like_another_february() -> None:
    """January and February of a leap year are the same part of the year as of any other."""
    assert Period.months(2024, 1, 2).same_part_of_year(Period.months(2025, 1, 2))


def test_a_period_cannot_end_before_it_begins() -> None:
    """A last day before the first is refused."""
    with pytest.raises(ValueError, match="cannot end"):
        Period(date(2025, 2, 1), date(2025, 1, 31))


@pytest.mark.parametrize(
    ("period", "text"),
    [
        (Period.year(2024), "2024"),
        (Period.months(2025, 1, 6), "1–6/2025"),
        (Period.months(2025, 6, 6), "6/2025"),
        (Period.day(date(2025, 6, 30)), "30.6.2025"),
        (Period(date(2023, 2, 1), date(2024, 5, 31)), "1.2.2023–31.5.2024"),
        (Period(date(2022, 1, 1), date(2023, 12, 31)), "2022–2023"),
    ],
)
def test_periods_print_in_short_finnish(period: Period, text: str) -> None:
    """Years, months, days and spans print as Finnish reports print them."""
    assert str(period) == text
