"""A section's lines and cells in one order, paragraphs told apart."""

import re
from dataclasses import dataclass

from ingest.pages import Grid, Line
from ingest.sections import Section
from store.figures import Box

_PARAGRAPH_GAP = 0.6
"""The white space, in line heights, that parts paragraphs of a PDF."""
_CONTENTS_LINE = re.compile(r"\.{6,}\s*\d*\s*$")
"""A line of a table of contents: dots lead to the page number."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A line as one paragraph or cell holds it; neighbours of one ``block`` make a paragraph."""

    text: str
    line: Line
    block: int
    grid: int | None = None
    row: int = 0


def lay_strips(section: Section) -> list[Strip]:
    """Return the lines outside grids in order, then the cells of the grids; blocks are numbered."""
    strips: list[Strip] = []
    block = 0
    before: Line | None = None
    for line in section.lines:
        if any(_within(line, grid) for grid in section.grids) or _CONTENTS_LINE.search(line.text):
            before = None
            continue
        if before is None or not before.text.strip() or not line.text.strip() or _is_apart(before, line):
            block += 1
        strips.append(Strip(line.text, line, block))
        before = line
    for number, grid in enumerate(section.grids):
        for row, cell in ((row, cell) for row, cells in enumerate(grid.rows) for cell in cells):
            for paragraph in cell.paragraphs:
                block += 1
                strips += [Strip(line.text, line, block, number, row) for line in paragraph]
    return strips


def _within(line: Line, grid: Grid) -> bool:
    """Whether most of a PDF line lies in a grid."""
    if line.page != grid.page or not line.words:
        return False
    box = line_box(line)
    middle = (box.top + box.bottom) / 2
    return grid.box.top <= middle <= grid.box.bottom and box.x0 < grid.box.x1 and grid.box.x0 < box.x1


def _is_apart(before: Line, line: Line) -> bool:
    """Whether white space, or a change to bold letters, parts two lines of a PDF page."""
    if not before.words or not line.words or before.page != line.page:
        return False
    if is_bold(before) != is_bold(line):
        return True
    above, below = line_box(before), line_box(line)
    height = max(above.bottom - above.top, 1.0)
    return below.top - above.bottom > _PARAGRAPH_GAP * height or below.top < above.top


def is_bold(line: Line) -> bool:
    """Whether every word of a PDF line is bold."""
    return bool(line.words) and all(word.bold for word in line.words)


def line_box(line: Line) -> Box:
    """Return the box around the words of a PDF line."""
    return Box(
        min(word.box.x0 for word in line.words),
        min(word.box.top for word in line.words),
        max(word.box.x1 for word in line.words),
        max(word.box.bottom for word in line.words),
    )
