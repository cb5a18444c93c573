"""Questions about figures of tables: chooses the task, finds the facts, and hands them to the task."""

from dataclasses import replace

from assistant import wording
from assistant.answer import Option
from assistant.budget_check import check_budget
from assistant.figure_columns import (
    column_assumed,
    column_to_look_for,
    compared_points,
    same_months,
    settled_points,
    with_years_before,
    year_before,
)
from assistant.figure_group import Group
from assistant.figure_names import fact_at, group_at, organisations_for, parts_of
from assistant.figure_rules import asks_which_rows, is_several, task_of, uses_budget
from assistant.figure_tasks import (
    change,
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
)
from assistant.interpretation import Asked, Point, Task
from assistant.knowledge import Knowledge
from assistant.lookup import Found, find, of
from assistant.outcome import ChoiceError, MissingFigureError, Outcome
from assistant.row_ranking import rank_rows, rows_moved
from assistant.whole_and_part import whole_and_part, whole_first
from assistant.wording import figure_sentences as say
from store.figures import Basis

_PAIR = 2
_MOST_OPTIONS = 6
_MAIN_ROWS = ("toimintatuotot", "toimintakulut", "toimintakate")


class FigureDesk:
    """Answers questions about figures of tables."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Take the facts to answer from."""
        self._knowledge = knowledge

    def answer(self, asked: Asked, text: str) -> Outcome:
        """Return the answer to what is asked; ``text`` is the question, to repeat it with an option.

        Raises:
            MissingFigureError: If the documents do not hold a figure that is needed.
            ChoiceError: If several organisations fit.
            PeriodMismatchError: If different parts of the year would be compared unasked.
        """
        asked = self._with_default_measure(self._with_weak_measures(asked), text)
        task = task_of(asked)
        if task is Task.CHANGE and asks_which_rows(asked, text):
            return rows_moved(self._knowledge, asked, text)
        if task is Task.BUDGET_CHECK:
            return self._budget_check(asked, text)
        if task is Task.RANK:
            return rank_rows(self._knowledge, asked, text)
        measures = asked.measures
        asked = year_before(asked)
        points = settled_points(self._knowledge, asked)
        organisations = organisations_for(self._knowledge, asked, measures, column_to_look_for(points[0], task), text)
        outcome = self._perform(task, replace(asked, organisations=organisations, points=tuple(points)))
        assumed = not asked.organisations
        parts = parts_of(outcome.facts, assumed_organisation=assumed, assumed_column=column_assumed(asked))
        return replace(outcome, parts=parts)

    def _with_weak_measures(self, asked: Asked) -> Asked:
        needs_two = "share" in asked.operations or "cover" in asked.operations
        if asked.weak_measures and (not asked.measures or (needs_two and len(asked.measures) == 1)):
            return replace(asked, measures=(*asked.measures, *asked.weak_measures))
        return asked

    def _with_default_measure(self, asked: Asked, text: str) -> Asked:
        """Money that was spent, without a row named, is the operating costs; a bare budget is asked about."""
        if asked.measures or task_of(asked) is Task.BUDGET_CHECK or asked.group in ("cost rows", "income rows"):
            return asked
        if "spend" in asked.operations or (asked.operations & {"most", "least"} and asked.group in ("units", "boards")):
            return replace(asked, measures=("Toimintakulut",))
        owners = asked.organisations or asked.weak_organisations
        there = dict.fromkeys(fact.measure for fact in self._knowledge.facts if fact.entity in owners)
        main = [name for name in there if name.casefold() in _MAIN_ROWS] or list(there)[:_MOST_OPTIONS]
        options = tuple(Option(name, f"{text.rstrip('?. ')} – {wording.lower_first(name)}?") for name in main)
        if not options:
            raise MissingFigureError(wording.NOT_FOUND)
        raise ChoiceError(say.which_measure(main), options)

    def _budget_check(self, asked: Asked, text: str) -> Outcome:
        point = Point(basis=Basis.REALISATION, year=next((p.year for p in asked.points if p.year), None))
        measures = [measure.casefold() for measure in asked.measures]
        owners = organisations_for(self._knowledge, asked, measures or ["toimintakulut"], point, text)
        outcome = check_budget(self._knowledge, owners[0], measures, point.year)
        parts = parts_of(outcome.facts, assumed_organisation=not asked.organisations, assumed_column=point.year is None)
        return replace(outcome, parts=parts)

    def _perform(self, task: Task, asked: Asked) -> Outcome:
        match task:
            case Task.RATIO if len(asked.organisations) >= _PAIR and len(asked.points) < _PAIR:
                return ratio(*self._two_groups(asked))
            case Task.CHANGE | Task.RATIO:
                return self._change(task, asked)
            case Task.SHARE | Task.REST | Task.COMPARISON:
                return self._of_two(task, asked)
            case Task.REALISATION:
                return self._realisation(asked)
            case Task.PROJECTION:
                return self._projection(asked)
            case Task.MEAN:
                return self._mean(asked)
            case Task.SUM:
                return total(group_at(self._knowledge, asked, asked.points[0]))
            case _:
                return self._lookup(asked)

    def _found(self, organisation: str, measure: str, point: Point) -> Found:
        return fact_at(self._knowledge, organisation, measure, point)

    def _lookup(self, asked: Asked) -> Outcome:
        if asked.unit not in (None, "EUR", "%", "pp"):
            raise MissingFigureError(wording.NOT_FOUND)
        points = with_years_before(asked.points) or [Point()]
        found = [
            self._found(organisation, measure, point)
            for point in points
            for organisation in asked.organisations
            for measure in asked.measures
        ]
        outcome = lookup([each.fact for each in found], [each.earlier for each in found if each.earlier])
        notes = list(dict.fromkeys(each.assumed for each in found if each.assumed))
        if notes:
            outcome = replace(outcome, text=say.assuming(outcome.text, notes))
        return outcome

    def _change(self, task: Task, asked: Asked) -> Outcome:
        later, earlier, asked_for = compared_points(self._knowledge, asked)
        one, other = group_at(self._knowledge, asked, later), group_at(self._knowledge, asked, earlier)
        if asked_for and later.is_year_alone and earlier.is_year_alone:
            asked_for = False
            later, earlier = same_months(later, earlier, one.first, other.first)
            one, other = group_at(self._knowledge, asked, later), group_at(self._knowledge, asked, earlier)
        if one.facts == other.facts:
            raise MissingFigureError(wording.NOT_UNDERSTOOD)
        if task is Task.RATIO:
            return ratio(one, other)
        term = self._knowledge.vocabulary.measure(one.first.measure)
        return change(one, other, term.nature if term else None, asked.unit, asked_for=asked_for)

    def _of_two(self, task: Task, asked: Asked) -> Outcome:
        one, other = self._two_groups(asked)
        if task is Task.COMPARISON:
            return difference_between(one, other)
        whole, part = whole_and_part(self._knowledge, one, other, asked)
        return rest(whole, part) if task is Task.REST else share(part, whole)

    def _two_groups(self, asked: Asked) -> tuple[Group, Group]:
        point = asked.points[0]
        asked = whole_first(asked)
        if len(asked.organisations) >= _PAIR:
            first = Group((self._found(asked.organisations[0], asked.measures[0], point).fact,))
            rest_of = tuple(self._found(name, asked.measures[0], point).fact for name in asked.organisations[1:])
            return first, Group(rest_of)
        organisation = asked.organisations[0]
        first = Group((self._found(organisation, asked.measures[0], point).fact,))
        return first, Group(tuple(self._found(organisation, name, point).fact for name in asked.measures[1:]))

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
        if "per month" in asked.operations:
            return mean_per_month(group_at(self._knowledge, asked, asked.points[0]))
        groups = [
            Group((self._found(organisation, measure, point).fact,))
            for point in asked.points
            for organisation in asked.organisations
            for measure in asked.measures
        ]
        if len(groups) < _PAIR:
            return mean_per_month(groups[0])
        return mean(groups)
