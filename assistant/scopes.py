"""Whose a number of running text is: a company's, the whole country's or another place's does not answer for the town.

A number answers only where the question names the owner that its sentence or section names.
"""

import re
from collections.abc import Iterable, Sequence

from assistant.question import Atom, Question
from assistant.spelling import folded
from store.words import base_forms, compound_parts, readings, tokens

_FORM = r"(?:Oyj|Oy|Ab|Ky|Osuuskunta)"
_COMPANY = re.compile(
    rf"(?:(?:[A-ZÅÄÖ][\w-]*[ -]+){{1,4}}(?:[\w-]+[ -]+)?{_FORM}(?!\w)(?::\w+)?|"
    rf"(?:Kiinteistö|Asunto)[ -]*{_FORM}(?: [A-ZÅÄÖ][\w-]*){{1,3}})"
)
_NO_NAMES = frozenset({"oy", "oyj", "ab", "ky", "as", "osuuskunta", "kiinteisto", "asunto"})
_COMPANIES = frozenset({"yhtio", "tytaryhtio", "tytaryhteiso", "osakeyhtio", "konserni", "osakkuusyhtio"})
_WIDER = (
    re.compile(r"\bvaltakun\w*|\bkoko maa\w*|\bmaan keski\w*|\bkansalli\w*"),
    re.compile(r"\bmaakun\w*"),
    re.compile(r"\b(?:suomen|manner-suomen|kaikkien|muiden) (?:kun\w+|kaupun\w+)|\bkuntien keski\w*"),
)
_CLAUSES = re.compile(r"(?:,|;| mutta | kun taas )\s*")


def is_of_another(
    question: Question, sentence: str, places: Iterable[str | None], filler: frozenset[str], number: str = ""
) -> bool:
    """Whether a sentence tells of a company, a wider area or a place that the question does not name.

    ``places`` are the headings that the sentence stands under, ``filler`` words that name nothing (the town's too),
    ``number`` the one number that is meant, as printed.
    """
    headings = " / ".join(place for place in places if place)
    if names_other_company(question, f"{headings} / {sentence}", filler):
        return True
    told = _clause(sentence, number)
    asked = folded(question.text)
    if any(wider.search(folded(told)) and not wider.search(asked) for wider in _WIDER):
        return True
    held = {folded(base) for word in tokens(f"{headings} {sentence}") for base in (word, *base_forms(word))}
    return any(not {folded(base) for base in base_forms(atom.text)} & held for atom in _places(question.atoms, filler))


def names_other_company(question: Question, text: str, filler: frozenset[str]) -> bool:
    """Whether a text, or the heading that a sentence stands under, names a company that the question does not name."""
    said = _said(question)
    return any(not _named(company, said, filler) for company in _COMPANY.findall(text))


def _said(question: Question) -> frozenset[str]:
    whole = {base.partition("/")[0] for atom in question.atoms for base in atom.bases}
    return frozenset(whole | {folded(part) for atom in question.atoms for part in compound_parts(atom.text)})


def _named(company: str, said: frozenset[str], filler: frozenset[str]) -> bool:
    """Whether a question says a telling word of a company's name, or asks of the companies."""
    words = [_forms(word) for word in tokens(company)]
    telling = frozenset().union(*(forms for forms in words if not forms & (filler | _NO_NAMES)))
    return bool(said & (telling | _COMPANIES))


def _clause(sentence: str, number: str) -> str:
    """Return the clause that a number stands in, the whole sentence where none is meant or it is not found."""
    return next((clause for clause in _CLAUSES.split(sentence) if number and number in clause), sentence)


def _forms(word: str) -> frozenset[str]:
    forms = (word, *base_forms(word), *compound_parts(word))
    return frozenset(folded(form) for form in forms)


def _places(atoms: Sequence[Atom], filler: frozenset[str]) -> list[Atom]:
    """Return the words of a question that are names of places, the town's own left out."""
    return [
        atom
        for atom in atoms
        if atom.text[:1].isupper()
        and any(reading.word_class == "paikannimi" for reading in readings(atom.text))
        and not {base.partition("/")[0] for base in atom.bases} & filler
    ]
