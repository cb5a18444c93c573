"""Whether "ylittää" or "alittaa" is said of an earlier time, not of a budget ("jäi alle viime vuoden tason")."""

from collections.abc import Sequence

from assistant.question import Question
from assistant.spelling import folded
from assistant.spotting import Mention
from assistant.timewords import Shift

_MOVED = {"exceed": "grow", "fall short": "shrink"}
_BUDGETS = frozenset({"budget", "amended budget", "original budget", "realisation", "remaining"})
_LEVELS = ("tas", "vastaav", "luvu", "luku", "summa", "toteum")


def compared_with_earlier(
    operations: frozenset[str], question: Question, mentions: Sequence[Mention]
) -> frozenset[str]:
    """Return the operations, passing an earlier time's level as the move that it is.

    Such a level is the year before, or the later named of two times with a word of level behind it ("H1/24 tason").
    """
    passed = operations & set(_MOVED)
    if not passed or any(mention.section == "basis" and mention.name in _BUDGETS for mention in mentions):
        return operations
    if not any(_is_level(question, index) for index in range(len(question.times))):
        return operations
    return (operations - passed) | {_MOVED[name] for name in passed}


def _is_level(question: Question, index: int) -> bool:
    time = question.times[index]
    if time.shift is Shift.YEAR_BEFORE:
        return "vuonna" not in folded(question.text[time.start : time.end])
    following = folded(question.text[time.end :]).split()[:1]
    return len(question.times) > 1 and bool(following) and following[0].startswith(_LEVELS)
