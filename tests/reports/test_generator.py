"""The made reports themselves: their tables add up, and the same seed gives the same report."""

from decimal import Decimal

import pytest

from store.units import Unit
from tests.reports.build import build_report
from tests.reports.layouts import LAYOUTS
from tests.reports.model import MadeTable, truths, with_value

SEEDS = range(30)


@pytest.mark.parametrize("seed", SEEDS)
def test_tables_add_up(seed: int) -> None:
    """Every total is the sum of its parts, but for what the rounding of each number may move it."""
    for table in build_report(seed).tables:
        _add_up(table)


def _add_up(table: MadeTable) -> None:
    for one in table.sums:
        for at, column in enumerate(table.columns):
            total, parts = table.rows[one.total].values[at], [table.rows[part].values[at] for part in one.parts]
            if column.unit is Unit.PERCENT or total is None or None in parts:
                continue
            step = Decimal(1).scaleb(int(total.as_tuple().exponent))
            made = sum((part for part in parts if part is not None), Decimal(0))
            assert abs(total - made) <= step * (len(parts) + 1) / 2, (table.title, table.rows[one.total].label)


def test_same_seed_same_report() -> None:
    """A seed gives one report, another seed another."""
    assert build_report(5) == build_report(5)
    assert build_report(5) != build_report(6)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_prints(layout: str) -> None:
    """A report can be printed in each layout."""
    assert len(LAYOUTS[layout][1](build_report(1))) > 5000


def test_a_changed_value_changes_one_cell() -> None:
    """A planted value stands in one cell of the truth and nowhere else."""
    report = build_report(2)
    cell = truths(report)[40]
    changed = with_value(report, cell.table, cell.row, cell.column, Decimal(7))
    differing = [new for old, new in zip(truths(report), truths(changed), strict=True) if old != new]
    assert [(one.table, one.row, one.column) for one in differing] == [(cell.table, cell.row, cell.column)]
