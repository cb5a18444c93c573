"""Headings of record tables are known by their words, in running text too."""

import pytest

from ingest.record_columns import (
    GOAL_COLUMNS,
    PROJECT_COLUMNS,
    RISK_COLUMNS,
    Columns,
    Role,
    find_headings,
    headings_of,
)


def test_headings_cut_over_blocks_are_found_whole() -> None:
    """Headings that the dump cuts over lines and blank lines come out as columns, in order."""
    lines = ["Strateginen", "päämäärä Tavoite 2025 Mittari ja", "", "tavoitetaso Vastuu Toteuma 30.6. Tila", "", "Arki"]
    found = find_headings(lines, 0, GOAL_COLUMNS)
    assert found is not None
    assert [heading.name for heading in found[0]] == [
        *("Strateginen päämäärä", "Tavoite 2025", "Mittari ja tavoitetaso", "Vastuu", "Toteuma 30.6.", "Tila"),
    ]
    assert [heading.role for heading in found[0]] == [
        *(Role.AIM, Role.GOAL, Role.MEASURE, Role.RESPONSIBLE, Role.ACTUAL, Role.STATUS),
    ]
    assert found[1] == 4


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("Tavoite toteutuu. Mittari ja toteuma", GOAL_COLUMNS),
        ("Strateginen päämäärä Elinvoima", GOAL_COLUMNS),
        ("Taloudellinen riski Hallinnan heikkous Todennäköisyys: 1 Merkittävyys: 2", RISK_COLUMNS),
        ("Hankkeen nimi Liikuttavat kouluyhteisöt", PROJECT_COLUMNS),
    ],
)
def test_other_text_is_no_heading(text: str, columns: Columns) -> None:
    """Prose, a row's own text and a card's label are no headings."""
    assert find_headings([text], 0, columns) is None


def test_ruled_heading_row_may_hold_other_columns() -> None:
    """A ruled table keeps a column that is not known, and a second one of a kind, without a role."""
    headings = headings_of(["Nro", "Tavoite", "Mittari", "Toteuma 30.4.", "Toteuma 31.8.", "Tila"], GOAL_COLUMNS)
    assert headings is not None
    assert [heading.role for heading in headings] == [
        *(None, Role.GOAL, Role.MEASURE, Role.ACTUAL, None, Role.STATUS),
    ]


def test_ruled_table_of_figures_is_no_goal_table() -> None:
    """A table of figures has actuals, but no goals."""
    assert headings_of(["Selite", "TP 2024", "TA 2025", "Toteuma 1-6", "Toteuma %"], GOAL_COLUMNS) is None
