"""The product behind the chat page: it follows what is stored, and is at ease with nothing stored."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from store.contents import Contents
from tests.fakes import HashingEmbedder
from tests.ui.shelf import read_document
from ui.live_desk import LiveDesk
from ui.settings import Settings


class Counting:
    """An assistant whose answer is how many documents it knows."""

    def __init__(self, known: Sequence[Contents], _search: object) -> None:
        """Keep what is known."""
        self._known = known

    def answer(self, _question: str, conversation: object) -> tuple[str, object]:
        """Tell how many documents are known."""
        return f"{len(self._known)}", conversation


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LiveDesk:
    """Return a desk over an empty folder, with stand-ins for reader, embedder and assistant."""
    monkeypatch.setattr("ingest.read.read_document", read_document)
    monkeypatch.setattr("ui.wiring.make_embedder", lambda _: HashingEmbedder())
    monkeypatch.setattr(
        "ui.live_desk.assistant_over",
        lambda library: Counting(() if library is None else library.contents(), None),
    )
    monkeypatch.setattr("ui.live_desk.open_conversation", tuple)
    return LiveDesk(Settings(tmp_path / "data"))


def test_nothing_stored_is_no_fault(desk: LiveDesk) -> None:
    """Before anything is read there are no documents, and a question is answered all the same."""
    assert desk.documents() == ()
    assert desk.contents("a.txt") is None
    assert desk.answer("Kate?", None)[0] == "0"


def test_answers_follow_what_is_stored(desk: LiveDesk, tmp_path: Path) -> None:
    """A document that is read or removed is known or forgotten at the next question."""
    path = tmp_path / "a.txt"
    path.write_text("Kirjasto on auki.", encoding="utf-8")
    reports = desk.ingest([path])
    assert [(one.name, one.figures, one.problems, one.refused) for one in reports] == [("a.txt", 1, 1, None)]
    assert desk.answer("Kate?", None)[0] == "1"
    contents = desk.contents("a.txt")
    assert contents is not None
    source = desk.source(contents.document)
    assert source is not None
    assert source.read_text(encoding="utf-8") == "Kirjasto on auki."
    assert desk.ingest([path])[0].unchanged
    desk.remove("a.txt")
    assert (desk.answer("Kate?", None)[0], desk.documents()) == ("0", ())


def test_refused_file_tells_why(desk: LiveDesk, tmp_path: Path) -> None:
    """A file that cannot be read, or is there under another name, is refused with a Finnish line."""
    for name, text in (("a.txt", "Yksi."), ("b.txt", "rikki"), ("c.txt", "Yksi.")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    reports = desk.ingest([tmp_path / name for name in ("a.txt", "b.txt", "c.txt")])
    assert reports[0].refused is None
    assert "vaurioitunut" in (reports[1].refused or "")
    assert "sama sisältö" in (reports[2].refused or "")
