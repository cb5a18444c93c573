"""The passage index: what is found, what is kept apart, and what is refused."""

from collections.abc import Iterator
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


def test_another_embedder_is_refused(tmp_path: Path) -> None:
    """An index made by one embedder cannot be opened with another; the message names both."""
    first = PassageIndex(tmp_path, HashingEmbedder("ensimmäinen"))
    first.add("aa", "a.txt", SCHOOL)
    first.close()
    second = PassageIndex(tmp_path, HashingEmbedder("toinen"))
    with pytest.raises(StoreError, match=r"ensimmäinen.*toinen"):
        set(second.counts())


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
