"""Whole tables of a municipality's closing accounts against their truth, which was written down from the pages by eye.

Among them are the income, cash flow and balance statements of the town and of its group with their key ratios, the
comparisons of boards and of the whole with the budget, the investments by project, and the numbers of staff.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import pytest

from ingest.read import read_document
from store.contents import Contents
from store.figures import Figure, ProblemKind
from store.units import Quantity, Unit

pytestmark = pytest.mark.shared
REPORT = Path(__file__).parents[2].parent / "shared/documents-real/kauhava-tilinpaatos-2024.pdf"
TRUTH = Path(__file__).with_name("closing_accounts_truth.txt")

Cell = tuple[int, str, str, str, str, Decimal, str]
"""Page, organisation, measure, basis, period, value in base units, unit."""


@dataclass(slots=True)
class Compared:
    """The cells of the truth that were read, those that were not, and what else was read from their pages."""

    right: list[Cell] = field(default_factory=list)
    missing: list[Cell] = field(default_factory=list)
    wrong: list[Figure] = field(default_factory=list)


@pytest.fixture(scope="module")
def contents() -> Contents:
    """Return the report as read."""
    return read_document(REPORT)


@pytest.fixture(scope="module")
def compared(contents: Contents) -> Compared:
    """Return the cells that are read from the pages of the truth, compared with it."""
    read: dict[Cell, list[Figure]] = {}
    for figure in contents.figures:
        read.setdefault(_cell(figure), []).append(figure)
    result, truth = Compared(), _truth()
    for cell in truth:
        if read.get(cell):
            read[cell].pop()
            result.right.append(cell)
        else:
            result.missing.append(cell)
    pages = {cell[0] for cell in truth}
    result.wrong = [figure for figures in read.values() for figure in figures if figure.place.page in pages]
    return result


def _cell(figure: Figure) -> Cell:
    quantity = figure.quantity
    return (
        figure.place.page or 0,
        figure.organisation,
        figure.measure,
        figure.basis.name,
        str(figure.period),
        quantity.value.normalize(),
        quantity.unit.name,
    )


def _truth() -> list[Cell]:
    """Return the cells that the file of the truth tells."""
    cells: list[Cell] = []
    page, whose, unit, columns = 0, "", "", [""]
    for line in TRUTH.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        first, *rest = line.split(" | ")
        if first.startswith("@"):
            page, (whose, unit, *columns) = int(first[1:]), rest
            continue
        own = rest.pop() if len(rest) > len(columns) else unit
        for column, value in zip(columns, rest, strict=True):
            if value != "-":
                cells.append(_told(page, whose, own, column, first, value))
    return cells


def _told(page: int, whose: str, unit: str, column: str, label: str, value: str) -> Cell:
    """Return one cell: its row is a measure, or behind ``=`` a unit, and the measure is the table's or the column's."""
    basis, period, *aside = column.split()
    measured = next((word for word in aside if word != "%"), whose.removeprefix("=").strip())
    organisation, measure = (label, measured) if whose.startswith("=") else (whose, label)
    quantity = Quantity(Decimal(value), Unit.PERCENT if "%" in aside else Unit[unit]).in_base_units()
    return (page, organisation, measure, basis, period, quantity.value.normalize(), quantity.unit.name)


def test_truth_is_large() -> None:
    """The truth has the cells of more than thirty tables."""
    tables = [line for line in TRUTH.read_text(encoding="utf-8").splitlines() if line.startswith("@")]
    assert len(tables) > 30


def test_cells_are_read(compared: Compared) -> None:
    """At least 99 cells of 100 are read right: organisation, row, basis, period, value and unit."""
    total = len(compared.right) + len(compared.missing)
    print(f"{len(compared.right)} right of {total}, {len(compared.missing)} missing, {len(compared.wrong)} wrong")  # noqa: T201
    assert len(compared.missing) * 100 <= total, compared.missing


def test_no_cell_is_silently_wrong(contents: Contents, compared: Compared) -> None:
    """What is read from those pages beside the truth is told among the problems, and is 1 % at the most."""
    told = {
        (problem.place.page, problem.place.row)
        for problem in contents.problems
        if problem.kind in (ProblemKind.FAILED_IDENTITY, ProblemKind.UNREAD_CELL, ProblemKind.AMBIGUOUS_ROW)
    }
    silent = [figure for figure in compared.wrong if (figure.place.page, figure.place.row) not in told]
    assert silent == []
    assert len(compared.wrong) * 100 <= len(compared.right)
