"""Questions about goals and risks, and those that point back to them."""

from decimal import Decimal

import pytest

from assistant.service import Assistant
from store.units import Unit
from tests.assistant.made import talk, told


def test_who_is_responsible_for_those(kuusela: Assistant) -> None:
    """After a list of goals, "niistä" is those: who is responsible for each, and how many they are."""
    _, who, many = talk(kuusela, "Mitkä ovat NUPAn tavoitteet?", "Kuka niistä vastaa?", "Montako niitä on?")
    assert told(who).text.count("Nuorisojohtaja") == 2
    assert "Kirjastonjohtaja" not in told(who).text
    assert told(many).value == 2


@pytest.mark.parametrize(
    ("question", "risk"),
    [
        ("Mikä riski on todennäköisin?", "Avustukset pienenevät."),
        ("Mikä on vähiten todennäköinen riski?", "Ohjaajia ei saada."),
    ],
)
def test_the_likeliest_risk(kuusela: Assistant, question: str, risk: str) -> None:
    """A superlative asks for the risk whose rating is largest."""
    answer = told(talk(kuusela, question)[0])
    assert risk in answer.text
    assert answer.text.count("– ") == 1


def test_those_risks(kuusela: Assistant) -> None:
    """After a list of risks, "niistä" is those."""
    _, most, many = talk(
        kuusela, "Mitkä ovat toiminnalliset riskit?", "Mikä niistä on todennäköisin?", "Montako niitä on?"
    )
    assert "Kirjaston katto vuotaa." in told(most).text
    assert "Avustukset" not in told(most).text
    assert told(many).value == 2


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Mikä on avustusriskin merkittävyys?", 3),
        ("Kuinka todennäköinen on kirjaston katon vuoto?", None),
        ("Kuinka todennäköistä on, että kirjaston katto vuotaa?", 2),
    ],
)
def test_one_rating(kuusela: Assistant, question: str, number: int | None) -> None:
    """A risk named in a compound or by its words is told by its own rating, never by another's."""
    answer = talk(kuusela, question)[0]
    assert getattr(answer, "value", None) == number


def test_a_share_of_goals(kuusela: Assistant) -> None:
    """How many percent of the goals are reached is a share, and not a number of goals."""
    answer = told(talk(kuusela, "Montako prosenttia tavoitteista toteutuu?")[0])
    assert answer.quantity is not None
    assert (answer.quantity.unit, round(answer.quantity.value, 2)) == (Unit.PERCENT, Decimal("33.33"))
    assert answer.text.startswith("1 tavoite 3:sta")


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("tila: skeittipuisto", "Toteutuu osittain"),
        ("mittari: kirjaston aukioloaika", "Aukiolotunnit"),
        ("vastuuhlö: skeittipuisto", "Nuorisojohtaja"),
        ("Skeittipuisto, tila", "Toteutuu osittain"),
        ("Kirjaston aukioloaika, mittari", "Aukiolotunnit"),
    ],
)
def test_a_field_typed_beside_a_goals_words(kuusela: Assistant, text: str, field: str) -> None:
    """A field as a heading or among keywords is that of the one goal whose words stand beside it."""
    assert field in told(talk(kuusela, text)[0]).text
