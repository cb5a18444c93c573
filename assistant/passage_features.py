"""What tells, of the passages that a search has found, which one answers best: a row of numbers for each.

The question's words are looked for in the passages' sentences: as they are (by base forms and compound parts) and by
nearness of meaning, word by word; near one another, early, in one sentence; and the sentence that holds most of them
is looked at for the marks of the answer that is waited for.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.cues import holds, wanted
from assistant.passage_entries import Entry
from store.lexical import WordIndex, terms_of
from store.term_table import TermVectors
from store.words import tokens

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_NEAR = 2
_MOST_NAMES = 5
_DIGIT = re.compile(r"\d")
_RELATIVE = ("dense", "covered", "bm25", "near", "held", "sentence", "sentence_near", "window", "opening",
             "opening_near", "beside", "early")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """What the first search knows of the passages that it found, best first."""

    places: Sequence[int]
    score: "NDArray[np.float64]"
    covered: "NDArray[np.float64]"
    bm25: "NDArray[np.float64]"
    dense: "NDArray[np.float64]"


@dataclass(frozen=True, slots=True)
class _Laid:
    """A passage as it is compared: the terms of its tokens, where each token's begin, and each sentence's tokens."""

    terms: tuple[int, ...]
    token_starts: tuple[int, ...]
    sentence_starts: tuple[int, ...]


class FeatureReader:
    """Reads the features of passages."""

    def __init__(self, entries: Sequence[Entry], index: WordIndex, vectors: TermVectors) -> None:
        """Take the passages, how rare their words are, and the vectors of words."""
        self._entries = entries
        self._index = index
        self._vectors = vectors
        self._laid = lru_cache(maxsize=20_000)(self._lay)

    def read(self, question: str, found: Found) -> "NDArray[np.float64]":
        """Return a row for each passage found, with always the same columns; none for a question without words."""
        import numpy as np  # noqa: PLC0415 - the reader of figures does without

        columns = self.columns(question, found)
        return np.stack(list(columns.values()), axis=1) if columns else np.zeros((len(found.places), 0))

    def columns(self, question: str, found: Found) -> "dict[str, NDArray[np.float64]]":
        """Return the features by name, each with a number for each passage found."""
        import numpy as np  # noqa: PLC0415 - likewise

        groups = [terms for terms in map(terms_of, tokens(question)) if terms]
        laid = [self._laid(place) for place in found.places]
        if not groups or not laid:
            return {}
        weights = np.array([max(self._index.rarity(self._index.frequency(term)) for term in group) for group in groups])
        whole = float(weights.sum()) or 1.0
        asked = [self._vectors.number(term) for group in groups for term in group]
        group_starts = np.cumsum([0, *(len(group) for group in groups[:-1])])
        terms = np.array([term for one in laid for term in one.terms], dtype=np.int64)
        token_starts, sentence_starts, passage_starts = _joined(laid)
        known, back = np.unique(terms, return_inverse=True)
        cosines = self._vectors.cosines(asked, known)[:, back]
        same = np.array(asked)[:, None] == terms[None, :]
        near = np.maximum.reduceat(np.maximum.reduceat(np.maximum(cosines, same), group_starts), token_starts, axis=1)
        held = np.maximum.reduceat(np.maximum.reduceat(same, group_starts), token_starts, axis=1)

        by_sentence, by_sentence_near = (np.maximum.reduceat(one, sentence_starts, axis=1) for one in (held, near))
        first_sentence = np.searchsorted(sentence_starts, passage_starts)
        sentence, sentence_near = weights @ by_sentence / whole, weights @ by_sentence_near / whole
        best = _best(sentence + sentence_near, first_sentence)
        follows = np.ones(len(sentence_starts), dtype=bool)
        follows[first_sentence] = False
        before = np.where(follows, np.roll(by_sentence, 1, axis=1), by_sentence)
        tokens_of = np.diff([*passage_starts, held.shape[1]])
        passage = np.repeat(np.arange(len(laid)), tokens_of)
        place = np.arange(held.shape[1]) - np.repeat(passage_starts, tokens_of)
        earliest = np.minimum.reduceat(np.where(held, place, np.inf), passage_starts, axis=1)
        columns = {
            "dense": found.dense,
            "covered": found.covered,
            "bm25": found.bm25,
            "near": weights @ np.maximum.reduceat(near, passage_starts, axis=1) / whole,
            "held": weights @ np.maximum.reduceat(held, passage_starts, axis=1) / whole,
            "sentence": sentence[best],
            "sentence_near": sentence_near[best],
            "window": np.maximum.reduceat(weights @ (by_sentence | before) / whole, first_sentence),
            "opening": sentence[first_sentence],
            "opening_near": sentence_near[first_sentence],
            "beside": _beside(held, weights, passage, passage_starts),
            "early": weights @ (1 / np.log2(2 + earliest)) / whole,
            "score": found.score,
            "behind": found.score - found.score.max(),
            "dense_place": 1 / (1 + _order(found.dense)),
            "bm25_place": 1 / (1 + _order(found.bm25)),
            "dense_far": np.log1p(_order(found.dense)),
            "bm25_far": np.log1p(_order(found.bm25)),
            "bm25_each": found.bm25 / whole,
            "length": np.log1p(tokens_of),
            "words": np.full(len(laid), float(len(groups))),
            "weight": np.full(len(laid), whole),
            "sentence_number": np.minimum(best - first_sentence, _MOST_NAMES).astype(np.float64),
        }
        numbers = [one - start for one, start in zip(best.tolist(), first_sentence.tolist(), strict=True)]
        marks = self._marks(question, found.places, numbers)
        columns |= {name: np.array(marks[name]) for name in marks}
        return columns | {f"{name}_behind": columns[name] - columns[name].max() for name in _RELATIVE}

    def _lay(self, place: int) -> _Laid:
        passage = self._entries[place].passage
        texts = [passage.context, *(sentence.text for sentence in passage.sentences)]
        terms: list[int] = []
        token_starts: list[int] = []
        sentence_starts: list[int] = []
        for text in texts:
            numbers = [found for token in tokens(text) if (found := self._vectors.numbers(token))]
            if numbers:
                sentence_starts.append(len(token_starts))
            for found in numbers:
                token_starts.append(len(terms))
                terms.extend(found)
        return _Laid(tuple(terms), tuple(token_starts), tuple(sentence_starts)) if terms else _NOTHING

    def _marks(self, question: str, places: Sequence[int], numbers: Sequence[int]) -> dict[str, list[float]]:
        """Return whether the best sentence of each passage has the marks of the answer, and what new it names."""
        kind, said = wanted(question), question.casefold()
        marks: dict[str, list[float]] = {"marked": [], "names": [], "number": []}
        for place, number in zip(places, numbers, strict=True):
            text = self._sentence(place, number)
            named = sum(token[0].isupper() and token.casefold() not in said for token in tokens(text)[1:])
            marks["marked"].append(float(holds(text, kind)))
            marks["names"].append(float(min(named, _MOST_NAMES)))
            marks["number"].append(float(_DIGIT.search(text) is not None))
        return marks

    def _sentence(self, place: int, number: int) -> str:
        """Return the sentence of a number among those that hold any term, the context being the first of them."""
        passage = self._entries[place].passage
        texts = [text for text in (passage.context, *(one.text for one in passage.sentences)) if tokens(text)]
        return texts[number] if number < len(texts) else ""


_NOTHING = _Laid((-1,), (0,), (0,))


def _joined(laid: Sequence[_Laid]) -> "tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]":
    """Return where the tokens begin among all terms, and the sentences and the passages among all tokens."""
    import numpy as np  # noqa: PLC0415 - likewise

    tokens_at: list[int] = []
    sentences_at: list[int] = []
    passages_at: list[int] = []
    terms_before = 0
    for one in laid:
        passages_at.append(len(tokens_at))
        sentences_at += [len(tokens_at) + start for start in one.sentence_starts]
        tokens_at += [terms_before + start for start in one.token_starts]
        terms_before += len(one.terms)
    return np.array(tokens_at), np.array(sentences_at), np.array(passages_at)


def _best(scores: "NDArray[np.float64]", starts: "NDArray[np.int64]") -> "NDArray[np.int64]":
    """Return the place of the highest score of each part; the first of equals."""
    import numpy as np  # noqa: PLC0415 - likewise

    ends = [*starts[1:].tolist(), len(scores)]
    return np.array(
        [start + int(np.argmax(scores[start:end])) for start, end in zip(starts.tolist(), ends, strict=True)]
    )


def _beside(
    held: "NDArray[np.bool_]", weights: "NDArray[np.float64]", passage: "NDArray[np.int64]", starts: "NDArray[np.int64]"
) -> "NDArray[np.float64]":
    """Return the share of the question's neighbouring words that stand near each other in each passage."""
    import numpy as np  # noqa: PLC0415 - likewise

    if len(held) < 2:  # noqa: PLR2004 - a pair
        return np.zeros(len(starts))
    pairs = weights[:-1] * weights[1:]
    near = np.zeros((len(held) - 1, held.shape[1]), dtype=bool)
    for step in range(-_NEAR, _NEAR + 1):
        moved = np.roll(held[1:], step, axis=1) & (np.roll(passage, step) == passage)
        near |= held[:-1] & moved
    shares: NDArray[np.float64] = pairs @ np.maximum.reduceat(near, starts, axis=1) / (float(pairs.sum()) or 1.0)
    return shares


def _order(values: "NDArray[np.float64]") -> "NDArray[np.int64]":
    """Return how many are higher than each value, the first of equals going before."""
    import numpy as np  # noqa: PLC0415 - likewise

    order = np.empty(len(values), dtype=np.int64)
    order[np.argsort(-values, kind="stable")] = np.arange(len(values))
    return order
