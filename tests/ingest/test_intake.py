"""Taking files in: what is stored is what was read, and nothing is opened before it is needed."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import pytest

from ingest.intake import Outcome, take_in
from store.contents import Contents
from store.figure_db import StoredDocument
from store.library import Library
from tests.store.made import contents


class Memory:
    """A library in memory, which tells what was added."""

    def __init__(self) -> None:
        """Hold nothing."""
        self.added: list[tuple[Contents, bytes]] = []
        self.held = False

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Tell that the library is held."""
        self.held = True
        yield
        self.held = False

    def documents(self) -> tuple[StoredDocument, ...]:
        """Return what is stored."""
        return tuple(StoredDocument(one.document, one.document.content_hash, {}) for one, _ in self.added)

    def add(self, made: Contents, data: bytes) -> None:
        """Add a document; only while the library is held."""
        assert self.held
        self.added.append((made, data))


def test_file_that_changes_while_it_is_read_is_not_stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the reader saw must be what was hashed and will be kept; otherwise the file is refused."""
    (tmp_path / "a.txt").write_text("Yksi.", encoding="utf-8")
    monkeypatch.setattr("ingest.read.read_document", lambda path, _: contents(path.name, "another hash"))
    memory = Memory()
    reports = list(take_in([tmp_path / "a.txt"], lambda: cast("Library", memory), exists=False, again=False))
    assert [report.outcome for report in reports] == [Outcome.UNREADABLE]
    assert "muuttui" in reports[0].message
    assert memory.added == []


def test_file_that_vanishes_is_refused_and_no_library_is_opened(tmp_path: Path) -> None:
    """A file that cannot be opened is told, and no library is made for it."""

    def opened() -> Library:
        pytest.fail("the library was opened")

    reports = list(take_in([tmp_path / "none.txt"], opened, exists=False, again=False))
    assert [report.outcome for report in reports] == [Outcome.UNREADABLE]


def test_library_is_held_for_the_whole_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the first document on until the end of the run nobody else can change the library."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    monkeypatch.setattr("ingest.intake.hashlib.sha256", lambda data: type("", (), {"hexdigest": data.decode})())
    monkeypatch.setattr("ingest.read.read_document", lambda path, _: contents(path.name, path.name))
    memory = Memory()
    files = [tmp_path / "a.txt", tmp_path / "b.txt"]
    held = [memory.held for _ in take_in(files, lambda: cast("Library", memory), exists=False, again=False)]
    assert held == [True, True]
    assert not memory.held
    assert [data for _, data in memory.added] == [b"a.txt", b"b.txt"]
