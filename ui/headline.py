"""The large figure of an answer: the number with its unit, which way it went, and what it is the figure of."""

import re
from dataclasses import dataclass, replace

from assistant.answer import Answered, Part
from store.numbers import MINUS_CHARACTERS, NO_BREAK_SPACE, SPACE_CHARACTERS, THIN_MINUS, format_number
from store.units import Quantity, Unit
from ui import chat_wording
from ui.number_text import MOST_DECIMALS, rounded, ungrouped, unit_word

_COUNTED = re.compile(r"\s([a-zåäö]+[aä])\b")
_NOT_COUNTED = re.compile(r"(?:ss[aä]|ll[aä]|n[aä])$")  # where or when, not what: vuonna, kesäkuussa
_VERBS = "|".join(chat_wording.WAYS)
_VERB_BEFORE = re.compile(rf"\b({_VERBS})( talousarvion)?\s+(?:noin\s+)?$")
_VERB_OF_RANKING = re.compile(rf"[^:\n]* ({_VERBS})(): (?:(?!\. )[^:\n€%])*$")


@dataclass(frozen=True, slots=True)
class Headline:
    """The number that the answer states, as text, its unit, and the way that it went ("vähemmän") where it has one."""

    number: str
    unit: str
    way: str = ""


def headline(quantity: Quantity, text: str) -> Headline:
    """Return the stated number with the sign and the decimals that the text gives it, where the text has it."""
    quantity = quantity.in_base_units()
    value, unit = quantity.value, quantity.unit
    for decimals in range(MOST_DECIMALS, -1, -1):
        for candidate in (value, abs(value)):
            printed = format_number(candidate, decimals)
            found = _printed_pattern(printed).search(text)
            if found is not None:
                word = unit_word(unit, candidate) or _counted(unit, text[found.end() :])
                way = "" if printed.startswith(THIN_MINUS) else _way(text[: found.start()])
                return Headline(ungrouped(printed, quantity), word, way)
    return Headline(rounded(quantity)[0], unit_word(unit, value))


def subject(answer: Answered) -> tuple[Part, ...]:
    """Return what the large figure is of: the interpretation, of a ranking with the winner in the place of all."""
    steps = () if answer.calculation is None else answer.calculation.steps
    first = answer.text.partition(": ")[2]
    winners = [step.label for step in steps if answer.quantity is not None and step.result == answer.quantity]
    if len(steps) == len(winners) or not any(first.startswith(winner) for winner in winners):
        return answer.interpretation
    names = [step.label.casefold() for step in steps]
    parts = tuple(
        replace(part, text=_as_in(part.text, winners)) if all(name in part.text.casefold() for name in names) else part
        for part in answer.interpretation
    )
    named = parts != answer.interpretation
    return parts if named else (Part(chat_wording.COMPARE_NAME, ", ".join(winners)), *parts)


def _as_in(text: str, names: list[str]) -> str:
    """Return names parted by commas, each as the text writes it."""
    starts = [text.casefold().index(name.casefold()) for name in names]
    return ", ".join(text[start : start + len(name)] for start, name in zip(starts, names, strict=True))


def _counted(unit: Unit, after: str) -> str:
    """Return what a bare number counts, where that is the next word of its sentence: 7 hanketta."""
    found = _COUNTED.match(after) if unit is Unit.COUNT else None
    return "" if found is None or _NOT_COUNTED.search(found[1]) else found[1]


def _way(before: str) -> str:
    """Return which way a number went, by the verb before it or by the heading of its ranking (eniten kasvoi: …)."""
    found = _VERB_BEFORE.search(before) or _VERB_OF_RANKING.match(before)
    return "" if found is None else chat_wording.WAYS[found[1]] + (chat_wording.OF_BUDGET if found[2] else "")


def _printed_pattern(printed: str) -> re.Pattern[str]:
    """Return what finds a printed number in a text, with any minus and any gaps, but not as a part of another."""
    digits = printed.removeprefix(THIN_MINUS)
    sign = rf"(?<!\d)[{MINUS_CHARACTERS}]\s?" if digits != printed else rf"(?<![{MINUS_CHARACTERS}\d,.])"
    groups = rf"[{SPACE_CHARACTERS}.]?".join(re.escape(group) for group in digits.split(NO_BREAK_SPACE))
    return re.compile(rf"{sign}{groups}(?![\d]|[,.]\d)")
