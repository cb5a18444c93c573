"""Column heads: what the numbers below a head are (basis, period, unit), and heads told apart in running text.

A head is a base word with qualifiers (``TOT 2024 6 kk``, ``Alkuperäinen TA``, ``Toteuma 1–8/2024``, ``Tot.%``), or
a bare year or date. Each kind of qualifier stands at most once in a head, which tells neighbouring heads apart.
"""

import re
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, auto

from store.figures import Basis
from store.periods import Period
from store.units import Unit


class Mark(Enum):
    """The kinds of parts that a column head has."""

    BASIS = auto()
    YEAR = auto()
    SHORT_YEAR = auto()
    MONTHS = auto()
    DATE = auto()
    PERCENT = auto()
    UNIT = auto()
    PLUS = auto()
    EMPTY = auto()


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a head: its kind, its text as printed, and the basis or unit that it names.

    ``is_glued`` is set where no white space stands before it (``TOT-25``).
    """

    mark: Mark
    text: str
    is_glued: bool = False
    basis: Basis | None = None
    unit: Unit | None = None


_BUDGET = r"(?:talousarvio|ta)"
_BASES: tuple[tuple[str, Basis], ...] = (
    (rf"(?:alkup(?:er(?:äinen)?)?\.?)\s*{_BUDGET}", Basis.BUDGET),
    (rf"(?:muutettu|muut\.|tarkistettu|lopullinen)\s*{_BUDGET}", Basis.AMENDED_BUDGET),
    (rf"{_BUDGET}\s*muutosten\s*jälkeen|{_BUDGET}\s*(?:ml\.|sis\.)\s*muutokset", Basis.AMENDED_BUDGET),
    (rf"{_BUDGET}\s*-?\s*muuto(?:s|kset)|muuto(?:s|kset)\s*talousarvioon", Basis.BUDGET_CHANGE),
    (r"(?:tot(?:e(?:ut)?uma)?\.?|käyttö)\s*-?\s*%", Basis.REALISATION),
    (r"(?:vuosi)?muutos\s*-?\s*%", Basis.CHANGE_RATE),
    (r"(?:vuosi)?muutos", Basis.CHANGE),
    (r"muutokset", Basis.BUDGET_CHANGE),
    (r"(?:tilinpäätös)?ennuste|enn\.?", Basis.FORECAST),
    (r"tilinpäätös|tp", Basis.ACTUAL),
    (r"tote(?:ut)?uma|toteutunut|tot\.?", Basis.ACTUAL),
    (rf"{_BUDGET}", Basis.BUDGET),
    (r"poikkeama|ero", Basis.DEVIATION),
    (r"jäljellä|käyttämättä", Basis.REMAINING),
)  # fmt: skip
_DASH = r"[-\u2010\u2011\u2013\u2212]"
_YEAR = r"(?:19|20)\d\d"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])\.\s?(?:0?[1-9]|1[0-2])\."
_MONTH = r"(?:0?[1-9]|1[0-2])"
_PARTS: tuple[tuple[str, Mark, Unit | None], ...] = (
    (rf"{_DAY}(?:{_YEAR})?\s?{_DASH}\s?{_DAY}(?:{_YEAR})?", Mark.MONTHS, None),
    (rf"{_DAY}(?:{_YEAR})?", Mark.DATE, None),
    (rf"{_MONTH}\s?{_DASH}\s?{_MONTH}(?:\s?/\s?{_YEAR}|\s?kk)?", Mark.MONTHS, None),
    (rf"{_MONTH}\s?/\s?{_YEAR}", Mark.MONTHS, None),
    (rf"{_MONTH}\s?kk", Mark.MONTHS, None),
    (r"(?:1[ .\u00a0]?000|tuhatta)\s?(?:€|euroa|e\b)|t\s?€|k€|teur\b", Mark.UNIT, Unit.THOUSAND_EURO),
    (r"(?:milj\.?\s?(?:€|euroa)|m€|meur\b)", Mark.UNIT, Unit.MILLION_EURO),
    (r"(?:€|eur|euroa)\s?/\s?as(?:ukas|\.)?", Mark.UNIT, Unit.EURO_PER_RESIDENT),
    (r"€|euroa\b|eur\b", Mark.UNIT, Unit.EURO),
    (_YEAR, Mark.YEAR, None),
    (rf"{_DASH}\d\d(?!\d)", Mark.SHORT_YEAR, None),
    (rf"\+\s?(?:ta-?)?muut(?:os|okset)\b|\+\s?{_DASH}\s?muut(?:os|okset)\b", Mark.PLUS, None),
    (r"-?\s?%", Mark.PERCENT, None),
)
_COMPILED_PARTS = tuple((re.compile(pattern, re.IGNORECASE), mark, unit) for pattern, mark, unit in _PARTS)
_COMPILED_BASES = tuple((re.compile(rf"(?:{pattern})(?![^\W\d_])", re.IGNORECASE), basis) for pattern, basis in _BASES)
_EMPTY = re.compile(rf"{_DASH}(?=\s|$)")
_GLUE = re.compile(r"[\s/,()]*")
_SOFT_HYPHENS = re.compile(r"[\u00ad\ufffe\x02]\s*")


def head_parts(text: str) -> list[Part] | None:
    """Return the parts that a text consists of, or None where something in it belongs to no column head."""
    text = _SOFT_HYPHENS.sub("", text)
    parts: list[Part] = []
    position = _glue_end(text, 0)
    while position < len(text):
        found = _part_at(text, position)
        if found is None:
            return None
        part, end = found
        is_glued = position > 0 and not text[position - 1].isspace()
        parts.append(replace(part, is_glued=is_glued))
        position = _glue_end(text, end)
    return parts


def _glue_end(text: str, position: int) -> int:
    glue = _GLUE.match(text, position)
    return glue.end() if glue else position


def _part_at(text: str, position: int) -> tuple[Part, int] | None:
    """Return the part that begins at a position, and where it ends."""
    for pattern, basis in _COMPILED_BASES:
        match = pattern.match(text, position)
        if match:
            return Part(Mark.BASIS, match.group(), basis=basis), match.end()
    empty = _EMPTY.match(text, position)
    if empty:
        return Part(Mark.EMPTY, empty.group()), empty.end()
    for pattern, mark, unit in _COMPILED_PARTS:
        match = pattern.match(text, position)
        if match:
            return Part(mark, match.group().strip(), unit=unit), match.end()
    return None


def split_heads(text: str) -> list[tuple[Part, ...]] | None:
    """Return the heads that a line of text consists of, each as its parts; None where it is no line of heads."""
    parts = head_parts(text)
    if not parts:
        return None
    heads: list[list[Part]] = []
    for part in parts:
        if not heads or part.mark in (Mark.BASIS, Mark.EMPTY) or _is_taken(heads[-1], part):
            heads.append([])
        heads[-1].append(part)
    return [tuple(head) for head in heads]


def join_heads(upper: list[tuple[Part, ...]], lower: str) -> list[tuple[Part, ...]] | None:
    """Return the heads with the parts of a second line of heads put to theirs, or None where they do not pair.

    The second line may begin with the name of the row labels (``Selite``).
    """
    for start in [0, *(match.end() for match in re.finditer(r"\s+", lower))]:
        parts = head_parts(lower[start:])
        if parts and len(parts) == len(upper):
            return [(*head, part) for head, part in zip(upper, parts, strict=True)]
    return None


def _is_taken(head: list[Part], part: Part) -> bool:
    """Whether the head already has a part that leaves no place for this one."""
    times = {Mark.YEAR, Mark.SHORT_YEAR, Mark.DATE, Mark.MONTHS}
    marks = {before.mark for before in head}
    if Mark.EMPTY in marks:
        return True
    if part.mark in times:
        year_and_months = {Mark.YEAR, Mark.MONTHS}
        return bool(marks & times) and not (
            part.mark in year_and_months and marks & times <= year_and_months - {part.mark}
        )
    return part.mark in marks


@dataclass(frozen=True, slots=True)
class Setting:
    """What the document tells about its columns: the reported year and period, and whether it closes the year."""

    year: int | None = None
    period: Period | None = None
    is_closing: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """What stands in a column.

    ``unit`` is None where the head names none: the table or the row tells it then.
    """

    label: str
    basis: Basis
    period: Period
    unit: Unit | None


def head_label(parts: tuple[Part, ...]) -> str:
    """Return the name of a column: its parts without empty ones and additions."""
    label = ""
    for part in parts:
        if part.mark not in (Mark.EMPTY, Mark.PLUS):
            label += ("" if part.is_glued or not label else " ") + " ".join(part.text.split())
    return label


def head_basis(parts: tuple[Part, ...]) -> Basis | None:
    """Return what kind of number the head names, or None for a bare year or date."""
    found = [part.basis for part in parts if part.basis is not None]
    if len(found) > 1:
        return _pair_basis(found)
    basis = found[0] if found else None
    marks = {part.mark for part in parts}
    if Mark.PLUS in marks and basis is Basis.BUDGET:
        return Basis.AMENDED_BUDGET
    if Mark.PERCENT in marks and basis is Basis.ACTUAL:
        return Basis.REALISATION
    if Mark.PERCENT in marks and basis is Basis.CHANGE:
        return Basis.CHANGE_RATE
    return basis


def _holds_two(parts: tuple[Part, ...]) -> bool:
    """Whether the words of two heads came together: two years or months, or one base word twice."""
    times = Counter(part.mark for part in parts if part.mark in (Mark.YEAR, Mark.SHORT_YEAR, Mark.MONTHS, Mark.DATE))
    bases = Counter(part.basis for part in parts if part.basis is not None)
    return max(times.values(), default=0) > 1 or max(bases.values(), default=0) > 1


def _pair_basis(found: list[Basis]) -> Basis | None:
    """Return the basis of a head whose words name two (``TA`` above ``muutos``)."""
    if set(found) == {Basis.BUDGET, Basis.CHANGE} or set(found) == {Basis.BUDGET, Basis.BUDGET_CHANGE}:
        return Basis.BUDGET_CHANGE
    return found[0] if len(set(found)) == 1 else None


def read_columns(heads: list[tuple[Part, ...]], setting: Setting) -> list[Column | None]:
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
        if year and head_basis(parts) and not _is_closing_word(parts)
    }
    named = budgets or reported
    fallback = next(iter(named)) if len(named) == 1 else setting.year
    columns = [_read_column(parts, fallback, setting) for parts in heads]
    bases = {column.basis for column in columns if column}
    if {Basis.BUDGET, Basis.AMENDED_BUDGET} <= bases and Basis.BUDGET_CHANGE not in bases:
        return [_as_budget_change(column) for column in columns]
    return columns


def _as_budget_change(column: Column | None) -> Column | None:
    """Return a column of changes as one of budget changes: between two budgets it can be no other."""
    return replace(column, basis=Basis.BUDGET_CHANGE) if column and column.basis is Basis.CHANGE else column


def head_year(parts: tuple[Part, ...]) -> int | None:
    """Return the year that a head names."""
    for part in parts:
        year = re.search(_YEAR, part.text)
        if year and part.mark in (Mark.YEAR, Mark.MONTHS, Mark.DATE):
            return int(year.group())
        if part.mark is Mark.SHORT_YEAR:
            return 2000 + int(part.text[-2:])
    return None


def _read_column(parts: tuple[Part, ...], fallback: int | None, setting: Setting) -> Column | None:
    """Return the meaning of one head."""
    basis, year = head_basis(parts), head_year(parts)
    marks = {part.mark for part in parts}
    if _holds_two(parts):
        return None
    label = head_label(parts)
    units = [part.unit for part in parts if part.unit is not None]
    unit = Unit.PERCENT if Mark.PERCENT in marks or basis in (Basis.REALISATION, Basis.CHANGE_RATE) else None
    unit = unit or (units[0] if units else None)
    if basis is None:
        period = _bare_period(parts, year, setting)
        return Column(label, Basis.ACTUAL, period, unit) if period and not len(parts) > 1 + len(units) else None
    year = year or fallback
    if year is None:
        return None
    if basis in (Basis.ACTUAL, Basis.FORECAST):
        period = _flow_period(parts, year, setting, is_closing=_is_closing_word(parts) or basis is Basis.FORECAST)
    else:
        period = Period.year(year)
    return Column(label, basis, period, unit) if period else None


def _is_closing_word(parts: tuple[Part, ...]) -> bool:
    return any(re.match(r"tp|tilinpäätös", part.text, re.IGNORECASE) for part in parts if part.basis)


def _bare_period(parts: tuple[Part, ...], year: int | None, setting: Setting) -> Period | None:
    """Return the period of a head that is only a year or a date: in closing accounts, what was."""
    if not setting.is_closing or year is None or (setting.year is not None and year > setting.year):
        return None
    if any(part.mark is Mark.MONTHS for part in parts):
        return None
    for part in parts:
        if part.mark is Mark.DATE:
            day = _full_date(part.text, year)
            return Period.day(day) if day else None
    return Period.year(year)


def _flow_period(parts: tuple[Part, ...], year: int, setting: Setting, *, is_closing: bool) -> Period | None:
    """Return the period of an actual: the named months, else the year of closing accounts, else the report's own."""
    for part in parts:
        if part.mark is Mark.MONTHS:
            return months_of(part.text, year)
        if part.mark is Mark.DATE:
            day = _full_date(part.text, year)
            return Period(date(day.year, 1, 1), day) if day else None
    if is_closing or (setting.is_closing and setting.year is not None and year <= setting.year):
        return Period.year(year)
    if setting.period and setting.period.first.year == setting.period.last.year == year:
        return setting.period
    return None


def months_of(text: str, year: int) -> Period | None:
    """Return the period that ``1–6``, ``6 kk``, ``6/2025`` or ``1.1.–30.6.2025`` names in a year."""
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
