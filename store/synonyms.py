"""Everyday words and what reports call the same thing, and words that name no topic.

The lists lie beside this module in ``synonyms.toml``; all words there are base forms in lower case.
"""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from store.words import readings

_SHORTEST_STEM = 4
_LONGEST_ENDING = 6


@dataclass(frozen=True, slots=True)
class Synonyms:
    """``report_words`` maps a word to the words a report may use for it; ``weak`` are the words without a topic."""

    report_words: dict[str, tuple[str, ...]]
    weak: frozenset[str]


@lru_cache(maxsize=1)
def _read() -> Synonyms:
    content = tomllib.loads((Path(__file__).parent / "synonyms.toml").read_text(encoding="utf-8"))
    found: dict[str, dict[str, None]] = {}
    for entry in content["means"]:
        for said in entry["say"]:
            found.setdefault(said, {}).update(dict.fromkeys(entry["report"]))
    for entry in content["same"]:
        for word in entry["words"]:
            found.setdefault(word, {}).update(dict.fromkeys(entry["words"]))
    report_words = {
        said: tuple(word for word in report if word != said) for said, report in found.items() if set(report) != {said}
    }
    return Synonyms(report_words, frozenset(content["weak"]["words"]))


def synonyms(base: str) -> tuple[str, ...]:
    """Return what a report may call the thing that a base form names, likeliest first; none where nothing is known."""
    return _read().report_words.get(base, ())


def is_weak(base: str) -> bool:
    """Whether a base form asks or frames but names no topic."""
    return base in _read().weak


def everyday_word(form: str) -> str | None:
    """Return the spoken word that a form is likely inflected from (eskareissa, eskari).

    Both the form and the word are such as the morphology does not know; it tells of those that it knows.
    """
    lower = form.lower()
    fitting = [
        word
        for word in _read().report_words
        if len(word) > _SHORTEST_STEM
        and lower.startswith(word[:-1])
        and len(lower) - len(word) <= _LONGEST_ENDING
        and not readings(word)
    ]
    return max(fitting, key=lambda word: (len(word), word), default=None)
