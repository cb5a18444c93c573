"""Periods of time: first and last day, both included."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

MONTH_NAMES = (
    "tammikuu",
    "helmikuu",
    "maaliskuu",
    "huhtikuu",
    "toukokuu",
    "kesäkuu",
    "heinäkuu",
    "elokuu",
    "syyskuu",
    "lokakuu",
    "marraskuu",
    "joulukuu",
)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A span of days, both ends included.

    Raises:
        ValueError: If the last day is before the first.
    """

    first: date
    last: date

    def __post_init__(self) -> None:
        """Refuse a period that ends before it begins."""
        if self.last < self.first:
            message = f"a period cannot end ({self.last}) before it begins ({self.first})"
            raise ValueError(message)

    @classmethod
    def year(cls, year: int) -> "Period":
        """Return the calendar year."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def months(cls, year: int, first: int, last: int) -> "Period":
        """Return the months ``first`` to ``last`` (1 to 12) of a year."""
        return cls(date(year, first, 1), date(year, last, monthrange(year, last)[1]))

    @classmethod
    def day(cls, day: date) -> "Period":
        """Return a single day, as of a stock at that date."""
        return cls(day, day)

    @property
    def is_year(self) -> bool:
        """Whether this is exactly one calendar year."""
        return self == Period.year(self.first.year)

    @property
    def is_whole_months(self) -> bool:
        """Whether this begins on a first and ends on a last day of a month."""
        return self.first.day == 1 and self.last.day == monthrange(self.last.year, self.last.month)[1]

    @property
    def month_count(self) -> int:
        """How many calendar months the period touches."""
        return (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1

    def same_part_of_year(self, other: "Period") -> bool:
        """Whether both cover the same days of their years, so that they may be compared."""
        return (self.first.month, self.first.day, self.month_count) == (
            other.first.month,
            other.first.day,
            other.month_count,
        )

    def contains(self, other: "Period") -> bool:
        """Whether the other period lies within this one."""
        return self.first <= other.first and other.last <= self.last

    def __str__(self) -> str:
        """Return the short Finnish form: 2024, 1–6/2025, 30.6.2025, 1.2.2023–31.5.2024."""
        if self.is_year:
            return str(self.first.year)
        if self.first == self.last:
            return finnish_date(self.first)
        if self.is_whole_months and self.first.year == self.last.year:
            if self.first.month == self.last.month:
                return f"{self.first.month}/{self.first.year}"
            return f"{self.first.month}–{self.last.month}/{self.first.year}"
        if self.first.month == self.first.day == 1 and (self.last.month, self.last.day) == (12, 31):
            return f"{self.first.year}–{self.last.year}"
        return f"{finnish_date(self.first)}–{finnish_date(self.last)}"


def finnish_date(day: date) -> str:
    """Return a date as ``30.6.2025``."""
    return f"{day.day}.{day.month}.{day.year}"
