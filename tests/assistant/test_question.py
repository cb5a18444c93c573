"""A question as words."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.question import Question, meanings, read_question
from assistant.spelling import Speller
from assistant.vocabulary import load_vocabulary

SPELLER = Speller(["käyttöaste", "päiväkoti", "toimintakulut"])


def read(text: str) -> Question:
    """Return a question read with a small speller and the shipped spoken forms."""
    return read_question(text, SPELLER, dict(load_vocabulary().spoken))


def test_words_have_base_forms_without_dots() -> None:
    """An inflected word is found by its base form, as typed without dots too."""
    assert "paivakoti" in read("päiväkodeissa").atoms[0].bases
    assert "paivakoti" in read("paivakodeissa").atoms[0].bases


def test_a_misspelt_word_is_the_one_meant() -> None:
    """The repaired word gives the base forms, and the word as typed stays in the text."""
    atom = read("toimntakulut").atoms[0]
    assert (atom.text, atom.meant) == ("toimntakulut", "toimintakulut")
    assert "toimintakulu" in atom.bases


def test_compounds_are_parted() -> None:
    """A compound's parts come in order, in base form; one that begins with a spoken word is parted there."""
    assert [set(part) for part in read("menobudjetti").atoms[0].parts] == [{"meno"}, {"budjetti"}]
    assert [set(part) for part in read("eskarikokeilu").atoms[0].parts] == [{"esiopetus"}, {"kokeilu"}]


@pytest.mark.parametrize(
    ("typed", "base"), [("ltk", "lautakunta"), ("ltk:n", "lautakunta"), ("opetusltk", "opetuslautakunta")]
)
def test_a_board_in_short_is_a_board(typed: str, base: str) -> None:
    """The short form of a board's name, alone or as the end of a compound, is read as the word."""
    assert base in read(typed).atoms[0].bases


def test_spoken_words_are_spelt_out() -> None:
    """What is said in one way and written in another is found as written, and can be told so."""
    question = read("paljonks vakan menot putos")
    assert question.spelt_out == "paljonko vakan menot pudota"
    assert question.atoms[0].spoken
    assert question.text == "paljonks vakan menot putos"


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("yli 10 000 €", [Decimal(10000)]),
        ("1 250,5 € ja 30 %", [Decimal("1250.5"), Decimal(30)]),
        ("4.200 €", [Decimal(4200)]),
        ("§ 108", [Decimal(108)]),
        ("vuonna 2024", []),
        ("1-6/2025", []),
        ("TOT-25 %", []),
    ],
)
def test_numbers_are_not_times(text: str, numbers: list[Decimal]) -> None:
    """Amounts are read as numbers; years, periods and the name of the realisation column are not amounts."""
    assert [atom.number for atom in read(text).atoms if atom.number is not None] == numbers


@pytest.mark.parametrize("text", ["tot-%", "TOT-25 %", "toteuma-%", "tot %", "toteutuma-%"])
def test_the_realisation_column_is_one_thing(text: str) -> None:
    """The name of the column with the rate is found with or without a year in it."""
    question = read(f"Vakan kulujen {text}?")
    assert len(question.realisation) == 1
    assert [atom.text for atom in question.atoms] == ["Vakan", "kulujen"]


def test_cases_and_kinds_of_words() -> None:
    """The elative is known, verbs carry no topic, and an unknown word counts as content."""
    question = read("Onko kuluista Xyzzylle?")
    on, kuluista, xyzzy = question.atoms
    assert on.verb
    assert not on.content
    assert "sisaeronto" in kuluista.cases
    assert xyzzy.content
    assert xyzzy.name


def test_degrees_are_told_apart() -> None:
    """The comparative and superlative do not mean the plain adjective."""
    assert meanings("suurempi") != meanings("suuri")
    assert not meanings("suurin") & {"suuri"}


def test_a_deed_stands_for_itself() -> None:
    """A noun of a deed is found by itself beside its verb."""
    assert {"saada", "saaminen"} <= meanings("saamiset")


def test_years_said_and_the_first_word() -> None:
    """The years are told in order, each once; an empty question has no first word."""
    question = read("Paljonko 2025 ja 2024 ja 1-6/2025?")
    assert (question.years_said, question.first_word) == ((2024, 2025), "paljonko")
    assert read("").first_word == ""


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    """Any text gives words that lie in order in it."""
    question = read(text)
    assert [question.text[atom.start : atom.end] for atom in question.atoms] == [atom.text for atom in question.atoms]
    assert sorted(atom.start for atom in question.atoms) == [atom.start for atom in question.atoms]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("alkupuolelal", "alkupuolella"),
        ("ensimmäsiellä", "ensimmäisellä"),
        ("edellsivuonna", "edellisvuonna"),
        ("vounna", "vuonna"),
        ("tmami", "tammi"),
    ],
)
def test_misspelt_words_of_time_are_mended(typed: str, meant: str) -> None:
    """A slip in a word of time is mended before times are looked for; a short one only where letters are swapped."""
    assert read(f"menot {typed}").text == f"menot {meant}"


@pytest.mark.parametrize("typed", ["vuonnq", "helmi", "Tammela", "elokuva"])
def test_other_words_are_no_misspelt_times(typed: str) -> None:
    """A short word with a wrong letter, and a word of its own, stay."""
    assert read(f"menot {typed}").text == f"menot {typed}"
