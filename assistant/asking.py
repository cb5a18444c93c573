"""From the mentions of a question to what is asked of the figures: names, columns, operations."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.accounting import is_number, left_out, rest_explained, unexplained, unheard, within
from assistant.earlier_level import compared_with_earlier
from assistant.figure_rules import BOTH_UNITS, asks_which
from assistant.inflection import is_plural
from assistant.interpretation import Asked
from assistant.knowledge import Knowledge
from assistant.leading import leading_asked, ordering
from assistant.limits import find_limit
from assistant.points import CHANGES, ends_of, read_points
from assistant.question import Question
from assistant.spelling import folded
from assistant.spotting import ELATIVE, Mention
from store.units import Unit
from store.words import base_forms, tokens

_SUM_ROWS = ("Toimintakulut", "Toimintatuotot")
_OF_TWO = frozenset({"share", "cover"})
_PRESENT_PARTICIPLE = ("vat", "vien", "via", "vista", "viin", "vissa")
_GENITIVE = "omanto"
_PLACES = frozenset({"sisaolento", "ulkoolento"})
_RECIPIENT = "ulkotulento"
_JOINS = re.compile(r"\s?(?:,|\+|\bja\b|\bsekä\b|\bvai\b|\btai\b)\s?")
_BOTH = re.compile(r"\s?(?:,|\+|/|&|\bja\b|\bsekä\b)\s?(?:myös\s)?")
_MUNICIPAL_WORD = re.compile(r"(?:kaupun|kun[nt])", re.IGNORECASE)


def read_asked(question: Question, mentions: Sequence[Mention], knowledge: Knowledge) -> Asked:
    """Return what a question asks of the figures."""
    mentions = _with_differences(mentions, knowledge)
    if _operations(mentions) & CHANGES:
        question = replace(question, times=tuple(time for said in question.times for time in ends_of(said)))
    heard = [
        mention
        for mention in mentions
        if not _is_common_noun(mention, question) and not _qualifies(mention, mentions, question)
    ]
    mentions = [mention for mention in heard if not mention.part or rest_explained(mention, heard, question, knowledge)]
    mentions = [mention for mention in mentions if not _only_places(mention, mentions, question)]
    owners = {(m.first, m.last) for m in mentions if m.section == "organisation" and not m.weak and not m.part}
    mentions = [m for m in mentions if not (m.section == "measure" and (m.first, m.last) in owners)]
    mentions = [m for m in mentions if not _is_place(m, mentions, question, knowledge)]
    beside = _beside_rows(mentions, question)
    strong = [mention for mention in mentions if not mention.weak or mention in beside]
    weak = [mention for mention in mentions if mention.weak]
    organisations = _names([m for m in mentions if not (m.weak and m.part)], "organisation")
    if not _names(strong, "organisation"):
        organisations = ()
    ranged = any(m.section == "group" or m.name in _SUM_ROWS for m in mentions)
    times = tuple((time.start, time.end) for time in question.times)
    limit = find_limit(question.text, times, of_each=ranged and asks_which(question.text))
    mentions = [m for m in mentions if limit is None or m.section != "operation" or not limit.spans(m.start)]
    leading, number = leading_asked(question, mentions)
    order = ordering(question, mentions)
    operations = _operations(mentions)
    operations = operations if order is None else (operations - {"ordered", *CHANGES}) | {order}
    operations = compared_with_earlier(operations, question, mentions)
    measures = _names(strong, "measure")
    compound = [mention for mention in weak if mention.section == "measure" and mention.part]
    measures = tuple(dict.fromkeys((*measures, *(mention.name for mention in compound))))
    units = [mention.name for mention in mentions if mention.section == "unit" and mention.name in _UNIT_CODES]
    if limit is not None and limit.quantity.unit is Unit.PERCENT:
        units.append("%")
    both = bool(operations & CHANGES) and _in_both_units(mentions, question)
    return Asked(
        organisations=organisations,
        weak_organisations=tuple(name for name in _names(weak, "organisation") if name not in organisations),
        measures=measures,
        weak_measures=tuple(name for name in _names(weak, "measure") if name not in measures),
        points=read_points(question, mentions, operations, several=len(organisations) > 1 or len(measures) > 1),
        operations=operations | ({BOTH_UNITS} if both else frozenset()),
        unit="EUR" if both else _wanted_unit(units),
        group=next((mention.name for mention in mentions if mention.section == "group"), None),
        unexplained=(
            *unexplained(question, heard, knowledge, limit),
            *(() if operations & _OF_TWO or "%" in units else left_out(mentions, strong, question)),
        ),
        order=tuple(
            (mention.start, mention.section, mention.name)
            for mention in mentions
            if mention.section in ("organisation", "measure") or mention.name == "rest"
        ),
        loose_numbers=tuple(
            atom.text for atom in question.atoms if is_number(atom) and atom is not number and not within(limit, atom)
        ),
        leading=leading,
        limit=limit,
        unheard=unheard(question, heard, knowledge, limit),
        elative_at=tuple(
            mention.start
            for mention in mentions
            if mention.section == "measure" and ELATIVE in mention.cases and not mention.part
        ),
        elatives=tuple(
            mention.name
            for mention in mentions
            if mention.section in ("organisation", "measure") and ELATIVE in mention.cases and not mention.part
        ),
    )


def _with_differences(mentions: Sequence[Mention], knowledge: Knowledge) -> list[Mention]:
    """Return "poikkeama" as a difference to calculate, where no report prints a column of it for the rows named."""
    rows = {mention.name.casefold() for mention in mentions if mention.section == "measure"}
    if not rows or rows & knowledge.with_deviation:
        return list(mentions)
    return [
        replace(mention, section="operation", name="differ")
        if (mention.section, mention.name) == ("basis", "deviation")
        else mention
        for mention in mentions
    ]


def _is_place(mention: Mention, mentions: Sequence[Mention], question: Question, knowledge: Knowledge) -> bool:
    """Whether the town is named as where a unit is ("Kuuselan kirjasto", "kirjastossa Kuuselassa"), not as whose."""
    if mention.section != "organisation" or not knowledge.is_town(mention.name):
        return False
    others = [m for m in mentions if m.section == "organisation" and m.name != mention.name]
    after = next((m for m in mentions if m.section == "organisation" and m.first == mention.last), None)
    while after is not None and after.name == mention.name:
        last = after.last
        after = next((m for m in mentions if m.section == "organisation" and m.first == last), None)
    if after is not None and _GENITIVE in mention.cases:
        return True
    joined = any(_JOINS.fullmatch(question.text[min(m.end, mention.end) : max(m.start, mention.start)]) for m in others)
    return (
        bool(others) and not joined and bool(mention.cases & {*_PLACES, _RECIPIENT}) and _GENITIVE not in mention.cases
    )


def _beside_rows(mentions: Sequence[Mention], question: Question) -> list[Mention]:
    """Return the rows said by a vague word that "ja" joins to a row said plainly ("poistot ja tulos")."""
    rows = [mention for mention in mentions if mention.section == "measure" and not mention.part]
    found: list[Mention] = []
    for one, other in pairwise(rows):
        joined = _JOINS.fullmatch(question.text[one.end : other.start]) is not None
        if joined and one.weak != other.weak:
            found.append(one if one.weak else other)
    return found


def _is_common_noun(mention: Mention, question: Question) -> bool:
    """Whether a word of a unit's name stands in the plural, as a thing of its own ("koulutusten menot")."""
    if mention.section != "organisation" or not mention.weak or mention.part or mention.last - mention.first > 1:
        return False
    atom = question.atoms[mention.first]
    own = {folded(base) for word in tokens(mention.name) for base in base_forms(word)}
    return atom.plural and bool(atom.bases & own) and not is_plural(mention.name)


def _only_places(mention: Mention, mentions: Sequence[Mention], question: Question) -> bool:
    """Whether a municipality's name only tells where the unit is that is named right after it ("Sysmän kirjaston")."""
    if mention.section != "organisation" or not mention.name.endswith((" kaupunki", " kunta")):
        return False
    if _MUNICIPAL_WORD.search(question.text[mention.start : mention.end]):
        return False
    following = [other for other in mentions if other.section == "organisation" and other.name != mention.name]
    return any(
        mention.end <= other.start and not question.text[mention.end : other.start].strip() for other in following
    )


def _qualifies(mention: Mention, mentions: Sequence[Mention], question: Question) -> bool:
    """Whether a word of change stands before a row as its attribute ("muuttuvat kulut"): it names another row."""
    if mention.section != "operation" or mention.name not in CHANGES:
        return False
    participle = folded(question.atoms[mention.last - 1].text).endswith(_PRESENT_PARTICIPLE)
    return participle and any(other.section == "measure" and other.first == mention.last for other in mentions)


_UNIT_CODES = ("%", "pp", "EUR", "h", "months", "weeks", "days")


def _operations(mentions: Sequence[Mention]) -> frozenset[str]:
    """Return the operations heard.

    "elative budget" is a budget that something is a part of ("budjetista"), "of change" a change ("kasvusta").
    """
    heard = {m.name for m in mentions if m.section == "operation" and not m.part}
    if any(m.section == "basis" and m.name == "budget" and ELATIVE in m.cases for m in mentions):
        heard.add("elative budget")
    if any(m.section == "operation" and m.name in CHANGES and ELATIVE in m.cases for m in mentions):
        heard.add("of change")
    if any(m.section == "measure" and m.last - m.first > 1 and "yhteensa" in m.ending for m in mentions):
        heard.add("sum")
    return frozenset(heard)


def _in_both_units(mentions: Sequence[Mention], question: Question) -> bool:
    """Whether a change is wanted in money and in percent ("muutos € ja %")."""
    units = [mention for mention in mentions if mention.section == "unit" and mention.name in ("EUR", "%")]
    return any(
        one.name != other.name and _BOTH.fullmatch(question.text[one.end : other.start]) is not None
        for one, other in pairwise(units)
    )


def _wanted_unit(units: Sequence[str]) -> str | None:
    for code in ("pp", "%", "EUR"):
        if code in units:
            return code
    return units[0] if units else None


def _names(mentions: Sequence[Mention], section: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mention.name for mention in mentions if mention.section == section))
