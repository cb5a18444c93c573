"""Numbers as Finnish reports print them: signs, groups and percents in the styles that are in use."""

from dataclasses import dataclass
from decimal import Decimal
from random import Random

from store.units import Unit

SIGNS = ("-", "\u2212", "\u2013", "- ", "(", "trailing")
OFFICE_ONLY = frozenset("\u2212")


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """How negative numbers, groups of three, percents and blank cells are printed."""

    sign: str
    group: str
    percent: str
    blank: str


def number_style(random: Random) -> NumberStyle:
    """Return a style."""
    return NumberStyle(
        random.choice(SIGNS),
        random.choice((" ", " ", "\u00a0", ".")),
        random.choice(("", " %", "%")),
        random.choice(("", "-", "\u2013")),
    )


def printed(value: Decimal | None, unit: Unit, style: NumberStyle, *, is_percent_head: bool) -> str:
    """Return a cell's text; where the head already has the percent sign the cell may go without."""
    if value is None:
        return style.blank
    whole, _, decimals = f"{abs(value):f}".partition(".")
    text = f"{int(whole):,}".replace(",", style.group) + (f",{decimals}" if decimals else "")
    if value < 0:
        text = _negative(text, style.sign)
    if unit is Unit.PERCENT and not is_percent_head:
        text += style.percent or " %"
    elif unit is Unit.PERCENT:
        text += style.percent
    return text


def _negative(text: str, sign: str) -> str:
    if sign == "(":
        return f"({text})"
    return f"{text}-" if sign == "trailing" else f"{sign}{text}"
