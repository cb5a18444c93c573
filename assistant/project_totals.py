"""One amount over many projects: sums, means, shares and rankings."""

from collections.abc import Sequence
from decimal import Decimal

from assistant.answer import AnswerKind, Step
from assistant.calculator import Expression, Node, Operation, evaluate
from assistant.extremes import Candidate, RankKey, rank
from assistant.facts import Fact, project_fact, project_label
from assistant.interpretation import Asked
from assistant.outcome import Outcome
from assistant.project_set import amount_of
from assistant.project_sources import operand_label
from assistant.sourcing import Sources, constant, step
from assistant.wording import project_sentences as say
from store.records import Amount, Project
from store.units import Quantity, Unit

_PAIR = 2


def total(projects: Sequence[Project], amounts: Sequence[Amount], *, mean: bool) -> Outcome | None:
    """Return the sum, or the mean, of one amount over the projects that have it; None where none has."""
    facts = _facts(projects, amounts)
    if not facts:
        return None
    sources = Sources()
    summed = Node(Operation.SUM, tuple(sources.leaf(fact, operand_label(fact)) for fact in facts))
    expression: Expression = summed
    steps: tuple[Step, ...] = ()
    if mean:
        count = constant(say.PROJECTS, Quantity(Decimal(len(facts)), Unit.COUNT))
        expression = Node(Operation.DIVIDE, (summed, count))
        steps = (step(say.TOTAL, summed),)
    result = evaluate(expression)
    text = say.total(facts[0].measure, result, sources.marks(facts), mean=mean)
    calculation = sources.calculation(expression, steps)
    return Outcome(AnswerKind.CALCULATION, text, sources, result, calculation, tuple(facts))


def share_over(projects: Sequence[Project], amounts: Sequence[Amount]) -> Outcome | None:
    """Return what share one amount is of another over all the projects; None where not each has both."""
    parts = _facts(projects, amounts[:1])
    wholes = _facts(projects, amounts[1:2])
    if not parts or [fact.entity for fact in parts] != [fact.entity for fact in wholes]:
        return None
    sources = Sources()
    part = Node(Operation.SUM, tuple(sources.leaf(fact, operand_label(fact)) for fact in parts))
    whole = Node(Operation.SUM, tuple(sources.leaf(fact, operand_label(fact)) for fact in wholes))
    expression = Node(Operation.SHARE, (part, whole))
    result = evaluate(expression)
    measures = parts[0].measure, wholes[0].measure
    values = evaluate(part), evaluate(whole)
    text = say.share_over(measures, values, result, sources.marks((*parts, *wholes)))
    steps = (step(say.together(measures[0]), part), step(say.together(measures[1]), whole))
    calculation = sources.calculation(expression, steps)
    return Outcome(AnswerKind.CALCULATION, text, sources, result, calculation, (*parts, *wholes))


def share_of_some(some: Sequence[Project], every: Sequence[Project], amounts: Sequence[Amount]) -> Outcome | None:
    """Return what share some projects' amount is of that of all; None where none has it, or they are all."""
    parts = _facts(some, amounts)
    wholes = [fact for fact in _facts(every, amounts) if parts and fact.measure == parts[0].measure]
    if not parts or len(wholes) <= len(parts):
        return None
    sources = Sources()
    part = Node(Operation.SUM, tuple(sources.leaf(fact, operand_label(fact)) for fact in parts))
    whole = Node(Operation.SUM, tuple(sources.leaf(fact, operand_label(fact)) for fact in wholes))
    expression = Node(Operation.SHARE, (part, whole))
    result, values = evaluate(expression), (evaluate(part), evaluate(whole))
    text = say.share_of_some(parts[0].measure, values, result, sources.marks((*parts, *wholes)))
    calculation = sources.calculation(expression)
    return Outcome(AnswerKind.CALCULATION, text, sources, result, calculation, (*parts, *wholes))


def ranked(projects: Sequence[Project], amounts: Sequence[Amount], asked: Asked) -> Outcome | None:
    """Return the projects ranked by an amount, or by one amount relative to another; None where none has it."""
    relative = len(amounts) >= _PAIR and ("relative" in asked.operations or asked.unit == "%")
    sources = Sources()
    candidates = []
    for project in projects:
        facts = [project_fact(project, a) for kind in amounts[:_PAIR] if (a := amount_of(project, kind)) is not None]
        if len(facts) < (_PAIR if relative else 1) or (relative and not facts[1].quantity.value):
            continue
        leaves = tuple(sources.leaf(fact, operand_label(fact)) for fact in facts)
        expression = Node(Operation.SHARE, leaves) if relative else leaves[0]
        candidates.append(Candidate(project_label(project), expression, tuple(facts if relative else facts[:1])))
    if not candidates:
        return None
    units = {evaluate(candidate.expression).unit for candidate in candidates}
    if len(units) > 1:
        candidates = [c for c in candidates if evaluate(c.expression).unit is Unit.EURO]
    most = "most" in asked.operations
    heading = say.rank_heading(candidates[0].facts[0].measure, most=most, relative=relative)
    return rank(candidates, sources, RankKey(most, leading=asked.leading), heading)


def _facts(projects: Sequence[Project], amounts: Sequence[Amount], unit: Unit = Unit.EURO) -> list[Fact]:
    """Return one amount of each project: the first wanted kind that any of them has."""
    for amount in amounts:
        found = [(p, a) for p in projects if (a := amount_of(p, amount, unit)) is not None]
        if found:
            return [project_fact(project, each) for project, each in found]
    return []
