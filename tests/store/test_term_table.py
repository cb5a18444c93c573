"""The table of terms: what decides a vector, and what is no such table."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from store.term_table import DESCRIPTION, SHIPPED_MODEL, TermTable, TermVectors, is_term_table, rendered


@pytest.fixture(scope="module")
def table() -> TermTable:
    """Return the shipped table."""
    return TermTable(SHIPPED_MODEL)


def cosine(one: list[float], other: list[float]) -> float:
    """Return the cosine of two vectors of length one."""
    return sum(left * right for left, right in zip(one, other, strict=True))


def test_inflection_changes_no_vector(table: TermTable) -> None:
    """A word in another case is the same term."""
    assert table.question("kirjaston") == table.question("kirjastossa")


def test_order_of_words_changes_no_question(table: TermTable) -> None:
    """A question is a bag of its pieces."""
    assert table.question("koulun kerhot") == pytest.approx(table.question("kerhot koulun"))


def test_what_stands_early_in_a_passage_weighs_more(table: TermTable) -> None:
    """A passage is nearer to what it begins with than to what it ends with."""
    filling = " ".join(
        ["Lisäksi raportissa kerrotaan monesta muusta asiasta ja niiden hoitamisesta vuoden aikana."] * 6
    )
    early, late = table.passages([f"Uimahalli. {filling} Kirjasto.", f"Kirjasto. {filling} Uimahalli."])
    asked = table.question("uimahalli")
    assert cosine(asked, early) > cosine(asked, late)


def test_a_text_is_rendered_as_its_terms() -> None:
    """Base forms and compound parts in order, parted by spaces."""
    assert rendered("Koulun kerhot").split() == ["koulu", "kerho"]


@pytest.mark.parametrize("content", [None, "", "[]", '{"layout": 0}'])
def test_a_folder_without_this_layout_is_no_table(tmp_path: Path, content: str | None) -> None:
    """A missing, damaged or older description is not read as a table."""
    if content is not None:
        (tmp_path / DESCRIPTION).write_text(content, encoding="utf-8")
    assert not is_term_table(tmp_path)
    assert is_term_table(SHIPPED_MODEL)


def test_terms_are_compared_one_by_one(table: TermTable) -> None:
    """A term is itself, near what means the like, the same after more terms were met, and far from no term."""
    vectors = TermVectors(table)
    library, books, road = (vectors.number(term) for term in ("kirjasto", "kirja", "katu"))
    before = vectors.cosines([library], np.array([library, books, road, -1]))[0]
    assert before[0] == pytest.approx(1.0, abs=1e-5)
    assert before[1] > before[2]
    assert before[3] == 0
    assert vectors.numbers("kirjaston")[0] == library
    for number in range(3000):
        vectors.number(f"sana{number}")
    assert vectors.cosines([library], np.array([library, books, road, -1]))[0].tolist() == before.tolist()


def test_threads_may_share_the_vectors_of_terms(table: TermTable) -> None:
    """Threads that meet new terms at once get the same numbers and vectors as one alone."""
    words = [f"sana{number} talo{number % 7}" for number in range(400)]
    shared = TermVectors(table)

    def near(text: str) -> float:
        rows = [number for token in text.split() for number in shared.numbers(token)]
        return float(shared.cosines(rows, np.array(rows)).sum())

    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(near, words))
    assert together == pytest.approx([near(text) for text in words])
