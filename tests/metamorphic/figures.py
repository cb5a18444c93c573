"""The stored figures as exact fractions, looked up by unit, row and column, apart from the assistant's own code."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from store.contents import Contents
from store.figures import Basis, Figure
from store.periods import Period
from store.units import Dimension
from tests.metamorphic.forms import row_key

INVESTMENTS = "investoin"
HIGHEST = "palvelualueen"
LOWEST = "vastuualue"
MOST_PAIRS = 30
UNDER = {
    "Toimintakulut": (
        "Henkilöstökulut",
        "Palvelujen ostot",
        "Aineet, tarvikkeet ja tavarat",
        "Avustukset",
        "Muut toimintakulut",
    ),
    "Toimintatuotot": ("Myyntituotot", "Maksutuotot", "Tuet ja avustukset", "Muut toimintatuotot"),
}
MOST_UNITS = 12


@dataclass(frozen=True, slots=True, order=True)
class Column:
    """A column of a table: a basis and a period."""

    basis: str
    period: Period

    @property
    def is_original_budget(self) -> bool:
        """Whether the column is the budget before changes."""
        return self.basis == Basis.BUDGET.name

    @property
    def is_money(self) -> bool:
        """Whether the column holds amounts that were spent, earned or budgeted."""
        return self.basis in (Basis.ACTUAL.name, Basis.AMENDED_BUDGET.name, Basis.BUDGET.name)


@dataclass(frozen=True, slots=True)
class Cell:
    """One stored figure of a unit's main table, in base units."""

    unit: str
    row: str
    column: Column
    value: Fraction


class Grid:
    """The figures of the operating tables: one value for each unit, row and column."""

    def __init__(self, contents: Sequence[Contents]) -> None:
        """Take every figure of a table of costs and income; figures told twice with two values are left out."""
        self.cells: dict[tuple[str, str, Column], Fraction] = {}
        self.groups: dict[tuple[str, str], str] = {}
        self.sections: dict[str, str] = {}
        self.measures: set[str] = set()
        clashing = set()
        for figure in (figure for content in contents for figure in content.figures):
            self.measures.add(figure.measure.casefold())
            key = (figure.organisation, row_key(figure.measure), Column(figure.basis.name, figure.period))
            if not _is_operating(figure):
                continue
            value = Fraction(figure.quantity.in_base_units().value)
            if self.cells.setdefault(key, value) != value:
                clashing.add(key)
            self.groups[key[:2]] = (figure.group or "").casefold()
            self.sections.setdefault(figure.organisation, (figure.place.section or "").casefold())
        for key in clashing:
            del self.cells[key]
        self.units = tuple(dict.fromkeys(unit for unit, _, _ in self.cells))
        self.columns = tuple(dict.fromkeys(column for _, _, column in self.cells))

    def value(self, unit: str, row: str, column: Column) -> Fraction | None:
        """Return what stands in a cell, or None."""
        return self.cells.get((unit, row, column))

    def rows(self, unit: str) -> tuple[str, ...]:
        """Return the rows of a unit, in order."""
        return tuple(dict.fromkeys(row for owner, row, _ in self.cells if owner == unit))

    def rows_in(self, unit: str, total: str) -> tuple[str, ...]:
        """Return the rows that stand under the heading of a total row."""
        grouped = [row for row in self.rows(unit) if row != total and self.groups[unit, row] == total.casefold()]
        usual = [row for row in UNDER.get(total, ()) if row in self.rows(unit)]
        return tuple(grouped or (usual if self._make_up(unit, usual, total) else ()))

    def _make_up(self, unit: str, rows: list[str], total: str) -> bool:
        """Whether rows add up to a total in every column of amounts."""
        sums = [
            (sum(self.cells.get((unit, row, column), Fraction(0)) for row in rows), self.value(unit, total, column))
            for column in self.money_columns()
        ]
        return all(whole is None or abs(made - whole) <= len(rows) for made, whole in sums)

    def all_cells(self) -> tuple[Cell, ...]:
        """Return every cell, in the order of the documents."""
        return tuple(Cell(unit, row, column, value) for (unit, row, column), value in self.cells.items())

    def money_columns(self) -> tuple[Column, ...]:
        """Return the columns of amounts."""
        return tuple(column for column in self.columns if column.is_money)

    def comparable(self) -> tuple[tuple[Column, Column], ...]:
        """Return pairs (earlier, later) of columns that cover the same part of different years."""
        return tuple(
            (one, other)
            for one in self.money_columns()
            for other in self.money_columns()
            if one.period.last < other.period.last
            and one.period.same_part_of_year(other.period)
            and one.basis == Basis.ACTUAL.name
        )

    def lowest(self) -> tuple[str, ...]:
        """Return the units whose sections tell that they are responsibility areas."""
        return tuple(unit for unit in self.units if self.sections[unit].startswith(LOWEST))

    def side_by_side(self) -> tuple[tuple[str, str], ...]:
        """Return pairs of units of which neither is part of the other."""
        nested = set(self.parts())
        pairs = [pair for pair in combinations(self.units, 2) if not {pair, pair[::-1]} & nested]
        return tuple(pairs[:: max(1, len(pairs) // MOST_PAIRS)])

    def parts(self) -> tuple[tuple[str, str], ...]:
        """Return pairs (part, whole) of units: those that add up to it in every column; all, of the one highest."""
        highest = [unit for unit in self.units if self.sections[unit].startswith(HIGHEST)]
        found = [(unit, highest[0]) for unit in self.units if unit not in highest] if len(highest) == 1 else []
        if len(self.units) > MOST_UNITS:
            return tuple(found)
        for whole in self.units:
            others = [unit for unit in self.units if unit != whole]
            for parts in (*combinations(others, 2), *combinations(others, 3)):
                found += [(part, whole) for part in parts] if self._add_up(parts, whole) else []
        return tuple(dict.fromkeys(found))

    def _add_up(self, parts: tuple[str, ...], whole: str) -> bool:
        """Whether the parts' amounts are the whole's, but for the rounding of each."""
        sums = [
            [self.value(unit, row, column) for unit in (*parts, whole)]
            for row in self.rows(parts[0])
            for column in self.money_columns()
        ]
        known = [[value for value in values if value is not None] for values in sums]
        return all(
            len(values) == len(parts) + 1 and abs(sum(values[:-1]) - values[-1]) <= len(parts) for values in known
        ) and any(all(values) for values in known)


def _is_operating(figure: Figure) -> bool:
    dimension = figure.quantity.unit.dimension
    section = (figure.place.section or "").casefold()
    a_day = figure.period.first == figure.period.last
    return dimension in (Dimension.MONEY, Dimension.SHARE) and INVESTMENTS not in section and not a_day
