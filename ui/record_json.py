"""Figures, records and documents as JSON objects with plain names; numbers are plain decimal text in base units."""

from dataclasses import fields
from datetime import date
from enum import Enum

from store.figure_db import StoredDocument
from store.figures import Figure, Place
from store.periods import Period
from store.records import Field, Goal, Project, ProjectAmount, ProjectSource, ProseQuantity, Risk
from store.units import Quantity
from ui.answer_json import Json, plain_value

Record = Goal | Risk | Project | ProseQuantity


def figure_json(figure: Figure) -> dict[str, Json]:
    """Return a figure: where it stands, whose it is, and its value in base units."""
    place = figure.place
    return {
        "document": place.document,
        "page": place.page,
        "table": place.table,
        "unit": figure.organisation,
        "row": place.row or figure.measure,
        "column": place.column,
        "value": plain_value(figure.quantity),
        "unit_of_value": figure.quantity.unit.code,
        "quote": figure.quote,
        "section": place.section,
        "line": place.line,
        "cell": place.cell,
        "group": figure.group,
        "period": str(figure.period),
        "basis": figure.basis.value,
        "as_printed": figure.as_printed,
    }


def record_json(record: Record) -> dict[str, Json]:
    """Return a record: where it stands, its fields as text, and under ``quotes`` each field as the source has it."""
    found: dict[str, Json] = {"document": record.place.document}
    quotes: dict[str, Json] = {}
    for one in fields(record):
        value = getattr(record, one.name)
        found |= _named(one.name, value)
        if isinstance(value, Field):
            quotes[one.name] = list(value.quotes)
    if quotes:
        found["quotes"] = quotes
    if isinstance(record, Project):
        found["total"] = record.source is ProjectSource.TABLE_TOTAL
    return found


def document_json(stored: StoredDocument) -> dict[str, Json]:
    """Return a stored document and how many it has of each part."""
    found: dict[str, Json] = {}
    for one in fields(stored.document):
        found |= _named(one.name, getattr(stored.document, one.name))
    return found | {"counts": dict(sorted(stored.counts.items()))}


def _named(name: str, value: object) -> dict[str, Json]:
    """Return what a field adds to the object: most add a key of their own name."""
    match value:
        case Place():
            return {key: getattr(value, key) for key in ("page", "section", "table", "row", "column", "line", "cell")}
        case Quantity():
            return {"value": plain_value(value), "unit_of_value": value.unit.code}
        case _:
            return {name: _plain(value)}


def _plain(value: object) -> Json:
    match value:
        case None | bool() | int() | str():
            return value
        case Field():
            return value.text
        case Enum():
            return str(value.value)
        case Period():
            return {"text": str(value), "first": value.first.isoformat(), "last": value.last.isoformat()}
        case date():
            return value.isoformat()
        case ProjectAmount():
            quantity = value.quantity
            return {
                "amount": value.amount.value,
                "level": value.level,
                "value": plain_value(quantity),
                "unit_of_value": quantity.unit.code,
                "as_printed": value.field.text,
            }
        case tuple():
            if value and all(isinstance(item, Field) for item in value):
                return [{"name": item.name, "text": item.text} for item in value]
            return [_plain(item) for item in value]
        case _:
            message = f"no JSON for {value!r}"
            raise TypeError(message)
