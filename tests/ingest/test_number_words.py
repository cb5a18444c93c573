"""Number words are read with their value and case."""

import pytest

from ingest.number_words import number_word


@pytest.mark.parametrize(
    ("word", "value", "case"),
    [
        ("viisi", 5, "nimento"),
        ("Seitsemällä", 7, "ulkoolento"),
        ("kolmelle", 3, "ulkotulento"),
        ("yhden", 1, "omanto"),
        ("kaksikymmentäviisi", 25, "nimento"),
        ("kahdellakymmenelläviidellä", 25, "ulkoolento"),
        ("kahdeksantoista", 18, "nimento"),
        ("kahdessatoista", 12, "sisaolento"),
        ("sataviisi", 105, "nimento"),
        ("kolmesataa", 300, "nimento"),
        ("kaksituhatta", 2000, "nimento"),
        ("tuhannen", 1000, "omanto"),
    ],
)
def test_numerals_have_value_and_case(word: str, value: int, case: str) -> None:
    """A numeral in any case gives its number, and the case that its noun takes."""
    assert (value, case) in number_word(word)


@pytest.mark.parametrize("word", ["toinen", "kolmas", "kaksivuotinen", "viikko", "seitsemäs", "moni", "kuusikko"])
def test_other_words_are_no_numbers(word: str) -> None:
    """Ordinals, compounds and lookalikes are not read as numbers."""
    assert number_word(word) == ()
