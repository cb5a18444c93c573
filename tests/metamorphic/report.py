"""The whole set of questions, a fast sample of it, and a table of what became of them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from random import Random

from store.contents import Contents
from store.figures import Basis
from store.periods import Period
from tests.metamorphic.changes import changes
from tests.metamorphic.comparisons import comparisons
from tests.metamorphic.distortions import distorted, with_chatter, with_split_words, with_worse_slips
from tests.metamorphic.figures import Grid
from tests.metamorphic.follow_ups import follow_ups
from tests.metamorphic.judging import Ask, Judged, Verdict
from tests.metamorphic.lookups import lookups
from tests.metamorphic.near_misses import near_misses
from tests.metamorphic.rankings import rankings
from tests.metamorphic.several import several
from tests.metamorphic.shares import shares
from tests.metamorphic.speech import Speaker
from tests.metamorphic.sums import sums
from tests.metamorphic.towns import town_asks, with_other_town
from tests.metamorphic.years import with_report_before, year_asks


def make_asks(contents: Sequence[Contents], seed: int = 1) -> list[Ask]:
    """Return all questions over the figures of the documents, each once, the same for the same seed."""
    grid = Grid(contents)
    report = newest(grid)
    plain = list(lookups(grid, report, seed, 2))
    slipped = [ask for ask in plain if ask.family in ("formal", "time variants", "row synonym", "everyday")]
    speaker = Speaker(grid, report, seed, 2)
    asks = [
        *plain,
        *distorted(slipped, seed),
        *with_worse_slips(slipped[2::3], seed),
        *with_chatter(slipped[::3], seed),
        *with_split_words(slipped[1::2]),
        *changes(speaker),
        *shares(speaker),
        *sums(speaker),
        *comparisons(speaker),
        *rankings(speaker),
        *several(speaker),
        *follow_ups(grid, report, seed, 2),
        *near_misses(grid, report, seed, 2),
    ]
    return list({(ask.before, ask.question): ask for ask in asks}.values())


def newest(grid: Grid) -> Period:
    """Return the newest period of actual figures."""
    return max(column.period for column in grid.columns if column.basis == Basis.ACTUAL.name)


def make_town_asks(contents: Sequence[Contents], seed: int = 1) -> tuple[list[Contents], list[Ask]]:
    """Return the contents with another town's beside them, and the questions over both."""
    both = with_other_town(contents)
    return both, list(town_asks(both, newest(Grid(contents)), seed))


def make_year_asks(contents: Sequence[Contents], seed: int = 1) -> tuple[list[Contents], list[Ask]]:
    """Return the contents with the report of the year before beside them, and the questions over both."""
    both = with_report_before(contents)
    return both, list(year_asks(both, newest(Grid(contents)), seed))


def sample(asks: Sequence[Ask], count: int, seed: int = 1) -> list[Ask]:
    """Return ``count`` questions, of every family nearly as many."""
    chance = Random(seed)  # noqa: S311 - picks questions
    families = sorted({ask.family for ask in asks})
    each = {family: [ask for ask in asks if ask.family == family] for family in families}
    for family in families:
        chance.shuffle(each[family])
    ranked = [(place, family, ask) for family in families for place, ask in enumerate(each[family])]
    return [ask for _, _, ask in sorted(ranked, key=lambda item: item[:2])[:count]]


def table(judged: Iterable[Judged]) -> str:
    """Return a table: for each family how many were asked, and what became of them."""
    counts = Counter((one.ask.family, one.verdict) for one in judged)
    families = sorted({family for family, _ in counts})
    lines = [f"{'':34}{'asked':>7}{'right':>7}{'abst.':>7}{'clar.':>7}{'wrong':>7}"]
    for family in (*families, ""):
        numbers = [
            sum(count for (name, one), count in counts.items() if one is verdict and (not family or name == family))
            for verdict in (Verdict.RIGHT, Verdict.ABSTAINED, Verdict.CLARIFIED, Verdict.WRONG)
        ]
        name = family or "all"
        lines.append(f"{name:34}{sum(numbers):7}" + "".join(f"{number:7}" for number in numbers))
    return "\n".join(lines)
