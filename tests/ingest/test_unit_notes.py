"""Notes tell the unit of money of a whole table, however they write thousands and millions."""

import pytest

from ingest.unit_notes import is_unit_note, unit_note
from store.units import Unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("1000 EUR", Unit.THOUSAND_EURO),
        ("1\u2009000 €", Unit.THOUSAND_EURO),
        ("(1\u202f000 euroa)", Unit.THOUSAND_EURO),
        ("1 000 e", Unit.THOUSAND_EURO),
        ("t eur", Unit.THOUSAND_EURO),
        ("tuhatta €", Unit.THOUSAND_EURO),
        ("Luvut ovat tuhansia euroja.", Unit.THOUSAND_EURO),
        ("tuhansissa euroissa", Unit.THOUSAND_EURO),
        ("milj. eur", Unit.MILLION_EURO),
        ("miljoonaa euroa", Unit.MILLION_EURO),
        ("M€", Unit.MILLION_EURO),
        ("EUR", Unit.EURO),
    ],
)
def test_a_note_of_thousands_is_never_one_of_euros(text: str, unit: Unit) -> None:
    """Each usual way to write the unit is read as that unit, and the line is nothing but a note."""
    assert unit_note(text) is unit
    assert is_unit_note(text)


@pytest.mark.parametrize("text", ["1 000 elokuvaa", "1 000 €/asukas", "Toimintatuotot"])
def test_other_words_are_no_note(text: str) -> None:
    """A count, a price for something and the name of a row tell no unit."""
    assert not is_unit_note(text)
