"""Which units or rows fulfil a condition, how many, and whether any does."""

from datetime import date
from decimal import Decimal

import pytest

from assistant.service import Assistant
from store.contents import Contents, Document
from store.figures import Basis, Figure, Place
from store.periods import Period
from store.units import Quantity, Unit

CLOSING = "kuusela-tilinpaatos-2024.txt"
COLUMNS = {
    "TP 2023": (Basis.ACTUAL, 2023),
    "TA 2024": (Basis.AMENDED_BUDGET, 2024),
    "TP 2024": (Basis.ACTUAL, 2024),
}
CULTURE, WORKS, AUDITORS, HARBOUR = (
    "Kulttuurilautakunta",
    "Tekninen lautakunta",
    "Tarkastuslautakunta",
    "Satamalautakunta",
)
COSTS = {
    CULTURE: (-410_000, -450_000, -462_500),
    WORKS: (-2_900_000, -3_100_000, -3_040_000),
    AUDITORS: (-21_000, -20_000, -22_000),
    HARBOUR: (-95_000, -90_000, -90_000),
}
ROWS = {"Palvelujen ostot": (-900_000, -1_000_000, -1_030_000), "Henkilöstökulut": (-2_000_000, -2_100_000, -2_010_000)}


def cells(owner: str, row: str, numbers: tuple[int, int, int]) -> list[Figure]:
    """Return a row's cells."""
    return [
        Figure(
            row, owner, Period.year(year), basis, Quantity(Decimal(number), Unit.EURO),
            Place(CLOSING, None, "Toteutuminen", owner, row, column), str(number), f"{row} {number}",
        )
        for (column, (basis, year)), number in zip(COLUMNS.items(), numbers, strict=True)
    ]  # fmt: skip


@pytest.fixture(name="boards")
def _boards() -> Assistant:
    figures = [cell for owner, numbers in COSTS.items() for cell in cells(owner, "Toimintakulut", numbers)]
    figures += [cell for row, numbers in ROWS.items() for cell in cells(WORKS, row, numbers)]
    about = Document(
        CLOSING, "k" * 8, ".txt", "Tilinpäätös 2024", "Kuusela", Period.year(2024), date(2025, 3, 31), None
    )
    return Assistant([Contents(about, tuple(figures), (), (), (), (), (), (), ())])
