"""What people said of answers: right or wrong, with a comment; kept for staff, and handed out as a question set."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import Answer, Answered, Clarification, Declined
from ui.answer_json import Json, answer_json
from ui.answer_text import AnswerTextError, from_text, to_text
from ui.chat_db import ChatDatabase, now, tables

_MARK = re.compile(r"\[\d{1,3}\]")


@dataclass(frozen=True, slots=True)
class Said:
    """One person's word on one answer; ``earlier`` are the questions before it in its conversation."""

    at: str
    visitor: str
    earlier: tuple[str, ...]
    question: str
    answer: Answer | None
    right: bool
    comment: str


class Feedback:
    """The feedback in the chat's database; the last word of a person on an answer holds."""

    def __init__(self, database: ChatDatabase) -> None:
        """Keep feedback in the chat's database."""
        self._database = database

    def say(self, visitor: str, conversation: str, position: int, said: Said) -> None:
        """Keep a word on an answer, in the place of an earlier one of the same visitor."""
        from sqlalchemy import delete, insert  # noqa: PLC0415 - heavy

        table = tables().feedback
        same = (table.c.visitor == visitor) & (table.c.conversation == conversation) & (table.c.position == position)
        with self._database.changing() as connection:
            connection.execute(delete(table).where(same))
            connection.execute(
                insert(table).values(
                    at=now(),
                    visitor=visitor,
                    conversation=conversation,
                    position=position,
                    earlier=json.dumps(said.earlier, ensure_ascii=False),
                    question=said.question,
                    answer="" if said.answer is None else to_text(said.answer),
                    right=said.right,
                    comment=said.comment,
                )
            )

    def all(self) -> tuple[Said, ...]:
        """Return all that was said, the newest first."""
        from sqlalchemy import select  # noqa: PLC0415 - heavy

        if not self._database.is_there:
            return ()
        table = tables().feedback
        with self._database.reading() as connection:
            rows = connection.execute(select(table).order_by(table.c.id.desc())).all()
        return tuple(
            Said(
                row.at,
                row.visitor,
                tuple(json.loads(row.earlier)),
                row.question,
                _answer(row.answer),
                row.right,
                row.comment,
            )
            for row in rows
        )


def question_set(said: Sequence[Said]) -> str:
    """Return feedback as a question set, JSON Lines, oldest first; a conversation's earlier questions come before.

    An answer that was said to be right is what a right answer holds. Of one said to be wrong only the question, the
    given answer and the comment are told: what is right is for a person to fill in.
    """
    lines = []
    for number, one in enumerate(reversed(said), start=1):
        name = f"palaute-{number:04d}"
        lines += [_line(f"{name}-{turn}", name, turn, question) for turn, question in enumerate(one.earlier, start=1)]
        row = _line(name, name if one.earlier else None, len(one.earlier) + 1, one.question)
        row |= {"type": _type(one), "gold": _gold(one), "evidence": _evidence(one)}
        row |= {"feedback": "right" if one.right else "wrong", "comment": one.comment}
        if not one.right and one.answer is not None:
            row["answered"] = answer_json(one.answer, one.question)["answer"]
        lines.append(row)
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def _line(identifier: str, conversation: str | None, turn: int, question: str) -> dict[str, Json]:
    place: dict[str, Json] = {} if conversation is None else {"conversation": conversation, "turn": turn}
    return {"id": identifier, **place, "question": question, "type": "figure", "gold": {}, "evidence": []}


def _type(said: Said) -> str:
    if said.earlier:
        return "follow_up"
    match said.answer:
        case Answered():
            return said.answer.kind.value
        case Clarification():
            return "ambiguous"
        case _:
            return "unanswerable"


def _gold(said: Said) -> dict[str, Json]:
    if not said.right or said.answer is None:
        return {}
    told = answer_json(said.answer, said.question)
    match said.answer:
        case Answered() if told["value"] is not None:
            return {"value": told["value"], "unit": told["unit"]}
        case Answered():
            return {"all_of": _pieces(said.answer.text)}
        case Clarification():
            return {"clarify": True, "all_of": [option.label for option in said.answer.options]}
        case Declined():
            return {"abstain": True}


def _pieces(text: str) -> list[Json]:
    """Return an answer's text between its citation marks: what another answer would have to say too."""
    pieces = (piece.strip(" .,;:–-•*") for line in text.splitlines() for piece in _MARK.split(line))
    return [piece for piece in pieces if piece]


def _evidence(said: Said) -> list[Json]:
    if not said.right or not isinstance(said.answer, Answered):
        return []
    return [{"document": one.place.document, "quote": one.quote} for one in said.answer.citations]


def _answer(text: str) -> Answer | None:
    try:
        return from_text(text)
    except AnswerTextError:
        return None
