"""Columns of made tables: what they mean and the many ways that reports word it."""

from dataclasses import dataclass
from enum import Enum, auto
from random import Random

from store.figures import Basis
from store.periods import Period
from store.units import Unit
from tests.reports.model import MadeColumn


class Kind(Enum):
    """What stands in a column, whatever its head says."""

    BEFORE = auto()
    """The closing accounts of the year before."""
    BUDGET = auto()
    CHANGES = auto()
    AMENDED = auto()
    ACTUAL = auto()
    ACTUAL_BEFORE = auto()
    """The same part of the year before."""
    FORECAST = auto()
    DEVIATION = auto()
    REMAINING = auto()
    RATE = auto()
    CHANGE = auto()
    CHANGE_RATE = auto()


@dataclass(frozen=True, slots=True)
class Times:
    """What time a report is of: its year, and the last of its months (12 closes the year)."""

    year: int
    month: int

    @property
    def is_closing(self) -> bool:
        """Whether the report closes its year."""
        return self.month == 12

    @property
    def actual(self) -> Period:
        """The period of the actuals."""
        return Period.months(self.year, 1, self.month)

    @property
    def before(self) -> Period:
        """The same part of the year before."""
        return Period.months(self.year - 1, 1, self.month)


@dataclass(frozen=True, slots=True)
class Scheme:
    """The columns of a table, each with its kind."""

    kinds: tuple[Kind, ...]
    columns: tuple[MadeColumn, ...]


_CLOSING_SETS = (
    (Kind.BEFORE, Kind.BUDGET, Kind.ACTUAL),
    (Kind.BUDGET, Kind.CHANGES, Kind.AMENDED, Kind.ACTUAL, Kind.DEVIATION),
    (Kind.BUDGET, Kind.CHANGES, Kind.AMENDED, Kind.ACTUAL, Kind.DEVIATION, Kind.RATE),
    (Kind.ACTUAL, Kind.BEFORE, Kind.CHANGE, Kind.CHANGE_RATE),
    (Kind.BEFORE, Kind.AMENDED, Kind.ACTUAL, Kind.RATE),
    (Kind.ACTUAL, Kind.AMENDED, Kind.BEFORE),
)
_INTERIM_SETS = (
    (Kind.BEFORE, Kind.BUDGET, Kind.ACTUAL, Kind.RATE),
    (Kind.AMENDED, Kind.ACTUAL, Kind.RATE, Kind.ACTUAL_BEFORE),
    (Kind.ACTUAL, Kind.BUDGET, Kind.RATE, Kind.FORECAST),
    (Kind.BUDGET, Kind.CHANGES, Kind.AMENDED, Kind.ACTUAL, Kind.REMAINING, Kind.RATE),
    (Kind.ACTUAL_BEFORE, Kind.ACTUAL, Kind.CHANGE, Kind.CHANGE_RATE),
    (Kind.BEFORE, Kind.ACTUAL_BEFORE, Kind.BUDGET, Kind.ACTUAL, Kind.REMAINING, Kind.RATE),
)


def scheme(random: Random, times: Times) -> Scheme:
    """Return the columns of a table of accounts."""
    kinds = random.choice(_CLOSING_SETS if times.is_closing else _INTERIM_SETS)
    wording = random.randrange(4)
    is_two_levels = random.random() < 0.35
    columns = tuple(_column(kind, times, wording, random, is_two_levels=is_two_levels) for kind in kinds)
    return Scheme(kinds, columns)


def _column(kind: Kind, times: Times, wording: int, random: Random, *, is_two_levels: bool) -> MadeColumn:
    basis, period, unit = _meaning(kind, times)
    if is_two_levels and (pair := _two_levels(kind, times)):
        return MadeColumn((pair[1],), basis, period, unit, shared=pair[0])
    texts = _wordings(kind, times)
    text = texts[wording % len(texts)]
    return MadeColumn(_lines(text, random), basis, period, unit)


def _meaning(kind: Kind, times: Times) -> tuple[Basis, Period, Unit | None]:
    year = Period.year(times.year)
    meanings: dict[Kind, tuple[Basis, Period, Unit | None]] = {
        Kind.BEFORE: (Basis.ACTUAL, Period.year(times.year - 1), None),
        Kind.BUDGET: (Basis.BUDGET, year, None),
        Kind.CHANGES: (Basis.BUDGET_CHANGE, year, None),
        Kind.AMENDED: (Basis.AMENDED_BUDGET, year, None),
        Kind.ACTUAL: (Basis.ACTUAL, times.actual, None),
        Kind.ACTUAL_BEFORE: (Basis.ACTUAL, times.before, None),
        Kind.FORECAST: (Basis.FORECAST, year, None),
        Kind.DEVIATION: (Basis.DEVIATION, year, None),
        Kind.REMAINING: (Basis.REMAINING, year, None),
        Kind.RATE: (Basis.REALISATION, year, Unit.PERCENT),
        Kind.CHANGE: (Basis.CHANGE, year, None),
        Kind.CHANGE_RATE: (Basis.CHANGE_RATE, year, Unit.PERCENT),
    }
    return meanings[kind]


def _wordings(kind: Kind, times: Times) -> tuple[str, ...]:
    """Return the heads in use for a kind; a bar parts the lines of one."""
    year, month, before = times.year, times.month, times.year - 1
    short = year % 100
    closing = (
        f"Tilinpäätös|{year}", f"TP {year}", f"TP{year}", f"Toteuma|{year}",
    )  # fmt: skip
    last = Period.months(year, 1, month).last
    part = (
        f"Toteuma|1–{month}/{year}", f"TOT 1-{month}/{year}", f"Toteutunut|{last.day}.{last.month}.{year}",
        f"Toteutuma|1.1.-{last.day}.{last.month}.{year}",
    )  # fmt: skip
    earlier = (
        f"Toteuma|1–{month}/{before}", f"TOT 1-{month}/{before}",
        f"Toteutunut|{last.day}.{last.month}.{before}", f"Toteutuma|1.1.-{last.day}.{last.month}.{before}",
    )  # fmt: skip
    found: dict[Kind, tuple[str, ...]] = {
        Kind.BEFORE: (f"Tilinpäätös|{before}", f"TP {before}", f"TP{before}", f"TP|{before}"),
        Kind.BUDGET: (f"Alkuperäinen|talousarvio|{year}", f"TA {year}", f"TA{year}", f"Alkup. TA|{year}"),
        Kind.CHANGES: ("Talousarvio-|muutokset", "TA-muutos", f"Muutokset|{year}", "TA|muutokset"),
        Kind.AMENDED: (
            f"Muutettu|talousarvio|{year}", f"TA {year}|+ muutokset", f"Muutettu TA|{year}",
            f"Talousarvio|muutosten|jälkeen {year}",
        ),
        Kind.ACTUAL: closing if times.is_closing else part,
        Kind.ACTUAL_BEFORE: earlier,
        Kind.FORECAST: (f"Tilinpäätös-|ennuste|{year}", f"Ennuste {year}", f"TPE {year}", f"Ennuste|31.12.{year}"),
        Kind.DEVIATION: ("Poikkeama", "Poikkeama|€", "Ero", "Poikkeama|TA/TP"),
        Kind.REMAINING: ("Jäljellä", "Käyttämättä", "Jäljellä|€", "Jäljellä"),
        Kind.RATE: ("Toteuma-%", "Tot. %", f"TOT-{short}|%", "Käyttö-%"),
        Kind.CHANGE: ("Muutos", "Muutos|€", "Muutos", f"Muutos|{before}-{year}"),
        Kind.CHANGE_RATE: ("Muutos-%", "Muutos|%", "Muutos %", "Muutos, %"),
    }  # fmt: skip
    return found[kind]


def _two_levels(kind: Kind, times: Times) -> tuple[str, str] | None:
    """Return the shared head and the head below it, where a kind goes with neighbours."""
    year, month, before = times.year, times.month, times.year - 1
    if kind is Kind.ACTUAL and not times.is_closing:
        return "Toteuma", f"1–{month}/{year}"
    if kind is Kind.ACTUAL_BEFORE:
        return "Toteuma", f"1–{month}/{before}"
    budget = {
        Kind.BUDGET: "alkuperäinen", Kind.CHANGES: "muutos", Kind.AMENDED: "muutettu",
    }  # fmt: skip
    if kind in budget:
        return f"Talousarvio {year}", budget[kind]
    change = {Kind.CHANGE: "€", Kind.CHANGE_RATE: "%"}
    return ("Muutos", change[kind]) if kind in change else None


def _lines(text: str, random: Random) -> tuple[str, ...]:
    """Return a head's lines; now and then a short one stays on one line."""
    lines = tuple(text.split("|"))
    whole = " ".join(lines)
    return (whole,) if len(whole) <= 13 and not lines[0].endswith("-") and random.random() < 0.4 else lines


def statement_columns(random: Random, times: Times) -> Scheme:
    """Return the columns of a statement of closing accounts: two years, the later one first or last."""
    kinds: tuple[Kind, ...] = (Kind.ACTUAL, Kind.BEFORE) if random.random() < 0.7 else (Kind.BEFORE, Kind.ACTUAL)
    texts = {Kind.ACTUAL: str(times.year), Kind.BEFORE: str(times.year - 1)}
    wording = random.choice(("{}", "{}", "TP {}", "1.1.–31.12.{}", "Tilinpäätös {}"))
    columns = tuple(
        MadeColumn((wording.format(texts[kind]),), Basis.ACTUAL, Period.year(int(texts[kind]))) for kind in kinds
    )
    return Scheme(kinds, columns)


def balance_columns(random: Random, times: Times) -> Scheme:
    """Return the columns of a balance sheet: the last days of two years, or the years."""
    kinds = (Kind.ACTUAL, Kind.BEFORE)
    years = (times.year, times.year - 1)
    if random.random() < 0.5:
        columns = tuple(
            MadeColumn((f"31.12.{year}",), Basis.ACTUAL, Period.day(Period.year(year).last)) for year in years
        )
    else:
        columns = tuple(MadeColumn((str(year),), Basis.ACTUAL, Period.year(year)) for year in years)
    return Scheme(kinds, columns)
