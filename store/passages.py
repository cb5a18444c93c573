"""The passage index: passages of text found by meaning. The only door to Chroma.

The index is embedded (a folder) or on a Chroma server (an ``http`` address). It holds what one embedder made and
refuses any other. A passage is named by its document's content hash and its own number.

Chroma keeps the vectors; a search compares them with the question in memory (``store.nearest``), not through Chroma's
graph of neighbours, which can miss a passage that no other one leads to.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from store.contents import Passage
from store.embedder import Embedder, LangChainEmbeddings
from store.errors import StoreError
from store.nearest import Hit, Vectors

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from langchain_chroma import Chroma

_COLLECTION = "passages"
_LAYOUT = 1
_AGAIN = "Lue asiakirjat uudelleen komennolla: kuntakysy ingest --again"
_BATCH = 500
_HNSW = {"space": "cosine", "ef_construction": 200, "ef_search": 400, "max_neighbors": 32, "num_threads": 1}


class PassageIndex:
    """Passages by meaning.

    Raises:
        StoreError: At first use, if another embedder made the index, or it cannot be opened.
    """

    def __init__(self, directory: Path | str, embedder: Embedder) -> None:
        """Keep where the index is (a folder, or the address of a Chroma server); nothing is opened yet."""
        self._location = directory
        self._embedder = embedder
        self._client: ClientAPI | None = None
        self._chroma: Chroma | None = None
        self._vectors: Vectors | None = None

    def add(self, content_hash: str, document: str, passages: Sequence[Passage]) -> None:
        """Store the passages of a document, in the place of any that it has; ``document`` is the file name."""
        self.remove(content_hash)
        store = self._open()
        for start in range(0, len(passages), _BATCH):
            batch = passages[start : start + _BATCH]
            store.add_texts(
                [embedded_text(passage) for passage in batch],
                metadatas=[
                    {"content_hash": content_hash, "document": document, "number": passage.number} for passage in batch
                ],
                ids=[f"{content_hash}:{passage.number}" for passage in batch],
            )
        self._forget()

    def remove(self, content_hash: str) -> None:
        """Take a document's passages out; none is no fault."""
        self._forget()
        store = self._open()
        ids = store.get(where={"content_hash": content_hash}, include=[])["ids"]
        for start in range(0, len(ids), _BATCH):
            store.delete(ids[start : start + _BATCH])

    def counts(self) -> dict[str, int]:
        """Return how many passages each document has here, by content hash; counted, not searched for."""
        found = self._open().get(include=["metadatas"])["metadatas"]
        return dict(Counter(str(metadata["content_hash"]) for metadata in found))

    def search(self, query: str, top: int, allowed: Collection[str]) -> list[Hit]:
        """Return the nearest passages of the allowed documents, best first; equals in order of hash and number."""
        if not allowed or top < 1 or not query.strip():
            return []
        return self._all(self._open()).nearest(self._embedder.embed_question(query), top, frozenset(allowed))

    def close(self) -> None:
        """Let go of the files; the next use opens them again."""
        if self._client is not None:
            self._client.close()
        self._client = self._chroma = None
        self._forget()

    def _forget(self) -> None:
        """Drop what was read of the index: it changes, or is let go."""
        self._vectors = None

    def _all(self, store: "Chroma") -> Vectors:
        """Return the vectors of all passages; read once after a change."""
        if self._vectors is None:
            found = store.get(include=["embeddings", "metadatas"])
            names = [(str(one["content_hash"]), int(one["number"])) for one in found["metadatas"]]
            self._vectors = Vectors(names, found["embeddings"])
        return self._vectors

    def _open(self) -> "Chroma":
        if self._chroma is None:
            from chromadb.errors import ChromaError  # noqa: PLC0415 - takes a second to import
            from langchain_chroma import Chroma  # noqa: PLC0415

            try:
                self._client = _client(self._location)
                self._check_embedder(self._client)
                self._chroma = Chroma(
                    collection_name=_COLLECTION,
                    embedding_function=LangChainEmbeddings(self._embedder),
                    client=self._client,
                    collection_metadata=self._metadata(),
                    collection_configuration={"hnsw": _HNSW},
                )
            except (ChromaError, OSError, ValueError) as error:
                raise StoreError(f"Tekstihakemistoa {self._location} ei voi avata: {error}") from error
        return self._chroma

    def _check_embedder(self, client: "ClientAPI") -> None:
        from chromadb.errors import NotFoundError  # noqa: PLC0415

        try:
            stored = client.get_collection(_COLLECTION, embedding_function=None).metadata or {}
        except NotFoundError:
            return
        wanted = self._metadata()
        if stored.get("layout") != _LAYOUT:
            raise StoreError("Tekstihakemisto on tehty ohjelman toisella versiolla. " + _AGAIN)
        if stored.get("fingerprint") != wanted["fingerprint"]:
            raise StoreError(
                f"Tekstihakemisto on tehty upotusmallilla {stored.get('embedder')}, mutta käytössä on "
                f"{wanted['embedder']} (tai saman mallin toinen versio). Palauta asetuksiin entinen malli tai l"
                + _AGAIN[1:]
            )

    def _metadata(self) -> dict[str, str | int]:
        return {"layout": _LAYOUT, "embedder": self._embedder.name, "fingerprint": self._embedder.fingerprint}


def embedded_text(passage: Passage) -> str:
    """Return what is embedded of a passage: its context, then its text."""
    return f"{passage.context}\n{passage.text}" if passage.context else passage.text


def _client(location: Path | str) -> "ClientAPI":
    import chromadb  # noqa: PLC0415 - takes a second to import
    from chromadb.config import Settings  # noqa: PLC0415

    settings = Settings(anonymized_telemetry=False)
    address = urlsplit(str(location))
    if address.scheme in ("http", "https"):
        secure = address.scheme == "https"
        port = address.port or (443 if secure else 8000)
        return chromadb.HttpClient(host=address.hostname or "localhost", port=port, ssl=secure, settings=settings)
    Path(location).mkdir(parents=True, exist_ok=True)
    return chromadb.PersistentClient(path=str(location), settings=settings)
