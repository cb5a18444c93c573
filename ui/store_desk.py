"""The product behind the chat page: the library of the settings and the assistant over it, opened when first needed."""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock, Thread
from time import monotonic
from typing import TYPE_CHECKING

from assistant.answer import Answer, Answered
from store.contents import Contents, Document
from ui.background import prepare_search
from ui.desk import Loaded, ReadReport
from ui.examples import example_questions
from ui.figure_index import FigureIndex
from ui.settings import Settings
from ui.wiring import has_library, open_chat_model, open_conversation, open_library, open_vocabulary

if TYPE_CHECKING:
    from assistant.service import Assistant, Conversation
    from ingest.audit.findings import Audit
    from ingest.intake import Report
    from store.figure_db import StoredDocument
    from store.library import Found, Library

_MOST_CONVERSATIONS = 200
_MOST_CONTENTS = 8
_LOOK_SECONDS = 0.3


class Shelf:
    """The library of the settings, opened when first needed, and the lock that its desks share."""

    def __init__(self, settings: Settings) -> None:
        """Keep the settings; nothing is opened yet."""
        self.settings = settings
        self.lock = RLock()
        self.warming: Thread | None = None
        self._library: Library | None = None
        self._stored: tuple[int, tuple[StoredDocument, ...]] = (-1, ())
        self._looked = (float("-inf"), 0)

    def stored(self) -> "tuple[StoredDocument, ...]":
        """Return what is stored, counted again only when it has changed."""
        library = self.opened()
        if library is None:
            return ()
        changes = self.changes()
        if self._stored[0] != changes:
            self._stored = (changes, library.documents())
        return self._stored[1]

    def changes(self) -> int:
        """Return how many changes the store has seen; another process's change is seen within a moment."""
        library = self.opened()
        if library is None:
            return 0
        now = monotonic()
        if now - self._looked[0] > _LOOK_SECONDS:
            self._looked = (now, library.changes())
        return self._looked[1]

    def look_again(self) -> None:
        """Look at the store anew: it has been changed here."""
        self._looked = (float("-inf"), 0)

    def opened(self) -> "Library | None":
        """Return the library, or None where nothing has been stored yet."""
        if self._library is None and has_library(self.settings):
            self._library = open_library(self.settings)
        return self._library

    def opened_to_change(self) -> "Library":
        """Return the library, made where there is none."""
        self._library = self.opened() or open_library(self.settings, create=True)
        return self._library


class StoreDesk:
    """Answers from the library; when the documents have changed, from what they are now.

    One call at a time: the windows of the chat run in threads of one process. The assistant is deterministic, so a
    conversation that is not remembered is had again from its questions.
    """

    def __init__(self, settings: Settings, shelf: Shelf | None = None, hidden: frozenset[str] = frozenset()) -> None:
        """Keep the settings; nothing is opened yet. ``hidden`` are documents that this desk knows nothing of."""
        self._settings = settings
        self._shelf = shelf or Shelf(settings)
        self._hidden = hidden
        self._lock = self._shelf.lock
        self._narrower: StoreDesk | None = None
        self._assistant: Assistant | None = None
        self._assistant_changes = -1
        self._searching = True
        self._examples: tuple[str, ...] | None = None
        self._index: FigureIndex | None = None
        self._audit: Audit | None = None
        self._conversations: OrderedDict[tuple[str, ...], Conversation] = OrderedDict()
        self._contents: OrderedDict[tuple[str, str], Contents] = OrderedDict()

    def without(self, hidden: frozenset[str]) -> "StoreDesk":
        """Return the desk as it is without some documents: nothing of them is in answers, lists, counts or searches."""
        with self._lock:
            there = hidden & {stored.document.name for stored in self._stored()}
            if not there:
                return self
            if self._narrower is None or self._narrower._hidden != self._hidden | there:  # noqa: SLF001 - one of us
                self._narrower = StoreDesk(self._settings, self._shelf, self._hidden | there)
            return self._narrower

    @property
    def upload_kinds(self) -> tuple[str, ...]:
        """The endings that ingest has a reader for."""
        from ingest.formats import READERS  # noqa: PLC0415 - the readers are not needed to show the page

        return tuple(sorted(suffix.removeprefix(".") for suffix in READERS))

    def warm_up(self) -> None:
        """Prepare the search in the background, once, if there is something to search."""
        if self._shelf.warming is None and self.documents():
            self._shelf.warming = Thread(target=prepare_search, args=(self._settings,), name="warm-up", daemon=True)
            self._shelf.warming.start()

    def answer(self, question: str, earlier: tuple[str, ...]) -> Answer:
        """Return the answer to a question that follows the ``earlier`` questions of its conversation."""
        with self._lock:
            assistant = self._current_assistant()
            answer, after = assistant.answer(question, self._conversation(assistant, earlier))
            self._remember((*earlier, question), after)
            return answer

    def audit(self) -> "Audit":
        """Return what the loaded documents' tables owe each other, and where they fail."""
        from ingest.audit.audit import audit  # noqa: PLC0415 - the readers are not needed to show the page

        with self._lock:
            self._current_assistant()
            if self._audit is not None:
                return self._audit
            changes, contents = self._assistant_changes, self._shown_contents()
        found = audit(contents)  # seconds over a long report, in which the others are answered
        with self._lock:
            if self._assistant_changes == changes:
                self._audit = found
        return found

    def examples(self) -> tuple[str, ...]:
        """Return a few questions that the loaded documents answer, found without the search and its model."""
        with self._lock:
            library = self._opened()
            if library is None:
                return ()
            assistant = self._current_assistant()
            if self._examples is None:
                with self._not_searching():
                    contents = self._shown_contents()
                    self._examples = example_questions(contents, lambda question: _is_answered(assistant, question))
            return self._examples

    def first_answered(
        self, questions: Sequence[str], earlier: tuple[str, ...], accepts: Callable[[Answer], bool]
    ) -> str | None:
        """Return the first question whose answer is accepted, without the chat model and the search by meaning."""
        with self._lock:
            assistant = self._current_assistant()
            before = self._conversation(assistant, earlier)
            with self._not_searching():
                for question in questions:
                    answer, _ = assistant.answer_alone(question, before)
                    if accepts(answer):
                        return question
            return None

    def figure_index(self) -> FigureIndex:
        """Return the figures of the loaded documents, by place and by name."""
        with self._lock:
            self._current_assistant()
            if self._index is None:
                self._index = FigureIndex(self._shown_contents())
            return self._index

    def documents(self) -> tuple[Loaded, ...]:
        """Return the documents that are loaded, by name."""
        with self._lock:
            return tuple(Loaded(one.document, one.counts["figures"], one.counts["problems"]) for one in self._stored())

    def contents(self, name: str) -> Contents | None:
        """Return what was read from a document; None where it is not loaded."""
        with self._lock:
            library = self._opened()
            key = next(((name, one.passage_key) for one in self._stored() if one.document.name == name), None)
            if library is None or key is None:
                return None
            if key not in self._contents:
                contents = library.figures.contents(name)
                if contents is None:
                    return None
                self._contents[key] = contents
                while len(self._contents) > _MOST_CONTENTS:
                    self._contents.popitem(last=False)
            return self._contents[key]

    def source(self, document: Document) -> Path | None:
        """Return the kept file of a document; None where it is missing."""
        with self._lock:
            library = self._opened()
            hidden = document.name in self._hidden
            return None if library is None or hidden else library.source(document)

    def ingest(self, paths: Sequence[Path]) -> tuple[ReadReport, ...]:
        """Read files, and tell of each what came of it.

        Raises:
            StoreError: If the store cannot be opened or is being changed by another process.
        """
        from ingest.intake import take_in  # noqa: PLC0415 - the readers are not needed to show the page

        with self._lock:
            reports = take_in(
                paths,
                self._shelf.opened_to_change,
                exists=has_library(self._settings),
                again=False,
                limits=self._settings.limits,
            )
            self._shelf.look_again()
            return tuple(_read_report(report) for report in reports)

    def remove(self, name: str) -> None:
        """Take a document out of the store.

        Raises:
            StoreError: If the store cannot be opened or is being changed by another process.
        """
        with self._lock:
            library = self._shelf.opened_to_change()
            with library.changing():
                library.remove(name)
            self._shelf.look_again()

    def _opened(self) -> "Library | None":
        return self._shelf.opened()

    def _stored(self) -> "tuple[StoredDocument, ...]":
        return tuple(one for one in self._shelf.stored() if one.document.name not in self._hidden)

    def _shown_contents(self) -> tuple[Contents, ...]:
        library = self._opened()
        read = () if library is None else library.contents()
        return tuple(one for one in read if one.document.name not in self._hidden)

    def _current_assistant(self) -> "Assistant":
        """Return the assistant over the documents as they are now."""
        from assistant.service import Assistant  # noqa: PLC0415 - not needed to show the page

        changes = self._shelf.changes()
        if self._assistant is None or changes != self._assistant_changes:
            self._assistant = Assistant(
                self._shown_contents(), self._search, open_vocabulary(self._settings), open_chat_model(self._settings)
            )
            self._examples = self._index = self._audit = None
            self._assistant_changes = changes
            self._conversations.clear()
        return self._assistant

    def _search(self, query: str, top: int) -> "list[Found]":
        """Search the library, but not while examples are tried: they must not wait for the model."""
        library = self._opened()
        return library.search(query, top, self._hidden) if library is not None and self._searching else []

    @contextmanager
    def _not_searching(self) -> Iterator[None]:
        """Leave the search by meaning out: what is only tried must not wait for its model."""
        self._searching = False
        try:
            yield
        finally:
            self._searching = True

    def _conversation(self, assistant: "Assistant", questions: tuple[str, ...]) -> "Conversation":
        """Return the conversation that the questions make."""
        known = len(questions)
        while known and questions[:known] not in self._conversations:
            known -= 1
        conversation = self._conversations[questions[:known]] if known else open_conversation()
        for count in range(known, len(questions)):
            _, conversation = assistant.answer(questions[count], conversation)
            self._remember(questions[: count + 1], conversation)
        return conversation

    def _remember(self, questions: tuple[str, ...], conversation: "Conversation") -> None:
        self._conversations[questions] = conversation
        self._conversations.move_to_end(questions)
        while len(self._conversations) > _MOST_CONVERSATIONS:
            self._conversations.popitem(last=False)


def _is_answered(assistant: "Assistant", question: str) -> bool:
    answer, _ = assistant.answer_alone(question, open_conversation())
    return isinstance(answer, Answered)


def _read_report(report: "Report") -> ReadReport:
    from ingest.admission import shown_name  # noqa: PLC0415 - the readers are not needed to show the page

    name = shown_name(report.path)
    if report.outcome.is_refusal:
        return ReadReport(name, refused=report.message)
    if report.contents is None:
        return ReadReport(name, unchanged=True)
    return ReadReport(name, len(report.contents.figures), len(report.contents.problems))
