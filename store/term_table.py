"""The shipped model: a table of one vector per piece of a word's base form.

A text becomes its terms (base forms, compound parts, numbers: those of the word index), each term a few pieces. Its
vector is the sum of its pieces' vectors, made to length one. A piece weighs by the root of how often it stands in the
text; in a question also by its own weight as a question's piece, in a passage by where it first stands, since what a
passage is about stands early.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from store.lexical import terms_of
from store.threads import one_thread_for_products

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SHIPPED_MODEL = Path(__file__).parent / "model"
DESCRIPTION = "term_table.json"
TOKENIZER = "tokenizer.json"
TABLE = "model.safetensors"
LAYOUT = 1
"""Raised when a text becomes other terms or pieces than before: the table has to be trained anew then."""


def is_term_table(folder: Path) -> bool:
    """Whether a folder holds such a table, in the layout that this version reads."""
    try:
        description = json.loads((folder / DESCRIPTION).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(description, dict) and description.get("layout") == LAYOUT


def rendered(text: str) -> str:
    """Return a text as the tokenizer takes it: its terms, parted by spaces."""
    return " ".join(terms_of(text))


class TermTable:
    """A table that is read."""

    def __init__(self, folder: Path) -> None:
        """Read the table.

        Raises:
            OSError: If a file is missing.
            ValueError: If a file is not what it should be.
        """
        import numpy as np  # noqa: PLC0415 - the reader of figures does without
        from safetensors.numpy import load_file  # noqa: PLC0415 - likewise
        from tokenizers import Tokenizer  # noqa: PLC0415 - likewise

        self._tokenizer: Tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
        parts = load_file(folder / TABLE)
        self._rows: NDArray[np.int8] = parts["rows"]
        self._scales: NDArray[np.float64] = parts["scales"].astype(np.float64)
        self._asked: NDArray[np.float64] = np.exp(parts["question_weights"].astype(np.float64))
        self._placed: NDArray[np.float64] = np.exp(parts["place_weights"].astype(np.float64))

    def passages(self, texts: Sequence[str]) -> list[list[float]]:
        """Return the vectors of passages."""
        import numpy as np  # noqa: PLC0415 - likewise

        encoded = self._tokenizer.encode_batch([rendered(text) for text in texts], add_special_tokens=False)
        vectors = []
        for one in encoded:
            pieces, first, counts = np.unique(np.array(one.ids, dtype=np.int64), return_index=True, return_counts=True)
            place = np.minimum(np.log2(1 + first).astype(np.int64), len(self._placed) - 1)
            vectors.append(self._vector(pieces, np.sqrt(counts) * self._placed[place]))
        return vectors

    def question(self, text: str) -> list[float]:
        """Return the vector of a question."""
        import numpy as np  # noqa: PLC0415 - likewise

        encoded = self._tokenizer.encode(rendered(text), add_special_tokens=False)
        pieces, counts = np.unique(np.array(encoded.ids, dtype=np.int64), return_counts=True)
        return self._vector(pieces, np.sqrt(counts) * self._asked[pieces])

    def terms(self, terms: Sequence[str]) -> "NDArray[np.float32]":
        """Return the vectors of terms, each alone, of length one; zeros for a term without pieces."""
        import numpy as np  # noqa: PLC0415 - likewise

        encoded = self._tokenizer.encode_batch(list(terms), add_special_tokens=False)
        vectors: NDArray[np.float32] = np.zeros((len(encoded), self._rows.shape[1]), dtype=np.float32)
        for place, one in enumerate(encoded):
            if one.ids:
                vectors[place] = (self._scales[one.ids][:, None] * self._rows[one.ids]).sum(axis=0)
        lengths = np.sqrt((vectors * vectors).sum(axis=1, keepdims=True))
        vectors /= np.where(lengths > 0, lengths, np.float32(1.0))
        return vectors

    def _vector(self, pieces: "NDArray[np.int64]", weights: "NDArray[np.float64]") -> list[float]:
        total = ((weights * self._scales[pieces])[:, None] * self._rows[pieces]).sum(axis=0)
        length = float((total * total).sum()) ** 0.5
        return [float(number) / (length or 1.0) for number in total]


class TermVectors:
    """The vectors of terms one by one, each term known by a number from its first use on; threads may share them."""

    def __init__(self, table: TermTable) -> None:
        """Take the table; terms are read from it when they are met."""
        one_thread_for_products()
        self._table = table
        self._numbers: dict[str, int] = {}
        self._of_token: dict[str, tuple[int, ...]] = {}
        self._vectors: NDArray[np.float32] | None = None
        self._filled = 0
        self._terms: list[str] = []
        self._lock = RLock()

    def number(self, term: str) -> int:
        """Return the number of a term."""
        known = self._numbers.get(term)
        if known is not None:
            return known
        with self._lock:
            if term not in self._numbers:
                self._terms.append(term)
                self._numbers[term] = len(self._terms) - 1
            return self._numbers[term]

    def numbers(self, token: str) -> tuple[int, ...]:
        """Return the numbers of a word's terms."""
        known = self._of_token.get(token)
        if known is None:
            known = self._of_token[token] = tuple(self.number(term) for term in terms_of(token))
        return known

    def cosines(self, rows: Sequence[int], columns: "NDArray[np.int64]") -> "NDArray[np.float32]":
        """Return how near in meaning terms are to other terms, by their numbers; -1 stands for no term."""
        with self._lock:
            vectors = self._filled_vectors()
        product: NDArray[np.float32] = vectors[list(rows)] @ vectors[columns].T
        return product

    def _filled_vectors(self) -> "NDArray[np.float32]":
        """Return the vectors of all terms met so far, a row of zeros last."""
        import numpy as np  # noqa: PLC0415 - likewise

        if self._vectors is None or self._filled < len(self._terms):
            new = self._table.terms(self._terms[self._filled :])
            if self._vectors is None or len(self._terms) >= len(self._vectors):
                grown = np.zeros((2 * len(self._terms) + 1000, new.shape[1]), dtype=np.float32)
                if self._vectors is not None:
                    grown[: self._filled] = self._vectors[: self._filled]
                self._vectors = grown
            self._vectors[self._filled : len(self._terms)] = new
            self._filled = len(self._terms)
        return self._vectors
