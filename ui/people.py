"""Who may what: councillors ask, staff see drafts and tend the documents, admins tend the people."""

from dataclasses import dataclass
from enum import Enum

from ui.chat_db import ChatDatabase, tables


class Role(Enum):
    """What a visitor may do; each role may also do what the ones before it may."""

    COUNCILLOR = "councillor"
    STAFF = "staff"
    ADMIN = "admin"

    @property
    def is_staff(self) -> bool:
        """Whether documents, drafts, checks and feedback are theirs to see and to change."""
        return self is not Role.COUNCILLOR

    @property
    def lower(self) -> tuple["Role", ...]:
        """The roles up to this one, the least first."""
        roles = tuple(Role)
        return roles[: roles.index(self) + 1]


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who looks at the page; ``identity`` tells their conversations from others'."""

    identity: str
    name: str
    role: Role


class People:
    """The roles that admins have given, by e-mail address in lower case."""

    def __init__(self, database: ChatDatabase) -> None:
        """Keep roles in the chat's database."""
        self._database = database

    def roles(self) -> dict[str, Role]:
        """Return every role that has been given, by address."""
        from sqlalchemy import select  # noqa: PLC0415 - heavy

        if not self._database.is_there:
            return {}
        table = tables().people
        with self._database.reading() as connection:
            rows = connection.execute(select(table).order_by(table.c.email)).all()
        return {row.email: Role(row.role) for row in rows}

    def give(self, email: str, role: Role | None) -> None:
        """Give a role to an address; None takes it away."""
        from sqlalchemy import delete, insert  # noqa: PLC0415 - heavy

        table = tables().people
        address = email.strip().casefold()
        with self._database.changing() as connection:
            connection.execute(delete(table).where(table.c.email == address))
            if role is not None:
                connection.execute(insert(table).values(email=address, role=role.value))


class Drafts:
    """Which documents are drafts, by name: only staff see them."""

    def __init__(self, database: ChatDatabase) -> None:
        """Keep the names in the chat's database."""
        self._database = database

    def names(self) -> frozenset[str]:
        """Return the names of the drafts."""
        from sqlalchemy import select  # noqa: PLC0415 - heavy

        if not self._database.is_there:
            return frozenset()
        with self._database.reading() as connection:
            return frozenset(connection.scalars(select(tables().drafts.c.name)))

    def mark(self, name: str, *, draft: bool) -> None:
        """Make a document a draft, or publish it."""
        from sqlalchemy import delete, insert  # noqa: PLC0415 - heavy

        table = tables().drafts
        with self._database.changing() as connection:
            connection.execute(delete(table).where(table.c.name == name))
            if draft:
                connection.execute(insert(table).values(name=name))
