"""The likely cause of a fault tells how the number went wrong."""

import pytest

from ingest.audit.blame import find_faults
from ingest.audit.causes import cause_of
from ingest.audit.column_rules import column_relations
from ingest.audit.findings import Cause
from ingest.audit.row_sums import row_sums
from tests.ingest.audit.tables import BUDGET, grid

ROWS = """
Myyntituotot   | 6 123 | 0 | 6 123 | 5 718 | -405
Maksutuotot    | 4 370 | 512 | 4 882 | 4 095 | -787
Toimintatuotot | 10 493 | 512 | 11 005 | 9 813 | -1 192
Toimintakulut  | -41 070 | -2 030 | -43 100 | -43 518 | -418
Toimintakate   | -30 577 | -1 518 | -32 095 | -33 705 | -1 610
"""


@pytest.mark.parametrize(
    ("right", "wrong", "cause"),
    [
        ("| 4 095", "| -4 095", Cause.SIGN),
        ("| 4 095", "| 4 905", Cause.SWAPPED_DIGITS),
        ("| 4 095", "| 4 795", Cause.ONE_DIGIT),
        ("| 4 095", "| 40 950", Cause.SHIFTED),
        ("| 4 095", "| 495", Cause.DIGIT_COUNT),
        ("| 4 095", "| 4 882", Cause.STALE),
        ("| 9 813", "| 5 718", Cause.LEFT_OUT),
        ("| 9 813", "| 13 908", Cause.COUNTED_TWICE),
        ("| 9 813", "| 10 600", Cause.STALE_OPERAND),
    ],
)
def test_causes(right: str, wrong: str, cause: Cause) -> None:
    """Each everyday mistake is told by its name."""
    made = grid(ROWS.replace(right, wrong), BUDGET)
    (fault,) = find_faults([*row_sums(made), *column_relations(made)])
    assert cause_of(fault) is cause
