"""Ranking passages for a question: words, meaning, and what the question is restricted to.

The word part is the share of the question's concepts that a passage covers, refined by BM25; the meaning part is the
cosine that the passage index gives. Organisation and period shift the order and never shut a passage out; document
names do. All passages are scored at once, column by column: a question over a hundred thousand takes milliseconds.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from assistant.concepts import Concept, ConceptReader, Kind
from assistant.passage_entries import Entry, Surroundings, read_entries, terms_held, words_of_kind
from assistant.passage_features import FeatureReader, Found
from assistant.reranking import LOOKED_AT, load_reranker
from assistant.spelling import Speller
from store.contents import Contents, PassageKind
from store.lexical import Postings, WordIndex, terms_of
from store.library import Found as Near
from store.passages import embedded_text
from store.periods import Period
from store.term_table import SHIPPED_MODEL, TermTable, TermVectors
from store.words import tokens

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Dense = Callable[[str, int], Sequence[Near]]

_COVERED_SHARE, _BM25_SHARE, _DENSE_SHARE = 0.6, 0.15, 1.2
"""Chosen on the searches that training holds out for choosing (``training.pairs``), not on those it is measured on."""
_TEXT_TWICE = 2
_DENSE_TOP = 60
_CONTEXT_DEGREE = 0.9
_OTHER_ORGANISATION = 0.12
_OTHER_PERIOD = 0.1
_BREACH = 20.0
_SEARCHES_REMEMBERED = 200


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
class Ranked:
    """A passage with its rank score and the share of the concepts' weight that it covers."""

    entry: Entry
    score: float
    coverage: float


class Ranker:
    """Ranks the passages of some documents; ``dense`` searches by meaning."""

    def __init__(self, contents: Sequence[Contents], dense: Dense | None) -> None:
        """Index the passages."""
        import numpy as np  # noqa: PLC0415 - the reader of figures does without

        self.entries = read_entries(contents)
        self.dense = dense
        self._index = WordIndex(
            [
                terms_of(entry.passage.text) * _TEXT_TWICE + terms_of(embedded_text(entry.passage))
                for entry in self.entries
            ]
        )
        forms = {token for entry in self.entries for token in tokens(embedded_text(entry.passage))}
        self.reader = ConceptReader(self._index, Speller(form for form in forms if form[0].isalpha()))
        self._held = Postings(terms_held(entry.passage.text) | words_of_kind(entry.passage) for entry in self.entries)
        numbers: dict[int, int] = {}
        surroundings: list[Surroundings] = []
        for entry in self.entries:
            if numbers.setdefault(id(entry.surroundings), len(surroundings)) == len(surroundings):
                surroundings.append(entry.surroundings)
        self._around = Postings(one.terms for one in surroundings)
        self._surroundings = np.array([numbers[id(entry.surroundings)] for entry in self.entries], dtype=np.int32)
        self._places = {
            (entry.contents.document.name, entry.passage.number): place for place, entry in enumerate(self.entries)
        }
        self._owners = Postings({one.passage.organisation or "", one.passage.unit or ""} for one in self.entries)
        self._documents = Postings((one.contents.document.name,) for one in self.entries)
        self._periods = {one.document.name: one.document.period for one in contents}
        self._dense = lru_cache(maxsize=_SEARCHES_REMEMBERED)(self._near)

    def rank(self, question: str, concepts: Sequence[Concept], constraints: Constraints, most: int) -> list[Ranked]:
        """Return the best passages that the constraints allow and that have anything to say, at most so many.

        Equals come in order of document name and passage number.
        """
        found = self.find(question, concepts, constraints, most)
        return [
            Ranked(self.entries[place], float(found.score[number]), float(found.covered[number]))
            for number, place in enumerate(found.places)
        ]

    def rank_again(
        self, question: str, concepts: Sequence[Concept], constraints: Constraints, most: int
    ) -> list[Ranked]:
        """Return the same passages, the paragraphs among the first of them ordered anew by a closer look.

        Records (goals, risks, projects) and tables stay where they are: the closer look has learned from running text
        alone. Scores are of the first look.
        """
        found = self.find(question, concepts, constraints, most)
        first = self.features(question, found)
        order = list(range(len(found.places)))
        if first.shape[1]:
            breach = _BREACH * self._penalties(constraints)[list(found.places[:LOOKED_AT])]
            scores = load_reranker().scores(first) - breach
            moved = [
                number
                for number, place in enumerate(found.places[:LOOKED_AT])
                if self.entries[place].passage.kind is PassageKind.PARAGRAPH
            ]
            for slot, number in zip(moved, sorted(moved, key=lambda one: -scores[one]), strict=True):
                order[slot] = number
        return [
            Ranked(self.entries[found.places[number]], float(found.score[number]), float(found.covered[number]))
            for number in order
        ]

    def features(self, question: str, found: Found) -> "NDArray[np.float64]":
        """Return what a closer look at the first passages found tells of each."""
        first = slice(LOOKED_AT)
        looked_at = Found(
            found.places[first], *(part[first] for part in (found.score, found.covered, found.bm25, found.dense))
        )
        return self._features.read(self.reader.repaired(question), looked_at)

    @cached_property
    def _features(self) -> FeatureReader:
        return FeatureReader(self.entries, self._index, TermVectors(TermTable(SHIPPED_MODEL)))

    def find(self, question: str, concepts: Sequence[Concept], constraints: Constraints, most: int) -> Found:
        """Return the best passages that the constraints allow and that have anything to say, at most so many."""
        import numpy as np  # noqa: PLC0415 - likewise

        covered, bm25 = self._coverage(concepts), self._bm25(concepts)
        best = bm25.max(initial=0.0)
        score = _COVERED_SHARE * covered + _BM25_SHARE * bm25 / (best or 1.0) - self._penalties(constraints)
        dense = np.zeros(len(self.entries))
        near = self._dense(question)
        dense[list(near)] = np.maximum(0.0, list(near.values()))
        score += _DENSE_SHARE * dense
        speaks = covered > 0
        speaks[list(near)] = True
        if constraints.documents:
            speaks &= self._of_documents(constraints.documents)
        places = np.flatnonzero(speaks)
        scores = np.round(score[places], 6)
        if len(places) > most:
            chosen = scores >= np.partition(scores, len(scores) - most)[len(scores) - most]
            places, scores = places[chosen], scores[chosen]
        order = np.argsort(-scores, kind="stable")[:most]
        places = places[order]
        return Found(places.tolist(), scores[order], covered[places], bm25[places], dense[places])

    def _coverage(self, concepts: Sequence[Concept]) -> "NDArray[np.float64]":
        """Return the share of the concepts' weight that each passage covers, its context counting a little less."""
        import numpy as np  # noqa: PLC0415 - likewise

        total = np.zeros(len(self.entries))
        whole = sum(concept.weight for concept in concepts)
        if not whole:
            return total
        for concept in concepts:
            degrees = concept.degrees(self._held, len(self.entries))
            if concept.kind is not Kind.MONTH:
                around = concept.degrees(self._around, len(self._around.lengths))
                if around.any():
                    degrees = np.maximum(degrees, _CONTEXT_DEGREE * around[self._surroundings])
            total += concept.weight * degrees
        return total / whole

    def _bm25(self, concepts: Sequence[Concept]) -> "NDArray[np.float64]":
        """Return the score of each passage for the words."""
        import numpy as np  # noqa: PLC0415 - likewise

        total = np.zeros(len(self.entries))
        for concept in concepts:
            best = np.zeros(len(self.entries))
            for term, degree in (*concept.terms, *(term for part in concept.parts for term in part.terms)):
                places, scores = self._index.scores(term)
                best[places] = np.maximum(best[places], degree * scores)
            total += concept.weight * best
        return total

    def _penalties(self, constraints: Constraints) -> "NDArray[np.float64]":
        """Return what each passage loses for being another organisation's or another period's."""
        import numpy as np  # noqa: PLC0415 - likewise

        lost = np.zeros(len(self.entries))
        wanted = {name for name in (constraints.organisation, constraints.unit) if name}
        if wanted:
            lost += _OTHER_ORGANISATION
            for name in wanted:
                lost[self._owners.places(name)] = 0.0
        asked = constraints.period
        if asked is not None:
            late = [name for name, period in self._periods.items() if period and not _overlap(asked, period)]
            lost += np.where(self._of_documents(late), _OTHER_PERIOD, 0.0)
        return lost

    def _of_documents(self, names: Sequence[str]) -> "NDArray[np.bool_]":
        import numpy as np  # noqa: PLC0415 - likewise

        own = np.zeros(len(self.entries), dtype=bool)
        for name in names:
            own[self._documents.places(name)] = True
        return own

    def _near(self, question: str) -> dict[int, float]:
        """Return the cosine of the passages nearest in meaning, by place."""
        if self.dense is None:
            return {}
        found = self.dense(self.reader.repaired(question), _DENSE_TOP)
        places = ((self._places.get((one.document, one.passage.number)), one.score) for one in found)
        return {place: score for place, score in places if place is not None}


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


def _overlap(one: Period, other: Period) -> bool:
    return one.first <= other.last and other.first <= one.last
