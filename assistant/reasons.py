"""Why a figure is what it is: what the unit's own chapter says of causes and money, quoted; never a guess."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.answer import AnswerKind, Part
from assistant.knowledge import Knowledge
from assistant.outcome import Outcome
from assistant.sourcing import Sources
from assistant.spelling import folded
from assistant.wording import part_labels
from assistant.wording import text_sentences as say
from store.contents import Passage, PassageKind, Sentence
from store.words import search_terms, tokens

_CAUSES = frozenset(
    {"vaikuttaa", "johtua", "aiheuttaa", "aiheutua", "edellyttaa", "seuraus", "syy", "tuoda", "kasvattaa", "lisata",
     "vahentaa", "nostaa", "laskea", "takia", "vuoksi", "paine", "lisapaine", "perustua", "selittaa", "selittya"}
)  # fmt: skip
_MONEY = frozenset(
    {"kustannus", "kulu", "meno", "toimintakulu", "toimintameno", "talousarvio", "maararaha", "resurssi", "talous",
     "henkilostokulu", "tuotto", "tulo", "toimintatuotto", "toimintakate", "saasto", "hinta", "palkka", "avustus"}
)  # fmt: skip
_MARKER = re.compile(r"\[(\d+)\]")
_MOST = 2


def reasons(knowledge: Knowledge, organisations: Sequence[str]) -> Outcome | None:
    """Return what the organisations' chapters say of causes and money, at most two sentences; None for nothing."""
    return _told(knowledge, organisations, _tells_cause)


def standing(knowledge: Knowledge, organisations: Sequence[str]) -> Outcome | None:
    """Return what the organisations' chapters say of how the economy has gone, at most two sentences."""
    return _told(knowledge, organisations, _tells_standing)


def _told(knowledge: Knowledge, organisations: Sequence[str], tells: Callable[[Sentence], bool]) -> Outcome | None:
    found = [
        (passage, sentence)
        for passage in _paragraphs(knowledge, organisations)
        for sentence in passage.sentences
        if tells(sentence)
    ]
    if not found:
        return None
    sources = Sources()
    told = [
        say.quoted(sentence.text, f"[{sources.add(passage.place, sentence.quote)}]")
        for passage, sentence in found[:_MOST]
    ]
    parts = (Part(part_labels.ORGANISATION, ", ".join(organisations)),)
    return Outcome(AnswerKind.PASSAGE, " ".join(told), sources, parts=parts)


def joined(figures: Outcome, told: Outcome) -> Outcome:
    """Return one answer of a figure and what the report says of it; the quotes' numbers follow on."""
    sources = figures.sources
    numbers = {c.number: sources.add(c.place, c.quote) for c in told.sources.citations}
    text = _MARKER.sub(lambda match: f"[{numbers[int(match[1])]}]", told.text)
    return replace(figures, text=say.by_the_report(figures.text, text))


def _paragraphs(knowledge: Knowledge, organisations: Sequence[str]) -> list[Passage]:
    return [
        passage
        for content in knowledge.contents
        for passage in content.passages
        if passage.kind is PassageKind.PARAGRAPH and passage.organisation in organisations
    ]


def _tells_standing(sentence: Sentence) -> bool:
    words = {folded(term) for word in tokens(sentence.text) for term in search_terms(word)}
    return bool(words & {"talous", "taloustilanne"}) and bool(words & {"toteutua", "kehittya", "pysya", "heiketa"})


def _tells_cause(sentence: Sentence) -> bool:
    words = {folded(term) for word in tokens(sentence.text) for term in search_terms(word)}
    return bool(words & _CAUSES) and bool(words & _MONEY)
