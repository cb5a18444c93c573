"""Rankings over rows, units or projects: which grew most, which is largest."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant import wording
from assistant.answer import AnswerKind
from assistant.calculator import Expression, evaluate, with_sources
from assistant.facts import Fact
from assistant.outcome import MissingFigureError, Outcome
from assistant.sourcing import Sources, step
from assistant.vocabulary import Nature
from assistant.wording import figure_sentences as say

_RUNNERS_UP = 2


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing in a ranking: its name, the expression that ranks it, and the facts behind it."""

    name: str
    expression: Expression
    facts: tuple[Fact, ...]


def rank(
    candidates: Sequence[Candidate],
    sources: Sources,
    key: "RankKey",
    what: str,
    *,
    positive: bool = False,
    every: bool = False,
) -> Outcome:
    """Tell which candidate comes first by the key, its value, and the next ones.

    With ``every`` those that did not move the way asked are told too.
    """
    valued = [(candidate, evaluate(candidate.expression)) for candidate in candidates]
    ordered = sorted(valued, key=lambda pair: key.of(pair[1].value))
    if key.place >= len(ordered):
        raise MissingFigureError(wording.NOT_FOUND)
    before, ordered = ordered[: key.place], ordered[key.place :]
    first, result = ordered[0]
    if key.direction is not None and not key.moved(result.value):
        raise MissingFigureError(say.none_moved(key.direction))
    every_fact = tuple(fact for candidate, _ in (*ordered, *before) for fact in candidate.facts)
    numbers = sources.put_first(every_fact)
    ties = [candidate.name for candidate, value in ordered[1:] if value == result]
    following = ordered[1 + len(ties) : max(1 + len(ties), key.leading or 1 + len(ties) + _RUNNERS_UP)]
    if key.direction is not None:
        following = [pair for pair in following if key.moved(pair[1].value)]
    tail = [
        f"{candidate.name} {wording.amount(value, positive=positive)} {sources.marks(candidate.facts)}"
        for candidate, value in following
    ]
    ahead = [fact for candidate, _ in ordered[: 1 + len(ties)] for fact in candidate.facts]
    told = [*ahead, *(fact for candidate, _ in following for fact in candidate.facts)]
    others = [fact for fact in every_fact if fact not in told]
    amount, marks = wording.amount(result, positive=positive), sources.marks(ahead)
    text = say.ranked(what, [first.name, *ties], amount, marks, tail, sources.marks(others) if others else "")
    if every and key.direction is not None:
        still = [candidate.name for candidate, value in ordered if not key.moved(value.value)]
        text = " ".join((text, *(say.not_moved(name, key.direction) for name in still)))
    steps = tuple(step(candidate.name, with_sources(candidate.expression, numbers)) for candidate, _ in ordered)
    calculation = sources.calculation(with_sources(first.expression, numbers), steps)
    return Outcome(AnswerKind.CALCULATION, text, sources, calculation.result, calculation, every_fact)


@dataclass(frozen=True, slots=True)
class RankKey:
    """What comes first: the largest or smallest amount without its sign, or the most change of a direction.

    ``place`` counts from 0: 1 is "toiseksi suurin". ``leading`` is how many of the first are told, where that
    is asked. ``direction`` is None for plain amounts; "grow" and "shrink" follow the measure's nature: a cost
    grows by becoming more negative.
    """

    most: bool = True
    direction: str | None = None
    nature: Nature | None = None
    place: int = 0
    leading: int | None = None

    def of(self, value: Decimal) -> Decimal:
        """Return the sorting key of a value, smallest first."""
        if self.direction is None:
            return -abs(value) if self.most else abs(value)
        return -self._moved_by(value) if self.most else self._moved_by(value)

    def moved(self, value: Decimal) -> bool:
        """Whether a change goes the direction that is asked."""
        return self._moved_by(value) > 0

    def _moved_by(self, value: Decimal) -> Decimal:
        if self.direction == "change":
            return abs(value)
        if self.direction in ("worsen", "improve"):
            return -value if self.direction == "worsen" else value
        growth = -value if self.nature is Nature.COST else value
        return -growth if self.direction == "shrink" else growth
