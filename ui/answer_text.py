"""Answers as JSON text and back, so that a conversation can be kept in a file."""

import json
from hashlib import sha256
from typing import cast

from assistant.answer import Answer, Answered, Clarification, Declined
from store.codec import description, shape_of

_KINDS: dict[str, type] = {kind.__name__: kind for kind in (Answered, Clarification, Declined)}


class AnswerTextError(ValueError):
    """Text that holds no answer of this version."""


def to_text(answer: Answer) -> str:
    """Return an answer as one line of JSON."""
    kind: type = type(answer)
    kept = {"kind": kind.__name__, "shape": _shape_mark(kind), "answer": shape_of(kind).to_row(answer)}
    return json.dumps(kept, ensure_ascii=False)


def from_text(text: str) -> Answer:
    """Return the answer that ``to_text`` wrote.

    Raises:
        AnswerTextError: If the text is damaged or was written by another version.
    """
    try:
        kept = json.loads(text)
        kind = _KINDS[kept["kind"]]
        shape = shape_of(kind)
        if kept["shape"] != _shape_mark(kind):
            raise AnswerTextError(text[:80])
        row = kept["answer"]
        return cast("Answer", shape.from_row([row[column.name] for column in shape.columns]))
    except (ValueError, KeyError, TypeError, ArithmeticError) as error:
        raise AnswerTextError(text[:80]) from error


def _shape_mark(kind: type) -> str:
    """Return a mark that changes when what an answer holds changes."""
    return sha256(description(kind).encode()).hexdigest()[:12]
