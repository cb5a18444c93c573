"""Printed amounts of projects: 305 360 € (esiopetus: 64 000 €, perusopetus: 241 360 €); 4.200 €; 104 %."""

import re
from dataclasses import dataclass

from store.errors import NumberTextError
from store.numbers import MINUS_CHARACTERS, SPACE_CHARACTERS, parse_number
from store.units import Quantity, Unit

_NUMBER = (
    rf"[{MINUS_CHARACTERS}]?\s?(?:\d{{1,3}}(?:[{SPACE_CHARACTERS}]\d{{3}})+|\d{{1,3}}(?:\.\d{{3}})+|\d+)(?:,\d+)?(?!\d)"
)
_UNITS = (
    (Unit.MILLION_EURO, r"milj(?:\.|oonaa)?\s*(?:€|euroa?|eur\b)|m€|meur\b"),
    (Unit.THOUSAND_EURO, r"(?:1\s?000|tuhatta?|tuh\.?|t\.?)\s*(?:€|euroa?|eur\b)|teur\b|k€"),
    (Unit.EURO, r"€|euroa?\b|eur\b"),
    (Unit.PERCENT, r"%|prosenttia\b"),
)
_UNIT = "|".join(pattern for _, pattern in _UNITS)
PRINTED = re.compile(rf"(?<![\d,./])(?P<number>{_NUMBER})\s*(?P<unit>{_UNIT})?", re.IGNORECASE)
_PART = re.compile(
    rf"(?P<level>[A-ZÅÄÖa-zåäö][A-ZÅÄÖa-zåäö \-]*?)\s*:?\s+(?P<number>{_NUMBER})\s*(?P<unit>{_UNIT})?", re.IGNORECASE
)
_PARENTHESES = re.compile(r"\((?P<inside>[^()]*)\)")
_HEADED = re.compile(rf"\(?(?P<unit>{_UNIT})\)?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Printed:
    """An amount in base units; ``level`` names the part that it is of a whole."""

    quantity: Quantity
    level: str | None = None


def heading_unit(name: str) -> Unit | None:
    """Return the unit that closes a column's heading: rahoitusosuus %, Rahoitus (1000 €)."""
    match = _HEADED.search(name)
    return unit_of(match["unit"]) if match else None


def unit_of(printed: str | None) -> Unit | None:
    """Return the unit of a printed unit's name; None for none."""
    if printed is None:
        return None
    return next((unit for unit, pattern in _UNITS if re.fullmatch(pattern, printed, re.IGNORECASE)), None)


def read_amounts(text: str, default: Unit) -> list[Printed]:
    """Return the amount that a field opens with, then its parts in parentheses; none where it opens with none.

    ``default`` is the unit of a number without one.
    """
    whole = PRINTED.match(text.strip())
    if whole is None:
        return []
    quantity = quantity_of(whole, default)
    if quantity is None:
        return []
    found = [Printed(quantity)]
    inside = _PARENTHESES.search(text)
    for part in _PART.finditer(inside["inside"]) if inside else ():
        share = quantity_of(part, default)
        if share is not None:
            found.append(Printed(share, part["level"].strip()))
    return found


def quantity_of(match: re.Match[str], default: Unit) -> Quantity | None:
    """Return a matched number with its unit, in base units; None where it is no number."""
    try:
        number = parse_number(match["number"])
    except NumberTextError:
        return None
    return Quantity(number, unit_of(match["unit"]) or default).in_base_units()
