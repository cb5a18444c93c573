"""The features of passages found: words together, early, near in meaning, and the marks of the answer."""

import math
import re

import numpy as np
import pytest

from assistant.passage_entries import read_entries
from assistant.passage_features import FeatureReader, Found
from store.lexical import WordIndex, terms_of
from store.term_table import SHIPPED_MODEL, TermTable, TermVectors
from store.words import tokens
from tests.assistant.passage_texts import contents, passage

TEXTS = (
    "Uimahalli suljettiin jo varhain keväällä. Kirjasto sai uudet hyllyt.",
    "Kirjasto suljettiin 3.4.2031 remontin ajaksi. Hyllyt uusittiin samalla.",
    "Hyllyt uusittiin. Remontti kesti pitkään. Kirjasto on nyt auki.",
    "Lainaamo pantiin kiinni huhtikuussa.",
)


@pytest.fixture(scope="module")
def reader() -> FeatureReader:
    """Return the reader of the features of four passages."""
    entries = read_entries(
        [
            contents(
                *(
                    passage(number, *re.split(r"(?<=[a-zåäö]\.) ", text), context="")
                    for number, text in enumerate(TEXTS)
                )
            )
        ]
    )
    index = WordIndex([terms_of(entry.passage.text) for entry in entries])
    return FeatureReader(entries, index, TermVectors(TermTable(SHIPPED_MODEL)))


def found(*places: int) -> Found:
    """Return passages as found with falling scores."""
    falling = np.linspace(1.0, 0.5, len(places))
    return Found(places, falling, falling, falling, falling)


def test_words_of_one_sentence_tell_more_than_scattered_ones(reader: FeatureReader) -> None:
    """What one sentence holds, two neighbours hold, and what stands side by side are told apart."""
    columns = reader.columns("Milloin kirjasto suljettiin?", found(0, 1, 2))
    assert columns["held"][0] == columns["held"][1]
    assert columns["sentence"][1] > columns["sentence"][0]
    assert columns["window"][1] == columns["window"][0]
    assert columns["beside"][1] > columns["beside"][0] == 0
    assert columns["opening"][1] > columns["opening"][2]
    assert columns["early"][1] > columns["early"][2]


def test_a_word_near_in_meaning_counts_for_some(reader: FeatureReader) -> None:
    """A passage without any of the words is nearer than nothing, and farther than one that has them."""
    columns = reader.columns("Milloin kirjasto suljettiin?", found(1, 3))
    assert columns["held"][1] == 0
    assert 0 < columns["near"][1] < columns["near"][0]


def test_the_best_sentence_is_looked_at_for_the_answer(reader: FeatureReader) -> None:
    """A question of when is answered by a sentence with a date, and its number in the passage is told."""
    columns = reader.columns("Milloin kirjasto suljettiin?", found(1, 2))
    assert columns["marked"].tolist() == [1.0, 0.0]
    assert columns["number"].tolist() == [1.0, 0.0]
    assert columns["sentence_number"].tolist() == [0.0, 2.0]


def test_every_search_has_the_same_columns(reader: FeatureReader) -> None:
    """Rows are as many as passages, also of one word and one passage; no words give no columns."""
    many, one = (
        reader.read(text, found(*places)) for text, places in (("kirjasto auki", (0, 1, 2, 3)), ("halli", (0,)))
    )
    assert many.shape == (4, one.shape[1])
    assert one.shape[0] == 1
    assert np.isfinite(many).all()
    assert reader.read("?", found(0)).shape == (1, 0)
    assert (reader.read("kirjasto auki", found(0, 1, 2, 3)) == many).all()


def test_features_are_those_that_reading_word_by_word_gives(reader: FeatureReader) -> None:
    """The numbers worked out for all passages at once are those of a plain walk through each passage's words."""
    question, table = "Milloin kirjaston hyllyt uusittiin ja suljettiin?", TermTable(SHIPPED_MODEL)
    index = WordIndex([terms_of(text) for text in TEXTS])
    groups = [terms_of(token) for token in tokens(question)]
    weights = [max(index.rarity(index.frequency(term)) for term in group) for group in groups]

    def nearness(group: tuple[str, ...], word: str) -> float:
        if set(group) & set(terms_of(word)):
            return 1.0
        return max(0.0, float((table.terms(group) @ table.terms(terms_of(word)).T).max()))

    def share(degrees: list[float]) -> float:
        return sum(weight * degree for weight, degree in zip(weights, degrees, strict=True)) / sum(weights)

    columns = reader.columns(question, found(2, 0, 3, 1))
    for row, place in enumerate((2, 0, 3, 1)):
        words = tokens(TEXTS[place])
        held = [[bool(set(group) & set(terms_of(word))) for word in words] for group in groups]
        assert columns["held"][row] == pytest.approx(share([float(any(one)) for one in held]))
        assert columns["early"][row] == pytest.approx(
            share([1 / math.log2(2 + one.index(True)) if any(one) else 0.0 for one in held])
        )
        near = [max(nearness(group, word) for word in words) for group in groups]
        assert columns["near"][row] == pytest.approx(share(near), abs=1e-5)
        assert columns["length"][row] == pytest.approx(math.log1p(len(words)))
