"""An answer as rows to draw: Finnish texts and numbers, no markup, no Streamlit."""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum
from typing import assert_never

from assistant.answer import Answer, Answered, Calculation, Citation, Clarification, Declined, Operand, Option, Part
from store.contents import Document
from store.figures import Place
from store.periods import finnish_date
from ui import chat_wording
from ui.headline import Headline, headline, subject
from ui.number_text import expression_text, quantity_text

_CITATION = re.compile(r"\[(\d{1,3})\]")
_BULLET = re.compile(r"\s*[-–•*]\s+")
_FEWEST_BARS = 2


class Tone(Enum):
    """How an answer is dressed."""

    ANSWER = "answer"
    QUESTION = "question"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text, or a citation mark (``text`` is then the mark as written)."""

    text: str
    citation: int | None = None


@dataclass(frozen=True, slots=True)
class TextLine:
    """A paragraph or a list item of the answer's text."""

    pieces: tuple[Piece, ...]
    bullet: bool = False


@dataclass(frozen=True, slots=True)
class CitationRow:
    """A citation: where in its document in short, and its place as label and text pairs."""

    number: int
    spot: tuple[str, ...]
    place: Place
    fields: tuple[tuple[str, str], ...]
    quote: str


@dataclass(frozen=True, slots=True)
class OperandRow:
    """A number that went into a calculation; without a citation it came from the question.

    ``share`` is its size in percent of the largest, where the numbers are of one unit and one sign.
    """

    label: str
    value: str
    citation: int | None
    share: int | None = None


@dataclass(frozen=True, slots=True)
class StepRow:
    """An intermediate result."""

    label: str
    expression: str
    result: str


@dataclass(frozen=True, slots=True)
class CalculationView:
    """A calculation, step by step."""

    operands: tuple[OperandRow, ...]
    steps: tuple[StepRow, ...]
    expression: str
    result: str


@dataclass(frozen=True, slots=True)
class AnswerView:
    """Everything that is drawn of one answer; absent parts are empty."""

    tone: Tone
    lines: tuple[TextLine, ...]
    headline: Headline | None = None
    subject: tuple[Part, ...] = ()
    citations: tuple[CitationRow, ...] = ()
    calculation: CalculationView | None = None
    interpretation: tuple[Part, ...] = ()
    options: tuple[Option, ...] = ()
    suggestions: tuple[str, ...] = ()

    def cut(self, lines: tuple[TextLine, ...]) -> "AnswerView":
        """Return the same view with only these lines of text."""
        return replace(self, lines=lines)


def view_of(answer: Answer) -> AnswerView:
    """Return what to draw of an answer."""
    match answer:
        case Answered():
            numbers = frozenset(citation.number for citation in answer.citations)
            large = None if answer.quantity is None else headline(answer.quantity, answer.text)
            told = "" if large is None else f"{large.number} {large.unit}"
            return AnswerView(
                Tone.ANSWER,
                text_lines(answer.text, numbers),
                headline=large,
                subject=tuple(part for part in subject(answer) if part.text.split() != told.split()),
                citations=tuple(_citation_row(citation) for citation in answer.citations),
                calculation=None if answer.calculation is None else _calculation_view(answer.calculation),
                interpretation=answer.interpretation,
                suggestions=answer.suggestions,
            )
        case Clarification():
            return AnswerView(
                Tone.QUESTION,
                text_lines(answer.text, frozenset()),
                interpretation=answer.interpretation,
                options=answer.options,
            )
        case Declined():
            return AnswerView(
                Tone.NEUTRAL,
                text_lines(answer.text, frozenset()),
                interpretation=answer.interpretation,
                suggestions=answer.suggestions,
            )
        case _:
            assert_never(answer)


def text_lines(text: str, citations: frozenset[int]) -> tuple[TextLine, ...]:
    """Return the lines of an answer's text, the marks of the given citations apart."""
    found = []
    for line in text.splitlines():
        if line.strip():
            bullet = _BULLET.match(line)
            body = line[bullet.end() :] if bullet else line.strip()
            found.append(TextLine(_pieces(body, citations), bullet is not None))
    return tuple(found)


def _pieces(text: str, citations: frozenset[int]) -> tuple[Piece, ...]:
    pieces, start = [], 0
    for mark in _CITATION.finditer(text):
        if int(mark[1]) in citations:
            if mark.start() > start:
                pieces.append(Piece(text[start : mark.start()]))
            pieces.append(Piece(mark[0], int(mark[1])))
            start = mark.end()
    if start < len(text):
        pieces.append(Piece(text[start:]))
    return tuple(pieces)


def first_words(lines: tuple[TextLine, ...], count: int) -> tuple[TextLine, ...]:
    """Return the lines cut after ``count`` words; a citation mark belongs to the word before it."""
    cut: list[TextLine] = []
    left = count
    for line in lines:
        pieces: list[Piece] = []
        for piece in line.pieces:
            if left <= 0:
                break
            words = re.findall(r"\s*\S+\s*", piece.text) if piece.citation is None else [piece.text]
            pieces.append(replace(piece, text="".join(words[:left])) if words else piece)
            left -= len(words) if piece.citation is None else 0
        if pieces:
            cut.append(replace(line, pieces=tuple(pieces)))
    return tuple(cut)


def word_count(lines: tuple[TextLine, ...]) -> int:
    """Return how many words the lines hold."""
    return sum(len(piece.text.split()) for line in lines for piece in line.pieces if piece.citation is None)


def _calculation_view(calculation: Calculation) -> CalculationView:
    return CalculationView(
        tuple(
            OperandRow(operand.label, quantity_text(operand.quantity), operand.citation, share)
            for operand, share in zip(calculation.operands, _shares(calculation.operands), strict=True)
        ),
        tuple(
            StepRow(step.label, expression_text(step.expression), quantity_text(step.result))
            for step in calculation.steps
        ),
        expression_text(calculation.expression),
        quantity_text(calculation.result),
    )


def _shares(operands: tuple[Operand, ...]) -> tuple[int | None, ...]:
    """Return each operand's size in percent of the largest; nothing where they cannot be compared by eye."""
    values = [operand.quantity.in_base_units().value for operand in operands]
    largest = max((abs(value) for value in values), default=Decimal(0))
    one_unit = len({operand.quantity.in_base_units().unit for operand in operands}) == 1
    one_sign = all(value >= 0 for value in values) or all(value <= 0 for value in values)
    if len(values) < _FEWEST_BARS or not (one_unit and one_sign and largest):
        return (None,) * len(values)
    return tuple(int((abs(value) * 100 / largest).to_integral_value(ROUND_HALF_UP)) for value in values)


def _citation_row(citation: Citation) -> CitationRow:
    place = citation.place
    page = None if place.page is None else chat_wording.PAGE_SHORT.format(page=place.page)
    within = (place.row, place.column) if place.row else (place.section,)
    spot = tuple(part for part in (page, place.cell, *within) if part)
    return CitationRow(citation.number, spot, place, place_fields(place), citation.quote)


def document_title(document: Document) -> str:
    """Return a document's title with its period, unless the title tells that itself."""
    period = "" if document.period is None else str(document.period)
    return document.title if period in document.title else f"{document.title} · {period}"


def place_fields(place: Place) -> tuple[tuple[str, str], ...]:
    """Return a place as label and text pairs, from the document down to the cell; absent parts are left out."""
    fields = (
        (chat_wording.DOCUMENT, place.document),
        (chat_wording.PAGE, None if place.page is None else str(place.page)),
        (chat_wording.SECTION, place.section),
        (chat_wording.TABLE, place.table),
        (chat_wording.ROW, place.row),
        (chat_wording.COLUMN, place.column),
        (chat_wording.CELL, place.cell),
        (chat_wording.LINE, None if place.line is None or place.page or place.cell else str(place.line)),
    )
    return tuple((name, text) for name, text in fields if text)


def local_time(at: str) -> str:
    """Return a moment (UTC, ISO) in Finnish writing and in this machine's time: 5.3.2030 14.07."""
    moment = datetime.fromisoformat(at).astimezone()
    return f"{finnish_date(moment.date())} {moment.hour}.{moment.minute:02d}"
