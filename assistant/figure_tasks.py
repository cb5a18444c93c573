"""Answers over figures of tables: each task builds an expression, and the sentence that states its result."""

from collections.abc import Sequence
from decimal import Decimal

from assistant import wording
from assistant.answer import AnswerKind, Step
from assistant.calculator import Expression, Node, Operation, evaluate
from assistant.facts import Fact
from assistant.figure_group import Group
from assistant.outcome import Outcome
from assistant.sourcing import Sources, constant, step
from assistant.vocabulary import Nature
from assistant.wording import figure_sentences as say
from store.errors import PeriodMismatchError
from store.units import Quantity, Unit

_YEAR = Decimal(12)


def lookup(facts: Sequence[Fact], earlier: Sequence[Fact] = ()) -> Outcome:
    """State the figures, and what older documents tell otherwise; one figure is also the answer's value."""
    sources = Sources()
    told = [wording.sentence(wording.found(fact, sources.mark(fact))) for fact in facts]
    text = " ".join((*told, *(say.told_earlier(fact, sources.mark(fact)) for fact in earlier)))
    quantity = facts[0].quantity if len(facts) == 1 else None
    return Outcome(AnswerKind.FIGURE, text, sources, quantity, facts=tuple(facts))


def total(group: Group) -> Outcome:
    """Add the facts up."""
    sources = Sources()
    expression = group.expression(sources)
    text = say.total(group, evaluate(expression), sources.marks(group.facts))
    return _calculated(text, sources, expression, group.facts)


def change(
    later: Group, earlier: Group, nature: Nature | None, unit: str | None, *, asked_for: bool = False
) -> Outcome:
    """Tell how an amount changed, in euros or in percent, with the direction in words.

    Raises:
        PeriodMismatchError: If the two cover different parts of the year and the question did not name both.
    """
    _same_part_of_year(later.first, earlier.first, asked_for=asked_for)
    sources = Sources()
    new, old = later.expression(sources), earlier.expression(sources)
    difference = Node(Operation.DIFFERENCE, (new, old))
    shares = Unit.PERCENT in (later.first.quantity.unit, earlier.first.quantity.unit)
    rate = Node(Operation.CHANGE_RATE, (new, old))
    wanted = rate if unit == "%" and not shares else difference
    direction = say.direction_of(evaluate(difference), nature)
    values = say.from_to(evaluate(old), evaluate(new))
    marks = sources.marks((*later.facts, *earlier.facts))
    text = say.changed(later, earlier, direction, evaluate(wanted), values, marks)
    steps = () if wanted is difference else (step(say.CHANGE, difference),)
    return _calculated(text, sources, wanted, (*earlier.facts, *later.facts), steps)


def _same_part_of_year(one: Fact, other: Fact, *, asked_for: bool) -> None:
    if asked_for or one.period is None or other.period is None:
        return
    if not one.period.same_part_of_year(other.period):
        raise PeriodMismatchError(str(one.period), str(other.period))


def share(part: Group, whole: Group) -> Outcome:
    """Tell what share one amount is of another; income against cost is compared without the sign."""
    sources = Sources()
    one, other = part.expression(sources), whole.expression(sources)
    values = evaluate(one), evaluate(other)
    opposite = values[0].value * values[1].value < 0
    expression = Node(Operation.COVERAGE if opposite else Operation.SHARE, (one, other))
    facts = (*part.facts, *whole.facts)
    text = say.share(part, whole, values, evaluate(expression), sources.marks(facts))
    return _calculated(text, sources, expression, facts)


def rest(whole: Group, parts: Group) -> Outcome:
    """Tell what is left of a whole without some of its parts."""
    sources = Sources()
    expression = Node(Operation.DIFFERENCE, (whole.expression(sources), parts.expression(sources)))
    facts = (*whole.facts, *parts.facts)
    return _calculated(say.rest(whole, parts, evaluate(expression), sources.marks(facts)), sources, expression, facts)


def mean_per_month(group: Group) -> Outcome:
    """Divide an amount by the months of its period."""
    sources = Sources()
    period = group.first.period
    count = constant(say.MONTHS, Quantity(Decimal(period.month_count if period else 1), Unit.COUNT))
    expression = Node(Operation.DIVIDE, (group.expression(sources), count))
    text = say.mean_per_month(group, evaluate(expression), sources.marks(group.facts))
    return _calculated(text, sources, expression, group.facts)


def mean(groups: Sequence[Group]) -> Outcome:
    """Tell the mean of several amounts."""
    sources = Sources()
    total_of = Node(Operation.SUM, tuple(group.expression(sources) for group in groups))
    count = constant(say.COUNT, Quantity(Decimal(len(groups)), Unit.COUNT))
    expression = Node(Operation.DIVIDE, (total_of, count))
    facts = tuple(fact for group in groups for fact in group.facts)
    return _calculated(say.mean(evaluate(expression), sources.marks(facts)), sources, expression, facts)


def ratio(one: Group, other: Group) -> Outcome:
    """Tell how many times as large one amount is as another."""
    sources = Sources()
    pair = one.expression(sources), other.expression(sources)
    expression = Node(Operation.RATIO, pair)
    facts = (*one.facts, *other.facts)
    values = evaluate(pair[0]), evaluate(pair[1])
    text = say.ratio(one, other, values, evaluate(expression), sources.marks(facts))
    return _calculated(text, sources, expression, facts)


def realisation(actual: Group, budget: Group) -> Outcome:
    """Tell what share of the budget has been used, of one or of several together."""
    sources = Sources()
    expression = Node(Operation.SHARE, (actual.expression(sources), budget.expression(sources)))
    facts = (*actual.facts, *budget.facts)
    text = say.realisation(actual, budget, evaluate(expression), sources.marks(facts))
    return _calculated(text, sources, expression, facts)


def projection(actual: Group, budget: Group | None) -> Outcome:
    """Tell what the year comes to at the same pace, and by how much that exceeds the budget where there is one.

    Straight-line: 12 × actual / months.
    """
    sources = Sources()
    period = actual.first.period
    passed = constant(say.MONTHS_PASSED, Quantity(Decimal(period.month_count if period else 12), Unit.COUNT))
    year = constant(say.MONTHS_OF_YEAR, Quantity(_YEAR, Unit.COUNT))
    whole_year = Node(Operation.DIVIDE, (Node(Operation.MULTIPLY, (year, actual.expression(sources))), passed))
    whole = evaluate(whole_year)
    if budget is None:
        return _calculated(
            say.projection(actual, whole, sources.marks(actual.facts)), sources, whole_year, actual.facts
        )
    budgeted = budget.expression(sources)
    difference = Node(Operation.DIFFERENCE, (whole_year, budgeted))
    facts = (*actual.facts, *budget.facts)
    over = abs(whole.value) > abs(evaluate(budgeted).value)
    text = say.projection_against_budget(actual, whole, evaluate(difference), sources.marks(facts), over=over)
    return _calculated(text, sources, difference, facts, (step(say.WHOLE_YEAR, whole_year),))


def difference_between(one: Group, other: Group) -> Outcome:
    """Tell by how much two amounts differ and which is larger; percentages differ by percentage points."""
    sources = Sources()
    pair = one.expression(sources), other.expression(sources)
    expression = Node(Operation.DIFFERENCE, pair)
    facts = (*one.facts, *other.facts)
    values = evaluate(pair[0]), evaluate(pair[1])
    text = say.difference(one, other, values, evaluate(expression), sources.marks(facts))
    return _calculated(text, sources, expression, facts)


def _calculated(
    text: str, sources: Sources, expression: Expression, facts: Sequence[Fact], steps: tuple[Step, ...] = ()
) -> Outcome:
    calculation = sources.calculation(expression, steps)
    return Outcome(AnswerKind.CALCULATION, text, sources, calculation.result, calculation, tuple(facts))
