"""The staff's own words: what they mean, what they never override, and faults told a line each."""

from pathlib import Path

import pytest

from assistant.knowledge import Knowledge
from assistant.service import Assistant
from assistant.staff_vocabulary import with_staff_words
from assistant.vocabulary import Vocabulary, load_vocabulary
from store.errors import FaultyWordsError, InputError
from tests.assistant.made import CENTRE, LIBRARY, YOUTH, refused, talk, told, town, value

GOOD = """
[rivit]
"Palvelujen ostot" = ["ostarit", "ostetut työt"]
"Toimintakulut" = ["pyörityskulut"]
"Olematon rivi" = ["haamut"]

[yksikot]
"Nuorisopalvelut" = ["nuoliike", "NÄPSÄ"]
"Kirjastopalvelut" = ["lukula", "Sivistyspalvelut"]

[puhekieli]
"paljk" = "paljonko"
"""


def extended(folder: Path, text: str) -> Vocabulary:
    """Return the shipped vocabulary with a file of this text."""
    path = folder / "sanasto.toml"
    path.write_text(text, encoding="utf-8")
    return with_staff_words(load_vocabulary(), path)


@pytest.mark.parametrize(
    ("question", "organisation", "row"),
    [
        ("Paljonko nuoliikkeen pyörityskulut olivat 2024?", YOUTH, "Toimintakulut"),
        ("paljk näpsän menot oli 2024", YOUTH, "Toimintakulut"),
        ("Paljonko lukulan tulot olivat 2024?", LIBRARY, "Toimintatuotot"),
        ("Paljonko sivistyspalveluilla meni ostareihin vuonna 2024?", CENTRE, "Palvelujen ostot"),
        ("Paljonko sivistyspalvelujen ostettuihin töihin meni rahaa vuonna 2024?", CENTRE, "Palvelujen ostot"),
    ],
)
def test_words_are_understood_in_every_form(tmp_path: Path, question: str, organisation: str, row: str) -> None:
    """A word of the staff means the row or the unit that it was given to, inflected too."""
    assistant = Assistant(town(), vocabulary=extended(tmp_path, GOOD))
    assert told(talk(assistant, question)[0]).value == value(organisation, row, "TP 2024")


def test_a_name_of_the_documents_stays_what_it_is(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A word that is a name in the documents is not given away; a name that is not there is told in the log."""
    assistant = Assistant(town(), vocabulary=extended(tmp_path, GOOD))
    answer = told(talk(assistant, "Paljonko Sivistyspalvelujen toimintakulut olivat 2024?")[0])
    assert answer.value == value(CENTRE, "Toimintakulut", "TP 2024")
    assert "Sivistyspalvelut" in caplog.text
    assert "Olematon rivi" in caplog.text
    refused(talk(assistant, "Paljonko nuorisopalvelujen haamut olivat 2024?")[0])


def test_a_word_of_the_staff_goes_before_an_everyday_word(tmp_path: Path) -> None:
    """What the built-in vocabulary takes for one row may be given to another, and then means only that."""
    vocabulary = extended(tmp_path, '[rivit]\n"Palvelujen ostot" = ["palkat"]\n')
    knowledge = Knowledge(town(), vocabulary)
    names = {mention.name for mention in knowledge.read("sivistyspalvelujen palkat")[1] if mention.section == "measure"}
    assert names == {"Palvelujen ostot"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[rivi]\n"x" = ["yy"]\n', ("[rivi]", "Käytä osia [rivit]")),
        ("rivit = 3\n", ("[rivit]", "taulukko")),
        ('[rivit]\n"Avustukset" = "tuki"\n', ("[rivit] Avustukset", "luettelo")),
        ('[rivit]\n"Avustukset" = []\n', ("[rivit] Avustukset", "luettelo")),
        ('[rivit]\n"Avustukset" = [3]\n', ("[rivit] Avustukset", "luettelo")),
        ('[rivit]\n"Avustukset" = ["1"]\n', ('"1"', "kirjainta")),
        ('[rivit]\n"Avustukset" = ["budjetit"]\n', ('"budjetit"', "merkitsee jo muuta")),
        ('[rivit]\n"Avustukset" = ["paljonko"]\n', ('"paljonko"', "kysymyssana")),
        ('[rivit]\n"Avustukset" = ["henkilöstökulut"]\n', ('"henkilöstökulut"', "Henkilöstökulut nimi")),
        ('[yksikot]\n"A" = ["ostari"]\n"B" = ["ostarit"]\n', ('"ostarit"', "[yksikot] A")),
        ('[puhekieli]\n"paljk" = 3\n', ("[puhekieli] paljk", "lainausmerkeissä")),
    ],
)
def test_a_fault_is_one_line(tmp_path: Path, text: str, told: tuple[str, ...]) -> None:
    """Each fault names the file and the key, says what is wrong and what to do, in one line."""
    with pytest.raises(FaultyWordsError) as fault:
        extended(tmp_path, text)
    (line,) = fault.value.lines
    assert "sanasto.toml" in line
    assert "\n" not in line
    assert all(part in line for part in told)


def test_every_fault_is_told(tmp_path: Path) -> None:
    """A file with several faults tells them all at once."""
    with pytest.raises(FaultyWordsError) as fault:
        extended(tmp_path, '[rivi]\n"x" = ["yy"]\n\n[rivit]\n"Avustukset" = ["budjetti", "1"]\n')
    assert len(fault.value.lines) == 3


@pytest.mark.parametrize(("text", "why"), [("[rivit\n", "TOML"), ('[rivit]\n"a" = [\n', "TOML"), ("\udcff", "UTF-8")])
def test_a_file_that_is_no_toml(tmp_path: Path, text: str, why: str) -> None:
    """Broken TOML and other text are told with the file's name."""
    path = tmp_path / "sanasto.toml"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(InputError, match=why):
        with_staff_words(load_vocabulary(), path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """A file that is missing is told, not passed over."""
    with pytest.raises(InputError, match=r"puuttuu\.toml ei voi lukea: tiedostoa ei ole"):
        with_staff_words(load_vocabulary(), tmp_path / "puuttuu.toml")
