"""Tests of the units that titles and heads of columns name."""

import pytest

from ingest.unit_titles import could_be_unit, unit_in


@pytest.mark.parametrize("name", ["Kirjasto", "Tekniset palvelut", "Varhaiskasvatus", "Rantalan koulu"])
def test_a_name_in_a_head_can_be_a_unit(name: str) -> None:
    """A name with no word of heads in it may be a unit's."""
    assert could_be_unit(name)


@pytest.mark.parametrize(
    "text",
    [
        "alkuperäinen",
        "muutettu",
        "2023-2024",
        "31.3.",
        "Edellinen vuosi",
        "Käyttö ed. vuonna",
        "Osuus tuloista",
        "Toimialat",
        "Toimintakulut",
        "Yhteensä",
        "Hyväksytty",
        "€",
        "1 000",
        "Budjetti 2026",
        "Kertymä kk",
    ],
)
def test_no_unit_is_made_of_head_words(text: str) -> None:
    """Words of heads, dates, numbers, accounts and kinds of units are nobody's name."""
    assert not could_be_unit(text)


@pytest.mark.parametrize(
    "title", ["Toimialojen tulot ja menot, toteuma 1–8/2026", "Lautakuntien talousarvion toteuma", "Tulosalueet 2026"]
)
def test_a_kind_of_units_in_a_title_is_no_unit(title: str) -> None:
    """A title that tells of all units of a kind names none of them."""
    assert unit_in(title, is_key=True) is None
