"""What is told of faults in the staff's own vocabulary: file, key, what is wrong and what to do, one line each."""

UNREADABLE = "Omaa sanastoa {file} ei voi lukea: {why}. Korjaa tiedosto tai poista asetus vocabulary."
NO_FILE = "tiedostoa ei ole"
NOT_OPENED = "se ei aukea luettavaksi"
NOT_UTF8 = "se ei ole UTF-8-muotoista tekstiä"
NOT_TOML = "rivin {line} merkinnät eivät ole TOML-muotoa"
NOT_TOML_AT_END = "sen merkinnät eivät ole TOML-muotoa"
UNKNOWN_PART = "{file}: osaa [{key}] ei tunneta. Käytä osia {known}."
NO_TABLE = "{file}: osan [{key}] pitää olla taulukko. Kirjoita rivit osan alle muodossa {example}."
NO_LIST = "{file}: [{part}] {key}: arvon pitää olla luettelo sanoja. Kirjoita esimerkiksi {example}."
NO_TEXT = "{file}: [{part}] {key}: arvon pitää olla yksi sana lainausmerkeissä. Kirjoita esimerkiksi {example}."
NO_WORD = '{file}: [{part}] {key}: "{word}" ei kelpaa sanaksi. Käytä vähintään kaksi kirjainta eikä erikoismerkkejä.'
TAKEN = '{file}: [{part}] {key}: sana "{word}" on jo annettu kohdassa {other}. Poista toinen.'
RESERVED = '{file}: [{part}] {key}: "{word}" merkitsee jo muuta ({meaning}). Valitse toinen sana tai poista se.'
IS_NAME = '{file}: [{part}] {key}: "{word}" on rivin {other} nimi. Valitse toinen sana tai poista se.'
NOT_IN_DOCUMENTS = 'Oma sanasto: [{part}] "{key}" ei ole asiakirjoissa, joten sen sanoja ei käytetä.'
IN_DOCUMENTS = 'Oma sanasto: "{word}" on asiakirjoissa nimi, joten se tarkoittaa sitä eikä kohtaa {key}.'
QUESTION_WORD = "kysymyssana"
ROWS_EXAMPLE = '"Palvelujen ostot" = ["ostarit"]'
UNITS_EXAMPLE = '"Varhaiskasvatus" = ["muksula"]'
SPOKEN_EXAMPLE = '"paljo" = "paljonko"'
EXAMPLES = {"rivit": ROWS_EXAMPLE, "yksikot": UNITS_EXAMPLE, "puhekieli": SPOKEN_EXAMPLE}
EXAMPLE_LIST = '["sana", "toinen sana"]'
EXAMPLE_TEXT = '"paljonko"'
