"""Figures that count as one amount, and how they are called."""

from dataclasses import dataclass

from assistant import wording
from assistant.calculator import Expression, Node, Operation
from assistant.facts import Fact
from assistant.sourcing import Sources


@dataclass(frozen=True, slots=True)
class Group:
    """Facts that count as one amount: one fact, or several to be added (OPKOU and VAKA together)."""

    facts: tuple[Fact, ...]

    @property
    def first(self) -> Fact:
        """The first fact, which tells the column."""
        return self.facts[0]

    @property
    def name(self) -> str:
        """Whose and what, in words."""
        entities = list(dict.fromkeys(fact.entity for fact in self.facts))
        measures = list(dict.fromkeys(fact.measure for fact in self.facts))
        if len(entities) == 1:
            return wording.subject_of(entities[0], wording.listed([wording.lower_first(name) for name in measures]))
        owners = [wording.genitive_or_name(name) for name in entities]
        return f"{wording.listed(owners)} {wording.listed([wording.lower_first(name) for name in measures])}"

    def expression(self, sources: Sources) -> Expression:
        """The amount as an expression."""
        leaves = tuple(sources.leaf(fact, label(fact)) for fact in self.facts)
        return leaves[0] if len(leaves) == 1 else Node(Operation.SUM, leaves)


def label(fact: Fact) -> str:
    """Return the label of an operand: whose, what and which column."""
    return f"{fact.entity}, {wording.lower_first(fact.measure)}, {wording.column_name(fact.basis, fact.period)}"
