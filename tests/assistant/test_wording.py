"""Finnish sentences about figures."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given

from assistant import wording
from assistant.facts import Fact, Kind
from assistant.interpretation import Point
from store.figures import Basis, Place
from store.numbers import parse_number
from store.periods import Period
from store.units import Quantity, Unit
from tests.strategies import amounts

HALF = Period.months(2025, 1, 6)


def plainly(text: str) -> str:
    """Return a text with plain spaces and minus signs."""
    return text.replace("\u00a0", " ").replace("\u2212", "-")


@pytest.mark.parametrize(
    ("number", "unit", "said"),
    [
        ("-4157117", Unit.EURO, "-4 157 117 € (noin -4,2 miljoonaa euroa)"),
        ("999999", Unit.EURO, "999 999 €"),
        ("1000000", Unit.EURO, "1 000 000 € (noin 1,0 miljoonaa euroa)"),
        ("66926.6666666667", Unit.EURO, "66 926,67 €"),
        ("0", Unit.EURO, "0 €"),
        ("461", Unit.THOUSAND_EURO, "461 000 €"),
        ("12.5", Unit.EURO_PER_RESIDENT, "12,50 €"),
        ("64.91", Unit.PERCENT, "64,91 %"),
        ("0.125", Unit.PERCENT, "0,13 %"),
        ("51.00", Unit.PERCENT, "51,00 %"),
        ("-7.63", Unit.PERCENTAGE_POINT, "-7,63 prosenttiyksikköä"),
        ("1", Unit.PERCENTAGE_POINT, "1 prosenttiyksikkö"),
        ("12", Unit.HOUR, "12 tuntia"),
        ("1", Unit.HOUR, "1 tunti"),
        ("64", Unit.WEEK, "64 viikkoa"),
        ("1", Unit.DAY, "1 päivä"),
        ("24", Unit.MONTH, "24 kuukautta"),
        ("2.5", Unit.PERSON_YEAR, "2,5 henkilötyövuotta"),
        ("8412", Unit.COUNT, "8 412"),
        ("1.496", Unit.RATIO, "1,50-kertainen"),
    ],
)
def test_amounts(number: str, unit: Unit, said: str) -> None:
    """Each unit has its words, rounded half up, and large sums are told in millions too."""
    assert plainly(wording.amount(Quantity(Decimal(number), unit))) == said


def test_amount_without_its_sign() -> None:
    """Where words tell the direction, the sign is left out of the number and of the millions."""
    told = wording.amount(Quantity(Decimal(-2245773), Unit.EURO), positive=True)
    assert plainly(told) == "2 245 773 € (noin 2,2 miljoonaa euroa)"


@given(amounts(decimals=0))
def test_money_reads_back(number: Decimal) -> None:
    """A sum of whole euros is printed so that it reads back as itself."""
    told = wording.amount(Quantity(number, Unit.EURO))
    assert parse_number(told.partition("€")[0].strip("\u00a0 ")) == number


@pytest.mark.parametrize(
    ("basis", "period", "column", "name"),
    [
        (Basis.ACTUAL, Period.year(2024), "vuoden 2024 tilinpäätöksessä", "tilinpäätös 2024"),
        (Basis.ACTUAL, HALF, "tammi–kesäkuussa 2025", "toteuma 1–6/2025"),
        (Basis.ACTUAL, Period.months(2025, 4, 4), "huhtikuussa 2025", "toteuma 4/2025"),
        (Basis.ACTUAL, Period.day(date(2025, 6, 30)), "30.6.2025", "toteuma 30.6.2025"),
        (
            Basis.AMENDED_BUDGET,
            Period.year(2025),
            "vuoden 2025 muutetussa talousarviossa",
            "talousarvio muutoksineen 2025",
        ),
        (Basis.BUDGET, Period.year(2025), "vuoden 2025 talousarviossa", "talousarvio 2025"),
        (Basis.FORECAST, Period.year(2025), "vuoden 2025 ennusteessa", "ennuste 2025"),
        (Basis.PLAN, Period.year(2026), "vuoden 2026 taloussuunnitelmassa", "taloussuunnitelma 2026"),
        (
            Basis.REMAINING,
            Period.year(2025),
            "vuoden 2025 talousarviosta jäljellä",
            "jäljellä talousarviosta 2025",
        ),
    ],
)
def test_columns(basis: Basis, period: Period, column: str, name: str) -> None:
    """A column is said as an adverb and as a name."""
    assert wording.column_of(basis, period) == column
    assert wording.column_name(basis, period) == name


def test_points_as_said() -> None:
    """What was said of a column is told back, the closing as such."""
    assert wording.point_name(Point(year=2022, closing=True)) == "tilinpäätös 2022"
    assert wording.point_name(Point(basis=Basis.AMENDED_BUDGET, year=2026)) == "talousarvio muutoksineen 2026"
    assert wording.point_name(Point(year=2025, months=(1, 3))) == "toteuma 1–3/2025"


def fact(measure: str, entity: str, basis: Basis, period: Period | None, number: str, unit: Unit) -> Fact:
    """Return a fact of a table."""
    quantity = Quantity(Decimal(number), unit)
    return Fact(Kind.TABLE, measure.casefold(), measure, entity, period, basis, quantity, Place("r.txt"), number)


@pytest.mark.parametrize(
    ("measure", "entity", "basis", "period", "number", "unit", "sentence"),
    [
        (
            "Toimintakulut",
            "Kirjastopalvelut",
            Basis.ACTUAL,
            HALF,
            "-268190",
            Unit.EURO,
            "Kirjastopalvelujen toimintakulut tammi–kesäkuussa 2025 olivat -268 190 € [1].",
        ),
        (
            "Toimintakate",
            "Xyzzy",
            Basis.ACTUAL,
            Period.year(2024),
            "-5",
            Unit.EURO,
            "Xyzzy: toimintakate oli vuoden 2024 tilinpäätöksessä -5 € [1].",
        ),
        (
            "Toimintatuotot",
            "Museo",
            Basis.AMENDED_BUDGET,
            Period.year(2025),
            "5",
            Unit.EURO,
            "Museon toimintatuotot ovat vuoden 2025 muutetussa talousarviossa 5 € [1].",
        ),
        (
            "Toimintakulut",
            "Museo",
            Basis.REMAINING,
            Period.year(2025),
            "-5",
            Unit.EURO,
            "Museon toimintakulut: vuoden 2025 talousarviosta on jäljellä -5 € [1].",
        ),
        (
            "Toimintakulut",
            "Museo",
            Basis.REALISATION,
            Period.year(2025),
            "46.20",
            Unit.PERCENT,
            "Museon toimintakulut: vuoden 2025 talousarviosta on toteutunut 46,20 % [1].",
        ),
    ],
)
def test_one_figure_in_a_sentence(
    measure: str, entity: str, basis: Basis, period: Period, number: str, unit: Unit, sentence: str
) -> None:
    """The sentence of a figure tells whose, what, when and how much, with the verb in the right number."""
    assert plainly(wording.found(fact(measure, entity, basis, period, number, unit), "[1]")) == sentence


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a ja b"),
        (["a", "b", "c"], "a, b ja c"),
        (["a ja b", "c"], "a ja b sekä c"),
    ],
)
def test_lists(names: list[str], said: str) -> None:
    """Names are joined with commas and "ja"."""
    assert wording.listed(names) == said


@pytest.mark.parametrize(
    ("name", "lowered"),
    [("Toimintakate", "toimintakate"), ("TOIMINTAKULUT", "toimintakulut"), ("OPKOU", "OPKOU"), ("", "")],
)
def test_small_first_letters(name: str, lowered: str) -> None:
    """A name in the middle of a sentence is small, an abbreviation stays."""
    assert wording.lower_first(name) == lowered


def test_verbs_agree() -> None:
    """Plural measures take plural verbs."""
    assert wording.agreeing("kasvoi", "Toimintakulut") == "kasvoivat"
    assert wording.agreeing("kasvoi", "Toimintakate") == "kasvoi"
    assert (wording.was("Toimintakulut"), wording.was("Toimintakate", past=False)) == ("olivat", "on")


def test_a_name_that_cannot_be_inflected() -> None:
    """A name without a certain genitive stands behind a noun that has one."""
    assert wording.genitive_or_name("Museo") == "Museon"
    assert wording.genitive_or_name("Xyzzy") == "Yksikön Xyzzy"
