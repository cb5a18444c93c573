"""Tests of telling accounts, flows and balances by the names of rows."""

import pytest

from ingest.account_words import are_flows


@pytest.mark.parametrize(
    ("labels", "is_flow"),
    [
        (("Toimintatuotot", "Toimintakulut"), True),
        (("Verotulot", "Vuosikate", "Tilikauden tulos"), True),
        (("Oma pääoma", "Tilikauden ylijäämä", "Vastattavaa yhteensä"), False),
        (("Tilikauden tulos",), True),
        (("Lainat", "Saamiset"), False),
    ],
)
def test_the_result_of_a_year_makes_no_balance_sheet_a_statement_of_flows(
    labels: tuple[str, ...], *, is_flow: bool
) -> None:
    """Rows of income are flows; the year's result among the equity of a balance sheet is not."""
    assert are_flows(labels) is is_flow
