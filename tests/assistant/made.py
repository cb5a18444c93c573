"""A made-up town, Kuusela, as the reader would hand it over: figures, goals, risks, projects and numbers in prose.

Each figure follows from a few written ones: what is left is budget − actual, the rate actual / budget, and each unit's
operating margin its income and costs added, so that a test can compute the answer that it expects.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from assistant.answer import Answer, Answered, Declined
from assistant.conversation import Conversation
from assistant.service import Assistant
from store.contents import Contents, Document, Passage, PassageKind, Sentence
from store.figures import Basis, Figure, Place
from store.numbers import format_number
from store.periods import Period
from store.records import (
    Amount,
    Field,
    Goal,
    GoalLevel,
    Project,
    ProjectAmount,
    ProjectSource,
    ProseQuantity,
    Risk,
)
from store.units import Quantity, Unit

REPORT = "kuusela-puolivuosi-2025.txt"
CARDS = "kuusela-hankkeet-2023.txt"
CENTRE, YOUTH, LIBRARY = "Sivistyspalvelut", "Nuorisopalvelut", "Kirjastopalvelut"
COLUMNS = {
    "TP 2024": (Basis.ACTUAL, Period.year(2024)),
    "TOT 2024 6 kk": (Basis.ACTUAL, Period.months(2024, 1, 6)),
    "TA 2025": (Basis.AMENDED_BUDGET, Period.year(2025)),
    "TOT 2025 6 kk": (Basis.ACTUAL, Period.months(2025, 1, 6)),
    "Jäljellä": (Basis.REMAINING, Period.year(2025)),
    "TOT-%": (Basis.REALISATION, Period.year(2025)),
}
# Closing 2024, half-year 2024, budget 2025, half-year 2025, in euros.
WRITTEN: dict[str, dict[str, tuple[int, int, int, int]]] = {
    CENTRE: {
        "Toimintatuotot": (412_300, 210_150, 431_700, 198_640),
        "Henkilöstökulut": (-2_104_800, -1_049_310, -2_187_500, -1_118_270),
        "Palvelujen ostot": (-633_420, -301_780, -655_900, -351_460),
        "Toimintakulut": (-2_738_220, -1_351_090, -2_843_400, -1_469_730),
    },
    YOUTH: {
        "Toimintatuotot": (96_150, 41_020, 88_300, 52_970),
        "Toimintakulut": (-842_610, -417_330, -869_200, -401_560),
    },
    LIBRARY: {
        "Toimintatuotot": (18_240, 9_130, 20_500, 8_410),
        "Toimintakulut": (-511_370, -250_860, -529_600, -268_190),
    },
}


def value(organisation: str, measure: str, column: str) -> Decimal:
    """Return the number of a cell: as written, or as it follows from the written ones; euros, the rate in percent."""
    rows = WRITTEN[organisation]
    if measure == "Toimintakate":
        cells = tuple(a + b for a, b in zip(rows["Toimintatuotot"], rows["Toimintakulut"], strict=True))
    else:
        cells = rows[measure]
    closing, half_before, budget, half = (Decimal(cell) for cell in cells)
    rate = (half / budget * 100).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return dict(zip(COLUMNS, (closing, half_before, budget, half, budget - half, rate), strict=True))[column]


def printed(number: Decimal) -> str:
    """Return a number as the report prints it."""
    return format_number(number).replace("\u2212", "-").replace("\u00a0", " ")


def quote(organisation: str, measure: str) -> str:
    """Return the row as it stands in the report."""
    return " ".join([measure, *(printed(value(organisation, measure, column)) for column in COLUMNS)])


def figure(organisation: str, measure: str, column: str) -> Figure:
    """Return one cell."""
    basis, period = COLUMNS[column]
    number = value(organisation, measure, column)
    unit = Unit.PERCENT if basis is Basis.REALISATION else Unit.EURO
    place = Place(REPORT, None, organisation, organisation, measure, column)
    text = quote(organisation, measure)
    return Figure(measure, organisation, period, basis, Quantity(number, unit), place, printed(number), text)


def figures() -> Iterator[Figure]:
    """Yield every cell of every unit's table."""
    for organisation, rows in WRITTEN.items():
        for measure in (*rows, "Toimintakate"):
            for column in COLUMNS:
                yield figure(organisation, measure, column)


def field(name: str, text: str, document: str = REPORT) -> Field:
    """Return a field of a record."""
    return Field(name, text, (text,), Place(document, section=CENTRE, table=name))


def goal(text: str, unit: str, aim: str, responsible: str, status: str, measure: str, actual: str) -> Goal:
    """Return a goal of the operational plan."""
    return Goal(
        GoalLevel.OPERATIONAL,
        CENTRE,
        aim,
        (),
        unit,
        (text,),
        field("Tavoite", text),
        field("Mittari", measure),
        field("Vastuu", responsible),
        field("Toteuma", actual),
        field("Tila", status),
        Place(REPORT, section=CENTRE),
    )


GOALS = (
    goal(
        "NUPA: Nuorten talo avataan joka arkipäivä.",
        "NUPA",
        "Elävä kunta",
        "Nuorisojohtaja",
        "Toteutuu",
        "Avoinna olevien päivien määrä.",
        "Talo on ollut auki viitenä päivänä viikossa.",
    ),
    goal(
        "NUPA: Skeittipuisto suunnitellaan nuorten kanssa.",
        "NUPA",
        "Elävä kunta",
        "Nuorisojohtaja",
        "Toteutuu osittain",
        "Työpajojen määrä.",
        "Kaksi työpajaa on pidetty.",
    ),
    goal(
        "KIPA: Kirjaston aukioloaikaa pidennetään.",
        "KIPA",
        "Kestävä kasvu",
        "Kirjastonjohtaja",
        "Ei toteudu",
        "Aukiolotunnit viikossa.",
        "Aukioloa ei ole voitu pidentää.",
    ),
)


def risk(text: str, risk_class: str, probability: int, significance: int, control: str) -> Risk:
    """Return a risk."""
    return Risk(
        CENTRE,
        field("Riskiluokka", risk_class),
        field("Riski", text),
        probability,
        significance,
        field("Riskin arvo", f"Todennäköisyys: {probability} Merkittävyys: {significance}"),
        field("Hallintakeino", control),
        field("Toteutuminen", "Työ jatkuu."),
        Place(REPORT, section=CENTRE),
    )


RISKS = (
    risk("Kirjaston katto vuotaa.", "Toiminnallinen riski", 2, 3, "Katto tutkitaan joka syksy."),
    risk("Avustukset pienenevät.", "Taloudellinen riski", 3, 3, "Haetaan rahoitusta muualta."),
    risk("Ohjaajia ei saada.", "Toiminnallinen riski", 1, 2, "Tehdään yhteistyötä opistojen kanssa."),
)


def euro_amount(amount: Amount, euros: int, document: str) -> ProjectAmount:
    """Return a sum of money of a project."""
    text = f"{amount.value} {printed(Decimal(euros))} €"
    return ProjectAmount(amount, Quantity(Decimal(euros), Unit.EURO), field(amount.value, text, document))


def share_amount(amount: Amount, percent: int) -> ProjectAmount:
    """Return a percentage of a project."""
    return ProjectAmount(
        amount, Quantity(Decimal(percent), Unit.PERCENT), field(amount.value, f"{amount.value} {percent} %")
    )


def row_project(name: str, funding: int, funder: str, share: int, spent: int) -> Project:
    """Return a row of the report's project table, of the years 2024–2025."""
    line = f"{name} 2024–2025 {printed(Decimal(funding))} {funder} {share} % {spent} %"
    amounts = (
        euro_amount(Amount.TOTAL_FUNDING, funding, REPORT),
        share_amount(Amount.CITY_SHARE, share),
        share_amount(Amount.SPENT, spent),
    )
    return Project(
        source=ProjectSource.TABLE_ROW,
        organisation=CENTRE,
        name=name,
        name_field=field("Hanke", name),
        fields=(field("Rivi", line), field("Rahoittaja", funder)),
        period=Period(date(2024, 1, 1), date(2025, 12, 31)),
        period_field=field("Toteutusaika", "2024–2025"),
        amounts=amounts,
        funder=funder,
        funder_field=field("Rahoittaja", funder),
        aim=None,
        unit=None,
        responsible=(),
        decision=None,
        reference=None,
        link=None,
        status=field("Tilanne", f"{name} etenee."),
        description=None,
        report_year=None,
        place=Place(REPORT, section=CENTRE),
    )


def card(
    name: str, days: tuple[date, date], income: int, costs: int, funder: str, person: str, section: int
) -> Project:
    """Return a project card of 2023; the town's share is costs − income."""
    first, last = days
    period = f"{first.day}.{first.month}.{first.year}–{last.day}.{last.month}.{last.year}"
    amounts = (
        euro_amount(Amount.GROSS_INCOME, income, CARDS),
        euro_amount(Amount.GROSS_COSTS, costs, CARDS),
        euro_amount(Amount.CITY_SHARE, costs - income, CARDS),
    )
    decision = field("Kaupungin päätös", f"Sivistyslautakunta § {section} / 3.2.2023", CARDS)
    people = field("Vastuuhenkilö", person, CARDS)
    return Project(
        source=ProjectSource.CARD,
        organisation=CENTRE,
        name=name,
        name_field=field("Hankkeen nimi", name, CARDS),
        fields=(people, decision, *(amount.field for amount in amounts)),
        period=Period(first, last),
        period_field=field("Toteutusaika", period, CARDS),
        amounts=amounts,
        funder=funder,
        funder_field=field("Rahoittaja", funder, CARDS),
        aim=None,
        unit=YOUTH,
        responsible=(person,),
        decision=decision,
        reference=None,
        link=None,
        status=None,
        description=field("Kuvaus", f"{name} kokoaa nuoria.", CARDS),
        report_year=2023,
        place=Place(CARDS),
    )


PROJECTS = (
    row_project("Verkkokirjaston uudistus", 24_600, "OKM", 20, 61),
    row_project("Liikkuva koululainen", 13_400, "AVI", 30, 104),
)
CARD_PROJECTS = (
    card(
        "Pelituvan käynnistys",
        (date(2023, 1, 1), date(2023, 12, 31)),
        36_000,
        45_000,
        "OPH 12/2022",
        "Aino Mallila",
        14,
    ),
    card(
        "Retkien kesä",
        (date(2023, 5, 2), date(2024, 8, 31)),
        7_200,
        8_100,
        "Etelä-Suomen aluehallintovirasto",
        "Veikko Toivola",
        37,
    ),
)


def quantity(
    number: str, unit: Unit, as_printed: str, subject: str, sentence: str, period: Period | None
) -> ProseQuantity:
    """Return a number in running text."""
    return ProseQuantity(
        Quantity(Decimal(number), unit),
        None,
        subject,
        CENTRE,
        "NUPA",
        period,
        approximate=False,
        factor=None,
        as_printed=as_printed,
        sentence=sentence,
        quote=sentence,
        place=Place(REPORT, section=CENTRE),
    )


_USE = "Nuorten talon käyttöaste oli huhtikuussa 61,5 % ja toukokuussa 64,2 %."
_VISITS = "Kirjastossa oli alkuvuonna 8 412 lainaajaa."
QUANTITIES = (
    quantity("61.5", Unit.PERCENT, "61,5 %", "nuori talo käyttöaste", _USE, Period.months(2025, 4, 4)),
    quantity("64.2", Unit.PERCENT, "64,2 %", "nuori talo käyttöaste", _USE, Period.months(2025, 5, 5)),
    replace(
        quantity("8412", Unit.COUNT, "8 412 lainaajaa", "kirjasto lainaaja", _VISITS, Period.months(2025, 1, 6)),
        noun="lainaajaa",
        unit="KIPA",
    ),
)


def passage(number: int, text: str, document: str = REPORT) -> Passage:
    """Return a paragraph of one sentence."""
    place = Place(document, section=CENTRE)
    return Passage(number, PassageKind.PARAGRAPH, CENTRE, text, (Sentence(text, text),), CENTRE, None, place)


PASSAGES = (
    passage(0, _USE),
    passage(1, _VISITS),
    passage(2, "Uimahallin remontti viivästyi, koska kattopalkit jouduttiin vaihtamaan."),
)


def report() -> Contents:
    """Return the half-year report 1–6/2025."""
    period = Period.months(2025, 1, 6)
    about = Document(REPORT, "r" * 8, ".txt", "Sivistyspalvelut 1–6/2025", "Kuusela", period, date(2025, 8, 12), None)
    return Contents(about, tuple(figures()), GOALS, RISKS, PROJECTS, QUANTITIES, PASSAGES, (), ())


def cards() -> Contents:
    """Return the project cards of 2023."""
    about = Document(CARDS, "c" * 8, ".txt", "Hankkeet 2023", "Kuusela", Period.year(2023), date(2023, 2, 1), None)
    return Contents(about, (), (), (), CARD_PROJECTS, (), (), (), ())


def town() -> tuple[Contents, ...]:
    """Return both documents of the town."""
    return report(), cards()


def talk(assistant: Assistant, *questions: str) -> list[Answer]:
    """Return the answers of one conversation."""
    conversation, answers = Conversation(), []
    for question in questions:
        answer, conversation = assistant.answer(question, conversation)
        answers.append(answer)
    return answers


def told(answer: Answer) -> Answered:
    """Return an answer that must be one, failing with what was said otherwise."""
    assert isinstance(answer, Answered), answer
    return answer


def refused(answer: Answer) -> Declined:
    """Return a decline that must be one."""
    assert isinstance(answer, Declined), answer
    return answer
