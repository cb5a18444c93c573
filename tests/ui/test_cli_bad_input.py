"""``kuntakysy ingest`` with the real readers on files that cannot be read: a line each, the stores as they were."""

import io
from pathlib import Path

import pytest
from fpdf import FPDF
from PIL import Image

from tests.fakes import HashingEmbedder
from ui.cli import run

TEXT = "Toiminta on sujunut hyvin vuonna 2024."


def pdf_bytes(*, lock: str = "", picture: bool = False) -> bytes:
    """Return a PDF of two pages of text, or of a picture alone."""
    pdf = FPDF()
    pdf.set_font("helvetica", size=12)
    for _ in range(2):
        pdf.add_page()
        if picture:
            pdf.image(Image.new("RGB", (60, 80), "grey"), 0, 0, 200)
        else:
            pdf.text(20, 20, TEXT)
    if lock:
        pdf.set_encryption(f"{lock}!", lock)
    stream = io.BytesIO()
    pdf.output(stream)
    return stream.getvalue()


BAD = {
    "tyhja.txt": b"",
    "tyhja.pdf": b"",
    "valit.txt": b"  \n\n ",
    "kuva.txt": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    "latin.txt": "Päiväkodit".encode("latin-1"),
    "katkennut.pdf": pdf_bytes()[:700],
    "rikki.pdf": pdf_bytes()[:300] + b"\n%%EOF\n",
    "salattu.pdf": pdf_bytes(lock="salainen"),
    "skannattu.pdf": pdf_bytes(picture=True),
    "muu.pdf": b"<html></html>",
    "muu.docx": b"PK\x03\x04",
    "muu.xlsx": b"taulukko",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder for files, with an embedder that needs no model."""
    monkeypatch.setattr("ui.wiring.make_embedder", lambda _: HashingEmbedder())
    return tmp_path


def exports(data: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Return all that the command lists of a store."""
    capsys.readouterr()
    for arguments in (["documents"], ["figures"], ["records", "--kind", "goals"], ["search", "toiminta"]):
        assert run([*arguments, "--json", "--data", str(data)]) == 0
    return capsys.readouterr().out


def test_bad_files_cost_a_line_each_and_change_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each unreadable file gives exit status 2 and one Finnish line with its name; the exports stay byte for byte."""
    (folder / "hyva.txt").write_text(TEXT, encoding="utf-8")
    data = folder / "data"
    assert run(["ingest", str(folder / "hyva.txt"), "--data", str(data)]) == 0
    before = exports(data, capsys)
    for name, content in BAD.items():
        path = folder / name
        path.write_bytes(content)
        assert run(["ingest", str(path), "--data", str(data)]) == 2
        printed = capsys.readouterr()
        assert (printed.out, printed.err.count("\n")) == ("", 1)
        assert printed.err.startswith(f"Virhe: {name}: ")
    assert exports(data, capsys) == before


def test_a_damaged_file_costs_the_folder_only_itself(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of a folder with unreadable files among good ones, the good ones are read."""
    for name, content in {**BAD, "hyva.txt": TEXT.encode(), "hyva.pdf": pdf_bytes()}.items():
        (folder / "in").mkdir(exist_ok=True)
        (folder / "in" / name).write_bytes(content)
    assert run(["ingest", str(folder / "in"), "--data", str(folder / "data")]) == 2
    printed = capsys.readouterr()
    assert printed.err.count("\n") == len(BAD)
    assert [line.partition(":")[0] for line in printed.out.splitlines() if "luettu" in line] == ["hyva.pdf", "hyva.txt"]


@pytest.mark.parametrize("arguments", [["figures"], ["documents"], ["search", "x"], ["ask", "x"], ["remove", "x"]])
def test_an_unknown_store_is_told(folder: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """A data folder that is not there gives one line and exit status 2, and is not made."""
    assert run([*arguments, "--data", str(folder / "muualla")]) == 2
    printed = capsys.readouterr()
    assert (printed.out, printed.err.count("\n")) == ("", 1)
    assert "muualla" in printed.err
    assert not (folder / "muualla").exists()
