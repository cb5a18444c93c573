"""Lines joined to running text: words that a line end cuts are made whole again.

A hyphen at a line end is either the word's own (Etelä-Suomen, tasa-arvo, TYM-lain, esi- ja perusopetus) or only
marks the cut (varhaiskasvatus-johtaja). Spelling decides where it can, the morphology where it cannot.
"""

import re
from collections.abc import Iterable

from store.words import readings

_CONJUNCTIONS = frozenset(("ja", "tai", "sekä", "eli", "vai", "taikka", "että", "ynnä", "kuin", "mutta"))
_HYPHENS = "-\u2010\u2011\u00ad"
_DASHES = "\u2013\u2212"
_VOWELS = "aeiouyäöå"
_WORD_FINAL = _VOWELS + "nlrst"
_LAST_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
# Bare case endings that are words, too, but hardly ever after a noun.
_BARE_ENDINGS = frozenset(("en", "in", "n", "ien", "jen", "iden", "ssa", "ssä", "sta", "stä", "lla", "llä", "lle"))
_NAME_CLASSES = frozenset(("etunimi", "sukunimi", "paikannimi", "nimi"))


def join_lines(lines: Iterable[str]) -> str:
    """Return the lines as one text, single spaces between words, words cut at a line end made whole."""
    text = ""
    for line in lines:
        piece = " ".join(line.split())
        if piece:
            text = join_pair(text, piece) if text else piece
    return text.replace("\u00ad", "")


def join_pair(before: str, after: str) -> str:
    """Return two neighbouring lines (no outer white space) as one text."""
    if before[-1] in _HYPHENS:
        return _join_at_hyphen(before, after)
    if before[-1] in _DASHES and len(before) > 1 and before[-2].isdigit() and after[0].isdigit():
        return before + after
    if before[-1] == "/" and len(before) > 1 and before[-2].isalpha() and after[0].islower():
        return before + after
    left, right = _last_word(before), _FIRST_WORD.match(after)
    if left and right and _is_cut(left.group(), right.group()):
        return before + after
    return f"{before} {after}"


def _join_at_hyphen(before: str, after: str) -> str:
    """Join where the first line ends with a hyphen."""
    stem = before[:-1]
    right = _FIRST_WORD.match(after)
    if before[-1] == "\u00ad":
        return stem + after
    if not stem or stem[-1] in f" (/,{_HYPHENS}":
        # "ja -" + "materiaalit": the hyphen opens the second half of a compound; a dash alone stays apart.
        return before + after if stem and right and after[0].islower() else f"{before} {after}"
    if right is None:
        return before + after if after[0].isdigit() else f"{before} {after}"
    if right.group().lower() in _CONJUNCTIONS:
        return f"{before} {after}"
    left = _last_word(stem)
    if left is None or keeps_hyphen(left.group(), right.group()):
        return before + after
    return stem + after


def _last_word(text: str) -> re.Match[str] | None:
    """Return the letters that end a text; only its last piece is searched, for speed."""
    return _LAST_WORD.search(text.rpartition(" ")[2])


def keeps_hyphen(left: str, right: str) -> bool:
    """Whether the hyphen between the two halves of a word belongs to its spelling."""
    last_part = left.rpartition("-")[2]
    if not right[0].islower() or len(last_part) == 1 or (last_part.isupper() and len(last_part) > 1):
        return True
    if left[-1].lower() == right[0].lower() and right[0].lower() in _VOWELS:
        return True
    if readings(left + right):
        return False
    if left[-1].lower() not in _WORD_FINAL:
        return False
    if readings(f"{left}-{right}") and readings(right):
        return True
    return left[0].isupper() and bool(readings(right)) and (not readings(left) or _is_name(left))


def _is_name(word: str) -> bool:
    """Whether every reading of the word is a name."""
    found = readings(word)
    return bool(found) and all(reading.word_class in _NAME_CLASSES for reading in found)


def _is_cut(left: str, right: str) -> bool:
    """Whether two halves, with no hyphen between, are one word that the line end cut."""
    if not right.islower() or left.isupper():
        return False
    if right in _BARE_ENDINGS:
        return bool(readings(left + right)) and all(reading.word_class != "teonsana" for reading in readings(left))
    if readings(right) and readings(left):
        return False
    return bool(readings(left + right))
