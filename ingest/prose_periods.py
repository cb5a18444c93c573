"""Points and spans of time in a sentence, each with where it stands.

A mention that names a time but no span that can be told (``1.8.2025 lähtien``, ``vuoteen 2030 mennessä``, a month that
is still to come in the report's year) is kept with no period: its digits are no quantity, and it dates nothing.
Seasons are those of a municipality's working year: kevät January to May, kesä June to August, syksy August to
December.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from store.periods import MONTH_NAMES, Period


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """Where a sentence names a time; ``period`` is None where the span cannot be told."""

    first: int
    last: int
    period: Period | None


_DASH = r"\s*[-\u2010-\u2015\u2212]\s*"
_YEAR = r"(?:19|20)\d\d"
_MONTH = "|".join(name.removesuffix("kuu") for name in MONTH_NAMES)
_FIRST_DAY = r"(?P<d1>\d{1,2})\.(?:(?P<m1>\d{1,2})\.(?P<y1>\d{4})?)?"
_LAST_DAY = r"(?P<d2>\d{1,2})\.(?P<m2>\d{1,2})\.(?P<y2>\d{4})?"
_DAY = rf"(?P<d>\d{{1,2}})\.(?P<m>\d{{1,2}})\.(?P<y>{_YEAR})?"
_ORDINALS = {"ensimmäi": 1, "ensimmäis": 1, "toi": 2, "kolma": 3, "neljä": 4, "viimei": 4}
_ORDINAL = r"(?P<ordinal>ensimmäi|toi|kolma|neljä|viimei)\w*"
_SEASONS = {"kev": (1, 5), "kes": (6, 8), "syk": (8, 12)}
_OPEN = re.compile(
    r"\s*(?:(?:alusta|lopusta|alkupuolelta)?\s*(?:alkaen|lähtien|lukien|mennessä|saakka|asti|jälkeen)\b|alusta\b"
    r"|loppuun\b|loppuun mennessä|alkuun\b|alussa\b|puolelle\b)"
)
_END = re.compile(r"\s+(?:lopussa|lopulla|viimeisenä päivänä)\b")
_BEFORE_OPEN = re.compile(r"(?:\bennen|\bviimeistään|\bkuin|\bverrattuna)\s+$", re.IGNORECASE)


def find_periods(sentence: str, report: Period | None) -> list[PeriodMention]:
    """Return the times that a sentence names, in order, none within another.

    ``report`` is what the document covers: it gives the year where none is printed.
    """
    found: list[PeriodMention] = []
    for pattern, read in _PATTERNS:
        for match in pattern.finditer(sentence):
            if any(match.start() < other.last and other.first < match.end() for other in found):
                continue
            found.append(_mention(sentence, match, read, report))
    return sorted(found, key=lambda mention: mention.first)


def _mention(
    sentence: str, match: re.Match[str], read: Callable[[re.Match[str], Period | None], Period | None],
    report: Period | None,
) -> PeriodMention:  # fmt: skip
    try:
        period = read(match, report)
    except ValueError:
        period = None
    if period is not None and (at_end := _END.match(sentence, match.end())):
        return PeriodMention(match.start(), at_end.end(), Period.day(period.last))
    if opened := _OPEN.match(sentence, match.end()):
        return PeriodMention(match.start(), opened.end(), None)
    if _BEFORE_OPEN.search(sentence[: match.start()]):
        period = None
    return PeriodMention(match.start(), match.end(), period)


def _past(period: Period, report: Period | None) -> Period | None:
    """Return a period whose year was not printed, unless it begins after the report's time."""
    return None if report is None or period.first > report.last else period


def _day_range(match: re.Match[str], report: Period | None) -> Period | None:
    if not match["y2"] and report is None:
        return None
    year = int(match["y2"] or (report.last.year if report else 0))
    last = date(year, int(match["m2"]), int(match["d2"]))
    first = date(int(match["y1"] or year), int(match["m1"] or match["m2"]), int(match["d1"]))
    return Period(first, last)


def _single_day(match: re.Match[str], report: Period | None) -> Period | None:
    if match["y"]:
        return Period.day(date(int(match["y"]), int(match["m"]), int(match["d"])))
    if report is None:
        return None
    return _past(Period.day(date(report.last.year, int(match["m"]), int(match["d"]))), report)


def _month_numbers(match: re.Match[str], report: Period | None) -> Period | None:  # noqa: ARG001 - one form for all
    return Period.months(int(match["y"]), int(match["m1"]), int(match["m2"] or match["m1"]))


def _cumulative(match: re.Match[str], report: Period | None) -> Period | None:  # noqa: ARG001 - likewise
    return Period.months(int(match["y"]), 1, int(match["m"]))


def _named_months(match: re.Match[str], report: Period | None) -> Period | None:
    names = [name.removesuffix("kuu") for name in MONTH_NAMES]
    first = names.index(match["first"].lower()) + 1
    last = names.index(match["until"].lower()) + 1 if match["until"] else first
    return _in_year(match["y"], first, last, report)


def _in_year(year: str | None, first: int, last: int, report: Period | None) -> Period | None:
    if year:
        return Period.months(int(year), first, last)
    return _past(Period.months(report.last.year, first, last), report) if report else None


def _part_of_year(match: re.Match[str], report: Period | None) -> Period | None:
    number = int(match["digit"]) if match["digit"] else _ORDINALS[match["ordinal"].lower()]
    size = 6 if match["half"] else 3
    if match["half"] and (match["ordinal"] or "").lower() == "viimei":
        number = 2
    year = match["before"] or match["y"]
    return _in_year(year, (number - 1) * size + 1, number * size, report)


def _season(match: re.Match[str], report: Period | None) -> Period | None:
    first, last = _SEASONS[match["season"].lower()]
    return _in_year(match["y"] or match["y2"], first, last, report)


def _years(match: re.Match[str], report: Period | None) -> Period | None:  # noqa: ARG001 - likewise
    first = int(match["y1"])
    if not match["y2"]:
        return Period.year(first)
    last = int(match["y2"]) if len(match["y2"]) > 2 else first - first % 100 + int(match["y2"])  # noqa: PLR2004
    if last < first:
        return None
    if match["school"]:
        return Period(date(first, 8, 1), date(last, 7, monthrange(last, 7)[1]))
    return Period(date(first, 1, 1), date(last, 12, 31))


def _relative_year(match: re.Match[str], report: Period | None) -> Period | None:
    if report is None:
        return None
    shift = 0 if match["this"] else 1 if match["next"] else -1
    return Period.year(report.last.year + shift)


def _year_end(match: re.Match[str], report: Period | None) -> Period | None:  # noqa: ARG001 - likewise
    is_over = report is not None and (report.last.month, report.last.day) == (12, 31)
    return Period.day(report.last) if report and is_over else None


def _report_period(match: re.Match[str], report: Period | None) -> Period | None:  # noqa: ARG001 - likewise
    return report


def _unknown(match: re.Match[str], report: Period | None) -> Period | None:  # noqa: ARG001 - likewise
    return None


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_KUU = r"kuu(?:ssa|lle|lla|lta|n|ta)?\b"
_PATTERNS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Period | None], Period | None]], ...] = (
    (_pattern(rf"(?<![\d.,/]){_FIRST_DAY}{_DASH}{_LAST_DAY}(?!\d)"), _day_range),
    (_pattern(rf"(?<![\d.,/]){_DAY}(?!\d)"), _single_day),
    (_pattern(rf"(?<![\w.,/])(?P<m1>\d{{1,2}})(?:{_DASH}(?P<m2>\d{{1,2}}))?\s*/\s*(?P<y>{_YEAR})(?![\d/])"),
     _month_numbers),
    (_pattern(rf"\b(?:TOT|toteuma)\w*\s+(?P<y>{_YEAR})\s*,?\s*(?P<m>\d{{1,2}})\s*kk\b"), _cumulative),
    (_pattern(rf"\b(?P<first>{_MONTH})(?:kuu)?{_DASH}(?P<until>{_MONTH}){_KUU}(?:\s+(?P<y>{_YEAR})\b)?"),
     _named_months),
    (_pattern(rf"\b(?P<first>{_MONTH})kuusta\s+(?P<until>{_MONTH})kuuhun(?:\s+(?P<y>{_YEAR})\b)?"), _named_months),
    (_pattern(rf"\b(?P<first>{_MONTH}){_KUU}(?P<until>)(?:\s+(?P<y>{_YEAR})\b)?"), _named_months),
    (_pattern(rf"\b(?:{_MONTH})kuu\w*(?:\s+{_YEAR}\b)?"), _unknown),
    (_pattern(rf"(?:\bvuoden\s+(?P<before>{_YEAR})\s+)?\b(?:{_ORDINAL}\s+(?:(?:vuosi)?neljänne\w+|kvartaal\w+"
              rf"|neljännesvuo\w+|(?P<half>(?:vuosi)?puolisko\w*|puolivuo\w+))|Q(?P<digit>[1-4]))"
              rf"(?:\s*/?\s*(?P<y>{_YEAR})\b)?"), _part_of_year),
    (_pattern(rf"\b(?P<season>kev|kes|syk)(?:ää|ä|sy)(?:(?:llä|nä)\b(?:\s+(?P<y>{_YEAR})\b)?"
              rf"|n\s+(?:(?P<y2>{_YEAR})\s+)?aikana\b)"), _season),
    (_pattern(rf"\b(?:kevä|kesä|syksy|talv)\w*\s+{_YEAR}\b"), _unknown),
    (_pattern(rf"\b(?:(?P<school>luku)?vuo(?:nna|den|sina|sien|sille|delle|si|sia)|vv?\.?|TP|TA|TOT|tilikau\w+"
              rf"|tilinpäätö\w+|talousarvio\w*)\s*(?P<y1>{_YEAR})(?:{_DASH}(?P<y2>{_YEAR}|\d\d)(?!\d))?\b"), _years),
    (_pattern(rf"\b(?:luku)?vuo\w+\s+{_YEAR}\b"), _unknown),
    (_pattern(rf"(?<![\w.,/-])(?P<school>)(?P<y1>{_YEAR}){_DASH}(?P<y2>{_YEAR})(?![\w/])"), _years),
    (_pattern(r"\b(?:(?P<this>tänä|kuluvana|kuluvan)|(?P<next>ensi)|viime|edellisenä|edellisen)\s+vuo(?:nna|tena|den)\b"),
     _relative_year),
    (_pattern(r"\b(?:edellis|viime|seuraav)\w*\s+vuo\w+"), _unknown),
    (_pattern(r"\bvuoden\s+(?:lopussa|vaihteessa)\b"), _year_end),
    (_pattern(r"\b(?:raportoi\w+|raportointi|katsaus|tarkastelu|seuranta)(?:\s+|-)?(?:ajan)?(?:kaude|jakso)\w*"),
     _report_period),
)  # fmt: skip
