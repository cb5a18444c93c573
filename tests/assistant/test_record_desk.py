"""Questions about goals and risks, through the whole assistant over the made-up town."""

from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.service import Assistant
from tests.assistant.made import refused, report, talk, told

HOUSE, PARK, HOURS = "Nuorten talo", "Skeittipuisto", "aukioloaikaa"
ROOF, GRANTS, GUIDES = "katto vuotaa", "Avustukset pienenevät", "Ohjaajia"


@pytest.mark.parametrize(
    ("question", "there", "absent"),
    [
        ("Mitkä ovat NUPAn tavoitteet?", (HOUSE, PARK), (HOURS,)),
        ("Luettele kirjastopalvelujen tavoitteet.", (HOURS,), (HOUSE,)),
        ("Mitkä tavoitteet toteutuvat?", (HOUSE,), (PARK, HOURS)),
        ("Mitkä tavoitteet toteutuvat osittain?", (PARK,), (HOUSE, HOURS)),
        ("Mitkä tavoitteet eivät toteutuneet?", (HOURS,), (HOUSE,)),
        ("Mitä tavoitteita ei ole saavutettu?", (HOURS,), (HOUSE,)),
        ("Mitkä tavoitteet jäivät toteutumatta?", (HOURS,), (HOUSE,)),
        ("Mitkä ovat Elävä kunta -päämäärän tavoitteet?", (HOUSE, PARK), (HOURS,)),
        ("Mitkä tavoitteet ovat Kestävä kasvu -päämäärän alla?", (HOURS,), (HOUSE,)),
        ("Mitkä ovat kirjastonjohtajan vastuulla olevat tavoitteet?", (HOURS,), (HOUSE,)),
        ("Mitkä ovat käyttösuunnitelman tavoitteet?", (HOUSE, PARK, HOURS), ()),
        ("Minkä riskien todennäköisyys on 3?", (GRANTS,), (ROOF, GUIDES)),
        ("Minkä riskien merkittävyys on 3?", (GRANTS, ROOF), (GUIDES,)),
        ("Mitkä ovat taloudelliset riskit?", (GRANTS,), (ROOF, GUIDES)),
        ("Mitkä ovat sivistyspalvelujen riskit?", (GRANTS, ROOF, GUIDES), ()),
    ],
)
def test_lists(kuusela: Assistant, question: str, there: tuple[str, ...], absent: tuple[str, ...]) -> None:
    """A condition keeps the records that meet it, and no others, each cited."""
    answer = told(talk(kuusela, question)[0])
    assert [name for name in there if name not in answer.text] == []
    assert [name for name in absent if name in answer.text] == []
    quotes = " ".join(citation.quote for citation in answer.citations)
    assert [name for name in there if name not in quotes] == []


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Montako tavoitetta NUPAlla on?", 2),
        ("Montako riskiä on?", 3),
        ("Montako toiminnallista riskiä on?", 2),
        ("Montako riskiä on, joiden todennäköisyys on 1?", 1),
        ("Kuinka moni tavoite toteutuu osittain?", 1),
    ],
)
def test_counts(kuusela: Assistant, question: str, number: int) -> None:
    """Records are counted, the count is the value, and each is listed."""
    answer = told(talk(kuusela, question)[0])
    assert answer.value == Decimal(number)
    assert answer.text.count("\n– ") == number


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Kuka vastaa skeittipuistosta?", "Nuorisojohtaja"),
        ("Kenen vastuulla on kirjaston aukioloaika?", "Kirjastonjohtaja"),
        ("Mikä on skeittipuiston tavoitteen mittari?", "Työpajojen määrä"),
        ("Mitkä ovat hallintakeinot riskiin kirjaston katto vuotaa?", "tutkitaan joka syksy"),
    ],
)
def test_fields_of_one(kuusela: Assistant, question: str, words: str) -> None:
    """A field of the one record that is named is told with both places."""
    answer = told(talk(kuusela, question)[0])
    assert words in answer.text
    assert len(answer.citations) == 2


def test_none_meets_the_condition(kuusela: Assistant) -> None:
    """Where no goal meets the condition, that is said."""
    assert "valtuustoon" in refused(talk(kuusela, "Mitkä ovat valtuustoon nähden sitovat tavoitteet?")[0]).text


def test_a_repeated_record_is_listed_once(example_assistant: Assistant) -> None:
    """A goal or risk that stands in two tables is one."""
    answer = told(talk(example_assistant, "Montako riskiä on, joiden todennäköisyys on 2?")[0])
    assert answer.value == Decimal(3)


def test_goals_of_an_organisation_that_has_none() -> None:
    """Where goals are of several organisations, one without any is declined, not answered with the others'."""
    ours = report()
    board = replace(ours.figures[0], organisation="Satamalautakunta")
    companies = tuple(replace(goal, organisation=f"Yhtiö {number} Oy") for number, goal in enumerate(ours.goals))
    assistant = Assistant((replace(ours, goals=companies, figures=(*ours.figures, board)),))
    assert "Satamalautakunta" in refused(talk(assistant, "Mitkä ovat satamalautakunnan tavoitteet?")[0]).text
    assert told(talk(assistant, "Mitkä ovat tavoitteet?")[0]).text.count("–") == len(ours.goals)
