"""Operations over operations: changes of shares, shares of changes, compared changes, each by the same few parts."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.amounts import Amount, Change, Group, PerMonth, Rest, Share
from assistant.answer import Answered, Declined
from assistant.calculator import evaluate
from assistant.facts import Fact, Kind
from assistant.service import Assistant
from assistant.sourcing import Sources
from store.figures import Basis, Place
from store.periods import Period
from store.units import Quantity, Unit
from tests.assistant.made import talk, told, value

HALF, BEFORE = "TOT 2025 6 kk", "TOT 2024 6 kk"
YOUTH, LIBRARY, CENTRE = "Nuorisopalvelut", "Kirjastopalvelut", "Sivistyspalvelut"


def share(organisation: str, column: str, whole: str = "Toimintakulut") -> Decimal:
    """Return the share of staff costs in a sum row, in percent."""
    return value(organisation, "Henkilöstökulut", column) / value(organisation, whole, column) * 100


def change(organisation: str, measure: str) -> Decimal:
    """Return the change from one half-year to the next."""
    return value(organisation, measure, HALF) - value(organisation, measure, BEFORE)


@pytest.mark.parametrize(
    "question",
    [
        "Paljonko henkilöstökulujen osuus toimintakuluista muuttui sivistyspalveluissa?",
        "Kasvoiko henkilöstökulujen osuus sivistyspalvelujen toimintakuluista?",
        "Montako prosenttiyksikköä sivistyspalvelujen palkkojen osuus menoista muuttui 1-6/2024 ja 1-6/2025 välillä?",
    ],
)
def test_change_of_a_share(kuusela: Assistant, question: str) -> None:
    """A share that moved is the difference of two shares, in percentage points."""
    answer = told(talk(kuusela, question)[0])
    assert answer.quantity is not None
    assert answer.quantity.unit is Unit.PERCENTAGE_POINT
    assert round(answer.quantity.value, 6) == round(share(CENTRE, HALF) - share(CENTRE, BEFORE), 6)
    assert answer.calculation is not None
    assert len(answer.calculation.operands) == 4
    assert all(operand.citation is not None for operand in answer.calculation.operands)


@pytest.mark.parametrize(
    "question",
    [
        "Mikä osuus sivistyspalvelujen toimintakulujen kasvusta on henkilöstökuluja?",
        "Kuinka suuri osa sivistyspalvelujen menojen kasvusta johtui henkilöstökuluista?",
    ],
)
def test_share_of_a_change(kuusela: Assistant, question: str) -> None:
    """A share of growth is one change over another, the smaller row's over the sum row's."""
    wanted = change(CENTRE, "Henkilöstökulut") / change(CENTRE, "Toimintakulut") * 100
    answer = told(talk(kuusela, question)[0])
    assert answer.value is not None
    assert round(answer.value, 6) == round(wanted, 6)


def test_share_of_a_change_the_other_way(kuusela: Assistant) -> None:
    """Where the part shrank and the whole grew, there is no share of the growth to tell."""
    answer = talk(kuusela, "Mikä osuus sivistyspalvelujen kulujen kasvusta on nuorisopalvelujen kuluja?")[0]
    assert isinstance(answer, Declined)


def test_which_grew_more(kuusela: Assistant) -> None:
    """Of two organisations the one whose costs grew more is named with its growth, not the larger one."""
    answer = told(talk(kuusela, "Kumpi kasvoi enemmän, nuorisopalvelujen vai kirjastopalvelujen kulut?")[0])
    assert answer.value == change(LIBRARY, "Toimintakulut")
    assert answer.text.startswith("Enemmän kasvoi: Kirjastopalvelut")
    assert "Nuorisopalvelut eivät kasvaneet." in answer.text


def test_how_much_more_it_grew(kuusela: Assistant) -> None:
    """How much more one grew than another is the difference of the changes."""
    answer = told(talk(kuusela, "Paljonko enemmän kirjastopalvelujen kulut kasvoivat kuin nuorisopalvelujen?")[0])
    assert answer.value == change(LIBRARY, "Toimintakulut") - change(YOUTH, "Toimintakulut")


def test_change_of_a_sum_and_changes_apart(kuusela: Assistant) -> None:
    """Costs added up change as one amount; without a word of adding each change is told, and none as the value."""
    both = "nuorisopalvelujen ja kirjastopalvelujen"
    answer = told(talk(kuusela, f"Paljonko {both} yhteenlasketut kulut muuttuivat 1-6/2024 - 1-6/2025?")[0])
    assert answer.value == change(YOUTH, "Toimintakulut") + change(LIBRARY, "Toimintakulut")
    apart = told(talk(kuusela, f"Paljonko {both} kulut muuttuivat 1-6/2024 - 1-6/2025?")[0])
    assert apart.value is None
    assert "pienenivät 15 770 €" in apart.text.replace("\xa0", " ")
    assert "kasvoivat 17 330 €" in apart.text.replace("\xa0", " ")


def test_change_of_a_rest_and_of_a_month(kuusela: Assistant) -> None:
    """What is left without a part, and an amount a month, change like any amount."""
    left = told(talk(kuusela, "Paljonko sivistyspalvelujen kulut ilman nuorisopalveluja kasvoivat?")[0])
    assert left.value == change(CENTRE, "Toimintakulut") - change(YOUTH, "Toimintakulut")
    monthly = told(talk(kuusela, "Kuinka paljon kirjastopalvelujen toimintakulut kuukaudessa kasvoivat?")[0])
    assert monthly.value is not None
    assert round(monthly.value, 6) == round(change(LIBRARY, "Toimintakulut") / 6, 6)


def test_ranking_of_shares(kuusela: Assistant) -> None:
    """Units are ranked by a share as by an amount."""
    answer = told(talk(kuusela, "Missä yksikössä toimintatuottojen osuus toimintakuluista on suurin?")[0])
    shares = {
        name: abs(value(name, "Toimintatuotot", HALF) / value(name, "Toimintakulut", HALF) * 100)
        for name in (YOUTH, LIBRARY)
    }
    assert answer.value is not None
    assert round(answer.value, 6) == round(max(shares.values()), 6)
    assert max(shares, key=lambda name: shares[name]) in answer.text


def test_shares_of_two_compared(kuusela: Assistant) -> None:
    """The shares of two organisations differ by percentage points."""
    question = (
        "Montako prosenttiyksikköä suurempi tulojen osuus menoista on nuorisopalveluissa kuin kirjastopalveluissa?"
    )
    answer = told(talk(kuusela, question)[0])
    wanted = [
        abs(value(name, "Toimintatuotot", HALF) / value(name, "Toimintakulut", HALF) * 100) for name in (YOUTH, LIBRARY)
    ]
    assert answer.value is not None
    assert round(answer.value, 6) == round(wanted[0] - wanted[1], 6)


def test_share_of_what_is_not_said(kuusela: Assistant) -> None:
    """The share of a row, of what is not said, is that of the sum row, and the answer says so."""
    answer = told(talk(kuusela, "Mikä on henkilöstökulujen osuus sivistyspalveluissa?")[0])
    assert answer.value is not None
    assert round(answer.value, 6) == round(share(CENTRE, HALF), 6)
    assert "toimintakuluista" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Montako kertaa sivistyspalvelujen toimintakulut ylittivät budjetin?",
        "Paljonko tulojen ja menojen suhde on nuorisopalveluissa?",
        "Paljonko sivistyspalvelujen henkilöstökulut kasvoivat suhteessa kaikkiin kuluihin?",
    ],
)
def test_no_operation_is_passed_over(kuusela: Assistant, question: str) -> None:
    """A figure is not stated where the question asks for something else to be done with it."""
    assert not isinstance(talk(kuusela, question)[0], Answered)


# ---------------------------------------------------------------- any composition, against fractions

NUMBERS = st.integers(-(10**9), 10**9).filter(bool)


def fact(number: int, months: int, entity: str) -> Fact:
    """Return a made figure."""
    period = Period.months(2025, 1, months)
    place = Place("raportti.txt", None, entity, None, "Toimintakulut", f"1–{months}/2025")
    quantity = Quantity(Decimal(number), Unit.EURO)
    return Fact(
        Kind.TABLE, "toimintakulut", "Toimintakulut", entity, period, Basis.ACTUAL, quantity, place, str(number)
    )


Valued = tuple[Amount, Fraction]


def groups(months: int) -> st.SearchStrategy[Valued]:
    """Draw one figure, or several added up."""
    numbers = st.lists(NUMBERS, min_size=1, max_size=3)
    return numbers.map(
        lambda drawn: (
            Group(tuple(fact(number, months, f"Yksikkö {place}") for place, number in enumerate(drawn))),
            Fraction(sum(drawn)),
        )
    )


def euros(months: int) -> st.SearchStrategy[Valued]:
    """Draw an amount of money of one column: figures, what is left of them, either of them a month."""
    rest = st.tuples(groups(months), groups(months)).map(_rest)
    plain = st.one_of(groups(months), rest)
    return st.one_of(plain, plain.map(lambda one: (PerMonth(one[0]), one[1] / months)))


def _rest(pair: tuple[Valued, Valued]) -> Valued:
    (whole, one), (parts, other) = pair
    assert isinstance(parts, Group)
    return Rest(whole, parts), one - other


def _share(pair: tuple[Valued, Valued]) -> Valued:
    (part, one), (whole, other) = pair
    return Share(part, whole), (one / other if one * other >= 0 else abs(one / other)) * 100


def _change(pair: tuple[Valued, Valued]) -> Valued:
    return Change(pair[0][0], pair[1][0]), pair[0][1] - pair[1][1]


def _rate(pair: tuple[Valued, Valued]) -> Valued:
    return Change(pair[0][0], pair[1][0], in_percent=True), (pair[0][1] - pair[1][1]) / abs(pair[1][1]) * 100


def not_zero(pair: tuple[Valued, Valued]) -> bool:
    """Whether the second value may be a base."""
    return bool(pair[1][1])


@given(st.data(), st.integers(1, 12))
def test_any_composition_is_what_fractions_say(data: st.DataObject, months: int) -> None:
    """A change, a share, a change of shares and a share of changes come to what exact fractions come to."""
    money = st.tuples(euros(months), euros(months))
    shares = money.filter(not_zero).map(_share)
    changes = money.map(_change)
    amount, wanted = data.draw(
        st.one_of(
            shares,
            changes,
            money.filter(not_zero).map(_rate),
            st.tuples(shares, shares).map(_change),
            st.tuples(changes, changes).filter(not_zero).map(_share),
        )
    )
    sources = Sources()
    expression = amount.expression(sources)
    result = Fraction(evaluate(expression).value)
    assert abs(result - wanted) <= max(abs(wanted) * Fraction(1, 10**20), Fraction(1, 10**9))
    calculation = sources.calculation(expression)
    assert all(operand.citation is not None for operand in calculation.operands if operand.quantity.unit is Unit.EURO)
    assert amount.name
    assert amount.genitive
