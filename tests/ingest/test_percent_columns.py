"""A column headed by a percent sign alone is what its rows' numbers bear out, or nothing."""

from ingest.column_heads import head_parts
from ingest.columns import Column, Setting, read_columns
from ingest.percent_columns import with_percentages
from ingest.rows import Reading, read_cell
from store.figures import Basis
from store.units import Unit

ROWS = (("120", "300", "150", "50,0"), ("-1 000", "-2 400", "-1 200", "50,0"), ("-880", "-2 100", "-1 050", "50,0"))


def _read(heads: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> Column | None:
    parts = [tuple(head_parts(head, is_placed=True) or ()) for head in heads]
    readings: list[Reading] = [tuple(read_cell(cell) for cell in row) for row in rows]
    columns = read_columns(parts, Setting())
    assert columns[-1] is None
    return with_percentages(parts, columns, readings)[-1]


def test_a_share_of_the_budget_is_told_by_the_rows() -> None:
    """Where every row has the actual's share of the budget, the column is that."""
    column = _read(("TOT 8/2024", "TA 2025", "TOT 8/2025", "%"), ROWS)
    assert column is not None
    assert (column.basis, str(column.period), column.unit, column.label) == (
        Basis.REALISATION,
        "2025",
        Unit.PERCENT,
        "%",
    )


def test_a_change_is_told_by_the_rows() -> None:
    """Where every row has the change from the year before, the column is the rate of change."""
    rows = (("120", "300", "150", "25"), ("-1 000", "-2 400", "-1 200", "20"), ("-880", "-2 100", "-1 100", "25"))
    column = _read(("TOT 8/2024", "TA 2025", "TOT 8/2025", "%"), rows)
    assert column is not None
    assert column.basis is Basis.CHANGE_RATE


def test_what_no_rule_gives_stays_unclear() -> None:
    """A row that does not fit, or too few of them, leaves the column out."""
    wrong = (*ROWS[:2], ("-880", "-2 100", "-1 050", "51,0"))
    assert _read(("TOT 8/2024", "TA 2025", "TOT 8/2025", "%"), wrong) is None
    assert _read(("TOT 8/2024", "TA 2025", "TOT 8/2025", "%"), ROWS[:2]) is None
