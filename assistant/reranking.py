"""The second look at what a search has found: a small network over the features of a passage, trained to order them.

Its numbers are in ``reranker.json``, made by ``training.train_reranker``.
"""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NUMBERS = Path(__file__).parent / "reranker.json"
LOOKED_AT = 30


@dataclass(frozen=True, slots=True)
class Reranker:
    """A layer of hyperbolic tangents, and their weighted sum; features are first brought to one scale."""

    means: "NDArray[np.float64]"
    scales: "NDArray[np.float64]"
    layer: "NDArray[np.float64]"
    shifts: "NDArray[np.float64]"
    last: "NDArray[np.float64]"

    def scores(self, features: "NDArray[np.float64]") -> "NDArray[np.float64]":
        """Return how well each row's passage is likely to answer; only differences within a search mean anything."""
        import numpy as np  # noqa: PLC0415 - the reader of figures does without

        hidden = np.tanh((features - self.means) / self.scales @ self.layer + self.shifts)
        scores: NDArray[np.float64] = np.round(hidden @ self.last, 6)
        return scores


@lru_cache(maxsize=1)
def load_reranker() -> Reranker:
    """Return the network that is shipped."""
    import numpy as np  # noqa: PLC0415 - likewise

    stored = json.loads(NUMBERS.read_text(encoding="utf-8"))
    return Reranker(*(np.array(stored[name]) for name in ("means", "scales", "layer", "shifts", "last")))
