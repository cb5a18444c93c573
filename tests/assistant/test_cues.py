"""What a question waits for, and the marks of it in a sentence."""

import pytest

from assistant.cues import Wanted, continues, counted, counts, holds, is_statement, parts_of_question, wanted
from store.lexical import terms_of


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Milloin tulokset saadaan?", Wanted.TIME),
        ("Montako lasta tavoitettiin?", Wanted.COUNT),
        ("kuinka monta lasta tavoitettiin", Wanted.COUNT),
        ("Kuinka pitkä jono oli?", Wanted.COUNT),
        ("Monentenako Kuusela oli vertailussa?", Wanted.COUNT),
        ("Miten Kaunisjärven vesilaitos on varautunut katkoksiin?", Wanted.MEANS),
        ("Miten monialainen tiimi on toiminut?", Wanted.STATE),
        ("Kuka maksoi häkit?", Wanted.PERSON),
        ("Kuka on hankkeen vetäjä?", Wanted.NAME),
        ("Mitkä ovat heidän nimensä ja nimet?", Wanted.NAME),
        ("Mista maista oppilaat tulevat?", Wanted.PLACE),
        ("Miksi luvut eivät ole vertailukelpoisia?", Wanted.REASON),
        ("Mikä vaikutti siihen, montako tuntia saatiin?", Wanted.REASON),
        ("Millä keinoilla väkeä saadaan lisää?", Wanted.MEANS),
        ("Mihin hankkeella pyritään?", Wanted.AIM),
        ("Miten hanke on edennyt?", Wanted.STATE),
        ("Mitä päiväkodeissa on tehty?", Wanted.DONE),
        ("Mitä raportissa kerrotaan keskustelusta?", Wanted.ACCOUNT),
        ("Ohjaamo?", Wanted.ANYTHING),
    ],
)
def test_what_a_question_waits_for(question: str, kind: Wanted) -> None:
    """The first mark of a question decides, whether or not it is typed with dots."""
    assert wanted(question) is kind


@pytest.mark.parametrize(
    ("sentence", "kind", "marked"),
    [
        ("Hanke alkoi 1.8.2024.", Wanted.TIME, True),
        ("Tulokset saadaan syksyllä.", Wanted.TIME, True),
        ("Hanke alkoi hyvin.", Wanted.TIME, False),
        ("Viisi oppilasta sai paikan.", Wanted.COUNT, True),
        ("Kysely tehtiin keväällä 2025.", Wanted.COUNT, False),
        ("Hanketta vetää Maija Lahtinen.", Wanted.NAME, True),
        ("Uudet Valo-oppilaat tulivat.", Wanted.NAME, False),
        ("Oppilaat tulevat Intiasta.", Wanted.PLACE, True),
        ("Oppilaat tulevat kaukaa.", Wanted.PLACE, False),
        ("Se johtui kylmästä keväästä.", Wanted.REASON, True),
        ("Mitä tahansa.", Wanted.ANYTHING, True),
    ],
)
def test_marks_of_the_answer(sentence: str, kind: Wanted, *, marked: bool) -> None:
    """A time, a number that is no year, a person's name, a place or a cause is told by its marks."""
    assert holds(sentence, kind) is marked


def test_the_word_counted_and_its_number() -> None:
    """A number counts only beside the word that is asked, whichever comes first."""
    assert counted("Kuinka monta lasta tavoitettiin?") == "lasta"
    assert counted("Paljonko se maksoi?") is None

    def child(word: str) -> bool:
        return "lapsi" in terms_of(word)

    assert counts("Kerhoissa tavoitettiin 410 lasta.", child)
    assert counts("Lapsia oli kerhoissa 410.", child)
    assert not counts("Kerhoja oli 73, ja niistä pitivät erityisesti myös monet pienet lapset.", child)
    assert not counts("Lapset kävivät kerhossa vuonna 2025.", child)


def test_double_questions_are_parted() -> None:
    """Two questions joined by "ja" are two; a plain "ja" parts nothing."""
    assert parts_of_question("Mihin hanke painottuu ja milloin se alkoi?") == (
        "Mihin hanke painottuu",
        "milloin se alkoi?",
    )
    assert parts_of_question("Miten koulut ja päiväkodit toimivat?") == ("Miten koulut ja päiväkodit toimivat?",)


def test_statements_and_leaning_sentences() -> None:
    """A heading has no verb; a sentence that begins with a pronoun leans on the one before it."""
    assert is_statement("Hanke alkoi syksyllä.")
    assert not is_statement("Lautakunnan talousarvio")
    assert continues("Sen kustannukset olivat pienet.")
    assert not continues("Kirjasto on avoinna.")
