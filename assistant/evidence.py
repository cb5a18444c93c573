"""From a question to the passages that speak of it, and to the sentences that answer it, quoted as they stand.

An answer is given only where the words that carry the question are covered: names, months, years and numbers all, and
of the rest enough by weight. Otherwise nothing is returned, however similar a passage looks.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from rapidfuzz import fuzz

from assistant.concepts import Concept, Kind
from assistant.cues import Wanted, counted, counts, names_within, parts_of_question, wanted
from assistant.passage_entries import terms_held
from assistant.passage_ranking import Constraints, Dense, Ranked, Ranker, degree_in
from assistant.sentence_choice import Candidate, best_of, candidates_of, with_more
from store.contents import Contents, Sentence
from store.figures import Place
from store.library import Found
from store.words import readings

_PASSAGES_READ = 8
_RANKED = 200
_ALIKE = 4
_NEAR_BEST = 0.5
_SAME_TEXT = 95.0
_COVERED = 0.5
_COUNTED = 0.25
_TOPIC_SHARE = 0.5
_KINDS_OF_PLACE = frozenset(("maa", "kunta", "kaupunki", "naapurikunta", "kotoisin", "tulla"))


@dataclass(frozen=True, slots=True)
class EvidenceAnswer:
    """The sentences that answer, in reading order, each with its place.

    ``score`` is the share of the question's weight that they and their passages cover, from 0 to 1; ``covered`` are the
    words of the question that the passages speak of.
    """

    sentences: tuple[tuple[Sentence, Place], ...]
    score: float
    covered: tuple[str, ...]


class Evidence:
    """Finds what the documents say in words. ``dense`` searches by meaning; without it words alone decide."""

    def __init__(self, contents: Sequence[Contents], dense: Dense | None = None) -> None:
        """Keep the documents; their passages are indexed at the first question."""
        self._contents = tuple(contents)
        self._dense = dense

    @cached_property
    def _ranker(self) -> Ranker:
        return Ranker(self._contents, self._dense)

    def search(self, question: str, top: int, constraints: Constraints | None = None) -> list[Found]:
        """Return the passages that speak of what is asked, best first, each text once; scores only order them."""
        concepts = self._ranker.reader.read(question)
        ranked = self._ranker.rank_again(question, concepts, constraints or Constraints(), max(_RANKED, _ALIKE * top))
        return [
            Found(one.entry.contents.document.name, one.entry.passage, one.score)
            for one in _each_text_once(ranked, top)
        ]

    def answer_sentences(self, question: str, constraints: Constraints | None = None) -> EvidenceAnswer | None:
        """Return the one to three sentences that answer, or None where the documents do not."""
        limits = constraints or Constraints()
        topic: tuple[Concept, ...] = ()
        answers: list[Candidate] = []
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
        self, question: str, concepts: Sequence[Concept], limits: Constraints, already: Sequence[Candidate]
    ) -> list[Candidate]:
        if not any(concept.kind is not Kind.WEAK for concept in concepts):
            return []
        ranked = _each_text_once(self._ranker.rank(question, concepts, limits, _RANKED), _PASSAGES_READ)
        places = {id(one.entry) for one in already}
        if already:
            ranked = [one for one in ranked if id(one.entry) in places] or ranked
        kind = wanted(question)
        if kind is Wanted.PLACE:
            concepts = _without_kind_of_place(concepts)
        candidates = [
            one
            for found in ranked
            if found.score >= _NEAR_BEST * ranked[0].score
            for one in candidates_of(found, concepts, kind)
        ]
        if kind is Wanted.COUNT:
            candidates = self._that_count(question, candidates)
        if kind is Wanted.PLACE:
            candidates = _that_name_another(concepts, candidates)
        best = best_of(candidates, concepts, kind)
        return [] if best is None else with_more(best, candidates, concepts, kind)

    def _that_count(self, question: str, candidates: list[Candidate]) -> list[Candidate]:
        """Return the candidates, those without a number of what the question counts taken for unmarked."""
        word = counted(question)
        concept = next(iter(self._ranker.reader.read(f"montako {word}")[1:]), None) if word else None
        if concept is None or concept.kind is Kind.WEAK:
            return candidates

        def covers(token: str) -> bool:
            return concept.degree(terms_held(token)) >= _COUNTED

        return [one if counts(one.sentence.text, covers) else replace(one, cue=False) for one in candidates]


def _each_text_once(ranked: Sequence[Ranked], top: int) -> list[Ranked]:
    """Return the best ones, leaving out a passage whose text stands in a better one already."""
    kept: list[Ranked] = []
    for one in ranked:
        if len(kept) == top:
            break
        text = one.entry.passage.text
        if not any(fuzz.ratio(text, other.entry.passage.text, score_cutoff=_SAME_TEXT) for other in kept):
            kept.append(one)
    return kept


def _lighter(topic: Sequence[Concept], own: Sequence[Concept]) -> tuple[Concept, ...]:
    named = {concept.terms for concept in own}
    return tuple(
        Concept(one.word, one.kind, one.terms, one.parts, one.weight * _TOPIC_SHARE)
        for one in topic
        if one.terms not in named
    )


def _that_name_another(concepts: Sequence[Concept], candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates, those that name nothing but what the question names taken for unmarked."""

    def is_new(name: str) -> bool:
        return not any(concept.degree(terms_held(name)) for concept in concepts)

    def is_place(name: str) -> bool:
        known = readings(name)
        if not known:
            return not name.rpartition("-")[2][:1].islower()
        return any(reading.word_class == "paikannimi" for reading in known)

    named = {name for one in candidates for name in names_within(one.sentence.text) if is_new(name)}
    if any(map(is_place, named)):
        return [
            one
            if any(name in named and is_place(name) for name in names_within(one.sentence.text))
            else replace(one, cue=False)
            for one in candidates
        ]
    return [one if any(map(is_new, names_within(one.sentence.text))) else replace(one, cue=False) for one in candidates]


def _without_kind_of_place(concepts: Sequence[Concept]) -> tuple[Concept, ...]:
    """Return the concepts, the word that asks for a place (mistä maista, minkä kuntien) made to weigh nothing."""
    return tuple(
        replace(one, weight=0.0, kind=Kind.WEAK) if any(term in _KINDS_OF_PLACE for term, _ in one.terms) else one
        for one in concepts
    )


def _answer(chosen: Sequence[Candidate], concepts: Sequence[Concept]) -> EvidenceAnswer:
    def speaks(concept: Concept) -> bool:
        return any(degree_in(concept, one.entry) >= _COVERED for one in chosen)

    topical = [concept for concept in concepts if concept.kind is not Kind.WEAK]
    return EvidenceAnswer(
        tuple((one.sentence, one.entry.passage.place) for one in chosen),
        round(max(one.coverage for one in chosen), 6),
        tuple(concept.word for concept in topical if speaks(concept)),
    )
