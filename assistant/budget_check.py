"""Did it stay within the budget: the answer with the figures, and an honest "the year is not over"."""

from collections.abc import Sequence
from decimal import Decimal

from assistant import wording
from assistant.amounts import label
from assistant.answer import AnswerKind
from assistant.calculator import Node, Operation, evaluate
from assistant.facts import Fact
from assistant.figure_names import fact_at
from assistant.interpretation import Point
from assistant.knowledge import Knowledge
from assistant.lookup import find, of
from assistant.natures import moving_nature, nature_of
from assistant.outcome import MissingFigureError, Outcome
from assistant.sourcing import Sources
from assistant.vocabulary import Nature
from assistant.wording import figure_sentences as say
from assistant.wording import refusal_sentences as refuse
from store.figures import Basis

_WHOLE = Decimal(100)
_DEFAULT = ("toimintakulut", "toimintakate")


def check_budget(
    knowledge: Knowledge, organisation: str, measures: Sequence[str], year: int | None, *, in_percent: bool = False
) -> Outcome:
    """Return whether the measures of an organisation stayed within the budget, as far as the documents tell.

    A year's closing differs from the budget in euros, or ``in_percent`` of the budget's size.

    Raises:
        MissingFigureError: If neither a realisation rate nor the year's closing beside its budget is there.
    """
    wanted = measures or [key for key in _DEFAULT if of(knowledge.facts, organisation, key)]
    if not wanted:
        raise _not_followed(knowledge, organisation)
    closed = _closed(knowledge, organisation, wanted[0], year)
    if closed is not None and len(measures) > 1:
        raise MissingFigureError(wording.NOT_UNDERSTOOD)
    if closed is not None:
        return _against_budget(knowledge, *closed, in_percent=in_percent)
    sources = Sources()
    facts = [fact_at(knowledge, organisation, key, Point(basis=Basis.REALISATION, year=year)).fact for key in wanted]
    told = [f"{wording.subject(fact)} {wording.amount(fact.quantity)} {sources.mark(fact)}" for fact in facts]
    budget_year = facts[0].period.last.year if facts[0].period else ""
    over = [f for f in facts if f.quantity.value > _WHOLE and (len(facts) == 1 or _is_cost(knowledge, f))]
    text = say.within_budget_so_far(told, budget_year, over=bool(over))
    quantity = facts[0].quantity if len(facts) == 1 else None
    return Outcome(AnswerKind.FIGURE, text, sources, quantity, facts=tuple(facts))


def _not_followed(knowledge: Knowledge, organisation: str) -> MissingFigureError:
    """Return the decline for an organisation whose budget the documents do not follow."""
    there = dict.fromkeys(wording.lower_first(fact.measure) for fact in knowledge.facts if fact.entity == organisation)
    return MissingFigureError(say.reported(organisation, list(there)))


def _closed(knowledge: Knowledge, organisation: str, measure: str, year: int | None) -> tuple[Fact, Fact] | None:
    """Return the year's closing and its budget, where both are told.

    Raises:
        MissingFigureError: If a document tells two values of either.
    """
    facts = of(knowledge.facts, organisation, measure)
    years = [year] if year is not None else sorted({f.period.last.year for f in facts if f.period}, reverse=True)
    for candidate in years:
        actual = find(facts, Point(basis=Basis.ACTUAL, year=candidate, closing=True))
        budget = find(facts, Point(basis=Basis.AMENDED_BUDGET, year=candidate))
        if actual is not None and budget is not None:
            for found in (actual, budget):
                if found.differing is not None:
                    raise MissingFigureError(refuse.contradiction(found.fact, found.differing))
            return actual.fact, budget.fact
    return None


def _against_budget(knowledge: Knowledge, actual: Fact, budget: Fact, *, in_percent: bool) -> Outcome:
    sources = Sources()
    operation = Operation.CHANGE_RATE if in_percent else Operation.DIFFERENCE
    expression = Node(operation, (sources.leaf(actual, label(actual)), sources.leaf(budget, label(budget))))
    result = evaluate(expression)
    marks = sources.marks((actual, budget))
    text = say.against_budget(actual, budget, result, marks, moving_nature(knowledge.vocabulary, actual))
    calculation = sources.calculation(expression)
    return Outcome(AnswerKind.CALCULATION, text, sources, result, calculation, (actual, budget))


def _is_cost(knowledge: Knowledge, fact: Fact) -> bool:
    return nature_of(knowledge.vocabulary, fact) in (Nature.COST, Nature.RESULT)
