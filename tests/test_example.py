"""The example documents: built from their data, and with exactly the published figures."""

import json
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from example.build_example import documents
from store.numbers import parse_number

EXAMPLE = Path(__file__).parents[1] / "example"
COLUMNS = ("TP 2024", "TOT 2024 6 kk", "TA 2025", "TOT 2025 6 kk", "Jäljellä", "TOT-25 %")


def _data(name: str) -> dict[str, Any]:
    return tomllib.loads((EXAMPLE / name).read_text(encoding="utf-8"))


def _texts(content: bytes) -> list[str]:
    with pypdfium2.PdfDocument(content) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def _euros(text: str) -> Decimal:
    return parse_number(text.partition("€")[0])


def test_building_again_gives_the_committed_documents() -> None:
    """The committed PDFs hold the text that their data gives, and nothing else lies beside them."""
    built = documents()
    assert sorted(built) == sorted(path.name for path in EXAMPLE.glob("*.pdf"))
    for name, content in built.items():
        assert _texts(content) == _texts((EXAMPLE / name).read_bytes())


def test_building_twice_gives_the_same_bytes() -> None:
    """Nothing of the clock or of chance gets into the documents."""
    assert documents() == documents()


def test_first_page_says_whose_document_it_is() -> None:
    """Each document says on its first page that it is an example of the project and not the town's."""
    for content in documents().values():
        first = " ".join(_texts(content)[0].split())
        assert "Kuntakysy-projektin oma esimerkki" in first
        assert "ei Heinolan kaupungin asiakirja" in first


@pytest.mark.shared
def test_figures_are_the_published_ones(shared: Path) -> None:
    """Every figure of the example report is the published one, and none is missing."""
    truth = json.loads((shared / "evaluation" / "figures_truth.json").read_text(encoding="utf-8"))
    published = {(row["unit"], row["row"], row["column"]): Decimal(row["value"]) for row in truth}
    ours = {
        (part["heading"], row[0], column): parse_number(cell)
        for part in _data("hyvinvointi.toml")["parts"]
        for row in part.get("figures", [])
        for column, cell in zip(COLUMNS, row[1:], strict=True)
        if cell.strip("-")
    }
    assert ours == published


def test_projects_add_up_to_the_printed_total() -> None:
    """The project table's total is the sum of its rows."""
    data = _data("hyvinvointi.toml")
    assert sum(_euros(row["funding"]) for row in data["projects"]) == _euros(data["project_total"]["funding"])


def test_cards_add_up() -> None:
    """On every project card costs less income is what the town pays."""
    for card in _data("hankkeet.toml")["cards"]:
        assert _euros(card["costs"]) - _euros(card["income"]) == _euros(card["share"]), card["name"]
