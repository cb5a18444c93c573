"""Questions about risks: lists and counts by condition, how one is controlled and how it is rated."""

from collections.abc import Sequence
from decimal import Decimal

from assistant.answer import AnswerKind, Part
from assistant.knowledge import Knowledge
from assistant.outcome import Outcome
from assistant.question import Question
from assistant.record_conditions import (
    Condition,
    atoms_of,
    chosen,
    names,
    organisation_conditions,
    topic_of,
    words_in,
    words_said,
)
from assistant.record_lists import cite, marked, record_list
from assistant.sourcing import Sources
from assistant.spelling import folded
from assistant.spotting import Mention
from assistant.wording import record_sentences as say
from store.records import Risk
from store.units import Quantity, Unit
from store.words import search_terms, tokens

_RATINGS = (("probability", say.PROBABILITY), ("significance", say.SIGNIFICANCE))


class RiskDesk:
    """Answers questions about risks."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Take the risks to answer from."""
        self._knowledge = knowledge

    def answer(self, question: Question, mentions: Sequence[Mention], operations: frozenset[str]) -> Outcome | None:
        """Return the risks that meet the question's conditions, listed or counted; None where the topic is other.

        Raises:
            MissingFigureError: If no risk meets them.
        """
        conditions = self._conditions(question, mentions)
        topic = topic_of(question, mentions, conditions, self._knowledge)
        risks = chosen(self._knowledge.risks, conditions, _words, topic, say.RISKS)
        if not risks:
            return None
        told = names(conditions)
        if operations & {"most", "least"}:
            risks = _extreme(risks, most="most" in operations)
            told = ", ".join([*([told] if told else []), say.RISK_RATING])
        fields = {m.name for m in mentions if m.section == "field"}
        distinct = _distinct(risks)
        if "control" in fields and len(distinct) == 1:
            return _control(distinct[0])
        if topic and len(distinct) == 1 and fields & {"probability", "significance"}:
            return _rating(distinct[0], "probability" if "probability" in fields else "significance")
        return _risk_answer(distinct, told, counting="count" in operations)

    def _conditions(self, question: Question, mentions: Sequence[Mention]) -> list[Condition[Risk]]:
        found = organisation_conditions(mentions, self._knowledge.risks)
        said = words_said(question)
        for printed in dict.fromkeys(risk.risk_class.text for risk in self._knowledge.risks):
            first = tokens(printed)[0]
            bases = {folded(first), *(folded(term) for term in search_terms(first)[:1])}
            if bases & said:
                found.append(_of_class(printed, atoms_of(question, bases)))
        return [*found, *_rated(question, mentions)]


def _of_class(printed: str, atoms: frozenset[int]) -> Condition[Risk]:
    return Condition(printed.lower(), lambda risk: risk.risk_class.text == printed, atoms)


def _rated(question: Question, mentions: Sequence[Mention]) -> list[Condition[Risk]]:
    """Return the conditions on probability and significance: the number nearest to the word."""
    found = []
    for name, word in _RATINGS:
        mark = next((m for m in mentions if m.section == "field" and m.name == name), None)
        numbers = [(i, atom.number) for i, atom in enumerate(question.atoms) if atom.number is not None]
        if mark is not None and numbers:
            first = mark.first
            value = int(min(numbers, key=lambda pair: abs(pair[0] - first))[1])
            found.append(_with_rating(name, word, value))
    return found


def _with_rating(name: str, word: str, value: int) -> Condition[Risk]:
    return Condition(f"{word} {value}", lambda risk: getattr(risk, name) == value)


def _risk_answer(risks: Sequence[Risk], names: str, *, counting: bool) -> Outcome:
    sources = Sources()
    rated = say.PROBABILITY in names or say.SIGNIFICANCE in names
    lines = []
    for risk in risks:
        fields = (risk.risk, risk.value) if risk.value is not None and rated else (risk.risk,)
        lines.append(f"{risk.risk.text} {marked(sources, *fields)}")
    return record_list([risk.risk.text for risk in risks], lines, say.RISKS, names, sources, counting=counting)


def _distinct(risks: Sequence[Risk]) -> list[Risk]:
    found: dict[str, Risk] = {}
    for risk in risks:
        found.setdefault(risk.risk.text, risk)
    return list(found.values())


def _extreme(risks: Sequence[Risk], *, most: bool) -> list[Risk]:
    """Return the risks whose probability times significance is largest or smallest."""
    rated = [(r, r.probability * r.significance) for r in risks if r.probability and r.significance]
    if not rated:
        return list(risks)
    wanted = (max if most else min)(value for _, value in rated)
    return [risk for risk, value in rated if value == wanted]


def _control(risk: Risk) -> Outcome | None:
    if risk.control is None:
        return None
    sources = Sources()
    marks = f"[{cite(sources, risk.risk)}] [{cite(sources, risk.control)}]"
    text = say.risk_control(risk.risk.text, risk.control.text, marks)
    return Outcome(AnswerKind.LIST, text, sources, parts=(Part("Riski", risk.risk.text),))


def _rating(risk: Risk, name: str) -> Outcome | None:
    value = risk.probability if name == "probability" else risk.significance
    field = risk.value or risk.risk
    if value is None:
        return None
    sources = Sources()
    word = say.PROBABILITY if name == "probability" else say.SIGNIFICANCE
    text = say.risk_rating(risk.risk.text, word, value, f"[{cite(sources, field)}]")
    return Outcome(
        AnswerKind.FIGURE, text, sources, Quantity(Decimal(value), Unit.COUNT), parts=(Part("Riski", risk.risk.text),)
    )


def _words(risk: Risk) -> frozenset[str]:
    return words_in([risk.risk.text, risk.risk_class.text])
