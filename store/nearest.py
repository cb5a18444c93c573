"""The nearest of many vectors to a question's.

Up to ``_EXACT`` vectors each is compared with the question. Above that, a first look compares the leading dimensions
alone, after a turn of all vectors that puts into those what tells the vectors apart; the few thousand that come nearest
so are compared whole. A graph of neighbours could miss a vector that no other one leads to, and costs more to make.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.threads import one_thread_for_products

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_EXACT = 20_000
_LEADING = 96
_READ_PER_HIT, _FEWEST_READ = 40, 2400
_TURNED_BY = 20_000
_TIE = 1e-5
"""More than what single precision may put between two equal angles."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found; ``score`` is the cosine of the angle between question and passage."""

    content_hash: str
    number: int
    score: float


class Vectors:
    """The vectors of every passage, each known by its content hash and number."""

    def __init__(self, names: Sequence[tuple[str, int]], vectors: object) -> None:
        """Take a vector for each name; ``vectors`` has shape n x dimensions, of any lengths."""
        import numpy as np  # noqa: PLC0415 - not wanted before the first search

        one_thread_for_products()
        order = sorted(range(len(names)), key=names.__getitem__)
        rows = np.asarray(vectors, dtype=np.float32)[order] if order else np.zeros((0, 0), dtype=np.float32)
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        rows /= np.where(lengths > 0, lengths, np.float32(1.0))
        hashes = dict.fromkeys(names[place][0] for place in order)
        codes = {content_hash: code for code, content_hash in enumerate(hashes)}
        self._hashes = tuple(hashes)
        self._codes = np.array([codes[names[place][0]] for place in order], dtype=np.int32)
        self._numbers = np.array([names[place][1] for place in order], dtype=np.int64)
        self._rows: NDArray[np.float32] = rows
        self._turn = _principal(rows)[:, :_LEADING] if len(rows) > _EXACT else None
        self._leading = None if self._turn is None else np.ascontiguousarray(rows @ self._turn)

    def nearest(self, question: Sequence[float], top: int, allowed: Collection[str]) -> list[Hit]:
        """Return the ``top`` nearest of the allowed content hashes, best first; equals in order of hash and number."""
        import numpy as np  # noqa: PLC0415

        if not len(self._rows):
            return []
        asked = np.asarray(question, dtype=np.float64)
        length = float(np.linalg.norm(asked))
        asked = asked / (length or 1.0)
        places = self._likely(asked.astype(np.float32), top, allowed)
        scores = np.round((self._rows[places].astype(np.float64) * asked).sum(axis=1), 6)
        best = np.argsort(-scores, kind="stable")[:top]
        return [
            Hit(self._hashes[self._codes[place]], int(self._numbers[place]), score)
            for place, score in zip(places[best].tolist(), scores[best].tolist(), strict=True)
        ]

    def _likely(self, asked: "NDArray[np.float32]", top: int, allowed: Collection[str]) -> "NDArray[np.int64]":
        """Return the places among which the nearest of the allowed ones are, in order of hash and number."""
        import numpy as np  # noqa: PLC0415

        if self._turn is None or self._leading is None:
            read, near = top, self._rows @ asked
        else:
            read, near = max(_FEWEST_READ, _READ_PER_HIT * top), self._leading @ (asked @ self._turn)
        wanted = [content_hash in allowed for content_hash in self._hashes]
        if not all(wanted):
            near[~np.array(wanted, dtype=bool)[self._codes]] = -np.inf
        places = np.arange(len(near))
        if len(near) > read:
            places = np.flatnonzero(near >= np.partition(near, len(near) - read)[len(near) - read] - _TIE)
        return places[near[places] > -np.inf]


def _principal(rows: "NDArray[np.float32]") -> "NDArray[np.float32]":
    """Return the turn of the axes that puts first those along which the rows differ most."""
    import numpy as np  # noqa: PLC0415

    some = rows[:: max(1, len(rows) // _TURNED_BY)].astype(np.float64)
    _, axes = np.linalg.eigh(some.T @ some)
    turned: NDArray[np.float32] = np.ascontiguousarray(axes[:, ::-1], dtype=np.float32)
    return turned
