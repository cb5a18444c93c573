"""Whether a sentence tells the cause of what is asked."""

import pytest

from assistant.causes import agrees, direction_asked, is_expected, moves, names_cause, side_of
from assistant.question import read_question
from assistant.spelling import Speller
from assistant.vocabulary import Nature


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Miksi menot kasvoivat?", 1),
        ("Miksi määräraha ylittyi?", 1),
        ("Miksi tulot jäivät pienemmiksi ja laskivat?", -1),
        ("Miksi avustukset alittuivat?", -1),
        ("Miksi menot ovat tällaiset?", 0),
    ],
)
def test_which_way_is_asked(text: str, direction: int) -> None:
    """Growth and going over are one way, shrinking and staying under the other."""
    assert direction_asked(read_question(text, Speller([]), {})) == direction


def test_a_sentence_of_the_other_way_does_not_agree() -> None:
    """What tells of the other direction alone is no cause; what tells of both or neither may be."""
    assert agrees("Kulujen kasvu johtui sähköstä.", 1)
    assert agrees("Syynä oli sähkön hinta.", 1)
    assert not agrees("Kulujen vähennys johtui sähköstä.", 1)
    assert moves("Ylitys johtui sähköstä.", 1)
    assert not moves("Ylitys johtui sähköstä.", -1)
    assert moves("Alitus johtui sähköstä.", 0)


def test_what_is_to_come_is_told_apart() -> None:
    """A later year, and words of expecting, tell of what has not been."""
    assert is_expected("Kulut nousevat 1.8.2025 alkaen uudistuksen vuoksi.", 2024)
    assert is_expected("Kustannusten arvioidaan nousevan.", 2024)
    assert is_expected("Uudistus tulee nostamaan kuluja.", None)
    assert not is_expected("Kulut nousivat vuonna 2024 sähkön vuoksi.", 2024)


def test_plain_causes_and_sides() -> None:
    """A cause in plain words, and the side of the budget by the nearest sentence that has one."""
    assert names_cause("Ylitys selittyy sähköllä.")
    assert not names_cause("Sähkö maksoi paljon.")
    assert side_of(["Ylitys johtui talvesta.", "Toimintakulut ylittyivät."]) is Nature.COST
    assert side_of(["Tuotot ylittyivät.", "Kulut ylittyivät."]) is Nature.INCOME
    assert side_of(["Tulot ja menot ylittyivät."]) is None
    assert side_of([]) is None
