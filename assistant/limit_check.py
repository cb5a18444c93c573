"""Whether a figure is over or under the limit that the question set: yes or no before the sentence that tells it."""

from dataclasses import replace
from decimal import Decimal

from assistant import wording
from assistant.answer import Part
from assistant.interpretation import Asked
from assistant.limits import Limit, is_comparable
from assistant.outcome import MissingFigureError, Outcome
from assistant.vocabulary import Nature
from assistant.wording import figure_sentences as say
from assistant.wording import part_labels

LIMITING = frozenset({"exceed", "fall short", "bigger", "smaller", "keep", "bound"})
_PAIR = 2
_SIGNS = {"grow": 1, "shrink": -1, "improve": 1, "worsen": -1}


def held_against(found: Outcome, limit: Limit, operations: frozenset[str], nature: Nature | None) -> Outcome:
    """Return the outcome with the limit's yes or no before it.

    The outcome stays as it is where it states several figures, or one whose sign leaves open what over and under are.

    Raises:
        MissingFigureError: If the figure is not of the limit's kind.
    """
    quantity = found.quantity
    if quantity is None:
        return found
    if not is_comparable(limit, quantity):
        raise MissingFigureError(wording.NOT_UNDERSTOOD)
    size = size_against(quantity.value, limit, operations, nature)
    if size is None:
        return found
    text = say.within_limit(found.text, met=limit.met_by(size))
    side = say.limit_side(limit.text, above=limit.above)
    return replace(found, text=text, parts=(*found.parts, Part(part_labels.LIMIT, side)))


def sufficing(found: Outcome, asked: Asked) -> Outcome:
    """Return the outcome with a yes or no before it: whether the row named first covers the other one."""
    rows = {fact.key: fact.quantity.value for fact in found.facts}
    values = [rows.get(measure.casefold()) for measure in asked.measures]
    if len(values) != _PAIR or values[0] is None or values[1] is None:
        return found
    return replace(found, text=say.within_limit(found.text, met=values[0] >= abs(values[1])))


def size_against(value: Decimal, limit: Limit, operations: frozenset[str], nature: Nature | None) -> Decimal | None:
    """Return what is compared with the limit: a change in the direction asked, else an amount by its size."""
    direction = next((name for name in _SIGNS if name in operations), None)
    if direction is not None:
        cost = nature is Nature.COST and direction in ("grow", "shrink")
        return value * _SIGNS[direction] * (-1 if cost else 1)
    if "change" in operations:
        return abs(value)
    if not limit.quantity.value:
        return value
    if nature is Nature.RESULT and value < 0 and limit.quantity.value >= 0:
        return None
    return abs(value) if limit.quantity.value >= 0 else value
