"""Finnish number text to ``Decimal`` and back.

The grammar is closed: ASCII ``-``, U+2010, U+2011, U+2013 and U+2212 are minus; a space, U+00A0, U+2007,
U+2009 or U+202F, or a dot, parts groups of three; a comma begins the decimals; parentheses or a trailing minus
are negative; digits are 0 to 9, and no whole part but zero begins with a zero. Anything else raises. An empty or
dash-only cell is no number, not zero.
"""

import re
from decimal import ROUND_HALF_UP, Decimal

from store.errors import NumberTextError

MINUS_CHARACTERS = "-\u2010\u2011\u2013\u2212"
SPACE_CHARACTERS = " \u00a0\u2007\u2009\u202f"
_GROUP_OF_THREE = "[0-9]{3}"
_GRAMMAR = re.compile(
    rf"(?P<open>\()?\s*(?:(?P<minus>[{MINUS_CHARACTERS}])|\+)?\s*"
    rf"(?P<whole>[1-9][0-9]{{0,2}}(?:[{SPACE_CHARACTERS}]{_GROUP_OF_THREE})+"
    rf"|[1-9][0-9]{{0,2}}(?:\.{_GROUP_OF_THREE})+|[1-9][0-9]*|0)"
    rf"(?:,(?P<decimals>[0-9]+))?\s*(?P<trailing>[{MINUS_CHARACTERS}])?\s*(?P<close>\))?"
)
THIN_MINUS = "\u2212"
NO_BREAK_SPACE = "\u00a0"


def parse_number(text: str) -> Decimal:
    """Return the number that a printed text holds.

    Raises:
        NumberTextError: If the text as a whole is not one printed number.
    """
    match = _GRAMMAR.fullmatch(text.strip(SPACE_CHARACTERS + "\t\n"))
    if match is None or bool(match["open"]) != bool(match["close"]):
        raise NumberTextError(text)
    signs = sum(bool(match[name]) for name in ("open", "minus", "trailing"))
    if signs > 1:
        raise NumberTextError(text)
    digits = re.sub(rf"[{SPACE_CHARACTERS}.]", "", match["whole"])
    value = Decimal(digits + (f".{match['decimals']}" if match["decimals"] else ""))
    return -value if signs and value else value


def format_number(value: Decimal, decimals: int | None = None) -> str:
    """Return Finnish text: groups parted by no-break spaces, a decimal comma, a real minus sign.

    Rounds once, half away from zero, to ``decimals``; without it the value's own decimals stay.
    """
    if decimals is not None:
        value = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    whole, _, fraction = f"{abs(value):f}".partition(".")
    groups = f"{int(whole):,}".replace(",", NO_BREAK_SPACE)
    text = groups + (f",{fraction}" if fraction else "")
    return (THIN_MINUS if value < 0 else "") + text
