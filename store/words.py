"""Finnish word forms: base forms and compound parts, from the Voikko morphology.

Both sides agree here on what a word is: the reader of documents, the search index and the reader of questions.
A word that the morphology does not know gets the stems that its likely case endings leave.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

TOKEN = re.compile(r"[^\W\d_]+(?:[-:'’][^\W\d_]+)*|\d+(?:[.,]\d+)*")
_SHORTEST_STEM = 3
_ENDINGS = (
    "issa", "issä", "ista", "istä", "illa", "illä", "ilta", "iltä", "ille", "ssa", "ssä", "sta", "stä", "lla", "llä",
    "lta", "ltä", "lle", "iden", "itten", "jen", "ien", "ihin", "iin", "een", "aan", "ään", "oon", "uun", "yyn", "öön",
    "hun", "hin", "han", "en", "in", "ia", "iä", "ja", "jä", "ita", "itä", "ta", "tä", "na", "nä", "ksi", "tta", "ttä",
    "n", "a", "ä", "t",
)  # fmt: skip
_DEGREES = ("comparative", "superlative")
_ROOT = re.compile(r"\[Xp\]([^\[]+)\[X\]")
_CLITICS = ("kin", "kaan", "kään", "han", "hän", "ko", "kö", "pa", "pä", "nsa", "nsä", "mme", "nne", "kos", "kös")


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a word form.

    ``base`` is the base form in lower case; ``parts`` the base forms of a compound's parts (empty for a simple word);
    ``word_class`` Voikko's class (nimisana, teonsana …); ``case`` the Finnish case name (omanto) or None.
    ``degree`` is "comparative" or "superlative" where the form is one, ``verb`` the verb that a participle is made of.
    """

    base: str
    parts: tuple[str, ...]
    word_class: str
    case: str | None
    plural: bool
    degree: str | None = None
    verb: str | None = None


recalled: dict[str, list[list[Any]]] = {}
"""Readings that need not be asked of the morphology, by form: each as the fields of a reading in order."""


def tokens(text: str) -> list[str]:
    """Return the words and numbers of a text, in order, as they stand."""
    return TOKEN.findall(text)


@lru_cache(maxsize=100_000)
def readings(word: str) -> tuple[Reading, ...]:
    """Return every reading of a word form that the morphology knows; none where it knows none."""
    if word in recalled:
        return tuple(Reading(base, tuple(parts), *others) for base, parts, *others in recalled[word])
    from pyvoikko import analyse  # noqa: PLC0415 - the dictionary takes most of a second to load

    found: dict[Reading, None] = {}
    forms = dict.fromkeys((word, word.lower(), word[:1].upper() + word[1:].lower()))
    for form in forms:
        for analysis in analyse(form):
            parts = tuple(_clean(part.BASEFORM) for part in analysis.COMPOUND_PARTS or ())
            reading = Reading(
                _clean(analysis.BASEFORM),
                parts if len(parts) > 1 else (),
                analysis.CLASS or "",
                analysis.SIJAMUOTO,
                analysis.NUMBER == "plural",
                analysis.COMPARISON if analysis.COMPARISON in _DEGREES else None,
                _root(analysis.FSTOUTPUT) if analysis.PARTICIPLE else None,
            )
            found.setdefault(reading)
    return tuple(found)


def _root(output: str) -> str | None:
    """Return the last root that an analysis names: of a participle, its verb."""
    roots = _ROOT.findall(output)
    return _clean(roots[-1]) if roots else None


def _clean(base: str) -> str:
    return base.replace("=", "").replace("--", "-").lower()


@lru_cache(maxsize=100_000)
def base_forms(word: str) -> tuple[str, ...]:
    """Return the base forms that a word may have, most compact first; its likely stems where it is unknown."""
    if not word[:1].isalpha():
        return (word,)
    known = dict.fromkeys(reading.base for reading in readings(word))
    if known:
        verbal = all(reading.verb or reading.word_class == "teonsana" for reading in readings(word))
        verbs = dict.fromkeys(reading.verb for reading in readings(word) if reading.verb and verbal)
        ranked = sorted(known, key=lambda base: (base.count("-"), len(base), base))
        return tuple(dict.fromkeys((*ranked, *verbs)))
    if "-" in word or ":" in word:
        head, _, tail = word.rpartition("-") if "-" in word else word.partition(":")[::-1]
        if ":" in word and "-" not in word:
            return (tail.lower(),) if tail else (word.lower(),)
        return tuple(f"{head.lower()}-{base}" for base in base_forms(tail)) if tail else (head.lower(),)
    return _stems(word.lower())


@lru_cache(maxsize=100_000)
def compound_parts(word: str) -> tuple[str, ...]:
    """Return the base forms of the parts of a compound, over all readings, in order; none for a simple word."""
    found: dict[str, None] = {}
    for reading in readings(word):
        found.update(dict.fromkeys(reading.parts))
    if not found and "-" in word:
        for piece in word.split("-"):
            if piece:
                found.update(dict.fromkeys(base_forms(piece)))
    return tuple(found)


@lru_cache(maxsize=100_000)
def search_terms(word: str) -> tuple[str, ...]:
    """Return what a word is indexed under: its base forms and its compounds' parts."""
    return tuple(dict.fromkeys((*base_forms(word), *compound_parts(word))))


def _stems(word: str) -> tuple[str, ...]:
    """Return an unknown word and what its likely endings leave, the word itself first."""
    found = {word: None}
    candidates = [word, *(word[: -len(clitic)] for clitic in _CLITICS if word.endswith(clitic))]
    for candidate in candidates:
        found.setdefault(candidate)
        for ending in _ENDINGS:
            stem = candidate[: -len(ending)]
            if candidate.endswith(ending) and len(stem) >= _SHORTEST_STEM:
                found.setdefault(stem)
    return tuple(found)
