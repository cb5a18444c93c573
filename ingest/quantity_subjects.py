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
_CHANGE = re.compile(r"\s+(?:[^\W\d_]+\s+){0,2}?(?P<word>vähemmän|enemmän|\w+mpi)\b", re.IGNORECASE)
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


def has_subject(text: str) -> bool:
    """Whether a text has a content word."""
    return any(content_bases(match.group()) for match in _WORD.finditer(text))


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
    if word.lower() in bases:
        bases.update(dict.fromkeys(reading.base for reading in fitting if reading.word_class == "teonsana"))
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
    change = _CHANGE.match(sentence, mention.last)
    words = tuple(dict.fromkeys((*own, *([change["word"].lower()] if change else []), *after, *before, *shared, *tail)))
    counts_before = mention.noun is not None and mention.noun not in sentence[mention.first : mention.last]
    named = counts_before or any(_names(word) for word in words if word not in own)
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
    lead = sentence[: mentions[0].first]
    other = _contrasted(_words(lead, skipped), _words(own, inside))
    return _nearest_first(sentence, (0, len(lead)), [*skipped, *other], backwards=True)


def _words(text: str, skipped: Sequence[Span]) -> list[re.Match[str]]:
    """Return the words of a text that do not begin in what is skipped."""
    return [
        match for match in _WORD.finditer(text) if not any(first <= match.start() < last for first, last in skipped)
    ]


def _contrasted(lead: Sequence[re.Match[str]], own: Sequence[re.Match[str]]) -> list[Span]:
    """Return the shared words whose place a quantity's own words take: kunnallisveron …, yhteisöveron.

    An own noun takes the place of the one in the same form that has the same head or is a place name, too, or that is
    the only one in that form.
    """
    spans: list[Span] = []
    for word in (word for word in own if content_bases(word.group())):
        for mine in readings(word.group()):
            alike = [(match, r) for match in lead for r in readings(match.group()) if _same_form(mine, r)]
            if any(r.base == mine.base for _, r in alike):
                continue
            close = [match for match, r in alike if _same_head(mine, r)]
            single = [match for match, _ in alike] if len({match.start() for match, _ in alike}) == 1 else []
            spans += [match.span() for match in close or single]
    return spans


def _same_form(one: Reading, other: Reading) -> bool:
    return one.case is not None and (one.case, one.plural) == (other.case, other.plural)


def _same_head(one: Reading, other: Reading) -> bool:
    both_places = one.word_class == other.word_class == "paikannimi"
    return both_places or bool(one.parts and other.parts and one.parts[-1] == other.parts[-1])


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
    """Return the time of a quantity, and whether the sentence names one for it.

    A time in parentheses that hold a quantity, too, dates that one only; one that ends the sentence is shared only
    where none stands nearer.
    """
    mention = mentions[index]
    usable = [
        time for time in times if _same_clause(sentence, time, mention) and _reaches(sentence, time, mentions, index)
    ]
    own = [time for time in usable if part[0] <= time.first < part[1]]
    before = [time for time in usable if time.last <= mentions[0].first]
    trailing = [time for time in usable if time.first >= mentions[-1].last]
    for group in (own, before, trailing):
        if group:
            nearest = min(group, key=lambda time: _distance(time, mention))
            return nearest.period, True
    return None, False


def is_bare_comparison(sentence: str, mentions: Sequence[Mention], index: int) -> bool:
    """Whether a quantity stands alone in parentheses right after another one of its unit: 26,4 milj. € (25,7 milj. €).

    It is that one's value at another time, which the sentence does not tell.
    """
    if not index:
        return False
    mention, other = mentions[index], mentions[index - 1]
    brackets = _brackets(sentence, mention.first)
    if brackets is None or other.quantity.unit.dimension is not mention.quantity.unit.dimension:
        return False
    inside = sentence[brackets[0] + 1 : mention.first] + sentence[mention.last : brackets[1]]
    return other.last <= brackets[0] and not re.search(r"\w", inside)


def _brackets(sentence: str, at: int) -> Span | None:
    """Return the parentheses that a place stands in."""
    for match in re.finditer(r"\([^()]*\)?", sentence):
        if match.start() < at < match.end():
            return match.span()
    return None


def _reaches(sentence: str, time: PeriodMention, mentions: Sequence[Mention], index: int) -> bool:
    """Whether a time is not shut off from a quantity by parentheses that hold another quantity."""
    brackets = _brackets(sentence, time.first)
    if brackets is None:
        return True
    inside = [mention for mention in mentions if brackets[0] < mention.first < brackets[1]]
    return not inside or mentions[index] in inside


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
    starts = [cut.end() for cut in _CLAUSE.finditer(sentence, 0, begin)] if time.last <= mention.first else []
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
