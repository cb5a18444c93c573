"""What a short reply to a question back picks: one of its options, by its name, its year or its place in the list.

A reply that names no option, but only an organisation or a time, completes the question that was asked.
"""

from collections.abc import Sequence

from assistant.answer import Option
from assistant.conversation import Pending
from assistant.knowledge import Knowledge
from assistant.question import Atom, Question
from assistant.spelling import folded
from assistant.spotting import Mention
from store.words import base_forms, compound_parts, tokens

_PLACES = (
    frozenset({"1", "yksi", "eka", "ensimmainen", "ykkonen", "a", "ylin"}),
    frozenset({"2", "kaksi", "toka", "toinen", "kakkonen", "b"}),
    frozenset({"3", "kolme", "kolmas", "kolmonen", "c"}),
    frozenset({"4", "nelja", "neljas", "nelonen", "d"}),
    frozenset({"5", "viisi", "viides", "viitonen", "e"}),
)
_LAST = frozenset({"viimeinen", "jalkimmainen", "alin", "vika"})
_FORMER = frozenset({"edellinen", "aiempi", "edeltava"})
_PADDING = frozenset(
    {
        "se", "sita", "sen", "enta", "entas", "ja", "no", "siis", "tarkoittaa", "tarkoitin", "tarkoitan", "vaihtoehto",
        "vuosi", "hanke", "haluta", "ottaa", "kiitos", "vaikka", "kai", "olla", "on", "numero", "kohta", "tuo", "toi",
        "tama", "eli", "koko", "unit", "yksikko", "joo", "juu", "kylla",
    }
)  # fmt: skip
_LONGEST = 6
_PAIR = 2


def completed(text: str, pending: Pending | None, knowledge: Knowledge) -> str:
    """Return the question that a reply means: the picked option's, the pending one completed, or the reply itself."""
    if pending is None:
        return text
    question, mentions = knowledge.read(text)
    if len(question.atoms) + len(question.times) > _LONGEST or "?" in text.rstrip()[:-1]:
        return text
    option = _named(question, mentions, pending.options) or _placed(question, pending.options)
    if option is not None:
        return option.question
    if _completes(question, mentions):
        return f"{text.strip().rstrip('?.')}: {pending.question}"
    return text


def _said(question: Question) -> list[set[str]]:
    """Return the words of a reply that say something, each as its base forms."""
    words = [{base.partition("/")[0] for base in atom.bases} | {folded(atom.text)} for atom in question.atoms]
    return [word for word in words if not word & _PADDING]


def _named(question: Question, mentions: Sequence[Mention], options: Sequence[Option]) -> Option | None:
    """Return the only option whose label holds every word and year of a reply, or that the vocabulary means by it."""
    words, years = _said(question), _years(question)
    if not words and not years:
        return None
    meant = {folded(mention.name) for mention in mentions if not mention.part}
    exact = [option for option in options if folded(option.label) in meant]
    if len(exact) == 1 and len(words) <= max((m.last - m.first for m in mentions), default=0):
        return exact[0]
    fitting = [option for option in options if _holds(option.label, words, years)]
    return fitting[0] if len(fitting) == 1 else None


def _years(question: Question) -> set[str]:
    found = {str(year) for time in question.times for year in (time.year, time.span_to) if year is not None}
    return found | {atom.text for atom in question.atoms if len(atom.text) == len("2025") and atom.text.isdigit()}


def _holds(label: str, words: Sequence[set[str]], years: set[str]) -> bool:
    terms = {folded(term) for word in tokens(label) for term in (word, *base_forms(word), *compound_parts(word))}
    return years <= terms and all(word & terms for word in words if not word <= years)


def _placed(question: Question, options: Sequence[Option]) -> Option | None:
    """Return the option that a reply names by its place in the list ("eka", "2", "jälkimmäinen")."""
    words = _said(question)
    if len(words) != 1 or question.times:
        return None
    word = words[0]
    if word & _LAST:
        return options[-1]
    if word & _FORMER and len(options) == _PAIR:
        return options[0]
    place = next((place for place, names in enumerate(_PLACES) if word & names), None)
    return options[place] if place is not None and place < len(options) else None


def _completes(question: Question, mentions: Sequence[Mention]) -> bool:
    """Whether a reply says an organisation or a time and nothing else."""
    owners = [m for m in mentions if m.section in ("organisation", "unit") and not m.part]
    covered = {index for mention in owners for index in range(mention.first, mention.last)}
    left = [atom for index, atom in enumerate(question.atoms) if index not in covered and not _is_padding(atom)]
    return not left and bool(owners or question.times)


def _is_padding(atom: Atom) -> bool:
    return bool(({base.partition("/")[0] for base in atom.bases} | {folded(atom.text)}) & _PADDING)
