"""The passage index: passages of text found by meaning. The only door to Chroma.

The index is embedded (a folder) or on a Chroma server (an ``http`` address). It holds what one embedder made, and
never mixes that with what another does. Where the settings name another model than the index was made with, the index
serves on with its own model until a second one, made beside it, is whole and takes its place. A passage is named by its
document's content hash and its own number.

Chroma keeps the vectors; a search compares them with the question in memory (``store.nearest``), not through Chroma's
graph of neighbours, which can miss a passage that no other one leads to.
"""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from store.contents import Passage
from store.embedder import Embedder, LangChainEmbeddings, ModelChoice, load_embedder
from store.errors import StoreError
from store.nearest import Hit, Vectors

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection as ChromaCollection
    from langchain_chroma import Chroma

_COLLECTION, _NEXT = "passages", "passages-next"
_LAYOUT = 1
_CHOICE = ("model", "query_prefix", "passage_prefix")
_AGAIN = "Lue asiakirjat uudelleen komennolla: kuntakysy ingest --again"
_BATCH = 500
_HNSW = {"space": "cosine", "ef_construction": 200, "ef_search": 400, "max_neighbors": 32, "num_threads": 1}


class PassageIndex:
    """Passages by meaning.

    Raises:
        StoreError: At first use, if another version of the program made the index, or it cannot be opened.
    """

    def __init__(
        self, directory: Path | str, embedder: Embedder, load: Callable[[ModelChoice], Embedder] = load_embedder
    ) -> None:
        """Keep where the index is (a folder, or the address of a Chroma server); nothing is opened yet.

        ``embedder`` is the one that the settings name; ``load`` gives the one that an index was made with.
        """
        self._location = directory
        self._embedder = embedder
        self._load = load
        self._client: ClientAPI | None = None
        self._chroma: Chroma | None = None
        self._serving: Embedder | None = None
        self._vectors: Vectors | None = None

    @property
    def is_current(self) -> bool:
        """Whether the index was made by the embedder that the settings name."""
        self._open()
        return self._serving is self._embedder

    @property
    def is_readable(self) -> bool:
        """Whether the model that the index was made with is still there, so that it can be searched."""
        self._open()
        return self._serving is not None

    def add(self, content_hash: str, document: str, passages: Sequence[Passage]) -> None:
        """Store the passages of a document, in the place of any that it has; ``document`` is the file name.

        An index whose own model is gone is first made anew, with the one that the settings name.
        """
        if not self.is_readable:
            self.embed_anew()
            self.take_new()
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
        """Return the nearest passages of the allowed documents, best first; equals in order of hash and number.

        There are none where the model that the index was made with is gone: words alone have to do until it is anew.
        """
        if not allowed or top < 1 or not query.strip():
            return []
        store = self._open()
        if self._serving is None:
            return []
        return self._all(store).nearest(self._serving.embed_question(query), top, frozenset(allowed))

    def embed_anew(self) -> None:
        """Make a second index beside this one, with the model that the settings name; what is there of it stays."""
        self._open()
        client = self._opened_client()
        served, following = client.get_collection(_COLLECTION, embedding_function=None), self._following(client)
        there = set(following.get(include=[])["ids"])
        missing = [one for one in served.get(include=[])["ids"] if one not in there]
        for start in range(0, len(missing), _BATCH):
            self._copy(served, following, missing[start : start + _BATCH])

    def take_new(self) -> None:
        """Let the second index take the place of this one, brought up to what is stored now; nobody else may write."""
        self._open()
        client = self._opened_client()
        served, following = client.get_collection(_COLLECTION, embedding_function=None), self._following(client)
        every, there = (set(one.get(include=[])["ids"]) for one in (served, following))
        missing, spare = sorted(every - there), sorted(there - every)
        for start in range(0, len(missing), _BATCH):
            self._copy(served, following, missing[start : start + _BATCH])
        for start in range(0, len(spare), _BATCH):
            following.delete(spare[start : start + _BATCH])
        following.modify(metadata=self._metadata(whole=True))
        self._settle(client)
        self.close()

    def close(self) -> None:
        """Let go of the files; the next use opens them again."""
        if self._client is not None:
            self._client.close()
        self._client = self._chroma = self._serving = None
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
                client = self._opened_client()
                self._settle(client)
                self._serving = self._serving_embedder(client)
                self._chroma = Chroma(
                    collection_name=_COLLECTION,
                    embedding_function=LangChainEmbeddings(self._serving or self._embedder),
                    client=client,
                    collection_metadata=_metadata_of(client, _COLLECTION) or self._metadata(),
                    collection_configuration={"hnsw": _HNSW},
                )
            except (ChromaError, OSError, ValueError) as error:
                raise StoreError(f"Tekstihakemistoa {self._location} ei voi avata: {error}") from error
        return self._chroma

    def _opened_client(self) -> "ClientAPI":
        if self._client is None:
            self._client = _client(self._location)
        return self._client

    def _settle(self, client: "ClientAPI") -> None:
        """Put a second index that is whole in the place of the first, wherever that was cut off."""
        following = _metadata_of(client, _NEXT)
        if following is None or not following.get("whole"):
            return
        if _metadata_of(client, _COLLECTION) is not None:
            client.delete_collection(_COLLECTION)
        client.get_collection(_NEXT, embedding_function=None).modify(name=_COLLECTION)

    def _serving_embedder(self, client: "ClientAPI") -> Embedder | None:
        """Return the embedder that the index was made with; None where its model is gone or has changed."""
        stored = _metadata_of(client, _COLLECTION)
        if stored is None:
            return self._embedder
        if stored.get("layout") != _LAYOUT:
            raise StoreError("Tekstihakemisto on tehty ohjelman toisella versiolla. " + _AGAIN)
        if stored.get("fingerprint") == self._embedder.fingerprint:
            return self._embedder
        own = self._load(ModelChoice(*(_text(stored.get(name)) for name in _CHOICE)))
        return own if own.fingerprint == stored.get("fingerprint") else None

    def _following(self, client: "ClientAPI") -> "ChromaCollection":
        """Return the index in the making; one that another model has begun gives way."""
        begun = _metadata_of(client, _NEXT)
        if begun is not None and begun.get("fingerprint") != self._embedder.fingerprint:
            client.delete_collection(_NEXT)
        return client.get_or_create_collection(
            _NEXT, metadata=self._metadata(whole=False), configuration={"hnsw": _HNSW}, embedding_function=None
        )

    def _copy(self, served: "ChromaCollection", following: "ChromaCollection", ids: list[str]) -> None:
        """Embed passages of one index for the other; those that have been taken away meanwhile are left out."""
        found = served.get(ids, include=["documents", "metadatas"])
        if found["ids"]:
            vectors = self._embedder.embed_passages(found["documents"])
            following.upsert(found["ids"], vectors, found["metadatas"], found["documents"])

    def _metadata(self, *, whole: bool = True) -> dict[str, str | int | bool]:
        made_by = self._embedder
        choice = {name: getattr(made_by.choice, name) for name in _CHOICE}
        return {
            "layout": _LAYOUT,
            "embedder": made_by.name,
            "fingerprint": made_by.fingerprint,
            "whole": whole,
            **{name: value for name, value in choice.items() if value is not None},
        }


def _metadata_of(client: "ClientAPI", name: str) -> "Mapping[str, object] | None":
    """Return what a collection tells of itself; None where there is none."""
    from chromadb.errors import NotFoundError  # noqa: PLC0415 - likewise

    try:
        return client.get_collection(name, embedding_function=None).metadata or {}
    except NotFoundError:
        return None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


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
