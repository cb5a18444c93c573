"""Frozen dataclasses to rows of table columns and to JSON, and back without loss.

The columns are derived from the fields: text, whole numbers, truth values and dates as they are; a ``Decimal`` as its
exact text; an enum as its member's name; a period, quantity or place as one column per part, the names joined with
an underscore; anything deeper as JSON. A field added to a dataclass so needs nothing here.
"""

import types
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Union, cast, get_args, get_origin, get_type_hints

from store.figures import Place
from store.periods import Period
from store.units import Quantity

_FLAT = (Period, Place, Quantity)


class Kind(Enum):
    """The type of a column; exact numbers are text."""

    TEXT = "text"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    DATE = "date"
    JSON = "json"


_PLAIN = {str: Kind.TEXT, int: Kind.INTEGER, bool: Kind.BOOLEAN, date: Kind.DATE}


@dataclass(frozen=True, slots=True)
class Column:
    """One column that (a part of) a field is kept in."""

    name: str
    kind: Kind
    nullable: bool


@dataclass(frozen=True, slots=True)
class _Converter:
    """How values of one type become JSON values (or plain column values) and back."""

    encode: Callable[[object], object]
    decode: Callable[[object], object]


@dataclass(frozen=True, slots=True)
class _Part:
    """How one field becomes column values and back; ``split`` and ``join`` see as many values as there are columns."""

    name: str
    columns: tuple[Column, ...]
    split: Callable[[object], tuple[object, ...]]
    join: Callable[[tuple[object, ...]], object]


@dataclass(frozen=True, slots=True)
class Shape:
    """How the objects of one dataclass are kept as rows."""

    kept: type
    parts: tuple[_Part, ...]

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of a row, in order."""
        return tuple(column for part in self.parts for column in part.columns)

    def to_row(self, item: object) -> dict[str, object]:
        """Return the column values of an object of this shape."""
        row: dict[str, object] = {}
        for part in self.parts:
            values = part.split(getattr(item, part.name))
            row.update((column.name, value) for column, value in zip(part.columns, values, strict=True))
        return row

    def from_row(self, values: Sequence[object]) -> object:
        """Return the object whose column values these are, in the order of ``columns``."""
        kept: dict[str, object] = {}
        start = 0
        for part in self.parts:
            end = start + len(part.columns)
            kept[part.name] = part.join(tuple(values[start:end]))
            start = end
        return self.kept(**kept)


@cache
def shape_of(kept: type) -> Shape:
    """Return how the objects of a dataclass are kept.

    Raises:
        TypeError: If a field has a type that cannot be kept.
    """
    hints = get_type_hints(kept)
    return Shape(kept, tuple(_part(field.name, hints[field.name]) for field in fields(kept)))


def _part(name: str, hint: object) -> _Part:
    inner, optional = _without_none(hint)
    if inner in _FLAT:
        return _flat_part(name, cast("type", inner), optional=optional)
    converter = _converter(hint)
    kind = _kind(inner)
    return _Part(
        name,
        (Column(name, kind, optional),),
        lambda value: (converter.encode(value),),
        lambda values: converter.decode(values[0]),
    )


def _flat_part(name: str, kept: type, *, optional: bool) -> _Part:
    shape = shape_of(kept)
    columns = tuple(
        Column(f"{name}_{column.name}", column.kind, column.nullable or optional) for column in shape.columns
    )
    nothing = (None,) * len(columns)

    def split(value: object) -> tuple[object, ...]:
        return nothing if value is None else tuple(shape.to_row(value).values())

    def join(values: tuple[object, ...]) -> object:
        return None if optional and values == nothing else shape.from_row(values)

    return _Part(name, columns, split, join)


def _kind(inner: object) -> Kind:
    if inner in _PLAIN:
        return _PLAIN[inner]
    if inner is Decimal or _is_enum(inner):
        return Kind.TEXT
    return Kind.JSON


def _converter(hint: object) -> _Converter:
    inner, optional = _without_none(hint)
    converter = _json_converter(inner) if _kind(inner) is Kind.JSON else _plain_converter(inner)
    if not optional:
        return converter
    return _Converter(
        lambda value: None if value is None else converter.encode(value),
        lambda value: None if value is None else converter.decode(value),
    )


def _plain_converter(inner: object) -> _Converter:
    if inner is Decimal:
        return _Converter(str, lambda value: Decimal(cast("str", value)))
    if _is_enum(inner):
        members = cast("type[Enum]", inner).__members__
        return _Converter(lambda value: cast("Enum", value).name, lambda value: members[cast("str", value)])
    return _Converter(_same, _same)


def _json_converter(inner: object) -> _Converter:
    if inner is float:
        return _Converter(_same, lambda value: float(cast("float", value)))
    if get_origin(inner) is tuple and get_args(inner)[1:] == (Ellipsis,):
        item = _nested(get_args(inner)[0])
        return _Converter(
            lambda value: [item.encode(one) for one in cast("tuple[object, ...]", value)],
            lambda value: tuple(item.decode(one) for one in cast("list[object]", value)),
        )
    if isinstance(inner, type) and is_dataclass(inner):
        return _record_converter(inner)
    message = f"no way to keep {inner!r}"
    raise TypeError(message)


def _nested(hint: object) -> _Converter:
    """Return the converter of a value inside JSON, where a date is text."""
    inner, optional = _without_none(hint)
    if inner is not date:
        return _converter(hint)
    if not optional:
        return _Converter(lambda day: cast("date", day).isoformat(), lambda text: date.fromisoformat(cast("str", text)))
    return _Converter(
        lambda day: None if day is None else cast("date", day).isoformat(),
        lambda text: None if text is None else date.fromisoformat(cast("str", text)),
    )


@cache
def _record_converter(kept: type) -> _Converter:
    hints = get_type_hints(kept)
    converters = {field.name: _nested(hints[field.name]) for field in fields(kept)}

    def encode(value: object) -> object:
        return {name: converter.encode(getattr(value, name)) for name, converter in converters.items()}

    def decode(value: object) -> object:
        stored = cast("dict[str, object]", value)
        return kept(**{name: converter.decode(stored[name]) for name, converter in converters.items()})

    return _Converter(encode, decode)


def description(kept: object) -> str:
    """Return a text that changes when what is kept of a type changes, in itself or in anything within it."""
    inner, optional = _without_none(kept)
    mark = "?" if optional else ""
    if get_origin(inner) is tuple:
        return f"[{','.join(description(part) for part in get_args(inner) if part is not Ellipsis)}]{mark}"
    if _is_enum(inner):
        return f"{'|'.join(cast('type[Enum]', inner).__members__)}{mark}"
    if isinstance(inner, type) and is_dataclass(inner):
        hints = get_type_hints(inner)
        return f"({','.join(f'{field.name}:{description(hints[field.name])}' for field in fields(inner))}){mark}"
    return f"{getattr(inner, '__name__', inner)}{mark}"


def _same(value: object) -> object:
    return value


def _is_enum(inner: object) -> bool:
    return isinstance(inner, type) and issubclass(inner, Enum)


def _without_none(hint: object) -> tuple[object, bool]:
    """Return a type hint without ``| None``, and whether it had that."""
    if get_origin(hint) in (Union, types.UnionType):
        others = [part for part in get_args(hint) if part is not types.NoneType]
        if len(others) == 1:
            return others[0], True
    return hint, False
