"""A councillor's questions over the closing report of a whole town, with its group and a company's chapter."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from assistant.service import Assistant
from store.contents import Contents, Document, Passage, PassageKind, Sentence
from store.figures import Basis, Figure, Place
from store.periods import Period
from store.records import ProseQuantity
from store.units import Quantity, Unit
from tests.assistant.made import refused, talk, told

CLOSING = "kuusela-tilinpaatos-2024.txt"
TOWN, GROUP = "Kuuselan kaupunki", "Kuuselan kaupunkikonserni"
ROWS: dict[str, tuple[Unit, str, str]] = {
    "Vuosikate": (Unit.EURO, "912000", "733000"),
    "Suunnitelman mukaiset poistot": (Unit.EURO, "-655000", "-641000"),
    "Tilikauden tulos": (Unit.EURO, "257000", "-92000"),
    "Verotulot": (Unit.EURO, "8120000", "7940000"),
    "Toimintatuotot": (Unit.EURO, "2310000", "2290000"),
    "Investointimenot": (Unit.EURO, "-1450000", "-990000"),
    "Pitkäaikaisten lainojen lisäys": (Unit.EURO, "1500000", "500000"),
    "Pitkäaikaisten lainojen vähennys": (Unit.EURO, "-410000", "-395000"),
    "Rahat ja pankkisaamiset": (Unit.EURO, "1880000", "1690000"),
    "VASTAAVAA YHTEENSÄ": (Unit.EURO, "23840000", "23090000"),
    "Omavaraisuusaste, %": (Unit.PERCENT, "41.3", "40.5"),
    "Suhteellinen velkaantuneisuus, %": (Unit.PERCENT, "93.9", "91.7"),
    "Lainakanta 31.12.": (Unit.EURO, "7200000", "6700000"),
    "Lainakanta 31.12., €/as.": (Unit.EURO_PER_RESIDENT, "2844", "2421"),
    "Kertynyt yli-/alijäämä, €/asukas": (Unit.EURO_PER_RESIDENT, "1210", "907"),
    "Asukasmäärä": (Unit.COUNT, "2531", "2560"),
    "Henkilöstömäärä": (Unit.COUNT, "211", "219"),
    "Vakituiset": (Unit.COUNT, "168", "171"),
    "Määräaikaiset": (Unit.COUNT, "43", "48"),
    "Vuosikate/Poistot, %": (Unit.PERCENT, "139.3", "114.4"),
}


def figure(name: str, row: str, year: int, unit: Unit, number: str) -> Figure:
    """Return one cell of the closing."""
    place = Place(CLOSING, None, "Tunnusluvut", name, row, f"TP {year}")
    period = Period.year(year)
    return Figure(row, name, period, Basis.ACTUAL, Quantity(Decimal(number), unit), place, number, f"{row} {number}")


def quantity(printed: str, value: Quantity, subject: str, sentence: str, company: str | None = None) -> ProseQuantity:
    """Return a number in running text, of a company's chapter where one is given."""
    return ProseQuantity(
        value,
        None,
        subject,
        company,
        None,
        None,
        approximate=False,
        factor=None,
        as_printed=printed,
        sentence=sentence,
        quote=sentence,
        place=Place(CLOSING, section=company or "Vuoden tapahtumat"),
    )


COMPANY = "Kuuselan Lämpö Oy"
QUANTITIES = (
    quantity(
        "81,2 %", Quantity(Decimal("81.2"), Unit.PERCENT), "kannattavuusaste", "Kannattavuusaste oli 81,2 %.", COMPANY
    ),
    quantity(
        "kahden uuden veneen",
        Quantity(Decimal(2), Unit.COUNT),
        "uusi vene",
        "Vuonna tarkistettiin kahden uuden veneen kiinnitys.",
    ),
)
SENTENCES = (
    ("Vuoden tapahtumat", "Vuonna 2024 otettiin käyttöön pyöräetu, jota hyödynsi 31 työntekijää."),
    ("Vuoden tapahtumat", "Kiinteistöveron tuotto kasvoi 6,7 prosenttia."),
    (COMPANY, "Liikevaihto kasvoi 912.000 euroon."),
)


def passage(number: int, section: str, text: str) -> Passage:
    """Return a paragraph of one sentence."""
    place = Place(CLOSING, section=section)
    return Passage(number, PassageKind.PARAGRAPH, section, text, (Sentence(text, text),), section, None, place)


def closing() -> Contents:
    """Return the closing report of 2024: the town's rows, the group's twice as large."""
    about = Document(
        CLOSING, "k" * 8, ".txt", "Tilinpäätös 2024", "Kuusela", Period.year(2024), date(2025, 3, 31), None
    )
    figures = []
    for row, (unit, *numbers) in ROWS.items():
        for year, number in zip((2024, 2023), numbers, strict=True):
            own = figure(TOWN, row, year, unit, number)
            figures += [own, replace(own, organisation=GROUP, quantity=Quantity(own.quantity.value * 2, unit))]
    passages = tuple(passage(number, *said) for number, said in enumerate(SENTENCES))
    return Contents(about, tuple(figures), (), (), (), QUANTITIES, passages, (), ())


@pytest.fixture(scope="module")
def town() -> Assistant:
    """Return the assistant over the closing."""
    return Assistant([closing()])


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("Paljonko Kuuselalla on velkaa?", "Lainakanta 31.12."),
        ("Mikä oli omavaraisuusaste?", "Omavaraisuusaste, %"),
        ("Mikä oli Kuuselan suhteellinen velkaantuneisuus?", "Suhteellinen velkaantuneisuus, %"),
        ("Paljonko lainaa on asukasta kohti?", "Lainakanta 31.12., €/as."),
        ("Paljonko on kertynyt ylijäämää asukasta kohti?", "Kertynyt yli-/alijäämä, €/asukas"),
        ("Mikä oli taseen loppusumma?", "VASTAAVAA YHTEENSÄ"),
        ("Paljonko rahaa kaupungilla on pankissa?", "Rahat ja pankkisaamiset"),
        ("Paljonko rahaa kassassa oli?", "Rahat ja pankkisaamiset"),
        ("Paljonko uutta lainaa otettiin?", "Pitkäaikaisten lainojen lisäys"),
        ("Paljonko lainoja lyhennettiin?", "Pitkäaikaisten lainojen vähennys"),
        ("Mikä on asukasluku?", "Asukasmäärä"),
        ("Montako työntekijää kaupungilla on?", "Henkilöstömäärä"),
        ("Paljonko henkilöstöä kaupungilla on?", "Henkilöstömäärä"),
        ("Kuinka monta ihmistä on töissä kaupungilla?", "Henkilöstömäärä"),
        ("Montako vakituista työntekijää kaupungilla on?", "Vakituiset"),
        ("Montako vakinaista kaupungilla on?", "Vakituiset"),
        ("Kuinka moni määräaikainen kaupungilla on?", "Määräaikaiset"),
        ("Montako asukasta Kuuselalla on?", "Asukasmäärä"),
        ("Kuinka monta asukasta Kuuselassa on?", "Asukasmäärä"),
    ],
)
def test_a_key_figure_is_found_by_everyday_words(town: Assistant, question: str, row: str) -> None:
    """The row is the town's own of the newest year, whatever unit or date its name holds."""
    assert told(talk(town, question)[0]).value == Decimal(ROWS[row][1])


def test_the_change_of_a_key_figure(town: Assistant) -> None:
    """A number of residents changes like any row."""
    assert told(talk(town, "Paljonko asukasluku väheni?")[0]).value == Decimal(-29)


def test_a_company_does_not_answer_for_the_town(town: Assistant) -> None:
    """What a company's chapter tells answers only where the company is asked of."""
    refused(talk(town, "Mikä oli Kuuselan kannattavuusaste?")[0])
    assert told(talk(town, "Mikä oli Kuuselan Lämmön kannattavuusaste?")[0]).value == Decimal("81.2")


@pytest.mark.parametrize(
    ("question", "opening", "row", "column"),
    [
        ("Oliko tulos positiivinen?", "Kyllä.", "Tilikauden tulos", 1),
        ("Oliko tilikauden tulos miinuksella vuonna 2023?", "Kyllä.", "Tilikauden tulos", 2),
        ("Oliko vuosikate negatiivinen?", "Ei.", "Vuosikate", 1),
    ],
)
def test_a_sign_is_told_with_its_figure(town: Assistant, question: str, opening: str, row: str, column: int) -> None:
    """Whether a result is above zero is told by yes or no and the figure."""
    answer = told(talk(town, question)[0])
    assert answer.text.startswith(opening)
    assert answer.value == Decimal(str(ROWS[row][column]))


def test_one_row_suffices_for_another(town: Assistant) -> None:
    """Whether one row covers another is told before their share."""
    assert told(talk(town, "Riittikö vuosikate poistoihin?")[0]).text.startswith("Kyllä.")
    assert told(talk(town, "Riittikö vuosikate poistoihin vuonna 2023?")[0]).text.startswith("Kyllä.")


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("Mikä oli kaupungin tulos?", "257000"),
        ("Mikä oli tilikauden ylijäämä?", "257000"),
        ("Paljonko sumupoistot olivat?", "-655000"),
        ("Paljonko arvonalentumisia kirjattiin?", None),
        ("Paljonko veroja kertyi vuonna 2023?", "7940000"),
        ("Paljonko velkaa konsernilla on?", "14400000"),
        ("Omavaraisuusaste TP 2023?", "40.5"),
    ],
)
def test_rows_by_the_words_of_councillors(town: Assistant, question: str, value: str | None) -> None:
    """A row that is not printed is told by the one that stands for it, and none by another."""
    answer = talk(town, question)[0]
    if value is None:
        refused(answer)
    else:
        assert told(answer).value == Decimal(value)


def test_an_amount_a_head_stays_one_in_the_next_question(town: Assistant) -> None:
    """After an amount per resident, another year is asked of it, not of the whole."""
    answers = talk(town, "Mikä on lainakanta?", "Entä asukasta kohti?", "Entä vuonna 2023?")
    assert [told(answer).value for answer in answers[1:]] == [Decimal(2844), Decimal(2421)]


@pytest.mark.parametrize(
    "question",
    [
        "Mihin investoitiin eniten?",
        "Mikä oli keskimääräinen lainakanta?",
        "Montako prosenttia toimintatuotoista on verotuloja?",
        "Mikä oli Kuuselan kaupungin verotulojen osuus tuloista?",
        "Paljonko kiinteistöveroa saatiin?",
        "Paljonko uutta venettä hankittiin?",
    ],
)
def test_what_only_looks_like_an_answer_is_not_told(town: Assistant, question: str) -> None:
    """No group ranked beside its town, no monthly mean of a stock, no share in a sum without the row, no other deed."""
    refused(talk(town, question)[0])


@pytest.mark.parametrize(
    ("question", "opening", "value"),
    [
        ("Jäikö Kuusela plussalle vuonna 2023?", "Ei.", "-92000"),
        ("Jäikö kaupunki miinukselle?", "Ei.", "257000"),
        ("Saatiinko veroja enemmän kuin edellisenä vuonna?", "Kyllä.", "180000"),
        ("Onko lainakanta pienempi kuin edellisenä vuonna?", "Ei.", "500000"),
    ],
)
def test_everyday_comparisons(town: Assistant, question: str, opening: str, value: str) -> None:
    """Plus or minus without a row is the result; "than the year before" compares the two newest years."""
    answer = told(talk(town, question)[0])
    assert answer.text.startswith(opening)
    assert answer.value == Decimal(value)


@pytest.mark.parametrize(
    "question",
    ["Kannattavuusaste 2024", "Mikä oli suurin pyöräetu?", "Mikä yhtiö oli suurin?", "Paljonko johtaja saa palkkaa?"],
)
def test_a_sentence_that_tells_no_such_thing(town: Assistant, question: str) -> None:
    """A bare row needs a number of it, a superlative a ranking, and pay no number of other things."""
    refused(talk(town, question)[0])


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("Vuosikate prosenttia poistoista 2023", "114.4"),
        ("Montako prosenttia vuosikate oli poistoista?", "139.3"),
        ("Lainakanta €/as 2023", "2421"),
        ("Kertynyt ylijäämä €/asukas", "1210"),
    ],
)
def test_ratios_and_amounts_a_head_as_printed(town: Assistant, question: str, value: str) -> None:
    """A ratio of two rows that the report prints is told as printed, and "€/asukas" is an amount per resident."""
    assert told(talk(town, question)[0]).value == Decimal(value)


def test_the_share_the_other_way_is_calculated(town: Assistant) -> None:
    """The rows of a share keep their places also where one is told by the row that stands for it."""
    answer = told(talk(town, "Montako prosenttia poistot olivat vuosikatteesta?")[0])
    assert answer.value is not None
    assert round(answer.value, 2) == Decimal("71.82")


def test_income_and_costs_added_are_told_as_net(town: Assistant) -> None:
    """Income added to investment costs is told with each of them, so that the net passes for neither."""
    text = told(talk(town, "Toimintatuotot ja investointimenot yhteensä 2024?")[0]).text
    assert "netto" in text
    assert "2 310 000" in text.replace("\u00a0", " ")
