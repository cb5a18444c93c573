"""The embedder: text to vectors, with the small Finnish model that is shipped, or a larger one by name.

The same embedder must serve the writer and the reader of the passage index, so each has a fingerprint that the index
keeps. A model is loaded when the first text is embedded, so that naming one costs nothing. Vectors have length one.
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from langchain_core.embeddings import Embeddings

from store.errors import StoreError
from store.term_table import TermTable, is_term_table

SHIPPED_MODEL = Path(__file__).parent / "model"
_IDENTIFYING_FILES = (
    "config_sentence_transformers.json", "modules.json", "term_table.json", "tokenizer.json", "model.safetensors",
)  # fmt: skip
_E5_PROMPTS = {"query": "query: ", "document": "passage: "}


class Embedder(Protocol):
    """What turns text into vectors of length one, the same text always into the same vector."""

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

    def __init__(self, model: str | Path) -> None:
        """Keep what to load; nothing is read yet."""
        self._folder = Path(model) if Path(model).is_dir() else None
        self._model_name = str(model)
        self._loaded: _Encoder | None = None
        self._fingerprint: str | None = None

    @property
    def name(self) -> str:
        """The model's name; the shipped one has the product's."""
        if self._folder is not None and self._folder.resolve() == SHIPPED_MODEL.resolve():
            return "kuntakysy-fi-terms"
        return self._folder.name if self._folder else self._model_name

    @property
    def fingerprint(self) -> str:
        """The SHA-256 over the files that decide the vectors; of the name, for a model that has no folder."""
        if self._fingerprint is None:
            digest = hashlib.sha256(self.name.encode())
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
                    self._loaded = _ModelEncoder(str(self._folder or self._model_name), local=self._folder is not None)
            except (OSError, ValueError) as error:
                raise StoreError(f"Upotusmallia {self._model_name} ei voi ladata: {_first_line(error)}") from error
        return self._loaded


class _Encoder(Protocol):
    """A loaded model."""

    def passages(self, texts: list[str]) -> list[list[float]]: ...

    def question(self, text: str) -> list[float]: ...


class _ModelEncoder:
    """Any sentence-transformers model."""

    def __init__(self, model: str, *, local: bool) -> None:
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - takes seconds to import

        prompts = _E5_PROMPTS if not local and "e5" in model.lower() else None
        loaded = SentenceTransformer(model, device="cpu", prompts=prompts, local_files_only=local)
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


def load_embedder(name_or_path: str | Path | None = None) -> SentenceEmbedder:
    """Return the embedder for a model's folder or name; the shipped one without either. Loads nothing yet."""
    return SentenceEmbedder(name_or_path or SHIPPED_MODEL)


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
