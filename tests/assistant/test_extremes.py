"""Rankings."""

from decimal import Decimal

import pytest

from assistant.calculator import Leaf
from assistant.extremes import Candidate, RankKey, rank
from assistant.outcome import MissingFigureError, Outcome
from assistant.service import Assistant
from assistant.sourcing import Sources
from assistant.vocabulary import Nature
from store.units import Quantity, Unit
from tests.assistant.made import talk, told


def ranked(key: RankKey, numbers: dict[str, int]) -> Outcome:
    """Return the ranking of amounts in euros."""
    candidates = [
        Candidate(name, Leaf(name, Quantity(Decimal(number), Unit.EURO)), ()) for name, number in numbers.items()
    ]
    return rank(candidates, Sources(), key, "suurin")


def first(key: RankKey, numbers: dict[str, int]) -> tuple[str, Decimal]:
    """Return the name and value that come first."""
    outcome = ranked(key, numbers)
    assert outcome.quantity is not None
    return outcome.text.removeprefix("Suurin: ").partition(",")[0], outcome.quantity.value


COSTS = {"a": -5, "b": -20, "c": -10}


def test_amounts_are_ranked_without_their_sign() -> None:
    """The largest cost is the most negative one, and its value keeps the sign."""
    assert first(RankKey(most=True), COSTS) == ("b", Decimal(-20))
    assert first(RankKey(most=False), COSTS) == ("a", Decimal(-5))


@pytest.mark.parametrize(
    ("direction", "nature", "changes", "name"),
    [
        ("grow", Nature.COST, {"a": -5, "b": 20, "c": -10}, "c"),
        ("shrink", Nature.COST, {"a": -5, "b": 20, "c": -10}, "b"),
        ("grow", Nature.INCOME, {"a": -5, "b": 20, "c": -10}, "b"),
        ("shrink", Nature.INCOME, {"a": -5, "b": 20, "c": -10}, "c"),
        ("worsen", Nature.RESULT, {"a": -5, "b": 20, "c": -10}, "c"),
        ("improve", Nature.RESULT, {"a": -5, "b": 20, "c": -10}, "b"),
    ],
)
def test_changes_are_ranked_by_direction(direction: str, nature: Nature, changes: dict[str, int], name: str) -> None:
    """A cost grows by becoming more negative; what moved the other way does not come first."""
    assert first(RankKey(most=True, direction=direction, nature=nature), changes)[0] == name


def test_nothing_moved_that_way() -> None:
    """Where no amount went the direction asked, that is said instead of naming the least other one."""
    with pytest.raises(MissingFigureError, match="Mikään ei kasvanut"):
        ranked(RankKey(most=True, direction="grow", nature=Nature.COST), {"a": 5, "b": 0})


def test_only_movers_follow() -> None:
    """The next ones are told only as far as they went the same way."""
    text = ranked(RankKey(most=True, direction="grow", nature=Nature.COST), {"a": -5, "b": 3, "c": -2}).text
    assert "Seuraavina c" in text
    assert "b" not in text.partition("Seuraavina")[2]


def test_ties_share_the_place() -> None:
    """Equal amounts are named together."""
    assert ranked(RankKey(most=True), {"a": 5, "b": 5, "c": 1}).text.startswith("Suurin: a ja b, 5")


def test_every_candidate_is_a_step() -> None:
    """The whole ranking can be followed, in its order."""
    outcome = ranked(RankKey(most=True), COSTS)
    assert outcome.calculation is not None
    assert [(step.label, step.result.value) for step in outcome.calculation.steps] == [
        ("b", Decimal(-20)),
        ("c", Decimal(-10)),
        ("a", Decimal(-5)),
    ]


def test_the_first_of_a_ranking_is_the_first_source(kuusela: Assistant) -> None:
    """The winner's own cell is source 1, the next ones follow, and the calculation's operands point to theirs."""
    answer = told(talk(kuusela, "Minkä yksikön toimintakulut olivat suurimmat vuonna 2024?")[0])
    assert answer.calculation is not None
    winner = next(one for one in answer.citations if one.number == 1)
    operand = answer.calculation.operands[0]
    assert operand.citation == 1
    assert str(abs(int(operand.quantity.value)))[-3:] in winner.quote
    assert answer.text.index("[1]") < answer.text.index("[2]")
    assert [one.number for one in answer.citations] == list(range(1, len(answer.citations) + 1))


def test_so_many_of_the_first_are_told() -> None:
    """The two largest are two, though more are compared; without a number the next two are told beside the first."""
    numbers = {"Yksi": 9, "Kaksi": 7, "Kolme": 5, "Neljä": 3}
    assert "Kolme" not in ranked(RankKey(leading=2), numbers).text
    assert "Neljä" in ranked(RankKey(leading=4), numbers).text
    assert "Neljä" not in ranked(RankKey(), numbers).text
