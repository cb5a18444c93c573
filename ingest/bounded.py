"""Reading a document in a process of its own, which is ended when it takes more time or memory than it may.

A reader's native library cannot be interrupted from within, and what a hostile file makes it do stays in that process.
The result comes back through a pipe. Where the program runs several threads, or the system has no fork, the process is
a fresh Python; else it is a copy of this one, which starts at once.
"""

import os
import pickle
import select
import signal
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import astuple
from pathlib import Path

from ingest.admission import check_file, shown_name
from ingest.limits import MEGABYTE, Limits
from store.contents import Contents
from store.errors import UnreadableDocumentError

_CHUNK = 1 << 20


class ReadingFaultError(Exception):
    """A fault of the program while reading; the message is the trace from the reading process."""


def read_within(path: Path, limits: Limits) -> Contents:
    """Return all that is read from a document, within the limits.

    Raises:
        UnreadableDocumentError: If the file cannot be read, or takes more than it may.
        ReadingFaultError: If the program itself failed.
    """
    check_file(path, limits)
    if hasattr(os, "fork") and threading.active_count() == 1:
        answer = _read_in_copy(path, limits)
    else:
        answer = _read_in_fresh(path, limits)
    return _opened(answer, path, limits)


def _opened(answer: bytes | None, path: Path, limits: Limits) -> Contents:
    """Return what a reading process sent; None is one that ran out of time."""
    if answer is None:
        message = (
            f"{shown_name(path)}: lukeminen kesti yli {limits.seconds} sekuntia ja keskeytettiin. Jaa tiedosto osiin."
        )
        raise UnreadableDocumentError(message)
    try:
        found = pickle.loads(answer)  # noqa: S301 - our own process wrote it
    except (EOFError, pickle.UnpicklingError) as error:
        raise UnreadableDocumentError(_too_heavy(path, limits)) from error
    if isinstance(found, Contents):
        return found
    kind, message = found
    if kind == "fault":
        raise ReadingFaultError(message)
    raise UnreadableDocumentError(message)


def _too_heavy(path: Path, limits: Limits) -> str:
    return (
        f"{shown_name(path)}: lukeminen vei liikaa muistia (enintään {limits.memory_megabytes} Mt) tai kaatui. "
        "Tarkista tiedosto tai jaa se osiin."
    )


def _read_in_copy(path: Path, limits: Limits) -> bytes | None:
    """Return what a copy of this process read; None where it took too long."""
    import ingest.read  # noqa: F401, PLC0415 - once for every copy

    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            os.close(reader)
            with os.fdopen(writer, "wb") as pipe:
                pipe.write(_answer(path, limits))
            status = 0
        finally:
            os._exit(status)  # nothing of the parent's is flushed or closed twice
    os.close(writer)
    try:
        return _collected(reader, limits.seconds, lambda: os.kill(child, signal.SIGKILL))
    finally:
        os.close(reader)
        os.waitpid(child, 0)


def _read_in_fresh(path: Path, limits: Limits) -> bytes | None:
    """Return what a fresh Python read; None where it took too long."""
    command = [sys.executable, "-m", "ingest.bounded", str(path), *map(str, astuple(limits))]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(part for part in sys.path if part)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, env=environment) as process:  # noqa: S603 - our own module
        if process.stdout is None:
            return b""
        return _collected(process.stdout.fileno(), limits.seconds, process.kill)


def _collected(source: int, seconds: int, end: Callable[[], None]) -> bytes | None:
    """Return all that comes through a pipe until it closes; after so many seconds ``end`` the writer: None."""
    deadline = time.monotonic() + seconds
    parts: list[bytes] = []
    while True:
        left = deadline - time.monotonic()
        ready = select.select([source], [], [], max(left, 0))[0] if left > 0 else []
        if not ready:
            end()
            return None
        part = os.read(source, _CHUNK)
        if not part:
            return b"".join(parts)
        parts.append(part)


def _answer(path: Path, limits: Limits) -> bytes:
    """Return what is read, or why not, as it goes through the pipe."""
    from ingest.read import read_document  # noqa: PLC0415 - a process that only waits needs no readers

    _bound_memory(limits)
    try:
        return pickle.dumps(read_document(path, limits))
    except UnreadableDocumentError as error:
        return pickle.dumps(("unreadable", str(error)))
    except (MemoryError, RecursionError):
        return pickle.dumps(("unreadable", _too_heavy(path, limits)))
    except Exception:  # noqa: BLE001 - the trace goes to the process that logs
        return pickle.dumps(("fault", traceback.format_exc()))


def _bound_memory(limits: Limits) -> None:
    """Let this process take so much more memory than it has now; where the system cannot tell, the time bound stays."""
    try:
        import resource  # noqa: PLC0415 - not on every system

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except (ImportError, OSError):
        return
    most = pages * resource.getpagesize() + limits.memory_megabytes * MEGABYTE
    resource.setrlimit(resource.RLIMIT_AS, (most, resource.getrlimit(resource.RLIMIT_AS)[1]))


if __name__ == "__main__":
    sys.stdout.buffer.write(_answer(Path(sys.argv[1]), Limits(*map(int, sys.argv[2:]))))
