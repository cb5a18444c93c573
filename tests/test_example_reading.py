"""The example documents are read whole: every figure, goal, risk and project, and no doubt is left."""

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ingest.read import read_document
from store.contents import Contents
from store.figures import Basis
from store.numbers import parse_number
from store.periods import Period
from store.records import Amount, GoalLevel, ProjectSource

EXAMPLE = Path(__file__).parents[1] / "example"
COLUMNS = (
    (Basis.ACTUAL, Period.year(2024)),
    (Basis.ACTUAL, Period.months(2024, 1, 6)),
    (Basis.AMENDED_BUDGET, Period.year(2025)),
    (Basis.ACTUAL, Period.months(2025, 1, 6)),
    (Basis.REMAINING, Period.year(2025)),
    (Basis.REALISATION, Period.year(2025)),
)
LEVELS = {
    "council": (GoalLevel.COUNCIL, "Hyvinvointipalvelut"),
    "service area": (GoalLevel.OPERATIONAL, "Hyvinvointipalvelut"),
    "committee": (GoalLevel.OPERATIONAL, "Kasvatus- ja opetuslautakunta"),
}


def _data(name: str) -> dict[str, Any]:
    return tomllib.loads((EXAMPLE / name).read_text(encoding="utf-8"))


def _euros(text: str) -> Decimal:
    return parse_number(text.partition("€")[0])


@pytest.fixture(scope="module")
def report_data() -> dict[str, Any]:
    """Return what the example report was built from."""
    return _data("hyvinvointi.toml")


@pytest.fixture(scope="module")
def cards_data() -> dict[str, Any]:
    """Return what the example project list was built from."""
    return _data("hankkeet.toml")


@pytest.fixture(scope="module")
def report(report_data: dict[str, Any]) -> Contents:
    """Return the example report as read."""
    return read_document(EXAMPLE / report_data["file"])


@pytest.fixture(scope="module")
def cards(cards_data: dict[str, Any]) -> Contents:
    """Return the example project list as read."""
    return read_document(EXAMPLE / cards_data["file"])


def test_no_doubt_is_left(report: Contents, cards: Contents) -> None:
    """Nothing in the example documents is unread or fails its identities."""
    assert [problem.message for contents in (report, cards) for problem in contents.problems] == []


def test_key_figures_are_read_to_the_cell(report: Contents, report_data: dict[str, Any]) -> None:
    """Each key figure has its unit, row, basis, period and exact value."""
    written = {
        (part["heading"], row[0], *column): parse_number(cell)
        for part in report_data["parts"]
        for row in part.get("figures", [])
        for column, cell in zip(COLUMNS, row[1:], strict=True)
        if cell.strip("-")
    }
    read = {
        (figure.organisation, figure.measure, figure.basis, figure.period): figure.quantity.in_base_units().value
        for figure in report.figures
        if figure.measure not in ("Menot", "Netto")
    }
    assert read == written


def test_investments_are_read(report: Contents) -> None:
    """The investment table gives its printed cells, and nothing for the empty ones."""
    rows = [
        [figure.quantity.value for figure in report.figures if figure.measure == name] for name in ("Menot", "Netto")
    ]
    assert rows == [[Decimal(-36225), Decimal(0), Decimal(0), Decimal(0)]] * 2


@pytest.mark.parametrize("level", LEVELS)
def test_goals_are_read(report: Contents, report_data: dict[str, Any], level: str) -> None:
    """Each goal table gives its rows with aim, person responsible and state, in order."""
    read = [
        (goal.aim, " ".join(goal.goals), goal.responsible.text if goal.responsible else "", goal.status)
        for goal in report.goals
        if (goal.level, goal.organisation) == LEVELS[level]
    ]
    written = [goal for goal in report_data["goals"] if level in goal["levels"]]
    assert [row[0] for row in read] == [goal["aim"] for goal in written]
    assert [row[2] for row in read] == [goal.get("responsible", "") for goal in written]
    assert [row[3].text if row[3] else "" for row in read] == [goal["status"] for goal in written]
    for (_, text, _, _), goal in zip(read, written, strict=True):
        for line in goal["goal"].split("\n\n"):
            assert line.partition(": ")[2] in text or line in text


def test_risks_are_read(report: Contents, report_data: dict[str, Any]) -> None:
    """Both risk tables give their rows with both class numbers."""
    for organisation in ("Hyvinvointipalvelut", "Kasvatus- ja opetuslautakunta"):
        read = [
            (risk.risk_class.text, risk.risk.text, risk.probability, risk.significance)
            for risk in report.risks
            if risk.organisation == organisation
        ]
        names = ("class", "risk", "probability", "significance")
        assert read == [tuple(risk[name] for name in names) for risk in report_data["risks"]]


def test_projects_are_read(report: Contents, report_data: dict[str, Any]) -> None:
    """The project table gives each project's name, funder and funding, and the total apart."""
    rows = [project for project in report.projects if project.source is ProjectSource.TABLE_ROW]
    funding = [_amounts(project.amounts, Amount.TOTAL_FUNDING) for project in rows]
    written = report_data["projects"]
    assert [project.name for project in rows] == [row["name"] for row in written]
    assert [project.funder for project in rows] == [row["funder"] for row in written]
    assert funding == [[parse_number(row["funding"])] for row in written]
    totals = [project for project in report.projects if project.source is ProjectSource.TABLE_TOTAL]
    assert [_amounts(total.amounts, Amount.TOTAL_FUNDING) for total in totals] == [[Decimal(672410)]]


def test_cards_are_read(cards: Contents, cards_data: dict[str, Any]) -> None:
    """Each project card gives its name, its three amounts and a period."""
    written = cards_data["cards"]
    assert [project.name for project in cards.projects] == [card["name"] for card in written]
    for project, card in zip(cards.projects, written, strict=True):
        for amount, name in (
            (Amount.GROSS_INCOME, "income"),
            (Amount.GROSS_COSTS, "costs"),
            (Amount.CITY_SHARE, "share"),
        ):
            assert _amounts(project.amounts, amount) == [_euros(card[name])], card["name"]
        assert project.period is not None, card["name"]


def _amounts(amounts: tuple[Any, ...], wanted: Amount) -> list[Decimal]:
    """Return the amounts of the whole project, not those of its parts."""
    return [
        amount.quantity.in_base_units().value for amount in amounts if amount.amount is wanted and amount.level is None
    ]
