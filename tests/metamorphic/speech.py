"""Putting questions into words: which unit, row and time is named how, by a seeded choice."""

from collections.abc import Iterator
from fractions import Fraction
from random import Random

from store.figures import Basis
from store.periods import Period
from tests.metamorphic.figures import Column, Grid
from tests.metamorphic.forms import ROWS, Noun, Owner, initials, unit_names
from tests.metamorphic.times import times_of

COSTS, INCOME = "Toimintakulut", "Toimintatuotot"


class Speaker:
    """Names things of a grid; the same seed names them the same."""

    def __init__(self, grid: Grid, report: Period, seed: int, per_case: int) -> None:
        """Take the figures, the newest period reported, and how many phrasings each case gets."""
        self.grid = grid
        self.report = report
        self.chance = Random(seed)  # noqa: S311 - picks phrasings
        self._per_case = per_case

    def pick(self, patterns: tuple[str, ...], most: int = 9) -> Iterator[str]:
        """Yield some of the patterns."""
        yield from self.chance.sample(patterns, min(self._per_case, len(patterns), most))

    def owner(self, unit: str) -> Owner:
        """Return one of a unit's names."""
        names = unit_names(unit)
        shorts = tuple(initials(short) for short in names.short)
        return self.chance.choice((names.name, names.name, *names.variants, *names.everyday, *shorts))

    def noun(self, row: str) -> Noun:
        """Return one of a row's names."""
        names = ROWS[row]
        return self.chance.choice((names.name, names.name, *names.everyday))

    def time(self, column: Column) -> str:
        """Return one way to name a column."""
        times = times_of(column, self.report)
        return self.chance.choice((*times.formal, *times.everyday))

    def amount(self, unit: str, row: str, column: Column | None) -> Fraction | None:
        """Return what stands in a cell, or None."""
        return None if column is None else self.grid.value(unit, row, column)

    def rows(self, unit: str) -> list[str]:
        """Return the rows of a unit that have names."""
        return [row for row in self.grid.rows(unit) if row in ROWS]

    def rows_in(self, unit: str, total: str) -> list[str]:
        """Return the rows with names under the heading of a total."""
        return [row for row in self.grid.rows_in(unit, total) if row in ROWS]

    @property
    def half(self) -> Column | None:
        """The column of the newest actual figures."""
        return self._column(Basis.ACTUAL, self.report)

    @property
    def budget(self) -> Column | None:
        """The budget column."""
        return self._column(Basis.AMENDED_BUDGET)

    @property
    def rate(self) -> Column | None:
        """The column of realisation in percent."""
        return self._column(Basis.REALISATION)

    @property
    def closing(self) -> Column | None:
        """The column of the last whole year."""
        return self._column(Basis.ACTUAL, Period.year(self.report.last.year - 1))

    def actuals(self) -> list[Column]:
        """Return the columns of actual amounts."""
        return [column for column in self.grid.money_columns() if column.basis == Basis.ACTUAL.name]

    def _column(self, basis: Basis, period: Period | None = None) -> Column | None:
        fitting = [c for c in self.grid.columns if c.basis == basis.name and period in (None, c.period)]
        return fitting[0] if fitting else None


def fill(pattern: str, noun: Noun, unit: Owner, words: dict[str, str]) -> str:
    """Return a question: the pattern with its words in their cases."""
    cases = {
        "nom": noun.nom,
        "gen_row": noun.gen,
        "par": noun.par,
        "ela": noun.ela,
        "ill": noun.ill,
        "unit": unit.nom,
        "gen": unit.gen,
        "ade": unit.ade,
        "ine": unit.ine,
        "all": unit.all,
        "past": "olivat" if noun.plural else "oli",
        **words,
    }
    text = pattern.format(**cases)
    return text if pattern[0].islower() else text[:1].upper() + text[1:]


def second(owner: Owner) -> dict[str, str]:
    """Return the words for another unit in the same question."""
    return {"gen2": owner.gen, "unit2": owner.nom, "ine2": owner.ine, "ade2": owner.ade}
