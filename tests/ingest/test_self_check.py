"""The reader's check of its own reading tells what does not agree, and is quiet where all does."""

from pathlib import Path

import pytest

from ingest.read import read_document
from store.figures import Problem, ProblemKind
from tests.audits.judging import forms_of, read
from tests.audits.misreads import misreads
from tests.audits.planting import clean_documents
from tests.ingest.test_cards import CARDS
from tests.ingest.test_figures import SMALL
from tests.ingest.test_projects import HEAD, ROWS, TOTAL

PARTS_ABOVE = """Tekninen toimi TP 2023 TP 2024 TA 2025
Myyntituotot 120 345 118 000 121 412
Muut toimintatuotot 30 004 31 500 29 988
Toimintatuotot 150 349 149 500 151 400
Palkat ja palkkiot -400 110 -402 000 -399 871
Palvelujen ostot -52 300 -60 000 -57 129
Toimintakulut -452 410 -462 000 -457 000
Toimintakate -302 061 -312 500 -305 600
"""
NO_WRONG_NUMBER = "cells lost"


def faults(text: str, folder: Path) -> list[Problem]:
    """Return the failed identities of a text."""
    path = folder / "raportti.txt"
    path.write_text(text, encoding="utf-8")
    return [one for one in read_document(path).problems if one.kind is ProblemKind.FAILED_IDENTITY]


def test_a_wrong_total_is_told(tmp_path: Path) -> None:
    """A total that its parts do not give is told at its cell, with the likely cause."""
    (problem,) = faults(SMALL.replace("-17 262 262", "-17 226 262"), tmp_path)
    assert (problem.place.row, problem.place.column) == ("Toimintakate", "TP 2024")
    assert problem.as_printed == "-17 226 262"
    assert "vaihtanut paikkaa" in problem.message


def test_a_wrong_remainder_is_told(tmp_path: Path) -> None:
    """What is left that is not the budget less the actual is told."""
    (problem,) = faults(SMALL.replace("277 391", "277 931"), tmp_path)
    assert (problem.place.row, problem.place.column) == ("Toimintatuotot", "Jäljellä")


def test_parts_above_their_totals_add_up(tmp_path: Path) -> None:
    """Income and costs whose parts stand above them are not counted with those parts."""
    assert faults(PARTS_ABOVE, tmp_path) == []
    (problem,) = faults(PARTS_ABOVE.replace("-302 061", "-320 061"), tmp_path)
    assert problem.place.row == "Toimintakate"


def test_project_cards_are_held_to_their_parts(tmp_path: Path) -> None:
    """Parts that are not the whole, and funding that is not the costs, are told."""
    assert faults(CARDS, tmp_path) == []
    wrong = CARDS.replace("polut: 6 000 €", "polut: 6 100 €").replace("osuus 2 500", "osuus 2 700")
    assert len(faults(wrong, tmp_path)) == 2


def test_a_project_list_is_held_to_its_total(tmp_path: Path) -> None:
    """A total row that its rows do not add up to is told."""
    head = f"Sivistyslautakunta\n\nHankkeet\n\n{HEAD}"
    assert faults(head + ROWS + TOTAL, tmp_path) == []
    (problem,) = faults(head + ROWS + TOTAL.replace("20 500", "20 600"), tmp_path)
    assert problem.as_printed == "20 600 €"


@pytest.mark.slow
def test_misread_numbers_are_told() -> None:
    """Of rows read with a wrong number, at least 95 of 100 are told; of rows with cells lost, most."""
    found = [one for seed in range(2) for one in misreads(seed)]
    wrong = [one for one in found if one.kind != NO_WRONG_NUMBER]
    lost = [one for one in found if one.kind == NO_WRONG_NUMBER]
    missed = [(one.kind, one.row) for one in wrong if not one.is_caught]
    assert len({one.kind for one in wrong}) >= 4
    assert len(missed) * 20 <= len(wrong), missed
    assert sum(one.is_caught for one in lost) * 2 >= len(lost)


@pytest.mark.slow
def test_rightly_read_tables_are_left_alone() -> None:
    """What is read rightly gives no failed identity."""
    documents = [(made, form) for made in clean_documents(5) for form in forms_of(made)]
    kinds = [problem.kind for made, form in documents for problem in read(made, form).problems]
    assert ProblemKind.FAILED_IDENTITY not in kinds
