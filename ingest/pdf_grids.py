"""Grids of a PDF page: ruled lines → edges → crossings → cells → tables, words put to their cells."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ingest.pages import Cell, Grid, Line, Word
from ingest.pdf_rulings import open_grids
from ingest.pdf_words import words_to_lines
from store.figures import Box

_SNAP = 3.0
_THIN = 2.5
_SHORTEST_EDGE = 4.0
_PARAGRAPH_PITCH = 1.5
_FEWEST_CELLS = 2
_MOST_EDGES = 4000


@dataclass(frozen=True, slots=True)
class _Edge:
    """A ruled line: ``at`` is its place across, ``first`` to ``last`` its span along."""

    at: float
    first: float
    last: float


def find_grids(page: Any, height: float, words: Sequence[Word], number: int) -> list[Grid]:  # noqa: ANN401
    """Return the grids of a page with the words that lie in their cells, from top to bottom."""
    flat, upright = _read_edges(page, height)
    if not flat or len(flat) + len(upright) > _MOST_EDGES:
        return []
    level = _joined(flat)
    boxes = _cell_boxes(level, _joined(upright))
    grids = [_grid(group, words, number) for group in _tables(boxes) if len(group) >= _FEWEST_CELLS]
    free = [word for word in words if not any(_holds(grid.box, word) for grid in grids)]
    rules = [(edge.at, edge.first, edge.last) for edge in level if not any(_is_within(edge, grid) for grid in grids)]
    grids += [_grid(group, words, number) for group in open_grids(rules, free)]
    return sorted(grids, key=lambda grid: (grid.box.top, grid.box.x0))


def _is_within(edge: _Edge, grid: Grid) -> bool:
    """Whether a level edge belongs to a grid."""
    return grid.box.top - _SNAP <= edge.at <= grid.box.bottom + _SNAP


def _read_edges(page: Any, height: float) -> tuple[list[_Edge], list[_Edge]]:  # noqa: ANN401
    """Return the level and the upright ruled lines of a page."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - loads a native library

    flat: list[_Edge] = []
    upright: list[_Edge] = []
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=4):
        left, bottom, right, top = item.get_bounds()
        box = Box(left, height - top, right, height - bottom)
        if right - left <= _THIN or top - bottom <= _THIN:
            _add_thin(box, flat, upright)
        elif _is_stroked(item):
            upright.extend(_Edge(x, box.top, box.bottom) for x in (box.x0, box.x1))
            flat.extend(_Edge(y, box.x0, box.x1) for y in (box.top, box.bottom))
    return flat, upright


def _is_stroked(item: Any) -> bool:  # noqa: ANN401
    """Whether a path's outline is drawn, and it is one rectangle."""
    import ctypes  # noqa: PLC0415

    import pypdfium2.raw as pdfium  # noqa: PLC0415

    mode, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, mode, stroke)
    rectangle = (4, 5)
    return bool(stroke.value) and pdfium.FPDFPath_CountSegments(item) in rectangle


def _add_thin(box: Box, flat: list[_Edge], upright: list[_Edge]) -> None:
    """Put a thin rectangle to the lines of its direction."""
    width, height = box.x1 - box.x0, box.bottom - box.top
    if width >= height:
        flat.append(_Edge((box.top + box.bottom) / 2, box.x0, box.x1))
    else:
        upright.append(_Edge((box.x0 + box.x1) / 2, box.top, box.bottom))


def _joined(edges: Iterable[_Edge]) -> list[_Edge]:
    """Return the edges with those on one line, touching or overlapping, made one."""
    tracks: list[list[_Edge]] = []
    for edge in sorted(edges, key=lambda edge: (edge.at, edge.first)):
        if tracks and edge.at - tracks[-1][0].at <= _SNAP:
            tracks[-1].append(edge)
        else:
            tracks.append([edge])
    joined: list[_Edge] = []
    for track in tracks:
        at = sum(edge.at for edge in track) / len(track)
        spans: list[list[float]] = []
        for edge in sorted(track, key=lambda edge: edge.first):
            if spans and edge.first <= spans[-1][1] + _SNAP:
                spans[-1][1] = max(spans[-1][1], edge.last)
            else:
                spans.append([edge.first, edge.last])
        joined += [_Edge(at, first, last) for first, last in spans if last - first >= _SHORTEST_EDGE]
    return joined


def _cell_boxes(flat: Sequence[_Edge], upright: Sequence[_Edge]) -> list[Box]:
    """Return the smallest rectangles that edges enclose on all sides."""
    crossings = {
        (x, y)
        for y, level in enumerate(flat)
        for x, pole in enumerate(upright)
        if _covers(level, pole.at) and _covers(pole, level.at)
    }
    right_of: dict[int, list[int]] = defaultdict(list)
    below: dict[int, list[int]] = defaultdict(list)
    for x, y in sorted(crossings):
        right_of[y].append(x)
        below[x].append(y)
    boxes: list[Box] = []
    for x, y in sorted(crossings):
        box = _smallest_cell(x, y, flat, upright, crossings, right_of, below)
        if box:
            boxes.append(box)
    return boxes


def _covers(edge: _Edge, at: float) -> bool:
    return edge.first - _SNAP <= at <= edge.last + _SNAP


def _smallest_cell(
    x: int,
    y: int,
    flat: Sequence[_Edge],
    upright: Sequence[_Edge],
    crossings: set[tuple[int, int]],
    right_of: dict[int, list[int]],
    below: dict[int, list[int]],
) -> Box | None:
    """Return the smallest cell whose top left corner is the crossing of an upright and a level edge."""
    lower = sorted((other for other in below[x] if flat[other].at > flat[y].at + _SNAP), key=lambda i: flat[i].at)
    right = sorted(
        (other for other in right_of[y] if upright[other].at > upright[x].at + _SNAP), key=lambda i: upright[i].at
    )
    for bottom in lower:
        for side in right:
            corner = next(
                (
                    (s, b)
                    for s, b in ((side, bottom),)
                    if (s, b) in crossings and _covers(flat[b], upright[x].at) and _covers(upright[s], flat[y].at)
                ),
                None,
            )
            if corner:
                return Box(upright[x].at, flat[y].at, upright[side].at, flat[bottom].at)
    return None


def _tables(boxes: Sequence[Box]) -> list[list[Box]]:
    """Return the cells in groups that share corners."""
    parents = list(range(len(boxes)))

    def root(index: int) -> int:
        while parents[index] != index:
            parents[index] = parents[parents[index]]
            index = parents[index]
        return index

    corners: dict[tuple[int, int], int] = {}
    for index, box in enumerate(boxes):
        for x, y in ((box.x0, box.top), (box.x1, box.top), (box.x0, box.bottom), (box.x1, box.bottom)):
            key = (round(x), round(y))
            if key in corners:
                parents[root(index)] = root(corners[key])
            else:
                corners[key] = index
    groups: dict[int, list[Box]] = defaultdict(list)
    for index, box in enumerate(boxes):
        groups[root(index)].append(box)
    return list(groups.values())


def _grid(boxes: Sequence[Box], words: Sequence[Word], number: int) -> Grid:
    """Return the cells of one table by row and column, with their words."""
    tops, lefts = _steps(box.top for box in boxes), _steps(box.x0 for box in boxes)
    rows: list[list[Cell]] = [[] for _ in tops]
    for box in sorted(boxes, key=lambda box: (box.top, box.x0)):
        row, column = _step(tops, box.top), _step(lefts, box.x0)
        span = sum(1 for left in lefts if box.x0 - _SNAP <= left < box.x1 - _SNAP)
        lines = words_to_lines([word for word in words if _holds(box, word)], number)
        rows[row].append(Cell(row, column, tuple(lines), _paragraphs(lines), box, max(span, 1)))
    whole = Box(
        min(box.x0 for box in boxes),
        min(box.top for box in boxes),
        max(box.x1 for box in boxes),
        max(box.bottom for box in boxes),
    )
    return Grid(number, whole, tuple(tuple(row) for row in rows))


def _steps(values: Iterable[float]) -> list[float]:
    """Return the distinct values in order, those within the tolerance as one."""
    steps: list[float] = []
    for value in sorted(values):
        if not steps or value - steps[-1] > _SNAP:
            steps.append(value)
    return steps


def _step(steps: Sequence[float], value: float) -> int:
    return min(range(len(steps)), key=lambda index: abs(steps[index] - value))


def _holds(box: Box, word: Word) -> bool:
    """Whether the middle of a word lies in a box."""
    x, y = (word.box.x0 + word.box.x1) / 2, (word.box.top + word.box.bottom) / 2
    return box.x0 <= x <= box.x1 and box.top <= y <= box.bottom


def _paragraphs(lines: Sequence[Line]) -> tuple[tuple[Line, ...], ...]:
    """Return the lines in paragraphs: a step down of more than one and a half letter heights begins a new one."""
    paragraphs: list[list[Line]] = []
    for line in lines:
        if paragraphs and _base(line) - _base(paragraphs[-1][-1]) <= _PARAGRAPH_PITCH * _size(line):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return tuple(tuple(paragraph) for paragraph in paragraphs)


def _base(line: Line) -> float:
    return max(word.box.bottom for word in line.words)


def _size(line: Line) -> float:
    return max(max(word.size, word.box.bottom - word.box.top) for word in line.words)
