"""File formats: which reader reads which file."""

from collections.abc import Callable
from pathlib import Path

from ingest.admission import check_content, check_file
from ingest.limits import Limits
from ingest.pages import Pages
from store.errors import UnreadableDocumentError


def _read_plain(path: Path, content: bytes) -> Pages:
    from ingest.plain import read_plain  # noqa: PLC0415 - each format's library is loaded when it is needed

    return read_plain(path, content)


def _read_pdf(path: Path, content: bytes) -> Pages:
    from ingest.pdf import read_pdf  # noqa: PLC0415

    return read_pdf(path, content)


def _read_docx(path: Path, content: bytes) -> Pages:
    from ingest.docx import read_docx  # noqa: PLC0415

    return read_docx(path, content)


def _read_xlsx(path: Path, content: bytes) -> Pages:
    from ingest.xlsx import read_xlsx  # noqa: PLC0415

    return read_xlsx(path, content)


def _read_csv(path: Path, content: bytes) -> Pages:
    from ingest.csv_text import read_csv  # noqa: PLC0415

    return read_csv(path, content)


def _read_html(path: Path, content: bytes) -> Pages:
    from ingest.html import read_html  # noqa: PLC0415

    return read_html(path, content)


_LIMITS = Limits()
READERS: dict[str, Callable[[Path, bytes], Pages]] = {
    ".txt": _read_plain,
    ".pdf": _read_pdf,
    ".docx": _read_docx,
    ".xlsx": _read_xlsx,
    ".xlsm": _read_xlsx,
    ".csv": _read_csv,
    ".html": _read_html,
    ".htm": _read_html,
}


def read_pages(path: Path, limits: Limits = _LIMITS) -> Pages:
    """Return the pages of a document, read by the reader that its suffix names.

    Raises:
        UnreadableDocumentError: If the format is not supported, or the file cannot be read.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(sorted(READERS))
        message = f"{path.name}: tiedostomuotoa ei tueta. Tallenna asiakirja johonkin näistä muodoista: {known}."
        raise UnreadableDocumentError(message)
    check_file(path, limits)
    try:
        content = path.read_bytes()
    except OSError as error:
        message = f"{path.name}: tiedostoa ei voi avata. Tarkista, että se on olemassa ja että siihen on lukuoikeus."
        raise UnreadableDocumentError(message) from error
    if not content.strip():
        message = f"{path.name}: tiedosto on tyhjä. Tarkista tiedosto ja tallenna se uudelleen."
        raise UnreadableDocumentError(message)
    check_content(path, content, limits)
    pages = reader(path, content)
    if any(len(line.text) > limits.letters for line in pages.lines):
        message = f"{path.name}: asiakirjassa on rivi, jossa on yli {limits.letters} merkkiä. Tarkista tiedosto."
        raise UnreadableDocumentError(message)
    return pages
