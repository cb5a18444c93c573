"""Units and quantities.

A number never travels without its unit. Arithmetic is exact ``Decimal``; nothing converts silently.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from store.errors import UnitMismatchError


class Dimension(Enum):
    """What a unit measures; only units of one dimension convert into each other."""

    MONEY = "money"
    MONEY_PER_RESIDENT = "money per resident"
    SHARE = "share"
    PERCENTAGE_POINT = "percentage point"
    COUNT = "count"
    PERSON_YEAR = "person-year"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    RATIO = "ratio"


class Unit(Enum):
    """A unit: its name, its dimension, and how many base units one of it is."""

    EURO = ("EUR", Dimension.MONEY, Decimal(1))
    THOUSAND_EURO = ("1000 EUR", Dimension.MONEY, Decimal(1000))
    MILLION_EURO = ("milj. EUR", Dimension.MONEY, Decimal(1_000_000))
    EURO_PER_RESIDENT = ("EUR/asukas", Dimension.MONEY_PER_RESIDENT, Decimal(1))
    PERCENT = ("%", Dimension.SHARE, Decimal(1))
    PERCENTAGE_POINT = ("pp", Dimension.PERCENTAGE_POINT, Decimal(1))
    COUNT = ("count", Dimension.COUNT, Decimal(1))
    PERSON_YEAR = ("htv", Dimension.PERSON_YEAR, Decimal(1))
    HOUR = ("h", Dimension.HOUR, Decimal(1))
    DAY = ("days", Dimension.DAY, Decimal(1))
    WEEK = ("weeks", Dimension.WEEK, Decimal(1))
    MONTH = ("months", Dimension.MONTH, Decimal(1))
    YEAR = ("year", Dimension.YEAR, Decimal(1))
    RATIO = ("ratio", Dimension.RATIO, Decimal(1))

    def __init__(self, label: str, dimension: Dimension, scale: Decimal) -> None:
        """Name the parts of the member's value."""
        self.label = label
        self.dimension = dimension
        self.scale = scale

    @property
    def code(self) -> str:
        """The unit code of the answer format: amounts of money are ``EUR``."""
        if self.dimension in (Dimension.MONEY, Dimension.MONEY_PER_RESIDENT):
            return "EUR"
        return self.label

    @property
    def base(self) -> "Unit":
        """The dimension's unit of scale one."""
        return next(unit for unit in Unit if unit.dimension is self.dimension and unit.scale == 1)


@dataclass(frozen=True, slots=True)
class Quantity:
    """An exact amount of a unit."""

    value: Decimal
    unit: Unit

    def to(self, unit: Unit) -> "Quantity":
        """Return the same amount in another unit of the same dimension.

        Raises:
            UnitMismatchError: If the units measure different things.
        """
        if unit.dimension is not self.unit.dimension:
            raise UnitMismatchError(self.unit.label, unit.label)
        return Quantity(self.value * self.unit.scale / unit.scale, unit)

    def in_base_units(self) -> "Quantity":
        """Return the amount in the dimension's base unit (euros, never thousands)."""
        return self.to(self.unit.base)

    def minus(self, other: "Quantity") -> "Quantity":
        """Return the difference in this quantity's unit; percent minus percent is percentage points.

        Raises:
            UnitMismatchError: If the units measure different things.
        """
        result = self.value - other.to(self.unit).value
        unit = Unit.PERCENTAGE_POINT if self.unit is Unit.PERCENT else self.unit
        return Quantity(result, unit)
