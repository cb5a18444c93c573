"""Key figures are held to the rows that their names name, where they agree with them in most columns."""

from ingest.audit.row_ratios import row_ratios
from store.units import Unit
from tests.ingest.audit.tables import BUDGET, TWO_YEARS, Head, grid

ROWS = """
Toimintatuotot | 30 955 | 30 718
Toimintakulut  | 68 313 | 68 217
Vuosikate      | 15 239 | 16 398
Poistot ja arvonalentumiset | 10 675 | 13 243
"""


def verdicts(text: str, heads: tuple[Head, ...] = TWO_YEARS) -> list[bool]:
    """Return whether each key figure holds."""
    return [relation.holds() for relation in row_ratios(grid(text, heads, unit=Unit.THOUSAND_EURO))]


def test_a_ratio_of_two_rows() -> None:
    """The rows on both sides of the slash give the percent, by the beginning of their names."""
    assert verdicts(ROWS + "Vuosikate/Poistot, % | 142,8 % | 123,8 %") == [True, True]
    assert verdicts(ROWS + "Vuosikate/Poistot, % | 148,2 % | 123,8 %") == [False, True]


def test_own_work_is_taken_off_the_costs_where_that_fits() -> None:
    """The share of income of costs may be told without the work for own use."""
    text = "Toimintatuotot | 7 726 | 7 920\nValmistus omaan käyttöön | 95 | 90\nToimintakulut | 46 217 | 47 230\n"
    assert verdicts(text + "Toimintatuotot/Toimintakulut, % | 16,8 % | 16,8 %") == [True, True]


def test_a_ratio_that_fits_by_chance_is_left_alone() -> None:
    """A key figure that agrees in one column of several follows some other rule."""
    text = "Toimintatuotot | 120 | 0 | 120 | 130 | 10\nToimintakulut | 900 | 0 | 900 | 950 | 50\n"
    assert verdicts(text + "Toimintatuotot/Toimintakulut, % | 15,1 % | | 16,2 % | 13,7 % | 3,0 %", BUDGET) == []


def test_a_ratio_has_the_sign_of_what_is_above_its_line() -> None:
    """A negative margin over costs is a negative percent, costs over costs a positive one."""
    rows = "Vuosikate | -828 | -512\nPoistot | -3 450 | -3 300\nHenkilöstökulut | -900 | -860\n"
    assert verdicts(rows + "Vuosikate/Poistot, % | -24,0 % | -15,5 %") == [True, True]
    assert verdicts(rows + "Henkilöstökulut/Poistot, % | 26,1 % | 26,1 %") == [True, True]
