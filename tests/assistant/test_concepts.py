"""What a question asks about, and how well a text covers it."""

import pytest

from assistant.concepts import Concept, ConceptReader, Kind, same_stem
from assistant.spelling import Speller
from store.lexical import WordIndex, terms_of
from store.words import tokens

TEXTS = (
    "Päiväkotien käyttöaste oli kesäkuussa 72,24 %.",
    "Varhaiskasvatuksen henkilöstö osallistui koulutukseen.",
    "Kotoutumisen verkosto toimii Metsolassa.",
    "Koulujen turvallisuutta parannetaan.",
)


@pytest.fixture(scope="module")
def reader() -> ConceptReader:
    """Return a reader over four sentences."""
    forms = {token for text in TEXTS for token in tokens(text) if token[0].isalpha()}
    return ConceptReader(WordIndex([terms_of(text) for text in TEXTS]), Speller(forms))


def concept(reader: ConceptReader, word: str) -> Concept:
    """Return the concept of a word inside a question."""
    return next(one for one in reader.read(f"Onko {word} hyvä?") if one.word == word)


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("käyttöaste", Kind.NOUN),
        ("kesäkuussa", Kind.MONTH),
        ("2024", Kind.YEAR),
        ("72,24", Kind.NUMBER),
        ("Metsolassa", Kind.NAME),
        ("OPKOU", Kind.NAME),
        ("osallistui", Kind.VERB),
        ("turvallinen", Kind.ADJECTIVE),
        ("tilanne", Kind.WEAK),
        ("lähtenyt", Kind.WEAK),
    ],
)
def test_words_are_told_apart_by_kind(reader: ConceptReader, word: str, kind: Kind) -> None:
    """Names, months, years and numbers must be covered; words without a topic hardly weigh."""
    one = concept(reader, word)
    assert one.kind is kind
    assert one.required is (kind in (Kind.NAME, Kind.MONTH, Kind.YEAR, Kind.NUMBER))


def test_a_verb_is_not_read_as_a_compound_that_looks_like_it(reader: ConceptReader) -> None:
    """What belongs somewhere (kuuluvat) asks for no permit by the moon (kuu-luvat)."""
    one = concept(reader, "kuuluvat")
    assert one.kind is not Kind.NOUN
    assert one.parts == ()
    assert "kuulupa" not in dict(one.terms)


def test_an_unknown_name_is_found_in_its_weak_grade() -> None:
    """A name that the morphology does not know is found also where its consonants weaken before an ending."""
    reader = ConceptReader(WordIndex([terms_of("Zelkin pihalla")]), Speller(["Zelkin", "pihalla"]))
    assert concept(reader, "Zelkki").covered(terms_of("Zelkin pihalla"))
    assert not concept(reader, "Zolkki").covered(terms_of("Zelkin pihalla"))


def test_function_words_are_no_concepts(reader: ConceptReader) -> None:
    """Question words, pronouns and conjunctions leave nothing, with dots or without."""
    assert [
        one.word for one in reader.read("Milloin ja miksi se on, tai mita varten?") if one.kind is not Kind.WEAK
    ] == []


def test_a_span_of_months_is_no_concept(reader: ConceptReader) -> None:
    """The report's own half-year is left to the interpretation."""
    assert [one.word for one in reader.read("käyttöaste tammi–kesäkuussa")] == ["käyttöaste"]
    assert [one.word for one in reader.read("käyttöaste huhti-kesakuussa")] == ["käyttöaste"]


@pytest.mark.parametrize(
    ("asked", "text", "covered"),
    [
        ("eskareissa", "esiopetuksessa", True),
        ("päiväkodeissa", "varhaiskasvatuksessa", True),
        ("turvallinen", "turvallisuutta", True),
        ("kotouttamista", "kotoutumisen", True),
        ("kouluterveyskysely", "koulun terveyden kysely", True),
        ("koulutus", "koulussa", False),
        ("talous", "talossa", False),
        ("72,24", "72,42", False),
        ("kesäkuussa", "heinäkuussa", False),
        ("toimintakate", "toimintakulut", False),
    ],
)
def test_what_covers_a_word_and_what_does_not(reader: ConceptReader, asked: str, text: str, *, covered: bool) -> None:
    """Synonyms, words of the same stem and all parts of a compound cover; likeness of letters or numbers does not."""
    assert concept(reader, asked).covered(terms_of(text)) is covered


@pytest.mark.parametrize(
    ("typed", "meant"), [("paivakodit", "päiväkoti"), ("kayttoaste", "käyttöaste"), ("turvalisuutta", "turvallisuus")]
)
def test_typos_and_missing_dots_are_seen_through(reader: ConceptReader, typed: str, meant: str) -> None:
    """A word as people type it leads to what the passages hold."""
    assert concept(reader, typed).degree({meant}) == 1


def test_rare_words_weigh_more(reader: ConceptReader) -> None:
    """A word that no passage holds weighs most and is not known."""
    unheard, held = concept(reader, "uimahalli"), concept(reader, "käyttöaste")
    assert unheard.weight > held.weight
    assert (unheard.known, held.known) == (False, True)


def test_derived_words_share_a_stem_and_lookalikes_do_not() -> None:
    """Endings that make words from words are seen through; a shared beginning alone is not enough."""
    assert same_stem("turvallinen", "turvallisuus")
    assert same_stem("suunnitella", "suunnitelma")
    assert not same_stem("koulu", "koulutus")
    assert not same_stem("asiakas", "asiakirja")
    assert not same_stem("kunta", "kunto")
