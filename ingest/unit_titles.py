"""The unit or municipality that a title names beside what it tells of time, basis and subject."""

import re

from ingest.account_words import MEASURE, is_account, is_total
from ingest.column_heads import head_parts
from ingest.naming import could_be_name, has_unit_ending, is_statement, is_topic, is_unit_kind
from ingest.unit_notes import without_unit_note
from store.words import readings

_MUNICIPAL = re.compile(r"[A-ZÅÄÖ][\w-]+n (?:kaupunki|kunta|kaupungin|kunnan)\b")
_PARTS = re.compile(r"\s+[–—-]\s+|[,;:|()]\s*|\s{2,}")
_SUBJECT = re.compile(
    r"omaisuus|investoin|laskelma|vertailu|yhteenveto|erittely|tunnusluku|tunnusluvut|toteu|talousarvio|budjet|raport"
    r"|katsaus|seuranta|käyttötalou|talous|taul|sheet|liite|pohja|data|luvut|kuukausi|rahoitu|kassa|henkilöst|vero|osuude|mittari|avain|projekti|hank|tavoit|riski|kehity|tilanne|muuto|tulo[ks]|alkuvuo|loppuvuo|koonti|kooste|tiivistelm|taulukko|kuvio|osuus|tilinpäätö|ennuste|välilehti|kaavio"
    r"|(?:toimialoittain|yksiköittäin|lautakunnittain|tulosalueittain|\w+ittain)\b",
    re.IGNORECASE,
)
_HEAD_WORD = re.compile(
    r"vuo(?:si|den|nna|teen|tta|det)|edellis?|nyky|kulu(?:va|nut)|kuukau|kausi|jakso|aika|alku|loppu|kumul|kerty|toteu|toteut"
    r"|tilinpää|talousarv|budjet|enn(?:uste|akko)|arvio|muut(?:os|okset|ettu|osten)|alkuper|tarkist|korja|lopulli|hyväks"
    r"|esity|ehdot|suunnitel|raami|tavoit|poikkea|erotus|jäljel|käyttämät|käyttö|osuu|määrä|summa|luku|keskiar|indeksi"
    r"|ind|sama|vastaava|vertailu|tilanne|ajanko|lisä|siirt|selit|huom|peruste|eur|yhteens",
    re.IGNORECASE,
)
_TIMES = re.compile(r"\b(?:19|20)\d\d(?:\s?[–—-]\s?(?:19|20)?\d\d)?\b|\bvuo(?:nna|silta|delta|delle|sina|det)\b")
_GENITIVE = re.compile(r"(?P<word>[A-ZÅÄÖ][\wåäö-]*n)\s+(?P<rest>.+)")


def municipality_in(text: str) -> bool:
    """Whether a title names a municipality as a whole (``Koivulan kaupunki``)."""
    return bool(_MUNICIPAL.search(text))


def unit_in(text: str, *, is_key: bool) -> str | None:
    """Return the unit that a title names; with ``is_key``, above a unit's key figures, any name that is no subject."""
    if not text or is_statement(text):
        return None
    for part in _PARTS.split(without_unit_note(text)):
        bare = _without_time(part)
        if not bare or municipality_in(bare) or is_total(bare) or is_unit_kind(bare):
            continue
        if has_unit_ending(bare) and not is_topic(bare):
            return bare
        owner = _owner(part.strip(), is_key=is_key)
        if owner:
            return owner
        if is_key and could_be_name(bare) and not _is_subject(bare):
            return bare
    return None


def could_be_unit(text: str) -> bool:
    """Whether a name in the head of a column can be a unit's: no word of heads, time or amounts stands in it."""
    if is_account(text) or is_total(text) or is_unit_kind(text):
        return False
    if has_unit_ending(text):
        return True
    words = re.findall(r"[^\W\d_]{3,}", text)
    is_of_heads = any(_HEAD_WORD.match(word) or head_parts(word, is_placed=True) for word in words)
    return bool(words) and not is_of_heads and not re.search(r"\d{3}|\d[./–-]\d|%|€", text)


def subject_in(title: str) -> str:
    """Return what a title says that its table is of, without the time ("Investoinnit 2025–2027")."""
    part = _PARTS.split(without_unit_note(title))[0]
    return _TIMES.sub("", _without_time(part)).strip(" .,–-")


def _is_subject(text: str) -> bool:
    return bool(
        _SUBJECT.search(text) or MEASURE.search(text) or is_topic(text) or is_account(text) or is_statement(text)
    )


def _without_time(text: str) -> str:
    """Return a part of a title without the basis, time or unit that it ends or begins with."""
    words = text.split()
    while words and (head_parts(" ".join(words)) is not None or head_parts(words[-1])):
        words.pop()
    while words and head_parts(words[0]):
        words.pop(0)
    return " ".join(words).strip(" .–-")


def _owner(text: str, *, is_key: bool) -> str | None:
    """Return whose something is: ``Sivistyslautakunta`` for "Sivistyslautakunnan talousarvion toteuma"."""
    found = _GENITIVE.fullmatch(text)
    if found is None or not (_is_subject(found["rest"]) or head_parts(found["rest"])):
        return None
    bases = [reading.base for reading in readings(found["word"]) if reading.word_class in ("nimisana", "nimi")]
    for base in bases:
        name = base[:1].upper() + base[1:]
        if is_unit_kind(name):
            continue
        if has_unit_ending(name) or (is_key and not _is_subject(name)):
            return name
    return None
