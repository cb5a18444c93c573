"""What is looked at before a file is read: its size, and what its inside claims to be.

A file that would take too much, or that no honest program writes, is refused before any reader builds it in memory.
"""

import io
import re
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

from ingest.limits import MEGABYTE, Limits
from store.errors import UnreadableDocumentError

_TEXTS = (".txt", ".csv", ".html", ".htm")
_PACKAGES = (".xlsx", ".xlsm", ".docx")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST_PARTS = 10_000
_HEAD = 4096
_ENCRYPTED = 1
_DEFINITION = re.compile(rb"<!(?:DOCTYPE|ENTITY)|<\x00!\x00(?:D\x00O\x00C|E\x00N\x00T)", re.IGNORECASE)
_PAGE_CELL = re.compile(rb"<t[dhr][\s/>]", re.IGNORECASE)
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_AREA = re.compile(
    rb"<(?:\w+:)?(?:mergeCell|hyperlink)\b[^>]*?\bref=[\"']([A-Za-z]{1,3})(\d+):([A-Za-z]{1,3})(\d+)[\"']"
)
_SEPARATORS = (b";", b"\t", b",", b"|")
_SHEET = re.compile(r"(?:^|/)worksheets/[^/]+\.xml$", re.IGNORECASE)
_CHUNK = 1 << 22
_OVERLAP = 512


def shown_name(path: Path) -> str:
    """Return a file's name as text that can be printed and stored."""
    return path.name.encode("utf-8", "replace").decode()


def check_file(path: Path, limits: Limits) -> None:
    """Refuse a file by its name, kind and size, before anything of it is read.

    Raises:
        UnreadableDocumentError: If it is no ordinary file, too large, or its name is no text.
    """
    name = shown_name(path)
    if name != path.name:
        raise UnreadableDocumentError(f"{name}: tiedoston nimi ei ole UTF-8-tekstiä. Nimeä tiedosto uudelleen.")
    try:
        status = path.stat()
    except OSError as error:
        raise UnreadableDocumentError(f"{name}: tiedostoa ei voi avata. Tarkista lukuoikeus.") from error
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableDocumentError(f"{name}: ei ole tavallinen tiedosto. Anna asiakirjan tiedosto.")
    most = min(limits.megabytes, limits.text_megabytes) if path.suffix.lower() in _TEXTS else limits.megabytes
    if status.st_size > most * MEGABYTE:
        size = -(-status.st_size // MEGABYTE)
        message = f"{name}: tiedosto on liian suuri ({size} Mt, enintään {most} Mt). Jaa se osiin."
        raise UnreadableDocumentError(message)


def check_content(path: Path, content: bytes, limits: Limits) -> None:
    """Refuse a file by what its inside claims: an office package that would unpack too large, a PDF of too many pages.

    What is no package or no PDF at all is left to its reader to tell.

    Raises:
        UnreadableDocumentError: If the document would take too much, or is locked.
    """
    suffix = path.suffix.lower()
    if suffix in _PACKAGES:
        _check_package(path.name, content, limits)
    elif suffix == ".pdf":
        _check_pages(path.name, content, limits)
    elif suffix in _CELLS_BY_SUFFIX and _CELLS_BY_SUFFIX[suffix](content) > limits.cells:
        message = f"{path.name}: tiedostossa on liikaa soluja (enintään {limits.cells}). Jaa se osiin."
        raise UnreadableDocumentError(message)


def _page_cells(content: bytes) -> int:
    return sum(1 for _ in _PAGE_CELL.finditer(content))


def _csv_cells(content: bytes) -> int:
    return max(map(content.count, _SEPARATORS))


_CELLS_BY_SUFFIX: dict[str, Callable[[bytes], int]] = {".html": _page_cells, ".htm": _page_cells, ".csv": _csv_cells}


def _check_package(name: str, content: bytes, limits: Limits) -> None:
    if content.startswith(_OLD_OFFICE):
        message = f"{name}: tiedosto on suojattu salasanalla tai vanhaa Office-muotoa. Tallenna se ilman salasanaa."
        raise UnreadableDocumentError(message)
    try:
        package = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return
    with package:
        parts = package.infolist()
        unpacked = sum(part.file_size for part in parts)
        if len(parts) > _MOST_PARTS or unpacked > limits.unpacked_megabytes * MEGABYTE:
            message = (
                f"{name}: tiedosto purkautuu liian suureksi (enintään {limits.unpacked_megabytes} Mt). Jaa se osiin."
            )
            raise UnreadableDocumentError(message)
        if any(part.flag_bits & _ENCRYPTED for part in parts):
            message = f"{name}: tiedosto on suojattu salasanalla. Poista suojaus ja lue tiedosto uudelleen."
            raise UnreadableDocumentError(message)
        try:
            _check_parts(name, package, parts, limits)
        except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError):
            return


def _check_parts(name: str, package: zipfile.ZipFile, parts: list[zipfile.ZipInfo], limits: Limits) -> None:
    """Refuse definitions of entities, and sheets of too many cells or of endless merged or linked areas."""
    cells = 0
    for part in parts:
        if not part.filename.casefold().endswith((".xml", ".rels", ".vml")):
            continue
        with package.open(part) as file:
            if _DEFINITION.search(file.read(_HEAD)):
                message = f"{name}: tiedostossa on XML-määrityksiä, joita asiakirjassa ei ole. Tallenna se uudelleen."
                raise UnreadableDocumentError(message)
        if _SHEET.search(part.filename):
            cells += _weigh_sheet(package, part)
            if cells > limits.cells:
                message = f"{name}: työkirjassa on liikaa soluja (enintään {limits.cells}). Jaa se osiin."
                raise UnreadableDocumentError(message)


def _weigh_sheet(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> int:
    """Return how many cells a sheet would take: those it has, and those of its merged and linked areas."""
    count = 0
    with package.open(part) as file:
        kept = b""
        while chunk := file.read(_CHUNK):
            text = kept + chunk
            count += sum(1 for _ in _CELL.finditer(text, max(len(kept) - 1, 0)))
            count += sum(_area(found) for found in _AREA.finditer(text) if found.end() > len(kept))
            kept = text[-_OVERLAP:]
    return count


def _area(found: re.Match[bytes]) -> int:
    """Return how many cells lie between two corners."""
    left, top, right, bottom = found.groups()
    return (abs(_column(right) - _column(left)) + 1) * (abs(int(bottom) - int(top)) + 1)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number


def _check_pages(name: str, content: bytes, limits: Limits) -> None:
    import pypdfium2  # noqa: PLC0415 - loads a native library

    try:
        document = pypdfium2.PdfDocument(content)
        pages = len(document)
        document.close()
    except pypdfium2.PdfiumError:
        return
    if pages > limits.pages:
        message = f"{name}: asiakirjassa on {pages} sivua (enintään {limits.pages}). Jaa se osiin."
        raise UnreadableDocumentError(message)
