"""Notes that tell the unit of money of a whole table: ``(1 000 €)``, ``Luvut tuhansina euroina``."""

import re

from store.units import Unit

_EURO = r"€|euroa|euroina|euroissa|eur"
_THOUSAND = (
    rf"1[ .\u00a0\u2009\u202f]?000\s?(?:{_EURO}|e(?=[\s).]|$))"
    rf"|tuhatta\s?(?:{_EURO})|(?:tuhansina|tuhansissa)\s(?:{_EURO})"
    r"|tuhansia\seuroja|t\.?\s?€|k€|k\s?eur|t\s?eur"
)
_MILLION = rf"(?:milj\.?|miljoonaa|miljoonina|miljoonissa)\s?(?:{_EURO})|miljoonia\seuroja|m\s?€|m\s?eur"
_ONLY_EURO = re.compile(r"\(?euro\)?", re.IGNORECASE)
_ALONE = r"(?<![^\W\d_])(?<!\d)(?<!\d[ .\u00a0])"
"""Neither letters nor the rest of a number stand before: ``1 000 €`` is a note, the end of ``21 000 €`` is none."""
_NOTE = re.compile(
    rf"\(?\s*(?:luvut\s+)?(?:ovat\s+)?{_ALONE}(?:(?P<thousand>{_THOUSAND})|(?P<million>{_MILLION})|(?P<euro>{_EURO}))"
    r"(?![^\W\d_]|\s?/)\s*\.?\)?",
    re.IGNORECASE,
)


def unit_note(text: str) -> Unit | None:
    """Return the unit of money that a text tells, None where it tells none."""
    if _ONLY_EURO.fullmatch(text.strip()):
        return Unit.EURO
    found = _NOTE.search(text)
    if found is None:
        return None
    if found["thousand"]:
        return Unit.THOUSAND_EURO
    return Unit.MILLION_EURO if found["million"] else Unit.EURO


def is_unit_note(text: str) -> bool:
    """Whether a line is nothing but such a note."""
    return bool(_NOTE.fullmatch(text.strip()) or _ONLY_EURO.fullmatch(text.strip()))


def without_unit_note(text: str) -> str:
    """Return a table's name without the note."""
    return " ".join(_NOTE.sub(" ", text).split())
