"""Whether a question said in other words still asks what was understood of it at first.

What the assistant itself heard in the user's words is not the model's to change: the model may only say anew what
was not understood, and put something in its place. A word left out would make a question about a part one about the
whole.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.asking import read_asked
from assistant.interpretation import Asked
from assistant.knowledge import Knowledge
from assistant.question import Atom, Question
from store.figures import Basis
from store.words import readings

_LIMITING = frozenset({"ei", "ilman", "paitsi", "lukuun", "muu", "vain", "ainoastaan", "vahintaan", "enintaan"})
_MEANT_BY_ROW = frozenset({"spend", "compute"})
_VOWEL = re.compile(r"[aeiouyåäö]", re.IGNORECASE)
_NAMES = frozenset({"etunimi", "sukunimi", "paikannimi"})


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the assistant hears in a question: its words, what it asks of figures, and the kinds of records named.

    ``terms`` are the words of the language that carry meaning and that the assistant does not know: *matkakulut* where
    no report has them. Slang that the language does not know either is none.
    """

    question: Question
    asked: Asked
    records: frozenset[str]
    terms: tuple[Atom, ...] = ()

    @property
    def bases(self) -> frozenset[Basis]:
        """The columns' bases that were said."""
        return frozenset(point.basis for point in self.asked.points if point.basis is not None)

    @property
    def limits(self) -> frozenset[str]:
        """The words that turn a question round or narrow it."""
        return frozenset(base for atom in self.question.atoms for base in atom.bases & _LIMITING)

    @property
    def names(self) -> frozenset[str]:
        """What was surely named, apart from actual figures and spending, which go without saying."""
        told = (*self.asked.organisations, *self.asked.measures, *self.records, self.asked.group)
        bases = (basis.value for basis in self.bases - {Basis.ACTUAL})
        operations = self.asked.operations - _MEANT_BY_ROW
        return frozenset(name for name in (*told, *bases, *operations) if name is not None)

    @property
    def names_another(self) -> bool:
        """Whether a word that was not understood is a name: of a place, a person or a thing that is not loaded."""
        loose = frozenset(self.asked.unexplained)
        return any(
            atom.text in loose and (_is_name(atom.text) or (place > 0 and atom.text[:1].isupper()))
            for place, atom in enumerate(self.question.atoms)
        )


def meaning_of(text: str, knowledge: Knowledge) -> Meaning:
    """Return what is heard in a question."""
    question, mentions = knowledge.read(text)
    asked = read_asked(question, mentions, knowledge)
    whole = [mention for mention in mentions if not mention.part]
    records = frozenset(mention.name for mention in whole if mention.section in ("record", "field", "funder"))
    heard = {place for mention in whole for place in range(mention.first, mention.last)}
    terms = tuple(
        atom
        for place, atom in enumerate(question.atoms)
        if (readings(atom.meant or atom.text) or atom.parts or _is_abbreviation(atom.text))
        and (atom.text in asked.unexplained or _is_deed(atom, place in heard, knowledge))
    )
    return Meaning(question, asked, records, terms)


def changed(said: Meaning, again: Meaning) -> str | None:
    """Return in one English word or two what a question said again has lost or changed; None where it holds.

    Names may be added only where none of the kind was heard, times and numbers never.
    """
    one, other = said.asked, again.asked
    comparisons = (
        ("organisation", _keeps(one.organisations, one.weak_organisations, other.organisations, _all_owners(other))),
        ("measure", _keeps(one.measures, one.weak_measures, other.measures, (*other.measures, *other.weak_measures))),
        ("time", _times(said.question) == _times(again.question)),
        ("number", sorted(one.loose_numbers) == sorted(other.loose_numbers)),
        ("basis", not said.bases or said.bases == again.bases),
        ("unit", one.unit in (None, other.unit)),
        ("group", one.group in (None, other.group)),
        ("operation", one.operations - _MEANT_BY_ROW <= other.operations),
        ("limit", said.limits == again.limits),
        ("record", said.records <= again.records),
        ("word left out", _left_out(said, again) <= _put_in(said, again)),
    )
    return next((name for name, held in comparisons if not held), None)


def keeps_terms(said: Meaning, again: Meaning) -> bool:
    """Whether a question said again has every word that means something of its own, though the assistant knows it not.

    Where it has not, the new question may well be about another thing, however close: the user has to say.
    """
    return all(any(_bare(atom) & _bare(other) for other in again.question.atoms) for atom in said.terms)


def _is_deed(atom: Atom, heard: bool, knowledge: Knowledge) -> bool:  # noqa: FBT001 - one of two kinds of words
    """Whether a word is a verb that says what was done: *lainasi*, not *oli*."""
    return atom.verb and not heard and not _bare(atom) & (knowledge.filler | {"olla", "ei"})


def _is_abbreviation(word: str) -> bool:
    """Whether a word is a short form, which stands for something of its own: htv:tä, OKM, kpl."""
    return ":" in word or (len(word) > 1 and word.isupper()) or not _VOWEL.search(word)


def _bare(atom: Atom) -> frozenset[str]:
    return frozenset(base.partition("/")[0] for base in atom.bases)


def _all_owners(asked: Asked) -> tuple[str, ...]:
    return (*asked.organisations, *asked.weak_organisations)


def _keeps(heard: Iterable[str], vague: Iterable[str], said: Iterable[str], all_said: Iterable[str]) -> bool:
    """Whether what was heard is said again and nothing beside it; of what was heard vaguely, whether some is."""
    strong, weak = frozenset(heard), frozenset(vague)
    if strong:
        return strong == frozenset(said)
    return not weak or bool(weak & frozenset(all_said))


def _left_out(said: Meaning, again: Meaning) -> int:
    """Return how many of the words that were not understood are not said again."""
    kept = {word.casefold() for word in again.asked.unexplained}
    return len({word.casefold() for word in said.asked.unexplained} - kept)


def _put_in(said: Meaning, again: Meaning) -> int:
    """Return how many names and other words the new question has that the first had not, not even vaguely."""
    heard = said.names | {*said.asked.weak_organisations, *said.asked.weak_measures}
    words = {word.casefold() for word in again.asked.unexplained}
    return len(again.names - heard) + len(words - {word.casefold() for word in said.asked.unexplained})


def _times(question: Question) -> list[str]:
    """Return the times said, apart from where they stand and how they are put."""
    return sorted(
        repr((time.year, time.months, time.day, time.at_end, time.span_to, time.shift)) for time in question.times
    )


def _is_name(word: str) -> bool:
    return any(reading.word_class in _NAMES for reading in readings(word))
