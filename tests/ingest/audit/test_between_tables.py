"""Tables owe each other the figures that they share, the sums of their units, and the two sides of a balance."""

from dataclasses import replace

from ingest.audit.balances import balances
from ingest.audit.column_rules import column_relations
from ingest.audit.grids import Grid, grids_of
from ingest.audit.row_sums import row_sums
from ingest.audit.same_figures import same_figures
from ingest.audit.unit_sums import unit_sums
from store.units import Unit
from tests.ingest.audit.tables import Head, figures

WHOLE = "Toimintatuotot | 1 312 445 | 1 281 009\nToimintakulut | -9 669 120 | -9 368 777\nVuosikate | 610 334 | 588 120"
ROUNDED = "Toimintatuotot | 1 312 | 1 281\nToimintakulut | 9 669 | 9 369\nVuosikate | 610 | 588"


def _grids(*tables: tuple[str, str, Unit, str]) -> tuple[Grid, ...]:
    """Return tables, each of a text, an organisation, a unit and a section."""
    found = []
    for page, (text, owner, unit, section) in enumerate(tables, start=1):
        found += figures(text, unit=unit, organisation=owner, page=page, section=section)
    return grids_of(found, (), "Mallila")


def test_statements_in_thousands_and_in_euros_agree() -> None:
    """The same figures rounded, and costs once positive and once negative, are the same."""
    made = _grids((ROUNDED, "Kunta", Unit.THOUSAND_EURO, "Tiivistelmä"), (WHOLE, "Kunta", Unit.EURO, "Tuloslaskelma"))
    relations = same_figures(made)
    assert len(relations) == 6
    assert all(relation.holds() for relation in relations)


def test_a_figure_that_differs_is_told() -> None:
    """Two tables that agree in all else are bound to agree in this too."""
    text = ROUNDED.replace("| 610", "| 601")
    made = _grids((text, "Kunta", Unit.THOUSAND_EURO, "Tiivistelmä"), (WHOLE, "Kunta", Unit.EURO, "Tuloslaskelma"))
    assert [one.result.printed for one in same_figures(made) if not one.holds()] == ["601"]


def test_tables_that_share_little_are_not_compared() -> None:
    """One name in common is no ground to compare."""
    other = "Vuosikate | 17 | 19\nRahavarat | 55 | 60"
    assert same_figures(_grids((WHOLE, "Kunta", Unit.EURO, "A"), (other, "Kunta", Unit.EURO, "B"))) == []


BOARD = "Toimintatuotot | 412 500 | 398 211\nToimintakulut | -2 907 731 | -2 866 004"
SCHOOL = "Toimintatuotot | 312 400 | 300 101\nToimintakulut | -1 800 611 | -1 790 002"
LIBRARY = "Toimintatuotot | 100 100 | 98 110\nToimintakulut | -1 107 120 | -1 076 002"


def test_units_sum_up_to_their_board() -> None:
    """The tables that follow a board's are its units where their numbers sum up to it."""
    made = _grids(
        (BOARD, "Lautakunta", Unit.EURO, "A"), (SCHOOL, "Koulut", Unit.EURO, "B"), (LIBRARY, "Kirjasto", Unit.EURO, "C")
    )
    relations = unit_sums(made)
    assert {relation.formula for relation in relations} == {"Koulut + Kirjasto"}
    assert [relation.holds() for relation in relations] == [True] * 4


def test_units_that_do_not_sum_up_are_no_parts() -> None:
    """Where a unit's table is missing, nothing is alarmed at."""
    assert unit_sums(_grids((BOARD, "Lautakunta", Unit.EURO, "A"), (SCHOOL, "Koulut", Unit.EURO, "B"))) == []


def test_the_sides_of_a_balance_are_equal() -> None:
    """Vastattavaa is held to vastaavaa of the same day."""
    text = "VASTAAVAA YHTEENSÄ | 138 420 | 130 899\nVASTATTAVAA YHTEENSÄ | 138 420 | 130 989"
    relations = balances(_grids((text, "Kunta", Unit.EURO, "Tase")))
    assert [relation.holds() for relation in relations] == [True, False]


def test_a_year_opens_with_what_the_year_before_closed_with() -> None:
    """Opening and closing stocks are tied over the years, and their difference is the change."""
    text = "Rahavarojen muutos | 1 955 | 260\nRahavarat 31.12. | 18 895 | 16 940\nRahavarat 1.1. | 16 940 | 16 680"
    relations = balances(_grids((text, "Kunta", Unit.EURO, "Rahoituslaskelma")))
    assert [(one.result.printed, one.holds()) for one in relations] == [
        ("16 940", True),
        ("1 955", True),
        ("260", True),
    ]
    wrong = balances(_grids((text.replace("16 940 | 16 680", "16 490 | 16 680"), "Kunta", Unit.EURO, "R")))
    assert [one.result.printed for one in wrong if not one.holds()] == ["16 490", "1 955"]


def test_tables_whose_rows_are_units() -> None:
    """Units below each other sum up to the whole, and their net is the sum of two columns."""
    found = []
    for owner, *cells in (
        ("Koulut", "312 400", "-1 800 611", "-1 488 211"),
        ("Kirjasto", "100 100", "-1 107 120", "-1 007 020"),
        ("Yhteensä", "412 500", "-2 907 731", "-2 495 213"),
    ):
        for measure, cell in zip(("Tulot", "Menot", "Netto"), cells, strict=True):
            (one,) = figures(f"{measure} | {cell}", (Head(measure),), organisation=owner)
            found.append(replace(one, place=replace(one.place, row=owner, line=1), quote=owner))
    (made,) = grids_of(found, ())
    assert [row.label for row in made.rows] == ["Koulut", "Kirjasto", "Yhteensä"]
    relations = [*row_sums(made), *column_relations(made)]
    failing = {(one.result.place.row, one.result.place.column) for one in relations if not one.holds()}
    assert len(relations) == 6
    assert failing == {("Yhteensä", "Netto")}
