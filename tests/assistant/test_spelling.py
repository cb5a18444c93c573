"""Words as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.spelling import Speller, dotted, folded, is_known

WORDS = ("toimintakulut", "päiväkoti", "käyttöaste", "henkilöstökulut", "varhaiskasvatus", "avustukset", "kirjasto")


@pytest.fixture(scope="module")
def speller() -> Speller:
    """Return a speller that knows a few words of a report."""
    return Speller(WORDS)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("kayttoaste", "käyttöaste"),
        ("paivakoti", "päiväkoti"),
        ("toimintakulutt", "toimintakulut"),
        ("toimntakulut", "toimintakulut"),
        ("henkilöstökulutt", "henkilöstökulut"),
        ("henkilostokulut", "henkilöstökulut"),
        ("varhaiskasvatuss", "varhaiskasvatus"),
        ("avustukst", "avustukset"),
        ("kirjato", "kirjasto"),
        ("KAYTTOASTE", "käyttöaste"),
        ("paivakodeissa", "päiväkodeissa"),
        ("talouss", "talous"),
    ],
)
def test_slips_are_repaired(speller: Speller, typed: str, meant: str) -> None:
    """Missing dots, dropped and doubled letters lead to the word of the documents, or else of the language."""
    assert speller.repair(typed)[:1] == (meant,)


@pytest.mark.parametrize("typed", ["xyzzy", "kulq", "avu", "2025"])
def test_what_is_near_nothing_stays_unrepaired(speller: Speller, typed: str) -> None:
    """A word that is near no other, a short one and a number are not made into something else."""
    assert speller.repair(typed) == ()


def test_a_first_letter_is_never_guessed(speller: Speller) -> None:
    """A slip in the first letter is too far: another word may be meant."""
    assert "avustukset" not in speller.repair("ovustukset")


def test_two_slips_need_a_long_word(speller: Speller) -> None:
    """Two letters may be wrong in a long word, one in a short one."""
    assert speller.repair("henkilstökult") == ("henkilöstökulut",)
    assert speller.repair("kirjot") == ()


CORE = ("tilinpäätös", "talousarvio", "henkilöstökulu", "tuki", "muu", "osto", "vaka", "varhis", "toimintatuotto")


@pytest.fixture(scope="module")
def vocabulary() -> Speller:
    """Return a speller that knows words of the vocabulary and of asking, and no document."""
    return Speller((), CORE, ("kerro", "montako"))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("talousarvisosa", "talousarviossa"),
        ("talosuarviosa", "talousarviossa"),
        ("henkilöstöklujen", "henkilöstökulujen"),
        ("tute", "tuet"),
        ("otsoja", "ostoja"),
        ("vakna", "vakan"),
        ("varhkisen", "varhiksen"),
        ("krero", "kerro"),
        ("vakas", "vakassa"),
        ("talousarviost", "talousarviosta"),
        ("monatko", "montako"),
        ("kasvanu", "kasvanut"),
        ("pysyny", "pysynyt"),
        ("laskenu", "laskenut"),
    ],
)
def test_inflected_words_of_the_vocabulary_are_found(vocabulary: Speller, typed: str, meant: str) -> None:
    """A slip in any form of a word is repaired to that form, in a short word where two letters are swapped."""
    assert vocabulary.repair(typed)[:1] == (meant,)


@pytest.mark.parametrize("typed", ["tyte", "kutru", "vakka", "ostq", "varastokulu", "kauhukulu"])
def test_another_word_is_not_made_into_one_of_the_vocabulary(vocabulary: Speller, typed: str) -> None:
    """A wrong letter in a short word makes another word of it."""
    assert not {"tuet", "osto", "vaka", "muut", "henkilöstökulu"} & set(vocabulary.repair(typed))


@pytest.mark.parametrize(
    ("typed", "odd"), [("tilipäätöksessä", True), ("tilinpäätöksessä", False), ("kulut", False), ("kesätöihin", False)]
)
def test_compounds_that_nobody_means(vocabulary: Speller, typed: str, *, odd: bool) -> None:
    """A compound that the morphology makes up is taken for a slip where a word of the vocabulary is one letter away."""
    assert vocabulary.odd(typed) is odd


@pytest.mark.parametrize(
    ("one", "other", "whole"),
    [
        ("toiminta", "tuotot", "toimintatuotot"),
        ("henkilöstö", "kuluja", "henkilöstökuluja"),
        ("talous", "päällikkö", None),
    ],
)
def test_parted_compounds(vocabulary: Speller, one: str, other: str, whole: str | None) -> None:
    """Two words are one compound where the vocabulary has it, in whatever case."""
    assert vocabulary.joined(one, other) == whole


@given(st.sampled_from(WORDS))
def test_dots_never_matter(word: str) -> None:
    """Each known word is found when it is typed without its dots."""
    assert Speller(WORDS).repair(folded(word))[:1] in ((word,), ())


@given(st.text(max_size=40))
def test_folding_keeps_positions(text: str) -> None:
    """Folded text has every character in its place, small and without dots, wherever lower case keeps the length."""
    if len(text.lower()) == len(text):
        assert len(folded(text)) == len(text)
    assert not set(folded(text)) & set("äöåÄÖÅ")
    assert folded(folded(text)) == folded(text)


def test_known_words_need_no_dots_added() -> None:
    """The morphology knows word forms, and dotted forms of others."""
    assert is_known("käyttöasteen")
    assert not is_known("kayttoasteen")
    assert dotted("kayttoasteen") == ("käyttöasteen",)
    assert dotted("xyzzy") == ()
