"""Tables in long form: each row tells whose figure it is, what it measures, for what time and on which basis."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.cell_columns import Heads, split_head
from ingest.cell_cuts import CutRow
from ingest.cell_roles import parted_code
from ingest.cell_rows import NameColumn, Role, unit_name
from ingest.column_heads import Mark, head_parts, named_months
from ingest.columns import Column, months_of, single_month
from ingest.head_meaning import head_basis, head_year
from ingest.pages import Cell, Line
from ingest.rows import Row
from ingest.tables import Table, Unread
from ingest.title_context import TitleContext
from store.figures import Basis
from store.periods import Period
from store.units import Unit

_MONTH = re.compile(r"0?[1-9]|1[0-2]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_REPEATED = "sama tieto on siinä usealla rivillä; rivit lienevät tapahtumia eivätkä lukuja"


@dataclass(frozen=True, slots=True)
class _Entry:
    """One row of long form: its column's meaning, its figure's row, and the line it stands on."""

    column: Column | None
    row: Row


def long_tables(
    rows: Sequence[CutRow],
    names: Sequence[NameColumn],
    heads: dict[int, Heads],
    context: TitleContext,
    unit: Unit | None,
) -> list[Table]:
    """Return a table for each basis and time that the rows name; an unclear one where a figure is told twice."""
    entries: list[_Entry] = []
    unread: list[Unread] = []
    for one in rows:
        if not one.has_figures:
            continue
        cells, line = one.cells, one.line
        found = [_entry(cells, line, names, at, head, context) for at, head in heads.items()]
        entries += [entry for entry in found if entry is not None]
        if not any(found):
            unread.append(Unread(line.text, line))
    first = rows[0].line.number
    times = Counter(
        (entry.row.organisation, entry.row.measure, entry.column and (entry.column.basis, entry.column.period))
        for entry in entries
    )
    if any(count > 1 for count in times.values()):
        return [Table("", (), (), unit, (), tuple(unread), None, first, is_exact=True, doubt=_REPEATED)]
    columns = list(dict.fromkeys(entry.column for entry in entries))
    tables = []
    for column in columns:
        own = [entry.row for entry in entries if entry.column == column]
        label = column.label if column else "aika tai laji"
        tables.append(Table("", (label,), (column,), unit, tuple(own), (), None, own[0].line, is_exact=True))
    if unread:
        tables.append(Table("", ("",), (), unit, (), tuple(unread), None, first, is_exact=True))
    return tables


def _entry(
    cells: Sequence[Cell],
    line: Line,
    names: Sequence[NameColumn],
    at: int,
    head: Heads,
    context: TitleContext,
) -> _Entry | None:
    """Return the figure that a row holds in a column."""
    by_column = {cell.column: cell for cell in cells}
    cell = by_column.get(at)
    if cell is None or cell.number is None:
        return None
    texts = {
        role: [by_column[name.column].text for name in names if name.role is role and name.column in by_column]
        for role in Role
    }
    column = _column([*texts[Role.BASIS], *head.texts], texts[Role.TIME], context)
    organisation = unit_name(texts[Role.ORGANISATION][-1]) if texts[Role.ORGANISATION] else None
    measured = [*texts[Role.NAME], *texts[Role.MEASURE]]
    measure = parted_code(measured[-1])[1] if measured else _measure_of(head)
    shown = " ".join([*texts[Role.CODE], *texts[Role.ORGANISATION], *measured])
    row = Row(
        measure or shown,
        organisation,
        ((cell.number,),),
        line.text,
        None,
        line.number,
        cells=(cell.address,),
        organisation=organisation,
        measure=measure,
        shown=shown,
    )
    return _Entry(column, row)


def _measure_of(head: Heads) -> str:
    """Return what the head of the figures says that they measure, '' where it says nothing."""
    return head.names[0] if len(head.names) == 1 and not head.parts else ""


def _column(told: Sequence[str], times: Sequence[str], context: TitleContext) -> Column | None:
    """Return the basis and time of a row; None where they are not told."""
    parts = split_head([text for text in told if head_parts(text)]).parts
    basis = head_basis(parts) or context.basis
    unit = next((part.unit for part in parts if part.unit is not None), None)
    time = " ".join(times)
    year = next((int(text) for text in _YEAR.findall(time)), None) or head_year(parts) or context.setting.year
    if basis is None or year is None:
        return None
    label = " ".join(dict.fromkeys([*(part.text for part in parts if part.mark is Mark.BASIS), time])).strip()
    months = _months(times, year, is_cumulative=context.is_cumulative)
    if months is not None:
        return Column(label, basis, months, unit)
    if basis is not Basis.ACTUAL or any(re.match(r"tp|tilinp", part.text, re.IGNORECASE) for part in parts):
        return Column(label, basis, Period.year(year), unit)
    if context.last_year is not None and year <= context.last_year:
        return Column(label, basis, Period.year(year), unit)
    own = context.setting.period
    return Column(label, basis, own, unit) if own and own.first.year == own.last.year == year else None


def _months(times: Sequence[str], year: int, *, is_cumulative: bool) -> Period | None:
    """Return the months that the cells of time name."""
    for text in times:
        bare = _YEAR.sub("", text).strip(" /.-")
        month = int(bare) if _MONTH.fullmatch(bare) else single_month(text)
        if month is not None:
            return Period.months(year, 1 if is_cumulative else month, month)
        if named_months(text) or re.search(r"\d\s?[-–]\s?\d", bare):
            return months_of(text, year)
    return None
