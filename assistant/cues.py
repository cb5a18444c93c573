"""What kind of answer a question waits for, and the marks of it in a sentence.

Matching works on folded text (lower case, no dots on ä and ö), so that missing dots do not matter.
"""

import re
from enum import Enum

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
    ANYTHING = "anything"


_MONTHS = "tammi|helmi|maalis|huhti|touko|kesa|heina|elo|syys|loka|marras|joulu"
_QUESTION_MARKS = (
    (
        Wanted.TIME,
        r"\b(?:milloin|koskas?|mihin mennessa|mina vuonna|mista alkaen|mika paiva|mina paivana|mihin asti)\b",
    ),
    (
        Wanted.COUNT,
        r"\b(?:montako|paljonko|kuinka (?:mon\w+|paljon|suur\w+|iso\w*)|miten (?:mon\w+|paljon)|lukumaara)\b",
    ),
    (Wanted.PERSON, r"\b(?:kuka|kukas|ketka|keta|kenen|kenelle|kenella|kelle|ketkas|nimet)\b"),
    (
        Wanted.PLACE,
        (
            r"\b(?:mista (?:maista|maasta|kun\w+|kaupung\w+)|missa (?:maassa|maissa|kunn\w+|kaupung\w+)|kotoisin"
            r"|mi(?:nka|nkalais\w+|den) (?:\w*kun(?:nan|tien)|\w*kaupun\w+) kanssa|mitka (?:kunnat|kaupungit|maat))\b"
        ),
    ),
    (
        Wanted.REASON,
        (
            r"\b(?:miksi|miksei|mika takia|minka (?:takia|vuoksi)|mista syysta|mista johtu\w+|mita vart\w+"
            r"|mi(?:ka|tka|ka) \w*\s?(?:vaikut\w+|aiheut\w+|rajoit\w+|est[ai]\w+)|syy|syyna)\b"
        ),
    ),
    (
        Wanted.AIM,
        r"\b(?:pyri\w+|tavoit\w+|tarkoitu\w+|halut\w+|tahta\w+|mita varten|mihin .*(?:kayte\w+|menee|suunna\w+))\b",
    ),
    (
        Wanted.MEANS,
        (
            r"\b(?:milla (?:keino\w+|tavo\w+|lailla|konstei\w+)|miten .*(?:turvat\w+|varaudu\w+|hallit\w+|torju\w+"
            r"|ehkais\w+|vahvist\w+|paranne\w+|helpote\w+|vahennet\w+|lisata\w+)|varalt?[ae]|varalle)\b"
        ),
    ),
    (
        Wanted.STATE,
        (
            r"\b(?:miten .*(?:eden\w+|edisty\w+|sujun\w+|toteutu\w+|lahte\w+|kay\w*|meni|mennyt|menee|toimi\w*)"
            r"|missa vaiheessa|mika on tilanne|milla mallilla|onko .*(?:valmi\w+|kaynni\w+|aloit\w+))\b"
        ),
    ),
)
_ASKS_FOR_NAMES = re.compile(r"\b(?:nimet|nimi|nimea|nimelta\w*|nimisia)\b")
_ASKS_OF_DEEDS = re.compile(
    r"\bmi(?:ta|hin|llaisia|tka|ssa|ten)\b.*\b(?:on|ovat|oli|olivat|\w+tiin)\b",
)
_SENTENCE_MARKS = {
    Wanted.TIME: (
        rf"\b\d{{1,2}}\.\d{{1,2}}\.|\b(?:19|20)\d\d\b|\b(?:{_MONTHS})kuu|\bkeva[ai]|\bsyks|\bsyys|\btalve|\bkesalla"
        r"|\bkesan\b|vuosineljann|\bvuoden (?:alus|lopus|alku|loppu)|kuukau|\bviikko|\bviikolla|\bensi vuon|kvartaal"
    ),
    Wanted.COUNT: (
        r"\d|\b(?:yksi|kaksi|kolme|kolmelle|nelja|viisi|kuusi|seitseman|seitsemalla|kahdeksan|yhdeksan|kymmenen|puolet)\b"
    ),
    Wanted.PERSON: (
        r"johtaj|vastaav|vastaa\b|vastuu|paallik|rehtor|asiantuntij|opettaj|koordinaattor|lautakun|valtuus|hallitu"
        r"|sihteer|ohjaaj|ystava|vanhem|jasen|oppilaa|opiskelij|henkilosto|asiakka|seura|yhdisty|\bry\b|virasto|ministerio|opetushallitu|\boph\b|\bokm\b|\bavi\b|kaupun|kunta|kunnan"
    ),
    Wanted.REASON: r"johtu|vuoksi|takia|koska|syyna|vaikut|edellyt|aiheut|seurau|ansiosta|perustu|\bjotta\b",
    Wanted.STATE: (
        r"toteutu|valmis|kaynnis|edenn|edisty|alkan|aloitet|loppu|paatty|vakiin|jatku|valmistel|toimi|suunnit|odot|otettu"
        r"|kesken|meneill"
    ),
    Wanted.MEANS: r"keino(?!n toteut)|toimenpi|\btoimet\b|\btoimia|avulla",
    Wanted.DONE: (
        r"\b(?:on|ovat)\b.*\w(?:nut|nyt|neet|tu|ty)\b|\w(?:ttiin|tiin)\b|\w{3}(?:sivat|tivat|ivat)\b"
        r"|\w{3}(?:ui|yi|oi|asi|isi|esi|usi|tti)\b|\bsai\b"
    ),
    Wanted.AIM: r"tavoit|tarkoit|pyri|edista|kehitt|vahvist|lisata|paran|tasoit|mahdollist|jotta|\w+iseen\b",
}
_SPLIT = re.compile(
    r"(?:,\s*|\s)(?:ja|seka|seka\s+myos)\s+(?=(?:mi(?:lloin|ten|ksi|ka|ta|ten|nka|lla|hin|ssa|sta|tka)|kuka|ketka|montako"
    r"|paljonko|kuinka|koska)\b)"
)
_NAME_WITHIN = re.compile(r"\w[\s(]+[A-ZÅÄÖ][a-zåäö]")
_LEANING = (
    r"(?:myos|lisaksi|samalla|samoin|se|sen|siita|siihen|sita|sille|silla|ne|niiden|niita|niista|niilla|tama|taman|tata"
    r"|tasta|tahan|nama|naiden|naita|nain|siten|siksi|maara\w*|he|heidan|heista|tulos\w*|hanke|hankkeen|hankkeessa|keskustelu\w*|tyo|sielta|siella|toisaalta"
    r"|kuitenkin|edelleen|tarpeiden|valmiit|uudet)\b"
)
_MEASURE = re.compile(
    r"mittar|tavoitetaso|vastuu|tila\b|riskiarvo|todennak|merkittav|paamaara|toteutusaika|nimi\b|hallinnoi"
)
_STRICT = (Wanted.TIME, Wanted.COUNT, Wanted.PERSON, Wanted.PLACE, Wanted.NAME)


def wanted(question: str) -> Wanted:
    """Return what a question waits for: what its first mark says."""
    text = folded(question)
    if _ASKS_FOR_NAMES.search(text):
        return Wanted.NAME
    matches = [(re.search(marks, text), place) for place, (_, marks) in enumerate(_QUESTION_MARKS)]
    found = [(match.start(), place) for match, place in matches if match]
    if found:
        return _QUESTION_MARKS[min(found)[1]][0]
    return Wanted.DONE if _ASKS_OF_DEEDS.search(text) else Wanted.ANYTHING


def holds(sentence: str, kind: Wanted) -> bool:
    """Whether a sentence has the marks of the answer that a question waits for; always, where it waits for anything."""
    if kind in (Wanted.PLACE, Wanted.NAME):
        return _NAME_WITHIN.search(sentence) is not None
    marks = _SENTENCE_MARKS.get(kind)
    return marks is None or re.search(marks, folded(sentence)) is not None


def is_strict(kind: Wanted) -> bool:
    """Whether a sentence without the marks cannot be the answer."""
    return kind in _STRICT


def parts_of_question(question: str) -> tuple[str, ...]:
    """Return the questions that a double question ("mihin … ja milloin …") asks, in order."""
    places = [match.span() for match in _SPLIT.finditer(folded(question))]
    starts = [0, *(end for _, end in places)]
    ends = [*(start for start, _ in places), len(question)]
    return tuple(question[start:end].strip() for start, end in zip(starts, ends, strict=True))


def is_statement(sentence: str) -> bool:
    """Whether a sentence says something: it has a verb, unlike a heading or a label."""
    return any(reading.word_class == "teonsana" for token in tokens(sentence) for reading in readings(token))


def continues(sentence: str) -> bool:
    """Whether a sentence leans on the one before it."""
    return re.match(_LEANING, folded(sentence)) is not None


def names_measure(label: str) -> bool:
    """Whether a field's label heads something other than what was done or said: a measure, a person, a date."""
    return _MEASURE.search(folded(label)) is not None
