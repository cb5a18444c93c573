"""A document tells its title, municipality, period and date, or nothing."""

from datetime import date
from pathlib import Path

import pytest

from ingest.metadata import describe, find_municipal_name, find_municipality, read_setting
from ingest.plain import read_plain
from ingest.sections import read_sections
from store.contents import Document
from store.periods import Period


def _describe(text: str) -> Document:
    pages = read_plain(Path("raportti.txt"), text.encode())
    return describe(pages, read_sections(pages), (), read_setting(pages))


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Osavuosikatsaus 1–8/2024\n", Period.months(2024, 1, 8)),
        ("Toteutuminen 1.1.–30.9.2024\n", Period.months(2024, 1, 9)),
        ("Puolivuosiraportti kesäkuu 2025\n", Period.months(2025, 1, 6)),
        ("Tilinpäätös 2024\n", Period.year(2024)),
        ("HANKKEET v. 2023\n", Period.year(2023)),
        ("Hyvinvointi lisääntyy.\n", None),
    ],
)
def test_the_reported_period_is_found(text: str, period: Period | None) -> None:
    """The first lines tell the period; where they do not, there is none."""
    assert _describe(text).period == period


def test_the_municipality_is_in_its_base_form() -> None:
    """The place that is called a town, or named most, is the municipality, uninflected."""
    pages = read_plain(Path("r.txt"), "Heinolan kaupungin talous. Heinolassa asuu. Lahti ja Sysmä.\n".encode())
    assert find_municipality(pages) == "Heinola"
    assert find_municipal_name(pages) == "Heinolan kaupunki"


def test_a_text_without_places_names_none() -> None:
    """No place in the text, no municipality."""
    assert _describe("Talous on tasapainossa.\n").municipality is None


def test_the_running_header_dates_the_document() -> None:
    """A date in the running header is the day of the document."""
    assert _describe("Talous\n\n\n11.08.2025\n\n\nTalous\n").dated == date(2025, 8, 11)


def test_an_impossible_date_is_no_date() -> None:
    """A running date that no calendar has is left out."""
    assert _describe("Talous\n\n\n31.02.2025\n\n\nTalous\n").dated is None
