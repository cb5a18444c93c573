"""The staff's own words as what is looked for in questions, where the documents hold the row or unit that they name."""

import logging
from collections.abc import Iterator, Sequence

from assistant.facts import Fact
from assistant.spelling import folded
from assistant.spotting import Entry, make_entry
from assistant.vocabulary import Vocabulary, bare_name
from assistant.wording import staff_words as say
from store.words import base_forms, readings, tokens

_LOG = logging.getLogger(__name__)


def staff_entries(vocabulary: Vocabulary, facts: Sequence[Fact], organisations: Sequence[str]) -> Iterator[Entry]:
    """Yield an entry for each word, but for those of names that are not there, and for names of the documents."""
    rows = {bare_name(fact.measure): fact.key for fact in facts}
    named = {_bases(name) for name in (*rows, *organisations)}
    for term in vocabulary.terms:
        if not term.staff:
            continue
        name = (
            _printed(term.name, rows)
            if term.section == "measure"
            else _printed(term.name, {o: o for o in organisations})
        )
        if name is None:
            _LOG.warning(say.NOT_IN_DOCUMENTS.format(part=_PARTS[term.section], key=term.name))
            continue
        for word in term.words:
            if _bases(word) in named and _bases(word) != _bases(name):
                _LOG.warning(say.IN_DOCUMENTS.format(word=word, key=name))
            else:
                section = "measure" if term.section == "measure" else "organisation"
                yield from (make_entry(section, name, phrase) for phrase in _phrases(word))


_PARTS = {"measure": "rivit", "named unit": "yksikot"}


def _phrases(word: str) -> tuple[str, ...]:
    """Return what to look for: the word, and the singular of a plural that the morphology does not know ("ostarit")."""
    unknown_plural = word.isalpha() and word.endswith("t") and not readings(word)
    return (word, word[:-1]) if unknown_plural else (word,)


def _printed(wanted: str, names: dict[str, str]) -> str | None:
    """Return a name as the documents print it, or the vocabulary's name of a row that they print otherwise."""
    plain = wanted.casefold()
    if any(key.casefold() == plain for key in names.values()):
        return next((name for name in names if name.casefold() == plain), wanted)
    return next((name for name in names if name.casefold() == plain), None)


def _bases(name: str) -> frozenset[str]:
    return frozenset(min(folded(base) for base in base_forms(word)) for word in tokens(name) if folded(word) != "ja")
