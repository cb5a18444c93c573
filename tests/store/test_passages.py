"""The passage index: what is found, what is kept apart, and what is refused."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from store.contents import Passage, PassageKind, Sentence
from store.errors import StoreError
from store.figures import Place
from store.nearest import Hit
from store.passages import PassageIndex
from tests.fakes import HashingEmbedder


def passage(number: int, text: str) -> Passage:
    """Return a paragraph of one sentence."""
    place = Place("raportti.txt")
    return Passage(number, PassageKind.PARAGRAPH, "Raportti", text, (Sentence(text, text),), None, None, place)


@pytest.fixture
def index(tmp_path: Path) -> Iterator[PassageIndex]:
    """Return an empty index in a folder of its own."""
    opened = PassageIndex(tmp_path / "chroma", HashingEmbedder())
    yield opened
    opened.close()


SCHOOL = (passage(0, "Koulun kerhot alkavat elokuussa."), passage(1, "Kirjasto on avoinna iltaisin."))
TOWN = (passage(0, "Koulun kerhot alkavat elokuussa."), passage(1, "Uimahalli suljetaan remontin ajaksi."))


def test_nearest_passage_comes_first(index: PassageIndex) -> None:
    """The passage that shares the question's words is the best hit, with the higher score."""
    index.add("aa", "a.txt", SCHOOL)
    hits = index.search("Milloin kirjasto on avoinna?", 2, {"aa"})
    assert [(hit.content_hash, hit.number) for hit in hits] == [("aa", 1), ("aa", 0)]
    assert hits[0].score > hits[1].score


def test_only_allowed_documents_are_searched(index: PassageIndex) -> None:
    """A document outside the allowed ones never comes up, and none allowed finds nothing."""
    index.add("aa", "a.txt", SCHOOL)
    index.add("bb", "b.txt", TOWN)
    assert {hit.content_hash for hit in index.search("uimahalli", 10, ["aa"])} == {"aa"}
    assert index.search("uimahalli", 10, []) == []
    assert index.search(" ", 10, ["aa"]) == []


def test_equal_scores_come_in_order_of_hash_and_number(index: PassageIndex) -> None:
    """The same text in two documents comes in a fixed order, whichever was added first."""
    index.add("bb", "b.txt", TOWN)
    index.add("aa", "a.txt", SCHOOL)
    hits = index.search("koulun kerhot", 2, {"aa", "bb"})
    assert [(hit.content_hash, hit.number) for hit in hits] == [("aa", 0), ("bb", 0)]
    assert hits[0].score == hits[1].score


def test_adding_twice_keeps_one_copy_and_drops_what_is_gone(index: PassageIndex) -> None:
    """A second add of a document puts its passages in the place of the first ones."""
    index.add("aa", "a.txt", SCHOOL)
    index.add("aa", "a.txt", SCHOOL[:1])
    assert index.search("kirjasto", 10, {"aa"}) == [Hit("aa", 0, index.search("kirjasto", 1, {"aa"})[0].score)]


def test_removed_document_is_gone(index: PassageIndex) -> None:
    """After removal no hash and no hit is left, and removing again is no fault."""
    index.add("aa", "a.txt", SCHOOL)
    index.add("bb", "b.txt", TOWN)
    index.remove("aa")
    index.remove("aa")
    assert set(index.counts()) == {"bb"}
    assert all(hit.content_hash == "bb" for hit in index.search("koulun kerhot", 10, {"aa", "bb"}))


def test_index_outlives_its_opener(tmp_path: Path) -> None:
    """What was added is found after the index is closed and opened again."""
    first = PassageIndex(tmp_path, HashingEmbedder())
    first.add("aa", "a.txt", SCHOOL)
    expected = first.search("kirjasto", 2, {"aa"})
    first.close()
    second = PassageIndex(tmp_path, HashingEmbedder())
    assert set(second.counts()) == {"aa"}
    assert second.search("kirjasto", 2, {"aa"}) == expected
    second.close()


def vectors_of(folder: Path, embedder: HashingEmbedder) -> PassageIndex:
    """Return the index of a folder, opened for a model; the models that it may have been made with are two."""
    return PassageIndex(folder, embedder, lambda choice: HashingEmbedder(str(choice.model), dimensions=128))


def test_the_old_index_serves_until_the_new_one_is_whole(tmp_path: Path) -> None:
    """Where another model is named, questions are embedded by the index's own, before the new one and half way."""
    old, new = HashingEmbedder("ensimmäinen", dimensions=128), HashingEmbedder("toinen", dimensions=64)
    first = vectors_of(tmp_path, old)
    first.add("aa", "a.txt", SCHOOL)
    before = first.search("kirjasto", 2, {"aa"})
    first.close()
    second = vectors_of(tmp_path, new)
    assert (second.is_current, second.is_readable) == (False, True)
    assert second.search("kirjasto", 2, {"aa"}) == before
    second.embed_anew()
    assert second.search("kirjasto", 2, {"aa"}) == before
    second.take_new()
    assert second.is_current
    asked = new.texts_embedded
    assert second.search("kirjasto", 1, {"aa"})[0].number == 1
    assert new.texts_embedded == asked + 1
    second.close()


def test_what_changes_while_the_new_index_is_made_is_in_it(tmp_path: Path) -> None:
    """What is added meanwhile is in the new index and what is removed is not; nothing is embedded twice."""
    first = vectors_of(tmp_path, HashingEmbedder("ensimmäinen", dimensions=128))
    first.add("aa", "a.txt", SCHOOL)
    first.close()
    named = HashingEmbedder("toinen", dimensions=64)
    second = vectors_of(tmp_path, named)
    second.embed_anew()
    second.add("bb", "b.txt", TOWN)
    second.remove("aa")
    embedded = named.texts_embedded
    second.take_new()
    assert second.counts() == {"bb": 2}
    assert named.texts_embedded == embedded + len(TOWN)
    assert second.search("uimahalli", 1, {"bb"})[0].number == 1
    second.close()


def test_a_new_index_that_was_cut_off_goes_on_where_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a making that died, what was embedded is kept; one that died while taking the old one's place takes it."""
    monkeypatch.setattr("store.passages._BATCH", 1)
    first = vectors_of(tmp_path, HashingEmbedder("ensimmäinen", dimensions=128))
    first.add("aa", "a.txt", SCHOOL)
    first.close()
    named = HashingEmbedder("toinen", dimensions=64)
    dying = vectors_of(tmp_path, named)
    with monkeypatch.context() as broken:
        broken.setattr(named, "embed_passages", FailsAfter(1, named.embed_passages))
        with pytest.raises(InterruptedError):
            dying.embed_anew()
    dying.close()
    again = vectors_of(tmp_path, named)
    assert not again.is_current
    again.embed_anew()
    assert named.texts_embedded == len(SCHOOL)
    with monkeypatch.context() as broken:
        broken.setattr(PassageIndex, "_settle", lambda *_: None)
        again.take_new()
    last = vectors_of(tmp_path, named)
    assert last.is_current
    assert last.counts() == {"aa": 2}
    last.close()


def test_an_index_whose_model_is_gone_is_not_searched_and_made_anew_by_the_next_change(tmp_path: Path) -> None:
    """No question is embedded by another model than the index; the next document brings all to the named one."""
    first = PassageIndex(tmp_path, HashingEmbedder("ensimmäinen"))
    first.add("aa", "a.txt", SCHOOL)
    first.close()
    second = PassageIndex(tmp_path, HashingEmbedder("toinen"), lambda _: HashingEmbedder("kolmas"))
    assert not second.is_readable
    assert second.search("kirjasto", 2, {"aa"}) == []
    second.add("bb", "b.txt", TOWN)
    assert second.is_current
    assert {hit.content_hash for hit in second.search("koulun kerhot", 2, {"aa", "bb"})} == {"aa", "bb"}
    second.close()


class FailsAfter:
    """A function that dies at a call after so many."""

    def __init__(self, calls: int, function: Callable[[Sequence[str]], list[list[float]]]) -> None:
        """Keep the function."""
        self._left = calls
        self._function = function

    def __call__(self, texts: Sequence[str]) -> list[list[float]]:
        """Call the function, or die."""
        if not self._left:
            raise InterruptedError
        self._left -= 1
        return self._function(texts)


def test_a_document_larger_than_a_batch_is_stored_whole(tmp_path: Path) -> None:
    """Passages can be found also past the size of one batch."""
    index = PassageIndex(tmp_path, HashingEmbedder(dimensions=512))
    index.add("aa", "a.txt", [passage(number, f"{number} {number + 5000}") for number in range(1201)])
    for number in (0, 499, 500, 1200):
        assert index.search(f"{number} {number + 5000}", 1, {"aa"})[0].number == number
    index.close()


def test_a_change_is_seen_by_the_next_search(index: PassageIndex) -> None:
    """What is added or removed after a search is found or gone in the search after it."""
    index.add("aa", "a.txt", SCHOOL)
    index.search("kirjasto", 1, {"aa", "bb"})
    index.add("bb", "b.txt", TOWN)
    assert index.search("uimahalli suljetaan", 1, {"aa", "bb"})[0].content_hash == "bb"
    index.remove("bb")
    assert {hit.content_hash for hit in index.search("uimahalli suljetaan", 9, {"aa", "bb"})} == {"aa"}


def test_a_place_that_cannot_be_opened_is_a_plain_error(tmp_path: Path) -> None:
    """Where the folder's name is taken by a file, the error is one Finnish line."""
    (tmp_path / "chroma").write_text("", encoding="utf-8")
    with pytest.raises(StoreError, match="Tekstihakemistoa"):
        PassageIndex(tmp_path / "chroma", HashingEmbedder()).counts()


def test_an_index_of_another_layout_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An index that another version of the program made has to be made anew."""
    first = PassageIndex(tmp_path, HashingEmbedder())
    first.add("aa", "a.txt", SCHOOL)
    first.close()
    monkeypatch.setattr("store.passages._LAYOUT", 2)
    with pytest.raises(StoreError, match="toisella versiolla"):
        PassageIndex(tmp_path, HashingEmbedder()).counts()
