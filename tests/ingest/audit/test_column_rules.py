"""Columns owe each other what their heads say, in the variant that the rows follow."""

from decimal import Decimal

from ingest.audit.column_rules import column_relations
from ingest.audit.findings import CheckKind
from store.figures import Basis
from store.periods import Period
from tests.ingest.audit.tables import BUDGET, Head, grid

ROWS = """
Toimintatuotot | 1 000 | 50 | 1 050 | 980 | -70
Toimintakulut  | -4 000 | -200 | -4 200 | -4 350 | -150
Toimintakate   | -3 000 | -150 | -3 150 | -3 370 | -220
"""


def failing(text: str, heads: tuple[Head, ...] = BUDGET) -> list[tuple[str, str | None, Decimal]]:
    """Return the cells whose rules fail, with what they should be."""
    relations = column_relations(grid(text, heads))
    return [(one.result.label, one.result.place.column, one.computed()) for one in relations if not one.holds()]


def test_amended_budget_and_deviation() -> None:
    """The amended budget is the budget and its changes, the deviation the actual less it."""
    relations = column_relations(grid(ROWS, BUDGET))
    assert {relation.formula for relation in relations} == {"TA + Muutos", "Toteuma − Muutettu TA"}
    assert all(relation.holds() for relation in relations)
    assert failing(ROWS.replace("1 050", "1 005")) == [
        ("Toimintatuotot", "Muutettu TA", Decimal(1050)),
        ("Toimintatuotot", "Poikkeama", Decimal(-25)),
    ]


def test_a_sign_against_the_rest_of_the_table_fails() -> None:
    """The way round that the other rows take the difference is the table's own."""
    assert failing(ROWS.replace("| -220", "| 220")) == [("Toimintakate", "Poikkeama", Decimal(-220))]


def test_deviation_may_be_taken_the_other_way_round() -> None:
    """Budget less actual in every row is right as well."""
    turned = ROWS.replace("-70", "70").replace("| -150\n", "| 150\n").replace("-220", "220")
    assert failing(turned) == []


def test_shares_allow_for_their_rounding() -> None:
    """A share of the budget is right to its last digit; one digit more is not."""
    heads = (Head("TA", Basis.BUDGET), Head("TOT"), Head("Tot. %", Basis.REALISATION))
    text = "Kulut | 42 000 | 43 500 | 103,6 %\nTuotot | 10 500 | 9 800 | 93,3 %\nNetto | 31 500 | 33 700 | 107,0 %"
    assert failing(text, heads) == []
    assert failing(text.replace("93,3", "93,4"), heads) == [("Tuotot", "Tot. %", Decimal("93.3"))]


def test_shares_of_a_budget_that_is_not_printed_are_left_alone() -> None:
    """A column that agrees with no printed budget in most rows is held to none."""
    heads = (Head("TA", Basis.BUDGET), Head("TOT"), Head("Tot. %", Basis.REALISATION))
    text = "Kulut | 4 200 | 4 350 | 99,1 %\nTuotot | 1 050 | 980 | 90,3 %\nNetto | 3 150 | 3 370 | 107,0 %"
    assert column_relations(grid(text, heads)) == []


def test_change_between_two_years() -> None:
    """The change and its percent compare the later year with the earlier."""
    heads = (
        Head("2024"),
        Head("2023", period=Period.year(2023)),
        Head("Muutos", Basis.CHANGE),
        Head("Muutos-%", Basis.CHANGE_RATE),
    )
    text = "Verotulot | 33 595 | 33 172 | 423 | 1,3 %\nValtionosuudet | 15 121 | 17 195 | -2 074 | -12,1 %"
    relations = column_relations(grid(text, heads))
    assert {relation.kind for relation in relations} == {CheckKind.COLUMN_DIFFERENCE, CheckKind.CHANGE_RATE}
    assert failing(text, heads) == []
    assert failing(text.replace("-12,1", "12,1"), heads) == [("Valtionosuudet", "Muutos-%", Decimal("-12.1"))]


def test_a_rate_of_change_may_be_of_the_amounts_size() -> None:
    """A table whose rates tell if things got better (of a negative amount, too) is right; one row against it is not."""
    heads = (Head("2024"), Head("2023", period=Period.year(2023)), Head("Muutos-%", Basis.CHANGE_RATE))
    text = (
        "Tuotot | 110 | 100 | 10,0 %\nKate | -230 | -200 | -15,0 %\nErät | -90 | -100 | 10,0 %\n"
        "Korot | -50 | -40 | -25,0 %\nTuet | 60 | 50 | 20,0 %"
    )
    assert failing(text, heads) == []
    assert failing(text.replace("-15,0", "15,0"), heads) == [("Kate", "Muutos-%", Decimal(-15))]
