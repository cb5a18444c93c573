"""Figure tables of workbooks, Word documents and CSV: the source itself parts the cells, so each is read where it is.

A grid is cut into tables at each row of heads; of each table the columns of figures are told from those of names.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ingest.account_words import are_flows, is_account, measure_of_title
from ingest.cell_columns import Heads, flow_period, month_sums, place_names, read_heads, split_head
from ingest.cell_cuts import Cut, cut_tables
from ingest.cell_long import long_tables
from ingest.cell_numbers import unit_of, without_unit
from ingest.cell_roles import is_head_like, parted_code
from ingest.cell_row_reader import RowReader
from ingest.cell_rows import (
    NameColumn,
    Role,
    RowName,
    holds_units,
    is_neutral,
    is_unit_head,
    role_of,
    unit_name,
)
from ingest.column_heads import Mark
from ingest.columns import Setting
from ingest.head_meaning import head_basis
from ingest.pages import Cell, Grid
from ingest.tables import Table
from ingest.title_context import TitleContext, read_context
from ingest.unit_notes import is_unit_note, unit_note, without_unit_note
from store.units import Unit

_MOST_HEAD_ROWS = 6
_LONGEST_HEAD = 120
_ROWS_AHEAD = 4


def read_cell_tables(grid: Grid, setting: Setting, written: date | None = None) -> list[Table]:
    """Return the figure tables that a grid of an office document holds; ``written`` is the document's own day."""
    tables: list[Table] = []
    for found in cut_tables(grid):
        if found.has_data:
            tables += _read(found, setting, written)
    return tables


def _read(found: Cut, setting: Setting, written: date | None) -> list[Table]:
    """Return the tables that a cut is: one, or in long form one for each basis and time."""
    rows = [row.cells for row in found.rows if row.has_figures]
    figures = _figure_columns(found.heads, rows)
    if not figures:
        return []
    first = figures[0]
    names = _name_columns(found, first, set(figures))
    titles, heads = _headed(found, figures)
    context = read_context(titles, setting, written)
    if any(name.role in (Role.TIME, Role.BASIS) for name in names):
        tables = long_tables(found.rows, names, heads, context, _table_unit(found, titles, first))
        return [replace(table, name=_table_name(titles, ""), titles=tuple(titles)) for table in tables]
    return [_table(found, names, heads, titles, context)]


def _figure_columns(heads: Sequence[Sequence[Cell]], rows: Sequence[Sequence[Cell]]) -> list[int]:
    """Return the columns that hold figures: right of the last column of names that stands before most figures."""
    numbers: dict[int, int] = {}
    texts: dict[int, int] = {}
    of_units = _unit_columns(rows)
    for row in rows:
        for cell in row:
            counted = numbers if cell.number is not None and cell.column not in of_units else texts
            counted[cell.column] = counted.get(cell.column, 0) + 1
    named = [at for at, count in texts.items() if count > numbers.get(at, 0)]
    headed = {cell.column: cell.text for row in heads for cell in row}
    keys = {
        at
        for at in numbers
        if role_of(headed.get(at, ""), []) in (Role.CODE, Role.TIME)
        and not any(is_head_like(cell) for row in heads for cell in row if cell.column == at)
    }
    free = [at for at in numbers if at not in named and at not in keys]
    if not free or not (named or keys):
        return []
    # Names may stand right of a column of codes: figures begin after the first names that figures follow.
    start = min((at for at in sorted(named) if any(other > at for other in free)), default=min([*named, *keys]))
    after = [at for at in sorted(free) if at > start]
    while after and any(
        after[0] < at and is_code_column(rows, after[0]) and not _has_head(heads, after[0]) for at in named
    ):
        after = after[1:]
    return after


def _unit_columns(rows: Sequence[Sequence[Cell]]) -> set[int]:
    """Return the columns in which only units stand (``1 000 €``, ``%``), which alone could be amounts."""
    columns: dict[int, list[str]] = {}
    for row in rows:
        for cell in row:
            columns.setdefault(cell.column, []).append(cell.text)
    return {at for at, texts in columns.items() if len(set(texts)) > 1 and all(map(unit_of, texts))}


def is_code_column(rows: Sequence[Sequence[Cell]], at: int) -> bool:
    """Whether all that stands in a column are whole numbers as accounts and cost centres have."""
    cells = [cell for row in rows for cell in row if cell.column == at]
    return all(cell.number is not None and cell.number.printed.isdigit() for cell in cells)


def _has_head(heads: Sequence[Sequence[Cell]], at: int) -> bool:
    return any(
        is_head_like(cell) for row in heads for cell in row if cell.column <= at < cell.column + cell.column_span
    )


def _name_columns(found: Cut, first: int, figures: set[int]) -> list[NameColumn]:
    """Return the columns of names left of the figures, and a column of units wherever it stands."""
    rows = [row.cells for row in found.rows]
    texts: dict[int, list[str]] = {}
    for cells in rows:
        for cell in cells:
            texts.setdefault(cell.column, []).append(cell.text)
    heads: dict[int, str] = {}
    for row in found.heads:
        for cell in row:
            if cell.column in texts and (cell.column < first or cell.column not in figures):
                heads[cell.column] = cell.text
    columns = [NameColumn(at, role_of(heads.get(at, ""), texts[at]), heads.get(at, "")) for at in sorted(texts)]
    return [one for one in columns if one.column < first or (one.column not in figures and one.role is Role.UNIT)]


def _headed(found: Cut, figures: Sequence[int]) -> tuple[list[str], dict[int, Heads]]:
    """Return the titles, and the heads of the columns of figures: as many rows of heads as make most columns clear."""
    best: tuple[int, dict[int, Heads]] | None = None
    taken = 0
    for count in range(1, min(len(found.heads), _MOST_HEAD_ROWS) + 1):
        rows = found.heads[-count:]
        for spread in (False, True):
            heads = {at: split_head(_texts_above(rows, at, figures, is_spread=spread)) for at in figures}
            score = sum(2 * bool(one.parts) - len(one.names) - _clashes(one) for one in heads.values())
            score -= 2 * _repeated(list(heads.values()))
            if best is None or score > best[0] or (score == best[0] and count > taken and not spread):
                best, taken = (score, heads), count
    titles = [*found.titles, *(" ".join(cell.text for cell in row) for row in found.heads[: len(found.heads) - taken])]
    return titles, best[1] if best else {at: Heads((), (), ()) for at in figures}


def _clashes(head: Heads) -> int:
    """Return how much a head holds too much: two times or two bases that cannot be one column's."""
    is_one_basis = head_basis(head.parts) is not None
    marks = [part.mark for part in head.parts if not (is_one_basis and part.mark is Mark.BASIS)]
    return 3 * sum(marks.count(mark) > 1 for mark in set(marks))


def _repeated(heads: Sequence[Heads]) -> int:
    """Return how many heads say the same as another: what tells their columns apart stands higher."""
    counts = Counter((tuple((part.mark, part.text) for part in one.parts), one.names) for one in heads)
    return sum(count for count in counts.values() if count > 1)


def _texts_above(rows: Sequence[Sequence[Cell]], at: int, figures: Sequence[int], *, is_spread: bool) -> list[str]:
    """Return the texts above a column from top to bottom; with ``is_spread`` an upper head reaches to the next one."""
    texts: list[str] = []
    for number, row in enumerate(rows):
        over = next((cell for cell in row if cell.column <= at < cell.column + cell.column_span), None)
        if over is None and is_spread and number + 1 < len(rows):
            before = [cell for cell in row if figures[0] <= cell.column < at]
            over = before[-1] if before else None
        if over is not None and len(over.text) <= _LONGEST_HEAD and over.text not in texts:
            texts.append(over.text)
    return texts


def _table_unit(found: Cut, titles: Sequence[str], first: int) -> Unit | None:
    """Return the unit that the corner of the heads or the titles, nearest first, tell; ``first`` has figures below it.

    A unit over some columns of figures is theirs alone: it tells the table's only where it stands in a row of its own.
    """
    corner = [cell.text for row in found.heads for cell in row if cell.column < first and is_unit_note(cell.text)]
    alone = [row[0].text for row in found.heads if len(row) == 1 and is_unit_note(row[0].text)]
    told = next((unit for text in [*corner, *reversed(titles), *alone] if (unit := unit_note(text))), None)
    return told or next((unit for text in reversed(titles) if (unit := unit_of(text))), None)


def _table(
    found: Cut, names: Sequence[NameColumn], heads: dict[int, Heads], titles: Sequence[str], context: TitleContext
) -> Table:
    """Return the table of a cut whose rows have one name each."""
    columns = read_heads(list(heads.values()), context)
    if are_flows([parted_code(row.cells[0].text)[1] for row in found.rows]):
        columns = [column and replace(column, period=flow_period(column.period)) for column in columns]
    named = [_row_name(row.cells, names) for row in found.rows]
    _fill_down(found, names, named)
    corner = next((name.head for name in names if name.role in (Role.NAME, Role.MEASURE) and name.head), "")
    told = {measure_of_title(text) for text in (*reversed(titles), corner)} - {None}
    title_measure = next((measure for text in (corner, *reversed(titles)) if (measure := measure_of_title(text))), None)
    title_measure = title_measure if len(told) == 1 else None
    in_heads = any(is_account(name) for one in heads.values() for name in one.names)
    data = [name for row, name in zip(found.rows, named, strict=True) if row.has_figures]
    is_told = any(name.role is Role.ORGANISATION or is_unit_head(name.head) for name in names) and not any(
        name.role is Role.MEASURE for name in names
    )
    of_units = not any(name.measure for name in data) and holds_units(
        data, title_measure or ("" if in_heads else None), is_told=is_told
    )
    placed = place_names(list(heads.values()), columns, rows_are_accounts=not of_units)
    reader = RowReader(list(heads), title_measure, of_units=of_units)
    for row, name in zip(found.rows, named, strict=True):
        at = len(reader.seen) + 1
        reader.take(row, name, [one.label for one in named[at : at + _ROWS_AHEAD]])
    texts = tuple(one.label for one in heads.values())
    first = found.rows[0].line
    placed = month_sums(list(heads.values()), placed, [row.readings[0] for row in reader.rows])
    return Table(
        _table_name(titles, corner),
        texts,
        tuple(placed),
        _table_unit(found, titles, min(heads)),
        tuple(reader.rows),
        tuple(reader.unread),
        None,
        first.number,
        is_exact=True,
        titles=tuple(titles),
    )


def _table_name(titles: Sequence[str], corner: str) -> str:
    """Return what a table is called: the corner of its heads where it is no common word, else its nearest title."""
    if (
        corner
        and role_of(corner, []) is Role.NAME
        and not is_neutral(corner)
        and not is_unit_note(corner)
        and not unit_of(corner)
    ):
        return without_unit_note(corner)
    for text in reversed(titles):
        bare = without_unit_note(text).strip(" ,()–-:")
        if bare and not unit_of(bare):
            return bare
    return ""


def _row_name(cells: Sequence[Cell], names: Sequence[NameColumn]) -> RowName:
    """Return what the cells left of the figures say."""
    by_column = {cell.column: cell.text for cell in cells}
    code, organisation, measure, unit = "", None, None, None
    parts: list[str] = []
    for name in names:
        text = by_column.get(name.column, "").strip()
        if not text or name.role in (Role.TIME, Role.BASIS):
            continue
        if name.role is Role.CODE:
            code = text
        elif name.role is Role.UNIT:
            unit = unit_of(text)
        elif name.role is Role.ORGANISATION and any(
            other.role in (Role.MEASURE, Role.NAME) and other.column != name.column for other in names
        ):
            organisation = unit_name(text)
            parts.append(text)
        else:
            measure = text if organisation is not None else measure
            parts.append(text)
    own = parts[-1] if parts else ""
    inner, label = parted_code(own)
    label, told = without_unit(label)
    unit = unit or told
    shown = " ".join(part for part in (code, own) if part)
    measure = parted_code(measure)[1] if measure else None
    return RowName(label, shown, organisation, measure, unit, has_code=bool(code or inner))


def _fill_down(found: Cut, names: Sequence[NameColumn], named: list[RowName]) -> None:
    """Give the rows below a unit's name, where only the first of its rows has it, that unit."""
    where = next((name.column for name in names if name.role is Role.ORGANISATION), None)
    others = [name.column for name in names if name.role in (Role.MEASURE, Role.NAME)]
    if where is None or not others:
        return
    current: str | None = None
    for index, (row, name) in enumerate(zip(found.rows, named, strict=True)):
        cells = row.cells
        filled = {cell.column for cell in cells}
        if where in filled:
            text = next(cell.text for cell in cells if cell.column == where)
            current = unit_name(text)
            if not filled & set(others):
                named[index] = replace(name, organisation=current, measure=None)
        elif filled & set(others):
            named[index] = replace(name, organisation=current, measure=name.measure or name.label)
