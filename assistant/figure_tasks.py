"""Answers over figures of tables: each task builds an expression, and the sentence that states its result."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from assistant import wording
from assistant.amounts import Amount, Change, Difference, Group, PerMonth, Rest, Share
from assistant.answer import AnswerKind, Step
from assistant.calculator import Expression, Leaf, Node, Operation, evaluate
from assistant.facts import Fact
from assistant.lookup import BUDGETS
from assistant.outcome import MissingFigureError, Outcome
from assistant.sourcing import Sources, constant, step
from assistant.vocabulary import Nature
from assistant.wording import figure_sentences as say
from assistant.wording import refusal_sentences as refuse
from store.errors import PeriodMismatchError
from store.periods import Period
from store.units import Quantity, Unit

_YEAR = Decimal(12)


def lookup(facts: Sequence[Fact], earlier: Sequence[Fact] = ()) -> Outcome:
    """State the figures, and what older documents tell otherwise; one figure is also the answer's value."""
    sources = Sources()
    told = [wording.sentence(wording.found(fact, sources.mark(fact))) for fact in facts]
    text = " ".join((*told, *(refuse.told_earlier(fact, sources.mark(fact)) for fact in earlier)))
    quantity = facts[0].quantity if len(facts) == 1 else None
    stated = Group(tuple(facts)) if len(facts) == 1 else None
    return Outcome(AnswerKind.FIGURE, text, sources, quantity, facts=tuple(facts), amount=stated)


def total(group: Group) -> Outcome:
    """Add the facts up.

    Raises:
        PeriodMismatchError: If one is of a year and another of a part of it.
    """
    _one_part_of_year(group.facts)
    sources = Sources()
    expression = group.expression(sources)
    text = say.total(group, evaluate(expression), sources.marks(group.facts))
    return _calculated(text, sources, expression, group.facts, amount=group)


def change(
    later: Amount, earlier: Amount, nature: Nature | None, unit: str | None, *, asked_for: bool = False
) -> Outcome:
    """Tell how an amount changed, in euros or in percent, with the direction in words.

    Raises:
        PeriodMismatchError: If the two cover different parts of the year and the question did not name both.
    """
    _same_part_of_year(later.first, earlier.first, asked_for=asked_for)
    sources = Sources()
    text, expression, difference = _told_change(Change(later, earlier, in_percent=unit == "%"), nature, sources)
    in_rate = isinstance(expression, Node) and expression.operation is Operation.CHANGE_RATE
    steps = (step(say.CHANGE, difference),) if in_rate else ()
    told = Change(later, earlier, in_percent=unit == "%")
    return _calculated(text, sources, expression, (*earlier.facts, *later.facts), steps, amount=told)


def with_rate(told: Outcome, later: Amount, earlier: Amount) -> Outcome:
    """Return a change that was told in money with its size in percent too; as it is where that cannot be told."""
    if told.calculation is None:
        return told
    expression = Change(later, earlier, in_percent=True).expression(told.sources)
    rate = evaluate(expression)
    if rate.unit is not Unit.PERCENT:
        return told
    text = f"{told.text} {say.rate_of_change(rate)}"
    calculation = told.sources.calculation(
        Node(Operation.DIFFERENCE, (later.expression(told.sources), earlier.expression(told.sources))),
        (step(say.RATE_OF_CHANGE, expression),),
    )
    return replace(told, text=text, calculation=calculation)


def changes_apart(changes: Sequence[tuple[Change, Nature | None]]) -> Outcome:
    """Tell several changes one after another; none of them is the answer's value."""
    sources = Sources()
    told = [_told_change(each, nature, sources) for each, nature in changes]
    steps = tuple(step(each.name, expression) for (each, _), (_, expression, _) in zip(changes, told, strict=True))
    amounts = [amount for each, _ in changes for amount in (each.later, each.earlier)]
    inner = [(amount.name, amount.expression(sources)) for amount in amounts]
    steps += tuple(step(name, expression) for name, expression in inner if isinstance(expression, Node))
    facts = tuple(fact for each, _ in changes for fact in each.facts)
    calculation = sources.calculation(told[0][1], steps)
    return Outcome(AnswerKind.CALCULATION, " ".join(text for text, _, _ in told), sources, None, calculation, facts)


def changes_compared(changes: Sequence[tuple[Change, Nature | None]]) -> Outcome:
    """Tell by how much two changes differ, and each of them with its direction."""
    sources = Sources()
    pair = tuple(each.expression(sources) for each, _ in changes)
    expression = Node(Operation.DIFFERENCE, pair)
    results = [evaluate(one) for one in pair]
    ways = [say.direction_of(result, nature) for result, (_, nature) in zip(results, changes, strict=True)]
    facts = tuple(fact for each, _ in changes for fact in each.facts)
    amounts = [each for each, _ in changes]
    text = say.changes_compared(amounts, results, ways, evaluate(expression), sources.marks(facts))
    return _calculated(text, sources, expression, facts)


def _told_change(of: Change, nature: Nature | None, sources: Sources) -> tuple[str, Expression, Expression]:
    """Return the sentence that tells a change, its expression, and the plain difference."""
    new, old = of.later.expression(sources), of.earlier.expression(sources)
    expression, difference = of.expression(sources), Node(Operation.DIFFERENCE, (new, old))
    direction = say.direction_of(evaluate(difference), nature)
    marks = sources.marks(of.facts)
    values = say.from_to(evaluate(old), evaluate(new))
    if _are_of_one_budget_year(of.later.first, of.earlier.first):
        return say.beside_budget(of.later, of.earlier, evaluate(expression), values, marks), expression, difference
    return say.changed(of.later, of.earlier, direction, evaluate(expression), values, marks), expression, difference


def _are_of_one_budget_year(one: Fact, other: Fact) -> bool:
    """Whether one figure is a year's budget and the other what has been realised of that very year."""
    if one.period is None or other.period is None or (one.basis in BUDGETS) == (other.basis in BUDGETS):
        return False
    return one.period.last.year == other.period.last.year


def _same_part_of_year(one: Fact, other: Fact, *, asked_for: bool) -> None:
    if asked_for or one.period is None or other.period is None:
        return
    if not one.period.same_part_of_year(other.period):
        raise PeriodMismatchError(str(one.period), str(other.period))


def _one_part_of_year(facts: Sequence[Fact]) -> None:
    """Refuse to put one's part of a year to another's whole: a unit may have been reported for some months only."""
    for one in facts:
        for other in facts:
            if one.basis is not other.basis or one.period is None or other.period is None:
                continue
            if (one.entity, one.key) == (other.entity, other.key):
                continue
            is_day = Period.day(one.period.last) in (one.period, other.period)
            if one.period != other.period and one.period.contains(other.period) and not is_day:
                raise PeriodMismatchError(str(one.period), str(other.period))


def share(part: Amount, whole: Amount) -> Outcome:
    """Tell what share one amount is of another; income against cost is compared without the sign.

    Raises:
        PeriodMismatchError: If one is of a year and the other of a part of it.
    """
    _one_part_of_year((*part.facts, *whole.facts))
    sources = Sources()
    values = evaluate(part.expression(sources)), evaluate(whole.expression(sources))
    amount = Share(part, whole)
    expression = amount.expression(sources)
    text = say.share(amount, values, evaluate(expression), sources.marks(amount.facts))
    return _calculated(text, sources, expression, amount.facts, amount=amount)


def rest(whole: Amount, parts: Group) -> Outcome:
    """Tell what is left of a whole without some of its parts.

    Raises:
        MissingFigureError: If a part is of the other sign, as income is beside costs: it is no part of the whole.
        PeriodMismatchError: If one is of a year and the other of a part of it.
    """
    _one_part_of_year((*whole.facts, *parts.facts))
    sources = Sources()
    values = [fact.quantity.value for fact in (*whole.facts, *parts.facts)]
    if min(values) < 0 < max(values):
        raise MissingFigureError(wording.NOT_UNDERSTOOD)
    amount = Rest(whole, parts)
    expression = amount.expression(sources)
    text = say.rest(amount, evaluate(expression), sources.marks(amount.facts))
    return _calculated(text, sources, expression, amount.facts, amount=amount)


def mean_per_month(amount: Amount) -> Outcome:
    """Divide an amount by the months of its period."""
    sources = Sources()
    expression = PerMonth(amount).expression(sources)
    text = say.mean_per_month(amount, evaluate(expression), sources.marks(amount.facts))
    return _calculated(text, sources, expression, amount.facts, amount=PerMonth(amount))


def mean(groups: Sequence[Amount]) -> Outcome:
    """Tell the mean of several amounts."""
    sources = Sources()
    total_of = Node(Operation.SUM, tuple(group.expression(sources) for group in groups))
    count = constant(say.COUNT, Quantity(Decimal(len(groups)), Unit.COUNT))
    expression = Node(Operation.DIVIDE, (total_of, count))
    facts = tuple(fact for group in groups for fact in group.facts)
    return _calculated(say.mean(evaluate(expression), sources.marks(facts)), sources, expression, facts)


def ratio(one: Amount, other: Amount) -> Outcome:
    """Tell how many times as large one amount is as another.

    Raises:
        PeriodMismatchError: If one is of a year and the other of a part of it.
    """
    _one_part_of_year((*one.facts, *other.facts))
    sources = Sources()
    pair = one.expression(sources), other.expression(sources)
    expression = Node(Operation.RATIO, pair)
    facts = (*one.facts, *other.facts)
    values = evaluate(pair[0]), evaluate(pair[1])
    text = say.ratio(one, other, values, evaluate(expression), sources.marks(facts))
    return _calculated(text, sources, expression, facts)


def realisation(actual: Amount, budget: Amount) -> Outcome:
    """Tell what share of the budget has been used, of one or of several together."""
    sources = Sources()
    expression = Node(Operation.SHARE, (actual.expression(sources), budget.expression(sources)))
    facts = (*actual.facts, *budget.facts)
    text = say.realisation(actual, budget, evaluate(expression), sources.marks(facts))
    return _calculated(text, sources, expression, facts)


def projection(actual: Amount, budget: Amount | None) -> Outcome:
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


def difference_between(
    one: Amount, other: Amount, natures: tuple[Nature | None, Nature | None] = (None, None)
) -> Outcome:
    """Tell by how much two amounts differ and which is larger; percentages differ by percentage points.

    The sizes of an income and a cost differ by what they come to together. Two rows that are results ("vuosikate",
    "toimintakate") are compared with their signs, others by their size.

    Raises:
        PeriodMismatchError: If one is of a year and the other of a part of it.
    """
    _one_part_of_year((*one.facts, *other.facts))
    sources = Sources()
    pair = one.expression(sources), other.expression(sources)
    values = evaluate(pair[0]), evaluate(pair[1])
    opposite = set(natures) == {Nature.INCOME, Nature.COST} and values[0].value * values[1].value < 0
    expression = Node(Operation.SUM if opposite else Operation.DIFFERENCE, pair)
    facts = (*one.facts, *other.facts)
    signed = set(natures) == {Nature.RESULT} and one.noun != other.noun
    text = say.difference(one, other, values, evaluate(expression), sources.marks(facts), signed=signed)
    return _calculated(text, sources, expression, facts, amount=None if opposite else Difference(one, other))


def per_head(fact: Fact, count: str, divisor: Callable[[Sources], Leaf]) -> Outcome:
    """Divide a figure by a number of running text, which ``count`` tells as printed."""
    sources = Sources()
    expression = Node(Operation.DIVIDE, (Group((fact,)).expression(sources), divisor(sources)))
    marks = " ".join(f"[{citation.number}]" for citation in sources.citations)
    text = say.divided(fact, count, evaluate(expression), marks)
    return _calculated(text, sources, expression, (fact,))


def per_counted(fact: Fact, count: Fact) -> Outcome:
    """Divide a figure by a row that counts what it is divided among."""
    sources = Sources()
    pair = Group((fact,)).expression(sources), Group((count,)).expression(sources)
    expression = Node(Operation.DIVIDE, pair)
    text = say.divided_by(fact, count, evaluate(expression), sources.marks((fact, count)))
    return _calculated(text, sources, expression, (fact,))


def larger_of(one: Fact, other: Fact) -> Outcome:
    """Tell which of an income and a cost is larger without the sign; nothing is calculated of the two."""
    sources = Sources()
    more, less = (one, other) if abs(one.quantity.value) >= abs(other.quantity.value) else (other, one)
    text = say.larger(more, less, sources.marks((more, less)))
    return Outcome(AnswerKind.FIGURE, text, sources, facts=(one, other))


def _calculated(
    text: str,
    sources: Sources,
    expression: Expression,
    facts: Sequence[Fact],
    steps: tuple[Step, ...] = (),
    amount: Amount | None = None,
) -> Outcome:
    calculation = sources.calculation(expression, steps)
    return Outcome(AnswerKind.CALCULATION, text, sources, calculation.result, calculation, tuple(facts), amount=amount)
