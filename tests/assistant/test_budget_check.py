"""Did it stay within the budget."""

from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.budget_check import check_budget
from assistant.knowledge import Knowledge
from assistant.outcome import MissingFigureError
from assistant.vocabulary import load_vocabulary
from store.figures import Basis
from store.periods import Period
from store.units import Quantity, Unit
from tests.assistant.made import YOUTH, figure, report


def with_budget(euros: int, measure: str = "Toimintakulut") -> Knowledge:
    """Return the town with a budget for the closed year 2024."""
    cell = figure(YOUTH, measure, "TA 2025")
    budget = replace(cell, period=Period.year(2024), quantity=Quantity(Decimal(euros), Unit.EURO))
    contents = report()
    return Knowledge([replace(contents, figures=(*contents.figures, budget))], load_vocabulary())


def test_an_unfinished_year_is_not_judged(knowledge: Knowledge) -> None:
    """Before the year is over the rate so far is told, and that the end is not known."""
    outcome = check_budget(knowledge, YOUTH, ["toimintakulut"], 2025)
    assert outcome.quantity == Quantity(Decimal("46.20"), Unit.PERCENT)
    assert "kesken" in outcome.text
    assert all(fact.basis is Basis.REALISATION for fact in outcome.facts)


def test_without_a_row_the_main_ones_are_told(knowledge: Knowledge) -> None:
    """Where no row is named, the costs and the margin are told, and neither is the value."""
    outcome = check_budget(knowledge, YOUTH, [], None)
    assert [fact.key for fact in outcome.facts] == ["toimintakulut", "toimintakate"]
    assert outcome.quantity is None


def test_a_cost_already_over_is_told() -> None:
    """A cost of more than the whole year's budget has exceeded it, though the year is not over."""
    contents = report()
    figures = [
        replace(cell, quantity=Quantity(Decimal("100.01"), Unit.PERCENT))
        if (cell.organisation, cell.measure, cell.basis) == (YOUTH, "Toimintakulut", Basis.REALISATION)
        else cell
        for cell in contents.figures
    ]
    over = Knowledge([replace(contents, figures=tuple(figures))], load_vocabulary())
    assert "ylittynyt" in check_budget(over, YOUTH, ["toimintakulut"], None).text


@pytest.mark.parametrize(
    ("measure", "budget", "difference", "verb"),
    [
        ("Toimintakulut", -800_000, -42_610, "ylittivät"),
        ("Toimintakulut", -900_000, 57_390, "alittivat"),
        ("Toimintatuotot", 100_000, -3_850, "jäivät alle"),
        ("Toimintatuotot", 90_000, 6_150, "ylittivät"),
    ],
)
def test_a_closed_year_is_judged(measure: str, budget: int, difference: int, verb: str) -> None:
    """The closing is put against its budget: the difference in the report's sign, the verdict by the row's nature."""
    outcome = check_budget(with_budget(budget, measure), YOUTH, [measure.casefold()], 2024)
    assert outcome.quantity == Quantity(Decimal(difference), Unit.EURO)
    assert f" {verb} " in outcome.text


def test_a_year_without_a_budget_is_declined(knowledge: Knowledge) -> None:
    """Where the year's budget is not told, nothing is judged."""
    with pytest.raises(MissingFigureError):
        check_budget(knowledge, YOUTH, ["toimintakulut"], 2024)
