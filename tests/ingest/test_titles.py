"""Titles, bodies and persons that can be responsible are told from running text."""

import pytest

from ingest.titles import is_responsible, split_at_responsible


@pytest.mark.parametrize(
    "text",
    [
        "Koulutusjohtaja",
        "Tekninen johtaja",
        "Kehitysjohtaja, Nuoriso- ja vapaa-aikajohtaja",
        "Kaupunginjohtaja ja talousjohtaja",
        "IT-päällikkö",
        "Rehtorit",
        "Tekninen lautakunta",
        "Anna Virtanen",
    ],
)
def test_responsibles(text: str) -> None:
    """Titles, bodies and persons, also several, are responsible."""
    assert is_responsible(text)


@pytest.mark.parametrize(
    "text",
    [
        "Koulutusjohtaja vastaa.",
        "päiväkodin johtajista",
        "Kyseessä on Sivistysjohtaja",
        "Lintuhoitolan toiminta",
        "Käyttöasteet",
        "",
    ],
)
def test_no_responsibles(text: str) -> None:
    """A sentence, an inflected word or another subject is not."""
    assert not is_responsible(text)


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Koulutusjohtaja Oppimisen tuen uudistuksen", ["Koulutusjohtaja", "Oppimisen tuen uudistuksen"]),
        ("Toimintakate Koulutusjohtaja Opetusryhmät on", ["Toimintakate", "Koulutusjohtaja", "Opetusryhmät on"]),
        ("Tekninen johtaja Kaavat", ["Tekninen johtaja", "Kaavat"]),
        ("Anna Virtanen Kaavat ovat", ["Anna Virtanen", "Kaavat ovat"]),
        ("Koulutusjohtaja vastaa asiasta", ["Koulutusjohtaja vastaa asiasta"]),
        ("Rehtori Harri Koski kertoi", ["Rehtori Harri Koski kertoi"]),
        ("Kaavat ovat ajan tasalla", ["Kaavat ovat ajan tasalla"]),
    ],
)
def test_line_is_parted_at_the_responsible(line: str, parts: list[str]) -> None:
    """A line that two or three cells share is parted; a sentence that speaks of a title is not."""
    assert split_at_responsible(line) == parts
