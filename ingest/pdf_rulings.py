"""Grids that only level rules draw: the rules part the rows, white space through all of them parts the columns."""

from collections.abc import Sequence
from itertools import pairwise

from ingest.pages import Word
from store.figures import Box

_SNAP = 3.0
_COLUMN_GAP = 4.5
_FEWEST_COLUMNS = 2
_FEWEST_BANDS = 2


def open_grids(rules: Sequence[tuple[float, float, float]], words: Sequence[Word]) -> list[list[Box]]:
    """Return the cells of each table between level rules.

    Args:
        rules: Level rules from top to bottom: where each stands, and from where to where it runs.
        words: The words of the page that lie in no other grid.
    """
    tables: list[list[Box]] = []
    run: list[tuple[Box, list[Word]]] = []
    for upper, lower in pairwise(rules):
        band = Box(max(upper[1], lower[1]), upper[0], min(upper[2], lower[2]), lower[0])
        inside = [word for word in words if _in_band(word, band)]
        is_same_width = abs(upper[1] - lower[1]) <= _SNAP and abs(upper[2] - lower[2]) <= _SNAP
        if is_same_width and len(_columns(band, inside)) >= _FEWEST_COLUMNS:
            run.append((band, inside))
            continue
        tables += _cells(run)
        run = []
    return tables + _cells(run)


def _in_band(word: Word, band: Box) -> bool:
    """Whether the middle of a word lies between two rules."""
    middle = (word.box.top + word.box.bottom) / 2
    return band.top < middle < band.bottom and word.box.x1 > band.x0 and word.box.x0 < band.x1


def _columns(band: Box, words: Sequence[Word]) -> list[tuple[float, float]]:
    """Return the columns that white space through all the words parts, from left to right."""
    spans: list[list[float]] = []
    for word in sorted(words, key=lambda word: word.box.x0):
        if spans and word.box.x0 - spans[-1][1] < _COLUMN_GAP:
            spans[-1][1] = max(spans[-1][1], word.box.x1)
        else:
            spans.append([word.box.x0, word.box.x1])
    edges = [band.x0, *((left[1] + right[0]) / 2 for left, right in pairwise(spans)), band.x1]
    return list(pairwise(edges)) if spans else []


def _cells(run: Sequence[tuple[Box, list[Word]]]) -> list[list[Box]]:
    """Return the cells of a run of bands as one table, none where the bands share no columns."""
    if len(run) < _FEWEST_BANDS:
        return []
    whole = run[0][0]
    columns = _columns(whole, [word for _, words in run for word in words])
    if len(columns) < _FEWEST_COLUMNS:
        return []
    return [[Box(left, band.top, right, band.bottom) for band, _ in run for left, right in columns]]
