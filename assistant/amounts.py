"""What a question measures in one column: figures added up, or what is computed of them; each may hold the other.

An operation over operations needs no code of its own: the change of a share is the difference of two shares, the
largest change of a mean a ranking of differences of quotients. Each amount knows its facts, its name and its
expression, so that any calculation may range over any of them.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from assistant import wording
from assistant.calculator import Expression, Node, Operation, evaluate
from assistant.facts import Fact
from assistant.sourcing import Sources, constant
from assistant.wording import amount_names as say
from store.units import Quantity, Unit


class Amount(Protocol):
    """An amount to state or to calculate with.

    ``facts`` are the figures behind it, ``first`` the one that tells its column, ``name`` whose and what it is in
    words, ``genitive`` the same in the genitive, and ``noun`` the word that a verb agrees with.
    """

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The figures behind it."""

    @property
    def first(self) -> Fact:
        """The figure that tells its column."""

    @property
    def name(self) -> str:
        """Whose and what, in words."""

    @property
    def genitive(self) -> str:
        """Whose and what, in the genitive."""

    @property
    def noun(self) -> str:
        """The word that a verb agrees with."""

    def expression(self, sources: Sources) -> Expression:
        """The amount as an expression."""


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
        return say.named(self._entities, self._measures)

    @property
    def genitive(self) -> str:
        """Whose and what, in the genitive."""
        return say.named_in_genitive(self._entities, self._measures)

    @property
    def noun(self) -> str:
        """The row's name."""
        return self.first.measure

    @property
    def _entities(self) -> list[str]:
        return list(dict.fromkeys(fact.entity for fact in self.facts))

    @property
    def _measures(self) -> list[str]:
        return list(dict.fromkeys(fact.measure for fact in self.facts))

    def expression(self, sources: Sources) -> Expression:
        """The facts' sum, or the only one."""
        leaves = tuple(sources.leaf(fact, label(fact)) for fact in self.facts)
        return leaves[0] if len(leaves) == 1 else Node(Operation.SUM, leaves)


@dataclass(frozen=True, slots=True)
class Share:
    """What share one amount is of another; income against cost is compared without the sign."""

    part: Amount
    whole: Amount

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The part's figures and the whole's."""
        return (*self.part.facts, *self.whole.facts)

    @property
    def first(self) -> Fact:
        """The part's first figure."""
        return self.part.first

    @property
    def name(self) -> str:
        """Whose share of what."""
        return say.share(self.part.genitive, self.whole_in_elative)

    @property
    def genitive(self) -> str:
        """Whose share of what, in the genitive."""
        return say.share_in_genitive(self.part.genitive, self.whole_in_elative)

    @property
    def noun(self) -> str:
        """A share."""
        return say.SHARE

    @property
    def whole_in_elative(self) -> str:
        """What the share is of, its owner left out where that is the part's too."""
        if isinstance(self.whole, Change):
            return say.change_in_elative(self.whole.later.genitive)
        same = len({fact.entity for fact in self.facts}) == 1
        one = self.whole.facts[0] if len(self.whole.facts) == 1 else None
        return say.of_whole(self.whole.name, one, same_owner=same)

    def expression(self, sources: Sources) -> Expression:
        """The share in percent."""
        pair = self.part.expression(sources), self.whole.expression(sources)
        opposite = evaluate(pair[0]).value * evaluate(pair[1]).value < 0
        return Node(Operation.COVERAGE if opposite else Operation.SHARE, pair, self.name)


@dataclass(frozen=True, slots=True)
class Rest:
    """What is left of an amount without some of its parts."""

    whole: Amount
    parts: Group

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The whole's figures and the parts'."""
        return (*self.whole.facts, *self.parts.facts)

    @property
    def first(self) -> Fact:
        """The whole's first figure."""
        return self.whole.first

    @property
    def name(self) -> str:
        """What, without what."""
        return say.without(self.whole.name, self.parts.facts, self.whole.first)

    @property
    def genitive(self) -> str:
        """What, without what, in the genitive."""
        return say.without(self.whole.genitive, self.parts.facts, self.whole.first)

    @property
    def noun(self) -> str:
        """The whole's noun."""
        return self.whole.noun

    def expression(self, sources: Sources) -> Expression:
        """The whole less its parts."""
        return Node(Operation.DIFFERENCE, (self.whole.expression(sources), self.parts.expression(sources)), self.name)


@dataclass(frozen=True, slots=True)
class PerMonth:
    """An amount divided by the months of its period."""

    amount: Amount

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The amount's figures."""
        return self.amount.facts

    @property
    def first(self) -> Fact:
        """The amount's first figure."""
        return self.amount.first

    @property
    def name(self) -> str:
        """What, a month."""
        return say.a_month(self.amount.name)

    @property
    def genitive(self) -> str:
        """What, a month, in the genitive."""
        return say.a_month(self.amount.genitive)

    @property
    def noun(self) -> str:
        """The amount's noun."""
        return self.amount.noun

    def expression(self, sources: Sources) -> Expression:
        """The amount over the months."""
        period = self.first.period
        count = constant(say.MONTHS, Quantity(Decimal(period.month_count if period else 1), Unit.COUNT))
        return Node(Operation.DIVIDE, (self.amount.expression(sources), count), self.name)


@dataclass(frozen=True, slots=True)
class Change:
    """How much an amount changed from one column to another; in percent of the earlier one with ``in_percent``."""

    later: Amount
    earlier: Amount
    in_percent: bool = False

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The later figures and the earlier ones."""
        return (*self.later.facts, *self.earlier.facts)

    @property
    def first(self) -> Fact:
        """The later amount's first figure."""
        return self.later.first

    @property
    def name(self) -> str:
        """The change of what."""
        return say.change(self.later.genitive)

    @property
    def genitive(self) -> str:
        """The change of what, in the genitive."""
        return say.change_in_genitive(self.later.genitive)

    @property
    def noun(self) -> str:
        """A change."""
        return say.CHANGE

    def expression(self, sources: Sources) -> Expression:
        """The later amount less the earlier, or the rate of it; of shares always percentage points."""
        pair = self.later.expression(sources), self.earlier.expression(sources)
        rate = self.in_percent and evaluate(pair[0]).unit is not Unit.PERCENT
        return Node(Operation.CHANGE_RATE if rate else Operation.DIFFERENCE, pair, self.name)


@dataclass(frozen=True, slots=True)
class Difference:
    """By how much two amounts differ: two units, two rows, or what was computed of them."""

    one: Amount
    other: Amount

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The figures of both."""
        return (*self.one.facts, *self.other.facts)

    @property
    def first(self) -> Fact:
        """The first amount's first figure."""
        return self.one.first

    @property
    def name(self) -> str:
        """The difference of what and what."""
        return say.difference(self.one.genitive, self.other.genitive)

    @property
    def genitive(self) -> str:
        """The difference in the genitive."""
        return say.difference_in_genitive(self.one.genitive, self.other.genitive)

    @property
    def noun(self) -> str:
        """A difference."""
        return say.DIFFERENCE

    def expression(self, sources: Sources) -> Expression:
        """One less the other."""
        return Node(Operation.DIFFERENCE, (self.one.expression(sources), self.other.expression(sources)), self.name)


def label(fact: Fact) -> str:
    """Return the label of an operand: whose, what and which column."""
    return f"{fact.entity}, {wording.row_name(fact.measure)}, {wording.column_name(fact.basis, fact.period)}"
