"""What the chat does behind its pages."""

import gc
from pathlib import Path

import pytest

from store.passages import PassageIndex
from tests.fakes import HashingEmbedder
from ui.background import prepare_search
from ui.settings import Settings
from ui.store_desk import StoreDesk


def test_passages_are_embedded_by_the_model_that_is_named_now(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The work behind the pages leaves the named model's index, and the desk that is open goes on finding."""
    monkeypatch.setattr("ui.background._LIBRARIES", ())
    monkeypatch.setattr("ui.wiring.make_embedder", lambda _: HashingEmbedder("ensimmäinen"))
    settings = Settings(tmp_path / "data")
    report = tmp_path / "kirjasto.txt"
    report.write_text("Kirjasto\n\nKirjasto on avoinna iltaisin. Uimahalli on remontissa.\n", encoding="utf-8")
    desk = StoreDesk(settings)
    desk.ingest([report])
    before = desk._search("uimahalli", 1)
    named = HashingEmbedder("toinen")
    monkeypatch.setattr("ui.wiring.make_embedder", lambda _: named)
    prepare_search(settings)
    gc.unfreeze()
    assert not caplog.records
    index = PassageIndex(settings.passages, named)
    assert index.is_current
    assert desk._search("uimahalli", 1) == before
    index.close()


def test_a_fault_behind_the_pages_is_logged_and_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A library that is missing ends the work with a line in the log."""
    monkeypatch.setattr("ui.background._LIBRARIES", ("no_such_library",))
    prepare_search(Settings(tmp_path / "data"))
    assert "no_such_library" in caplog.text
