"""What the names of rows tell of a table's sums: totals, costs, parts that stand inside another row."""

import re

from ingest.audit.grids import GridRow, plain_label
from ingest.identities import is_account_total, is_running_total, is_total

_COST = re.compile(
    r"kulut\b|menot\b|poistot|\bostot\b|korkokulu|avustukset$|arvonalent|lainasaamisten lisäy|lainojen vähenny|"
    r"tappio(?:t)?\b|tilikauden verot|alipariarvo|kustannukset\b|palkat|palkkiot|sivukulut|menoja\b|tavarat$"
)
_INCOME = re.compile(r"tuotot\b|tulot\b|avustustulot|tulo\b|osuudet\b|saadut")
_INSIDE = re.compile(r"(?:josta|joista|siitä|mistä|niistä|tästä|sis(?:\.|ältää))\b")
_STATEMENT_TOTAL = re.compile(
    r"(?:toiminnan ja investointien|rahoituksen|investointien|toiminnan) rahavirta|rahavarojen muutos"
    r"|(?:aineettomat|aineelliset) hyödykkeet|(?:pysyvät|vaihtuvat) vastaavat|(?:oma|vieras) pääoma"
    r"|(?:pitkä|lyhyt)aikaiset saamiset|(?:toimeksiantojen|lahjoitusrahastojen) (?:varat|pääomat)"
)
_STRONG, _PLAIN, _WEAK = 12, 10, 4


def is_cost(label: str) -> bool:
    """Whether a row is a cost, which some tables print as a positive number."""
    name = plain_label(label)
    return bool(_COST.search(name)) and not _INCOME.search(name)


def is_balance_total(label: str) -> bool:
    """Whether a row is the sum of a whole side of a balance sheet."""
    return bool(re.fullmatch(r"vasta(?:avaa|ttavaa) yhteensä", plain_label(label)))


def is_inside(label: str) -> bool:
    """Whether a row tells a part of the row above it, beside the sums (``josta palkat``)."""
    return bool(_INSIDE.match(plain_label(label)))


def total_bits(row: GridRow) -> int:
    """Return how much a row's name speaks for it being a sum, in bits."""
    name = plain_label(row.label)
    if (
        is_running_total(name)
        or _STATEMENT_TOTAL.fullmatch(name)
        or (row.group is not None and name == plain_label(row.group))
    ):
        return _STRONG
    if is_total(name):
        return _PLAIN
    if is_account_total(name) or row.label.isupper():
        return _PLAIN if is_account_total(name) else _WEAK
    return 0


def is_operating_margin(row: GridRow) -> bool:
    """Whether a row is the operating margin, which by definition is the income less the costs."""
    return plain_label(row.label).startswith("toimintakate")


def is_operating(row: GridRow, word: str) -> bool:
    """Whether a row is the operating income (``tuotot``, ``tulot``) or the costs (``kulut``, ``menot``)."""
    return bool(re.fullmatch(rf"toiminta{word}(?: yhteensä)?", plain_label(row.label)))
