"""Answers as data."""

from decimal import Decimal

import pytest

from assistant.answer import Answered, AnswerKind, Citation
from store.figures import Place
from store.units import Quantity, Unit


def test_an_answer_needs_a_source() -> None:
    """An answer without a citation cannot be made."""
    with pytest.raises(ValueError, match="citation"):
        Answered(AnswerKind.FIGURE, "Kulut olivat 5 €.", ())


def test_the_value_is_in_base_units() -> None:
    """Thousands are stated in euros, and an answer in words has no value."""
    cited = (Citation(1, Place("a.txt"), "Kulut 5"),)
    stated = Answered(AnswerKind.FIGURE, "Kulut", cited, Quantity(Decimal(-5), Unit.THOUSAND_EURO))
    assert stated.value == Decimal(-5000)
    assert Answered(AnswerKind.PASSAGE, "Kulut", cited).value is None
