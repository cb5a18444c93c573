"""Columns: what the numbers below a head are: basis, period, unit."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from ingest.column_heads import YEAR, Mark, Part, named_months
from ingest.head_meaning import head_basis, head_label, head_measure, head_year, is_of_group
from store.figures import Basis
from store.periods import Period
from store.units import Unit

_FEWEST_MONTHS = 3
_MONTH_OF_YEAR = re.compile(r"(0?[1-9]|1[0-2])\s?/\s?(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Setting:
    """What the document tells about its columns: the reported year and period, and whether it closes the year."""

    year: int | None = None
    period: Period | None = None
    is_closing: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """What stands in a column.

    ``unit`` is None where the head names none: the table or the row tells it then. ``organisation`` is whose numbers
    these are and ``measure`` what they measure, where the head tells it beside, or in the place of, the rows;
    ``is_group`` tells the municipality's group from itself.
    """

    label: str
    basis: Basis
    period: Period
    unit: Unit | None
    organisation: str | None = None
    measure: str | None = None
    is_group: bool | None = None

    @property
    def meaning(self) -> tuple[object, ...]:
        """What tells the column from its neighbours."""
        return self.basis, self.period, self.unit, (self.measure or "").casefold(), self.organisation, self.is_group


@dataclass(frozen=True, slots=True)
class Time:
    """What a table's title tells of the numbers below heads that tell no time: their kind and period."""

    basis: Basis
    period: Period


_ASIDE = (Mark.UNIT, Mark.OWNER, Mark.MEASURE, Mark.FILLER, Mark.EMPTY)
_YEAR_AND_MONTHS = 2
_TITLE_TIME = re.compile(
    rf"(?P<months>\b\d{{1,2}}\s?[-–]\s?\d{{1,2}}\s?/\s?(?:19|20)\d\d|\b1\.1\.(?:{YEAR})?\s?[-–]\s?\d{{1,2}}\.\d{{1,2}}\.{YEAR})"
    rf"|(?P<date>\b\d{{1,2}}\.\d{{1,2}}\.{YEAR})|\b(?P<year>{YEAR})\b"
)
_TITLE_ACTUAL = re.compile(r"(?i)toteu|tilinpäätös|\btp\b|\btot\b")
_TITLE_BUDGET = re.compile(r"(?i)talousarvio|\bta\b")
_FORECAST = re.compile(r"(?i)enn|tpe")
_TITLE_FORECAST = re.compile(r"(?i)ennuste")


def title_time(text: str, setting: Setting) -> Time | None:
    """Return what a title tells of the time and kind of numbers whose heads tell neither.

    A title without a time is of the closed year in closing accounts; in any other document it tells nothing.
    """
    if _TITLE_FORECAST.search(text):
        return None
    is_actual = bool(_TITLE_ACTUAL.search(text))
    if _TITLE_BUDGET.search(text) and not is_actual:
        year = re.search(YEAR, text)
        return Time(Basis.BUDGET, Period.year(int(year.group()))) if year else None
    found = list(_TITLE_TIME.finditer(text))
    if len(found) > 1 or (not found and not setting.is_closing):
        return None
    if not found:
        return Time(Basis.ACTUAL, Period.year(setting.year)) if setting.year else None
    return _time_of(found[0], setting, is_actual=is_actual)


def _time_of(found: re.Match[str], setting: Setting, *, is_actual: bool) -> Time | None:
    """Return the time that a title's date or months name."""
    year_text = re.findall(YEAR, found.group())[-1]
    year = int(year_text)
    if found["year"]:
        is_past = setting.period is not None and Period.year(year).last <= setting.period.last
        return Time(Basis.ACTUAL, Period.year(year)) if is_past else None
    period = months_of(found.group(), year)
    if found["date"] and period:
        period = Period(date(year, 1, 1), period.last)
    return Time(Basis.ACTUAL, period) if period and (is_actual or found["months"]) else None


def read_columns(heads: list[tuple[Part, ...]], setting: Setting, title: Time | None = None) -> list[Column | None]:
    """Return the meaning of each head beside its neighbours; None for a head that cannot be understood.

    A head without a year takes it from the table's budget column, else from its only other year (that of closing
    accounts apart: it is the year to compare with), else from the document.
    """
    years = [head_year(parts) for parts in heads]
    budgets = {
        year
        for year, parts in zip(years, heads, strict=True)
        if year and head_basis(parts) in (Basis.BUDGET, Basis.AMENDED_BUDGET)
    }
    reported = {
        year
        for year, parts in zip(years, heads, strict=True)
        if year and head_basis(parts) not in (None, Basis.PLAN) and not _is_closing_word(parts)
    }
    named = budgets or reported
    fallback = next(iter(named)) if len(named) == 1 else setting.year
    is_series = is_month_series(heads) or _parts_months(heads)
    columns = [_read_column(parts, fallback, setting, title, is_series=is_series) for parts in heads]
    columns = [_of_months(column, parts, columns) for column, parts in zip(columns, heads, strict=True)]
    columns = _with_one_name(columns)
    bases = {column.basis for column in columns if column}
    if {Basis.BUDGET, Basis.AMENDED_BUDGET} <= bases and Basis.BUDGET_CHANGE not in bases:
        return [_as_budget_change(column) for column in columns]
    return columns


def _with_one_name(columns: list[Column | None]) -> list[Column | None]:
    """Return the columns with costs and income called investments in all heads where some heads call them so."""
    named = {column.measure for column in columns if column and column.measure}
    longer = {name: f"Investointi{name.casefold()}" for name in ("Menot", "Tulot")}
    longer = {name: whole for name, whole in longer.items() if whole in named}
    return [
        replace(column, measure=longer.get(column.measure, column.measure)) if column and column.measure else column
        for column in columns
    ]


def _as_budget_change(column: Column | None) -> Column | None:
    """Return a column of changes as one of budget changes: between two budgets it can be no other."""
    return replace(column, basis=Basis.BUDGET_CHANGE) if column and column.basis is Basis.CHANGE else column


def _of_months(column: Column | None, parts: tuple[Part, ...], columns: list[Column | None]) -> Column | None:
    """Return a deviation from the budget as one of the months that a budget and an actual of the table are both of.

    One of a forecast is of the year, whatever stands beside it.
    """
    if column is None or column.basis not in (Basis.DEVIATION, Basis.REALISATION) or not column.period.is_year:
        return column
    if any(part.mark is Mark.SPAN and _FORECAST.search(part.text) for part in parts):
        return column
    budgets = {other.period for other in columns if other and other.basis in (Basis.BUDGET, Basis.AMENDED_BUDGET)}
    actuals = {other.period for other in columns if other and other.basis is Basis.ACTUAL}
    shared = {
        period for period in budgets & actuals if not period.is_year and period.last.year == column.period.last.year
    }
    return replace(column, period=shared.pop()) if len(shared) == 1 else column


def _holds_two(parts: tuple[Part, ...]) -> bool:
    """Whether the words of two heads came together: two years or months, or one base word twice."""
    times = Counter(part.mark for part in parts if part.mark in (Mark.YEAR, Mark.SHORT_YEAR, Mark.MONTHS, Mark.DATE))
    bases = Counter(part.basis for part in parts if part.mark is Mark.BASIS)
    return max(times.values(), default=0) > 1 or max(bases.values(), default=0) > 1


def is_month_series(heads: Sequence[tuple[Part, ...]]) -> bool:
    """Whether the heads name months one after another, each a column of its own and not counted from January.

    A bare year beside them may be that of the same months: it is no year's total.
    """
    if any(part.mark is Mark.CUMULATIVE for parts in heads for part in parts):
        return False
    months = {single_month(part.text) for parts in heads for part in parts if part.mark is Mark.MONTHS} - {None}
    return len(months) >= _FEWEST_MONTHS


def _parts_months(heads: list[tuple[Part, ...]]) -> bool:
    """Whether one month stands beside the months up to it, of the same kind: it is then that month alone."""
    times = {
        (head_basis(parts), head_year(parts), part.text)
        for parts in heads
        for part in parts
        if part.mark is Mark.MONTHS
    }
    singles = {(basis, year, month) for basis, year, text in times if (month := single_month(text)) not in (None, 1)}
    spans = {
        (basis, year, period.last.month)
        for basis, year, text in times
        if year and single_month(text) is None and (period := months_of(text, year)) and period.first.month == 1
    }
    return bool(singles & spans)


def single_month(text: str) -> int | None:
    """Return the one month that a text names (``elokuu``, ``8/2025``), None where it names several or none."""
    named = named_months(text)
    if named:
        return named[0] if len(named) == 1 else None
    found = _MONTH_OF_YEAR.fullmatch(text.strip())
    return int(found[1]) if found else None


def _read_column(
    parts: tuple[Part, ...], fallback: int | None, setting: Setting, title: Time | None, *, is_series: bool
) -> Column | None:
    """Return the meaning of one head."""
    basis, year = head_basis(parts), head_year(parts)
    marks = {part.mark for part in parts}
    if _holds_two(parts):
        return None
    label, measure, is_group = head_label(parts), head_measure(parts), is_of_group(parts)
    units = [part.unit for part in parts if part.unit is not None]
    unit = Unit.PERCENT if Mark.PERCENT in marks or basis in (Basis.REALISATION, Basis.CHANGE_RATE) else None
    unit = unit or (units[0] if units else None)
    if basis is None:
        rest = [part for part in parts if part.mark not in _ASIDE]
        if not rest and title and measure:
            return Column(label, title.basis, title.period, unit, None, measure, is_group)
        own_year = year or (fallback if is_series and Mark.MONTHS in marks else None)
        period = _bare_period(parts, own_year, setting, is_series=is_series)
        is_bare = len(rest) == 1 or (len(rest) == _YEAR_AND_MONTHS and period)
        is_of_part = is_series and Mark.MONTHS not in marks and period is not None and period.is_year
        found = period if is_bare and not is_of_part else None
        return Column(label, Basis.ACTUAL, found, unit, None, measure or None, is_group) if found else None
    year = year or (None if basis is Basis.PLAN else fallback)
    if year is None:
        return None
    if basis in (Basis.ACTUAL, Basis.FORECAST):
        period = _flow_period(
            parts,
            year,
            setting,
            is_closing=_is_closing_word(parts) or basis is Basis.FORECAST,
            is_series=is_series,
        )
    else:
        period = _budget_period(parts, year, basis, is_series=is_series)
    return Column(label, basis, period, unit, None, measure or None, is_group) if period else None


def _budget_period(parts: tuple[Part, ...], year: int, basis: Basis, *, is_series: bool) -> Period | None:
    """Return the period of a budget or of what is compared with it: the year, or the months that the head names."""
    text = next((part.text for part in parts if part.mark is Mark.MONTHS), None)
    month = single_month(text) if text else None
    if text is None or (month is None and basis not in (Basis.BUDGET, Basis.AMENDED_BUDGET)):
        return Period.year(year)
    if month is None:
        return months_of(text, year)
    return Period.months(year, month, month) if is_series else None


def _is_closing_word(parts: tuple[Part, ...]) -> bool:
    return any(re.match(r"tp|tilinpäätös", part.text, re.IGNORECASE) for part in parts if part.basis)


def _bare_period(parts: tuple[Part, ...], year: int | None, setting: Setting, *, is_series: bool) -> Period | None:
    """Return the period of a head that is only a time: what was, where the document has it behind it.

    A bare year or date tells nothing in a document whose own period is not known, nor a year that has not ended.
    """
    until = setting.period
    if year is None or until is None or Mark.PERCENT in {part.mark for part in parts}:
        return None
    period: Period | None = Period.year(year)
    for part in parts:
        if part.mark is Mark.DATE:
            day = _full_date(part.text, year)
            period = Period.day(day) if day else None
        elif part.mark is Mark.MONTHS:
            month = single_month(part.text)
            period = months_of(part.text, year) if month is None else None
            if month is not None and is_series:
                period = Period.months(year, month, month)
    return period if period and period.last <= until.last else None


def _flow_period(
    parts: tuple[Part, ...], year: int, setting: Setting, *, is_closing: bool, is_series: bool
) -> Period | None:
    """Return the period of an actual: the named months, else the year of closing accounts, else the report's own.

    One month by its name alone may be that month or the year up to it: only columns of months beside it tell.
    """
    is_cumulative = any(part.mark is Mark.CUMULATIVE for part in parts)
    for part in parts:
        if part.mark is Mark.MONTHS:
            month = single_month(part.text)
            if month is None:
                return months_of(part.text, year)
            if is_series:
                return Period.months(year, month, month)
            return Period.months(year, 1, month) if is_cumulative or not named_months(part.text) else None
        if part.mark is Mark.DATE:
            day = _full_date(part.text, year)
            return Period(date(day.year, 1, 1), day) if day else None
    if is_closing or (setting.is_closing and setting.year is not None and year <= setting.year):
        return Period.year(year)
    if setting.period and setting.period.first.year == setting.period.last.year == year:
        return setting.period
    return None


def months_of(text: str, year: int) -> Period | None:
    """Return the period that ``1–6``, ``6 kk``, ``6/2025``, ``tammi–elokuu`` or ``1.1.–30.6.2025`` names in a year."""
    if months := named_months(text):
        return Period.months(year, months[0], months[-1]) if months[0] <= months[-1] else None
    days = re.findall(r"(\d{1,2})\.\s?(\d{1,2})\.", text)
    try:
        if days:
            (first_day, first_month), (last_day, last_month) = days[0], days[-1]
            return Period(date(year, int(first_month), int(first_day)), date(year, int(last_month), int(last_day)))
        numbers = [int(number) for number in re.findall(r"(?<!\d)\d{1,2}(?!\d)", text)]
        first = numbers[0] if len(numbers) > 1 else 1
        return Period.months(year, first, numbers[-1])
    except (ValueError, IndexError):
        return None


def _full_date(text: str, year: int) -> date | None:
    """Return the day that a date text names, its year given where it lacks one."""
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    try:
        return date(numbers[2] if len(numbers) > 2 else year, numbers[1], numbers[0])  # noqa: PLR2004 - d.m.y
    except ValueError:
        return None
