"""The figure and record store in SQL: SQLite in a file, or PostgreSQL by its URL.

Each change is one transaction, so that a document is wholly in or not in. Readers see one state of the store,
whatever is written meanwhile. What comes out equals what went in: numbers are kept as their exact text.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from store.contents import Contents, Document
from store.errors import StoreError
from store.figures import Figure, Problem
from store.schema import PartTable, Schema, schema, version

if TYPE_CHECKING:
    from sqlalchemy import URL, Connection, Engine

_MADE_BY = "version"
_CHANGES = "changes"
_OTHER_VERSION = "Aineisto {where} on tallennettu ohjelman toisella versiolla. "
_FILE_AGAIN = "Lue asiakirjat uudelleen komennolla: kuntakysy ingest --again --data {where}"
_TABLES_AGAIN = "Poista tietokannan taulut ja lue asiakirjat uudelleen komennolla: kuntakysy ingest"
_NOTHING_THERE = "Aineistoa ei ole: {where}. Lue asiakirjat ensin komennolla: kuntakysy ingest"
_NO_DRIVER = "tietokannan ajuria {name} ei ole asennettu"
_DAMAGED = "Aineistoa {where} ei voi avata: {why}"


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document in the store, the key of its passages, and how many it has of each part of ``Contents``."""

    document: Document
    passage_key: str
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One state of the store: how many changes led to it, and the documents by the keys of their passages."""

    changes: int
    contents: Mapping[str, Contents]


class FigureDatabase:
    """The figures and records of every document."""

    def __init__(self, location: Path | str, *, create: bool = False) -> None:
        """Open the store in a SQLite file, or by a database URL; make its tables if asked and they are missing.

        Raises:
            StoreError: If there is no store and none is to be made, it is of another version, or cannot be opened.
        """
        from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError  # noqa: PLC0415 - heavy

        self._where = _shown(location)
        self._advice = _FILE_AGAIN.format(where=self._where) if isinstance(location, Path) else _TABLES_AGAIN
        if isinstance(location, Path) and not create and not location.is_file():
            raise StoreError(_NOTHING_THERE.format(where=self._where))
        self._schema: Schema = schema()
        try:
            self._engine = _engine(location)
            self._check(create=create)
        except ModuleNotFoundError as error:
            raise StoreError(_DAMAGED.format(where=self._where, why=_NO_DRIVER.format(name=error.name))) from error
        except (ArgumentError, DBAPIError, NoSuchModuleError) as error:
            raise StoreError(_DAMAGED.format(where=self._where, why=_first_line(error))) from error

    def save(self, contents: Contents, passage_key: str) -> None:
        """Store a document, in the place of one with the same name; all of it or, on any failure, nothing."""
        from sqlalchemy import insert  # noqa: PLC0415 - heavy

        tables = self._schema
        with self._writing() as connection:
            self._delete(connection, contents.document.name)
            row = tables.document_shape.to_row(contents.document)
            result = connection.execute(insert(tables.documents).values(passage_key=passage_key, **row))
            key = result.inserted_primary_key
            for part in tables.parts:
                rows = [
                    {"document_id": key[0] if key else None, "position": position, **part.shape.to_row(item)}
                    for position, item in enumerate(getattr(contents, part.name))
                ]
                if rows:
                    connection.execute(insert(part.table), rows)

    def remove(self, name: str) -> bool:
        """Take a document out by its file name; tell whether it was there."""
        with self._reading() as connection:
            if self._id(connection, name) is None:
                return False
        with self._writing() as connection:
            return self._delete(connection, name)

    def changes(self) -> int:
        """Return how many changes the store has seen, so that a reader can tell whether to read it again."""
        with self._reading() as connection:
            return self._changes(connection)

    def count_change(self) -> None:
        """Let every reader know that what belongs to the store has changed beside it."""
        with self._writing():
            pass

    def keyed(self) -> dict[str, Document]:
        """Return the stored documents by the keys of their passages, in order of document name."""
        with self._reading() as connection:
            return {key: document for _, key, document in self._documents(connection)}

    def documents(self) -> tuple[StoredDocument, ...]:
        """Return what is in the store, by document name."""
        from sqlalchemy import func, select  # noqa: PLC0415 - heavy

        with self._reading() as connection:
            counts: dict[int, dict[str, int]] = defaultdict(dict)
            for part in self._schema.parts:
                key = part.table.c.document_id
                for number, count in connection.execute(select(key, func.count()).group_by(key)):
                    counts[number][part.name] = count
            found = self._documents(connection)
        names = [part.name for part in self._schema.parts]
        return tuple(
            StoredDocument(document, key, {name: counts[number].get(name, 0) for name in names})
            for number, key, document in found
        )

    def contents(self, name: str) -> Contents | None:
        """Return all that is stored of a document, or None if it is not in the store."""
        with self._reading() as connection:
            found = [row for row in self._documents(connection) if row[2].name == name]
            return next(iter(self._contents(connection, found)), None)

    def all_contents(self) -> tuple[Contents, ...]:
        """Return all that is stored, by document name."""
        return tuple(self.snapshot().contents.values())

    def snapshot(self) -> Snapshot:
        """Return all that is stored, with how many changes have led to it."""
        with self._reading() as connection:
            found = self._documents(connection)
            contents = self._contents(connection, found)
            by_key = {key: one for (_, key, _), one in zip(found, contents, strict=True)}
            return Snapshot(self._changes(connection), by_key)

    def figures(self) -> tuple[Figure, ...]:
        """Return every figure, by document name and in the order of the source."""
        return cast("tuple[Figure, ...]", self._all("figures"))

    def problems(self) -> tuple[Problem, ...]:
        """Return every problem, by document name and in the order of the source."""
        return cast("tuple[Problem, ...]", self._all("problems"))

    def _all(self, name: str) -> tuple[object, ...]:
        part = next(part for part in self._schema.parts if part.name == name)
        with self._reading() as connection:
            found = self._documents(connection)
            rows = _rows(connection, part, None)
        return tuple(item for number, _, _ in found for item in rows[number])

    def _changes(self, connection: "Connection") -> int:
        from sqlalchemy import select  # noqa: PLC0415 - heavy

        about = self._schema.about
        return int(connection.scalar(select(about.c.value).where(about.c.key == _CHANGES)) or 0)

    def _documents(self, connection: "Connection") -> list[tuple[int, str, Document]]:
        """Return the key, the passage key and the rest of each document, by name."""
        from sqlalchemy import select  # noqa: PLC0415 - heavy

        shape = self._schema.document_shape
        found = [
            (int(row[0]), str(row[1]), cast("Document", shape.from_row(row[2:])))
            for row in connection.execute(select(self._schema.documents))
        ]
        return sorted(found, key=lambda row: row[2].name)

    def _contents(self, connection: "Connection", found: list[tuple[int, str, Document]]) -> Iterator[Contents]:
        only = found[0][0] if len(found) == 1 else None
        read = {part.name: _rows(connection, part, only) for part in self._schema.parts} if found else {}
        for number, _, document in found:
            parts = {name: tuple(rows[number]) for name, rows in read.items()}
            yield Contents(document=document, **parts)  # type: ignore[arg-type]  # the tables follow the fields

    def _id(self, connection: "Connection", name: str) -> int | None:
        from sqlalchemy import select  # noqa: PLC0415 - heavy

        documents = self._schema.documents
        number: int | None = connection.scalar(select(documents.c.id).where(documents.c.name == name))
        return number

    def _delete(self, connection: "Connection", name: str) -> bool:
        from sqlalchemy import delete  # noqa: PLC0415 - heavy

        number = self._id(connection, name)
        if number is None:
            return False
        for part in self._schema.parts:
            connection.execute(delete(part.table).where(part.table.c.document_id == number))
        connection.execute(delete(self._schema.documents).where(self._schema.documents.c.id == number))
        return True

    @contextmanager
    def _writing(self) -> Iterator["Connection"]:
        """Give a connection whose changes all come true at the end, or none."""
        from sqlalchemy import update  # noqa: PLC0415 - heavy

        about = self._schema.about
        with self._engine.begin() as connection:
            more = str(self._changes(connection) + 1)
            connection.execute(update(about).where(about.c.key == _CHANGES).values(value=more))
            yield connection

    @contextmanager
    def _reading(self) -> Iterator["Connection"]:
        """Give a connection that sees one state of the store."""
        with self._engine.connect() as connection:
            if connection.dialect.name != "sqlite":
                connection = connection.execution_options(isolation_level="REPEATABLE READ")  # noqa: PLW2901
            yield connection

    def _check(self, *, create: bool) -> None:
        """Refuse a store of another version; make a missing one if asked."""
        from sqlalchemy import insert, inspect, select  # noqa: PLC0415 - heavy

        about = self._schema.about
        with self._engine.begin() as connection:
            if not inspect(connection).has_table(about.name):
                if not create:
                    raise StoreError(_NOTHING_THERE.format(where=self._where))
                self._schema.metadata.create_all(connection)
                rows = [{"key": _MADE_BY, "value": version()}, {"key": _CHANGES, "value": "0"}]
                connection.execute(insert(about), rows)
            made_by = connection.scalar(select(about.c.value).where(about.c.key == _MADE_BY))
        if made_by != version():
            raise StoreError(_OTHER_VERSION.format(where=self._where) + self._advice)


def _rows(connection: "Connection", part: PartTable, only: int | None) -> dict[int, list[object]]:
    """Return the items of a part by document, in order; of one document alone where its key is given."""
    from sqlalchemy import select  # noqa: PLC0415 - heavy

    keys = part.table.c
    query = select(part.table).order_by(keys.document_id, keys.position)
    if only is not None:
        query = query.where(keys.document_id == only)
    found: dict[int, list[object]] = defaultdict(list)
    for row in connection.execute(query):
        found[row[0]].append(part.shape.from_row(row[2:]))
    return found


def _engine(location: Path | str) -> "Engine":
    from sqlalchemy import URL, create_engine, event  # noqa: PLC0415 - heavy
    from sqlalchemy.pool import NullPool  # noqa: PLC0415

    url = URL.create("sqlite", database=str(location)) if isinstance(location, Path) else location
    engine = create_engine(url, poolclass=NullPool)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _leave_transactions_to_us)
        event.listen(engine, "begin", _begin)
    return engine


def _leave_transactions_to_us(connection: object, _: object) -> None:
    """Keep Python's SQLite driver from opening and closing transactions by its own rules."""
    connection.isolation_level = None  # type: ignore[attr-defined]  # the driver's own connection


def _begin(connection: "Connection") -> None:
    connection.exec_driver_sql("BEGIN")


def _shown(location: "Path | str | URL") -> str:
    """Return the location as messages show it, without a password."""
    if isinstance(location, Path):
        return str(location.parent)
    from sqlalchemy import make_url  # noqa: PLC0415 - heavy
    from sqlalchemy.exc import ArgumentError  # noqa: PLC0415

    try:
        return make_url(location).render_as_string(hide_password=True)
    except ArgumentError:
        return "(tietokannan osoite)"


def _first_line(error: Exception) -> str:
    return (str(getattr(error, "orig", None) or error).splitlines() or [type(error).__name__])[0]
