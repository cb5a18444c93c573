"""A question as words: each with its base forms, its cases, and its place in the text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from rapidfuzz.distance import OSA

from assistant.spelling import Speller, dotted, folded
from assistant.time_finding import find_times
from assistant.timewords import TimeMention, time_forms
from store.errors import NumberTextError
from store.numbers import parse_number
from store.words import base_forms, readings

_HEADING = re.compile(r"[^:?!\d]{2,80}: (?=\w)")
_TOKEN = re.compile(
    r"\d{1,3}(?:[ \u00a0.]\d{3})+(?:,\d+)?(?![\d])|\d+(?:,\d+)?|%|€|\+|§|[^\W\d_]+(?:[:'’][^\W\d_]+|-[^\W\d_]+)*-?"
)
_REALISATION = re.compile(r"\btot(?:euma|eutuma)?\s?-?\s?(\d\d)?\s?-?\s?%")
_SHORTEST_SPOKEN = 4
_SHORTEST_TAIL = 3
_DEED = re.compile(r"(\w+mi)(?:nen|s\w+)")
_HYPHEN_JA = re.compile(r"(\w)-(ja|sekä)\b")
_BOARD = re.compile(r"(?<![^\W\d_])((?:[^\W\d_]{4,})?)ltk(?::?(n)|:\w+)?\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_PAIR_OF_WORDS = re.compile(r"(?<![\w-])([^\W\d_]{4,})[ -]([^\W\d_]{4,})\b(?!-)")
_SHORTEST_TIME = 7
_SHORTEST_SWAPPED, _SHORTEST_TWO_SLIPS = 5, 11
_LONGEST_ENDING = 3
_ASKING = ("mi", "ku", "ke", "ko", "entä", "enta", "ja", "no", "miten")
_CONTENT = ("nimisana", "laatusana", "nimisana_laatusana", "etunimi", "sukunimi", "paikannimi", "nimi")


@dataclass(frozen=True, slots=True)
class Atom:
    """A word of the question.

    ``bases`` are its possible base forms without dots, the repaired word's where it was misspelt; ``parts`` the
    same of a compound's parts in order, as few as there may be, ``other_parts`` those of finer ways to part it;
    ``cases`` the Finnish names of its possible cases.
    ``content`` tells a word that carries meaning (a noun, an adjective, a name or an unknown word), ``name`` one
    that can only be a proper name or an unknown word, ``verb`` one that can only be a verb.
    """

    text: str
    start: int
    end: int
    bases: frozenset[str]
    parts: tuple[frozenset[str], ...] = ()
    cases: frozenset[str] = frozenset()
    number: Decimal | None = None
    content: bool = False
    name: bool = False
    verb: bool = False
    meant: str = ""
    other_parts: tuple[frozenset[str], ...] = ()
    spoken: bool = False
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A question read into words and times; ``realisation`` are the spans that say "TOT-25 %"."""

    text: str
    atoms: tuple[Atom, ...]
    times: tuple[TimeMention, ...]
    realisation: tuple[tuple[int, int], ...] = ()
    years_said: tuple[int, ...] = field(default=())

    @property
    def spelt_out(self) -> str:
        """The question with spoken and clipped words as they are written."""
        text = self.text
        for atom in reversed(self.atoms):
            if atom.spoken:
                text = text[: atom.start] + atom.meant + text[atom.end :]
        return text

    @property
    def first_word(self) -> str:
        """The first word in lower case, that of the question behind a heading ("Kirjastopalvelut: paljonko …")."""
        begin = len(self.text) - len(without_heading(self.text))
        return next((atom.text.lower() for atom in self.atoms if atom.start >= begin), "")


def without_heading(text: str) -> str:
    """Return a question without what it is about, where that stands before it and a colon."""
    heading = _HEADING.match(text)
    return text[heading.end() :] if heading else text


def is_keywords(question: Question) -> bool:
    """Whether a question is mere keywords, as staff type them: no verb and no word that asks."""
    return not question.first_word.startswith(_ASKING) and not any(
        atom.verb or "olla" in atom.bases for atom in question.atoms
    )


def read_question(text: str, speller: Speller, spoken: Mapping[str, str]) -> Question:
    """Return the question's words with base forms, misspelt ones repaired, and its expressions of time."""
    text = _HYPHEN_JA.sub(r"\1- \2", " ".join(text.split()))
    text = _BOARD.sub(lambda match: f"{match[1]}lautakun{'nan' if match[2] else 'ta'}", text)
    text = _WORD.sub(lambda match: _mended_time(match.group()), text)
    text = _joined(text, speller)
    times = find_times(text)
    spans = [(m.start(), m.end()) for m in _REALISATION.finditer(folded(text))]
    atoms = []
    for match in _TOKEN.finditer(text):
        if any(time.start <= match.start() < time.end for time in times):
            continue
        if any(start <= match.start() < end for start, end in spans):
            continue
        atoms.append(_atom(match, speller, spoken))
    years = tuple(sorted({time.year for time in times if time.year is not None}))
    return Question(text, tuple(atoms), tuple(times), tuple(spans), years)


def _joined(text: str, speller: Speller) -> str:
    """Return the text with compounds that were written as two words ("henkilöstö kulut") or with a hyphen in one."""
    found = _PAIR_OF_WORDS.search(text)
    while found is not None:
        whole = speller.joined(found[1], found[2])
        start = found.start() if whole else found.end(1)
        text = text[: found.start()] + whole + text[found.end() :] if whole else text
        found = _PAIR_OF_WORDS.search(text, start)
    return text


@lru_cache(maxsize=5_000)
def _mended_time(word: str) -> str:
    """Return the word of time that a misspelt word is one slip away from; any other word as it is."""
    if len(word) < _SHORTEST_SWAPPED or readings(word) or word.isupper() or dotted(word.lower()):
        return word
    plain = folded(word)
    swapped = [form for form in time_forms() if sorted(folded(form)) == sorted(plain)]
    for most in (1, 2) if len(word) >= _SHORTEST_TWO_SLIPS else (1,):
        forms = swapped if len(word) < _SHORTEST_TIME else time_forms()
        near = [form for form in forms if OSA.distance(plain, folded(form), score_cutoff=most) <= most]
        alike = [form for form in near if folded(form)[-_LONGEST_ENDING:] == plain[-_LONGEST_ENDING:]] or near
        if alike and (len(alike) == 1 or most == 1):
            return alike[0]
    return word


def meanings(word: str) -> frozenset[str]:
    """Return what a word form may stand for: base forms without dots.

    A comparative or superlative is told apart; a noun of a deed ("saamiset") stands for itself beside its verb.
    """
    found = [folded(base) for base in base_forms(word)]
    deed = _DEED.fullmatch(folded(word)) if any(r.word_class == "teonsana" and r.case for r in readings(word)) else None
    if deed is not None:
        found.append(f"{deed[1]}nen")
    degrees = {folded(r.base): r.degree for r in readings(word) if r.degree}
    return frozenset(f"{base}/{degrees[base]}" if base in degrees else base for base in found)


def _atom(match: re.Match[str], speller: Speller, spoken: Mapping[str, str]) -> Atom:
    text = match.group()
    try:
        return Atom(text, match.start(), match.end(), frozenset({text}), number=parse_number(text))
    except NumberTextError:
        pass
    if not text[0].isalpha():
        return Atom(text, match.start(), match.end(), frozenset({text}))
    word = text.rstrip("-")
    meant = spoken.get(word.lower(), word)
    forms: tuple[str, ...] = (meant,)
    if (not readings(meant) or speller.odd(meant)) and not (word.isupper() and len(word) > 1):
        split = _spoken_compound(word.lower(), spoken)
        if split:
            return _from_forms(match, word, split, compound=True)
        forms = speller.repair(meant)[:2] or (meant,)
    return _from_forms(match, word, forms, spoken=meant != word)


def _spoken_compound(word: str, spoken: Mapping[str, str]) -> tuple[str, ...]:
    """Return the parts of a compound that begins with a spoken form: eskarikokeilu → esiopetus, kokeilu."""
    for form, meant in spoken.items():
        tail = word[len(form) :]
        if len(form) >= _SHORTEST_SPOKEN and len(tail) >= _SHORTEST_TAIL and word.startswith(form) and readings(tail):
            return meant, tail
    return ()


def _from_forms(
    match: re.Match[str], word: str, forms: tuple[str, ...], *, compound: bool = False, spoken: bool = False
) -> Atom:
    bases: dict[str, None] = {folded(word): None}
    parts: list[frozenset[str]] = []
    cases: set[str] = set()
    classes: set[str] = set()
    for form in forms:
        if compound:
            parts.append(meanings(form))
        else:
            bases.update(dict.fromkeys(sorted(meanings(form))))
        for reading in readings(form):
            classes.add(reading.word_class)
            if reading.case:
                cases.add(reading.case)
    splits = [] if compound else [split for form in forms for split in _splits(form)]
    fewest = min((len(split) for split in splits), default=0)
    if splits:
        alike = [split for split in splits if len(split) == fewest]
        parts = [frozenset().union(*(split[place] for split in alike)) for place in range(fewest)]
    others = [part for split in splits if len(split) != fewest for part in split]
    unknown = not classes
    return Atom(
        match.group(),
        match.start(),
        match.end(),
        frozenset(bases),
        tuple(parts),
        frozenset(cases),
        content=unknown or bool(classes & set(_CONTENT)),
        verb=bool(classes) and classes <= {"teonsana", "kieltosana"},
        name=unknown or classes <= {"etunimi", "sukunimi", "paikannimi", "nimi"},
        meant=forms[0],
        other_parts=tuple(dict.fromkeys(others)),
        spoken=spoken,
        plural=bool(classes) and all(reading.plural for form in forms for reading in readings(form)),
    )


def _splits(form: str) -> list[tuple[frozenset[str], ...]]:
    """Return the ways to part a compound, each as the base forms of its parts in order."""
    found = [tuple(frozenset({folded(part)}) for part in r.parts) for r in readings(form) if r.parts]
    if not found and "-" in form.strip("-"):
        pieces = [piece for piece in form.split("-") if piece]
        found = [tuple(frozenset(folded(base) for base in base_forms(piece)) for piece in pieces)]
    return found
