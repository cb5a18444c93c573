"""Everyday words that mean a wider row in general, and a narrower one where the documents print that ("palkat").

"Palkat" is personnel costs in a report that goes no further; beside a row "Palkat ja palkkiot" it is that row.
"""

from collections.abc import Iterable, Mapping

from assistant.spelling import folded
from assistant.vocabulary import Term
from store.words import base_forms, compound_parts, tokens

_COSTS = frozenset({"kulu", "meno", "kustannus", "tulo", "tuotto"})


def narrower_rows(terms: Iterable[Term], own_rows: Iterable[str]) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Return the documents' own rows that a word of a wider row names, by the row and the word."""
    beginning: dict[str, list[str]] = {}
    for row in own_rows:
        first = tokens(row)[:1]
        for base in base_forms(first[0]) if first else ():
            beginning.setdefault(folded(base), []).append(row)
    return {
        (term.name, phrase): tuple(dict.fromkeys(beginning[said]))
        for term in terms
        for phrase in (*term.words, *term.weak)
        if (said := _said(phrase)) in beginning and said not in _named_by(term)
    }


def _said(phrase: str) -> str:
    """Return the base of a single word, of a compound of costs or income its first part (palkkakulu → palkka)."""
    if not phrase.isalpha():
        return ""
    parts = compound_parts(phrase)
    return folded(parts[0]) if len(parts) > 1 and folded(parts[-1]) in _COSTS else folded(phrase)


def _named_by(term: Term) -> frozenset[str]:
    """Return the words and parts of words that a row's own names are made of."""
    words = [word for name in (term.name, *term.printed) for word in tokens(name)]
    return frozenset(folded(base) for word in words for base in (*base_forms(word), *compound_parts(word)))
