"""The shipped model: a table of one vector per piece of a word's base form.

A text becomes its terms (base forms, compound parts, numbers: those of the word index), each term a few pieces. Its
vector is the sum of its pieces' vectors, made to length one. A piece weighs by the root of how often it stands in the
text; in a question also by its own weight as a question's piece, in a passage by where it first stands, since what a
passage is about stands early.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from store.lexical import terms_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

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

    def _vector(self, pieces: "NDArray[np.int64]", weights: "NDArray[np.float64]") -> list[float]:
        total = ((weights * self._scales[pieces])[:, None] * self._rows[pieces]).sum(axis=0)
        length = float((total * total).sum()) ** 0.5
        return [float(number) / (length or 1.0) for number in total]
