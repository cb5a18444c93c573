"""Expressions of time, as people write them."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.time_finding import find_times
from assistant.timewords import Direction, Shift, TimeMention
from store.periods import Period


def said(text: str) -> list[str]:
    """Return each mention in short: ``2025 1-6 end from`` and the like."""
    return [_short(mention) for mention in find_times(text)]


def _short(mention: TimeMention) -> str:
    year = str(mention.year) if mention.year is not None and mention.day is None else ""
    if mention.span_to is not None:
        year += f"..{mention.span_to}"
    parts = [
        year,
        f"{mention.months[0]}-{mention.months[1]}" if mention.months else "",
        mention.day.isoformat() if mention.day else "",
        "end" if mention.at_end else "",
        mention.shift.value if mention.shift else "",
        mention.direction.value if mention.direction else "",
    ]
    return " ".join(part for part in parts if part)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("vuonna 2024", "2024"),
        ("vuoden 2024 tilinpäätöksessä", "2024"),
        ("v. 2023", "2023"),
        ("2023:n luvut", "2023"),
        ("2025:lle varattu", "2025 to"),
        ("TP2024", "2024"),
        ("TP 2024", "2024"),
        ("TAE 2026", "2026"),
        ("tp24", "2024"),
        ("TA-25", "2025"),
        ("TP'24", "2024"),
        ("TOT 2025 6 kk", "2025 1-6"),
        ("12 kk 2024", "2024 1-12"),
        ("6 kuukauden aikana", "1-6"),
        ("tammi-kesäkuussa 2025", "2025 1-6"),
        ("tammi–kesäkuussa 2025", "2025 1-6"),
        ("tammi-kesakuussa 2025", "2025 1-6"),
        ("tammikuu-kesäkuu 2025", "2025 1-6"),
        ("2024 tammi-kesäkuu", "2024 1-6"),
        ("tammi–kesäkuusta", "1-6 from"),
        ("tammi–kesäkuuhun", "1-6 to"),
        ("heinä–joulukuussa", "7-12"),
        ("huhti-kesäkuussa 2025", "2025 4-6"),
        ("1-6/2025", "2025 1-6"),
        ("1–6/2025", "2025 1-6"),
        ("1 – 6 / 2025", "2025 1-6"),
        ("6/2025", "2025 6-6"),
        ("TOT 6/2025", "2025 1-6"),
        ("toteuma 8/2024", "2024 1-8"),
        ("kahden ensimmäisen vuosineljänneksen aikana 2025", "2025 1-6"),
        ("1. ja 2. neljännes 2025", "2025 1-6"),
        ("Q1–Q3 2024", "2024 1-9"),
        ("vuoden 2024 ensimmäisellä vuosi-puoliskolla", "2024 1-6"),
        ("ensimmäisellä vuosi puoliskolla 2024", "2024 1-6"),
        ("1. 2. 2025", "2025-02-01"),
        ("huhtikuussa", "4-4"),
        ("helmikuun 2025", "2025 2-2"),
        ("maaliskuusta", "3-3 from"),
        ("toukokuuhun", "5-5 to"),
        ("kesäkuun lopussa 2025", "2025 6-6 end"),
        ("kesäkuun loppuun mennessä", "6-6 end"),
        ("joulukuun lopussa 2024", "2024 12-12 end"),
        ("vuoden 2024 lopussa", "2024 end"),
        ("30.6.2025", "2025-06-30"),
        ("31.12.2024 tilanne", "2024-12-31"),
        ("1.8.2025 alkaen", "2025-08-01"),
        ("30.6.", "6-6 end"),
        ("1.1.–30.6.2025", "2025 1-6"),
        ("1.4.-30.6.2025", "2025 4-6"),
        ("1.1.2025–30.6.2025", "2025 1-6"),
        ("vuosina 2024–2025", "2024..2025"),
        ("2023-2026", "2023..2026"),
        ("ensimmäisellä vuosipuoliskolla 2024", "2024 1-6"),
        ("ekalla vuosipuoliskolla 2024", "2024 1-6"),
        ("ekalla puoliskolla", "1-6"),
        ("toisella puoliskolla 2024", "2024 7-12"),
        ("alkuvuonna 2025", "2025 1-6"),
        ("alkuvuoden 2024", "2024 1-6"),
        ("alkuvuodesta", "1-6 from"),
        ("loppuvuonna 2024", "2024 7-12"),
        ("H1 2025", "2025 1-6"),
        ("h2 2024", "2024 7-12"),
        ("puolivuosi 2025", "2025 1-6"),
        ("puolivuosiraportti 2025", "2025"),
        ("Q1 2025", "2025 1-3"),
        ("Q2/2025", "2025 4-6"),
        ("toisella neljänneksellä 2025", "2025 4-6"),
        ("ensimmäisen vuosineljänneksen", "1-3"),
        ("kolmannella kvartaalilla 2024", "2024 7-9"),
        ("viimeisellä neljänneksellä", "10-12"),
        ("2. neljännes 2025", "2025 4-6"),
        ("viime vuonna", "last year"),
        ("tänä vuonna", "this year"),
        ("kuluvana vuonna", "this year"),
        ("ensi vuonna", "next year"),
        ("seuraavana vuonna", "next year"),
        ("toissavuonna", "two years before"),
        ("toissa vuonna", "two years before"),
        ("kaksi vuotta sitten", "two years before"),
        ("viime vuoden vastaavana aikana", "year before"),
        ("edellisvuonna", "year before"),
        ("edellisenä vuonna", "year before"),
        ("vuotta aiemmin", "year before"),
        ("vuosi sitten", "year before"),
        ("vuoden takaiseen", "year before to"),
        ("viime vuoden samaan aikaan", "year before to"),
        ("vastaavana aikana", "same time"),
        ("samaan aikaan vuonna 2024", "2024 same time to"),
        ("viime vuoden tammi-kesäkuussa", "1-6 last year"),
        ("vuoteen 2024 verrattuna", "2024 to"),
        ("viime vuoden 2024 alkupuoliskolla", "2024 1-6"),
        ("edellisen vuoden 2024", "2024"),
        ("viime vuonna eli 2024", "2024"),
        ("kesäkuuhun asti 2025", "2025 6-6 end"),
        ("elokuuhun saakka", "8-8 end"),
        ("vuoden alusta kesäkuuhun 2024", "2024 6-6 end"),
    ],
)
def test_one_expression(text: str, meant: str) -> None:
    """Each way to say a time is understood, alone and in the middle of a question."""
    assert said(text) == [meant]
    assert said(f"Paljonko kulut olivat {text}?") == [meant]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("vuodesta 2024 vuoteen 2025", ["2024 from", "2025 to"]),
        ("vuosien 2024 ja 2025", ["2024", "2025"]),
        ("vuonna 2024 ja 1-6/2025", ["2024", "2025 1-6"]),
        ("tammi–kesäkuusta 2024 tammi–kesäkuuhun 2025", ["2024 1-6 from", "2025 1-6 to"]),
        ("TOT 2025 6 kk ja TP 2024", ["2025 1-6", "2024"]),
    ],
)
def test_several_expressions(text: str, meant: list[str]) -> None:
    """Two times stay two, each with its own year, in the order of the question."""
    assert said(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        "2 000 euroa",
        "2000 euroa",
        "2024 €",
        "8 412 lainaajaa",
        "1,2024",
        "13/2025",
        "6-3/2025",
        "31.2.2025",
        "24.12.",
        "vuoden lopussa",
        "tot-25 %",
    ],
)
def test_no_expression(text: str) -> None:
    """Amounts, impossible days and months, and the year's unnamed end are no times."""
    assert said(text) == []


@given(st.integers(1, 12), st.integers(1, 12), st.integers(2000, 2099))
def test_months_by_number_are_a_period(one: int, other: int, year: int) -> None:
    """Whatever months are said by number, the mention's period is those months of that year."""
    first, last = min(one, other), max(one, other)
    mention = find_times(f"kulut {first}–{last}/{year}?")[0]
    assert mention.period(None) == Period.months(year, first, last)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_day_is_that_day(day: date) -> None:
    """Any date with its year is found as that day and nothing else."""
    assert [mention.period(None) for mention in find_times(f"tilanne {day.day}.{day.month}.{day.year}")] == [
        Period.day(day)
    ]


@given(st.text(st.sampled_from("0123456789./–- kuvtsäöanhemi€%"), max_size=30))
def test_mentions_lie_apart_in_the_text(text: str) -> None:
    """Mentions come in order, do not overlap, and lie within the text; any text can be read."""
    ends = 0
    for mention in find_times(text):
        assert ends <= mention.start < mention.end <= len(text)
        ends = mention.end


@pytest.mark.parametrize(
    ("text", "default", "period"),
    [
        ("kesäkuussa", 2025, Period.months(2025, 6, 6)),
        ("2024", 2025, Period.year(2024)),
        ("2024–2025", 2025, Period(date(2024, 1, 1), date(2025, 12, 31))),
        ("kesäkuussa", None, None),
    ],
)
def test_a_missing_year_is_filled_in(text: str, default: int | None, period: Period | None) -> None:
    """A month without a year takes the one that is given, and is no period where none is."""
    assert find_times(text)[0].period(default) == period


def test_spans_are_of_the_text_as_typed() -> None:
    """The characters of a mention are those of the question, dots or no dots."""
    text = "Mikä oli käyttöaste tammi–kesäkuussa 2025?"
    mention = find_times(text)[0]
    assert text[mention.start : mention.end] == "tammi–kesäkuussa 2025"


def test_shifts_and_directions_are_told_apart() -> None:
    """A year is the start or the end of a change by its case, and neither in another case."""
    found = {word: find_times(f"{word} 2024")[0].direction for word in ("vuodesta", "vuoteen", "vuonna")}
    assert found == {"vuodesta": Direction.FROM, "vuoteen": Direction.TO, "vuonna": None}
    assert {mention.shift for mention in find_times("viime vuonna ja ensi vuonna")} == {
        Shift.LAST_YEAR,
        Shift.NEXT_YEAR,
    }


def test_the_table_is_about_different_things() -> None:
    """Every month and quarter of the year is understood by its name."""
    months = ["tammi", "helmi", "maalis", "huhti", "touko", "kesä", "heinä", "elo", "syys", "loka", "marras", "joulu"]
    assert [said(f"{month}kuussa") for month in months] == [[f"{n}-{n}"] for n in range(1, 13)]
    assert [re.sub("2025 ", "", said(f"Q{n} 2025")[0]) for n in range(1, 5)] == ["1-3", "4-6", "7-9", "10-12"]


@pytest.mark.parametrize("text", ["viime vuosikymmenellä", "viime vuosina", "edellisten vuosien", "ensi vuosina"])
def test_several_years_are_not_the_one_before(text: str) -> None:
    """A decade or years in the plural are no single year."""
    assert said(text) == []


@pytest.mark.parametrize("text", ["§ 2023", "päätös § 2024", "Q1 ja Q3 2025"])
def test_what_is_no_time_of_one_piece(text: str) -> None:
    """A section's number is no year, and quarters that are not side by side are no period."""
    assert "2025 1-9" not in said(text)
    assert not {"2023", "2024"} & set(said(text))
