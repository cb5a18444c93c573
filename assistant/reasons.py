"""Why a figure is what it is: what the unit's own chapter says of causes and money, quoted; never a guess."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import AnswerKind, Part
from assistant.knowledge import Knowledge
from assistant.outcome import Outcome
from assistant.sourcing import Sources
from assistant.spelling import folded
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
    found = [
        (passage, sentence)
        for passage in _paragraphs(knowledge, organisations)
        for sentence in passage.sentences
        if _tells_cause(sentence)
    ]
    if not found:
        return None
    sources = Sources()
    told = [
        f"{sentence.text.strip()} [{sources.add(passage.place, sentence.quote)}]" for passage, sentence in found[:_MOST]
    ]
    return Outcome(AnswerKind.PASSAGE, " ".join(told), sources, parts=(Part("Yksikkö", ", ".join(organisations)),))


def joined(figures: Outcome, told: Outcome) -> Outcome:
    """Return one answer of a figure and what the report says of it; the quotes' numbers follow on."""
    sources = figures.sources
    numbers = {c.number: sources.add(c.place, c.quote) for c in told.sources.citations}
    text = _MARKER.sub(lambda match: f"[{numbers[int(match[1])]}]", told.text)
    return replace(figures, text=f"{figures.text} Raportin mukaan: {text}")


def _paragraphs(knowledge: Knowledge, organisations: Sequence[str]) -> list[Passage]:
    return [
        passage
        for content in knowledge.contents
        for passage in content.passages
        if passage.kind is PassageKind.PARAGRAPH and passage.organisation in organisations
    ]


def _tells_cause(sentence: Sentence) -> bool:
    words = {folded(term) for word in tokens(sentence.text) for term in search_terms(word)}
    return bool(words & _CAUSES) and bool(words & _MONEY)
