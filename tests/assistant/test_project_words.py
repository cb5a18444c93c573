"""The fields of a project that are words or dates."""

from dataclasses import replace

import pytest

from assistant.knowledge import Knowledge
from assistant.project_set import fields_said
from assistant.project_words import attribute_said, told_attribute
from tests.assistant.made import CARD_PROJECTS, PROJECTS

CARD = CARD_PROJECTS[1]


@pytest.mark.parametrize(
    ("text", "attribute"),
    [
        ("Koska hanke päättyy?", "ends"),
        ("Milloin hanke alkaa?", "begins"),
        ("Milloin hanke alkaa ja päättyy?", "period"),
        ("Milloin hanke on?", "period"),
        ("Kuka vastaa hankkeesta?", "responsible"),
        ("Kuka rahoittaa hankkeen?", "funder"),
        ("Kuka hankkeen päätti?", "decision"),
        ("Mikä on hankkeen tilanne?", "status"),
        ("Mikä on hankkeen asianumero?", "reference"),
        ("Kuka hankkeen hallinnoija on?", "administrator"),
        ("Paljonko hankkeella on rahaa?", None),
        ("Paljonko hankkeesta on toteutunut?", None),
    ],
)
def test_which_field_is_asked(knowledge: Knowledge, text: str, attribute: str | None) -> None:
    """The field is heard from its words and from the question word."""
    question, mentions = knowledge.read(text)
    assert attribute_said(question, fields_said(mentions, weak=False), None) == attribute


@pytest.mark.parametrize(
    ("attribute", "clause"),
    [
        ("ends", "päättyy 31.8.2024"),
        ("begins", "alkaa 2.5.2023"),
        ("period", "toteutusaika on 2.5.2023–31.8.2024"),
        ("responsible", "vastuuhenkilö on Veikko Toivola"),
        ("decision", "päätös: Sivistyslautakunta § 37 / 3.2.2023"),
        ("funder", "rahoittaja on Etelä-Suomen aluehallintovirasto"),
    ],
)
def test_how_a_field_is_told(attribute: str, clause: str) -> None:
    """Each field has its clause, and comes with the field that it was read from."""
    told = told_attribute(CARD, attribute)
    assert told is not None
    assert clause in told.text
    assert told.sources.citations[0].quote


def test_a_field_that_is_not_there() -> None:
    """A project without the field has nothing to tell, and an unknown field neither."""
    assert told_attribute(PROJECTS[0], "decision") is None
    assert told_attribute(CARD, "reference") is None
    assert told_attribute(CARD, "colour") is None


def test_a_period_that_was_not_read_is_quoted() -> None:
    """Where no last day could be read, the printed time is told instead of a date."""
    unread = replace(CARD, period=None, ends=None)
    told = told_attribute(unread, "ends")
    assert told is not None
    assert "toteutusaika on 2.5.2023–31.8.2024" in told.text
