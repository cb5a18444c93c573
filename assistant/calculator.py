"""The calculator: exact arithmetic over quantities, as a tree that explains itself.

Pure ``Decimal``; nothing is rounded here. Percent minus percent is percentage points. The formulas:

* change rate = (later − earlier) / |earlier| × 100, so that its sign tells the direction of the report's own sign;
* share = part / whole × 100; coverage = |part| / |whole| × 100, for income against a cost;
* ratio = one / other.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Context, Decimal, localcontext
from enum import Enum
from functools import reduce

from store.errors import FinanceDataError, UnitMismatchError
from store.units import Quantity, Unit

_EXACT = Context(prec=50)
_PLACES = Decimal(1).scaleb(-10)


class Operation(Enum):
    """What a node does with its arguments, in order."""

    SUM = "sum"
    DIFFERENCE = "difference"
    CHANGE_RATE = "change rate"
    SHARE = "share"
    COVERAGE = "coverage"
    RATIO = "ratio"
    DIVIDE = "divide"
    MULTIPLY = "multiply"
    PERCENT_OF = "percent of"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Leaf:
    """A number to calculate with; ``source`` is the index of its source, None for a number that the user gave."""

    label: str
    quantity: Quantity
    source: int | None = None


@dataclass(frozen=True, slots=True)
class Node:
    """An operation over expressions; ``unit`` overrides the unit of the result (h, months)."""

    operation: Operation
    arguments: tuple["Expression", ...]
    label: str = ""


Expression = Leaf | Node


def with_sources(expression: Expression, numbers: Mapping[int, int]) -> Expression:
    """Return an expression whose leaves point to sources by other numbers: ``numbers`` has the new by the old."""
    if isinstance(expression, Leaf):
        return expression if expression.source is None else replace(expression, source=numbers[expression.source])
    return replace(expression, arguments=tuple(with_sources(one, numbers) for one in expression.arguments))


class DivisionByZeroError(FinanceDataError):
    """A change or share whose base is zero."""


def evaluate(expression: Expression) -> Quantity:
    """Return the exact value of an expression; a quotient that does not end is cut at ten decimals.

    Raises:
        UnitMismatchError: If quantities of different dimensions are added, subtracted or compared.
        DivisionByZeroError: If a share, change or ratio has zero as its base.
    """
    with localcontext(_EXACT):
        result = _value(expression)
        value = result.value
        if value != value.quantize(_PLACES):
            value = value.quantize(_PLACES)
        return Quantity(value, result.unit)


def _value(expression: Expression) -> Quantity:
    if isinstance(expression, Leaf):
        return expression.quantity.in_base_units()
    return _COMPUTE[expression.operation]([_value(argument) for argument in expression.arguments])


def _plus(one: Quantity, other: Quantity) -> Quantity:
    if one.unit is not other.unit:
        raise UnitMismatchError(one.unit.label, other.unit.label)
    return Quantity(one.value + other.value, one.unit)


def _quotient(dividend: Decimal, divisor: Decimal) -> Decimal:
    if not divisor:
        raise DivisionByZeroError("division by zero")
    return dividend / divisor


def _change_rate(values: list[Quantity]) -> Quantity:
    later, earlier = values[0].to(values[1].unit), values[1]
    return Quantity(_quotient(later.value - earlier.value, abs(earlier.value)) * 100, Unit.PERCENT)


def _share(values: list[Quantity]) -> Quantity:
    return Quantity(_ratio(values).value * 100, Unit.PERCENT)


def _coverage(values: list[Quantity]) -> Quantity:
    part = values[0].to(values[1].unit).value
    return Quantity(_quotient(abs(part), abs(values[1].value)) * 100, Unit.PERCENT)


def _ratio(values: list[Quantity]) -> Quantity:
    return Quantity(_quotient(values[0].to(values[1].unit).value, values[1].value), Unit.RATIO)


_COMPUTE: dict[Operation, Callable[[list[Quantity]], Quantity]] = {
    Operation.SUM: lambda values: reduce(_plus, values),
    Operation.DIFFERENCE: lambda values: values[0].minus(values[1]),
    Operation.CHANGE_RATE: _change_rate,
    Operation.SHARE: _share,
    Operation.COVERAGE: _coverage,
    Operation.RATIO: _ratio,
    Operation.DIVIDE: lambda values: Quantity(_quotient(values[0].value, values[1].value), values[0].unit),
    Operation.MULTIPLY: lambda values: Quantity(values[0].value * values[1].value, values[1].unit),
    Operation.PERCENT_OF: lambda values: Quantity(values[1].value * values[0].value / 100, values[1].unit),
    Operation.COUNT: lambda values: Quantity(Decimal(len(values)), Unit.COUNT),
}
_TEXT = {
    Operation.DIFFERENCE: "{0} - {1}",
    Operation.CHANGE_RATE: "({0} - {1}) / |{1}| * 100",
    Operation.SHARE: "{0} / {1} * 100",
    Operation.COVERAGE: "|{0}| / |{1}| * 100",
    Operation.RATIO: "{0} / {1}",
    Operation.DIVIDE: "{0} / {1}",
    Operation.MULTIPLY: "{0} * {1}",
    Operation.PERCENT_OF: "{1} * {0} / 100",
}


def leaves(expression: Expression) -> Iterator[Leaf]:
    """Yield the numbers of an expression in order, each place once."""
    if isinstance(expression, Leaf):
        yield expression
    else:
        for argument in expression.arguments:
            yield from leaves(argument)


def expression_text(expression: Expression) -> str:
    """Return the expression as arithmetic over plain numbers: ``(-3) - (-2)``."""
    if isinstance(expression, Leaf):
        value = expression.quantity.in_base_units().value
        return f"({value:f})" if value < 0 else f"{value:f}"
    texts = [_grouped(argument) for argument in expression.arguments]
    if expression.operation is Operation.SUM:
        return " + ".join(texts)
    if expression.operation is Operation.COUNT:
        return f"count({', '.join(texts)})"
    return _TEXT[expression.operation].format(*texts)


def _grouped(expression: Expression) -> str:
    text = expression_text(expression)
    if isinstance(expression, Leaf) or expression.operation is Operation.COUNT:
        return text
    return f"({text})"
