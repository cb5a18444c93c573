"""Risk tables give their risks, from a dump without positions and from a ruled PDF."""

from functools import lru_cache
from pathlib import Path

import pytest

from ingest.formats import read_pages
from ingest.pages import Line
from ingest.risks import read_risks
from ingest.sections import Section, read_sections
from store.figures import Problem, ProblemKind
from store.records import Risk

FORMS = ("documents/000_74313f7a4505491c.txt", "documents-pdf/heinola-hyvinvointipalvelut-2025-06.pdf")
TABLE = """Riskiluokka Tunnistettu riski Riskiarvo Hallintakeino Hallintakeinon toteutuminen

Vahinkoriski Vesijohtoverkon
ikääntyminen ja vuodot

Todennäköisyys: 3
Merkittävyys: 2

Suunnitelmallinen
saneeraus

Verkostoa saneerattiin
kaksi kilometriä.

Strateginen riski Väestön väheneminen Todennäköisyys: 3
Merkittävyys: 3

Uudet tontit ja
vetovoima

Tontteja myytiin
kesäkuun loppuun
mennessä kuusi.
"""


@lru_cache
def risks_in(path: Path) -> tuple[tuple[Risk, ...], tuple[Problem, ...]]:
    """Return the risks and problems of a document."""
    risks, problems = read_risks(read_sections(read_pages(path)), path.name)
    return tuple(risks), tuple(problems)


def section(text: str) -> Section:
    """Return a dump as a section."""
    lines = [Line(line.strip(), None, number) for number, line in enumerate(text.splitlines(), start=1)]
    return Section("Riskienhallinta", None, "Tekniset palvelut", tuple(lines))


def test_rows_are_read_whole() -> None:
    """Class, risk, value, control and realisation stand apart, also where the dump puts cells on one line."""
    risks, problems = read_risks([section(TABLE)], "kunta.txt")
    assert [(risk.risk_class.text, risk.risk.text) for risk in risks] == [
        ("Vahinkoriski", "Vesijohtoverkon ikääntyminen ja vuodot"),
        ("Strateginen riski", "Väestön väheneminen"),
    ]
    assert [(risk.probability, risk.significance) for risk in risks] == [(3, 2), (3, 3)]
    assert [risk.control and risk.control.text for risk in risks] == [
        "Suunnitelmallinen saneeraus",
        "Uudet tontit ja vetovoima",
    ]
    assert [risk.realisation and risk.realisation.text for risk in risks] == [
        "Verkostoa saneerattiin kaksi kilometriä.",
        "Tontteja myytiin kesäkuun loppuun mennessä kuusi.",
    ]
    assert problems == []


def test_risk_is_quoted_from_class_to_value() -> None:
    """The quote of a risk runs from its class to its value, as they stand."""
    risks, _ = read_risks([section(TABLE)], "kunta.txt")
    assert [" ".join(risk.risk.quotes[0].split()) for risk in risks] == [
        "Vahinkoriski Vesijohtoverkon ikääntyminen ja vuodot Todennäköisyys: 3 Merkittävyys: 2",
        "Strateginen riski Väestön väheneminen Todennäköisyys: 3 Merkittävyys: 3",
    ]
    assert risks[0].risk.place.line == 3


def test_value_without_a_number_is_a_problem() -> None:
    """A class number that is not printed stays empty and is told as missing."""
    risks, problems = read_risks([section(TABLE.replace("Merkittävyys: 2", "Merkittävyys:"))], "kunta.txt")
    assert (risks[0].probability, risks[0].significance) == (3, None)
    assert [(problem.kind, problem.as_printed) for problem in problems] == [
        (ProblemKind.MISSING_FIELD, "Vesijohtoverkon ikääntyminen ja vuodot")
    ]


@pytest.mark.shared
@pytest.mark.parametrize("form", FORMS)
def test_report_has_its_risks(shared: Path, form: str) -> None:
    """Both forms of the half-year report give five risks for each of two organisations, without doubts."""
    risks, problems = risks_in(shared / form)
    assert [risk.organisation for risk in risks] == (
        ["Hyvinvointipalvelut"] * 5 + ["Kasvatus- ja opetuslautakunta"] * 5
    )
    for part in (risks[:5], risks[5:]):
        assert [risk.risk_class.text.split()[0] for risk in part] == [
            *("Toiminnallinen", "Taloudellinen", "Toiminnallinen", "Strateginen", "Toiminnallinen")
        ]
        assert [(risk.probability, risk.significance) for risk in part] == [(2, 1), (1, 2), (2, 2), (1, 1), (2, 1)]
    assert problems == ()


@pytest.mark.shared
@pytest.mark.parametrize("form", FORMS)
def test_report_control_and_realisation_are_told_apart(shared: Path, form: str) -> None:
    """Both forms part the controls from how they went, also where both have nearly the same words."""
    risk = risks_in(shared / form)[0][0]
    assert risk.control is not None
    assert risk.realisation is not None
    assert risk.control.text == (
        "Oppilaitosyhteistyö, korkeakouluharjoittelijat Oppisopimuskoulutus vahva markkinointi ja hyvä työnantajakuva"
    )
    assert risk.realisation.text.startswith("Vahva markkinointi ja hyvä työnantajakuva ovat lisänneet")
