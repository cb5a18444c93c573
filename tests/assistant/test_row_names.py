"""A row of a table's own is found by its telling words, and only where a number of just that is asked."""

from dataclasses import replace

import pytest

from assistant.question import read_question
from assistant.row_names import RowNames
from assistant.spelling import Speller
from assistant.spotting import Mention

ROWS = {
    "Myönnetyt rakennusluvat": True,
    "Yritysten lukumäärä": True,
    "Uusien yritysten lukumäärä": True,
    "Kirjastokäynnit kpl / asukas": True,
    "Asukasmäärä": True,
    "Hallituksen kokousten lukumäärä": True,
    "Kassan riittävyys": False,
    "Syntyneitä lapsia": True,
}


def found(question: str, rows: dict[str, bool] | None = None) -> list[str]:
    """Return the rows that a question names by their words."""
    atoms = read_question(question, Speller(set(), set()), {}).atoms
    return [m.name for m in RowNames(rows or ROWS).spot(atoms, []) if m.section == "measure"]


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("Montako rakennuslupaa myönnettiin vuonna 2024?", "Myönnetyt rakennusluvat"),
        ("Kuinka monta rakennuslupaa oli?", "Myönnetyt rakennusluvat"),
        ("Montako yritystä kaupungissa on?", "Yritysten lukumäärä"),
        ("Kuinka monta uutta yritystä tuli 2024?", "Uusien yritysten lukumäärä"),
        ("Montako kirjastokäyntiä asukasta kohti oli?", "Kirjastokäynnit kpl / asukas"),
        ("Montako kirjastokäyntiä oli per asukas?", "Kirjastokäynnit kpl / asukas"),
        ("Montako asukasta kunnassa asuu?", "Asukasmäärä"),
        ("Montako kokousta hallituksella oli?", "Hallituksen kokousten lukumäärä"),
        ("Mikä oli riittävyys kassan osalta?", "Kassan riittävyys"),
        ("Montako lasta syntyi viime vuonna?", "Syntyneitä lapsia"),
    ],
)
def test_a_row_is_found_by_its_words_in_any_order(question: str, row: str) -> None:
    """Each telling word of the row stands in the question, in any form, and its deed may be a verb."""
    assert found(question) == [row]


@pytest.mark.parametrize(
    "question",
    [
        "Montako yritystä lopetti vuonna 2024?",
        "Montako rakennuslupaa hylättiin?",
        "Montako kirjastokäyntiä oli?",
        "Paljonko velkaa on asukasta kohti?",
        "Paljonko menot olivat per asukas?",
        "Mitä yritykset tekevät?",
        "Mikä yritys rakensi koulun?",
        "Montako lautakunnan kokousta oli?",
        "Montako lasta päiväkodissa on?",
    ],
)
def test_another_number_is_not_taken_for_a_row(question: str) -> None:
    """Another deed, a missing word, or a number that is asked per head finds no row."""
    assert found(question) == []


def test_two_rows_that_fit_alike_are_none() -> None:
    """Where two rows hold the question's words alike, neither is taken."""
    rows = {"Kirjaston lainat": True, "Lainat kirjastossa": True}
    assert found("Montako lainaa kirjastosta otettiin?", rows) == []
    assert found("Montako lainaa kirjastossa oli?", rows) == []


def test_counting_is_not_asked_of_a_row_that_is_a_count() -> None:
    """Where the row is named as printed, "montako" asks for its number, not for how many rows there are."""
    atoms = read_question("Montako yritystä?", Speller(set(), set()), {}).atoms
    count = Mention("operation", "count", 0, 1, 0, 7, weak=False, part=False, cases=frozenset())
    row = replace(count, section="measure", name="Yritysten lukumäärä", first=1, last=2)
    assert RowNames(ROWS).spot(atoms, [count, row]) == [row]
    other = replace(row, name="Kassan riittävyys")
    assert RowNames(ROWS).spot(atoms, [count, other]) == [count, other]
