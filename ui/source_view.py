"""The cited place in a text: an excerpt of the source with the quote, and within it the cell, marked."""

import re
from dataclasses import dataclass

from store.contents import Contents
from store.figures import Place

_LINES_BEFORE, _LINES_AFTER = 6, 6


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a source text; ``cell`` marks the cited cell within the quote."""

    text: str
    quoted: bool = False
    cell: bool = False


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A stretch of a source text around a quote; ``found`` tells whether the quote stands there."""

    runs: tuple[Run, ...]
    found: bool


def cell_text(contents: Contents, place: Place) -> str | None:
    """Return the figure at a place as printed; None where no single cell is cited."""
    if place.row is None or place.column is None:
        return None
    printed = {figure.as_printed for figure in contents.figures if figure.place == place}
    return printed.pop() if len(printed) == 1 else None


def page_text(contents: Contents, place: Place) -> str | None:
    """Return the text of the page (of the whole document where there are no pages) that holds a place."""
    return next((page.text for page in contents.pages if page.number == place.page), None)


def excerpt(text: str, quote: str, line: int | None = None, cell: str | None = None) -> Excerpt:
    """Return the text around a quote, some lines before and after, with the quote and its cell marked.

    White space is not compared. Where the quote stands several times, the one that begins on ``line`` (from 1) is
    taken, else the first. A cell that stands several times in the quote is left unmarked.
    """
    words = [re.escape(word) for word in quote.split()]
    matches = list(re.finditer(r"\s*".join(words), text)) if words else []
    if not matches:
        return Excerpt((Run("\n".join(text.splitlines()[: _LINES_BEFORE + _LINES_AFTER])),), found=False)
    match = next((one for one in matches if text.count("\n", 0, one.start()) + 1 == line), matches[0])
    before = text[: match.start()].split("\n")[-_LINES_BEFORE - 1 :]
    after = text[match.end() :].split("\n")[: _LINES_AFTER + 1]
    runs = (Run("\n".join(before).lstrip("\n")), *_quote_runs(match[0], cell), Run("\n".join(after).rstrip()))
    return Excerpt(tuple(run for run in runs if run.text), found=True)


def _quote_runs(quote: str, cell: str | None) -> tuple[Run, ...]:
    if cell:
        pattern = r"\s*".join(re.escape(word) for word in cell.split())
        places = list(re.finditer(rf"(?<![\d,.]){pattern}(?![\d]|[,.]\d)", quote))
        if len(places) == 1:
            start, end = places[0].span()
            return (
                Run(quote[:start], quoted=True),
                Run(quote[start:end], quoted=True, cell=True),
                Run(quote[end:], quoted=True),
            )
    return (Run(quote, quoted=True),)
