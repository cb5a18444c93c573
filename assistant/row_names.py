"""Rows of the documents' own tables asked for in other words: "montako rakennuslupaa myönnettiin" for its row.

A row like "Myönnetyt rakennusluvat kpl" is no term of accounting, and nobody asks for it as it is printed. It is
recognised where a question about a number holds each of its telling words, in any order and form.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.question import Atom, meanings
from assistant.spelling import folded
from assistant.spotting import Mention
from store.words import base_forms, compound_parts, readings, tokens

_ASKS_NUMBER = ("mont", "paljo", "kuinka", "mik", "moni")
_IN_BRACKETS = re.compile(r"\([^)]*\)")
_MEASURED = re.compile(r"(?i)\b(?:kpl|lkm|pv|vrk|hlö|henk|htv|kk|€|t€|eur|euroa)\b|[%€]")
_COUNTED = frozenset({"maara", "lukumaara", "luku"})
_TIMES = frozenset({"vuosi", "kuukausi", "kk", "v", "paiva", "pv"})
_PARTICIPLE = re.compile(r"(?:nut|nyt|nee|ty|tu|tty|ttu|va|vä)\w*$")
_ACTIVE = re.compile(r"n(?:ut|yt|ee|ei)\w*$")
# Verbs that say no more than that a thing is there, or was done.
_NEUTRAL = frozenset(
    {"olla", "asua", "loytya", "toimia", "sijaita", "toteutua", "kertya", "tehda", "pitaa", "jarjestaa", "tulla"}
)
_PER = frozenset({"kohti", "kohden", "per"})


@dataclass(frozen=True, slots=True)
class RowName:
    """A row's name: the base forms of each telling word, those of words that may be left out, and its divisor's.

    ``counts`` tells that its figures are numbers of things.
    """

    name: str
    wanted: tuple[frozenset[str], ...]
    optional: tuple[frozenset[str], ...]
    divisor: frozenset[str] | None
    counts: bool


def read_row_name(name: str, *, counts: bool) -> RowName | None:
    """Return what tells a row from others in a question; None for a name without a noun of its own.

    ``counts`` tells that the row's figures are numbers of things.
    """
    head, _, below = _IN_BRACKETS.sub(" ", name).partition("/")
    under = [word for word in tokens(_MEASURED.sub(" ", below)) if not _bases(word) & _TIMES]
    if len(under) > 1:
        return None
    wanted: list[frozenset[str]] = []
    optional: list[frozenset[str]] = []
    for word in tokens(_MEASURED.sub(" ", head)):
        bases = _bases(word)
        stem = None if bases & _COUNTED else _counted_stem(word)
        if bases & _COUNTED or stem is not None:
            wanted += [stem] if stem else []
        elif folded(word) == "ja" or word[0].isdigit():
            continue
        elif _PARTICIPLE.search(word.lower()) and _is_deed(word):
            # Those that did it themselves ("syntyneitä") are not all of them; what is done to things may go unsaid.
            (wanted if _ACTIVE.search(word.lower()) else optional).append(bases)
        else:
            wanted.append(bases)
    if not wanted:
        return None
    return RowName(name, tuple(wanted), tuple(optional), _bases(under[0]) if under else None, counts)


class RowNames:
    """Finds rows by their telling words."""

    def __init__(self, names: Mapping[str, bool]) -> None:
        """Read the names of rows that the vocabulary does not know, and whether each counts things."""
        read = (read_row_name(name, counts=counts) for name, counts in names.items())
        self._rows = tuple(row for row in read if row is not None)
        self._counting = frozenset(name for name, counts in names.items() if counts)

    def spot(self, atoms: Sequence[Atom], mentions: Sequence[Mention]) -> list[Mention]:
        """Return the mentions, with the row that the question asks a number of where there is exactly one.

        What the row's own words were taken for before is left out, and "montako", which asks for the row's number.
        """
        taken = {m.name for m in mentions if m.section == "measure" and not m.weak and not m.part}
        if taken & self._counting:
            return _without_count(mentions)
        if not atoms or taken or not folded(atoms[0].text).startswith(_ASKS_NUMBER):
            return list(mentions)
        fits = [(row, places) for row in self._rows if (places := _places(row, atoms)) is not None]
        best = max((len(places) for _, places in fits), default=0)
        closest = [(row, places) for row, places in fits if len(places) == best]
        if len({row.name.casefold() for row, _ in closest}) != 1:
            return list(mentions)
        row, places = closest[0]
        kept = [m for m in mentions if not (set(range(m.first, m.last)) <= places and _gives_way(m))]
        return sorted([*_without_count(kept), *_mentions(row, places, atoms)], key=lambda mention: mention.first)


def _bases(word: str) -> frozenset[str]:
    """Return what a word may stand for, a participle for its verb too."""
    return frozenset(meaning.partition("/")[0] for meaning in meanings(word)) | {folded(word)}


def _counted_stem(word: str) -> frozenset[str] | None:
    """Return what a compound counts: "asukas" of "asukasmäärä"."""
    for base in base_forms(word):
        parts = compound_parts(base)
        if len(parts) > 1 and folded(parts[-1]) in _COUNTED:
            return frozenset(folded(form) for part in parts[:-1] for form in (part, *base_forms(part)))
    return None


def _is_deed(word: str) -> bool:
    return any(reading.verb or reading.word_class == "teonsana" for reading in readings(word))


def _places(row: RowName, atoms: Sequence[Atom]) -> frozenset[int] | None:
    """Return the atoms that stand for a row's words, None where one is missing or counting is not asked."""
    held = [frozenset(base.partition("/")[0] for base in atom.bases) for atom in atoms]
    divisors = _divisors(held)
    places: set[int] = set()
    for element in row.wanted:
        place = next((p for p, bases in enumerate(held) if p not in places | divisors and bases & element), None)
        if place is None:
            return None
        places.add(place)
    by = {p for p in divisors if row.divisor and held[p] & row.divisor}
    if bool(by) != bool(row.divisor) or divisors - by:
        return None
    places |= by
    if len(row.wanted) == 1 and not (row.counts and _asks_count(atoms)):
        return None
    for element in row.optional:
        places |= {p for p, bases in enumerate(held) if bases & element}
    if any(atom.verb and place not in places and not held[place] & _NEUTRAL for place, atom in enumerate(atoms)):
        return None  # "montako yritystä lopetti" is another number than how many there are
    if row.divisor:
        places |= {p for p, bases in enumerate(held) if bases & _PER}
    return frozenset(places)


def _divisors(held: Sequence[frozenset[str]]) -> set[int]:
    """Return the words that something is counted by: "asukas" of "asukasta kohti" and of "per asukas"."""
    before = {place - 1 for place, bases in enumerate(held) if bases & (_PER - {"per"}) and place}
    return before | {place + 1 for place, bases in enumerate(held) if "per" in bases and place + 1 < len(held)}


def _asks_count(atoms: Sequence[Atom]) -> bool:
    first = folded(atoms[0].text)
    named = any({base.partition("/")[0] for base in atom.bases} & _COUNTED for atom in atoms)
    return named or first.startswith(("mont", "paljo")) or (first == "kuinka" and len(atoms) > 1)


def _without_count(mentions: Sequence[Mention]) -> list[Mention]:
    return [mention for mention in mentions if not (mention.section == "operation" and mention.name == "count")]


def _gives_way(mention: Mention) -> bool:
    return mention.weak or mention.part or (mention.section == "operation" and mention.name == "divide")


def _mentions(row: RowName, places: frozenset[int], atoms: Sequence[Atom]) -> list[Mention]:
    """Return the row's mention at its first word, and one that explains each other word of it."""
    first, *others = sorted(places)
    found = []
    for place, section in ((first, "measure"), *((other, "row word") for other in others)):
        atom = atoms[place]
        found.append(
            Mention(section, row.name, place, place + 1, atom.start, atom.end, weak=False, part=False, cases=atom.cases)
        )
    return found
