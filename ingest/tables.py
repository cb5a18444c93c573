"""Figure tables: a head and rows, from lines of text without positions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.columns import Column, Part, Setting, head_basis, read_columns
from ingest.headers import Header, find_headers
from ingest.joining import join_lines
from ingest.pages import Line
from ingest.rows import Reading, Row, part_cells, split_row
from store.figures import Basis
from store.units import Unit

_LONGEST_LABEL = 80
_KEY_ROWS = re.compile(r"^(?:toiminta(?:tuotot|kulut|kate|menot|tulot)|tulot|menot|kate|netto)\b", re.IGNORECASE)
_NUMBER_WITHIN = re.compile(r"\d \d{3}\s+\D")
_DERIVED = (Basis.REMAINING, Basis.DEVIATION, Basis.REALISATION, Basis.CHANGE, Basis.CHANGE_RATE)
_UNIT_NOTE = re.compile(
    r"\(?\s*(?:(1[ .\u00a0]?000\s?(?:€|euroa)|tuhatta euroa|tuhansina euroina|t€|k€)|(milj\.?\s?(?:€|euroa)|m€))\s*\)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Unread:
    """A line of a table that no number of cells fits, and its text."""

    text: str
    line: Line


@dataclass(frozen=True, slots=True)
class Table:
    """A figure table: whose it is or what it is called ('' where untold), its columns, rows, and unread lines.

    ``unit`` is the unit that the head tells for every amount, None where it tells none.
    """

    name: str
    heads: tuple[str, ...]
    columns: tuple[Column | None, ...]
    unit: Unit | None
    rows: tuple[Row, ...]
    unread: tuple[Unread, ...]
    page: int | None
    line: int | None


def is_key_figures(table: Table) -> bool:
    """Whether a table has the rows of a unit's key figures (toimintatuotot, toimintakulut, toimintakate)."""
    return any(_KEY_ROWS.match(row.label) for row in table.rows)


def read_text_tables(lines: Sequence[Line], setting: Setting) -> list[Table]:
    """Return the tables of a run of lines, in order."""
    headers = find_headers(lines)
    ends = [*(header.start for header in headers), len(lines)][1:]
    tables: list[Table] = []
    for header, end in zip(headers, ends, strict=True):
        rows, unread = _read_rows(lines, header, end)
        if rows or unread:
            columns = read_columns(list(header.heads), setting)
            first = lines[header.start]
            heads = tuple(_head_text(parts) for parts in header.heads)
            unit = _declared_unit(lines, header)
            tables.append(
                Table(header.name, heads, tuple(columns), unit, tuple(rows), tuple(unread), first.page, first.number)
            )
    return tables


def _head_text(parts: tuple[Part, ...]) -> str:
    return " ".join(part.text for part in parts)


def unit_note(text: str) -> Unit | None:
    """Return the unit of money that a note such as ``(1 000 €)`` tells."""
    found = _UNIT_NOTE.search(text)
    if found is None:
        return None
    return Unit.THOUSAND_EURO if found[1] else Unit.MILLION_EURO


def _declared_unit(lines: Sequence[Line], header: Header) -> Unit | None:
    """Return the unit that the head's lines or the line above tell."""
    above = next((line.text for line in reversed(lines[: header.start]) if line.text), "")
    texts = [header.name, *(line.text for line in lines[header.start : header.end])]
    if above.startswith("(") or len(above.split()) <= 4:  # noqa: PLR2004 - a short note, not a sentence
        texts.append(above)
    return next((unit for unit in map(unit_note, texts) if unit), None)


def _read_rows(lines: Sequence[Line], header: Header, end: int) -> tuple[list[Row], list[Unread]]:
    """Return the rows below a head, and the lines among them that no reading fits."""
    bases = [head_basis(parts) for parts in header.heads]
    rows: list[Row] = []
    unread: list[Unread] = []
    group: str | None = None
    pending: list[Line] = []
    for index in range(header.end, end):
        line = lines[index]
        if not line.text:
            if pending and not is_group(pending[-1].text):
                break
            continue
        label, tokens = split_row(line.text)
        if not tokens:
            if is_group(line.text):
                group, pending = group_name(line.text), []
            elif len(line.text) > _LONGEST_LABEL or line.text[-1] in ".:" or pending:
                break
            else:
                pending = [line]
            continue
        readings = _fill(tokens, bases)
        if not readings and len(tokens) < len(bases) - 2:
            break
        full = join_lines([*(before.text for before in pending), label])
        first = pending[0] if pending and label[:1].islower() else line
        if pending and first is line:
            group, full = pending[0].text, label
        pending = []
        quote = line.text if first is line else f"{first.text} {line.text}"
        if not full or not readings or _NUMBER_WITHIN.search(full):
            unread.append(Unread(quote, first))
            continue
        rows.append(Row(full, group, tuple(readings), quote, first.page, first.number))
        if group is not None and full.casefold() == group.casefold():
            group = None
    return rows, unread


def is_group(text: str) -> bool:
    """Whether a line without numbers is a heading row: a dash follows its name, or it is in capitals."""
    return bool(re.search(r"\s[-–]$", text)) or (text.isupper() and len(text) <= _LONGEST_LABEL)


def group_name(text: str) -> str:
    """Return the name that a heading row gives to the rows below it."""
    return re.sub(r"\s[-–]$", "", text).strip()


def _fill(tokens: Sequence[str], bases: Sequence[Basis | None]) -> list[Reading]:
    """Return the readings of a row; a row may lack derived cells at its end where the others tell them to be void."""
    count = len(bases)
    readings = part_cells(tokens, count)
    blank = 0
    while blank < count - 2 and bases[count - blank - 1] in _DERIVED:
        blank += 1
        readings += [(*reading, *([None] * blank)) for reading in part_cells(tokens, count - blank)]
    return readings
