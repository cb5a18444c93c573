"""Words above the columns of a table put to the columns that they stand over, heads shared by neighbours to all.

A shared head (``Toteuma`` above ``1–6/2024`` and ``1–6/2025``) stands over the middle of its columns; what tells them
is that the heads below it say nothing alone.
"""

from collections.abc import Sequence
from itertools import islice, pairwise, product

from ingest.column_heads import Mark, head_parts
from ingest.head_meaning import depends_on_upper
from ingest.joining import join_lines
from ingest.pages import Grid, Line, Word
from ingest.pdf_lines import frame, letter_size

Span = tuple[float, float]
_REACH = 15.0
_SEGMENT_GAP = 0.9
_SAME_EDGE = 2.5
_CLOSE = 0.6
_MOST_CHOICES = 2000
_CLEARLY = 0.01
_HEADLESS = 1000.0
_HELPLESS = frozenset((Mark.UNIT, Mark.PERCENT, Mark.KIND))
_ASIDE = frozenset((Mark.MEASURE, Mark.OWNER, Mark.FILLER))


def _columns_of(line: Line, spans: Sequence[Span]) -> list[int | None]:
    """Return the column that each word of a line stands over, None for one left of all.

    A word between two columns goes with the neighbour that it stands closest to, and so does one left of the first
    column that begins its head.
    """
    edges = [(left[1] + right[0]) / 2 for left, right in pairwise(spans)]
    found = [_column_of(word, spans, edges) for word in line.words]
    for at, word in enumerate(line.words):
        if found[at] is None or _is_over(word, spans):
            continue
        gap = _CLOSE * letter_size(word)
        before = word.box.x0 - line.words[at - 1].box.x1 if at else gap + 1
        after = line.words[at + 1].box.x0 - word.box.x1 if at + 1 < len(line.words) else gap + 1
        if min(before, after) <= gap:
            found[at] = found[at - 1] if before < after else found[at + 1]
    for at in range(len(found) - 2, -1, -1):
        word, following = line.words[at], line.words[at + 1]
        if found[at] is None and found[at + 1] == 0 and following.box.x0 - word.box.x1 <= _CLOSE * letter_size(word):
            found[at] = 0
    return found


def _is_over(word: Word, spans: Sequence[Span]) -> bool:
    return any(min(word.box.x1, last) - max(word.box.x0, first) > 0 for first, last in spans)


def _column_of(word: Word, spans: Sequence[Span], edges: Sequence[float]) -> int | None:
    """Return the column that a word alone stands over, or nearest to; None where it stands left of all."""
    overlaps = [min(word.box.x1, last) - max(word.box.x0, first) for first, last in spans]
    best = max(range(len(spans)), key=lambda at: overlaps[at])
    if overlaps[best] > 0:
        return best
    middle = (word.box.x0 + word.box.x1) / 2
    if middle < spans[0][0]:
        return 0 if spans[0][0] - word.box.x1 <= _REACH else None
    return sum(edge < middle for edge in edges)


def begins_left(line: Line, spans: Sequence[Span], margin: float) -> bool:
    """Whether a line begins where the rows' names do, ``margin``, and not over the columns."""
    first = line.words[0]
    return first.box.x0 < spans[0][0] - 1 and not _is_over(first, spans) and first.box.x0 <= margin + _REACH


def words_over(line: Line, spans: Sequence[Span]) -> list[Word]:
    """Return the words of a line that stand over the columns."""
    return [word for word, at in zip(line.words, _columns_of(line, spans), strict=True) if at is not None]


def with_blank_columns(lines: Sequence[Line], start: int, spans: Sequence[Span]) -> list[Span]:
    """Return the columns with those that hold no number: a head right above the rows stands clear of the others."""
    if start == 0:
        return list(spans)
    found = list(spans)
    for segment in _segments(lines[start - 1], spans):
        box = frame([word for word, _ in segment])
        is_clear = all(box.x1 < first or last < box.x0 for first, last in found)
        if is_clear and box.x0 > spans[0][0]:
            found.append((box.x0, box.x1))
    return sorted(found)


def place_by_cells(lines: Sequence[Line], spans: Sequence[Span], grids: Sequence[Grid]) -> list[str] | None:
    """Return the heads that the ruled cells around the lines hold, column by column; None where none are there."""
    if not lines or not all(_is_ruled(line, grids) for line in lines):
        return None
    first, last = frame(lines[0].words), frame(lines[-1].words)
    top, bottom = first.top - _SAME_EDGE, last.bottom + _SAME_EDGE
    middles = [(left + right) / 2 for left, right in spans]
    texts: list[list[str]] = [[] for _ in spans]
    for grid in grids:
        if grid.page != (lines[0].page or 0) or grid.box.bottom < top or grid.box.top > bottom:
            continue
        for cell in (cell for row in grid.rows for cell in row):
            for line in cell.lines:
                box = frame(line.words)
                if not top <= (box.top + box.bottom) / 2 <= bottom:
                    continue
                for at, middle in enumerate(middles):
                    if cell.box.x0 <= middle <= cell.box.x1:
                        texts[at].append(line.text)
    return [join_lines(words) for words in texts] if all(texts) else None


def _is_ruled(line: Line, grids: Sequence[Grid]) -> bool:
    """Whether a line lies in a ruled table."""
    box = frame(line.words)
    middle = (box.top + box.bottom) / 2
    return any(grid.page == (line.page or 0) and grid.box.top <= middle <= grid.box.bottom for grid in grids)


def place_by_words(lines: Sequence[Line], spans: Sequence[Span]) -> tuple[list[str], list[str]]:
    """Return the words of the lines column by column, and those left of the columns line by line."""
    texts: list[list[str]] = [[] for _ in spans]
    beside: list[str] = []
    for line in lines:
        left: list[str] = []
        for word, at in zip(line.words, _columns_of(line, spans), strict=True):
            if at is None:
                left.append(word.text)
            else:
                texts[at].append(word.text)
        if left:
            beside.append(" ".join(left))
    return [join_lines(words) for words in texts], beside


def place_shared(lines: Sequence[Line], spans: Sequence[Span]) -> list[str] | None:
    """Return the heads with those shared by neighbours put to each of them; None where none is shared."""
    texts: list[list[str]] = [[] for _ in spans]
    boxes: list[Span | None] = [None] * len(spans)
    is_any = False
    for line in reversed(lines):
        segments = _segments(line, spans)
        shares = _shares(segments, [join_lines(text) for text in texts], boxes, is_top=line is lines[0])
        is_any = is_any or any(shares)
        for segment, share in zip(segments, shares, strict=True):
            for at in share or range(len(spans)):
                words = [word for word, own in segment if share or own == at]
                if not words:
                    continue
                texts[at].insert(0, " ".join(word.text for word in words))
                box, known = frame(words), boxes[at]
                if not share:
                    boxes[at] = (min(box.x0, known[0]), max(box.x1, known[1])) if known else (box.x0, box.x1)
    return [join_lines(words) for words in texts] if is_any else None


def _segments(line: Line, spans: Sequence[Span]) -> list[list[tuple[Word, int]]]:
    """Return the runs of words over the columns that no wide gap parts, each word with its column."""
    segments: list[list[tuple[Word, int]]] = []
    for word, at in zip(line.words, _columns_of(line, spans), strict=True):
        if at is None:
            continue
        if segments and word.box.x0 - segments[-1][-1][0].box.x1 <= _SEGMENT_GAP * letter_size(word):
            segments[-1].append((word, at))
        else:
            segments.append([(word, at)])
    return segments


def _shares(
    segments: Sequence[Sequence[tuple[Word, int]]], lower: Sequence[str], boxes: Sequence[Span | None], *, is_top: bool
) -> list[tuple[int, ...]]:
    """Return the columns that share each segment of a line; none for one whose words head their own columns."""
    own = [sorted({at for _, at in segment}) for segment in segments]
    texts = [[word for word, _ in segment] for segment in segments]
    taken = {at for columns in own for at in columns}
    helpless = {at for at, text in enumerate(lower) if is_top and text and at not in taken and _says_no_time(text)}
    options: list[list[tuple[int, ...]]] = []
    for number, (segment, columns) in enumerate(zip(texts, own, strict=True)):
        waiting = _waiting(segment, lower)
        if not all(at in waiting for at in columns):
            options.append([tuple(columns)])
            continue
        least = own[number - 1][-1] if number else -1
        most = own[number + 1][0] if number + 1 < len(own) else len(lower)
        options.append(_stretches(columns, [at for at in waiting if at not in taken], least, most))
    best: tuple[float, Sequence[tuple[int, ...]]] = (0.0, [tuple(columns) for columns in own])
    for count, choice in enumerate(islice(product(*options), _MOST_CHOICES)):
        heads = [at for columns in choice for at in columns]
        cost = sum(_off_middle(segment, columns, boxes) for segment, columns in zip(texts, choice, strict=True))
        cost += _HEADLESS * len(helpless - set(heads))
        if count == 0 or (cost < best[0] - _CLEARLY and len(set(heads)) == len(heads)):
            best = cost, choice
    return [
        tuple(columns) if len(columns) > 1 and set(columns) <= set(_waiting(segment, lower)) else ()
        for segment, columns in zip(texts, best[1], strict=True)
    ]


def _says_no_time(text: str) -> bool:
    """Whether a head is only a unit or a kind of budget (``%``, ``alkuperäinen``): it needs a word above it."""
    parts = head_parts(text, is_placed=True)
    return bool(parts) and {part.mark for part in parts or []} <= _HELPLESS


def _waiting(segment: Sequence[Word], lower: Sequence[str]) -> list[int]:
    """Return the columns whose heads below wait for such a word: they say nothing alone, or not what it says."""
    parts = head_parts(" ".join(word.text for word in segment), is_placed=True)
    marks = {part.mark for part in parts or []}
    is_aside = bool(marks) and marks <= _ASIDE
    found: list[int] = []
    for at, text in enumerate(lower):
        own = head_parts(text, is_placed=True) if text else None
        lacks = own is not None and not marks & {part.mark for part in own} if is_aside else depends_on_upper(own)
        if text and lacks:
            found.append(at)
    return found


def _stretches(columns: Sequence[int], free: Sequence[int], least: int, most: int) -> list[tuple[int, ...]]:
    """Return the runs of neighbours that hold a segment's own columns and, beside them, columns without a head."""
    first, last = columns[0], columns[-1]
    lefts = [first]
    while lefts[-1] - 1 > least and lefts[-1] - 1 in free:
        lefts.append(lefts[-1] - 1)
    rights = [last]
    while rights[-1] + 1 < most and rights[-1] + 1 in free:
        rights.append(rights[-1] + 1)
    return [tuple(range(left, right + 1)) for left in lefts for right in rights]


def _off_middle(segment: Sequence[Word], columns: Sequence[int], boxes: Sequence[Span | None]) -> float:
    """Return how far a head stands from the middle of the heads below it; aligned with a single one it is not off."""
    known = [box for at in columns if (box := boxes[at])]
    if not known:
        return 0.0
    left, right = min(box[0] for box in known), max(box[1] for box in known)
    whole = frame(segment)
    is_aligned = min(abs(whole.x1 - right), abs(whole.x0 - left)) <= _SAME_EDGE
    if len(columns) == 1 and is_aligned:
        return 0.0
    return abs((whole.x0 + whole.x1) / 2 - (left + right) / 2)
