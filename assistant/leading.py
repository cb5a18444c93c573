"""How many of the first ones a ranking is asked to tell ("kolme suurinta", "top 5", "suuruusjärjestyksessä")."""

from collections.abc import Sequence

from assistant.question import Atom, Question
from assistant.spelling import folded
from assistant.spotting import Mention

_NUMBERS = {
    "kaksi": 2, "kolme": 3, "nelja": 4, "viisi": 5, "kuusi": 6, "seitseman": 7, "kahdeksan": 8, "yhdeksan": 9,
    "kymmenen": 10,
}  # fmt: skip
_EVERY = 1_000
_RISING = ("nousev", "kasvav", "pienimmasta")
_ENDS = frozenset({"most", "least"})
_MOST_ASKED = 20


def leading_asked(question: Question, mentions: Sequence[Mention]) -> tuple[int | None, Atom | None]:
    """Return how many of the first are asked, and the word of the question that tells the number."""
    if any(_is_operation(mention, "ordered") for mention in mentions):
        return _EVERY, None
    for mention in mentions:
        if mention.section != "operation" or mention.name not in _ENDS or mention.part:
            continue
        named_top = folded(question.atoms[mention.first].text) == "top"
        place = mention.last if named_top else mention.first - 1
        if 0 <= place < len(question.atoms):
            number = _number(question.atoms[place])
            if number is not None:
                return number, question.atoms[place]
    return None, None


def ordering(question: Question, mentions: Sequence[Mention]) -> str | None:
    """Return which end of an order that is asked comes first, "most" or "least"; None where none is asked."""
    ordered = [mention for mention in mentions if _is_operation(mention, "ordered")]
    if not ordered:
        return None
    words = [folded(question.atoms[index].text) for m in ordered for index in range(max(0, m.first - 1), m.last)]
    return "least" if any(word.startswith(_RISING) for word in words) else "most"


def _is_operation(mention: Mention, name: str) -> bool:
    return mention.section == "operation" and mention.name == name


def _number(atom: Atom) -> int | None:
    if atom.number is not None:
        whole = int(atom.number)
        return whole if whole == atom.number and 1 < whole <= _MOST_ASKED else None
    return next((number for word, number in _NUMBERS.items() if word in atom.bases), None)
