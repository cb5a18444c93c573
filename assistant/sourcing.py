"""Numbered sources of one answer: what was used, each place once."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from assistant.answer import Calculation, Citation, Operand, Step
from assistant.calculator import Expression, Leaf, Node, evaluate, expression_text, leaves
from assistant.facts import Fact, Kind
from assistant.wording.amount_names import STEP, STEPS
from store.figures import Place
from store.units import Quantity

_MOST_MARKERS = 4


class Sources:
    """Collects the places that an answer uses and numbers them in the order of use."""

    def __init__(self) -> None:
        """Begin with no source."""
        self._citations: dict[tuple[str, int | None, str, str, str], Citation] = {}

    def add(self, place: Place, quote: str) -> int:
        """Return the number of a place; the same cell or quote keeps its number."""
        key = (place.document, place.page, " ".join(quote.split()), place.row or "", place.column or "")
        if key not in self._citations:
            self._citations[key] = Citation(len(self._citations) + 1, place, quote)
        return self._citations[key].number

    def put_first(self, facts: Iterable[Fact]) -> dict[int, int]:
        """Number the facts' places first, in their order, and the others after them; return the new number of each."""
        first = dict.fromkeys(self._fact(fact) for fact in facts)
        by_number = {citation.number: (key, citation) for key, citation in self._citations.items()}
        order = [*first, *(number for number in by_number if number not in first)]
        numbers = {old: new for new, old in enumerate(order, start=1)}
        renumbered = (by_number[old] for old in order)
        self._citations = {key: replace(one, number=numbers[one.number]) for key, one in renumbered}
        return numbers

    def mark(self, fact: Fact) -> str:
        """Return the marker of a fact's place: ``[1]``."""
        return f"[{self._fact(fact)}]"

    def _fact(self, fact: Fact) -> int:
        return self.add(_dated(fact), fact.quote)

    def marks(self, facts: Iterable[Fact]) -> str:
        """Return the markers of several facts, each number once."""
        numbers = list(dict.fromkeys(self._fact(fact) for fact in facts))
        if len(numbers) > _MOST_MARKERS and numbers == list(range(numbers[0], numbers[-1] + 1)):
            return f"[{numbers[0]}]–[{numbers[-1]}]"
        return " ".join(f"[{number}]" for number in numbers)

    def leaf(self, fact: Fact, label: str) -> Leaf:
        """Return a fact as a number to calculate with."""
        return Leaf(label, fact.quantity, self._fact(fact))

    def calculation(self, expression: Expression, steps: tuple[Step, ...] = ()) -> Calculation:
        """Return the calculation of an expression, with each operand's source."""
        inner = (step(node.label or STEPS.get(node.operation, STEP), node) for node in _inner(expression))
        every = {one.expression: one for one in (*inner, *steps)}
        operands = tuple(Operand(leaf.label, leaf.quantity.in_base_units(), leaf.source) for leaf in leaves(expression))
        return Calculation(expression_text(expression), operands, evaluate(expression), tuple(every.values()))

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The citations, in the order of their numbers."""
        return tuple(self._citations.values())


def _inner(expression: Expression) -> Iterator[Node]:
    """Yield the operations inside an operation, innermost first."""
    if isinstance(expression, Node):
        for argument in expression.arguments:
            yield from _inner(argument)
            if isinstance(argument, Node):
                yield argument


def _dated(fact: Fact) -> Place:
    """Return a fact's place, the year added to a column whose heading leaves it to the table ("Jäljellä")."""
    column, period = fact.place.column, fact.period
    if column is None or period is None or fact.kind is not Kind.TABLE or str(period.last.year) in column:
        return fact.place
    return replace(fact.place, column=f"{column} ({period})")


def step(label: str, expression: Expression) -> Step:
    """Return one intermediate result of a calculation."""
    return Step(label, expression_text(expression), evaluate(expression))


def constant(label: str, quantity: Quantity) -> Leaf:
    """Return a number that comes from the user or the calendar, not from a source."""
    return Leaf(label, quantity, None)
