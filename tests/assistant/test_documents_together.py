"""Several documents together: closings of two years, a budget and monthly figures of one town, and another town."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from assistant.answer import Answered, Clarification
from assistant.service import Assistant
from ingest.read import read_document
from tests.assistant.made import talk, told

if TYPE_CHECKING:
    from pathlib import Path

Sheets = dict[str, Sequence[Sequence[Any]]]


def _closing(year: int, loans: int, surplus: int) -> Sheets:
    return {
        "Tuloslaskelma": (
            ("Koivulahden kaupunki",),
            (f"Tilinpäätös {year}",),
            ("Tuloslaskelma, 1 000 €",),
            (None, f"TP {year}", f"TP {year - 1}"),
            ("Toimintatuotot", 8000 + surplus, 8000),
            ("Toimintakulut", -52000, -51000),
            ("Toimintakate", -44000 + surplus, -43000),
            ("Verotulot", 36000 + loans, 35500),
            ("Vuosikate", 4000 + surplus, 4300),
        ),
        "Luvut": (
            ("Tunnusluku", "Yksikkö", year - 1, year),
            ("Lainakanta 31.12.", "1 000 €", 39000, 41000 + loans),
            ("Lainat", "€/asukas", 3250, 3450),
        ),
    }


BUDGET: Sheets = {
    "Sivistys": (
        ("Koivulahden kaupunki",),
        ("Talousarvio 2025",),
        ("1 000 €", "TA 2024", "TA 2025"),
        ("2105 Kirjasto",),
        ("Toimintatuotot", 40, 45),
        ("Toimintakulut", -900, -930),
        ("Toimintakate", -860, -885),
    )
}
MONTHS: Sheets = {
    "Kirjasto": (
        ("Koivulahden kaupunki",),
        ("Kirjaston toteuma kuukausittain 2024, €",),
        ("Tili", "tammi", "helmi", "maalis"),
        ("Toimintakulut", -70000, -71000, -69000),
    )
}
OTHER: Sheets = {
    "Luvut": (
        ("Hiidenkosken kunta",),
        ("Tilinpäätös 2024",),
        ("1 000 €", "TP 2023", "TP 2024"),
        ("Lainakanta", 14200, 13650),
        ("Vuosikate", 900, 980),
    )
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """Return an assistant over five workbooks."""
    folder: Path = tmp_path_factory.mktemp("kirjat")
    books = {
        "tp2023": _closing(2023, 0, 350),
        "tp2024": _closing(2024, 150, 500),
        "ta2025": BUDGET,
        "kuukaudet": MONTHS,
        "toinen": OTHER,
    }
    contents = []
    for name, sheets in books.items():
        book = openpyxl.Workbook()
        book.remove(book.active)
        for title, rows in sheets.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(row)
        book.save(folder / f"{name}.xlsx")
        contents.append(read_document(folder / f"{name}.xlsx"))
    return Assistant(tuple(contents))


def _value(assistant: Assistant, question: str) -> Decimal | None:
    return told(talk(assistant, question)[0]).value


def test_growth_over_a_span_of_years_spans_two_documents(assistant: Assistant) -> None:
    """``kasvoi 2023–2024`` is the later year less the earlier, each from the newest document that has it."""
    assert _value(assistant, "Paljonko Koivulahden lainakanta kasvoi 2023–2024?") == 2_150_000


def test_a_resident_s_share_is_another_figure(assistant: Assistant) -> None:
    """Loans and loans for each resident stand under like names, and neither passes for the other."""
    assert _value(assistant, "Paljonko Koivulahden lainakanta oli 2024?") == 41_150_000
    assert _value(assistant, "Paljonko Koivulahden lainakanta oli asukasta kohden 2024?") == 3450


def test_the_newer_document_is_preferred_and_the_difference_told(assistant: Assistant) -> None:
    """A year's figure that the next closing gives otherwise comes from that one, and the older value is named."""
    answer = told(talk(assistant, "Mikä oli Koivulahden vuosikate 2023?")[0])
    assert answer.value == 4_300_000
    assert "4\u00a0350\u00a0000" in answer.text
    assert {citation.place.document for citation in answer.citations} == {"tp2023.xlsx", "tp2024.xlsx"}


def test_a_town_before_a_unit_only_tells_where_it_is(assistant: Assistant) -> None:
    """``Koivulahden kirjaston`` is the library's figure, not the town's; the cell is cited."""
    answer = told(talk(assistant, "Mitkä ovat Koivulahden kirjaston toimintakulut talousarviossa 2025?")[0])
    assert answer.value == -930_000
    assert answer.citations[0].place.cell == "Sivistys!C6"


def test_a_month_is_no_year(assistant: Assistant) -> None:
    """Of three months each is told alone, and none of them passes for the year."""
    assert _value(assistant, "Paljonko kirjaston toimintakulut olivat helmikuussa 2024?") == -71_000
    answer = talk(assistant, "Kuinka suuri osuus kirjaston toimintakulut ovat Koivulahden toimintakuluista 2024?")[0]
    assert not isinstance(answer, Answered)


def test_a_question_without_a_town_is_asked_back(assistant: Assistant) -> None:
    """Where two towns have the figure, the town is asked; where both are named, each answers from its own documents."""
    asked = talk(assistant, "Mikä oli vuosikate 2024?")[0]
    assert isinstance(asked, Clarification)
    assert [option.label for option in asked.options] == ["Hiidenkoski", "Koivulahti"]
    both = told(talk(assistant, "Kumman lainakanta on suurempi, Koivulahden vai Hiidenkosken?")[0])
    assert [citation.place.document for citation in both.citations] == ["tp2024.xlsx", "toinen.xlsx"]
