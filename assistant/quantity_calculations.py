"""What is calculated with numbers of running text: sums, changes, means, the largest; each with its sentences cited."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.answer import AnswerKind, Part
from assistant.calculator import Expression, Leaf, Node, Operation, evaluate
from assistant.outcome import Outcome
from assistant.quantity_index import Hit
from assistant.sourcing import Sources, constant
from assistant.timewords import Direction, TimeMention
from assistant.wording import part_labels
from assistant.wording import quantity_sentences as say
from store.periods import Period
from store.records import ProseQuantity
from store.units import Quantity, Unit
from store.words import base_forms

_PAIR = 2


def of_one_kind(one: ProseQuantity, other: ProseQuantity) -> bool:
    """Whether two numbers count or measure the same: of one unit, and of one thing where they say which."""
    nouns = [frozenset(base_forms(told.noun)) for told in (one, other) if told.noun]
    return one.quantity.unit is other.quantity.unit and (len(nouns) < _PAIR or bool(nouns[0] & nouns[1]))


def sum_of(hits: Sequence[Hit]) -> Outcome | None:
    """Add up the counts of one sentence, or multiply out "6 x 2 h"."""
    first = hits[0].quantity
    sources = Sources()
    if first.factor is not None:
        times = Leaf(say.TIMES, Quantity(Decimal(first.factor), Unit.COUNT), _cite(sources, first))
        expression = Node(Operation.MULTIPLY, (times, Leaf(first.as_printed, first.quantity, _cite(sources, first))))
        text = say.product(evaluate(expression), first.as_printed, marks_of(sources))
        return calculated(expression, sources, [first], text)
    same = [hit for hit in hits if hit.quantity.sentence == first.sentence and hit.quantity.quantity.unit is Unit.COUNT]
    if len(same) < _PAIR:
        return None
    expression = Node(Operation.SUM, tuple(leaf_of(hit.quantity, sources) for hit in same))
    text = say.total(evaluate(expression), [hit.quantity.as_printed for hit in same], marks_of(sources))
    return calculated(expression, sources, [hit.quantity for hit in same], text)


def single(hits: Sequence[Hit]) -> Outcome | None:
    """State the one quantity; several of different times are all stated, several of the same are too many."""
    values = {(hit.quantity.quantity, hit.quantity.noun) for hit in hits}
    periods = [hit.quantity.period for hit in hits]
    if len(values) > 1 and (len(set(periods)) < len(hits) or None in periods):
        top = max(hit.score for hit in hits)
        best = [hit for hit in hits if hit.score == top]
        if len({hit.quantity.quantity for hit in best}) > 1:
            return None
        hits = best
    sources = Sources()
    sentences = {hit.quantity.sentence: hit.quantity for hit in hits}
    texts = [say.quoted(sentence, f"[{_cite(sources, found)}]") for sentence, found in sentences.items()]
    quantity = hits[0].quantity
    value = quantity.quantity if len({hit.quantity.quantity for hit in hits}) == 1 else None
    if value is not None and len(sentences) == 1:
        texts.insert(0, say.lead(quantity, marks_of(sources)))
    parts = (Part(part_labels.IN_TEXT, quantity.as_printed),)
    return Outcome(AnswerKind.FIGURE, " ".join(texts), sources, value, parts=parts)


def difference(one: ProseQuantity, other: ProseQuantity) -> Outcome:
    """Tell by how much two numbers differ."""
    sources = Sources()
    expression = Node(Operation.DIFFERENCE, (leaf_of(one, sources), leaf_of(other, sources)))
    text = say.difference(evaluate(expression), say.stated(one), say.stated(other), marks_of(sources))
    return calculated(expression, sources, [one, other], text)


def calculated(expression: Expression, sources: Sources, quantities: Sequence[ProseQuantity], text: str) -> Outcome:
    """Return a calculation with numbers of running text as an answer."""
    calculation = sources.calculation(expression)
    part = Part(part_labels.IN_TEXT_MANY, ", ".join(quantity.as_printed for quantity in quantities))
    return Outcome(AnswerKind.CALCULATION, text, sources, calculation.result, calculation, parts=(part,))


def leaf_of(quantity: ProseQuantity, sources: Sources) -> Leaf:
    """Return a quantity of running text as a number to calculate with."""
    return Leaf(say.stated(quantity), quantity.quantity, _cite(sources, quantity))


def _cite(sources: Sources, quantity: ProseQuantity) -> int:
    period = quantity.period
    return sources.add(replace(quantity.place, column=None if period is None else str(period)), quantity.quote)


def marks_of(sources: Sources) -> str:
    """Return the markers of every source so far."""
    return " ".join(f"[{citation.number}]" for citation in sources.citations)


def change_between(hits: Sequence[Hit], times: Sequence[TimeMention]) -> Outcome | None:
    """Tell the change between two times; percent against percent is percentage points."""
    timed = sorted((hit.quantity for hit in hits if hit.quantity.period), key=lambda q: q.period or Period.year(1))
    if len(timed) < _PAIR or len(timed) != len({q.period for q in timed}):
        return None
    earlier, later = timed[0], timed[-1]
    if not of_one_kind(earlier, later):
        return None
    if any(time.direction is Direction.FROM for time in times) and len(timed) > _PAIR:
        return None
    sources = Sources()
    expression = Node(Operation.DIFFERENCE, (leaf_of(later, sources), leaf_of(earlier, sources)))
    text = say.changed(evaluate(expression), say.stated(earlier), say.stated(later), marks_of(sources))
    return calculated(expression, sources, [earlier, later], text)


def extremes(hits: Sequence[Hit], *, most: bool) -> list[Hit]:
    """Return the largest or smallest of like quantities; all where they are of different units."""
    if len({hit.quantity.quantity.unit for hit in hits}) != 1:
        return list(hits)
    values = [hit.quantity.quantity.value for hit in hits]
    wanted = max(values) if most else min(values)
    return [hit for hit in hits if hit.quantity.quantity.value == wanted]


def mean_of(hits: Sequence[Hit]) -> Outcome:
    """Tell the mean of the numbers."""
    sources = Sources()
    total = Node(Operation.SUM, tuple(leaf_of(hit.quantity, sources) for hit in hits))
    count = constant(say.NUMBERS, Quantity(Decimal(len(hits)), Unit.COUNT))
    expression = Node(Operation.DIVIDE, (total, count))
    text = say.mean(evaluate(expression), [say.stated(hit.quantity) for hit in hits], marks_of(sources))
    return calculated(expression, sources, [hit.quantity for hit in hits], text)
