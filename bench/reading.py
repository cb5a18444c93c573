"""How fast documents are read: pages a second for the reading of a PDF and for the whole ingest, beside others.

``python -m bench.reading [PDF]``. Without a file, the long report of the folder ``../shared`` is read where it is
there, else a made one. Reading makes figures, records and passages of the file; the whole ingest is the command, with
its start, the storing and the embedding. They are compared with pdfium's bare text and, where pdfplumber (extra
``bench``) is installed, with its words, in the same run and by processor time, which other work on the machine hardly
moves. Figures are only printed.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from ingest.read import read_document

_LONG = Path(__file__).parents[2] / "shared/documents-real/kauhava-tilinpaatos-2024.pdf"
_MADE_SEED = 1
_COMMAND = "import sys; from ui.cli import main; sys.exit(main())"
_SAMPLE_PAGES = 20
"""pdfplumber is slow: it reads so many pages, spread evenly over the document, and its time a page is taken."""


def main(path: Path) -> None:
    """Print the speeds and the ratios."""
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        count = len(document)
    bare = count / _seconds(lambda: _bare_text(path))
    first = count / _seconds(lambda: read_document(path))
    again = count / _seconds(lambda: read_document(path))
    whole = count / _ingest_seconds(path)
    words = _plumber_speed(path, count)
    print(f"{path.name}: {count} pages, pages a second of processor time")
    print(f"pdfium, bare text        {bare:8.1f}")
    if words is None:
        print("pdfplumber is not installed: not compared")
    else:
        print(f"pdfplumber, its words    {words:8.1f}")
    for name, speed in (("reading, first document", first), ("reading, warm", again), ("whole ingest, command", whole)):
        beside = "" if words is None else f", {speed / words:.1f} times pdfplumber's speed"
        print(f"{name:24} {speed:8.1f}   {bare / speed:.1f} times pdfium's time{beside}")


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _ingest_seconds(path: Path) -> float:
    """Return the processor time of the command that reads and stores a file, all of its processes together."""
    before = os.times()
    with tempfile.TemporaryDirectory() as data:
        command = [sys.executable, "-c", _COMMAND, "ingest", "--data", data, str(path)]
        subprocess.run(  # noqa: S603 - our own command
            command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def _bare_text(path: Path) -> None:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            page.get_textpage().get_text_range()


def _plumber_speed(path: Path, count: int) -> float | None:
    """Return how many pages a second pdfplumber gives the words of; None where it is not installed."""
    if find_spec("pdfplumber") is None:
        return None
    sample = sorted({number * count // _SAMPLE_PAGES for number in range(_SAMPLE_PAGES)})
    return len(sample) / _seconds(lambda: _plumber_words(path, sample))


def _plumber_words(path: Path, numbers: list[int]) -> None:
    import pdfplumber

    with pdfplumber.open(path) as document:
        for number in numbers:
            document.pages[number].extract_words()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    elif _LONG.is_file():
        main(_LONG)
    else:
        from tests.reports.build import build_report
        from tests.reports.layouts import write_report

        with tempfile.TemporaryDirectory() as folder:
            main(write_report(build_report(_MADE_SEED), "ruled", Path(folder)))
