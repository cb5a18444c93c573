"""The nearest of a few thousand vectors, each compared with the question: exact, where a graph of neighbours is not."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found; ``score`` is the cosine of the angle between question and passage."""

    content_hash: str
    number: int
    score: float


@dataclass(frozen=True, slots=True)
class Vectors:
    """The vectors of every passage: ``names`` of n (content hash, number), ``rows`` of shape n x dimensions.

    The rows have length one, or zero where the text gave none.
    """

    names: tuple[tuple[str, int], ...]
    rows: "NDArray[np.float64]"

    @classmethod
    def of(cls, names: Sequence[tuple[str, int]], vectors: object) -> "Vectors":
        """Return the vectors in order of their names; ``vectors`` has shape n x dimensions, of any lengths."""
        import numpy as np  # noqa: PLC0415 - not wanted before the first search

        order = sorted(range(len(names)), key=names.__getitem__)
        rows = np.asarray(vectors, dtype=np.float64).reshape(len(names), -1)[order]
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return cls(tuple(names[place] for place in order), rows / np.where(lengths > 0, lengths, 1.0))

    def nearest(self, question: Sequence[float], top: int, allowed: Collection[str]) -> list[Hit]:
        """Return the ``top`` nearest of the allowed content hashes, best first; equals in order of hash and number."""
        import numpy as np  # noqa: PLC0415

        asked = np.asarray(question, dtype=np.float64)
        length = float(np.linalg.norm(asked))
        scores = np.round(self.rows @ (asked / length if length else asked), 6)
        places = np.flatnonzero([name in allowed for name, _ in self.names])
        best = places[np.argsort(-scores[places], kind="stable")][:top]
        return [Hit(self.names[place][0], self.names[place][1], float(scores[place])) for place in best]
