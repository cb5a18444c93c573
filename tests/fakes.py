"""Stand-ins for what is slow or outside: an embedder that hashes words, a chat model that reads from a script."""

import hashlib
import math
from collections.abc import Sequence

from store.embedder import ModelChoice
from store.words import tokens

_SHORTEST_PIECE = 4


class HashingEmbedder:
    """An embedder without a model: word beginnings hashed to a few dimensions, the same on each run."""

    def __init__(self, name: str = "hashing", dimensions: int = 256) -> None:
        """Keep the name, which alone tells two such embedders apart."""
        self._name = name
        self._dimensions = dimensions
        self.texts_embedded = 0

    @property
    def choice(self) -> ModelChoice:
        """The name, as that of a model."""
        return ModelChoice(self._name)

    @property
    def name(self) -> str:
        """The name given."""
        return self._name

    @property
    def fingerprint(self) -> str:
        """The name and the number of dimensions."""
        return f"{self._name}/{self._dimensions}"

    def embed_passages(self, texts: Sequence[str]) -> list[list[float]]:
        """Return a vector for each passage, in order."""
        return [self.embed_question(text) for text in texts]

    def embed_question(self, text: str) -> list[float]:
        """Return the vector of a text."""
        self.texts_embedded += 1
        vector = [0.0] * self._dimensions
        for word in tokens(text.lower()):
            piece = word[: max(_SHORTEST_PIECE, len(word) - 3)]
            digest = hashlib.sha256(piece.encode()).digest()
            vector[int.from_bytes(digest[:4], "big") % self._dimensions] += 1.0
        length = math.sqrt(sum(number * number for number in vector)) or 1.0
        return [number / length for number in vector]


class ScriptedLlm:
    """A chat model that gives the scripted replies in order, an error by raising it; fails when asked for more."""

    def __init__(self, *script: str | Exception) -> None:
        """Keep the script."""
        self._script = list(script)
        self.prompts: list[str] = []

    def reply(self, prompt: str) -> str:
        """Return the next reply of the script.

        Raises:
            AssertionError: If the script has ended.
        """
        self.prompts.append(prompt)
        assert self._script, f"asked more than scripted: {prompt[-80:]}"
        reply = self._script.pop(0)
        if isinstance(reply, Exception):
            raise reply
        return reply
