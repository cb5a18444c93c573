"""A made document before it is printed: tables of printed values, sentences that repeat them, a project list."""

from dataclasses import dataclass, field, replace
from decimal import Decimal

Value = Decimal | None
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class MadeTable:
    """A table: its kind, the heading above it, its unit note, column heads, and rows of a name and printed values.

    ``decimals`` are those of each column's amounts; ``percents`` the columns of percent; ``totals`` the rows that sum
    others up; ``amounts`` the columns whose numbers are no rule's result; ``alone`` the cells that no identity holds.
    """

    kind: str
    heading: str
    note: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Value, ...]], ...]
    decimals: int = 0
    percents: tuple[int, ...] = ()
    totals: tuple[int, ...] = ()
    derived: tuple[int, ...] = ()
    loose: frozenset[int] = field(default_factory=frozenset)

    def value(self, place: Place) -> Value:
        """Return the printed value of a cell."""
        return self.rows[place[0]][1][place[1]]

    def with_value(self, place: Place, value: Value) -> "MadeTable":
        """Return the table with another value printed in a cell."""
        rows = list(self.rows)
        label, values = rows[place[0]]
        rows[place[0]] = label, (*values[: place[1]], value, *values[place[1] + 1 :])
        return replace(self, rows=tuple(rows))

    def places(self) -> list[Place]:
        """Return every filled cell of a row that an identity holds."""
        return [
            (row, column)
            for row, (_, values) in enumerate(self.rows)
            for column, value in enumerate(values)
            if value is not None and row not in self.loose
        ]


@dataclass(frozen=True, slots=True)
class MadeProject:
    """A row of a project list: name, time, and funding in euros."""

    name: str
    time: str
    funding: Decimal


@dataclass(frozen=True, slots=True)
class MadeDocument:
    """A document: its town and year, its tables, sentences, and project list with its printed total."""

    town: str
    year: int
    tables: tuple[MadeTable, ...]
    sentences: tuple[str, ...] = ()
    projects: tuple[MadeProject, ...] = ()
    total: Decimal | None = None
