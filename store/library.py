"""The library: the figure store, the passage index and the original files as one.

The commit of the figure store is the moment of truth. Passages and the original file are laid down before it, under a
key that no stored document has, and what they replace is taken away after it. Readers go by the figure store alone,
so a document is wholly in or not in whenever the work is cut off; what a cut leaves behind is swept up at the start
of the next change.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from store.contents import Contents, Document, Passage
from store.errors import StoreError
from store.figure_db import FigureDatabase, Snapshot, StoredDocument
from store.sources import SourceFiles
from store.word_memory import keep, recall
from store.words import search_terms, tokens

if TYPE_CHECKING:
    from store.nearest import Hit
    from store.passages import PassageIndex

_FEW = 5000
_LOCKED = "Aineistoa {where} muuttaa juuri nyt toinen komento. Odota, että se päättyy, ja yritä uudelleen."

_NOT_WRITABLE = "Aineistokansioon {where} ei voi kirjoittaa. Tarkista polku ja käyttöoikeudet."


@dataclass(frozen=True, slots=True)
class Found:
    """A passage that a search found, the document it is in, and how near it is (1 is nearest)."""

    document: str
    passage: Passage
    score: float


class Library:
    """Every stored document.

    Reading needs nothing more; a change is made inside ``changing()``, one process at a time.
    """

    def __init__(self, directory: Path, figures: FigureDatabase, passages: "Callable[[], PassageIndex]") -> None:
        """Keep the parts; the passage index is opened when it is first needed."""
        self._directory = directory
        self._figures = figures
        self._open_passages = passages
        self._opened: PassageIndex | None = None
        self._sources = SourceFiles(directory / "sources")
        self._unfinished = directory / "unfinished"
        self._read: Snapshot | None = None
        self._word_forms = directory / "words.json"

    @property
    def figures(self) -> FigureDatabase:
        """The figure and record store."""
        return self._figures

    def documents(self) -> tuple[StoredDocument, ...]:
        """Return what is stored, by document name."""
        return self._figures.documents()

    def contents(self) -> tuple[Contents, ...]:
        """Return all that is stored, by document name; read again only when it has changed."""
        return tuple(self._stored_by_key().values())

    def changes(self) -> int:
        """Return how many changes the library has seen."""
        return self._figures.changes()

    def source(self, document: Document) -> Path | None:
        """Return the original file of a document, or None if it is not kept."""
        return self._sources.path(document)

    def search(self, query: str, top: int, without: Collection[str] = ()) -> list[Found]:
        """Return the ``top`` nearest passages, best first; documents of the names ``without`` are left out."""
        stored = {key: one for key, one in self._stored_by_key().items() if one.document.name not in without}
        if top < 1 or not any(contents.passages for contents in stored.values()):
            return []
        found = []
        for hit in self._hits(query, top, stored.keys()):
            contents = stored[hit.content_hash]
            found.append(Found(contents.document.name, _numbered(contents, hit.number), hit.score))
        return found

    def _hits(self, query: str, top: int, keys: Collection[str]) -> "list[Hit]":
        """Search the passage index; open it anew if it fails, as it does when another process has changed it."""
        try:
            if not self._passages().is_readable:
                self._embed_few()
            return self._passages().search(query, top, keys)
        except StoreError:
            raise
        except Exception:  # noqa: BLE001 - Chroma raises one error for all of its inner faults
            self._passages().close()
            return self._passages().search(query, top, keys)

    def _embed_few(self) -> None:
        """Make an index whose model is gone anew at once where that takes moments; else words alone have to do."""
        passages = sum(len(contents.passages) for contents in self._stored_by_key().values())
        if passages <= _FEW:
            with suppress(StoreError):
                self.embed_as_named()

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Hold the library for changes, after sweeping up what an earlier change or store left behind.

        Raises:
            StoreError: If another process holds it.
        """
        with held(self._directory):
            if self._unfinished.exists() or not self._figures.changes():
                self.sweep()
            yield
            self._unfinished.unlink(missing_ok=True)

    def embed_as_named(self) -> bool:
        """Embed all passages by the model that the settings name, the old index serving until the new one is whole.

        Tell whether there was anything to do.

        Raises:
            StoreError: If the model cannot be loaded, or another process holds the library at the end.
        """
        if self._passages().is_current:
            return False
        self._passages().embed_anew()
        with held(self._directory):
            self._passages().take_new()
            self._figures.count_change()
        return True

    def add(self, contents: Contents, data: bytes) -> None:
        """Store a document and its original's bytes, in the place of an older one with the same name."""
        self._unfinished.touch()
        document = contents.document
        before = self._figures.keyed()
        key = _free_key(document.content_hash, before)
        if contents.passages:
            self._passages().add(key, document.name, contents.passages)
        self._sources.keep(document, data)
        self._figures.save(contents, key)
        self._drop(before)
        keep(self._word_forms, _forms(contents))

    def remove(self, name: str) -> bool:
        """Take a document out of everything by its file name; tell whether it was there."""
        before = self._figures.keyed()
        if name not in {document.name for document in before.values()}:
            return False
        self._unfinished.touch()
        self._figures.remove(name)
        self._drop(before)
        return True

    def sweep(self) -> None:
        """Take away passages and files of no stored document, and lay down passages that are missing."""
        stored = self._figures.keyed()
        there = self._passages().counts()
        for key in sorted(there.keys() - stored.keys()):
            self._passages().remove(key)
        for key in sorted(stored):
            contents = self._figures.contents(stored[key].name)
            if contents is not None and len(contents.passages) != there.get(key, 0):
                self._passages().add(key, contents.document.name, contents.passages)
        self._sources.keep_only(stored.values())

    def _drop(self, before: Mapping[str, Document]) -> None:
        """Take away what stored documents had ``before`` a change and no longer have."""
        after = self._figures.keyed()
        for key in sorted(before.keys() - after.keys()):
            self._passages().remove(key)
        self._sources.keep_only(after.values())

    def _passages(self) -> "PassageIndex":
        if self._opened is None:
            self._opened = self._open_passages()
        return self._opened

    def _stored_by_key(self) -> Mapping[str, Contents]:
        """Return the stored documents by the key of their passages, read again when they have changed.

        The passage index is opened again too: it does not see what other processes change in its files.
        """
        if self._read is None or self._read.changes != self._figures.changes():
            recall(self._word_forms)
            self._read = self._figures.snapshot()
            if self._opened is not None:
                self._opened.close()
        return self._read.contents


def _numbered(contents: Contents, number: int) -> Passage:
    """Return the passage of a number, which is its place as well wherever none was left out."""
    if number < len(contents.passages) and contents.passages[number].number == number:
        return contents.passages[number]
    return next(passage for passage in contents.passages if passage.number == number)


def _forms(contents: Contents) -> set[str]:
    """Return the word forms that questions will be compared with, and their base forms."""
    texts = (f"{passage.context} {passage.text}" for passage in contents.passages)
    forms = {token for text in texts for token in tokens(text) if token[0].isalpha()}
    return forms.union(*(search_terms(form) for form in forms))


@contextmanager
def held(directory: Path) -> Iterator[None]:
    """Keep every other process from changing what is in a data folder; the folder is made if it is missing.

    Raises:
        StoreError: If another process holds it, or nothing can be written there.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415 - readers need no lock

    lock = FileLock(directory / "change.lock", timeout=0)
    try:
        directory.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:
        raise StoreError(_LOCKED.format(where=directory)) from error
    except OSError as error:
        raise StoreError(_NOT_WRITABLE.format(where=directory)) from error
    try:
        yield
    finally:
        lock.release()


def _free_key(content_hash: str, taken: Collection[str]) -> str:
    """Return a key for the passages of a document with this content that no stored document has."""
    number = 1
    key = content_hash
    while key in taken:
        number += 1
        key = f"{content_hash}-{number}"
    return key
