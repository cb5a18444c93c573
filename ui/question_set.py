"""Question sets: JSON Lines read and checked whole before the first question is asked."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from store.errors import InputError
from ui import wording


@dataclass(frozen=True, slots=True)
class SetQuestion:
    """One question of a set; ``conversation`` and ``turn`` are None for a question that stands alone."""

    identifier: str | int
    question: str
    conversation: str | int | None = None
    turn: int | None = None


def read_questions(path: Path) -> list[SetQuestion]:
    """Return the questions of a set, in its order.

    Raises:
        InputError: If the file cannot be read, is empty, or a line is not a question; the message names the line.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(wording.CANNOT_USE_FILE.format(path=path, why=wording.reason(error))) from error
    questions: list[SetQuestion] = []
    seen: set[object] = set()
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                questions.append(_question(line))
                _check_new(questions[-1], seen)
            except ValueError as error:
                raise InputError(wording.BATCH_LINE.format(path=path, line=number, why=error)) from error
    if not questions:
        raise InputError(wording.BATCH_EMPTY.format(path=path))
    return questions


def conversations(questions: Sequence[SetQuestion]) -> Iterator[list[SetQuestion]]:
    """Give the questions of each conversation in order of turn; one that stands alone is its own conversation.

    Conversations come in the order in which the set first names them.
    """
    groups: dict[tuple[str, str | int], list[SetQuestion]] = {}
    for question in questions:
        alone = question.conversation is None
        key = ("alone", question.identifier) if alone else ("together", question.conversation or "")
        groups.setdefault(key, []).append(question)
    for group in groups.values():
        yield sorted(group, key=lambda question: question.turn or 0)


def _question(line: str) -> SetQuestion:
    """Return the question of a line.

    Raises:
        ValueError: With a Finnish message, if the line is not a question.
    """
    try:
        found = json.loads(line)
    except ValueError as error:
        raise ValueError(wording.BATCH_NOT_JSON) from error
    if not isinstance(found, dict):
        raise ValueError(wording.BATCH_NOT_JSON)  # noqa: TRY004 - a line of the wrong form, not a wrong call
    question, identifier = found.get("question"), found.get("id")
    if not isinstance(question, str) or not question.strip():
        raise ValueError(wording.BATCH_NO_QUESTION)
    if not isinstance(identifier, str | int) or not _is_name(identifier):
        raise ValueError(wording.BATCH_NO_ID)
    conversation, turn = found.get("conversation"), found.get("turn")
    if conversation is None:
        return SetQuestion(identifier, question)
    if not _is_name(conversation) or not isinstance(turn, int) or isinstance(turn, bool):
        raise ValueError(wording.BATCH_NO_TURN)
    return SetQuestion(identifier, question, conversation, turn)


def _check_new(question: SetQuestion, seen: set[object]) -> None:
    """Refuse a question whose identifier, or turn in its conversation, has been seen; note both as seen.

    Raises:
        ValueError: With a Finnish message.
    """
    if question.identifier in seen:
        raise ValueError(wording.BATCH_SAME_ID.format(id=question.identifier))
    turn = (question.conversation, question.turn)
    if question.conversation is not None and turn in seen:
        raise ValueError(wording.BATCH_SAME_TURN.format(conversation=question.conversation, turn=question.turn))
    seen.update((question.identifier, turn))


def _is_name(value: object) -> bool:
    return isinstance(value, str | int) and not isinstance(value, bool) and value != ""
