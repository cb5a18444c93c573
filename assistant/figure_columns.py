"""Which columns a question about figures means: open words settled, and the two columns of a change.

What a question leaves open comes from the newest report; what it names stays as said.
"""

from collections.abc import Sequence
from dataclasses import replace

from assistant import wording
from assistant.facts import Fact
from assistant.figure_names import fact_at
from assistant.figure_rules import DIRECTIONS, is_several
from assistant.interpretation import Asked, Point, Task
from assistant.knowledge import Knowledge
from assistant.lookup import BUDGETS, is_years
from assistant.outcome import MissingFigureError
from assistant.timewords import Direction, Shift
from store.figures import Basis

_PAIR = 2
_YEARS_ON = {Shift.TWO_YEARS_BEFORE: -2, Shift.LAST_YEAR: -1, Shift.THIS_YEAR: 0, Shift.NEXT_YEAR: 1}


def settled_points(knowledge: Knowledge, asked: Asked) -> list[Point]:
    """Return the columns that a question names, settled; one that says nothing where it names none."""
    return [_settled(knowledge, point) for point in asked.points] or [Point()]


def _settled(knowledge: Knowledge, point: Point) -> Point:
    """Return a column with what words like "viime vuonna" leave open filled in from the newest report."""
    year = knowledge.report_year
    if year is None:
        return point
    if point.shift in _YEARS_ON:
        point = replace(point, year=year + _YEARS_ON[point.shift], shift=None)
    if point.in_figures and point.months is not None and not _is_told(knowledge, point):
        to_date = replace(point, months=(1, point.months[1]))
        point = to_date if _is_told(knowledge, to_date) else point
    newest = knowledge.newest_actual
    if point.same_part and point.months is None and newest is not None and not newest.is_year:
        return replace(point, months=(newest.first.month, newest.last.month))
    return point


def _is_told(knowledge: Knowledge, point: Point) -> bool:
    """Whether any actual figure is of the months of a column."""
    return any(fact.basis is Basis.ACTUAL and fact.period == point.period for fact in knowledge.facts)


def year_before(asked: Asked) -> Asked:
    """Return "edellisvuonna" with no other time as the year before the newest report's."""
    lone = len(asked.points) == 1 and asked.points[0].shift is Shift.YEAR_BEFORE
    if not lone or asked.operations & set(DIRECTIONS) or asked.operations & _moving(asked):
        return asked
    return replace(asked, points=(replace(asked.points[0], shift=Shift.LAST_YEAR),))


def _moving(asked: Asked) -> frozenset[str]:
    """Return the operations that set one row beside its year before; of two rows "suurempi" compares those."""
    beside = frozenset({"change", "differ"})
    return beside if is_several(asked) else beside | {"bigger", "smaller"}


def with_years_before(points: Sequence[Point]) -> list[Point]:
    """Return the columns named side by side, "edellisvuonna" as the year before the one named with it.

    Raises:
        MissingFigureError: If a budget may belong to either of them.
    """
    others = [point for point in points if point.shift is not Shift.YEAR_BEFORE and point.year is not None]
    if not others:
        return [point for point in points if point.shift is not Shift.YEAR_BEFORE]
    if others[0].basis is None and any(p.basis in BUDGETS for p in points if p.shift is Shift.YEAR_BEFORE):
        raise MissingFigureError(wording.NOT_UNDERSTOOD)
    year, months = (others[0].year or 0) - 1, others[0].months
    before = Point(basis=Basis.ACTUAL, year=year, months=months)
    return [before if point.shift is Shift.YEAR_BEFORE else point for point in points]


def column_assumed(asked: Asked) -> bool:
    """Whether the question names no column, so that one had to be assumed."""
    return not asked.points or asked.points[0].is_bare


def column_to_look_for(point: Point, task: Task) -> Point:
    """Return the column by which an unnamed organisation is looked for."""
    if task is Task.REALISATION:
        return replace(point, basis=Basis.REALISATION, months=None)
    return replace(point, months=None) if task is Task.PROJECTION else point


def compared_points(knowledge: Knowledge, asked: Asked) -> tuple[Point, Point, bool]:
    """Return the later and the earlier column of a change, and whether the question named both."""
    points = [point for point in asked.points if point.shift is not Shift.YEAR_BEFORE and not point.is_bare]
    if len(points) >= _PAIR:
        return (*_ordered(*_aligned(points[0], points[1]), asked), True)
    if len(points) == 1 and _is_budget_to_date(points[0], asked):
        return replace(points[0], basis=Basis.ACTUAL), replace(points[0], months=None, at_end=False), True
    if points and _is_base(knowledge, points[0], asked):
        return _newest_beside(knowledge, points[0], asked)
    later = points[0] if points else Point()
    found = fact_at(knowledge, asked.organisations[0], asked.measures[0], later).fact
    if found.period is None or found.basis not in (Basis.ACTUAL, *BUDGETS):
        raise MissingFigureError(wording.NOT_UNDERSTOOD)
    if found.basis in BUDGETS and "differ" in asked.operations:
        return Point(basis=Basis.ACTUAL, year=found.period.first.year), later, True
    if found.basis in BUDGETS:
        return later, Point(basis=Basis.ACTUAL, year=found.period.first.year - 1, closing=True), True
    months = None if is_years(found.period) else (found.period.first.month, found.period.last.month)
    return later, Point(basis=Basis.ACTUAL, year=found.period.first.year - 1, months=months), False


def _aligned(first: Point, second: Point) -> tuple[Point, Point]:
    """Return two columns named together, what is said of but one of them filled in for the other."""
    if first.basis and second.basis is None:
        second = replace(second, basis=first.basis, closing=first.closing and not second.months)
    if second.months is None and first.months and second.year and not second.closing and second.basis is Basis.ACTUAL:
        second = replace(second, months=first.months)
    if first.is_year_alone and second.months and second.months[0] == 1 and second.basis in (None, Basis.ACTUAL):
        first = replace(first, months=second.months)
    if second.basis and first.basis is None and first.months is None and second.months is None:
        first = replace(first, closing=second.closing)
    return first, second


def _is_budget_to_date(point: Point, asked: Asked) -> bool:
    """Whether a budget is held against what was realised of it by some month ("poikkeama TA:sta 6/2025")."""
    return point.basis in BUDGETS and point.months is not None and "differ" in asked.operations


def same_months(later: Point, earlier: Point, one: Fact, other: Fact) -> tuple[Point, Point]:
    """Return two bare years as the same months of each, where only a part of one has been reported.

    ``one`` and ``other`` are the figures found for the years.
    """
    parts = [fact.period for fact in (one, other) if fact.period is not None and not is_years(fact.period)]
    if len(parts) != 1:
        return later, earlier
    months = (parts[0].first.month, parts[0].last.month)
    return (
        replace(later, basis=Basis.ACTUAL, months=months),
        replace(earlier, basis=Basis.ACTUAL, months=months),
    )


def _is_base(knowledge: Knowledge, point: Point, asked: Asked) -> bool:
    """Whether the only column named is what the newest one is compared with ("vuoteen 2024 verrattuna")."""
    year = knowledge.report_year
    compared = point.direction is Direction.FROM or "compare" in asked.operations
    return compared and point.year is not None and year is not None and point.year < year


def _newest_beside(knowledge: Knowledge, base: Point, asked: Asked) -> tuple[Point, Point, bool]:
    newest = fact_at(knowledge, asked.organisations[0], asked.measures[0], Point()).fact
    if newest.period is None or base.closing or base.months is not None:
        return Point(), base, False
    months = None if is_years(newest.period) else (newest.period.first.month, newest.period.last.month)
    return Point(), replace(base, months=months, basis=Basis.ACTUAL), False


def _ordered(first: Point, second: Point, asked: Asked) -> tuple[Point, Point]:
    """Return the later and the earlier of two columns: as cases, "miinus" or the calendar tell."""
    compared = "compare" in asked.operations  # "verrattuna vuoteen 2024" tells the base, not where it went
    if first.direction is Direction.FROM or (second.direction is Direction.TO and not compared):
        return second, first
    if second.direction is Direction.FROM or "minus" in asked.operations:
        return first, second
    if first.year is not None and second.year is not None and first.year != second.year:
        return (first, second) if first.year > second.year else (second, first)
    if first.basis in BUDGETS and second.basis not in BUDGETS:
        return second, first
    return first, second
