"""Stored figures put back into the tables that they were read from."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import groupby

from ingest.audit.relations import Cell
from ingest.rows import read_cell
from store.figures import Basis, Figure, Place, Problem, ProblemKind
from store.periods import Period
from store.units import Dimension

_DOUBTS = frozenset((ProblemKind.UNREAD_CELL, ProblemKind.AMBIGUOUS_ROW, ProblemKind.UNREAD_TABLE))


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column: its head and what stands below it; ``measure`` where it is that of the column, not of the rows."""

    label: str
    basis: Basis
    period: Period
    measure: str | None = None


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row: its name, the heading row above it, and its cells by column (None for a blank one)."""

    label: str
    group: str | None
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """A table of stored figures; ``has_doubts`` where the reader could not read some of its rows or cells.

    Where the rows are units of the organisation, ``has_unit_rows`` is set: each cell tells whose it is then.
    """

    document: str
    municipality: str | None
    section: str | None
    name: str | None
    organisation: str
    page: int | None
    columns: tuple[GridColumn, ...]
    rows: tuple[GridRow, ...]
    has_doubts: bool
    has_unit_rows: bool = False

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Every filled cell, row by row."""
        return tuple(cell for row in self.rows for cell in row.cells if cell is not None)

    def is_summable(self, column: int) -> bool:
        """Whether the amounts of a column add up: shares and rates do not."""
        return self.columns[column].basis not in (Basis.REALISATION, Basis.CHANGE_RATE)


def grids_of(
    figures: Sequence[Figure], problems: Sequence[Problem], municipality: str | None = None
) -> tuple[Grid, ...]:
    """Return the tables of one document's figures, in order."""
    return tuple(_grid(run, problems, municipality) for run in _runs(_by_owner(figures)))


def _by_owner(figures: Sequence[Figure]) -> list[Figure]:
    """Return figures with those of each organisation together where a table's columns are of several of them."""
    ordered: list[Figure] = []
    for _, members in groupby(figures, key=lambda figure: (figure.place.section, figure.place.table)):
        table = list(members)
        lines = {_line(figure) for figure in table}
        owners = list(dict.fromkeys(figure.organisation for figure in table))
        if len({(_line(figure), figure.organisation) for figure in table}) > len(lines):
            table.sort(key=lambda figure: owners.index(figure.organisation))
        ordered += table
    return ordered


def _line(figure: Figure) -> tuple[object, ...]:
    """Return what the cells of one printed row have in common."""
    return figure.place.page, figure.place.line, figure.place.row, figure.group, figure.quote


def _runs(figures: Sequence[Figure]) -> Iterable[list[list[Figure]]]:
    """Part figures into tables, each a list of rows."""
    table: list[list[Figure]] = []
    for row in _rows(figures):
        if table and not _goes_on(table, row):
            yield table
            table = []
        table.append(row)
    if table:
        yield table


def _rows(figures: Sequence[Figure]) -> Iterable[list[Figure]]:
    """Part figures into rows: the cells of one line, each in a column of its own."""
    row: list[Figure] = []
    for figure in figures:
        if row and (_row_key(figure) != _row_key(row[0]) or _column(figure) in map(_column, row)):
            yield row
            row = []
        row.append(figure)
    if row:
        yield row


def _goes_on(table: list[list[Figure]], row: list[Figure]) -> bool:
    """Whether a row stands in the same table as the rows before it."""
    first, last, now = table[0][0].place, table[-1][0].place, row[0].place
    units = _is_unit_row(row[0]) and _is_unit_row(table[0][0])
    same_owner = units or table[0][0].organisation == row[0].organisation
    is_near = (now.page or 0) - (last.page or 0) in (0, 1)
    if not (same_owner and is_near and (first.section, first.table) == (now.section, now.table)):
        return False
    columns = {_column(figure) for line in table for figure in line}
    if not columns & set(map(_column, row)):
        return False
    begins_again = len(table) > 1 and not units and _name(row) == _name(table[0]) and len(row) == len(table[0])
    return not begins_again


def _is_unit_row(figure: Figure) -> bool:
    """Whether a figure's row names a unit, and its column or the table's title what is measured."""
    row = figure.place.row
    return row is not None and row.casefold() != figure.measure.casefold()


def _row_key(figure: Figure) -> tuple[object, ...]:
    place = figure.place
    told = place.row if _is_unit_row(figure) else (figure.organisation, figure.measure)
    return (place.section, place.table, figure.group, told, figure.quote, place.line)


def _name(row: list[Figure]) -> tuple[str, str | None]:
    return row[0].measure.casefold(), row[0].group


def _column(figure: Figure) -> GridColumn:
    label = figure.place.column or figure.basis.value
    measure = figure.measure if _is_unit_row(figure) else None
    return GridColumn(label, figure.basis, figure.period, measure)


def _grid(run: list[list[Figure]], problems: Sequence[Problem], municipality: str | None) -> Grid:
    columns = _in_order([[_column(figure) for figure in row] for row in run])
    scales = Counter(scale for row in run for figure in row if (scale := _scale(figure)) is not None)
    usual = scales.most_common(1)[0][0] if scales else Decimal(1)
    rows: list[GridRow] = []
    for row in run:
        cells: list[Cell | None] = [None] * len(columns)
        kin = tuple(figure.quantity.value for figure in row)
        for figure in row:
            cells[columns.index(_column(figure))] = replace(figure_cell(figure, usual), kin=kin)
        label = (row[0].place.row or "") if _is_unit_row(row[0]) else row[0].measure
        rows.append(GridRow(label, row[0].group, tuple(cells)))
    first = run[0][0]
    pages = {figure.place.page for row in run for figure in row}
    doubts = any(_touches(problem, first.place, pages) for problem in problems)
    return Grid(
        first.place.document,
        municipality,
        first.place.section,
        first.place.table,
        first.organisation,
        first.place.page,
        columns,
        tuple(rows),
        doubts,
        _is_unit_row(run[0][0]),
    )


def _in_order(rows: list[list[GridColumn]]) -> tuple[GridColumn, ...]:
    """Return the columns in the order in which they stand: a row with more of them goes before one with fewer."""
    order: list[GridColumn] = []
    for row in sorted(rows, key=len, reverse=True):
        for at, column in enumerate(row):
            if column not in order:
                after = next((order.index(other) for other in row[at + 1 :] if other in order), len(order))
                order.insert(after, column)
    return tuple(order)


def _touches(problem: Problem, first: Place, pages: set[int | None]) -> bool:
    """Whether a problem tells that something of a table was not read."""
    place = problem.place
    is_here = (place.section, place.table) == (first.section, first.table) and place.page in pages
    return problem.kind in _DOUBTS and is_here


def figure_cell(figure: Figure, usual_scale: Decimal) -> Cell:
    """Return a figure as a cell: what a printed unit of it is worth, and its last digit."""
    scale = _scale(figure)
    printed = read_cell(figure.as_printed)
    exponent = printed.value.as_tuple().exponent if printed else figure.quantity.value.as_tuple().exponent
    if scale is None:
        is_money = figure.quantity.unit.dimension is Dimension.MONEY
        scale = usual_scale if is_money else Decimal(1)
    step = Decimal(1).scaleb(min(int(exponent), 0)) * scale
    is_counted = figure.quantity.unit.dimension is Dimension.COUNT
    return Cell(
        value=figure.quantity.value,
        step=step,
        half=Decimal(0) if is_counted else step / 2,
        scale=scale,
        printed=figure.as_printed,
        unit=figure.quantity.unit,
        label=figure.measure,
        place=figure.place,
        organisation=figure.organisation,
        quote=figure.quote,
        basis=figure.basis,
        period=figure.period,
    )


def _scale(figure: Figure) -> Decimal | None:
    """Return how many base units one printed unit is; None where the figure does not tell: zero, or unreadable."""
    printed = read_cell(figure.as_printed)
    if printed is None or not printed.value or not figure.quantity.value:
        return None
    return abs(figure.quantity.value / printed.value)


@lru_cache(maxsize=8192)
def plain_label(label: str) -> str:
    """Return a row's name as it is compared: lower case, without footnote marks, spaces and dashes evened out."""
    text = re.sub(r"[*¹²³]|\(\d\)$", "", label.casefold())
    text = re.sub(r"\s*/\s*", "/", re.sub(r"[-–−]", "-", text))
    return " ".join(text.strip(" :.,").split())
