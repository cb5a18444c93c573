"""The audit trail: who logged in, uploaded, removed, published or gave a role, and when. Lines are only added."""

from dataclasses import dataclass
from enum import Enum

from ui.chat_db import ChatDatabase, now, tables

_MOST = 500


class Deed(Enum):
    """What was done."""

    LOGIN = "login"
    UPLOAD = "upload"
    REMOVAL = "removal"
    DRAFT = "draft"
    PUBLISHED = "published"
    ROLE = "role"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: when (UTC, ISO), who, what, and to what."""

    at: str
    visitor: str
    deed: Deed
    subject: str


class AuditTrail:
    """The trail in the chat's database."""

    def __init__(self, database: ChatDatabase) -> None:
        """Keep the trail in the chat's database."""
        self._database = database

    def note(self, visitor: str, deed: Deed, subject: str = "") -> None:
        """Add a line."""
        from sqlalchemy import insert  # noqa: PLC0415 - heavy

        line = insert(tables().audit).values(at=now(), visitor=visitor, deed=deed.value, subject=subject)
        with self._database.changing() as connection:
            connection.execute(line)

    def latest(self) -> tuple[Entry, ...]:
        """Return the latest lines, the newest first."""
        from sqlalchemy import select  # noqa: PLC0415 - heavy

        if not self._database.is_there:
            return ()
        table = tables().audit
        query = select(table).order_by(table.c.id.desc()).limit(_MOST)
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        return tuple(Entry(row.at, row.visitor, Deed(row.deed), row.subject) for row in rows)
