"""Reasons as the report tells them: of the unit asked, the same way, the same side of the budget, and done."""

from dataclasses import replace

import pytest

from assistant.service import Assistant
from store.contents import Contents, Passage, PassageKind, Sentence
from store.figures import Place
from tests.assistant.made import CENTRE, LIBRARY, REPORT, YOUTH, refused, report, talk, told

PARAGRAPHS: tuple[tuple[str | None, str, tuple[str, ...]], ...] = (
    (
        None,
        "Vuoden tapahtumat",
        ("Kirjastopalvelujen määräraha ylittyi 12 000 eurolla.", "Ylitys selittyy kirjaston putkirikon korjauksesta."),
    ),
    (
        YOUTH,
        YOUTH,
        ("Toimintatuotot ylittyivät selvästi.", "Ylitys johtui leirien odotettua suuremmasta suosiosta."),
    ),
    (
        CENTRE,
        CENTRE,
        ("Sähkön hinnan nousu johtuu markkinoista, ja se tulee nostamaan kuluja 1.8.2026 alkaen.",),
    ),
    ("Kuuselan Satama Oy", "Kuuselan Satama Oy", ("Korkokulujen kasvu johtui laituriin otetusta lainasta.",)),
)


@pytest.fixture(scope="module")
def town() -> Assistant:
    """Return the assistant over the report with those paragraphs."""
    return Assistant([explained()])


def explained() -> Contents:
    """Return the report with paragraphs that tell causes."""
    passages = tuple(
        Passage(
            500 + number,
            PassageKind.PARAGRAPH,
            section,
            " ".join(texts),
            tuple(Sentence(text, text) for text in texts),
            organisation,
            None,
            Place(REPORT, section=section),
        )
        for number, (organisation, section, texts) in enumerate(PARAGRAPHS)
    )
    return replace(report(), passages=passages)


@pytest.mark.parametrize(
    ("question", "cause"),
    [
        ("Miksi kirjastopalvelujen määräraha ylittyi?", "putkirikon"),
        ("Miksi kirjastopalvelut ylitti budjettinsa?", "putkirikon"),
        ("Miksi nuorisopalvelujen tulot ylittyivät?", "leirien"),
    ],
)
def test_the_cause_said_plainly(town: Assistant, question: str, cause: str) -> None:
    """A cause in the sentence after the one that names the unit is told, wherever it stands."""
    assert cause in told(talk(town, question)[0]).text


@pytest.mark.parametrize(
    "question",
    [
        "Miksi kirjastopalvelujen menot alittuivat?",
        "Miksi nuorisopalvelujen menot ylittyivät?",
        "Miksi korkokulut kasvoivat?",
        "Miksi sivistyspalvelut ylitti budjettinsa?",
    ],
)
def test_another_cause_is_not_told(town: Assistant, question: str) -> None:
    """No cause of the other way, of income for costs, of a company for the town, nor of what is to come."""
    refused(talk(town, question)[0])


def test_a_change_without_its_cause(town: Assistant) -> None:
    """Where the change is asked too, it is told, and that the report gives no reason."""
    answer = told(talk(town, f"Paljonko {LIBRARY.lower()} tulot kasvoivat ja miksi?")[0])
    assert answer.value is not None
    assert "putkirikon" not in answer.text
