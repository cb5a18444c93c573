"""Names and words of the vocabulary found in a question."""

import pytest

from assistant.question import read_question
from assistant.spelling import Speller
from assistant.spotting import Entry, Mention, Spotter, make_entry

ENTRIES = (
    make_entry("measure", "Toimintakulut", "toimintakulu"),
    make_entry("measure", "Toimintakulut", "meno"),
    make_entry("measure", "Avustukset", "avustus"),
    make_entry("measure", "Tuet ja avustukset", "tuki ja avustus"),
    make_entry("measure", "Maksutuotot", "maksu", weak=True),
    make_entry("basis", "budget", "budjetti"),
    make_entry("organisation", "Varhaiskasvatus", "~vaka"),
    make_entry("organisation", "Opetus ja koulutus", "Opetus ja koulutus"),
    make_entry("organisation", "Kasvatus- ja opetuslautakunta", "Kasvatus- ja opetuslautakunta"),
    make_entry("unit", "OPKOU", "OPKOU"),
    make_entry("operation", "most", "suurin"),
    make_entry("operation", "why", "=miksi"),
)


def spot(text: str, entries: tuple[Entry, ...] = ENTRIES) -> list[Mention]:
    """Return the mentions of a question."""
    return Spotter(entries).spot(read_question(text, Speller([]), {}).atoms)


def names(text: str) -> list[str]:
    """Return the names found, in order."""
    return [mention.name for mention in spot(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("toimintakuluista", ["Toimintakulut"]),
        ("menoja", ["Toimintakulut"]),
        ("opetuksen ja koulutuksen toimintakulut", ["Opetus ja koulutus", "Toimintakulut"]),
        ("Kasvatus- ja opetuslautakunnalle", ["Kasvatus- ja opetuslautakunta"]),
        ("suurimmat menot", ["most", "Toimintakulut"]),
        ("iso meno", ["Toimintakulut"]),
        ("opetus", []),
        ("", []),
    ],
)
def test_inflected_phrases(text: str, found: list[str]) -> None:
    """Every inflected form of a phrase is found, and not a part of a longer name."""
    assert names(text) == found


def test_the_longest_phrase_wins() -> None:
    """What is inside a longer phrase is not found again."""
    assert names("tuet ja avustukset") == ["Tuet ja avustukset"]
    assert names("avustukset ja tuet") == ["Avustukset"]


@pytest.mark.parametrize("form", ["vaka", "vakan", "vakasta", "vakalla", "vakoille", "vakoissa", "vakankin", "VAKAssa"])
def test_short_names_take_endings(form: str) -> None:
    """A short name that the morphology does not know is found in its inflected forms."""
    assert "Varhaiskasvatus" in names(form)


@pytest.mark.parametrize("form", ["vakava", "vakuutus", "vakaumus"])
def test_other_words_are_no_short_name(form: str) -> None:
    """A word that only begins alike is not the short name."""
    assert "Varhaiskasvatus" not in names(form)


@pytest.mark.parametrize("form", ["OPKOU", "opkoun", "OPKOU:n", "OPKOUssa"])
def test_abbreviations_take_endings(form: str) -> None:
    """An abbreviation is found with an ending, with or without the colon."""
    assert names(form) == ["OPKOU"]


def test_parts_of_compounds() -> None:
    """Parts of a compound that mean something are found as parts."""
    found = spot("menobudjetti")
    assert [(mention.name, mention.part) for mention in found] == [("Toimintakulut", True), ("budget", True)]


def test_only_the_form_itself() -> None:
    """A word that is asked for as it stands is not found in another form."""
    assert names("miksi") == ["why"]
    assert [mention.exact for mention in spot("miksi")] == [True]
    assert names("mikä") == []


def test_a_mention_knows_its_place() -> None:
    """A mention covers its words, and keeps the case of the last one."""
    mention = spot("paljonko tuista ja avustuksista?")[0]
    assert (mention.first, mention.last, mention.start, mention.end) == (1, 4, 9, 31)
    assert "sisaeronto" in mention.cases


def test_a_strong_mention_beats_a_weak_one() -> None:
    """Where a weak and a strong phrase say the same, the mention is strong."""
    both = (make_entry("measure", "A", "maksu", weak=True), make_entry("measure", "A", "maksu"))
    assert [mention.weak for mention in spot("maksut", both)] == [False]
    assert [mention.weak for mention in spot("maksut", both[:1])] == [True]


def test_a_form_of_its_own_is_no_form_of_a_phrase() -> None:
    """What means something as it stands is not taken for a form of another word in a longer phrase."""
    found = spot(
        "rahaa käyttämättä",
        (make_entry("basis", "remaining", "=käyttämättä"), make_entry("operation", "spend", "raha käyttää")),
    )
    assert [mention.name for mention in found] == ["remaining"]


def test_a_long_field_hides_no_row() -> None:
    """A field of a record of several words leaves the row within it to be found."""
    found = spot(
        "menojen toteuma", (make_entry("field", "spent", "meno toteuma"), make_entry("measure", "Kulut", "meno"))
    )
    assert {mention.name for mention in found} == {"spent", "Kulut"}


def test_short_names_with_gradation() -> None:
    """A short name that the morphology does not know is found in its weak grade too."""
    found = spot("kasoplautakunnan menot", (make_entry("organisation", "Lautakunta", "kasoplautakunta"),))
    assert [mention.name for mention in found] == ["Lautakunta"]


def test_a_name_without_words_is_never_found() -> None:
    """An organisation that a record leaves untold makes no entry that could be found, and does no harm."""
    assert spot("paljonko menot olivat", (*ENTRIES, make_entry("organisation", "", "")))[0].name == "Toimintakulut"
