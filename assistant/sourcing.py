"""Numbered sources of one answer: what was used, each place once."""

from collections.abc import Iterable

from assistant.answer import Calculation, Citation, Operand, Step
from assistant.calculator import Expression, Leaf, evaluate, expression_text, leaves
from assistant.facts import Fact
from store.figures import Place
from store.units import Quantity


class Sources:
    """Collects the places that an answer uses and numbers them in the order of use."""

    def __init__(self) -> None:
        """Begin with no source."""
        self._citations: dict[tuple[str, int | None, str], Citation] = {}

    def add(self, place: Place, quote: str) -> int:
        """Return the number of a place; the same quote of the same document and page keeps its number."""
        key = (place.document, place.page, " ".join(quote.split()))
        if key not in self._citations:
            self._citations[key] = Citation(len(self._citations) + 1, place, quote)
        return self._citations[key].number

    def mark(self, fact: Fact) -> str:
        """Return the marker of a fact's place: ``[1]``."""
        return f"[{self.add(fact.place, fact.quote)}]"

    def marks(self, facts: Iterable[Fact]) -> str:
        """Return the markers of several facts, each number once."""
        numbers = dict.fromkeys(self.add(fact.place, fact.quote) for fact in facts)
        return " ".join(f"[{number}]" for number in numbers)

    def leaf(self, fact: Fact, label: str) -> Leaf:
        """Return a fact as a number to calculate with."""
        return Leaf(label, fact.quantity, self.add(fact.place, fact.quote))

    def calculation(self, expression: Expression, steps: tuple[Step, ...] = ()) -> Calculation:
        """Return the calculation of an expression, with each operand's source."""
        operands = tuple(Operand(leaf.label, leaf.quantity.in_base_units(), leaf.source) for leaf in leaves(expression))
        return Calculation(expression_text(expression), operands, evaluate(expression), steps)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The citations, in the order of their numbers."""
        return tuple(self._citations.values())


def step(label: str, expression: Expression) -> Step:
    """Return one intermediate result of a calculation."""
    return Step(label, expression_text(expression), evaluate(expression))


def constant(label: str, quantity: Quantity) -> Leaf:
    """Return a number that comes from the user or the calendar, not from a source."""
    return Leaf(label, quantity, None)
