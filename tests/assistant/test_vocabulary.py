"""The vocabulary: what is read, what a row means, and faults told by their entry."""

from pathlib import Path

import pytest

from assistant.vocabulary import Nature, bare_name, load_vocabulary
from store.errors import InputError


def written(folder: Path, text: str) -> Path:
    """Return a vocabulary file with this text."""
    path = folder / "oma-sanasto.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_shipped_file_is_whole() -> None:
    """Every measure has a nature, no section lacks entries, and no name is given twice in a section."""
    vocabulary = load_vocabulary()
    assert all(term.nature is not None for term in vocabulary.section("measure"))
    for section in ("measure", "organisation", "basis", "operation", "unit", "record", "field", "group", "funder"):
        names = [term.name for term in vocabulary.section(section)]
        assert names
        assert len(names) == len(set(names)), section


@pytest.mark.parametrize(
    ("row", "name", "nature"),
    [
        ("Toimintakulut", "Toimintakulut", Nature.COST),
        ("TOIMINTAKULUT", "Toimintakulut", Nature.COST),
        ("Toimintamenot", "Toimintakulut", Nature.COST),
        ("Toimintakulut yhteensä", "Toimintakulut", Nature.COST),
        ("Toimintakulut, 1 000 €", "Toimintakulut", Nature.COST),
        ("Lainakanta 31.12.2024", "Lainakanta", Nature.STOCK),
        ("Toimintakate/Jäämä", "Toimintakate", Nature.RESULT),
        ("Myyntitulot", "Myyntituotot", Nature.INCOME),
        ("Omavaraisuusaste, %", "Omavaraisuusaste", Nature.STOCK),
        ("Lainakanta 31.12., €/as.", "Lainakanta, €/asukas", Nature.STOCK),
        ("VASTAAVAA YHTEENSÄ", "Vastaavaa yhteensä", Nature.STOCK),
        ("Asukasluku 31.12.", "Asukasmäärä", Nature.STOCK),
    ],
)
def test_a_printed_row_is_its_measure(row: str, name: str, nature: Nature) -> None:
    """A row is known by its name or another printed name, with a unit, a date or a total's mark behind it."""
    term = load_vocabulary().measure(row)
    assert term is not None
    assert (term.name, term.nature) == (name, nature)


def test_an_unknown_row_is_no_measure() -> None:
    """A row that the vocabulary does not hold is not likened to one that it does."""
    assert load_vocabulary().measure("Toimintakulujen kasvuvara") is None


def test_a_bare_name_keeps_something() -> None:
    """The unit and date behind a row's name are left out, the name itself never."""
    assert bare_name("Lainakanta, €") == "Lainakanta"
    assert bare_name("Asukasmäärä 31.12.2024") == "Asukasmäärä"
    assert bare_name("yhteensä") == "yhteensä"


def test_staff_can_add_words(tmp_path: Path) -> None:
    """A file of one's own is read as it is written."""
    text = (
        '[[measure]]\nname = "Lumityöt"\nnature = "cost"\nwords = ["lumityö"]\n\n'
        '[filler]\nwords = ["hei"]\n\n[spoken]\n"lumet" = "lumi"\n'
    )
    vocabulary = load_vocabulary(written(tmp_path, text))
    assert [(term.name, term.words, term.nature) for term in vocabulary.terms] == [
        ("Lumityöt", ("lumityö",), Nature.COST)
    ]
    assert (vocabulary.filler, vocabulary.spoken) == (("hei",), (("lumet", "lumi"),))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[[measure]]\nname = "Lumityöt"\nsanat = ["lumi"]\n', "Lumityöt"),
        ('[[measure]]\nwords = ["lumi"]\n', "lumi"),
        ('[[mitta]]\nname = "Lumityöt"\n', "mitta"),
        ("[[measure\n", "oma-sanasto.toml"),
    ],
)
def test_a_fault_is_told_by_its_entry(tmp_path: Path, text: str, told: str) -> None:
    """A wrong key, a missing name, an unknown section or broken TOML is one line that names it and the file."""
    path = written(tmp_path, text)
    with pytest.raises(InputError) as fault:
        load_vocabulary(path)
    assert told in str(fault.value)
    assert "oma-sanasto.toml" in str(fault.value)


def test_a_missing_file_is_told() -> None:
    """A file that is not there is an error of input, not an empty vocabulary."""
    with pytest.raises(InputError, match=r"puuttuu\.toml"):
        load_vocabulary(Path("puuttuu.toml"))
