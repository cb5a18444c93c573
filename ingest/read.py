"""Reading a document: from a file to everything that the store keeps of it."""

from pathlib import Path

from ingest.formats import read_pages
from ingest.metadata import describe, read_setting
from ingest.pages import Pages
from ingest.sections import read_sections
from store.contents import Contents, PageText


def read_document(path: Path) -> Contents:
    """Return all that is read from a document; doubts are among its problems.

    Raises:
        UnreadableDocumentError: If the file as a whole cannot be read.
    """
    pages = read_pages(path)
    sections = read_sections(pages)
    setting = read_setting(pages)
    document = describe(pages, sections, (), setting)
    return Contents(document, (), (), (), (), (), (), _texts(pages), ())


def _texts(pages: Pages) -> tuple[PageText, ...]:
    """Return the text of each page."""
    return tuple(PageText(page.number, "\n".join(line.text for line in page.lines)) for page in pages.pages)
