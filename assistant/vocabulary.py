"""The vocabulary: what people call measures, units, columns, operations and fields.

Read from a TOML file that staff can extend without code; a fault in it is told when the program starts.
"""

import re
import tomllib
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import Any

from store.errors import InputError

_FILE = Path(__file__).with_name("vocabulary.toml")
_SECTIONS = ("measure", "organisation", "basis", "operation", "unit", "record", "field", "group", "funder")
_TAIL = re.compile(
    r"(?:,?\s*(?:1\s?000\s?€|t€|milj\. ?€)|, ?(?:€|pv|htv|%)|,?\s(?:kpl|lkm|%)|\s+31\.12\.?(?:\d{4})?|\s+yhteensä)+$"
)
_KEYS = {"name", "words", "weak", "printed", "nature", "wider"}


class Nature(Enum):
    """What the sign of a measure means: a cost is printed negative."""

    INCOME = "income"
    COST = "cost"
    RESULT = "result"
    STOCK = "stock"


@dataclass(frozen=True, slots=True)
class Term:
    """One entry: its section, its name, and the phrases (in dictionary form) that mean it.

    ``name`` of an organisation is the words of its name parted by spaces. ``printed`` are other names that reports
    print for a measure, ``wider`` is the row that tells it where a table goes no further. ``staff`` tells that the
    words are the staff's own; of a ``named unit`` the name is as printed.
    """

    section: str
    name: str
    words: tuple[str, ...]
    weak: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()
    nature: Nature | None = None
    staff: bool = False
    wider: str | None = None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All terms, the words that need no meaning, and the spoken forms (form, what it stands for).

    ``unheard`` are words that ask for what no figure tells, ``abbreviations`` what is written short.
    """

    terms: tuple[Term, ...]
    filler: tuple[str, ...]
    spoken: tuple[tuple[str, str], ...]
    unheard: tuple[str, ...] = ()
    abbreviations: tuple[tuple[str, str], ...] = ()

    def section(self, name: str) -> tuple[Term, ...]:
        """Return the terms of one section."""
        return tuple(term for term in self.terms if term.section == name)

    def measure(self, name: str) -> Term | None:
        """Return the measure that a report's row name means, by its name or another printed name."""
        return next((found for wanted in _forms_of(name) if (found := _by_printed(self.terms).get(wanted))), None)

    def standing_for(self, name: str) -> tuple[str, ...]:
        """Return the measures that tell a measure where its own row is not printed: the wider one, then the narrower.

        Beside no "Tilikauden tulos" the row "Tilikauden ylijäämä (alijäämä)" tells the result, and the other way round.
        """
        measures = self.section("measure")
        wider = [term.wider for term in measures if term.name.casefold() == name.casefold() and term.wider]
        return (*wider, *(term.name for term in measures if (term.wider or "").casefold() == name.casefold()))


@lru_cache(maxsize=4)
def _by_printed(terms: tuple[Term, ...]) -> dict[str, Term]:
    """Return the measures by every name that reports print, in lower case."""
    found: dict[str, Term] = {}
    for term in terms:
        if term.section == "measure" and not term.staff:
            for printed in (term.name, *term.printed):
                found.setdefault(printed.casefold(), term)
    return found


def bare_name(name: str) -> str:
    """Return a row's name without the unit, the closing date or "yhteensä" that may stand behind it."""
    return _TAIL.sub("", " ".join(name.split())).strip(" ,:") or name


def _forms_of(name: str) -> tuple[str, ...]:
    """Return a row's name as printed, then without what follows a slash, a comma with a unit, a date or "yhteensä"."""
    plain = " ".join(name.casefold().split())
    bare = bare_name(plain)
    return tuple(dict.fromkeys((plain, bare, plain.partition("/")[0].strip())))


@lru_cache(maxsize=4)
def load_vocabulary(path: Path = _FILE) -> Vocabulary:
    """Return the vocabulary of a file.

    Raises:
        InputError: If the file is missing or an entry is not understood; the message names the entry.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"Sanastoa {path.name} ei voi lukea: {error}") from error
    terms = [_term(section, entry, path) for section in _SECTIONS for entry in data.get(section, [])]
    unknown = sorted(set(data) - {*_SECTIONS, "filler", "spoken", "unheard", "abbreviation"})
    if unknown:
        raise InputError(f"Sanastossa {path.name} on tuntematon osa: {unknown[0]}")
    return Vocabulary(
        tuple(terms),
        tuple(data.get("filler", {}).get("words", ())),
        tuple(data.get("spoken", {}).items()),
        tuple(data.get("unheard", {}).get("words", ())),
        tuple(data.get("abbreviation", {}).items()),
    )


def _term(section: str, entry: dict[str, Any], path: Path) -> Term:
    name = entry.get("name")
    if not name or set(entry) - _KEYS:
        raise InputError(f"Sanaston {path.name} merkintä osassa {section} on virheellinen: {entry}")
    joined = " ".join(name) if isinstance(name, list) else str(name)
    nature = Nature(entry["nature"]) if "nature" in entry else None
    return Term(
        section,
        joined,
        tuple(entry.get("words", ())),
        tuple(entry.get("weak", ())),
        tuple(entry.get("printed", ())),
        nature,
        wider=entry.get("wider"),
    )
