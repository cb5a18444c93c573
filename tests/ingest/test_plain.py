"""Text documents keep their lines, tell where pages begin, and lose running headers."""

from pathlib import Path

from ingest.pages import Pages
from ingest.plain import read_plain


def _read(text: str) -> Pages:
    return read_plain(Path("raportti.txt"), text.encode())


def test_lines_are_numbered_as_in_the_file() -> None:
    """Line numbers count every line from 1, blank ones too, whatever ends the lines."""
    lines = _read("a\r\n\r\nb\nc").lines
    assert [(line.number, line.text) for line in lines] == [(1, "a"), (2, ""), (3, "b"), (4, "c")]


def test_a_page_begins_with_one_space_after_text() -> None:
    """One space before the line after another line of text marks a page; after a blank line it is only an indent."""
    lines = _read("Toteutuu\n Riskienhallinta\n\n Yhteensä").lines
    assert [line.text for line in lines if line.starts_page] == ["Riskienhallinta"]


def test_a_form_feed_begins_a_page() -> None:
    """The first text after a form feed begins a page."""
    lines = _read("Toteutuu\n\f\nHankkeet").lines
    assert [line.text for line in lines if line.starts_page] == ["Hankkeet"]


def test_a_running_date_goes_and_is_remembered() -> None:
    """A date far from other text is a running header; a date beside text is text."""
    pages = _read("Hanke\n\n\n11.08.2025\n\n\nLukio\n12.8.2025\n")
    assert pages.running == ("11.08.2025",)
    assert [line.text for line in pages.lines if line.text] == ["Hanke", "Lukio", "12.8.2025"]


def test_stray_control_characters_do_not_keep_a_text_from_being_read() -> None:
    """A mark that a PDF tool left for a hyphen is a hyphen; another control character is left out."""
    pages = read_plain(Path("raportti.txt"), "Kunta järjestää varhais\x02\nkasvatusta ja koulu\x01tusta. ".encode() * 5)
    assert [line.text for line in pages.lines][:2] == [
        "Kunta järjestää varhais-",
        "kasvatusta ja koulutusta. Kunta järjestää varhais-",
    ]
