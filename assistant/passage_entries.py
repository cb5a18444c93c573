"""The passages that questions are put to, each with the terms that it is found by."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from store.contents import Contents, Passage, PassageKind
from store.lexical import terms_of
from store.periods import MONTH_NAMES

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MONTH_OF_DATE = re.compile(r"(?<![\d.])\d{1,2}\.(1[0-2]|[1-9])\.(?=\d{4}|\s|$|[-–])")
_WORDS_OF_KIND = {
    PassageKind.PROJECT: frozenset(("hanke", "projekti")),
    PassageKind.RISK: frozenset(("riski",)),
    PassageKind.GOAL: frozenset(("tavoite",)),
}
_YEARS_BESIDE = 5


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What passages of one context share: the terms of the context, the document and its period.

    ``years`` are the years of the report's period and ``years_beside`` those just before and after.
    """

    terms: frozenset[str]
    years: frozenset[str]
    years_beside: frozenset[str]


@dataclass(frozen=True, slots=True)
class Entry:
    """A passage with its document and its surroundings."""

    contents: Contents
    passage: Passage
    surroundings: Surroundings

    @property
    def held(self) -> frozenset[str]:
        """The terms of the text, and of what the passage is by its kind."""
        return terms_held(self.passage.text) | words_of_kind(self.passage)

    @property
    def around(self) -> frozenset[str]:
        """The terms of its context, its document and its period."""
        return self.surroundings.terms

    @property
    def years(self) -> frozenset[str]:
        """The years of the report's period."""
        return self.surroundings.years

    @property
    def years_beside(self) -> frozenset[str]:
        """The years just before and after."""
        return self.surroundings.years_beside


def read_entries(contents: Sequence[Contents]) -> tuple[Entry, ...]:
    """Return every passage, in order of document name and passage number."""
    ordered = sorted(contents, key=lambda one: one.document.name)
    return tuple(entry for one in ordered for entry in _of_document(one))


def _of_document(contents: Contents) -> list[Entry]:
    known: dict[tuple[str, str | None, str | None], Surroundings] = {}
    entries = []
    for passage in contents.passages:
        key = (passage.context, passage.organisation, passage.unit)
        if key not in known:
            known[key] = _surroundings(contents, passage)
        entries.append(Entry(contents, passage, known[key]))
    return entries


def _surroundings(contents: Contents, passage: Passage) -> Surroundings:
    document = contents.document
    texts = [passage.context, document.title, passage.organisation, passage.unit, document.municipality]
    terms = {term for text in texts if text for term in terms_of(text)}
    period = document.period
    years = range(period.first.year, period.last.year + 1) if period else range(0)
    beside = range(years.start - _YEARS_BESIDE, years.stop + _YEARS_BESIDE) if period else range(0)
    terms |= {str(year) for year in years} | set(_YEAR.findall(passage.context))
    return Surroundings(
        frozenset(terms),
        frozenset(str(year) for year in years),
        frozenset(str(year) for year in beside if year not in years),
    )


def words_of_kind(passage: Passage) -> frozenset[str]:
    """Return what the passage is by its kind, whether or not its text says so: a project, a risk, a goal."""
    return _WORDS_OF_KIND.get(passage.kind, frozenset())


@lru_cache(maxsize=20_000)
def terms_held(text: str) -> frozenset[str]:
    """Return the terms of a text, with the years and months that its dates name."""
    months = {MONTH_NAMES[int(month) - 1] for month in _MONTH_OF_DATE.findall(text)}
    return frozenset((*terms_of(text), *_YEAR.findall(text), *months))
