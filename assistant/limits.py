"""Limits that a yes-or-no question sets ("olivatko kulut yli 1,2 miljoonaa?"), and whether a figure keeps to them.

A cost is compared by its size, as people speak of it; what may be a surplus or a deficit is not compared at all where
its sign leaves open which is meant.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.spelling import folded
from store.errors import NumberTextError
from store.numbers import parse_number
from store.units import Dimension, Quantity, Unit

_WORDS = {
    "puoli": "0,5", "puolta": "0,5", "puolen": "0,5", "puolitoista": "1,5", "puoltatoista": "1,5", "yhden": "1",
    "yhta": "1", "kahden": "2", "kaksi": "2", "kahta": "2", "kolmen": "3", "kolme": "3", "kolmea": "3", "neljan": "4",
    "nelja": "4", "neljaa": "4", "viiden": "5", "viisi": "5", "viitta": "5", "kuuden": "6", "kuusi": "6", "kuutta": "6",
    "seitseman": "7", "seitsemaa": "7", "kahdeksan": "8", "kahdeksaa": "8", "yhdeksan": "9", "yhdeksaa": "9",
    "kymmenen": "10", "kymmenta": "10", "sadan": "100", "sata": "100", "sataa": "100",
}  # fmt: skip
_SCALES = (
    (re.compile(r"milj|milli|m$"), Decimal(1_000_000)),
    (re.compile(r"tonn|tuha|t$|k$"), Decimal(1_000)),
)
_AMOUNT = re.compile(
    r"(?<![\w.,/§-])(?:(?P<number>-?\d{1,3}(?:[ \u00a0.]\d{3})+(?:,\d+)?|-?\d+(?:,\d+)?|"
    + "|".join(sorted(_WORDS, key=len, reverse=True))
    + r")\s?)?(?P<scale>miljoon\w+|milj\b\.?|milli\w*|tonn\w+|tuhat\w*|tuhan\w+|[mt](?=\s?(?:€|eur))|[mk]\b)?"
    r"\s?(?P<unit>€|eur\w*|%|prosent\w+|pros\b)?"
)
_ABOVE = (
    r"yli|ylitta\w*|ylitt\w+|ylity\w*|(?:enemman|suurem\w+|isom\w+|korkeam\w+|kalliim\w+) kuin"
    r"|(?P<atleast>vahintaan|ainakin)"
)
_BELOW = (
    r"alle|alitt\w+|(?:vahemman|pienem\w+|matalam\w+|alem\w+|halvem\w+) kuin"
    r"|(?P<atmost>enintaan|korkeintaan|maksimissaan)"
)
_DIRECTION = re.compile(rf"\b(?:(?P<above>{_ABOVE})|(?P<below>{_BELOW}))\b")
_ASKS = re.compile(r"^(?!(?:paljon|mont|moni|kuink|milloin|miten|ei|eik|eivat))\w+k[o](?:s|han)?\b")
_BARE = re.compile(r"(?<![\w.,/§-])(?P<number>\d{1,3}(?:,\d+)?)(?![\w.,/§-])(?! ?[%€])")
_PARTS = {"kolme nelj": 75, "puol": 50, "nelj": 25}
_PART = re.compile(r"\b(?P<part>puolet|puolen|kolme nelja(?:sosaa|nnesta)|nelja(?:nnes|nneksen|sosa|sosan))\b")
_BUDGET = re.compile(r"\w*(?:budjet|talousarvio|maararah)\w*")
_SPENT = re.compile(r"\b(?:kayte(?:tty|tyt|ttyna)|kaytta(?:nyt|neet|ny)|kulu(?:nut|neet|nu)|kulutettu)\b")
_INTO = re.compile(r"\b\w+ihin\b")
_ONE_PERCENT = re.compile(r"prosenti(?:n|lla)\b")
_PASSES = re.compile(r"(?:yli|ali)t[ty]")
_IN_PERCENT = re.compile(r"%|prosen|\bpros\b")
_SIGNED = (
    (True, re.compile(r"\b(?:positiivi|voitolli|ylijaamai)(?:nen|sia|set)\b|\bplussal\w+|\bplussan puolel\w+")),
    (False, re.compile(r"\b(?:negatiivi|tappiolli|alijaamai)(?:nen|sia|set)\b|\bmiinuksel\w+|\bmiinuksen puolel\w+")),
)
_GROUPED = re.compile(r"\d[ .\u00a0]\d{3}")
_BY = re.compile(r"ll[a]$")
_MOVES = re.compile(
    r"(?:kasvo|nous|lisaant|vahen|laski|pienen|supist|muuttu|heiken|heikken|paran|puto|tipp|kohos)\w*k[o]"
)


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit: ``above`` asks whether the figure is over it, ``inclusive`` whether just reaching it is enough."""

    quantity: Quantity
    above: bool
    inclusive: bool
    start: int
    end: int
    text: str

    def met_by(self, size: Decimal) -> bool:
        """Whether an amount is on the side that was asked about."""
        wanted = self.quantity.in_base_units().value
        if size == wanted:
            return self.inclusive
        return (size > wanted) is self.above

    def spans(self, start: int) -> bool:
        """Whether a place of the question lies within the limit."""
        return self.start <= start < self.end


def find_limit(text: str, times: tuple[tuple[int, int], ...], *, of_each: bool = False) -> Limit | None:
    """Return the one limit that a question sets; None where there is none, or more than one.

    Only a yes-or-no question sets one, but where it asks ``of_each`` of several units or rows ("missä yksiköissä").
    In a question that speaks of percent a bare number behind "yli" is one of percent.

    ``times`` are the places of expressions of time, whose numbers are no limits. An amount in the adessive ("100 000
    eurolla") tells by how much, not up to what: it is a limit of several, or of a change ("kasvoivatko yli …").
    """
    plain = folded(text)
    if not of_each and not _ASKS.match(plain):
        return None
    signed = [(above, match) for above, sign in _SIGNED for match in sign.finditer(plain)]
    if len(signed) == 1:
        above, match = signed[0]
        return Limit(
            Quantity(Decimal(0), Unit.EURO), above, inclusive=False, start=match.start(), end=match.end(), text="nolla"
        )
    directions = {bool(match["above"]): match for match in _DIRECTION.finditer(plain)}
    if of_each and len(directions) > 1:  # "alittui yli 50 000 eurolla": the verb tells what was passed, not the limit
        directions = {above: match for above, match in directions.items() if not _PASSES.match(match.group())}
    amounts = [match for match in _AMOUNT.finditer(plain) if _is_amount(match) and not _within(match, times)]
    if len(directions) == 1 and not amounts and _IN_PERCENT.search(plain):
        ((above, direction),) = directions.items()
        return _bare_percent(plain, text, times, direction, above=above)
    if len(directions) == 1 and not amounts:
        ((above, direction),) = directions.items()
        return _part_of_budget(plain, text, direction, above=above)
    by = bool(amounts) and _BY.search(amounts[0].group()) is not None and not _MOVES.match(plain)
    if len(directions) != 1 or len(amounts) != 1 or (by and not of_each):
        return None
    ((above, direction),) = directions.items()
    quantity = _quantity(amounts[0])
    if quantity is None:
        return None
    inclusive = bool(direction["atleast"] or direction["atmost"])
    start, end = amounts[0].span()
    return Limit(quantity, above, inclusive, start, end, text[start:end].strip())


def _bare_percent(
    plain: str, text: str, times: tuple[tuple[int, int], ...], direction: re.Match[str], *, above: bool
) -> Limit | None:
    """Return the limit of a bare number right behind its direction ("toteuma-% yli 50")."""
    number = _BARE.match(plain, direction.end() + 1) or _ONE_PERCENT.match(plain, direction.end() + 1)
    if number is None or _within(number, times):
        return None
    quantity = Quantity(parse_number(number.groupdict().get("number") or "1"), Unit.PERCENT)
    inclusive = bool(direction["atleast"] or direction["atmost"])
    start, end = number.span()
    return Limit(
        quantity, above, inclusive, start, end, text[start:end] if number.re is _ONE_PERCENT else f"{text[start:end]} %"
    )


def _part_of_budget(plain: str, text: str, direction: re.Match[str], *, above: bool) -> Limit | None:
    """Return the limit of a part of a budget ("yli puolet budjetistaan") as its percentage.

    Money that is used is that of the budget, unless the question tells what it is used for, which asks for a share.
    """
    part = _PART.match(plain, direction.end() + 1)
    of_budget = _BUDGET.search(plain) or (_SPENT.search(plain) and not _INTO.search(plain))
    if part is None or not of_budget:
        return None
    percent = next(value for words, value in _PARTS.items() if words in part["part"])
    quantity = Quantity(Decimal(percent), Unit.PERCENT)
    said = text[slice(*part.span("part"))]
    return Limit(quantity, above, inclusive=False, start=part.start(), end=part.end("part"), text=said)


def _is_amount(match: re.Match[str]) -> bool:
    number = match["number"] or ""
    return bool(match["scale"] or (number and match["unit"]) or _GROUPED.search(number))


def _within(match: re.Match[str], times: tuple[tuple[int, int], ...]) -> bool:
    return any(start < match.end() and match.start() < end for start, end in times)


def _quantity(match: re.Match[str]) -> Quantity | None:
    number, scale, unit = match["number"] or "1", match["scale"] or "", match["unit"] or ""
    try:
        value = parse_number(_WORDS.get(number, number))
    except NumberTextError:
        return None
    if unit.startswith(("%", "pros")):
        return None if scale else Quantity(value, Unit.PERCENT)
    factor = next((factor for pattern, factor in _SCALES if pattern.match(scale)), Decimal(1))
    return Quantity(value * factor, Unit.EURO)


def is_comparable(limit: Limit, found: Quantity) -> bool:
    """Whether a figure is of the limit's kind: money and money, percent and percent."""
    kinds = {limit.quantity.unit.dimension, found.unit.dimension}
    return len(kinds) == 1 and kinds <= {Dimension.MONEY, Dimension.SHARE}
