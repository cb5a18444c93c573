"""Questions that running text answers: numbers in prose, and sentences quoted as they stand."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import AnswerKind, Part
from assistant.conversation import Topic
from assistant.evidence import Evidence
from assistant.followup import leans, points_back
from assistant.hearing import Heard, Routed
from assistant.knowledge import Knowledge
from assistant.lookup import BUDGETS
from assistant.outcome import Outcome
from assistant.passage_gate import answers, asks_number, asks_to_tell, asks_yes_or_no
from assistant.passage_ranking import Constraints
from assistant.project_index import Match
from assistant.project_set import AMOUNT_FIELDS, fields_said
from assistant.project_turn import project_topic
from assistant.project_words import description
from assistant.quantity_desk import QuantityDesk
from assistant.scopes import is_of_another, names_other_company
from assistant.sourcing import Sources
from assistant.wording import part_labels

_FEWEST_ITEMS = 2
_RUNS = re.compile(r"vast(?:aa|uu|ann)|hoita|johta|vetä")
_HOW_MUCH = ("paljo", "mont", "kuinka", "laske")


class PassageTurn:
    """Answers a question from running text."""

    def __init__(self, knowledge: Knowledge, evidence: Evidence, quantities: QuantityDesk) -> None:
        """Take the sentences and the numbers in them to answer from."""
        self._knowledge = knowledge
        self._evidence = evidence
        self._quantities = quantities

    def number(self, heard: Heard) -> Routed | None:
        """Return the answer from numbers in running text; None where none fits.

        Raises:
            MissingFigureError: If the number is told, but not of the time that is asked.
        """
        asked = heard.asked
        if "why" in asked.operations or (asked.measures and asked.organisations):
            return None
        question, mentions, words = heard.question, heard.mentions, heard.question.text
        if self._continues(heard):
            before, named = self._knowledge.read(heard.topic.words)
            over_times = asked.operations & {"mean", "most", "least", "change", "grow", "shrink"}
            question = replace(before, times=question.times or (() if over_times else before.times))
            mentions = (*named, *(m for m in mentions if m.section in ("operation", "unit")))
            words = heard.topic.words
        outcome = self._quantities.answer(question, mentions, asked)
        if outcome is None:
            return None
        return Routed(outcome, Topic(kind="quantity", last=outcome.quantity, words=words))

    def _continues(self, heard: Heard) -> bool:
        """Whether only a time or an operation is said, of the number that was just told."""
        asked = heard.asked
        said = bool(heard.question.times or asked.operations or asked.unit)
        named = bool(asked.unexplained or asked.measures or asked.organisations or asked.weak_organisations)
        return heard.topic.kind == "quantity" and said and not named

    def sentences(self, heard: Heard, matches: Sequence[Match], topic: Topic) -> Routed | None:
        """Return the sentences that answer; ``matches`` are the projects named, ``topic`` what it will be after it."""
        if self._is_of_figures(heard) or self._asks_money(heard):
            return None
        strong = [m.name for m in heard.mentions if m.section == "organisation" and not m.weak]
        constraints = Constraints(organisation=strong[0] if len(strong) == 1 else None)
        text = heard.question.spelt_out
        alone = not _only_points_back(heard)
        found = self._evidence.answer_sentences(text, constraints) if alone else None
        if found is None and heard.topic.words and (leans(heard.question) or points_back(heard.question)):
            text = f"{heard.topic.words} {text}"
            found = self._evidence.answer_sentences(text, constraints)
        if found is None:
            return _described(matches, heard) if asks_to_tell(heard.question) else None
        texts = [sentence.text for sentence, _ in found.sentences]
        if _lacks_who(heard, texts) or not answers(heard.question, texts, self._knowledge.filler):
            return None
        if asks_number(heard.question) and any(
            is_of_another(heard.question, sentence.text, (place.section, place.table), self._knowledge.filler)
            for sentence, place in found.sentences
        ):
            return None
        if any(
            names_other_company(heard.question, f"{place.section or ''} / {place.table or ''}", self._knowledge.filler)
            for _, place in found.sentences
        ):
            return None
        sources = Sources()
        told = []
        for sentence, place in found.sentences:
            number = sources.add(place, sentence.quote)
            told.append(f"{sentence.text.strip()} [{number}]")
        is_list = found.sentences[0][0].text.rstrip().endswith(":") and len(told) > _FEWEST_ITEMS
        text_told = "\n– ".join(told) if is_list else " ".join(told)
        kind = AnswerKind.LIST if is_list else AnswerKind.PASSAGE
        parts = (Part(part_labels.SEARCH, ", ".join(found.covered) or text),)
        outcome = Outcome(kind, text_told, sources, parts=parts)
        project = matches[0].project if len(matches) == 1 else None
        return Routed(outcome, replace(topic, words=text, project=project))

    def _is_of_figures(self, heard: Heard) -> bool:
        """Whether a row of the tables is asked, which no sentence may stand in for."""
        asked = heard.asked
        budgeted = asked.operations & {"keep", "exceed", "fall short"} and any(p.basis in BUDGETS for p in asked.points)
        if budgeted or (asks_yes_or_no(heard.question) and (asked.measures or asked.weak_measures)):
            return True
        if not (asked.measures or asked.weak_measures) or "why" in asked.operations:
            return False
        understood = asked.organisations and not asked.unexplained
        columned = any(point.basis is not None for point in asked.points)
        columned = columned or not any(atom.verb for atom in heard.question.atoms)
        return bool(understood or columned or heard.begins(*_HOW_MUCH))

    def _asks_money(self, heard: Heard) -> bool:
        """Whether an amount of money is asked: it is a figure's or a project's, or it is not told at all."""
        costs = any("maksaa" in atom.bases for atom in heard.question.atoms) and heard.begins("mit")
        wants = heard.asked.unit == "EUR" or "spend" in heard.asked.operations
        return costs or (wants and heard.begins(*_HOW_MUCH))


def _only_points_back(heard: Heard) -> bool:
    """Whether a question names nothing itself: what its pronoun stands for is all ("paljonko siihen oli varattu")."""
    columns = {i for m in heard.mentions if m.section in ("basis", "operation") for i in range(m.first, m.last)}
    atoms = [atom for place, atom in enumerate(heard.question.atoms) if place and place not in columns]
    return points_back(heard.question) and not any(atom.content and not atom.verb for atom in atoms)


def _lacks_who(heard: Heard, texts: Sequence[str]) -> bool:
    """Whether it is asked who is responsible, and no sentence tells of responsibility."""
    asks = heard.has("field", "responsible") and heard.begins("kuka", "ketk", "kenen")
    return asks and not any(_RUNS.search(text.lower()) for text in texts)


def _described(matches: Sequence[Match], heard: Heard) -> Routed | None:
    """What a card says of the one project that is named, where no passage answers; nothing in place of an amount."""
    if any(name in AMOUNT_FIELDS for name in fields_said(heard.mentions, weak=False)):
        return None
    outcome = description(matches[0].project) if len(matches) == 1 else None
    return None if outcome is None else Routed(outcome, project_topic(matches[0], outcome, heard))
