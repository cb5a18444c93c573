"""How large a document may be, and how much time and memory its reading may take."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one document.

    ``megabytes`` is the file, ``text_megabytes`` one of plain text, CSV or HTML, ``unpacked_megabytes`` what an office
    file's package holds when unpacked; ``pages`` are those of a PDF, ``cells`` those of a table file or page,
    ``letters`` those of the longest line or paragraph. ``seconds`` and ``memory_megabytes`` are what the whole
    reading may take.
    """

    megabytes: int = 100
    text_megabytes: int = 10
    unpacked_megabytes: int = 200
    pages: int = 2000
    cells: int = 500_000
    letters: int = 100_000
    seconds: int = 600
    memory_megabytes: int = 4096


MEGABYTE = 1024 * 1024
