"""Whose figures and which rows a question means, and what is there where they are not."""

from collections.abc import Sequence

from assistant.answer import Option, Part
from assistant.facts import Fact
from assistant.interpretation import Asked, Point
from assistant.knowledge import Knowledge
from assistant.lookup import Found, columns, find, of
from assistant.outcome import ChoiceError, MissingFigureError
from assistant.wording import (
    amount,
    column_name,
    column_of,
    genitive_or_name,
    listed,
    lower_first,
    point_name,
    subject_of,
)
from store.figures import Basis

_MOST_NAMED = 8
_MOST_OPTIONS = 8
_MOST_SUGGESTIONS = 3


def has(knowledge: Knowledge, organisation: str, measure: str) -> bool:
    """Whether any figure of the measure stands in the organisation's tables."""
    return bool(of(knowledge.facts, organisation, measure))


def fact_at(knowledge: Knowledge, organisation: str, measure: str, point: Point) -> Found:
    """Return the fact of an organisation, measure and column.

    Raises:
        MissingFigureError: If the documents do not hold it; the text says what they hold.
    """
    facts = of(knowledge.facts, organisation, measure)
    if not facts:
        raise _missing_measure(knowledge, organisation, measure, point)
    found = find(facts, point)
    if found is None:
        raise _missing_column(facts, organisation, measure, point)
    if found.differing is not None:
        raise _contradiction(found.fact, found.differing)
    return found


def _contradiction(one: Fact, other: Fact) -> MissingFigureError:
    """Return the refusal to choose between two values of one name."""
    told = [f"{amount(fact.quantity)} ({_where(fact)})" for fact in (one, other)]
    return MissingFigureError(
        f"{subject_of(one.entity, one.measure)}, {column_name(one.basis, one.period)}: asiakirjassa on kaksi eri arvoa,"
        f" {listed(told)}. En valitse niiden väliltä."
    )


def _where(fact: Fact) -> str:
    page = f"s. {fact.place.page}" if fact.place.page else f"rivi {fact.place.line}" if fact.place.line else ""
    return ", ".join(part for part in (page, fact.place.table or fact.place.section or "") if part)


def organisations_for(
    knowledge: Knowledge, asked: Asked, measures: Sequence[str], point: Point, text: str
) -> tuple[str, ...]:
    """Return whose figures are meant: who was named, or the only one that has such a figure.

    Raises:
        ChoiceError: If several organisations have the figure and none was named.
        MissingFigureError: If none has it.
    """
    named = asked.organisations or asked.weak_organisations
    if named:
        return named
    having = [
        name
        for name in knowledge.organisations
        if all(find(of(knowledge.facts, name, measure), point) is not None for measure in measures)
    ]
    if len(having) == 1:
        return tuple(having)
    if not having:
        raise _missing_everywhere(knowledge, measures, point)
    options = tuple(Option(name, f"{name}: {text}") for name in having[:_MOST_OPTIONS])
    what = listed([lower_first(measure) for measure in measures])
    question = f"Minkä yksikön {what or 'luvut'}? Raporteissa on {listed(having[:_MOST_OPTIONS])}."
    raise ChoiceError(question, options, (Part("Luku", what),))


def parts_of(facts: Sequence[Fact], *, assumed_organisation: bool, assumed_column: bool) -> tuple[Part, ...]:
    """Return the interpretation of the facts that answer: organisations, measures and columns, each once."""
    entities = list(dict.fromkeys(fact.entity for fact in facts))
    measures = list(dict.fromkeys(lower_first(fact.measure) for fact in facts))
    named = list(dict.fromkeys(column_name(fact.basis, fact.period) for fact in facts))
    return (
        Part("Yksikkö", ", ".join(entities), assumed_organisation),
        Part("Luku", ", ".join(measures)),
        Part("Sarake", ", ".join(named), assumed_column),
    )


def _missing_measure(knowledge: Knowledge, organisation: str, measure: str, point: Point) -> MissingFigureError:
    there = list(dict.fromkeys(fact.measure for fact in knowledge.facts if fact.entity == organisation))
    others = [name for name in knowledge.organisations if has(knowledge, name, measure)]
    text = f"Yksiköltä {organisation} ei ole raportoitu lukua {lower_first(measure)}."
    if there:
        text += f" Raportoitu on: {listed([lower_first(name) for name in there[:_MOST_NAMED]])}."
    if others:
        text += f" Luku {lower_first(measure)} löytyy yksiköiltä: {listed(others[:_MOST_NAMED])}."
    when = point_name(point) if not point.is_bare else ""
    suggestions = [f"{organisation}: {lower_first(name)} {when}?".replace(" ?", "?") for name in there]
    suggestions += [f"{name}: {lower_first(measure)} {when}?".replace(" ?", "?") for name in others]
    return MissingFigureError(text, tuple(suggestions[:_MOST_SUGGESTIONS]))


def _missing_column(facts: Sequence[Fact], organisation: str, measure: str, point: Point) -> MissingFigureError:
    there = [column_name(basis, period) for basis, period in columns(facts) if basis is not Basis.REALISATION]
    wanted = point_name(point)
    text = (
        f"{genitive_or_name(organisation)} luvusta {lower_first(measure)} ei ole asiakirjoissa tietoa: {wanted}."
        f" Saatavilla on: {listed(list(dict.fromkeys(there)))}."
    )
    nearest = [
        f"{organisation}: {lower_first(facts[0].measure)} {column_of(basis, period)}?"
        for basis, period in columns(facts)
        if basis in (Basis.ACTUAL, Basis.AMENDED_BUDGET, Basis.BUDGET)
    ]
    return MissingFigureError(text, tuple(nearest[:_MOST_SUGGESTIONS]))


def _missing_everywhere(knowledge: Knowledge, measures: Sequence[str], point: Point) -> MissingFigureError:
    what = listed([lower_first(measure) for measure in measures])
    facts = [fact for fact in knowledge.facts if fact.key in {measure.casefold() for measure in measures}]
    if facts:
        there = list(dict.fromkeys(column_name(basis, period) for basis, period in columns(facts)))
        return MissingFigureError(f"Lukua {what} ei ole: {point_name(point)}. Saatavilla on: {listed(there)}.")
    return MissingFigureError(f"Asiakirjoissa ei ole lukua {what}.")
