"""What a reader made of a made report: cells right, cells wrong, cells missing."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from store.figures import Basis, Figure
from store.units import Unit
from tests.reports.model import MadeReport, Truth, truths

_TIMED = frozenset((Basis.ACTUAL, Basis.BUDGET, Basis.AMENDED_BUDGET, Basis.BUDGET_CHANGE, Basis.FORECAST))
Key = tuple[str, str, Basis, str, Decimal, Unit]


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many cells were read right, which stored figures no cell bears out, and which cells were not read."""

    right: int
    wrong: tuple[Key, ...]
    missing: tuple[Key, ...]


def judge(report: MadeReport, figures: Sequence[Figure]) -> Verdict:
    """Return how the figures agree with the report's truth: organisation, row, period, basis, value and unit."""
    expected = Counter(_truth_key(truth) for truth in truths(report))
    found = Counter(_figure_key(figure) for figure in figures)
    return Verdict(
        (expected & found).total(),
        tuple((found - expected).elements()),
        tuple((expected - found).elements()),
    )


def _truth_key(truth: Truth) -> Key:
    time = str(truth.period) if truth.basis in _TIMED else ""
    return truth.organisation, truth.measure, truth.basis, time, truth.quantity.value.normalize(), truth.quantity.unit


def _figure_key(figure: Figure) -> Key:
    time = str(figure.period) if figure.basis in _TIMED else ""
    value = figure.quantity.value.normalize()
    return figure.organisation, figure.measure, figure.basis, time, value, figure.quantity.unit
