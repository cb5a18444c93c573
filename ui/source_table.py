"""The cited part of a workbook or a table as rows and columns, with the cited cell marked."""

from dataclasses import dataclass

from store.contents import Contents
from store.figures import Figure, Place

_ROWS_AROUND = 12


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: its name, the printed text of each column, and whether it is the cited one."""

    name: str
    cells: tuple[str, ...]
    cited: bool


@dataclass(frozen=True, slots=True)
class TableRegion:
    """A part of a table; ``cited`` is the cited column's position, ``letters`` tells that it is a sheet's own cells."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]
    cited: int
    letters: bool = False


def table_region(contents: Contents, place: Place) -> TableRegion | None:
    """Return the cited table around its cited cell; None where no cell of a table is cited.

    Rows and columns are those that were read as figures, in the order of the source, at most some rows before and
    after the cited one.
    """
    if place.row is None or place.column is None:
        return None
    alike = [figure for figure in contents.figures if _table(figure.place) == _table(place)]
    columns = tuple(dict.fromkeys(figure.place.column or "" for figure in alike))
    cited_column = next((at for at, name in enumerate(columns) if _is_column(place.column, name)), None)
    if cited_column is None:
        return None
    by_row: dict[tuple[str, str], dict[str, str]] = {}
    for figure in alike:
        by_row.setdefault((figure.measure, figure.quote), {})[figure.place.column or ""] = figure.as_printed
    rows = [
        TableRow(name, tuple(cells.get(column, "") for column in columns), _is_cited(alike, place, name, quote))
        for (name, quote), cells in by_row.items()
    ]
    at = next((number for number, row in enumerate(rows) if row.cited), None)
    if at is None:
        return None
    shown = rows[max(0, at - _ROWS_AROUND) : at + _ROWS_AROUND + 1]
    return TableRegion(place.table or place.section or place.document, columns, tuple(shown), cited_column)


def _table(place: Place) -> tuple[int | None, str | None, str | None, str | None]:
    sheet = None if place.cell is None else place.cell.rpartition("!")[0]
    return place.page, place.section, place.table, sheet


def _is_column(cited: str, name: str) -> bool:
    """Whether a cited column is this one; a citation may have added its period in brackets."""
    return cited == name or (cited.startswith(f"{name} (") and cited.endswith(")"))


def _is_cited(figures: list[Figure], place: Place, name: str, quote: str) -> bool:
    return any(
        (figure.measure, figure.quote) == (name, quote)
        and figure.place.row == place.row
        and (figure.place.line, figure.place.cell) == (place.line, place.cell)
        and _is_column(place.column or "", figure.place.column or "")
        for figure in figures
    )
