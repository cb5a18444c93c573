"""Misreadings planted in what was read of made documents: what a reader gets wrong, not what a report misprints."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random

from ingest.self_check import check_reading
from store.contents import Contents
from store.figures import Figure
from store.units import Dimension
from tests.audits.judging import forms_of, read
from tests.audits.planting import clean_documents

_FEWEST_DIGITS = 5
_GROUP = 1000
Row = list[Figure]


@dataclass(frozen=True, slots=True)
class Misread:
    """A document with one misread row: how it was misread, and what is read of it."""

    kind: str
    row: str
    contents: Contents

    @property
    def is_caught(self) -> bool:
        """Whether the reader's own check tells of anything."""
        return bool(check_reading(self.contents))


def misreads(seed: int) -> Iterator[Misread]:
    """Give each kind of misreading in one row of each made table."""
    random = Random(seed)  # noqa: S311 - a seed has to give the same misreadings
    for number, made in enumerate(clean_documents(seed)):
        if not made.tables:
            continue
        table = made.tables[0]
        forms = forms_of(made)
        contents = read(made, forms[(seed + number) % len(forms)])
        held = {name for at, (name, _) in enumerate(table.rows) if at not in table.loose}
        for kind, change in KINDS.items():
            rows = _rows(contents, held)
            random.shuffle(rows)
            changed = next((found for row in rows if (found := change(row)) is not None), None)
            if changed is not None:
                yield Misread(kind, changed[0].place.row or "", _with(contents, changed))


def _rows(contents: Contents, held: set[str]) -> list[Row]:
    """Return the rows of amounts that identities hold."""
    rows: dict[str, Row] = {}
    for figure in contents.figures:
        if figure.place.row in held:
            rows.setdefault(figure.place.row or "", []).append(figure)
    return list(rows.values())


def _with(contents: Contents, row: Row) -> Contents:
    """Return what was read with another reading of a row; a cell that is not in it is lost."""
    name = row[0].place.row
    first = next(at for at, figure in enumerate(contents.figures) if figure.place.row == name)
    others = [figure for figure in contents.figures if figure.place.row != name]
    return replace(contents, figures=(*others[:first], *row, *others[first:]))


def _read_as(figure: Figure, value: Decimal) -> Figure:
    """Return a figure with another value, printed as that would be."""
    scale = figure.quantity.unit.scale
    text = f"{value / scale:f}".replace(".", ",")
    return replace(figure, quantity=replace(figure.quantity, value=value), as_printed=text)


def _change_one(row: Row, change: Callable[[Decimal], Decimal | None]) -> Row | None:
    """Return a row with the first amount changed that can be."""
    for at, figure in enumerate(row):
        if figure.quantity.unit.dimension in (Dimension.MONEY, Dimension.COUNT):
            value = change(figure.quantity.value)
            if value is not None and value != figure.quantity.value:
                return [*row[:at], _read_as(figure, value), *row[at + 1 :]]
    return None


def _lost_group(value: Decimal) -> Decimal | None:
    """Return a number without its first group of digits: taken for a part of the row's name."""
    digits = len(str(abs(int(value))))
    left = value % 10 ** ((digits - 1) // 3 * 3) if value >= 0 else -(-value % 10 ** ((digits - 1) // 3 * 3))
    return left if digits >= _FEWEST_DIGITS and left else None


def _joined(value: Decimal) -> Decimal | None:
    """Return a number with the next one's first digits at its end."""
    return value * _GROUP + (381 if value > 0 else -381) if abs(value) >= _GROUP else None


def _shifted(row: Row) -> Row | None:
    """Return a row whose cells stand a column too far: its first was taken for a blank one."""
    amounts = [figure for figure in row if figure.quantity.unit is row[0].quantity.unit]
    values = [figure.quantity.value for figure in amounts]
    if len(amounts) < 2 or len(set(values)) < len(values):
        return None
    return [_read_as(figure, value) for figure, value in zip(amounts[1:], values, strict=False)]


KINDS: dict[str, Callable[[Row], Row | None]] = {
    "first digits lost": lambda row: _change_one(row, _lost_group),
    "cells joined": lambda row: _change_one(row, _joined),
    "sign lost": lambda row: _change_one(row, lambda value: -value if abs(value) >= _GROUP else None),
    "columns shifted": _shifted,
    "cells lost": lambda row: row[:1] if len(row) > 1 and row[0].quantity.value else None,
}
