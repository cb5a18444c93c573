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
class _Said:
    """A sentence as it is looked at for the marks of an answer: its words with a capital that do not begin it."""

    text: str
    capitals: tuple[str, ...]
    number: bool


@dataclass(frozen=True, slots=True)
class _Laid:
    """A passage as it is compared: the terms of its tokens, where each token's begin, and each sentence's tokens.

    ``said`` are the sentences that hold any word, the context being the first of them.
    """

    terms: "NDArray[np.int64]"
    token_starts: "NDArray[np.int64]"
    sentence_starts: "NDArray[np.int64]"
    said: tuple[_Said, ...]


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
        terms = np.concatenate([one.terms for one in laid])
        token_starts, sentence_starts, passage_starts = _joined(laid)
        known, back = np.unique(terms, return_inverse=True)
        same = np.array(asked)[:, None] == known[None, :]
        cosines = np.maximum(self._vectors.cosines(asked, known), same)
        near, held = (
            np.maximum.reduceat(np.maximum.reduceat(one, group_starts)[:, back], token_starts, axis=1)
            for one in (cosines, same)
        )

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
        marks = self._marks(question, laid, numbers)
        columns |= {name: np.array(marks[name]) for name in marks}
        return columns | {f"{name}_behind": columns[name] - columns[name].max() for name in _RELATIVE}

    def _lay(self, place: int) -> _Laid:
        import numpy as np  # noqa: PLC0415 - likewise

        passage = self._entries[place].passage
        terms: list[int] = []
        token_starts: list[int] = []
        sentence_starts: list[int] = []
        said: list[_Said] = []
        for text in (passage.context, *(sentence.text for sentence in passage.sentences)):
            words = tokens(text)
            numbers = [found for word in words if (found := self._vectors.numbers(word))]
            if not numbers:
                continue
            sentence_starts.append(len(token_starts))
            capitals = tuple(word.casefold() for word in words[1:] if word[0].isupper())
            said.append(_Said(text, capitals, _DIGIT.search(text) is not None))
            for found in numbers:
                token_starts.append(len(terms))
                terms.extend(found)
        if not terms:
            terms, token_starts, sentence_starts, said = [-1], [0], [0], [_Said("", (), number=False)]
        return _Laid(np.array(terms), np.array(token_starts), np.array(sentence_starts), tuple(said))

    def _marks(self, question: str, laid: Sequence[_Laid], numbers: Sequence[int]) -> dict[str, list[float]]:
        """Return whether the best sentence of each passage has the marks of the answer, and what new it names."""
        kind, asked = wanted(question), question.casefold()
        marks: dict[str, list[float]] = {"marked": [], "names": [], "number": []}
        for one, number in zip(laid, numbers, strict=True):
            best = one.said[number]
            named = sum(word not in asked for word in best.capitals)
            marks["marked"].append(float(holds(best.text, kind)))
            marks["names"].append(float(min(named, _MOST_NAMES)))
            marks["number"].append(float(best.number))
        return marks


def _joined(laid: Sequence[_Laid]) -> "tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]":
    """Return where the tokens begin among all terms, and the sentences and the passages among all tokens."""
    import numpy as np  # noqa: PLC0415 - likewise

    def begin(sizes: list[int]) -> "NDArray[np.int64]":
        return np.cumsum([0, *sizes[:-1]])

    def shifted(parts: "list[NDArray[np.int64]]", starts: "NDArray[np.int64]") -> "NDArray[np.int64]":
        return np.concatenate(parts) + np.repeat(starts, [len(part) for part in parts])

    terms_before = begin([len(one.terms) for one in laid])
    tokens_before = begin([len(one.token_starts) for one in laid])
    return (
        shifted([one.token_starts for one in laid], terms_before),
        shifted([one.sentence_starts for one in laid], tokens_before),
        tokens_before,
    )


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
