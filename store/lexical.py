"""The word index: which passages hold a term, and how much that says, by BM25 over base forms and compound parts."""

from array import array
from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import log
from typing import TYPE_CHECKING

from store.words import compound_parts, search_terms, tokens

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SATURATION, _LENGTH_SHARE = 1.5, 0.75


@lru_cache(maxsize=50_000)
def terms_of(text: str) -> tuple[str, ...]:
    """Return what a text is indexed under, in order: base forms, compound parts, and numbers as they stand."""
    return tuple(term for token in tokens(text) for term in _terms(token))


@lru_cache(maxsize=100_000)
def _terms(token: str) -> tuple[str, ...]:
    """Return a token's terms, a hyphenated word's parts taken apart once more (Avekki-turvallisuuskoulutus)."""
    found = dict.fromkeys(term.lower() for term in search_terms(token))
    if "-" in token:
        found.update(dict.fromkeys(part for term in tuple(found) if "-" not in term for part in compound_parts(term)))
    return tuple(found)


class Postings:
    """Which texts hold a term, and how often; texts are known by their place in the sequence."""

    def __init__(self, texts: Iterable[Iterable[str]]) -> None:
        """Take each text as its terms."""
        import numpy as np  # noqa: PLC0415 - the reader of figures does without

        self._columns: dict[str, int] = {}
        said, lengths = array("i"), array("i")
        for terms in texts:
            before = len(said)
            said.extend(self._columns.setdefault(term, len(self._columns)) for term in terms)
            lengths.append(len(said) - before)
        self.lengths: NDArray[np.int32] = np.array(lengths, dtype=np.int32)
        size = max(1, len(lengths))
        held = np.array(said, dtype=np.int64) * size + np.repeat(np.arange(len(lengths)), self.lengths)
        pairs, counts = np.unique(held, return_counts=True)
        self._places: NDArray[np.int32] = (pairs % size).astype(np.int32)
        self._counts: NDArray[np.int32] = counts.astype(np.int32)
        self._starts: NDArray[np.int64] = np.searchsorted(pairs // size, np.arange(len(self._columns) + 1))

    @property
    def terms(self) -> Iterable[str]:
        """Every term of the texts, in the order in which they were met."""
        return self._columns

    def __contains__(self, term: str) -> bool:
        """Whether any text holds the term."""
        return term in self._columns

    def places(self, term: str) -> "NDArray[np.int32]":
        """Return the places of the texts that hold the term, in order."""
        return self._places[self._span(term)]

    def counts(self, term: str) -> "NDArray[np.int32]":
        """Return how often each of those texts holds it."""
        return self._counts[self._span(term)]

    def _span(self, term: str) -> slice:
        column = self._columns.get(term)
        return slice(0, 0) if column is None else slice(int(self._starts[column]), int(self._starts[column + 1]))


class WordIndex:
    """BM25 over texts, each given as its terms; texts are known by their place in the sequence."""

    def __init__(self, texts: Sequence[Iterable[str]]) -> None:
        """Index the texts."""
        self._postings = Postings(texts)
        lengths = self._postings.lengths
        mean = float(lengths.mean()) if len(lengths) else 1.0
        self._norms = _SATURATION * (1 - _LENGTH_SHARE + _LENGTH_SHARE * lengths / (mean or 1.0))

    @property
    def vocabulary(self) -> tuple[str, ...]:
        """Every term of the texts, sorted."""
        return tuple(sorted(self._postings.terms))

    def __len__(self) -> int:
        """Return how many texts there are."""
        return len(self._norms)

    def __contains__(self, term: str) -> bool:
        """Whether any text holds the term."""
        return term in self._postings

    def frequency(self, term: str) -> int:
        """Return how many texts hold the term."""
        return len(self._postings.places(term))

    def rarity(self, frequency: int) -> float:
        """Return how much it says to hold a term that so many texts hold: near 0 for all, 1 for none."""
        count = len(self)
        return log(1 + (count + 1) / (frequency + 1)) / log(2 + count)

    def scores(self, term: str) -> "tuple[NDArray[np.int32], NDArray[np.float64]]":
        """Return the places of the texts that hold a term, and the BM25 score of each for it.

        Source: S. Robertson and H. Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, 2009; the
        inverse document frequency is that of Lucene, which is never negative.
        """
        places, counts = self._postings.places(term), self._postings.counts(term)
        frequency = len(places)
        rarity = log(1 + (len(self) - frequency + 0.5) / (frequency + 0.5))
        return places, rarity * counts / (counts + self._norms[places])
