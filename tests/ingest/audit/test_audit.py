"""The audit's door: tables with their identities, faults with place, printed, computed, difference and cause."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import HealthCheck, given, settings

from ingest.audit.audit import audit
from ingest.audit.blame import Fault
from ingest.audit.findings import Audit, Cause, CheckKind, Suspect
from ingest.audit.intervals import Interval
from ingest.audit.reading_doubts import is_misread
from store.contents import Contents, PageText
from store.figures import Basis, Figure, Problem, ProblemKind
from store.periods import Period
from store.units import Unit
from tests.ingest.audit.tables import BUDGET, Head, figures, grid
from tests.store.made import any_contents, contents

ROWS = """
Myyntituotot   | 6 123 | 0 | 6 123 | 5 718 | -405
Maksutuotot    | 4 370 | 512 | 4 882 | 4 095 | -787
Toimintatuotot | 10 493 | 512 | 11 005 | 9 813 | -1 192
Toimintakulut  | -41 070 | -2 030 | -43 100 | -43 518 | -418
Toimintakate   | -30 577 | -1 518 | -32 095 | -33 705 | -1 610
"""
MARGIN = "TOIMINTATUOTOT | 390 | 0 | 390 | 501 | 111\nTOIMINTAKULUT | -4 360 | 0 | -4 360 | -4 052 | 308\n"


def document(found: list[Figure], *texts: str, problems: tuple[Problem, ...] = ()) -> Contents:
    """Return a document with these figures and pages of text."""
    made = contents("raportti.pdf", "0" * 64)
    pages = tuple(PageText(number, text) for number, text in enumerate(texts, start=1))
    empty = replace(made, goals=(), risks=(), projects=(), quantities=(), passages=())
    return replace(empty, figures=tuple(found), pages=pages, problems=problems)


def audited(text: str, *texts: str, problems: tuple[Problem, ...] = ()) -> Audit:
    """Return the audit of a document with one table."""
    return audit([document(figures(text, BUDGET), *texts, problems=problems)])


def test_a_table_that_adds_up() -> None:
    """Every identity is told and holds."""
    found = audited(ROWS)
    assert found.failures == ()
    assert len(found.tables) == 1
    assert len(found.tables[0].checks) == 20
    assert found.tables[0].failing == 0


def test_a_wrong_cell_is_told_with_all_there_is_to_tell() -> None:
    """The cell is named with what it should print, why it is wrong, and what its correction repairs."""
    (failure,) = audited(ROWS.replace("| 4 095", "| 4 905")).failures
    assert (failure.place.row, failure.place.column, failure.place.page) == ("Maksutuotot", "Toteuma", 1)
    assert (failure.printed, failure.computed, failure.difference) == ("4 905", Decimal(4095), Decimal(810))
    assert (failure.cause, failure.suspect, failure.is_named) == (Cause.SWAPPED_DIGITS, Suspect.REPORT, True)
    assert len(failure.checks) == 2
    assert "pitäisi olla 4\u00a0095\u00a0€ (ero 810\u00a0€)" in failure.message


def test_thousands_are_told_as_they_are_printed() -> None:
    """The suggestion is in the table's own unit, the values in euros."""
    found = figures(ROWS.replace("| 4 095", "| 4 905"), BUDGET, unit=Unit.THOUSAND_EURO)
    (failure,) = audit([document(found)]).failures
    assert (failure.value, failure.suggestion) == (Decimal(4905000), "4\u00a0095")
    assert "4\u00a0905\u00a0tuhatta euroa" in failure.message


def test_an_identity_that_fails_throughout_is_one_fault() -> None:
    """A row that is missing is told once, with the other columns."""
    text = MARGIN + "Toimintakate | -3 953 | 0 | -3 953 | -3 540 | 413"
    (failure,) = audited(text).failures
    assert (failure.kind, failure.cause, failure.is_named) == (CheckKind.ROW_SUM, Cause.MISSING_ROW, False)
    assert (failure.value, failure.computed, failure.difference) == (Decimal(-3953), Decimal(-3970), Decimal(17))
    assert [place.column for place in failure.others] == ["Muutettu TA", "Toteuma", "Poikkeama"]


def test_a_table_with_unread_rows_may_have_been_misread() -> None:
    """What fails in a table whose rows were not all read is rather our fault than the report's."""
    text = MARGIN + "Toimintakate | -3 953 | 0 | -3 953 | -3 540 | 413"
    place = replace(figures(text, BUDGET)[0].place, row=None, column=None)
    doubt = Problem(ProblemKind.UNREAD_CELL, place, "Valmistus 17", "Rivi jäi lukematta.")
    (failure,) = audited(text, problems=(doubt,)).failures
    assert failure.suspect is Suspect.READING


def test_a_row_that_can_be_read_in_another_way_was_misread() -> None:
    """Where the printed row, parted into cells otherwise, has the number that is asked for, the reading is at fault."""
    made = grid("Tuotot | 1 | 100 200\nMaksut | 2 300 | 400")
    cell = made.rows[0].cells[1]
    assert cell is not None
    wanted, other = (Interval.around(Decimal(value), Decimal(1)) for value in (200, 900))
    assert is_misread(Fault(cell, wanted, (), is_named=True), made)
    assert not is_misread(Fault(cell, other, (), is_named=True), made)


def test_impossible_dates_and_backward_spans() -> None:
    """A date that is none, and a span that ends before it begins, are told with their page; others are not."""
    text = "Hanke päättyi 31.6.2024.\nKausi 1.8.2024–31.5.2023 oli\npitkä. Kokous 30.6.2024, luku 1.234.567, s. 12.13."
    found = audited(ROWS, "Alku.", text).failures
    assert [(one.printed, one.cause, one.place.page) for one in found] == [
        ("31.6.2024", Cause.IMPOSSIBLE_DATE, 2),
        ("1.8.2024–31.5.2023", Cause.ENDS_BEFORE_START, 2),
    ]


def test_figures_of_two_documents_are_held_against_each_other() -> None:
    """An actual that a later report tells otherwise is told as changed, or as the slip that it is."""
    first = document(figures(ROWS, BUDGET))
    second = document(figures(ROWS.replace("5 718", "5 738").replace("9 813", "9 833"), BUDGET, document="toinen.pdf"))
    second = replace(second, document=replace(second.document, name="toinen.pdf"))
    kinds = {failure.kind for failure in audit([first, second]).failures}
    assert CheckKind.SAME_FIGURE in kinds
    assert audit([first, replace(second, figures=tuple(figures(ROWS, BUDGET, document="toinen.pdf")))]).failures == ()


def test_a_table_in_another_unit_is_one_fault() -> None:
    """Figures a thousand times smaller than elsewhere tell of a unit that was not read, once for the table."""
    rows = "Verotulot | 33 595 351 | 33 172 131\nValtionosuudet | 15 120 644 | 17 195 324\nAsukkaat | 15 049 | 15 164"
    small = "Verotulot | 33 595 | 33 172\nValtionosuudet | 15 121 | 17 195\nAsukkaat | 15 049 | 15 164"
    found = [*figures(rows), *figures(small, page=7, section="Verot")]
    (failure,) = audit([document(found)]).failures
    assert (failure.cause, failure.suspect, failure.place.page) == (Cause.UNIT, Suspect.READING, 7)
    assert len(failure.checks) == 4


def test_a_whole_column_that_is_not_what_its_head_says() -> None:
    """Percents that follow no row's change, where the change itself is told, are one fault."""
    heads = (
        Head("TP 2024"),
        Head("TP 2023", period=Period.year(2023)),
        Head("Muutos", Basis.CHANGE),
        Head("Muutos-%", Basis.CHANGE_RATE),
    )
    text = "Tulovero | 26 441 | 25 715 | 726 | -17,9 %\nKiinteistövero | 4 327 | 3 991 | 336 | 578,8 %"
    (failure,) = audit([document(figures(text, heads))]).failures
    assert (failure.cause, failure.place.row, failure.computed) == (Cause.WHOLE_COLUMN, "Tulovero", Decimal("2.8"))
    assert [place.row for place in failure.others] == ["Kiinteistövero"]


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(any_contents(), any_contents())
def test_whatever_is_stored_can_be_audited(one: Contents, other: Contents) -> None:
    """No figure, record or text, whatever it holds, keeps the audit from ending."""
    assert isinstance(audit([one, other]), Audit)


def test_the_row_that_a_table_lacks_is_told_from_another_table() -> None:
    """Where another table of the organisation has a row of just the missing numbers, it is told."""
    short = (
        "Poistot ja arvonalentumiset | -62 753 | -85 070\nSuunnitelman mukaiset poistot | -57 234 | -85 070\n"
        "Kertaluonteiset poistot | -2 633 | 0"
    )
    other = "Arvonalentumiset | -2 886 | 0\nVuosikate | 95 515 | 101 072"
    found = [*figures(short), *figures(other, page=4, section="Tuloslaskelma")]
    (failure,) = audit([document(found)]).failures
    assert failure.place.row == "Poistot ja arvonalentumiset"
    assert "rivi Arvonalentumiset toisaalla: -2 886, s. 4" in failure.message
