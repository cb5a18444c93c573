"""What a task does with the figures that are asked: looked up, compared, shared out, carried on to the year's end."""

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant import wording
from assistant.amounts import Change, Group, Rest, Share
from assistant.calculator import evaluate
from assistant.composition import (
    change_of,
    columns_compared,
    measured,
    nature_of,
    sides_of,
    two_groups,
)
from assistant.figure_columns import (
    with_years_before,
)
from assistant.figure_names import (
    fact_at,
    group_at,
    printed_ratio,
)
from assistant.figure_rules import (
    BOTH_UNITS,
    is_several,
    takes_share,
    uses_budget,
)
from assistant.figure_tasks import (
    change,
    changes_apart,
    changes_compared,
    difference_between,
    lookup,
    mean,
    mean_per_month,
    projection,
    ratio,
    realisation,
    rest,
    share,
    total,
    with_rate,
)
from assistant.interpretation import Asked, Point, Task
from assistant.knowledge import Knowledge
from assistant.limit_check import sufficing
from assistant.lookup import Found, find, of
from assistant.outcome import MissingFigureError, Outcome
from assistant.row_ranking import rank_sides
from assistant.sourcing import Sources
from assistant.vocabulary import Nature
from assistant.whole_and_part import is_outside
from assistant.wording import figure_sentences as say
from store.figures import Basis
from store.units import Unit

if TYPE_CHECKING:
    from collections.abc import Callable

_PAIR = 2
_UNITS_OF_TIME = {"h": Unit.HOUR, "days": Unit.DAY, "weeks": Unit.WEEK, "months": Unit.MONTH}


class Performer:
    """Performs the tasks of questions about figures."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Take the facts to answer from."""
        self._knowledge = knowledge

    def perform(self, task: Task, asked: Asked) -> Outcome:
        """Return the answer of a task over the figures that are asked, whose columns and owners are settled.

        Raises:
            MissingFigureError: If the documents do not hold a figure that is needed.
            PeriodMismatchError: If different parts of the year would be compared unasked.
        """
        if task is Task.RATIO and len(asked.organisations) >= _PAIR and len(asked.points) < _PAIR:
            return ratio(*two_groups(self._knowledge, asked, asked.points[0]))
        if task in (Task.CHANGE, Task.RATIO):
            return self._change(task, asked)
        performing: dict[Task, Callable[[Asked], Outcome]] = {
            Task.SHARE: lambda every: self._of_two(replace(every, operations=every.operations | {"share"})),
            Task.REST: self._of_two,
            Task.COMPARISON: self._comparison,
            Task.COMPARISON_OF_CHANGES: self._changes_compared,
            Task.SHARE_OF_CHANGE: self._share_of_change,
            Task.REALISATION: self._realisation,
            Task.PROJECTION: self._projection,
            Task.MEAN: self._mean,
            Task.SUM: lambda every: total(group_at(self._knowledge, every, every.points[0])),
        }
        return performing.get(task, self._lookup)(asked)

    def _found(self, organisation: str, measure: str, point: Point) -> Found:
        return fact_at(self._knowledge, organisation, measure, point)

    def _lookup(self, asked: Asked) -> Outcome:
        points = with_years_before(asked.points) or [Point()]
        found = [
            self._found(organisation, measure, point)
            for point in points
            for organisation in asked.organisations
            for measure in asked.measures
        ]
        wanted = _UNITS_OF_TIME.get(asked.unit or "")
        odd = asked.unit not in (None, "EUR", "%", "pp") and wanted is None
        if odd or (wanted and any(each.fact.quantity.unit is not wanted for each in found)):
            raise MissingFigureError(wording.NOT_FOUND)
        earlier = [each.earlier for each in found if each.earlier]
        outcome = replace(lookup([each.fact for each in found], earlier), remarked=tuple(earlier))
        notes = list(dict.fromkeys(each.assumed for each in found if each.assumed))
        if notes:
            outcome = replace(outcome, text=say.assuming(outcome.text, notes))
        return outcome

    def _change(self, task: Task, asked: Asked) -> Outcome:
        if is_several(asked) and not takes_share(asked) and not asked.operations & {"sum", "rest"}:
            apart = [change_of(self._knowledge, side) for side in sides_of(asked)]
            return changes_apart([(each, nature_of(self._knowledge, each.later)) for each in apart])
        one, other, asked_for = columns_compared(self._knowledge, asked)
        if one.facts == other.facts:
            raise MissingFigureError(wording.NOT_UNDERSTOOD)
        if task is Task.RATIO:
            return ratio(one, other)
        told = change(one, other, nature_of(self._knowledge, one), asked.unit, asked_for=asked_for)
        return with_rate(told, one, other) if BOTH_UNITS in asked.operations else told

    def _of_two(self, asked: Asked) -> Outcome:
        match measured(self._knowledge, asked, asked.points[0]):
            case Share(Group() as part, Group() as whole) if is_outside(self._knowledge, part, whole):
                raise MissingFigureError(say.no_part(part, whole))
            case Share(Group((one,)), Group((other,))) if (
                "keep" not in asked.operations
                and one.entity == other.entity
                and (ratio_told := printed_ratio(self._knowledge, one, other)) is not None
            ):
                return lookup([ratio_told])
            case Share(part, whole):
                told = share(part, whole)
                return sufficing(told, asked) if asked.operations >= {"keep"} else told
            case Rest(whole, parts):
                return rest(whole, parts)
        raise MissingFigureError(wording.NOT_UNDERSTOOD)

    def _comparison(self, asked: Asked) -> Outcome:
        sides = sides_of(asked) if takes_share(asked) else []
        if len(sides) == _PAIR:
            one, other = (measured(self._knowledge, side, asked.points[0]) for side in sides)
            return difference_between(one, other)
        one, other = two_groups(self._knowledge, asked, asked.points[0])
        natures_of = (nature_of(self._knowledge, one), nature_of(self._knowledge, other))
        return difference_between(one, other, natures_of)

    def _changes_compared(self, asked: Asked) -> Outcome:
        """Which of two moved more; by how much more, where that is asked."""
        if "which of two" in asked.operations or len(sides_of(asked)) != _PAIR:
            return rank_sides(self._knowledge, asked)
        changes = [change_of(self._knowledge, side) for side in sides_of(asked)]
        return changes_compared([(each, nature_of(self._knowledge, each.later)) for each in changes])

    def _share_of_change(self, asked: Asked) -> Outcome:
        """What share the change of one row, or of one organisation's row, is of the change of the whole."""
        shares = replace(asked, operations=frozenset({"share"}), elatives=(), elative_at=())
        later, earlier, _ = columns_compared(self._knowledge, shares)
        if not isinstance(later, Share) or not isinstance(earlier, Share):
            raise MissingFigureError(wording.NOT_UNDERSTOOD)
        part, whole = Change(later.part, earlier.part), Change(later.whole, earlier.whole)
        sources = Sources()
        if evaluate(part.expression(sources)).value * evaluate(whole.expression(sources)).value < 0:
            raise MissingFigureError(say.OPPOSITE_WAYS)
        return share(part, whole)

    def _realisation(self, asked: Asked) -> Outcome:
        """The printed rate of one cell; of several together the rate of their sums."""
        timed = next((point for point in asked.points if point.year is not None), asked.points[0])
        if not is_several(asked):
            point = replace(timed, basis=Basis.REALISATION, months=None)
            if any(p.months and p.basis is not Basis.REALISATION for p in asked.points):
                point = replace(point, months=next(p.months for p in asked.points if p.months))
            facts = of(self._knowledge.facts, asked.organisations[0], asked.measures[0])
            found = find(facts, point)
            if found is not None:
                return lookup([found.fact])
        budget = group_at(self._knowledge, asked, Point(basis=Basis.AMENDED_BUDGET, year=timed.year))
        months = next((point.months for point in asked.points if point.months), None)
        year = timed.year or (budget.first.period.first.year if budget.first.period else None)
        actual = group_at(self._knowledge, asked, Point(basis=Basis.ACTUAL, year=year, months=months))
        return realisation(actual, budget)

    def _projection(self, asked: Asked) -> Outcome:
        timed = next((p for p in asked.points if p.months and p.months[0] == 1 and p.year is not None), Point())
        actual = group_at(self._knowledge, asked, replace(timed, basis=Basis.ACTUAL, closing=False))
        period = actual.first.period
        against = uses_budget(asked) or bool(asked.operations & {"exceed", "fall short"})
        if not against or period is None:
            return projection(actual, None)
        budget = group_at(self._knowledge, asked, Point(basis=Basis.AMENDED_BUDGET, year=period.last.year))
        return projection(actual, budget)

    def _mean(self, asked: Asked) -> Outcome:
        if asked.unit in _UNITS_OF_TIME and asked.unit != "months":
            raise MissingFigureError(wording.NOT_UNDERSTOOD)  # "päivässä keskimäärin"
        if "per month" in asked.operations:
            whole = replace(asked, operations=asked.operations - {"per month", "mean"})
            amount = measured(self._knowledge, whole, asked.points[0])
            if isinstance(amount, Share) or nature_of(self._knowledge, amount) is Nature.STOCK:
                raise MissingFigureError(wording.NOT_UNDERSTOOD)
            return mean_per_month(amount)
        groups = [
            Group((self._found(organisation, measure, point).fact,))
            for point in asked.points
            for organisation in asked.organisations
            for measure in asked.measures
        ]
        if len(groups) < _PAIR:
            if nature_of(self._knowledge, groups[0]) is Nature.STOCK:
                raise MissingFigureError(wording.NOT_UNDERSTOOD)
            return mean_per_month(groups[0])
        return mean(groups)
