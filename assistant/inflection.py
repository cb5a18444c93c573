"""Inflected names for answers: only forms that the morphology confirms; where it cannot, the name stays as it is."""

from collections.abc import Callable
from functools import lru_cache

from store.words import readings

_GRADATION = (
    ("nta", "nnan"), ("ntä", "nnän"), ("nki", "ngin"), ("kko", "kon"), ("kkö", "kön"), ("ppi", "pin"), ("tti", "tin"),
    ("lto", "llon"), ("ltö", "llön"), ("lta", "llan"), ("ltä", "llän"), ("rto", "rron"), ("rta", "rran"),
    ("mpa", "mman"), ("mpi", "mman"), ("nko", "ngon"), ("nkö", "ngön"), ("ka", "an"), ("to", "don"), ("tö", "dön"),
    ("pu", "vun"), ("te", "tteen"), ("te", "teen"), ("e", "een"), ("us", "uksen"), ("ys", "yksen"), ("os", "oksen"),
    ("nen", "sen"), ("in", "imen"), ("us", "uden"), ("ys", "yden"), ("as", "aan"), ("i", "en"),
    ("ös", "öksen"), ("is", "iksen"), ("es", "eksen"), ("äs", "ään"), ("is", "iin"), ("ke", "kkeen"), ("pe", "ppeen"),
    ("ki", "en"), ("ti", "din"), ("tto", "ton"), ("ttö", "tön"), ("ttu", "tun"), ("tty", "tyn"), ("si", "den"),
    ("lki", "ljen"), ("uku", "uvun"), ("ika", "ian"),
    ("ku", "un"), ("ta", "dan"), ("tä", "dän"), ("pa", "van"), ("", "n"),
)  # fmt: skip
_PLURALS = (
    ("kset", "sten"), ("set", "sten"), ("eet", "eiden"), ("ut", "ujen"), ("yt", "yjen"), ("ot", "ojen"), ("öt", "öjen"),
    ("at", "ien"), ("ät", "ien"), ("et", "ien"), ("at", "ojen"), ("it", "ien"),
)  # fmt: skip


_PARTITIVES = (
    ("a", "ä", "ta", "tä", "tta", "ttä"),
    ("ja", "jä", "ia", "iä", "oja", "öjä", "ita", "itä", "oita", "öitä", "ksia", "ksiä"),
)


@lru_cache(maxsize=5_000)
def genitive(name: str) -> str | None:
    """Return the genitive of a name ("Opetuksen ja koulutuksen"), or None where it is not certain.

    Every word is inflected but "ja", a word that ends with a hyphen, and one that is in the genitive already.
    """
    bare, bracket, rest = name.partition(" (")
    if bracket:
        inflected = genitive(bare)
        return f"{inflected} ({rest}" if inflected else None
    if not name:
        return None
    words = [word if _stays(word) else _word_genitive(word) for word in name.split()]
    return " ".join(word for word in words if word) if all(words) else None


def _stays(word: str) -> bool:
    if word in ("ja", "sekä") or word.endswith("-"):
        return True
    found = readings(word)
    return bool(found) and all(reading.case == "omanto" for reading in found)


def _word_genitive(word: str) -> str | None:
    nominative = [reading for reading in readings(word) if reading.case == "nimento"]
    if not nominative:
        return None
    plural = all(reading.plural for reading in nominative)
    bases = {reading.base for reading in nominative}
    for ending, replacement in _PLURALS if plural else _GRADATION:
        if word.endswith(ending):
            candidate = word[: len(word) - len(ending)] + replacement
            for reading in readings(candidate):
                if reading.case == "omanto" and reading.base in bases and reading.plural == plural:
                    return candidate
    return None


@lru_cache(maxsize=5_000)
def elative(name: str) -> str | None:
    """Return the elative of a row's name ("toimintakuluista"), or None where it is not certain.

    Words before the last are inflected where they agree with it ("muista toimintakuluista"); a genitive stays.
    """
    return _inflected(name, _word_elative)


def _word_elative(word: str) -> str | None:
    nominative = [reading for reading in readings(word) if reading.case == "nimento"]
    plural = bool(nominative) and all(reading.plural for reading in nominative)
    bases = {reading.base for reading in nominative}
    singular = _word_genitive(word)
    stems = (word[:-1], word[:-2]) if plural else ((singular or "n")[:-1],)
    endings = ("ista", "istä", "oista", "öistä") if plural else ("sta", "stä")
    for stem in stems:
        for ending in endings:
            for reading in readings(stem + ending):
                if reading.case == "sisaeronto" and reading.base in bases and reading.plural == plural:
                    return stem + ending
    return None


@lru_cache(maxsize=5_000)
def partitive(name: str) -> str | None:
    """Return the partitive of a name ("menoja", "opetusta ja koulutusta"), or None where it is not certain."""
    return _inflected(name, _word_partitive)


def _word_partitive(word: str) -> str | None:
    nominative = [reading for reading in readings(word) if reading.case == "nimento"]
    plural = bool(nominative) and all(reading.plural for reading in nominative)
    bases = {reading.base for reading in nominative}
    stems = [] if plural else [word, (_word_genitive(word) or word)[:-2]]
    for base in sorted(bases, key=lambda base: (not word.startswith(base[:-1]), base)) if plural else ():
        stems += [base, base[:-1], (_word_genitive(base) or base)[:-2], word[:-2]]
    for stem in stems:
        for ending in _PARTITIVES[plural]:
            candidate = word[:1] + (stem + ending)[1:]
            for reading in readings(candidate):
                if reading.case == "osanto" and reading.base in bases and reading.plural == plural:
                    return candidate
    return None


@lru_cache(maxsize=5_000)
def is_plural(name: str) -> bool:
    """Whether a name such as "Toimintakulut" takes its verb in the plural."""
    words = [word for word in name.replace(",", " ").split() if word[0].isalpha() or word.startswith("-")]
    last = words[-1].lstrip("-") if words else ""
    found = [reading for reading in readings(last) if reading.case == "nimento"]
    return bool(found) and all(reading.plural for reading in found)


def _inflected(name: str, form_of: Callable[[str], str | None]) -> str | None:
    """Return a name with each word in the form that agrees, or None where one is not certain."""
    words = name.split()
    if "(" in name or not words or any(word.startswith("-") for word in words):
        return None
    inflected = [word if _stays(word) else form_of(word.rstrip(",")) for word in words]
    commas = ["," if word.endswith(",") else "" for word in words]
    if not all(inflected):
        return None
    return " ".join(f"{word}{comma}" for word, comma in zip(inflected, commas, strict=True))
