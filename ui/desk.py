"""What the chat page needs from the product behind it: answers, documents, and the files they were read from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from assistant.answer import Answer
from store.contents import Contents, Document
from ui.figure_index import FigureIndex
from ui.settings import Settings

if TYPE_CHECKING:
    from ingest.audit.findings import Audit


@dataclass(frozen=True, slots=True)
class ReadReport:
    """What came of reading one file: how many figures and problems, or a Finnish line that says why it was refused."""

    name: str
    figures: int = 0
    problems: int = 0
    unchanged: bool = False
    refused: str | None = None


@dataclass(frozen=True, slots=True)
class Loaded:
    """A document that is loaded, and how many figures and problems were read from it."""

    document: Document
    figures: int
    problems: int


class Desk(Protocol):
    """The product as the chat sees it."""

    def without(self, hidden: frozenset[str]) -> "Desk":
        """Return the desk as it is without some documents: nothing of them is in answers, lists, counts or searches."""

    @property
    def upload_kinds(self) -> tuple[str, ...]:
        """The file name endings that can be read, without the dot."""

    def warm_up(self) -> None:
        """Load what the first search would wait for, in the background; called when the page has been drawn."""

    def answer(self, question: str, earlier: tuple[str, ...]) -> Answer:
        """Return the answer to a question that follows the ``earlier`` questions of its conversation."""

    def first_answered(
        self, questions: Sequence[str], earlier: tuple[str, ...], accepts: Callable[[Answer], bool]
    ) -> str | None:
        """Return the first question whose answer is accepted, without the chat model and the search by meaning."""

    def figure_index(self) -> FigureIndex:
        """Return the figures of the loaded documents, by place and by name."""

    def audit(self) -> "Audit":
        """Return what the loaded documents' tables owe each other, and where they fail."""

    def examples(self) -> tuple[str, ...]:
        """Return a few questions that the loaded documents answer."""

    def documents(self) -> tuple[Loaded, ...]:
        """Return the documents that are loaded, by name."""

    def contents(self, name: str) -> Contents | None:
        """Return what was read from a document; None where it is not loaded."""

    def source(self, document: Document) -> Path | None:
        """Return the kept file of a document; None where it is missing."""

    def ingest(self, paths: Sequence[Path]) -> tuple[ReadReport, ...]:
        """Read files, and tell of each what came of it.

        Raises:
            StoreError: If the store cannot be opened or is being changed by another process.
        """

    def remove(self, name: str) -> None:
        """Take a document out of the store.

        Raises:
            StoreError: If the store cannot be opened or is being changed by another process.
        """


def open_desk(settings: Settings) -> Desk:
    """Return the product as the settings say; nothing heavy is loaded yet."""
    from ui.fault_log import log_faults  # noqa: PLC0415 - tests put their own desk here
    from ui.store_desk import StoreDesk  # noqa: PLC0415

    log_faults(settings.log, debug=False)
    return StoreDesk(settings)
