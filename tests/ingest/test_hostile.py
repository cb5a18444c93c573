"""Files made to do harm are refused in one line or read within the limits, and cost the other files nothing."""

import io
import os
import signal
import zipfile
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import docx
import openpyxl
import pytest

from ingest.intake import Outcome, Report, take_in
from ingest.limits import Limits
from ingest.read import read_document
from store.errors import UnreadableDocumentError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.contents import Contents
    from store.library import Library

LIMITS = Limits(
    megabytes=60, text_megabytes=60, unpacked_megabytes=20, pages=500, cells=10_000, seconds=60, memory_megabytes=1024
)
GOOD = "Kirjasto\n\nKirjastossa kävi vuoden aikana paljon asiakkaita, ja kokoelmat uudistuivat.\n"


class Shelf:
    """A library that only counts what is added."""

    def __init__(self) -> None:
        """Hold nothing."""
        self.names: list[str] = []

    @contextmanager
    def changing(self) -> "Iterator[None]":
        """Hold nothing back."""
        yield

    def documents(self) -> tuple[()]:
        """Return nothing: each run is the first."""
        return ()

    def add(self, made: "Contents", _: bytes) -> None:
        """Add a document."""
        self.names.append(made.document.name)


def read(paths: list[Path], limits: Limits = LIMITS) -> list[Report]:
    """Return what became of the files in one run."""
    return list(take_in(paths, lambda: cast("Library", Shelf()), exists=False, again=False, limits=limits))


def pdf(objects: list[bytes]) -> bytes:
    """Return a PDF of these objects, the first of which is its catalogue."""
    made = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(made + b"trailer <</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table))


def many_pages(count: int) -> bytes:
    """Return a PDF of empty pages, all of them the same object."""
    kids = b" ".join(b"%d 0 R" % number for number in range(3, count + 3))
    page = b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]>>"
    return pdf(
        [b"<</Type /Catalog /Pages 2 0 R>>", b"<</Type /Pages /Count %d /Kids [%s]>>" % (count, kids), *[page] * count]
    )


def nested(depth: int) -> bytes:
    """Return a PDF whose page holds arrays within arrays."""
    page = b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Extra %s %s>>" % (b"[" * depth, b"]" * depth)
    return pdf([b"<</Type /Catalog /Pages 2 0 R>>", b"<</Type /Pages /Count 1 /Kids [3 0 R]>>", page])


def drawn_forms(levels: int, times: int) -> bytes:
    """Return a PDF whose page draws a form that draws a form many times, and so on."""
    first = 4
    objects = [
        b"<</Type /Catalog /Pages 2 0 R>>",
        b"<</Type /Pages /Count 1 /Kids [3 0 R]>>",
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources <</XObject <</F 5 0 R>>>>>>",
    ]
    for level in range(levels + 1):
        draws = b"/F Do " * times if level < levels else b"0 0 1 1 re f "
        inner = b"/Resources <</XObject <</F %d 0 R>>>>" % (first + level + 2) if level + 1 < levels + 1 else b""
        kind = b"" if level == 0 else b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] " + inner
        objects.append(b"<<%s /Length %d>>\nstream\n%s\nendstream" % (kind, len(draws), draws))
    return pdf(objects)


def package(parts: dict[str, bytes]) -> bytes:
    """Return a zip of these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return file.getvalue()


def workbook(change: Callable[[Any], None] = lambda _: None) -> bytes:
    """Return a small workbook after a change."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (("Kirjasto",), ("€", "TP 2024", "TA 2025"), ("Toimintatuotot", 1, 2), ("Toimintakulut", -5, -6)):
        sheet.append(row)
    change(sheet)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def with_part(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return an office file with one part changed."""
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        parts = {part: old.read(part) for part in old.namelist()}
    parts[name] = change(parts[name])
    return package(parts)


def letter() -> bytes:
    """Return a small Word document."""
    document = docx.Document()
    document.add_paragraph("Kirjastossa kävi paljon asiakkaita.")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
ENTITIES = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'


def _merged(content: bytes) -> bytes:
    return content.replace(
        b"</sheetData>", b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    )


def _entities(content: bytes) -> bytes:
    return ENTITIES + content[content.index(b"?>") + 2 :] if content.startswith(b"<?xml") else ENTITIES + content


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "sivuja.pdf": (lambda: many_pages(10_000), "10000 sivua"),
    "tyhjia.pdf": (lambda: many_pages(400), "ei ole tekstiä"),
    "syva.pdf": (lambda: nested(200_000), ""),
    "katkennut.pdf": (lambda: many_pages(3)[:-40], "katkennut"),
    "pommi.xlsx": (lambda: package({"[Content_Types].xml": b"<Types/>", SHEET: bytes(40_000_000)}), "purkautuu"),
    "pommi.docx": (
        lambda: package({"[Content_Types].xml": b"<Types/>", "word/document.xml": bytes(40_000_000)}),
        "purkautuu",
    ),
    "osia.xlsx": (lambda: package({f"xl/{number}.xml": b"" for number in range(10_001)}), "purkautuu"),
    "yhdistetty.xlsx": (lambda: with_part(workbook(), SHEET, _merged), "soluja"),
    "soluja.xlsx": (lambda: workbook(lambda sheet: [sheet.append(range(200)) for _ in range(60)]), "soluja"),
    "entiteetit.xlsx": (lambda: with_part(workbook(), SHEET, _entities), "XML"),
    "entiteetit.docx": (lambda: with_part(letter(), "word/document.xml", _entities), "XML"),
    "lukittu.xlsx": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096), "salasana"),
    "rivi.txt": (lambda: b"a" * 50_000_000, "merkkiä"),
    "rivi.csv": (lambda: b"a;" + b"b" * 5_000_000, ""),
    "iso.txt": (lambda: b"rivi tekstia\n" * 5_000_000, "liian suuri"),
    "tyhja.xlsx": (lambda: b"", "tyhjä"),
    "vaarin.xlsx": (lambda: b"%PDF-1.4 ei ole taulukko", "ei ole Excel"),
    "vaarin.docx": (workbook, "ei ole Word"),
    "vaarin.pdf": (workbook, "ei ole PDF"),
    "vaarin.txt": (workbook, "ei ole tekstiä"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_file_is_refused_in_one_line_and_the_next_is_read(name: str, tmp_path: Path) -> None:
    """The line names the file and says what is wrong; a file read after it in the same run is stored."""
    make, words = REFUSED[name]
    (tmp_path / name).write_bytes(make())
    (tmp_path / "hyva.txt").write_text(GOOD, encoding="utf-8")
    hostile, good = read([tmp_path / name, tmp_path / "hyva.txt"])
    assert hostile.outcome is Outcome.UNREADABLE
    assert hostile.message.startswith(f"{name}: ")
    assert words in hostile.message
    assert "\n" not in hostile.message
    assert good.outcome is Outcome.ADDED


def test_a_reading_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    """Forms that draw forms a thousand million times are ended when the seconds have passed."""
    (tmp_path / "kuva.pdf").write_bytes(drawn_forms(12, 30))
    (report,) = read([tmp_path / "kuva.pdf"], Limits(seconds=2))
    assert report.outcome is Outcome.UNREADABLE
    assert report.message.startswith("kuva.pdf: ")


def test_a_reading_that_takes_too_much_memory_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that asks for more memory than it may is told from a fault of the program."""
    monkeypatch.setattr("ingest.read.read_pages", lambda *_: bytearray(2_000_000_000))
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    (report,) = read([tmp_path / "a.txt"], Limits(memory_megabytes=500))
    assert report.outcome is Outcome.UNREADABLE
    assert "muistia" in report.message


def test_a_reader_that_crashes_costs_only_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A native library that ends its process ends no more than the reading."""
    monkeypatch.setattr("ingest.read.read_pages", lambda *_: os.kill(os.getpid(), signal.SIGKILL))
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    (report,) = read([tmp_path / "a.txt"])
    assert report.outcome is Outcome.UNREADABLE
    assert "kaatui" in report.message


def test_a_lone_cell_in_the_last_corner_is_read(tmp_path: Path) -> None:
    """A sheet that claims every cell there is takes no more than the cells that it has."""
    far = workbook(lambda sheet: sheet.cell(1048576, 16384, "Loppu"))
    (tmp_path / "kulma.xlsx").write_bytes(far)
    (report,) = read([tmp_path / "kulma.xlsx"])
    assert report.outcome is Outcome.ADDED
    assert report.contents is not None
    assert len(report.contents.figures) == 4


FORMULAS = ('=HYPERLINK("http://example.invalid/x","Toimintakulut")', "=cmd|'/c calc'!A1", "='[vieras.xlsx]Taul1'!A1")


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_is_neither_run_nor_followed(formula: str, tmp_path: Path) -> None:
    """A formula cell without a stored result is told as a problem; the others are read."""
    (tmp_path / "kaava.xlsx").write_bytes(workbook(lambda sheet: sheet.cell(4, 3, formula)))
    contents = read_document(tmp_path / "kaava.xlsx")
    assert len(contents.figures) == 3
    assert any(problem.place.cell == "Sheet!C4" for problem in contents.problems)


def test_a_formula_in_csv_is_text(tmp_path: Path) -> None:
    """What a spreadsheet would run is only letters here."""
    (tmp_path / "a.csv").write_text(
        "Kirjasto;TP 2024;TA 2025\nToimintatuotot;1;2\n=cmd|'/c calc'!A1;3;4\n", encoding="utf-8"
    )
    assert read([tmp_path / "a.csv"])[0].outcome is Outcome.ADDED


def test_what_is_no_ordinary_file_is_refused(tmp_path: Path) -> None:
    """A folder, a pipe, a link to a device and a name that is no text are each refused in one line."""
    (tmp_path / "kansio.pdf").mkdir()
    os.mkfifo(tmp_path / "putki.txt")
    (tmp_path / "laite.txt").symlink_to("/dev/zero")
    name = tmp_path / os.fsdecode(b"vaara\xff.txt")
    name.write_text(GOOD, encoding="utf-8")
    paths = [tmp_path / "kansio.pdf", tmp_path / "putki.txt", tmp_path / "laite.txt", name]
    reports = read(paths)
    assert [report.outcome for report in reports] == [Outcome.UNREADABLE] * 4
    assert all(report.message.isprintable() and ": " in report.message for report in reports)


def test_a_link_to_a_document_is_read(tmp_path: Path) -> None:
    """A link to an ordinary file is that file."""
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "linkki.txt").symlink_to(tmp_path / "a.txt")
    assert read([tmp_path / "linkki.txt"])[0].outcome is Outcome.ADDED


def test_a_text_of_many_megabytes_is_refused_by_its_size(tmp_path: Path) -> None:
    """Text is bounded more tightly than other files: no report has so much of it."""
    (tmp_path / "pitka.csv").write_bytes(b"a;1\n" * 600_000)
    (report,) = read([tmp_path / "pitka.csv"], Limits(text_megabytes=2))
    assert report.outcome is Outcome.UNREADABLE
    assert "liian suuri" in report.message


def test_a_csv_file_of_too_many_cells_is_refused(tmp_path: Path) -> None:
    """A line of millions of separators is refused before its cells are built."""
    path = tmp_path / "pitka.csv"
    path.write_bytes(b"a;" * 4_000_000)
    with pytest.raises(UnreadableDocumentError, match="liikaa soluja"):
        read_document(path)
