"""What a quantity in a sentence measures, and when: from its own part of the sentence first, then what is shared.

In an enumeration (huhtikuussa 79,87 %, toukokuussa 79,61 %) each quantity has a part of its own, from the separator
before it to the separator after it; what stands before the first of them is shared by all.
"""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.prose_periods import PeriodMention
from ingest.quantity_grammar import Mention
from store.periods import Period
from store.words import Reading, base_forms, readings

Span = tuple[int, int]

_WORD = re.compile(r"[^\W\d_]+(?:[-:'’][^\W\d_]+)*")
_SEPARATOR = re.compile(r"[,;]\s|\s\(|\)|\s[–-]\s|\b(?:ja|sekä|eli|mutta|kun|vaan)\s", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;]\s|\s\(|\b(?:ja|sekä|mutta|kun|joka|jotka|jonka|että)\s", re.IGNORECASE)
_CONTENT = frozenset(
    ("nimisana", "laatusana", "nimisana_laatusana", "teonsana", "nimi", "etunimi", "sukunimi", "paikannimi", "lyhenne")
)
_GRAMMATICAL = frozenset(("asemosana", "sidesana", "suhdesana", "kieltosana", "seikkasana"))
_NAMING = frozenset(("nimisana", "nimisana_laatusana", "nimi", "paikannimi", "lyhenne"))
_RARE_CASES = frozenset(("keinonto", "seuranto", "vajanto"))
_EMPTY = frozenset(
    (
        "olla", "ei", "voida", "aika", "kaikki", "kaikkiaan", "muu", "eri", "moni", "itse", "oma", "joka", "jokin",
        "se", "ne", "he", "tämä", "vähä", "verta", "koska", "uusi", "kautta", "suhde", "osalta", "mukaan", "yhteensä",
        "lisä", "harras",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """What a sentence tells of one quantity: base forms of the words, and the time (None: the sentence names none).

    ``dated`` is set where the sentence names a time for the quantity, even one that is no span; ``named`` where its
    words tell what is measured, and not only the noun that is counted.
    """

    words: tuple[str, ...]
    named: bool
    period: Period | None
    dated: bool


def tell_apart(sentence: str, mentions: Sequence[Mention], times: Sequence[PeriodMention]) -> list[Told]:
    """Return what the sentence tells of each of its quantities, in their order."""
    parts = _parts(sentence, mentions)
    return [_told(sentence, mentions, parts, index, times) for index in range(len(mentions))]


def subject_words(text: str, skipped: Sequence[Span] = ()) -> list[str]:
    """Return the base forms of a text's content words, each once, in order."""
    found: dict[str, None] = {}
    for match in _WORD.finditer(text):
        if not any(first <= match.start() < last for first, last in skipped):
            found.update(dict.fromkeys(content_bases(match.group())))
    return list(found)


def content_bases(word: str) -> tuple[str, ...]:
    """Return the likeliest base forms of a content word (several where nothing tells); none for a grammatical word."""
    known = readings(word)
    if not known:
        base = base_forms(word)[0]
        return (base,) if len(base) > 1 and base not in _EMPTY else ()
    if any(reading.word_class in _GRAMMATICAL for reading in known):
        return ()
    fitting = [reading for reading in known if reading.word_class in _CONTENT]
    if not fitting:
        return ()
    best = min(_likelihood(reading) for reading in fitting)
    bases = dict.fromkeys(reading.base for reading in fitting if _likelihood(reading) == best)
    return tuple(sorted(base for base in bases if base not in _EMPTY))


def _likelihood(reading: Reading) -> tuple[bool, bool, int, int]:
    """Return a key that is smallest for the likeliest reading."""
    rare = reading.case in _RARE_CASES
    return rare, reading.word_class == "teonsana", len(reading.parts), len(reading.base)


def _parts(sentence: str, mentions: Sequence[Mention]) -> list[Span]:
    """Return each quantity's own part of the sentence; the first one's begins at the sentence's start."""
    cuts = [0]
    for one, other in itertools.pairwise(mentions):
        separators = list(_SEPARATOR.finditer(sentence, one.last, other.first + 1))
        cuts.append(separators[-1].end() if separators else one.last)
    return list(zip(cuts, [*cuts[1:], len(sentence)], strict=True))


def _told(
    sentence: str, mentions: Sequence[Mention], parts: Sequence[Span], index: int, times: Sequence[PeriodMention]
) -> Told:
    mention, (first, last) = mentions[index], parts[index]
    skipped = [(time.first, time.last) for time in times] + [(m.first, m.last) for m in mentions]
    own = [mention.noun_base] if mention.noun_base else []
    own += subject_words(mention.noun or "")[:-1] if mention.noun_base else []
    after = _nearest_first(sentence, (mention.last, last), skipped)
    before = _nearest_first(sentence, (first, mention.first), skipped, backwards=True)
    shared = _shared(sentence, mentions, index, skipped, (first, last)) if index else []
    tail = [] if index or len(mentions) == 1 else _shared_tail(sentence, parts[-1], mentions[-1], before, skipped)
    words = tuple(dict.fromkeys((*own, *after, *before, *shared, *tail)))
    named = any(_names(word) for word in words if word not in own)
    period, dated = _when(sentence, mentions, index, (first, last), times)
    return Told(words, named, period, dated)


def _nearest_first(
    sentence: str, span: Span, skipped: Sequence[Span], *, backwards: bool = False
) -> list[str]:  # fmt: skip
    """Return the content words of a stretch, the clause next to the quantity first."""
    first, last = span
    cuts = [first, *(cut.start() for cut in _CLAUSE.finditer(sentence, first, last)), last]
    clauses = list(itertools.pairwise(cuts))
    words: list[str] = []
    for begin, end in reversed(clauses) if backwards else clauses:
        inside = [(one - begin, other - begin) for one, other in skipped]
        words += subject_words(sentence[begin:end], inside)
    return words


def _shared(
    sentence: str, mentions: Sequence[Mention], index: int, skipped: Sequence[Span], part: Span
) -> list[str]:  # fmt: skip
    """Return the words before the first quantity that tell of a later one, too.

    Where the later quantity's part names what it measures itself (konsultointeja 28 kertaa), nothing is shared.
    """
    own = sentence[part[0] : mentions[index].first]
    inside = [(first - part[0], last - part[0]) for first, last in skipped]
    if _own_subject(own, inside):
        return []
    return _nearest_first(sentence, (0, mentions[0].first), skipped, backwards=True)


def _own_subject(text: str, skipped: Sequence[Span]) -> bool:
    """Whether a stretch holds a subject: a noun in the nominative, or a plural partitive."""
    for match in _WORD.finditer(text):
        if any(first <= match.start() < last for first, last in skipped):
            continue
        if not content_bases(match.group()):
            continue
        nouns = [r for r in readings(match.group()) if r.word_class == "nimisana"]
        if any(r.case == "nimento" or (r.case == "osanto" and r.plural) for r in nouns):
            return True
    return False


def _shared_tail(
    sentence: str, part: Span, last: Mention, before: Sequence[str], skipped: Sequence[Span]
) -> list[str]:  # fmt: skip
    """Return the words after the last quantity, where none before the first one tell what is measured."""
    if before:
        return []
    return _nearest_first(sentence, (last.last, part[1]), skipped)


def _names(base: str) -> bool:
    """Whether a base form can name what is measured."""
    known = readings(base)
    return not known or any(reading.word_class in _NAMING for reading in known)


def _when(
    sentence: str, mentions: Sequence[Mention], index: int, part: Span, times: Sequence[PeriodMention]
) -> tuple[Period | None, bool]:
    """Return the time of a quantity, and whether the sentence names one for it."""
    mention = mentions[index]
    own = [time for time in times if part[0] <= time.first < part[1] and _same_clause(sentence, time, mention)]
    before = [time for time in times if time.last <= mentions[0].first and _same_clause(sentence, time, mention)]
    trailing = [time for time in times if time.first >= mentions[-1].last and _same_clause(sentence, time, mention)]
    for group in (own, before, trailing):
        if group:
            nearest = min(group, key=lambda time: _distance(time, mention))
            return nearest.period, True
    return None, False


def _distance(time: PeriodMention, mention: Mention) -> tuple[int, int]:
    """Return how far a time stands from a quantity; one before it comes first at the same distance."""
    if time.last <= mention.first:
        return mention.first - time.last, 0
    return time.first - mention.last, 1


def _same_clause(sentence: str, time: PeriodMention, mention: Mention) -> bool:
    """Whether no clause with a verb of its own parts a time from a quantity."""
    if time.last <= mention.first:
        early, late, begin, end = time.last, mention.first, time.first, mention.last
    else:
        early, late, begin, end = mention.last, time.first, mention.first, time.last
    cuts = list(_CLAUSE.finditer(sentence, early, late + 1))
    if not cuts:
        return True
    starts = [cut.end() for cut in _CLAUSE.finditer(sentence, 0, begin)]
    left = sentence[starts[-1] if starts else 0 : cuts[0].start()]
    stop = _CLAUSE.search(sentence, end)
    right = sentence[cuts[-1].end() : stop.start() if stop else len(sentence)]
    return not (has_verb(left) and has_verb(right))


def has_verb(text: str) -> bool:
    """Whether a text holds a verb for certain: a word that is nothing else."""
    for match in _WORD.finditer(text):
        known = readings(match.group())
        if known and any(r.word_class in ("teonsana", "kieltosana") for r in known):
            nominal = any(r.word_class in ("nimisana", "laatusana", "seikkasana") for r in known)
            if not nominal:
                return True
    return False
