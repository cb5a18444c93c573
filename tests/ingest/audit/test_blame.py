"""The cell that alone explains what fails is named; where several could, none is."""

from ingest.audit.blame import find_faults
from ingest.audit.column_rules import column_relations
from ingest.audit.row_sums import row_sums
from store.units import Unit
from tests.ingest.audit.tables import BUDGET, TWO_YEARS, Head, grid

ROWS = """
Myyntituotot   | 600 | 0 | 600 | 571 | -29
Maksutuotot    | 400 | 50 | 450 | 409 | -41
Toimintatuotot | 1 000 | 50 | 1 050 | 980 | -70
Toimintakulut  | -4 000 | -200 | -4 200 | -4 350 | -150
Toimintakate   | -3 000 | -150 | -3 150 | -3 370 | -220
"""


def faults(text: str, heads: tuple[Head, ...] = BUDGET) -> list[tuple[str, str | None, bool, int]]:
    """Return each fault: row, column, whether the cell is named, and how many failing identities it explains."""
    made = grid(text, heads, unit=Unit.EURO)
    found = find_faults([*row_sums(made), *column_relations(made)])
    return [(one.cell.label, one.cell.place.column, one.is_named, len(one.relations)) for one in found]


def test_a_table_that_adds_up_has_no_fault() -> None:
    """Nothing fails, nothing is told."""
    assert faults(ROWS) == []


def test_the_cell_in_every_failing_identity_is_named() -> None:
    """An actual that is wrong breaks its sum and its deviation: only its change repairs both."""
    assert faults(ROWS.replace("| 409", "| 490")) == [("Maksutuotot", "Toteuma", True, 2)]


def test_a_total_is_named_where_its_parts_are_borne_out() -> None:
    """A total that is wrong breaks its own sum, the greater one and its deviation."""
    assert faults(ROWS.replace("980", "908")) == [("Toimintatuotot", "Toteuma", True, 3)]


def test_two_faults_are_told_apart() -> None:
    """Errors in two columns are two faults."""
    text = ROWS.replace("| 409", "| 490").replace("| -150 | -3 150", "| -510 | -3 150")
    assert {(row, column) for row, column, _, _ in faults(text)} == {
        ("Maksutuotot", "Toteuma"),
        ("Toimintakate", "Muutos"),
    }


def test_no_cell_is_named_where_several_would_do() -> None:
    """In a sum that nothing else bears out any number may be the wrong one: the total is shown, unnamed."""
    text = """
    Myyntituotot    | 104 200 | 98 100
    Maksutuotot     | 211 500 | 203 400
    Tuet            | 333 700 | 318 800
    Tuotot yhteensä | 649 912 | 620 300
    """
    assert faults(text, TWO_YEARS) == [("Tuotot yhteensä", "2024", False, 1)]
