"""Inflected names, and the certainty that they need."""

import pytest

from assistant.inflection import genitive, is_plural, partitive
from store.words import readings


@pytest.mark.parametrize(
    ("name", "inflected"),
    [
        ("Varhaiskasvatus", "Varhaiskasvatuksen"),
        ("Opetus ja koulutus", "Opetuksen ja koulutuksen"),
        ("Kasvatus- ja opetuslautakunta", "Kasvatus- ja opetuslautakunnan"),
        ("Nuoriso- ja vapaa-aikapalvelut", "Nuoriso- ja vapaa-aikapalvelujen"),
        ("Hyvinvointipalvelut", "Hyvinvointipalvelujen"),
        ("Tekninen toimi", "Teknisen toimen"),
        ("Kaupunginhallitus", "Kaupunginhallituksen"),
        ("Kuuselan kaupunki", "Kuuselan kaupungin"),
        ("Palvelujohtajan vastuualue (Sivistyspalvelut)", "Palvelujohtajan vastuualueen (Sivistyspalvelut)"),
        ("Rakennusvalvonta", "Rakennusvalvonnan"),
        ("Ympäristöterveys", "Ympäristöterveyden"),
        ("Vesihuoltolaitos", "Vesihuoltolaitoksen"),
        ("Museo", "Museon"),
    ],
)
def test_genitive(name: str, inflected: str) -> None:
    """Each part of a name that takes an ending gets it, and the rest stays."""
    assert genitive(name) == inflected


@pytest.mark.parametrize("name", ["Xyzzy", "Varhaiskasvatus Xyzzy", "", "Xyzzy (Sivistys)"])
def test_no_certain_genitive(name: str) -> None:
    """Where a word is not known, the whole name is left alone."""
    assert genitive(name) is None


@pytest.mark.parametrize("name", ["Kirjasto", "Liikunta", "Konserni", "Ruokapalvelut", "Elinvoima", "Lukio"])
def test_a_given_genitive_is_one(name: str) -> None:
    """Whatever form is given, the morphology reads it as a genitive."""
    inflected = genitive(name)
    assert inflected is not None
    assert any(reading.case == "omanto" for reading in readings(inflected))


@pytest.mark.parametrize(
    ("name", "plural"),
    [
        ("Toimintakulut", True),
        ("Rahoitustuotot ja -kulut", True),
        ("Aineet, tarvikkeet ja tavarat", True),
        ("Toimintakate", False),
        ("Tilikauden tulos", False),
        ("Lainakanta", False),
        ("", False),
    ],
)
def test_number_of_the_verb(name: str, *, plural: bool) -> None:
    """A measure takes a plural verb where its last word is plural."""
    assert is_plural(name) is plural


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("henkilöstökulut", "henkilöstökuluja"),
        ("tuet ja avustukset", "tukia ja avustuksia"),
        ("palvelujen ostot", "palvelujen ostoja"),
        ("valtionosuudet", "valtionosuuksia"),
        ("Tekninen lautakunta", "Teknistä lautakuntaa"),
        ("Opetus ja koulutus", "Opetusta ja koulutusta"),
        ("Xyzzy", None),
    ],
)
def test_partitive(name: str, form: str | None) -> None:
    """The partitive of a name is given where the morphology confirms it."""
    assert partitive(name) == form
