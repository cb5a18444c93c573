"""What a question means, as data: whose, what, when, on which basis, and what to do with it.

An interpretation is shown to the user and carried to the next question, which may change parts of it.
"""

from dataclasses import dataclass, field
from enum import Enum

from assistant.limits import Limit
from assistant.spelling import folded
from assistant.timewords import Direction, Shift
from store.figures import Basis
from store.periods import Period
from store.words import search_terms


class Task(Enum):
    """What is done with the figures that are named."""

    LOOKUP = "lookup"
    CHANGE = "change"
    SHARE = "share"
    SUM = "sum"
    REST = "rest"
    MEAN = "mean"
    RATIO = "ratio"
    RANK = "rank"
    PROJECTION = "projection"
    REALISATION = "realisation"
    COMPARISON = "comparison"
    COMPARISON_OF_CHANGES = "comparison of changes"
    SHARE_OF_CHANGE = "share of change"
    BUDGET_CHECK = "budget check"


@dataclass(frozen=True, slots=True)
class Point:
    """A column: a basis and a time. What was not said is None until it is settled.

    ``months`` are cumulative from January where ``at_end`` ("kesäkuun lopussa"); ``same_part`` tells that they are
    those of the newest report ("viime vuoden samaan aikaan"), ``in_figures`` that one month was said in figures.
    """

    basis: Basis | None = None
    year: int | None = None
    months: tuple[int, int] | None = None
    at_end: bool = False
    closing: bool = False
    original: bool = False
    shift: Shift | None = None
    direction: Direction | None = None
    start: int = 0
    other_time: bool = False
    year_word: bool = False
    same_part: bool = False
    in_figures: bool = False

    @property
    def period(self) -> Period | None:
        """The period, where the year is known."""
        if self.year is None:
            return None
        if self.months is None:
            return Period.year(self.year)
        return Period.months(self.year, *self.months)

    @property
    def is_bare(self) -> bool:
        """Whether nothing was said but perhaps where it stands."""
        return self.basis is None and self.year is None and self.months is None and self.shift is None

    @property
    def is_year_alone(self) -> bool:
        """Whether a year was said and nothing else of the column."""
        return self.year is not None and self.basis is None and self.months is None and not self.closing


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about figures of tables, as said: names as the documents give them.

    ``operations`` are the vocabulary's operation names that were heard, ``unit`` the unit code wanted, ``group`` the
    rows ranged over. ``unexplained`` are content words that nothing accounts for. ``order`` tells where names stood
    (position, section, name), ``elatives`` which stood in the elative ("kuluista", at
    ``elative_at``): the whole of a share. ``loose_numbers`` are numbers of the question that neither a time nor the
    ``limit`` of a yes-or-no question accounts for. ``unheard`` are verbs and words of time that nothing accounts for:
    they may ask for another thing than the figure ("paljonko menoja leikattiin"). ``leading`` is how many of the first
    ones a ranking is to tell ("kolme suurinta").
    """

    organisations: tuple[str, ...] = ()
    weak_organisations: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    weak_measures: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()
    operations: frozenset[str] = frozenset()
    unit: str | None = None
    group: str | None = None
    unexplained: tuple[str, ...] = ()
    order: tuple[tuple[int, str, str], ...] = field(default=())
    elatives: tuple[str, ...] = ()
    elative_at: tuple[int, ...] = ()
    loose_numbers: tuple[str, ...] = ()
    limit: Limit | None = None
    unheard: tuple[str, ...] = ()
    leading: int | None = None

    def unexplained_beyond(self, words: frozenset[str]) -> tuple[str, ...]:
        """Return the unexplained words that the given ones (base forms without dots) do not account for."""
        return tuple(
            word for word in self.unexplained if not {folded(term) for term in (word, *search_terms(word))} & words
        )
