"""The product behind the chat page: the library and the assistant, kept up to date with what is stored."""

from collections.abc import Sequence
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from store.contents import Contents, Document
from ui.desk import Loaded, ReadReport
from ui.settings import Settings
from ui.wiring import assistant_over, has_library, open_conversation, open_library

if TYPE_CHECKING:
    from assistant.answer import Answer
    from assistant.service import Assistant, Conversation
    from ingest.intake import Report
    from store.library import Library


class LiveDesk:
    """Answers and documents by the settings; without a library there is nothing loaded, and that is no fault."""

    def __init__(self, settings: Settings) -> None:
        """Keep the settings; nothing is opened yet."""
        self._settings = settings
        self._lock = RLock()
        self._library: Library | None = None
        self._assistant: tuple[int, Assistant] | None = None

    @property
    def conversations_folder(self) -> Path:
        """The folder where conversations are kept."""
        return self._settings.data / "conversations"

    @property
    def upload_kinds(self) -> tuple[str, ...]:
        """The file name endings that can be read, without the dot."""
        from ingest.formats import READERS  # noqa: PLC0415 - the page may be drawn before a reader is needed

        return tuple(sorted(suffix.removeprefix(".") for suffix in READERS))

    def answer(self, question: str, conversation: "Conversation | None") -> "tuple[Answer, Conversation]":
        """Return the answer to a question, and the conversation after it; None opens a conversation."""
        return self._current_assistant().answer(question, conversation or open_conversation())

    def documents(self) -> tuple[Loaded, ...]:
        """Return the documents that are loaded, by name."""
        library = self._open()
        stored = () if library is None else library.documents()
        return tuple(
            Loaded(one.document, one.counts.get("figures", 0), one.counts.get("problems", 0)) for one in stored
        )

    def contents(self, name: str) -> Contents | None:
        """Return what was read from a document; None where it is not loaded."""
        library = self._open()
        stored = () if library is None else library.contents()
        return next((one for one in stored if one.document.name == name), None)

    def source(self, document: Document) -> Path | None:
        """Return the kept file of a document; None where it is missing."""
        library = self._open()
        return None if library is None else library.source(document)

    def ingest(self, paths: Sequence[Path]) -> tuple[ReadReport, ...]:
        """Read files, and tell of each what came of it.

        Raises:
            StoreError: If another process is changing the library.
        """
        from ingest.intake import take_in  # noqa: PLC0415 - heavy

        with self._lock:
            exists = has_library(self._settings)
            return tuple(map(_read_report, take_in(paths, self._open_new, exists=exists, again=False)))

    def remove(self, name: str) -> None:
        """Take a document out of the store.

        Raises:
            StoreError: If another process is changing the library.
        """
        library = self._open()
        if library is not None:
            with self._lock, library.changing():
                library.remove(name)

    def _open(self) -> "Library | None":
        """Return the library, or None where there is none yet."""
        with self._lock:
            if self._library is None and has_library(self._settings):
                self._library = open_library(self._settings)
            return self._library

    def _open_new(self) -> "Library":
        with self._lock:
            if self._library is None:
                self._library = open_library(self._settings, create=True)
            return self._library

    def _current_assistant(self) -> "Assistant":
        """Return an assistant that knows what is stored now."""
        with self._lock:
            library = self._open()
            changes = -1 if library is None else library.changes()
            if self._assistant is None or self._assistant[0] != changes:
                self._assistant = (changes, assistant_over(library))
            return self._assistant[1]


def _read_report(report: "Report") -> ReadReport:
    from ui import wording  # noqa: PLC0415 - with the reader

    name = report.path.name
    if report.contents is not None:
        return ReadReport(name, len(report.contents.figures), len(report.contents.problems))
    if report.other:
        return ReadReport(name, refused=wording.SAME_CONTENT.format(name=name, other=report.other))
    return ReadReport(name, unchanged=not report.outcome.is_refusal, refused=report.message or None)
