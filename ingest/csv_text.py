"""CSV files: the separator, the encoding and the decimal mark are found out; each cell has its address (``B7``)."""

import csv
import hashlib
import io
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

from ingest.cell_numbers import text_number
from ingest.laid_out import CellContent, Layout
from ingest.pages import Pages
from ingest.rows import CellText
from ingest.sheet_blocks import SheetRow, add_block, find_blocks, report_title
from store.errors import UnreadableDocumentError

_SEPARATORS = ";\t,|"
_SAMPLE = 200
_POINTED = re.compile(r"[-+]?\d+\.\d{1,2}|[-+]?\d+\.\d{4,}|[-+]?\d{4,}\.\d+|[-+]?0\.\d+")
_COMMAED = re.compile(r"[-+]?\d[\d \u00a0]*,\d+")
_GROUPED_BY_COMMA = re.compile(r"[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_PLAIN = re.compile(r"[-+]?\d+(?:\.\d+)?")
_BINARY = "\x00"


def read_csv(path: Path, content: bytes) -> Pages:
    """Return a CSV file as one page without a number, its rows a table.

    Raises:
        UnreadableDocumentError: If the file is no text, or has no cells.
    """
    text = _decoded(path, content)
    separator = _separator(text)
    try:
        records = list(csv.reader(io.StringIO(text), delimiter=separator))
    except csv.Error as error:
        message = f"{path.name}: tiedosto ei ole CSV-taulukko. Tallenna se uudelleen CSV-muotoon."
        raise UnreadableDocumentError(message) from error
    is_pointed = _has_decimal_point([cell for record in records for cell in record], separator)
    rows = [
        SheetRow(
            number,
            tuple(_cell(cell, number, at, is_pointed=is_pointed) for at, cell in enumerate(record) if cell.strip()),
        )
        for number, record in enumerate(records, start=1)
    ]
    blocks = find_blocks([row for row in rows if row.cells])
    if not blocks:
        message = f"{path.name}: tiedostossa ei ole tietoja. Tarkista tiedosto."
        raise UnreadableDocumentError(message)
    layout = Layout()
    for block in blocks:
        add_block(layout, block)
    texts = [row.cells[0].text for block in blocks[:4] if not block.is_table for row in block.rows]
    digest = hashlib.sha256(content).hexdigest()
    return Pages(path.name, path.suffix.lower(), digest, (layout.page(),), (), report_title(texts) or path.stem)


def _decoded(path: Path, content: bytes) -> str:
    """Return the text in the encoding that its first bytes or its letters tell: UTF-16, UTF-8, else Windows'."""
    is_wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if is_wide else ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _BINARY not in text:
            return text
    message = f"{path.name}: tiedosto ei ole tekstiä. Tallenna se uudelleen CSV-muotoon."
    raise UnreadableDocumentError(message)


def _separator(text: str) -> str:
    """Return the character that parts most of the lines into the same number of cells, more than one."""
    sample = "\n".join(line for line in text.splitlines() if line.strip())[: _SAMPLE * _SAMPLE]
    best, score = ";", 0
    for separator in _SEPARATORS:
        counts = Counter(len(record) for record in csv.reader(io.StringIO(sample), delimiter=separator))
        width, times = max(counts.items(), key=lambda item: (item[1] * (item[0] > 1), item[0]))
        if width > 1 and times * width > score:
            best, score = separator, times * width
    return best


def _has_decimal_point(cells: list[str], separator: str) -> bool:
    """Whether a full stop begins the decimals: cells say so, and none has a decimal comma."""
    bare = [cell.strip() for cell in cells]
    if separator != "," and any(_COMMAED.fullmatch(cell) for cell in bare):
        return False
    return separator == "," or any(_POINTED.fullmatch(cell) for cell in bare)


def _cell(text: str, row: int, column: int, *, is_pointed: bool) -> CellContent:
    """Return a cell; its number is read by the file's own decimal mark."""
    lines = tuple(line for part in text.splitlines() if (line := " ".join(part.split())))
    bare = " ".join(lines)
    number = text_number(bare)
    plain = bare.replace(",", "") if _GROUPED_BY_COMMA.fullmatch(bare) else bare
    if is_pointed and _PLAIN.fullmatch(plain) and not plain.startswith("00"):
        value = Decimal(plain)
        printed = bare if number is not None and number.value == value else f"{value:f}".replace(".", ",")
        number = CellText(printed, value, is_percent=False)
        lines = (printed,)
    return CellContent(lines, column, number=number, address=f"{_letters(column)}{row}")


def _letters(column: int) -> str:
    """Return the letters of a column counted from 0, as a spreadsheet names it."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
