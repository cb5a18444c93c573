"""Sections carry their headings, and the unit whose chapter they are in."""

from pathlib import Path

from ingest.plain import read_plain
from ingest.sections import Section, read_sections

DUMP = """ Sivistyspalvelut


PALVELUALUEEN TOIMINNAN JA TALOUDEN TOTEUTUMINEN

Toiminta on toteutunut suunnitellusti.
 Käyttösuunnitelma


Tavoite 2025 Toteuma 30.6. Tila
 esiopetuspaikkojen
määrä

Toteutuu
 Riskienhallinta


Riskiluokka
 Lukio- ja aikuiskoulutus


Lukio- ja aikuiskoulutus TP 2024 TA 2025
Toimintatuotot 10 20
 Hankkeet


 Yhteensä

0 €
"""


def _sections(text: str) -> list[Section]:
    return read_sections(read_plain(Path("raportti.txt"), text.encode()))


def test_topics_belong_to_the_unit_before() -> None:
    """A topic's section is the nearest unit's before it; a unit's heading opens its own."""
    found = [(section.title, section.organisation) for section in _sections(DUMP) if section.subtitle is None]
    assert found == [
        ("Sivistyspalvelut", "Sivistyspalvelut"),
        ("Käyttösuunnitelma", "Sivistyspalvelut"),
        ("Riskienhallinta", "Sivistyspalvelut"),
        ("Lukio- ja aikuiskoulutus", "Lukio- ja aikuiskoulutus"),
        ("Hankkeet", "Lukio- ja aikuiskoulutus"),
    ]


def test_capitals_open_a_subsection() -> None:
    """A line in capitals between blank lines is the heading of a part of the page's section."""
    (found,) = [section for section in _sections(DUMP) if section.subtitle]
    assert found.subtitle == "PALVELUALUEEN TOIMINNAN JA TALOUDEN TOTEUTUMINEN"
    assert found.title == "Sivistyspalvelut"
    assert [line.text for line in found.lines if line.text] == ["Toiminta on toteutunut suunnitellusti."]


def test_a_page_that_goes_on_with_text_is_no_section() -> None:
    """The first words of a page that continue a cell stay in the section that they continue."""
    plan = next(section for section in _sections(DUMP) if section.title == "Käyttösuunnitelma")
    assert "esiopetuspaikkojen" in [line.text for line in plan.lines]


def test_no_line_is_lost() -> None:
    """Every line with text is a heading or stands in exactly one section."""
    sections = _sections(DUMP)
    kept = [line.text for section in sections for line in section.lines if line.text]
    headings = [section.title for section in sections if section.subtitle is None]
    headings += [section.subtitle for section in sections if section.subtitle]
    assert sorted([*kept, *headings]) == sorted(line.strip() for line in DUMP.split("\n") if line.strip())


def test_labels_of_a_form_are_no_headings() -> None:
    """In a dump without page marks, a line that begins like many others is a form's row, not a unit's heading."""
    card = "Kaupungin päätös Sivistyslautakunta\n\nRahoittaja OKM\n\n"
    found = _sections("Sivistyslautakunnan toimiala\n\n" + card * 4)
    assert [section.organisation for section in found] == ["Sivistyslautakunnan toimiala"]
