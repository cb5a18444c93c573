"""Choosing the sentences of a passage that answer a question.

A sentence is judged by what it says itself, by what its surroundings say for it (its passage's context, the sentence
that it leans on), and by the marks of the answer that the question waits for. Headings and labels are poor answers.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.concepts import Concept, Kind, same_stem
from assistant.cues import Wanted, continues, holds, is_statement, is_strict, names_measure
from assistant.passage_entries import Entry, terms_held, words_of_kind
from assistant.passage_ranking import Ranked, degree_around
from store.contents import PassageKind, Sentence
from store.synonyms import is_weak
from store.words import base_forms, readings, tokens

_BESIDE, _AFAR, _LEANING = 0.75, 0.6, 0.8
_COVERED, _COVERED_BESIDE = 0.5, 0.62
_ENOUGH_COVERED = 0.6
_ENOUGH_OWN = 0.1
_ENOUGH_OF_FACT = 0.2
_OWN_SHARE = 0.6
_PASSAGE_SHARE = 0.4
_CUE = 0.25
_NO_STATEMENT = 0.12
_HEADING = 0.4
_ELSEWHERE = 0.25
_MEASURE = 0.3
_FIELD = 0.1
_NUMBERS_ONLY = 0.3
_FEWEST_WORDS = 2
_TITLE_WORDS = 6
_CHOICE_OF_WEAK = 0.2
_TELLING = 0.45
_CUE_OUTWEIGHS = 0.3
_ADDS = 0.12
_MOST_SENTENCES = 3
_MOST_WORDS = 60
_YEAR_DIGITS = 4
_MOST_ITEMS = 20
_UNMARKED = (Wanted.ANYTHING, Wanted.ACCOUNT)
_GROUP = "konserni"
_WIDER = frozenset(("maa", "maakunta", "valtakunta"))
_NEEDS_DEED = (Wanted.TIME, Wanted.PLACE, Wanted.NAME, Wanted.REASON)
_DEED_COVERED = 0.3
_SHARED_WORDS = 2
_LONG_WORD = 6
_STOPS = ".!?"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence in its passage.

    ``coverage`` is the share of the question's weight that it covers with its surroundings, ``own`` alone; ``cue``
    tells whether it has the marks of the answer, ``label`` what a field's first sentence is headed with,
    ``heading`` whether it is but a name or title of its passage, and ``elsewhere`` whether it tells of another place
    than the one asked about, of the group, or only of another year.
    """

    ranked: Ranked
    number: int
    sentence: Sentence
    held: frozenset[str]
    degrees: tuple[float, ...]
    coverage: float
    own: float
    score: float
    cue: bool
    label: str | None
    heading: bool
    elsewhere: bool

    @property
    def entry(self) -> Entry:
        """The passage."""
        return self.ranked.entry


def candidates_of(found: Ranked, concepts: Sequence[Concept], kind: Wanted) -> list[Candidate]:
    """Return the sentences of a passage as candidates, in reading order."""
    entry = found.entry
    held = [terms_held(sentence.text) for sentence in entry.passage.sentences]
    return [_candidate(found, number, held, concepts, kind) for number in range(len(held))]


def _candidate(
    found: Ranked, number: int, held: Sequence[frozenset[str]], concepts: Sequence[Concept], kind: Wanted
) -> Candidate:
    entry = found.entry
    sentence = entry.passage.sentences[number]
    label = label_of(sentence)
    body = sentence.text if label is None else sentence.text[len(label) + 2 :]
    beside = held[number - 1] if number else frozenset[str]()
    before = beside if continues(body) or _takes_up(body, beside, kind) else frozenset[str]()
    after = held[number + 1] if number + 1 < len(held) else frozenset[str]()
    if is_strict(kind):
        beside, after = before or _unless_told(entry, number - 1, beside, kind), frozenset[str]()
    kinds = words_of_kind(entry.passage)
    said = [max(concept.degree(held[number] | kinds), _LEANING * concept.degree(before)) for concept in concepts]
    degrees = tuple(
        max(
            one,
            _BESIDE * concept.degree(beside | after),
            _AFAR * concept.degree(entry.held),
            degree_around(concept, entry),
        )
        for concept, one in zip(concepts, said, strict=True)
    )
    coverage = share(concepts, degrees)
    own = _choice(concepts, said)
    cue = holds(sentence.text, kind)
    heading = _is_heading(body, entry)
    score = _OWN_SHARE * own + (1 - _OWN_SHARE) * coverage + _PASSAGE_SHARE * found.score
    score += _CUE if cue and kind not in _UNMARKED else 0.0
    elsewhere = kind is not Wanted.PLACE and _elsewhere(sentence, concepts, entry)
    score -= _ELSEWHERE if elsewhere else 0.0
    score -= _faults(body, label, kind, concepts, is_heading=heading, in_goal=entry.passage.kind is PassageKind.GOAL)
    return Candidate(
        found, number, sentence, held[number], degrees, coverage, own, round(score, 6), cue, label, heading, elsewhere
    )


def _unless_told(entry: Entry, number: int, held: frozenset[str], kind: Wanted) -> frozenset[str]:
    """Return the terms of a sentence, none where it tells a fact of its own: each of a row of facts has its subject."""
    return frozenset() if number < 0 or holds(entry.passage.sentences[number].text, kind) else held


def _takes_up(body: str, before: frozenset[str], kind: Wanted) -> bool:
    """Return whether a sentence takes up what the one before it spoke of.

    It opens with it (… ylittyi. Ylitys johtui …), or goes on to name places with two of its words.
    """
    opening = tokens(body)[:1]
    bases = [base for token in opening if token[0].isalpha() for base in base_forms(token)]
    if any(same_stem(base, term) for base in bases for term in before):
        return True
    if kind is not Wanted.PLACE:
        return False
    shared = {token for token in tokens(body) if len(token) >= _LONG_WORD and set(base_forms(token)) & before}
    return len({token for token in shared if not any(is_weak(base) for base in base_forms(token))}) >= _SHARED_WORDS


def _elsewhere(sentence: Sentence, concepts: Sequence[Concept], entry: Entry) -> bool:
    """Return whether a sentence tells of the group, of another place, or only of another year, unasked."""
    if _GROUP in terms_held(sentence.text) and not any(concept.covered((_GROUP,)) for concept in concepts):
        return True
    asked = {term for concept in concepts for term, _ in concept.terms}
    years = {term for term in terms_held(sentence.text) if term in entry.years_beside}
    own_years = {term for term in terms_held(sentence.text) if term in entry.years}
    return _of_other_place(sentence, concepts, entry) or bool(years and not own_years and not years & asked)


def _of_other_place(sentence: Sentence, concepts: Sequence[Concept], entry: Entry) -> bool:
    """Return whether a sentence names a place, or a wider area, that is not asked about."""
    asked = {term for concept in concepts for term, _ in concept.terms}
    municipality = (entry.contents.document.municipality or "").lower()
    names = [token for token in tokens(sentence.text)[1:] if token[0].isupper()]
    read = [readings(name) for name in names]
    places = {one[0].base for one in read if one and all(reading.word_class == "paikannimi" for reading in one)}
    return bool((places | (terms_held(sentence.text) & _WIDER)) - asked - {municipality})


def _faults(
    body: str, label: str | None, kind: Wanted, concepts: Sequence[Concept], *, is_heading: bool, in_goal: bool
) -> float:
    """Return how much less a sentence is worth for being a heading, a measure or another field, or no statement."""
    fault = 0.0 if is_statement(body) else _NO_STATEMENT
    if sum(token[0].isalpha() for token in tokens(body)) < _FEWEST_WORDS:
        fault += _NUMBERS_ONLY
    if is_heading and not (in_goal and kind is Wanted.AIM):
        fault += _HEADING
    if label is not None and not any(concept.covered(terms_held(label)) for concept in concepts):
        fault += _MEASURE if names_measure(label) else _FIELD if fault else 0.0
    return fault


def label_of(sentence: Sentence) -> str | None:
    """Return what reading has put before a field's first sentence, or None."""
    head, mark, body = sentence.text.partition(": ")
    return head if mark and _folded(sentence.quote) == _folded(body) else None


def _folded(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _is_heading(body: str, entry: Entry) -> bool:
    return _folded(body) in _folded(entry.passage.context)


def share(concepts: Sequence[Concept], degrees: Sequence[float]) -> float:
    """Return the share of the concepts' weight that the degrees cover."""
    whole = sum(concept.weight for concept in concepts)
    return sum(concept.weight * one for concept, one in zip(concepts, degrees, strict=True)) / whole if whole else 0.0


def _choice(concepts: Sequence[Concept], degrees: Sequence[float]) -> float:
    """Return the like share with the words that name no topic counted, too: they tell sentences of a topic apart."""
    weights = [max(concept.weight, _CHOICE_OF_WEAK if concept.kind is Kind.WEAK else 0.0) for concept in concepts]
    whole = sum(weights)
    return sum(weight * one for weight, one in zip(weights, degrees, strict=True)) / whole if whole else 0.0


def may_answer(candidate: Candidate, concepts: Sequence[Concept], kind: Wanted) -> bool:
    """Return whether a sentence within its passage may stand as the answer."""
    if (is_strict(kind) and not candidate.cue) or _says_nothing(candidate, kind):
        return False
    if is_strict(kind) and kind is not Wanted.PLACE and _lacks_place(candidate, concepts):
        return False
    heaviest = max(concept.weight for concept in concepts)
    least = _COVERED_BESIDE if is_strict(kind) else _COVERED
    for concept, degree in zip(concepts, candidate.degrees, strict=True):
        needed = concept.required or concept.weight == heaviest or _unheard_of(concept, kind)
        if needed and degree < least:
            return False
        if concept.kind is Kind.VERB and kind in _NEEDS_DEED and degree < _DEED_COVERED:
            return False
    if candidate.coverage < _ENOUGH_COVERED:
        return False
    if is_strict(kind):
        return candidate.own >= _ENOUGH_OF_FACT
    return (candidate.cue and kind not in _UNMARKED) or candidate.own >= _ENOUGH_OWN


def _lacks_place(candidate: Candidate, concepts: Sequence[Concept]) -> bool:
    """Return whether the question names a place, and the sentence another."""
    named = [one for one in concepts if any(reading.word_class == "paikannimi" for reading in readings(one.word))]
    if not named or any(one.covered(candidate.held) for one in named):
        return False
    return _of_other_place(candidate.sentence, concepts, candidate.entry)


def _unheard_of(concept: Concept, kind: Wanted) -> bool:
    """Return whether no passage speaks of a thing at all, or of a deed whose time or number is asked.

    The deed whose doer is asked must be spoken of wherever it is known.
    """
    if concept.kind is Kind.VERB:
        return kind is Wanted.PERSON or (is_strict(kind) and not concept.known)
    return concept.kind is Kind.NOUN and (not concept.known or concept.weight >= _TELLING)


def _says_nothing(candidate: Candidate, kind: Wanted) -> bool:
    """Return whether a sentence is but a name: of its record, unless that is the goal asked for, or of a row."""
    if candidate.entry.passage.kind is PassageKind.TABLE or _is_title(candidate.sentence.text):
        return True
    return candidate.heading and not (candidate.entry.passage.kind is PassageKind.GOAL and kind is Wanted.AIM)


def _is_title(text: str) -> bool:
    """Return whether a text opens in capitals, as the title of a document does."""
    words = [word for word in tokens(text)[:_TITLE_WORDS] if word[0].isalpha()]
    return (
        len(words) >= _FEWEST_WORDS
        and sum(word.isupper() and len(word) > _FEWEST_WORDS for word in words) > len(words) / 2
    )


def best_of(candidates: Sequence[Candidate], concepts: Sequence[Concept], kind: Wanted) -> Candidate | None:
    """Return the sentence that answers best, or None where none may stand; marks of the answer outweigh a little."""
    fit = sorted(
        (one for one in candidates if may_answer(one, concepts, kind)), key=lambda one: -one.score
    )  # stable: the better passage and the earlier sentence stay first
    if not fit:
        return None
    marked = next((one for one in fit if one.cue), fit[0])
    return marked if marked.score >= fit[0].score - _CUE_OUTWEIGHS else fit[0]


def with_more(
    best: Candidate, candidates: Sequence[Candidate], concepts: Sequence[Concept], kind: Wanted
) -> list[Candidate]:
    """Return the best sentence with those of its passage that go on with it or add to it, in reading order."""
    same = sorted((one for one in candidates if one.entry is best.entry), key=lambda one: one.number)
    chosen = {best.number: best}
    words = len(best.sentence.text.split())
    most = _MOST_ITEMS if _opens_list(best) else _MOST_SENTENCES
    for one in _following(best, same, kind):
        words += len(one.sentence.text.split())
        if len(chosen) == most or (words > _MOST_WORDS and not _opens_list(best)):
            return [chosen[number] for number in sorted(chosen)]
        chosen[one.number] = one
    held = frozenset().union(*(one.held for one in chosen.values()))
    years = [concept.word for concept in concepts if concept.word.isdigit() and len(concept.word) == _YEAR_DIGITS]
    for one in sorted(same, key=lambda other: (not _names_year(other, years), -other.score, other.number)):
        added = _share_held(concepts, held | one.held) - _share_held(concepts, held)
        length = len(one.sentence.text.split())
        plain = not (one.heading or (one.elsewhere and is_strict(kind))) and (
            one.label is None or not names_measure(one.label)
        )
        told = _names_year(one, years) and not any(_names_year(other, years) for other in chosen.values())
        if plain and (added >= _ADDS or told) and len(chosen) < _MOST_SENTENCES and words + length <= _MOST_WORDS:
            chosen[one.number] = one
            held, words = held | one.held, words + length
        if told:
            beside = (other for other in same if abs(other.number - one.number) == 1 and other.held & one.held)
            chosen.update({other.number: other for other in list(beside)[:1]})
    return [chosen[number] for number in sorted(chosen)]


def _names_year(candidate: Candidate, years: Sequence[str]) -> bool:
    """Whether a sentence itself holds a year that the question names."""
    return any(year in candidate.sentence.text for year in years)


def _opens_list(best: Candidate) -> bool:
    text = best.sentence.text
    return text.endswith(":") or (best.label is not None and text[-1] not in _STOPS)


def _following(best: Candidate, same: Sequence[Candidate], kind: Wanted) -> list[Candidate]:
    """Return the sentences right after the best that go on with it: the rest of its list, or what leans on it.

    What takes up the best sentence's topic goes on with it where it has the marks that the best lacks.
    """
    found: list[Candidate] = []
    for one in same[best.number + 1 :]:
        text = one.sentence.text
        goes_on = kind is Wanted.ACCOUNT or (one.cue and not best.cue)
        takes_up = goes_on and _takes_up(text, best.held, kind)
        if one.label is not None or not (_opens_list(best) or continues(text) or takes_up):
            break
        found.append(one)
    return found


def _share_held(concepts: Sequence[Concept], held: frozenset[str]) -> float:
    return share(concepts, [concept.degree(held) for concept in concepts])
