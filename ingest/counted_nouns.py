"""The noun that a number counts.

After a number the noun is partitive singular (28 kertaa), with an inflected numeral both share the case (seitsemällä
tunnilla), and a part of a group is elative plural (yksi päiväkodin johtajista). Genitives and adjectives that agree
may stand between.
"""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from store.words import Reading, readings

_WORD = re.compile(r"[^\W\d_]+(?:[-:'’][^\W\d_]+)*")
_NOMINAL = frozenset(("nimisana", "laatusana", "nimisana_laatusana", "lyhenne", "nimi", "paikannimi"))
_ADJECTIVE = frozenset(("laatusana", "nimisana_laatusana", "lukusana", "asemosana"))
_SUPERLATIVE = re.compile(r"(?:imm|inn)[aäi]?ist[aä]$")
_REFERENCE = frozenset(("luku", "pykälä", "momentti", "kohta", "artikla", "lukien", "alakohta"))
"""What a number before it names, not counts: ``lain 12 luvun``."""
_OBLIQUE = ("sisaolento", "sisaeronto", "sisatulento", "ulkoolento", "ulkoeronto", "ulkotulento")
_TIMES = frozenset(("tunti", "päivä", "viikko", "kuukausi", "vuosi"))
_PARTICIPLES = ("ma", "mä", "va", "vä", "ttu", "tty", "nut", "nyt")
_LONGEST = 5
_AMOUNT = ("määrä", "lukumäärä")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class CountedNoun:
    """Where the counted noun stands with its modifiers, the base form of its head and of the head's last part.

    ``local`` is set for a noun in a local case after a number in digits (28 esiopetuksessa): it may only tell where.
    """

    first: int
    last: int
    base: str
    head_part: str
    local: bool = False


def noun_after(
    text: str, at: int, cases: Sequence[str], *, one: bool, bounded: bool, named: bool
) -> CountedNoun | None:
    """Return the noun that the number before ``at`` counts, None where the words there are no such noun.

    ``cases`` are what the numeral's own form may be; empty for a number in digits, whose case does not show.
    ``one`` tells that the number is 1, whose noun is singular nominative; ``bounded`` that no noun stands right
    before the number, so that a genitive after it can be what it counts; ``named`` that a name stands there (Kauhava
    2030 ohjelmassa), which the number belongs to.
    """
    words = _words_after(text, at)
    if words and (unit := _genitive_unit(words[0].group(), cases)):
        return _noun(words[0].start(), words[0].end(), unit)
    for case, plural in _wanted(cases, one=one, bounded=bounded, named=named):
        found = _phrase(words, case, plural=plural)
        if found and found.base not in _REFERENCE and not text.startswith(":", found.last) and _is_common(text, found):
            return replace(found, local=not cases and case in _OBLIQUE and not plural)
    return None


def noun_before(text: str, first: int, at: int) -> CountedNoun | None:
    """Return the noun of the clause from ``first`` that a number at ``at``, the clause's last word, counts.

    That is the nearest plural partitive (integraatiotunteja jopa 15), or the whole of a genitive plural and määrä
    (asiakkaiden määrä oli 45).
    """
    words = list(_WORD.finditer(text, first, at))
    for word in reversed(words):
        for reading in _nouns(word.group()):
            if reading.case == "osanto" and reading.plural and reading.word_class == "nimisana":
                return _noun(word.start(), word.end(), reading)
    for owner, word in itertools.pairwise(words):
        owned = any(reading.case == "omanto" and reading.plural for reading in _nouns(owner.group()))
        if owned and any(r.base in _AMOUNT and r.case == "nimento" for r in readings(word.group())):
            genitive = next(r for r in _nouns(owner.group()) if r.case == "omanto" and r.plural)
            return CountedNoun(owner.start(), word.end(), genitive.base, _head_part(genitive))
    return None


def _genitive_unit(word: str, cases: Sequence[str]) -> Reading | None:
    """Return the reading of a unit of time in the genitive, which is what a number before it counts: 5 vuoden laina."""
    if cases and "omanto" not in cases:
        return None
    return next((r for r in _nouns(word) if r.base in _TIMES and r.case == "omanto" and not r.plural), None)


def _is_common(text: str, noun: CountedNoun) -> bool:
    """Whether a counted noun is a common noun: no name is counted, but an acronym may open it (VALO-oppilasta)."""
    head = text[noun.first : noun.last].rpartition(" ")[2]
    return head.islower() or "-" in head or head.isupper()


def _words_after(text: str, at: int) -> list[re.Match[str]]:
    """Return the words right after a number, up to the first other sign."""
    words: list[re.Match[str]] = []
    while len(words) < _LONGEST:
        space = re.compile(r"\s*").match(text, at)
        match = _WORD.match(text, space.end() if space else at)
        if match is None:
            break
        words.append(match)
        at = match.end()
    return words


def _wanted(cases: Sequence[str], *, one: bool, bounded: bool, named: bool) -> list[tuple[str, bool]]:
    """Return the forms that the noun may have, (case, plural), the likeliest first."""
    if not cases:
        own = ["osanto"] if not one else ["nimento"]
        own += list(_OBLIQUE) if not named else []
        forms = [(case, False) for case in own]
        return [*forms, ("sisaeronto", True), *([("omanto", False)] if bounded else [])]
    forms = []
    for case in cases:
        if case == "nimento":
            forms += [("nimento", False)] if one else [("osanto", False)]
            forms.append(("sisaeronto", True))
        else:
            forms.append((case, False))
    return forms


def _phrase(words: Sequence[re.Match[str]], case: str, *, plural: bool) -> CountedNoun | None:
    """Return the phrase from the first word to a head of the given form."""
    for index, word in enumerate(words):
        fitting = _fitting(word.group(), case, plural=plural)
        if not fitting:
            if index + 1 < len(words) and any(r.case == "omanto" for r in _nouns(word.group())):
                continue
            return None
        if plural and _SUPERLATIVE.search(word.group()):
            return None
        following = words[index + 1] if index + 1 < len(words) else None
        if following and _leads_on(fitting) and _agrees(words[index + 1 :], case, plural=plural):
            continue
        if all(reading.word_class == "asemosana" for reading in fitting):
            return None
        return _noun(words[0].start(), word.end(), fitting[0])
    return None


def _leads_on(fitting: Sequence[Reading]) -> bool:
    return any(reading.word_class in _ADJECTIVE or reading.base.endswith(_PARTICIPLES) for reading in fitting)


def _agrees(words: Sequence[re.Match[str]], case: str, *, plural: bool) -> bool:
    """Whether the next word has the form as well."""
    return bool(words) and bool(_fitting(words[0].group(), case, plural=plural))


def _fitting(word: str, case: str, *, plural: bool) -> list[Reading]:
    """Return the readings of a word that have the form, simple words before compounds."""
    found = [r for r in _nouns(word) if r.case == case and r.plural == plural]
    return sorted(found, key=lambda r: (len(r.parts), len(r.base), r.base))


def _nouns(word: str) -> list[Reading]:
    return [reading for reading in readings(word) if reading.word_class in _NOMINAL | _ADJECTIVE]


def _noun(first: int, last: int, reading: Reading) -> CountedNoun:
    return CountedNoun(first, last, reading.base, _head_part(reading))


def _head_part(reading: Reading) -> str:
    return reading.parts[-1] if reading.parts else reading.base.rpartition("-")[2]
