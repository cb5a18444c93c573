"""The embedder: text to vectors, with the small Finnish model that is shipped, or a larger one by name.

The same embedder must serve the writer and the reader of the passage index, so each has a fingerprint that the index
keeps. A model is loaded when the first text is embedded, so that naming one costs nothing. Vectors have length one.
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from langchain_core.embeddings import Embeddings

from store.errors import StoreError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

SHIPPED_MODEL = Path(__file__).parent / "model"
_IDENTIFYING_FILES = ("config_sentence_transformers.json", "modules.json", "tokenizer.json", "model.safetensors")
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
    """A sentence-transformers model, read from a folder or by its name.

    Raises:
        StoreError: At the first embedding, if the model cannot be loaded; the message is one Finnish line.
    """

    def __init__(self, model: str | Path) -> None:
        """Keep what to load; nothing is read yet."""
        self._folder = Path(model) if Path(model).is_dir() else None
        self._model_name = str(model)
        self._loaded: SentenceTransformer | None = None
        self._fingerprint: str | None = None

    @property
    def name(self) -> str:
        """The model's name; the shipped one has the product's."""
        if self._folder is not None and self._folder.resolve() == SHIPPED_MODEL.resolve():
            return "kuntakysy-fi-static"
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
        if not texts:
            return []
        encode = self._model().encode_document
        vectors: list[list[float]] = encode(
            list(texts), normalize_embeddings=True, show_progress_bar=False, convert_to_numpy=True
        ).tolist()
        return vectors

    def embed_question(self, text: str) -> list[float]:
        """Return the vector of a question."""
        vector: list[float] = (
            self._model()
            .encode_query(text, normalize_embeddings=True, show_progress_bar=False, convert_to_numpy=True)
            .tolist()
        )
        return vector

    def _model(self) -> "SentenceTransformer":
        if self._loaded is None:
            from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - takes seconds to import

            prompts = _E5_PROMPTS if self._folder is None and "e5" in self._model_name.lower() else None
            try:
                model = SentenceTransformer(
                    str(self._folder or self._model_name),
                    device="cpu",
                    prompts=prompts,
                    local_files_only=self._folder is not None,
                )
            except (OSError, ValueError) as error:
                raise StoreError(f"Upotusmallia {self._model_name} ei voi ladata: {_first_line(error)}") from error
            self._loaded = model.float().eval()
        return self._loaded


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
