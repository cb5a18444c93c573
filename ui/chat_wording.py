"""Every Finnish text of the web chat; texts with braces are filled by ``str.format``."""

from store.figures import ProblemKind
from store.units import Unit

PAGE_TITLE = "Kuntakysy"
PAGE_SUBTITLE = "Kysy kunnan talousraporteista. Jokainen luku on raportista tai laskettu sen luvuista."
ASK_HERE = "Kirjoita kysymys"
THINKING = "Etsin raporteista…"
EXAMPLES_TITLE = "Voit aloittaa vaikka näistä"
NO_DOCUMENTS = "Raportteja ei ole vielä ladattu. Lisää raportti sivupalkista kohdasta ”Lisää raportteja”."
NEW_CONVERSATION = "Uusi keskustelu"
CONVERSATION_LINK = "Linkki tähän keskusteluun"
CONVERSATION_NOT_FOUND = "Keskustelua ei löytynyt, joten aloitettiin uusi."
INNER_FAULT = "Jokin meni vikaan, eikä kysymykseen saatu vastausta. Yritä uudelleen tai kysy toisin."
PAGE_FAULT = "Jokin meni vikaan, eikä sivua voitu näyttää. Lataa sivu uudelleen."
DOCUMENT_FAULT = "Jokin meni vikaan, eikä raporttia voitu käsitellä. Yritä uudelleen."
SOURCE_FAULT = "Lähdettä ei voitu näyttää."

YOU_ASKED = "Kysymys:"
INTERPRETATION = "Tulkinta:"
ASSUMED = "oletus"
ASSUMED_HELP = "Kysymyksessä ei sanottu tätä, joten se oletettiin."
SOURCES = "Lähteet"
SHOW_ALL_SOURCES = "Näytä kaikki lähteet ({count})"
CALCULATION = "Näin luku laskettiin"
OPERANDS = "Lähtöluvut"
STEPS = "Välivaiheet"
EXPRESSION = "Lasku"
RESULT = "Tulos"
GIVEN_BY_USER = "kysymyksestä"
ABOUT = "≈"
CHOOSE = "Valitse, mitä tarkoitit:"
NEXT_QUESTIONS = "Voit jatkaa näin:"
TRY_INSTEAD = "Näihin löytyy vastaus:"
GO_TO_SOURCE = "Siirry lähteeseen {number}"

DOCUMENT = "Asiakirja"
PAGE = "Sivu"
PAGE_SHORT = "s. {page}"
SECTION = "Luku"
TABLE = "Taulukko"
ROW = "Rivi"
COLUMN = "Sarake"
LINE = "Tekstirivi"
CELL = "Solu"
QUOTE = "Lainaus"
WHOLE_PAGE = "Näytä koko sivu"
PICTURE_ALT = "Asiakirjan {document} sivu {page}, jolla lainattu kohta on merkitty"
QUOTE_NOT_FOUND = "Lainausta ei löytynyt asiakirjan nykyisestä versiosta."
DOCUMENT_GONE = "Asiakirja ei ole enää ladattuna, joten lainattua kohtaa ei voida näyttää."
EXCERPT_LABEL = "Ote asiakirjasta, lainattu kohta merkittynä"

DOCUMENTS = "Raportit"
DOCUMENTS_EMPTY = "Ei vielä yhtään raporttia."
UPLOAD = "Lisää raportteja"
UPLOAD_HELP = "Sopivat tiedostot: {kinds}"
READING = "Luetaan…"
READ_DONE = "{name}: luettu."
READ_SAME = "{name}: sama raportti on jo ladattuna."
READ_FIGURES = "{name}: luettu, lukuja {figures}, huomautuksia {problems}."
PERIOD = "Kausi"
PAGES = "Sivuja"
FIGURES = "Lukuja"
PROBLEMS = "Huomautuksia"
SHOW_PROBLEMS = "Näytä huomautukset"
MORE_PROBLEMS = "… ja {count} muuta."
REMOVE = "Poista raportti"
REMOVE_SURE = "Poistetaanko varmasti?"
REMOVE_YES = "Poista"
REMOVE_NO = "Peruuta"
REMOVED = "{name} poistettiin."

PROBLEM_KINDS = {
    ProblemKind.UNREAD_TABLE: "Taulukkoa ei saatu luettua",
    ProblemKind.UNREAD_CELL: "Solua ei saatu luettua",
    ProblemKind.AMBIGUOUS_ROW: "Rivin voi lukea monella tavalla",
    ProblemKind.FAILED_IDENTITY: "Summa ei täsmää",
    ProblemKind.UNREAD_PAGE: "Sivua ei saatu luettua",
    ProblemKind.IMPOSSIBLE_DATE: "Mahdoton päivämäärä",
    ProblemKind.MISSING_FIELD: "Tieto puuttuu",
    ProblemKind.HIDDEN_CELLS: "Piilotettuja soluja",
}

UNIT_WORDS = {
    Unit.EURO: ("€", "€"),
    Unit.THOUSAND_EURO: ("1 000 €", "1 000 €"),
    Unit.MILLION_EURO: ("milj. €", "milj. €"),
    Unit.EURO_PER_RESIDENT: ("€/asukas", "€/asukas"),
    Unit.PERCENT: ("%", "%"),
    Unit.PERCENTAGE_POINT: ("prosenttiyksikkö", "prosenttiyksikköä"),
    Unit.COUNT: ("", ""),
    Unit.PERSON_YEAR: ("htv", "htv"),
    Unit.HOUR: ("tunti", "tuntia"),
    Unit.DAY: ("päivä", "päivää"),
    Unit.WEEK: ("viikko", "viikkoa"),
    Unit.MONTH: ("kuukausi", "kuukautta"),
    Unit.YEAR: ("", ""),
    Unit.RATIO: ("", ""),
}
"""The unit after exactly one, and after any other number."""

EXAMPLE_FIGURE = "Mikä {organisation} {measure} oli {period}?"
EXAMPLE_FIGURE_PLURAL = "Paljonko {organisation} {measure} olivat {period}?"
EXAMPLE_CHANGE = "Paljonko {organisation} {measure} muuttui edellisvuodesta {period}?"
EXAMPLE_CHANGE_PLURAL = "Paljonko {organisation} {measure} muuttuivat edellisvuodesta {period}?"
EXAMPLE_REALISATION = "Mikä on {organisation} {measure} toteumaprosentti?"
EXAMPLE_PROJECT = "Mikä on hankkeen {name} kokonaisrahoitus?"
EXAMPLE_RISKS = "Mitkä ovat {organisation} riskit?"
IN_YEAR = "vuonna {year}"
UPLOAD_BUTTON = "Valitse tiedostot"
UPLOAD_LIMIT = "Enintään {megabytes} Mt tiedostoa kohti"
CHOICE_ASKED = "Valitsit: {label}"
LINE_SHORT = "tekstirivi {line}"
MUNICIPALITY = "Kunta"
CHIP_ORGANISATION = "Yksikkö"
CHIP_MEASURE = "Luku"
CHIP_PERIOD = "Jakso"
CHIP_BASIS = "Laji"
CHIP_CHANGE = "Vaihda ja kysy uudelleen:"
CHIP_UNKNOWN = "Tätä lukua ei voi kysyä näin. Kysy se omin sanoin."
AND_WHAT_OF = "Entä {name}?"
COPY_ANSWER = "Kopioi vastaus"
COPY_LINK = "Kopioi linkki"
COPIED = "Kopioitu"
SHEET_DOWNLOAD = "Laskelma (Word)"
SHEET_FILE = "kuntakysy-laskelma-{number}.docx"
SHEET_TITLE = "Kuntakysy: laskelma"
SHEET_QUESTION = "Kysymys"
SHEET_VALUE = "Arvo"
SHEET_SOURCE = "Lähde"
SHEET_PLACE = "Paikka"
SHEET_VERSION = "versio {version}"
SHEET_MADE = "Laadittu {date} Kuntakysyllä. Luvut ovat raporteista tai laskettu niiden luvuista."
SOURCE_OF = "Lähde {number} / {count}"
SOURCE_BEFORE = "Edellinen lähde"
SOURCE_AFTER = "Seuraava lähde"
SOURCE_CLOSE = "Sulje lähde"
SOURCE_DETAILS = "Tarkka paikka ja lainaus"
OPEN_DOCUMENT = "Avaa koko asiakirja"
OPEN_DOCUMENT_AT = "Avaa koko asiakirja sivulta {page}"
COMPARE = "Vertaa"
COMPARE_ORGANISATIONS = "Yksiköittäin"
COMPARE_PERIODS = "Jaksoittain"
COMPARE_MEASURES = "Riveittäin"
COMPARE_BASES = "Lajeittain"
COMPARE_RESULTS = "Lasketut tulokset"
COMPARE_NAME = "Nimi"
COMPARE_COMPUTED = "laskettu, ks. ”Näin luku laskettiin”"
COMPARE_NEGATIVE = "Raportissa luvut ovat miinusmerkkisiä (kuluja tai alijäämää). Pidempi palkki on enemmän rahaa."
COMPARE_OVERLAP = "Luvut voivat sisältyä toisiinsa, joten niitä ei pidä laskea yhteen."
COMPARE_ALT = "Pylväskuvio: {kept}"
COMPARE_UNIT = "Mittayksikkö"
COMPARE_PICTURE = "Kuva"
COMPARE_FILE = "kuntakysy-vertailu.{ending}"
ANSWER_LOST = "Tätä vastausta ei voi enää näyttää."
ASK_AGAIN = "Kysy uudelleen"
