"""What a question asks about: its concepts, each with the terms that a passage may hold instead.

A concept is a word of the question that names something. It is covered by a text in a degree from 0 to 1: fully by
the word itself, less by a synonym, a word of the same stem, or the parts of a compound. Names, months and years must
be covered; a number is never matched by a near one.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA

from assistant.spelling import Speller, dotted, folded
from store.lexical import Postings, WordIndex
from store.periods import MONTH_NAMES
from store.synonyms import everyday_word, is_weak, synonyms
from store.words import TOKEN, Reading, base_forms, compound_parts, readings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_FUNCTION_CLASSES = {"asemosana", "sidesana", "suhdesana", "kieltosana", "huudahdussana", "etuliite"}
_VERB, _ADJECTIVE, _ADVERB = "teonsana", "laatusana", "seikkasana"
_PARTICIPLE = re.compile(r"(?:nut|nyt|tu|ty|va|vä)$")
_NAME_CLASSES = {"etunimi", "sukunimi", "paikannimi", "nimi"}
_NOUN_CLASSES = {"nimisana", "nimisana_laatusana", "lukusana"}
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTHS = "|".join(folded(name).removesuffix("kuu") for name in MONTH_NAMES)
_SPAN_OF_MONTHS = re.compile(rf"\b(?:{_MONTHS})(?:kuu\w*)?\s?[-–—]\s?(?:{_MONTHS})kuu\w*")
_ACTION_NOUN = re.compile(r"mi(?:nen|s[eti])")
_SYNONYM, _SAME_STEM, _ALL_PARTS, _SOME_PARTS = 0.85, 0.75, 0.8, 0.6
_DERIVATION = re.compile(
    r"(?<=....)(?:llisuus|llisyys|llinen|suus|syys|minen|uus|yys|us|ys|nen|ttua|ttyä|tua|tyä|taa|tää|ta|tä|ja|jä|ua|yä)$"
)
_WEAK_GRADES = {
    "kk": "k", "pp": "p", "tt": "t", "nk": "ng", "nt": "nn", "mp": "mm", "lt": "ll", "rt": "rr", "t": "d", "p": "v",
}  # fmt: skip
_GRADES = re.compile(rf"(?P<strong>{'|'.join(_WEAK_GRADES)})(?P<end>[aeiouyäö]{{1,2}})$")
_SHORTEST_STEM = 4
_SHORTEST_SHARED = 6
_SHARED_PART = 0.6
_COVERED = 0.5
_SHORTEST_MISTYPED, _SHORTEST_TWICE_MISTYPED = 6, 9
_MOST_EDITS = 2
_WORDS_REMEMBERED = 5_000


class Kind(Enum):
    """What sort of word a concept is."""

    NAME = "name"
    NUMBER = "number"
    YEAR = "year"
    MONTH = "month"
    NOUN = "noun"
    ADJECTIVE = "adjective"
    VERB = "verb"
    WEAK = "weak"


_WEIGHTS = {
    Kind.NAME: 1.5,
    Kind.NUMBER: 1.2,
    Kind.YEAR: 0.6,
    Kind.MONTH: 1.0,
    Kind.NOUN: 1.0,
    Kind.ADJECTIVE: 0.6,
    Kind.VERB: 0.5,
    Kind.WEAK: 0.08,
}


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a compound: what stands for it, each with its degree, and its weight."""

    terms: tuple[tuple[str, float], ...]
    weight: float

    def degree(self, held: Collection[str]) -> float:
        """Return how well a text with these terms covers the part, from 0 to 1."""
        return max((degree for term, degree in self.terms if term in held), default=0.0)


@dataclass(frozen=True, slots=True)
class Concept:
    """A word of the question.

    ``terms`` are what stands for it, each with its degree; ``parts`` are those of a compound, each with what stands
    for it and how much it weighs within the compound. ``known`` tells whether any passage holds what stands for it.
    """

    word: str
    kind: Kind
    terms: tuple[tuple[str, float], ...]
    parts: tuple["Part", ...]
    weight: float
    known: bool = True

    @property
    def required(self) -> bool:
        """Whether a text that does not hold this cannot answer the question."""
        return self.kind in (Kind.NAME, Kind.MONTH, Kind.YEAR, Kind.NUMBER)

    def degree(self, held: Collection[str]) -> float:
        """Return how well a text with these terms covers the concept, from 0 to 1."""
        best = max((degree for term, degree in self.terms if term in held), default=0.0)
        if self.parts and best < _ALL_PARTS:
            degrees = [part.degree(held) for part in self.parts]
            whole = sum(part.weight for part in self.parts)
            there = sum(part.weight * degree for part, degree in zip(self.parts, degrees, strict=True)) / whole
            best = max(best, there * (_ALL_PARTS if all(degrees) else _SOME_PARTS))
        return best

    def degrees(self, postings: Postings, size: int) -> "NDArray[np.float64]":
        """Return the same degree for each of so many texts at once."""
        import numpy as np  # noqa: PLC0415 - the reader of figures does without

        best = _highest(self.terms, postings, size)
        if not self.parts:
            return best
        degrees = [_highest(part.terms, postings, size) for part in self.parts]
        whole = sum(part.weight for part in self.parts)
        there = sum((part.weight * degree for part, degree in zip(self.parts, degrees, strict=True)), np.zeros(size))
        joined = there / whole * np.where(np.all(degrees, axis=0), _ALL_PARTS, _SOME_PARTS)
        return np.where(best < _ALL_PARTS, np.maximum(best, joined), best)

    def covered(self, held: Collection[str]) -> bool:
        """Whether the degree is high enough to say that the text speaks of this."""
        return self.degree(held) >= _COVERED


def _highest(terms: Sequence[tuple[str, float]], postings: Postings, size: int) -> "NDArray[np.float64]":
    """Return the highest degree of the terms that each text holds."""
    import numpy as np  # noqa: PLC0415 - likewise

    best = np.zeros(size)
    for term, degree in terms:
        places = postings.places(term)
        best[places] = np.maximum(best[places], degree)
    return best


class ConceptReader:
    """Reads the concepts of questions against the words that the passages hold."""

    def __init__(self, index: WordIndex, speller: Speller) -> None:
        """Take the word index, and a speller that knows the word forms of the passages."""
        self._index = index
        self._speller = speller
        self._folds = {folded(term): term for term in index.vocabulary if term[:1].isalpha()}
        self._long_folds = [fold for fold in self._folds if len(fold) >= _SHORTEST_MISTYPED]
        self._by_beginning: dict[str, list[str]] = {}
        for term in index.vocabulary:
            self._by_beginning.setdefault(term[:_SHORTEST_STEM], []).append(term)
        self._forms = lru_cache(maxsize=_WORDS_REMEMBERED)(self._forms_of)
        self._of_stem = lru_cache(maxsize=_WORDS_REMEMBERED)(self._alike)

    def read(self, question: str) -> tuple[Concept, ...]:
        """Return the concepts of a question, in order, each once; a span of months is left to the interpretation."""
        for span in _SPAN_OF_MONTHS.finditer(folded(question)):
            question = question[: span.start()] + " " * len(span.group()) + question[span.end() :]
        found: dict[tuple[tuple[str, float], ...], Concept] = {}
        for match in TOKEN.finditer(question):
            concept = self._concept(match.group(), first=not question[: match.start()].strip())
            if concept is not None:
                found.setdefault(concept.terms, concept)
        return tuple(found.values())

    def repaired(self, question: str) -> str:
        """Return the question with each unknown word as the passages have it (naytelma: näytelmä)."""
        return TOKEN.sub(
            lambda match: self._forms(match.group())[0] if match.group()[0].isalpha() else match.group(), question
        )

    def _concept(self, token: str, *, first: bool) -> Concept | None:
        if token[0].isdigit():
            kind = Kind.YEAR if _YEAR.fullmatch(token) else Kind.NUMBER
            return self._weighed(token, kind, {token: 1.0}, ())
        forms = self._forms(token)
        read = _likely([reading for form in forms for reading in readings(form)])
        abbreviation = len(token) > 1 and token.isupper()
        if not abbreviation and (_is_function_word(read) or (first and _is_function_word_without_dots(token, read))):
            return None
        bases = tuple(dict.fromkeys(base for form in forms for base in base_forms(form)))
        unlikely = {reading.base for form in forms for reading in readings(form)} - {reading.base for reading in read}
        bases = tuple(base for base in bases if base not in unlikely)
        kind = _kind(forms[0], read, bases, capital=token[0].isupper() and not first, abbreviation=abbreviation)
        parts = () if unlikely else tuple(dict.fromkeys(part for form in forms for part in compound_parts(form)))
        terms = self._terms(bases, kind)
        if not read and token[0].isupper():
            terms.update(dict.fromkeys((stem for stem in _weak_stems(token) if stem in self._index), 1.0))
        return self._weighed(token, kind, terms, parts)

    def _forms_of(self, token: str) -> tuple[str, ...]:
        """Return the word forms that a word may be: itself where the morphology or the passages know it."""
        known = readings(token)
        if not known:
            return self._repaired(token)
        if all(reading.word_class in _NAME_CLASSES and reading.base not in self._index for reading in known):
            return self._without_dots(token) or (token,)
        return (token,)

    def _repaired(self, token: str) -> tuple[str, ...]:
        """Return what an unknown word may have been meant to be: those that the passages hold, else the likeliest."""
        alike = self._without_dots(token)
        if alike:
            return alike
        everyday = everyday_word(token)
        if everyday is not None:
            return (everyday,)
        found = self._speller.repair(token)
        held = tuple(form for form in found if any(base in self._index for base in base_forms(form)))
        return held or self._near(token) or found[:1] or (token,)

    def _without_dots(self, token: str) -> tuple[str, ...]:
        """Return the base form of the passages that a word is but for the dots of its letters."""
        return tuple(self._folds[folded(base)] for base in base_forms(token) if folded(base) in self._folds)[:1]

    def _near(self, token: str) -> tuple[str, ...]:
        """Return the base form that an unknown word comes nearest to, its endings taken off; none for a name."""
        if token[0].isupper():
            return ()
        found: list[tuple[float, str]] = []
        for stem in base_forms(token):
            if len(stem) >= _SHORTEST_MISTYPED:
                most = _MOST_EDITS if len(stem) >= _SHORTEST_TWICE_MISTYPED else 1
                hits = process.extract(folded(stem), self._long_folds, scorer=OSA.distance, score_cutoff=most, limit=3)
                found += [(distance, fold) for fold, distance, _ in hits if fold[0] == folded(stem)[0]]
        nearest = min(found, default=None)
        return (self._folds[nearest[1]],) if nearest else ()

    def _terms(self, bases: tuple[str, ...], kind: Kind) -> dict[str, float]:
        telling = tuple(base for base in bases if not is_weak(base))
        terms = dict.fromkeys(telling or bases, 1.0)
        if kind in (Kind.NAME, Kind.WEAK, Kind.MONTH):
            return terms
        for base in bases:
            for term in synonyms(base):
                terms.setdefault(term, _SYNONYM)
        for base in bases:
            if not compound_parts(base):
                for term in self._of_stem(base):
                    terms.setdefault(term, _SAME_STEM)
        return terms

    def _alike(self, base: str) -> list[str]:
        """Return the simple words of the passages that are likely made from the same word."""
        alike = self._by_beginning.get(base[:_SHORTEST_STEM], ())
        return [term for term in alike if same_stem(base, term) and not compound_parts(term)]

    def _weighed(self, token: str, kind: Kind, terms: dict[str, float], parts: tuple[str, ...]) -> Concept:
        frequency = max(
            (self._index.frequency(term) for term, degree in terms.items() if degree >= _SYNONYM), default=0
        )
        weighed = tuple(
            Part(
                tuple({**dict.fromkeys((*synonyms(part), *self._of_stem(part)), _SAME_STEM), part: 1.0}.items()),
                self._index.rarity(self._index.frequency(part)),
            )
            for part in parts
        )
        known = any(term in self._index for term in terms)
        weight = _WEIGHTS[kind] * self._index.rarity(frequency)
        return Concept(token, kind, tuple(terms.items()), weighed, weight, known)


def _likely(read: list[Reading]) -> list[Reading]:
    """Return the readings without the compounds that a verb's form looks like (kuuluvat: kuulua, kuu-lupa)."""
    if not any(reading.word_class == _VERB for reading in read):
        return read
    return [reading for reading in read if not reading.parts or reading.word_class not in _NOUN_CLASSES]


def _weak_stems(name: str) -> tuple[str, ...]:
    """Return what a name that the morphology does not know is cut to where its consonants weaken (Junkki: Junki-n)."""
    match = _GRADES.search(name.lower())
    if match is None:
        return ()
    return (f"{name.lower()[: match.start()]}{_WEAK_GRADES[match['strong']]}{match['end']}",)


def _is_function_word(read: Sequence[Reading]) -> bool:
    """Whether a word only binds others together; an adverb does where the list of words without a topic has it."""
    return any(
        reading.word_class in _FUNCTION_CLASSES or (reading.word_class == _ADVERB and is_weak(reading.base))
        for reading in read
    )


def _is_function_word_without_dots(token: str, read: Sequence[Reading]) -> bool:
    """Whether the first word of a question, read as a name (Mika, Milla), is a question word typed without dots."""
    if not read or any(reading.word_class not in _NAME_CLASSES for reading in read):
        return False
    return any(_is_function_word(readings(form)) for form in dotted(token.lower()))


def _kind(form: str, read: Sequence[Reading], bases: tuple[str, ...], *, capital: bool, abbreviation: bool) -> Kind:
    classes = {reading.word_class for reading in read}
    if _is_weak_word(read, bases) and not abbreviation:
        return Kind.WEAK
    if any(base in MONTH_NAMES for base in bases):
        return Kind.MONTH
    place_or_person = bool(classes & _NAME_CLASSES)
    if abbreviation or (place_or_person and (capital or not classes & _NOUN_CLASSES)) or (capital and not classes):
        return Kind.NAME
    if classes & _NOUN_CLASSES or not classes or _ACTION_NOUN.search(form.lower()):
        return Kind.NOUN
    return Kind.VERB if _VERB in classes else Kind.ADJECTIVE


def _is_weak_word(read: Sequence[Reading], bases: tuple[str, ...]) -> bool:
    """Whether a word names no topic: in each class of words that it may be of, some reading of it names none.

    A participle counts as its verb.
    """
    if not read:
        return any(is_weak(base) for base in bases)
    by_class: dict[str, bool] = {}
    for reading in read:
        name = _VERB if reading.word_class == _ADJECTIVE and _PARTICIPLE.search(reading.base) else reading.word_class
        deed = reading.verb if name == _VERB and reading.verb else reading.base
        by_class[name] = by_class.get(name, False) or is_weak(reading.base) or is_weak(deed)
    return all(by_class.values())


@lru_cache(maxsize=50_000)
def _underived(word: str) -> str:
    """Return a word without the ending that makes it of another."""
    return _DERIVATION.sub("", word)


def same_stem(one: str, other: str) -> bool:
    """Whether two base forms are likely made from the same word: the same stem, or alike for most of their length."""
    if one == other:
        return True
    if one[:_SHORTEST_STEM] != other[:_SHORTEST_STEM]:
        return False
    stems = [_underived(word) for word in (one, other)]
    if stems[0] == stems[1] and (len(stems[0]) > _SHORTEST_STEM or (stems[0] != one and stems[1] != other)):
        return True
    shorter, longer = sorted((one, other), key=len)
    shared = next((place for place, letter in enumerate(shorter) if letter != longer[place]), len(shorter))
    return shared >= max(_SHORTEST_SHARED, _SHARED_PART * len(longer))
