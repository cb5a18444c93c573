"""Ranking passages for a question: words, meaning, and what the question is restricted to.

The word part is the share of the question's concepts that a passage covers, refined by BM25; the meaning part is the
cosine that the passage index gives. Organisation and period shift the order and never shut a passage out; document
names do.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from assistant.concepts import Concept, ConceptReader, Kind
from assistant.spelling import Speller
from store.contents import Contents, Passage, PassageKind
from store.lexical import WordIndex, terms_of
from store.library import Found
from store.passages import embedded_text
from store.periods import MONTH_NAMES, Period
from store.words import tokens

Dense = Callable[[str, int], Sequence[Found]]

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MONTH_OF_DATE = re.compile(r"(?<![\d.])\d{1,2}\.(1[0-2]|[1-9])\.(?=\d{4}|\s|$|[-–])")
_WORDS_OF_KIND = {
    PassageKind.PROJECT: frozenset(("hanke", "projekti")),
    PassageKind.RISK: frozenset(("riski",)),
    PassageKind.GOAL: frozenset(("tavoite",)),
}
_BM25_SHARE = 0.25
_DENSE_SHARE = 0.6
_TEXT_TWICE = 2
_DENSE_TOP = 60
_CONTEXT_DEGREE = 0.9
_OTHER_ORGANISATION = 0.12
_OTHER_PERIOD = 0.1
_YEARS_BESIDE = 5


@dataclass(frozen=True, slots=True)
class Constraints:
    """What the interpretation of a question restricts it to; None or empty where it does not.

    ``organisation`` and ``unit`` are names as stored with the passages; ``documents`` are file names.
    """

    organisation: str | None = None
    unit: str | None = None
    documents: tuple[str, ...] = ()
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A passage with its document and the terms that it is found by.

    ``held`` are the terms of the text, ``around`` those of its context, its document and its period; ``years`` are
    the years of the report's period and ``years_beside`` those just before and after.
    """

    contents: Contents
    passage: Passage
    held: frozenset[str]
    around: frozenset[str]
    years: frozenset[str] = frozenset()
    years_beside: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage with its rank score and the share of the concepts' weight that it covers."""

    entry: Entry
    score: float
    coverage: float


@dataclass(slots=True)
class Ranker:
    """Ranks the passages of some documents."""

    entries: tuple[Entry, ...]
    index: WordIndex
    reader: ConceptReader
    dense: Dense | None
    _dense_scores: dict[str, dict[tuple[str, int], float]] = field(default_factory=dict)

    def rank(self, question: str, concepts: Sequence[Concept], constraints: Constraints) -> list[Ranked]:
        """Return every passage that the constraints allow and that has anything to say, best first."""
        bm25 = self._bm25(concepts)
        dense = self._dense(question)
        ranked = []
        for place, entry in enumerate(self.entries):
            name = entry.contents.document.name
            if constraints.documents and name not in constraints.documents:
                continue
            covered = coverage(concepts, entry)
            score = (
                covered
                + _BM25_SHARE * bm25[place]
                + _DENSE_SHARE * max(0.0, dense.get((name, entry.passage.number), 0.0))
                - _penalty(entry, constraints)
            )
            if covered > 0 or (name, entry.passage.number) in dense:
                ranked.append(Ranked(entry, round(score, 6), covered))
        return sorted(ranked, key=lambda one: (-one.score, one.entry.contents.document.name, one.entry.passage.number))

    def _bm25(self, concepts: Sequence[Concept]) -> list[float]:
        total = [0.0] * len(self.entries)
        for concept in concepts:
            best = [0.0] * len(self.entries)
            for term, degree in (*concept.terms, *(term for part in concept.parts for term in part.terms)):
                if term in self.index:
                    scores = self.index.scores(term).tolist()
                    best = [max(old, degree * new) for old, new in zip(best, scores, strict=True)]
            total = [old + concept.weight * new for old, new in zip(total, best, strict=True)]
        most = max(total, default=0.0)
        return [one / most for one in total] if most else total

    def _dense(self, question: str) -> dict[tuple[str, int], float]:
        if self.dense is None:
            return {}
        if question not in self._dense_scores:
            found = self.dense(question, _DENSE_TOP)
            self._dense_scores[question] = {(one.document, one.passage.number): one.score for one in found}
        return self._dense_scores[question]


def build_ranker(contents: Sequence[Contents], dense: Dense | None) -> Ranker:
    """Return a ranker over all passages of the documents, in order of document name and passage number."""
    ordered = sorted(contents, key=lambda one: one.document.name)
    entries = tuple(_entry(one, passage) for one in ordered for passage in one.passages)
    index = WordIndex(
        [terms_of(entry.passage.text) * _TEXT_TWICE + terms_of(embedded_text(entry.passage)) for entry in entries]
    )
    forms = {token for entry in entries for token in tokens(embedded_text(entry.passage)) if token[0].isalpha()}
    return Ranker(entries, index, ConceptReader(index, Speller(forms)), dense)


def _entry(contents: Contents, passage: Passage) -> Entry:
    document = contents.document
    around = [passage.context, document.title, passage.organisation, passage.unit, document.municipality]
    terms = {term for text in around if text for term in terms_of(text)}
    period = document.period
    years = range(period.first.year, period.last.year + 1) if period else range(0)
    beside = range(years.start - _YEARS_BESIDE, years.stop + _YEARS_BESIDE) if period else range(0)
    terms |= {str(year) for year in years} | set(_YEAR.findall(passage.context))
    return Entry(
        contents,
        passage,
        terms_held(passage.text) | words_of_kind(passage),
        frozenset(terms),
        frozenset(str(year) for year in years),
        frozenset(str(year) for year in beside if year not in years),
    )


def words_of_kind(passage: Passage) -> frozenset[str]:
    """Return what the passage is by its kind, whether or not its text says so: a project, a risk, a goal."""
    return _WORDS_OF_KIND.get(passage.kind, frozenset())


@lru_cache(maxsize=20_000)
def terms_held(text: str) -> frozenset[str]:
    """Return the terms of a text, with the years and months that its dates name."""
    months = {MONTH_NAMES[int(month) - 1] for month in _MONTH_OF_DATE.findall(text)}
    return frozenset((*terms_of(text), *_YEAR.findall(text), *months))


def coverage(concepts: Sequence[Concept], entry: Entry) -> float:
    """Return the share of the concepts' weight that a passage covers, its context counting a little less."""
    whole = sum(concept.weight for concept in concepts)
    if not whole:
        return 0.0
    return sum(concept.weight * degree_in(concept, entry) for concept in concepts) / whole


def degree_in(concept: Concept, entry: Entry) -> float:
    """Return how well a passage with its context covers a concept."""
    return max(concept.degree(entry.held), degree_around(concept, entry))


def degree_around(concept: Concept, entry: Entry) -> float:
    """Return how well the context of a passage covers a concept.

    A month of the report's period says nothing of a sentence, so it never counts.
    """
    if concept.kind is Kind.MONTH:
        return 0.0
    return _CONTEXT_DEGREE * concept.degree(entry.around)


def _penalty(entry: Entry, constraints: Constraints) -> float:
    penalty = 0.0
    wanted = {name for name in (constraints.organisation, constraints.unit) if name}
    if wanted and not wanted & {entry.passage.organisation, entry.passage.unit}:
        penalty += _OTHER_ORGANISATION
    period = entry.contents.document.period
    if constraints.period is not None and period is not None and not _overlap(constraints.period, period):
        penalty += _OTHER_PERIOD
    return penalty


def _overlap(one: Period, other: Period) -> bool:
    return one.first <= other.last and other.first <= one.last
