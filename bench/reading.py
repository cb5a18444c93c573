"""How fast documents are read: pages a second for the whole reading of a PDF, beside two bare text extractions.

``python -m bench.reading [PDF]``. Without a file, the long report of the folder ``../shared`` is read where it is
there, else a made one. The extractions are pdfium's own text and, where pdfplumber is installed, its words. Figures
are only printed.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from ingest.read import read_document

_LONG = Path(__file__).parents[2] / "shared/documents-real/kauhava-tilinpaatos-2024.pdf"
_MADE_SEED = 1
_SAMPLE_PAGES = 20
"""pdfplumber is slow: it reads so many pages, spread evenly over the document, and its time a page is taken."""


def main(path: Path) -> None:
    """Print the three speeds and the ratios."""
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        count = len(document)
    own = count / _seconds(lambda: read_document(path))
    bare = count / _seconds(lambda: _bare_text(path))
    print(f"{path.name}: {count} pages")
    print(f"whole reading: {own:.1f} pages/s")
    print(f"pdfium, bare text: {bare:.1f} pages/s; the whole reading takes {bare / own:.1f} times as long")
    if find_spec("pdfplumber") is None:
        print("pdfplumber is not installed: not compared")
        return
    sample = sorted({number * count // _SAMPLE_PAGES for number in range(_SAMPLE_PAGES)})
    words = len(sample) / _seconds(lambda: _plumber_words(path, sample))
    print(f"pdfplumber, extract_words: {words:.1f} pages/s; the whole reading is {own / words:.1f} times as fast")


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _bare_text(path: Path) -> None:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            page.get_textpage().get_text_range()


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
