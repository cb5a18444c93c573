"""A question that asks two things ("paljonko … ja paljonko se kasvoi"): its parts, and the two answers as one."""

import re
from dataclasses import replace

from assistant.answer import AnswerKind, Calculation, Step
from assistant.outcome import Outcome
from assistant.wording import part_labels

_MARKER = re.compile(r"\[(\d+)\]")
_SECOND = re.compile(
    r"[,;]?\s+(?:ja|sekä)\s+(?=(?:paljon|montako|kuinka|miten|mikä|mitkä|mitä|mistä|milloin|koska|kuka|ketkä|onko|ovatko"
    r"|oliko|se|sen|siitä|ne|niiden|niistä|muutos|ero|osuus)\w*\b)",
    re.IGNORECASE,
)


def parts_of(text: str) -> tuple[str, str] | None:
    """Return the two questions that are joined by "ja", the second as one that leans on the first; None for one."""
    found = list(_SECOND.finditer(text))
    if len(found) != 1:
        return None
    first, second = text[: found[0].start()].strip(), text[found[0].end() :].strip()
    return (f"{first}?", second) if first and second else None


def both(first: Outcome, second: Outcome) -> Outcome:
    """Return one answer of two: the second's sources follow the first's; its number is the answer's value."""
    sources = first.sources
    numbers = {one.number: sources.add(one.place, one.quote) for one in second.sources.citations}
    text = _MARKER.sub(lambda match: f"[{numbers[int(match[1])]}]", second.text)
    calculation = _calculation(first, second, numbers)
    quantity = second.quantity if second.quantity is not None else first.quantity
    kind = AnswerKind.CALCULATION if calculation is not None else first.kind
    return replace(
        second,
        kind=kind,
        text=f"{first.text} {text}",
        sources=sources,
        quantity=quantity,
        calculation=calculation,
        facts=tuple(dict.fromkeys((*first.facts, *second.facts))),
        remarked=(*first.remarked, *second.remarked),
        parts=first.parts or second.parts,
    )


def _calculation(first: Outcome, second: Outcome, numbers: dict[int, int]) -> Calculation | None:
    """Return the second's calculation, the first's result as a step of it; the first's where the second has none."""
    if second.calculation is None:
        return first.calculation
    operands = tuple(
        replace(one, citation=None if one.citation is None else numbers[one.citation])
        for one in second.calculation.operands
    )
    own = replace(second.calculation, operands=operands)
    before = first.calculation
    if before is None:
        return own
    steps = (*before.steps, Step(part_labels.FIRST, before.expression, before.result), *own.steps)
    every = tuple(dict.fromkeys((*before.operands, *own.operands)))
    return replace(own, operands=every, steps=steps)
