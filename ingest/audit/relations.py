"""Relations between printed numbers: one equals a sum of others, or a ratio of two sums.

Every printed number stands for all numbers that round to it, so a relation holds when some of those satisfy it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from ingest.audit.findings import CheckKind
from ingest.audit.intervals import Interval
from store.figures import Basis, Place
from store.periods import Period
from store.units import Unit


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """A printed number: its value in base units, and how far rounding may have moved it.

    ``step`` is one of the last printed digit in base units, ``half`` how far rounding may have moved the value (not at
    all for what is counted), ``scale`` how many base units a printed one is; ``kin`` are the numbers of the same row.
    Cells are told apart by where they stand, not by what they hold.
    """

    value: Decimal
    step: Decimal
    half: Decimal
    scale: Decimal
    printed: str
    unit: Unit
    label: str
    place: Place
    organisation: str | None
    quote: str
    basis: Basis | None = None
    period: Period | None = None
    kin: tuple[Decimal, ...] = ()

    @property
    def span(self) -> Interval:
        """The numbers that round to what is printed."""
        return Interval.around(self.value, self.half)


@dataclass(frozen=True, slots=True)
class Term:
    """A cell with its weight in a sum (1 or -1)."""

    cell: Cell
    weight: int = 1


@dataclass(frozen=True, slots=True, eq=False)
class Relation:
    """``result`` = the sum of ``terms``, or ``factor`` × terms / divisor − ``offset`` where there is a divisor."""

    kind: CheckKind
    result: Cell
    terms: tuple[Term, ...]
    formula: str
    divisor: tuple[Term, ...] = ()
    factor: Decimal = Decimal(1)
    offset: Decimal = Decimal(0)
    is_certain: bool = False

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Every cell in it, the result first, each once."""
        found = [self.result, *(term.cell for term in (*self.terms, *self.divisor))]
        return tuple(dict.fromkeys(found))

    @property
    def is_trivial(self) -> bool:
        """Whether all that it compares is zero."""
        return not self.result.value and not any(term.cell.value for term in self.terms)

    def bounds(self) -> Interval:
        """Return where the operands put the result."""
        return self._of(_sum(self.terms), _sum(self.divisor))

    def computed(self) -> Decimal:
        """Return what the printed operands give, as exactly as the result is printed."""
        plain = sum((term.weight * term.cell.value for term in self.terms), Decimal(0))
        if not self.divisor:
            return plain
        below = sum((term.weight * term.cell.value for term in self.divisor), Decimal(0))
        if not below:
            return self.result.value
        return rounded(self.factor * plain / below - self.offset, self.result)

    def holds(self) -> bool:
        """Whether some numbers that round to the printed ones satisfy it."""
        return self.bounds().meets(self.result.span)

    def implied(self, cell: Cell) -> Interval:
        """Return where the other cells put the value of one."""
        if cell is self.result:
            return self.bounds()
        weight = sum(term.weight for term in self.terms if term.cell is cell)
        if not self.divisor:
            others = _sum([term for term in self.terms if term.cell is not cell])
            return self.result.span.minus(others).times(Decimal(1) / weight) if weight else Interval.everything()
        above = self.result.span.plus(Interval(self.offset, self.offset))
        if weight:
            whole = above.multiplied(_sum(self.divisor)).times(1 / self.factor)
            others = _sum([term for term in self.terms if term.cell is not cell])
            return whole.minus(others).times(Decimal(1) / weight)
        weight = sum(term.weight for term in self.divisor if term.cell is cell)
        whole = _sum(self.terms).times(self.factor).divided(above)
        others = _sum([term for term in self.divisor if term.cell is not cell])
        return whole.minus(others).times(Decimal(1) / weight) if weight else Interval.everything()

    def _of(self, above: Interval, below: Interval) -> Interval:
        if not self.divisor:
            return above
        return above.times(self.factor).divided(below).minus(Interval(self.offset, self.offset))


def rounded(value: Decimal, cell: Cell) -> Decimal:
    """Return a value in base units as exactly as a cell prints."""
    return (value / cell.step).quantize(Decimal(1), ROUND_HALF_UP) * cell.step


def _sum(terms: Sequence[Term]) -> Interval:
    """Return where a sum of printed numbers lies."""
    total = Interval(Decimal(0), Decimal(0))
    for term in terms:
        total = total.plus(term.cell.span.times(Decimal(term.weight)))
    return total
