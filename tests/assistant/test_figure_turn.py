"""Questions about figures: amounts a head, how the economy stands, why, and which units moved."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from assistant.answer import Answered
from assistant.service import Assistant
from store.contents import Contents
from store.periods import Period
from store.units import Quantity, Unit
from tests.assistant.made import LIBRARY, YOUTH, figures, goal, refused, report, talk, told, town, value

HALF, BEFORE = "TOT 2025 6 kk", "TOT 2024 6 kk"


def test_a_figure_over_a_number_of_running_text(kuusela: Assistant) -> None:
    """Costs are divided by a number that prose tells, where it is named in full."""
    answer = told(talk(kuusela, "Paljonko kirjastopalvelujen kulut ovat kirjaston lainaajaa kohti?")[0])
    assert answer.value is not None
    assert round(answer.value, 6) == round(value(LIBRARY, "Toimintakulut", HALF) / 8412, 6)
    assert answer.calculation is not None
    assert all(operand.citation is not None for operand in answer.calculation.operands)


@pytest.mark.parametrize("head", ["asukasta", "oppilasta", "lasta"])
def test_no_divisor(kuusela: Assistant, head: str) -> None:
    """Where no such number is told, the question is declined for that."""
    declined = refused(talk(kuusela, f"Paljonko nuorisopalvelujen kulut ovat {head} kohti?")[0])
    assert "jakaisin" in declined.text


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Minkä yksikön kulut pienenivät?", [YOUTH]),
        ("Missä yksiköissä toimintakulut kasvoivat?", [LIBRARY]),
    ],
)
def test_which_units_moved(kuusela: Assistant, question: str, names: list[str]) -> None:
    """The units whose row moved one way are listed with how much."""
    answer = told(talk(kuusela, question)[0])
    assert [name for name in (YOUTH, LIBRARY) if name in answer.text] == names


def test_how_many_units_moved(kuusela: Assistant) -> None:
    """How many they are is a count."""
    assert told(talk(kuusela, "Kuinka monella yksiköllä toimintakulut kasvoivat?")[0]).value == Decimal(1)


def test_how_the_economy_stands(example_assistant: Assistant) -> None:
    """How much of the budget is used, with what the unit's chapter says, each cited."""
    answer = told(talk(example_assistant, "Millainen on kasvatus- ja opetuslautakunnan taloustilanne?")[0])
    assert "50,73" in answer.text
    assert "Raportin mukaan" in answer.text
    assert len(answer.citations) > 2


def test_why_nothing_is_told(kuusela: Assistant) -> None:
    """A figure whose reason the report does not tell gets no other sentence for it."""
    _, why = talk(kuusela, "Paljonko nuorisopalvelujen kulut olivat 1-6/2025?", "Miksi?")
    assert "syytä" in refused(why).text
    both = told(talk(kuusela, "Paljonko nuorisopalvelujen kulut muuttuivat ja miksi?")[0])
    assert both.value == value(YOUTH, "Toimintakulut", HALF) - value(YOUTH, "Toimintakulut", BEFORE)
    assert "ei kerro syytä" in both.text


def test_the_budget_beside_the_last_figure(kuusela: Assistant) -> None:
    """Compared with the budget, a figure of a year under way is told by its rate."""
    *_, rate = talk(kuusela, "Paljonko nuorisopalvelujen kulut olivat 1-6/2025?", "Entä talousarvioon verrattuna?")
    assert told(rate).value == value(YOUTH, "Toimintakulut", "TOT-%")
    assert isinstance(rate, Answered)


def test_a_calculation_tells_what_an_older_report_tells() -> None:
    """Where an older report has another value of a figure that was calculated from, the answer says so and cites it."""
    half = next(f for f in figures() if (f.organisation, f.measure, f.place.column) == (YOUTH, "Toimintakulut", BEFORE))
    other = replace(half, quantity=Quantity(Decimal(-418_915), Unit.EURO), quote="Toimintakulut -418 915")
    other = replace(other, place=replace(half.place, document="vanha.txt"))
    about = replace(report().document, name="vanha.txt", period=Period.months(2024, 1, 6), dated=date(2024, 8, 12))
    older = Contents(about, (other,), (), (), (), (), (), (), ())
    assistant = Assistant([report(), older])
    answer = told(talk(assistant, "Paljonko nuorisopalvelujen kulut muuttuivat 1-6/2024 - 1-6/2025?")[0])
    assert answer.value == value(YOUTH, "Toimintakulut", HALF) - value(YOUTH, "Toimintakulut", BEFORE)
    assert "vanhemmassa asiakirjassa" in answer.text
    assert "vanha.txt" in {citation.place.document for citation in answer.citations}


def test_whether_the_board_moved_is_not_which_boards_did(example_assistant: Assistant) -> None:
    """A yes-or-no question about the only board is answered of it, not with a list of boards."""
    answer = told(talk(example_assistant, "Onko lautakunnan toimintakate parantunut?")[0])
    assert answer.value == Decimal(-471_219)
    assert "heikkeni" in answer.text


def test_a_unit_of_goals_alone_has_no_figures() -> None:
    """A row asked of a unit that only goals name is declined by that unit's name, no other unit being offered."""
    first, *others = town()
    told_of = goal("Palvelu paranee", "OMTO", "Kasvu", "Johtaja", "Toteutuu", "Kysely", "Tehty")
    assistant = Assistant([replace(first, goals=(*first.goals, told_of)), *others])
    assert "OMTO" in refused(talk(assistant, "OMTO toimintakulut TP24?")[0]).text


def test_another_documents_title_names_no_unit_of_the_figures() -> None:
    """A unit that only the title of a report without figures names is not answered with another report's unit."""
    ours = report()
    only = tuple(figure for figure in ours.figures if figure.organisation == LIBRARY)
    titled = replace(ours.document, name="liikunta.docx", content_hash="l" * 8, title="Liikuntapalvelut 1–6/2025")
    empty = replace(ours, document=titled, figures=(), goals=(), risks=(), projects=(), quantities=(), passages=())
    assistant = Assistant((replace(ours, figures=only, goals=(), quantities=()), empty))
    refused(talk(assistant, "Paljonko liikuntapalvelujen toimintakulut olivat 1–6/2025?")[0])
    assert told(talk(assistant, "Paljonko toimintakulut olivat 1–6/2025?")[0]).value == value(
        LIBRARY, "Toimintakulut", HALF
    )


@pytest.mark.parametrize("opening", ["Kuin paljo", "No kuin paljon", "kuin suuret"])
def test_how_much_in_a_budget_is_no_comparison(kuusela: Assistant, opening: str) -> None:
    """A spoken "kuin paljo" asks one figure of the budget, and sets nothing against it."""
    answer = told(talk(kuusela, f"{opening} nuorisopalveluilla oli kuluja vuoden 2025 budjetissa")[0])
    assert answer.value == value(YOUTH, "Toimintakulut", "TA 2025")
