"""Project cards: a label and a value on each row, one card after the other.

In a text dump the web links of a page stand at its end, in the order of the references that they belong to.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.card_fields import project_of
from ingest.card_labels import CardRole, label_role, match_label, squeezed
from ingest.cells import Segment, Source, cell_text, grid_segments
from ingest.pages import Grid, Line, Link
from ingest.sections import Section
from store.figures import Box, Problem
from store.records import Project

URL = re.compile(r"https?://\S+")
_COLUMNS = 2
_FEWEST_LABELS = 3


@dataclass(slots=True)
class Entry:
    """A row of a card. ``role`` is None for a label that is not known; ``missing`` is the rest of a cut label."""

    role: CardRole | None
    label: list[Segment] = field(default_factory=list)
    value: list[Segment] = field(default_factory=list)
    missing: str = ""


@dataclass(slots=True)
class Card:
    """A card as it was read: its rows, and the link of its reference."""

    entries: list[Entry] = field(default_factory=list)
    link: str | None = None

    def entry(self, role: CardRole) -> Entry | None:
        """Return the row that holds this."""
        return next((entry for entry in self.entries if entry.role is role), None)


def read_cards(section: Section, document: str) -> tuple[list[Project], list[Problem]]:
    """Return the projects of a section's cards, and what is doubtful."""
    source = Source(document, section)
    cards = _from_grids(section.grids, section.links) or _from_lines(section.lines)
    projects: list[Project] = []
    problems: list[Problem] = []
    for card in cards:
        rows = [(entry.role, tuple(entry.label), tuple(entry.value)) for entry in card.entries]
        project, doubts = project_of(source, rows, card.link)
        problems += doubts
        if project is not None:
            projects.append(project)
    return projects, problems


def _from_lines(lines: Sequence[Line]) -> list[Card]:
    """Return the cards that lines without positions hold; what stands before the first is no part of one."""
    reader = _LineReader()
    index = 0
    parted = True
    while index < len(lines):
        line = lines[index]
        if not line.text.strip():
            parted = True
            index += 1
            continue
        if URL.fullmatch(line.text.strip()):
            reader.take_link(line.text.strip())
            parted = True
            index += 1
            continue
        index += reader.take(lines, index, opens=parted or line.starts_page)
        parted = False
    reader.pair_links()
    cards = reader.cards
    return [card for card in cards if len(card.entries) >= _FEWEST_LABELS]


class _LineReader:
    """Reads cards line by line."""

    def __init__(self) -> None:
        """Begin with no card."""
        self.cards: list[Card] = []
        self._index = 0
        self._links: list[str] = []
        self._waiting: list[Card] = []

    def take(self, lines: Sequence[Line], at: int, *, opens: bool) -> int:
        """Take the line, or the lines of the label that opens there; return how many."""
        text = lines[at].text.strip()
        self.pair_links()
        if self._resume_label(lines[at], text):
            return 1
        block = _block(lines, at)
        match = match_label([line.text.strip() for line in block])
        if match is None or not self._is_new(match.role):
            if self.cards:
                self.cards[-1].entries[-1].value.append(self._segment(lines[at], text, opens=opens))
            return 1
        if match.role is CardRole.NAME:
            self.cards.append(Card())
        entry = Entry(match.role, missing=match.rest)
        self.cards[-1].entries.append(entry)
        if match.role is CardRole.OTHER:
            self._waiting.append(self.cards[-1])
        for number, line in enumerate(block[: match.lines]):
            entry.label.append(self._segment(line, line.text.strip(), opens=number == 0))
        if not match.characters:
            return match.lines
        line = block[match.lines]
        text = line.text.strip()
        entry.label.append(self._segment(line, text[: match.characters], opens=match.lines == 0))
        rest = text[match.characters :].strip()
        if rest:
            entry.value.append(self._segment(line, rest, opens=True))
        return match.lines + 1

    def take_link(self, target: str) -> None:
        """Take a web link at a page's end."""
        self._links.append(target)
        self._index += 1

    def pair_links(self) -> None:
        """Give the links of a page to the cards whose references stand on it, where there are as many."""
        if not self._links:
            return
        if len(self._waiting) == len(self._links):
            for card, target in zip(self._waiting, self._links, strict=True):
                card.link = target
        self._links, self._waiting = [], []

    def _segment(self, line: Line, text: str, *, opens: bool) -> Segment:
        self._index += 1
        return Segment(text, line, self._index, opens)

    def _is_new(self, role: CardRole) -> bool:
        """Whether a label may open a field here: each stands once on a card, the name first."""
        if role is CardRole.NAME:
            return not self.cards or len(self.cards[-1].entries) > 1
        return bool(self.cards) and self.cards[-1].entry(role) is None

    def _resume_label(self, line: Line, text: str) -> bool:
        """Take the line as the rest of a label that a page break cut."""
        entry = self.cards[-1].entries[-1] if self.cards else None
        if entry is None or not entry.missing or not entry.value:
            return False
        part = squeezed(text)
        if not entry.missing.startswith(part):
            return False
        entry.missing = entry.missing[len(part) :]
        entry.label.append(self._segment(line, text, opens=False))
        return True


def _block(lines: Sequence[Line], at: int) -> list[Line]:
    """Return the lines from one on to the next blank line, page start or link."""
    block = [lines[at]]
    for line in lines[at + 1 :]:
        if not line.text.strip() or line.starts_page or URL.fullmatch(line.text.strip()):
            break
        block.append(line)
    return block


def _from_grids(grids: Sequence[Grid], links: Sequence[Link]) -> list[Card]:
    """Return the cards that ruled grids of two columns hold; a page break may cut one anywhere."""
    cards: list[Card] = []
    index = 0
    for grid in grids:
        if max((cell.column + cell.column_span for row in grid.rows for cell in row), default=0) != _COLUMNS:
            continue
        for row in grid.rows:
            parts: dict[int, list[Segment]] = {}
            for cell in row:
                parts[cell.column] = grid_segments(cell, index)
                index += len(parts[cell.column])
            _add_row(cards, parts.get(0, []), parts.get(1, []))
    _pair_links(cards, links)
    return [card for card in cards if len(card.entries) >= _FEWEST_LABELS]


def _add_row(cards: list[Card], label: list[Segment], value: list[Segment]) -> None:
    """Add a row of a grid to the cards: a new card, a new field, or more of the last one."""
    role = label_role(cell_text(label)) if label else None
    last = cards[-1].entries[-1] if cards and cards[-1].entries else None
    if role is CardRole.NAME:
        cards.append(Card())
    elif not cards:
        return
    elif last is not None and role is None and (not label or _completes(last, label)):
        last.label += label
        last.value += value
        last.role = label_role(cell_text(last.label)) or last.role
        return
    cards[-1].entries.append(Entry(role, label, value))


def _completes(last: Entry, label: Sequence[Segment]) -> bool:
    """Whether a label is the rest of the one before, which a page break cut."""
    return last.role is None and label_role(cell_text([*last.label, *label])) is not None


def _pair_links(cards: Sequence[Card], links: Sequence[Link]) -> None:
    """Give each card the link that lies in its reference's cell; both come in the document's order."""
    left = list(links)
    for card in cards:
        entry = card.entry(CardRole.OTHER)
        boxes = [segment.box for segment in entry.value if segment.box] if entry else []
        found = next((n for n, link in enumerate(left) if any(_lies_in(link.box, box) for box in boxes)), None)
        if found is not None:
            card.link = left[found].target
            left = [link for link in left[found + 1 :] if link.target != card.link]


def _lies_in(inner: Box, outer: Box) -> bool:
    """Whether the middle of one box lies in the other."""
    x, y = (inner.x0 + inner.x1) / 2, (inner.top + inner.bottom) / 2
    return outer.x0 <= x <= outer.x1 and outer.top <= y <= outer.bottom
