"""The tables of the figure and record store, derived from what ``Contents`` holds.

``documents`` has a row per document; every other part of ``Contents`` (``figures``, ``goals`` …) has a table of its
name, each row with the document's key and its position among its likes. ``about`` tells the version of the tables
and counts the changes made. ``documents.passage_key`` is what the document's passages are found under in the
passage index.
"""

import hashlib
from dataclasses import dataclass, fields
from functools import cache
from typing import TYPE_CHECKING, get_args, get_type_hints

from store.codec import Kind, Shape, description, shape_of
from store.contents import Contents, Document

if TYPE_CHECKING:
    from sqlalchemy import Column, MetaData, Table
    from sqlalchemy.types import TypeEngine

_GENERATION = 2  # raised by hand when the same columns come to mean something else


@dataclass(frozen=True, slots=True)
class PartTable:
    """The table of one part of ``Contents`` and how its rows are built."""

    name: str
    shape: Shape
    table: "Table"


@dataclass(frozen=True, slots=True)
class Schema:
    """Every table of the store."""

    metadata: "MetaData"
    about: "Table"
    documents: "Table"
    document_shape: Shape
    parts: tuple[PartTable, ...]


def part_types() -> dict[str, type]:
    """Return the parts of ``Contents`` that are tuples, by name, each with the type of its items."""
    hints = get_type_hints(Contents)
    return {field.name: get_args(hints[field.name])[0] for field in fields(Contents) if field.name != "document"}


@cache
def version() -> str:
    """Return the version of the tables: it changes whenever anything that is kept changes."""
    digest = hashlib.sha256(description(Contents).encode()).hexdigest()
    return f"{_GENERATION}-{digest[:16]}"


@cache
def schema() -> Schema:
    """Return the tables."""
    from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table, UniqueConstraint  # noqa: PLC0415 - heavy

    metadata = MetaData()
    about = Table("about", metadata, Column("key", String, primary_key=True), Column("value", String, nullable=False))
    document_shape = shape_of(Document)
    documents = Table(
        "documents",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("passage_key", String, nullable=False, unique=True),
        *_columns(document_shape),
        UniqueConstraint("name"),
    )
    parts = []
    for name, kept in part_types().items():
        shape = shape_of(kept)
        keys: tuple[Column[int], ...] = (
            Column("document_id", ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
            Column("position", Integer, primary_key=True, autoincrement=False),
        )
        parts.append(PartTable(name, shape, Table(name, metadata, *keys, *_columns(shape))))
    return Schema(metadata, about, documents, document_shape, tuple(parts))


def _columns(shape: Shape) -> list["Column[object]"]:
    from sqlalchemy import Column  # noqa: PLC0415 - heavy

    return [Column(column.name, _type(column.kind), nullable=column.nullable) for column in shape.columns]


def _type(kind: Kind) -> "TypeEngine[object]":
    from sqlalchemy import JSON, Boolean, Date, Integer, Text  # noqa: PLC0415 - heavy

    types = {Kind.TEXT: Text, Kind.INTEGER: Integer, Kind.BOOLEAN: Boolean, Kind.DATE: Date}
    return JSON(none_as_null=True) if kind is Kind.JSON else types[kind]()
