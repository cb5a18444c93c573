"""From a named column to the one fact that stands there; similarity decides nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from assistant.facts import Fact
from assistant.interpretation import Point
from assistant.wording import assumptions as say
from store.figures import Basis
from store.periods import Period
from store.units import Unit

_THOUSAND = Decimal(1000)
BUDGETS = (Basis.AMENDED_BUDGET, Basis.BUDGET)
_OF_BUDGET_YEAR = (Basis.REMAINING, Basis.REALISATION, Basis.DEVIATION)


@dataclass(frozen=True, slots=True)
class Found:
    """The fact of a column; ``assumed`` tells what had to be assumed to choose it, in Finnish, or is None.

    ``differing`` is a fact of the same name in the same document whose value is another, not just rounded, ``earlier``
    such a one in an older document.
    """

    fact: Fact
    assumed: str | None = None
    differing: Fact | None = None
    earlier: Fact | None = None


def of(facts: Iterable[Fact], organisation: str, key: str) -> list[Fact]:
    """Return the facts of one organisation and measure."""
    return [fact for fact in facts if fact.entity == organisation and fact.key == key.casefold()]


def find(facts: Sequence[Fact], point: Point) -> Found | None:
    """Return the fact of the column among facts of one organisation and measure, or None where there is none."""
    if point.other_time:
        return None
    if point.basis in _OF_BUDGET_YEAR:
        return _of_budget_year(facts, point)
    if point.basis in BUDGETS:
        return _budget(facts, point)
    basis = point.basis or Basis.ACTUAL
    return _timed([fact for fact in facts if fact.basis is basis and fact.period is not None], point)


def _chosen(facts: Sequence[Fact], assumed: str | None = None) -> Found | None:
    """Return the most exact of the newest document's facts, and one that it does not round to where there is any."""
    if not facts:
        return None
    newest = _without_thousandths([fact for fact in facts if fact.place.document == facts[-1].place.document])
    best = min(newest, key=lambda fact: (_step(fact), fact.quantity.value > 0))
    differing = next((fact for fact in newest if not _rounds_to(best, fact)), None)
    often = None if differing is None else _printed_often(newest)
    if often is not None:
        return Found(often, assumed, None, told_earlier(facts, often))
    return Found(best, assumed, differing, told_earlier(facts, best))


def _printed_often(facts: Sequence[Fact]) -> Fact | None:
    """Return the figure that several chapters print, where another value stands on one page only; else None.

    A table of one activity, or a zero of a row of the same name that was not used, is no other value of the same row.
    """
    places = {fact: _chapters(fact, facts) for fact in facts}
    best = max(places, key=lambda fact: (len(places[fact]), -_step(fact)))
    others = {(f.place.section, f.place.page) for f in facts if not _rounds_to(best, f)}
    return best if len(places[best]) > len(others) == 1 else None


def _chapters(fact: Fact, facts: Sequence[Fact]) -> set[object]:
    """Return the chapters that print a figure, rounded or not."""
    return {(other.place.section, other.place.page) for other in facts if _rounds_to(fact, other)}


def told_earlier(facts: Sequence[Fact], told: Fact) -> Fact | None:
    """Return the newest figure of an older document that tells another value of the same column; None where none does.

    ``facts`` are those of one organisation and measure, the oldest document's first.
    """
    documents = list(dict.fromkeys(fact.place.document for fact in facts))
    if told.place.document not in documents:
        return None
    older = documents[: documents.index(told.place.document)]
    same = [f for f in facts if f.place.document in older and f.period == told.period and f.basis is told.basis]
    return next((fact for fact in reversed(same) if not _rounds_to(told, fact)), None)


def told_beside(facts: Sequence[Fact], told: Fact) -> Fact | None:
    """Return a figure of the same row and column in the same document that tells another value; None for none."""
    return next(
        (
            fact
            for fact in facts
            if fact.place.document == told.place.document
            and (fact.period, fact.basis) == (told.period, told.basis)
            and fact.quantity.unit is told.quantity.unit
            and fact.quantity.value
            and not _rounds_to(told, fact)
            and not _rounds_to(fact, told)
        ),
        None,
    )


def _without_thousandths(facts: Sequence[Fact]) -> list[Fact]:
    """Return the figures without those that are another of them in thousands, their table's unit unread."""
    return [fact for fact in facts if not any(_is_thousandth(fact, other) for other in facts)]


def _is_thousandth(fact: Fact, other: Fact) -> bool:
    if fact.quantity.unit is not Unit.EURO or other.quantity.unit is not Unit.EURO or not fact.quantity.value:
        return False
    scaled = abs(fact.quantity.value) * _THOUSAND
    return abs(scaled - abs(other.quantity.value)) <= _THOUSAND / 2


def _step(fact: Fact) -> Decimal:
    """Return how finely a fact is printed: to cents, to euros or to thousands."""
    value = fact.quantity.value
    if fact.quantity.unit is not Unit.EURO or value != value.to_integral_value():
        return Decimal("0.01")
    return Decimal(1) if value % _THOUSAND else _THOUSAND


def _rounds_to(fine: Fact, coarse: Fact) -> bool:
    """Whether one fact is another rounded; the sign is let be, for costs are printed both ways."""
    if fine.quantity.unit is not coarse.quantity.unit:
        return False
    return abs(abs(fine.quantity.value) - abs(coarse.quantity.value)) <= _step(coarse) / 2


def _newest(facts: Sequence[Fact]) -> list[Fact]:
    newest = max((_last(fact) for fact in facts), default=None)
    return [fact for fact in facts if _last(fact) == newest]


def _last(fact: Fact) -> tuple[int, int]:
    period = fact.period
    return (period.last.toordinal(), -period.first.toordinal()) if period else (0, 0)


def _of_budget_year(facts: Sequence[Fact], point: Point) -> Found | None:
    fitting = [fact for fact in facts if fact.basis is point.basis and fact.period is not None]
    if point.year is not None:
        fitting = [fact for fact in fitting if fact.period and fact.period.last.year == point.year]
    if point.months is not None and fitting:
        year = _newest(fitting)[0].period
        ends = {
            f.period.last.month
            for f in facts
            if f.basis is Basis.ACTUAL and f.period and year and f.period.last.year == year.last.year
        }
        if point.months[0] != 1 or point.months[1] not in ends:
            return None
    return _chosen(_newest(fitting))


def _budget(facts: Sequence[Fact], point: Point) -> Found | None:
    if point.months is not None and not point.at_end and point.months != (1, 12):
        return None
    wanted = (Basis.BUDGET,) if point.original else BUDGETS
    for basis in wanted:
        fitting = [fact for fact in facts if fact.basis is basis and fact.period is not None and fact.period.is_year]
        if point.year is not None:
            fitting = [fact for fact in fitting if fact.period == Period.year(point.year)]
        if fitting:
            return _chosen(_newest(fitting))
    return None


def _timed(facts: list[Fact], point: Point) -> Found | None:
    if point.closing:
        facts = [fact for fact in facts if fact.period and is_years(fact.period)]
    if point.year is None and point.months is None:
        return _chosen(_newest(facts), None if point.closing else say.NEWEST_ACTUAL)
    if point.months is not None:
        fitting = [fact for fact in facts if fact.period and _covers(fact.period, point)]
        return _chosen(_newest(fitting) if point.year is None else fitting)
    ends = None if point.year is None else Period.day(date(point.year, 12, 31))
    whole = [fact for fact in facts if fact.period is not None and fact.period in (point.period, ends)]
    if whole:
        return _chosen(whole)
    timed = [fact for fact in facts if fact.period and fact.period.last.year == point.year]
    part = [fact for fact in timed if fact.period and not _is_inner(fact.period)]
    newest = _newest(part)
    period = newest[0].period if newest else None
    return _chosen(newest, part_of_year(period)) if period else None


def _is_inner(period: Period) -> bool:
    """Whether a period begins after January: the figure of one month is not the year's so far."""
    return period.first.month > 1 and period.first != period.last


def part_of_year(period: Period) -> str:
    """Return what is assumed where a year was asked and only a part of it is reported."""
    return say.part_of_year(str(period))


def _covers(period: Period, point: Point) -> bool:
    if point.year is not None and period.last.year != point.year:
        return False
    if point.months is None:
        return False
    months = Period.months(period.last.year, *point.months)
    return period == months or (point.at_end and period == Period.day(months.last))


def is_years(period: Period) -> bool:
    """Whether a period is a whole year, or the last day of one, as a balance sheet's."""
    return period.is_year or period == Period.day(date(period.last.year, 12, 31))


def columns(facts: Iterable[Fact]) -> list[tuple[Basis, Period | None]]:
    """Return the columns that the facts stand in, oldest first, each once."""
    return list(dict.fromkeys((fact.basis, fact.period) for fact in facts))
