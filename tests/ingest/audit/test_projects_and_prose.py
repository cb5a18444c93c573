"""Project lists owe their total, and sentences the figures that they repeat; read from documents by the real reader."""

from dataclasses import replace
from decimal import Decimal

import pytest

from ingest.audit.findings import CheckKind
from tests.audits.judging import alarms
from tests.audits.model import MadeDocument, MadeProject, MadeTable

STATEMENT = MadeTable(
    "tuloslaskelma",
    "Tuloslaskelma",
    "1 000 €",
    ("2024", "2023"),
    (
        ("Toimintatuotot", (Decimal(12008), Decimal(11873))),
        ("Toimintakulut", (Decimal(-54101), Decimal(-52094))),
        ("Toimintakate", (Decimal(-42093), Decimal(-40221))),
        ("Verotulot", (Decimal(28493), Decimal(28766))),
        ("Valtionosuudet", (Decimal(18009), Decimal(14480))),
        ("Vuosikate", (Decimal(4409), Decimal(3025))),
    ),
)
PROJECTS = (
    MadeProject("Lukuinto", "2024", Decimal(143_620)),
    MadeProject("Digiloikka", "2023–2024", Decimal(381_380)),
    MadeProject("Vihreä katu", "2024", Decimal(18_572)),
)


def kinds(*sentences: str) -> list[CheckKind]:
    """Return the kinds of faults in a report with a statement and sentences."""
    made = MadeDocument("Nivalan kaupunki", 2024, (STATEMENT,), sentences)
    return [failure.kind for failure in alarms(made, ".docx")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Vuosikate oli 4 409 000 euroa vuonna 2024.",
        "Verotulot olivat 28,5 miljoonaa euroa vuonna 2024.",
        "Verotulot olivat 28,8 miljoonaa euroa vuonna 2023.",
        "Verotulot olivat noin 28 miljoonaa euroa vuonna 2024.",
        "Verotulot vähenivät 273 000 eurolla vuodesta 2023.",
        "Verotuloista 17 400 000 euroa oli kunnallisveroa vuonna 2024.",
        "Kaupungilla oli 9 812 asukasta vuonna 2024.",
    ],
)
def test_sentences_that_agree_or_tell_something_else(sentence: str) -> None:
    """A figure told in other words, or another number, is no fault."""
    assert kinds(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Vuosikate oli 4 904 000 euroa vuonna 2024.",
        "Valtionosuudet olivat 18 709 000 euroa vuonna 2024.",
        "Verotulot olivat 28 766 000 euroa vuonna 2024.",
    ],
)
def test_sentences_that_nearly_repeat_a_figure(sentence: str) -> None:
    """Swapped digits, a wrong digit and the figure of another year are faults."""
    assert kinds(sentence) == [CheckKind.PROSE]


def test_a_project_list_and_its_total() -> None:
    """The total is held to its rows."""
    total = sum((project.funding for project in PROJECTS), Decimal(0))
    made = MadeDocument("Nivalan kaupunki", 2024, (), (), PROJECTS, total)
    assert alarms(made, ".docx") == ()
    (failure,) = alarms(replace(made, total=total - 18_572), ".docx")
    assert (failure.kind, failure.place.row, failure.difference) == (
        CheckKind.PROJECT_TOTAL, "Yhteensä", Decimal(-18_572),
    )  # fmt: skip
