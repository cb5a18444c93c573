"""Expressions of time in a question: years, months, halves, quarters, days, and words such as "vuotta aiemmin".

Matching works on folded text (no dots on ä and ö, lower case), so that missing dots do not matter. Spans are
character positions of the question as typed.
"""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from functools import lru_cache

from store.periods import Period

_MONTHS = ("tammi", "helmi", "maalis", "huhti", "touko", "kesa", "heina", "elo", "syys", "loka", "marras", "joulu")
_MONTHS_AFTER = ("heinä", "elo", "syys", "loka", "marras", "joulu")
_MONTH = "(?:" + "|".join(_MONTHS) + ")"
_DASH = r"\s?[-\u2010-\u2013\u2212]\s?"
_ORDINALS = {
    "ensimmai": 1, "eka": 1, "eke": 1, "toise": 2, "toka": 2, "tois": 2, "kolma": 3, "nelja": 4, "viimei": 4,
}  # fmt: skip
_CENTURY = 2000


class Shift(Enum):
    """An expression that points from another moment."""

    TWO_YEARS_BEFORE = "two years before"
    YEAR_BEFORE = "year before"
    SAME_TIME = "same time"
    LAST_YEAR = "last year"
    THIS_YEAR = "this year"
    NEXT_YEAR = "next year"


class Direction(Enum):
    """What the case of the expression says of a change."""

    FROM = "from"
    TO = "to"


@dataclass(frozen=True, slots=True)
class TimeMention:
    """One expression of time.

    ``year`` and ``months`` (first, last) are what was said; either may be missing. ``day`` is set for a date, and
    ``at_end`` where the moment is the end of the period ("kesäkuun lopussa"). ``span_to`` is the last year of a span
    of years ("2024–2025"), or a period given by two dates. ``whole`` tells "koko vuonna", ``year_word`` "vuonna",
    ``same_part`` "samaan aikaan" beside a year's shift, ``in_figures`` a month in figures ("6/2025"), which staff
    write of all from January on too.
    """

    start: int
    end: int
    year: int | None = None
    months: tuple[int, int] | None = None
    day: date | None = None
    at_end: bool = False
    from_start: bool = False
    span_to: int | None = None
    shift: Shift | None = None
    direction: Direction | None = None
    whole: bool = False
    year_word: bool = False
    same_part: bool = False
    in_figures: bool = False

    def period(self, default_year: int | None) -> Period | None:
        """Return the period said, with a year to fill in where none was; None where nothing tells it."""
        if self.day is not None:
            return Period.day(self.day)
        year = self.year if self.year is not None else default_year
        if year is None:
            return None
        if self.span_to is not None:
            return Period(date(year, 1, 1), date(self.span_to, 12, 31))
        if self.months is not None:
            return Period.months(year, *self.months)
        return Period.year(year)


_DATE = re.compile(r"(?<![\d./])(\d{1,2})\.(?:\s(?=\d{1,2}\.\s?\d{4}))?(\d{1,2})\.(?:\s(?=\d{4}))?(\d{4})?(?!\d)")
_DATES = re.compile(
    rf"(?<![\d./])(\d{{1,2}})\.(\d{{1,2}})\.((?:19|20)\d\d)?{_DASH}(\d{{1,2}})\.(\d{{1,2}})\.((?:19|20)\d\d)"
)
_SLASH = re.compile(
    rf"(?<![\d./])(\d{{1,2}})(?:{_DASH}(\d{{1,2}}))?\s?/\s?((?:19|20)?\d\d)\b"
    rf"|(?<![\d./])(\d{{1,2}}){_DASH}(\d{{1,2}})\s+((?:19|20)\d\d)\b"
)
_TO_DATE = re.compile(r"\b(?:tot|toteuma|toteutuma)\.?\s?$")
_YEARS = re.compile(rf"(?<![\d.,/-])((?:19|20)\d\d){_DASH}((?:19|20)\d\d)(?![\d.])")
_YEAR = re.compile(
    r"(?:\b(?:koko\s+)?(?:vuo(?:den|nna|teen|desta|delle|della|delta|tta|si|dessa|sien|sina|siin|silta|sille)|v\.?)\s+)?"
    r"(?<!§)(?<!§ )(?<!§:)(?:(?<![\w.,/€])|(?<=\btp)|(?<=\bta)|(?<=\btot)|(?<=\btae))((?:19|20)\d\d)"
    r"(?![\d]|[.,]\d|\s?(?:€|euro[an]?\b|\d{3}\b))(?::?(n|lla|ssa|sta|lta|een|lle|ta)\b)?"
    r"(?:n?\s+(lopu\w*|lopp\w*))?"
)
_SHORT_YEAR = re.compile(
    r"\b(?:tp|ta|tot(?!-?\s?\d\d\s?%)|tae|ks|vuonna|vuoden|vuosi|vuodelle|vuodesta|vuoteen|(?:\d{1,2}|\b)\s?kk|[hq][1-4])"
    r"\s?[-/'’–−]?\s?(\d\d)\b(?!\s?(?:kk|\d))"
)
_MONTH_RANGE = re.compile(rf"\b({_MONTH})(?:kuu\w*)?{_DASH}({_MONTH})(?:kuu(\w*)|\b)")
_FIRST_MONTHS = re.compile(
    r"\b(?:(kahde|kolme|nelja|viide|kuude|seitsema|kahdeksa|yhdeksa|kymmene)\w*|(\d{1,2})(?::n)?)\s+ensimmai\w+\s+kuukau\w+"
    r"|\bensimmai\w+\s+(?:(kahde|kolme|nelja|viide|kuude|seitsema|kahdeksa|yhdeksa|kymmene)\w*|(\d{1,2}))\s+kuukau\w+"
)
_NUMBER_STEMS = ("kahde", "kolme", "nelja", "viide", "kuude", "seitsema", "kahdeksa", "yhdeksa", "kymmene")
_ONE_MONTH = re.compile(rf"\b({_MONTH})kuu(\w*)(?:(?:\s+((?:19|20)\d\d))?\s+(lopu\w*|lopp\w*|alu\w*|alku\w*))?")
_N_MONTHS = re.compile(r"\b(\d{1,2})\s?(?:kk|kuukau\w*)\b")
_HALF = re.compile(
    r"\b(?:(ensimmai\w*|eka\w*|eke\w*|toise\w*|toinen|toka\w*|ii?|[12]\.)\s+(?:vuosi[ -]?)?puolisko(\w*)"
    r"|(alku|loppu)(?:vuo(?:si|de|te|nn|tt)|puolisko|puol)(\w*)"
    r"|(?:h([12])(?:\s?/\s?((?:19|20)\d\d)\b)?|(puolivuosi|puolivuode|puolivuote)(?!raport|katsau))(\w*))\b",
)
_QUARTER = re.compile(
    r"\b(?:q([1-4])(?:\s?/\s?((?:19|20)\d\d))?"
    r"|(\w+)\s+(?:vuosi[ -]?)?(?:neljannes|neljannekse|kvartaali)(\w*)"
    r"|([1-4])\.\s?(?:vuosi[ -]?)?(?:neljannes|kvartaali)\w*)"
)
_FIRST_QUARTERS = re.compile(
    r"\b(?:(kah|kol)\w+\s+ensimmai\w+|ensimmai\w+\s+(kah|kaks|kol)\w+|(2|3)\s+ensimmai\w+)"
    r"\s+(?:vuosi[ -]?)?(?:neljannes|neljannekse|kvartaali)\w*"
    rf"|\b(?:q1|1\.)(?:{_DASH}|\s?ja\s(?=q?2))(?:q|(?=[23]\.))([23])\.?(?:\s?(?:vuosi)?(?:neljannes|kvartaali)\w*)?"
    r"(?:\s?/\s?((?:19|20)\d\d))?"
)
_ONE_YEAR = r"vuo(?:nna|den|desta|della|delle|delta|dessa|teen|tta|si|tena)(?:kin|kaan|han)?\b"
_SHIFTS = (
    (
        re.compile(rf"\b(?:toissa\s?{_ONE_YEAR}|kaksi vuotta sitten|kahden vuoden tak\w*)"),
        Shift.TWO_YEARS_BEFORE,
    ),
    (
        re.compile(
            rf"\b(?:edellis\w*\s+vuo\w+\s+(?:vastaava\w+|sama\w+)\s+a\w+|edellis\w*\s*{_ONE_YEAR}(?:\s+vastaav\w*(?!\s+yhteen))?"
            r"|viime vuo\w+ (?:sam|vastaav)\w+ a\w+"
            r"|vuo(?:tta|si|den)\s+(?:aiem\w*|aikaisem\w*|sitten|tak\w*|ennen)|vuodenta\w*"
            r"|(?:edellis|aiemm)\w*(?:\s+vuo\w+)?\s+vastaav\w*)"
        ),
        Shift.YEAR_BEFORE,
    ),
    (re.compile(r"\b(?:samaan aikaan|sama\w+ (?:aikana|ajalla|jaksolla|ajalta)|vastaava\w+ ai\w+)"), Shift.SAME_TIME),
    (re.compile(rf"\bviime\s?{_ONE_YEAR}"), Shift.LAST_YEAR),
    (
        re.compile(rf"\b(?:tana vuonna|tan vuoden|taman vuoden|talta vuodelta|talle vuodelle|kuluva\w* {_ONE_YEAR})"),
        Shift.THIS_YEAR,
    ),
    (re.compile(rf"\b(?:ensi|tuleva\w*|seuraava\w*) {_ONE_YEAR}"), Shift.NEXT_YEAR),
)
_SAME = re.compile(r"\b(?:sam|vastaav)")
_YEAR_BEHIND = re.compile(r",?\s(?:eli\s)?((?:19|20)\d\d)\b(?!\s?[-–/]|\s?(?:€|euro))")
_UP_TO = re.compile(r"\s(?:asti|saakka|mennessa)\b")
_FROM_START = re.compile(r"\b(?:vuoden|kauden) alusta(?: alkaen| lahtien)?\s$")
_FROM_ENDINGS = ("sta", "lta", "staan", "ltaan")
_TO_ENDINGS = ("hun", "oon", "een", "lle", "seen", "aan", "ksi")


@lru_cache(maxsize=1)
def time_forms() -> tuple[str, ...]:
    """Return the inflected words of time that a misspelt word may mean."""
    months = [f"{month}kuu" for month in ("tammi", "helmi", "maalis", "huhti", "touko", "kesä", *_MONTHS_AFTER)]
    stems = [*months, "vuosipuolisko", "puolisko", "alkupuolisko", "loppupuolisko"]
    endings = ("", "n", "ssa", "sta", "hun", "lla", "lta", "on", "ta", "oon", "a")
    ordinals = [f"{stem}{end}" for stem in ("ensimmäise", "toise") for end in ("n", "llä", "lla", "nä", "na", "ltä")]
    sides = [f"{side}puole{end}" for side in ("alku", "loppu") for end in ("lla", "n", "lta", "lle")]
    years = [f"edellisvuo{end}" for end in ("nna", "den", "teen", "desta")]
    halves = [f"{side}vuo{end}" for side in ("alku", "loppu") for end in ("si", "den", "nna", "desta", "teen", "della")]
    others = [*ordinals, *sides, *years, "tammi", "viime", "tänä", "tämän", "lopussa", "loppuun", "aikana", "kuukauden"]
    others += [
        "kuukautta",
        "vuosineljänneksen",
        "neljänneksen",
        "aikavälillä",
        "vuonna",
        "vuoden",
        "vuodelle",
        "vuodesta",
        "vuoteen",
        "neljännes",
        "neljänneksellä",
        "tilinpäätöksessä",
    ]
    return (*(f"{stem}{ending}" for stem in stems for ending in endings), *halves, *others)


def _shifts(text: str) -> list[TimeMention]:
    """Return what points from another moment; a year said right behind it ("viime vuoden 2024") is the year meant."""
    found = []
    for pattern, shift in _SHIFTS:
        for m in pattern.finditer(text):
            same_part = shift is Shift.YEAR_BEFORE and bool(_SAME.search(m.group()))
            mention = TimeMention(
                m.start(), m.end(), shift=shift, direction=direction_of(m.group()), same_part=same_part
            )
            said = _YEAR_BEHIND.match(text, m.end())
            if said and not same_part and shift is not Shift.SAME_TIME:
                mention = replace(mention, end=said.end(), year=int(said[1]), shift=None)
            found.append(mention)
    return found


def _dates(text: str) -> list[TimeMention]:
    found = []
    for match in _DATE.finditer(text):
        day, month, year = match.groups()
        try:
            when = date(int(year), int(month), int(day)) if year else None
        except ValueError:
            continue
        if when is not None:
            found.append(TimeMention(match.start(), match.end(), year=when.year, day=when))
        elif 1 <= int(month) <= len(_MONTHS) and int(day) == monthrange(_CENTURY, int(month))[1]:
            found.append(TimeMention(match.start(), match.end(), months=(int(month), int(month)), at_end=True))
    return found


def _date_spans(text: str) -> list[TimeMention]:
    """Return spans of dates that are whole months of one year ("1.1.–30.6.2025")."""
    found = []
    for match in _DATES.finditer(text):
        first_day, first, first_year, last_day, last, year = (int(group) if group else None for group in match.groups())
        if None in (first, last, year) or first_year not in (None, year) or first_day != 1:
            continue
        if first and last and year and 1 <= first <= last <= len(_MONTHS) and last_day == monthrange(year, last)[1]:
            found.append(TimeMention(match.start(), match.end(), year=year, months=(first, last)))
    return found


def _slashes(text: str) -> list[TimeMention]:
    """Return "1–6/2025" and "6/2025"; behind "TOT" the latter is all from January on, as reports head their columns."""
    found = []
    for match in _SLASH.finditer(text):
        first, last = int(match[1] or match[4]), int(match[2] or match[5] or match[1])
        year = int(match[3] or match[6])
        behind_actual = bool(_TO_DATE.search(text[: match.start()]))
        if 1 <= first <= last <= len(_MONTHS) and (year > _CENTURY - 100 or match[2] or behind_actual):
            full = year if year > _CENTURY - 100 else _CENTURY + year
            to_date = first == last and behind_actual
            months = (1, last) if to_date else (first, last)
            mention = TimeMention(match.start(), match.end(), year=full, months=months, from_start=to_date)
            found.append(replace(mention, in_figures=first == last))
    return found


def _year_spans(text: str) -> list[TimeMention]:
    return [
        TimeMention(m.start(), m.end(), year=int(m[1]), span_to=int(m[2]))
        for m in _YEARS.finditer(text)
        if int(m[1]) < int(m[2])
    ]


def _years(text: str) -> list[TimeMention]:
    found = [
        TimeMention(
            m.start(),
            m.end(),
            year=int(m[1]),
            at_end=bool(m[3]),
            whole=m.group().startswith("koko"),
            year_word=m.group().startswith("vuonna"),
            direction=direction_of(m[2] or "", text[m.start() : m.start(1)]),
        )
        for m in _YEAR.finditer(text)
    ]
    found += [TimeMention(m.start(1), m.end(1), year=_CENTURY + int(m[1])) for m in _SHORT_YEAR.finditer(text)]
    return found


def _month_ranges(text: str) -> list[TimeMention]:
    found = []
    for match in _MONTH_RANGE.finditer(text):
        first, last = _MONTHS.index(match[1]) + 1, _MONTHS.index(match[2]) + 1
        if first <= last:
            direction = direction_of(match[3] or "")
            found.append(TimeMention(match.start(), match.end(), months=(first, last), direction=direction))
    return found


def _month_ends(text: str) -> list[TimeMention]:
    found = []
    for match in _ONE_MONTH.finditer(text):
        month = _MONTHS.index(match[1]) + 1
        at_end = bool(match[4]) and match[4].startswith(("lop", "lopp"))
        end = match.end() if at_end else match.end(2)
        up_to = _UP_TO.match(text, end) if match[2].endswith("hun") else None
        if up_to or (match[2].endswith("hun") and _FROM_START.search(text[: match.start()])):
            end = up_to.end() if up_to else end
            found.append(TimeMention(match.start(), end, months=(month, month), at_end=True, from_start=True))
            continue
        year = int(match[3]) if at_end and match[3] else None
        mention = TimeMention(match.start(), end, year=year, months=(month, month), at_end=at_end)
        found.append(replace(mention, direction=None if at_end else direction_of(match[2])))
    return found


def _halves(text: str) -> list[TimeMention]:
    found = []
    for match in _HALF.finditer(text):
        ordinal, _, side, _, number, year, _, _ = match.groups()
        second = side == "loppu" or number == "2" or bool(ordinal and ordinal.startswith(("to", "ii", "2")))
        months = (7, 12) if second else (1, 6)
        direction = direction_of(match.group())
        said = int(year) if year else None
        found.append(TimeMention(match.start(), match.end(), year=said, months=months, direction=direction))
    return found


def _quarters(text: str) -> list[TimeMention]:
    found = []
    for match in _QUARTER.finditer(text):
        word = match[3] or ""
        number = int(match[1] or match[5] or next((n for stem, n in _ORDINALS.items() if word.startswith(stem)), 0))
        year = int(match[2]) if match[2] else None
        if number:
            found.append(TimeMention(match.start(), match.end(), year=year, months=(3 * number - 2, 3 * number)))
    return found


def _first_quarters(text: str) -> list[TimeMention]:
    """Return "kahden ensimmäisen neljänneksen" and "Q1–Q2" as the months from January on."""
    found = []
    for match in _FIRST_QUARTERS.finditer(text):
        word, digit = match[1] or match[2], match[3] or match[4]
        count = int(digit) if digit else 3 if word == "kol" else 2
        year = int(match[5]) if match[5] else None
        found.append(TimeMention(match.start(), match.end(), year=year, months=(1, 3 * count), from_start=True))
    return found


def _n_months(text: str) -> list[TimeMention]:
    return [
        TimeMention(m.start(), m.end(), months=(1, int(m[1])), from_start=True)
        for m in _N_MONTHS.finditer(text)
        if 1 <= int(m[1]) <= len(_MONTHS)
    ]


def _first_months(text: str) -> list[TimeMention]:
    """Return "kuuden ensimmäisen kuukauden aikana" as the months from January on."""
    found = []
    for match in _FIRST_MONTHS.finditer(text):
        stem, digits = match[1] or match[3], match[2] or match[4]
        count = int(digits) if digits else _NUMBER_STEMS.index(stem) + 2
        if 1 <= count <= len(_MONTHS):
            found.append(TimeMention(match.start(), match.end(), months=(1, count), from_start=True))
    return found


FINDERS = (
    _shifts,
    _first_months,
    _date_spans,
    _dates,
    _first_quarters,
    _quarters,
    _halves,
    _slashes,
    _year_spans,
    _month_ranges,
    _month_ends,
    _n_months,
    _years,
)


def direction_of(ending: str, lead: str = "") -> Direction | None:
    """Return what the case ending of an expression, or of the word before it, says of a change."""
    words = [ending, *lead.split()[:1]]
    if any(word.endswith(_FROM_ENDINGS) for word in words):
        return Direction.FROM
    if any(word.endswith(_TO_ENDINGS) for word in words):
        return Direction.TO
    return None
