"""The columns that a question names: each time with the basis that stands by it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.interpretation import Point
from assistant.question import Question
from assistant.spelling import folded
from assistant.spotting import Mention
from assistant.timewords import Direction, Shift, TimeMention
from store.figures import Basis

_BASES = {
    "closing": Basis.ACTUAL,
    "actual": Basis.ACTUAL,
    "budget": Basis.AMENDED_BUDGET,
    "original budget": Basis.BUDGET,
    "remaining": Basis.REMAINING,
    "realisation": Basis.REALISATION,
    "forecast": Basis.FORECAST,
    "plan": Basis.PLAN,
    "deviation": Basis.DEVIATION,
}
_HOW_MUCH = ("palj", "mon", "suur", "iso")
_NEAR = 14
_AND = re.compile(r"(?:\s\w+)?,?\s(?:ja|sekä|seka|vai|tai)\s(?:\w+\s)?")
_MOVES = frozenset({"grow", "shrink", "worsen", "improve"})
CHANGES = frozenset({"grow", "shrink", "worsen", "improve", "change", "differ", "compare", "minus"})
_MOST_DAYS_BACK = 27
_LAST_MONTH = 12
_YEAR_LENGTH = 4


def ends_of(time: TimeMention) -> list[TimeMention]:
    """Return a span of years as its first and last year, between which something changes ("kasvoi 2023–2024")."""
    if time.span_to is None or time.year is None or time.months is not None or time.day is not None:
        return [time]
    first = replace(time, span_to=None, direction=Direction.FROM)
    return [first, replace(first, year=time.span_to, start=time.end - _YEAR_LENGTH, direction=Direction.TO)]


def read_points(
    question: Question, mentions: Sequence[Mention], operations: frozenset[str], *, several: bool
) -> tuple[Point, ...]:
    """Return the columns that a question names; ``several`` tells that it names several rows or units."""
    return tuple(_spanned(_columns(question, mentions), operations, several=several))


def _columns(question: Question, mentions: Sequence[Mention]) -> list[Point]:
    """Return each time with the basis that stands by it."""
    items: list[tuple[int, int, Mention | TimeMention | None]] = [
        (mention.start, mention.end, mention)
        for mention in mentions
        if mention.section == "basis"
        and (not mention.weak or _came_true(mention, question))
        and not _is_negated(mention, question)
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
    if operations & (_MOVES if several else CHANGES):
        return points
    for place, (one, other) in enumerate(pairwise(points)):
        said = one.months and other.months and one.direction is Direction.FROM and other.direction is Direction.TO
        if said and one.months and other.months and one.months[0] <= other.months[1] and None in (one.year, other.year):
            year = other.year if other.year is not None else one.year
            span = replace(other, months=(one.months[0], other.months[1]), year=year, direction=None, start=one.start)
            return [*points[:place], span, *points[place + 2 :]]
    return points


def _came_true(mention: Mention, question: Question) -> bool:
    """Whether a verb behind "kuin" tells what came true, against a budget before it ("budjetissa kuin meni 2024")."""
    atom = question.atoms[mention.first]
    before = [folded(other.text) for other in question.atoms[: mention.first]]
    # "Kuin paljo" asks how much, and compares nothing.
    behind = any(one == "kuin" and not then.startswith(_HOW_MUCH) for one, then in pairwise([*before, ""]))
    past = "olla" not in atom.bases or folded(atom.text) in ("oli", "olivat")
    return mention.name == "actual" and behind and past


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
        in_figures=item.in_figures,
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
        in_figures=one.in_figures or other.in_figures,
    )


def _complementary(one: Point, other: Point) -> bool:
    if Shift.YEAR_BEFORE in (one.shift, other.shift):
        return False
    return (one.year is None) != (other.year is None) and (one.months is None) != (other.months is None)


def _of_rest(point: Point) -> Point:
    """Return what remains "loppuvuodelle" as what remains of the year."""
    rest = point.basis is Basis.REMAINING and point.months is not None and point.months[1] == _LAST_MONTH
    return replace(point, months=None) if rest else point


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
    points = [_of_rest(point) for point in points]
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
