"""What is computed over figures: each task's value, unit, words and sources."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.amounts import Group
from assistant.answer import AnswerKind
from assistant.calculator import DivisionByZeroError, evaluate
from assistant.facts import Fact, table_facts
from assistant.figure_tasks import (
    change,
    difference_between,
    lookup,
    mean,
    mean_per_month,
    projection,
    ratio,
    realisation,
    rest,
    share,
    total,
)
from assistant.outcome import Outcome
from assistant.service import Assistant
from assistant.vocabulary import Nature, load_vocabulary
from store.errors import PeriodMismatchError, UnitMismatchError
from store.units import Quantity, Unit
from tests.assistant.made import CENTRE, COLUMNS, LIBRARY, YOUTH, report, talk, told, value

FACTS = table_facts([report()], load_vocabulary())
HALF, HALF_BEFORE, CLOSING, BUDGET = "TOT 2025 6 kk", "TOT 2024 6 kk", "TP 2024", "TA 2025"


def fact(organisation: str, measure: str, column: str) -> Fact:
    """Return one cell's fact."""
    basis, period = COLUMNS[column]
    return next(f for f in FACTS if (f.entity, f.measure, f.basis, f.period) == (organisation, measure, basis, period))


def group(organisation: str, measure: str, column: str) -> Group:
    """Return one cell as a group."""
    return Group((fact(organisation, measure, column),))


def euros(outcome: Outcome) -> Decimal:
    """Return the value of an outcome that must be in euros."""
    assert outcome.quantity is not None
    assert outcome.quantity.unit is Unit.EURO
    return outcome.quantity.value


def percent(outcome: Outcome) -> Decimal:
    """Return the value of an outcome that must be in percent, to two decimals."""
    assert outcome.quantity is not None
    assert outcome.quantity.unit is Unit.PERCENT
    return outcome.quantity.value.quantize(Decimal("0.01"))


def test_lookup_states_one_or_more() -> None:
    """One figure is the answer's value; of several each is stated and none is the value."""
    one = fact(YOUTH, "Toimintakulut", HALF)
    single, both = lookup([one]), lookup([one, fact(LIBRARY, "Toimintakulut", HALF)])
    assert (single.kind, euros(single)) == (AnswerKind.FIGURE, value(YOUTH, "Toimintakulut", HALF))
    assert both.quantity is None
    assert re.findall(r"\[\d\]", both.text) == ["[1]", "[2]"]


def test_total_adds() -> None:
    """Several facts are added, and named together."""
    outcome = total(Group((fact(YOUTH, "Toimintakulut", HALF), fact(LIBRARY, "Toimintakulut", HALF))))
    assert euros(outcome) == value(YOUTH, "Toimintakulut", HALF) + value(LIBRARY, "Toimintakulut", HALF)
    assert "Nuorisopalvelujen" in outcome.text
    assert "Kirjastopalvelujen" in outcome.text


@pytest.mark.parametrize(
    ("organisation", "measure", "nature", "verb"),
    [
        (CENTRE, "Toimintakulut", Nature.COST, "kasvoivat"),
        (YOUTH, "Toimintakulut", Nature.COST, "pienenivät"),
        (CENTRE, "Toimintatuotot", Nature.INCOME, "pienenivät"),
        (YOUTH, "Toimintatuotot", Nature.INCOME, "kasvoivat"),
        (CENTRE, "Toimintakate", Nature.RESULT, "heikkeni"),
        (YOUTH, "Toimintakate", Nature.RESULT, "parani"),
    ],
)
def test_change_tells_the_direction(organisation: str, measure: str, nature: Nature, verb: str) -> None:
    """The difference keeps the report's sign, the words tell the direction that the measure's nature gives it."""
    outcome = change(group(organisation, measure, HALF), group(organisation, measure, HALF_BEFORE), nature, None)
    assert euros(outcome) == value(organisation, measure, HALF) - value(organisation, measure, HALF_BEFORE)
    assert f" {verb} " in outcome.text
    assert "\u2212" not in outcome.text.partition(":")[0]


def test_change_in_percent() -> None:
    """In percent the change is of the earlier amount without its sign, and the euros are a step."""
    outcome = change(
        group(CENTRE, "Toimintakulut", HALF), group(CENTRE, "Toimintakulut", HALF_BEFORE), Nature.COST, "%"
    )
    later, earlier = (value(CENTRE, "Toimintakulut", column) for column in (HALF, HALF_BEFORE))
    assert percent(outcome) == ((later - earlier) / abs(earlier) * 100).quantize(Decimal("0.01"))
    assert outcome.calculation is not None
    assert [step.result.value for step in outcome.calculation.steps] == [later - earlier]


def test_no_change_is_told_as_such() -> None:
    """Equal amounts did not change in either direction."""
    same = group(CENTRE, "Toimintakulut", HALF)
    before = Group((replace(same.first, period=COLUMNS[HALF_BEFORE][1]),))
    assert "ei muuttunut" in change(same, before, Nature.COST, None).text


def test_half_a_year_is_not_compared_with_a_whole_one_unasked() -> None:
    """Different parts of the year are compared only where the question names both."""
    later, earlier = group(CENTRE, "Toimintakulut", HALF), group(CENTRE, "Toimintakulut", CLOSING)
    with pytest.raises(PeriodMismatchError):
        change(later, earlier, Nature.COST, None)
    assert euros(change(later, earlier, Nature.COST, None, asked_for=True)) == Decimal(-1_469_730 + 2_738_220)


def test_percentages_change_by_percentage_points() -> None:
    """The change of a rate is in percentage points, also where percent is asked for."""
    one, other = group(CENTRE, "Toimintakulut", "TOT-%"), group(YOUTH, "Toimintakulut", "TOT-%")
    outcome = difference_between(one, other)
    assert outcome.quantity == Quantity(Decimal("51.69") - Decimal("46.20"), Unit.PERCENTAGE_POINT)
    assert "prosenttiyksikköä" in outcome.text


def test_share_of_a_whole() -> None:
    """A part of a whole keeps the sign of both; income of a cost is told as what it covers."""
    part = share(group(CENTRE, "Henkilöstökulut", HALF), group(CENTRE, "Toimintakulut", HALF))
    covered = share(group(CENTRE, "Toimintatuotot", HALF), group(CENTRE, "Toimintakulut", HALF))
    assert percent(part) == Decimal("76.09")
    assert percent(covered) == Decimal("13.52")


def test_rest_leaves_parts_out() -> None:
    """A whole without a part is their difference, and the part is named."""
    outcome = rest(group(CENTRE, "Toimintakulut", CLOSING), group(CENTRE, "Henkilöstökulut", CLOSING))
    assert euros(outcome) == value(CENTRE, "Palvelujen ostot", CLOSING)
    assert "ilman henkilöstökuluja" in outcome.text


def test_mean_per_month_counts_the_months() -> None:
    """Half a year is divided by six, a year by twelve."""
    assert euros(mean_per_month(group(CENTRE, "Toimintakulut", HALF))) == Decimal(-1_469_730) / 6
    assert euros(mean_per_month(group(CENTRE, "Toimintakulut", BUDGET))) == Decimal(-2_843_400) / 12


def test_mean_of_several() -> None:
    """The mean is the sum divided by how many there are."""
    groups = [group(name, "Toimintakulut", HALF) for name in (CENTRE, YOUTH, LIBRARY)]
    assert euros(mean(groups)) == Decimal(-1_469_730 - 401_560 - 268_190) / 3


def test_ratio_tells_how_many_times() -> None:
    """A ratio has no unit of money."""
    outcome = ratio(group(YOUTH, "Toimintakulut", HALF), group(LIBRARY, "Toimintakulut", HALF))
    assert outcome.quantity is not None
    assert outcome.quantity.unit is Unit.RATIO
    assert outcome.quantity.value == (Decimal(401_560) / 268_190).quantize(Decimal("1E-10"))


def test_realisation_of_sums() -> None:
    """The rate of two units together is the rate of their sums."""
    actual = Group((fact(YOUTH, "Toimintakulut", HALF), fact(LIBRARY, "Toimintakulut", HALF)))
    budget = Group((fact(YOUTH, "Toimintakulut", BUDGET), fact(LIBRARY, "Toimintakulut", BUDGET)))
    wanted = Decimal(401_560 + 268_190) / Decimal(869_200 + 529_600) * 100
    assert percent(realisation(actual, budget)) == wanted.quantize(Decimal("0.01"))


def test_projection_goes_on_at_the_same_pace() -> None:
    """Half a year's amount doubled; against a budget the difference, and whether it is over or under."""
    half = group(CENTRE, "Toimintakulut", HALF)
    alone, against = projection(half, None), projection(half, group(CENTRE, "Toimintakulut", BUDGET))
    assert euros(alone) == 2 * value(CENTRE, "Toimintakulut", HALF)
    assert euros(against) == 2 * value(CENTRE, "Toimintakulut", HALF) - value(CENTRE, "Toimintakulut", BUDGET)
    assert "ylittyisi" in against.text
    youth = projection(group(YOUTH, "Toimintakulut", HALF), group(YOUTH, "Toimintakulut", BUDGET))
    assert "alittuisi" in youth.text


def test_a_zero_base_has_no_share() -> None:
    """A share of nothing is refused, never told as zero."""
    nothing = Group((replace(fact(CENTRE, "Toimintakulut", HALF), quantity=Quantity(Decimal(0), Unit.EURO)),))
    with pytest.raises(DivisionByZeroError):
        share(group(CENTRE, "Henkilöstökulut", HALF), nothing)


def test_euros_and_percent_are_not_added() -> None:
    """A total over cells of different units is refused."""
    with pytest.raises(UnitMismatchError):
        total(Group((fact(CENTRE, "Toimintakulut", HALF), fact(CENTRE, "Toimintakulut", "TOT-%"))))


def test_every_calculation_repeats_its_value() -> None:
    """An outcome's value is its calculation's result, over operands that are each cited."""
    outcomes = [
        total(Group((fact(YOUTH, "Toimintakulut", HALF), fact(LIBRARY, "Toimintakulut", HALF)))),
        share(group(CENTRE, "Henkilöstökulut", HALF), group(CENTRE, "Toimintakulut", HALF)),
        change(group(CENTRE, "Toimintakate", HALF), group(CENTRE, "Toimintakate", HALF_BEFORE), Nature.RESULT, "%"),
    ]
    for outcome in outcomes:
        assert outcome.calculation is not None
        assert outcome.calculation.result == outcome.quantity
        assert [operand.citation for operand in outcome.calculation.operands] == [1, 2]
        assert len(outcome.sources.citations) == 2


def test_a_group_is_one_amount() -> None:
    """A group of one is its fact, of more their sum; it is named by whose and what."""
    one = group(YOUTH, "Toimintakulut", HALF)
    assert one.name == "Nuorisopalvelujen toimintakulut"
    assert evaluate(one.expression(lookup([one.first]).sources)).value == value(YOUTH, "Toimintakulut", HALF)


def test_a_change_in_both_units(kuusela: Assistant) -> None:
    """A change asked in money and in percent tells both, its value in money."""
    answer = told(talk(kuusela, "Kirjastopalvelut, toimintakulut 6kk 2024 ja 2025, muutos € ja %")[0])
    assert answer.value == -17_330
    assert "6,91" in answer.text
