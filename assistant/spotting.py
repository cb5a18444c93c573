"""Finding in a question what the vocabulary and the documents name: longest phrases first, then compound parts."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.question import Atom, meanings
from assistant.spelling import folded
from store.words import readings, tokens

_ENDING = re.compile(
    r":?(?:i|o|u|e)?(?:n|t|a|an|en|in|on|un|ssa|sta|lla|lta|lle|ta|na|ksi|tta|aan|een|iin|oon|uun|hin|han|hun|jen|iden|ien)?"
    r"(?:nsa|mme|nne)?(?:kin|kaan|kaa|ko|kos|han|pa)?"
)
_OBLIQUE = re.compile(
    r"(?:e|i)?(?:n|t|en|ssa|sta|lla|lta|lle|ta|na|ksi|een|a|ia|ien|issa|ista|illa|ille)(?:kin|kaan|ko|han)?"
)
_PLURAL = re.compile(r"o(?:ille|issa|ista|illa|ilta|ihin|jen|ja|ita|iden|itten)(?:kin|kaan|ko)?")
_FIELD, _BASIS = "field", "basis"
_SIDE = "puoli"
_PLURAL_OF_I = re.compile(r"i(?:den|tten|ta|ssa|sta|hin|lla|lta|lle)(?:kin|kaan|ko)?")
ELATIVE = "sisaeronto"  # the morphology's name of the case "-sta"


@dataclass(frozen=True, slots=True)
class Entry:
    """A phrase to find: what it means, its words' base forms, and whether it is too vague to count alone.

    An inflected ``capital`` short name fits only in capitals ("VIREn", not "vireen").
    """

    section: str
    name: str
    elements: tuple[frozenset[str], ...]
    literal: str | None = None
    weak: bool = False
    capital: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase found: its entry, the atoms it covers (first, after last), and its characters.

    ``part`` is set where only a part of a compound fits, ``exact`` where the form itself was asked for; ``bases`` are
    the base forms that the phrase is found by.
    """

    section: str
    name: str
    first: int
    last: int
    start: int
    end: int
    weak: bool
    part: bool
    cases: frozenset[str]
    exact: bool = False
    bases: frozenset[str] = frozenset()
    ending: frozenset[str] = frozenset()


def make_entry(section: str, name: str, phrase: str, *, weak: bool = False, capital: bool = False) -> Entry:
    """Return the entry of a phrase in dictionary form, or as a report prints it.

    A word after ``=`` fits only as it stands; a phrase after ``~`` is a short name that takes endings (vaka, vakoille).
    """
    literal = folded(phrase[1:]) if phrase.startswith("~") else None
    words = [word for part in phrase.lstrip("~").split() for word in _phrase_words(part)]
    elements = tuple(_element(word) for word in words)
    if literal is None and len(words) == 1 and words[0][0].isalpha() and not readings(words[0]):
        literal = folded(words[0])
    return Entry(section, name, elements, literal, weak, capital)


def _phrase_words(part: str) -> list[str]:
    if part.startswith("=") or not any(letter.isalpha() for letter in part):
        return [part]
    return tokens(part)


def _element(word: str) -> frozenset[str]:
    if word.startswith("="):
        return frozenset({word[:1] + folded(word[1:])})
    plain = folded(word)
    nouns = frozenset(folded(r.base) for r in readings(word) if r.word_class != "teonsana" and not r.verb)
    found = meanings(word)
    if plain in found:
        return frozenset({plain})
    deeds = frozenset(base for base in found if base.endswith("minen"))
    return (deeds or nouns & found or found) | {plain}


class Spotter:
    """Finds entries in a question."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Index the entries by the base forms of their first word."""
        self._by_base: dict[str, list[Entry]] = defaultdict(list)
        self._literals: list[Entry] = []
        entries = [entry for entry in entries if entry.elements]
        self._exact = frozenset(
            word for entry in entries if len(entry.elements) == 1 for word in entry.elements[0] if word.startswith("=")
        )
        for entry in entries:
            for base in sorted(entry.elements[0]):
                self._by_base[base].append(entry)
            if entry.literal:
                self._literals.append(entry)

    def spot(self, atoms: Sequence[Atom], text: str = "") -> list[Mention]:
        """Return the mentions in order: from the left the longest, of equally long ones every one.

        In the question's ``text`` a comma ends the name of a column ("TA25:een, muutos").

        A long field of a record ("menojen toteuma") hides no word of a table within it.
        """
        found: list[Mention] = []
        covered = of_field = 0
        for index in range(len(atoms)):
            if index < covered:
                continue
            here = [m for m in self._whole(atoms, index) if m.section != _BASIS or not _is_parted(m, atoms, text)]
            fields = [mention for mention in here if mention.section == _FIELD and mention.last > index + 1]
            others = [mention for mention in here if mention not in fields]
            if others or fields:
                last = max((mention.last for mention in others), default=index)
                longest = max((mention.last for mention in fields), default=index)
                kept = [m for m in others if m.last == last and not (m.section == _FIELD and index < of_field)]
                if longest > last:
                    kept = [mention for mention in kept if mention.section != _FIELD]
                    of_field = longest
                    found.extend(_distinct(mention for mention in fields if mention.last == longest))
                covered = max(covered, last)
                found.extend(_distinct(kept))
            else:
                found.extend(self._parts(atoms, index))
        return found

    def _whole(self, atoms: Sequence[Atom], index: int) -> list[Mention]:
        atom = atoms[index]
        bases = (*sorted(atom.bases), f"={folded(atom.text)}")
        candidates = {id(entry): entry for base in bases for entry in self._by_base.get(base, ())}
        result = []
        for entry in candidates.values():
            last = self._match_length(entry, atoms, index)
            if last:
                result.append(_mention(entry, atoms, index, last, part=False))
        result += [
            _mention(entry, atoms, index, index + 1, part=False)
            for entry in self._literals
            if id(entry) not in candidates
            and (not entry.capital or atom.text[: len(entry.literal or "")].isupper())
            and (atom.content or folded(atom.text) == entry.literal)
            and any(_inflects(entry.literal or "", folded(form)) for form in dict.fromkeys((atom.text, atom.meant)))
        ]
        return result

    def _match_length(self, entry: Entry, atoms: Sequence[Atom], index: int) -> int:
        """Return the index after the last atom of a match beginning at ``index``, or 0.

        A form that means something as it stands ("käyttämättä") is no form of another word within a longer phrase.
        """
        if index + len(entry.elements) > len(atoms):
            return 0
        for offset, element in enumerate(entry.elements):
            atom = atoms[index + offset]
            as_it_stands = f"={folded(atom.text)}"
            inflected = element & atom.bases and (len(entry.elements) == 1 or as_it_stands not in self._exact)
            if not inflected and as_it_stands not in element:
                return 0
        return index + len(entry.elements)

    def _parts(self, atoms: Sequence[Atom], index: int) -> list[Mention]:
        atom = atoms[index]
        result: dict[tuple[str, str], Mention] = {}
        for part in (*atom.parts, *atom.other_parts):
            for base in sorted(part):
                for entry in self._by_base.get(base, ()):
                    if len(entry.elements) == 1:
                        mention = _mention(entry, atoms, index, index + 1, part=True)
                        result.setdefault((entry.section, entry.name), mention)
        owners = [mention for mention in result.values() if mention.section == "organisation"]
        if owners and atom.parts[-1:] and _SIDE in atom.parts[-1]:  # "hyvinvointipuoli" is the unit itself
            return [replace(mention, part=False, weak=False) for mention in owners]
        return list(result.values())


def _is_parted(mention: Mention, atoms: Sequence[Atom], text: str) -> bool:
    inside = atoms[mention.first : mention.last]
    return any("," in text[one.end : other.start] for one, other in pairwise(inside))


def _distinct(mentions: Iterable[Mention]) -> list[Mention]:
    """Return one mention of each name, the strong one where a weak one says the same; exact forms before base forms."""
    best: dict[tuple[str, str], Mention] = {}
    found = list(mentions)
    for mention in [mention for mention in found if mention.exact] or found:
        key = (mention.section, mention.name)
        if key not in best or (best[key].weak and not mention.weak):
            best[key] = mention
    return list(best.values())


def _mention(entry: Entry, atoms: Sequence[Atom], first: int, last: int, *, part: bool) -> Mention:
    return Mention(
        entry.section,
        entry.name,
        first,
        last,
        atoms[first].start,
        atoms[last - 1].end,
        entry.weak,
        part,
        atoms[last - 1].cases,
        all(word.startswith("=") for element in entry.elements for word in element),
        frozenset().union(*entry.elements),
        entry.elements[-1],
    )


def _inflects(literal: str, word: str) -> bool:
    """Whether a word is an inflected form of a short name that the morphology does not know (vaka, vakoille)."""
    if word.startswith(literal):
        return _ENDING.fullmatch(word[len(literal) :]) is not None
    if literal.endswith("nta") and word.startswith(f"{literal[:-2]}na"):
        return _ENDING.fullmatch(word[len(literal) :]) is not None
    if literal.endswith("is") and word.startswith(f"{literal[:-1]}ks"):
        return _OBLIQUE.fullmatch(word[len(literal) + 1 :]) is not None
    if literal.endswith("i") and word.startswith(f"{literal[:-1]}e"):
        return _PLURAL_OF_I.fullmatch(word[len(literal) :]) is not None
    if literal.endswith("a") and word.startswith(literal[:-1]):
        return _PLURAL.fullmatch(word[len(literal) - 1 :]) is not None
    return False
