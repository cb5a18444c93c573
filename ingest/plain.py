"""Text documents: lines as they stand, in UTF-8.

A dump of a paged document marks a new page with a form feed, or with one space before its first line. Only a line
right after another line of text counts as marked by a space: a space after a blank line is a dump's indent.
"""

import hashlib
import re
from pathlib import Path

from ingest.pages import Line, Page, Pages
from store.errors import UnreadableDocumentError

_LINE_END = re.compile(r"\r\n|\r|\n")
_PAGE_SPACE = re.compile(r" \S")
_RUNNING = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}(?:\s+\d+\s*\(\d+\))?|\d+\s*\(\d+\)|(?:Sivu\s+)?\d+\s*/\s*\d+")
_BLANKS_AROUND_RUNNING = 2
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_HYPHEN = "\x02"  # what pdfium's text has in the place of a hyphen at the end of a line
_MOST_CONTROL = 0.02


def read_plain(path: Path, content: bytes) -> Pages:
    """Return a text document as one page without a number.

    Raises:
        UnreadableDocumentError: If the bytes are not UTF-8 text, or hold no text.
    """
    lines, running = _take_out_running(_lines(_decode(path, content)))
    if not any(line.text for line in lines):
        message = f"{path.name}: tiedostossa ei ole tekstiä. Tarkista tiedosto ja tallenna se uudelleen."
        raise UnreadableDocumentError(message)
    page = Page(None, lines)
    return Pages(path.name, path.suffix.lower(), hashlib.sha256(content).hexdigest(), (page,), running)


def _decode(path: Path, content: bytes) -> str:
    """Return the bytes as text."""
    if b"\x00" in content and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableDocumentError(_not_text(path))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"{path.name}: tiedosto ei ole UTF-8-tekstiä. Tallenna se UTF-8-merkistöllä ja lue uudelleen."
        raise UnreadableDocumentError(message) from error
    text = text.replace(_HYPHEN, "-")
    if len(_CONTROL.findall(text)) > _MOST_CONTROL * len(text):
        raise UnreadableDocumentError(_not_text(path))
    return _CONTROL.sub("", text)


def _not_text(path: Path) -> str:
    return f"{path.name}: tiedosto ei ole tekstiä, vaikka pääte on .txt. Anna alkuperäinen asiakirja."


def _lines(text: str) -> list[Line]:
    """Return the lines of a text, numbered from 1."""
    lines: list[Line] = []
    before, fed = "", False
    for number, raw in enumerate(_LINE_END.split(text), start=1):
        fed = fed or "\f" in raw
        stripped = raw.replace("\f", "").strip()
        marked = bool(_PAGE_SPACE.match(raw)) and bool(before)
        starts = bool(lines) and bool(stripped) and (marked or fed)
        if stripped:
            fed = False
        lines.append(Line(stripped, None, number, (), starts))
        before = stripped
    return lines


def _take_out_running(lines: list[Line]) -> tuple[tuple[Line, ...], tuple[str, ...]]:
    """Blank the lines that only hold a date or a page number far from other text."""
    texts = [line.text for line in lines]
    kept: list[Line] = []
    running: dict[str, None] = {}
    for index, line in enumerate(lines):
        before = texts[max(0, index - _BLANKS_AROUND_RUNNING) : index]
        after = texts[index + 1 : index + 1 + _BLANKS_AROUND_RUNNING]
        if _RUNNING.fullmatch(line.text) and not any(before) and not any(after):
            running.setdefault(line.text)
            kept.append(Line("", line.page, line.number))
        else:
            kept.append(line)
    return tuple(kept), tuple(running)
