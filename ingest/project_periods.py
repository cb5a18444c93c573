"""A project's printed time: 2022–31.12.2023; 1.1.–31.7.2023 / toteutusvaihe; 2024–2025.

A year alone is the whole year; the first half of a span takes its year from the second. A span that is only
reserved, not decided, is not the project's time.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from store.figures import Problem, ProblemKind
from store.periods import Period
from store.records import Field

_DASH = r"\s*[-\u2010-\u2015\u2212]\s*"
_MOMENT = r"\d{1,2}\.\d{1,4}\.(?:\d{2,4})?|\d{1,2}[./](?:19|20)\d{2}|(?:19|20)\d{2}"
_SPAN = re.compile(
    rf"(?<![\d./§])(?P<first>{_MOMENT}|\d{{1,2}}\.?)(?P<dash>{_DASH})(?P<last>{_MOMENT})(?![\d/])"
    rf"|(?<![\d./§])(?P<open>{_MOMENT}){_DASH}(?=\s|$|/)"
    rf"|(?<![\d./§])(?P<alone>{_MOMENT})(?![\d/])(?P<onward>\s*(?:alkaen|lähtien))?"
)
_DAY = re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,4})\.(?P<year>\d{2,4})?")
_MONTH = re.compile(r"(?P<month>\d{1,2})[./](?P<year>\d{4})")
_ONLY_MONTH = re.compile(r"(?P<month>\d{1,2})\.?")
_RESERVED = re.compile(r"varaus|varau|optio|mahdolli|alustava|haetaan", re.IGNORECASE)
_CLAUSE = re.compile(r"(?<=[a-zåäö\d])[.;]\s|\s(?=[A-ZÅÄÖ][a-zåäö])")
_TWO_DIGITS = 100
_CENTURY = 2000
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Span:
    """What a printed time says: the period where both ends are read, else the end that is.

    ``impossible`` is the printed part that is no date; ``several`` is set where more than one time is printed.
    """

    period: Period | None = None
    begins: date | None = None
    ends: date | None = None
    impossible: str | None = None
    several: bool = False


def read_span(text: str) -> Span:
    """Return the time that a project's field prints; an empty one where it prints none."""
    spans = list(_spans(text))
    decided = [span for span in spans if not _RESERVED.search(_clause_before(text, span.start()))]
    chosen = decided or spans
    if not chosen:
        return Span()
    if len({match.group() for match in chosen}) > 1:
        return Span(several=True)
    return _read(chosen[0])


def period_problems(span: Span, field: Field) -> list[Problem]:
    """Return what is wrong with a printed time: a date that cannot be, several times, or none."""
    if span.impossible is not None:
        message = f"Päivämäärä ei ole mahdollinen: {span.impossible}."
        return [Problem(ProblemKind.IMPOSSIBLE_DATE, field.place, field.text, message)]
    if span.several:
        message = "Kentässä on useita toteutusaikoja; hankkeen aikaa ei voitu päätellä."
        return [Problem(ProblemKind.AMBIGUOUS_ROW, field.place, field.text, message)]
    if span.begins is None and span.ends is None:
        return [Problem(ProblemKind.UNREAD_CELL, field.place, field.text, "Toteutusaikaa ei voitu lukea.")]
    return []


def _spans(text: str) -> Iterator[re.Match[str]]:
    return _SPAN.finditer(text)


def _clause_before(text: str, end: int) -> str:
    """Return the clause that leads to a place in a text."""
    return _CLAUSE.split(text[:end])[-1] if end else ""


def _read(match: re.Match[str]) -> Span:
    """Return what one printed span says."""
    if match["alone"] or match["open"]:
        printed = match["alone"] or match["open"]
        begins, ends = _first_day(printed, None), _last_day(printed)
        if begins is None or ends is None:
            return Span(impossible=printed)
        if match["open"] or match["onward"]:
            return Span(begins=begins)
        return Span(Period(begins, ends), begins, ends)
    ends = _last_day(match["last"])
    begins = _first_day(match["first"], ends)
    impossible = next((part for part, day in ((match["last"], ends), (match["first"], begins)) if day is None), None)
    if impossible is not None:
        return Span(begins=begins, ends=ends, impossible=impossible)
    if begins is not None and ends is not None and begins <= ends:
        return Span(Period(begins, ends), begins, ends)
    return Span(begins=begins, ends=ends, impossible=match.group())


def _first_day(printed: str, ends: date | None) -> date | None:
    """Return the first day of a printed moment; None where it is no date, or has no year and the end has none."""
    year, month, day = _parts(printed)
    if year is None:
        if ends is None:
            return None
        year = ends.year
    return _date(year, month or 1, day or 1)


def _last_day(printed: str) -> date | None:
    """Return the last day of a printed moment; None where it is no date or has no year."""
    year, month, day = _parts(printed)
    if year is None:
        return None
    if day is None and month is not None:
        return Period.months(year, month, month).last if 1 <= month <= _MONTHS else None
    return _date(year, month or _MONTHS, day or 31)


def _parts(printed: str) -> tuple[int | None, int | None, int | None]:
    """Return year, month and day of a printed moment, as far as it tells them."""
    match = _DAY.fullmatch(printed)
    if match:
        return _year(match["year"]), int(match["month"]), int(match["day"])
    match = _MONTH.fullmatch(printed)
    if match:
        return _year(match["year"]), int(match["month"]), None
    match = _ONLY_MONTH.fullmatch(printed)
    if match:
        return None, int(match["month"]), None
    return _year(printed), None, None


def _year(printed: str | None) -> int | None:
    if not printed:
        return None
    return int(printed) + (_CENTURY if int(printed) < _TWO_DIGITS else 0)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
