"""What stands on a sheet: titles, tables and notes, told apart by blank rows and columns.

A blank row parts tables only where heads follow it: rows without heads of their own go on with the table above them.
Blank columns part tables that stand side by side: to the right of one, names begin again.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ingest.cell_numbers import unit_of
from ingest.cell_roles import is_code, is_data_row, is_head_like
from ingest.laid_out import CellContent, Layout
from ingest.unit_notes import is_unit_note

_LONGEST_TITLE = 120
_CODE_AND_NAME = 2
_STOPS = (".", "!", "?")


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of a sheet: its number from 1, and its cells that hold anything, from left to right."""

    number: int
    cells: tuple[CellContent, ...]


@dataclass(slots=True)
class Block:
    """A table, or with one cell per row, text; ``titles`` are the short texts right above it."""

    rows: list[SheetRow] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)

    @property
    def is_table(self) -> bool:
        """Whether any row has cells side by side."""
        return any(len(row.cells) > 1 for row in self.rows)

    @property
    def has_data(self) -> bool:
        """Whether any row holds a number that is no head."""
        return any(is_data_row(row.cells) for row in self.rows)

    @property
    def left(self) -> int:
        """The first column that is in use."""
        return min(cell.column for row in self.rows for cell in row.cells)


def find_blocks(rows: Sequence[SheetRow]) -> list[Block]:
    """Return the tables and texts of a sheet in order."""
    blocks: list[Block] = []
    table: Block | None = None
    titles: list[str] = []
    for run in _runs(rows):
        sides = _side_by_side(run)
        for side in sides:
            for block in _peeled(side):
                is_short = all(len(row.cells[0].text) <= _LONGEST_TITLE for row in block.rows)
                if not block.is_table:
                    titles = [*titles, *_texts(block)] if is_short else []
                    blocks.append(block)
                elif table is not None and _goes_on(table, block):
                    table.rows += [*_taken_back(blocks, table), *block.rows]
                    titles = []
                else:
                    block.titles, titles = titles, []
                    blocks.append(block)
                    table = block
        if len(sides) > 1:
            table = None
    return blocks


def add_block(layout: Layout, block: Block) -> None:
    """Put a block of a sheet to the page: a table with its titles, or texts."""
    if block.is_table:
        layout.add_table([row.cells for row in block.rows], block.titles)
        return
    for row in block.rows:
        layout.add_paragraph(row.cells[0].text)


def report_title(texts: Sequence[str]) -> str | None:
    """Return what a workbook is called: its first title, with the next one where the first only names whose it is."""
    named = [text for text in texts if len(text) <= _LONGEST_TITLE and not is_unit_note(text) and not unit_of(text)]
    if not named:
        return None
    is_owner = re.search(r"(?:kaupunki|kunta|lautakunta|palvelut|toimiala|hallitus)$", named[0], re.IGNORECASE)
    return ", ".join(named[: 2 if is_owner else 1])


def _runs(rows: Sequence[SheetRow]) -> Iterator[list[SheetRow]]:
    """Return the stretches of rows that no blank row parts."""
    run: list[SheetRow] = []
    for row in rows:
        if run and (row.number > run[-1].number + 1 or not row.cells):
            yield run
            run = []
        if row.cells:
            run.append(row)
    if run:
        yield run


def _side_by_side(run: list[SheetRow]) -> list[list[SheetRow]]:
    """Return the tables of a stretch of rows from left to right; the stretch alone where there is one."""
    used = sorted({at for row in run for cell in row.cells for at in range(cell.column, cell.column + _width(cell))})
    starts = [at for before, at in itertools.pairwise(used) if at > before + 1 and _begins_table(run, at)]
    if not starts:
        return [run]
    bounds = [0, *starts, used[-1] + 1]
    sides = []
    for first, end in itertools.pairwise(bounds):
        cut = [replace(row, cells=tuple(cell for cell in row.cells if first <= cell.column < end)) for row in run]
        sides.append([row for row in cut if row.cells])
    return sides


def _width(cell: CellContent) -> int:
    return min(cell.span, 1000)


def _begins_table(run: Sequence[SheetRow], at: int) -> bool:
    """Whether a table of its own begins in a column: names stand in it beside numbers to their right."""
    named = 0
    for row in run:
        own = [cell for cell in row.cells if cell.column >= at]
        if own and own[0].column == at and own[0].number is None and any(c.number is not None for c in own[1:]):
            named += 1 if not is_head_like(own[0]) else 0
    rows = sum(is_data_row([cell for cell in row.cells if cell.column >= at]) for row in run)
    return named > 0 and named * 2 > rows


def _peeled(run: list[SheetRow]) -> list[Block]:
    """Return a stretch of rows as the texts above a table, the table, and the notes below it."""
    first = next((index for index, row in enumerate(run) if not _is_text(row, run)), len(run))
    last = next((index for index in range(len(run), first, -1) if not _is_text(run[index - 1], run)), first)
    blocks = [Block([row]) for row in run[:first]]
    if last > first:
        blocks.append(Block(run[first:last]))
    return [*blocks, *(Block([row]) for row in run[last:])]


def _is_text(row: SheetRow, run: Sequence[SheetRow]) -> bool:
    """Whether a row is one cell of text that begins where the table does, as a title or a note."""
    left = min(cell.column for other in run for cell in other.cells)
    return len(row.cells) == 1 and row.cells[0].column == left and row.cells[0].number is None


def _texts(block: Block) -> list[str]:
    return [cell.text for row in block.rows for cell in row.cells]


def _goes_on(table: Block, block: Block) -> bool:
    """Whether a stretch of rows has no heads of its own and stands in the columns of the table before it."""
    if table.left != block.left:
        return False
    if not table.has_data:
        return is_data_row(block.rows[0].cells)
    return (is_data_row(block.rows[0].cells) and not _has_heads(block)) or _opens_group(block)


def _opens_group(block: Block) -> bool:
    """Whether a stretch of rows begins with a heading row of a code and a name (``2105 | Kirjasto``) over figures."""
    first = block.rows[0].cells
    if len(first) != _CODE_AND_NAME or len(block.rows) == 1:
        return False
    return is_code(first[0].text) and not is_head_like(first[1]) and is_data_row(block.rows[1].cells)


def _has_heads(block: Block) -> bool:
    return any(not is_data_row(row.cells) and len(row.cells) > 1 for row in block.rows[:1])


def _taken_back(blocks: list[Block], table: Block) -> list[SheetRow]:
    """Take the short texts after a table away from the blocks, as rows that name a group of the table's rows."""
    taken: list[SheetRow] = []
    while blocks and blocks[-1] is not table and not blocks[-1].is_table:
        texts = blocks[-1].rows
        if any(len(row.cells[0].text) > _LONGEST_TITLE or row.cells[0].text.endswith(_STOPS) for row in texts):
            break
        taken = [*texts, *taken]
        blocks.pop()
    return taken
