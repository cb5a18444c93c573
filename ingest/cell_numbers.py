"""Numbers in the cells of office documents: typed ones with their format, and text that is one number with its unit.

A typed number is taken exactly, as its format scales it: a percentage is a hundred times the stored ratio, and a
format that hides three digits shows thousands. Only the endless decimals of a division are cut to what is shown.
"""

import re
from decimal import Context, Decimal

from ingest.rows import CellText
from store.errors import NumberTextError
from store.numbers import NO_BREAK_SPACE, parse_number
from store.units import Unit

_DIGITS = Context(prec=15)
"""So many digits a workbook keeps; what floating point adds behind them is no part of the number."""
_MOST_DECIMALS = 6
_SHOWN_DECIMALS = 2
_LITERAL = re.compile(r'"([^"]*)"|\[\$([^\]-]*)[^\]]*\]|\\(.)')
_COLOUR = re.compile(r"\[[^\]]*\]|[_*].")
_SCALING = re.compile(r"[0#?](,+)(?![0#?,])")
_GROUPED = re.compile(r"[#0][, \u00a0][#0]")
_DECIMALS = re.compile(r"\.([0#?]+)")
_THOUSANDS = {1: Unit.THOUSAND_EURO, 2: Unit.MILLION_EURO}
_SUFFIXES: tuple[tuple[str, Unit], ...] = (
    (r"%", Unit.PERCENT),
    (r"%-?\s?(?:yks(?:ikköä)?\.?|pistettä)|prosenttiyksikköä", Unit.PERCENTAGE_POINT),
    (r"(?:€|eur|euroa)\s?/\s?as(?:ukas|\.)?", Unit.EURO_PER_RESIDENT),
    (r"1[ .\u00a0]?000\s?(?:€|eur|euroa)|t\.?\s?(?:€|eur|euroa)|tuhatta euroa|k€|teur", Unit.THOUSAND_EURO),
    (r"milj\.?\s?(?:€|eur|euroa)|miljoonaa euroa|m€|meur", Unit.MILLION_EURO),
    (r"€|eur|euroa", Unit.EURO),
    (r"htv\d?|henkilötyövuotta|henkilötyövuodet", Unit.PERSON_YEAR),
    (r"kpl|hlöä?|henkilöä|henkeä|lkm|lukumäärä|as\.?|asukasta|oppilasta", Unit.COUNT),
    (r"pv|päivää", Unit.DAY),
    (r"kk|kuukautta", Unit.MONTH),
    (r"h|t|tuntia", Unit.HOUR),
)
_UNITS = tuple((re.compile(pattern, re.IGNORECASE), unit) for pattern, unit in _SUFFIXES)
_NOTED = re.compile(r"(?P<name>.*\S)\s*\((?P<unit>[^()]+)\)")
_SUFFIX = re.compile(
    r"(?P<number>[^a-zåäö€%]*\d[^a-zåäö€%]*?)\s?(?P<unit>[a-zåäö€%].*|1[ .\u00a0]000\s?€)", re.IGNORECASE
)


def unit_of(text: str) -> Unit | None:
    """Return the unit that a text as a whole names (``1 000 €``, ``htv``), None where it names none."""
    bare = text.strip().strip("()").strip()
    return next((unit for pattern, unit in _UNITS if pattern.fullmatch(bare)), None)


def without_unit(name: str) -> tuple[str, Unit | None]:
    """Return a row's name without the unit in parentheses behind it, and that unit: ``Palkat (€)``."""
    found = _NOTED.fullmatch(name)
    unit = unit_of(found["unit"]) if found else None
    return (found["name"], unit) if found and unit else (name, None)


def typed_number(value: float | Decimal, number_format: str) -> CellText:
    """Return a stored number as its cell's format shows it."""
    number = _DIGITS.create_decimal(str(value))
    shown = number_format.split(";", maxsplit=1)[0]
    literals = " ".join("".join(groups) for groups in _LITERAL.findall(shown))
    code = _COLOUR.sub("", _LITERAL.sub("", shown))
    unit = unit_of(literals)
    is_percent = "%" in code
    scaling = _SCALING.search(code)
    if is_percent:
        number *= 100
    elif scaling:
        number = number.scaleb(-3 * len(scaling[1]))
        unit = unit or _THOUSANDS.get(len(scaling[1]))
    decimals = _DECIMALS.search(code)
    number = _trimmed(number, len(decimals[1]) if decimals else None)
    printed = _finnish(number, is_grouped=bool(_GROUPED.search(code)))
    return CellText(f"{printed} %" if is_percent else printed, number, is_percent, unit)


def text_number(text: str) -> CellText | None:
    """Return the number that a cell's text is, with the unit behind it; None where it is no number alone."""
    bare = " ".join(text.split())
    number = _parsed(bare)
    if number is not None:
        return CellText(bare, number, is_percent=False)
    found = _SUFFIX.fullmatch(bare)
    unit = unit_of(found["unit"]) if found else None
    number = _parsed(found["number"]) if found and unit else None
    return None if number is None else CellText(bare, number, unit is Unit.PERCENT, unit)


def _parsed(text: str) -> Decimal | None:
    try:
        return parse_number(text)
    except NumberTextError:
        return None


def _trimmed(number: Decimal, decimals: int | None) -> Decimal:
    """Return the number with the decimals that its format asks for, or more where it has them; no endless ones."""
    exponent = int(number.normalize().as_tuple().exponent)
    own = max(-exponent, 0)
    if own > _MOST_DECIMALS:
        own = _SHOWN_DECIMALS if decimals is None else decimals
    wanted = max(own, decimals or 0)
    return number.quantize(Decimal(1).scaleb(-wanted)) if number.is_finite() else number


def _finnish(number: Decimal, *, is_grouped: bool) -> str:
    """Return a number with a decimal comma, its groups parted where the format parts them."""
    whole, _, fraction = f"{abs(number):f}".partition(".")
    whole = f"{int(whole):,}".replace(",", NO_BREAK_SPACE) if is_grouped else whole
    sign = "-" if number < 0 else ""
    return sign + whole + (f",{fraction}" if fraction else "")
