"""Documents without pages (Word, Excel, HTML) laid out on one endless page, so that their tables are read by place.

The places are made up: they tell what stands beside and below what, and never reach a figure's place.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.pages import Cell, Grid, Line, Page, Word
from ingest.rows import CellText
from store.figures import Box

BODY_SIZE = 10.0
_HEADING_SIZES = (24.0, 22.0, 20.0, 18.0, 16.0, 14.0)
_LETTER = 5.0
_MARGIN = 40.0
_LONGEST_RIGHT = 40
_LONGEST_TITLE = 120
_MOST_TITLES = 4


@dataclass(frozen=True, slots=True)
class CellContent:
    """A cell: its paragraphs as read, where it begins, and how many columns and rows it takes.

    ``number`` is what it holds where it is a number, ``address`` the sheet and cell of a workbook.
    """

    paragraphs: tuple[str, ...]
    column: int
    span: int = 1
    row_span: int = 1
    number: CellText | None = None
    address: str | None = None

    @property
    def text(self) -> str:
        """The cell's text in one line."""
        return " ".join(self.paragraphs)


class Layout:
    """Takes paragraphs and tables in order and gives the page."""

    def __init__(self) -> None:
        """Begin at the top."""
        self._lines: list[Line] = []
        self._grids: list[Grid] = []
        self._top = 0.0

    def add_paragraph(self, text: str, *, level: int = 0, bold: bool = False) -> None:
        """Put a paragraph below what there is; a heading has a level from 1, and larger letters the lesser that is."""
        size = _HEADING_SIZES[min(level, len(_HEADING_SIZES)) - 1] if level else BODY_SIZE
        words = _words(text, _MARGIN, self._top, size, bold=bold or level > 0)
        self._add_line(" ".join(text.split()), words)
        self._top += 2 * size

    def add_table(self, rows: Sequence[Sequence[CellContent]], titles: Sequence[str] = ()) -> None:
        """Put a table below what there is; ``titles`` are the short texts that stand above it."""
        count = max((cell.column + cell.span for row in rows for cell in row), default=0)
        if not count:
            return
        widths = [
            max((_width(cell) for row in rows for cell in row if cell.column == at and cell.span == 1), default=0.0)
            for at in range(count)
        ]
        edges = [_MARGIN]
        for width in widths:
            edges.append(edges[-1] + width + _MARGIN)
        first = self._top
        cells, lines = [], []
        for number, row in enumerate(rows):
            before = len(self._lines)
            cells.append(self._add_row(number, row, edges))
            lines.append(self._lines[-1] if len(self._lines) > before else None)
        box = Box(edges[0], first, edges[-1], self._top)
        self._grids.append(Grid(0, box, tuple(cells), tuple(lines), tuple(titles)))
        self._top += 2 * BODY_SIZE

    def page(self) -> Page:
        """Return what was laid out."""
        width = max((word.box.x1 for line in self._lines for word in line.words), default=0.0)
        return Page(None, tuple(self._lines), tuple(self._grids), (), width, self._top)

    def _add_row(self, number: int, row: Sequence[CellContent], edges: Sequence[float]) -> tuple[Cell, ...]:
        """Put a row of a table below what there is, and return its cells."""
        height = 1.5 * BODY_SIZE * max((len(cell.paragraphs) for cell in row), default=1)
        words: list[Word] = []
        cells: list[Cell] = []
        for content in row:
            left, right = edges[content.column], edges[content.column + content.span]
            box = Box(left, self._top, right, self._top + height)
            whole = " ".join(content.paragraphs)
            start = right - _MARGIN - len(whole) * _LETTER if _is_to_the_right(content) else left + 1
            words += _words(whole, max(start, left + 1), self._top, BODY_SIZE)
            lines = [
                Line(
                    text,
                    None,
                    len(self._lines) + 1,
                    tuple(_words(text, left + 1, self._top + index * 1.5 * BODY_SIZE, BODY_SIZE)),
                )
                for index, text in enumerate(content.paragraphs)
            ]
            paragraphs = tuple((line,) for line in lines)
            cells.append(
                Cell(
                    number,
                    content.column,
                    tuple(lines),
                    paragraphs,
                    box,
                    content.span,
                    content.row_span,
                    content.number,
                    content.address,
                )
            )
        self._add_line(" ".join(cell.text for cell in row if cell.text), words)
        self._top += height
        return tuple(cells)

    def _add_line(self, text: str, words: Sequence[Word]) -> None:
        if words:
            self._lines.append(Line(text, None, len(self._lines) + 1, tuple(words)))


def titles_above(titles: list[str], text: str, *, is_heading: bool) -> list[str]:
    """Return the short texts that stand above what follows: the last heading, and the captions since it."""
    if is_heading:
        return [text]
    if len(text) > _LONGEST_TITLE or (text.endswith((".", "!", "?")) and " " in text):
        return titles[:1]
    return [*titles[:1], *titles[1:], text][: _MOST_TITLES + 1]


def _width(cell: CellContent) -> float:
    return len(" ".join(cell.paragraphs)) * _LETTER + 2 * _MARGIN


def _is_to_the_right(cell: CellContent) -> bool:
    """Whether a cell's text ends at its right edge: short ones after the first column, as numbers do."""
    return cell.column > 0 and len(cell.paragraphs) == 1 and len(cell.paragraphs[0]) <= _LONGEST_RIGHT


def _words(text: str, left: float, top: float, size: float, *, bold: bool = False) -> list[Word]:
    """Return the words of a text side by side from a place on."""
    words: list[Word] = []
    for word in text.split():
        right = left + len(word) * _LETTER
        words.append(Word(word, Box(left, top, right, top + size), bold, size))
        left = right + _LETTER
    return words
