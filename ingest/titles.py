"""Job titles and bodies that a table names as responsible: Koulutusjohtaja; Nuoriso- ja vapaa-aikajohtaja."""

import re

_HEADS = (
    "johtaja", "johtajat", "päällikkö", "päälliköt", "rehtori", "rehtorit", "sihteeri", "koordinaattori",
    "asiantuntija", "suunnittelija", "vastaava", "esimies", "esihenkilö", "esihenkilöt", "ohjaaja", "insinööri",
    "arkkitehti", "mestari", "controller", "neuvoja", "viranhaltija", "viranhaltijat",
)  # fmt: skip
_BODIES = ("lautakunta", "hallitus", "johtoryhmä", "tiimi", "työryhmä", "toimisto", "palvelut", "yksikkö", "opettajat")
_WORDS = r"(?:[A-ZÅÄÖa-zåäö-]+\s+){0,3}[A-ZÅÄÖa-zåäö-]*"
_TITLE = re.compile(rf"{_WORDS}(?:{'|'.join(_HEADS)})", re.IGNORECASE)
_BODY = re.compile(rf"{_WORDS}(?:{'|'.join(_BODIES)})", re.IGNORECASE)
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

    What follows the titles begins with a capital letter: a lower-case word goes on with a sentence.
    """
    words = line.split(" ")
    for first in range(len(words)):
        if not words[first][:1].isupper():
            continue
        for last in range(len(words), first, -1):
            after = " ".join(words[last:])
            parts = _parts(" ".join(words[first:last]))
            if parts and all(_TITLE.fullmatch(part) for part in parts) and (not after or after[0].isupper()):
                return [part for part in (" ".join(words[:first]), " ".join(words[first:last]), after) if part]
    return [line]
