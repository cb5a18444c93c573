"""The cited place: excerpts with the quote marked, pages as pictures."""

from io import BytesIO
from pathlib import Path

import pytest

from store.figures import Box
from tests.ui import fake_assistant as fake
from ui.source_view import cell_text, excerpt, page_picture, page_text

pytest.importorskip("PIL")


def test_the_quote_and_its_cell_are_marked() -> None:
    """The excerpt is the source's own text; the quote is marked in it and the cell within the quote."""
    contents = fake.text_contents()
    text = page_text(contents, fake.NOW.place)
    assert text == fake.TEXT
    cell = cell_text(contents, fake.NOW.place)
    shown = excerpt(text, fake.NOW.quote, fake.NOW.place.line, cell)
    assert shown.found
    assert "".join(run.text for run in shown.runs if run.quoted) == fake.QUOTE
    assert [run.text for run in shown.runs if run.cell] == ["-2 310 500"]
    assert "".join(run.text for run in shown.runs) in fake.TEXT


def test_white_space_is_not_compared() -> None:
    """A quote is found over line ends and doubled spaces."""
    shown = excerpt("eka\nLapsia  oli\n412.\nvika", "Lapsia oli 412.")
    assert [run.text for run in shown.runs if run.quoted] == ["Lapsia  oli\n412."]


def test_the_line_tells_which_of_many() -> None:
    """Where a quote stands many times, the one on the cited line is marked."""
    shown = excerpt("\n".join(["Netto 0"] * 40), "Netto 0", line=30)
    assert len(shown.runs[0].text.strip().splitlines()) == 6
    assert shown.runs[1].quoted
    assert excerpt("alku\nNetto 0\nväli\nNetto 0 loppu", "Netto 0", line=4).runs[-1].text == " loppu"


def test_a_cell_that_stands_twice_is_not_guessed() -> None:
    """Two equal numbers in a quote: neither is marked as the cell."""
    assert not any(run.cell for run in excerpt("Menot 100 100", "Menot 100 100", cell="100").runs)
    assert not any(run.cell for run in excerpt("Menot 1000", "Menot 1000", cell="100").runs)


def test_a_quote_that_is_not_there_is_told() -> None:
    """Nothing is marked when the source has changed."""
    shown = excerpt("aivan muuta", "Lapsia oli 412.")
    assert not shown.found
    assert not any(run.quoted for run in shown.runs)
    assert not excerpt("teksti", "").found


def test_the_cited_box_is_marked_on_the_page(tmp_path: Path) -> None:
    """The picture of a page differs from the plain page only within the marked box and its frame."""
    from PIL import Image, ImageChops  # noqa: PLC0415 - an optional part of the picture tests

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
    from PIL import Image  # noqa: PLC0415 - an optional part of the picture tests

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
