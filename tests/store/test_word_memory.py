"""Word forms that are kept in a file: the same readings without the morphology, and no harm from a bad file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from store import words
from store.word_memory import keep, recall
from store.words import readings

FORMS = ("varhaiskasvatuksen", "koulut", "toteutunut", "xyzzyssä")


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    """Let no reading of a test stay known."""
    before = dict(words.recalled)
    yield
    words.recalled.clear()
    words.recalled.update(before)
    readings.cache_clear()


def _without_morphology(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(form: str) -> None:
        raise AssertionError(form)

    readings.cache_clear()
    monkeypatch.setattr("pyvoikko.analyse", refused)


def test_kept_forms_read_the_same_without_the_morphology(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A recalled form, known or unknown, has the very readings that the morphology gave it."""
    asked = {form: readings(form) for form in FORMS}
    keep(tmp_path / "words.json", FORMS)
    recall(tmp_path / "words.json")
    _without_morphology(monkeypatch)
    assert {form: readings(form) for form in FORMS} == asked
    assert any(asked.values())


def test_forms_are_added_to_those_that_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second document's words come beside the first one's."""
    keep(tmp_path / "words.json", FORMS[:1])
    keep(tmp_path / "words.json", FORMS[1:])
    recall(tmp_path / "words.json")
    _without_morphology(monkeypatch)
    assert readings(FORMS[0])
    assert readings(FORMS[1])


@pytest.mark.parametrize(
    "content", ["", "[]", '{"made_by": "0", "forms": {"koulut": [["talo", [], "nimisana", null, true, null, null]]}}']
)
def test_a_damaged_or_foreign_file_is_read_past(tmp_path: Path, content: str) -> None:
    """What this version did not write is not believed, and the next document's words replace it."""
    path = tmp_path / "words.json"
    path.write_text(content, encoding="utf-8")
    recall(path)
    assert [reading.base for reading in readings("koulut")] == ["koulu"]
    keep(path, ["koulut"])
    recall(path)
    assert set(words.recalled) >= {"koulut"}
