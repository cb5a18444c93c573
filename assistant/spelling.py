"""Words as people type them: missing dots, dropped and doubled letters, spoken endings.

A word that the morphology knows is left alone. Numbers are never touched.
"""

from collections.abc import Iterable
from functools import cached_property, lru_cache
from itertools import product

from rapidfuzz import process
from rapidfuzz.distance import OSA

from assistant.inflection import genitive
from store.words import readings

_FOLD = str.maketrans("äöåÄÖÅ", "aoaAOA")
_MOST_DOTS = 9
_SHORTEST_FUZZY = 5
_SHORTEST_DRAWN = 4
_SHORTEST_TWO_EDITS = 9
_SHORTEST_EDITED = 6
_COMMON_ENDINGS = (
    "n", "ssa", "ssä", "sta", "stä", "lla", "llä", "lta", "ltä", "lle", "a", "ä", "t", "en", "on", "oon", "ja", "jä",
    "jen", "ien", "ista", "istä", "issa", "issä", "ita", "itä", "iden", "illa", "illä", "ta", "tä", "na", "nä",
)  # fmt: skip
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


def _oblique_stems(word: str) -> tuple[str, ...]:
    """Return what endings are put to besides the dictionary form: budjetti → budjeti, avustus → avustukse, avustuks."""
    inflected = genitive(word)
    return (inflected[:-1], inflected[:-2]) if inflected and inflected != word else ()


class Speller:
    """Repairs unknown words against the words that the documents and the vocabulary hold."""

    def __init__(self, words: Iterable[str], core: Iterable[str] = ()) -> None:
        """Take every word form that may be meant, and the words of the vocabulary in dictionary form."""
        self._core = sorted({word.lower() for word in core})
        self._core_folds = frozenset(folded(word) for word in self._core)
        self._by_fold: dict[str, str] = {}
        for word in sorted({word.lower() for word in words}):
            self._by_fold.setdefault(folded(word), word)
        self._folds = [fold for fold in self._by_fold if len(fold) >= _SHORTEST_FUZZY]

    def repair(self, word: str) -> tuple[str, ...]:
        """Return the words that an unknown word may stand for, likeliest first; empty where none is near."""
        lower = word.lower()
        exact = self._by_fold.get(folded(lower))
        if exact is not None and exact != lower:
            return (exact,)
        drawn = _drawn_out(lower)
        if drawn is not None:
            return (drawn,)
        near_corpus = self._near(lower)
        return dotted(lower) or near_corpus or _one_letter_off(lower)

    def odd(self, word: str) -> bool:
        """Whether a known word is a compound that nobody uses here, one slip away from a word of the vocabulary."""
        if len(word) < _SHORTEST_TWO_EDITS or folded(word) in self._by_fold:
            return False
        if {folded(reading.base) for reading in readings(word)} & (self._core_folds | set(self._by_fold)):
            return False
        return all(reading.parts for reading in readings(word)) and self._core_near(word.lower()) is not None

    def joined(self, one: str, other: str) -> str | None:
        """Return two words as the one compound of the vocabulary that they make ("toiminta tuotot"), or None."""
        whole = f"{one}{other}".lower()
        return whole if folded(whole) in self._core_fold_forms and is_known(whole) else None

    @cached_property
    def _core_fold_forms(self) -> frozenset[str]:
        return frozenset(self._core_forms)

    def _core_near(self, word: str) -> str | None:
        """Return the inflected word of the vocabulary that is one slip away."""
        hits = process.extract(folded(word), self._core_forms, scorer=OSA.distance, score_cutoff=1, limit=None)
        ranked = sorted((distance, index) for _, distance, index in hits)
        return next((form for form in (self._core_words[index] for _, index in ranked) if is_known(form)), None)

    @cached_property
    def _core_words(self) -> list[str]:
        """Forms that the vocabulary's words may have; the morphology judges only those that are near a word asked."""
        stems = {stem for word in self._core for stem in (word, *_oblique_stems(word))}
        forms = {f"{stem}{end}" for stem in stems for end in ("", *_COMMON_ENDINGS)}
        return sorted(form for form in forms if len(form) >= _SHORTEST_FUZZY)

    @cached_property
    def _core_forms(self) -> list[str]:
        return [folded(word) for word in self._core_words]

    def _near(self, word: str) -> tuple[str, ...]:
        if len(word) < _SHORTEST_FUZZY:
            return ()
        core = self._core_near(word)
        if core is not None and len(word) >= _SHORTEST_EDITED:
            return (core,)
        most = 2 if len(word) >= _SHORTEST_TWO_EDITS else 1
        hits = process.extract(folded(word), self._folds, scorer=OSA.distance, score_cutoff=most, limit=5)
        ranked = sorted((distance, fold) for fold, distance, _ in hits if fold[0] == folded(word)[0])
        return tuple(self._by_fold[fold] for _, fold in ranked[:1])
