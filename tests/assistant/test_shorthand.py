"""Shorthand is written out as words before a question is read."""

import pytest

from assistant.shorthand import Shorthand
from assistant.time_finding import find_times
from assistant.timewords import Direction
from assistant.vocabulary import load_vocabulary

NAMES = ("Elinvoimalautakunta", "Kaupunkirakenteen palvelualue", "Liikunta- ja nuorisopalvelut")


@pytest.fixture
def shorthand() -> Shorthand:
    """Return the product's own abbreviations over the names of a few units."""
    return Shorthand(dict(load_vocabulary().abbreviations), NAMES)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("toim.kulut", "toimintakulut"),
        ("Toim. tuottoja", "toimintatuottoja"),
        ("elinv. ltk:n menot", "elinvoimalautakunnan menot"),
        ("nuorisopalv. kulut", "nuorisopalvelut kulut"),
        ("Kaupunkirak. menot", "kaupunkirakenteen menot"),
        ("elinvoimaltk:ssa", "elinvoimalautakunnassa"),
        ("kasvu-%", "kasvu %"),
        ("ero %-yks.", "ero prosenttiyksikköä"),
        ("2023 → 2024", "2023 vs 2024"),
        ("menot/kk", "menot kuukaudessa"),
        ("menot t€", "menot euroina"),
        ("menot TA 2025 t€", "menot TA 2025 euroina"),
        ("yli 40 t€", "yli 40 tuhatta euroa"),
        ("paljonko jäi rahaa loppuvuodelle", "paljonko jäi rahaa jäljelle"),
        ("ensimmäisellä puolivuotiskaudella", "ensimmäisellä vuosipuoliskolla"),
        ("yli 1,5 milj. euroa", "yli 1,5 miljoonaa euroa"),
    ],
)
def test_shorthand_is_written_out(shorthand: Shorthand, written: str, words: str) -> None:
    """Each kind of shorthand becomes the words that it stands for."""
    assert shorthand.written_out(written) == words


@pytest.mark.parametrize(
    "text", ["Mikä oli tot-% 6/2025?", "Kirjaston menot esim. 2024", "TOT-25 %", "Paljonko menot olivat. Kiitos."]
)
def test_other_text_stays(shorthand: Shorthand, text: str) -> None:
    """What is no abbreviation of the vocabulary or of a unit's name is left alone."""
    assert shorthand.written_out(text) == text


def test_a_clipped_name_of_two_units_stays() -> None:
    """A clipped word that begins two units' names is not taken for either."""
    assert Shorthand({}, ("Tekniset palvelut", "Teknologiakeskus")).written_out("Tekn. menot") == "Tekn. menot"


@pytest.mark.parametrize(
    ("text", "year", "months", "direction"),
    [
        ("H1/24:stä", 2024, (1, 6), Direction.FROM),
        ("6 kk -24", 2024, (1, 6), None),
        ("TA25:een", 2025, None, Direction.TO),
        ("Q2/25", 2025, (4, 6), None),
    ],
)
def test_times_in_shorthand(text: str, year: int, months: tuple[int, int] | None, direction: Direction | None) -> None:
    """A year in two digits behind months is the year, and a case typed behind figures tells the way of a change."""
    (found,) = find_times(text)
    assert (found.year, found.months, found.direction) == (year, months, direction)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("menot lautakunnassa (nuoriso ja liikunta)", "menot Nuoriso- ja liikuntalautakunnassa"),
        ("lautakunnan, nuoriso- ja liikunta, menot", "Nuoriso- ja liikuntalautakunnan, menot"),
        ("Lautakunta: nuoriso ja liikunta", "Nuoriso- ja liikuntalautakunta"),
        ("lautakunnalle nuoriso ja liikunta", "Nuoriso- ja liikuntalautakunnalle"),
        ("lautakunnan liikunta ja nuoriso", "lautakunnan liikunta ja nuoriso"),
    ],
)
def test_a_name_with_its_last_part_first_is_put_in_order(text: str, whole: str) -> None:
    """A board named before what it is of has its own name; the words in another order are no such name."""
    assert Shorthand({}, ("Nuoriso- ja liikuntalautakunta",)).written_out(text) == whole
