"""One figure of each of two towns, side by side: each stated from its own town's report, and their difference."""

import re
from collections.abc import Sequence

from assistant import wording
from assistant.answer import AnswerKind, Part
from assistant.calculator import Node, Operation, evaluate
from assistant.facts import Fact
from assistant.outcome import MissingFigureError, Outcome
from assistant.sourcing import Sources
from assistant.spelling import folded
from assistant.wording import town_sentences as say
from store.words import base_forms

_WORD = re.compile(r"[^\W\d_]+(?:[-:][^\W\d_]+)*")
_BETWEEN = re.compile(r"\s?(?:,|–|-|\+|\b(?:ja|sekä|vai|tai|kuin|vs\.?|eli)\b)\s?")


def asked_of_each(text: str, towns: Sequence[str]) -> dict[str, str]:
    """Return the question as put to each of two towns that it names side by side; empty where they stand apart."""
    found = [(match, town) for match in _WORD.finditer(text) for town in towns if _names(match.group(), town)]
    if len(found) != len(towns) or len({town for _, town in found}) != len(towns):
        return {}
    (first, one), (last, other) = found
    if not _BETWEEN.fullmatch(text[first.end() : last.start()]):
        return {}
    return {one: text[: first.end()] + text[last.end() :], other: text[: first.start()] + text[last.start() :]}


def _names(word: str, town: str) -> bool:
    return folded(town) in {folded(base) for base in (word, *base_forms(word))}


def side_by_side(told: dict[str, Outcome], *, compared: bool) -> Outcome:
    """Return the figures of two towns, each with its town, and where they are compared, their difference.

    Raises:
        MissingFigureError: If either answer is not one figure as printed.
    """
    facts = {town: _only_fact(outcome) for town, outcome in told.items()}
    sources = Sources()
    sentences = [say.of_town(town, wording.found(fact, sources.mark(fact))) for town, fact in facts.items()]
    text = " ".join(sentences)
    parts = (Part("Kunnat", ", ".join(facts)), *next(iter(told.values())).parts[1:2])
    every = tuple(facts.values())
    if not compared:
        return Outcome(AnswerKind.FIGURE, text, sources, facts=every, parts=parts)
    if not _comparable(*every):
        return Outcome(AnswerKind.FIGURE, f"{text} {say.OTHER_COLUMNS}", sources, facts=every, parts=parts)
    expression = Node(Operation.DIFFERENCE, tuple(sources.leaf(fact, town) for town, fact in facts.items()))
    result = evaluate(expression)
    larger = max(facts, key=lambda town: abs(facts[town].quantity.value))
    text = f"{text} {say.difference(larger, result)}"
    return Outcome(AnswerKind.CALCULATION, text, sources, result, sources.calculation(expression), every, parts)


def _only_fact(outcome: Outcome) -> Fact:
    if outcome.kind is not AnswerKind.FIGURE or len(outcome.facts) != 1 or outcome.quantity is None:
        raise MissingFigureError(wording.ONE_TOWN_AT_A_TIME)
    return outcome.facts[0]


def _comparable(one: Fact, other: Fact) -> bool:
    """Whether two figures are of the same period, basis and unit, and of the same sign."""
    same = (one.period, one.basis, one.quantity.unit) == (other.period, other.basis, other.quantity.unit)
    return same and one.quantity.value * other.quantity.value >= 0
