"""Settings: what goes before what, and what is refused."""

from pathlib import Path

import pytest

from store.embedder import ModelChoice
from store.errors import InputError
from ui.settings import Settings, read_settings
from ui.wiring import make_embedder


@pytest.fixture(autouse=True)
def _in_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)


def test_without_settings_everything_is_in_data() -> None:
    """The defaults are a folder ``data``, a SQLite file and an embedded index."""
    settings = read_settings({})
    assert settings == Settings(Path("data"))
    assert (settings.figures, settings.passages) == (Path("data/kuntakysy.db"), Path("data/passages"))


def test_argument_goes_before_environment_before_file() -> None:
    """``--data`` wins over ``KUNTAKYSY_DATA``, which wins over the settings file."""
    Path("kuntakysy.toml").write_text('data = "file"\nembedder = "malli"\n', encoding="utf-8")
    assert read_settings({}).data == Path("file")
    assert read_settings({"KUNTAKYSY_DATA": "environment"}).data == Path("environment")
    found = read_settings({"KUNTAKYSY_DATA": "environment"}, Path("argument"))
    assert (found.data, found.embedder) == (Path("argument"), "malli")


def test_a_models_prefixes_end_apart_from_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands before questions and passages comes from the settings, and does not run into the first word."""
    choices: list[ModelChoice] = []
    monkeypatch.setattr("store.embedder.load_embedder", lambda choice=None: choices.append(choice))
    Path("kuntakysy.toml").write_text('embedder = "malli"\nembedder_passage_prefix = "teksti:\\n"\n', encoding="utf-8")
    make_embedder(read_settings({"KUNTAKYSY_EMBEDDER_QUERY_PREFIX": "kysymys:"}))
    make_embedder(read_settings({"KUNTAKYSY_EMBEDDER": "toinen"}))
    assert choices == [ModelChoice("malli", "kysymys: ", "teksti:\n"), ModelChoice("toinen", None, "teksti:\n")]


def test_addresses_replace_the_embedded_stores() -> None:
    """A database URL and a Chroma server stand in for what would be in the data folder."""
    settings = read_settings({"KUNTAKYSY_DATABASE": "postgresql://host/db", "KUNTAKYSY_CHROMA": "http://host:8000"})
    assert (settings.figures, settings.passages) == ("postgresql://host/db", "http://host:8000")


@pytest.mark.parametrize(
    ("text", "why"), [("dta = 'x'", "dta"), ("data = 3", "tekstiä"), ("data = ", "ei voi lukea"), ("\udcff", "UTF-8")]
)
def test_faulty_settings_file_is_refused(text: str, why: str) -> None:
    """An unknown key, a value that is no text and a file that is no TOML are named, not passed over."""
    Path("kuntakysy.toml").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(InputError, match=why):
        read_settings({})


def test_limits_come_from_the_environment_and_the_file() -> None:
    """A limit is set by its name, in the file also as a number; what is no whole number above zero is refused."""
    Path("kuntakysy.toml").write_text("max_pages = 12\nmax_seconds = '30'\n", encoding="utf-8")
    limits = read_settings({"KUNTAKYSY_MAX_CELLS": "77"}).limits
    assert (limits.pages, limits.seconds, limits.cells) == (12, 30, 77)
    for wrong in ("0", "-3", "paljon", "1,5"):
        with pytest.raises(InputError, match="max_pages"):
            read_settings({"KUNTAKYSY_MAX_PAGES": wrong})


def test_named_settings_file_must_exist() -> None:
    """A settings file that the environment names and that is missing is an error."""
    with pytest.raises(InputError, match=r"none\.toml"):
        read_settings({"KUNTAKYSY_SETTINGS": "none.toml"})


def test_the_staffs_words_are_a_file() -> None:
    """The file of the staff's own words comes from the environment or the settings file."""
    assert read_settings({}).vocabulary is None
    Path("kuntakysy.toml").write_text('vocabulary = "sanasto.toml"\n', encoding="utf-8")
    assert read_settings({}).vocabulary == Path("sanasto.toml")
    assert read_settings({"KUNTAKYSY_VOCABULARY": "oma.toml"}).vocabulary == Path("oma.toml")
