"""Questions about projects by name, two of them compared, and those that lean on the one before."""

from decimal import Decimal

import pytest

from assistant.service import Assistant
from tests.assistant.made import refused, talk, told


@pytest.mark.parametrize(
    "question",
    [
        "Kumpi hanke on kalliimpi, Pelituvan käynnistys vai Retkien kesä?",
        "Kummassa on suuremmat bruttomenot: Retkien kesässä vai Pelituvan käynnistyksessä?",
        "Paljonko enemmän bruttomenoja on Pelituvan käynnistyksellä kuin Retkien kesällä?",
    ],
)
def test_two_projects_compared(kuusela: Assistant, question: str) -> None:
    """Two projects that are named differ by their costs, and the dearer one is named as such."""
    answer = told(talk(kuusela, question)[0])
    assert answer.value is not None
    assert abs(answer.value) == 45_000 - 8_100
    assert "enemmän on hankkeessa Pelituvan käynnistys" in answer.text


def test_the_same_of_another_project(kuusela: Assistant) -> None:
    """What was asked of one project is asked of the next, and then the two may be compared."""
    one, other, both = talk(
        kuusela, "Paljonko kaupunki maksaa Pelituvan käynnistyksestä?", "Entä Retkien kesästä?", "Kumpi on kalliimpi?"
    )
    assert (told(one).value, told(other).value) == (9_000, 900)
    assert told(both).value is not None
    assert abs(told(both).value or Decimal(0)) == 8_100


def test_a_share_without_a_word_of_percent(kuusela: Assistant) -> None:
    """The share of costs that income covers is a share, not the costs."""
    answer = told(talk(kuusela, "Mikä osuus Pelituvan käynnistys -hankkeen bruttomenoista katetaan bruttotuloilla?")[0])
    assert answer.value == 80


@pytest.mark.parametrize(
    ("question", "share"),
    [
        ("Mikä on OKM:n rahoittamien hankkeiden osuus kokonaisrahoituksesta?", Decimal(24_600) / 38_000 * 100),
        ("Montako prosenttia hankkeiden kokonaisrahoituksesta tulee AVI:lta?", Decimal(13_400) / 38_000 * 100),
    ],
)
def test_a_share_of_some_projects_in_all(kuusela: Assistant, question: str, share: Decimal) -> None:
    """The share of one funder's projects is of all the projects' sum, and not a sum."""
    answer = told(talk(kuusela, question)[0])
    assert answer.value is not None
    assert round(answer.value, 6) == round(share, 6)


@pytest.mark.parametrize(
    "question",
    [
        "Kuka vastaa useimmista hankkeista?",
        "Mikä hanke kestää pisimpään?",
        "Mikä on Retkien kesä -hankkeen bruttomenojen ylitys?",
    ],
)
def test_nothing_else_is_told_of_projects(kuusela: Assistant, question: str) -> None:
    """What the desk cannot work out is declined, not answered with a list or another amount."""
    refused(talk(kuusela, question)[0])


@pytest.mark.parametrize(
    ("question", "euros"),
    [
        ("Mitä Pelituvan käynnistys maksoi kaupungille?", 9_000),
        ("Paljonko kaupunki laittoi itse Retkien kesään?", 900),
        ("Paljonko kunta sijoitti Pelituvan käynnistykseen?", 9_000),
        ("Pelituvan käynnistykseen menevä kaupungin osuus?", 9_000),
        ("Paljonko valtion rahaa tulee Pelituvan käynnistykseen?", 36_000),
        ("Paljonko Retkien kesä sai ulkopuolista rahoitusta?", 7_200),
        ("Mikä on Retkien kesän potti?", 8_100),
        ("Mitkä ovat Retkien kesä -hankkeen kokonaismenot?", 8_100),
    ],
)
def test_whose_money_is_meant(kuusela: Assistant, question: str, euros: int) -> None:
    """What a project costs the town, gets from outside and costs in all are told apart."""
    assert told(talk(kuusela, question)[0]).value == euros


@pytest.mark.parametrize(
    "question",
    [
        "Kuka on Liikkuva koululainen -hankkeen vastuuhenkilö?",
        "Kuka vastaa Verkkokirjaston uudistus -hankkeesta?",
        "Paljonko ulkopuolista rahaa Verkkokirjaston uudistus -hanke saa?",
    ],
)
def test_a_field_that_a_project_lacks_is_declined(kuusela: Assistant, question: str) -> None:
    """No other sentence of a project's row stands in for a field that it does not have."""
    assert "ei kerrota" in refused(talk(kuusela, question)[0]).text


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("Kenen nimissä Retkien kesä on?", None),
        ("Monessako hankkeessa rahat tulevat AVI:lta?", 2),
        ("Montako hanketta hankelistalla on?", 4),
    ],
)
def test_everyday_words_around_projects(kuusela: Assistant, question: str, count: int | None) -> None:
    """Words for who runs a project, and for the list of projects, are understood; counting stays counting."""
    assert told(talk(kuusela, question)[0]).value == count


@pytest.mark.parametrize(
    "question",
    [
        "Mitkä hankkeet on käyttänyt rahansa loppuun?",
        "Entä edellinen hanke, paljonko siinä oli rahaa?",
        "Paljonko koulujen peruskorjaushankkeeseen tulee rahaa?",
    ],
)
def test_all_projects_do_not_stand_in_for_some(kuusela: Assistant, question: str) -> None:
    """A condition that is not understood, or a project that is not there, is not answered with every project."""
    refused(talk(kuusela, question)[0])


def test_an_unnamed_noun_before_the_question_is_its_topic(kuusela: Assistant) -> None:
    """What a question is about may stand before it with a comma."""
    assert "rahoittaja on AVI" in told(talk(kuusela, "Liikkuva koululainen, kuka rahoittaa?")[0]).text


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Menojen toteuma-%: Verkkokirjaston uudistus", 61),
        ("Verkkokirjaston uudistus, menojen tot-%", 61),
        ("Bruttomenot: Pelituvan käynnistys", 45_000),
        ("Bruttomenojen ja bruttotulojen erotus, Pelituvan käynnistys", 9_000),
    ],
)
def test_keywords_with_a_project_by_its_name(kuusela: Assistant, question: str, number: int) -> None:
    """A project whose name stands in a question as it is needs no word "hanke" beside it."""
    assert told(talk(kuusela, question)[0]).value == number


@pytest.mark.parametrize(
    "question",
    [
        "Menojen toteuma-%: Pelituvan käynnistys",
        "Verkkokirjaston uudistus: bruttotulot?",
        "Pelituvan käynnistys -hankkeen bruttomenot 2031",
    ],
)
def test_what_a_project_does_not_tell(kuusela: Assistant, question: str) -> None:
    """An amount that is named as such, or a year that no project of the name runs, is declined, not replaced."""
    refused(talk(kuusela, question)[0])


def test_a_share_of_the_amount_before(kuusela: Assistant) -> None:
    """A bare "prosentteina?" after a project's amount asks its share of what the project costs."""
    last = talk(kuusela, "Pelituvan käynnistys -hankkeen bruttomenot?", "kaupungin osuus?", "prosentteina?")[-1]
    assert told(last).value == 20


def test_projects_that_were_listed_are_asked_about(kuusela: Assistant) -> None:
    """After a list, "niiden" means the listed projects: their number, sum and largest."""
    _, count, total, largest = talk(
        kuusela,
        "Vuoden 2023 hankekortit, bruttomenot yli 5 t€?",
        "montako niitä on?",
        "paljonko niiden kaupungin rahoitusosuus on yhteensä?",
        "mikä niistä on suurin?",
    )
    assert told(count).value == 2
    assert told(total).value == 9_900
    assert "Pelituvan" in told(largest).text.partition("Seuraavina")[0]


def test_several_funders_are_either(kuusela: Assistant) -> None:
    """Projects of two funders are those of the one and those of the other."""
    answer = told(talk(kuusela, "AVI:n ja OKM:n hankkeet vuodelta 2025")[0])
    assert "Verkkokirjaston" in answer.text
    assert "Liikkuva" in answer.text


def test_a_bound_in_thousands_is_calculated(kuusela: Assistant) -> None:
    """The euros of a bound typed in thousands are a calculation that the answer shows."""
    answer = told(talk(kuusela, "Vuoden 2023 hankekortit, bruttomenot yli 10 t€")[0])
    assert answer.calculation is not None
    assert answer.calculation.steps[0].result.value == 10_000
