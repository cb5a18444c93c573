"""Project cards give their projects, from a dump without positions and from a ruled PDF."""

from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

import pytest

from ingest.cards import read_cards
from ingest.formats import read_pages
from ingest.pages import Line
from ingest.sections import Section, read_sections
from store.figures import Problem, ProblemKind
from store.periods import Period
from store.records import Amount, Project, ProjectSource

TEXT = "documents/004_69cd139ce880ed2c.txt"
FORMS = (TEXT, "documents-pdf/heinola-hankkeet-2023.pdf")
CARDS = """SIVISTYSTOIMIALAN v. 2024 HANKKEET

Hankkeen nimi
Luonto-
polut kuntoon

Kuvaus / mitä tehdään Polkuja kunnostetaan
ja opasteita uusi-

taan kylissä.

Hallinnoitsija / tehtävä Sivistys / Vapaa-aika, suunnittelija

Vastuuhenkilö Anna Aho / Eero Koski

Toteutusaika / hankevaihe 1.3.–30.11.2024 / toteutusvaihe

Rahoittaja, päätös ELY-keskus 3.2.2024 12/2024

Bruttotulot koko han-
keajalta

7.500 €

Bruttomenot (suunniteltu) 10 000 € (polut: 6 000 €, opasteet: 4 000 €)

https://asiat.kunta.example/1

Kaupungin rahoitusosuus 2 500 €

Muita tietoja Dynasty: 12/10.03.02/2024

Vastuuhenkilö on tarkasta-
nut hankkeen

Tarkastettu maaliskuussa.

https://asiat.kunta.example/2

taloustoteumat talous- ym.
järjestelmistä

Hankkeen nimi Lukuinto

Toteutusaika / hankevaihe 1.1.2024–31.212.2024

Bruttomenot noin 3 000 €

Muita tietoja Dynasty: 13/10.03.02/2024

https://asiat.kunta.example/3
"""


@lru_cache
def cards_in(path: Path) -> tuple[tuple[Project, ...], tuple[Problem, ...]]:
    """Return the projects and problems of a document's cards."""
    projects: list[Project] = []
    problems: list[Problem] = []
    for section in read_sections(read_pages(path)):
        found, doubts = read_cards(section, path.name)
        projects += found
        problems += doubts
    return tuple(projects), tuple(problems)


def read(text: str) -> tuple[list[Project], list[Problem]]:
    """Return the projects and problems of a dump."""
    lines = [Line(line.strip(), None, number) for number, line in enumerate(text.splitlines(), start=1)]
    return read_cards(Section("Sivistystoimiala", None, "Sivistystoimiala", tuple(lines)), "kunta.txt")


def test_card_is_read_whole() -> None:
    """A card gives its name, unit, persons, time, funder, reference and the year of its heading."""
    card = read(CARDS)[0][0]
    assert (card.source, card.name, card.report_year) == (ProjectSource.CARD, "Luontopolut kuntoon", 2024)
    assert card.description is not None
    assert card.description.text == "Polkuja kunnostetaan ja opasteita uusitaan kylissä."
    assert (card.unit, card.responsible) == ("Vapaa-aika", ("Anna Aho", "Eero Koski"))
    assert card.period == Period(date(2024, 3, 1), date(2024, 11, 30))
    assert (card.funder, card.reference) == ("ELY-keskus", "12/10.03.02/2024")


@pytest.mark.parametrize(
    ("printed", "persons"),
    [
        ("Esi- ja perusopetuksen rehtori", ("Esi- ja perusopetuksen rehtori",)),
        ("Sivistys ja kulttuuri, Anna Aho", ("Sivistys ja kulttuuri", "Anna Aho")),
        ("Perusopetuksen rehtori ja talouspäällikkö", ("Perusopetuksen rehtori ja talouspäällikkö",)),
        ("Kauhavan Vesi ja Härmän Lämpö", ("Kauhavan Vesi ja Härmän Lämpö",)),
        ("Anna Aho ja Eero Koski-Laine", ("Anna Aho", "Eero Koski-Laine")),
        ("Anna Aho, Eero Koski ja Liisa Niemi", ("Anna Aho", "Eero Koski", "Liisa Niemi")),
    ],
)
def test_responsibles_are_parted_between_names_only(printed: str, persons: tuple[str, ...]) -> None:
    """A slash and a comma part the responsible; "ja" does so only between two persons' names."""
    assert read(CARDS.replace("Anna Aho / Eero Koski", printed))[0][0].responsible == persons


def test_card_amounts_have_their_parts_and_labels() -> None:
    """Amounts come in euros, parts by their level, quoted with their label."""
    card = read(CARDS)[0][0]
    assert [(each.amount, each.quantity.value, each.level) for each in card.amounts] == [
        (Amount.GROSS_INCOME, Decimal(7500), None),
        (Amount.GROSS_COSTS, Decimal(10000), None),
        (Amount.GROSS_COSTS, Decimal(6000), "polut"),
        (Amount.GROSS_COSTS, Decimal(4000), "opasteet"),
        (Amount.CITY_SHARE, Decimal(2500), None),
    ]
    assert card.amounts[0].field.quotes == ("Bruttotulot koko han-\nkeajalta\n\n7.500 €",)
    assert card.amounts[-1].field.quotes == ("Kaupungin rahoitusosuus 2 500 €",)


def test_label_cut_by_a_page_break_is_whole() -> None:
    """A label whose end follows after the value and a page's links is one label."""
    field = read(CARDS)[0][0].fields[-1]
    assert field.name == "Vastuuhenkilö on tarkastanut hankkeen taloustoteumat talous- ym. järjestelmistä"
    assert field.text == "Tarkastettu maaliskuussa."


def test_link_goes_to_the_reference_of_its_page() -> None:
    """A page's links belong to its references, in order; a page with more links than references gives none."""
    cards = read(CARDS)[0]
    assert [card.link for card in cards] == ["https://asiat.kunta.example/2", "https://asiat.kunta.example/3"]
    two = CARDS.replace("example/3\n", "example/3\nhttps://asiat.kunta.example/4\n")
    assert [card.link for card in read(two)[0]] == ["https://asiat.kunta.example/2", None]


def test_faults_are_told() -> None:
    """An impossible date keeps the half that can be read; an unreadable amount is left out; both are told."""
    projects, problems = read(CARDS)
    assert (projects[1].period, projects[1].begins, projects[1].ends) == (None, date(2024, 1, 1), None)
    assert projects[1].amounts == ()
    assert sorted(problem.kind.name for problem in problems) == ["IMPOSSIBLE_DATE", "UNREAD_CELL"]


def test_empty_amount_is_told() -> None:
    """A label with nothing beside it is a missing field, not zero."""
    projects, problems = read(CARDS.replace("Kaupungin rahoitusosuus 2 500 €", "Kaupungin rahoitusosuus"))
    assert Amount.CITY_SHARE not in [each.amount for each in projects[0].amounts]
    missing = [problem for problem in problems if problem.kind is ProblemKind.MISSING_FIELD]
    assert [problem.message for problem in missing] == ["Hankekortin kenttä on tyhjä: Kaupungin rahoitusosuus."]


@pytest.mark.shared
@pytest.mark.parametrize("form", FORMS)
def test_report_has_its_cards(shared: Path, form: str) -> None:
    """Both forms give twelve cards with their amounts; the one impossible date is told."""
    projects, problems = cards_in(shared / form)
    whole = [[each.quantity.value for each in card.amounts if each.level is None] for card in projects]
    assert whole == [
        [305360, 381700, 76340],
        [256000, 320000, 64000],
        [20000, 20000, 0],
        [248000, 310000, 62000],
        [25000, 31250, 6250],
        [4200, 6000, 1800],
        [140000, 147368, 7368],
        [5000, 10000, 5000],
        [42750, 45000, 2250],
        [30000, 33333, 3333],
        [8000, 8889, 889],
        [35000, 50000, 15000],
    ]
    assert {card.report_year for card in projects} == {2023}
    assert [(problem.kind, problem.as_printed) for problem in problems] == [
        (ProblemKind.IMPOSSIBLE_DATE, "1.1.2023–31.712.2023 / toteutusvaihe")
    ]


@pytest.mark.shared
@pytest.mark.parametrize("form", FORMS)
def test_report_times_and_funders(shared: Path, form: str) -> None:
    """Both forms read every form of time that the cards print, and the funders' names."""
    projects, _ = cards_in(shared / form)
    assert [str(card.period) for card in projects] == [
        *("2022–2023", "12.4.2022–31.12.2023", "17.11.2021–31.5.2024", "10.5.2022–31.12.2023", "3.6.2022–31.12.2023"),
        *("2023", "1.1.2023–31.7.2024", "1–7/2023", "9.11.2022–31.7.2024", "2022–2023", "1.6.2022–31.5.2023", "None"),
    ]
    assert projects[-1].begins == date(2023, 1, 1)
    assert [card.funder for card in projects] == [
        *("OKM",) * 5,
        *("Opetushallitus", "OKM", "Etelä-Suomen aluehallintovirasto", "OPH", "ESAVI", "ESAVI", "OKM"),
    ]


@pytest.mark.shared
@pytest.mark.parametrize("form", FORMS)
def test_report_units_and_persons(shared: Path, form: str) -> None:
    """Both forms tell the administering unit and each responsible person."""
    projects, _ = cards_in(shared / form)
    assert [card.unit for card in projects[:8]] == [
        *("Esi- ja perusopetus", "Varhaiskasvatus", "Varhaiskasvatus", "Varhaiskasvatus", "Varhaiskasvatus"),
        *("Opetus- ja koulutuspalvelut", "opetus- ja koulutuspalvelut", "Opetus- ja koulutuspalvelut"),
    ]
    assert projects[0].responsible == ("Pia Helander", "Päivi Salminen", "Riikka Hämäläinen", "Kirsi Hirvonen")
    assert len(projects[0].fields) == 14


@pytest.mark.shared
def test_report_links_follow_the_references(shared: Path) -> None:
    """In the dump each link, at its page's end, goes to the reference that it belongs to."""
    projects, _ = cards_in(shared / TEXT)
    cases = [(card.reference or "").split("/")[0] + ":" + (card.link or "").rpartition("/")[2] for card in projects]
    assert cases == [
        *("90:3747", "243:3900", "93:3750", "244:3901", "245:3902", "89:3745"),
        *("236:3893", "237:3894", "238:3895", "239:3896", "240:3897", "176:3833"),
    ]
