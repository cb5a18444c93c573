"""Lists and counts of goals and risks."""

from collections.abc import Sequence
from decimal import Decimal

from assistant.answer import AnswerKind, Part
from assistant.calculator import Node, Operation, evaluate
from assistant.outcome import Outcome
from assistant.sourcing import Sources, constant
from assistant.wording import part_labels
from assistant.wording import record_sentences as say
from store.records import Field
from store.units import Quantity, Unit


def cite(sources: Sources, field: Field) -> int:
    """Return the number of a field as a source."""
    return sources.add(field.place, " … ".join(field.quotes))


def marked(sources: Sources, *fields: Field) -> str:
    """Return the markers of fields, each number once."""
    return " ".join(f"[{number}]" for number in dict.fromkeys(cite(sources, field) for field in fields))


def record_list(
    each: Sequence[str],
    lines: Sequence[str],
    nouns: tuple[str, str, str],
    names: str,
    sources: Sources,
    *,
    counting: bool,
) -> Outcome:
    """Return records listed, and counted where that is asked; ``lines`` are they with markers."""
    text = say.records(lines, nouns, names, counting=counting)
    parts = (Part(part_labels.SEARCH, names or say.ALL),)
    if not counting:
        return Outcome(AnswerKind.LIST, text, sources, parts=parts)
    expression = Node(Operation.COUNT, tuple(constant(item, Quantity(Decimal(1), Unit.COUNT)) for item in each))
    calculation = sources.calculation(expression)
    return Outcome(AnswerKind.CALCULATION, text, sources, evaluate(expression), calculation, parts=parts)
