"""Everyday words that mean a narrower row where the documents print one."""

from assistant.narrower_rows import narrower_rows
from assistant.vocabulary import load_vocabulary

MEASURES = load_vocabulary().section("measure")


def test_a_printed_row_is_meant_before_the_wider_one() -> None:
    """Wages are the row of wages where it is printed, in compounds of costs too; personnel costs stay what they are."""
    found = narrower_rows(MEASURES, ["Palkat ja palkkiot", "Henkilösivukulut", "Korkotuotot"])
    assert found["Henkilöstökulut", "palkka"] == ("Palkat ja palkkiot",)
    assert found["Henkilöstökulut", "palkkakulu"] == ("Palkat ja palkkiot",)
    assert ("Henkilöstökulut", "henkilöstökulu") not in found


def test_without_such_a_row_nothing_changes() -> None:
    """A row that only holds the word further on, and a word of the wider row's own name, narrow nothing."""
    assert narrower_rows(MEASURES, ["Muut palkat"]) == {}
    assert narrower_rows(MEASURES, ["Menot ilman poistoja", "Avustukset yhdistyksille"]) == {}


def test_two_such_rows_are_both_named() -> None:
    """Where two rows begin with the word, both are meant, and both are told."""
    found = narrower_rows(MEASURES, ["Palkat, vakinaiset", "Palkat, määräaikaiset"])
    assert found["Henkilöstökulut", "palkka"] == ("Palkat, vakinaiset", "Palkat, määräaikaiset")
