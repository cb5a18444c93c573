"""The expressions of time of a question, in order: each found once, a year joined with the months beside it."""

import re
from dataclasses import replace

from assistant.spelling import folded
from assistant.timewords import FINDERS, Shift, TimeMention, direction_of

_CASE = re.compile(r":(n|ta|na|ssa|sta|lla|lta|lle|ksi|een|aan|hen|iin|hon)\b")
_OF_REPORT = (Shift.TWO_YEARS_BEFORE, Shift.LAST_YEAR, Shift.THIS_YEAR, Shift.NEXT_YEAR)


def find_times(question: str) -> list[TimeMention]:
    """Return the expressions of time of a question in order, year and months merged where they belong together."""
    text = folded(question)
    found: list[TimeMention] = []
    taken = [False] * len(text)

    def add(mention: TimeMention) -> None:
        if not any(taken[mention.start : mention.end]):
            taken[mention.start : mention.end] = [True] * (mention.end - mention.start)
            found.append(mention)

    for finder in FINDERS:
        for mention in finder(text):
            add(_with_case(mention, text))
    return _merged(sorted(found, key=lambda mention: mention.start), text)


def _with_case(mention: TimeMention, text: str) -> TimeMention:
    """Return an expression in figures with the case that is typed behind it ("TP24:stä", "H1/2025:een")."""
    found = _CASE.match(text, mention.end)
    if found is None:
        return mention
    return replace(mention, end=found.end(), direction=mention.direction or direction_of(found[1]))


def _merged(mentions: list[TimeMention], text: str) -> list[TimeMention]:
    """Join a year with the months beside it into one mention."""
    result: list[TimeMention] = []
    for mention in mentions:
        last = result[-1] if result else None
        if last is not None and _joinable(last, mention, text):
            result[-1] = _joined(last, mention)
        else:
            result.append(mention)
    return result


def _joinable(one: TimeMention, other: TimeMention, text: str) -> bool:
    if one.span_to is not None or other.span_to is not None or one.day or other.day:
        return False
    between = text[one.end : other.start].strip(" ,:()/-")
    if between not in ("", "n", "aikana", "ta", "tot", "toteuma"):
        return False
    if {one.shift, other.shift} == {Shift.YEAR_BEFORE, Shift.SAME_TIME}:
        return True
    if one.shift in (*_OF_REPORT, Shift.SAME_TIME) or other.shift in (*_OF_REPORT, Shift.SAME_TIME):
        dated = one.year is not None or other.year is not None
        same = Shift.SAME_TIME in (one.shift, other.shift)
        return (one.months is None) != (other.months is None) or (same and dated)
    if one.shift or other.shift:
        return False
    return (one.year is None) != (other.year is None) and (one.months is None) != (other.months is None)


def _joined(one: TimeMention, other: TimeMention) -> TimeMention:
    return TimeMention(
        one.start,
        other.end,
        year=one.year if one.year is not None else other.year,
        months=one.months or other.months,
        at_end=one.at_end or other.at_end,
        from_start=one.from_start or other.from_start,
        shift=Shift.YEAR_BEFORE if Shift.YEAR_BEFORE in (one.shift, other.shift) else one.shift or other.shift,
        direction=one.direction or other.direction,
        whole=one.whole or other.whole,
        year_word=one.year_word or other.year_word,
        in_figures=one.in_figures or other.in_figures,
        same_part=one.same_part or other.same_part or Shift.SAME_TIME in (one.shift, other.shift),
    )
