"""What a task hands to the service: the pieces of an answer, or why there is none."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.amounts import Amount
from assistant.answer import AnswerKind, Calculation, Option, Part
from assistant.facts import Fact
from assistant.sourcing import Sources
from store.errors import AmbiguousFigureError, FigureNotFoundError
from store.units import Quantity

if TYPE_CHECKING:
    from assistant.interpretation import Asked


@dataclass(frozen=True, slots=True)
class Outcome:
    """The pieces of an answer: its text with markers, its sources, and the facts that it states.

    ``remarked`` are figures that it tells besides, of older documents. ``amount`` is what was stated or calculated,
    for the next question to calculate with.
    """

    kind: AnswerKind
    text: str
    sources: Sources
    quantity: Quantity | None = None
    calculation: Calculation | None = None
    facts: tuple[Fact, ...] = ()
    parts: tuple[Part, ...] = ()
    suggestions: tuple[str, ...] = ()
    remarked: tuple[Fact, ...] = ()
    amount: Amount | None = None


class MissingFigureError(FigureNotFoundError):
    """The documents do not hold the figure; the message is the Finnish sentence that says so and what they do hold."""

    def __init__(self, text: str, suggestions: tuple[str, ...] = (), parts: tuple[Part, ...] = ()) -> None:
        """Keep what to say, and questions that can be answered instead.

        ``asked`` is what was understood, once it is known: the next question leans on it all the same.
        """
        super().__init__(text)
        self.text, self.suggestions, self.parts = text, suggestions, parts
        self.asked: Asked | None = None


class ContradictionError(MissingFigureError):
    """A document tells two values of the figure: it is there, and what takes it for absent would be wrong."""


class ChoiceError(AmbiguousFigureError):
    """Several figures fit and they differ; the message is the Finnish question back."""

    def __init__(self, text: str, options: tuple[Option, ...], parts: tuple[Part, ...] = ()) -> None:
        """Keep the question back and the options."""
        super().__init__(text)
        self.text, self.options, self.parts = text, options, parts
