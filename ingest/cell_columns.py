"""Columns of figures in a table whose cells the source itself parts: what the head cells above each of them tell.

A head may tell a basis, time and unit, and whose numbers stand below it or what they measure. What no head tells is
taken from the titles above the table. A column that stays unclear is left out; the others are read.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ingest.account_words import is_account, is_total
from ingest.cell_roles import parted_code
from ingest.column_heads import Mark, Part, head_parts
from ingest.columns import Column, Setting, is_month_series, read_columns
from ingest.head_meaning import head_basis
from ingest.rows import Reading
from ingest.title_context import TitleContext
from ingest.unit_titles import could_be_unit
from store.figures import Basis
from store.periods import Period

_LINE_END = re.compile(r"(?<=[^\W\d_])-\s(?=(?!(?:ja|tai|sekä)\b)[a-zåäö])")
"""Where a line of a narrow cell ends within a word."""
_NAMING = (Mark.MEASURE, Mark.OWNER)
_TIMES = (Mark.YEAR, Mark.SHORT_YEAR, Mark.DATE, Mark.MONTHS)


@dataclass(frozen=True, slots=True)
class Heads:
    """The head of one column: its texts from top to bottom, the parts they hold, and the names among them."""

    texts: tuple[str, ...]
    parts: tuple[Part, ...]
    names: tuple[str, ...]

    @property
    def label(self) -> str:
        """The head in one line."""
        return " ".join(self.texts)


def split_head(texts: Sequence[str]) -> Heads:
    """Return what the texts above a column tell: parts of a head, each once, and names."""
    kept: list[str] = []
    parts: list[Part] = []
    names: list[str] = []
    for text in texts:
        if not text or text in kept:
            continue
        kept.append(text)
        name, found = _named_head(_LINE_END.sub("", text))
        if name:
            names.append(name)
        known = [(part.mark, part.text.casefold()) for part in parts]
        parts += [part for part in found if (part.mark, part.text.casefold()) not in known]
    return Heads(tuple(kept), tuple(_one_time(parts)), tuple(names))


def _named_head(text: str) -> tuple[str, list[Part]]:
    """Return the name that a head cell begins or ends with, and its parts: ``Kirjasto TP 2024``."""
    whole = _whole_head(text)
    if whole is not None:
        return "", whole
    for match in re.finditer(r"(?<=\s)\S", text):
        parts = head_parts(text[match.start() :])
        if parts and any(part.mark is not Mark.EMPTY for part in parts):
            return text[: match.start()].strip(" ,:–-"), parts
    for match in reversed(list(re.finditer(r"\S(?=[\s,])", text))):
        parts = head_parts(text[: match.end()])
        if parts and any(part.mark is not Mark.EMPTY for part in parts):
            return text[match.end() :].strip(" ,:–-"), parts
    return text, []


def _whole_head(text: str) -> list[Part] | None:
    """Return the parts of a text that is a head and nothing else; what is measured, whose it is and totals are names.

    A cell stands above its own columns, so that it may say what a head says only there: ``alkuperäinen``,
    ``Muutos 2024-2025``.
    """
    placed = head_parts(text, is_placed=True)
    is_name = not placed or any(part.mark in _NAMING or is_total(part.text) for part in placed)
    if is_name or all(part.mark is Mark.FILLER for part in placed or ()):
        return head_parts(text)
    return placed


def _one_time(parts: Sequence[Part]) -> list[Part]:
    """Return the parts without a year that stands in another part's time already (``2025`` over ``1–8/2025``)."""
    told = " ".join(part.text for part in parts if part.mark in _TIMES and part.mark is not Mark.YEAR)
    return [part for part in parts if part.mark is not Mark.YEAR or part.text not in told]


def read_heads(heads: Sequence[Heads], context: TitleContext) -> list[Column | None]:
    """Return the meaning of each column's time, basis and unit; None for one that stays unclear."""
    completed = [_completed(one, heads, context) for one in heads]
    columns = read_columns(completed, context.setting)
    columns = [
        column or _past_year(parts, completed, context) for column, parts in zip(columns, completed, strict=True)
    ]
    return [column and replace(column, label=one.label) for column, one in zip(columns, heads, strict=True)]


def _completed(head: Heads, heads: Sequence[Heads], context: TitleContext) -> tuple[Part, ...]:
    """Return the parts of a head with the basis and the time that only the titles tell."""
    parts = head.parts
    bases = {head_basis(one.parts) for one in heads} - {None}
    times = [part.mark for part in parts if part.mark in _TIMES]
    if (
        head_basis(parts) is None
        and context.basis is not None
        and not (times and (bases or context.setting.is_closing))
    ):
        parts = (*parts, Part(Mark.BASIS, context.basis.value, basis=context.basis))
    if head_basis(parts) is Basis.ACTUAL and context.months is not None and set(times) <= {Mark.YEAR}:
        # "2024 | 2025" below "Toteuma 1–8" are the same months of two years, unless one is a closing account.
        is_closing = any(re.match(r"tp|tilinp", part.text, re.IGNORECASE) for part in parts)
        only_months = replace(context.months, text=context.months.text.partition("/")[0])
        parts = parts if is_closing else (*parts, only_months if times else context.months)
    if context.is_cumulative and any(part.mark is Mark.MONTHS for part in parts):
        parts = (*parts, Part(Mark.CUMULATIVE, "kumulatiivinen"))
    return parts


def _past_year(parts: tuple[Part, ...], heads: Sequence[tuple[Part, ...]], context: TitleContext) -> Column | None:
    """Return a column of a whole year: its head is a bare year before the document's own, or names its actual.

    Beside a head that names months, a year's actual may be for the same months, and stays unclear.
    """
    if context.last_year is None or any(part.mark in (Mark.MONTHS, Mark.CUMULATIVE) for part in parts):
        return None
    basis = head_basis(parts)
    if basis not in (None, Basis.ACTUAL) or context.basis not in (None, Basis.ACTUAL):
        return None
    if basis is None and is_month_series(heads):
        return None
    others = [one for one in heads if head_basis(one) is Basis.ACTUAL]
    if basis is Basis.ACTUAL and any(part.mark is Mark.MONTHS for one in others for part in one):
        return None
    if basis is not None and context.setting.period and not context.setting.period.is_year:
        return None
    closing = Setting(context.last_year, Period.year(context.last_year), is_closing=True)
    return read_columns([parts], closing)[0]


def place_names(
    heads: Sequence[Heads], columns: Sequence[Column | None], *, rows_are_accounts: bool
) -> list[Column | None]:
    """Return the columns with whose they are or what they measure, where the names in their heads tell that.

    Over rows of accounts a name is a unit's; over rows of units it is a measure. Any other name makes the column
    unclear, unless all columns share it.
    """
    shared = set.intersection(*(set(one.names) for one in heads)) if heads else set()
    placed: list[Column | None] = []
    for one, column in zip(heads, columns, strict=True):
        names = [name for name in one.names if name not in shared]
        if column is None or not names:
            placed.append(column)
        elif len(names) > 1:
            placed.append(None)
        elif is_total(names[0]):
            placed.append(column if rows_are_accounts else None)
        elif rows_are_accounts and could_be_unit(parted_code(names[0])[1]):
            placed.append(replace(column, organisation=parted_code(names[0])[1]))
        elif not rows_are_accounts and is_account(names[0]):
            placed.append(replace(column, measure=parted_code(names[0])[1]))
        else:
            placed.append(None)
    return placed


def month_sums(
    heads: Sequence[Heads], columns: Sequence[Column | None], rows: Sequence[Reading]
) -> list[Column | None]:
    """Return the columns with a total beside months read as those months' sum, where every row bears it out."""
    found = list(columns)
    for at, head in enumerate(heads):
        if columns[at] is not None or not (head.names and is_total(head.names[0])):
            continue
        months = [
            (index, column)
            for index, column in enumerate(columns)
            if column is not None and column.period.month_count == 1 and column.organisation is None
        ]
        bases = {column.basis for _, column in months}
        filled = [
            (index, column) for index, column in months if any((cell := row[index]) and cell.value for row in rows)
        ]
        sums = [
            (total.value, sum((cell.value for index, _ in months if (cell := row[index])), Decimal(0)))
            for row in rows
            if (total := row[at])
        ]
        if len(filled) > 1 and len(bases) == 1 and sums and all(total == added for total, added in sums):
            first, last = filled[0][1], filled[-1][1]
            period = Period(first.period.first, last.period.last)
            found[at] = replace(first, label=head.label, period=period)
    return found


def flow_period(period: Period) -> Period:
    """Return the time up to a day: in a statement of flows the day in a head ends the year, or a part of it."""
    return Period(period.first.replace(month=1, day=1), period.last) if period.first == period.last else period
