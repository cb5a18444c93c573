"""Questions about figures of tables, through the whole assistant over the made-up town."""

from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.answer import Clarification
from assistant.figure_rules import task_of
from assistant.interpretation import Asked, Point, Task
from assistant.service import Assistant
from store.figures import Basis
from store.units import Quantity
from tests.assistant.made import CENTRE, LIBRARY, YOUTH, refused, report, talk, told, value

HALF, BEFORE, CLOSING, BUDGET = "TOT 2025 6 kk", "TOT 2024 6 kk", "TP 2024", "TA 2025"
TWO = ("a", "b")


@pytest.mark.parametrize(
    ("asked", "task"),
    [
        (Asked(measures=("a",)), Task.LOOKUP),
        (Asked(measures=("a",), operations=frozenset({"grow"})), Task.CHANGE),
        (Asked(measures=TWO, operations=frozenset({"share"})), Task.SHARE),
        (Asked(measures=TWO, unit="%"), Task.SHARE),
        (Asked(organisations=TWO, operations=frozenset({"sum"})), Task.SUM),
        (Asked(measures=TWO, operations=frozenset({"rest"})), Task.REST),
        (Asked(measures=("a",), operations=frozenset({"mean"})), Task.MEAN),
        (Asked(measures=("a",), operations=frozenset({"ratio"})), Task.RATIO),
        (Asked(measures=("a",), operations=frozenset({"most"})), Task.RANK),
        (Asked(measures=("a",), operations=frozenset({"project"})), Task.PROJECTION),
        (Asked(measures=("a",), operations=frozenset({"keep"})), Task.BUDGET_CHECK),
        (Asked(organisations=TWO, operations=frozenset({"bigger"})), Task.COMPARISON),
        (Asked(measures=("a",), points=(Point(basis=Basis.REALISATION),)), Task.REALISATION),
        (Asked(measures=("a",), unit="%", points=(Point(basis=Basis.AMENDED_BUDGET),)), Task.REALISATION),
    ],
)
def test_the_task(asked: Asked, task: Task) -> None:
    """What is heard decides what is done."""
    assert task_of(asked) is task


@pytest.mark.parametrize(
    ("question", "number", "code"),
    [
        ("Mitkä olivat sivistyspalvelujen henkilöstökulut TP 2024?", value(CENTRE, "Henkilöstökulut", CLOSING), "EUR"),
        ("nuorisopalvelujen menot 1-6/2025", value(YOUTH, "Toimintakulut", HALF), "EUR"),
        ("nuorisopalvelujen menot 1.1.–30.6.2025", value(YOUTH, "Toimintakulut", HALF), "EUR"),
        ("nuorisopalvelujen menot tammikuusta kesäkuuhun 2025", value(YOUTH, "Toimintakulut", HALF), "EUR"),
        ("NUPAn kate vuoden 2025 talousarviossa", value(YOUTH, "Toimintakate", BUDGET), "EUR"),
        ("Paljonko kirjastopalvelujen menoista on jäljellä?", value(LIBRARY, "Toimintakulut", "Jäljellä"), "EUR"),
        ("Mikä on nuorisopalvelujen toimintakulujen toteumaprosentti?", value(YOUTH, "Toimintakulut", "TOT-%"), "%"),
        (
            "Montako prosenttia kirjastopalvelujen budjetista on käytetty?",
            value(LIBRARY, "Toimintakulut", "TOT-%"),
            "%",
        ),
        ("Paljonko kirjastopalvelut kulutti rahaa 1-6/2025?", value(LIBRARY, "Toimintakulut", HALF), "EUR"),
        (
            "Paljonko nuorisopalvelujen toimintakulut muuttuivat 1-6/2024 - 1-6/2025?",
            value(YOUTH, "Toimintakulut", HALF) - value(YOUTH, "Toimintakulut", BEFORE),
            "EUR",
        ),
        (
            "Paljonko nuorisopalvelujen toimintakulut muuttuvat tilinpäätöksestä 2024 talousarvioon 2025?",
            value(YOUTH, "Toimintakulut", BUDGET) - value(YOUTH, "Toimintakulut", CLOSING),
            "EUR",
        ),
        (
            "Paljonko nuorisopalvelujen ja kirjastopalvelujen kulut ovat yhteensä 1-6/2025?",
            value(YOUTH, "Toimintakulut", HALF) + value(LIBRARY, "Toimintakulut", HALF),
            "EUR",
        ),
        (
            "Paljonko sivistyspalvelujen toimintakuluista on muuta kuin henkilöstökuluja TP 2024?",
            value(CENTRE, "Palvelujen ostot", CLOSING),
            "EUR",
        ),
        (
            "Kumpi on suurempi, nuorisopalvelujen vai kirjastopalvelujen toimintakulut 1-6/2025?",
            value(YOUTH, "Toimintakulut", HALF) - value(LIBRARY, "Toimintakulut", HALF),
            "EUR",
        ),
        (
            "Paljonko kirjastopalvelujen kulut ovat koko vuonna samalla tahdilla?",
            2 * value(LIBRARY, "Toimintakulut", HALF),
            "EUR",
        ),
        (
            "Sivistyspalvelut, keskimääräiset toimintakulut kuukaudessa 1-6/2025?",
            value(CENTRE, "Toimintakulut", HALF) / 6,
            "EUR",
        ),
        (
            "Missä yksikössä menot vähenivät eniten 1-6/2024 - 1-6/2025?",
            value(YOUTH, "Toimintakulut", HALF) - value(YOUTH, "Toimintakulut", BEFORE),
            "EUR",
        ),
        ("Mikä kululaji on suurin sivistyspalveluissa TP 2024?", value(CENTRE, "Henkilöstökulut", CLOSING), "EUR"),
    ],
)
def test_answers(kuusela: Assistant, question: str, number: Decimal, code: str) -> None:
    """Each task's answer has the value that the table gives, with its unit."""
    answer = told(talk(kuusela, question)[0])
    assert answer.value == number
    assert answer.quantity is not None
    assert answer.quantity.unit.code == code


@pytest.mark.parametrize(
    ("one", "other", "later", "earlier"),
    [("TA 2025", "TP 2024", BUDGET, CLOSING), ("1-6/2025", "1-6/2024", HALF, BEFORE)],
)
def test_a_change_goes_from_the_earlier_to_the_later(
    kuusela: Assistant, one: str, other: str, later: str, earlier: str
) -> None:
    """Whichever year is said first, the change is the later amount minus the earlier one."""
    wanted = value(YOUTH, "Toimintakulut", later) - value(YOUTH, "Toimintakulut", earlier)
    for first, second in ((one, other), (other, one)):
        question = f"Nuorisopalvelujen toimintakulujen muutos {first} ja {second}?"
        assert told(talk(kuusela, question)[0]).value == wanted


@pytest.mark.parametrize(("first", "second"), [("2025", "2024"), ("2024", "2025")])
def test_what_is_compared_with_is_the_base(kuusela: Assistant, first: str, second: str) -> None:
    """What stands with "verrattuna" tells what is compared, not where the amount went."""
    question = f"Nuorisopalvelujen toimintakulut alkuvuonna {first} verrattuna alkuvuoteen {second}"
    answer = told(talk(kuusela, question)[0])
    assert answer.value == value(YOUTH, "Toimintakulut", HALF) - value(YOUTH, "Toimintakulut", BEFORE)


def test_income_and_costs_differ_by_their_sizes(kuusela: Assistant) -> None:
    """What costs are above income is their sum, for a cost is printed negative."""
    answer = told(talk(kuusela, "Mikä oli nuorisopalvelujen menojen ja tulojen erotus 2024?")[0])
    assert answer.value == value(YOUTH, "Toimintakate", CLOSING)


@pytest.mark.parametrize(
    ("question", "rate"),
    [
        ("Montako prosenttia kirjastopalvelujen toimintakulut kasvoivat 1-6/2024 - 1-6/2025?", "-6.91"),
        ("Mikä on sivistyspalvelujen henkilöstökulujen osuus toimintakuluista TP 2024?", "76.87"),
        ("Kuinka monta prosenttia nuorisopalvelujen toimintakuluista on toimintatuottoja 1-6/2025?", "13.19"),
    ],
)
def test_rates(kuusela: Assistant, question: str, rate: str) -> None:
    """Shares and rates of change are in percent, the whole in the elative."""
    answer = told(talk(kuusela, question)[0])
    assert answer.quantity is not None
    assert answer.quantity.unit.code == "%"
    assert answer.quantity.value.quantize(Decimal("0.01")) == Decimal(rate)


@pytest.mark.parametrize(
    "question",
    [
        "Paljonko nuorisopalvelujen toimintakulut olivat 2023?",
        "Paljonko nuorisopalvelujen toimintakulut olivat huhti-kesäkuussa 2025?",
        "Paljonko nuorisopalvelujen toimintakulut olivat kesäkuussa 2025?",
        "Paljonko nuorisopalvelujen toimintakulut olivat elokuussa 2025?",
        "Paljonko nuorisopalvelujen toimintakulut olivat syksyllä 2024?",
        "Paljonko nuorisopalvelujen toimintakulut olivat kesällä 2024?",
        "Paljonko nuorisopalvelujen toimintakulut olivat 1.4.–30.6.2025?",
        "Paljonko nuorisopalvelujen toimintakulut olivat 15.6.2025?",
        "Paljonko nuorisopalvelujen toimintakulut olivat vuosina 2024–2025?",
        "Nuorisopalvelujen kulut 2030 talousarviossa",
        "Paljonko nuorisopalvelujen henkilöstökulut olivat 2024?",
        "Paljonko Espoon nuorisopalvelujen toimintakulut olivat 2024?",
        "Kirjastopalvelujen tulot per asukas?",
        "Paljonko nuorisopalvelujen toimintakulut ovat ensi vuonna?",
        "Paljonko nuorisopalvelujen toimintakulut olivat toissavuonna?",
        "Paljonko nuorisopalvelujen toimintakulut olivat viime vuosikymmenellä?",
        "Paljonko nuorisopalvelujen toimintakuluja leikattiin vuonna 2024?",
        "Onko puolet nuorisopalvelujen budjetista käytetty?",
        "Paljonko nuorisopalvelujen menot ovat ilman tuloja 2024?",
        "Ylittivätkö nuorisopalvelut ja kirjastopalvelut budjettinsa?",
        "Ylittyikö nuorisopalvelujen budjetti viime vuonna?",
        "Missä yksikössä menot ylittyivät eniten?",
        "Yläkirjaston menot 2024",
        "Paljonko verotulot olivat 2024?",
    ],
)
def test_what_is_not_there_is_declined(kuusela: Assistant, question: str) -> None:
    """Another year, part of the year, row, place or unit is declined, never answered with the nearest figure."""
    refused(talk(kuusela, question)[0])


def test_a_bare_budget_is_asked_about(kuusela: Assistant) -> None:
    """Where no row is named, the main rows are offered, and each option is answered."""
    choice = talk(kuusela, "Paljonko kirjastolla on budjettia jäljellä?")[0]
    assert isinstance(choice, Clarification)
    values = [told(talk(kuusela, option.question)[0]).value for option in choice.options]
    assert values == [value(LIBRARY, row, "Jäljellä") for row in ("Toimintatuotot", "Toimintakulut", "Toimintakate")]


def test_the_interpretation_is_shown(kuusela: Assistant) -> None:
    """An answer tells whose, which row and which column it took, and what it assumed."""
    answer = told(talk(kuusela, "Paljonko henkilöstökulut olivat?")[0])
    assert [(part.text, part.assumed) for part in answer.interpretation] == [
        (CENTRE, True),
        ("henkilöstökulut", False),
        ("toteuma 1–6/2025", True),
    ]


def test_a_ranking_is_not_told_without_a_row_that_has_two_values() -> None:
    """Where a document tells two values of a row, the largest row is not told from the others."""
    contents = report()
    twin = next(one for one in contents.figures if (one.organisation, one.measure) == (CENTRE, "Henkilöstökulut"))
    other = replace(twin, quantity=Quantity(twin.quantity.value - 99_999, twin.quantity.unit))
    assistant = Assistant((replace(contents, figures=(*contents.figures, other)),))
    question = "Mikä oli sivistyspalvelujen suurin menoerä vuonna 2024?"
    told(talk(Assistant((contents,)), question)[0])
    assert "kaksi eri arvoa" in refused(talk(assistant, question)[0]).text


def test_the_row_that_moved_most_either_way(kuusela: Assistant) -> None:
    """A ranking of changes takes a fall as well as a rise, within the unit and the sum that are named."""
    answer = told(talk(kuusela, "mikä rivi muuttui eniten sivistyspalvelujen kuluissa 6kk 2024–2025?")[0])
    assert "Henkilöstökulut (kasvoivat)" in answer.text
    assert abs(answer.value or 0) == 1_118_270 - 1_049_310


def test_a_month_in_figures_is_to_date(kuusela: Assistant) -> None:
    """Staff write "6/2025" of all from January on; a month in words stays that month, which is not reported."""
    assert told(talk(kuusela, "nuorisopalvelut toimintakulut 6/2025")[0]).value == -401_560
    refused(talk(kuusela, "Paljonko nuorisopalvelujen toimintakulut olivat kesäkuussa 2025?")[0])
    refused(talk(kuusela, "nuorisopalvelut toimintakulut 5/2025")[0])


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Nuorisopalvelujen toimintakulujen poikkeama TA25 vs TP24", -869_200 + 842_610),
        ("poikkeama TA:sta, nuorisopalvelut toimintakulut 6/2025", -401_560 + 869_200),
    ],
)
def test_a_deviation_that_no_column_prints(kuusela: Assistant, question: str, number: int) -> None:
    """A deviation is calculated where the report has no column of it."""
    assert told(talk(kuusela, question)[0]).value == number


def test_each_unit_and_each_row(kuusela: Assistant) -> None:
    """What is asked by unit or by kind of cost is told of each."""
    units = told(talk(kuusela, "Toimintakulut 1-6/2025 yksiköittäin")[0])
    assert all(f"{number}" in units.text.replace("\u00a0", " ") for number in ("401 560", "268 190"))
    rows = told(talk(kuusela, "sivistyspalvelut TP24 kululajeittain")[0])
    assert {fact.row for fact in (one.place for one in rows.citations)} >= {"Henkilöstökulut", "Palvelujen ostot"}


def test_all_but_a_row_is_of_its_sum(kuusela: Assistant) -> None:
    """Where no sum is named, what is left is that of the sum row; the row left out stands in the partitive."""
    answer = told(talk(kuusela, "muut kuin henkilöstökulut, sivistyspalvelut TP24 yhteensä")[0])
    assert answer.value == -2_738_220 + 2_104_800
    assert "ilman henkilöstökuluja" in answer.text
