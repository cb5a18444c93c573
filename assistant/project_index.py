"""Which project a question means: by the words of its name first, those of its card after, weighted by rarity."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.knowledge import Knowledge
from assistant.question import Atom, Question
from assistant.spelling import folded
from assistant.spotting import Mention
from assistant.timewords import TimeMention
from store.records import Project
from store.words import search_terms, tokens

_ENOUGH = 0.6
_NEAR = 0.85
_PREFIX = 4
_OTHER_FIELDS = 0.6
_PREFIX_SHARE = 0.8
_SKIPPED = ("record", "field", "unit", "operation", "basis", "funder", "organisation")
_DEED = re.compile(r"mi(?:nen|s\w{1,5})$")
_YEARS = re.compile(r"\(?\b(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?\)?")
_BETWEEN = ("vai", "kuin", "ja")
_GENERIC = frozenset({"hanke", "projekti", "kehittaminen", "toiminta", "toimi", "kortti", "toteuttaminen"})


@dataclass(frozen=True, slots=True)
class Match:
    """A project and how well the question's words fit it, from 0 to 1; ``naming`` counts the words of its name hit."""

    project: Project
    score: float
    naming: int


class ProjectIndex:
    """Finds projects by the words of a question."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Index the projects' words."""
        self._knowledge = knowledge
        places = {folded(c.document.municipality) for c in knowledge.contents if c.document.municipality}
        self._names = {id(project): _terms(project.name) - places for project in knowledge.projects}
        self._places = frozenset(places)
        self._others = {id(project): _other_terms(project) for project in knowledge.projects}
        counts = Counter(term for terms in self._names.values() for term in terms)
        total = len(knowledge.projects) + 1
        self._weight = {term: math.log(1 + total / count) for term, count in counts.items()}
        self._rare = math.log(1 + total)

    def find(self, question: Question, mentions: Sequence[Mention]) -> list[Match]:
        """Return the projects that the question may mean, best first; none where too little of it fits."""
        atoms = self._topic_atoms(question, mentions)
        found = self._fitting(atoms, question)
        found = found or self._fitting(self._before_hanke(question, mentions, atoms), question)
        return self._of_unit(found, mentions) if len(found) > 1 else found

    def _of_unit(self, matches: list[Match], mentions: Sequence[Mention]) -> list[Match]:
        """Return the matches whose name or unit is of the unit that the question names; all where none is."""
        units = [m.name for m in mentions if m.section == "organisation" and not m.weak and not m.part]
        words = {folded(search_terms(word)[0]) for name in units for word in tokens(name)}
        own = [m for m in matches if m.project.unit in units or words & _terms(m.project.name)]
        return own or matches

    def find_apart(self, question: Question, mentions: Sequence[Mention]) -> list[Match]:
        """Return the one project that is named on either side of "vai", "kuin" or "ja"; none where that is unclear."""
        atoms = self._topic_atoms(question, mentions)
        marks = [atom.start for atom in question.atoms if folded(atom.text) in _BETWEEN]
        for mark in marks:
            sides = [atom for atom in atoms if atom.start < mark], [atom for atom in atoms if atom.start > mark]
            texts = question.text[:mark], question.text[mark:]
            found = [
                self._fitting(side, replace(question, text=text, times=()))
                for side, text in zip(sides, texts, strict=True)
            ]
            best = [_only(matches) for matches in found]
            if best[0] and best[1] and best[0].project is not best[1].project:
                return [best[0], best[1]]
        return []

    def _before_hanke(self, question: Question, mentions: Sequence[Mention], atoms: Sequence[Atom]) -> list[Atom]:
        """Return the topic words that stand before "-hanke", back to the nearest verb: they are the project's name."""
        mark = next((m for m in mentions if m.section == "record" and m.name == "project"), None)
        if mark is None:
            return []
        verbs = [index for index, atom in enumerate(question.atoms[: mark.first]) if atom.verb and not is_deed(atom)]
        first = question.atoms[verbs[-1]].end if verbs else 0
        last = mark.end if mark.part else mark.start  # "koronahanke" names the project itself
        return [atom for atom in atoms if first <= atom.start < last]

    def _fitting(self, atoms: Sequence[Atom], question: Question) -> list[Match]:
        text = folded(question.text)
        matches = [self._match(project, atoms, text) for project in self._knowledge.projects]
        matches = [match for match in matches if match.score >= _ENOUGH and match.naming]
        if not matches:
            return []
        best = max(match.score for match in matches)
        near = [match for match in matches if match.score >= best * _NEAR]
        return within(sorted(near, key=lambda match: -match.score), question.times)

    def _topic_atoms(self, question: Question, mentions: Sequence[Mention]) -> list[Atom]:
        skipped = {
            index
            for mention in mentions
            if mention.section in _SKIPPED and not mention.part and not mention.weak
            for index in range(mention.first, mention.last)
        }
        return [
            atom
            for index, atom in enumerate(question.atoms)
            if index not in skipped and (atom.content or is_deed(atom)) and not self._is_filler(atom)
        ]

    def _is_filler(self, atom: Atom) -> bool:
        """Whether a word, or each part of a compound ("hankeraha"), names no project."""
        empty = self._knowledge.filler | _GENERIC | self._places
        if {base.partition("/")[0] for base in atom.bases} & empty:
            return True
        return bool(atom.parts) and all({base.partition("/")[0] for base in part} & empty for part in atom.parts)

    def _match(self, project: Project, atoms: Sequence[Atom], text: str) -> Match:
        gained = whole = 0.0
        naming = 0
        for atom in atoms:
            weight, share, named = self._fit(project, atom)
            whole += weight
            gained += weight * share
            naming += named
        score = gained / whole if whole else 0.0
        return (
            Match(project, 1.0, max(naming, words))
            if (words := _quoted(project, text))
            else Match(project, score, naming)
        )

    def _fit(self, project: Project, atom: Atom) -> tuple[float, float, bool]:
        """Return a word's weight, how much of it the project's words account for, and whether its name does."""
        words = {base.partition("/")[0] for base in atom.bases}
        pieces = [{base.partition("/")[0] for base in part} - _GENERIC for part in atom.parts]
        pieces = [piece for piece in pieces if piece]
        everything = words.union(*pieces) if pieces else words
        weight = max((self._weight.get(term, 0.0) for term in everything), default=0.0) or self._rare
        name, others = self._names[id(project)], self._others[id(project)]
        if words & name:
            return weight, 1.0, True
        hits = [max((_share(term, name) for term in piece), default=0.0) for piece in pieces] if pieces else []
        share = max([*(_share(term, name) for term in words), sum(hits) / len(hits) if hits else 0.0])
        if share:
            return weight, share, True
        return weight, _OTHER_FIELDS if everything & others else 0.0, False


def is_deed(atom: Atom) -> bool:
    """Whether a verb is said as a noun of the deed ("tukeminen", "tukemiseen"), as names of projects say it."""
    return atom.verb and _DEED.search(folded(atom.meant or atom.text)) is not None


def _quoted(project: Project, text: str) -> int:
    """Return how many words of a project's name stand in a text as they are, or 0; its years may be left out."""
    name = _YEARS.sub("", project.name).strip(" ()")
    words = len(tokens(name))
    return words if words > 1 and folded(name) in text else 0


def _only(matches: Sequence[Match]) -> Match | None:
    """Return the match that is better than every other, or None."""
    return matches[0] if matches and all(m.score < matches[0].score for m in matches[1:]) else None


def within(matches: Sequence[Match], times: Sequence[TimeMention]) -> list[Match]:
    """Return the matches whose time fits the years said, all of them where none fits or none was said."""
    spans = [(time.year, time.span_to or time.year) for time in times if time.year is not None and time.months is None]
    fitting = [
        match
        for match in matches
        if any(
            first is not None and last is not None and _fits_time(match.project, first, last) for first, last in spans
        )
    ]
    return [match for match in matches if _is_of_days(match.project, times)] or fitting or list(matches)


def _is_of_days(project: Project, times: Sequence[TimeMention]) -> bool:
    """Whether a day said is a project's first or last."""
    period = project.period
    return period is not None and any(time.day in (period.first, period.last) for time in times if time.day is not None)


def fits_times(project: Project, times: Sequence[TimeMention], report_year: int | None) -> bool:
    """Whether a project is of the years said, by its time, its name or its report's year; always where none is said."""
    said = [time for time in times if time.year is not None and time.months is None and time.day is None]
    if not said or project.period is None:
        return True
    years = range(project.period.first.year, project.period.last.year + 1)
    spans = [(time.year or 0, time.span_to or time.year or 0) for time in said]
    return any(
        _fits_time(project, first, last) or first == last == report_year or (first in years and last in years)
        for first, last in spans
    )


def _fits_time(project: Project, first: int, last: int) -> bool:
    if first != last and f"{first}–{last}" in project.name.replace("-", "–"):
        return True
    period = project.period
    if period is None:
        return project.report_year == first
    if first != last:
        return (period.first.year, period.last.year) == (first, last)
    return period.first.year <= first <= period.last.year


def _share(term: str, name: frozenset[str]) -> float:
    """Return 1 for a word of the name, less for one that begins alike (bändi, bänditoiminnallinen)."""
    if term in name:
        return 1.0
    if len(term) < _PREFIX:
        return 0.0
    alike = any(other.startswith(term) for other in name)
    return _PREFIX_SHARE if alike else 0.0


def _terms(text: str) -> frozenset[str]:
    return frozenset(folded(term) for word in tokens(text) for term in search_terms(word)) - _GENERIC


def _other_terms(project: Project) -> frozenset[str]:
    texts = [project.unit or "", project.description.text if project.description else "", project.organisation]
    return _terms(" ".join(texts))
