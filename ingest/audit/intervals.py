"""Intervals of exact numbers: where a value may lie when what is printed of it was rounded."""

from dataclasses import dataclass
from decimal import Decimal

_ENDLESS = Decimal("Infinity")


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from ``low`` to ``high``, both included; empty where low is above high."""

    low: Decimal
    high: Decimal

    @classmethod
    def around(cls, value: Decimal, slack: Decimal) -> "Interval":
        """Return the numbers no further than ``slack`` from a value."""
        return cls(value - slack, value + slack)

    @classmethod
    def everything(cls) -> "Interval":
        """Return the interval of all numbers."""
        return cls(-_ENDLESS, _ENDLESS)

    @property
    def is_empty(self) -> bool:
        """Whether no number lies in it."""
        return self.low > self.high

    @property
    def is_endless(self) -> bool:
        """Whether it excludes nothing on some side."""
        return not (self.low.is_finite() and self.high.is_finite())

    @property
    def middle(self) -> Decimal:
        """The number in the middle."""
        return (self.low + self.high) / 2

    @property
    def slack(self) -> Decimal:
        """How far the ends are from the middle."""
        return (self.high - self.low) / 2

    def holds(self, value: Decimal) -> bool:
        """Whether a number lies in it."""
        return self.low <= value <= self.high

    def meets(self, other: "Interval") -> bool:
        """Whether the two have a number in common."""
        return self.low <= other.high and other.low <= self.high

    def within(self, other: "Interval") -> "Interval":
        """Return the numbers that lie in both."""
        return Interval(max(self.low, other.low), min(self.high, other.high))

    def plus(self, other: "Interval") -> "Interval":
        """Return the sums of a number of each."""
        return Interval(self.low + other.low, self.high + other.high)

    def minus(self, other: "Interval") -> "Interval":
        """Return the differences of a number of each."""
        return Interval(self.low - other.high, self.high - other.low)

    def times(self, factor: Decimal) -> "Interval":
        """Return the multiples of its numbers."""
        ends = (self.low * factor, self.high * factor) if factor else (Decimal(0), Decimal(0))
        return Interval(min(ends), max(ends))

    def multiplied(self, other: "Interval") -> "Interval":
        """Return the products of a number of each."""
        if self.is_endless or other.is_endless:
            return Interval.everything()
        ends = [a * b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(ends), max(ends))

    def divided(self, other: "Interval") -> "Interval":
        """Return the quotients of a number of each; everything where the divisor may be zero."""
        if self.is_endless or other.is_endless or other.holds(Decimal(0)):
            return Interval.everything()
        ends = [a / b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(ends), max(ends))
