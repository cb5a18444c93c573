"""Which units or rows fulfil a condition: they moved one way, are over a limit, or over their budget."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant import wording
from assistant.amounts import Amount, Change, Group
from assistant.answer import AnswerKind, Part
from assistant.calculator import Node, Operation, evaluate, with_sources
from assistant.composition import change_of, measured
from assistant.extremes import Candidate, RankKey, rank
from assistant.facts import Fact
from assistant.figure_columns import column_assumed, settled_points, year_before
from assistant.figure_names import fact_at, parts_of
from assistant.figure_rules import DIRECTIONS, MOVES, asks_which_rows, asks_yes_or_no, passes_budget, takes_share
from assistant.interpretation import Asked, Point
from assistant.knowledge import Knowledge
from assistant.limit_check import size_against
from assistant.limits import Limit, is_comparable
from assistant.outcome import MissingFigureError, Outcome
from assistant.ranging import Ranged, candidates_of, ranged_over
from assistant.sourcing import Sources, constant, step
from assistant.vocabulary import Nature
from assistant.wording import part_labels
from assistant.wording import selection_sentences as say
from store.figures import Basis
from store.units import Quantity, Unit

_WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True)
class _Condition:
    """A condition: what is measured of each, when it holds, and how it is told.

    ``verb`` completes "the units whose row …", ``denied`` "no unit's row …"; ``column`` tells of which column.
    """

    amount_of: Callable[[Asked], Amount]
    holds: Callable[[Quantity, Nature | None], bool]
    verb: str
    denied: str
    column: Callable[[Sequence[Fact]], str]
    positive: bool = False
    missing: str = wording.NOT_FOUND


def select(knowledge: Knowledge, asked: Asked, text: str) -> Outcome:
    """Return the units or rows that fulfil the question's condition: listed, counted, or yes or no.

    Where none does, that is the answer, with what was compared.

    Raises:
        ChoiceError: If rows are asked of one of several organisations and none was named.
        MissingFigureError: If nothing can be compared, or no row moved the way that is asked.
    """
    if asks_which_rows(asked, text):
        group = "income rows" if asked.measures[0] == "Toimintatuotot" else "cost rows"
        asked = replace(asked, group=group, measures=())
    asked = year_before(asked)
    asked = replace(asked, points=tuple(settled_points(knowledge, asked)))
    ranged = ranged_over(knowledge, replace(asked, operations=asked.operations | {"most"}), asked.points[0], text)
    if not ranged:
        raise MissingFigureError(wording.NO_ROWS)
    condition = _condition(knowledge, asked, ranged, text)
    sources = Sources()
    found, nature = candidates_of(knowledge, ranged, condition.amount_of, sources)
    if not found:
        raise MissingFigureError(condition.missing)
    if asked.operations & {"most", "least"}:
        outcome = _furthest(found, nature, asked, sources)
    else:
        outcome = _told(found, nature, condition, asked, sources, yes_or_no=asks_yes_or_no(text))
    parts = parts_of(outcome.facts, assumed_organisation=False, assumed_column=column_assumed(asked))
    return replace(outcome, parts=(*parts, Part(part_labels.TASK, condition.verb)))


def _condition(knowledge: Knowledge, asked: Asked, ranged: Sequence[Ranged], text: str) -> _Condition:
    direction = next((name for name in DIRECTIONS if name in asked.operations), None)
    limit = asked.limit
    if direction is not None or (limit is not None and asked.operations & MOVES):
        return _moved(knowledge, asked, direction, limit)
    if limit is not None and not passes_budget(asked, text):
        return _beyond(knowledge, asked, limit)
    return _against_budget(knowledge, asked, ranged)


def _moved(knowledge: Knowledge, asked: Asked, direction: str | None, limit: Limit | None) -> _Condition:
    """Those that moved the way that is asked, by more or less than a limit where one is set."""
    unit = "%" if limit is not None and limit.quantity.unit is Unit.PERCENT else asked.unit

    def holds(value: Quantity, nature: Nature | None) -> bool:
        moved = direction is None or RankKey(direction=direction, nature=nature).moved(value.value)
        return moved and (limit is None or _meets(limit, value, asked.operations, nature))

    return _Condition(
        lambda each: change_of(knowledge, replace(each, unit=unit)),
        holds,
        say.moved(direction, limit),
        say.not_moved(direction, limit),
        say.columns_of_change,
        positive=True,
    )


def _beyond(knowledge: Knowledge, asked: Asked, limit: Limit) -> _Condition:
    """Those whose amount is over or under a limit; a limit in percent is one of the budget's realisation."""
    point = asked.points[0]
    if limit.quantity.unit is Unit.PERCENT and not takes_share(asked):
        point = Point(basis=Basis.REALISATION, year=point.year)
    return _Condition(
        lambda each: measured(knowledge, each, point),
        lambda value, nature: _meets(limit, value, asked.operations, nature),
        say.beyond(limit),
        say.not_beyond(limit),
        say.column_told,
    )


def _meets(limit: Limit, value: Quantity, operations: frozenset[str], nature: Nature | None) -> bool:
    """Whether a value is on the side of the limit that was asked about.

    Raises:
        MissingFigureError: If the value is not of the limit's kind, or its sign leaves open what over and under are.
    """
    size = size_against(value.value, limit, operations, nature) if is_comparable(limit, value) else None
    if size is None:
        raise MissingFigureError(wording.NOT_UNDERSTOOD)
    return limit.met_by(size)


def _against_budget(knowledge: Knowledge, asked: Asked, ranged: Sequence[Ranged]) -> _Condition:
    """Those over their budget, or under it: by the year's closing, else by the budget's rate while the year goes on."""
    year = next((point.year for point in asked.points if point.year is not None), None)
    if year is None:
        budgets = [_budget(knowledge, each.asked, None) for each in ranged]
        years = [fact.period.last.year for fact in budgets if fact is not None and fact.period is not None]
        year = max(years, default=None)
    closed = any(_closing(knowledge, each.asked, year) is not None for each in ranged)
    in_percent = asked.unit == "%" or (asked.limit is not None and asked.limit.quantity.unit is Unit.PERCENT)
    if asked.limit is not None and not closed:
        raise MissingFigureError(say.no_budget(year))
    over, kept = _over(asked), "keep" in asked.operations

    def holds(value: Quantity, nature: Nature | None) -> bool:
        income = nature is Nature.INCOME
        if closed:
            beyond = value.value > 0 if income else value.value < 0
            chosen = beyond if over else not beyond and (kept or bool(value.value))
            return chosen and (asked.limit is None or _passes_by(asked.limit, value))
        return value.value > _WHOLE if over else value.value <= _WHOLE

    def amount(each: Asked) -> Amount:
        if not closed:
            point = Point(basis=Basis.REALISATION, year=year)
            return Group((fact_at(knowledge, each.organisations[0], each.measures[0], point).fact,))
        found = _closing(knowledge, each, year)
        if found is None:
            raise MissingFigureError(wording.NOT_FOUND)
        actual, budget = found
        return Change(Group((actual,)), Group((budget,)), in_percent=in_percent)

    column = say.budget_of_year if closed else say.budget_so_far
    return _Condition(
        amount,
        holds,
        say.budget(asked.limit, over=over, kept=kept),
        say.not_budget(asked.limit, over=over, kept=kept),
        column,
        closed,
        say.no_budget(year),
    )


def _over(asked: Asked) -> bool:
    """Whether budgets passed are asked for, not those that were not used up ("alittui yli 50 000 eurolla")."""
    if asked.limit is not None and asked.operations >= {"exceed", "fall short"}:
        return not asked.limit.above
    return "exceed" in asked.operations


def _passes_by(limit: Limit, value: Quantity) -> bool:
    if not is_comparable(limit, value):
        raise MissingFigureError(wording.NOT_UNDERSTOOD)
    return limit.met_by(abs(value.value))


def _budget(knowledge: Knowledge, asked: Asked, year: int | None) -> Fact | None:
    return _fact(knowledge, asked, Point(basis=Basis.AMENDED_BUDGET, year=year))


def _closing(knowledge: Knowledge, asked: Asked, year: int | None) -> tuple[Fact, Fact] | None:
    """Return the year's closing and its budget, where both are there."""
    actual = _fact(knowledge, asked, Point(basis=Basis.ACTUAL, year=year, closing=True))
    budget = _budget(knowledge, asked, year)
    return None if actual is None or budget is None else (actual, budget)


def _fact(knowledge: Knowledge, asked: Asked, point: Point) -> Fact | None:
    try:
        return fact_at(knowledge, asked.organisations[0], asked.measures[0], point).fact
    except MissingFigureError:
        return None


def _furthest(found: Sequence[Candidate], nature: Nature | None, asked: Asked, sources: Sources) -> Outcome:
    """Return which went furthest over its budget, or under it."""
    over = _over(asked)
    rates = evaluate(found[0].expression).unit is Unit.PERCENT and asked.unit != "%"
    if rates:
        raise MissingFigureError(say.year_goes_on([(one.name, evaluate(one.expression)) for one in found]))
    direction = "grow" if over else "shrink"
    if nature is Nature.RESULT:
        direction = "worsen" if over else "improve"
    key = RankKey("least" not in asked.operations, direction, nature)
    passed = [one for one in found if key.moved(evaluate(one.expression).value)]
    if not passed:
        raise MissingFigureError(say.none_passed(over=over))
    return rank(passed, sources, key, say.furthest(over=over, most=key.most), positive=True)


def _told(
    found: Sequence[Candidate],
    nature: Nature | None,
    condition: _Condition,
    asked: Asked,
    sources: Sources,
    *,
    yes_or_no: bool,
) -> Outcome:
    valued = [(one, evaluate(one.expression)) for one in found]
    chosen = sorted((pair for pair in valued if condition.holds(pair[1], nature)), key=lambda pair: -abs(pair[1].value))
    told = chosen or sorted(valued, key=lambda pair: -abs(pair[1].value))
    facts = tuple(fact for one, _ in (*told, *(pair for pair in valued if pair not in told)) for fact in one.facts)
    numbers = sources.put_first(facts)
    lines = [say.line(one.name, value, sources.marks(one.facts), positive=condition.positive) for one, value in told]
    rows = asked.group in ("cost rows", "income rows")
    row = None if rows else asked.measures[0]
    compared = found[0].facts[0].entity if rows else asked.group
    heading = say.heading(
        row, compared, condition.verb if chosen else condition.denied, condition.column(told[0][0].facts),
        chosen=len(chosen), counting="count" in asked.operations,
        rate=asked.limit is not None and told[0][0].facts[0].basis is Basis.REALISATION,
    )  # fmt: skip
    answer = say.answered(heading, lines, yes=bool(chosen) if yes_or_no else None, none=not chosen)
    steps = tuple(step(one.name, with_sources(one.expression, numbers)) for one, _ in told)
    if "count" not in asked.operations:
        calculation = sources.calculation(with_sources(told[0][0].expression, numbers), steps)
        return Outcome(AnswerKind.LIST, answer, sources, None, calculation, facts)
    one = Quantity(Decimal(1), Unit.COUNT)
    counted = Node(Operation.COUNT, tuple(constant(each.name, one) for each, _ in chosen))
    calculation = sources.calculation(counted, steps)
    return Outcome(AnswerKind.CALCULATION, answer, sources, calculation.result, calculation, facts)
