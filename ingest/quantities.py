"""Quantities in prose: every number with its unit, what it measures, whose it is, and when.

Tables of figures and the amount fields of projects are not prose: they are read as figures and projects.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.passage_drafts import CONTEXT_SEPARATOR
from ingest.prose_periods import find_periods
from ingest.quantity_grammar import Mention, find_quantities
from ingest.quantity_subjects import Told, has_subject, has_verb, is_bare_comparison, subject_words, tell_apart
from ingest.quoting import folded
from store.contents import Document, Passage, PassageKind, Sentence
from store.figures import Problem, ProblemKind
from store.periods import Period
from store.records import ProseQuantity

_CONTINUES = re.compile(r"(?:lisäksi|samoin|samalla|näistä|niistä|heistä|joista|näiden|niiden)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"^(?:[^,;]{0,40}\s)?(?:se|ne|tämä|nämä|niitä|niiden)\s", re.IGNORECASE)
_UNIT_PREFIX = re.compile(r"^[A-ZÅÄÖ][A-ZÅÄÖ0-9/&+-]{1,15}:\s")
_LABEL = re.compile(r"^[^:.]{1,60}:\s+")
_WORD = re.compile(r"[^\W\d_]{2,}")
_LONGEST_SENTENCE = 3000
_TABLE_NUMBERS = 5
_TABLE_WORDS = 2
_TABLE_UNIT = re.compile(r"\b1[ .\u00a0]?000\s?(?:€|euroa?\b|eur\b)", re.IGNORECASE)
_UNDATED = "Suluissa olevan vertailuluvun ajankohtaa ei kerrota."
_BARE_AMOUNT = re.compile(r"^(?:noin\s+|n\.\s+)?[-\u2013\u2212]?\d")


def read_quantities(document: Document, passages: Sequence[Passage]) -> tuple[list[ProseQuantity], list[Problem]]:
    """Return the quantities of a document's prose in the order of the source, and the amounts that cannot be read."""
    quantities: list[ProseQuantity] = []
    problems: list[Problem] = []
    before: Told | None = None
    context = ""
    for passage in passages:
        before = before if passage.context == context else None
        context = passage.context
        for sentence in passage.sentences if passage.kind is not PassageKind.TABLE else ():
            if not _is_prose(passage, sentence):
                continue
            found, doubts, before = _read_sentence(document, passage, sentence, before)
            quantities += found
            problems += [_problem(passage, sentence, doubt) for doubt in doubts]
    return quantities, problems


def _read_sentence(
    document: Document, passage: Passage, sentence: Sentence, before: Told | None
) -> tuple[list[ProseQuantity], list[tuple[str, str]], Told | None]:
    """Return a sentence's quantities, its doubtful amounts with why, and what it tells of its last quantity."""
    label = _label_length(sentence)
    text = sentence.text[label:]
    times = find_periods(text, document.period)
    mentions, doubts = find_quantities(text, [(time.first, time.last) for time in times])
    told = tell_apart(text, mentions, times)
    found = []
    unread = [(text[doubt.first : doubt.last], doubt.message) for doubt in doubts]
    for index, (mention, one) in enumerate(zip(mentions, told, strict=True)):
        if is_bare_comparison(text, mentions, index):
            unread.append((text[mention.first : mention.last], _UNDATED))
            continue
        earlier = before if _CONTINUES.match(text) else None
        period = earlier.period if earlier and not one.dated else one.period
        if before and index == 0 and _PRONOUN.search(text, 0, mention.first):
            one = replace(one, words=tuple(dict.fromkeys((*one.words, *before.words))))  # noqa: PLW2901
        subject = (*_subject(passage, one, earlier), *subject_words(sentence.text[:label]))
        printed = text[mention.first : mention.last]
        found.append(_quantity(passage, sentence, mention, dict.fromkeys(subject), period, printed))
    return found, unread, told[-1] if told else None


def _label_length(sentence: Sentence) -> int:
    """Return the length of the field's label or the unit's short name that opens a sentence."""
    label = _LABEL.match(sentence.text)
    added = label is not None and not folded(sentence.quote).startswith(folded(label.group())[:-1])
    prefix = _UNIT_PREFIX.match(sentence.text)
    return label.end() if label and added else prefix.end() if prefix else 0


def _subject(passage: Passage, told: Told, earlier: Told | None) -> tuple[str, ...]:
    """Return the words that tell what is measured, with those of the context where the sentence lacks them."""
    if told.named:
        return told.words
    topic = subject_words(_UNIT_PREFIX.sub("", passage.context.rpartition(CONTEXT_SEPARATOR)[2]))
    return (*told.words, *(earlier.words if earlier else ()), *topic)


def _quantity(
    passage: Passage,
    sentence: Sentence,
    mention: Mention,
    subject: Iterable[str],
    period: Period | None,
    as_printed: str,
) -> ProseQuantity:
    return ProseQuantity(
        quantity=mention.quantity.in_base_units(),
        noun=mention.noun,
        subject=" ".join(subject),
        organisation=passage.organisation,
        unit=passage.unit,
        period=period,
        approximate=mention.approximate,
        factor=mention.factor,
        as_printed=as_printed,
        sentence=sentence.text,
        quote=sentence.quote,
        place=passage.place,
    )


def _is_prose(passage: Passage, sentence: Sentence) -> bool:
    """Whether a sentence is prose.

    That is not an amount alone, nor rows of a table run together, nor the unit of a table (``Lainakanta, 1000 €``), nor
    a project's amount field, which the project holds.
    """
    label = _LABEL.match(sentence.text)
    body = sentence.text[label.end() :] if label else sentence.text
    words = sum(bool(_WORD.search(token)) for token in body.split())
    numbers = sum(any(map(str.isdigit, token)) and not _WORD.search(token) for token in body.split())
    if (
        len(body) > _LONGEST_SENTENCE
        or not has_subject(body)
        or (numbers >= _TABLE_NUMBERS and words < _TABLE_WORDS * numbers)
    ):
        return False
    if _TABLE_UNIT.search(body) and not has_verb(_TABLE_UNIT.sub("", body)):
        return False
    return passage.kind is not PassageKind.PROJECT or not _BARE_AMOUNT.match(body) or has_verb(body)


def _problem(passage: Passage, sentence: Sentence, doubt: tuple[str, str]) -> Problem:
    printed, why = doubt
    return Problem(ProblemKind.UNREAD_CELL, passage.place, printed, f"{why} Kohta: ”{sentence.text}”")
