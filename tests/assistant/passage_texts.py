"""A small report for tests of search in words: passages as the reader cuts them."""

from datetime import date

from store.contents import Contents, Document, Passage, PassageKind, Sentence
from store.figures import Place
from store.periods import Period


def document(name: str, municipality: str = "Kuusela", year: int = 2025) -> Document:
    """Return a half-year report."""
    period = Period.months(year, 1, 6)
    return Document(name, name, ".txt", f"Osavuosikatsaus 1–6/{year}", municipality, period, date(year, 8, 1), None)


def passage(
    number: int,
    *sentences: str,
    kind: PassageKind = PassageKind.PARAGRAPH,
    context: str = "Osavuosikatsaus",
    organisation: str | None = None,
    name: str = "katsaus.txt",
) -> Passage:
    """Return a passage; a sentence given as ``label | text`` is a field's first, headed by its label."""
    made = []
    for sentence in sentences:
        label, mark, body = sentence.partition(" | ")
        made.append(Sentence(f"{label}: {body}", body) if mark else Sentence(sentence, sentence))
    text = " ".join(sentence.text for sentence in made)
    place = Place(name, section=organisation)
    return Passage(number, kind, context, text, tuple(made), organisation, None, place)


def contents(*passages: Passage, name: str = "katsaus.txt", year: int = 2025) -> Contents:
    """Return a document with these passages."""
    return Contents(document(name, year=year), (), (), (), (), (), passages, (), ())


REPORT = contents(
    passage(
        0,
        "Vuoden 2024 tiedot eivät ole vertailukelpoisia organisaatiouudistuksen vuoksi.",
        context="Osavuosikatsaus · Sivistyspalvelut",
        organisation="Sivistyspalvelut",
    ),
    passage(
        1,
        "SIVI: Kielitietoinen varhaiskasvatus toteutuu.",
        "Mittari | Uusien menetelmien määrä.",
        "Vastuu | Varhaiskasvatusjohtaja",
        "Päiväkodeissa otettiin käyttöön kuvatuki.",
        "Sen kustannukset olivat pienet.",
        "Käyttöaste oli huhtikuussa 79,87 % ja kesäkuussa 72,24 %.",
        kind=PassageKind.GOAL,
        context="Käyttösuunnitelma · SIVI: Kielitietoinen varhaiskasvatus toteutuu.",
        organisation="Sivistyspalvelut",
    ),
    passage(
        2,
        "Toiminnallinen riski",
        "Sijaisten saatavuus.",
        "Hallintakeino | Oppilaitosyhteistyö",
        "rekrytointikampanja",
        "Hallintakeinon toteutuminen | Hakijoita on ollut enemmän.",
        kind=PassageKind.RISK,
        context="Riskienhallinta · Toiminnallinen riski · Sijaisten saatavuus.",
        organisation="Sivistyspalvelut",
    ),
    passage(
        3,
        "Ohjaamon verkosto toimii.",
        "Yhteistyötä tehdään Rantalan ja Metsolan kanssa.",
        "Ohjaamossa on autettu 120 nuorta.",
        "Hanketta johtaa Maija Lahtinen.",
        context="Osavuosikatsaus · Nuorisopalvelut",
        organisation="Nuorisopalvelut",
    ),
    passage(
        4,
        "Koulun kerhotoiminnan hanke painottuu yläkouluun.",
        "Hanke aloitettiin 1.8.2024.",
        kind=PassageKind.PROJECT,
        context="Hankkeet · Koulun kerhotoiminta",
        organisation="Sivistyspalvelut",
    ),
)
