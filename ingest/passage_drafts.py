"""Passages in the making: cut to length, placed and numbered."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from store.contents import Document, Passage, PassageKind, Sentence
from store.figures import Place

CONTEXT_SEPARATOR = " · "
LONGEST = 110
"""Words in a passage; a longer one is cut between its sentences."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A sentence and where it begins."""

    sentence: Sentence
    place: Place


@dataclass(frozen=True, slots=True)
class Draft:
    """A passage before it is numbered: ``topic`` is what its context ends with, ``order`` where it stands."""

    kind: PassageKind
    topic: tuple[str, ...]
    sentences: tuple[Placed, ...]
    organisation: str | None
    unit: str | None
    place: Place
    order: tuple[int, int, float]


def order_of(home: int, place: Place) -> tuple[int, int, float]:
    """Return where a place in a section comes in the document."""
    top = place.boxes[0].top if place.boxes else 0.0
    return home, place.page or 0, float(place.line or 0) if place.page is None else top


def parts_of(draft: Draft) -> list[Draft]:
    """Return the draft, cut between sentences where it is long or goes on over a page break, in even parts."""
    pages = [list(group) for _, group in groupby(draft.sentences, key=lambda placed: placed.place.page)]
    runs = [run for page in pages for run in _even_runs(page)]
    return [replace(draft, sentences=tuple(run), place=_place_of_part(draft, run)) for run in runs]


def _even_runs(sentences: Sequence[Placed]) -> list[list[Placed]]:
    sizes = [len(placed.sentence.text.split()) for placed in sentences]
    share = sum(sizes) / max(1, -(-sum(sizes) // LONGEST))
    runs: list[list[Placed]] = [[]]
    words = 0
    for placed, size in zip(sentences, sizes, strict=True):
        if runs[-1] and words + size / 2 > share * len(runs):
            runs.append([])
        runs[-1].append(placed)
        words += size
    return runs


def _place_of_part(draft: Draft, run: Sequence[Placed]) -> Place:
    """Return where a part of a passage begins, with the boxes of all that it holds."""
    first = run[0].place
    boxes = tuple(dict.fromkeys(box for placed in run for box in placed.place.boxes))
    return replace(draft.place, page=first.page, line=first.line, boxes=boxes)


def passage_of(number: int, document: Document, draft: Draft) -> Passage:
    """Return the passage of a draft; its context is the title, whose it is, and its topic, each once."""
    texts = dict.fromkeys(text for text in (document.title, draft.organisation, *draft.topic) if text)
    return Passage(
        number,
        draft.kind,
        CONTEXT_SEPARATOR.join(texts),
        " ".join(placed.sentence.text for placed in draft.sentences),
        tuple(placed.sentence for placed in draft.sentences),
        draft.organisation,
        draft.unit,
        draft.place,
    )
