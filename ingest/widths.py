"""How wide text is set, from its letters alone: which column of a table a wrapped paragraph fits.

A line that was wrapped tells two things of its column: it is at least as wide as the line, and narrower than the line
with the next word. Widths are in thousandths of the type size, after the common sans serif metrics; other faces
differ by a factor that cancels out, and by a few per cent that ``SLACK_PERCENT`` allows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

SLACK_PERCENT = 3
UNBOUNDED = 1_000_000
_GROUPS = {
    222: "ijl'’|",
    278: " ftI.,:;/!()[]-\u2010\u2011·",
    333: 'r"',
    350: "•",
    500: "cksvxyzJ",
    556: "abdeghnopquäöåL0123456789?€§–#",
    611: "TFZ",
    667: "ABEKPSVXYÄÅ&",
    722: "CDHNRUw",
    778: "GOQÖ",
    833: "mM",
    889: "%",
    944: "W",
}
_WIDTHS = {letter: width for width, letters in _GROUPS.items() for letter in letters}
_OTHER_WIDTH = 556
_BULLETS = "•▪●◦‣·*-–"


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a column's width is at least, and what it stays below."""

    least: int
    below: int


def text_width(text: str) -> int:
    """Return the width of a text set in one line."""
    return sum(_WIDTHS.get(letter, _OTHER_WIDTH) for letter in text)


def bounds_of(lines: Sequence[str]) -> Bounds:
    """Return what a paragraph's lines tell of the width of its column; a list item begins its line anyway."""
    least = max(text_width(line) for line in lines)
    below = UNBOUNDED
    for line, after in pairwise(lines):
        if after[0] in _BULLETS:
            continue
        first = after.split()[0]
        joined = line[:-1] + first if line.endswith("-") else f"{line} {first}"
        below = min(below, text_width(joined))
    return Bounds(least, max(below, least))


def common_bounds(found: Sequence[Bounds]) -> Bounds | None:
    """Return the widths that agree with most of the paragraphs of a column; None where there are none."""
    if not found:
        return None
    points = sorted({bounds.least for bounds in found})
    support = {point: [each for each in found if each.least <= point < each.below] for point in points}
    best = max(points, key=lambda point: (len(support[point]), -point))
    agreeing = support[best] or [Bounds(best, UNBOUNDED)]
    return Bounds(max(each.least for each in agreeing), min(each.below for each in agreeing))


def misfit_percent(paragraph: Bounds, column: Bounds) -> int:
    """Return by how many per cent a paragraph is too wide for a column, or was wrapped too early for it (negative).

    Zero where it fits within the slack.
    """
    if column.below < UNBOUNDED and paragraph.least > column.below:
        excess = (paragraph.least - column.below) * 100 // column.below
        return excess if excess > SLACK_PERCENT else 0
    if paragraph.below < column.least:
        lack = (column.least - paragraph.below) * 100 // column.least
        return -lack if lack > SLACK_PERCENT else 0
    return 0
