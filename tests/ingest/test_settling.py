"""A report's own arithmetic: rules between columns, sums between rows, and the readings that they leave."""

from decimal import Decimal

import pytest

from ingest.columns import Column
from ingest.identities import find_identities
from ingest.rows import Reading, Row, part_cells, read_cell, split_row
from ingest.rules import find_rules, holds
from ingest.settling import settle
from store.figures import Basis
from store.periods import Period
from store.units import Unit

BUDGET = Column("TA 2025", Basis.BUDGET, Period.year(2025), None)
ACTUAL = Column("TOT 2025", Basis.ACTUAL, Period.months(2025, 1, 6), None)
LEFT = Column("Jäljellä", Basis.REMAINING, Period.year(2025), None)
SHARE = Column("Tot-%", Basis.REALISATION, Period.year(2025), Unit.PERCENT)
COLUMNS = (BUDGET, ACTUAL, LEFT, SHARE)


def _reading(text: str) -> Reading:
    return tuple(read_cell(part.strip()) if part.strip() else None for part in text.split("|"))


def _rows(*rows: tuple[str, str], group: str | None = None) -> list[Row]:
    return [Row(label, group, (_reading(cells),), label, None, 1) for label, cells in rows]


@pytest.mark.parametrize(
    ("cells", "verdicts"),
    [
        ("811 700|534 309|277 391|65,83", (True, True)),
        ("-18 451 000|-9 416 091|-9 034 909|51,03", (True, True)),
        ("811 700|534 309|277 931|65,83", (False, True)),
        ("811 700|534 309|277 391|65,38", (True, False)),
        ("0|52|-52|0,00", (True, True)),
        ("0|52|-52|", (True, True)),
        ("800|400|400|50", (True, True)),
        ("100|33|67|33,4", (True, True)),
        ("|33|67|33,4", (None, None)),
    ],
)
def test_rules_allow_rounding_and_nothing_else(cells: str, verdicts: tuple[bool | None, ...]) -> None:
    """Remaining and realisation hold within the rounding of each printed number; a blank cell decides nothing."""
    rules = find_rules(COLUMNS)
    assert tuple(holds(rule, _reading(cells)) for rule in rules) == verdicts


def test_a_deviation_may_be_of_either_sign() -> None:
    """Reports take the budget off the actual or the other way round."""
    columns = (BUDGET, ACTUAL, Column("Poikkeama", Basis.DEVIATION, Period.year(2025), None))
    (rule,) = find_rules(columns)
    assert holds(rule, _reading("100|90|10"))
    assert holds(rule, _reading("100|90|-10"))
    assert holds(rule, _reading("100|90|12")) is False


def test_an_amended_budget_is_the_original_and_its_change() -> None:
    """Original and change make the amended budget."""
    columns = (
        BUDGET,
        Column("Muutos", Basis.BUDGET_CHANGE, Period.year(2025), None),
        Column("Muutettu TA", Basis.AMENDED_BUDGET, Period.year(2025), None),
    )
    (rule,) = find_rules(columns)
    assert holds(rule, _reading("1 200|50|1 250"))
    assert holds(rule, _reading("1 200|50|1 350")) is False


def test_half_years_are_not_compared_with_years() -> None:
    """A change between a year and a half-year has no rule."""
    columns = (
        Column("TP 2024", Basis.ACTUAL, Period.year(2024), None),
        ACTUAL,
        Column("Muutos", Basis.CHANGE, Period.year(2025), None),
    )
    assert find_rules(columns) == []


def test_sums_follow_the_order_of_accounts() -> None:
    """Toimintakate sums income and costs, vuosikate goes on from it, and the result from that."""
    rows = _rows(
        ("Toimintatuotot", "5"), ("Toimintakulut", "-9"), ("Toimintakate", "-4"), ("Rahoitustuotot ja -kulut", "1"),
        ("Vuosikate", "-3"), ("Poistot ja arvonalentumiset", "-2"), ("Tilikauden tulos", "-5"),
    )  # fmt: skip
    found = {(identity.total, identity.parts) for identity in find_identities(rows)}
    assert found == {(2, (0, 1)), (4, (2, 3)), (6, (4, 5))}


def test_parts_below_their_total_are_found() -> None:
    """Rows printed below a total in capitals are its parts, and their own parts are not counted twice."""
    rows = _rows(
        ("TOIMINTAKULUT", "-6"), ("Henkilöstökulut", "-5"), ("Palkat ja palkkiot", "-4"), ("Henkilösivukulut", "-1"),
        ("Palvelujen ostot", "-1"), ("Toimintakate", "-6"),
    )  # fmt: skip
    found = {(identity.total, identity.parts) for identity in find_identities(rows)}
    assert found == {(0, (1, 4)), (1, (2, 3)), (5, (0,))}


def test_every_parting_of_digits_is_tried() -> None:
    """Digits part into so many cells in every way that leaves whole numbers, and in no other."""
    label, tokens = split_row("Muut tulot 1 031 446 381 487")
    assert label == "Muut tulot"
    printed = [[cell.printed for cell in reading if cell] for reading in part_cells(tokens, 2)]
    assert printed == [["1 031", "446 381 487"], ["1 031 446", "381 487"], ["1 031 446 381", "487"]]


@pytest.mark.parametrize(
    ("text", "count", "cells"),
    [
        ("Tulot - 5 7", 2, [["- 5", "7"]]),
        ("Tulot 12 % 5", 2, [["12 %", "5"]]),
        ("Tulot 1 234,5 6", 2, [["1 234,5", "6"]]),
        ("Tulot (1 234) 5", 2, [["(1 234)", "5"]]),
    ],
)
def test_signs_and_marks_stay_with_their_number(text: str, count: int, cells: list[list[str]]) -> None:
    """A minus apart, parentheses, decimals and a percent sign belong to the number that they stand at."""
    readings = part_cells(split_row(text)[1], count)
    assert [[cell.printed for cell in reading if cell] for reading in readings] == cells


def test_a_sum_settles_its_rows() -> None:
    """Of the readings of three rows, the sum leaves the one in which it holds."""
    columns = (Column("TP 2023", Basis.ACTUAL, Period.year(2023), None), ACTUAL)
    texts = {"Tuotot": "990 254 479 210", "Kulut": "-18 252 517 -9 211 024", "Netto": "-17 262 263 -8 731 814"}
    rows = [Row(label, None, tuple(part_cells(text.split(), 2)), label, None, 1) for label, text in texts.items()]
    assert len(rows[0].readings) > 1
    settled = settle(rows, columns, [], find_identities(rows))
    assert [cell.value for cell in settled[0][0] if cell] == [Decimal(990254), Decimal(479210)]
    assert [len(domain) for domain in settled] == [1, 1, 1]
