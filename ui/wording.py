"""Every Finnish sentence of the command line."""

# What the command and its verbs do
ABOUT = "Kuntakysy vastaa suomeksi kysymyksiin kunnan raporteista ja näyttää jokaiselle luvulle lähteen."
ABOUT_INGEST = "Lukee asiakirjat: tiedostoja tai kansioita."
ABOUT_ASK = "Vastaa kysymykseen tai kysymystiedostoon."
ABOUT_INSPECT = "Piirtää PDF:n sivun kuvaksi ja sen päälle sen, mitä sivulta on luettu."
HELP_PAGE = "Sivun numero, ensimmäinen sivu on 1."
HELP_OUTPUT = "Kuvatiedosto (oletus: asiakirjan nimi ja sivun numero työkansiossa)."
INSPECTED = "{path}: lukuja {figures}, huomioita {problems}."
INSPECT_PDF_ONLY = "{name}: vain PDF-asiakirjan sivun voi piirtää."
NO_SUCH_PAGE = "{name}: sivua {page} ei ole, sivuja on {count}."
CANNOT_WRITE = "{path}: kuvaa ei voi tallentaa. Tarkista kansio ja oikeudet."
ABOUT_SEARCH = "Hakee asiakirjoista tekstikohtia."
ABOUT_FIGURES = "Luettelee kaikki asiakirjoista luetut luvut."
ABOUT_RECORDS = "Luettelee tavoitteet, riskit, hankkeet tai tekstin lukumäärät."
ABOUT_AUDIT = "Tarkistaa asiakirjojen laskelmat ja luettelee ne, jotka eivät täsmää."
ABOUT_DOCUMENTS = "Luettelee luetut asiakirjat."
ABOUT_REMOVE = "Poistaa asiakirjan aineistosta."
ABOUT_CHAT = "Avaa keskustelun selaimessa."

# What the options mean
HELP_HELP = "Näyttää tämän ohjeen."
HELP_DATA = "Aineistokansio (oletus: ympäristömuuttuja KUNTAKYSY_DATA tai data)."
HELP_JSON = "Tulostaa JSON-muodossa."
HELP_DEBUG = "Näyttää ohjelmavirheen jäljen."
HELP_AGAIN = (
    "Lukee uudelleen myös asiakirjat, jotka eivät ole muuttuneet. Ilman polkuja luetaan kaikki tallessa olevat "
    "asiakirjat, myös kun aineisto on ohjelman toiselta versiolta."
)
HELP_VERBOSE = "Näyttää jokaisen huomion omalla rivillään."
HELP_BATCH = "Kysymystiedosto (JSON Lines)."
HELP_TOP = "Kuinka monta kohtaa enintään näytetään."
HELP_KIND = "Mitä luetellaan: {kinds}."
HELP_DOCUMENT = "Näyttää vain tämän asiakirjan (tiedoston nimi)."
HELP_PORT = "Portti, jossa keskustelu avataan."

# Usage errors
USAGE = "Käyttö: "
OPTIONS = "Valitsimet"
WITH_OPTIONS = "[VALITSIMET]"
VERB = "KOMENTO"
VERBS = "Komennot"
ERROR = "Virhe: {message}"
NO_VERB = "komento puuttuu. Ohje: {command} --help"
NO_SUCH_VERB = "komentoa {name} ei ole. Ohje: {command} --help"
NO_SUCH_OPTION = "valitsinta {name} ei ole. Ohje: {command} --help"
OPTION_USE = "valitsimen {name} arvo puuttuu tai on liikaa. Ohje: {command} --help"
MISSING = "{name} puuttuu. Ohje: {command} --help"
TOO_MANY = "liikaa argumentteja. Kirjoita kysymys lainausmerkkeihin. Ohje: {command} --help"
NOT_A_CHOICE = "{value!r} ei kelpaa; vaihtoehdot: {choices}."
NOT_A_COUNT = "{value!r} ei ole kokonaisluku väliltä {lowest}–{highest}."
QUESTION_OR_BATCH = "anna joko teksti lainausmerkeissä tai --batch TIEDOSTO."
EMPTY_TEXT = "teksti on tyhjä."

# Settings
SETTINGS_UNREADABLE = "asetustiedostoa {path} ei voi lukea: {why}"
SETTINGS_UNKNOWN = "asetustiedostossa {path} on tuntematon asetus {key}. Tunnetut: {known}."
SETTINGS_ROLE = "Asetus local_role: roolia {role} ei ole. Roolit: {known}"
SETTINGS_NOT_TEXT = "asetustiedostossa {path} asetuksen {key} arvon pitää olla tekstiä."
SETTINGS_NO_LIMIT = "Asetuksen {name} arvo {value} ei kelpaa: anna kokonaisluku, joka on suurempi kuin nolla."

# Files
CANNOT_USE_FILE = "{path}: {why}"
NO_SUCH_FILE = "tiedostoa tai kansiota ei ole"
NOT_ALLOWED = "käyttöoikeus puuttuu"
IS_FOLDER = "tämä on kansio, ei tiedosto"
NOT_FOLDER = "tämä ei ole kansio"
NOT_UTF8 = "tiedosto ei ole UTF-8-tekstiä"

# Question sets
BATCH_LINE = "{path}, rivi {line}: {why}"
BATCH_NOT_JSON = "ei ole JSON-olio"
BATCH_NO_QUESTION = "kenttä question puuttuu tai on tyhjä"
BATCH_NO_ID = "kenttä id puuttuu"
BATCH_SAME_ID = "tunnus {id} on jo aiemmalla rivillä"
BATCH_NO_TURN = "keskustelun kysymykseltä puuttuu kokonaisluku turn"
BATCH_SAME_TURN = "keskustelussa {conversation} on jo vuoro {turn}"
BATCH_EMPTY = "{path}: tiedostossa ei ole kysymyksiä."

# Inner faults
FAULT = "Ohjelmavirhe: {why}. Jälki: {where}"
FAULT_NO_LOG = "Ohjelmavirhe: {why}. Jäljen näyttää valitsin --debug."
FAULT_ANSWER = "Kysymykseen ei voitu vastata ohjelmavirheen vuoksi."
INTERRUPTED = "Keskeytetty."

# Ingest
READING = "Luetaan"
ANSWERING = "Vastataan"
SEARCHING = "Haetaan"
ADDED = "{name}: luettu – {counts}"
REPLACED = "{name}: uusi versio luettu – {counts}"
READ_AGAIN = "{name}: luettu uudelleen – {counts}"
UNCHANGED = "{name}: ennallaan"
AGAIN_NOTHING = "Aineistossa {where} ei ole asiakirjoja, jotka voisi lukea uudelleen. Anna asiakirjojen polut."
AGAIN_MISSING = (
    "Näiden asiakirjojen alkuperäisiä tiedostoja ei ole tallessa: {names}. Aineisto jätettiin ennalleen. Lue "
    "asiakirjat uuteen tietokansioon."
)
AGAIN_ONLY_FOLDER = "Uudelleen ilman polkuja luetaan vain aineisto, joka on kokonaan tietokansiossa. Anna polut."
AGAIN_NOT_WHOLE = "Kaikkia asiakirjoja ei voitu lukea uudelleen, joten aineisto jätettiin ennalleen."
SAME_CONTENT = "{name}: sama sisältö kuin asiakirjalla {other}, ei luettu toiseen kertaan"
PROBLEM = "  huomio: {place}{message}"
PROBLEM_GROUP = "  {name}: {count}{places}"
PROBLEM_EXAMPLE = "    esim. {place}{message}"
ALL_PROBLEMS = "  Kaikki huomiot näyttää valitsin --verbose (luetulle asiakirjalle lisäksi --again)."
PROBLEM_KINDS = {
    "unread page": "sivuja ilman luettavaa tekstiä",
    "unread table": "taulukoita, joita ei luettu luvuiksi",
    "unread cell": "kohtia, joiden lukua ei voitu tulkita",
    "ambiguous row": "rivejä, jotka voi lukea usealla tavalla",
    "failed identity": "laskelmia, jotka eivät täsmää",
    "impossible date": "mahdottomia päivämääriä",
    "missing field": "puuttuvia tietoja",
    "hidden cells": "piilotettuja soluja",
}
NOTHING_READ = "ei lukuja eikä tekstiä"
LINE = "rivi {number}"
HELP_ADDRESS = "osoite, jota kuunnellaan (oletus: vain tämä kone); muu kuin oma kone vaatii kirjautumisen"
LOGIN_MISSING = "Muille koneille chat avataan vain kirjautuneille. Anna kirjautumisen asetustiedosto (KUNTAKYSY_LOGIN)."
LOGIN_EXTRA = "Kirjautuminen vaatii lisäosan. Asenna se: pip install 'kuntakysy[login]'"
PORT_TAKEN = "portti {port} on käytössä. Valitse toinen valitsimella --port."
CHAT_AT = "Keskustelu avautuu osoitteessa {address} (lopetus: Ctrl+C)."
PASSED_OVER = "Ohitettu {count}, joiden muotoa ei lueta."
EMBEDDED_ANEW = "Tekstihakemisto on tehty uudelleen mallilla {model}."
REMOVED = "{name}: poistettu"
NOT_STORED = "asiakirjaa {name} ei ole aineistossa. Luettelo: kuntakysy documents"

# Audit
AUDITED = "{name}: tarkistettu {counts} – {faults}"
NO_FAULTS = "kaikki täsmää"

# Tables on the screen
NOTHING = "Ei mitään lueteltavaa."
NO_HITS = "Mitään ei löytynyt."
PAGE = "s. {number}"
DOCUMENT = "Asiakirja"
TITLE = "Otsikko"
PLACE_NAME = "Kunta"
PERIOD = "Jakso"
PAGES = "Sivuja"
ROW = "Rivi"
TOTAL_ROW = "yhteensä"
INTERPRETATION = "Tulkinta: {parts}"
SOURCES = "Lähteet"
CALCULATION = "Lasku: {expression} = {result}"
CHOICES = "Vaihtoehdot"
SUGGESTIONS = "Voit kysyä myös"

YES, NO = "kyllä", "ei"
PROJECT_SOURCES = {"table row": "taulukon rivi", "table total": "taulukon summarivi", "card": "hankekortti"}

# Counts: one, several
_COUNTS = {
    "figures": ("luku", "lukua"),
    "goals": ("tavoiterivi", "tavoiteriviä"),
    "risks": ("riski", "riskiä"),
    "projects": ("hanketietue", "hanketietuetta"),
    "quantities": ("lukumäärä tekstissä", "lukumäärää tekstissä"),
    "passages": ("tekstikohta", "tekstikohtaa"),
    "pages": ("sivu", "sivua"),
    "problems": ("huomio", "huomiota"),
    "documents": ("asiakirja", "asiakirjaa"),
    "tables": ("taulukko", "taulukkoa"),
    "checks": ("laskelma", "laskelmaa"),
    "faults": ("kohta ei täsmää", "kohtaa ei täsmää"),
    "files": ("tiedosto", "tiedostoa"),
}
PART_NAMES = {
    "figures": "Lukuja",
    "goals": "Tavoitteita",
    "risks": "Riskejä",
    "projects": "Hankkeita",
    "quantities": "Tekstin lukuja",
    "passages": "Tekstikohtia",
    "problems": "Huomioita",
}
# What the fields of records are called; ``kind.field`` goes before ``field``
FIELD_NAMES = {
    "level": "sitovuus",
    "organisation": "yksikkö",
    "aim": "strateginen päämäärä",
    "projects.aim": "tavoite",
    "aim_points": "päämäärän kohdat",
    "unit": "vastuuyksikkö",
    "goal": "tavoite",
    "measure": "mittari",
    "responsible": "vastuuhenkilö",
    "actual": "toteuma",
    "status": "tilanne",
    "risk_class": "riskiluokka",
    "risk": "riski",
    "probability": "todennäköisyys",
    "significance": "merkitys",
    "risks.value": "riskiluku",
    "control": "hallinta",
    "realisation": "toteutuminen",
    "source": "luettu",
    "name": "nimi",
    "period": "jakso",
    "period_field": "jakso, painettuna",
    "begins": "alkaa",
    "ends": "päättyy",
    "amounts": "rahat",
    "funder": "rahoittaja",
    "funder_field": "rahoittaja, painettuna",
    "decision": "päätös",
    "reference": "asianumero",
    "link": "linkki",
    "description": "kuvaus",
    "report_year": "raportin vuosi",
    "value": "arvo",
    "unit_of_value": "mitta",
    "noun": "laskettava",
    "subject": "aihe",
    "approximate": "noin",
    "factor": "kertaa",
    "as_printed": "painettuna",
    "sentence": "virke",
    "quote": "lainaus",
}


def count(number: int, name: str) -> str:
    """Return a number of things: ``1 luku``, ``2 lukua``."""
    one, several = _COUNTS[name]
    return f"{number} {one if number == 1 else several}"


def reason(error: Exception) -> str:
    """Return why a file could not be used, in Finnish where it is one of the usual reasons."""
    match error:
        case FileNotFoundError():
            return NO_SUCH_FILE
        case PermissionError():
            return NOT_ALLOWED
        case IsADirectoryError():
            return IS_FOLDER
        case NotADirectoryError() | FileExistsError():
            return NOT_FOLDER
        case UnicodeDecodeError():
            return NOT_UTF8
        case _:
            return (str(error).splitlines() or [type(error).__name__])[0]
