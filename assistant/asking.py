"""From the mentions of a question to what is asked of the figures: names, columns, operations."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.inflection import is_plural
from assistant.interpretation import Asked, Point
from assistant.knowledge import Knowledge
from assistant.limits import Limit, find_limit
from assistant.question import Atom, Question
from assistant.spelling import folded
from assistant.spotting import ELATIVE, Mention
from assistant.timewords import Direction, Shift, TimeMention
from store.figures import Basis
from store.words import base_forms, tokens

_BASES = {
    "closing": Basis.ACTUAL,
    "actual": Basis.ACTUAL,
    "budget": Basis.AMENDED_BUDGET,
    "original budget": Basis.BUDGET,
    "remaining": Basis.REMAINING,
    "realisation": Basis.REALISATION,
    "forecast": Basis.FORECAST,
    "deviation": Basis.DEVIATION,
}
_TIME_PARTS = frozenset(
    {
        "alku",
        "loppu",
        "vuosi",
        "kuukausi",
        "puoli",
        "kesa",
        "paiva",
        "kausi",
        "jakso",
        "maara",
        "luku",
        "aika",
        "hinta",
        "tasa",
    }
)
_NARROWING = frozenset({"yla", "ala", "etu", "ylin", "alin", "lahi", "sivu", "paa", "keski", "uusi", "vanha"})
_MEANT_IN_COMPOUNDS = ("measure", "basis", "unit", "record", "funder")
_MOVES = frozenset({"grow", "shrink", "worsen", "improve"})
_OF_TWO = frozenset({"share", "cover"})
_CHANGES = frozenset({"grow", "shrink", "worsen", "improve", "change", "differ", "compare", "minus"})
_NUMBER_WORDS = frozenset(
    {"kaksi", "kolme", "nelja", "viisi", "kuusi", "seitseman", "kahdeksan", "yhdeksan", "kymmenen", "sata", "tuhat"}
)
_PRESENT_PARTICIPLE = ("vat", "vien", "via", "vista", "viin", "vissa")
_NEAR = 14
_GENITIVE = "omanto"
_PLACES = frozenset({"sisaolento", "ulkoolento"})
_NOT_DONE = ("matta", "mattakin")
_JOINS = re.compile(r"\s?(?:,|\+|\bja\b|\bsekä\b|\bvai\b|\btai\b)\s?")
_AND = re.compile(r"(?:\s\w+)?,?\s(?:ja|sekä|seka|vai|tai)\s(?:\w+\s)?")
_MOST_DAYS_BACK = 27
_YEAR_LENGTH = 4
_MUNICIPAL_WORD = re.compile(r"(?:kaupun|kun[nt])", re.IGNORECASE)


def read_asked(question: Question, mentions: Sequence[Mention], knowledge: Knowledge) -> Asked:
    """Return what a question asks of the figures."""
    if _operations(mentions) & _CHANGES:
        question = replace(question, times=tuple(time for said in question.times for time in _ends_of(said)))
    heard = [
        mention
        for mention in mentions
        if not _is_common_noun(mention, question) and not _qualifies(mention, mentions, question)
    ]
    mentions = [
        mention for mention in heard if not mention.part or _rest_explained(mention, heard, question, knowledge)
    ]
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
    limit = find_limit(question.text, tuple((time.start, time.end) for time in question.times))
    mentions = [m for m in mentions if limit is None or m.section != "operation" or not limit.spans(m.start)]
    measures = _names(strong, "measure")
    compound = [mention for mention in weak if mention.section == "measure" and mention.part]
    measures = tuple(dict.fromkeys((*measures, *(mention.name for mention in compound))))
    units = [mention.name for mention in mentions if mention.section == "unit" and mention.name in _UNIT_CODES]
    return Asked(
        organisations=organisations,
        weak_organisations=tuple(name for name in _names(weak, "organisation") if name not in organisations),
        measures=measures,
        weak_measures=tuple(name for name in _names(weak, "measure") if name not in measures),
        points=tuple(
            _spanned(
                _points(question, mentions), _operations(mentions), several=len(organisations) > 1 or len(measures) > 1
            )
        ),
        operations=_operations(mentions),
        unit=_wanted_unit(units),
        group=next((mention.name for mention in mentions if mention.section == "group"), None),
        unexplained=(
            *unexplained(question, heard, knowledge, limit),
            *(() if _operations(mentions) & _OF_TWO or "%" in units else _left_out(mentions, strong, question)),
        ),
        order=tuple(
            (mention.start, mention.section, mention.name)
            for mention in mentions
            if mention.section in ("organisation", "measure") or mention.name == "rest"
        ),
        loose_numbers=tuple(atom.text for atom in question.atoms if _is_number(atom) and not _within(limit, atom)),
        limit=limit,
        unheard=_unheard(question, heard, knowledge),
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
    return bool(others) and not joined and bool(mention.cases & _PLACES) and _GENITIVE not in mention.cases


def _beside_rows(mentions: Sequence[Mention], question: Question) -> list[Mention]:
    """Return the rows said by a vague word that "ja" joins to a row said plainly ("poistot ja tulos")."""
    rows = [mention for mention in mentions if mention.section == "measure" and not mention.part]
    found: list[Mention] = []
    for one, other in pairwise(rows):
        joined = _JOINS.fullmatch(question.text[one.end : other.start]) is not None
        if joined and one.weak != other.weak:
            found.append(one if one.weak else other)
    return found


def _left_out(mentions: Sequence[Mention], strong: Sequence[Mention], question: Question) -> tuple[str, ...]:
    """Return the vague words for rows that stand apart from the row said plainly: they may ask for another one."""
    rows = [mention for mention in strong if mention.section == "measure"]
    names = {mention.name for mention in rows}
    vague = [m for m in mentions if m.section == "measure" and m.weak and not m.part and m.name not in names]
    return tuple(
        question.text[one.start : one.end]
        for one in vague
        if rows and one not in rows and not any(one.last == row.first or row.last == one.first for row in rows)
    )


def _rest_explained(mention: Mention, mentions: Sequence[Mention], question: Question, knowledge: Knowledge) -> bool:
    """Whether the other parts of a compound mean something too ("menobudjetti"), or are mere words of asking.

    What is left over makes another thing of it: "tasa-arvoavustus" is no row of grants.
    """
    if mention.section not in ("measure", "organisation"):
        return True
    return _parts_explained(mention.first, mentions, question, knowledge)


def _is_narrowed(atom: Atom) -> bool:
    """Whether a compound tells a part of what its last part names ("yläkoulu"): it is no name of the whole."""
    return bool(atom.parts) and bool(atom.parts[0] & _NARROWING)


def _is_common_noun(mention: Mention, question: Question) -> bool:
    """Whether a word of a unit's name stands in the plural, as a thing of its own ("koulutusten menot")."""
    if mention.section != "organisation" or not mention.weak or mention.part or mention.last - mention.first > 1:
        return False
    atom = question.atoms[mention.first]
    own = {folded(base) for word in tokens(mention.name) for base in base_forms(word)}
    return atom.plural and bool(atom.bases & own) and not is_plural(mention.name)


def _ends_of(time: TimeMention) -> list[TimeMention]:
    """Return a span of years as its first and last year, between which something changes ("kasvoi 2023–2024")."""
    if time.span_to is None or time.year is None or time.months is not None or time.day is not None:
        return [time]
    first = replace(time, span_to=None, direction=Direction.FROM)
    return [first, replace(first, year=time.span_to, start=time.end - _YEAR_LENGTH, direction=Direction.TO)]


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
    if mention.section != "operation" or mention.name not in _CHANGES:
        return False
    participle = folded(question.atoms[mention.last - 1].text).endswith(_PRESENT_PARTICIPLE)
    return participle and any(other.section == "measure" and other.first == mention.last for other in mentions)


def _parts_explained(index: int, mentions: Sequence[Mention], question: Question, knowledge: Knowledge) -> bool:
    """Whether every part of a compound is a mention of its own or a mere word of asking."""
    parts = question.atoms[index].parts
    if _is_narrowed(question.atoms[index]):
        return False
    inside = [m for m in mentions if m.part and m.first == index]
    if any(m.section == "measure" for m in inside):
        inside = [m for m in inside if m.section in _MEANT_IN_COMPOUNDS]
    for section in ("measure", "organisation"):
        if len({m.name for m in inside if m.section == section}) > 1:
            return False
    named = {base for mention in inside for base in mention.bases}
    return bool(parts) and all(
        part & named or (_is_filler(part, knowledge) and not part & _TIME_PARTS) for part in parts
    )


_UNIT_CODES = ("%", "pp", "EUR", "h", "months", "weeks", "days")


def _is_number(atom: Atom) -> bool:
    return atom.number is not None or bool({base.partition("/")[0] for base in atom.bases} & _NUMBER_WORDS)


def _operations(mentions: Sequence[Mention]) -> frozenset[str]:
    """Return the operations heard.

    "elative budget" is a budget that something is a part of ("budjetista"), "of change" a change ("kasvusta").
    """
    heard = {m.name for m in mentions if m.section == "operation" and not m.part}
    if any(m.section == "basis" and m.name == "budget" and ELATIVE in m.cases for m in mentions):
        heard.add("elative budget")
    if any(m.section == "operation" and m.name in _CHANGES and ELATIVE in m.cases for m in mentions):
        heard.add("of change")
    if any(m.section == "measure" and m.last - m.first > 1 and "yhteensa" in m.ending for m in mentions):
        heard.add("sum")
    return frozenset(heard)


def _wanted_unit(units: Sequence[str]) -> str | None:
    for code in ("pp", "%", "EUR"):
        if code in units:
            return code
    return units[0] if units else None


def _names(mentions: Sequence[Mention], section: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mention.name for mention in mentions if mention.section == section))


def _within(limit: Limit | None, atom: Atom) -> bool:
    return limit is not None and limit.spans(atom.start)


def unexplained(
    question: Question, mentions: Sequence[Mention], knowledge: Knowledge, limit: Limit | None = None
) -> tuple[str, ...]:
    """Return the content words that neither a mention, the limit nor the words of asking account for."""
    covered = {index for mention in mentions if not mention.part for index in range(mention.first, mention.last)}
    covered |= {index for index in range(len(question.atoms)) if _parts_explained(index, mentions, question, knowledge)}
    return tuple(
        atom.text
        for index, atom in enumerate(question.atoms)
        if index not in covered
        and atom.content
        and not _is_number(atom)
        and not _within(limit, atom)
        and not _is_filler(atom.bases, knowledge)
    )


def _unheard(question: Question, mentions: Sequence[Mention], knowledge: Knowledge) -> tuple[str, ...]:
    """Return the verbs and the words of other things that neither a mention nor the words of asking account for.

    A deed not done ("maksamatta") is none of a figure's, but where the form itself ("käyttämättä") or its phrase
    ("lukuun ottamatta") has a meaning.
    """
    covered = {index for mention in mentions for index in range(mention.first, mention.last)}
    phrases = [mention for mention in mentions if mention.exact or mention.last - mention.first > 1]
    exact = {index for mention in phrases for index in range(mention.first, mention.last)}
    return tuple(
        atom.text
        for index, atom in enumerate(question.atoms)
        if (index not in covered and (_is_deed(atom, knowledge) or _is_elsewhere(atom, knowledge)))
        or (index not in exact and folded(atom.text).endswith(_NOT_DONE))
    )


def _is_deed(atom: Atom, knowledge: Knowledge) -> bool:
    return atom.verb and not _is_filler(atom.bases, knowledge) and not atom.spoken


def _is_elsewhere(atom: Atom, knowledge: Knowledge) -> bool:
    """Whether a word tells what no column has: another time, a fraction, several years that are not named."""
    return bool(atom.bases & knowledge.unheard) or (atom.plural and "vuosi" in atom.bases)


def _is_filler(bases: frozenset[str], knowledge: Knowledge) -> bool:
    return bool({base.partition("/")[0] for base in bases} & knowledge.filler)


def _points(question: Question, mentions: Sequence[Mention]) -> list[Point]:
    """Return the columns that a question names: each time with the basis that stands by it."""
    items: list[tuple[int, int, Mention | TimeMention | None]] = [
        (mention.start, mention.end, mention)
        for mention in mentions
        if mention.section == "basis" and not mention.weak and not _is_negated(mention, question)
    ]
    items += [(time.start, time.end, time) for time in question.times]
    items += [(start, end, None) for start, end in question.realisation]
    items.sort(key=lambda item: (item[0], item[1]))
    points: list[Point] = []
    previous_end = -_NEAR - 1
    for place, (start, end, item) in enumerate(items):
        point = _point(start, item, question)
        near = points and start - previous_end <= _NEAR and not _begins_another(items[place:], previous_end, question)
        joined = _join(points[-1], point) if near else None
        if joined is not None and _stands_beside(points[-1], item, question.text[previous_end:start]):
            point, joined = replace(point, year=points[-1].year), None
        if joined is not None:
            points[-1] = joined
        else:
            points.append(point)
        previous_end = end
    return _settle(points)


def _begins_another(
    items: Sequence[tuple[int, int, Mention | TimeMention | None]], previous_end: int, question: Question
) -> bool:
    """Whether a basis behind "ja" belongs to the time after it ("vuonna 2024 ja talousarviossa 2025")."""
    (start, end, item), *rest = items
    if not isinstance(item, Mention) or not rest or not isinstance(rest[0][2], TimeMention):
        return False
    return rest[0][0] - end <= _NEAR and bool(_AND.fullmatch(question.text[previous_end:start]))


def _stands_beside(last: Point, item: Mention | TimeMention | None, between: str) -> bool:
    """Whether a budget behind "ja" is asked beside the year's own figure ("menot 2024 ja budjetti")."""
    budget = isinstance(item, Mention) and item.name in ("budget", "original budget")
    return budget and last.basis is None and last.year is not None and _AND.fullmatch(between) is not None


def _spanned(points: list[Point], operations: frozenset[str], *, several: bool) -> list[Point]:
    """Return "tammikuusta kesäkuuhun 2025" as one period where nothing says that it is a change."""
    if operations & (_MOVES if several else _CHANGES):
        return points
    for place, (one, other) in enumerate(pairwise(points)):
        said = one.months and other.months and one.direction is Direction.FROM and other.direction is Direction.TO
        if said and one.months and other.months and one.months[0] <= other.months[1] and None in (one.year, other.year):
            year = other.year if other.year is not None else one.year
            span = replace(other, months=(one.months[0], other.months[1]), year=year, direction=None, start=one.start)
            return [*points[:place], span, *points[place + 2 :]]
    return points


def _is_negated(mention: Mention, question: Question) -> bool:
    """Whether a basis is named as the one that is not meant ("toteuma eikä talousarvio")."""
    before = question.atoms[max(0, mention.first - 1) : mention.first]
    return any(atom.bases & {"eika", "ei"} or folded(atom.text) in ("eika", "ei") for atom in before)


def _point(start: int, item: Mention | TimeMention | None, question: Question) -> Point:
    if item is None:
        year = next((_short_year(question.text[s:e]) for s, e in question.realisation if s == start), None)
        return Point(basis=Basis.REALISATION, year=year, start=start)
    if isinstance(item, Mention):
        return Point(
            basis=_BASES[item.name],
            closing=item.name == "closing",
            original=item.name == "original budget",
            start=start,
        )
    at_end = item.at_end or item.day is not None
    months, year = item.months, item.year
    if item.day is not None:
        months = (item.day.month, item.day.month)
        at_end = item.day.day > _MOST_DAYS_BACK
    if at_end and months is not None:
        months = (1, months[1])
    return Point(
        year=year,
        months=months,
        at_end=at_end,
        shift=item.shift,
        closing=item.whole,
        year_word=item.year_word,
        same_part=item.same_part,
        direction=item.direction,
        start=start,
        other_time=item.span_to is not None or (item.day is not None and not at_end),
    )


def _short_year(text: str) -> int | None:
    digits = "".join(letter for letter in text if letter.isdigit())
    return 2000 + int(digits) if digits else None


def _join(one: Point, other: Point) -> Point | None:
    """Return one column made of a basis and a time beside each other, or None where they say two things."""
    timed = [point for point in (one, other) if point.year is not None or point.months or point.shift]
    based = [point for point in (one, other) if point.basis is not None]
    if len(timed) > 1 and not _complementary(one, other):
        return None
    if len(based) > 1 and one.basis is not other.basis:
        return None
    basis = based[-1] if based else one
    return Point(
        basis=basis.basis,
        year=one.year if one.year is not None else other.year,
        months=one.months or other.months,
        at_end=one.at_end or other.at_end,
        closing=one.closing or other.closing,
        original=one.original or other.original,
        shift=one.shift or other.shift,
        direction=one.direction or other.direction,
        start=one.start,
        other_time=one.other_time or other.other_time,
        year_word=one.year_word or other.year_word,
        same_part=one.same_part or other.same_part,
    )


def _complementary(one: Point, other: Point) -> bool:
    if Shift.YEAR_BEFORE in (one.shift, other.shift):
        return False
    return (one.year is None) != (other.year is None) and (one.months is None) != (other.months is None)


def _settle(points: list[Point]) -> list[Point]:
    """Merge what belongs together wherever it stands: what remains is of the budget, a lone basis takes a lone time."""
    for derived in (Basis.REMAINING, Basis.REALISATION, Basis.DEVIATION):
        if any(point.basis is derived for point in points):
            points = [
                replace(
                    point, basis=derived if point.basis in (Basis.AMENDED_BUDGET, Basis.ACTUAL, None) else point.basis
                )
                for point in points
            ]
    timeless = [
        point for point in points if point.basis and point.year is None and not point.months and not point.shift
    ]
    for lone in timeless:
        rest = [point for point in points if point is not lone]
        twin = next((point for point in rest if point.basis in (lone.basis, None)), None)
        if twin is not None:
            merged = _join(replace(twin, basis=lone.basis), lone)
            points = [merged if point is twin and merged else point for point in points if point is not lone]
    return points
