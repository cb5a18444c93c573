"""Answers over figures of tables: each task builds an expression, and the sentence that states its result."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant import wording
from assistant.answer import AnswerKind, Step
from assistant.calculator import Expression, Node, Operation, evaluate
from assistant.facts import Fact
from assistant.outcome import Outcome
from assistant.sourcing import Sources, constant, step
from assistant.vocabulary import Nature
from store.errors import PeriodMismatchError
from store.figures import Basis
from store.units import Quantity, Unit

_YEAR = Decimal(12)


@dataclass(frozen=True, slots=True)
class Group:
    """Facts that count as one amount: one fact, or several to be added (OPKOU and VAKA together)."""

    facts: tuple[Fact, ...]

    @property
    def first(self) -> Fact:
        """The first fact, which tells the column."""
        return self.facts[0]

    @property
    def name(self) -> str:
        """Whose and what, in words."""
        entities = list(dict.fromkeys(fact.entity for fact in self.facts))
        measures = list(dict.fromkeys(fact.measure for fact in self.facts))
        if len(entities) == 1:
            return wording.subject_of(entities[0], wording.listed([wording.lower_first(name) for name in measures]))
        owners = [wording.genitive_or_name(name) for name in entities]
        return f"{wording.listed(owners)} {wording.listed([wording.lower_first(name) for name in measures])}"

    def expression(self, sources: Sources) -> Expression:
        """The amount as an expression."""
        leaves = tuple(sources.leaf(fact, label(fact)) for fact in self.facts)
        return leaves[0] if len(leaves) == 1 else Node(Operation.SUM, leaves)


def label(fact: Fact) -> str:
    """Return the label of an operand: whose, what and which column."""
    return f"{fact.entity}, {wording.lower_first(fact.measure)}, {wording.column_name(fact.basis, fact.period)}"


def lookup(facts: Sequence[Fact]) -> Outcome:
    """State the figures; one figure is also the answer's value."""
    sources = Sources()
    text = " ".join(wording.sentence(wording.found(fact, sources.mark(fact))) for fact in facts)
    quantity = facts[0].quantity if len(facts) == 1 else None
    return Outcome(AnswerKind.FIGURE, text, sources, quantity, facts=tuple(facts))


def total(group: Group) -> Outcome:
    """Add the facts up."""
    sources = Sources()
    expression = group.expression(sources)
    result = evaluate(expression)
    verb = "on jäljellä" if group.first.basis is Basis.REMAINING else "on"
    text = (
        f"{group.name} {wording.column(group.first).removesuffix(' jäljellä')} yhteensä: {wording.amount(result)}"
        f" {sources.marks(group.facts)}."
    )
    if group.first.basis is Basis.REMAINING:
        text = (
            f"{group.name}: vuoden {group.first.period.last.year if group.first.period else ''} talousarviosta {verb}"
            f" yhteensä {wording.amount(result)} {sources.marks(group.facts)}."
        )
    return _calculated(wording.sentence(text), sources, expression, group.facts)


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
    result = evaluate(wanted)
    direction = _direction(evaluate(difference).value, nature)
    marks = sources.marks((*later.facts, *earlier.facts))
    values = f"{_value(old)} → {_value(new)}"
    text = (
        f"{later.name} {wording.agreeing(direction, later.first.measure)} {wording.amount(result, positive=True)}: {wording.column_name(earlier.first.basis, earlier.first.period)}"
        f" → {wording.column_name(later.first.basis, later.first.period)}, {values} {marks}."
    )
    steps = () if wanted is difference else (step("Muutos", difference),)
    return _calculated(wording.sentence(text), sources, wanted, (*earlier.facts, *later.facts), steps)


def _value(expression: Expression) -> str:
    return wording.amount(evaluate(expression)).partition(" (noin")[0]


def _same_part_of_year(one: Fact, other: Fact, *, asked_for: bool) -> None:
    if asked_for or one.period is None or other.period is None:
        return
    if not one.period.same_part_of_year(other.period):
        raise PeriodMismatchError(str(one.period), str(other.period))


def _direction(difference: Decimal, nature: Nature | None) -> str:
    """Return the verb of a change; a cost that became more negative grew, a result that did so weakened."""
    if not difference:
        return "ei muuttunut, muutos"
    if nature is Nature.COST:
        return "kasvoi" if difference < 0 else "pieneni"
    if nature is Nature.RESULT:
        return "heikkeni" if difference < 0 else "parani"
    return "kasvoi" if difference > 0 else "pieneni"


def share(part: Group, whole: Group) -> Outcome:
    """Tell what share one amount is of another; income against cost is compared without the sign."""
    sources = Sources()
    one, other = part.expression(sources), whole.expression(sources)
    opposite = evaluate(one).value * evaluate(other).value < 0
    expression = Node(Operation.COVERAGE if opposite else Operation.SHARE, (one, other))
    result = evaluate(expression)
    marks = sources.marks((*part.facts, *whole.facts))
    same = len({fact.entity for fact in (*part.facts, *whole.facts)}) == 1
    text = (
        f"{part.name} ({_value(one)}) {wording.was(part.first.measure, past=False)} {wording.amount(result)}"
        f" {wording.of_whole(whole.first, whole.name, same_owner=same, single=len(whole.facts) == 1)}"
        f" ({_value(other)}), {wording.column_name(part.first.basis, part.first.period)} {marks}."
    )
    return _calculated(wording.sentence(text), sources, expression, (*part.facts, *whole.facts))


def rest(whole: Group, parts: Group) -> Outcome:
    """Tell what is left of a whole without some of its parts."""
    sources = Sources()
    expression = Node(Operation.DIFFERENCE, (whole.expression(sources), parts.expression(sources)))
    result = evaluate(expression)
    names = list(dict.fromkeys(fact.entity for fact in parts.facts))
    if set(names) == {whole.first.entity}:
        names = [wording.lower_first(fact.measure) for fact in parts.facts]
    text = (
        f"{whole.name} {wording.column(whole.first)} ilman osaa {wording.listed(names)}:"
        f" {wording.amount(result)} {sources.marks((*whole.facts, *parts.facts))}."
    )
    return _calculated(wording.sentence(text), sources, expression, (*whole.facts, *parts.facts))


def mean_per_month(group: Group) -> Outcome:
    """Divide an amount by the months of its period."""
    sources = Sources()
    period = group.first.period
    months = Decimal(period.month_count if period else 1)
    count = constant("kuukausia", Quantity(months, Unit.COUNT))
    expression = Node(Operation.DIVIDE, (group.expression(sources), count))
    result = evaluate(expression)
    text = (
        f"{group.name} {wording.column(group.first)} keskimäärin kuukaudessa: {wording.amount(result)}"
        f" {sources.marks(group.facts)}."
    )
    return _calculated(wording.sentence(text), sources, expression, group.facts)


def mean(groups: Sequence[Group]) -> Outcome:
    """Tell the mean of several amounts."""
    sources = Sources()
    total_of = Node(Operation.SUM, tuple(group.expression(sources) for group in groups))
    count = constant("lukuja", Quantity(Decimal(len(groups)), Unit.COUNT))
    expression = Node(Operation.DIVIDE, (total_of, count))
    facts = tuple(fact for group in groups for fact in group.facts)
    text = f"Keskiarvo on {wording.amount(evaluate(expression))} {sources.marks(facts)}."
    return _calculated(text, sources, expression, facts)


def ratio(one: Group, other: Group) -> Outcome:
    """Tell how many times as large one amount is as another."""
    sources = Sources()
    expression = Node(Operation.RATIO, (one.expression(sources), other.expression(sources)))
    result = evaluate(expression)
    text = (
        f"{one.name} {wording.was(one.first.measure, past=False)} {_times(result, one.first.measure)}:"
        f" {wording.column_name(one.first.basis, one.first.period)} {_value(expression.arguments[0])},"
        f" {wording.column_name(other.first.basis, other.first.period)} {_value(expression.arguments[1])}"
        f" {sources.marks((*one.facts, *other.facts))}."
    )
    return _calculated(wording.sentence(text), sources, expression, (*one.facts, *other.facts))


def _times(result: Quantity, measure: str) -> str:
    text = wording.amount(result)
    return text if wording.was(measure) == "oli" else text.removesuffix("nen") + "set"


def realisation(actual: Group, budget: Group) -> Outcome:
    """Tell what share of the budget has been used, of one or of several together."""
    sources = Sources()
    expression = Node(Operation.SHARE, (actual.expression(sources), budget.expression(sources)))
    text = (
        f"{actual.name}: vuoden {budget.first.period.last.year if budget.first.period else ''} talousarviosta on"
        f" toteutunut {wording.column(actual.first)} {wording.amount(evaluate(expression))}"
        f" {sources.marks((*actual.facts, *budget.facts))}."
    )
    return _calculated(wording.sentence(text), sources, expression, (*actual.facts, *budget.facts))


def projection(actual: Group, budget: Group | None) -> Outcome:
    """Tell what the year comes to at the same pace, and by how much that exceeds the budget where there is one.

    Straight-line: actual / months × 12.
    """
    sources = Sources()
    period = actual.first.period
    months = constant("kuukausia toteutunut", Quantity(Decimal(period.month_count if period else 12), Unit.COUNT))
    whole_year = Node(
        Operation.DIVIDE,
        (
            Node(
                Operation.MULTIPLY,
                (constant("kuukausia vuodessa", Quantity(_YEAR, Unit.COUNT)), actual.expression(sources)),
            ),
            months,
        ),
    )
    whole = wording.amount(evaluate(whole_year))
    verb = "olisivat" if wording.was(actual.first.measure) == "olivat" else "olisi"
    start = f"Samalla tahdilla {wording.lower_first(actual.name)} {verb} koko vuonna {whole}"
    if budget is None:
        text = f"{start} {sources.marks(actual.facts)}. Laskelma on suora jatko, ei ennuste."
        return _calculated(text, sources, whole_year, actual.facts)
    difference = Node(Operation.DIFFERENCE, (whole_year, budget.expression(sources)))
    result = evaluate(difference)
    over = abs(evaluate(whole_year).value) > abs(evaluate(difference.arguments[1]).value)
    outcome = "ylittyisi" if over else "alittuisi"
    text = (
        f"{start}, joten talousarvio {outcome} {wording.amount(result, positive=True)}"
        f" {sources.marks((*actual.facts, *budget.facts))}. Laskelma on suora jatko, ei ennuste."
    )
    steps = (step("Koko vuosi samalla tahdilla", whole_year),)
    return _calculated(text, sources, difference, (*actual.facts, *budget.facts), steps)


def difference_between(one: Group, other: Group) -> Outcome:
    """Tell by how much two amounts differ and which is larger; percentages differ by percentage points."""
    sources = Sources()
    expression = Node(Operation.DIFFERENCE, (one.expression(sources), other.expression(sources)))
    result = evaluate(expression)
    bigger = (
        one if abs(evaluate(expression.arguments[0]).value) >= abs(evaluate(expression.arguments[1]).value) else other
    )
    text = (
        f"Ero on {wording.amount(result, positive=True)}, suurempi on {bigger.name}:"
        f" {one.name} {_value(expression.arguments[0])}, {other.name} {_value(expression.arguments[1])},"
        f" {wording.column_name(one.first.basis, one.first.period)} {sources.marks((*one.facts, *other.facts))}."
    )
    return _calculated(text, sources, expression, (*one.facts, *other.facts))


def _calculated(
    text: str, sources: Sources, expression: Expression, facts: Sequence[Fact], steps: tuple[Step, ...] = ()
) -> Outcome:
    calculation = sources.calculation(expression, steps)
    return Outcome(AnswerKind.CALCULATION, text, sources, calculation.result, calculation, tuple(facts))
