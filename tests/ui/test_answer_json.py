"""Answers as JSON: the answer format, with exact plain numbers."""

import json
from decimal import Decimal

import pytest

from assistant.answer import (
    Answered,
    AnswerKind,
    Calculation,
    Citation,
    Clarification,
    Declined,
    DeclineReason,
    Operand,
    Option,
    Part,
    Step,
)
from store.figures import Place
from store.units import Quantity, Unit
from ui.answer_json import answer_json, plain_value

PLACE = Place("raportti.pdf", 3, "Talous", "Käyttötalous", "Toimintakate", "TOT 2025 6 kk", 12)
CITATION = Citation(1, PLACE, "Toimintakate -5 -3")


def euros(text: str) -> Quantity:
    """Return an amount of euros."""
    return Quantity(Decimal(text), Unit.EURO)


def test_figure_has_value_unit_and_citation() -> None:
    """A figure's answer has every key of the format, the value as text and the citation's whole place."""
    answer = Answered(AnswerKind.FIGURE, "Se oli −3 € [1].", (CITATION,), euros("-3"), interpretation=(Part("A", "B"),))
    found = answer_json(answer, "Paljonko?", "d001")
    assert found["citations"] == [
        {
            "number": 1,
            "document": "raportti.pdf",
            "page": 3,
            "section": "Talous",
            "table": "Käyttötalous",
            "row": "Toimintakate",
            "column": "TOT 2025 6 kk",
            "line": 12,
            "cell": None,
            "quote": "Toimintakate -5 -3",
        }
    ]
    assert (found["id"], found["question"], found["kind"]) == ("d001", "Paljonko?", "figure")
    assert (found["value"], found["unit"], found["calculation"]) == ("-3", "EUR", None)
    assert found["interpretation"] == [{"label": "A", "text": "B", "assumed": False}]
    assert json.loads(json.dumps(found)) == found


def test_calculation_shows_operands_result_and_steps() -> None:
    """A calculation's numbers are all in base units, those that the user typed without a citation."""
    thousand = Quantity(Decimal(2), Unit.THOUSAND_EURO)
    calculation = Calculation(
        "(-3) - (2000)",
        (Operand("Kate", euros("-3"), 1), Operand("Annettu", thousand, None)),
        euros("-2003"),
        (Step("Ero", "(-3) - (2000)", euros("-2003")),),
    )
    answer = Answered(AnswerKind.CALCULATION, "Ero on −2003 € [1].", (CITATION,), euros("-2003"), calculation)
    found = answer_json(answer, "Ero?")["calculation"]
    assert found == {
        "expression": "(-3) - (2000)",
        "operands": [
            {"label": "Kate", "value": "-3", "unit": "EUR", "citation": 1},
            {"label": "Annettu", "value": "2000", "unit": "EUR", "citation": None},
        ],
        "result": "-2003",
        "unit": "EUR",
        "steps": [{"label": "Ero", "expression": "(-3) - (2000)", "value": "-2003", "unit": "EUR"}],
    }


def test_clarification_offers_its_options() -> None:
    """A question back has its kind, its options, no value and no citation."""
    found = answer_json(Clarification("Kumpi?", (Option("Kunta", "Kunnan kate?"),)), "Kate?")
    assert found["kind"] == "clarification"
    assert found["options"] == [{"label": "Kunta", "question": "Kunnan kate?"}]
    assert (found["value"], found["citations"]) == (None, [])
    assert "id" not in found


def test_decline_is_no_answer_with_its_reason() -> None:
    """An honest no has the kind that the format gives it, its reason and what can be asked instead."""
    found = answer_json(Declined(DeclineReason.OPINION, "En arvioi.", suggestions=("Kate?",)), "Onko hyvä?")
    assert (found["kind"], found["reason"], found["suggestions"]) == ("no_answer", "opinion", ["Kate?"])


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        ("51.00", Unit.PERCENT, "51.00"),
        ("1.25", Unit.MILLION_EURO, "1250000"),
        ("-1234.50", Unit.EURO, "-1234.50"),
        ("1E+6", Unit.EURO, "1000000"),
        ("-0", Unit.EURO, "0"),
        ("1E-7", Unit.RATIO, "0.0000001"),
    ],
)
def test_numbers_are_plain_decimals(value: str, unit: Unit, text: str) -> None:
    """No exponent, no grouping and no negative zero; percents keep their printed decimals, whole euros have none."""
    assert plain_value(Quantity(Decimal(value), unit)) == text
