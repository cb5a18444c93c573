"""The library: both stores and the originals change together."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.errors import StoreError
from store.figure_db import FigureDatabase
from store.library import Library
from store.passages import PassageIndex
from tests.fakes import HashingEmbedder
from tests.store.made import contents


class Shelf:
    """A library in a folder, with its passage index at hand."""

    def __init__(self, folder: Path) -> None:
        """Open the library, making it if it is not there."""
        self.folder = folder
        self.index = PassageIndex(folder / "passages", HashingEmbedder())
        self.library = Library(folder, FigureDatabase(folder / "kuntakysy.db", create=True), lambda: self.index)

    def files(self) -> list[str]:
        """Return the names of the originals kept."""
        return sorted(path.name for path in (self.folder / "sources").iterdir())


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    """Return an empty library."""
    made = Shelf(tmp_path)
    yield made
    made.index.close()


def test_added_document_is_found_and_shown(shelf: Shelf) -> None:
    """What was added is found by its words, and its original is there byte for byte."""
    made = contents("a.txt", "aa", "Kirjasto on auki.", "Uimahalli on kiinni.")
    with shelf.library.changing():
        shelf.library.add(made, b"alku")
    found = shelf.library.search("uimahalli", 1)
    assert [(one.document, one.passage.text) for one in found] == [("a.txt", "Uimahalli on kiinni.")]
    source = shelf.library.source(made.document)
    assert source is not None
    assert source.read_bytes() == b"alku"


def test_new_version_leaves_nothing_of_the_old(shelf: Shelf) -> None:
    """A new version of a file takes the old one's place in the figures, the passages and the originals."""
    with shelf.library.changing():
        shelf.library.add(contents("a.txt", "aa", "Kirjasto on auki."), b"1")
        shelf.library.add(contents("a.txt", "bb", "Kirjasto on kiinni."), b"2")
    assert [one.passage.text for one in shelf.library.search("kirjasto", 5)] == ["Kirjasto on kiinni."]
    assert set(shelf.index.counts()) == {"bb"}
    assert shelf.files() == ["bb.txt"]


def test_same_content_under_two_names_is_kept_apart(shelf: Shelf) -> None:
    """Removing one of two documents with the same content leaves the other whole."""
    with shelf.library.changing():
        shelf.library.add(contents("a.txt", "aa", "Kirjasto on auki."), b"1")
        shelf.library.add(contents("b.txt", "aa", "Kirjasto on auki."), b"1")
        assert shelf.library.remove("a.txt")
    assert [one.document for one in shelf.library.search("kirjasto", 5)] == ["b.txt"]
    assert shelf.files() == ["aa.txt"]


def test_document_read_again_replaces_itself(shelf: Shelf) -> None:
    """The same file stored anew has its new passages and no others."""
    with shelf.library.changing():
        for text in ("Kirjasto on auki.", "Kirjasto on kiinni.", "Kirjasto on remontissa."):
            shelf.library.add(contents("a.txt", "aa", text), b"1")
    assert [one.passage.text for one in shelf.library.search("kirjasto", 5)] == ["Kirjasto on remontissa."]
    assert len(set(shelf.index.counts())) == 1


def test_removing_what_is_not_there_changes_nothing(shelf: Shelf) -> None:
    """An unknown name is told, and the rest stands."""
    with shelf.library.changing():
        shelf.library.add(contents("a.txt", "aa", "Kirjasto on auki."), b"1")
        assert not shelf.library.remove("b.txt")
    assert len(shelf.library.documents()) == 1


def test_failure_before_the_commit_is_swept_up(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    """A document whose save failed is not seen, and the next change takes its passages and file away."""
    with shelf.library.changing():
        shelf.library.add(contents("a.txt", "aa", "Kirjasto on auki."), b"1")
    with monkeypatch.context() as patch:
        patch.setattr(FigureDatabase, "save", lambda *_: (_ for _ in ()).throw(OSError("levy täynnä")))
        with pytest.raises(OSError, match="levy"), shelf.library.changing():
            shelf.library.add(contents("b.txt", "bb", "Kirjasto on kiinni."), b"2")
    assert set(shelf.index.counts()) == {"aa", "bb"}
    assert [one.document for one in shelf.library.search("kirjasto", 5)] == ["a.txt"]
    with shelf.library.changing():
        pass
    assert set(shelf.index.counts()) == {"aa"}
    assert shelf.files() == ["aa.txt"]


def test_sweep_lays_down_missing_passages(shelf: Shelf) -> None:
    """Passages that were lost are made again from the figure store."""
    with shelf.library.changing():
        shelf.library.add(contents("a.txt", "aa", "Kirjasto on auki."), b"1")
        shelf.index.remove("aa")
        shelf.library.sweep()
    assert [one.document for one in shelf.library.search("kirjasto", 5)] == ["a.txt"]


def test_new_figure_store_starts_clean(shelf: Shelf) -> None:
    """Where the figure store was made anew, passages and files of the old one are swept away."""
    with shelf.library.changing():
        shelf.library.add(contents("a.txt", "aa", "Kirjasto on auki."), b"1")
    (shelf.folder / "kuntakysy.db").unlink()
    with Shelf(shelf.folder).library.changing():
        pass
    assert set(shelf.index.counts()) == set()
    assert shelf.files() == []


def test_search_follows_what_another_process_changes(shelf: Shelf) -> None:
    """An open library finds what another process has added, and nothing that it has taken out."""
    with shelf.library.changing():
        shelf.library.add(contents("a.txt", "aa", "Kirjasto on auki.", "Uimahalli on auki."), b"1")
    assert len(shelf.library.search("uimahalli", 5)) == 2
    script = (
        "import sys; from pathlib import Path; from tests.store.test_library import Shelf, contents\n"
        "shelf = Shelf(Path(sys.argv[1]))\n"
        "with shelf.library.changing():\n"
        "    shelf.library.add(contents('b.txt', 'bb', *['Uimahalli on kiinni.'] * 30), b'2')\n"
        "    shelf.library.remove('a.txt')\n"
    )
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", script, str(shelf.folder)], cwd=root, check=True)  # noqa: S603 - our own script
    found = shelf.library.search("uimahalli", 40)
    assert [one.document for one in found] == ["b.txt"] * 30


def test_second_process_is_told_to_wait(shelf: Shelf) -> None:
    """While one process changes the library, another gets one clear line."""
    script = (
        "import sys; from filelock import FileLock\n"
        "with FileLock(sys.argv[1]): print('held', flush=True); sys.stdin.read()"
    )
    lock = str(shelf.folder / "change.lock")
    with subprocess.Popen(  # noqa: S603 - our own script
        [sys.executable, "-c", script, lock], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(StoreError, match="toinen komento"), shelf.library.changing():
            pass
        other.communicate()
    with shelf.library.changing():
        pass


def _named(shelf: Shelf, name: str, *, known: bool) -> tuple[Library, PassageIndex]:
    """Return the library anew, with settings that name another model; ``known`` tells if the old one is there."""
    index = PassageIndex(
        shelf.folder / "passages", HashingEmbedder(name), lambda _: HashingEmbedder() if known else HashingEmbedder("?")
    )
    return Library(shelf.folder, FigureDatabase(shelf.folder / "kuntakysy.db"), lambda: index), index


def test_another_model_takes_over_when_all_is_embedded(shelf: Shelf) -> None:
    """Until then the old one finds; readers are told of the change, and there is nothing more to do after it."""
    with shelf.library.changing():
        shelf.library.add(contents("a.txt", "aa", "Kirjasto on auki.", "Uimahalli on kiinni."), b"1")
    shelf.index.close()
    library, index = _named(shelf, "toinen", known=True)
    changes = library.changes()
    before = library.search("uimahalli", 2)
    assert before[0].passage.text == "Uimahalli on kiinni."
    assert not index.is_current
    assert library.embed_as_named()
    assert library.changes() > changes
    assert library.search("uimahalli", 2) == before
    assert index.is_current
    assert not library.embed_as_named()
    index.close()


@pytest.mark.parametrize("few", [True, False])
def test_an_index_without_its_model_is_made_anew_by_a_search_where_that_is_quick(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, *, few: bool
) -> None:
    """A few passages are embedded at once; of many the search finds none, and words have to do."""
    monkeypatch.setattr("store.library._FEW", 2 if few else 1)
    with shelf.library.changing():
        shelf.library.add(contents("a.txt", "aa", "Kirjasto on auki.", "Uimahalli on kiinni."), b"1")
    shelf.index.close()
    library, index = _named(shelf, "toinen", known=False)
    assert [one.passage.text for one in library.search("uimahalli", 1)] == (["Uimahalli on kiinni."] if few else [])
    index.close()
