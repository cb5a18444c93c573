"""Which row or organisation is first: the rows that a ranking ranges over, and what each is ranked by."""

from dataclasses import replace
from functools import partial

from assistant import wording
from assistant.amounts import Amount
from assistant.answer import Part
from assistant.calculator import evaluate
from assistant.composition import change_of, measured, sides_of
from assistant.extremes import RankKey, rank
from assistant.figure_columns import column_assumed, settled_points, year_before
from assistant.figure_names import parts_of
from assistant.figure_rules import DIRECTIONS
from assistant.interpretation import Asked
from assistant.knowledge import Knowledge
from assistant.lookup import part_of_year
from assistant.outcome import MissingFigureError, Outcome
from assistant.ranging import Ranged, candidates_of, ranged_over
from assistant.sourcing import Sources
from assistant.wording import figure_sentences as say
from assistant.wording import part_labels
from store.figures import Basis

_PAIR = 2
CHANGE = "change"  # a move of either direction ("muuttui eniten")


def rank_rows(knowledge: Knowledge, asked: Asked, text: str) -> Outcome:
    """Return the ranking that is asked, over the rows of an organisation or over organisations.

    Raises:
        MissingFigureError: If nothing can be ranked, or nothing moved the way that is asked.
        ChoiceError: If several organisations have such rows and none was named.
    """
    growth = next((name for name in (*DIRECTIONS, CHANGE) if name in asked.operations), None)
    asked = year_before(asked)
    points = settled_points(knowledge, asked)
    if "elative budget" in asked.operations and growth is None:
        points = [replace(points[0], basis=Basis.REALISATION, months=None)]
    sources = Sources()
    asked = replace(asked, points=tuple(points))
    candidates, nature = candidates_of(
        knowledge, ranged_over(knowledge, asked, points[0], text), partial(_amount, knowledge, growth), sources
    )
    if not candidates:
        raise MissingFigureError(wording.NOT_FOUND)
    place = 2 if "third" in asked.operations else 1 if "second" in asked.operations else 0
    if growth == CHANGE:
        candidates = [
            replace(one, name=say.moved_name(one.name, evaluate(one.expression), nature)) for one in candidates
        ]
    key = RankKey("most" in asked.operations, growth, nature, place, asked.leading)
    heading = say.rank_heading(growth, most=key.most, place=place)
    outcome = rank(candidates, sources, key, heading, positive=growth is not None)
    asked_for = points[0]
    told = {fact.period for fact in outcome.facts if fact.basis is Basis.ACTUAL and fact.period is not None}
    notes = [part_of_year(one) for one in sorted(told) if not one.is_year and one.first != one.last]
    if notes and growth is None and asked_for.year is not None and asked_for.months is None:
        outcome = replace(outcome, text=say.assuming(outcome.text, notes))
    parts = parts_of(outcome.facts, assumed_organisation=False, assumed_column=column_assumed(asked))
    return replace(outcome, parts=(*parts, Part(part_labels.TASK, heading)))


def rank_sides(knowledge: Knowledge, asked: Asked) -> Outcome:
    """Return which of the organisations or rows named moved more ("kumpi kasvoi enemmän"), and how the others moved.

    Raises:
        MissingFigureError: If a figure is missing, or none moved the way that is asked.
    """
    growth = next((name for name in DIRECTIONS if name in asked.operations), "grow")
    sources = Sources()
    ranged = [Ranged(side, _side_name(side, asked)) for side in sides_of(asked)]
    found, nature = candidates_of(knowledge, ranged, partial(_amount, knowledge, growth), sources)
    if len(found) < len(ranged):
        raise MissingFigureError(wording.NOT_FOUND)
    key = RankKey("smaller" not in asked.operations, growth, nature)
    heading = say.rank_heading(growth, most=key.most, place=0, of_two=len(ranged) == _PAIR)
    return rank(found, sources, key, heading, positive=True, every=True)


def _side_name(side: Asked, asked: Asked) -> str:
    return side.organisations[-1] if len(asked.organisations) >= _PAIR else side.measures[0]


def _amount(knowledge: Knowledge, growth: str | None, asked: Asked) -> Amount:
    """Return what one candidate is ranked by: an amount of one column, or its change."""
    return measured(knowledge, asked, asked.points[0]) if growth is None else change_of(knowledge, asked)
