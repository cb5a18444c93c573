"""From a column to the one fact that stands there."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from assistant.facts import Fact, table_facts
from assistant.interpretation import Point
from assistant.lookup import columns, find, of, told_beside
from assistant.vocabulary import load_vocabulary
from store.figures import Basis
from store.periods import Period
from store.units import Quantity, Unit
from tests.assistant.made import CENTRE, COLUMNS, YOUTH, report, value

FACTS = table_facts([report()], load_vocabulary())
COSTS = of(FACTS, YOUTH, "Toimintakulut")


def found(point: Point, facts: list[Fact] | None = None) -> Decimal | None:
    """Return the number found for a column among the youth services' costs."""
    result = find(COSTS if facts is None else facts, point)
    return None if result is None else result.fact.quantity.value


def test_one_row_of_one_organisation() -> None:
    """Facts are picked by organisation and measure exactly, in any case of letters."""
    assert len(COSTS) == len(COLUMNS)
    assert of(FACTS, YOUTH, "TOIMINTAKULUT") == COSTS
    assert of(FACTS, YOUTH, "Poistot") == []
    assert of(FACTS, "Nuoriso", "Toimintakulut") == []


@pytest.mark.parametrize(
    ("point", "column"),
    [
        (Point(), "TOT 2025 6 kk"),
        (Point(basis=Basis.ACTUAL), "TOT 2025 6 kk"),
        (Point(year=2024), "TP 2024"),
        (Point(year=2025), "TOT 2025 6 kk"),
        (Point(basis=Basis.ACTUAL, closing=True), "TP 2024"),
        (Point(basis=Basis.ACTUAL, year=2024, closing=True), "TP 2024"),
        (Point(year=2024, months=(1, 6)), "TOT 2024 6 kk"),
        (Point(months=(1, 6)), "TOT 2025 6 kk"),
        (Point(basis=Basis.AMENDED_BUDGET, year=2025), "TA 2025"),
        (Point(basis=Basis.AMENDED_BUDGET), "TA 2025"),
        (Point(basis=Basis.REMAINING), "Jäljellä"),
        (Point(basis=Basis.REMAINING, year=2025), "Jäljellä"),
        (Point(basis=Basis.REMAINING, year=2025, months=(1, 6)), "Jäljellä"),
        (Point(basis=Basis.REALISATION, year=2025), "TOT-%"),
    ],
)
def test_a_column_is_found(point: Point, column: str) -> None:
    """Each column is found by its basis and time; what was not said is the newest."""
    assert found(point) == value(YOUTH, "Toimintakulut", column)


@pytest.mark.parametrize(
    "point",
    [
        Point(year=2023),
        Point(year=2026),
        Point(year=2025, months=(1, 3)),
        Point(year=2025, months=(6, 6)),
        Point(year=2025, months=(4, 6)),
        Point(basis=Basis.ACTUAL, year=2025, closing=True),
        Point(basis=Basis.AMENDED_BUDGET, year=2024),
        Point(basis=Basis.AMENDED_BUDGET, year=2025, months=(1, 6)),
        Point(basis=Basis.BUDGET, year=2025, original=True),
        Point(basis=Basis.FORECAST, year=2025),
        Point(basis=Basis.REALISATION, year=2024),
        Point(year=2025, months=(6, 6), other_time=True),
        Point(year=2025, months=(1, 6), other_time=True),
        Point(year=2024, other_time=True),
    ],
)
def test_no_other_column_is_taken_instead(point: Point) -> None:
    """Where the column is not there, nothing is found: no other year, part of the year or basis stands in."""
    assert found(point) is None


def test_assumptions_are_told() -> None:
    """What was chosen for the user is told, what was said is not."""
    bare, half = find(COSTS, Point()), find(COSTS, Point(year=2025))
    exact = find(COSTS, Point(year=2024))
    assert bare is not None
    assert half is not None
    assert exact is not None
    assert bare.assumed is not None
    assert "1–6/2025" in (half.assumed or "")
    assert exact.assumed is None


def test_differing_figures_are_noticed() -> None:
    """Another value of the same row and column in one document is told, a rounded one is not."""
    cell = next(fact for fact in COSTS if fact.basis is Basis.AMENDED_BUDGET)
    rounded = replace(cell, quantity=Quantity(Decimal(-869_000), Unit.EURO))
    other = replace(cell, quantity=Quantity(Decimal(-870_000), Unit.EURO))
    point = Point(basis=Basis.AMENDED_BUDGET, year=2025)
    alike, unlike = find([cell, rounded], point), find([cell, other], point)
    assert alike is not None
    assert unlike is not None
    assert (alike.fact, alike.differing) == (cell, None)
    assert (unlike.fact, unlike.differing) == (cell, other)


def test_what_several_chapters_print_is_told() -> None:
    """A value that stands in two chapters is told before another that stands in one; even numbers stay open."""
    cell = next(fact for fact in COSTS if fact.basis is Basis.AMENDED_BUDGET)
    again = replace(cell, place=replace(cell.place, section="Tunnusluvut"))
    place = replace(cell.place, section="Eriytetty laskelma")
    other = replace(cell, quantity=Quantity(Decimal(-12_345), Unit.EURO), place=place)
    twice = replace(other, place=replace(place, section="Liite"))
    point = Point(basis=Basis.AMENDED_BUDGET, year=2025)
    for facts in ([other, cell, again], [cell, again, other]):
        result = find(facts, point)
        assert result is not None
        assert (result.fact.quantity, result.differing) == (cell.quantity, None)
        assert told_beside(facts, result.fact) == other
    even = find([cell, again, other, twice], point)
    assert even is not None
    assert even.differing is not None


@pytest.mark.parametrize(
    "point",
    [
        Point(year=2024),
        Point(basis=Basis.ACTUAL, year=2024, closing=True),
        Point(year=2024, months=(1, 12), at_end=True),
        Point(basis=Basis.ACTUAL, closing=True),
    ],
)
def test_the_balance_of_a_years_last_day(point: Point) -> None:
    """What stands on the last day of a year is the closing's, however the year is said."""
    cell = next(fact for fact in COSTS if fact.basis is Basis.ACTUAL)
    balance = replace(cell, period=Period.day(date(2024, 12, 31)))
    assert found(point, [balance]) == cell.quantity.value
    assert found(replace(point, year=2023, months=None), [balance]) is None


def test_the_newest_budget_year_is_taken() -> None:
    """What is left and the rate are of the newest budget year where none is said."""
    for name, basis in (("Jäljellä", Basis.REMAINING), ("TOT-%", Basis.REALISATION)):
        cell = next(fact for fact in COSTS if fact.basis is basis)
        older = replace(cell, quantity=Quantity(Decimal(-1), cell.quantity.unit), period=Period.year(2023))
        assert found(Point(basis=basis), [older, cell]) == value(YOUTH, "Toimintakulut", name)
        assert found(Point(basis=basis), [cell, older]) == value(YOUTH, "Toimintakulut", name)
        assert found(Point(basis=basis, year=2023), [older, cell]) == -1


def test_the_newest_document_tells() -> None:
    """Of two documents with the same column the later one in order is used."""
    cell = next(fact for fact in COSTS if fact.basis is Basis.AMENDED_BUDGET)
    newer = replace(cell, quantity=Quantity(Decimal(-1), Unit.EURO), place=replace(cell.place, document="uusi.txt"))
    assert found(Point(basis=Basis.AMENDED_BUDGET, year=2025), [cell, newer]) == -1


def test_another_value_in_an_older_document_is_noticed() -> None:
    """What an older document tells otherwise comes with the newer figure; a rounded one is no other value."""
    cell = next(fact for fact in COSTS if fact.basis is Basis.AMENDED_BUDGET)
    newer = replace(cell, quantity=Quantity(Decimal(-1), Unit.EURO), place=replace(cell.place, document="uusi.txt"))
    same = replace(cell, place=newer.place)
    point = Point(basis=Basis.AMENDED_BUDGET, year=2025)
    told, alike = find([cell, newer], point), find([cell, same], point)
    assert told is not None
    assert alike is not None
    assert (told.fact, told.earlier) == (newer, cell)
    assert (alike.fact, alike.earlier) == (same, None)


def test_columns_in_order() -> None:
    """The columns that are there are told once each, in reading order."""
    assert columns([*COSTS, *COSTS]) == list(COLUMNS.values())
    assert columns(of(FACTS, CENTRE, "Toimintakate"))[0] == (Basis.ACTUAL, Period.year(2024))


def test_a_figure_in_thousands_whose_unit_was_not_read() -> None:
    """Beside a figure, its thousandth is that figure in thousands, and neither another value nor the one to tell."""
    point = Point(basis=Basis.ACTUAL, year=2024, closing=True)
    exact = next(fact for fact in COSTS if fact.basis is Basis.ACTUAL and fact.period == Period.year(2024))
    thousandth = replace(exact, quantity=Quantity(round(exact.quantity.value / 1000), Unit.EURO))
    for facts in ([exact, thousandth], [thousandth, exact]):
        result = find(facts, point)
        assert result is not None
        assert (result.fact, result.differing) == (exact, None)
