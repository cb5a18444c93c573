"""What kind of answer a question waits for, and the marks of it in a sentence.

Matching works on folded text (lower case, no dots on ä and ö), so that missing dots do not matter.
"""

import re
from collections.abc import Callable
from enum import Enum
from itertools import pairwise

from assistant.spelling import folded
from store.words import readings, tokens


class Wanted(Enum):
    """What a question waits for."""

    TIME = "time"
    PERSON = "person"
    NAME = "name"
    COUNT = "count"
    REASON = "reason"
    MEANS = "means"
    STATE = "state"
    DONE = "done"
    AIM = "aim"
    PLACE = "place"
    ACCOUNT = "account"
    ANYTHING = "anything"


_MONTHS = "tammi|helmi|maalis|huhti|touko|kesa|heina|elo|syys|loka|marras|joulu"


def _words(*alternatives: str) -> re.Pattern[str]:
    """Return the pattern of any of the alternatives, each as whole words."""
    return re.compile(rf"\b(?:{'|'.join(alternatives)})\b")


_ASKS_FOR_NAMES = _words("nimet", "nimi", "nimea", r"nimelta\w*", "nimisia")
_QUESTION_MARKS = (
    (
        Wanted.TIME,
        _words(
            "milloin", "koskas?", "mihin mennessa", "mina vuonna", "mista alkaen", "mika paiva", "mina paivana",
            "mihin asti",
        ),
    ),
    (
        Wanted.COUNT,
        _words(
            "montako", "moniko", "paljonko", r"monesko|monen\w+ko|mones|monentena|monennella|monenneksi",
            r"(?:kuinka|miten) (?:mon(?:ta|i|en|een|essa|ella|esta|ia)|paljon|suur(?:i|en|ta|et|ia|ella)"
            r"|iso(?:n|a|t|ja|lla)?|kau(?:an|as|ka\w*|emmin)|pitk\w+)",
            "lukumaara", r"kauanko\w*",
            r"mika (?:on|oli) .*(?:prosentti|aste|maara|hinta|summa|kesto|pituus)",
        ),
    ),
    (Wanted.NAME, re.compile(r"\bkuka (?:on|oli|toimi\w*)\b(?!.*vastu)")),
    (Wanted.PERSON, _words("kukas?", "ketkas?", "keta", "kenen", "kenelle", "kenella", "kelle")),
    (
        Wanted.PLACE,
        _words(
            r"mista (?:maista|maasta|kun\w+|kaupung\w+)", r"missa (?:maassa|maissa|kunn\w+|kaupung\w+)", "kotoisin",
            r"missa .*sijait\w+",
            r"mi(?:nka|nkalais\w+|den) (?:\w*kun(?:nan|tien)|\w*kaupun\w+) kanssa", "mitka (?:kunnat|kaupungit|maat)",
        ),
    ),
    (
        Wanted.REASON,
        _words(
            "miksi", "miksei", "mi[nk]ka (?:takia|vuoksi)", "mista syysta", r"mista johtu\w+", "syyna?",
            r"mi(?:ka|tka) (?:\w+ )?(?:vaikut\w+|aiheut\w+|rajoit\w+|est[ai]\w+)",
        ),
    ),
    (
        Wanted.AIM,
        _words(
            r"pyri\w+", r"tavoit\w+", r"tarkoitu\w+", r"halut\w+", r"tahta\w+", "mita varten",
            r"mihin .*(?:kayte\w+|menee|suunna\w+)",
        ),
    ),
    (
        Wanted.MEANS,
        _words(
            r"milla (?:keino\w+|tavo\w+|lailla|konstei\w+)", "varalt?[ae]", "varalle",
            r"miten .*(?:turvat|varaudu|varautu|hallit|torju|ehkais|vahvist|paranne|helpote|vahennet|lisata)\w+",
        ),
    ),
    (
        Wanted.ACCOUNT,
        _words(r"mita .*(?:kerrotaan|sanotaan|tiedetaan|kirjoitetaan|todetaan|lukee|kertoo|sanoo)", r"kerro\w?"),
    ),
    (
        Wanted.STATE,
        _words(
            r"miten .*(?:eden|edisty|sujun|toteutu|lahte|kay|meni|menny|menee|toimi|onnist)\w*", "missa vaiheessa",
            "mika on tilanne", "milla mallilla", r"onko .*(?:valmi|kaynni|aloit)\w+",
        ),
    ),
    (Wanted.DONE, re.compile(r"\bmi(?:ta|hin|llaisia|tka|ssa|ten)\b.*\b(?:on|ovat|oli|olivat|\w+tiin)\b")),
)  # fmt: skip
_COUNTED = re.compile(r"\b(?:montako|moniko|(?:kuinka|miten) moni?ta?)\s+(?P<word>[^\W\d_][\w-]*)", re.IGNORECASE)
_REACH = 4
_NUMBER_WORD = _words(
    "yksi", "yhta", "yhden", "kaksi", "kahta", "kolmea?", "neljaa?", "viisi", "viitta", "kuusi", "kuutta", "seitseman",
    "kahdeksan", "yhdeksan", "kymmenen", "sata", "tuhat", "puolet",
)  # fmt: skip
_TIME_MARKS = (
    r"\d{1,2}\.\d{1,2}\.", r"\b(?:19|20)\d\d\b", rf"\b(?:{_MONTHS})kuu", r"\bkeva[ai]", r"\bsyks", r"\btalve",
    r"\bkesa(?:lla|n)\b", "vuosineljann", r"\bvuoden (?:alus|lopus|alku|loppu)", "kuukau", r"\bviikko", r"\bviikolla",
    r"\bensi vuon", "kvartaal",
)  # fmt: skip
_PERSON_MARKS = (
    "johtaj", "vastaav", r"vastaa\b", "vastuu", "paallik", "rehtor", "asiantuntij", "opettaj", "koordinaattor",
    "lautakun", "valtuust", "hallitus", "sihteer", "ohjaaj", "ystava", "vanhem", "jasen", "oppilaa", "opiskelij",
    "henkilosto", "asiakka", "seura", "yhdisty", r"\bry\b", "virasto", "ministerio", r"\b(?:oph|okm|avi|ely|kela)\b",
    r"\b(?:kaupunki|kunta|valtio)\b",
)  # fmt: skip
_DEED_MARKS = (
    r"\b(?:on|ovat)\b.*\w(?:nut|nyt|neet|tu|ty)\b", r"\w(?:ttiin|tiin)\b", r"\w{3}(?:sivat|tivat|ivat)\b", r"\bsai\b",
    r"\w{3}(?:ui|yi|oi|asi|isi|esi|usi|tti)\b",
)  # fmt: skip
_STATE_MARKS = (
    "toteutu", "valmis", "kaynnis", "edenn", "edisty", "alkan", "aloitet", "loppu", "paatty", "vakiin", "jatku",
    "toimi", "suunnit", "odot", "otettu", "kesken", "meneill", "onnist", "myontei", "kieltei", "paran", "heiken",
    "huonon", "sujun",
)  # fmt: skip
_SENTENCE_MARKS = {
    Wanted.TIME: re.compile("|".join(_TIME_MARKS)),
    Wanted.COUNT: re.compile(rf"\d|{_NUMBER_WORD.pattern}"),
    Wanted.PERSON: re.compile("|".join(_PERSON_MARKS)),
    Wanted.REASON: re.compile(
        r"johtu|selitt|vuoksi|takia|koska|syyna|vaikut|edellyt|aiheut|seurau|ansiosta|perustu|\bjotta\b|\w{3}miseksi\b"
    ),
    Wanted.STATE: re.compile("|".join(_STATE_MARKS)),
    Wanted.MEANS: re.compile(r"keino(?!n toteut)|toimenpi|\btoimet\b|\btoimia|avulla|varau[td]u|turvat|torju|ehkais"),
    Wanted.DONE: re.compile("|".join(_DEED_MARKS)),
    Wanted.AIM: re.compile(
        r"tavoit|tarkoit|pyri|edista|kehitt|vahvist|lisata|paran|tasoit|mahdollist|jotta|\w+iseen\b"
    ),
}
_SPLIT = re.compile(
    r"(?:,\s*|\s)(?:ja|seka)\s+(?=(?:mi(?:lloin|ten|ksi|ka|ta|nka|lla|hin|ssa|sta|tka)|kuka|ketka|montako|paljonko|kuinka"
    r"|koska)\b)"
)
_DATES = re.compile(r"\b\d{1,2}\.\d{1,2}\.(?:\d{4})?|(?<!\d)(?:19|20)\d\d(?!\d)")
_NAME = re.compile(r"[A-ZÅÄÖ][a-zåäö]+(?:-[A-ZÅÄÖ][a-zåäö]+)?")
_NAME_WITHIN = re.compile(r"(?<=\w)[\s(]+(?P<name>[A-ZÅÄÖ][a-zåäö][\w-]*)")
_LEANING = _words(
    "myos", "lisaksi", "samalla", "samoin", "se", "sen", "siita", "siihen", "sita", "sille", "silla", "ne", "niiden",
    "niita", "niista", "niilla", "tama", "taman", "tata", "tasta", "tahan", "nama", "naiden", "naita", "nain", "siten",
    r"(?:ylity|ality|viivasty|muuto|poikkeam|vahenny|lisay|paranem|heikkenem)\w+", "kasvu", "lasku", "nousu",
    "siksi", "he", "heidan", "heista", "sielta", "siella", "toisaalta", "kuitenkin", "edelleen", r"maara\w*",
    r"tulos\w*", "tulokset", "hanke", "hankkeen", "hankkeessa", "tyo", "tarpeiden", "valmiit", "uudet",
)  # fmt: skip
_MEASURE = re.compile(
    r"mittar|tavoitetaso|vastuu|tila\b|riskiarvo|todennak|merkittav|paamaara|toteutusaika|nimi\b|hallinnoi"
)
_STRICT = (Wanted.TIME, Wanted.COUNT, Wanted.PERSON, Wanted.PLACE, Wanted.NAME)


def wanted(question: str) -> Wanted:
    """Return what a question waits for: what its first mark says."""
    text = folded(question)
    if _ASKS_FOR_NAMES.search(text):
        return Wanted.NAME
    matches = [(marks.search(text), kind is Wanted.DONE, place) for place, (kind, marks) in enumerate(_QUESTION_MARKS)]
    found = [(late, match.start(), place) for match, late, place in matches if match]
    return _QUESTION_MARKS[min(found)[2]][0] if found else Wanted.ANYTHING


def holds(sentence: str, kind: Wanted) -> bool:
    """Whether a sentence has the marks of the answer that a question waits for; always, where it waits for anything."""
    if kind is Wanted.PLACE:
        return bool(names_within(sentence))
    if kind is Wanted.NAME:
        return _names_person(sentence)
    if kind is Wanted.COUNT:
        sentence = _DATES.sub(" ", sentence)
    marks = _SENTENCE_MARKS.get(kind)
    return marks is None or marks.search(folded(sentence)) is not None


def _names_person(sentence: str) -> bool:
    """Whether a first name, or a name that the morphology does not know, stands before another name."""
    words = tokens(sentence)
    pairs = [pair for pair in pairwise(words) if all(_NAME.fullmatch(word) for word in pair)]
    return any(
        not (known := readings(first)) or any(one.word_class == "etunimi" for one in known) for first, _ in pairs
    )


def is_strict(kind: Wanted) -> bool:
    """Whether a sentence without the marks cannot be the answer."""
    return kind in _STRICT


def parts_of_question(question: str) -> tuple[str, ...]:
    """Return the questions that a double question ("mihin … ja milloin …") asks, in order."""
    places = [match.span() for match in _SPLIT.finditer(folded(question))]
    starts = [0, *(end for _, end in places)]
    ends = [*(start for start, _ in places), len(question)]
    return tuple(question[start:end].strip() for start, end in zip(starts, ends, strict=True))


def names_within(sentence: str) -> list[str]:
    """Return the words that begin with a capital inside a sentence, as names do."""
    return [match["name"] for match in _NAME_WITHIN.finditer(sentence)]


def counted(question: str) -> str | None:
    """Return the word that a question counts (montako *lasta*), or None."""
    match = _COUNTED.search(question)
    return match["word"] if match else None


_SHARE_OF = re.compile(r"\d+(?:,\d+)?\s*%(?:\s+(?:kaikista\s+)?\w+(?:sta|stä))?")


def counts(sentence: str, covers: Callable[[str], bool]) -> bool:
    """Whether a number, but no share of a thing ("4 % asukkaista"), stands near a word that ``covers`` accepts."""
    words = tokens(_SHARE_OF.sub(" ", _DATES.sub(" ", sentence)))
    numbers = [place for place, word in enumerate(words) if word[0].isdigit() or _NUMBER_WORD.fullmatch(folded(word))]
    near = (words[max(0, place - _REACH) : place + _REACH + 1] for place in numbers)
    return any(covers(word) for window in near for word in window)


def is_statement(sentence: str) -> bool:
    """Whether a sentence says something: it has a verb, unlike a heading or a label."""
    return any(reading.word_class == "teonsana" for token in tokens(sentence) for reading in readings(token))


def continues(sentence: str) -> bool:
    """Whether a sentence leans on the one before it."""
    return _LEANING.match(folded(sentence)) is not None


def names_measure(label: str) -> bool:
    """Whether a field's label heads something other than what was done or said: a measure, a person, a date."""
    return _MEASURE.search(folded(label)) is not None
