"""Rows of made tables with amounts that add up, and their printing in euros, thousands or millions."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from store.units import Dimension, Unit
from tests.reports.heads import Kind, Scheme
from tests.reports.model import MadeColumn, MadeRow, MadeTable, Sum

BASE_KINDS = (Kind.BEFORE, Kind.BUDGET, Kind.CHANGES, Kind.ACTUAL, Kind.ACTUAL_BEFORE, Kind.FORECAST)
Amounts = dict[Kind, Decimal]
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Line:
    """A row to be: a leaf with its usual size in euros, a sum of other lines (by their keys), or a heading row.

    ``less`` are lines that are taken off the sum; such a row is not printed as the sum of rows of its table. ``ratio``
    makes it what is above a line over what is below it (times a hundred where it is a percentage), both sums of lines.
    ``unit`` and ``decimals`` are told for a row that is no amount of money; its values vary around ``size``.
    """

    label: str
    size: int = 0
    parts: tuple[str, ...] = ()
    key: str = ""
    indent: int = 0
    unit: Unit | None = None
    decimals: int = 0
    is_heading: bool = False
    organisation: str | None = None
    measure: str | None = None
    less: tuple[str, ...] = ()
    ratio: tuple[tuple[str, ...], tuple[str, ...]] | None = None

    @property
    def name(self) -> str:
        """What other lines call this one."""
        return self.key or self.label


@dataclass(frozen=True, slots=True)
class Scale:
    """The unit that amounts are printed in, its decimals, and the notes that tell it."""

    unit: Unit
    decimals: int
    note: str = ""
    corner: str = ""


@dataclass(slots=True)
class Book:
    """Amounts by line, drawn once, so that the same line in two tables has the same amounts."""

    random: Random
    part: Decimal
    """How much of the year the actuals cover."""
    known: dict[str, Amounts] = field(default_factory=dict)

    def amounts(self, line: Line, prefix: str) -> Amounts:
        """Return a leaf's amounts in euros."""
        key = f"{prefix}/{line.name}"
        if key not in self.known:
            self.known[key] = self._draw(line)
        return self.known[key]

    def _draw(self, line: Line) -> Amounts:
        spread = self.random.randrange(-60, 90)
        size = Decimal(line.size * (1000 + spread) // 1000)
        share = Decimal(1) if line.unit else self.part
        drawn = {
            Kind.BEFORE: size * self._around(),
            Kind.BUDGET: size * self._around(),
            Kind.ACTUAL: size * self._around() * share,
            Kind.ACTUAL_BEFORE: size * self._around() * share,
            Kind.FORECAST: size * self._around(),
            Kind.CHANGES: size * Decimal(self.random.choice((0, 0, 0, -2, 1, 3, 5))) / _HUNDRED,
        }
        if line.unit:
            return {kind: value.quantize(Decimal(1).scaleb(-line.decimals)) for kind, value in drawn.items()}
        budgets = (Kind.BUDGET, Kind.CHANGES)
        step = {kind: Decimal(100) if kind in budgets else Decimal(1) for kind in drawn}
        return {kind: (value / step[kind]).to_integral_value() * step[kind] for kind, value in drawn.items()}

    def _around(self) -> Decimal:
        return Decimal(self.random.randrange(930, 1075)) / 1000


def lay_table(
    book: Book, prefix: str, title: str, organisation: str, lines: Sequence[Line], scheme: Scheme, scale: Scale
) -> MadeTable:
    """Return a table of the lines in the scheme's columns; sums are those of the euros, rounded on their own."""
    amounts = _all_amounts(book, prefix, lines)
    names = {line.name: at for at, line in enumerate(lines)}
    rows: list[MadeRow] = []
    sums: list[Sum] = []
    for at, line in enumerate(lines):
        if line.is_heading:
            rows.append(MadeRow(line.label, (), organisation=line.organisation))
            continue
        values = tuple(
            _value(kind, column, amounts[line.name], line, scale, scheme)
            for kind, column in zip(scheme.kinds, scheme.columns, strict=True)
        )
        is_total = bool(line.parts) and not line.less
        rows.append(MadeRow(line.label, values, line.unit, line.indent, is_total, line.organisation, line.measure))
        if is_total:
            sums.append(Sum(at, tuple(names[part] for part in line.parts)))
    return MadeTable(
        title, organisation, scheme.columns, tuple(rows), scale.unit, scale.note, scale.corner, (), tuple(sums)
    )


def _all_amounts(book: Book, prefix: str, lines: Sequence[Line]) -> dict[str, Amounts]:
    """Return every line's amounts, leaves first, sums from their parts."""
    found: dict[str, Amounts] = {}
    by_name = {line.name: line for line in lines if not line.is_heading}

    def of(name: str) -> Amounts:
        if name not in found:
            line = by_name.get(name)
            if line is None:
                found[name] = book.known[f"{prefix}/{name}"]
            elif line.ratio:
                above, below = (_added([in_euros(part) for part in side]) for side in line.ratio)
                found[name] = _ratios(above, below, line)
            elif line.parts:
                less = _added([of(part) for part in line.less])
                found[name] = {kind: value - less[kind] for kind, value in _added([of(p) for p in line.parts]).items()}
                book.known.setdefault(f"{prefix}/{name}", found[name])
            else:
                found[name] = book.amounts(line, prefix)
        return found[name]

    def in_euros(name: str) -> Amounts:
        unit = by_name[name].unit if name in by_name else None
        scale = unit.scale if unit is not None and unit.dimension is Dimension.MONEY else Decimal(1)
        return {kind: value * scale for kind, value in of(name).items()}

    for name in by_name:
        of(name)
    return found


def _added(parts: Sequence[Amounts]) -> Amounts:
    return {kind: sum((part[kind] for part in parts), Decimal(0)) for kind in BASE_KINDS}


def _ratios(above: Amounts, below: Amounts, line: Line) -> Amounts:
    """Return a ratio for each kind of column; a share of costs is told without their sign."""
    is_share = line.unit is Unit.PERCENT

    def of(top: Decimal, bottom: Decimal) -> Decimal:
        return (_HUNDRED * top / abs(bottom) if is_share else top / bottom) if bottom else Decimal(0)

    found = {kind: of(above[kind], below[kind]) for kind in BASE_KINDS}
    amended = [side[Kind.BUDGET] + (side[Kind.CHANGES] if is_share else 0) for side in (above, below)]
    return {**found, Kind.AMENDED: of(*amended)}


def _value(
    kind: Kind, column: MadeColumn, amounts: Amounts, line: Line, scale: Scale, scheme: Scheme
) -> Decimal | None:
    """Return what is printed in a column."""
    if line.unit and kind is Kind.CHANGES:
        return None
    has_changes = Kind.AMENDED in scheme.kinds and (not line.unit or bool(line.ratio))
    raw = _raw(kind, amounts, has_changes=has_changes, is_like_part=Kind.ACTUAL_BEFORE in scheme.kinds)
    if raw is None:
        return None
    if column.unit is Unit.PERCENT:
        return _rounded(raw, 1)
    if line.unit:
        return _rounded(raw, line.decimals)
    return _rounded(raw / scale.unit.scale, scale.decimals)


def _raw(kind: Kind, amounts: Amounts, *, has_changes: bool, is_like_part: bool) -> Decimal | None:
    """Return a column's exact amount in euros, or its percent."""
    amended = amounts[Kind.BUDGET] + (amounts[Kind.CHANGES] if has_changes else 0)
    if has_changes and Kind.AMENDED in amounts:
        amended = amounts[Kind.AMENDED]
    actual, before = amounts[Kind.ACTUAL], amounts[Kind.ACTUAL_BEFORE if is_like_part else Kind.BEFORE]
    match kind:
        case Kind.AMENDED:
            return amended
        case Kind.DEVIATION:
            return actual - amended
        case Kind.REMAINING:
            return amended - actual
        case Kind.RATE:
            return _HUNDRED * actual / amended if amended else None
        case Kind.CHANGE:
            return actual - before
        case Kind.CHANGE_RATE:
            return _HUNDRED * (actual - before) / before if before else None
        case _:
            return amounts[kind]


def _rounded(value: Decimal, decimals: int) -> Decimal:
    rounded = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return abs(rounded) if rounded == 0 else rounded
