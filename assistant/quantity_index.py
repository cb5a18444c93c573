"""Which numbers of running text a question's words fit: what was measured, whose and when, not likeness alone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.knowledge import Knowledge
from assistant.question import Atom, Question
from assistant.spelling import folded
from assistant.spotting import Mention
from assistant.timewords import Shift, TimeMention
from store.periods import Period
from store.records import ProseQuantity
from store.synonyms import synonyms
from store.units import Unit
from store.words import base_forms, compound_parts, readings, tokens

_ENOUGH = 0.75
_NEAR = 0.92
_IN_SENTENCE = 0.7
_IN_CONTEXT = 0.6
_VERB = 0.5
_PREFIX = 8
_PART_SHARE = 0.8
_BY_PARTS = 0.95
_BY_CHAPTER = 0.9  # whose a number is, told by the heading alone
_SKIPPED_SECTIONS = ("operation", "record", "basis", "unit")
_NEGATIONS = frozenset({"ei", "eivat", "eika", "eivatka", "ilman"})
_OPPOSITES = (
    (frozenset({"taynna", "taysi", "varattu", "kaytossa"}), frozenset({"vapaa", "vapaana", "tyhja"})),
    (frozenset({"tyytyvainen"}), frozenset({"tyytymaton"})),
    (frozenset({"onnistua"}), frozenset({"epaonnistua"})),
)
_ITEM = re.compile(r"(?<=\d),? (?:ja |sekä )|(?<=\d), ")
_BARE_NUMBER = re.compile(r"\d,\d+(?:,? (?:ja|sekä) |, )$")
_TWO = 2
_BRACKETS = re.compile(r"\(([^()]*)\)")


@dataclass(frozen=True, slots=True)
class Hit:
    """A quantity, and how well the question's words fit it, from 0 to 1."""

    quantity: ProseQuantity
    score: float


class QuantityIndex:
    """Finds numbers in running text by the words of a question."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Index the words of the quantities."""
        self._knowledge = knowledge
        self._subjects = [words_of(f"{q.subject} {q.noun or ''}") for q in knowledge.quantities]
        self._sentences = [words_of(q.sentence) for q in knowledge.quantities]
        self._contexts = [
            words_of(" ".join((q.organisation or "", q.unit or "", knowledge.short_names.get(q.unit or "") or "")))
            for q in knowledge.quantities
        ]

    def hits(
        self,
        atoms: Sequence[Atom],
        units: tuple[Unit, ...] | None,
        owners: frozenset[str] = frozenset(),
        fewest: float = _ENOUGH,
    ) -> list[Hit]:
        """Return the quantities that the words fit best, repeated ones once, in document order.

        ``fewest`` is the share of the words' weight that must fit.
        """
        if not atoms:
            return []
        scored = []
        for number, quantity in enumerate(self._knowledge.quantities):
            if units is not None and quantity.quantity.unit not in units:
                continue
            score = self._score(number, atoms, owners)
            odd = _is_attribute(quantity) or _is_article(quantity, atoms) or _is_of_another_item(quantity, atoms)
            if score >= fewest and not odd:
                scored.append(Hit(quantity, score))
        best = max((hit.score for hit in scored), default=0.0)
        distinct: dict[tuple[object, ...], Hit] = {}
        for hit in scored:
            q = hit.quantity
            if hit.score >= best * _NEAR:
                distinct.setdefault((q.quantity, q.noun, q.period, q.subject, q.factor), hit)
        return _without_asides(list(distinct.values()), atoms)

    def _score(self, number: int, atoms: Sequence[Atom], owners: frozenset[str]) -> float:
        subject, sentence, context = self._subjects[number], self._sentences[number], self._contexts[number]
        total = whole = 0.0
        if not any(fit(atom, subject) >= _BY_PARTS for atom in atoms):
            return 0.0
        for atom in atoms:
            weight = _VERB if atom.verb else 1.0
            whole += weight
            in_sentence = 1.0 if atom.verb else _IN_SENTENCE
            fits = (fit(atom, subject), in_sentence * fit(atom, sentence), _IN_CONTEXT * fit(atom, context))
            total += weight * max(fits)
        if owners:
            quantity = self._knowledge.quantities[number]
            named = self._knowledge.short_names.get(quantity.unit or "") or quantity.unit
            whole += 1.0
            if {quantity.organisation, named} & owners:
                said = any(words_of(owner).whole & sentence.whole for owner in owners)
                total += 1.0 if said else _BY_CHAPTER
        return total / whole

    def topic(self, question: Question, mentions: Sequence[Mention]) -> list[Atom]:
        """Return the words of a question that tell what is measured."""
        skipped = {
            index
            for mention in mentions
            if (mention.section in _SKIPPED_SECTIONS or (mention.section == "organisation" and not mention.weak))
            and not mention.part
            for index in range(mention.first, mention.last)
        }
        return [
            atom
            for index, atom in enumerate(question.atoms)
            if index not in skipped
            and (atom.content or atom.verb)
            and not self._is_of_here(atom)
            and not bare(atom) & (self._knowledge.filler - _TOPICAL)
        ]

    def _is_of_here(self, atom: Atom) -> bool:
        """Whether a word names the people of the documents' own town ("heinolalaisista")."""
        towns = {folded(c.document.municipality) for c in self._knowledge.contents if c.document.municipality}
        return any(base.endswith(("lainen",)) and base.startswith(town[:-1]) for base in bare(atom) for town in towns)

    def timed(self, hits: Sequence[Hit], times: Sequence[TimeMention]) -> list[Hit]:
        """Return the hits of the times said; all where no time is said."""
        year = self._knowledge.report_year
        said = [_of_last_year(time, year) for time in times if time.shift in (None, Shift.LAST_YEAR)]
        if not said:
            return list(hits)
        return [hit for hit in hits if any(_same_time(hit.quantity.period, time, year) for time in said)]


_ENUMERATION = re.compile(r"\w+(?:, \w+)* (?:ja|sekä) \w+")
_PLACES = ("ssa", "ssä", "lla", "llä")
_TOPICAL = frozenset({"vuosi", "palvelu", "maara", "kerta", "muu"})


def one_of_several(atoms: Sequence[Atom], sentence: str) -> bool:
    """Whether a question names one of several places that a number is told of together ("päiväkodissa ja koulussa")."""
    for run in _ENUMERATION.finditer(sentence):
        places = [word for word in tokens(run.group()) if word.lower() not in ("ja", "sekä")]
        named = sum(any(fit(atom, words_of(place)) >= _BY_PARTS for atom in atoms) for place in places)
        if all(place.endswith(_PLACES) for place in places) and 0 < named < len(places):
            return True
    return False


def counts_asked(quantity: ProseQuantity, atoms: Sequence[Atom]) -> bool:
    """Whether a question names what a number counts: "paljonko johtaja saa palkkaa" asks of no "viisi henkilöä"."""
    nouns = [atom for atom in atoms if not atom.verb]
    if quantity.quantity.unit is not Unit.COUNT or not quantity.noun or not nouns:
        return True
    head = quantity.noun.split()[-1]
    return any(fit(atom, words_of(head)) >= _PART_SHARE for atom in nouns)


def says_otherwise(question: Question, sentence: str) -> bool:
    """Whether a question denies what a sentence tells, or asks of its opposite: "ei saanut", "täynnä" of "vapaana"."""
    said = {base for atom in question.atoms for base in (*bare(atom), folded(atom.text))}
    told = {folded(term) for word in tokens(sentence) for term in (word, *base_forms(word))}
    if bool(said & _NEGATIONS) != bool(told & _NEGATIONS):
        return True
    return any(
        (said & one and told & other and not told & one) or (said & other and told & one and not told & other)
        for one, other in _OPPOSITES
    )


def _is_attribute(quantity: ProseQuantity) -> bool:
    """Whether a number word stands in the genitive, as an attribute of another thing ("kahden lainan korkojakso")."""
    found = readings(quantity.as_printed.split()[0]) if quantity.as_printed else ()
    return bool(found) and all(one.word_class == "lukusana" and one.case == "omanto" for one in found)


def _is_article(quantity: ProseQuantity, atoms: Sequence[Atom]) -> bool:
    """Whether "yksi" tells of one among others, and its thing is not asked ("on yksi mittari" of what it measures)."""
    first, _, noun = quantity.as_printed.partition(" ")
    return "yksi" in base_forms(first) and not any(fit(atom, words_of(noun)) >= _BY_PARTS for atom in atoms)


def _is_of_another_item(quantity: ProseQuantity, atoms: Sequence[Atom]) -> bool:
    """Whether a number is told of another item of an enumeration than the question names.

    In "vero oli 0,9, tontin 1,3 ja talon 2,0 prosenttia" the last is of the house alone: what stands between it and
    the number before it must then be asked.
    """
    before = quantity.sentence.partition(quantity.as_printed)[0]
    items = _ITEM.split(before)
    if len(items) < _TWO or not _BARE_NUMBER.search(before[: -len(items[-1])] if items[-1] else before):
        return False
    own = items[-1]
    words = [word for word in tokens(own) if word[0].isalpha()]
    return bool(words) and not any(fit(atom, words_of(own)) >= _BY_PARTS for atom in atoms)


def _without_asides(hits: Sequence[Hit], atoms: Sequence[Atom]) -> list[Hit]:
    """Return the hits without those told in brackets of another place than the question's, where others are left."""
    told = [hit for hit in hits if not _is_aside(hit.quantity, atoms)]
    return told or list(hits)


def _is_aside(quantity: ProseQuantity, atoms: Sequence[Atom]) -> bool:
    """Whether a number stands in brackets with words of its own that the question does not say ("(Hämeessä 64 vk)")."""
    for run in _BRACKETS.finditer(quantity.sentence):
        if quantity.as_printed not in run[1] or quantity.as_printed in quantity.sentence.replace(run.group(), ""):
            continue
        names = [word for word in tokens(run[1]) if word[0].isupper()]
        return bool(names) and not any(fit(atom, words_of(name)) >= _BY_PARTS for atom in atoms for name in names)
    return False


def _of_last_year(time: TimeMention, report_year: int | None) -> TimeMention:
    """Return "viime vuonna" as the year before the newest report's."""
    if time.shift is not Shift.LAST_YEAR or report_year is None or time.year is not None:
        return time
    return replace(time, year=report_year - 1, shift=None)


def _same_time(period: Period | None, time: TimeMention, report_year: int | None) -> bool:
    if period is None:
        return False
    wanted = time.period(report_year)
    if wanted is None:
        return False
    if time.day is not None or time.at_end:
        return period.last == wanted.last
    return wanted.contains(period) or period == wanted


def bare(atom: Atom) -> set[str]:
    """Return a word's base forms without their degrees."""
    return {base.partition("/")[0] for base in atom.bases}


@dataclass(frozen=True, slots=True)
class Words:
    """The base forms of a text's words, and of the parts of its compounds."""

    whole: frozenset[str]
    parts: frozenset[str]


def words_of(text: str) -> Words:
    """Return the words of a text, those of a hyphened word parted further: "Avekki-turvallisuuskoulutus"."""
    whole = frozenset(folded(term) for word in tokens(text) for term in (word, *base_forms(word)))
    parts = {part for word in tokens(text) for part in compound_parts(word)}
    parts |= {finer for part in parts for finer in compound_parts(part)}
    return Words(whole, frozenset(map(folded, parts)) - whole)


def fit(atom: Atom, words: Words, *, synonymous: bool = True) -> float:
    """Return how well a word of the question fits a text's words: itself, a synonym, its parts, a common beginning."""
    bases = bare(atom)
    alike_in_meaning = (word for base in (*bases, atom.meant.lower()) for word in synonyms(base))
    meant = {folded(word) for word in alike_in_meaning} if synonymous else set()
    if (bases | meant) & words.whole:
        return 1.0
    parts = [{base.partition("/")[0] for base in part} for part in atom.parts]
    if parts and all(part & words.whole for part in parts):
        return _BY_PARTS
    if bases & words.parts:
        return _PART_SHARE
    share = sum(bool(part & (words.whole | words.parts)) for part in parts) / len(parts) if parts else 0.0
    alike = any(_alike(base, word) for base in bases for word in words.whole)
    return max(share * _PART_SHARE, _PART_SHARE if alike else 0.0)


def _alike(one: str, other: str) -> bool:
    return len(one) >= _PREFIX and other[:_PREFIX] == one[:_PREFIX] and abs(len(one) - len(other)) <= _PREFIX
