"""Column heads in text: their parts, and neighbouring heads told apart.

A head is a base word with qualifiers (``TOT 2024 6 kk``, ``Alkuperäinen TA``, ``Toteuma 1–8/2024``, ``Tot.%``), or
a bare year or date. Each kind of qualifier stands at most once in a head, which tells neighbouring heads apart.
"""

import re
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import lru_cache

from store.figures import Basis
from store.units import Unit


class Mark(Enum):
    """The kinds of parts that a column head has."""

    BASIS = auto()
    YEAR = auto()
    SHORT_YEAR = auto()
    MONTHS = auto()
    DATE = auto()
    PERCENT = auto()
    UNIT = auto()
    PLUS = auto()
    CUMULATIVE = auto()
    EMPTY = auto()
    KIND = auto()
    """What kind of budget: original, amended."""
    SPAN = auto()
    """Two years or two bases that a difference is between."""
    OWNER = auto()
    """The group or the municipality itself."""
    MEASURE = auto()
    """What is measured, where the rows are units; a word for a budget of one kind (``määräraha``) tells both."""
    FILLER = auto()
    UNKNOWN = auto()
    """Words that belong to no head that is known."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a head: its kind, its text as printed, and the basis or unit that it names.

    ``is_glued`` is set where no white space stands before it (``TOT-25``).
    """

    mark: Mark
    text: str
    is_glued: bool = False
    basis: Basis | None = None
    unit: Unit | None = None


YEAR = r"(?:19|20)\d\d"
_BUDGET = r"(?:talousarvio|budjetti|ta)"
_CHANGED = r"(?:muutettu|muut\.|tarkistettu|lopullinen|korjattu)"
_ORIGINAL = r"(?:alkuperäinen|alkuper\.?|alkup\.?)"
_BASES: tuple[tuple[str, Basis], ...] = (
    (rf"{_ORIGINAL}\s*{_BUDGET}", Basis.BUDGET),
    (rf"{_CHANGED}\s*{_BUDGET}", Basis.AMENDED_BUDGET),
    (rf"{_BUDGET}\s*muutosten\s*jälkeen|{_BUDGET}\s*(?:ml\.|sis\.)\s*muutokset", Basis.AMENDED_BUDGET),
    (rf"{_BUDGET}\s*-?\s*muuto(?:s|kset)|muuto(?:s|kset)\s*talousarvioon", Basis.BUDGET_CHANGE),
    (r"(?:tot(?:e(?:ut)?uma)?\.?|käyttö)\s*-?\s*%", Basis.REALISATION),
    (r"(?:vuosi)?muutos\s*-?\s*%", Basis.CHANGE_RATE),
    (r"(?:vuosi)?muutos", Basis.CHANGE),
    (r"muutokset", Basis.BUDGET_CHANGE),
    (r"(?:tilinpäätös)?ennuste|enn\.?|tpe", Basis.FORECAST),
    (rf"taloussuunnitelma|ts|suunnitelma(?=\s*{YEAR})", Basis.PLAN),
    (r"tilinpäätös|tp", Basis.ACTUAL),
    (r"tote(?:ut)?uma|toteutunut|tot\.?", Basis.ACTUAL),
    (rf"{_BUDGET}", Basis.BUDGET),
    (r"poikkeama|ero", Basis.DEVIATION),
    (r"jäljellä|käyttämättä", Basis.REMAINING),
    (r"bokslut|utfall", Basis.ACTUAL),
    (r"(?:ursprunglig\s*)?budget", Basis.BUDGET),
    (r"prognos", Basis.FORECAST),
    (r"avvikelse", Basis.DEVIATION),
    (r"förändring", Basis.CHANGE),
)  # fmt: skip
_SWEDISH = re.compile(r"bokslut|utfall|(?:ursprunglig\s*)?budget|prognos|avvikelse|förändring", re.IGNORECASE)
_DASH = r"[-\u2010\u2011\u2013\u2212]"
_COMPARED = r"(?:talousarvio|ta|tilinpäätös|tp|toteuma|tot\.?|tpe|ennuste|enn\.?|budjetti)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])\.\s?(?:0?[1-9]|1[0-2])\."
_MONTH = r"(?:0?[1-9]|1[0-2])"
_MONTH_STEMS = "tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu"
_NAMED_MONTH = rf"(?:{_MONTH_STEMS})(?:kuu(?:n|ssa|ta)?)?(?![^\W\d_])"
_PARTS: tuple[tuple[str, Mark, Unit | None], ...] = (
    (rf"{_DAY}(?:{YEAR})?\s?{_DASH}\s?{_DAY}(?:{YEAR})?", Mark.MONTHS, None),
    (rf"{_DAY}(?:{YEAR})?", Mark.DATE, None),
    (rf"{_MONTH}\s?{_DASH}\s?{_MONTH}(?:\s?/\s?{YEAR}|\s?kk)?", Mark.MONTHS, None),
    (rf"{_MONTH}\s?/\s?{YEAR}", Mark.MONTHS, None),
    (rf"{_MONTH}\s?/(?=\d\d(?!\d))", Mark.MONTHS, None),
    (rf"{_MONTH}\s?kk", Mark.MONTHS, None),
    (rf"(?:{_MONTH_STEMS})(?:kuu)?\s?{_DASH}\s?{_NAMED_MONTH}(?:\s?{YEAR})?", Mark.MONTHS, None),
    (rf"{_NAMED_MONTH}(?:\s?{YEAR})?", Mark.MONTHS, None),
    (
        r"(?:1[ .\u00a0\u2009\u202f]?000|tuhatta)\s?(?:€|euroa|eur\b|e\b)|t\s?€|k€|t\s?eur\b",
        Mark.UNIT,
        Unit.THOUSAND_EURO,
    ),
    (r"(?:milj\.?|miljoonaa)\s?(?:€|euroa|eur\b)|m\s?€|m\s?eur\b", Mark.UNIT, Unit.MILLION_EURO),
    (r"(?:€|eur|euroa)\s?/\s?as(?:ukas|\.)?", Mark.UNIT, Unit.EURO_PER_RESIDENT),
    (r"€|euroa\b|eur\b", Mark.UNIT, Unit.EURO),
    (YEAR, Mark.YEAR, None),
    (rf"{_DASH}\d\d(?!\d)|(?<=\bt[aps])\d\d(?!\d)|(?<=\btot)\d\d(?!\d)", Mark.SHORT_YEAR, None),
    (r"(?<=\d/)\d\d(?!\d)|(?<=\bt[aps] )2\d(?![\d/])|(?<=\benn\. )2\d(?![\d/])", Mark.SHORT_YEAR, None),
    (r"(?:sis\.?|ml\.?|sisältäen)?\s?muutoksi(?:neen|n)(?![^\W\d_])", Mark.PLUS, None),
    (rf"\+\s?(?:ta-?)?muut(?:os|okset)\b|\+\s?{_DASH}\s?muut(?:os|okset)\b", Mark.PLUS, None),
    (r"-?\s?%", Mark.PERCENT, None),
    (r"kumul(?:atiivi(?:nen|set|sesti))?\.?(?![^\W\d_])|kum\.|kertymä(?![^\W\d_])", Mark.CUMULATIVE, None),
)
_PLACED_PARTS: tuple[tuple[str, Mark, Unit | None, Basis | None], ...] = (
    (rf"{YEAR}\s?{_DASH}\s?{YEAR}|{YEAR}\s?/\s?{YEAR}", Mark.SPAN, None, None),
    (rf"{_COMPARED}\s?(?:{_DASH}|/|vs\.?)\s?{_COMPARED}(?![^\W\d_])", Mark.SPAN, None, None),
    (
        rf"{_BUDGET}on\b|{_BUDGET}sta\b|(?:edelli(?:seen|sestä)|ed\.?) ?vuo(?:teen|desta)|edellis(?:vuoteen|vuodesta)",
        Mark.SPAN,
        None,
        None,
    ),
    (r"(?:edelliseen|ed\.)\s?(?:tilinpäätökseen|toteumaan|(?:tp|tot)\b\.?|v\.)", Mark.SPAN, None, None),
    (r"edellisestä (?:tilinpäätöksestä|toteumasta)", Mark.SPAN, None, None),
    (rf"{_ORIGINAL}(?![^\W\d_])", Mark.KIND, None, Basis.BUDGET),
    (rf"{_CHANGED}(?![^\W\d_])|muutosten\s+jälkeen|(?:sis|ml)\.?\s+muutokset", Mark.KIND, None, Basis.AMENDED_BUDGET),
    (r"konserni\b", Mark.OWNER, None, None),
    (r"(?:emo)?(?:kunta|kaupunki)\b", Mark.OWNER, None, None),
    (r"määrärahat?\b|tuloarviot?\b", Mark.MEASURE, None, Basis.BUDGET),
    (r"(?:toiminta|käyttö)?(?:tuotot|tulot|kulut|menot|kate)\b|netto(?:menot|kulut)?\b", Mark.MEASURE, None, None),
    (r"inv(?:estointi|\.\s?|-)(?:menot|tulot)\b", Mark.MEASURE, None, None),
    (r"(?:htv|henkilötyövuodet|henkilötyövuosia)\b", Mark.UNIT, Unit.PERSON_YEAR, None),
    (r"(?:lkm|kpl|lukumäärä)\b", Mark.UNIT, Unit.COUNT, None),
    (
        r"vuosi\b|vuonna\b|v\.|vuoden\b|yhteensä\b|ajalta\b|kk\b|per\b|mennessä\b|tilanne\b|jälkeen\b|muutosten\b",
        Mark.FILLER,
        None,
        None,
    ),
)
_COMPILED_PLACED = tuple(
    (re.compile(pattern, re.IGNORECASE), mark, unit, basis) for pattern, mark, unit, basis in _PLACED_PARTS
)
_COMPILED_PARTS = tuple((re.compile(pattern, re.IGNORECASE), mark, unit) for pattern, mark, unit in _PARTS)
_COMPILED_BASES = tuple((re.compile(rf"(?:{pattern})(?![^\W\d_])", re.IGNORECASE), basis) for pattern, basis in _BASES)
_TWO_WORD_BASES = 4
"""How many of the bases, from the first, are told by two words."""
_EMPTY = re.compile(rf"{_DASH}(?=\s|$)")
_GLUE = re.compile(r"[\s/,()]*")
_SOFT_HYPHENS = re.compile(r"[\u00ad\ufffe\x02]\s*")


def head_parts(text: str, *, is_placed: bool = False) -> list[Part] | None:
    """Return the parts that a text consists of, or None where something in it belongs to no column head.

    ``is_placed`` tells a text that stands above one column only: more words can belong to a head there.
    """
    found = _known_parts(text, is_placed=is_placed)
    return None if found is None else list(found)


@lru_cache(maxsize=20_000)
def _known_parts(text: str, *, is_placed: bool) -> tuple[Part, ...] | None:
    """Return the parts of a text; the same heads stand over many tables."""
    text = _SOFT_HYPHENS.sub("", text)
    parts: list[Part] = []
    position = _glue_end(text, 0)
    while position < len(text):
        found = (_placed_part_at(text, position) if is_placed else None) or _part_at(text, position)
        if found is None:
            return None
        part, end = found
        is_glued = position > 0 and not text[position - 1].isspace()
        parts.append(replace(part, is_glued=is_glued))
        position = _glue_end(text, end)
    return tuple(_in_one_language(parts))


def _in_one_language(parts: list[Part]) -> list[Part]:
    """Return the parts of a head in two languages with what is told in Finnish, too, left out in Swedish."""
    bases = [part for part in parts if part.mark is Mark.BASIS]
    swedish = [part for part in bases if _SWEDISH.fullmatch(part.text)]
    return [part for part in parts if part not in swedish] if len(swedish) < len(bases) else parts


def _glue_end(text: str, position: int) -> int:
    glue = _GLUE.match(text, position)
    return glue.end() if glue else position


def _part_at(text: str, position: int) -> tuple[Part, int] | None:
    """Return the part that begins at a position, and where it ends."""
    for pattern, basis in _COMPILED_BASES:
        match = pattern.match(text, position)
        if match:
            return Part(Mark.BASIS, match.group(), basis=basis), match.end()
    empty = _EMPTY.match(text, position)
    if empty:
        return Part(Mark.EMPTY, empty.group()), empty.end()
    for pattern, mark, unit in _COMPILED_PARTS:
        match = pattern.match(text, position)
        if match:
            return Part(mark, match.group().strip(), unit=unit), match.end()
    return None


def _placed_part_at(text: str, position: int) -> tuple[Part, int] | None:
    """Return the part that begins at a position of a head whose place is known, and where it ends."""
    for pattern, basis in _COMPILED_BASES[:_TWO_WORD_BASES]:
        match = pattern.match(text, position)
        if match:
            return Part(Mark.BASIS, match.group(), basis=basis), match.end()
    for pattern, mark, unit, own in _COMPILED_PLACED:
        match = pattern.match(text, position)
        if match:
            return Part(mark, match.group().strip(), basis=own, unit=unit), match.end()
    return None


def split_heads(text: str) -> list[tuple[Part, ...]] | None:
    """Return the heads that a line of text consists of, each as its parts; None where it is no line of heads."""
    parts = head_parts(text)
    if not parts:
        return None
    heads: list[list[Part]] = []
    for part in parts:
        if not heads or part.mark in (Mark.BASIS, Mark.EMPTY) or _is_taken(heads[-1], part):
            heads.append([])
        heads[-1].append(part)
    return [tuple(head) for head in heads]


def join_heads(upper: list[tuple[Part, ...]], lower: str) -> list[tuple[Part, ...]] | None:
    """Return the heads with the parts of a second line of heads put to theirs, or None where they do not pair.

    The second line may begin with the name of the row labels (``Selite``).
    """
    for start in [0, *(match.end() for match in re.finditer(r"\s+", lower))]:
        parts = head_parts(lower[start:])
        if parts:
            is_pairing = len(parts) == len(upper)
            return [(*head, part) for head, part in zip(upper, parts, strict=True)] if is_pairing else None
    return None


def _is_taken(head: list[Part], part: Part) -> bool:
    """Whether the head already has a part that leaves no place for this one."""
    times = {Mark.YEAR, Mark.SHORT_YEAR, Mark.DATE, Mark.MONTHS}
    marks = {before.mark for before in head}
    if Mark.EMPTY in marks:
        return True
    if part.mark in times:
        year_and_months = {Mark.YEAR, Mark.MONTHS}
        return bool(marks & times) and not (
            part.mark in year_and_months and marks & times <= year_and_months - {part.mark}
        )
    return part.mark in marks


def named_months(text: str) -> list[int]:
    """Return the months (1 to 12) that a text names by their names or stems (``tammi–elokuu``), in order."""
    stems = _MONTH_STEMS.split("|")
    found = re.findall(rf"(?<![^\W\d_])({_MONTH_STEMS})(?=kuu|[^\w]|$)", text, re.IGNORECASE)
    return [stems.index(stem.lower()) + 1 for stem in found]
