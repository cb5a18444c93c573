"""Records: goals, risks, projects and quantities in prose, each with its places in the source."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from store.figures import Place
from store.periods import Period
from store.units import Quantity


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record: the joined text, the source as it stands, and where.

    ``name`` is the column heading or field label as printed with its line breaks joined; ``text`` has words joined
    again across line and page breaks; ``quotes`` are pieces of the source, each contiguous there, in reading order
    (more than one where a page break cuts the cell).
    """

    name: str
    text: str
    quotes: tuple[str, ...]
    place: Place


class GoalLevel(Enum):
    """Whose decision a goal binds."""

    COUNCIL = "valtuuston sitovuustaso"
    OPERATIONAL = "käyttösuunnitelma"


@dataclass(frozen=True, slots=True)
class Goal:
    """One row of a goal table; ``goals`` holds each goal of the row apart, in order.

    ``unit`` is the short name that opens the goal (OPKOU), ``aim`` the strategic aim that covers the row
    (its name, without the bullets, which are ``aim_points``), ``organisation`` the unit whose table it is.
    """

    level: GoalLevel
    organisation: str
    aim: str
    aim_points: tuple[str, ...]
    unit: str | None
    goals: tuple[str, ...]
    goal: Field
    measure: Field | None
    responsible: Field | None
    actual: Field | None
    status: Field | None
    place: Place


@dataclass(frozen=True, slots=True)
class Risk:
    """One row of a risk table; probability and significance are the printed class numbers."""

    organisation: str
    risk_class: Field
    risk: Field
    probability: int | None
    significance: int | None
    value: Field | None
    control: Field | None
    realisation: Field | None
    place: Place


class ProjectSource(Enum):
    """What a project record was read from."""

    TABLE_ROW = "table row"
    TABLE_TOTAL = "table total"
    CARD = "card"


class Amount(Enum):
    """The numeric fields of a project."""

    TOTAL_FUNDING = "kokonaisrahoitus"
    GROSS_INCOME = "bruttotulot"
    GROSS_COSTS = "bruttomenot"
    CITY_SHARE = "kaupungin rahoitusosuus"
    SPENT = "menojen toteuma"


@dataclass(frozen=True, slots=True)
class ProjectAmount:
    """A numeric field; ``level`` names a part (esiopetus) of a whole whose ``level`` is None."""

    amount: Amount
    quantity: Quantity
    field: Field
    level: str | None = None


@dataclass(frozen=True, slots=True)
class Project:
    """A project: a row (or the total row) of a project table, or a project card.

    ``fields`` holds every field as read, in source order; the typed parts are views of them. ``period`` is None
    where the printed one cannot be read whole (its problem is stored), ``begins`` and ``ends`` keep the half that can.
    ``responsible`` are persons' names on a card. ``unit`` is the administering unit's part (Varhaiskasvatus).
    """

    source: ProjectSource
    organisation: str
    name: str
    name_field: Field
    fields: tuple[Field, ...]
    period: Period | None
    period_field: Field | None
    amounts: tuple[ProjectAmount, ...]
    funder: str | None
    funder_field: Field | None
    aim: str | None
    unit: str | None
    responsible: tuple[str, ...]
    decision: Field | None
    reference: str | None
    link: str | None
    status: Field | None
    description: Field | None
    report_year: int | None
    place: Place
    begins: date | None = None
    ends: date | None = None


@dataclass(frozen=True, slots=True)
class ProseQuantity:
    """A number in running text: what it measures, whose, and when.

    ``noun`` is what is counted, as printed (``henkilöä``); ``subject`` the words that tell what is measured, in
    base form where that can be told (``päiväkoti käyttöaste``); ``sentence`` the whole sentence with words joined;
    ``quote`` the same sentence as it stands in the source. ``factor`` is set for products (6 x 2 h): how many
    times ``quantity`` occurs. ``approximate`` is set for "noin".
    """

    quantity: Quantity
    noun: str | None
    subject: str
    organisation: str | None
    unit: str | None
    period: Period | None
    approximate: bool
    factor: int | None
    as_printed: str
    sentence: str
    quote: str
    place: Place
