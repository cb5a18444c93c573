"""A figure beside its likes: over organisations, times or rows, each number as it stands in its report."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.answer import Answer, Answered, AnswerKind
from store.figures import Figure, Place
from store.units import Quantity, Unit
from ui import chat_wording
from ui.figure_index import FigureIndex, Side, side_text

_FEWEST, _FEWEST_STEPS, _MOST = 2, 3, 60
_RANGED = frozenset({"Yksikkö"})  # the part of an interpretation that lists what was ranked


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One of the compared: its name, its amount in base units, and whether the answer was of it.

    ``place`` is where it stands; None where it was computed.
    """

    name: str
    quantity: Quantity
    place: Place | None
    asked: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """Figures that differ in one side; ``kept`` tells what they have in common."""

    name: str
    side_name: str
    kept: str
    rows: tuple[ComparedRow, ...]

    @property
    def unit(self) -> Unit:
        """The unit of every row."""
        return self.rows[0].quantity.unit

    @property
    def all_negative(self) -> bool:
        """Whether no amount is above zero and some are below: costs, or a margin in the red."""
        values = [row.quantity.value for row in self.rows]
        return max(values) <= 0 and min(values) < 0


def comparisons(answer: Answer, index: FigureIndex) -> tuple[Comparison, ...]:
    """Return what an answer's figures can be seen beside; what the answer itself compared comes first."""
    if not isinstance(answer, Answered):
        return ()
    cited = [index.at(citation.place, citation.quote) for citation in answer.citations]
    figures = list(dict.fromkeys(figure for figure in cited if figure is not None))
    ranked = _of_steps(answer)
    if ranked is not None:
        return (ranked,)
    if not figures:
        return ()
    compared = _of_answer(figures) if len(figures) == len(set(cited)) else ()
    around = figures[0] if answer.kind is AnswerKind.FIGURE or compared else None
    found = list(compared)
    for side in (Side.ORGANISATION, Side.PERIOD, Side.MEASURE) if around is not None else ():
        comparison = _around(figures, around, side, index) if around is not None else None
        if comparison is not None and comparison.name not in [one.name for one in found]:
            found.append(comparison)
    return tuple(found)


def _of_steps(answer: Answered) -> Comparison | None:
    """Return what an answer computed for several in turn, as it does to rank them; None where it did not."""
    steps = () if answer.calculation is None else answer.calculation.steps
    units = {step.result.in_base_units().unit for step in steps}
    if len(steps) < _FEWEST_STEPS or len(units) != 1:
        return None
    rows = tuple(ComparedRow(step.label, step.result.in_base_units(), None, asked=True) for step in steps[:_MOST])
    kept = " · ".join(part.text for part in answer.interpretation if part.label not in _RANGED)
    return Comparison(chat_wording.COMPARE_RESULTS, chat_wording.COMPARE_NAME, kept, rows)


def _of_answer(figures: Sequence[Figure]) -> tuple[Comparison, ...]:
    """Return the comparison that the answer's own figures make, where they differ in just one side."""
    differing = [side for side in Side if len({side_text(figure, side) for figure in figures}) > 1]
    units = {figure.quantity.in_base_units().unit for figure in figures}
    if len(figures) < _FEWEST or len(units) != 1 or len(differing) != 1:
        return ()
    (side,) = differing
    ordered = sorted(figures, key=lambda figure: figure.period) if side is Side.PERIOD else figures
    return (_comparison(side, ordered, figures),)


def _around(figures: Sequence[Figure], figure: Figure, side: Side, index: FigureIndex) -> Comparison | None:
    """Return the figure beside all that differ from it in one side; only the same part of other years."""
    unit = figure.quantity.in_base_units().unit
    alike = [
        other.figure
        for other in index.others(figure, side)
        if other.figure.quantity.in_base_units().unit is unit
        and (side is not Side.PERIOD or other.figure.period.same_part_of_year(figure.period))
    ]
    return _comparison(side, alike[:_MOST], figures) if len(alike) >= _FEWEST else None


def _comparison(side: Side, figures: Sequence[Figure], asked: Sequence[Figure]) -> Comparison:
    names = {
        Side.ORGANISATION: (chat_wording.COMPARE_ORGANISATIONS, chat_wording.CHIP_ORGANISATION),
        Side.PERIOD: (chat_wording.COMPARE_PERIODS, chat_wording.CHIP_PERIOD),
        Side.MEASURE: (chat_wording.COMPARE_MEASURES, chat_wording.CHIP_MEASURE),
        Side.BASIS: (chat_wording.COMPARE_BASES, chat_wording.CHIP_BASIS),
    }
    name, side_name = names[side]
    kept = " · ".join(side_text(figures[0], other) for other in Side if other is not side)
    rows = tuple(
        ComparedRow(side_text(figure, side), figure.quantity.in_base_units(), figure.place, figure in asked)
        for figure in figures
    )
    return Comparison(name, side_name, kept, rows)


def drawn(comparison: Comparison, value: Decimal) -> Decimal:
    """Return the length of a bar: what is negative throughout is drawn by its size, for a longer bar is more money."""
    return abs(value) if comparison.all_negative else value
