"""Small tables in text as stored figures, for the tests of the audit.

A row is a name and its cells parted by bars, a heading row a name alone with a colon: ``Kulut:``.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.audit.grids import Grid, grids_of
from ingest.rows import read_cell
from store.figures import Basis, Figure, Place
from store.periods import Period
from store.units import Quantity, Unit


@dataclass(frozen=True, slots=True)
class Head:
    """A column of a made table."""

    label: str
    basis: Basis = Basis.ACTUAL
    period: Period = Period.year(2024)  # noqa: RUF009 - frozen


TWO_YEARS = (Head("2024"), Head("2023", period=Period.year(2023)))
BUDGET = (
    Head("TA", Basis.BUDGET),
    Head("Muutos", Basis.BUDGET_CHANGE),
    Head("Muutettu TA", Basis.AMENDED_BUDGET),
    Head("Toteuma"),
    Head("Poikkeama", Basis.DEVIATION),
)


def figures(
    text: str,
    heads: Sequence[Head] = TWO_YEARS,
    *,
    unit: Unit = Unit.EURO,
    organisation: str = "Mallilan kaupunki",
    page: int = 1,
    document: str = "raportti.pdf",
    section: str = "Talous",
) -> list[Figure]:
    """Return the figures of a table; a cell with a percent sign is a share, an empty one none."""
    found: list[Figure] = []
    group: str | None = None
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.endswith(":"):
            group = line[:-1]
            continue
        label, *cells = (part.strip() for part in line.split("|"))
        quote = " ".join((label, *cells))
        for head, printed in zip(heads, cells, strict=True):
            cell = read_cell(printed)
            if cell is None:
                continue
            own = Unit.PERCENT if cell.is_percent else unit
            place = Place(document, page, section, None, label, head.label)
            quantity = Quantity(cell.value, own).in_base_units()
            found.append(Figure(label, organisation, head.period, head.basis, quantity, place, printed, quote, group))
    return found


def grid(text: str, heads: Sequence[Head] = TWO_YEARS, *, unit: Unit = Unit.EURO) -> Grid:
    """Return a table as the audit sees it."""
    (one,) = grids_of(figures(text, heads, unit=unit), ())
    return one
