"""What a question counts ("montako *lasta*"), and whether a number of running text counts just that.

A number belongs to the noun right after it. "Yksi päiväkodin johtajista" counts no day-care centres, and "viisi
oppilasta sai kesätyöpaikan" does not tell how many pupils there are.
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from assistant.quantity_index import bare, fit, words_of
from assistant.question import Atom, Question
from assistant.spelling import folded
from store.records import ProseQuantity
from store.units import Unit
from store.words import base_forms, compound_parts, readings, tokens

_PARTITIVE, _NOMINATIVE = "osanto", "nimento"
_COUNT_WORDS = ("mont", "moniko", "paljo")
_GENERAL = frozenset({"kerta", "kappale", "kpl", "henkilo", "hlo", "kaynti"})
_TIMES = frozenset({"kerta", "kaynti"})
_ANYONE = frozenset({"henkilo", "hlo", "ihminen", "kerta"})
_UNITS = frozenset({"tunti", "viikko", "prosentti", "prosenttiyksikko", "euro", "raha", "aika"})
_ENOUGH, _PARTLY = 0.8, 0.4
_HAS_DONE = re.compile(r"\b(?:on|oli|ovat|olivat)\s(?:\w+\s){0,2}\w+(?:nut|nyt|neet)\b")
_JOINS = frozenset({"ja", "seka", "tai", "plus"})
_WHERE = frozenset({"omanto", "ulkotulento", "ulkoolento", "ulkoeronto", "sisaolento", "sisatulento", "sisaeronto"})


def counted_in(question: Question) -> tuple[Atom, ...]:
    """Return the nouns that a question counts, those joined by "ja" all; none where it names none."""
    found: list[Atom] = []
    atoms = _after_count_word(question)
    while atoms:
        noun = _noun(atoms)
        if noun is None:
            break
        found.append(noun)
        atoms = atoms[atoms.index(noun) + 1 :]
        if not atoms or folded(atoms[0].text) not in _JOINS:
            break
        atoms = atoms[1:]
    return tuple(found)


def _after_count_word(question: Question) -> list[Atom]:
    words = [folded(atom.meant or atom.text) for atom in question.atoms]
    for place, word in enumerate(words):
        how = (
            word in ("kuinka", "miten") and words[place + 1 : place + 2] and words[place + 1].startswith(("mon", "pal"))
        )
        if word.startswith(_COUNT_WORDS) or how:
            return list(question.atoms[place + (2 if how else 1) :])
    return []


def _noun(atoms: Sequence[Atom]) -> Atom | None:
    """Return the counted noun of a phrase: its last partitive, or nominative after "moni"; None before a verb."""
    phrase = list(takewhile(lambda atom: not atom.verb and folded(atom.text) not in _JOINS, atoms))
    for case in (_PARTITIVE, _NOMINATIVE):
        said = list(takewhile(lambda atom: atom.content or atom.number is not None, phrase))
        fitting = [atom for atom in said if case in atom.cases and atom.number is None]
        if fitting:
            first = said.index(fitting[0])
            return list(takewhile(lambda atom, case=case: case in atom.cases, said[first:]))[-1]  # type: ignore[misc]
    return None


def counts_one_of(quantity: ProseQuantity, nouns: Sequence[Atom], topic: Sequence[Atom]) -> bool:
    """Whether a number counts one of the nouns; always where it is no count, or nothing is named.

    A general noun ("henkilöä") leaves open what is counted: another word of the ``topic`` has to tell it.
    """
    said = words_of(f"{quantity.subject} {quantity.noun or ''}")
    if quantity.quantity.unit in (Unit.HOUR, Unit.WEEK) and nouns and not any(bare(noun) & _UNITS for noun in nouns):
        return any(fit(noun, said, synonymous=False) >= _ENOUGH for noun in nouns)
    if quantity.quantity.unit is not Unit.COUNT or not nouns:
        return True
    plain = [noun for noun in nouns if not bare(noun) & _ANYONE]
    if plain:
        return any(counts(quantity, noun) for noun in plain)
    others = [atom for atom in topic if atom not in nouns and not atom.verb]
    return any(counts(quantity, noun) for noun in nouns) and any(fit(atom, said) >= _PARTLY for atom in others)


def counts(quantity: ProseQuantity, noun: Atom) -> bool:
    """Whether a number counts a noun: it is the one after it, or that is a general one and the noun its topic."""
    said = tokens(quantity.noun or "")
    head = said[-1] if said else ""
    if head and fit(noun, words_of(head), synonymous=False) >= _ENOUGH:
        return True
    bases = {folded(base) for base in base_forms(head)}
    if "jasen" in bases:
        return fit(noun, words_of(quantity.noun or ""), synonymous=False) >= _ENOUGH
    if bare(noun) & _ANYONE and (bases & _ANYONE or (head and fit(noun, words_of(head)) >= _ENOUGH)):
        return True
    lasts = {folded(parts[-1]) for base in base_forms(head) if (parts := compound_parts(base))}
    if head and not (bases | lasts) & _GENERAL:
        return False
    told = tokens(f"{quantity.subject} {quantity.noun or ''}")
    if (bases | lasts) & _TIMES:
        beside = _told_beside(quantity.sentence)
        told = [word for word in told if folded(word) not in beside]
        return fit(noun, words_of(" ".join(told)), synonymous=False) >= _ENOUGH
    return fit(noun, words_of(" ".join(told))) >= _ENOUGH


def _told_beside(sentence: str) -> frozenset[str]:
    """Return the words of a sentence that tell for whom, whose or where it was done, as base forms without dots."""
    read = [readings(word) for word in tokens(sentence)]
    beside = [found for found in read if found and all(reading.case in _WHERE for reading in found)]
    return frozenset(folded(reading.base) for found in beside for reading in found)


def is_of_a_deed(quantity: ProseQuantity, question: Question, topic: Sequence[Atom], nouns: Sequence[Atom]) -> bool:
    """Whether a number is of those who did something, while the question only asks how many there are."""
    if quantity.quantity.unit is not Unit.COUNT or not nouns:
        return False
    told = words_of(quantity.sentence)
    if any(atom not in nouns and fit(atom, told, synonymous=False) >= _PARTLY for atom in topic):
        return False
    if any(atom.verb and "olla" not in atom.bases for atom in question.atoms):
        return False
    clause = next((part for part in quantity.sentence.split(", ") if quantity.as_printed in part), quantity.sentence)
    return any(_is_deed(word) for word in tokens(clause)) or _HAS_DONE.search(folded(clause)) is not None


def _is_deed(word: str) -> bool:
    """Whether a word can only be a verb of doing something."""
    known = readings(word)
    return bool(known) and all(reading.word_class == "teonsana" and reading.base != "olla" for reading in known)
