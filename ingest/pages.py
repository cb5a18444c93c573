"""Pages of a document: lines, words with positions, ruled grids.

A text dump gives lines without positions and blank lines as they stand; a PDF gives words with boxes in points,
the origin in the top left corner, and the grids that its ruled lines draw.
"""

from dataclasses import dataclass
from datetime import date

from ingest.rows import CellText
from store.figures import Box, Problem


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a PDF page."""

    text: str
    box: Box
    bold: bool = False
    size: float = 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text; ``number`` counts from 1 within a text document, or within the PDF page.

    ``text`` keeps the source's characters (trailing white space cut); a blank line has an empty text.
    ``starts_page`` is set for the first line of each page but the first.
    """

    text: str
    page: int | None
    number: int
    words: tuple[Word, ...] = ()
    starts_page: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a ruled grid: its lines in reading order, and where it stands on the page.

    ``paragraphs`` are the same lines grouped where the line spacing shows a new paragraph. ``number`` is what a cell
    of an office document holds where it is a number, ``address`` the sheet and cell of a workbook (``Taul1!B7``).
    """

    row: int
    column: int
    lines: tuple[Line, ...]
    paragraphs: tuple[tuple[Line, ...], ...]
    box: Box
    column_span: int = 1
    row_span: int = 1
    number: CellText | None = None
    address: str | None = None

    @property
    def text(self) -> str:
        """The cell's text in one line."""
        return " ".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table that ruled lines draw on one page; ``rows`` hold only the cells that begin in that row.

    A table of an office document has in ``lines`` the line of each row (None for one without text), and in ``titles``
    the short texts that stand above it, nearest last.
    """

    page: int
    box: Box
    rows: tuple[tuple[Cell, ...], ...]
    lines: tuple[Line | None, ...] = ()
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A web link on a page: its target and the box of its text."""

    target: str
    box: Box


@dataclass(frozen=True, slots=True)
class Page:
    """A page; ``number`` counts from 1, and is None for a text document, which is one page here."""

    number: int | None
    lines: tuple[Line, ...]
    grids: tuple[Grid, ...] = ()
    links: tuple[Link, ...] = ()
    width: float = 0.0
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class Pages:
    """A document as read by its format's reader, running headers and footers taken out.

    ``running`` keeps what was taken out, each text once, in order; ``title`` is what the file's own properties call
    the document, and ``written`` the day that they say it was last changed, where they do; ``problems`` are what the
    reader itself found doubtful.
    """

    name: str
    suffix: str
    content_hash: str
    pages: tuple[Page, ...]
    running: tuple[str, ...] = ()
    title: str | None = None
    written: date | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line of the document, in order."""
        return tuple(line for page in self.pages for line in page.lines)
