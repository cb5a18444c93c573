"""A page of a PDF with what was read from it drawn over: its words, ruled cells, and the figures with their values.

Staff see there why a table was read as it was; a problem's line is framed in red.
"""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from store.errors import InputError
from store.figures import Box, Figure, Problem
from store.numbers import NO_BREAK_SPACE, THIN_MINUS, format_number
from ui import wording

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

    from ingest.pages import Page

_SCALE = 2.0
_WORD = (120, 120, 120, 90)
_RULE = (30, 90, 200, 160)
_TABLE = (30, 90, 200, 255)
_FIGURE = (20, 150, 60, 60)
_VALUE = (0, 100, 30, 255)
_PROBLEM = (210, 30, 30, 255)
_LETTER = 11
_MARGIN = 1.0


@dataclass(frozen=True, slots=True)
class Inspection:
    """The picture as PNG, and the figures and problems of the page."""

    png: bytes
    figures: tuple[Figure, ...]
    problems: tuple[Problem, ...]


def inspect_page(path: Path, number: int) -> Inspection:
    """Return the picture of a PDF's page with what was read from it.

    Raises:
        InputError: If the file is no PDF, or has no such page.
        UnreadableDocumentError: If the file cannot be read.
    """
    from ingest.formats import read_pages  # noqa: PLC0415 - the readers are needed by this verb only
    from ingest.read import read_document  # noqa: PLC0415

    if path.suffix.lower() != ".pdf":
        raise InputError(wording.INSPECT_PDF_ONLY.format(name=path.name))
    pages = read_pages(path).pages
    page = next((page for page in pages if page.number == number), None)
    if page is None:
        raise InputError(wording.NO_SUCH_PAGE.format(name=path.name, page=number, count=len(pages)))
    contents = read_document(path)
    figures = tuple(figure for figure in contents.figures if figure.place.page == number)
    problems = tuple(problem for problem in contents.problems if problem.place.page == number)
    return Inspection(_draw(_render(path, number), page, figures, problems), figures, problems)


def _render(path: Path, number: int) -> "Image":
    import pypdfium2  # noqa: PLC0415 - a native library

    document = pypdfium2.PdfDocument(path)
    try:
        image: Image = document[number - 1].render(scale=_SCALE).to_pil().convert("RGBA")
        return image
    finally:
        document.close()


def _draw(image: "Image", page: "Page", figures: tuple[Figure, ...], problems: tuple[Problem, ...]) -> bytes:
    """Return the picture with the page's words, cells, figures and problems drawn over."""
    from PIL import Image, ImageDraw, ImageFont  # noqa: PLC0415 - needed only where a page is drawn

    layer = Image.new("RGBA", image.size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(layer)
    pen.font = ImageFont.load_default(_LETTER)
    lines = {line.number: line for line in page.lines}
    for line in page.lines:
        for word in line.words:
            _frame(pen, word.box, _WORD)
    for grid in page.grids:
        for cell in (cell for row in grid.rows for cell in row):
            _frame(pen, cell.box, _RULE)
        _frame(pen, grid.box, _TABLE, width=2)
    for figure in figures:
        if figure.place.boxes:
            cell_box = figure.place.boxes[0]
            pen.rectangle(_pixels(cell_box), fill=_FIGURE, outline=_VALUE)
            _write(pen, cell_box, f"{format_number(figure.quantity.value)} {figure.quantity.unit.label}", _VALUE)
    for problem in problems:
        marked = problem.place.boxes[:1]
        beginning = lines.get(problem.place.line or 0)
        if not marked and beginning is not None:
            marked = tuple(word.box for word in beginning.words)
        for box in marked:
            _frame(pen, box, _PROBLEM, width=2)
    buffer = BytesIO()
    Image.alpha_composite(image, layer).convert("RGB").save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _frame(pen: "ImageDraw", box: Box, colour: tuple[int, int, int, int], width: int = 1) -> None:
    pen.rectangle(_pixels(box), outline=colour, width=width)


def _write(pen: "ImageDraw", box: Box, text: str, colour: tuple[int, int, int, int]) -> None:
    """Write a value above its cell, ending where the cell ends."""
    left, top, right, _ = _pixels(box)
    plain = text.replace(NO_BREAK_SPACE, " ").replace(THIN_MINUS, "-")  # the built-in letters have neither
    pen.text((min(left, right - pen.textlength(plain)), top - _LETTER), plain, fill=colour)


def _pixels(box: Box) -> tuple[int, int, int, int]:
    edges = (box.x0 - _MARGIN, box.top - _MARGIN, box.x1 + _MARGIN, box.bottom + _MARGIN)
    left, top, right, bottom = (round(edge * _SCALE) for edge in edges)
    return left, top, right, bottom
