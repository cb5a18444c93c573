"""Questions in the words of councillors, through the whole assistant over the bundled example."""

from decimal import Decimal

import pytest

from assistant.service import Assistant
from tests.assistant.made import refused, talk, told


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Paljonko hyvinvointipuolella meni palkkoihin alkuvuonna 2025?", -10_826_519),
        ("Koulutuspuolen menot budjetissa 2025?", -18_451_000),
        ("Paljonko vakalla on menorahaa käyttämättä loppuvuodelle 2025?", -4_062_283),
        ("Paljonko enemmän ostoihin menee 2025 budjetissa kuin meni 2024 hyvinvointipalveluissa?", -2_605_959),
        ("Onko koulupuolen netto pienempi 2025 budjetissa kuin se toteutui 2024?", -377_038),
        ("Paljonko hyvinvointipalvelut tuo rahaa sisään 2025 budjetin mukaan?", 2_340_300),
        ("OPKOUn tulot 2024?", 990_254),
    ],
)
def test_figures(example_assistant: Assistant, question: str, number: int) -> None:
    """A unit by its side, what remains for the rest of the year, and a budget against what came true are understood."""
    assert told(talk(example_assistant, question)[0]).value == Decimal(number)


@pytest.mark.parametrize("question", ["HYTYn toimintakulut 2025?", "VIREn menot 2024?", "HYTY:n tulot 2025?"])
def test_a_unit_without_figures_is_named(example_assistant: Assistant, question: str) -> None:
    """A unit that only the goals know has no figures, and no other unit is offered in its place."""
    assert "ei ole asiakirjoissa lukuja" in refused(talk(example_assistant, question)[0]).text


def test_a_short_name_that_is_a_word_needs_its_capitals(example_assistant: Assistant) -> None:
    """VIREn is a unit, "vireellä" is not."""
    assert "VIRE" in told(talk(example_assistant, "Mitä tavoitteita VIREllä on?")[0]).text
    refused(talk(example_assistant, "Paljonko toimintakulut ovat hyvällä vireellä Sysmässä?")[0])


@pytest.mark.parametrize("kind", ["tulolajissa", "tulorivissä"])
def test_rows_over_their_budget(example_assistant: Assistant, kind: str) -> None:
    """The rows of one kind that passed their budget are told, not the unit's sums."""
    answer = told(talk(example_assistant, f"Missä hyvinvointipalvelujen {kind} on ylitetty budjetti?")[0])
    assert "Muut toimintatuotot" in answer.text
    assert "Toimintakulut" not in answer.text


def test_an_income_over_its_budget_is_over(example_assistant: Assistant) -> None:
    """What is over the year's budget already is said to be so, before the year is over."""
    answer = told(talk(example_assistant, "Ylittävätkö hyvinvointipalvelujen muut tulot budjetin?")[0])
    assert answer.text.startswith("Talousarvio on jo ylittynyt")


def test_whether_the_goal_just_told_of_is_reached(example_assistant: Assistant) -> None:
    """After what was done for one goal, its status and who is responsible are asked without naming it."""
    done, status, who = talk(
        example_assistant, "Mitä lintuhoitolassa on tehty?", "Toteutuuko tavoite?", "Kuka siitä vastaa?"
    )
    assert "lintu" in told(done).text.lower()
    assert "osittain" in told(status).text
    assert "johtaja" in told(who).text


def test_who_among_directors(example_assistant: Assistant) -> None:
    """The word for anybody does not hide whose the goal is."""
    assert "johtaja" in told(talk(example_assistant, "Kenen johtajien vastuulla lintuhoitola on?")[0]).text


def test_a_share_of_all_costs_is_a_share(example_assistant: Assistant) -> None:
    """The word for all of a sum does not add the parts up."""
    question = "Montako prosenttia avustukset on hyvinvointipalvelujen kaikista menoista 2025 budjetissa?"
    value = told(talk(example_assistant, question)[0]).value
    assert value is not None
    assert round(value, 2) == Decimal("8.17")


@pytest.mark.parametrize(
    "question",
    [
        "Paljonko vakan menot on päivässä keskimäärin?",
        "Paljonko vakan menot on viikossa keskimäärin?",
        "Millä todennäköisyydellä taantuma tulee prosentteina?",
    ],
)
def test_another_measure_is_not_told(example_assistant: Assistant, question: str) -> None:
    """Neither is a month's mean a day's, nor a risk's class a percentage."""
    refused(talk(example_assistant, question)[0])


def test_what_stands_before_a_comma_names_the_project(kuusela: Assistant) -> None:
    """What a question is about may stand in a clause of its own."""
    question = "Kenelle soitan Retkien kesästä, kuka on vastuuhenkilö?"
    assert "Veikko Toivola" in told(talk(kuusela, question)[0]).text


def test_no_goals_for_an_income_target(example_assistant: Assistant) -> None:
    """A target for income is the row's, not a goal."""
    assert "Tavoitteet" not in told(talk(example_assistant, "Onko vakan tulotavoite jo täynnä?")[0]).text


def test_a_pronoun_without_anything_before_it_is_declined(example_assistant: Assistant) -> None:
    """A question that only points back finds no answer in whatever the reports say."""
    refused(talk(example_assistant, "Toteutuuko se?")[0])
