"""Figure tables: a head and rows, from lines of text without positions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.column_heads import Part
from ingest.columns import Column, Setting, read_columns
from ingest.headers import Header, find_headers
from ingest.identities import is_running_total
from ingest.joining import join_lines
from ingest.pages import Line
from ingest.rows import Reading, Row, part_cells, split_row
from ingest.rules import find_rules, holds
from ingest.unit_notes import is_unit_note, unit_note
from store.numbers import MINUS_CHARACTERS
from store.units import Unit

_LONGEST_LABEL = 80
_KEY_ROWS = re.compile(r"^(?:toiminta(?:tuotot|kulut|kate|menot|tulot)|tulot|menot|kate|netto)\b", re.IGNORECASE)
_MOST_DOUBTFUL = 3
# A row's name that ends in pieces of a number, or holds a grouped number: a cell was misprinted or misread.
_BROKEN_NUMBER = re.compile(
    rf"(?:^|\s)[{MINUS_CHARACTERS}]\s?\d|\d \d{{3}}\s+[^\s€]|(?:^|\s)\d{{1,3}}(?: \d{{3}})+$"
    rf"|(?:^|\s)(?:\d+[^\W\d_]{{1,2}}\d*|[^\W\d_]{{1,2}}\d+)$|(?:^|\s)[{MINUS_CHARACTERS}]\s?\w{{0,2}}$"
)


@dataclass(frozen=True, slots=True)
class Unread:
    """A line of a table that no number of cells fits, and its text."""

    text: str
    line: Line


@dataclass(frozen=True, slots=True)
class Table:
    """A figure table: whose it is or what it is called ('' where untold), its columns, rows, and unread lines.

    ``unit`` is the unit that the head tells for every amount, None where it tells none. ``is_exact`` is set where the
    source itself parts the cells (a workbook): a column that is not understood then leaves the others as they are.
    ``doubt`` says in Finnish why none of it can be read, '' where it can; ``titles`` are all the texts above it.
    """

    name: str
    heads: tuple[str, ...]
    columns: tuple[Column | None, ...]
    unit: Unit | None
    rows: tuple[Row, ...]
    unread: tuple[Unread, ...]
    page: int | None
    line: int | None
    is_exact: bool = False
    doubt: str = ""
    titles: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """All that stands above the table about it: its titles and its name."""
        return " ".join((*self.titles, self.name)).strip()


def is_key_figures(table: Table) -> bool:
    """Whether a table has the rows of a unit's key figures (toimintatuotot, toimintakulut, toimintakate)."""
    return any(_KEY_ROWS.match(row.label) for row in table.rows)


def read_text_tables(lines: Sequence[Line], setting: Setting) -> list[Table]:
    """Return the tables of a run of lines, in order."""
    headers = find_headers(lines)
    ends = [*(header.start for header in headers), len(lines)][1:]
    tables: list[Table] = []
    for header, end in zip(headers, ends, strict=True):
        columns = read_columns(list(header.heads), setting)
        rows, unread = _read_rows(lines[header.end : end], columns)
        if rows or unread:
            first = lines[header.start]
            heads = tuple(_head_text(parts) for parts in header.heads)
            unit = _declared_unit(lines, header)
            tables.append(
                Table(header.name, heads, tuple(columns), unit, tuple(rows), tuple(unread), first.page, first.number)
            )
    return tables


def _head_text(parts: tuple[Part, ...]) -> str:
    return " ".join(part.text for part in parts)


def _declared_unit(lines: Sequence[Line], header: Header) -> Unit | None:
    """Return the unit that the head's lines or a note right above or below them tell."""
    above = next((line.text for line in reversed(lines[: header.start]) if line.text), "")
    below = next((line.text for line in lines[header.end :] if line.text), "")
    notes = [text for text in (above, below) if is_unit_note(text)]
    texts = [header.name_line, *(line.text for line in lines[header.start : header.end] if not line.words), *notes]
    return next((unit for unit in map(unit_note, texts) if unit), None)


def _read_rows(lines: Sequence[Line], columns: Sequence[Column | None]) -> tuple[list[Row], list[Unread]]:
    """Return the rows among the lines below a head, and the lines among them that no reading fits."""
    reader = _RowReader(columns)
    for line in lines:
        if not reader.take(line):
            break
    return reader.rows, reader.unread


class _RowReader:
    """Takes the lines below a table's head one by one until one that is no part of the table."""

    def __init__(self, columns: Sequence[Column | None]) -> None:
        """Begin below the heads of these columns."""
        self.rows: list[Row] = []
        self.unread: list[Unread] = []
        self._columns = columns
        self._group: str | None = None
        self._pending: Line | None = None
        self._doubtful: list[Unread] = []

    def take(self, line: Line) -> bool:
        """Take a line; return False where the table has ended before it."""
        if not line.text:
            return self._pending is None
        if is_unit_note(line.text):
            return True
        label, tokens = split_row(line.text)
        return self._take_row(line, label, tokens) if tokens else self._take_label(line)

    def _take_label(self, line: Line) -> bool:
        """Take a line without numbers: a heading row, or the beginning of a wrapped name."""
        if is_group(line.text):
            self._group, self._pending = group_name(line.text), None
            return True
        if len(line.text) > _LONGEST_LABEL or line.text[-1] in ".:" or self._pending is not None:
            return False
        self._pending = line
        return True

    def _take_row(self, line: Line, label: str, tokens: Sequence[str]) -> bool:
        """Take a line that ends with numbers."""
        if len(label) > _LONGEST_LABEL:
            return False
        pending, self._pending = self._pending, None
        is_wrapped = pending is not None and (not label or label[0].islower() or pending.text.endswith("-"))
        if pending is not None and not is_wrapped:
            self._group = pending.text
        sources = [pending, line] if pending is not None and is_wrapped else [line]
        name = join_lines([*(source.text for source in sources[:-1]), label])
        quote = " ".join(source.text for source in sources)
        readings = _fill(tokens, self._columns)
        if not name or not readings or _BROKEN_NUMBER.search(name):
            # Only a later row shows that this line stands in the table, and not in the prose after it.
            self._doubtful.append(Unread(quote, sources[0]))
            return len(self._doubtful) <= _MOST_DOUBTFUL
        self.unread += self._doubtful
        self._doubtful = []
        if is_running_total(name):
            self._group = None
        self.rows.append(Row(name, self._group, tuple(readings), quote, sources[0].page, sources[0].number))
        if self._group is not None and name.casefold() == self._group.casefold():
            self._group = None
        return True


def is_group(text: str) -> bool:
    """Whether a line without numbers is a heading row: a dash follows its name, or it is in capitals."""
    return bool(re.search(r"\s[-–]$", text)) or (text.isupper() and len(text) <= _LONGEST_LABEL)


def group_name(text: str) -> str:
    """Return the name that a heading row gives to the rows below it."""
    return re.sub(r"\s[-–]$", "", text).strip()


def _fill(tokens: Sequence[str], columns: Sequence[Column | None]) -> list[Reading]:
    """Return the readings of a row; its last cells may be blank where the other cells make them void."""
    count = len(columns)
    rules = find_rules(columns)
    readings = part_cells(tokens, count)
    for blank in range(1, count - 1):
        last = {index: [rule for rule in rules if rule.result == index] for index in range(count - blank, count)}
        if not all(last.values()):
            break
        for short in part_cells(tokens, count - blank):
            reading = (*short, *([None] * blank))
            if all(holds(rule, reading) for found in last.values() for rule in found):
                readings.append(reading)
    return readings
