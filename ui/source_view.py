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


def stands_on(text: str, quote: str) -> bool:
    """Whether every word of a quote (of its first piece, where it has several) is on a page.

    The columns of a page are read line by line, so that the words of a cell need not follow each other there.
    """
    words = _pieces(quote)[0].split()
    return bool(words) and set(words) <= set(text.split())


def excerpt(text: str, quote: str, line: int | None = None, cell: str | None = None, *, whole: bool = False) -> Excerpt:
    """Return the text around a quote, some lines before and after or the ``whole``, with the quote and its cell marked.

    White space is not compared; pieces of a quote that "…" joins are marked each, in order. Where the quote stands
    several times, the one that begins on ``line`` (from 1) is taken, else the first. A cell that stands several times
    in the quote is left unmarked.
    """
    spans = _spans(text, (quote,), line) or _spans(text, _pieces(quote), line)
    if not spans:
        return Excerpt((Run("\n".join(text.splitlines()[: _LINES_BEFORE + _LINES_AFTER])),), found=False)
    before = text[: spans[0][0]].split("\n")[0 if whole else -_LINES_BEFORE - 1 :]
    after = text[spans[-1][1] :].split("\n")[: None if whole else _LINES_AFTER + 1]
    runs = [Run("\n".join(before).lstrip("\n"))]
    for number, (start, end) in enumerate(spans):
        if number:
            runs.append(Run(text[spans[number - 1][1] : start]))
        runs.extend(_quote_runs(text[start:end], cell))
    runs.append(Run("\n".join(after).rstrip()))
    return Excerpt(tuple(run for run in runs if run.text), found=True)


def _pieces(quote: str) -> tuple[str, ...]:
    """Return the parts of a quote that a page break or another column parts in the source."""
    return tuple(piece for piece in re.split(r"\s…\s", quote) if piece.strip()) or ("",)


def _spans(text: str, pieces: tuple[str, ...], line: int | None) -> list[tuple[int, int]]:
    """Return where the pieces stand, each after the one before it; nothing if one of them does not."""
    spans: list[tuple[int, int]] = []
    for piece in pieces:
        words = [re.escape(word) for word in piece.split()]
        found = list(re.finditer(r"\s*".join(words), text)) if words else []
        later = [match for match in found if not spans or match.start() >= spans[-1][1]]
        if not later:
            return []
        on_line = (match for match in later if text.count("\n", 0, match.start()) + 1 == line)
        spans.append(later[0].span() if spans else next(on_line, later[0]).span())
    return spans


def _quote_runs(quote: str, cell: str | None) -> tuple[Run, ...]:
    if cell:
        pattern = r"\s*".join(re.escape(word).replace(",", "[.,]") for word in cell.split())
        places = list(re.finditer(rf"(?<![\d,.]){pattern}(?![\d]|[,.]\d)", quote))
        if len(places) == 1:
            start, end = places[0].span()
            return (
                Run(quote[:start], quoted=True),
                Run(quote[start:end], quoted=True, cell=True),
                Run(quote[end:], quoted=True),
            )
    return (Run(quote, quoted=True),)
