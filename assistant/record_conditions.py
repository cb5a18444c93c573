"""Conditions that a question sets on goals and risks, and the records that meet them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from assistant.accounting import unexplained
from assistant.knowledge import Knowledge
from assistant.outcome import MissingFigureError
from assistant.question import Atom, Question
from assistant.spelling import folded
from assistant.spotting import Mention
from assistant.wording import record_sentences as say
from store.records import Goal, Risk
from store.words import search_terms, tokens

R = TypeVar("R", Goal, Risk)
_EXPLAINING = ("record", "field", "unit", "operation", "organisation", "group")


@dataclass(frozen=True, slots=True)
class Condition(Generic[R]):
    """One condition on a record: what it says in Finnish, its test, and the atoms that said it."""

    name: str
    holds: Callable[[R], bool]
    atoms: frozenset[int] = frozenset()


_WHO = ("kuka", "ketk", "kenen", "kenellä")
_ANYBODY = frozenset({"johtaja", "henkilo", "taho", "virkamies", "ihminen"})


def chosen(
    records: Sequence[R],
    conditions: Sequence[Condition[R]],
    words_of: Callable[[R], frozenset[str]],
    topic: Sequence[Atom],
    nouns: tuple[str, str, str],
) -> list[R]:
    """Return the records that meet the conditions and speak of the topic; none where the topic is another.

    Raises:
        MissingFigureError: If no record meets the conditions, and nothing else was said.
    """
    found = [record for record in records if all(condition.holds(record) for condition in conditions)]
    if topic:
        return speaking(found, words_of, topic)
    if not found:
        raise MissingFigureError(say.none_found(names(conditions), nouns))
    return found


def names(conditions: Sequence[Condition[R]]) -> str:
    """Return what the conditions say, in Finnish."""
    return ", ".join(condition.name for condition in conditions)


def topic_of(
    question: Question, mentions: Sequence[Mention], conditions: Sequence[Condition[R]], knowledge: Knowledge
) -> list[Atom]:
    """Return the words of a question that neither the vocabulary nor a condition accounts for."""
    covered = {index for condition in conditions for index in condition.atoms}
    known = [m for m in mentions if m.section in _EXPLAINING and not (m.section == "organisation" and m.weak)]
    loose = set(unexplained(question, known, knowledge))
    asks_who = question.first_word.startswith(_WHO)
    return [
        atom
        for index, atom in enumerate(question.atoms)
        if atom.text in loose and index not in covered and not (asks_who and bases_of(atom) & _ANYBODY)
    ]


def organisation_conditions(
    knowledge: Knowledge, mentions: Sequence[Mention], records: Sequence[R]
) -> list[Condition[R]]:
    """Return the conditions on whose the records are.

    Where they are of several organisations, none is of one that has none. The town's name, or that of a unit that a
    short name stands for, sets no condition; nor does any name where the records are of one organisation alone.
    """
    said = dict.fromkeys(m.name for m in mentions if m.section == "organisation" and not m.weak)
    owners = {record.organisation for record in records}
    units = {name for name in knowledge.short_names.values() if name}
    return [
        _of_organisation(name)
        for name in said
        if name in owners or (len(owners) > 1 and name not in units and not knowledge.is_town_or_group(name))
    ]


def hinted_owner(mentions: Sequence[Mention], records: Sequence[R]) -> Condition[R] | None:
    """Return the condition on the one owner that a word of its name means ("jäähallin" of a company); None for none."""
    hinted = [m for m in mentions if m.section == "organisation" and m.weak and not m.part]
    owners = {record.organisation for record in records}
    fitting = [mention for mention in hinted if mention.name in owners]
    if len({mention.name for mention in fitting}) != 1:
        return None
    place = frozenset(index for mention in fitting for index in range(mention.first, mention.last))
    return _of_organisation(fitting[0].name, place)


def _of_organisation(name: str, atoms: frozenset[int] = frozenset()) -> Condition[R]:
    return Condition(name, lambda record: record.organisation == name, atoms)


def speaking(records: Sequence[R], words_of: Callable[[R], frozenset[str]], topic: Sequence[Atom]) -> list[R]:
    """Return the records that speak of every topic word: by its base form, else by the parts of its compound."""
    whole = [record for record in records if all(bases_of(atom) & words_of(record) for atom in topic)]
    if whole:
        return whole
    return [record for record in records if all(_speaks(atom, words_of(record)) for atom in topic)]


def _speaks(atom: Atom, words: frozenset[str]) -> bool:
    parts = [{base.partition("/")[0] for base in part} for part in atom.parts]
    return bool(bases_of(atom) & words) or (bool(parts) and all(part & words for part in parts))


def bases_of(atom: Atom) -> set[str]:
    """Return the base forms of a word, and the word itself, without dots."""
    return {base.partition("/")[0] for base in atom.bases} | {folded(atom.text)}


def words_said(question: Question) -> set[str]:
    """Return the base forms of all words of a question."""
    return {base for atom in question.atoms for base in bases_of(atom)}


def atoms_of(question: Question, words: Iterable[str]) -> frozenset[int]:
    """Return where a question says one of the words."""
    wanted = set(words)
    return frozenset(i for i, atom in enumerate(question.atoms) if bases_of(atom) & wanted)


def words_in(texts: Sequence[str]) -> frozenset[str]:
    """Return the words of texts and their base forms, without dots."""
    return frozenset(folded(term) for text in texts for word in tokens(text) for term in (word, *search_terms(word)))
