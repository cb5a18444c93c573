"""A question that names two towns, put to each."""

import pytest

from assistant.side_by_side import asked_of_each

TOWNS = ("Lahti", "Heinola")


@pytest.mark.parametrize(
    ("text", "lahti", "heinola"),
    [
        ("Lahden ja Heinolan menot?", "Lahden menot?", "Heinolan menot?"),
        ("Heinolan sekä Lahden menot?", "Lahden menot?", "Heinolan menot?"),
        ("Menot Lahdessa vai Heinolassa?", "Menot Lahdessa?", "Menot Heinolassa?"),
        ("Menot: Lahti, Heinola", "Menot: Lahti", "Menot: Heinola"),
    ],
)
def test_each_town_is_asked_the_same(text: str, lahti: str, heinola: str) -> None:
    """Of the two names beside each other one is left in each question, in the form that it stands in."""
    assert asked_of_each(text, TOWNS) == {"Lahti": lahti, "Heinola": heinola}


@pytest.mark.parametrize(
    "text", ["Lahden menot ja Heinolan tulot?", "Lahden menot?", "Lahden, Heinolan ja Lahden menot?", ""]
)
def test_towns_that_stand_apart(text: str) -> None:
    """Where the names are not side by side, there is no one question for each."""
    assert asked_of_each(text, TOWNS) == {}
