"""The chat's own database: conversations, feedback, people, drafts and the audit trail.

SQLite in the data folder, or the database that the settings name. Times are UTC, as ISO text.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine, MetaData, Table
    from sqlalchemy.engine.interfaces import DBAPIConnection

_BUSY_SECONDS = 30


@dataclass(frozen=True, slots=True)
class ChatTables:
    """Every table of the chat."""

    metadata: "MetaData"
    conversations: "Table"
    turns: "Table"
    feedback: "Table"
    people: "Table"
    drafts: "Table"
    audit: "Table"


class ChatDatabase:
    """Opens connections; the tables are made when the first one is opened."""

    def __init__(self, location: Path | str) -> None:
        """Keep where the database is: a SQLite file, or a database URL."""
        self._location = location
        self._engine: Engine | None = None
        self._opening = Lock()
        self._writing = Lock()  # writers of this process wait here, not on the file, where they would sleep too long

    @contextmanager
    def reading(self) -> Iterator["Connection"]:
        """Give a connection to read from."""
        with self._opened().connect() as connection:
            yield connection

    @contextmanager
    def changing(self) -> Iterator["Connection"]:
        """Give a connection whose changes all come true at the end, or none."""
        engine = self._opened()
        with self._writing, engine.begin() as connection:
            yield connection

    @property
    def is_there(self) -> bool:
        """Whether there may be something to read: the file is there, or the database is behind a URL."""
        return isinstance(self._location, str) or self._location.is_file()

    def _opened(self) -> "Engine":
        from sqlalchemy import URL, create_engine, event  # noqa: PLC0415 - heavy
        from sqlalchemy.pool import NullPool  # noqa: PLC0415

        if self._engine is not None:
            return self._engine
        with self._opening:
            if self._engine is None:
                if isinstance(self._location, str):
                    engine = create_engine(self._location, poolclass=NullPool)
                else:
                    self._location.parent.mkdir(parents=True, exist_ok=True)
                    url = URL.create("sqlite", database=str(self._location))
                    engine = create_engine(url, max_overflow=-1, connect_args={"timeout": _BUSY_SECONDS})
                    event.listen(engine, "connect", _let_readers_read)
                tables().metadata.create_all(engine)
                self._engine = engine
            return self._engine


def _let_readers_read(connection: "DBAPIConnection", _: object) -> None:
    """Let SQLite write beside its readers (the write-ahead log), who would otherwise wait for each other."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.close()


@cache
def tables() -> ChatTables:
    """Return the tables."""
    from sqlalchemy import Boolean, Column, ForeignKey, Integer, MetaData, String, Table, Text  # noqa: PLC0415 - heavy

    metadata = MetaData()
    return ChatTables(
        metadata,
        Table(
            "chat_conversations",
            metadata,
            Column("id", String, primary_key=True),
            Column("owner", String, nullable=False, index=True),
            Column("changed", String, nullable=False),
        ),
        Table(
            "chat_turns",
            metadata,
            Column("conversation", ForeignKey("chat_conversations.id", ondelete="CASCADE"), primary_key=True),
            Column("position", Integer, primary_key=True, autoincrement=False),
            Column("question", Text, nullable=False),
            Column("answer", Text, nullable=False),
            Column("drafts", Boolean, nullable=False),
        ),
        Table(
            "chat_feedback",
            metadata,
            Column("id", Integer, primary_key=True),
            Column("at", String, nullable=False),
            Column("visitor", String, nullable=False),
            Column("conversation", String, nullable=False),
            Column("position", Integer, nullable=False),
            Column("earlier", Text, nullable=False),
            Column("question", Text, nullable=False),
            Column("answer", Text, nullable=False),
            Column("right", Boolean, nullable=False),
            Column("comment", Text, nullable=False),
        ),
        Table(
            "chat_people",
            metadata,
            Column("email", String, primary_key=True),
            Column("role", String, nullable=False),
        ),
        Table("chat_drafts", metadata, Column("name", String, primary_key=True)),
        Table(
            "chat_audit",
            metadata,
            Column("id", Integer, primary_key=True),
            Column("at", String, nullable=False),
            Column("visitor", String, nullable=False),
            Column("deed", String, nullable=False),
            Column("subject", Text, nullable=False),
        ),
    )


def now() -> str:
    """Return this moment."""
    return datetime.now(UTC).isoformat(timespec="microseconds")
