"""From a question to the passages that speak of it, and to the sentences that answer it, quoted as they stand.

An answer is given only where the words that carry the question are covered: names, months, years and numbers all, and
of the rest enough by weight. Otherwise nothing is returned, however similar a passage looks.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from assistant.concepts import Concept, Kind
from assistant.cues import Wanted, holds, is_statement, is_strict, parts_of_question, wanted
from assistant.passage_ranking import (
    Constraints,
    Dense,
    Entry,
    Ranked,
    build_ranker,
    degree_around,
    degree_in,
    years_of,
)
from store.contents import Contents, Sentence
from store.figures import Place
from store.lexical import terms_of
from store.library import Found

_PASSAGES_READ = 8
_NEAR_BEST = 0.5
_SAME_TEXT = 95.0
_MOST_SENTENCES = 3
_MOST_WORDS = 60
_ENOUGH_COVERED = 0.6
_ENOUGH_IN_SENTENCE = 0.1
_COVERED = 0.5
_BESIDE, _AFAR = 0.75, 0.6
_CUE = 0.2
_PASSAGE_SHARE = 0.4
_OWN_SHARE = 0.6
_NO_STATEMENT = 0.15
_HEADING = 0.15
_ADDS = 0.12
_TOPIC_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class EvidenceAnswer:
    """The sentences that answer, in reading order, each with its place.

    ``score`` is the share of the question's weight that they and their passages cover, from 0 to 1; ``covered`` and
    ``uncovered`` are the words of the question that the passages speak of and those that they do not.
    """

    sentences: tuple[tuple[Sentence, Place], ...]
    score: float
    covered: tuple[str, ...]
    uncovered: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A sentence in its passage; ``degrees`` tells how well it covers each concept, its surroundings helping."""

    ranked: Ranked
    number: int
    sentence: Sentence
    held: frozenset[str]
    degrees: tuple[float, ...]
    coverage: float
    score: float
    cue: bool

    @property
    def entry(self) -> Entry:
        return self.ranked.entry


class Evidence:
    """Finds what the documents say in words. ``dense`` searches by meaning; without it words alone decide."""

    def __init__(self, contents: Sequence[Contents], dense: Dense | None = None) -> None:
        """Index the passages of the documents."""
        self._ranker = build_ranker(contents, dense)

    def search(self, question: str, top: int, constraints: Constraints | None = None) -> list[Found]:
        """Return the passages that speak of what is asked, best first, each text once; scores only order them."""
        concepts = self._ranker.reader.read(question)
        ranked = self._ranker.rank(question, concepts, constraints or Constraints())
        return [
            Found(one.entry.contents.document.name, one.entry.passage, one.score)
            for one in _each_text_once(ranked, top)
        ]

    def answer_sentences(self, question: str, constraints: Constraints | None = None) -> EvidenceAnswer | None:
        """Return the one to three sentences that answer, or None where the documents do not."""
        limits = constraints or Constraints()
        topic: tuple[Concept, ...] = ()
        answers: list[_Candidate] = []
        every: list[Concept] = []
        for part in parts_of_question(question):
            own = self._ranker.reader.read(part)
            concepts = (*own, *_lighter(topic, own))
            chosen = self._choose(part, concepts, limits, answers)
            if not chosen:
                return None
            answers += [one for one in chosen if one.sentence not in [old.sentence for old in answers]]
            topic, every = topic or own, [*every, *own]
        return _answer(answers, every) if answers else None

    def _choose(
        self, question: str, concepts: Sequence[Concept], limits: Constraints, already: Sequence[_Candidate]
    ) -> list[_Candidate]:
        if not any(concept.kind is not Kind.WEAK for concept in concepts):
            return []
        ranked = _each_text_once(self._ranker.rank(question, concepts, limits), _PASSAGES_READ)
        places = {id(one.entry) for one in already}
        if already:
            ranked = [one for one in ranked if id(one.entry) in places] or ranked
        kind = wanted(question)
        candidates = [
            one
            for found in ranked
            if found.score >= _NEAR_BEST * ranked[0].score
            for one in _candidates(found, concepts, kind)
        ]
        candidates.sort(key=lambda one: -one.score)
        best = next((one for one in candidates if _answers(one, concepts, kind)), None)
        return [] if best is None else _with_more(best, candidates, concepts)


def _candidates(found: Ranked, concepts: Sequence[Concept], kind: Wanted) -> Iterator[_Candidate]:
    entry = found.entry
    sentences = entry.passage.sentences
    held = [frozenset((*terms_of(sentence.text), *years_of(sentence.text))) for sentence in sentences]
    for number, sentence in enumerate(sentences):
        beside = frozenset().union(*held[max(0, number - 1) : number], *held[number + 1 : number + 2])
        degrees = tuple(
            max(
                concept.degree(held[number]),
                _BESIDE * concept.degree(beside),
                _AFAR * concept.degree(entry.held),
                degree_around(concept, entry),
            )
            for concept in concepts
        )
        coverage = _weighed(concepts, degrees)
        own = _share(concepts, held[number])
        cue = holds(sentence.text, kind)
        score = _OWN_SHARE * own + (1 - _OWN_SHARE) * coverage + _PASSAGE_SHARE * found.score
        score += _CUE if cue and kind is not Wanted.ANYTHING else 0.0
        score -= 0.0 if is_statement(sentence.text) else _NO_STATEMENT
        score -= _HEADING if kind is not Wanted.AIM and sentence.text in entry.passage.context else 0.0
        yield _Candidate(found, number, sentence, held[number], degrees, coverage, round(score, 6), cue)


def _weighed(concepts: Sequence[Concept], degrees: Sequence[float]) -> float:
    whole = sum(concept.weight for concept in concepts)
    return sum(concept.weight * one for concept, one in zip(concepts, degrees, strict=True)) / whole if whole else 0.0


def _share(concepts: Sequence[Concept], held: frozenset[str]) -> float:
    return _weighed(concepts, [concept.degree(held) for concept in concepts])


def _answers(candidate: _Candidate, concepts: Sequence[Concept], kind: Wanted) -> bool:
    """Return whether a sentence within its passage may stand as the answer."""
    if is_strict(kind) and not candidate.cue:
        return False
    heaviest = max(concept.weight for concept in concepts)
    for concept, degree in zip(concepts, candidate.degrees, strict=True):
        if (concept.required or concept.weight == heaviest) and degree < _COVERED:
            return False
    return candidate.coverage >= _ENOUGH_COVERED and _share(concepts, candidate.held) >= _ENOUGH_IN_SENTENCE


def _with_more(best: _Candidate, candidates: Sequence[_Candidate], concepts: Sequence[Concept]) -> list[_Candidate]:
    """Return the best sentence with those of its passage that add to it, in reading order."""
    chosen = [best]
    held = best.held
    words = len(best.sentence.text.split())
    others = [one for one in candidates if one.entry is best.entry and one is not best]
    for one in sorted(others, key=lambda other: (-other.score, other.number)):
        adds = _share(concepts, held | one.held) - _share(concepts, held)
        length = len(one.sentence.text.split())
        if adds >= _ADDS and len(chosen) < _MOST_SENTENCES and words + length <= _MOST_WORDS:
            chosen.append(one)
            held, words = held | one.held, words + length
    return sorted(chosen, key=lambda one: one.number)


def _each_text_once(ranked: Sequence[Ranked], top: int) -> list[Ranked]:
    """Return the best ones, leaving out a passage whose text stands in a better one already."""
    kept: list[Ranked] = []
    for one in ranked:
        if len(kept) == top:
            break
        text = one.entry.passage.text
        if all(fuzz.ratio(text, other.entry.passage.text) < _SAME_TEXT for other in kept):
            kept.append(one)
    return kept


def _lighter(topic: Sequence[Concept], own: Sequence[Concept]) -> tuple[Concept, ...]:
    named = {concept.terms for concept in own}
    return tuple(
        Concept(one.word, one.kind, one.terms, one.parts, one.weight * _TOPIC_SHARE)
        for one in topic
        if one.terms not in named
    )


def _answer(chosen: Sequence[_Candidate], concepts: Sequence[Concept]) -> EvidenceAnswer:
    def speaks(concept: Concept) -> bool:
        return any(degree_in(concept, one.entry) >= _COVERED for one in chosen)

    topical = [concept for concept in concepts if concept.kind is not Kind.WEAK]
    return EvidenceAnswer(
        tuple((one.sentence, one.entry.passage.place) for one in chosen),
        round(max(one.coverage for one in chosen), 6),
        tuple(concept.word for concept in topical if speaks(concept)),
        tuple(concept.word for concept in topical if not speaks(concept)),
    )
