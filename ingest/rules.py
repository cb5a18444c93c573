"""What the columns of one row owe each other: remaining = budget − actual, realisation = actual / budget and the like.

Every printed number was rounded on its own, so a rule holds when some unrounded numbers behind the printed ones
satisfy it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto

from ingest.columns import Column
from ingest.rows import CellText, Reading
from store.figures import Basis
from store.periods import Period
from store.units import Unit

_HUNDRED = Decimal(100)


class RuleKind(Enum):
    """How the result of a rule follows from its two operands."""

    DIFFERENCE = auto()
    EITHER_DIFFERENCE = auto()
    SUM = auto()
    RATIO = auto()
    CHANGE_RATE = auto()


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule between three columns (indices): result from first and second."""

    kind: RuleKind
    result: int
    first: int
    second: int


def find_rules(columns: Sequence[Column | None]) -> list[Rule]:
    """Return the rules that the columns' meanings lay down."""
    rules: list[Rule] = []
    for index, column in enumerate(columns):
        if column is None:
            continue
        rule = _rule_for(columns, index, column)
        if rule:
            rules.append(rule)
    return rules


def _rule_for(columns: Sequence[Column | None], index: int, column: Column) -> Rule | None:
    """Return the rule whose result is the column."""
    if column.basis in (Basis.REMAINING, Basis.DEVIATION, Basis.REALISATION):
        return _budget_rule(columns, index, column)
    if column.basis is Basis.AMENDED_BUDGET:
        first, second = _only(columns, Basis.BUDGET, column), _only(columns, Basis.BUDGET_CHANGE, column)
        return None if first is None or second is None else Rule(RuleKind.SUM, index, first, second)
    if column.basis in (Basis.CHANGE, Basis.CHANGE_RATE):
        return _change_rule(columns, index, column)
    return None


def _budget_rule(columns: Sequence[Column | None], index: int, column: Column) -> Rule | None:
    """Return the rule of a column that compares the actual with the budget."""
    budget, actual = _budget(columns, column), _only(columns, Basis.ACTUAL, column)
    if budget is None or actual is None:
        return None
    if column.basis is Basis.REALISATION:
        return Rule(RuleKind.RATIO, index, actual, budget)
    if column.unit is Unit.PERCENT:
        return None
    kind = RuleKind.DIFFERENCE if column.basis is Basis.REMAINING else RuleKind.EITHER_DIFFERENCE
    return Rule(kind, index, budget, actual)


def _change_rule(columns: Sequence[Column | None], index: int, column: Column) -> Rule | None:
    """Return the rule of a column that compares the actuals of two like periods."""
    actuals = [i for i, other in enumerate(columns) if other and other.basis is Basis.ACTUAL and _alike(other, column)]
    if len(actuals) != 2:  # noqa: PLR2004 - the change between two periods
        return None
    earlier, later = sorted(actuals, key=lambda i: _period(columns, i))
    if not _period(columns, later).same_part_of_year(_period(columns, earlier)):
        return None
    kind = RuleKind.CHANGE_RATE if column.basis is Basis.CHANGE_RATE else RuleKind.DIFFERENCE
    return Rule(kind, index, later, earlier)


def _period(columns: Sequence[Column | None], index: int) -> Period:
    column = columns[index]
    assert column is not None  # noqa: S101 - the caller picked an understood column
    return column.period


def _only(columns: Sequence[Column | None], basis: Basis, like: Column) -> int | None:
    """Return the one column of a basis (its index) in a column's period or year that measures the same of the same."""
    exact = [
        index
        for index, column in enumerate(columns)
        if column and (column.basis, column.period) == (basis, like.period) and _alike(column, like)
    ]
    if len(exact) == 1 and not like.period.is_year:
        return exact[0]
    found = [
        index
        for index, column in enumerate(columns)
        if column
        and column.basis is basis
        and column.period.last.year == like.period.last.year
        and _alike(column, like)
    ]
    return found[0] if len(found) == 1 else None


def _alike(one: Column, other: Column) -> bool:
    """Whether two columns measure the same of the same; neither need tell it."""
    return (one.measure or "").casefold() == (other.measure or "").casefold() and (one.organisation, one.is_group) == (
        other.organisation,
        other.is_group,
    )


def _budget(columns: Sequence[Column | None], like: Column) -> int | None:
    amended = _only(columns, Basis.AMENDED_BUDGET, like)
    return _only(columns, Basis.BUDGET, like) if amended is None else amended


def holds(rule: Rule, reading: Reading) -> bool | None:
    """Return whether a rule holds in a reading; None where a cell that it needs is blank.

    A blank ratio over a zero budget is as it should be, and so is a zero.
    """
    result, first, second = (reading[index] for index in (rule.result, rule.first, rule.second))
    if first is None or second is None:
        return None
    if rule.kind in (RuleKind.RATIO, RuleKind.CHANGE_RATE) and second.value == 0:
        return True if result is None or result.value == 0 else None
    if result is None:
        return None
    if rule.kind in (RuleKind.RATIO, RuleKind.CHANGE_RATE):
        return any(low <= result.value <= high for low, high in _ratio_bounds(rule, result, first, second))
    slack = result.half_step + first.half_step + second.half_step
    return any(abs(result.value - value) <= slack for value in _computed(rule, first, second))


def _computed(rule: Rule, first: CellText, second: CellText) -> list[Decimal]:
    """Return what the rule makes of its operands: one value, or two where either sign is in use."""
    if rule.kind is RuleKind.SUM:
        return [first.value + second.value]
    if rule.kind is RuleKind.RATIO:
        return [_HUNDRED * first.value / second.value] if second.value else []
    if rule.kind is RuleKind.CHANGE_RATE:
        return [_HUNDRED * (first.value - second.value) / second.value] if second.value else []
    difference = first.value - second.value
    return [difference, -difference] if rule.kind is RuleKind.EITHER_DIFFERENCE else [difference]


def _ratio_bounds(rule: Rule, result: CellText, first: CellText, second: CellText) -> list[tuple[Decimal, Decimal]]:
    """Return the least and greatest printed value that a ratio of rounded numbers may have, for each sign in use."""
    ratios: list[Decimal] = []
    for above in (first.value - first.half_step, first.value + first.half_step):
        for below in (second.value - second.half_step, second.value + second.half_step):
            if below == 0 or (below > 0) != (second.value > 0):
                return [(-Decimal("Infinity"), Decimal("Infinity"))]
            share = above - below if rule.kind is RuleKind.CHANGE_RATE else above
            ratios.append(_HUNDRED * share / below)
    low, high = min(ratios) - result.half_step, max(ratios) + result.half_step
    return [(low, high), (-high, -low)] if rule.kind is RuleKind.CHANGE_RATE else [(low, high)]
