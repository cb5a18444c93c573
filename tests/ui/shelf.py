"""The command line run in this process on a small library: a stand-in reader, a hashing embedder."""

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from ingest.limits import Limits
from store.contents import Contents
from store.errors import UnreadableDocumentError
from tests.fakes import HashingEmbedder
from tests.store.made import contents
from ui.cli import run


def read_document(path: Path, _: Limits | None = None) -> Contents:
    """Return a document whose passages are the file's lines; a file of "rikki" cannot be read, of "vika" is a fault."""
    text = path.read_text(encoding="utf-8")
    if text == "rikki":
        raise UnreadableDocumentError(f"{path.name}: tiedosto on vaurioitunut.")
    if text == "vika":
        message = "a fault in the reader"
        raise RuntimeError(message)
    made = contents(path.name, hashlib.sha256(text.encode()).hexdigest(), *text.splitlines(), value=str(len(text)))
    return replace(made, document=replace(made.document, suffix=path.suffix))


@dataclass(frozen=True, slots=True)
class Ran:
    """How a run of the command ended, and what it printed."""

    status: int
    out: str
    err: str


class CommandLine:
    """The command with a data folder of its own."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str]) -> None:
        """Keep the folder, in which files to ingest can be written too."""
        self.folder = folder
        self.data = folder / "data"
        self._capture = capture

    def __call__(self, *arguments: str | Path, data: Path | None = None) -> Ran:
        """Run a verb on the data folder."""
        self._capture.readouterr()
        status = run([*map(str, arguments), "--data", str(data or self.data)])
        printed = self._capture.readouterr()
        return Ran(status, printed.out, printed.err)

    def write(self, name: str, text: str) -> Path:
        """Write a file, with the folders that it needs."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path


def snapshot(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder with its bytes, but for the lock and the log."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in ("change.lock", "kuntakysy.log")
    }


@pytest.fixture
def kuntakysy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    """Return the command with the stand-ins in place."""
    monkeypatch.setattr("ingest.read.read_document", read_document)
    monkeypatch.setattr("ui.wiring.make_embedder", lambda _: HashingEmbedder())
    return CommandLine(tmp_path, capsys)
