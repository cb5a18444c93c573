"""From the words of a question to what is asked of the figures."""

import pytest

from assistant.asking import read_asked
from assistant.interpretation import Asked, Point
from assistant.knowledge import Knowledge
from store.figures import Basis
from tests.assistant.made import CENTRE, LIBRARY, YOUTH


def ask(knowledge: Knowledge, text: str) -> Asked:
    """Return what a question asks of the made-up town's figures."""
    question, mentions = knowledge.read(text)
    return read_asked(question, mentions, knowledge)


def said(point: Point) -> tuple[Basis | None, int | None, tuple[int, int] | None]:
    """Return the basis, year and months of a column."""
    return point.basis, point.year, point.months


@pytest.mark.parametrize(
    ("text", "organisations", "measures"),
    [
        ("Mitkä olivat sivistyspalvelujen toimintakulut?", (CENTRE,), ("Toimintakulut",)),
        ("nuorisopalveluitten menot", (YOUTH,), ("Toimintakulut",)),
        ("NUPAn tulot", (YOUTH,), ("Toimintatuotot",)),
        ("nuorisopalvelujen ja kirjastopalvelujen kate", (YOUTH, LIBRARY), ("Toimintakate",)),
        ("sivistyspalvelujen palkat ja ostopalvelut", (CENTRE,), ("Henkilöstökulut", "Palvelujen ostot")),
        ("Mikä on menobudjetti?", (), ("Toimintakulut",)),
        ("sivistyspalvelujen toiminta-kulut ja netto", (CENTRE,), ("Toimintakulut", "Toimintakate")),
        ("sivistyspalvelujen tulos sekä henkilöstö kulut", (CENTRE,), ("Tilikauden tulos", "Henkilöstökulut")),
        ("nuorisopalvelujen menojen toteuma", (YOUTH,), ("Toimintakulut",)),
        ("Olen menossa nuorisopalveluihin", (YOUTH,), ()),
        ("tasa-arvoavustus", (), ()),
        ("Kuuselan nuorisopalvelujen menot", (YOUTH,), ("Toimintakulut",)),
        ("nuorisopalvelujen menot Kuuselassa", (YOUTH,), ("Toimintakulut",)),
        ("", (), ()),
    ],
)
def test_whose_and_what(
    knowledge: Knowledge, text: str, organisations: tuple[str, ...], measures: tuple[str, ...]
) -> None:
    """Organisations and measures are named as the documents and the vocabulary name them, in the order said."""
    asked = ask(knowledge, text)
    assert (asked.organisations, asked.measures) == (organisations, measures)


def test_a_vague_name_counts_weakly(knowledge: Knowledge) -> None:
    """A part of a unit's name points to the unit only weakly."""
    asked = ask(knowledge, "Paljonko kirjastolla on jäljellä?")
    assert (asked.organisations, asked.weak_organisations) == ((), (LIBRARY,))


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("menot tammi-kesäkuussa 2025", [(None, 2025, (1, 6))]),
        ("menot TP 2024", [(Basis.ACTUAL, 2024, None)]),
        ("menot vuonna 2024 ja talousarviossa 2025", [(None, 2024, None), (Basis.AMENDED_BUDGET, 2025, None)]),
        ("menot TOT 6/2025", [(Basis.ACTUAL, 2025, (1, 6))]),
        ("menot 2024 ja budjetti", [(None, 2024, None), (Basis.AMENDED_BUDGET, 2024, None)]),
        ("menot vuoden 2024 tilinpäätöksessä", [(Basis.ACTUAL, 2024, None)]),
        ("menot TOT 2025 6 kk", [(Basis.ACTUAL, 2025, (1, 6))]),
        ("menot vuoden 2025 talousarviossa", [(Basis.AMENDED_BUDGET, 2025, None)]),
        ("paljonko menoihin on budjetoitu 2025", [(Basis.AMENDED_BUDGET, 2025, None)]),
        ("menojen alkuperäinen talousarvio 2025", [(Basis.BUDGET, 2025, None)]),
        ("paljonko menoista on jäljellä", [(Basis.REMAINING, None, None)]),
        ("paljonko menojen talousarviosta 2025 on käyttämättä", [(Basis.REMAINING, 2025, None)]),
        ("menojen toteumaprosentti 2025", [(Basis.REALISATION, 2025, None)]),
        ("menojen TOT-25 %", [(Basis.REALISATION, 2025, None)]),
        ("menot kesäkuun lopussa 2025", [(None, 2025, (1, 6))]),
        ("menot 30.6.2025", [(None, 2025, (1, 6))]),
        (
            "menot TP 2024 ja vuoden 2025 talousarviossa",
            [(Basis.ACTUAL, 2024, None), (Basis.AMENDED_BUDGET, 2025, None)],
        ),
        ("menot 1-6/2024 ja 1-6/2025", [(None, 2024, (1, 6)), (None, 2025, (1, 6))]),
        ("menot", []),
    ],
)
def test_columns(
    knowledge: Knowledge, text: str, points: list[tuple[Basis | None, int | None, tuple[int, int] | None]]
) -> None:
    """A time and the basis beside it are one column; two times are two."""
    assert [said(point) for point in ask(knowledge, text).points] == points


def test_a_day_in_the_middle_of_a_month_is_no_cumulative_column(knowledge: Knowledge) -> None:
    """The 15th of June is not the end of June."""
    assert [point.other_time for point in ask(knowledge, "menot 15.6.2025").points] == [True]
    assert [point.other_time for point in ask(knowledge, "menot 30.6.2025").points] == [False]


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("menot kasvoivat", "grow"),
        ("menot vähenivät", "shrink"),
        ("kate heikkeni", "worsen"),
        ("menot ovat yhteensä", "sum"),
        ("menot keskimäärin", "mean"),
        ("suurimmat menot", "most"),
        ("henkilöstökulujen osuus menoista", "share"),
        ("menot samalla tahdilla", "project"),
        ("pysyivätkö menot budjetissa", "keep"),
        ("menojen muutos", "change"),
        ("menot vs tulot", "compare"),
        ("miksi menot", "why"),
    ],
)
def test_operations(knowledge: Knowledge, text: str, operation: str) -> None:
    """What is to be done is heard in its words."""
    assert operation in ask(knowledge, text).operations


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("montako prosenttia menot ovat", "%"),
        ("montako prosenttiyksikköä käyttöaste laski", "pp"),
        ("montako euroa", "EUR"),
        ("montako tuntia", "h"),
        ("paljonko menot ovat", None),
    ],
)
def test_the_unit_that_is_wanted(knowledge: Knowledge, text: str, unit: str | None) -> None:
    """The unit of the answer is heard where it is said."""
    assert ask(knowledge, text).unit == unit


def test_the_whole_stands_in_the_elative(knowledge: Knowledge) -> None:
    """Of two measures, the one in the elative is marked."""
    assert ask(knowledge, "montako prosenttia henkilöstökulut ovat toimintakuluista").elatives == ("Toimintakulut",)


def test_what_nothing_explains_is_told(knowledge: Knowledge) -> None:
    """A name or thing that the documents do not know is left over, words of asking are not."""
    assert ask(knowledge, "Paljonko Espoon menot olivat?").unexplained == ("Espoon",)
    assert ask(knowledge, "Paljonko kirjastopalvelujen menot nyt oikein olivat?").unexplained == ()
    left = ask(knowledge, "Kirjaston remontti ja saunatilat")
    assert left.unexplained == ("remontti", "saunatilat")
    assert left.unexplained_beyond(frozenset({"remontti"})) == ("saunatilat",)


def test_a_row_said_apart_is_not_dropped(knowledge: Knowledge) -> None:
    """A vague word for a row, apart from the row said plainly, is left unexplained; an attribute of the row is not."""
    assert ask(knowledge, "Mikä oli sivistyspalvelujen tulos ja siitä toimintakulut?").unexplained == ("tulos",)
    assert ask(knowledge, "Mitkä olivat sivistyspalvelujen henkilöstön palkkakulut?").unexplained == ()


@pytest.mark.parametrize(
    ("text", "unheard"),
    [
        ("Paljonko nuorisopalvelujen menoja leikattiin 2024?", ("leikattiin",)),
        ("Paljonko nuorisopalvelujen menot olivat eilen?", ("eilen",)),
        ("Onko puolet nuorisopalvelujen budjetista käytetty?", ("puolet",)),
        ("Paljonko nuorisopalvelujen menoista on maksamatta?", ("maksamatta",)),
        ("Paljonko nuorisopalvelujen menoista on käyttämättä?", ()),
        ("Paljonko nuorisopalvelujen menot olivat lukuun ottamatta palkkoja?", ()),
        ("Paljonko nuorisopalvelujen menot olivat edellisinä vuosina?", ("vuosina",)),
        ("Paljonko nuorisopalveluilla meni rahaa vuosina 2024 ja 2025?", ()),
        ("Osaatko sanoa, paljonko nuorisopalvelut sai tuloja vuotta aiemmin?", ()),
    ],
)
def test_a_deed_or_a_time_that_nothing_accounts_for_is_told(
    knowledge: Knowledge, text: str, unheard: tuple[str, ...]
) -> None:
    """A verb of another deed and a time that no column has are not passed over."""
    assert ask(knowledge, text).unheard == unheard
