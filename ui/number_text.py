"""Quantities and plain arithmetic in Finnish writing."""

import re
from decimal import Decimal

from store.numbers import format_number
from store.units import Quantity, Unit
from ui import chat_wording

_PLAIN_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_SPACES = re.compile(r"[ \u00a0\u2007\u2009\u202f]")
MOST_DECIMALS = 4
_UNGROUPED = Decimal(10_000)


def unit_word(unit: Unit, value: Decimal) -> str:
    """Return the unit's Finnish text after a number; empty where the number stands alone."""
    one, many = chat_wording.UNIT_WORDS[unit]
    return one if value == 1 else many


def quantity_text(quantity: Quantity) -> str:
    """Return a quantity in Finnish, marked as approximate where decimals had to be cut."""
    printed, exact = rounded(quantity)
    unit = unit_word(quantity.unit, quantity.value)
    about = "" if exact else f"{chat_wording.ABOUT} "
    return f"{about}{printed}\u00a0{unit}" if unit else f"{about}{printed}"


def rounded(quantity: Quantity) -> tuple[str, bool]:
    """Return the number in at most four decimals, and whether that is exact."""
    value = quantity.value
    plain = f"{value:f}"
    decimals = len(plain.partition(".")[2])
    if value == value.to_integral_value():
        decimals = 0
    shown = min(decimals, MOST_DECIMALS)
    return ungrouped(format_number(value, shown), quantity), shown == decimals


def ungrouped(printed: str, quantity: Quantity) -> str:
    """Return a year's number without the gap between its thousands."""
    if quantity.unit is Unit.YEAR and abs(quantity.value) < _UNGROUPED:
        return _SPACES.sub("", printed)
    return printed


def expression_text(expression: str) -> str:
    """Return arithmetic over plain numbers in Finnish writing: ``(-3.5) - (-2)`` as ``(−3,5) − (−2)``."""

    def number(match: re.Match[str]) -> str:
        return format_number(Decimal(match[0]))

    text = _PLAIN_NUMBER.sub(number, expression)
    return text.replace("*", "×").replace("-", "\u2212")
