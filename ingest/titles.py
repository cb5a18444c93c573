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
_AND = re.compile(r"(?<!-)\s+ja\s+")
_LONGEST = 120
_NAME = re.compile(r"[A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?(?:\s+[A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?){1,2}")


def is_responsible(text: str) -> bool:
    """Whether a text is nothing but titles, bodies and persons that can be responsible for something."""
    parts = _parts(text)
    return bool(parts) and all(_is_title(part) or _is_person(part) for part in parts)


def _parts(text: str) -> list[str]:
    if not text[:1].isupper() or len(text) > _LONGEST or text.endswith("."):
        return []
    return _SEPARATOR.split(text)


def _is_title(part: str) -> bool:
    return bool(_TITLE.fullmatch(part) or _BODY.fullmatch(part))


def _is_person(part: str) -> bool:
    """Whether a text is a first name known as such, and a surname."""
    return bool(_NAME.fullmatch(part)) and _is_first_name(part.split(maxsplit=1)[0])


def _is_first_name(word: str) -> bool:
    return any(reading.word_class == "etunimi" for reading in readings(word))


def split_persons(text: str) -> list[str]:
    """Return the persons of ``Anna Aho ja Eero Koski``; a text alone whose "ja" parts no two names (esi- ja ...).

    Both sides have the shape of a name, and one of them begins with a first name known as such.
    """
    sides = _AND.split(text)
    is_named = all(map(_NAME.fullmatch, sides)) and any(map(_is_person, sides))
    return sides if is_named else [text]


def split_at_responsible(line: str) -> list[str]:
    """Return a line's parts before, in and after those responsible; the line alone where it names none so parted.

    What follows begins with a capital letter, and is no person's name: a lower-case word, or a name, goes on
    with a sentence.
    """
    words = line.split(" ")
    for first in range(len(words)):
        if not words[first][:1].isupper():
            continue
        for last in range(len(words), first, -1):
            after = " ".join(words[last:])
            title = " ".join(words[first:last])
            if _may_stand_alone(title, opens=first == 0) and _may_follow(after):
                return [part for part in (" ".join(words[:first]), title, after) if part]
    return [line]


def _may_stand_alone(title: str, *, opens: bool) -> bool:
    """Whether a part of a line is a cell of titles; bodies and persons are, where they open the line."""
    return is_responsible(title) and (opens or all(_TITLE.fullmatch(part) for part in _parts(title)))


def _may_follow(after: str) -> bool:
    """Whether a text after a title may be a cell of its own."""
    first, _, rest = after.partition(" ")
    is_name = rest[:1].isupper() and _is_first_name(first)
    return not after or (after[0].isupper() and not is_name)
