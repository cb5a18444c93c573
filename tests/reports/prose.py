"""Paragraphs of made reports, some of them set in two columns."""

from random import Random

_UNIT = (
    (
        "{unit} järjestivät toimintansa suunnitelman mukaan. Henkilöstömenot pysyivät varatussa määrärahassa, ja ostot "
        "painottuivat loppukauteen."
    ),
    (
        "Kauden aikana {unit} ottivat käyttöön uuden laskutusjärjestelmän. Käyttöönotto viivästyi keväästä, mutta "
        "asiakkaille siitä ei koitunut haittaa."
    ),
    "Tulot kertyivät tasaisesti. Suurin epävarmuus liittyy energian hintaan ja sijaisten tarpeeseen.",
)
_WIDE = (
    (
        "Kuntalaisten osallistumista lisättiin avoimilla illoilla, joissa käsiteltiin palveluverkkoa ja "
        "liikennejärjestelyjä. Palautetta kerättiin sekä paikan päällä että sähköisesti."
    ),
    (
        "Rakennusten kunnossapidossa keskityttiin ilmanvaihtoon ja kattojen korjauksiin. Energiankulutusta seurattiin "
        "kuukausittain, ja säätöjä tehtiin tarpeen mukaan."
    ),
    (
        "Varautumissuunnitelmat päivitettiin vuoden alussa. Harjoitus pidettiin yhdessä pelastuslaitoksen ja "
        "naapurikuntien kanssa, ja sen opit kirjattiin."
    ),
    (
        "Hankintojen kilpailuttamista yhtenäistettiin. Sopimuskaudet koottiin yhteen luetteloon, jota päivittää "
        "hankintayksikkö."
    ),
)


def unit_prose(random: Random, unit: str) -> tuple[str, ...]:
    """Return the paragraphs of a unit's chapter."""
    return tuple(text.format(unit=unit) for text in random.sample(_UNIT, 2))


def two_column_prose(random: Random) -> tuple[str, ...]:
    """Return paragraphs long enough for two columns."""
    return tuple(random.sample(_WIDE, 4))
