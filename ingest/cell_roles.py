"""What a single cell of an office document can be: a head of a column, a number, the name of a row, a code."""

import itertools
import re
from collections.abc import Sequence
from typing import Protocol

from ingest.column_heads import Mark, head_parts
from ingest.rows import CellText
from store.numbers import MINUS_CHARACTERS

_FIRST_YEAR, _LAST_YEAR = 1980, 2060
ERROR_VALUES = frozenset(
    ("#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#N/A", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#PUUTTUU!", "#JAKO/0!")
)
"""What a workbook shows where a formula fails."""
_EMPTY = frozenset((*ERROR_VALUES, *MINUS_CHARACTERS, ".", "..", "...", "—", "x", "X", "n/a", "N/A", "ei", "*"))
_CODE = re.compile(r"(?P<code>\d{2,10}(?:[.\-/]\d{1,6})*|[A-ZÅÄÖ]{1,3}\d{2,8})\s*[-–:.]?\s+(?P<name>[^\W\d_].*)")
_CODE_ALONE = re.compile(r"\d{2,10}(?:[.\-/]\d{1,6})*|[A-ZÅÄÖ]{1,3}\d{2,8}")
_ORDINAL = re.compile(r"\d{1,2}(?:\.\d{1,2})*[.)]?")


class Holder(Protocol):
    """A cell with a text, and a number where it is one."""

    @property
    def text(self) -> str:
        """The text in one line."""
        ...

    @property
    def column(self) -> int:
        """The column that it begins in."""
        ...

    @property
    def number(self) -> CellText | None:
        """The number that it holds."""
        ...


def is_blank(cell: Holder) -> bool:
    """Whether a cell only says that nothing stands in it."""
    return cell.number is None and cell.text.strip() in _EMPTY


def is_head_like(cell: Holder) -> bool:
    """Whether a cell can be the head of a column of figures: a year, a date, a basis, a unit."""
    if cell.number is not None and cell.number.unit is None:
        return is_year(cell)
    parts = head_parts(cell.text)
    if not parts or (cell.number is not None and parts[0].mark is not Mark.UNIT):
        return False
    return any(part.mark is not Mark.EMPTY for part in parts)


def is_year(cell: Holder) -> bool:
    """Whether a cell holds a year."""
    number = cell.number
    if number is None or number.is_percent or not re.fullmatch(r"\d{4}", number.printed):
        return False
    return _FIRST_YEAR <= number.value <= _LAST_YEAR


def is_data(cell: Holder) -> bool:
    """Whether a cell holds a number that is no head."""
    return cell.number is not None and not is_head_like(cell)


def is_data_row(cells: Sequence[Holder]) -> bool:
    """Whether a row of a table holds figures: numbers to the right of a name or a code."""
    if any(map(is_data, cells[1:])):
        return True
    return len(cells) > 1 and any(map(is_year, cells[1:])) and cells[0].number is None and _is_row_name(cells)


def _is_row_name(cells: Sequence[Holder]) -> bool:
    """Whether years beside a text are counts of something: none stands after another, as the heads of columns do."""
    years = [cell.number.value for cell in cells[1:] if is_year(cell) and cell.number is not None]
    others = [cell for cell in cells[1:] if not is_year(cell) and not is_blank(cell)]
    in_order = all(one < other for one, other in itertools.pairwise(years)) or all(
        one > other for one, other in itertools.pairwise(years)
    )
    return not others and len(years) > 1 and not in_order


def parted_code(text: str) -> tuple[str | None, str]:
    """Return the account or cost-centre code before a name, and the name (``2105 Kirjasto``)."""
    found = _CODE.fullmatch(text.strip())
    return (found["code"], found["name"].strip()) if found else (None, text.strip())


def is_code(text: str) -> bool:
    """Whether a text is nothing but a code or an ordinal."""
    bare = text.strip()
    return bool(_CODE_ALONE.fullmatch(bare) or _ORDINAL.fullmatch(bare))
