"""A page of a PDF as a picture with the cited lines, and within them the cited cell, marked.

Boxes are in points, the origin in the page's top left corner.
"""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from store.figures import Box

if TYPE_CHECKING:
    from PIL.Image import Image

_PIXELS_PER_POINT = 2.0
_ABOVE, _BELOW = 140.0, 70.0  # what stands above tells the columns
_COMPRESSION = 3  # of 9: nearly as small as the most, and done in a fraction of the time
_FRAME = 2.5
_ROW_COLOUR = (255, 214, 64, 70)
_CELL_COLOUR = (255, 150, 0, 95)
_FRAME_COLOUR = (190, 78, 0, 255)
_pdfium_lock = Lock()  # the library is not safe to call from two threads


@dataclass(frozen=True, slots=True)
class Picture:
    """A page or a band of it as PNG; ``mark`` tells where across it the marked place is: 0 left, 1 right."""

    png: bytes
    mark: float


def page_picture(source: Path, page: int, boxes: tuple[Box, ...], *, whole: bool) -> Picture:
    """Return a page of a PDF with the boxes marked; without ``whole``, only the band around them.

    A box within another one, the cell of a row, is marked more strongly.

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
    marked = _marked(image, boxes)
    pointed = _cells(boxes) or boxes
    middle = sum((box.x0 + box.x1) / 2 for box in pointed) / len(pointed) if pointed else 0.0
    return Picture(_png(marked if whole else _band(marked, boxes)), middle * _PIXELS_PER_POINT / image.width)


def _cells(boxes: tuple[Box, ...]) -> tuple[Box, ...]:
    """Return the boxes that lie within another one: the cited cells of cited rows."""
    return tuple(box for box in boxes if any(_within(box, other) for other in boxes))


def _within(box: Box, other: Box) -> bool:
    """Whether a box lies within a larger one."""
    wider = box.x1 - box.x0 < other.x1 - other.x0
    return wider and (
        other.x0 - _FRAME <= box.x0
        and box.x1 <= other.x1 + _FRAME
        and other.top - _FRAME <= box.top
        and box.bottom <= other.bottom + _FRAME
    )


def _marked(image: "Image", boxes: tuple[Box, ...]) -> "Image":
    """Return the picture of a page with its boxes marked, the cells over their rows."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 - needed only where a page is drawn

    layer = Image.new("RGBA", image.size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(layer)
    cells = _cells(boxes)
    for box in boxes:
        if box not in cells:
            framed = None if any(_within(cell, box) for cell in cells) else _FRAME_COLOUR
            pen.rectangle(_pixels(box), fill=_ROW_COLOUR, outline=framed, width=round(_FRAME))
    for cell in cells:
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
    top = round((min(box.top for box in boxes) - _ABOVE) * _PIXELS_PER_POINT)
    bottom = round((max(box.bottom for box in boxes) + _BELOW) * _PIXELS_PER_POINT)
    return picture.crop((0, max(0, top), picture.width, min(picture.height, bottom)))


def _png(picture: "Image") -> bytes:
    buffer = BytesIO()
    picture.save(buffer, "PNG", compress_level=_COMPRESSION)
    return buffer.getvalue()
