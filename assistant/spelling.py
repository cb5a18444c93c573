"""Words as people type them: missing dots, dropped and doubled letters, spoken endings.

A word that the morphology knows is left alone. Numbers are never touched.
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property, lru_cache
from itertools import product

from rapidfuzz import process
from rapidfuzz.distance import OSA, Postfix

from assistant.inflection import genitive
from store.words import base_forms, readings

_FOLD = str.maketrans("äöåÄÖÅ", "aoaAOA")
_MOST_DOTS = 9
_SHORTEST_FUZZY = 5
_SHORTEST_DRAWN = 4
_SHORTEST_TWO_EDITS = 9
_SHORTEST_EDITED = 6
_SHORTEST_SWAPPED = 4
_ENDING = 3
_COMMON_ENDINGS = (
    "n", "ssa", "ssä", "sta", "stä", "lla", "llä", "lta", "ltä", "lle", "a", "ä", "t", "en", "on", "oon", "ja", "jä",
    "jen", "ien", "ista", "istä", "issa", "issä", "ita", "itä", "iden", "illa", "illä", "ta", "tä", "na", "nä",
    "ia", "iä", "iin", "ihin", "oihin", "oista", "oja", "ksi", "han", "hän", "kin", "een", "aan", "ään",
)  # fmt: skip
_CLIPPED = (("st", "st"), ("lt", "lt"), ("l", "ll"), ("s", "ss"))
_SPOKEN_PARTICIPLES = ("nu", "ny", "lu", "ly", "ru", "ry", "su", "sy")
_DOUBLED = "klmnprstvaeiouyäö"


def folded(text: str) -> str:
    """Return the text in lower case without the dots of ä and ö; every character keeps its position."""
    return text.lower().translate(_FOLD)


def is_known(word: str) -> bool:
    """Whether the morphology knows the word form."""
    return bool(readings(word))


@lru_cache(maxsize=20_000)
def dotted(word: str) -> tuple[str, ...]:
    """Return the known words that differ from the given one only by the dots of ä and ö, fewest dots last."""
    places = [index for index, letter in enumerate(word) if letter in "ao"]
    if not 0 < len(places) <= _MOST_DOTS:
        return ()
    found = []
    for choice in product((False, True), repeat=len(places)):
        if not any(choice):
            continue
        letters = list(word)
        for place, chosen in zip(places, choice, strict=True):
            if chosen:
                letters[place] = {"a": "ä", "o": "ö"}[letters[place]]
        candidate = "".join(letters)
        if is_known(candidate):
            found.append(candidate)
    return tuple(sorted(found, key=lambda candidate: (len(readings(candidate)[0].parts), candidate)))


def _drawn_out(word: str) -> str | None:
    """Return the written form of a spoken partitive with its end drawn out: euroo → euroa, prosenttii → prosenttia."""
    if len(word) < _SHORTEST_DRAWN or word[-1] != word[-2] or word[-1] not in "eiou":
        return None
    return next((word[:-1] + end for end in "aä" if is_known(word[:-1] + end)), None)


def _participle(word: str) -> str | None:
    """Return the written form of a spoken participle without its last letter: kasvanu → kasvanut, pysyny → pysynyt."""
    return f"{word}t" if word.endswith(_SPOKEN_PARTICIPLES) and is_known(f"{word}t") else None


@lru_cache(maxsize=20_000)
def _one_letter_off(word: str) -> tuple[str, ...]:
    """Return the known words that one doubled, undoubled or swapped letter makes of the given one."""
    if len(word) < _SHORTEST_EDITED:
        return ()
    candidates: dict[str, None] = {}
    for index, letter in enumerate(word):
        if letter in _DOUBLED:
            candidates.setdefault(word[:index] + letter + word[index:])
        if index and word[index - 1] == letter:
            candidates.setdefault(word[:index] + word[index + 1 :])
        if index and word[index - 1] != letter:
            candidates.setdefault(word[: index - 1] + letter + word[index - 1] + word[index + 1 :])
    return tuple(candidate for candidate in candidates if is_known(candidate))


def _stems(word: str) -> tuple[str, ...]:
    """Return what endings are put to: avustus, avustukse, avustuks; of a short name in -is, varhikse."""
    inflected = genitive(word) or (f"{word[:-1]}ksen" if word.endswith("is") and not is_known(word) else None)
    return (word, inflected[:-1], inflected[:-2]) if inflected and inflected != word else (word,)


class Speller:
    """Repairs unknown words against the words that the documents and the vocabulary hold."""

    def __init__(self, words: Iterable[str], core: Iterable[str] = (), asking: Iterable[str] = ()) -> None:
        """Take every word form that may be meant, the words of the vocabulary in dictionary form, words of asking."""
        self._core = sorted({word.lower() for word in core})
        self._asking = sorted({word.lower() for word in asking})
        self._core_folds = frozenset(folded(word) for word in self._core)
        self._by_fold: dict[str, str] = {}
        for word in sorted({word.lower() for word in words}):
            self._by_fold.setdefault(folded(word), word)
        self._folds = [fold for fold in self._by_fold if len(fold) >= _SHORTEST_FUZZY]
        self._found: dict[str, tuple[str, ...]] = {}

    def repair(self, word: str) -> tuple[str, ...]:
        """Return the words that an unknown word may stand for, likeliest first; empty where none is near."""
        lower = word.lower()
        if lower not in self._found:
            self._found[lower] = self._repaired(lower)
        return self._found[lower]

    def _repaired(self, word: str) -> tuple[str, ...]:
        exact = self._by_fold.get(folded(word))
        if exact is not None and exact != word:
            return (exact,)
        drawn = _drawn_out(word) or _participle(word) or self._clipped(word)
        if drawn is not None:
            return (drawn,)
        return dotted(word) or self._near(word) or _one_letter_off(word)

    def _clipped(self, word: str) -> str | None:
        """Return the written form of a spoken local case whose last vowel is left out: vakas → vakassa."""
        for end, whole in _CLIPPED:
            if not word.endswith(end):
                continue
            form = word.removesuffix(end) + whole + ("a" if set(word) & set("aou") else "ä")
            if form in self._forms or any(folded(base) in self._core_folds for base in base_forms(form)):
                return form
        return None

    def odd(self, word: str) -> bool:
        """Whether a known word is a compound that nobody uses here, one slip away from one of the vocabulary."""
        if len(word) < _SHORTEST_TWO_EDITS or folded(word) in self._by_fold:
            return False
        if {folded(reading.base) for reading in readings(word)} & (self._core_folds | set(self._by_fold)):
            return False
        near = self._core_near(word.lower(), 1) if all(reading.parts for reading in readings(word)) else None
        return near is not None and any(reading.parts for reading in readings(near))

    def joined(self, one: str, other: str) -> str | None:
        """Return two words as the one compound of the vocabulary that they make ("toiminta tuotot"), or None."""
        whole = f"{one}{other}".lower()
        known = readings(whole)
        return whole if any(reading.parts and folded(reading.base) in self._core_folds for reading in known) else None

    def _near(self, word: str) -> tuple[str, ...]:
        """Return the nearest word, of the vocabulary before one that only a document has; none where two are near."""
        if len(word) < _SHORTEST_SWAPPED:
            return ()
        most = 2 if len(word) >= _SHORTEST_TWO_EDITS else 1
        for edits in range(1, most + 1):
            core = self._core_near(word, edits)
            found = core if core is not None else self._document_near(word, edits)
            if found is not None:
                return (found,)
        return ()

    def _core_near(self, word: str, edits: int) -> str | None:
        """Return the inflected word of the vocabulary that is so many slips away, unless two different words are."""
        plain = folded(word)
        hits = process.extract(plain, self._core_folds_of_forms, scorer=OSA.distance, score_cutoff=edits, limit=None)
        forms = [
            self._core_words[index] for fold, distance, index in hits if distance == edits and _may_be(plain, fold)
        ]
        forms = [form for form in forms if form in self._short_forms or is_known(form)]
        alike = [form for form in forms if folded(form)[-_ENDING:] == plain[-_ENDING:]] or forms
        if not alike or not frozenset.intersection(*(frozenset(self._forms[form]) for form in alike)):
            return None
        ranked = ((not _swapped(plain, folded(form)), -Postfix.similarity(folded(form), plain), form) for form in alike)
        return min(ranked)[-1]

    def _document_near(self, word: str, edits: int) -> str | None:
        plain = folded(word)
        if len(plain) < _SHORTEST_FUZZY:
            return None
        hits = process.extract(plain, self._folds, scorer=OSA.distance, score_cutoff=edits, limit=5)
        near = sorted((distance, fold) for fold, distance, _ in hits if _may_be(plain, fold))
        return self._by_fold[near[0][1]] if near else None

    @cached_property
    def _forms(self) -> dict[str, set[str]]:
        """Forms that the vocabulary's words may have, each with those words folded.

        The morphology judges only those that are near a word asked.
        """
        found: dict[str, set[str]] = defaultdict(set)
        for word in self._core:
            for form in _forms_of(word):
                if len(form) >= _SHORTEST_SWAPPED:
                    found[form].update({folded(word), *(folded(base) for base in base_forms(word))})
        for word in self._asking:
            found[word].add(folded(word))
        return dict(found)

    @cached_property
    def _core_words(self) -> list[str]:
        return sorted(self._forms)

    @cached_property
    def _core_folds_of_forms(self) -> list[str]:
        return [folded(word) for word in self._core_words]

    @cached_property
    def _short_forms(self) -> frozenset[str]:
        """Forms of short names, which the morphology does not know (vakan), and words of asking as they stand."""
        names = [word for word in self._core if not is_known(word) and word.isalpha()]
        return frozenset({form for word in names for form in _forms_of(word)} | set(self._asking))


def _forms_of(word: str) -> set[str]:
    return {f"{stem}{end}" for stem in _stems(word) for end in ("", *_COMMON_ENDINGS)}


def _may_be(typed: str, meant: str) -> bool:
    """Whether a word may be another one mistyped: the same first letter, or two letters in each other's place.

    A short word may only have letters swapped, for one wrong letter makes another word of it.
    """
    return _swapped(typed, meant) or (typed[0] == meant[0] and min(len(typed), len(meant)) >= _SHORTEST_EDITED)


def _swapped(typed: str, meant: str) -> bool:
    """Whether two words have the same letters."""
    return sorted(typed) == sorted(meant)
