"""Job titles and bodies that a table names as responsible: Koulutusjohtaja; Nuoriso- ja vapaa-aikajohtaja."""

import re

from store.words import readings

_HEADS = (
    "johtaja", "johtajat", "päällikkö", "päälliköt", "rehtori", "rehtorit", "sihteeri", "koordinaattori",
    "asiantuntija", "suunnittelija", "vastaava", "esimies", "esihenkilö", "esihenkilöt", "ohjaaja", "insinööri",
    "arkkitehti", "mestari", "controller", "neuvoja", "viranhaltija", "viranhaltijat",
)  # fmt: skip
_BODIES = ("lautakunta", "hallitus", "johtoryhmä", "tiimi", "työryhmä", "toimisto", "palvelut", "yksikkö", "opettajat")


def _either_case(words: tuple[str, ...]) -> list[str]:
    return [f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in words]


_WORDS = r"(?:[A-ZÅÄÖa-zåäö][a-zåäö-]*\s+(?:[a-zåäö-]+\s+){0,2}|[A-ZÅÄÖ]*-?)[a-zåäö-]*"
_TITLE = re.compile(rf"{_WORDS}(?:{'|'.join(_either_case(_HEADS))})")
_BODY = re.compile(rf"{_WORDS}(?:{'|'.join(_either_case(_BODIES))})")
_SEPARATOR = re.compile(r"\s*[,/;]\s*|(?<!-)\s+(?:ja|sekä)\s+")
_LONGEST = 120
_NAME = re.compile(r"[A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?(?:\s+[A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?){1,2}")


def is_responsible(text: str) -> bool:
    """Whether a text is nothing but titles, or names of bodies, that can be responsible for something."""
    parts = _parts(text)
    return any(_is_title(part) for part in parts) and all(_is_title(part) or _NAME.fullmatch(part) for part in parts)


def _parts(text: str) -> list[str]:
    if not text[:1].isupper() or len(text) > _LONGEST or text.endswith("."):
        return []
    return _SEPARATOR.split(text)


def _is_title(part: str) -> bool:
    return bool(_TITLE.fullmatch(part) or _BODY.fullmatch(part))


def split_at_responsible(line: str) -> list[str]:
    """Return a line's parts before, in and after the titles in it; the line alone where it has none so parted.

    What follows the titles begins with a capital letter, and is no person's name: a lower-case word, or a name, goes on
    with a sentence.
    """
    words = line.split(" ")
    for first in range(len(words)):
        if not words[first][:1].isupper():
            continue
        for last in range(len(words), first, -1):
            after = " ".join(words[last:])
            parts = _parts(" ".join(words[first:last]))
            if parts and all(_TITLE.fullmatch(part) for part in parts) and _may_follow(after):
                return [part for part in (" ".join(words[:first]), " ".join(words[first:last]), after) if part]
    return [line]


def _may_follow(after: str) -> bool:
    """Whether a text after a title may be a cell of its own."""
    first, _, rest = after.partition(" ")
    is_name = rest[:1].isupper() and any(reading.word_class == "etunimi" for reading in readings(first))
    return not after or (after[0].isupper() and not is_name)
