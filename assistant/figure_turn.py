"""Whether a question is about figures of tables, by name or from the conversation, and the figure desk's answer."""

from collections.abc import Sequence
from dataclasses import replace

from assistant import wording
from assistant.answer import AnswerKind
from assistant.causes import direction_asked
from assistant.conversation import Topic
from assistant.facts import Fact
from assistant.figure_desk import FigureDesk
from assistant.figure_names import one_row_per_word
from assistant.figure_rules import OF_CHANGE, UNIT_GROUPS, selects
from assistant.figure_tasks import lookup, per_counted, per_head
from assistant.followup import carried, leans, recent, says_nothing_new
from assistant.head_counts import count_of, is_per_head, printed_per_head, row_of
from assistant.hearing import Heard, Routed
from assistant.interpretation import Asked
from assistant.knowledge import Knowledge
from assistant.last_figures import followed_by, of_last
from assistant.natures import nature_of
from assistant.outcome import MissingFigureError, Outcome
from assistant.quantity_calculations import leaf_of
from assistant.quantity_desk import QuantityDesk
from assistant.question import Question
from assistant.reasons import Why, joined, reasons, standing
from assistant.spelling import folded
from assistant.verdicts import with_verdict
from assistant.vocabulary import Nature
from assistant.wording import refusal_sentences as refuse
from store.figures import Basis
from store.words import base_forms, compound_parts, tokens

_MOVES = {"grow", "shrink", "worsen", "improve", "change", "differ"}


class FigureTurn:
    """Answers a question that is about figures of tables."""

    def __init__(self, knowledge: Knowledge, quantities: QuantityDesk) -> None:
        """Open the figure desk; ``quantities`` gives the numbers that figures are divided by."""
        self._knowledge = knowledge
        self._figures = FigureDesk(knowledge)
        self._quantities = quantities

    def of_last(self, heard: Heard) -> Routed | None:
        """Return what the question calculates with the figures just stated; None where it asks another thing."""
        outcome = of_last(heard.asked, heard.question, heard.topic, self._knowledge)
        if outcome is None:
            return None
        facts = recent(heard.topic.facts, outcome.facts)
        amounts = followed_by(heard.topic.amounts, outcome.amount)
        topic = replace(heard.topic, facts=facts, last_facts=outcome.facts, last=outcome.quantity, amounts=amounts)
        return Routed(outcome, topic)

    def answer(self, heard: Heard) -> Routed | None:
        """Return the answer about figures; None where the question is about something else.

        Raises:
            ChoiceError: If several figures fit.
            MissingFigureError: If the documents lack the figure.
        """
        if "divide" in heard.asked.operations and not heard.asked.operations & {"per month", "mean"}:
            return self._per_head(heard)
        if heard.has("field", "responsible") and heard.begins("kuka", "ketk", "kenen"):
            return None
        if heard.topic.kind == "figure" and says_nothing_new(heard.asked, heard.question):
            raise MissingFigureError(wording.NOT_UNDERSTOOD)
        own = _with_result_for_sign(one_row_per_word(self._knowledge, heard.asked))
        asked = carried(own, heard.question, heard.topic, self._knowledge)
        ranks = bool(
            asked.group in ("cost rows", "income rows") and asked.operations & {"most", "least", "each", "agree"}
        )
        hinted = asked.organisations or asked.points or asked.limit or self._asks_the_towns(asked, heard)
        named = asked.measures or (asked.weak_measures and hinted)
        if (
            "why" in asked.operations
            and OF_CHANGE not in asked.operations
            and (named or direction_asked(heard.question))
        ):
            return self._reason(asked, heard)
        self._refuse_unit_without_figures(heard)
        chosen = selects(asked, heard.question.text)
        if not (named or ranks or chosen or _asks_money_of_unit(asked, heard.question)):
            return None
        if "standing" in asked.operations and not asked.measures:
            return self._standing(asked, heard)
        before = () if asked is own else heard.topic.facts
        by_labels = asked.unexplained
        asked = replace(asked, unexplained=self._left(asked))
        if asked.unexplained or asked.loose_numbers or asked.unheard:
            return None
        try:
            outcome = self._figures.answer(asked, heard.question.text)
        except MissingFigureError as missing:
            missing.asked = asked if asked.measures and missing.text != wording.NOT_UNDERSTOOD else None
            raise
        if not _stand_in(by_labels, outcome.facts, self._knowledge):
            return None
        nature = nature_of(self._knowledge.vocabulary, outcome.facts[0]) if outcome.facts else None
        outcome = with_verdict(outcome, heard.question, asked.operations, nature)
        facts = recent(before, outcome.facts)
        rows = tuple(dict.fromkeys(fact.measure for fact in outcome.facts))
        settled = replace(
            asked,
            organisations=tuple(dict.fromkeys(fact.entity for fact in outcome.facts)),
            measures=asked.measures or (rows if len(rows) == 1 else ()),
        )
        amounts = followed_by(() if asked is own else heard.topic.amounts, outcome.amount)
        words = heard.question.text
        topic = Topic(settled, facts, outcome.quantity, outcome.facts, kind="figure", words=words, amounts=amounts)
        return Routed(outcome, topic)

    def stated(self, asked: Asked, text: str) -> Outcome:
        """Return the figures that are asked, by the tables alone; ``text`` is the question, to repeat with an option.

        Raises:
            ChoiceError: If several figures fit.
            MissingFigureError: If the tables do not hold them, or something of the question is not accounted for.
        """
        if self._left(asked) or asked.loose_numbers or asked.unheard or asked.limit is not None:
            raise MissingFigureError(wording.NOT_UNDERSTOOD)
        outcome = self._figures.answer(replace(asked, unexplained=()), text)
        if not _stand_in(asked.unexplained, outcome.facts, self._knowledge):
            raise MissingFigureError(wording.NOT_UNDERSTOOD)
        return outcome

    def _refuse_unit_without_figures(self, heard: Heard) -> None:
        """Decline a row of a unit that only goals name by its short name: no other unit's figure stands in for it."""
        if heard.asked.organisations or heard.asked.weak_organisations or not heard.asked.measures:
            return
        known = self._knowledge.short_names
        short = next((m.name for m in heard.mentions if m.section == "unit" and m.name in known), None)
        if short is not None and known[short] is None:
            raise MissingFigureError(refuse.no_figures_of(short))

    def _per_head(self, heard: Heard) -> Routed | None:
        """A figure divided by a number that running text tells; never by one that only looks like it."""
        asked = heard.asked
        after_figure = heard.topic.kind == "figure" and leans(heard.question)
        if not asked.measures and not after_figure:
            return None
        count = self._quantities.count_beside(heard.question, heard.mentions, frozenset(), fewest=2)
        heads = _heads(asked, heard.question)
        plain = replace(asked, operations=asked.operations - {"divide", "count"}, unexplained=())
        if asked.measures and all(is_per_head(self._knowledge, measure) for measure in asked.measures):
            return None if self._left(asked) else self.answer(replace(heard, asked=replace(plain, unexplained=())))
        told = carried(plain, heard.question, heard.topic, self._knowledge)
        if not told.measures:
            raise MissingFigureError(wording.NO_DIVISOR)
        printed = printed_per_head(self._knowledge, told, heads)
        if printed is not None:
            outcome = lookup([printed])
            row = replace(told, measures=(row_of(self._knowledge, printed),))
            return Routed(outcome, Topic(row, outcome.facts, outcome.quantity, outcome.facts, kind="figure"))
        figure = self._figures.answer(told, heard.question.text)
        if figure.kind is not AnswerKind.FIGURE or len(figure.facts) != 1:
            raise MissingFigureError(wording.NO_DIVISOR)
        divisor = count_of(self._knowledge, heads, figure.facts[0])
        if divisor is not None:
            outcome = per_counted(figure.facts[0], divisor)
        elif count is not None and count.quantity.value > 0:
            outcome = per_head(figure.facts[0], count.as_printed, lambda sources: leaf_of(count, sources))
        else:
            raise MissingFigureError(wording.NO_DIVISOR)
        return Routed(outcome, Topic(told, outcome.facts, outcome.quantity, outcome.facts, kind="figure"))

    def _standing(self, asked: Asked, heard: Heard) -> Routed | None:
        """How the economy stands: how much of the budget is used, and what the unit's own chapter says of it."""
        if self._left(asked):
            return None
        figures = self._figures.answer(asked, heard.question.text)
        told = standing(self._knowledge, [fact.entity for fact in figures.facts[:1]])
        outcome = figures if told is None else joined(figures, told)
        topic = Topic(asked, outcome.facts, outcome.quantity, outcome.facts, kind="figure", words=heard.question.text)
        return Routed(outcome, topic)

    def _reason(self, asked: Asked, heard: Heard) -> Routed | None:
        """Why a figure is so: what the unit's own chapter says, after the change itself where one is asked."""
        towns = tuple(filter(self._knowledge.is_town, self._knowledge.organisations))
        owners = asked.organisations or asked.weak_organisations or (towns if asked.measures else ())
        if not owners or self._left(asked):
            return None
        asked = replace(asked, organisations=owners, weak_organisations=())
        told = reasons(self._knowledge, owners, self._why(asked, heard))
        if not asked.operations & _MOVES or heard.begins("mik"):
            if told is None and (heard.topic.kind == "figure" or self._asks_of_budget(asked)):
                raise MissingFigureError(wording.NO_REASON)
            return None if told is None else Routed(told, heard.topic)
        figures = self._figures.answer(replace(asked, operations=asked.operations - {"why"}), heard.question.text)
        outcome = (
            replace(figures, text=f"{figures.text} {wording.NO_REASON}") if told is None else joined(figures, told)
        )
        topic = replace(heard.topic, facts=outcome.facts, last_facts=outcome.facts, asked=asked, kind="figure")
        return Routed(outcome, topic)

    def _asks_of_budget(self, asked: Asked) -> bool:
        """Whether the reason of a unit's own amounts is asked, which no other sentence may stand in for."""
        of_unit = any(name for name in asked.organisations if not self._knowledge.is_town(name))
        return of_unit and bool(asked.measures or asked.operations & {"exceed", "fall short", "keep"})

    def _why(self, asked: Asked, heard: Heard) -> Why:
        """What the reason is asked of: which way it went, and whether costs or income."""
        terms = [term for name in asked.measures if (term := self._knowledge.vocabulary.measure(name))]
        natures = {term.nature for term in terms}
        side = next(iter(natures)) if len(natures) == 1 and natures <= {Nature.COST, Nature.INCOME} else None
        said = [*asked.measures, *(word for term in terms for word in term.words)]
        rows = frozenset(folded(base) for name in said if len(tokens(name)) == 1 for base in base_forms(name))
        return Why(heard.question, direction_asked(heard.question), side, rows, self._knowledge.report_year)

    def _asks_the_towns(self, asked: Asked, heard: Heard) -> bool:
        """Whether nothing but a row of the town itself is asked, each by a vague word ("mikä oli kaupungin tulos")."""
        towns = asked.weak_organisations and all(map(self._knowledge.is_town, asked.weak_organisations))
        return bool(towns) and len(asked.weak_measures) == 1 and heard.begins("mik", "paljo") and not asked.unexplained

    def _left(self, asked: Asked) -> tuple[str, ...]:
        """Return the words that not even the labels of the tables explain."""
        if not asked.unexplained:
            return ()
        keys = {measure.casefold() for measure in asked.measures}
        owners = asked.organisations or asked.weak_organisations
        there = [f for f in self._knowledge.facts if f.key in keys and (not owners or f.entity in owners)]
        labels = _label_words(there, self._knowledge)
        return tuple(word for word in asked.unexplained if not _stands_in(word, labels))


def _stand_in(words: tuple[str, ...], facts: Sequence[Fact], knowledge: Knowledge) -> bool:
    """Whether words stand in the labels of the very figures that answer, or in the titles of their documents.

    A word of another document's title ("Liikuntapalvelut 1–6/2030") does not make its figures another unit's.
    """
    labels = _label_words(facts, knowledge)
    return all(_stands_in(word, labels) for word in words)


def _with_result_for_sign(asked: Asked) -> Asked:
    """Return a question of plus or minus without a row ("jäikö kaupunki plussalle") as one of the result."""
    signed = asked.limit is not None and not asked.limit.quantity.value
    if not signed or asked.measures or asked.weak_measures:
        return asked
    return replace(asked, measures=("Tilikauden tulos",))


def _heads(asked: Asked, question: Question) -> frozenset[str]:
    """Return the base forms of what an amount is divided by, as the question names it."""
    atoms = [atom for atom in question.atoms if atom.text in asked.unexplained]
    return (
        frozenset(base.partition("/")[0] for atom in atoms for base in atom.bases) if len(atoms) == 1 else frozenset()
    )


def _asks_money_of_unit(asked: Asked, question: Question) -> bool:
    """Whether a question names a unit and money or its budget, though no row of its table."""
    words = folded(question.first_word)
    if "standing" in asked.operations:
        return True
    numeric = (
        asked.unit in ("EUR", "%")
        or words.startswith(("kuinka", "kumpi", "kumman"))
        or _is_yes_or_no(words)
        or any(folded(atom.meant or atom.text).startswith(("paljo", "montako")) for atom in question.atoms)
    )
    if asked.group in UNIT_GROUPS and asked.operations & {"most", "least"} and "spend" in asked.operations:
        return True
    if not (asked.organisations or asked.weak_organisations):
        return numeric and any(point.basis is Basis.REMAINING for point in asked.points)
    budgets = any(point.basis is not None for point in asked.points)
    if asked.operations & {"keep", "exceed", "fall short"}:
        return budgets or asked.limit is not None or (_is_yes_or_no(words) and "keep" not in asked.operations)
    bare = not any(atom.verb and "olla" not in atom.bases for atom in question.atoms)
    if budgets and (numeric or bare) and words != "mitka":
        return True
    costs = words.startswith("mit") and any("maksaa" in atom.bases for atom in question.atoms)
    return (numeric or costs) and "spend" in asked.operations and not words.startswith(("mihin", "miten"))


def _is_yes_or_no(word: str) -> bool:
    return word.endswith(("ko", "kos"))


def _stands_in(word: str, labels: frozenset[str]) -> bool:
    """Whether labels hold a word by its base form, or every part of it."""
    parts = compound_parts(word)
    whole = {folded(term) for term in (word, *base_forms(word))} & labels
    return bool(whole) or (bool(parts) and all(folded(part) in labels for part in parts))


def _label_words(facts: Sequence[Fact], knowledge: Knowledge) -> frozenset[str]:
    """Return the words of figures' labels and of their documents' titles and towns, with base forms, without dots."""
    texts = [
        part or ""
        for fact in facts
        for part in (fact.entity, fact.measure, fact.group, fact.place.section, fact.place.table)
    ]
    names = {fact.place.document for fact in facts}
    documents = [content.document for content in knowledge.contents if content.document.name in names]
    texts += [part for document in documents for part in (document.title, document.municipality or "")]
    return frozenset(folded(term) for text in texts for word in tokens(text) for term in (word, *base_forms(word)))
