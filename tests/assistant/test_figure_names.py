"""Whose figures are meant, and what is said where they are not there."""

from dataclasses import replace

import pytest

from assistant.figure_names import (
    fact_at,
    has,
    one_row_per_word,
    organisations_for,
    parts_of,
    with_costs_of_investments,
)
from assistant.interpretation import Asked, Point
from assistant.knowledge import Knowledge
from assistant.outcome import ChoiceError, MissingFigureError
from assistant.vocabulary import load_vocabulary
from store.figures import Basis
from tests.assistant.made import CENTRE, LIBRARY, YOUTH, figure, report, value


def test_the_fact_of_a_cell(knowledge: Knowledge) -> None:
    """A cell is found by its organisation, measure and column."""
    found = fact_at(knowledge, YOUTH, "toimintakulut", Point(basis=Basis.REMAINING, year=2025))
    assert found.fact.quantity.value == value(YOUTH, "Toimintakulut", "Jäljellä")
    assert has(knowledge, CENTRE, "Henkilöstökulut")
    assert not has(knowledge, YOUTH, "Henkilöstökulut")


def test_a_row_that_is_not_there(knowledge: Knowledge) -> None:
    """The decline names the rows that the unit has, the units that have the row, and questions that can be asked."""
    with pytest.raises(MissingFigureError) as missing:
        fact_at(knowledge, YOUTH, "henkilöstökulut", Point(year=2024))
    assert "toimintakulut" in missing.value.text
    assert CENTRE in missing.value.text
    assert missing.value.suggestions


def test_a_column_that_is_not_there(knowledge: Knowledge) -> None:
    """The decline names the column asked for and those that are there."""
    with pytest.raises(MissingFigureError) as missing:
        fact_at(knowledge, YOUTH, "toimintakulut", Point(year=2022))
    assert "2022" in missing.value.text
    assert "toteuma 1–6/2025" in missing.value.text


def test_the_named_one_is_meant(knowledge: Knowledge) -> None:
    """A name that was said decides, a vague one where no other was said."""
    point = Point(year=2024)
    strong = Asked(organisations=(YOUTH,), weak_organisations=(LIBRARY,))
    assert organisations_for(knowledge, strong, ("Toimintakulut",), point, "?") == (YOUTH,)
    weak = Asked(weak_organisations=(LIBRARY,))
    assert organisations_for(knowledge, weak, ("Toimintakulut",), point, "?") == (LIBRARY,)


def test_the_only_one_is_meant(knowledge: Knowledge) -> None:
    """Where one unit alone has the row, it is meant without a name."""
    assert organisations_for(knowledge, Asked(), ("Henkilöstökulut",), Point(year=2024), "?") == (CENTRE,)


def _with(*named: tuple[str, str]) -> Knowledge:
    """Return what is known of the report where further organisations have a row each."""
    further = tuple(replace(figure(YOUTH, "Toimintakulut", "TP 2024"), organisation=o, measure=m) for o, m in named)
    return Knowledge([replace(report(), figures=(*report().figures, *further))], load_vocabulary())


def test_the_town_is_meant_before_its_group() -> None:
    """Where the town itself has a row, it is meant before its group and its units; where units alone have it, not."""
    both = (("Kuuselan kaupunki", "Verotulot"), ("Kuuselan kaupunkikonserni", "Verotulot"))
    point = Point(year=2024)
    assert organisations_for(_with(*both), Asked(), ("Verotulot",), point, "?") == ("Kuuselan kaupunki",)
    units = ((LIBRARY, "Verotulot"), (YOUTH, "Verotulot"))
    assert organisations_for(_with(*both, *units), Asked(), ("Verotulot",), point, "?") == ("Kuuselan kaupunki",)
    with pytest.raises(ChoiceError):
        organisations_for(_with(*units), Asked(), ("Verotulot",), point, "?")


def test_the_towns_name_is_the_place_of_a_row_that_one_unit_has() -> None:
    """Rakennusluvat in Kuusela are the only unit's that has them; a row of accounting stays the town's own."""
    rows = (("Kuuselan kaupunki", "Verotulot"), (LIBRARY, "Rakennusluvat"), (LIBRARY, "Maksutuotot"))
    knowledge, point = _with(*rows), Point(year=2024)
    asked = Asked(weak_organisations=("Kuuselan kaupunki",))
    assert organisations_for(knowledge, asked, ("Rakennusluvat",), point, "?") == (LIBRARY,)
    assert organisations_for(knowledge, asked, ("Maksutuotot",), point, "?") == ("Kuuselan kaupunki",)


def test_several_are_asked_about(knowledge: Knowledge) -> None:
    """Where several units have the row, the question back offers each, with the question that it asks."""
    with pytest.raises(ChoiceError) as choice:
        organisations_for(knowledge, Asked(), ("Toimintakulut",), Point(year=2024), "Paljonko kulut olivat?")
    assert [option.label for option in choice.value.options] == [CENTRE, YOUTH, LIBRARY]
    assert all(option.label in option.question for option in choice.value.options)


def test_none_has_it(knowledge: Knowledge) -> None:
    """A row that no document has is declined."""
    with pytest.raises(MissingFigureError, match="ei ole"):
        organisations_for(knowledge, Asked(), ("Verotulot",), Point(year=2024), "?")


def test_the_interpretation_is_told(knowledge: Knowledge) -> None:
    """Unit, row and column are told in words, with what was assumed."""
    fact = fact_at(knowledge, YOUTH, "toimintakulut", Point(year=2024)).fact
    parts = parts_of([fact], assumed_organisation=True, assumed_column=False)
    assert [(part.text, part.assumed) for part in parts] == [
        (YOUTH, True),
        ("toimintakulut", False),
        ("tilinpäätös 2024", False),
    ]


def test_a_word_of_two_rows_means_the_one_that_is_there() -> None:
    """Where "menot" is also a row of some unit, another unit's "menot" stay its operating costs."""
    knowledge = _with((LIBRARY, "Menot"), ("Muu yksikkö", "Menot"))
    order = ((10, "measure", "Toimintakulut"), (10, "measure", "Menot"))
    for owner, row in ((YOUTH, "Toimintakulut"), (LIBRARY, "Toimintakulut"), ("Muu yksikkö", "Menot")):
        asked = Asked(organisations=(owner,), measures=("Toimintakulut", "Menot"), order=order)
        assert one_row_per_word(knowledge, asked).measures == (row,)
    apart = Asked(
        organisations=(YOUTH,), measures=("Toimintakulut", "Menot"), order=(order[0], (30, "measure", "Menot"))
    )
    assert one_row_per_word(knowledge, apart).measures == ("Toimintakulut", "Menot")


def test_what_a_project_costs_is_its_investment() -> None:
    """Of a project that only investments are told of, costs are the investment's, but not those of all its years."""
    known = _with(("Keltainen talo", "Investointimenot"), ("Pesulan piha", "Investointimenot"))
    assert known.investments == {"Keltainen talo", "Pesulan piha"}
    asked = Asked(organisations=("Keltainen talo",), measures=("Toimintakulut",))
    assert with_costs_of_investments(known, asked, "Paljonko se maksoi?").measures == ("Investointimenot",)
    assert with_costs_of_investments(known, asked, "Paljonko se maksoi kaikkiaan?").measures == ("Toimintakulut",)
    other = Asked(organisations=(YOUTH,), measures=("Toimintakulut",))
    assert with_costs_of_investments(known, other, "Paljonko se maksoi?") == other


def test_a_project_is_called_by_its_whole_name() -> None:
    """A word of a project's name alone does not mean the project."""
    known = _with(("Muut pitkävaikutteiset menot", "Investointimenot"))
    named = {m.name for m in known.read("Paljonko menoista jäi käyttämättä?")[1] if m.section == "organisation"}
    assert "Muut pitkävaikutteiset menot" not in named


def test_investments_are_the_towns_where_its_projects_have_them_too() -> None:
    """Without a name, what both the town and its projects have is the town's."""
    town = f"{report().document.municipality} kaupunki"
    known = _with((town, "Investointimenot"), ("Keltainen talo", "Investointimenot"), ("Piha", "Investointimenot"))
    assert known.is_town(town)
    assert organisations_for(known, Asked(), ("Investointimenot",), Point(year=2024), "?") == (town,)
