"""What units and rows are called: every case that the phrasings need, formal, everyday and short."""

from dataclasses import dataclass
from enum import Enum


class Nature(Enum):
    """What a row holds, for the words that tell the direction of a change."""

    INCOME = "income"
    COST = "cost"
    RESULT = "result"


@dataclass(frozen=True, slots=True)
class Noun:
    """A row's name in the cases: nominative, genitive, partitive, elative, illative."""

    nom: str
    gen: str
    par: str
    ela: str
    ill: str
    plural: bool = True


@dataclass(frozen=True, slots=True)
class Owner:
    """A unit's name in the cases: nominative, genitive, adessive, inessive, allative."""

    nom: str
    gen: str
    ade: str
    ine: str
    all: str


@dataclass(frozen=True, slots=True)
class RowNames:
    """A row: its nature, its name, and other words for it."""

    nature: Nature
    name: Noun
    everyday: tuple[Noun, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitNames:
    """A unit: its name, variants of the same name, everyday words, and short names."""

    name: Owner
    variants: tuple[Owner, ...] = ()
    everyday: tuple[Owner, ...] = ()
    short: tuple[str, ...] = ()


def _vowel_plural(stem: str, nom: str) -> Noun:
    """Return a plural like *kulut*: kulut, kulujen, kuluja, kuluista, kuluihin."""
    back = "a" if any(letter in stem for letter in "aou") else "ä"
    return Noun(nom, f"{stem}jen", f"{stem}j{back}", f"{stem}ist{back}", f"{stem}ihin")


def _tulot(prefix: str) -> Noun:
    return _vowel_plural(f"{prefix}tulo", f"{prefix}tulot")


def _tuotot(prefix: str) -> Noun:
    return Noun(
        f"{prefix}tuotot", f"{prefix}tuottojen", f"{prefix}tuottoja", f"{prefix}tuotoista", f"{prefix}tuottoihin"
    )


def _kulut(prefix: str) -> Noun:
    return _vowel_plural(f"{prefix}kulu", f"{prefix}kulut")


def _menot(prefix: str) -> Noun:
    return _vowel_plural(f"{prefix}meno", f"{prefix}menot")


def _kustannukset(prefix: str) -> Noun:
    stem = f"{prefix}kustannuks"
    return Noun(f"{stem}et", f"{prefix}kustannusten", f"{stem}ia", f"{stem}ista", f"{stem}iin")


def _avustukset(prefix: str) -> Noun:
    stem = f"{prefix}avustuks"
    return Noun(f"{stem}et", f"{prefix}avustusten", f"{stem}ia", f"{stem}ista", f"{stem}iin")


_OTHER = ("muut", "muiden", "muita", "muista", "muihin")


def _muut(noun: Noun) -> Noun:
    words = zip(_OTHER, (noun.nom, noun.gen, noun.par, noun.ela, noun.ill), strict=True)
    nom, gen, par, ela, ill = (f"{other} {case}" for other, case in words)
    return Noun(nom, gen, par, ela, ill)


def _ostot(genitive: str) -> Noun:
    nom, gen, par, ela, ill = (f"{genitive} osto{end}" for end in ("t", "jen", "ja", "ista", "ihin"))
    return Noun(nom, gen, par, ela, ill)


ROWS = {
    "Myyntituotot": RowNames(Nature.INCOME, _tuotot("myynti"), (_tulot("myynti"),)),
    "Maksutuotot": RowNames(
        Nature.INCOME,
        _tuotot("maksu"),
        (
            _tulot("maksu"),
            Noun("asiakasmaksut", "asiakasmaksujen", "asiakasmaksuja", "asiakasmaksuista", "asiakasmaksuihin"),
        ),
    ),
    "Tuet ja avustukset": RowNames(
        Nature.INCOME,
        Noun(
            "tuet ja avustukset",
            "tukien ja avustusten",
            "tukia ja avustuksia",
            "tuista ja avustuksista",
            "tukiin ja avustuksiin",
        ),
        (
            Noun(
                "saadut avustukset",
                "saatujen avustusten",
                "saatuja avustuksia",
                "saaduista avustuksista",
                "saatuihin avustuksiin",
            ),
        ),
    ),
    "Muut toimintatuotot": RowNames(Nature.INCOME, _muut(_tuotot("toiminta")), (_muut(_tuotot("")), _muut(_tulot("")))),
    "Toimintatuotot": RowNames(Nature.INCOME, _tuotot("toiminta"), (_tulot(""), _tuotot(""), _tulot("toiminta"))),
    "Henkilöstökulut": RowNames(
        Nature.COST,
        _kulut("henkilöstö"),
        (
            Noun("palkat", "palkkojen", "palkkoja", "palkoista", "palkkoihin"),
            _menot("henkilöstö"),
            _kulut("palkka"),
            _kustannukset("henkilöstö"),
        ),
    ),
    "Palvelujen ostot": RowNames(
        Nature.COST,
        _ostot("palvelujen"),
        (
            Noun("ostopalvelut", "ostopalvelujen", "ostopalveluja", "ostopalveluista", "ostopalveluihin"),
            _ostot("palveluiden"),
            _ostot("palveluitten"),
        ),
    ),
    "Aineet, tarvikkeet ja tavarat": RowNames(
        Nature.COST,
        Noun(
            "aineet, tarvikkeet ja tavarat",
            "aineiden, tarvikkeiden ja tavaroiden",
            "aineita, tarvikkeita ja tavaroita",
            "aineista, tarvikkeista ja tavaroista",
            "aineisiin, tarvikkeisiin ja tavaroihin",
        ),
        (
            Noun(
                "tarvikkeet ja tavarat",
                "tarvikkeiden ja tavaroiden",
                "tarvikkeita ja tavaroita",
                "tarvikkeista ja tavaroista",
                "tarvikkeisiin ja tavaroihin",
            ),
            Noun(
                "aineet ja tarvikkeet",
                "aineiden ja tarvikkeiden",
                "aineita ja tarvikkeita",
                "aineista ja tarvikkeista",
                "aineisiin ja tarvikkeisiin",
            ),
        ),
    ),
    "Avustukset": RowNames(
        Nature.COST,
        _avustukset(""),
        (
            Noun(
                "myönnetyt avustukset",
                "myönnettyjen avustusten",
                "myönnettyjä avustuksia",
                "myönnetyistä avustuksista",
                "myönnettyihin avustuksiin",
            ),
            _menot("avustus"),
        ),
    ),
    "Muut toimintakulut": RowNames(Nature.COST, _muut(_kulut("toiminta")), (_muut(_kulut("")), _muut(_menot("")))),
    "Toimintakulut": RowNames(
        Nature.COST,
        _kulut("toiminta"),
        (_menot(""), _kulut(""), _menot("toiminta"), _kustannukset("")),
    ),
    "Toimintakate": RowNames(
        Nature.RESULT,
        Noun(
            "toimintakate",
            "toimintakatteen",
            "toimintakatetta",
            "toimintakatteesta",
            "toimintakatteeseen",
            plural=False,
        ),
        (_menot("netto"), _kulut("netto")),
    ),
    "Rahoitustuotot ja -kulut": RowNames(
        Nature.RESULT,
        Noun(
            "rahoitustuotot ja -kulut",
            "rahoitustuottojen ja -kulujen",
            "rahoitustuottoja ja -kuluja",
            "rahoitustuotoista ja -kuluista",
            "rahoitustuottoihin ja -kuluihin",
        ),
    ),
    "Vuosikate": RowNames(
        Nature.RESULT,
        Noun("vuosikate", "vuosikatteen", "vuosikatetta", "vuosikatteesta", "vuosikatteeseen", plural=False),
    ),
    "Poistot ja arvonalentumiset": RowNames(
        Nature.COST,
        Noun(
            "poistot ja arvonalentumiset",
            "poistojen ja arvonalentumisten",
            "poistoja ja arvonalentumisia",
            "poistoista ja arvonalentumisista",
            "poistoihin ja arvonalentumisiin",
        ),
        (Noun("poistot", "poistojen", "poistoja", "poistoista", "poistoihin"),),
    ),
    "Tilikauden tulos": RowNames(
        Nature.RESULT,
        Noun(
            "tilikauden tulos",
            "tilikauden tuloksen",
            "tilikauden tulosta",
            "tilikauden tuloksesta",
            "tilikauden tulokseen",
            plural=False,
        ),
        (Noun("tulos", "tuloksen", "tulosta", "tuloksesta", "tulokseen", plural=False),),
    ),
}


def _palvelut(stem: str, genitive: str) -> Owner:
    return Owner(
        f"{stem}palvelut", f"{stem}{genitive}", f"{stem}palveluilla", f"{stem}palveluissa", f"{stem}palveluille"
    )


def _back(stem: str, nom: str) -> Owner:
    """Return a unit whose stem takes back vowels and no grade change: vaka, vakan, vakalla."""
    return Owner(nom, f"{stem}n", f"{stem}lla", f"{stem}ssa", f"{stem}lle")


def _initials(name: str) -> Owner:
    return Owner(name, f"{name}:n", f"{name}:lla", f"{name}:ssa", f"{name}:lle")


UNITS = {
    "Hyvinvointipalvelut": UnitNames(
        _palvelut("Hyvinvointi", "palvelujen"),
        (_palvelut("hyvinvointi", "palveluiden"), _palvelut("hyvinvointi", "palveluitten")),
        (_back("hyvinvointipalvelualuee", "hyvinvointipalvelualue"),),
    ),
    "Kasvatus- ja opetuslautakunta": UnitNames(
        _back("Kasvatus- ja opetuslautakunna", "Kasvatus- ja opetuslautakunta"),
        (
            _back("kasvatus ja opetuslautakunna", "kasvatus ja opetuslautakunta"),
            _back("kasvatus-ja opetuslautakunna", "kasvatus-ja opetuslautakunta"),
        ),
        (_back("kasvatuslautakunna", "kasvatuslautakunta"),),
    ),
    "Palvelualuejohtajan vastuualue (Hyvinvointipalvelut)": UnitNames(
        _back("Palvelualuejohtajan vastuualuee", "Palvelualuejohtajan vastuualue"),
        (_back("palvelualuejohtaja", "palvelualuejohtaja"),),
    ),
    "Opetus ja koulutus": UnitNames(
        Owner(
            "Opetus ja koulutus",
            "Opetuksen ja koulutuksen",
            "Opetuksella ja koulutuksella",
            "Opetuksessa ja koulutuksessa",
            "Opetukselle ja koulutukselle",
        ),
        (
            Owner(
                "opetus ja koulutus -vastuualue",
                "opetus ja koulutus -vastuualueen",
                "opetus ja koulutus -vastuualueella",
                "opetus ja koulutus -vastuualueessa",
                "opetus ja koulutus -vastuualueelle",
            ),
        ),
        (
            _back("koulupuole", "koulupuoli"),
            _back("opetuspuole", "opetuspuoli"),
            _back("opetustoime", "opetustoimi"),
        ),
        ("OPKOU",),
    ),
    "Varhaiskasvatus": UnitNames(
        Owner(
            "Varhaiskasvatus",
            "Varhaiskasvatuksen",
            "Varhaiskasvatuksella",
            "Varhaiskasvatuksessa",
            "Varhaiskasvatukselle",
        ),
        (_palvelut("varhaiskasvatus", "palvelujen"),),
        (
            _back("vaka", "vaka"),
            _back("varhikse", "varhis"),
            Owner("päivähoito", "päivähoidon", "päivähoidolla", "päivähoidossa", "päivähoidolle"),
        ),
        ("VAKA",),
    ),
}


_STEMS = {
    "kunta": ("kunta", "kunna"),
    "toimi": ("toimi", "toime"),
    "kaupunki": ("kaupunki", "kaupungi"),
    "työllisyys": ("yys", "yyde"),
    "us": ("us", "ukse"),
    "hallinto": ("hallinto", "hallinno"),
    "to": ("to", "to"),
    "konserni": ("konserni", "konserni"),
    "tekniikka": ("tekniikka", "tekniika"),
}
_FRONT = ("ys",)
_ALIASES = {"toimintakate/jäämä": "Toimintakate", "suunnitelman mukaiset poistot": "Poistot ja arvonalentumiset"}


def unit_names(unit: str) -> UnitNames:
    """Return what a unit is called: a single word is inflected by its end, others get a word that bears the case."""
    known = UNITS.get(unit)
    if known is not None:
        return known
    name = unit.partition("(")[0].strip()
    words = name.split()
    if name.endswith("palvelut") and len(words) == 1:
        return UnitNames(_palvelut(name.removesuffix("palvelut"), "palvelujen"))
    for end, (tail, stem) in _STEMS.items():
        if name.casefold().endswith(end) and (len(words) == 1 or words[0].endswith("n")):
            whole = f"{name.removesuffix(tail)}{stem}"
            back = "ä" if name.endswith(_FRONT) else "a"
            return UnitNames(Owner(name, f"{whole}n", f"{whole}ll{back}", f"{whole}ss{back}", f"{whole}lle"))
    cases = ("yksikkö", "yksikön", "yksiköllä", "yksikössä", "yksikölle")
    nom, gen, ade, ine, every = (f"{case} {name}" for case in cases)
    return UnitNames(Owner(nom, gen, ade, ine, every))


def row_key(measure: str) -> str:
    """Return the name under which a row's forms are known, or the row's own."""
    folded = measure.casefold()
    return next((name for name in ROWS if name.casefold() == folded), _ALIASES.get(folded, measure))


def initials(short: str) -> Owner:
    """Return a short name with its case endings after a colon."""
    return _initials(short)
