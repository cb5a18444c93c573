"""Do parts add up to their whole: the answer with the sum, the whole and the difference between them."""

from dataclasses import replace
from decimal import Decimal

from assistant import wording
from assistant.amounts import Difference, Group
from assistant.answer import AnswerKind
from assistant.calculator import evaluate
from assistant.facts import Fact
from assistant.figure_columns import settled_points
from assistant.figure_names import fact_at, parts_of
from assistant.interpretation import Asked, Point
from assistant.knowledge import Knowledge
from assistant.outcome import MissingFigureError, Outcome
from assistant.ranging import ranged_over
from assistant.sourcing import Sources
from assistant.wording import figure_sentences as say

_ROWS = {"Toimintakulut": "cost rows", "Toimintatuotot": "income rows"}
_FEWEST = 2


def check_sum(knowledge: Knowledge, asked: Asked, text: str) -> Outcome:
    """Return whether the parts that are named add up to what is named last, or a sum's rows to the sum.

    Printed euros are rounded each: a difference that rounding may make is told as such.

    Raises:
        MissingFigureError: If no whole or no parts are named, or the documents lack a figure of them.
        ChoiceError: If several organisations have the rows and none was named.
    """
    point = (settled_points(knowledge, asked) or [Point()])[0]
    facts = _rows(knowledge, asked, point, text) or _named(knowledge, asked, point)
    if len(facts) < _FEWEST:
        raise MissingFigureError(wording.NOT_UNDERSTOOD)
    parts, whole = Group(tuple(facts[:-1])), Group((facts[-1],))
    sources = Sources()
    amount = Difference(parts, whole)
    expression = amount.expression(sources)
    values = evaluate(parts.expression(sources)), whole.first.quantity
    result = evaluate(expression)
    most = Decimal(len(facts)) / 2
    told = say.sums_up(parts, whole, values, result, sources.marks(facts), rounding=abs(result.value) <= most)
    shown = parts_of(facts, assumed_organisation=False, assumed_column=not asked.points)
    calculation = sources.calculation(expression)
    return Outcome(
        AnswerKind.CALCULATION, told, sources, calculation.result, calculation, tuple(facts), shown, amount=amount
    )


def _rows(knowledge: Knowledge, asked: Asked, point: Point, text: str) -> list[Fact]:
    """Return the rows of a sum and the sum, where "kululajien summa" of one organisation is asked; else nothing."""
    if asked.group not in _ROWS.values() or len(asked.organisations) > 1:
        return []
    whole = next(name for name, group in _ROWS.items() if group == asked.group)
    ranged = [one.asked for one in ranged_over(knowledge, replace(asked, measures=()), point, text)]
    owner = ranged[0].organisations[0] if ranged else None
    if owner is None:
        return []
    rows = [*(one.measures[0] for one in ranged), whole]
    return [fact_at(knowledge, owner, row, point).fact for row in rows]


def _named(knowledge: Knowledge, asked: Asked, point: Point) -> list[Fact]:
    """Return the figures of every organisation, or every row, that is named, in the order of the question."""
    owners, rows = asked.organisations or asked.weak_organisations, asked.measures
    if not owners or not rows or (len(owners) > 1 and len(rows) > 1):
        return []
    return [fact_at(knowledge, owner, row, point).fact for owner in owners for row in rows]
