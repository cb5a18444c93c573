"""A file that cannot be read is refused with one Finnish line that names it."""

from pathlib import Path

import pytest
from fpdf import FPDF

from ingest.formats import read_pages
from store.errors import UnreadableDocumentError


def _pdf(text: str = "", password: str = "") -> bytes:
    pdf = FPDF()
    if password:
        pdf.set_encryption(owner_password=password + "o", user_password=password)
    pdf.add_page()
    pdf.set_font("helvetica", size=12)
    if text:
        pdf.cell(text=text)
    else:
        pdf.rect(10, 10, 50, 50, style="F")
    return bytes(pdf.output())


BAD = {
    "tyhja.txt": (b"", "tyhjä"),
    "valit.txt": (b"  \n \n", "tyhjä"),
    "binaari.txt": (bytes(range(256)), "ei ole tekstiä"),
    "kuva.txt": (b"\x89PNG\r\n\x1a\n" + bytes(40), "ei ole tekstiä"),
    "latin.txt": ("Hyvinvointi lisääntyy".encode("latin-1"), "UTF-8"),
    "utf16.txt": ("Kunnan talous".encode("utf-16"), "UTF-8"),
    "tyhja.pdf": (b"", "tyhjä"),
    "teksti.pdf": (b"Kunnan talous\n%%EOF", "ei ole PDF"),
    "katkennut.pdf": (_pdf("Kunnan talous")[:-60], "katkennut"),
    "rikki.pdf": (b"%PDF-1.4\nrikki\n%%EOF\n", "vioittunut"),
    "lukittu.pdf": (_pdf("Kunnan talous", password="salainen"), "salasana"),  # noqa: S106 - a made-up file's
    "skannattu.pdf": (_pdf(), "OCR"),
    "vanha.doc": (b"x", "ei tueta"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_files_are_refused_in_one_line(name: str, tmp_path: Path) -> None:
    """The message is one Finnish line: which file, what is wrong, what to do."""
    content, words = BAD[name]
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UnreadableDocumentError) as caught:
        read_pages(path)
    message = str(caught.value)
    assert message.startswith(f"{name}: ")
    assert words in message
    assert message.count("\n") == 0
    assert message.rstrip(".").count(".") >= 1


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    """A path without a file gives the same kind of line."""
    with pytest.raises(UnreadableDocumentError, match=r"^puuttuu\.txt: tiedostoa ei voi avata"):
        read_pages(tmp_path / "puuttuu.txt")


def test_a_good_pdf_is_read(tmp_path: Path) -> None:
    """A PDF with text gives its page, its words in order and their boxes within the page."""
    path = tmp_path / "hyva.pdf"
    path.write_bytes(_pdf("Kunnan talous 2025"))
    page = read_pages(path).pages[0]
    assert [line.text for line in page.lines] == ["Kunnan talous 2025"]
    boxes = [word.box for word in page.lines[0].words]
    assert all(0 <= box.x0 < box.x1 <= page.width and 0 <= box.top < box.bottom <= page.height for box in boxes)
    assert [box.x0 for box in boxes] == sorted(box.x0 for box in boxes)
