"""Times that a sentence names become periods, and only where the span can be told."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.prose_periods import find_periods
from store.periods import MONTH_NAMES, Period, finnish_date

REPORT = Period.months(2025, 1, 6)


def _periods(text: str) -> list[str]:
    return [str(mention.period) for mention in find_periods(text, REPORT)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("oli 20.5.2025 vapaana", ["20.5.2025"]),
        ("1.1.-30.5.2025 aikana", ["1.1.2025–30.5.2025"]),
        ("Toisen vuosineljänneksen aikana", ["4–6/2025"]),
        ("vuoden 2024 ensimmäisellä puoliskolla", ["1–6/2024"]),
        ("huhtikuussa, toukokuussa 2024 ja kesäkuun lopussa", ["4/2025", "5/2024", "30.6.2025"]),
        ("(tammikuu-kesäkuu)", ["1–6/2025"]),
        ("tammi–kesäkuussa 2024", ["1–6/2024"]),
        ("vuonna 2024 ja vuosina 2023–2024", ["2024", "2023–2024"]),
        ("vuoden 2024 lopussa", ["31.12.2024"]),
        ("lukuvuonna 2024–2025", ["1.8.2024–31.7.2025"]),
        ("kevään aikana", ["1–5/2025"]),
        ("viime vuonna", ["2024"]),
        ("raportointijaksolla", ["1–6/2025"]),
        ("Q2/2025", ["4–6/2025"]),
        ("TOT 2025 6 kk", ["1–6/2025"]),
    ],
)
def test_times_are_read(text: str, expected: list[str]) -> None:
    """Dates, months, quarters, seasons and years give their spans; a missing year is the report's."""
    assert _periods(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "1.8.2025 lähtien",
        "vuoteen 2030 mennessä",
        "vuodesta 2023",
        "vuoden 2025 alusta lähtien",
        "joulukuussa",
        "enemmän kuin vuonna 2023",
        "edellisestä vuodesta",
        "kauden 31.12.2025–1.1.2025",
    ],
)
def test_open_or_future_times_have_no_period(text: str) -> None:
    """A time that is open, compared with, still to come or impossible is seen, but dates nothing."""
    mentions = find_periods(text, REPORT)
    assert mentions
    assert [mention.period for mention in mentions] == [None] * len(mentions)


@pytest.mark.parametrize("text", ["31.712.2023", "90/02.05.01.03/2023", "klo 9.30", "OKM/74/520/2022", "4.200 €"])
def test_other_numbers_are_no_times(text: str) -> None:
    """Identifiers, clock times, amounts and impossible dates are no dates."""
    assert find_periods(text, REPORT) == []


@given(st.dates(date(1990, 1, 1), date(2049, 12, 31)))
def test_every_printed_date_reads_back(day: date) -> None:
    """A date in Finnish print gives that day, whatever the report's year."""
    assert [mention.period for mention in find_periods(f"tilanne {finnish_date(day)} oli", REPORT)] == [Period.day(day)]


@given(st.integers(0, 11), st.integers(1990, 2049))
def test_every_printed_month_reads_back(month: int, year: int) -> None:
    """A month with its year gives the whole month."""
    mentions = find_periods(f"oli {MONTH_NAMES[month]}ssa {year} noin", REPORT)
    assert [mention.period for mention in mentions] == [Period.months(year, month + 1, month + 1)]
