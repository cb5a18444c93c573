"""Columns headed by a percent sign alone: what they are percentages of is told by the rows' own numbers."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.column_heads import Mark, Part
from ingest.columns import Column
from ingest.head_meaning import head_label
from ingest.rows import Reading
from ingest.rules import Rule, RuleKind, holds
from store.figures import Basis
from store.periods import Period
from store.units import Unit

_FEWEST_ROWS = 3
_SIGNS = frozenset((Mark.PERCENT, Mark.FILLER, Mark.EMPTY))


def with_percentages(
    heads: Sequence[tuple[Part, ...]], columns: Sequence[Column | None], rows: Sequence[Reading]
) -> list[Column | None]:
    """Return the columns with each bare percent sign read as what every row bears out, and just one meaning does."""
    found = list(columns)
    for at, parts in enumerate(heads):
        marks = {part.mark for part in parts}
        if columns[at] is None and Mark.PERCENT in marks and marks <= _SIGNS:
            meanings = [column for column, rule in _candidates(columns, at) if _is_borne_out(rule, rows)]
            if len({(column.basis, column.period) for column in meanings}) == 1:
                found[at] = replace(meanings[0], label=head_label(parts), unit=Unit.PERCENT)
    return found


def _candidates(columns: Sequence[Column | None], at: int) -> list[tuple[Column, Rule]]:
    """Return what the column could be: an actual's share of a budget, or the change between two like periods."""
    known = [(index, column) for index, column in enumerate(columns) if column and column.unit is not Unit.PERCENT]
    actuals = [(index, column) for index, column in known if column.basis is Basis.ACTUAL]
    budgets = [(index, column) for index, column in known if column.basis in (Basis.BUDGET, Basis.AMENDED_BUDGET)]
    found = [
        (replace(budget, basis=Basis.REALISATION, period=Period.year(budget.period.last.year)), _ratio(at, one, other))
        for one, actual in actuals
        for other, budget in budgets
        if actual.period.last.year == budget.period.last.year
    ]
    found += [
        (replace(later, basis=Basis.CHANGE_RATE), Rule(RuleKind.CHANGE_RATE, at, one, other))
        for one, later in actuals
        for other, earlier in actuals
        if later.period.last.year == earlier.period.last.year + 1 and later.period.same_part_of_year(earlier.period)
    ]
    return found


def _ratio(at: int, first: int, second: int) -> Rule:
    return Rule(RuleKind.RATIO, at, first, second)


def _is_borne_out(rule: Rule, rows: Sequence[Reading]) -> bool:
    """Whether a rule fails in no row and holds in several whose numbers it needs."""
    verdicts = [holds(rule, row) for row in rows if all(row[at] for at in (rule.result, rule.first, rule.second))]
    return verdicts.count(True) >= _FEWEST_ROWS and False not in verdicts
