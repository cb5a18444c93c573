"""The amounts of one project: which is asked, shares among them, and two projects compared."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import AnswerKind
from assistant.calculator import Node, Operation, evaluate
from assistant.facts import Fact, project_fact, project_label
from assistant.interpretation import Asked
from assistant.outcome import Outcome
from assistant.project_index import Match
from assistant.project_set import AMOUNT_FIELDS, amount_of, fields_said
from assistant.project_sources import operand_label, parts_about
from assistant.quantity_calculations import leaf_of
from assistant.quantity_desk import QuantityDesk
from assistant.question import Question
from assistant.sourcing import Sources
from assistant.spelling import folded
from assistant.spotting import Mention
from assistant.wording import project_sentences as say
from store.records import Amount, Project, ProjectAmount, ProjectSource
from store.units import Unit
from store.words import search_terms, tokens

_PAIR = 2


MONEY_OF_ROW = (Amount.TOTAL_FUNDING, Amount.GROSS_COSTS, Amount.GROSS_INCOME)


def stated_amount(project: Project, amounts: Sequence[Amount], question: Question, asked: Asked) -> Outcome | None:
    """Return the amount of a project that is asked; a city's share in percent also in euros where these are asked."""
    found = chosen_amount(project, amounts, question, asked)
    if found is None:
        return None
    sources = Sources()
    fact = project_fact(project, found)
    in_percent = found.quantity.unit is Unit.PERCENT and found.amount is Amount.CITY_SHARE
    whole = amount_of(project, Amount.TOTAL_FUNDING, Unit.EURO)
    if asked.unit == "EUR" and in_percent and amounts and whole is not None:
        facts = (fact, project_fact(project, whole))
        expression = Node(Operation.PERCENT_OF, tuple(sources.leaf(each, operand_label(each)) for each in facts))
        result = evaluate(expression)
        text = say.share_and_amount(project_label(project), fact, result, sources.marks(facts))
        calculation = sources.calculation(expression)
        return Outcome(AnswerKind.CALCULATION, text, sources, result, calculation, facts, parts_about(project, facts))
    text = say.one_amount(project_label(project), fact, sources.mark(fact))
    return Outcome(AnswerKind.FIGURE, text, sources, fact.quantity, facts=(fact,), parts=parts_about(project, (fact,)))


def chosen_amount(
    project: Project, amounts: Sequence[Amount], question: Question, asked: Asked
) -> ProjectAmount | None:
    """Return the amount of a project that a question means by the kinds it names; None where there is none."""
    wanted = list(amounts) or list(MONEY_OF_ROW)
    gross = any(base.startswith("brutto") for atom in question.atoms for base in atom.bases)
    if project.source is not ProjectSource.CARD and Amount.SPENT in amounts:
        wanted = [Amount.SPENT]
    if asked.unit == "%" and not amounts:
        wanted = [Amount.SPENT, Amount.CITY_SHARE]
    if set(amounts) & {Amount.TOTAL_FUNDING} and amount_of(project, Amount.TOTAL_FUNDING) is None:
        wanted += [Amount.GROSS_INCOME, Amount.GROSS_COSTS]
    if set(amounts) & {Amount.GROSS_COSTS, Amount.GROSS_INCOME} and Amount.SPENT not in amounts:
        wanted += [] if gross else [Amount.TOTAL_FUNDING]
    for amount in wanted:
        levels = [found for found in project.amounts if found.amount is amount and found.level]
        level = next((found for found in levels if _names_level(question, project, folded(found.level or ""))), None)
        found = level or amount_of(project, amount)
        if found is not None and not (asked.unit == "%" and found.quantity.unit is Unit.EURO and amounts):
            return found
    return None


def _names_level(question: Question, project: Project, level: str) -> bool:
    """Whether a question names a part of a project, beyond the project's own name where that holds the word too."""
    said = sum(
        level in atom.bases
        and not any(before.text.endswith("-") for before in question.atoms[max(0, place - 2) : place])
        for place, atom in enumerate(question.atoms)
    )
    name = [{folded(word), *search_terms(word)} for word in tokens(project.name)]
    words = {base for atom in question.atoms for base in atom.bases}
    quoted = bool(name) and sum(bool(terms & words) for terms in name) > len(name) / 2
    return said > (sum(level in terms for terms in name) if quoted else 0)


def share_of_fields(project: Project, amounts: Sequence[Amount], asked: Asked) -> Outcome | None:
    """Return one amount as a share of another, or a printed share turned into euros; None where neither is asked."""
    if len(amounts) < _PAIR:
        return None
    one, other = amount_of(project, amounts[0]), amount_of(project, amounts[1])
    if one is None or other is None:
        return None
    sources = Sources()
    facts = (project_fact(project, one), project_fact(project, other))
    if asked.operations & {"differ", "minus"} and one.quantity.unit is other.quantity.unit is Unit.EURO:
        return _difference(*facts)
    in_share = asked.unit == "%" or (asked.unit is None and asked.operations & {"share", "cover"})
    if in_share and one.quantity.unit is Unit.EURO and other.quantity.unit is Unit.EURO:
        return _share_of(project, *facts)
    if asked.unit != "EUR" or one.quantity.unit is not Unit.PERCENT:
        return None
    expression = Node(Operation.PERCENT_OF, tuple(sources.leaf(fact, operand_label(fact)) for fact in facts))
    result = evaluate(expression)
    text = say.in_whole(project_label(project), facts[0], facts[1], result, sources.marks(facts))
    calculation = sources.calculation(expression)
    return Outcome(AnswerKind.CALCULATION, text, sources, result, calculation, facts, parts_about(project, facts))


def share_of_level(project: Project, amounts: Sequence[Amount], question: Question, asked: Asked) -> Outcome | None:
    """Return what share a part's amount is of the project's whole, where a part is named and a share asked, or None."""
    if not (asked.operations & {"share", "cover"} or (asked.unit == "%" and amounts)):
        return None
    part = chosen_amount(project, amounts, question, replace(asked, unit="EUR"))
    if part is None or part.level is None or part.quantity.unit is not Unit.EURO:
        return None
    whole = amount_of(project, part.amount, Unit.EURO)
    return None if whole is None else _share_of(project, project_fact(project, part), project_fact(project, whole))


def share_of_last(project: Project, last: Sequence[Fact], mentions: Sequence[Mention], asked: Asked) -> Outcome | None:
    """Return the last amount as a share of the amount named now ("prosentteina bruttomenoista"), or None.

    Where none is named, the whole is what the project costs, or its whole funding.
    """
    fields = [AMOUNT_FIELDS[name] for name in fields_said(mentions) if name in AMOUNT_FIELDS]
    fields = fields or [Amount.GROSS_COSTS, Amount.TOTAL_FUNDING]
    wholes = [found for kind in fields if (found := amount_of(project, kind, Unit.EURO)) is not None]
    if asked.unit != "%" or not last or not wholes or last[-1].quantity.unit is not Unit.EURO:
        return None
    part, whole = last[-1], project_fact(project, wholes[0])
    if part == whole or not whole.quantity.value:
        return None
    return _share_of(project, part, whole)


def _share_of(project: Project, part: Fact, whole: Fact) -> Outcome:
    sources = Sources()
    expression = Node(
        Operation.SHARE, (sources.leaf(part, operand_label(part)), sources.leaf(whole, operand_label(whole)))
    )
    result = evaluate(expression)
    text = say.part_of_whole(project_label(project), part, whole, result, sources.marks((part, whole)))
    calculation = sources.calculation(expression)
    facts = (part, whole)
    return Outcome(AnswerKind.CALCULATION, text, sources, result, calculation, facts, parts_about(project, facts))


def compared_pair(
    matches: Sequence[Match], question: Question, mentions: Sequence[Mention], asked: Asked
) -> Outcome | None:
    """Return two projects, or one in two periods, compared: the amounts in the order of the question."""
    spans = [(time.year, time.span_to or time.year) for time in question.times if time.year is not None]
    compares = asked.operations & {"bigger", "smaller", "change", "differ", "grow", "shrink", "compare"}
    if not compares or len(spans) < _PAIR or len(matches) < _PAIR:
        return None
    fields = [AMOUNT_FIELDS[name] for name in fields_said(mentions, weak=False) if name in AMOUNT_FIELDS]
    facts = []
    for number, span in enumerate(spans[:_PAIR]):
        project = next((match.project for match in matches if _spans(match.project, span)), None)
        wanted = fields[min(number, len(fields) - 1) :][:1]
        found = None if project is None else _first_in_euros(project, (*wanted, *MONEY_OF_ROW))
        if project is None or found is None:
            return None
        facts.append(project_fact(project, found))
    return _difference(facts[0], facts[1])


def compared_named(projects: Sequence[Project], mentions: Sequence[Mention]) -> Outcome | None:
    """Return the amounts of two projects compared: the kind that is named, else what they cost; None where not told."""
    fields = [AMOUNT_FIELDS[name] for name in fields_said(mentions, weak=False) if name in AMOUNT_FIELDS]
    kinds = fields or [Amount.GROSS_COSTS, Amount.TOTAL_FUNDING]
    found = [_first_in_euros(project, kinds) for project in projects]
    if not all(found):
        return None
    facts = [project_fact(project, each) for project, each in zip(projects, found, strict=True) if each is not None]
    return _difference(facts[0], facts[1])


def compared_stated(facts: Sequence[Fact]) -> Outcome | None:
    """Return the last amounts of two projects compared, where they are of one kind; None otherwise."""
    last = facts[-1] if facts else None
    same = [f for f in facts if last and f.key == last.key and f.quantity.unit is last.quantity.unit]
    others = [fact for fact in same if last and fact.entity != last.entity]
    return _difference(others[-1], last) if last is not None and others else None


def _difference(one: Fact, other: Fact) -> Outcome:
    """Return by how much two amounts differ, and whose is larger."""
    sources = Sources()
    facts = (one, other)
    expression = Node(Operation.DIFFERENCE, tuple(sources.leaf(fact, operand_label(fact)) for fact in facts))
    result = evaluate(expression)
    text = say.difference(one, other, result, sources.marks(facts))
    calculation = sources.calculation(expression)
    return Outcome(AnswerKind.CALCULATION, text, sources, result, calculation, facts)


def _spans(project: Project, span: tuple[int | None, int | None]) -> bool:
    period = project.period
    years = (period.first.year, period.last.year) if period else None
    return years == span or f"{span[0]}–{span[1]}" in project.name


def _first_in_euros(project: Project, kinds: Sequence[Amount]) -> ProjectAmount | None:
    return next((found for kind in kinds if (found := amount_of(project, kind, Unit.EURO)) is not None), None)


def divided(
    matches: Sequence[Match],
    question: Question,
    mentions: Sequence[Mention],
    asked: Asked,
    quantities: QuantityDesk,
) -> Outcome | None:
    """Return a project's money divided by a count of running text that the rest of the question names, or None."""
    project = matches[0].project
    fields = [AMOUNT_FIELDS[name] for name in fields_said(mentions) if name in AMOUNT_FIELDS]
    money = chosen_amount(project, fields, question, replace(asked, unit="EUR"))
    count = quantities.count_beside(question, mentions, _name_terms(project))
    if money is None or count is None or money.quantity.unit is not Unit.EURO:
        return None
    sources = Sources()
    fact = project_fact(project, money)
    expression = Node(Operation.DIVIDE, (sources.leaf(fact, operand_label(fact)), leaf_of(count, sources)))
    result = evaluate(expression)
    marks = " ".join(f"[{citation.number}]" for citation in sources.citations)
    text = say.divided(project_label(project), fact, count.as_printed, result, marks)
    calculation = sources.calculation(expression)
    return Outcome(AnswerKind.CALCULATION, text, sources, result, calculation, (fact,), parts_about(project, (fact,)))


def _name_terms(project: Project) -> frozenset[str]:
    return frozenset(folded(term) for word in tokens(project.name) for term in (word, *search_terms(word)))
