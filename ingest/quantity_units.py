"""What may stand after a number in prose and tell its unit: signs, abbreviations, and the nouns that are units."""

import re
from dataclasses import dataclass
from decimal import Decimal

from store.units import Unit

_SCALES = (
    (re.compile(r"miljard\w+|mrd\.?", re.IGNORECASE), Decimal(10) ** 9),
    (re.compile(r"miljoon\w+|milj\.?|M", re.IGNORECASE), Decimal(10) ** 6),
    (re.compile(r"tuh\.?|tuhat|tuhatta|tuhannen|t|k", re.IGNORECASE), Decimal(10) ** 3),
)
_SCALE = r"(?:(?P<scale>mrd\.?|miljard\w+|miljoon\w+|milj\b\.?|tuh\.|tuhatta|tuhannen|tuhat)\s*)?"
_EURO = r"(?:€|EUR\b|eur\b|euro(?:a|n|lla|lle|ksi|sta|ina|on|ssa)?\b|e\b)(?::\w+)?"
_PER = r"(?P<per>\s*/\s*\w+|\s+(?:asukasta|henkilöä|henkeä|oppilasta|lasta)\s+(?:kohti|kohden)\b)?"
_MONEY = re.compile(rf"\s*(?:{_SCALE}{_EURO}|(?P<short>[Mtk])\s?(?:€|eur\b|EUR\b|e\b)|(?P<meur>[Mm]eur\b)){_PER}")
_RESIDENT = re.compile(r"\s*(?:/\s*as(?:ukas)?\b|asukasta\s+koh)", re.IGNORECASE)
_SIGNS = (
    (re.compile(r"\s*(?:%\s?-\s?yks\w*\.?|prosenttiyksik\w+|prosenttipist\w+|pp\b)", re.IGNORECASE), "pp"),
    (re.compile(r"\s*(?:%(?![-\w])(?::\w+)?|prosent(?!tiyks|tipist)\w+)", re.IGNORECASE), "%"),
    (re.compile(r"\s*(?:htv\d?(?::\w+)?\b|henkilötyövuo\w+)", re.IGNORECASE), "htv"),
    (re.compile(r"\s*h(?![\w:])"), "h"),
    (re.compile(r"\s*(?:vk|vko)\b(?!:)"), "weeks"),
    (re.compile(r"\s*kk\b(?!:)(?!\s+(?:toteuma|tilan|ennuste|katsaus))", re.IGNORECASE), "months"),
    (re.compile(r"\s*(?:pv|vrk)\b(?!:)"), "days"),
)
_COUNTED = re.compile(
    r"\s*(?P<noun>(?:kpl|hlöä?|henk|krt|as|min|km²?|m²|m2|m3|m³|ha|kg|tn|kWh|MWh|GWh|kW|MW|litraa|op)(?![\w²³:]))"
)
_NOUN_UNITS = {
    "prosentti": Unit.PERCENT,
    "prosenttiyksikkö": Unit.PERCENTAGE_POINT,
    "henkilötyövuosi": Unit.PERSON_YEAR,
    "tunti": Unit.HOUR,
    "päivä": Unit.DAY,
    "vuorokausi": Unit.DAY,
    "viikko": Unit.WEEK,
    "kuukausi": Unit.MONTH,
    "vuosi": Unit.YEAR,
}
_PART_UNITS = {"tunti": Unit.HOUR, "päivä": Unit.DAY}
_SCALE_AHEAD = re.compile(rf"\s*{_SCALE}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PrintedUnit:
    """A unit as printed after a number: where it ends, what the number is to be multiplied by, and what is counted.

    ``unit`` is None for an amount per something that has no unit of its own (``50 €/kk``).
    """

    last: int
    unit: Unit | None
    scale: Decimal = Decimal(1)
    noun: str | None = None


def unit_at(text: str, at: int) -> PrintedUnit | None:
    """Return the unit that is printed right after a number that ends at ``at``; None for a word that is no unit."""
    money = _MONEY.match(text, at)
    if money:
        scale = _scale(money["scale"] or money["short"] or ("M" if money["meur"] else ""))
        if not money["per"]:
            return PrintedUnit(money.end(), Unit.EURO, scale)
        per_resident = _RESIDENT.match(money["per"])
        return PrintedUnit(money.end(), Unit.EURO_PER_RESIDENT if per_resident else None, scale)
    for pattern, code in _SIGNS:
        sign = pattern.match(text, at)
        if sign:
            return PrintedUnit(sign.end(), next(unit for unit in Unit if unit.code == code))
    counted = _COUNTED.match(text, at)
    if counted:
        return PrintedUnit(counted.end(), Unit.COUNT, noun=counted["noun"])
    return None


def scale_at(text: str, at: int) -> tuple[Decimal, int]:
    """Return the scale word after a number (miljoonaa) and where it ends; 1 and ``at`` where there is none."""
    match = _SCALE_AHEAD.match(text, at)
    if match is None or not match["scale"]:
        return Decimal(1), at
    return _scale(match["scale"]), match.start("scale") + len(match["scale"])


def unit_of_noun(base: str, head_part: str) -> Unit:
    """Return the unit that a counted noun is, by its base form or its last part (oppitunti); else a count."""
    return _NOUN_UNITS.get(base) or _PART_UNITS.get(head_part) or Unit.COUNT


def _scale(word: str) -> Decimal:
    return next((scale for pattern, scale in _SCALES if word and pattern.fullmatch(word)), Decimal(1))
