"""Pages of a PDF as pictures with the cited place marked."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from store.figures import Box
from tests.ui import fake_assistant as fake
from ui.page_picture import page_picture

ROW = Box(55.0, 118.0, 500.0, 136.0)


def _strong_mark(path: Path, boxes: tuple[Box, ...]) -> tuple[float, float, float, float]:
    """Return the frame of the strong mark's own colour on the second page, in points."""
    with Image.open(BytesIO(page_picture(path, 2, boxes, whole=True).png)) as marked:
        red, green, blue = marked.convert("RGB").split()
    strong = ImageChops.multiply(
        ImageChops.multiply(
            red.point(lambda value: 255 * (value > 250)), green.point(lambda value: 255 * (value > 200))
        ),
        blue.point(lambda value: 255 * (150 < value < 170)),
    )
    frame = strong.getbbox()
    assert frame is not None
    left, top, right, bottom = frame
    return (left / 2, top / 2, right / 2, bottom / 2)


def test_the_cited_box_is_marked_on_the_page(tmp_path: Path) -> None:
    """The picture of a page differs from the plain page only within the marked box and its frame."""
    path = tmp_path / "a.pdf"
    fake.write_pdf(path)
    marked = page_picture(path, 2, (fake.PDF_BOX,), whole=True)
    plain = page_picture(path, 2, (), whole=True)
    one, other = (Image.open(BytesIO(picture.png)) for picture in (marked, plain))
    left, top, right, bottom = ImageChops.difference(one, other).getbbox()
    box = fake.PDF_BOX
    assert abs(left / 2 - box.x0) < 4
    assert abs(top / 2 - box.top) < 4
    assert abs(right / 2 - box.x1) < 4
    assert abs(bottom / 2 - box.bottom) < 4
    assert 0.5 < marked.mark < 0.6


def test_the_band_around_the_box_is_cut_out(tmp_path: Path) -> None:
    """Without the whole page the picture is as wide and much lower; a box at the edge stays within the page."""
    path = tmp_path / "a.pdf"
    fake.write_pdf(path)
    whole = Image.open(BytesIO(page_picture(path, 2, (fake.PDF_BOX,), whole=True).png))
    band = Image.open(BytesIO(page_picture(path, 2, (fake.PDF_BOX,), whole=False).png))
    assert band.width == whole.width
    assert band.height < whole.height / 3
    edge = Image.open(BytesIO(page_picture(path, 2, (Box(0, 0, 10, 10),), whole=False).png))
    assert 0 < edge.height < band.height


def test_a_page_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """A page number outside the file raises."""
    path = tmp_path / "a.pdf"
    fake.write_pdf(path)
    with pytest.raises(ValueError, match="no page 9"):
        page_picture(path, 9, (), whole=True)


def test_the_cell_is_marked_within_its_row(tmp_path: Path) -> None:
    """Of a cited row, the box of the cell gets the strong mark, whichever of the two comes first."""
    path = tmp_path / "a.pdf"
    fake.write_pdf(path)
    for boxes in ((fake.PDF_BOX, ROW), (ROW, fake.PDF_BOX)):
        left, top, right, bottom = _strong_mark(path, boxes)
        assert abs(left - fake.PDF_BOX.x0) < 4
        assert abs(right - fake.PDF_BOX.x1) < 4
        assert abs(top - fake.PDF_BOX.top) < 4
        assert abs(bottom - fake.PDF_BOX.bottom) < 4
        assert 0.5 < page_picture(path, 2, boxes, whole=True).mark < 0.6
