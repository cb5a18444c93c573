"""Conversations kept over a reload: one file for each, one line for each question with its answer.

A line is only ever added, so a crash or two windows on one conversation lose nothing that was written.
"""

import json
import logging
import re
import secrets
from dataclasses import dataclass
from pathlib import Path

from assistant.answer import Answer
from ui.answer_text import AnswerTextError, from_text, to_text

_ID = re.compile(r"[A-Za-z0-9_-]{16,64}")
_ID_BYTES = 12
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and the answer that was given; None where it can no longer be read back."""

    question: str
    answer: Answer | None


class Conversations:
    """The folder that keeps the conversations."""

    def __init__(self, folder: Path) -> None:
        """Keep conversations in a folder, which is made when the first one is."""
        self._folder = folder

    @staticmethod
    def new_id() -> str:
        """Return an id that nobody can guess: who has it can read the conversation."""
        return secrets.token_urlsafe(_ID_BYTES)

    def load(self, conversation: str) -> tuple[Turn, ...] | None:
        """Return the turns of a conversation, oldest first; None where there is no such conversation."""
        path = self._path(conversation)
        if path is None or not path.is_file():
            return None
        turns = (_turn(line, path) for line in path.read_text(encoding="utf-8").splitlines())
        return tuple(turn for turn in turns if turn is not None)

    def add(self, conversation: str, question: str, answer: Answer) -> None:
        """Add a question and its answer to the end of a conversation.

        Raises:
            ValueError: If the id is not one that ``new_id`` could have given.
        """
        path = self._path(conversation)
        if path is None:
            message = f"not a conversation id: {conversation!r}"
            raise ValueError(message)
        self._folder.mkdir(parents=True, exist_ok=True)
        line = json.dumps({"question": question, "answer": to_text(answer)}, ensure_ascii=False)
        with path.open("a", encoding="utf-8") as file:
            file.write(line + "\n")

    def _path(self, conversation: str) -> Path | None:
        return self._folder / f"{conversation}.jsonl" if _ID.fullmatch(conversation) else None


def _turn(line: str, path: Path) -> Turn | None:
    try:
        stored = json.loads(line)
        question, text = str(stored["question"]), str(stored["answer"])
    except (ValueError, KeyError, TypeError):
        _log.warning("a line of %s cannot be read and is left out", path.name)
        return None
    try:
        return Turn(question, from_text(text))
    except AnswerTextError:
        _log.warning("an answer in %s cannot be read and is asked again", path.name)
        return Turn(question, None)
