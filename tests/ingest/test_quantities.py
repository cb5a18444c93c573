"""Quantities of whole passages: whose, of what, and what is left alone."""

from datetime import date
from decimal import Decimal

import pytest

from ingest.passage_drafts import CONTEXT_SEPARATOR
from ingest.quantities import read_quantities
from store.contents import Document, Passage, PassageKind, Sentence
from store.figures import Place
from store.periods import Period
from store.records import ProseQuantity
from store.units import Unit

DOCUMENT = Document("r.txt", "0", ".txt", "Raportti", "Heinola", Period.months(2025, 1, 6), date(2025, 8, 11), None)
PLACE = Place("r.txt", section="Käyttösuunnitelma", line=7)


def _passage(*texts: str, kind: PassageKind = PassageKind.GOAL, quotes: tuple[str, ...] = ()) -> Passage:
    sentences = tuple(Sentence(text, quote) for text, quote in zip(texts, quotes or texts, strict=True))
    context = CONTEXT_SEPARATOR.join(("Raportti", "VAKA: Etsivä harrastetoiminta vahvistuu."))
    return Passage(0, kind, context, " ".join(texts), sentences, "Varhaiskasvatus", "VAKA", PLACE)


def _read(*texts: str, kind: PassageKind = PassageKind.GOAL) -> list[ProseQuantity]:
    return read_quantities(DOCUMENT, [_passage(*texts, kind=kind)])[0]


def test_quantity_carries_its_passage() -> None:
    """Organisation, unit and place come from the passage, sentence and quote from the sentence."""
    passage = _passage("Käyttöaste oli huhtikuussa 79,87 %.", quotes=("Käyttöaste oli huhti- kuussa 79,87 %.",))
    ((quantity,), problems) = read_quantities(DOCUMENT, [passage])
    assert (quantity.quantity.value, quantity.quantity.unit) == (Decimal("79.87"), Unit.PERCENT)
    assert (quantity.organisation, quantity.unit, quantity.place) == ("Varhaiskasvatus", "VAKA", PLACE)
    assert (quantity.subject, quantity.as_printed) == ("käyttöaste", "79,87 %")
    assert quantity.quote == "Käyttöaste oli huhti- kuussa 79,87 %."
    assert quantity.period == Period.months(2025, 4, 4)
    assert problems == []


def test_money_is_in_whole_euros() -> None:
    """Thousands and millions are stored as euros, the print beside them."""
    (quantity,) = _read("Kulut kasvoivat noin 350 t€.")
    assert (quantity.quantity.value, quantity.quantity.unit) == (Decimal(350_000), Unit.EURO)
    assert (quantity.as_printed, quantity.approximate) == ("noin 350 t€", True)


def test_continuing_sentence_keeps_the_time() -> None:
    """Lisäksi goes on with the sentence before; an ordinary sentence does not."""
    first, second, third = _read(
        "Huhtikuussa pidettiin 23 konsultointia.",
        "Lisäksi kerhoja pidettiin 73 kertaa.",
        "Kerhoilla tavoitettiin 410 lasta.",
    )
    assert first.period == second.period == Period.months(2025, 4, 4)
    assert third.period is None


def test_goal_names_what_the_sentence_does_not() -> None:
    """A sentence without a subject takes the words of the goal that its passage is about."""
    (quantity,) = _read("On osallistunut 20 kotoutujaa.")
    assert quantity.subject.split()[0] == "kotoutuja"
    assert "harrastetoiminta" in quantity.subject.split()
    assert "vaka" not in quantity.subject.split()


def test_label_is_no_subject_of_its_own() -> None:
    """A field's label is put last among the words, after what the sentence itself says."""
    passage = _passage("Mittari: Tunteja on vähintään 6 tuntia.", quotes=("Tunteja on vähintään 6 tuntia.",))
    ((quantity,), _) = read_quantities(DOCUMENT, [passage])
    assert quantity.subject.split()[-1] == "mittari"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Toimintakate 20 % 30 %", PassageKind.TABLE),
        ("Bruttotulot koko hankeajalta: 305 360 € (esiopetus: 64 000 €)", PassageKind.PROJECT),
        ("Menojen toteuma %: 58 % vuosien 2024–2025 rahoituksesta", PassageKind.PROJECT),
        ("Puolue Äänet Paikat Keskusta 3 051 40,8 % 18 Kokoomus 1 782 23,8 % 10", PassageKind.PARAGRAPH),
        ("Lainakanta 31.12., 1000 €", PassageKind.PARAGRAPH),
        ("0 €", PassageKind.PARAGRAPH),
    ],
)
def test_tables_and_amount_fields_are_not_prose(text: str, kind: PassageKind) -> None:
    """What the tables and projects hold is not read a second time as prose."""
    assert _read(text, kind=kind) == []


def test_project_description_is_prose() -> None:
    """A project's description may hold quantities."""
    found = _read(
        "Kuvaus: Tavoitteena on kaksi bändikonserttia, kolmelle bändille nauhoitus.", kind=PassageKind.PROJECT
    )
    assert [(int(quantity.quantity.value), quantity.noun) for quantity in found] == [
        (2, "bändikonserttia"),
        (3, "bändille"),
    ]


@pytest.mark.parametrize(
    "text", ["Hinta on 12.5 %.", "Kulut olivat 10–12 % suuremmat.", "Tuotto oli 5 milj. € (4 milj. €)."]
)
def test_doubts_become_problems_with_their_place(text: str) -> None:
    """An amount that cannot be read for certain is shown to staff with its place and sentence."""
    _, (problem,) = read_quantities(DOCUMENT, [_passage(text)])
    assert problem.place == PLACE
    assert text in problem.message
