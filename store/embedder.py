"""The embedder: text to vectors, with the small Finnish model that is shipped, or a larger one by name.

The same embedder must serve the writer and the reader of the passage index, so each has a fingerprint that the index
keeps, beside the model that it was made from. A model is loaded when the first text is embedded, so that naming one
costs nothing. Vectors have length one.

Some models want a few words before each text. They are taken from the settings, else from the model's own
configuration, else from what the maker of its family (E5) tells to write there.
"""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from langchain_core.embeddings import Embeddings

from store.errors import StoreError
from store.term_table import SHIPPED_MODEL, TermTable, is_term_table

_IDENTIFYING_FILES = (
    "config_sentence_transformers.json", "modules.json", "term_table.json", "tokenizer.json", "model.safetensors",
)  # fmt: skip
_E5 = re.compile(r"(?:^|[-_])e5(?:[-_]|$)")
_E5_PROMPTS = {"query": "query: ", "document": "passage: "}


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """The model to embed with: a sentence-transformers model's name or folder, None for the shipped one.

    ``query_prefix`` and ``passage_prefix`` stand before each question and passage; None leaves them to the model.
    """

    model: str | None = None
    query_prefix: str | None = None
    passage_prefix: str | None = None


class Embedder(Protocol):
    """What turns text into vectors of length one, the same text always into the same vector."""

    @property
    def choice(self) -> ModelChoice:
        """What the embedder is made from."""

    @property
    def name(self) -> str:
        """The name that messages use."""

    @property
    def fingerprint(self) -> str:
        """What tells this embedder's vectors from those of any other."""

    def embed_passages(self, texts: Sequence[str]) -> list[list[float]]:
        """Return a vector for each passage, in order."""

    def embed_question(self, text: str) -> list[float]:
        """Return the vector of a question."""


class SentenceEmbedder:
    """The shipped table of terms, or a sentence-transformers model, read from a folder or by its name.

    The shipped table is read without sentence-transformers, whose import alone takes seconds.

    Raises:
        StoreError: At the first embedding, if the model cannot be loaded; the message is one Finnish line.
    """

    def __init__(self, choice: ModelChoice) -> None:
        """Keep what to load; nothing is read yet."""
        model = choice.model or SHIPPED_MODEL
        self._choice = choice
        self._folder = Path(model) if Path(model).is_dir() else None
        self._model_name = str(model)
        self._loaded: _Encoder | None = None
        self._fingerprint: str | None = None

    @property
    def choice(self) -> ModelChoice:
        """The model and its prefixes."""
        return self._choice

    @property
    def name(self) -> str:
        """The model's name; the shipped one has the product's."""
        if self._folder is not None and self._folder.resolve() == SHIPPED_MODEL.resolve():
            return "kuntakysy-fi-terms"
        return self._folder.name if self._folder else self._model_name

    @property
    def fingerprint(self) -> str:
        """The SHA-256 over the files and prefixes that decide the vectors; over the name for one without a folder."""
        if self._fingerprint is None:
            digest = hashlib.sha256(self.name.encode())
            prefixes = (self._choice.query_prefix, self._choice.passage_prefix)
            if prefixes != (None, None):
                digest.update(json.dumps(prefixes).encode())
            for file in _IDENTIFYING_FILES:
                path = self._folder / file if self._folder else None
                if path is not None and path.is_file():
                    digest.update(file.encode() + path.read_bytes())
            self._fingerprint = digest.hexdigest()
        return self._fingerprint

    def embed_passages(self, texts: Sequence[str]) -> list[list[float]]:
        """Return a vector for each passage, in order."""
        return self._encoder().passages(list(texts)) if texts else []

    def embed_question(self, text: str) -> list[float]:
        """Return the vector of a question."""
        return self._encoder().question(text)

    def _encoder(self) -> "_Encoder":
        if self._loaded is None:
            try:
                if self._folder is not None and is_term_table(self._folder):
                    self._loaded = TermTable(self._folder)
                else:
                    self._loaded = _ModelEncoder(self._folder or self._model_name, self._choice)
            except (OSError, ValueError) as error:
                raise StoreError(f"Upotusmallia {self._model_name} ei voi ladata: {_first_line(error)}") from error
        return self._loaded


class _Encoder(Protocol):
    """A loaded model."""

    def passages(self, texts: list[str]) -> list[list[float]]: ...

    def question(self, text: str) -> list[float]: ...


class _ModelEncoder:
    """Any sentence-transformers model."""

    def __init__(self, model: str | Path, choice: ModelChoice) -> None:
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - takes seconds to import

        local = isinstance(model, Path)
        loaded = SentenceTransformer(str(model), device="cpu", local_files_only=local)
        loaded.prompts.update(prompts_of(choice, str(model), loaded.prompts))
        self._model = loaded.float().eval()

    def passages(self, texts: list[str]) -> list[list[float]]:
        vectors = self._model.encode_document(texts, normalize_embeddings=True, show_progress_bar=False)
        return [[float(number) for number in vector] for vector in vectors]

    def question(self, text: str) -> list[float]:
        vector = self._model.encode_query(text, normalize_embeddings=True, show_progress_bar=False)
        return [float(number) for number in vector]


class LangChainEmbeddings(Embeddings):
    """An embedder in the form that LangChain's vector stores take."""

    def __init__(self, embedder: Embedder) -> None:
        """Keep the embedder."""
        self._embedder = embedder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return a vector for each text, in order."""
        return self._embedder.embed_passages(texts)

    def embed_query(self, text: str) -> list[float]:
        """Return the vector of a question."""
        return self._embedder.embed_question(text)


def load_embedder(choice: ModelChoice | None = None) -> SentenceEmbedder:
    """Return the embedder of a model, the shipped one without a choice. Loads nothing yet."""
    return SentenceEmbedder(choice or ModelChoice())


def prompts_of(choice: ModelChoice, model: str, own: Mapping[str, str | None]) -> dict[str, str]:
    """Return what stands before questions and passages: as chosen, as the model has it, or as its family wants it."""
    family = _E5_PROMPTS if _E5.search(Path(model).name.lower()) and not any(own.values()) else {}
    chosen = {"query": choice.query_prefix, "document": choice.passage_prefix}
    return {**family, **{name: prefix for name, prefix in chosen.items() if prefix is not None}}


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
