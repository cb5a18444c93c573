"""A document tells its title, municipality, period and date, or nothing."""

from datetime import date
from pathlib import Path

import pytest

from ingest.metadata import describe, find_municipal_name, find_municipality, is_of_whole, read_setting
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
        ("Henkilöstökertomus 2024\n", Period.year(2024)),
        ("4. Investointien toteutuminen 31.8.2025\n", Period.months(2025, 1, 8)),
        ("Talouden toteuma ja ennuste, heinäkuu 2025\n", Period.months(2025, 1, 7)),
        ("Osavuosikatsaus, kunnanhallitus 22.9.2025\n", None),
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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("SUNDBY STAD – SUNDBYN KAUPUNKI\nDelårsrapport / Osavuosikatsaus 1.1.–31.8.2025\n", "Sundbyn kaupunki"),
        ("Lehtorannan kunta Pöytäkirja 14/2025\nTalouden toteutuminen\n", "Lehtorannan kunta"),
        ("Länsirannan hyvinvointialue\nTalouden toteuma 1–7/2025\n", "Länsirannan hyvinvointialue"),
        ("Kuusilammen kuntayhtymä\nTilinpäätös 2024\n", "Kuusilammen kuntayhtymä"),
    ],
)
def test_a_letterhead_names_whose_report_it_is(text: str, name: str) -> None:
    """The first lines name a municipality, a county or a joint authority that is no known place; the report is its."""
    pages = read_plain(Path("r.txt"), text.encode())
    assert find_municipal_name(pages) == name
    assert is_of_whole(pages)


def test_a_county_in_the_text_is_not_the_municipality() -> None:
    """A county that a municipality's report speaks of is not whose report it is."""
    text = "Heinolan kaupunki\nTilinpäätös 2024\nPirkanmaan hyvinvointialue vastaa palveluista.\n"
    assert find_municipal_name(read_plain(Path("r.txt"), text.encode())) == "Heinolan kaupunki"


def test_a_committees_report_is_not_the_wholes() -> None:
    """A letterhead above a unit's name tells nothing of what the report covers."""
    text = "Heinolan kaupunki\nTekninen lautakunta\nTalouden toteutuminen 1–6/2025\n"
    assert not is_of_whole(read_plain(Path("r.txt"), text.encode()))


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Lehtolan kunnan talouskatsaus 4/2025", Period.months(2025, 1, 4)),
        ("Talousseuranta 05/2025", Period.months(2025, 1, 5)),
    ],
)
def test_a_report_of_a_month_is_of_the_year_up_to_it(text: str, period: Period) -> None:
    """The month after the word for a report ends the reported period."""
    assert read_setting(read_plain(Path("r.txt"), f"{text}\n".encode())).period == period
