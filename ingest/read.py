"""Reading a document: from a file to everything that the store keeps of it."""

from pathlib import Path

from ingest.columns import Setting
from ingest.figures import Source, read_figures
from ingest.formats import read_pages
from ingest.metadata import describe, read_setting
from ingest.pages import Pages
from ingest.sections import Section, read_sections
from ingest.tables import read_text_tables
from store.contents import Contents, PageText
from store.figures import Figure, Problem


def read_document(path: Path) -> Contents:
    """Return all that is read from a document; doubts are among its problems.

    Raises:
        UnreadableDocumentError: If the file as a whole cannot be read.
    """
    pages = read_pages(path)
    sections = read_sections(pages)
    setting = read_setting(pages)
    figures, problems = _read_figures(pages.name, sections, setting)
    document = describe(pages, sections, figures, setting)
    return Contents(document, tuple(figures), (), (), (), (), (), _texts(pages), tuple(problems))


def _read_figures(name: str, sections: list[Section], setting: Setting) -> tuple[list[Figure], list[Problem]]:
    """Return the figures of every table, and the doubts."""
    figures: list[Figure] = []
    problems: list[Problem] = []
    for section in sections:
        source = Source(name, section.subtitle or section.title or None, section.organisation)
        for table in read_text_tables(section.lines, setting):
            found, doubts = read_figures(table, source)
            figures += found
            problems += doubts
    return figures, problems


def _texts(pages: Pages) -> tuple[PageText, ...]:
    """Return the text of each page."""
    return tuple(PageText(page.number, "\n".join(line.text for line in page.lines)) for page in pages.pages)
