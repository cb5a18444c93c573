"""The check of every number, between composing and answering.

It reads the finished text on its own and knows nothing of how the text was made: each number must stand in a cited
quote or the citation's column, row or section, in the question, or in the calculation (an operand, a step, the
result), rounded or scaled as the text says. Citation markers, dates and periods are not numbers to check.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal

from assistant.answer import Answered
from store.numbers import MINUS_CHARACTERS, SPACE_CHARACTERS

_NUMBER = re.compile(r"(?<!\w)(?<!\d[,.])\d{1,3}(?:[ .]\d{3})+(?:,\d+)?(?!\d)|\d+(?:,\d+)?")
_MARKER = re.compile(r"\[\d+\]")
_BULLET = re.compile(r"(?m)^– ")
_DATE = re.compile(r"(?<![\d.])\d{1,2}\.\d{1,2}\.(?:\d{4})?(?!\d)")
_PERIOD = re.compile(r"(?<![\d.,])\d{1,2}(?:-\d{1,2})?/\d{4}\b")
_IDENTIFIER = re.compile(r"\w*\d+(?:[./-]\w+){2,}")
_SCALES = (
    (re.compile(r"\s*(?:mil(?:- )?j|m€)", re.IGNORECASE), Decimal(1_000_000)),
    (re.compile(r"\s*(?:tu(?:- )?ha[tn]|t€)", re.IGNORECASE), Decimal(1000)),
)
_PARTED = re.compile(r"(?<=[^\W\d_])-\s+(?=[a-zåäö])")
_LARGEST = Decimal(10) ** 15  # beyond any amount: cells whose digits run together
_ADDRESS = re.compile(r"https?://\S+")


def loose_numbers(answer: Answered, question: str, stated: Iterable[Decimal] = ()) -> tuple[str, ...]:
    """Return the numbers of an answer's text that nothing cited, computed or asked holds; empty where all stand.

    ``stated`` are the values, in base units, of the figures that the answer gives.
    """
    sources = {*_source_numbers(answer, question), *(abs(value) for value in stated)}
    text = _plain(answer.text)
    grounds = " ".join(_plain(part) for part in (question, *_grounds(answer)))
    text = _ADDRESS.sub(lambda match: " " if match.group().rstrip(".") in grounds else match.group(), text)
    text = _IDENTIFIER.sub(lambda match: " " if match.group() in grounds else match.group(), text)
    for pattern in (_MARKER, _BULLET, _DATE, _PERIOD):
        text = pattern.sub(" ", text)
    return tuple(
        token for token, value, quantum, scale in _numbers(text) if not _stands(value, quantum, scale, sources)
    )


def _joined(text: str) -> str:
    """Return a quote with words joined that are parted at a line's end ("mil- joonaa")."""
    return _PARTED.sub("", text)


def _plain(text: str) -> str:
    for character in SPACE_CHARACTERS:
        text = text.replace(character, " ")
    for character in MINUS_CHARACTERS:
        text = text.replace(character, "-")
    return " ".join(text.split(" ")) if "\n" not in text else text


def _numbers(text: str) -> Iterator[tuple[str, Decimal, Decimal, Decimal]]:
    for match in _NUMBER.finditer(text):
        whole, _, decimals = match.group().partition(",")
        value = Decimal(re.sub(r"[ .]", "", whole) + (f".{decimals}" if decimals else ""))
        following = text[match.end() : match.end() + 12]
        scale = next((scale for pattern, scale in _SCALES if pattern.match(following)), Decimal(1))
        yield match.group(), value, Decimal(1).scaleb(-len(decimals)), scale


def _stands(value: Decimal, quantum: Decimal, scale: Decimal, sources: set[Decimal]) -> bool:
    return any((source / scale).quantize(quantum, ROUND_HALF_UP) == value for source in sources)


def _grounds(answer: Answered) -> Iterator[str]:
    for citation in answer.citations:
        place = citation.place
        yield citation.quote
        yield from (part for part in (place.section, place.table, place.row, place.column) if part)


def _source_numbers(answer: Answered, question: str) -> Iterator[Decimal]:
    for text in (question, *_grounds(answer)):
        yield from _printed(_joined(_plain(text)))
    if answer.quantity is not None:
        yield abs(answer.quantity.in_base_units().value)
    if answer.calculation is not None:
        yield abs(answer.calculation.result.value)
        for operand in answer.calculation.operands:
            yield abs(operand.quantity.in_base_units().value)
        for step in answer.calculation.steps:
            yield abs(step.result.value)
        yield from _printed(answer.calculation.expression.replace(".", ","))


def _printed(text: str) -> Iterator[Decimal]:
    """Yield every number of a text whole: "2 104 800" is one, and no part of it ("104 800", "800") is another.

    Where cells stand side by side so that their digits run together, no part is taken either: what such a row holds
    comes from the figures that were read of it. "0,2 miljoonaa" is also the amount that it says.
    """
    for _, value, _, scale in _numbers(text):
        if value < _LARGEST:
            yield value
            yield value * scale
