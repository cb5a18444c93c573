"""Slips of the pen: whether one printed number is another one with a small mistake in it."""

from collections.abc import Sequence
from decimal import Decimal

from ingest.audit.findings import Cause, CheckKind
from ingest.audit.intervals import Interval
from ingest.audit.relations import Cell, Relation, rounded

_SHIFTS = (1, 2, 3, 6)
_SUMS = (
    CheckKind.ROW_SUM,
    CheckKind.COLUMN_SUM,
    CheckKind.COLUMN_DIFFERENCE,
    CheckKind.UNIT_SUM,
    CheckKind.PROJECT_TOTAL,
)


def slip(cell: Cell, span: Interval) -> Cause | None:
    """Return the mistake that makes a cell of a number in the span, None where no single one does."""
    if span.is_endless or span.is_empty:
        return None
    wider = Interval(span.low - cell.step / 2, span.high + cell.step / 2)
    value = cell.value
    if value and wider.holds(-value):
        return Cause.SIGN
    digits, is_negative = _digits(cell)
    for swapped in _swaps(digits):
        if wider.holds(_number(swapped, cell, is_negative=is_negative)):
            return Cause.SWAPPED_DIGITS
    shifted = [value.scaleb(by) for far in _SHIFTS for by in (far, -far)]
    if any(abs(one) >= cell.step and wider.holds(one) for one in shifted):
        return Cause.SHIFTED
    if any(wider.holds(_number(one, cell, is_negative=is_negative)) for one in _one_digit_other(digits)):
        return Cause.ONE_DIGIT
    if any(wider.holds(_number(one, cell, is_negative=is_negative)) for one in _one_digit_less(digits)):
        return Cause.DIGIT_COUNT
    expected, _ = _digits_of(rounded(span.middle, cell), cell)
    if any(less == digits for less in _one_digit_less(expected)) and (span.middle < 0) == is_negative:
        return Cause.DIGIT_COUNT
    return None


def is_near_miss(gap: Decimal, total: Cell, parts: Sequence[Cell]) -> bool:
    """Whether a sum is off by what a mistake in one of its numbers makes."""
    if any(slip(cell, Interval.around(cell.value - gap, cell.step)) for cell in (total,)):
        return True
    for part in parts:
        if part.value and gap in (part.value, -part.value, 2 * part.value, -2 * part.value):
            return True
        for sign in (1, -1):
            found = slip(part, Interval.around(part.value + sign * gap, part.step))
            if found in (Cause.SWAPPED_DIGITS, Cause.SHIFTED, Cause.ONE_DIGIT):
                return True
    return False


def _digits(cell: Cell) -> tuple[str, bool]:
    return _digits_of(cell.value, cell)


def _digits_of(value: Decimal, cell: Cell) -> tuple[str, bool]:
    """Return the digits of a value as its cell prints it, and whether it is negative."""
    return f"{abs(int(value / cell.step)):d}", value < 0


def _number(digits: str, cell: Cell, *, is_negative: bool) -> Decimal:
    value = Decimal(int(digits or "0")) * cell.step
    return -value if is_negative else value


def _swaps(digits: str) -> list[str]:
    """Return the digits with any two exchanged that stand side by side or one apart."""
    pairs = [(at, at + by) for by in (1, 2) for at in range(len(digits) - by) if digits[at] != digits[at + by]]
    return [digits[:at] + digits[to] + digits[at + 1 : to] + digits[at] + digits[to + 1 :] for at, to in pairs]


def _one_digit_other(digits: str) -> list[str]:
    """Return the digits with each one in turn replaced by every other."""
    return [
        digits[:at] + other + digits[at + 1 :]
        for at, digit in enumerate(digits)
        for other in "0123456789"
        if other != digit
    ]


def _one_digit_less(digits: str) -> list[str]:
    """Return the digits with each one in turn left out."""
    return [digits[:at] + digits[at + 1 :] for at in range(len(digits))] if len(digits) > 1 else []


def slip_in_sum(relation: Relation) -> Cause | None:
    """Return the mistake in the adding up: a number left out, taken twice, or taken from another column."""
    if relation.kind not in _SUMS or relation.divisor:
        return None
    gap = relation.result.value - relation.computed()
    slack = relation.bounds().slack + relation.result.half
    near = Interval.around(gap, slack)
    for term in relation.terms:
        value = term.weight * term.cell.value
        if value and near.holds(-value):
            return Cause.LEFT_OUT
        if value and near.holds(value):
            return Cause.COUNTED_TWICE
        if value and near.holds(-2 * value):
            return Cause.SIGN
    return Cause.STALE_OPERAND if _stale(relation, near) else None


def _stale(relation: Relation, near: Interval) -> bool:
    """Whether the result was computed with another column's number in the place of one operand."""
    return any(
        other != term.cell.value and near.holds(term.weight * (other - term.cell.value))
        for term in relation.terms
        for other in _kin(term.cell)
    )


def _kin(cell: Cell) -> Sequence[Decimal]:
    return [value for value in cell.kin if value]
