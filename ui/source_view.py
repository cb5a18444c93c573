"""The cited place, for the eyes: a page of a PDF as a picture, or an excerpt of text with the quote marked.

Boxes are in points, the origin in the page's top left corner.
"""

import re
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from store.contents import Contents
from store.figures import Box, Place

if TYPE_CHECKING:
    from PIL.Image import Image

_LINES_BEFORE, _LINES_AFTER = 6, 6
_PIXELS_PER_POINT = 2.0
_BAND_MARGIN = 70.0
_FRAME = 2.5
_MARK_COLOUR = (255, 200, 0, 85)
_FRAME_COLOUR = (196, 84, 0, 255)
_pdfium_lock = Lock()  # the library is not safe to call from two threads


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a source text; ``cell`` marks the cited cell within the quote."""

    text: str
    quoted: bool = False
    cell: bool = False


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A stretch of a source text around a quote; ``found`` tells whether the quote stands there."""

    runs: tuple[Run, ...]
    found: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """A page or a band of it as PNG; ``mark`` tells where across it the marked place is: 0 left, 1 right."""

    png: bytes
    mark: float


def cell_text(contents: Contents, place: Place) -> str | None:
    """Return the figure at a place as printed; None where no single cell is cited."""
    if place.row is None or place.column is None:
        return None
    printed = {figure.as_printed for figure in contents.figures if figure.place == place}
    return printed.pop() if len(printed) == 1 else None


def page_text(contents: Contents, place: Place) -> str | None:
    """Return the text of the page (of the whole document where there are no pages) that holds a place."""
    return next((page.text for page in contents.pages if page.number == place.page), None)


def excerpt(text: str, quote: str, line: int | None = None, cell: str | None = None) -> Excerpt:
    """Return the text around a quote, some lines before and after, with the quote and its cell marked.

    White space is not compared. Where the quote stands several times, the one that begins on ``line`` (from 1) is
    taken, else the first. A cell that stands several times in the quote is left unmarked.
    """
    words = [re.escape(word) for word in quote.split()]
    matches = list(re.finditer(r"\s*".join(words), text)) if words else []
    if not matches:
        return Excerpt((Run("\n".join(text.splitlines()[: _LINES_BEFORE + _LINES_AFTER])),), found=False)
    match = next((one for one in matches if text.count("\n", 0, one.start()) + 1 == line), matches[0])
    before = text[: match.start()].split("\n")[-_LINES_BEFORE - 1 :]
    after = text[match.end() :].split("\n")[: _LINES_AFTER + 1]
    runs = (Run("\n".join(before).lstrip("\n")), *_quote_runs(match[0], cell), Run("\n".join(after).rstrip()))
    return Excerpt(tuple(run for run in runs if run.text), found=True)


def _quote_runs(quote: str, cell: str | None) -> tuple[Run, ...]:
    if cell:
        pattern = r"\s*".join(re.escape(word) for word in cell.split())
        places = list(re.finditer(rf"(?<![\d,.]){pattern}(?![\d]|[,.]\d)", quote))
        if len(places) == 1:
            start, end = places[0].span()
            return (
                Run(quote[:start], quoted=True),
                Run(quote[start:end], quoted=True, cell=True),
                Run(quote[end:], quoted=True),
            )
    return (Run(quote, quoted=True),)


def page_picture(source: Path, page: int, boxes: tuple[Box, ...], *, whole: bool) -> Picture:
    """Return a page of a PDF with the boxes marked; without ``whole``, only the band around them.

    Raises:
        ValueError: If the file has no such page.
    """
    import pypdfium2  # noqa: PLC0415 - a heavy library that only this needs

    with _pdfium_lock:
        document = pypdfium2.PdfDocument(source)
        try:
            if not 1 <= page <= len(document):
                message = f"no page {page} in {source.name}"
                raise ValueError(message)
            image = document[page - 1].render(scale=_PIXELS_PER_POINT).to_pil().convert("RGBA")
        finally:
            document.close()
    middle = sum((box.x0 + box.x1) / 2 for box in boxes) / len(boxes) if boxes else 0.0
    return Picture(_marked(image, boxes, whole=whole), middle * _PIXELS_PER_POINT / image.width)


def _marked(image: "Image", boxes: tuple[Box, ...], *, whole: bool) -> bytes:
    """Return the picture of a page with its boxes marked, cut to the band that holds them."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 - needed only where a page is drawn

    layer = Image.new("RGBA", image.size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(layer)
    for box in boxes:
        corners = tuple(round(edge * _PIXELS_PER_POINT) for edge in _grown(box))
        pen.rectangle(corners, fill=_MARK_COLOUR, outline=_FRAME_COLOUR, width=round(_FRAME))
    marked = Image.alpha_composite(image, layer).convert("RGB")
    if boxes and not whole:
        top = min(box.top for box in boxes) - _BAND_MARGIN
        bottom = max(box.bottom for box in boxes) + _BAND_MARGIN
        marked = marked.crop(
            (
                0,
                max(0, round(top * _PIXELS_PER_POINT)),
                marked.width,
                min(marked.height, round(bottom * _PIXELS_PER_POINT)),
            )
        )
    buffer = BytesIO()
    marked.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _grown(box: Box) -> tuple[float, float, float, float]:
    """Return the edges of a box, moved out so that the frame does not touch the text."""
    return (box.x0 - _FRAME, box.top - _FRAME, box.x1 + _FRAME, box.bottom + _FRAME)
