"""Every sentence keeps the stretch of the source that it was read from."""

from ingest.quoting import Stretch, field_sentences, quote_of, read_sentences
from store.figures import Place
from store.records import Field

PLACE = Place("raportti.txt")


def test_quote_keeps_the_line_end_hyphen() -> None:
    """The text has the cut word whole, the quote as it stands."""
    (sentence,) = read_sentences([Stretch(("Tietoja saa varhaiskas-", "vatuspaikoista."))])
    assert (sentence.text, sentence.quote) == (
        "Tietoja saa varhaiskasvatuspaikoista.",
        "Tietoja saa varhaiskas- vatuspaikoista.",
    )


def test_sentence_over_a_break_has_a_quote_in_pieces() -> None:
    """A sentence that another column interrupts is one, its quote parted by an ellipsis."""
    first, second = read_sentences([Stretch(("Vapaana oli 1,9 %", "kaikista")), Stretch(("paikoista. Muuta ei.",))])
    assert first.text == "Vapaana oli 1,9 % kaikista paikoista."
    assert first.quote == "Vapaana oli 1,9 % kaikista … paikoista."
    assert second.quote == "Muuta ei."


def test_list_items_are_sentences_of_their_own() -> None:
    """Each item of a list is a sentence without its bullet, however the dash is set."""
    lines = ("Tapahtumia on järjestetty:", "", "- pääsiäistapahtuma", "uimahallilla", "", "-ikäihmisten verkkoluento",
             "", "- tänään kylään - huomenna", "asumaan")  # fmt: skip
    texts = [sentence.text for sentence in read_sentences([Stretch(lines)])]
    assert texts == [
        "Tapahtumia on järjestetty:",
        "pääsiäistapahtuma uimahallilla",
        "ikäihmisten verkkoluento",
        "tänään kylään - huomenna asumaan",
    ]


def test_field_without_line_breaks_is_cut_by_its_text() -> None:
    """A field whose quote is wider than its text still gives sentences that the quote holds."""
    field = Field(
        "Riski", "Talouden taantuma uhkaa. Toinen.", ("Luokka Talouden taantuma uhkaa. Toinen. Arvo 2",), PLACE
    )
    assert [(s.text, s.quote) for s in field_sentences(field)] == [
        ("Talouden taantuma uhkaa.", "Talouden taantuma uhkaa."),
        ("Toinen.", "Toinen."),
    ]


def test_text_that_no_quote_holds_gets_them_all() -> None:
    """Where the text cannot be found, the whole field is the quote: nothing is made up."""
    assert quote_of("Aivan muuta", ("Yksi\nkaksi", "kolme")) == "Yksi kaksi … kolme"
