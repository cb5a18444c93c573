"""The word index: which passages hold a term, and how much that says, by BM25 over base forms and compound parts."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import log
from typing import TYPE_CHECKING

from store.words import compound_parts, search_terms, tokens

if TYPE_CHECKING:
    import bm25s
    import numpy as np
    from numpy.typing import NDArray


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


class WordIndex:
    """BM25 over texts, each given as its terms; texts are known by their place in the sequence."""

    def __init__(self, texts: Sequence[Iterable[str]]) -> None:
        """Index the texts."""
        self._texts = [list(terms) for terms in texts]
        self._frequency: dict[str, int] = {}
        for terms in self._texts:
            for term in dict.fromkeys(terms):
                self._frequency[term] = self._frequency.get(term, 0) + 1
        self._index: bm25s.BM25 | None = None
        self._by_term: dict[str, NDArray[np.float32]] = {}

    @property
    def vocabulary(self) -> tuple[str, ...]:
        """Every term of the texts, sorted."""
        return tuple(sorted(self._frequency))

    def __contains__(self, term: str) -> bool:
        """Whether any text holds the term."""
        return term in self._frequency

    def frequency(self, term: str) -> int:
        """Return how many texts hold the term."""
        return self._frequency.get(term, 0)

    def rarity(self, frequency: int) -> float:
        """Return how much it says to hold a term that so many texts hold: near 0 for all, 1 for none."""
        count = len(self._texts)
        return log(1 + (count + 1) / (frequency + 1)) / log(2 + count)

    def scores(self, term: str) -> "NDArray[np.float32]":
        """Return the BM25 score of each text for one term."""
        import numpy as np  # noqa: PLC0415 - the reader of figures does without

        if term not in self._frequency:
            return np.zeros(len(self._texts), dtype=np.float32)
        if term not in self._by_term:
            self._by_term[term] = self._built().get_scores([term])
        return self._by_term[term]

    def _built(self) -> "bm25s.BM25":
        if self._index is None:
            import bm25s  # noqa: PLC0415 - likewise

            self._index = bm25s.BM25()
            self._index.index(self._texts, show_progress=False)
        return self._index
