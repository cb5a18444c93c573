"""The tables of a municipality's closing accounts against their truth, which was read from the pages by eye.

Among them are the income statement, the cash flow statement of the town and of its group, both sides of the balance
sheet with the key ratios, and the comparisons with the budget.
"""

import csv
from collections import Counter
from pathlib import Path

import pytest

from ingest.read import read_document

pytestmark = pytest.mark.shared
REPORT = Path(__file__).parents[2].parent / "shared/documents-real/kauhava-tilinpaatos-2024.pdf"
TRUTH = Path(__file__).with_name("closing_accounts_truth.tsv")

Cell = tuple[str, ...]


@pytest.fixture(scope="module")
def read() -> Counter[Cell]:
    """Return the cells that are read from the pages of the truth."""
    return Counter(
        {
            (
                str(figure.place.page),
                figure.organisation,
                figure.measure,
                figure.basis.name,
                str(figure.period),
                f"{figure.quantity.value.normalize():f}",
                figure.quantity.unit.name,
            )
            for figure in read_document(REPORT).figures
        }
    )


def _truth() -> list[Cell]:
    with TRUTH.open(encoding="utf-8", newline="") as file:
        return [tuple(row) for row in csv.reader(file, delimiter="\t")][1:]


def test_cells_are_read(read: Counter[Cell]) -> None:
    """At least 99 cells of 100 are read right: organisation, row, basis, period, value and unit."""
    truth = _truth()
    missing = [cell for cell in truth if cell not in read]
    assert len(missing) * 100 <= len(truth), missing


def test_no_cell_is_wrong(read: Counter[Cell]) -> None:
    """Nothing else is read from those pages."""
    truth = set(_truth())
    pages = {cell[0] for cell in truth}
    assert [cell for cell in read if cell[0] in pages and cell not in truth] == []
