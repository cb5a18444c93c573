"""How a goal stands follows its status where that says so, else its actual, and is not guessed."""

from dataclasses import replace

import pytest

from assistant.goal_standing import Standing, deciding, reached_in_words, standing
from store.records import Goal
from tests.assistant.made import GOALS, field


def made(status: str | None, actual: str | None) -> Goal:
    """Return a goal with a status and an actual."""
    return replace(
        GOALS[0],
        status=field("Tila", status) if status else None,
        actual=field("Toteuma", actual) if actual else None,
    )


@pytest.mark.parametrize(
    ("status", "actual", "wanted"),
    [
        ("Toteutuu", "Talo ei ollut auki.", Standing.REACHED),
        ("Toteutuu osittain", None, Standing.IN_PART),
        ("Ei toteudu", "Toteutui myöhemmin", Standing.NOT),
        ("Valmis", "Toteutui, tulos 6.299 €", Standing.REACHED),
        ("Valmis", "Ei toteunut, tappio 12.083 €.", Standing.NOT),
        ("Valmis", "Ei toteutunut kaikilta osin. Tulos tappiollinen", Standing.IN_PART),
        ("Valmis", "Pääsääntöisesti toteutuu laitoksilla. Ei toteutunut keväällä.", Standing.IN_PART),
        ("Valmis", "Toteutuisi ilman laajennusta.", Standing.NOT),
        ("Valmis", "Maksuvalmius on erinomainen.", None),
        ("Valmis", None, Standing.REACHED),
        ("Kesken", None, Standing.IN_PART),
        ("Punainen", "Asiaa valmistellaan.", Standing.NOT),
        ("Vihreä", "Asiaa valmistellaan.", Standing.REACHED),
        (None, "Tavoite saavutettiin.", Standing.REACHED),
        (None, "Kyselyyn vastasi 40.", None),
        (None, None, None),
    ],
)
def test_the_words_that_say_it_decide(status: str | None, actual: str | None, wanted: Standing | None) -> None:
    """A status that states it comes first, then the actual's first sentence; work done says nothing beside those."""
    assert standing(made(status, actual)) is wanted


def test_a_status_that_tells_nothing_leaves_it_open() -> None:
    """Where nothing is known of a goal, a survey that was carried out does not reach it."""
    assert standing(made("Ei tietoa", "Kysely on toteutettu.")) is None


def test_the_field_that_decides_is_told() -> None:
    """The status is cited where it says so, the actual where that does, and none where nothing does."""
    by_status, by_actual = made("Toteutuu", "Tehty."), made("Valmis", "Ei toteutunut.")
    assert deciding(by_status) is by_status.status
    assert deciding(by_actual) is by_actual.actual
    assert deciding(made("Valmis", "Hyvin meni.")) is None


def test_a_printed_status_names_the_standing_only_where_it_says_it() -> None:
    """One printed status that states the standing is its name; several, or one of work done, are not."""
    assert reached_in_words([made("Toteutuu", None)], Standing.REACHED) == "Toteutuu"
    assert reached_in_words([made("Valmis", "Toteutui.")], Standing.REACHED) is None
    assert reached_in_words([made("Toteutuu", None), made("Toteutui", None)], Standing.REACHED) is None
