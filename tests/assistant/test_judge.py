"""The judge itself: right, short and wrong are told apart."""

from decimal import Decimal

import pytest

from assistant.answer import Answer, Answered, AnswerKind, Citation, Clarification, Declined, DeclineReason, Option
from store.figures import Place
from store.units import Quantity, Unit
from tests.assistant.judge import Verdict, cites_evidence, judge, quotes_missing

PLACE = Place("a.txt")


def stated(number: str, unit: Unit = Unit.EURO, text: str = "Kulut olivat −5 €.") -> Answered:
    """Return an answer with a value."""
    return Answered(AnswerKind.FIGURE, text, (Citation(1, PLACE, "Kulut -5"),), Quantity(Decimal(number), unit))


@pytest.mark.parametrize(
    ("answer", "gold", "verdict"),
    [
        (stated("-5"), {"value": "-5", "unit": "EUR"}, Verdict.RIGHT),
        (stated("5"), {"value": "-5", "unit": "EUR"}, Verdict.WRONG_FIGURE),
        (stated("5"), {"value": "-5", "unit": "EUR", "sign": "any"}, Verdict.RIGHT),
        (stated("5.004", Unit.PERCENT), {"value": "5", "unit": "%", "tolerance": "0.01"}, Verdict.RIGHT),
        (stated("5.02", Unit.PERCENT), {"value": "5", "unit": "%", "tolerance": "0.01"}, Verdict.WRONG_FIGURE),
        (stated("-5"), {"value": "-5", "unit": "%"}, Verdict.WRONG_FIGURE),
        (stated("-5"), {"all_of": ["kulut", "-5"], "none_of": ["tuotot"]}, Verdict.RIGHT),
        (stated("-5"), {"all_of": ["tuotot"]}, Verdict.FELL_SHORT),
        (stated("-5"), {"any_of": ["tuotot", "KULUT"]}, Verdict.RIGHT),
        (stated("-5"), {"none_of": ["kulut"]}, Verdict.FELL_SHORT),
        (stated("-5"), {"abstain": True}, Verdict.WRONG_FIGURE),
        (stated("-5"), {"clarify": True}, Verdict.FELL_SHORT),
        (Declined(DeclineReason.OPINION, "Ei."), {"abstain": True}, Verdict.RIGHT),
        (Declined(DeclineReason.OPINION, "Ei."), {"value": "5", "unit": "EUR"}, Verdict.FELL_SHORT),
        (Clarification("Mikä?", (Option("Museo", "?"),)), {"clarify": True, "all_of": ["museo"]}, Verdict.RIGHT),
    ],
)
def test_verdicts(answer: Answer, gold: dict[str, object], verdict: Verdict) -> None:
    """Each way to be right, to fall short and to be wrong has its verdict."""
    assert judge(answer, gold).verdict is verdict


def test_quotes_and_evidence() -> None:
    """A quote must stand in its document, and meet a place of the evidence."""
    assert quotes_missing(stated("-5"), {"a.txt": "Alku Kulut -5 loppu"}) == []
    assert quotes_missing(stated("-5"), {"a.txt": "Kulut -6"}) == ["Kulut -5"]
    assert cites_evidence(stated("-5"), [{"document": "a.txt", "quote": "Kulut -5 -6"}])
    assert not cites_evidence(stated("-5"), [{"document": "b.txt", "quote": "Kulut -5"}])
