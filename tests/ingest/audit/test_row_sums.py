"""Sums of rows are told by names and numbers, and each column is held to them."""

import pytest

from ingest.audit.row_sums import row_sums
from store.figures import Basis
from store.units import Unit
from tests.ingest.audit.tables import BUDGET, TWO_YEARS, Head, grid

STATEMENT = """
Toimintatuotot           | 1 200 | 1 100
Toimintakulut            | -9 800 | -9 300
Toimintakate             | -8 600 | -8 200
Verotulot                | 7 000 | 6 900
Valtionosuudet           | 2 500 | 2 400
Vuosikate                | 900 | 1 100
"""


def sums(text: str, heads: tuple[Head, ...] = TWO_YEARS, unit: Unit = Unit.EURO) -> dict[str, str]:
    """Return the totals that are found, with their parts in words."""
    return {relation.result.label: relation.formula for relation in row_sums(grid(text, heads, unit=unit))}


def failing(text: str, heads: tuple[Head, ...] = TWO_YEARS, unit: Unit = Unit.EURO) -> list[tuple[str, str | None]]:
    """Return the cells whose sums fail."""
    relations = row_sums(grid(text, heads, unit=unit))
    return [(one.result.label, one.result.place.column) for one in relations if not one.holds()]


def test_running_totals_take_in_what_is_above() -> None:
    """Toimintakate is income and costs, vuosikate the toimintakate and what follows it."""
    assert sums(STATEMENT, unit=Unit.THOUSAND_EURO) == {
        "Toimintakate": "Toimintatuotot + Toimintakulut",
        "Vuosikate": "Toimintakate + Verotulot + Valtionosuudet",
    }


def test_a_wrong_part_fails_in_its_column_alone() -> None:
    """One changed number breaks the sum of its own column, and the sum stays known by the other."""
    assert failing(STATEMENT.replace("7 000", "7 600"), unit=Unit.THOUSAND_EURO) == [("Vuosikate", "2024")]


def test_totals_above_their_parts() -> None:
    """A total in capitals may stand above its parts, a part above parts of its own."""
    text = """
    TOIMINTAKULUT     | -141 850 | -134 626
    Henkilöstökulut   | -117 970 | -114 688
    Palkat            | -94 000 | -98 394
    Henkilösivukulut  | -23 970 | -16 294
    Palvelujen ostot  | -15 380 | -17 967
    Muut toimintakulut | -8 500 | -1 971
    """
    assert sums(text) == {
        "Henkilöstökulut": "Palkat + Henkilösivukulut",
        "TOIMINTAKULUT": "Henkilöstökulut + Palvelujen ostot + Muut toimintakulut",
    }


def test_costs_printed_positive_are_taken_off() -> None:
    """Where costs stand as positive numbers, their sums take them off."""
    text = """
    Toimintatuotot | 7 726 | 7 920
    Toimintakulut  | 46 217 | 47 230
    Toimintakate   | -38 491 | -39 310
    """
    assert sums(text, unit=Unit.THOUSAND_EURO) == {"Toimintakate": "Toimintatuotot − Toimintakulut"}


def test_rounding_of_each_number_is_allowed() -> None:
    """Thousands that were rounded one by one may miss their sum by half of one for each."""
    text = """
    Myyntituotot     | 104 | 98
    Maksutuotot      | 211 | 203
    Tuet             | 333 | 318
    Tuotot yhteensä  | 649 | 618
    """
    assert failing(text, unit=Unit.THOUSAND_EURO) == []
    assert sums(text, unit=Unit.THOUSAND_EURO) == {"Tuotot yhteensä": "Myyntituotot + Maksutuotot + Tuet"}


def test_counted_people_are_exact() -> None:
    """People are not rounded: one too many is one too many."""
    text = """
    Vakinaiset      | 512 | 498
    Määräaikaiset   | 131 | 127
    Yhteensä        | 644 | 625
    """
    assert failing(text, unit=Unit.COUNT) == [("Yhteensä", "2024")]


def test_rows_that_add_up_by_chance_are_no_sum() -> None:
    """Small numbers without a total's name tell of no sum."""
    assert sums("Kirjastot | 3 | 4\nKoulut | 5 | 5\nPäiväkodit | 8 | 9", unit=Unit.COUNT) == {}


def test_shares_do_not_add_up() -> None:
    """Percent rows and columns are no parts of sums."""
    text = """
    Toimintatuotot | 100 | 0 | 100 | 90 | -10
    Toimintakulut  | -300 | 0 | -300 | -310 | -10
    Toimintakate   | -200 | 0 | -200 | -220 | -20
    Osuus          | 33,3 % | | 33,3 % | 29,0 % |
    """
    assert set(sums(text, BUDGET)) == {"Toimintakate"}


def test_a_row_that_is_missing_breaks_the_margin_in_every_column() -> None:
    """Toimintakate is known by definition even where it holds nowhere."""
    text = "TOIMINTATUOTOT | 397 500 | 501 012\nTOIMINTAKULUT | -4 361 660 | -4 052 339\n"
    assert failing(text + "Toimintakate/Jäämä | -3 947 160 | -3 545 348") == [
        ("Toimintakate/Jäämä", "2024"),
        ("Toimintakate/Jäämä", "2023"),
    ]


def test_a_wrong_subtotal_is_known_by_its_name() -> None:
    """A subtotal whose parts sum up past it to the grand total is still held to them."""
    text = """
    PYSYVÄT VASTAAVAT       | 64 377 | 62 931
    Aineettomat hyödykkeet  | 1 249 | 1 265
    Aineelliset hyödykkeet  | 44 506 | 43 231
    Sijoitukset             | 17 522 | 18 435
    VAIHTUVAT VASTAAVAT     | 9 157 | 9 316
    VASTAAVAA YHTEENSÄ      | 72 434 | 72 247
    """
    assert ("PYSYVÄT VASTAAVAT", "2024") in failing(text, unit=Unit.THOUSAND_EURO)


@pytest.mark.parametrize("label", ["joista eläkkeet", "josta ostot", "siitä vuokrat"])
def test_rows_that_tell_a_part_of_another_stay_out(label: str) -> None:
    """A row that is inside the one above it is not added again."""
    text = f"Palkat | 4 120 | 4 005\nOstot | 1 377 | 1 298\n{label} | 377 | 298\nKulut yhteensä | 5 497 | 5 303"
    assert sums(text)["Kulut yhteensä"] == "Palkat + Ostot"


def test_a_long_list_and_its_total() -> None:
    """A list longer than is searched run by run is held to its named total."""
    values = [1_237 + 911 * at for at in range(60)]
    rows = "\n".join(f"Hanke {at} | {value} | {value + 17}" for at, value in enumerate(values))
    total = f"\nHankkeet yhteensä | {sum(values)} | {sum(values) + 17 * 60}"
    assert sums(rows + total)["Hankkeet yhteensä"].endswith("(yhteensä 60 riviä)")
    assert failing(rows.replace("Hanke 7 | 7614", "Hanke 7 | 9614") + total) == [("Hankkeet yhteensä", "2024")]


def test_percentages_in_a_column_of_deviations_do_not_add_up() -> None:
    """A column of shares is held to no sum of the amounts beside it."""
    heads = (Head("TA"), Head("TOT"), Head("Ero"), Head("Ero, %", Basis.DEVIATION))
    rows = (
        "Myynti | 120 | 132 | 12 | 10,0 %\nTuet | 340 | 323 | -17 | -5,0 %\nTuotot yhteensä | 460 | 455 | -5 | -1,1 %"
    )
    assert sums(rows, heads)["Tuotot yhteensä"] == "Myynti + Tuet"
    assert failing(rows, heads) == []
