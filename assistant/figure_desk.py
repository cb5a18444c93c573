"""Questions about figures of tables: chooses the task, finds the facts, and hands them to the task."""

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant import natures, wording
from assistant.answer import Option
from assistant.budget_check import check_budget
from assistant.composition import (
    with_default_whole,
)
from assistant.figure_columns import (
    column_assumed,
    column_to_look_for,
    settled_points,
    year_before,
)
from assistant.figure_names import (
    organisations_for,
    parts_of,
    with_costs_of_investments,
    with_rows_there,
)
from assistant.figure_rules import (
    UNIT_GROUPS,
    asks_which_rows,
    is_several,
    not_accounted_for,
    selects,
    task_of,
)
from assistant.interpretation import Asked, Point, Task
from assistant.knowledge import Knowledge
from assistant.limit_check import LIMITING, held_against
from assistant.limits import Limit
from assistant.lookup import of, told_beside, told_earlier
from assistant.outcome import ChoiceError, MissingFigureError, Outcome
from assistant.performing import Performer
from assistant.ranging import ranged_over
from assistant.row_ranking import rank_rows
from assistant.row_selection import select
from assistant.sum_check import check_sum
from assistant.wording import refusal_sentences as refuse
from store.figures import Basis
from store.units import Unit

if TYPE_CHECKING:
    from assistant.facts import Fact

_PAIR = 2
_UNITS_OF_TIME = {"h": Unit.HOUR, "days": Unit.DAY, "weeks": Unit.WEEK, "months": Unit.MONTH}
_MOST_OPTIONS = 6
_OVER_BUDGET = frozenset({"exceed", "fall short"})
_MAIN_ROWS = ("toimintatuotot", "toimintakulut", "toimintakate")


class FigureDesk:
    """Answers questions about figures of tables."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Take the facts to answer from."""
        self._knowledge = knowledge
        self._performer = Performer(knowledge)

    def answer(self, asked: Asked, text: str) -> Outcome:
        """Return the answer to what is asked; ``text`` is the question, to repeat it with an option.

        Raises:
            MissingFigureError: If the documents do not hold a figure that is needed.
            ChoiceError: If several organisations fit.
            PeriodMismatchError: If different parts of the year would be compared unasked.
        """
        asked = self._of_each(_rows_meant(asked), text)
        chosen = self._of_many(asked, text)
        if chosen is not None:
            return chosen
        asked = _as_change(asked)
        if asked.limit is not None:
            return self._against_limit(asked, asked.limit, text)
        asked = with_rows_there(self._knowledge, self._with_weak_measures(asked))
        asked = with_costs_of_investments(self._knowledge, asked, text)
        asked = with_default_whole(self._knowledge, self._with_default_measure(asked, text))
        task = task_of(_with_weak_owners(asked))
        if task is not Task.RANK:
            asked = _with_weak_owners(asked)
        if not_accounted_for(task, asked):
            raise MissingFigureError(wording.NOT_UNDERSTOOD)
        if task is Task.BUDGET_CHECK:
            return self._budget_check(asked, text)
        if task in (Task.RANK, Task.REALISATION) and asked.operations & _OVER_BUDGET:
            raise MissingFigureError(wording.NOT_UNDERSTOOD)
        if task is Task.RANK and asked.organisations and asks_which_rows(asked, text):
            group = "income rows" if asked.measures[0] == "Toimintatuotot" else "cost rows"
            asked = replace(asked, group=group, measures=())
        if task is Task.RANK:
            return rank_rows(self._knowledge, asked, text)
        measures = asked.measures
        if not measures:
            raise MissingFigureError(wording.NOT_UNDERSTOOD)
        asked = year_before(asked)
        points = settled_points(self._knowledge, asked)
        organisations = organisations_for(self._knowledge, asked, measures, column_to_look_for(points[0], task), text)
        outcome = self._performer.perform(task, replace(asked, organisations=organisations, points=tuple(points)))
        assumed = not asked.organisations
        parts = parts_of(outcome.facts, assumed_organisation=assumed, assumed_column=column_assumed(asked))
        return replace(self._with_earlier(outcome), parts=parts)

    def _of_many(self, asked: Asked, text: str) -> Outcome | None:
        """Return which units or rows fulfil a condition, or whether parts add up; None where neither is asked."""
        if "agree" in asked.operations and (is_several(asked) or asked.group is not None):
            return check_sum(self._knowledge, asked, text)
        if selects(asked, text):
            return select(self._knowledge, self._with_default_measure(self._with_weak_measures(asked), text), text)
        return None

    def _of_each(self, asked: Asked, text: str) -> Asked:
        """Return what is asked "vastuualueittain" or "kululajeittain" of every unit or row there is."""
        if "each" not in asked.operations:
            return asked
        asked = replace(asked, operations=asked.operations - {"each"})
        point = (settled_points(self._knowledge, asked) or [Point()])[0]
        ranged = [one.asked for one in ranged_over(self._knowledge, asked, point, text)]
        return replace(
            asked,
            organisations=tuple(dict.fromkeys(one.organisations[0] for one in ranged)),
            measures=tuple(dict.fromkeys(one.measures[0] for one in ranged)),
            group=None,
        )

    def _with_earlier(self, outcome: Outcome) -> Outcome:
        """Return the outcome with what is told otherwise of its figures: by older documents, or in another chapter.

        Of a figure that is stated as it is, what an older document tells has been said already.
        """
        facts = self._knowledge.facts
        used = [(of(facts, fact.entity, fact.key), fact) for fact in dict.fromkeys(outcome.facts)]
        beside = [other for there, fact in used if (other := told_beside(there, fact)) is not None]
        remarks = [refuse.told_beside(fact, outcome.sources.mark(fact)) for fact in beside]
        earlier: tuple[Fact, ...] = ()
        if outcome.calculation is not None:
            earlier = tuple(old for there, fact in used if (old := told_earlier(there, fact)) is not None)
            remarks += [refuse.told_earlier_of(fact, outcome.sources.mark(fact)) for fact in earlier]
        if not remarks:
            return outcome
        text = " ".join((outcome.text, *remarks))
        return replace(outcome, text=text, remarked=(*outcome.remarked, *beside, *earlier))

    def _against_limit(self, asked: Asked, limit: Limit, text: str) -> Outcome:
        """Return yes or no, and the figure that is or is not over or under a limit."""
        if asked.operations & {"most", "least"}:
            raise MissingFigureError(wording.NOT_UNDERSTOOD)
        found = self.answer(replace(asked, operations=asked.operations - LIMITING, limit=None), text)
        nature = natures.nature_of(self._knowledge.vocabulary, found.facts[0]) if found.facts else None
        return held_against(found, limit, asked.operations, nature)

    def _with_weak_measures(self, asked: Asked) -> Asked:
        part_of = asked.unit == "%" and bool(asked.elative_at)
        needs_two = part_of or "share" in asked.operations or "cover" in asked.operations
        if asked.weak_measures and (not asked.measures or (needs_two and len(asked.measures) == 1)):
            return replace(asked, measures=(*asked.measures, *asked.weak_measures))
        return asked

    def _with_default_measure(self, asked: Asked, text: str) -> Asked:
        """Money that was spent, without a row named, is the operating costs; a bare budget is asked about."""
        if asked.measures or asked.group in ("cost rows", "income rows"):
            return asked
        if task_of(asked) is Task.BUDGET_CHECK and not selects(asked, text):
            return asked
        ranked = asked.operations & {"most", "least"} and asked.group in UNIT_GROUPS
        if "spend" in asked.operations or ranked or asked.operations & _OVER_BUDGET or selects(asked, text):
            return replace(asked, measures=("Toimintakulut",))
        owners = asked.organisations or asked.weak_organisations
        if not owners and any(point.basis is Basis.REMAINING for point in asked.points):
            owners = organisations_for(self._knowledge, asked, (), asked.points[0], text)
        there = dict.fromkeys(fact.measure for fact in self._knowledge.facts if fact.entity in owners)
        main = [name for name in there if name.casefold() in _MAIN_ROWS] or list(there)[:_MOST_OPTIONS]
        options = tuple(Option(name, f"{text.rstrip('?. ')} – {wording.lower_first(name)}?") for name in main)
        if not options:
            raise MissingFigureError(wording.NOT_FOUND)
        raise ChoiceError(refuse.which_measure(main), options)

    def _budget_check(self, asked: Asked, text: str) -> Outcome:
        year = next((p.year for p in settled_points(self._knowledge, year_before(asked)) if p.year), None)
        point = Point(basis=Basis.REALISATION, year=year)
        measures = [measure.casefold() for measure in asked.measures]
        unclear = asked.group in (*UNIT_GROUPS, "cost rows", "income rows") and not asked.organisations
        if len(asked.organisations) > 1 or unclear:
            raise MissingFigureError(wording.NOT_UNDERSTOOD)
        owners = organisations_for(self._knowledge, asked, measures or ["toimintakulut"], point, text)
        outcome = check_budget(self._knowledge, owners[0], measures, point.year, in_percent=asked.unit == "%")
        parts = parts_of(outcome.facts, assumed_organisation=not asked.organisations, assumed_column=point.year is None)
        return replace(outcome, parts=parts)


def _as_change(asked: Asked) -> Asked:
    """Return "sama kuin viime vuonna" as a change."""
    if "agree" not in asked.operations:
        return asked
    return replace(asked, operations=asked.operations - {"agree"} | {"change"})


def _rows_meant(asked: Asked) -> Asked:
    """Return "rows of the income" as the rows that the sum is made of ("mikä rivi muuttui eniten tuotoissa")."""
    group = {"Toimintakulut": "cost rows", "Toimintatuotot": "income rows"}.get(
        asked.measures[0] if asked.measures else ""
    )
    if asked.group != "rows" or group is None or len(asked.measures) != 1 or not asked.operations & {"most", "least"}:
        return asked
    return replace(asked, group=group, measures=())


def _with_weak_owners(asked: Asked) -> Asked:
    """Return what is asked with the organisations that are but hinted at taken for named, where several are."""
    if asked.organisations or len(asked.weak_organisations) < _PAIR:
        return asked
    return replace(asked, organisations=asked.weak_organisations, weak_organisations=())
