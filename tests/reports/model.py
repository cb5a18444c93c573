"""A made report before it is printed: its tables cell by cell, and the truth that a reader of it has to find.

Values stand in the table as they are printed (thousands stay thousands); ``Truth`` has them in base units.
"""

from dataclasses import dataclass, replace
from decimal import Decimal

from store.figures import Basis
from store.periods import Period
from store.units import Quantity, Unit


@dataclass(frozen=True, slots=True)
class MadeColumn:
    """A column: its head's own lines, the head that it shares with its neighbours ('' where none), and its meaning.

    ``measure`` is told where the columns are measures and the rows are units.
    """

    lines: tuple[str, ...]
    basis: Basis
    period: Period
    unit: Unit | None = None
    shared: str = ""
    measure: str | None = None


@dataclass(frozen=True, slots=True)
class MadeRow:
    """A row: its name and its values as printed, None for a blank cell.

    A row without values is a heading row. ``organisation`` is told where the row, or its heading row, is a unit;
    ``measure`` where the row's name is not the measure.
    """

    label: str
    values: tuple[Decimal | None, ...] = ()
    unit: Unit | None = None
    indent: int = 0
    is_total: bool = False
    organisation: str | None = None
    measure: str | None = None


@dataclass(frozen=True, slots=True)
class Sum:
    """A total row and the rows that it is the sum of (indices); it holds in every column of amounts."""

    total: int
    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MadeTable:
    """A table: what it is called, whose it is, and the unit of its amounts with the note that tells it."""

    title: str
    organisation: str
    columns: tuple[MadeColumn, ...]
    rows: tuple[MadeRow, ...]
    unit: Unit
    unit_note: str = ""
    corner: str = ""
    notes: tuple[str, ...] = ()
    sums: tuple[Sum, ...] = ()


@dataclass(frozen=True, slots=True)
class MadeChapter:
    """A chapter: its heading, paragraphs, and tables."""

    heading: str
    paragraphs: tuple[str, ...]
    tables: tuple[MadeTable, ...]
    is_two_columns: bool = False


@dataclass(frozen=True, slots=True)
class MadeReport:
    """A whole report; ``town`` is the municipality as its statements name it (``Paimion kaupunki``)."""

    seed: int
    town: str
    title: str
    is_closing: bool
    chapters: tuple[MadeChapter, ...]

    @property
    def tables(self) -> tuple[MadeTable, ...]:
        """Every table in order."""
        return tuple(table for chapter in self.chapters for table in chapter.tables)


@dataclass(frozen=True, slots=True)
class Truth:
    """What has to be stored of one cell; ``table`` and ``row`` are its indices."""

    organisation: str
    measure: str
    basis: Basis
    period: Period
    quantity: Quantity
    table: int
    row: int
    column: int


def truths(report: MadeReport) -> list[Truth]:
    """Return every cell with a value, in order."""
    return [truth for number, table in enumerate(report.tables) for truth in _table_truths(number, table)]


def _table_truths(number: int, table: MadeTable) -> list[Truth]:
    found: list[Truth] = []
    for at, row in enumerate(table.rows):
        for index, (column, value) in enumerate(zip(table.columns, row.values, strict=False)):
            if value is None:
                continue
            unit = column.unit or row.unit or table.unit
            found.append(
                Truth(
                    row.organisation or table.organisation,
                    column.measure or row.measure or row.label,
                    column.basis,
                    column.period,
                    Quantity(value, unit).in_base_units(),
                    number,
                    at,
                    index,
                )
            )
    return found


def with_value(report: MadeReport, table: int, row: int, column: int, value: Decimal | None) -> MadeReport:
    """Return the report with another value printed in one cell (indices as in ``truths``)."""
    number = 0
    chapters = []
    for chapter in report.chapters:
        tables = list(chapter.tables)
        for index, one in enumerate(tables):
            if number + index == table:
                tables[index] = _changed(one, row, column, value)
        number += len(tables)
        chapters.append(replace(chapter, tables=tuple(tables)))
    return replace(report, chapters=tuple(chapters))


def _changed(table: MadeTable, row: int, column: int, value: Decimal | None) -> MadeTable:
    values = list(table.rows[row].values)
    values[column] = value
    rows = list(table.rows)
    rows[row] = replace(rows[row], values=tuple(values))
    return replace(table, rows=tuple(rows))
