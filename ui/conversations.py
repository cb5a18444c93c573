"""Conversations kept over a restart, each its owner's; who has its address may read one.

An answer that was given while drafts were to be seen is kept as such, so that it is shown only to who may see them.
"""

import logging
import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import Answer
from ui.answer_text import AnswerTextError, from_text, to_text
from ui.chat_db import ChatDatabase, now, tables

_ID = re.compile(r"[A-Za-z0-9_-]{16,64}")
_ID_BYTES = 12
_MOST_LISTED = 30
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and the answer that was given; None where it can no longer be read back.

    ``drafts`` tells that drafts were among the documents that were answered from.
    """

    question: str
    answer: Answer | None
    drafts: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """A conversation as a list shows it: its first question."""

    identifier: str
    title: str


class Conversations:
    """The conversations of everyone."""

    def __init__(self, database: ChatDatabase) -> None:
        """Keep conversations in the chat's database."""
        self._database = database

    @staticmethod
    def new_id() -> str:
        """Return an id that nobody can guess: who has it can read the conversation."""
        return secrets.token_urlsafe(_ID_BYTES)

    def owner(self, conversation: str) -> str | None:
        """Return whose a conversation is; None where there is no such conversation."""
        from sqlalchemy import select  # noqa: PLC0415 - heavy

        if not _ID.fullmatch(conversation) or not self._database.is_there:
            return None
        table = tables().conversations
        with self._database.reading() as connection:
            owner: str | None = connection.scalar(select(table.c.owner).where(table.c.id == conversation))
            return owner

    def load(self, conversation: str) -> tuple[Turn, ...] | None:
        """Return the turns of a conversation, oldest first; None where there is no such conversation."""
        from sqlalchemy import select  # noqa: PLC0415 - heavy

        if self.owner(conversation) is None:
            return None
        table = tables().turns
        query = select(table).where(table.c.conversation == conversation).order_by(table.c.position)
        with self._database.reading() as connection:
            return tuple(_turn(row.question, row.answer, drafts=row.drafts) for row in connection.execute(query))

    def add(self, conversation: str, owner: str, turns: Sequence[Turn]) -> None:
        """Add turns to the end of a conversation, which begins with them if it is new.

        Raises:
            ValueError: If the id is not one that ``new_id`` could have given, or the conversation is another's.
        """
        from sqlalchemy import func, insert, select, update  # noqa: PLC0415 - heavy

        if not _ID.fullmatch(conversation):
            message = f"not a conversation id: {conversation!r}"
            raise ValueError(message)
        talks, kept = tables().conversations, tables().turns
        with self._database.changing() as connection:
            whose = connection.scalar(select(talks.c.owner).where(talks.c.id == conversation))
            if whose is None:
                connection.execute(insert(talks).values(id=conversation, owner=owner, changed=now()))
            elif whose != owner:
                message = "another's conversation"
                raise ValueError(message)
            else:
                connection.execute(update(talks).where(talks.c.id == conversation).values(changed=now()))
            count = select(func.count()).select_from(kept).where(kept.c.conversation == conversation)
            first = connection.scalar(count) or 0
            rows = [
                {
                    "conversation": conversation,
                    "position": first + at,
                    "question": turn.question,
                    "answer": "" if turn.answer is None else to_text(turn.answer),
                    "drafts": turn.drafts,
                }
                for at, turn in enumerate(turns)
            ]
            connection.execute(insert(kept), rows)

    def of(self, owner: str, words: str = "") -> tuple[Kept, ...]:
        """Return the owner's latest conversations in which every word of ``words`` stands, the newest first."""
        from sqlalchemy import select  # noqa: PLC0415 - heavy

        if not self._database.is_there:
            return ()
        talks, kept = tables().conversations, tables().turns
        query = (
            select(talks.c.id, kept.c.question, *((kept.c.answer,) if words.strip() else ()))
            .join(kept, kept.c.conversation == talks.c.id)
            .where(talks.c.owner == owner)
            .order_by(talks.c.changed.desc(), talks.c.id, kept.c.position)
        )
        if not words.strip():
            query = query.where(kept.c.position == 0).limit(_MOST_LISTED)
        titles: dict[str, str] = {}
        texts: dict[str, list[str]] = {}
        with self._database.reading() as connection:
            for identifier, question, *answers in connection.execute(query):
                titles.setdefault(identifier, question)
                texts.setdefault(identifier, []).extend((question, *map(_told, answers)))
        wanted = words.casefold().split()
        found = [
            Kept(identifier, title)
            for identifier, title in titles.items()
            if all(word in "\n".join(texts[identifier]).casefold() for word in wanted)
        ]
        return tuple(found[:_MOST_LISTED])

    def remove(self, conversation: str, owner: str) -> None:
        """Forget a conversation of the owner's."""
        from sqlalchemy import delete  # noqa: PLC0415 - heavy

        talks, kept = tables().conversations, tables().turns
        with self._database.changing() as connection:
            own = (talks.c.id == conversation) & (talks.c.owner == owner)
            if connection.execute(delete(talks).where(own)).rowcount:
                connection.execute(delete(kept).where(kept.c.conversation == conversation))


def _turn(question: str, text: str, *, drafts: bool) -> Turn:
    try:
        return Turn(question, from_text(text), drafts)
    except AnswerTextError:
        _log.warning("an answer cannot be read and is asked again")
        return Turn(question, None, drafts)


def _told(text: str) -> str:
    """Return what a kept answer says; nothing where it can no longer be read back."""
    try:
        return from_text(text).text
    except AnswerTextError:
        return ""
