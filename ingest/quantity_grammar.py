"""Numbers with their units in one sentence of prose.

What only looks like an amount is masked first: times, section numbers, case and decision numbers, addresses of the
web, ordinals, ages, clock times, names with digits. A number whose unit or noun cannot be told is no quantity; one
that has a unit but is no number of the closed grammar, or a range of two numbers, is a doubt.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ingest.counted_nouns import CountedNoun, noun_after, noun_before
from ingest.number_words import number_word
from ingest.quantity_units import PrintedUnit, scale_at, unit_at, unit_of_noun
from store.errors import NumberTextError
from store.numbers import MINUS_CHARACTERS, SPACE_CHARACTERS, parse_number
from store.units import Quantity, Unit

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Mention:
    """A quantity as a sentence holds it: from its qualifying word to the end of its unit or noun.

    ``noun`` is where the counted noun stands (None for a sign), ``noun_base`` its head's base form.
    """

    first: int
    last: int
    quantity: Quantity
    noun: str | None
    noun_base: str | None
    approximate: bool
    factor: int | None


@dataclass(frozen=True, slots=True)
class Doubt:
    """An amount that is printed but cannot be read for certain; ``message`` is Finnish."""

    first: int
    last: int
    message: str


@dataclass(frozen=True, slots=True)
class _Number:
    """A number as printed: in digits (no cases) or as a word."""

    first: int
    last: int
    value: Decimal
    cases: tuple[str, ...] = ()
    factor: int | None = None


MASK = "\ufffc"
_DASH = r"[-\u2010-\u2015\u2212]"
_LETTER = r"[^\W\d_]"
_NOT_AMOUNTS = (
    re.compile(r"https?://\S+|www\.\S+|\S+@\S+"),
    re.compile(r"(?:§+|pykäl\w+)\s*\d+(?:\s*[-–,]\s*\d+)*|\d+(?:\s*[-–]\s*\d+)?\s*§", re.IGNORECASE),
    re.compile(rf"{_LETTER}[\w.]*/[\w./-]*\d[\w./-]*|\d[\w.]*/\d[\w./-]*"),
    re.compile(rf"\b{_LETTER}[\w]*{_DASH}?\d[\w-]*"),
    re.compile(rf"\d+\.?{_DASH}?(?:\d+\.?)?{_DASH}(?={_LETTER})[\w-]+"),
    re.compile(rf"\bklo\.?\s*\d{{1,2}}(?:[.:]\d\d)?(?:\s*{_DASH}\s*\d{{1,2}}(?:[.:]\d\d)?)?"),
    re.compile(rf"\d{{1,2}}[.:]\d\d\s*{_DASH}\s*\d{{1,2}}[.:]\d\d"),
    re.compile(rf"(?<![\d.,])\d{{1,3}}\.(?=\s*(?:{_DASH}|ja\b|tai\b|,)\s*\d{{1,3}}\.\s+[a-zåäö])"),
    re.compile(r"(?<![\d.,])\d{1,3}\.(?=\s+[a-zåäö])"),
    re.compile(r"^\s*\(?\d{1,2}[.)](?=\s)"),
    re.compile(r"\b(?:sivu|liit|taulu|kuva|kuvio|luku|luvu|koh[dt]a|numero|nro|versio|vaihe|luok[ka]|momenti?)\w*"
               r"\.?\s+\d+(?:\.\d+)*(?!\s*%)", re.IGNORECASE),
)  # fmt: skip
_SPACE = f"[{SPACE_CHARACTERS}]"
_DIGITS = rf"(?:\d{{1,3}}(?:{_SPACE}\d{{3}})+(?!\d)|\d{{1,3}}(?:\.\d{{3}})+(?![\d])|\d+)(?:,\d+)?"
_NUMBER = re.compile(
    rf"(?<![\w{MASK}.,/:])(?:(?P<factor>\d+)\s*[x×]\s*)?(?P<number>(?:(?<![\w)])[{MINUS_CHARACTERS}](?=\d))?{_DIGITS})"
    rf"(?P<suffix>:{_LETTER}+)?(?![\d{MASK}])"
)
_ODD_NUMBER = re.compile(rf"(?<![\w{MASK}.,/:])(?<!\d{_SPACE})\d+(?:[.,]\d+)+")
_RANGE = re.compile(rf"(?<![\w{MASK}.,/:]){_DIGITS}\s*{_DASH}\s*{_DIGITS}(?![\d{MASK}])")
_WORD_BEFORE = re.compile(rf"{_LETTER}+\s*$")
_PER = re.compile(rf"\s*/\s*{_LETTER}")
_BARE_YEAR = re.compile(r"(?!\d\d00)(?:19[6-9]|20[0-4])\d")
_WORD = re.compile(rf"{_LETTER}+(?:[-:'’]{_LETTER}+)*")
_APPROXIMATE = (
    r"noin|n\.|arviolta|arvion mukaan|lähes|miltei|melkein|vajaat?|vajaan|vajaalla|yli|reilut?|reilun|reilulla|runsaat?"
    r"|runsaan|alle|suunnilleen|likimain|karkeasti|liki"
)
_BOUND = r"jopa|vähintään|enintään|korkeintaan|ainakin|enimmillään|vähimmillään"
_QUALIFIER = re.compile(rf"(?:\b(?:(?P<about>{_APPROXIMATE})|{_BOUND})\s+)+$", re.IGNORECASE)
_ENDS_CLAUSE = re.compile(r"\s*(?:[.,;)!?]|$)(?!\s*\d)")
_CLAUSE_START = re.compile(r"[,;:(]\s|\b(?:ja|sekä|eli|mutta|joista|joten|kun)\s", re.IGNORECASE)
_NEAR = 60
"""How many characters before a number can hold what qualifies it."""
_NEXT_IN_LIST = re.compile(rf"(?:,|\s+ja|\s+sekä)\s+(?P<word>{_LETTER}+)")
_UNTOLD = CountedNoun(0, 0, "", "")
_UNSURE_NOUN = "Tekstistä ei käy varmasti ilmi, mitä luku laskee."
_UNSURE_NUMBER = "Lukua ei voitu lukea yksikäsitteisesti."
_UNSURE_RANGE = "Vaihteluväliä ei tallennettu lukuna."
_UNSURE_UNIT = "Luvun yksikköä ei voitu tulkita."


def find_quantities(sentence: str, times: Sequence[Span]) -> tuple[list[Mention], list[Doubt]]:
    """Return the quantities of a sentence in order, and the amounts that cannot be read for certain.

    ``times`` are where the sentence names a time: digits there are no amount.
    """
    text = _masked(sentence, times)
    mentions: list[Mention] = []
    doubts: list[Doubt] = []
    for odd in (*_RANGE.finditer(text), *_ODD_NUMBER.finditer(text)):
        if unit_at(text, odd.end()) and not _reads(odd.group()):
            message = _UNSURE_RANGE if _RANGE.fullmatch(odd.group()) else _UNSURE_NUMBER
            doubts.append(Doubt(odd.start(), odd.end(), message))
    text = _cover(text, [(odd.start(), odd.end()) for odd in _RANGE.finditer(text) if not _reads(odd.group())])
    text = _cover(text, [(odd.start(), odd.end()) for odd in _ODD_NUMBER.finditer(text) if not _reads(odd.group())])
    done = 0
    for number in sorted((*_numbers_in_digits(text), *_numbers_in_words(text)), key=lambda found: found.first):
        if number.first < done:
            continue
        found = _mention(sentence, text, number)
        if isinstance(found, Mention):
            mentions.append(found)
            done = found.last
        elif found:
            doubts.append(found)
    return mentions, doubts


def _masked(sentence: str, times: Sequence[Span]) -> str:
    """Return the sentence with what is no amount covered, every character in its place."""
    text = _cover(sentence, times)
    for pattern in _NOT_AMOUNTS:
        text = _cover(text, [match.span() for match in pattern.finditer(text)])
    return text


def _cover(text: str, spans: Sequence[Span]) -> str:
    letters = list(text)
    for first, last in spans:
        letters[first:last] = MASK * (last - first)
    return "".join(letters)


def _reads(number: str) -> bool:
    try:
        parse_number(number)
    except NumberTextError:
        return False
    return True


def _numbers_in_digits(text: str) -> list[_Number]:
    found = []
    for match in _NUMBER.finditer(text):
        if not _reads(match["number"]):
            continue
        value = parse_number(match["number"])
        factor = int(match["factor"]) if match["factor"] else None
        found.append(_Number(match.start(), match.end(), value, factor=factor))
    return found


def _numbers_in_words(text: str) -> list[_Number]:
    found = []
    for match in _WORD.finditer(text):
        values = number_word(match.group())
        if values:
            cases = tuple(case for _, case in values)
            found.append(_Number(match.start(), match.end(), Decimal(values[0][0]), cases))
    return found


def _mention(sentence: str, text: str, number: _Number) -> Mention | Doubt | None:
    """Return the quantity that a number begins, a doubt where its unit cannot be told, None where it is no amount."""
    first, approximate = _qualified(text, number.first)
    unit = unit_at(text, number.last)
    if unit is not None:
        if unit.unit is None or _PER.match(text, unit.last):
            return Doubt(number.first, unit.last, _UNSURE_UNIT)
        return _with_unit(number, unit, first, approximate=approximate)
    return _count(sentence, text, number, first, approximate=approximate)


def _count(sentence: str, text: str, number: _Number, first: int, *, approximate: bool) -> Mention | Doubt | None:
    """Return the quantity that a number without a printed unit is, by the noun that it counts."""
    scale, after = scale_at(text, number.last)
    noun = _counted(text, number, first, after)
    if scale != 1:
        return None if number.cases else Doubt(number.first, after, _UNSURE_UNIT)
    if noun is None:
        return None
    last = max(after, noun.last)
    if noun is _UNTOLD or _PER.match(text, last):
        return Doubt(number.first, last, _UNSURE_NOUN if noun is _UNTOLD else _UNSURE_UNIT)
    quantity = Quantity(number.value, unit_of_noun(noun.base, noun.head_part))
    printed = sentence[noun.first : noun.last]
    return Mention(first, last, quantity, printed, noun.base, approximate, number.factor)


def _with_unit(number: _Number, printed: PrintedUnit, first: int, *, approximate: bool) -> Mention:
    unit = printed.unit or Unit.COUNT
    value = number.value * printed.scale
    if printed.scale != 1 and value == value.to_integral_value():
        value = value.quantize(Decimal(1))
    return Mention(first, printed.last, Quantity(value, unit), printed.noun, None, approximate, number.factor)


def _qualified(text: str, first: int) -> tuple[int, bool]:
    """Return where the words that qualify a number begin, and whether they make it approximate."""
    match = _QUALIFIER.search(text, max(0, first - _NEAR), first)
    return (match.start(), bool(match["about"])) if match else (first, False)


def _counted(text: str, number: _Number, first: int, after: int) -> CountedNoun | None:
    """Return the noun that a number without a printed unit counts; ``_UNTOLD`` where one of two nouns may be it."""
    digits = text[number.first : number.last]
    year = not number.cases and bool(_BARE_YEAR.fullmatch(digits))
    cases = _usable_cases(number)
    if year or (number.cases and not cases):
        return None
    one = number.value == 1
    before = _WORD_BEFORE.search(text, max(0, first - _NEAR), first)
    named = before is not None and before.group()[:1].isupper()
    found = noun_after(text, after, cases, one=one, bounded=before is None, named=named)
    if found and not found.local:
        return found
    if not found and not _ENDS_CLAUSE.match(text, after):
        return None
    earlier = noun_before(text, _clause_start(text, first), first)
    if found is None or earlier is None:
        return found or earlier
    return earlier if _goes_on_listing(text, found) else _UNTOLD


def _goes_on_listing(text: str, noun: CountedNoun) -> bool:
    """Whether a noun in a local case is the first of several: 28 esiopetuksessa, alakoulussa ja yläkoulussa."""
    following = _NEXT_IN_LIST.match(text, noun.last)
    return following is not None and following["word"][-2:] == text[noun.first : noun.last][-2:]


def _usable_cases(number: _Number) -> tuple[str, ...]:
    """Return the cases in which a numeral counts; yhtenä, yhdeksi, yhteen and yhdessä mostly mean something else."""
    if number.value != 1:
        return number.cases
    return tuple(case for case in number.cases if case not in ("olento", "tulento", "sisatulento", "sisaolento"))


def _clause_start(text: str, first: int) -> int:
    starts = [match.end() for match in _CLAUSE_START.finditer(text, 0, first)]
    return starts[-1] if starts else 0
