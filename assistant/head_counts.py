"""Amounts a head: printed as such, or by a row of the tables that counts the heads (asukasmäärä)."""

from assistant.facts import Fact
from assistant.interpretation import Asked
from assistant.knowledge import Knowledge
from assistant.spelling import folded
from assistant.vocabulary import bare_name
from store.figures import Basis
from store.units import Unit
from store.words import base_forms, compound_parts, tokens

_RESIDENT = "asukas"
_COUNTING = frozenset({"maara", "luku", "lukumaara"})


def printed_per_head(knowledge: Knowledge, asked: Asked, heads: frozenset[str]) -> Fact | None:
    """Return the figure that a report prints per resident of the row and time asked; None for none or several.

    The town's own comes before its group's, where neither is named.
    """
    if _RESIDENT not in heads or len(asked.measures) != 1:
        return None
    years = {point.year for point in asked.points if point.year is not None}
    owners = asked.organisations or asked.weak_organisations
    found = [
        fact
        for fact in knowledge.facts
        if fact.quantity.unit is Unit.EURO_PER_RESIDENT
        and fact.basis is Basis.ACTUAL
        and fact.period is not None
        and asked.measures[0].casefold() in _rows(knowledge, fact.key)
        and (not owners or fact.entity in owners)
        and (not years or fact.period.last.year in years)
    ]
    newest = max((fact.period.last for fact in found if fact.period), default=None)
    found = [fact for fact in found if fact.period and fact.period.last == newest]
    found = [fact for fact in found if owners or not folded(fact.entity).endswith("konserni")] or found
    return found[-1] if len({(fact.entity, fact.quantity) for fact in found}) == 1 else None


def is_per_head(knowledge: Knowledge, measure: str) -> bool:
    """Whether a row is told for each resident itself, so that nothing is left to divide."""
    units = {fact.quantity.unit for fact in knowledge.facts if fact.key == measure.casefold()}
    return units == {Unit.EURO_PER_RESIDENT}


def row_of(knowledge: Knowledge, fact: Fact) -> str:
    """Return the name that a figure's row is asked by."""
    term = knowledge.vocabulary.measure(fact.measure)
    return term.name if term else bare_name(fact.measure)


def _rows(knowledge: Knowledge, key: str) -> set[str]:
    """Return the row that an amount per resident is of, also by its common name: "lainat, €/asukas" → lainakanta."""
    row = bare_name(key.partition("€")[0].partition(", e")[0]).casefold()
    term = knowledge.vocabulary.measure(row)
    return {row, term.name.casefold()} if term else {row}


def count_of(knowledge: Knowledge, heads: frozenset[str], figure: Fact) -> Fact | None:
    """Return the row that counts the heads at the figure's time; None where there is none, or several differ."""
    if figure.period is None or not heads:
        return None
    found = [
        fact
        for fact in knowledge.facts
        if fact.quantity.unit in (Unit.COUNT, Unit.PERSON_YEAR)
        and fact.basis is Basis.ACTUAL
        and fact.period is not None
        and fact.period.last == figure.period.last
        and fact.place.document == figure.place.document
        and fact.quantity.value > 0
        and _counts(fact.measure, heads)
    ]
    return found[0] if len({fact.quantity for fact in found}) == 1 else None


def _counts(name: str, heads: frozenset[str]) -> bool:
    """Whether a row's name is that of a number of heads and of nothing more: "asukasmäärä", "asukkaiden lukumäärä"."""
    words = [{folded(term) for term in (*base_forms(word), *compound_parts(word))} for word in tokens(name)]
    told = [word for word in words if word - _COUNTING]
    return len(told) == 1 and bool(told[0] & heads) and any(word & _COUNTING for word in words)
