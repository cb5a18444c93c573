"""Tables within a grid of cells: each begins with its titles and rows of heads, and ends where the next one begins."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.cell_roles import is_blank, is_data_row, is_head_like
from ingest.pages import Cell, Grid, Line


@dataclass(frozen=True, slots=True)
class CutRow:
    """A row of a table: its cells, its line, and whether it holds figures."""

    cells: tuple[Cell, ...]
    line: Line
    has_figures: bool


@dataclass(slots=True)
class Cut:
    """A table as cut from a grid: texts above it, rows of heads, and the rows below them."""

    titles: list[str]
    heads: list[tuple[Cell, ...]] = field(default_factory=list)
    rows: list[CutRow] = field(default_factory=list)

    @property
    def has_data(self) -> bool:
        """Whether any row holds figures."""
        return any(row.has_figures for row in self.rows)


def cut_tables(grid: Grid) -> list[Cut]:
    """Return the tables of a grid: each begins with its titles and heads."""
    filled = [
        (tuple(cell for cell in row if cell.text and not is_blank(cell)), line)
        for row, line in zip(grid.rows, grid.lines, strict=True)
    ]
    found: list[Cut] = [Cut(list(grid.titles))]
    left = min((cell.column for row, _ in filled for cell in row), default=0)
    pending: list[tuple[tuple[Cell, ...], Line]] = []
    for cells, line in filled:
        if not cells or line is None:
            continue
        current = found[-1]
        if is_data_row(cells) or (current.heads and not current.has_data and _is_first_row(cells, current)):
            current.rows += [
                *(CutRow(*one, has_figures=False) for one in pending),
                CutRow(cells, line, has_figures=True),
            ]
            pending = []
        elif len(cells) == 1 and cells[0].column == left:
            if current.has_data or current.heads:
                pending.append((cells, line))
            else:
                current.titles.append(cells[0].text)
        elif current.has_data and _is_head_row(cells):
            titles = [row[0].text for row, _ in pending] or current.titles
            found.append(Cut(titles, [cells]))
            pending = []
        elif current.has_data:
            pending.append((cells, line))
        else:
            current.heads += [*(row for row, _ in pending), cells]
            pending = []
    found[-1].rows += [CutRow(*one, has_figures=False) for one in pending]
    return found


def _is_first_row(cells: Sequence[Cell], found: Cut) -> bool:
    """Whether years below years are the first row's counts: a name stands beside them, and heads above each."""
    years = [cell for cell in cells[1:] if cell.number is not None]
    above = {cell.column for cell in found.heads[-1] if is_head_like(cell)}
    return bool(years) and cells[0].number is None and all(cell.column in above for cell in years)


def _is_head_row(cells: Sequence[Cell]) -> bool:
    """Whether a row without figures is a new row of heads."""
    return len(cells) > 1 and any(is_head_like(cell) for cell in cells[1:])
