"""Questions about risks: lists and counts by condition, how one is controlled and how it is rated."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from math import prod

from assistant.answer import AnswerKind, Part
from assistant.knowledge import Knowledge
from assistant.outcome import Outcome
from assistant.question import Atom, Question
from assistant.record_conditions import (
    Condition,
    atoms_of,
    chosen,
    names,
    organisation_conditions,
    speaking,
    topic_of,
    words_in,
    words_said,
)
from assistant.record_lists import cite, marked, record_list
from assistant.sourcing import Sources
from assistant.spelling import folded
from assistant.spotting import Mention
from assistant.wording import part_labels
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
        conditions, topic = self._limits(question, mentions)
        risks = chosen(self._knowledge.risks, conditions, _words, topic, say.RISKS)
        if not risks:
            return None
        return _told(risks, names(conditions), question, mentions, operations, named=bool(topic))

    def concerns(self, question: Question, mentions: Sequence[Mention]) -> bool:
        """Whether a question is about risks: it says so, or asks how likely or grave a thing named as a risk is."""
        if any(mention.section == "record" and mention.name == "risk" for mention in mentions):
            return True
        if not _ratings_said(question, mentions):
            return False
        _, topic = self._limits(question, mentions)
        return bool(topic) and bool(speaking(self._knowledge.risks, _words, topic))

    def chosen(self, question: Question, mentions: Sequence[Mention]) -> list[Risk]:
        """Return the risks that a question's conditions and topic words mean, each text once."""
        conditions, topic = self._limits(question, mentions)
        return _distinct(chosen(self._knowledge.risks, conditions, _words, topic, say.RISKS))

    def of_these(
        self, risks: Sequence[Risk], question: Question, mentions: Sequence[Mention], operations: frozenset[str]
    ) -> Outcome | None:
        """Return what is asked of the risks that were just told; None where nothing of theirs is asked."""
        fields = {m.name for m in mentions if m.section == "field"}
        if not (_ratings_said(question, mentions) or operations & {"most", "least", "count"} or "control" in fields):
            return None
        return _told(risks, "", question, mentions, operations, named=True)

    def _limits(self, question: Question, mentions: Sequence[Mention]) -> tuple[list[Condition[Risk]], list[Atom]]:
        """Return the conditions that a question sets, and the words that speak of one risk."""
        conditions = self._conditions(question, mentions)
        rated = [index for index, atom in enumerate(question.atoms) if _rating_of(atom)]
        topic = topic_of(question, mentions, conditions, self._knowledge)
        topic = [atom for atom in topic if all(atom is not question.atoms[index] for index in rated)]
        return conditions, [*topic, *_before_risk(question, mentions)]

    def _conditions(self, question: Question, mentions: Sequence[Mention]) -> list[Condition[Risk]]:
        found = organisation_conditions(self._knowledge, mentions, self._knowledge.risks)
        said = words_said(question)
        for printed in dict.fromkeys(risk.risk_class.text for risk in self._knowledge.risks if risk.risk_class.text):
            first = tokens(printed)[0]
            bases = {folded(first), *(folded(term) for term in search_terms(first)[:1])}
            if bases & said:
                found.append(_of_class(printed, atoms_of(question, bases)))
        return [*found, *_rated(question, mentions)]


def _told(
    risks: Sequence[Risk],
    conditions: str,
    question: Question,
    mentions: Sequence[Mention],
    operations: frozenset[str],
    *,
    named: bool,
) -> Outcome | None:
    """Return the risks told as the question asks: one's rating or control, the gravest, or a list."""
    fields = {m.name for m in mentions if m.section == "field"}
    ratings = _ratings_said(question, mentions)
    superlative = _superlative(question)
    told = conditions
    if superlative or operations & {"most", "least"}:
        risks = _extreme(risks, superlative or ("probability", "significance"), most="least" not in operations)
        words = [word for name, word in _RATINGS if name in (superlative or ("probability", "significance"))]
        told = ", ".join([*([told] if told else []), " × ".join(words)])
    distinct = _distinct(risks)
    if "control" in fields and len(distinct) == 1:
        return _control(distinct[0])
    if named and len(distinct) == 1 and ratings and not superlative:
        return _rating(distinct[0], ratings[0])
    return _risk_answer(distinct, told, counting="count" in operations)


def _rating_of(atom: Atom) -> str | None:
    """Return the rating that an adjective asks for: how likely, how grave."""
    bases = {base.partition("/")[0] for base in atom.bases}
    if bases & {"todennakoinen", "tosinakoinen"}:
        return "probability"
    return "significance" if bases & {"merkittava", "vakava"} else None


def rates(question: Question, mentions: Sequence[Mention]) -> bool:
    """Whether a question asks how likely or how grave something is."""
    return bool(_ratings_said(question, mentions))


def _ratings_said(question: Question, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Return the ratings that a question names, as nouns or adjectives."""
    fields = {m.name for m in mentions if m.section == "field"}
    adjectives = {_rating_of(atom) for atom in question.atoms}
    return tuple(name for name, _ in _RATINGS if name in fields or name in adjectives)


def _superlative(question: Question) -> tuple[str, ...]:
    """Return the rating by which the gravest or likeliest risk is asked; empty where none is."""
    for atom in question.atoms:
        name = _rating_of(atom)
        if name is not None and any(base.endswith("/superlative") for base in atom.bases):
            return (name,)
    return ()


def _before_risk(question: Question, mentions: Sequence[Mention]) -> list[Atom]:
    """Return the compounds that end in "riski" and say which one: their first parts are its topic ("taantumariski")."""
    risky = {m.first for m in mentions if m.section == "record" and m.name == "risk" and m.part}
    atoms = [question.atoms[index] for index in sorted(risky) if len(question.atoms[index].parts) > 1]
    return [replace(atom, bases=frozenset(), text="", parts=atom.parts[:-1]) for atom in atoms]


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


def _extreme(risks: Sequence[Risk], ratings: Sequence[str], *, most: bool) -> list[Risk]:
    """Return the risks whose rating, or the product of the ratings, is largest or smallest."""
    values = [(risk, [getattr(risk, name) for name in ratings]) for risk in risks]
    rated = [(risk, prod(numbers)) for risk, numbers in values if all(numbers)]
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
    return Outcome(AnswerKind.LIST, text, sources, parts=(Part(part_labels.RISK, risk.risk.text),))


def _rating(risk: Risk, name: str) -> Outcome | None:
    value = risk.probability if name == "probability" else risk.significance
    field = risk.value or risk.risk
    if value is None:
        return None
    sources = Sources()
    word = say.PROBABILITY if name == "probability" else say.SIGNIFICANCE
    text = say.risk_rating(risk.risk.text, word, value, f"[{cite(sources, field)}]")
    return Outcome(
        AnswerKind.FIGURE,
        text,
        sources,
        Quantity(Decimal(value), Unit.COUNT),
        parts=(Part(part_labels.RISK, risk.risk.text),),
    )


def _words(risk: Risk) -> frozenset[str]:
    return words_in([risk.risk.text, risk.risk_class.text])
