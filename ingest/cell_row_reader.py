"""The rows of a table whose cells the source itself parts, one by one: numbers, addresses, whose and what."""

from collections.abc import Sequence

from ingest.account_words import is_account, is_account_row, is_total
from ingest.cell_cuts import CutRow
from ingest.cell_rows import RowName, is_unit_heading, unit_name
from ingest.pages import Cell
from ingest.rows import CellText, Row
from ingest.tables import Unread


class RowReader:
    """Takes the rows of a table one by one."""

    def __init__(self, figures: Sequence[int], measure: str | None, *, of_units: bool) -> None:
        """Begin a table with figures in these columns; ``measure`` is what the titles say that they are."""
        self.rows: list[Row] = []
        self.unread: list[Unread] = []
        self.seen: list[RowName] = []
        self._figures = figures
        self._measure = measure
        self._of_units = of_units
        self._organisation: str | None = None
        self._group: str | None = None

    def take(self, row: CutRow, name: RowName, below: Sequence[str]) -> None:
        """Take a row; ``below`` are the names of the rows that follow."""
        self.seen.append(name)
        cells, line = row.cells, row.line
        if not row.has_figures:
            self._take_heading(name, below)
            return
        if self._of_units and name.organisation is None and is_account_row(name.label):
            self.unread.append(Unread(line.text, line))
            return
        reading, addresses = self._cells(cells)
        if not name.label or self._is_misread(cells):
            self.unread.append(Unread(line.text, line))
            if not name.label:
                return
        organisation, measure = self._whose(name, below)
        self.rows.append(
            Row(
                name.label,
                None if is_total(name.label) or self._of_units else self._group or organisation,
                (reading,),
                line.text,
                None,
                line.number,
                cells=addresses,
                organisation=organisation,
                measure=measure,
                shown=name.shown,
                unit=name.unit,
            )
        )

    def _take_heading(self, name: RowName, below: Sequence[str]) -> None:
        """Take a row without figures: it names the unit, or the group, of the rows below it."""
        if not name.label:
            return
        if is_unit_heading(name.shown, below):
            self._organisation, self._group = unit_name(name.label), None
        else:
            self._group = name.label

    def _whose(self, name: RowName, below: Sequence[str]) -> tuple[str | None, str | None]:
        """Return whose row it is and what it measures, each None where the table's own holds."""
        if name.organisation is not None:
            return name.organisation, name.measure or self._measure or ""
        if self._of_units:
            return (None if is_total(name.label) else unit_name(name.label)), self._measure or ""
        if name.has_code and not is_account(name.label) and is_unit_heading(name.shown, below[:3]):
            self._organisation, self._group = unit_name(name.label), None
            return self._organisation, ""
        return self._organisation, None

    def _cells(self, cells: Sequence[Cell]) -> tuple[tuple[CellText | None, ...], tuple[str | None, ...]]:
        """Return the numbers of a row and their addresses, by column of figures."""
        by_column = {cell.column: cell for cell in cells}
        found = [by_column.get(at) for at in self._figures]
        return tuple(cell.number if cell else None for cell in found), tuple(
            cell.address if cell else None for cell in found
        )

    def _is_misread(self, cells: Sequence[Cell]) -> bool:
        """Whether a cell among the figures holds digits that are no number."""
        wanted = set(self._figures)
        return any(
            cell.column in wanted and cell.number is None and any(char.isdigit() for char in cell.text)
            for cell in cells
        )
