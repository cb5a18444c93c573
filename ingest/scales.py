"""Euros or thousands, where a table of accounts does not say: what the rest of the document tells of its numbers.

A report that has tables in thousands may have one without a note. Its unit is known where its amounts have cents,
where the same row stands elsewhere with a unit, or where thousands would make it larger than all else.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ingest.cell_units import is_scaled
from ingest.columns import Column
from ingest.owners import unit_measure
from ingest.rows import CellText, Row
from ingest.tables import Table
from store.figures import Basis
from store.periods import Period
from store.units import Dimension, Unit

_CENTS = -2
_BEYOND = Decimal(2)
_THOUSAND = Decimal(1000)
_FEWEST_CENTS = 3
_SMALLEST = 100
"""Printed amounts below this are alike by chance too easily."""
_DIFFERENCES = frozenset((Basis.DEVIATION, Basis.REMAINING, Basis.CHANGE))
_Key = tuple[str, Basis, Period]


@dataclass(frozen=True, slots=True)
class Scales:
    """What the tables with a unit tell: amounts in euros by row, kind and period, and the largest of them.

    ``styles`` are the units that tables of the same heads are known to have.
    """

    amounts: dict[_Key, tuple[Decimal, ...]]
    largest: Decimal
    has_scaled: bool
    styles: dict[tuple[str, ...], frozenset[Unit]]

    def unit_of(self, table: Table) -> Unit | None:
        """Return the unit of a table of accounts that tells none; None where it stays in doubt."""
        if not self.has_scaled:
            return Unit.EURO
        own = self.evidence(table)
        known = self.styles.get(table.heads, frozenset())
        return own or (next(iter(known)) if len(known) == 1 else None)

    def evidence(self, table: Table) -> Unit | None:
        """Return the unit that a table's own amounts tell, None where they tell none."""
        if has_cents(table):
            return Unit.EURO
        cells = [(_key(table, row, column), cell) for row, column, cell in _amount_cells(table)]
        as_euros = sum(self._knows(key, cell, Decimal(1)) for key, cell in cells)
        as_thousands = sum(self._knows(key, cell, _THOUSAND) for key, cell in cells)
        if as_euros != as_thousands and min(as_euros, as_thousands) == 0:
            return Unit.EURO if as_euros else Unit.THOUSAND_EURO
        if not self.largest:
            return None  # no amount whose unit is known: nothing to compare with
        greatest = max((abs(cell.value) for _, cell in cells), default=Decimal(0))
        is_beyond = self.largest and greatest * _THOUSAND > self.largest * _BEYOND
        return Unit.EURO if is_beyond and not as_thousands else None

    def _knows(self, key: _Key, cell: CellText, scale: Decimal) -> bool:
        """Whether a row stands elsewhere with the same amount, but for the rounding of what is printed."""
        if abs(cell.value) < _SMALLEST:
            return False
        slack = cell.half_step * scale + Decimal("0.5")
        return any(abs(abs(known) - abs(cell.value) * scale) <= slack for known in self.amounts.get(key, ()))


def read_scales(tables: Sequence[Table], *, is_told: bool) -> Scales:
    """Return what a document's tables tell; ``is_told`` where its text says that numbers are in thousands."""
    amounts: dict[_Key, list[Decimal]] = {}
    largest = Decimal(0)
    has_scaled = is_told
    for table in tables:
        has_scaled = has_scaled or is_scaled(table)
        unit = table.unit or (Unit.EURO if has_cents(table) else None)
        for row, column, cell in _amount_cells(table):
            own = unit if column.unit is None or column.basis in _DIFFERENCES else column.unit
            if own is None or own.dimension is not Dimension.MONEY:
                continue
            value = cell.value * own.scale
            amounts.setdefault(_key(table, row, column), []).append(value)
            largest = max(largest, abs(value))
    scales = Scales({key: tuple(values) for key, values in amounts.items()}, largest, has_scaled, {})
    styles: dict[tuple[str, ...], set[Unit]] = {}
    for table in tables:
        if unit := table.unit or scales.evidence(table):
            styles.setdefault(table.heads, set()).add(unit)
    return replace(scales, styles={heads: frozenset(units) for heads, units in styles.items()})


def has_cents(table: Table) -> bool:
    """Whether a table's amounts are printed with cents, as only euros are: most of them, or all of some column."""
    cells = [cell for _, _, cell in _amount_cells(table)]
    columns: dict[int, list[CellText]] = {}
    for row in table.rows:
        for at, (column, cell) in enumerate(zip(table.columns, row.readings[0] if row.readings else (), strict=False)):
            if column and cell and column.unit is not Unit.PERCENT and not cell.is_percent:
                columns.setdefault(at, []).append(cell)
    is_column = any(len(own) >= _FEWEST_CENTS and all(map(_ends_in_cents, own)) for own in columns.values())
    is_most = sum(map(_ends_in_cents, cells)) * 2 > len(cells)
    return (is_most or is_column) and any(_ends_in_cents(cell) and abs(cell.value) >= _THOUSAND for cell in cells)


def _ends_in_cents(cell: CellText) -> bool:
    return int(cell.value.as_tuple().exponent) == _CENTS


def _amount_cells(table: Table) -> list[tuple[Row, Column, CellText]]:
    """Return the cells that may be amounts of money, from the rows with one reading."""
    found: list[tuple[Row, Column, CellText]] = []
    for row in table.rows:
        reading: Sequence[CellText | None] = row.readings[0] if row.readings else ()
        for column, cell in zip(table.columns, reading, strict=False):
            if column and cell and column.unit is not Unit.PERCENT and not cell.is_percent:
                found.append((row, column, cell))
    return found


def _key(table: Table, row: Row, column: Column) -> _Key:
    """Return what tells a cell's amount: its row, or where that is a unit, what is measured."""
    return (unit_measure(table, column) or row.label).casefold(), column.basis, column.period
