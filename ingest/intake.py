"""Taking files in: each is read and stored, or told why not, and no file's fault stops the others."""

import hashlib
import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from ingest.admission import check_file
from ingest.bounded import read_within
from ingest.limits import Limits
from store.contents import Contents
from store.errors import UnreadableDocumentError
from store.library import Library

_LOG = logging.getLogger(__name__)
_LIMITS = Limits()


class Outcome(Enum):
    """What became of a file."""

    ADDED = "added"
    REPLACED = "replaced"
    READ_AGAIN = "read again"
    UNCHANGED = "unchanged"
    SAME_CONTENT = "same content"
    UNREADABLE = "unreadable"
    NAME_TAKEN = "name taken"
    FAULT = "fault"

    @property
    def is_refusal(self) -> bool:
        """Whether the file was not taken in though it should have been."""
        return self in (Outcome.UNREADABLE, Outcome.NAME_TAKEN, Outcome.FAULT)


@dataclass(frozen=True, slots=True)
class Report:
    """What became of one file: ``contents`` where it was stored; ``message``, one Finnish line, where it was refused.

    ``other`` is the stored document that has the same content.
    """

    path: Path
    outcome: Outcome
    contents: Contents | None = None
    message: str = ""
    other: str = ""


def take_in(
    files: Sequence[Path],
    open_library: Callable[[], Library],
    *,
    exists: bool,
    again: bool,
    limits: Limits = _LIMITS,
) -> Iterator[Report]:
    """Read and store files, one by one in order, and tell of each what became of it.

    A file whose content is already stored is passed over, unless ``again``. Where no library ``exists`` yet, it is
    opened (and so made) only when the first file could be read.

    Raises:
        StoreError: If the library cannot be opened or another process is changing it.
    """
    with ExitStack() as stack:
        intake = _Intake(stack, open_library, limits, again=again)
        if exists:
            intake.library()
        for path in files:
            yield intake.take(path)


class _Intake:
    """One run: the library once it is open, what it holds, and the names that the run has seen."""

    def __init__(self, stack: ExitStack, open_library: Callable[[], Library], limits: Limits, *, again: bool) -> None:
        self._stack = stack
        self._limits = limits
        self._open = open_library
        self._again = again
        self._library: Library | None = None
        self._stored: dict[str, str] = {}
        self._seen: dict[str, Path] = {}

    def library(self) -> Library:
        """Return the library, held for changes until the run ends."""
        if self._library is None:
            library = self._open()
            self._stack.enter_context(library.changing())
            self._stored = {one.document.name: one.document.content_hash for one in library.documents()}
            self._library = library
        return self._library

    def take(self, path: Path) -> Report:
        """Read and store one file unless it is there already."""
        try:
            check_file(path, self._limits)
            data = path.read_bytes()
        except UnreadableDocumentError as error:
            return Report(path, Outcome.UNREADABLE, message=str(error))
        except OSError:
            return Report(
                path, Outcome.UNREADABLE, message=f"{path.name}: tiedostoa ei voi avata. Tarkista lukuoikeus."
            )
        content_hash = hashlib.sha256(data).hexdigest()
        return self._known(path, content_hash) or self._read(path, data, content_hash)

    def _known(self, path: Path, content_hash: str) -> Report | None:
        """Return the report of a file that need not be read, or None."""
        stored = self._stored.get(path.name)
        twins = sorted(name for name, known in self._stored.items() if known == content_hash)
        if stored == content_hash and (path.name in self._seen or not self._again):
            self._seen.setdefault(path.name, path)
            return Report(path, Outcome.UNCHANGED)
        if stored is None and twins:
            return Report(path, Outcome.SAME_CONTENT, other=twins[0])
        if path.name in self._seen:
            message = (
                f"{path}: samanniminen mutta erisisältöinen asiakirja on jo luettu ({self._seen[path.name]}). "
                "Nimeä toinen niistä uudelleen."
            )
            return Report(path, Outcome.NAME_TAKEN, message=message)
        return None

    def _read(self, path: Path, data: bytes, content_hash: str) -> Report:
        try:
            contents = read_within(path, self._limits)
        except UnreadableDocumentError as error:
            return Report(path, Outcome.UNREADABLE, message=str(error))
        except Exception:  # noqa: BLE001 - a fault in one file's reading must not cost the others
            _LOG.exception("reading %s failed", path)
            return Report(path, Outcome.FAULT, message=f"{path.name}: lukeminen keskeytyi ohjelmavirheeseen.")
        if contents.document.content_hash != content_hash:
            message = f"{path.name}: tiedosto muuttui kesken lukemisen. Lue se uudelleen."
            return Report(path, Outcome.UNREADABLE, message=message)
        library = self.library()
        before = self._stored.get(path.name)
        outcome = Outcome.ADDED if before is None else Outcome.REPLACED
        if before == content_hash:
            outcome = Outcome.READ_AGAIN
        library.add(contents, data)
        self._stored[path.name] = content_hash
        self._seen[path.name] = path
        return Report(path, outcome, contents)
