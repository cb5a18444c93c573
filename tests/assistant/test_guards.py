"""Questions that no report answers."""

import pytest

from assistant.answer import DeclineReason
from assistant.guards import guard
from assistant.question import read_question
from assistant.spelling import Speller
from assistant.vocabulary import load_vocabulary


def reason(text: str) -> DeclineReason | None:
    """Return why a question is declined, or None."""
    declined = guard(read_question(text, Speller([]), dict(load_vocabulary().spoken)))
    return None if declined is None else declined.reason


@pytest.mark.parametrize(
    "text",
    [
        "Onko skeittipuisto sinusta hyvä?",
        "Kannattaako kirjasto lakkauttaa?",
        "Pitäisikö veroja nostaa?",
        "Oliko päätös järkevä?",
        "Mitä mieltä olet kirjaston menoista?",
        "onks toi päätös susta hyvä",
        "Onks toi musta fiksu ratkaisu?",
    ],
)
def test_opinions(text: str) -> None:
    """An opinion is not given."""
    assert reason(text) is DeclineReason.OPINION


@pytest.mark.parametrize(
    "text",
    [
        "Aikooko kunta sulkea kirjaston?",
        "Lakkautetaanko koulu?",
        "Luuletko, että menot kasvavat?",
        "Tullaanko kirjastoon palkkaamaan väkeä?",
        "Nouseeko maksu ensi vuonna?",
    ],
)
def test_predictions(text: str) -> None:
    """A decision to come is not foretold."""
    assert reason(text) is DeclineReason.PREDICTION


@pytest.mark.parametrize(
    "text",
    [
        "Ketkä oppilaat saivat kesätyöpaikan?",
        "Mitkä ovat asiakkaiden nimet?",
        "Kuka työntekijä on sairaslomalla?",
        "Kenen lapset kävivät kerhossa?",
        "Anna työttömien osoitteet.",
    ],
)
def test_private_persons(text: str) -> None:
    """Persons who use or do the services are not named."""
    assert reason(text) is DeclineReason.PRIVATE_PERSON


@pytest.mark.parametrize(
    "text",
    [
        "Kuka vastaa nuorten talosta?",
        "Montako oppilasta sai kesätyöpaikan?",
        "Mikä on ensi vuoden talousarvio?",
        "Miksi menot kasvoivat?",
        "Kuka vastaa lapsista?",
        "Paljonko työntekijöiden palkat olivat?",
        "Oliko toimintakate parempi kuin viime vuonna?",
        "Mikä hanke on onnistunut?",
        "Mitkä ovat hankkeiden nimet?",
        "Mikä on kirjaston osoite?",
        "",
    ],
)
def test_ordinary_questions(text: str) -> None:
    """A question about figures, goals or those in charge is let through."""
    assert reason(text) is None


@pytest.mark.parametrize(
    "text", ["Paljonko on varattu ensi vuodelle?", "Montako hanketta jatkuu ensi vuonna?", "Moniko tavoite toteutui?"]
)
def test_a_question_for_a_number_is_no_prediction(text: str) -> None:
    """A budget of the next year may be in the reports; "paljonko" asks for it, not for yes or no."""
    assert reason(text) is None
