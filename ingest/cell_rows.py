"""Rows of figures in a table whose cells the source itself parts: whose each row is and what it measures.

The columns left of the figures hold names: of units, of accounts, codes before either, or in long form the time and
the basis of the row's figures. Their heads tell which is which, else what stands in them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from ingest.account_words import is_account, is_total, without_total
from ingest.cell_numbers import unit_of
from ingest.cell_roles import is_code, parted_code
from ingest.naming import has_unit_ending
from store.units import Unit


class Role(Enum):
    """What a column of names holds."""

    CODE = auto()
    ORGANISATION = auto()
    MEASURE = auto()
    UNIT = auto()
    TIME = auto()
    BASIS = auto()
    NAME = auto()


_UNITS = (
    r"\w*(?:toimiala|toimielin|lautakunta|palvelualue|vastuualue|tulosalue|tehtäväalue|tulosyksikkö|hallintokunta"
    r"|kustannuspaikka|kust\.?\s?paikka|organisaatio|osasto|yksikkö|palvelu|tulosalueet|yksiköt|palvelut|toimialat"
    r"|lautakunnat|koulu|päiväkoti|laitos)|(?:kustannuspaikan|yksikön|kp:n) nimi"
)
_MEASURES = (
    r"tili|tilin nimi|tiliryhmä|tililaji|tulo-?\s?/?\s?menolaji|menolaji|kululaji|erä|tuloslaskelmaerä|rivi|selite"
    r"|tunnusluku|mittari|mittarit|nimike|tuloslaskelma|käyttötalous|tuotot ja kulut|tulot ja menot|tunnusluvut|asia"
)
_HEADS: tuple[tuple[Role, re.Pattern[str]], ...] = tuple(
    (role, re.compile(pattern, re.IGNORECASE))
    for role, pattern in (
        (Role.CODE, r"(?:tilin?|kp:?n?|kust\w*\.?\s?paikan?|yksikön)?\s?-?(?:nro|n:o|numero|koodi|tunnus|id)\.?|kp|#"),
        (
            Role.TIME,
            r"vuosi|kuukausi|kk|kausi|jakso|ajanjakso|ajankohta|pvm|päivä(?:määrä)?|vuosi[/ -]?kk|aika|periodi",
        ),
        (Role.BASIS, r"laji|tyyppi|versio|skenaario|luku(?:laji|tyyppi)|lähde|arvolaji|data(?:laji|tyyppi)?"),
        (Role.UNIT, r"yks\.?|mitta-?yksikkö|yksikkö \(mitta\)|mitta|laatu"),
        (Role.ORGANISATION, rf"(?:{_UNITS})(?:/\w+|\s?\(.*\))?"),
        (Role.MEASURE, _MEASURES),
    )
)
_NEUTRAL = re.compile(
    r"nimi|selite|kohde|hanke|projekti|rivi|asia|kuvaus|otsikko|luku|tieto|erittely|hankkeen nimi"
    r"|investointi(?:kohde)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class NameColumn:
    """A column of names: where it stands, what it holds and what its head says."""

    column: int
    role: Role
    head: str


@dataclass(frozen=True, slots=True)
class RowName:
    """What the cells left of the figures of one row say.

    ``shown`` is the name as printed, with its code; ``label`` without it. ``organisation`` and ``measure`` are None
    where these cells do not tell them.
    """

    label: str
    shown: str
    organisation: str | None = None
    measure: str | None = None
    unit: Unit | None = None
    has_code: bool = False


def role_of(head: str, texts: Sequence[str]) -> Role:
    """Return what a column of names holds, by its head and by its texts."""
    told = next((role for role, pattern in _HEADS if pattern.fullmatch(head.strip(" :.*"))), None)
    filled = [text for text in texts if text]
    if filled and all(unit_of(text) or text == "%" for text in filled):
        return Role.UNIT
    if told in (Role.UNIT, None) and filled and all(map(is_code, filled)):
        return Role.CODE
    if told is Role.UNIT:
        return Role.NAME
    if told is Role.ORGANISATION and filled and all(map(is_code, filled)):
        return Role.CODE
    if told is Role.MEASURE and filled and all(map(is_code, filled)):
        return Role.CODE
    return told or Role.NAME


def is_unit_head(head: str) -> bool:
    """Whether a head says that units, or their codes, stand below it."""
    return any(role is Role.ORGANISATION and pattern.fullmatch(head.strip(" :.*")) for role, pattern in _HEADS)


def is_neutral(head: str) -> bool:
    """Whether a head of names says only that names stand below it."""
    return bool(_NEUTRAL.fullmatch(head.strip(" :.*")))


def holds_units(names: Sequence[RowName], measure: str | None, *, is_told: bool) -> bool:
    """Whether the rows of a table are units: their names say so, or a title says what is measured and no row does.

    ``measure`` is what the titles or the heads of the columns measure; ``is_told`` whether the names' head is one of
    units.
    """
    labels = [name.label for name in names if not is_total(name.label)]
    accounts = sum(is_account(label) and not has_unit_ending(label) for label in labels)
    if not labels:
        return False
    if is_told:
        return accounts * 2 < len(labels)
    units = sum(has_unit_ending(label) for label in labels)
    if units * 2 > len(labels):
        return True
    return measure is not None and not accounts


def is_unit_heading(text: str, below: Sequence[str]) -> bool:
    """Whether a row names the unit whose accounts stand below it: its name says so, a code, or its key figures."""
    code, name = parted_code(text)
    if is_account(name) and not has_unit_ending(name):
        return False
    if has_unit_ending(name) or (code is not None and any(map(is_account, below))):
        return True
    return sum(bool(_KEY_ROW.match(label)) for label in below) > 1


_KEY_ROW = re.compile(
    r"(?:toiminta)?(?:tuotot|kulut|tulot|menot|kate)(?:\s+yhteensä)?$|netto(?:menot|kulut)?$", re.IGNORECASE
)


def unit_name(label: str) -> str:
    """Return the unit that a row's name tells, without its code and without "yhteensä"."""
    return without_total(parted_code(label)[1])
