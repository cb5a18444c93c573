"""Sentences of running text: where each begins and ends.

A full stop ends a sentence only where what follows can begin one: never inside a date, a section number, a number
with grouped thousands, an abbreviation that calls for a continuation (``mm.``, ``esim.``) or an initial. A line that
begins with a bullet is a list item of its own.
"""

import re

Span = tuple[int, int]

LEADING = frozenset((
    "ao", "alk", "dos", "ed", "em", "ent", "esim", "fil", "huom", "keskim", "ko", "kv", "ks", "kts", "lis",
    "luok", "mm", "mom", "muk", "n", "nk", "nro", "ns", "os", "p", "prof", "puh", "pvm", "pyk", "s", "sis",
    "st", "t", "toim", "ts", "v", "vast", "vrt", "vs", "vt", "yht", "yl",
))  # fmt: skip
"""Abbreviations that something follows: their full stop never ends a sentence."""
CLOSING = frozenset((
    "as", "h", "ha", "henk", "hlö", "jms", "jne", "kg", "kk", "km", "kpl", "krs", "krt", "l", "m", "milj",
    "min", "mrd", "op", "oy", "pv", "sek", "sv", "tms", "tuh", "vk", "ym", "yms", "yks",
))  # fmt: skip
"""Abbreviations that may stand last: their full stop ends a sentence where a capital follows."""
CURRENCY = re.compile(r"(?:EUR|M?€|euro)", re.IGNORECASE)
_STOP = re.compile(r"(?P<mark>[.!?…]+)(?P<close>[)\]”\"’»]*)(?P<space>\s+|$)")
_WORD_BEFORE = re.compile(r"[^\s(\[„“\"]*$")
_NUMBERING = re.compile(r"\(?(?:\d{1,2}|[a-zåäö])[.)]\Z", re.IGNORECASE)
_DAY_AND_MONTH = re.compile(r"\d{1,2}\.\d{1,2}\Z")
_SIGNS = "•▪▫◦●○‣\uf0b7\uf0a7\u2022"
_SIGN_BULLET = re.compile(rf"\s*[{_SIGNS}]\s*")
_DASH_BULLET = re.compile(r"\s*[-–—*]\s+(?=\S)")
_TIGHT_BULLET = re.compile(r"\s*[-–—*](?=[^\W\d_])")

_LEADS_ON = re.compile(r"(?:,|\b(?:ja|tai|sekä|eli|vai))$")


def sentence_spans(text: str) -> list[Span]:
    """Return where the sentences of one paragraph stand, in order, without the white space around them."""
    spans: list[Span] = []
    begin = 0
    for stop in _STOP.finditer(text):
        if stop.end("close") == len(text) or _ends(text, begin, stop):
            spans.append((begin, stop.end("close")))
            begin = stop.end()
    spans.append((begin, len(text)))
    trimmed = (_trimmed(text, span) for span in spans)
    return [span for span in trimmed if span[0] < span[1]]


def split_sentences(text: str) -> list[str]:
    """Return the sentences of one paragraph, white space folded."""
    return [" ".join(text[first:last].split()) for first, last in sentence_spans(text)]


def bullet_length(line: str, before: str | None, *, in_list: bool = False) -> int:
    """Return how many characters of a line are the bullet of a list item, 0 where it begins none.

    ``before`` is the line above (empty for a blank one, None for none), ``in_list`` whether that belongs to an item.
    A dash right at its word is a bullet only where the line above cannot lead on to it, since it also opens the
    second half of a compound (``ja -materiaalit``).
    """
    match = _SIGN_BULLET.match(line) or _DASH_BULLET.match(line)
    above = (before or "").rstrip()
    if match is None and (not above or above[-1] in ".:;!?" or (in_list and not _LEADS_ON.search(above))):
        match = _TIGHT_BULLET.match(line)
    return match.end() if match else 0


def _trimmed(text: str, span: Span) -> Span:
    first, last = span
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    return first, last


def _ends(text: str, begin: int, stop: re.Match[str]) -> bool:
    """Whether a full stop with text after it ends the sentence that began at ``begin``."""
    following = text[stop.end() :].lstrip("(„“\"'”»’[")
    if not following or not (following[0].isupper() or following[0].isdigit() or following[0] in _SIGNS):
        return False
    before = text[begin : stop.start()]
    if stop["mark"] != "." or stop["close"]:
        return True
    match = _WORD_BEFORE.search(before)
    word = match.group() if match else ""
    return not (_is_numbering(before, word) or _continues(word, following))


def _is_numbering(before: str, word: str) -> bool:
    """Whether the stop belongs to a number that opens the sentence: ``1. Tavoite``."""
    return before.strip() == word and bool(_NUMBERING.match(word + "."))


def _continues(word: str, following: str) -> bool:
    """Whether a word with a full stop is an abbreviation or a number that the following text belongs to."""
    bare = word.lower().rstrip(".")
    if bare in CLOSING:
        return bool(CURRENCY.match(following))
    if bare in LEADING or bare == "klo":
        return True
    if len(word) == 1 and word.isalpha():
        return True
    if word.isdigit() or _DAY_AND_MONTH.search(word):
        return following[0].isdigit()
    return False
