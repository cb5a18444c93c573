"""A page of a PDF as a picture with the cited lines, and within them the cited cell, marked.

Boxes are in points, the origin in the page's top left corner.
"""

import re
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from store.figures import Box

if TYPE_CHECKING:
    from PIL.Image import Image

_PIXELS_PER_POINT = 2.0
_BAND_MARGIN = 70.0
_FRAME = 2.5
_ROW_COLOUR = (255, 214, 64, 70)
_CELL_COLOUR = (255, 150, 0, 95)
_FRAME_COLOUR = (190, 78, 0, 255)
_CELL_GAP = 0.55  # of a letter's height: a wider gap parts two cells, a narrower one two groups of digits
_pdfium_lock = Lock()  # the library is not safe to call from two threads


@dataclass(frozen=True, slots=True)
class Picture:
    """A page or a band of it as PNG; ``mark`` tells where across it the marked place is: 0 left, 1 right."""

    png: bytes
    mark: float


def page_picture(source: Path, page: int, boxes: tuple[Box, ...], cell: str | None, *, whole: bool) -> Picture:
    """Return a page of a PDF with the boxes marked; without ``whole``, only the band around them.

    A ``cell``, as printed, is marked more strongly where exactly one piece of text within the boxes is that.

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
            drawn = document[page - 1]
            image = drawn.render(scale=_PIXELS_PER_POINT).to_pil().convert("RGBA")
            found = None if cell is None else _cell_box(drawn, boxes, cell)
        finally:
            document.close()
    marked = _marked(image, boxes, found)
    pointed = (found,) if found is not None else boxes
    middle = sum((box.x0 + box.x1) / 2 for box in pointed) / len(pointed) if pointed else 0.0
    return Picture(_png(marked if whole else _band(marked, boxes)), middle * _PIXELS_PER_POINT / image.width)


def _cell_box(page: Any, boxes: tuple[Box, ...], cell: str) -> Box | None:  # noqa: ANN401 - pdfium is untyped
    """Return the box of the one piece of text within the boxes that is the cell, or None."""
    wanted = _folded(cell)
    pieces = [piece for box in boxes for piece in _pieces(_letters(page, box))]
    same = [piece for piece in pieces if _folded("".join(text for text, _ in piece)) == wanted]
    if len(same) != 1 or not wanted:
        return None
    frames = [frame for _, frame in same[0]]
    return Box(
        min(frame.x0 for frame in frames),
        min(frame.top for frame in frames),
        max(frame.x1 for frame in frames),
        max(frame.bottom for frame in frames),
    )


def _letters(page: Any, box: Box) -> list[tuple[str, Box]]:  # noqa: ANN401 - pdfium is untyped
    """Return the letters whose middle is within a box, from left to right."""
    text, height = page.get_textpage(), page.get_height()
    found = []
    for index in range(text.count_chars()):
        left, bottom, right, top = text.get_charbox(index)
        letter, frame = text.get_text_range(index, 1), Box(left, height - top, right, height - bottom)
        across, down = (frame.x0 + frame.x1) / 2, (frame.top + frame.bottom) / 2
        if letter.strip() and box.x0 <= across <= box.x1 and box.top <= down <= box.bottom:
            found.append((letter, frame))
    return sorted(found, key=lambda one: one[1].x0)


def _pieces(letters: list[tuple[str, Box]]) -> list[list[tuple[str, Box]]]:
    """Return runs of letters that no wide gap parts."""
    tallest = max((frame.bottom - frame.top for _, frame in letters), default=0.0)
    pieces: list[list[tuple[str, Box]]] = []
    for letter in letters:
        if pieces and letter[1].x0 - pieces[-1][-1][1].x1 <= _CELL_GAP * tallest:
            pieces[-1].append(letter)
        else:
            pieces.append([letter])
    return pieces


def _folded(text: str) -> str:
    """Return text without white space and with one kind of minus."""
    return re.sub("[\u2010\u2011\u2013\u2212\u0002]", "-", re.sub(r"\s", "", text))


def _marked(image: "Image", boxes: tuple[Box, ...], cell: Box | None) -> "Image":
    """Return the picture of a page with its boxes and cell marked."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 - needed only where a page is drawn

    layer = Image.new("RGBA", image.size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(layer)
    for box in boxes:
        framed = None if cell is not None else _FRAME_COLOUR
        pen.rectangle(_pixels(box), fill=_ROW_COLOUR, outline=framed, width=round(_FRAME))
    if cell is not None:
        pen.rectangle(_pixels(cell), fill=_CELL_COLOUR, outline=_FRAME_COLOUR, width=round(_FRAME))
    return Image.alpha_composite(image, layer).convert("RGB")


def _pixels(box: Box) -> tuple[int, int, int, int]:
    """Return the edges of a box in pixels, moved out so that a frame does not touch the text."""
    edges = (box.x0 - _FRAME, box.top - _FRAME, box.x1 + _FRAME, box.bottom + _FRAME)
    left, top, right, bottom = (round(edge * _PIXELS_PER_POINT) for edge in edges)
    return left, top, right, bottom


def _band(picture: "Image", boxes: tuple[Box, ...]) -> "Image":
    """Return the full width of a page around its boxes."""
    if not boxes:
        return picture
    top = round((min(box.top for box in boxes) - _BAND_MARGIN) * _PIXELS_PER_POINT)
    bottom = round((max(box.bottom for box in boxes) + _BAND_MARGIN) * _PIXELS_PER_POINT)
    return picture.crop((0, max(0, top), picture.width, min(picture.height, bottom)))


def _png(picture: "Image") -> bytes:
    buffer = BytesIO()
    picture.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
