"""Answers as data: what the assistant hands to the screen and the command line."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from store.figures import Place
from store.units import Quantity


class AnswerKind(Enum):
    """The kind of an answer, as the answer format names it."""

    FIGURE = "figure"
    CALCULATION = "calculation"
    LIST = "list"
    PASSAGE = "passage"


@dataclass(frozen=True, slots=True)
class Citation:
    """A place that was used; ``quote`` is text of the source, apart from white space."""

    number: int
    place: Place
    quote: str


@dataclass(frozen=True, slots=True)
class Operand:
    """A number that a calculation used: read from a cited place, or typed by the user (no citation)."""

    label: str
    quantity: Quantity
    citation: int | None


@dataclass(frozen=True, slots=True)
class Calculation:
    """A calculation that explains itself.

    ``expression`` is arithmetic over plain numbers (``(-3) - (-2)``), ``steps`` the intermediate results in
    order, each with its own expression, ``result`` the unrounded outcome in base units.
    """

    expression: str
    operands: tuple[Operand, ...]
    result: Quantity
    steps: tuple["Step", ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One intermediate result: a Finnish label, the arithmetic, and what came out."""

    label: str
    expression: str
    result: Quantity


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the interpretation: a Finnish label (Organisaatio), its text, and whether it was assumed."""

    label: str
    text: str
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """A choice that a clarification offers: what the button says, and the question that it asks."""

    label: str
    question: str


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer with at least one citation.

    ``value`` is what the answer states as its number, in base units with the report's sign, or None.
    ``suggestions`` are next questions that can be answered.

    Raises:
        ValueError: If there is no citation.
    """

    kind: AnswerKind
    text: str
    citations: tuple[Citation, ...]
    quantity: Quantity | None = None
    calculation: Calculation | None = None
    interpretation: tuple[Part, ...] = ()
    suggestions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse an answer without a source."""
        if not self.citations:
            message = "an answer needs a citation"
            raise ValueError(message)

    @property
    def value(self) -> Decimal | None:
        """The stated number in base units."""
        return None if self.quantity is None else self.quantity.in_base_units().value


@dataclass(frozen=True, slots=True)
class Clarification:
    """A question back, with the concrete options."""

    text: str
    options: tuple[Option, ...]
    interpretation: tuple[Part, ...] = ()


class DeclineReason(Enum):
    """Why a question is not answered."""

    NOT_IN_DOCUMENTS = "not in documents"
    OPINION = "opinion"
    PREDICTION = "prediction"
    PRIVATE_PERSON = "private person"
    NOT_UNDERSTOOD = "not understood"
    NO_DOCUMENTS = "no documents"
    FAILED_CHECK = "failed check"


@dataclass(frozen=True, slots=True)
class Declined:
    """An honest no: what is not there, and the nearest thing that is."""

    reason: DeclineReason
    text: str
    interpretation: tuple[Part, ...] = ()
    suggestions: tuple[str, ...] = ()


Answer = Answered | Clarification | Declined
