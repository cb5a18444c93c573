"""Figures: numbers read from tables, each with what it measures and where it stands."""

from dataclasses import dataclass
from enum import Enum

from store.periods import Period
from store.units import Quantity


class Basis(Enum):
    """What kind of number stands in a column."""

    ACTUAL = "toteuma"
    BUDGET = "alkuperäinen talousarvio"
    AMENDED_BUDGET = "talousarvio muutoksineen"
    BUDGET_CHANGE = "talousarviomuutos"
    FORECAST = "ennuste"
    PLAN = "taloussuunnitelma"
    REMAINING = "jäljellä"
    REALISATION = "toteuma-%"
    DEVIATION = "poikkeama"
    CHANGE = "muutos"
    CHANGE_RATE = "muutos-%"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a PDF page in points, the origin in the top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: the document, and as much of the rest as there is.

    ``page`` counts from 1 and is None where the document has no pages; ``line`` counts from 1 and is the first
    line of the quote in a text document. ``boxes`` frame the cited cell or lines on a PDF page. ``cell`` is the sheet
    and cell of a workbook (``Taul1!B7``).
    """

    document: str
    page: int | None = None
    section: str | None = None
    table: str | None = None
    row: str | None = None
    column: str | None = None
    line: int | None = None
    boxes: tuple[Box, ...] = ()
    cell: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """One cell of a table of figures.

    ``measure`` is the row's name as printed (``Toimintakate``), ``group`` the heading row above it where there is
    one (``TOIMINTAKULUT``), ``organisation`` the unit whose table it is; ``quantity`` is in base units (euros).
    For ``REMAINING`` and ``REALISATION`` the period is the budget year, and ``until`` tells the last day counted.
    ``quote`` is the row as it stands in the source.
    """

    measure: str
    organisation: str
    period: Period
    basis: Basis
    quantity: Quantity
    place: Place
    as_printed: str
    quote: str
    group: str | None = None


class ProblemKind(Enum):
    """What sort of doubt a problem is."""

    UNREAD_TABLE = "unread table"
    UNREAD_CELL = "unread cell"
    AMBIGUOUS_ROW = "ambiguous row"
    FAILED_IDENTITY = "failed identity"
    UNREAD_PAGE = "unread page"
    IMPOSSIBLE_DATE = "impossible date"
    MISSING_FIELD = "missing field"
    HIDDEN_CELLS = "hidden cells"


@dataclass(frozen=True, slots=True)
class Problem:
    """A doubt or fault in a document, kept as data and shown to staff; ``message`` is Finnish."""

    kind: ProblemKind
    place: Place
    as_printed: str
    message: str
