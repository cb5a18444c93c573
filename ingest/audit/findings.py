"""What an audit tells: every identity that was checked, and every one that fails, with its likely cause."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from store.figures import Place
from store.units import Unit


class CheckKind(Enum):
    """What an identity ties together; the value is its Finnish name."""

    ROW_SUM = "rivien summa"
    COLUMN_SUM = "sarakkeiden summa"
    COLUMN_DIFFERENCE = "sarakkeiden erotus"
    PERCENTAGE = "prosenttiosuus"
    CHANGE_RATE = "muutosprosentti"
    ROW_RATIO = "tunnusluku"
    BALANCE = "taseen täsmäys"
    OPENING = "alku- ja loppuluku"
    UNIT_SUM = "yksiköiden summa"
    SAME_FIGURE = "sama luku kahdessa paikassa"
    PROJECT_TOTAL = "hankeluettelon summa"
    PROJECT_PARTS = "hankkeen osat"
    PROJECT_TWICE = "hanke kahdessa paikassa"
    PROSE = "teksti ja taulukko"
    DATE = "päivämäärä"


class Cause(Enum):
    """Why an identity likely fails; the value is the Finnish name."""

    SIGN = "etumerkki on väärin"
    SWAPPED_DIGITS = "kaksi numeroa on vaihtanut paikkaa"
    ONE_DIGIT = "yksi numero on väärin"
    DIGIT_COUNT = "numero puuttuu tai on liikaa"
    SHIFTED = "desimaalipilkku tai tuhannet ovat väärässä kohdassa"
    STALE = "luku on vanhentunut: se on toisen sarakkeen luku"
    STALE_OPERAND = "laskettu vanhentuneella luvulla: yhden luvun tilalla on ollut toisen sarakkeen luku"
    LEFT_OUT = "yksi luvuista puuttuu summasta"
    COUNTED_TWICE = "yksi luvuista on summassa kahdesti"
    MISSING_ROW = "taulukosta puuttuu rivi, tai siinä on rivi liikaa"
    ROUNDING = "pyöristysero"
    IMPOSSIBLE_DATE = "päivämäärää ei ole olemassa"
    ENDS_BEFORE_START = "aika päättyy ennen alkuaan"
    CHANGED_SINCE = "luku on muuttunut asiakirjojen välillä"
    UNIT = "luvut ovat eri mittayksikössä kuin toisessa taulukossa (esimerkiksi tuhansia euroja)"
    WHOLE_COLUMN = "koko sarake on laskettu muulla tavalla kuin sen otsikko sanoo"
    RESTATED = "edellisen vuoden loppulukua on oikaistu, tai toinen luvuista on väärin"
    UNKNOWN = "jokin luvuista on väärin, tai rivi puuttuu"


class Suspect(Enum):
    """Who is likely at fault; the value is Finnish."""

    REPORT = "raportin virhe"
    READING = "lukuvirhe: taulukko on voitu lukea väärin"


@dataclass(frozen=True, slots=True)
class Operand:
    """A number that an identity computes with: its name, as it is printed, and where."""

    label: str
    printed: str
    place: Place


@dataclass(frozen=True, slots=True)
class Check:
    """One identity at one cell: whether what is printed there equals what its operands give.

    ``value``, ``computed`` and ``difference`` (printed less computed) are in base units, of which one that is printed
    is worth ``scale``; ``formula`` is the identity in Finnish words (``Toimintatuotot + Toimintakulut``).
    """

    kind: CheckKind
    place: Place
    printed: str
    value: Decimal
    computed: Decimal
    unit: Unit
    scale: Decimal
    formula: str
    operands: tuple[Operand, ...]
    holds: bool

    @property
    def difference(self) -> Decimal:
        """Printed less computed."""
        return self.value - self.computed


@dataclass(frozen=True, slots=True)
class Likely:
    """A cell that is likely, but not certainly, the wrong one: what it prints and what it should."""

    place: Place
    printed: str
    suggestion: str


@dataclass(frozen=True, slots=True)
class Failure:
    """A fault: the cell that is wrong where one alone repairs all, else the result of the identity that fails.

    ``is_named`` tells the two apart. ``computed`` is what should stand in the cell, in base units like ``value``;
    both are None for a date. Where the cell is not named, ``likely`` is the one that an everyday mistake would make
    wrong, if there is one. ``checks`` are the failing identities that it explains, ``others`` the cells of other
    columns that fail in the same way, ``suggestion`` is ``computed`` as the cell would print it.
    """

    kind: CheckKind
    place: Place
    organisation: str | None
    printed: str
    value: Decimal | None
    computed: Decimal | None
    unit: Unit | None
    suggestion: str
    cause: Cause
    suspect: Suspect
    is_named: bool
    checks: tuple[Check, ...]
    others: tuple[Place, ...]
    quote: str
    message: str
    likely: "Likely | None" = None

    @property
    def difference(self) -> Decimal | None:
        """Printed less computed, in base units; None for a date."""
        return None if self.value is None or self.computed is None else self.value - self.computed


@dataclass(frozen=True, slots=True)
class AuditedTable:
    """A table and the identities that it follows, each holding or failing."""

    document: str
    page: int | None
    section: str | None
    name: str | None
    organisation: str | None
    checks: tuple[Check, ...]

    @property
    def failing(self) -> int:
        """How many of the identities fail."""
        return sum(not check.holds for check in self.checks)


@dataclass(frozen=True, slots=True)
class Audit:
    """The tables with their identities, and the faults, both in the order of the sources."""

    tables: tuple[AuditedTable, ...]
    failures: tuple[Failure, ...]
