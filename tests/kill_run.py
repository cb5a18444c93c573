"""Kills an ingest at many moments, each time looks at what is left, lets a second ingest finish, and looks again.

A moment is a number of Python calls made since the ingest took hold of the library, and a few milliseconds more, so
that the moments are spread over the work however busy the machine is. A quarter of them come before the first commit.

Run as ``python -m tests.kill_run FOLDER MOMENTS replacing|fresh``; prints a JSON object per look, two per moment. The
stores are opened only in forked children, so that each look is a fresh process's.
"""

import json
import os
import shutil
import signal
import sys
import time
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from pathlib import Path
from types import FrameType

import chromadb  # noqa: F401 - imported before the forks, so that each child starts at once
import langchain_chroma  # noqa: F401
import sqlalchemy  # noqa: F401

import ingest.read
import ui.wiring
from store.contents import Contents
from store.errors import StoreError
from store.figure_db import FigureDatabase
from store.library import held
from store.passages import PassageIndex
from tests.fakes import HashingEmbedder
from tests.store.made import contents
from ui.cli import run

_PASSAGES = 25
_NAMES = [f"raportti{number}.txt" for number in range(5)]
_KEPT = _NAMES[:3]  # stored in an older version before the ingest that is killed


def read_document(path: Path, _: object = None) -> Contents:
    """Return a made-up document that follows the file's text: its figure, and passages that name its version."""
    import hashlib  # noqa: PLC0415 - stands in for the reader

    text = path.read_text(encoding="utf-8")
    texts = [f"{path.name} {text} kappale {number}" for number in range(_PASSAGES)]
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return contents(path.name, digest, *texts, value=str(Decimal(len(text))))


def in_child(work: Callable[[], object]) -> int:
    """Start a forked child that does the work, and return its process id."""
    child = os.fork()
    if child:
        return child
    try:
        work()
        os._exit(0)
    except BaseException as error:  # noqa: BLE001 - told to the parent by the exit status
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
        os._exit(1)


def finish(child: int) -> int:
    """Wait for a child and return its exit status."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def run_ingest(folder: Path, data: Path) -> None:
    """Ingest a folder, silently."""
    with open(os.devnull, "w", encoding="utf-8") as sink:  # noqa: PTH123 - os.devnull is no path to keep
        sys.stdout = sink
        status = run(["ingest", str(folder), "--data", str(data)])
    if status:
        message = f"ingest ended with {status}"
        raise RuntimeError(message)


def has_store(data: Path) -> bool:
    """Whether there is a store that can be read."""
    try:
        FigureDatabase(data / "kuntakysy.db")
    except StoreError:
        return False
    return True


def look(data: Path, old: Path, new: Path, kept: list[str], *, complete: bool) -> None:
    """Check that each document is wholly in its old or new version, or wholly not there."""
    if not complete and kept == [] and not has_store(data):
        print(json.dumps({"stored": 0, "new": 0}), flush=True)  # noqa: T201 - for the test
        return
    database = FigureDatabase(data / "kuntakysy.db")
    index = PassageIndex(data / "passages", HashingEmbedder())
    stored = {one.document.name: one for one in database.all_contents()}
    counts = index.counts()
    keys = {document.name: key for key, document in database.keyed().items()}
    assert set(kept) <= set(stored) <= set(_NAMES)
    versions = []
    for name, one in stored.items():
        wanted = [read_document(folder / name) for folder in (old, new) if (folder / name).is_file()]
        assert one in wanted, f"{name} is neither version"
        versions.append(one == wanted[-1])
        hits = index.search(name, _PASSAGES + 5, [keys[name]])
        found = {hit.number for hit in hits}
        assert counts.get(keys[name]) == _PASSAGES, f"{name} lacks passages: {counts.get(keys[name])} stored"
        assert found == set(range(_PASSAGES)), f"{name}: all are stored, only {sorted(found)} are found"
        source = data / "sources" / f"{one.document.content_hash}{one.document.suffix}"
        folder = new if one == wanted[-1] else old
        assert source.read_bytes() == (folder / name).read_bytes(), f"{name} lacks its original"
    if complete:
        assert len(versions) == len(_NAMES)
        assert all(versions)
        assert set(index.counts()) == set(keys.values())
        assert len(list((data / "sources").iterdir())) == len(_NAMES)
        assert not (data / "unfinished").exists()
    print(json.dumps({"stored": len(stored), "new": sum(versions)}), flush=True)  # noqa: T201 - for the test


class Calls:
    """Counts the Python calls of an ingest from when it holds the library, and tells a pipe when there are enough.

    Where no number is enough, it tells at the end how many came before the first save and how many in all.
    """

    def __init__(self, pipe: int, enough: int | None) -> None:
        """Keep the pipe to tell, and how many calls are enough."""
        self._count = self._first = 0
        self._pipe, self._enough = pipe, enough
        self._holding = False

    def run(self, new: Path, data: Path) -> None:
        """Ingest, counting."""
        sys.setprofile(self._note)
        run_ingest(new, data)
        sys.setprofile(None)
        if self._enough is None:
            os.write(self._pipe, f"{self._first} {self._count}".encode())

    def _note(self, frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            self._holding = self._holding or frame.f_code is held.__wrapped__.__code__  # type: ignore[attr-defined]
            self._count += self._holding
            if frame.f_code is FigureDatabase.save.__code__ and not self._first:
                self._first = self._count
            if self._count == self._enough:
                os.write(self._pipe, b"enough")


def kill_at_moments(folder: Path, kept: list[str], moments: int) -> None:
    """Kill an ingest of the new versions onto the ``kept`` old ones, at moments spread over its work."""
    old, new, start = folder / "old", folder / "new", folder / "start"
    for place, names, version in ((old, kept, "vanha"), (new, _NAMES, "uusi versio")):
        place.mkdir(parents=True)
        for name in names:
            (place / name).write_text(f"{version} {name}", encoding="utf-8")
    start.mkdir()
    if kept:
        assert finish(in_child(lambda: run_ingest(old, start))) == 0
    told, tell = os.pipe()
    shutil.copytree(start, folder / "counted")
    assert finish(in_child(lambda: Calls(tell, None).run(new, folder / "counted"))) == 0
    first, whole = map(int, os.read(told, 100).split())
    early = moments // 4
    points = [first * (2 * number + 1) // (2 * early) for number in range(early)]
    late = moments - early
    points += [first + (whole - first) * (2 * number + 1) // (2 * late) for number in range(late)]
    for moment, point in enumerate(points):
        data = folder / f"data{moment}"
        shutil.copytree(start, data)
        child = in_child(partial(Calls(tell, point).run, new, data))
        assert os.read(told, 100) == b"enough"
        time.sleep(moment % 5 / 500)
        os.kill(child, signal.SIGKILL)
        finish(child)
        assert finish(in_child(partial(look, data, old, new, kept, complete=False))) == 0, moment
        assert finish(in_child(partial(run_ingest, new, data))) == 0, moment
        assert finish(in_child(partial(look, data, old, new, kept, complete=True))) == 0, moment
        shutil.rmtree(data)


if __name__ == "__main__":
    ingest.read.read_document = read_document
    ui.wiring.make_embedder = lambda _: HashingEmbedder()
    kill_at_moments(Path(sys.argv[1]), _KEPT if sys.argv[3] == "replacing" else [], int(sys.argv[2]))
