"""Whether a number that does not fit was misread: the printed row, parted into cells in another way, fits."""

from decimal import Decimal

from ingest.audit.blame import Fault
from ingest.audit.grids import Grid
from ingest.rows import part_cells, split_row

_MOST_TOKENS = 40


def is_misread(fault: Fault, grid: Grid | None) -> bool:
    """Whether the row of a named cell has a reading in which that cell holds what the identities ask for."""
    if grid is None or not fault.is_named:
        return False
    row = next((row for row in grid.rows if fault.cell in row.cells), None)
    if row is None:
        return False
    filled = [cell for cell in row.cells if cell is not None]
    _, tokens = split_row(fault.cell.quote)
    if len(tokens) > _MOST_TOKENS:
        return False
    at = filled.index(fault.cell)
    for reading in part_cells(tokens, len(filled)):
        cell = reading[at]
        value = cell.value * fault.cell.scale if cell is not None else Decimal(0)
        if cell is not None and value != fault.cell.value and fault.span.holds(value):
            return True
    return False
