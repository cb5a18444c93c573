"""Numbers with their units are read from prose, and what only looks like one is not."""

import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.prose_periods import find_periods
from ingest.quantity_grammar import Doubt, Mention, find_quantities
from store.numbers import format_number
from store.periods import Period
from store.units import Unit

REPORT = Period.months(2025, 1, 6)


def _find(text: str) -> tuple[list[Mention], list[Doubt]]:
    return find_quantities(text, [(time.first, time.last) for time in find_periods(text, REPORT)])


def _read(text: str) -> list[tuple[str, Unit, str | None]]:
    return [(str(m.quantity.value), m.quantity.unit, m.noun) for m in _find(text)[0]]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("kustannuksiin noin 80 000 € verran", "80000", Unit.EURO),
        ("kulut olivat 1,25 milj. euroa", "1250000", Unit.EURO),
        ("2,5 miljoonan euron hanke", "2500000", Unit.EURO),
        ("yhteensä 350 t€", "350000", Unit.EURO),
        ("avustus on 4.200 €", "4200", Unit.EURO),
        ("noin 1,1 miljardia euroa", "1100000000", Unit.EURO),
        ("ylijäämä 1.200 euroa/asukas", "1200", Unit.EURO_PER_RESIDENT),
        ("käyttöaste oli 79,87 %", "79.87", Unit.PERCENT),
        ("kasvu oli 3,5 prosenttia", "3.5", Unit.PERCENT),
        ("muutos -3,5 %", "-3.5", Unit.PERCENT),
        ("2,3 prosenttiyksikköä", "2.3", Unit.PERCENTAGE_POINT),
        ("työpanos 12,5 htv", "12.5", Unit.PERSON_YEAR),
        ("3 henkilötyövuotta", "3", Unit.PERSON_YEAR),
        ("kesto 64 vk", "64", Unit.WEEK),
        ("Hämeessä 64vk", "64", Unit.WEEK),
        ("käsittely kestää 2 kk", "2", Unit.MONTH),
        ("vähintään 6 tuntia viikossa", "6", Unit.HOUR),
        ("aloitettiin seitsemällä tunnilla", "7", Unit.HOUR),
        ("keski-ikä 51,5 vuotta", "51.5", Unit.YEAR),
        ("vähintään 5 vuoden kiinteään korkojaksoon", "5", Unit.YEAR),
    ],
)
def test_amounts_have_value_and_unit(text: str, value: str, unit: Unit) -> None:
    """Money comes in whole euros, and every other unit as printed."""
    ((read, of, _),) = _read(text)
    assert (Decimal(read), of) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "value", "noun"),
    [
        ("oli 741 henkilöä eli", "741", "henkilöä"),
        ("28 kertaa esiopetuksessa", "28", "kertaa"),
        ("on 17 VALO-oppilasta", "17", "VALO-oppilasta"),
        ("ja 149 henkilöstön jäsentä", "149", "henkilöstön jäsentä"),
        ("yhteensä 12 uutta asukasta", "12", "uutta asukasta"),
        ("Viisi oppilasta sai", "5", "oppilasta"),
        ("kolmelle bändille", "3", "bändille"),
        ("osallistui yksi päiväkodin johtajista", "1", "päiväkodin johtajista"),
        ("toimii yksi rehtori", "1", "rehtori"),
        ("opetusta annetaan 12 koulussa", "12", "koulussa"),
        ("oli integraatiotunteja jopa 15.", "15", "integraatiotunteja"),
        ("Käyntejä oli 28 esiopetuksessa, alakoulussa ja yläkoulussa.", "28", "Käyntejä"),
        ("Asiakkaiden määrä oli 45.", "45", "Asiakkaiden määrä"),
        ("tapahtumia on joka kuukausi vähintään yksi.", "1", "tapahtumia"),
        ("Valvontakäyntejä tehtiin noin 45 kpl.", "45", "kpl"),
        ("kävijöitä oli 1 250 henkilöä", "1250", "henkilöä"),
    ],
)
def test_counts_have_their_noun(text: str, value: str, noun: str) -> None:
    """The counted noun is the one that the number governs, or the clause's plural partitive before it."""
    ((read, _, found),) = _read(text)
    assert (read, found) == (value, noun)


@pytest.mark.parametrize(
    "text",
    [
        "Uudistus alkaa 1.8.2025.",
        "Syksyllä 2025 tulossa Heinolan kaupungin tilaisuus",
        "TE2024 -uudistus ja COVID-19 vaikuttavat",
        "OKM/74/520/2022, 66/5297/2021 ja 90/02.05.01.03/2023",
        "Hyvinvointilautakunta § 108 /21.11.2022",
        "lain 12 luvun 3 §",
        "3-vuotiaiden ja 5. luokan ryhmät",
        "Todennäköisyys: 1 Merkittävyys: 2",
        "yhdessä VALO-luokan kanssa",
        "laskettu yhteen ja yhtenä kokonaisuutena",
        "kolmas kerta, toinen vaihe, 2. vaihe",
        "yksi tärkeimmistä tavoitteista",
        "2 Talousarvion toteutuminen",
        "sivulla 12 ja liitteessä 3",
        "avoinna klo 9.00–15.00",
        "https://esimerkki.fi/tapaus/3747 euroa",
        "vuonna 2024 henkilöstöä oli enemmän",
    ],
)
def test_lookalikes_are_no_quantities(text: str) -> None:
    """Dates, identifiers, ordinals, ages, references and idioms are not read as amounts."""
    assert _find(text) == ([], [])


@pytest.mark.parametrize(
    "text",
    [
        "12.5 % vastaajista",
        "10–12 % lapsista",
        "50 €/kk",
        "4,0 miljoonaa perusparannukseen",
        "32 oppilasta / ohjaaja",
        "Oppilaita on 12 koulussa.",
    ],
)
def test_doubtful_amounts_are_told(text: str) -> None:
    """An amount that the closed grammar cannot carry is a doubt, never a guess."""
    mentions, doubts = _find(text)
    assert mentions == []
    assert len(doubts) == 1


def test_product_keeps_its_factor() -> None:
    """6 x 2 h is 2 hours, six times."""
    ((mention,), _) = _find("koulutuksia järjestetään 6 x 2 h.")
    assert (mention.quantity.value, mention.quantity.unit, mention.factor) == (Decimal(2), Unit.HOUR, 6)


@pytest.mark.parametrize(
    ("text", "printed", "approximate"),
    [
        ("kulut ovat noin 80 000 € verran", "noin 80 000 €", True),
        ("kävi n. 500 nuorta", "n. 500 nuorta", True),
        ("kävi yli 500 nuorta", "yli 500 nuorta", True),
        ("tunteja oli jopa 15.", "jopa 15", False),
        ("vähintään 6 tuntia", "vähintään 6 tuntia", False),
        ("kävi 500 nuorta", "500 nuorta", False),
    ],
)
def test_qualifiers_stay_with_the_number(text: str, printed: str, approximate: bool) -> None:  # noqa: FBT001
    """What qualifies a number is part of what was printed; noin and its like make it approximate."""
    ((mention,), _) = _find(text)
    assert (text[mention.first : mention.last], mention.approximate) == (printed, approximate)


_NUMBERS = st.decimals(Decimal("0.01"), Decimal(99_999_999), allow_nan=False, places=2)
_UNITS = st.sampled_from(
    [
        ("€", Unit.EURO, 1),
        ("euroa", Unit.EURO, 1),
        ("t€", Unit.EURO, 1000),
        ("milj. euroa", Unit.EURO, 1_000_000),
        ("%", Unit.PERCENT, 1),
        ("prosenttia", Unit.PERCENT, 1),
        ("htv", Unit.PERSON_YEAR, 1),
        ("vk", Unit.WEEK, 1),
        ("tuntia", Unit.HOUR, 1),
        ("päivää", Unit.DAY, 1),
        ("oppilasta", Unit.COUNT, 1),
        ("asukasta", Unit.COUNT, 1),
    ]
)


@given(
    _NUMBERS,
    st.sampled_from([0, 1, 2]),
    _UNITS,
    st.sampled_from(["\u00a0", " ", "\u202f"]),
    st.sampled_from(["", "noin "]),
)
def test_any_number_with_a_unit_reads_back(
    number: Decimal, decimals: int, unit: tuple[str, Unit, int], space: str, about: str
) -> None:
    """A number printed the Finnish way, with any unit, gives that value and unit."""
    text = format_number(number, decimals).replace("\u00a0", space)
    value = Decimal(text.replace(space, "").replace(",", "."))
    if value == 1 and unit[1] in (Unit.COUNT, Unit.HOUR, Unit.DAY):
        return  # one takes the nominative
    if decimals == 0 and 1960 <= value < 2050 and unit[1] in (Unit.COUNT, Unit.HOUR, Unit.DAY):
        return  # without its space, a year
    (mention,), doubts = _find(f"Yhteensä oli {about}{text} {unit[0]} kaudella.")
    assert (mention.quantity.value, mention.quantity.unit) == (value * unit[2], unit[1])
    assert (mention.approximate, doubts) == (bool(about), [])


@given(st.text(alphabet="0123456789 .,-–%€§/:xaä", max_size=40))
def test_any_text_is_read_without_fail(text: str) -> None:
    """Whatever stands in the text, mentions are in order, within it, and do not overlap."""
    mentions, _ = _find(text)
    assert all(0 <= mention.first < mention.last <= len(text) for mention in mentions)
    assert all(one.last <= other.first for one, other in itertools.pairwise(mentions))
