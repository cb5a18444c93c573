"""Everything that is read from one document: what ingest hands to the store, and the store hands out."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from store.figures import Figure, Place, Problem
from store.periods import Period
from store.records import Goal, Project, ProseQuantity, Risk


@dataclass(frozen=True, slots=True)
class Document:
    """A document as a whole.

    ``name`` is the file name, unique in the store; ``content_hash`` the SHA-256 of the bytes in hex;
    ``municipality`` the place name in its base form (Heinola) where the text tells it; ``period`` what the report
    covers (1–6/2025) and ``dated`` the day it was written, where told.
    """

    name: str
    content_hash: str
    suffix: str
    title: str
    municipality: str | None
    period: Period | None
    dated: date | None
    page_count: int | None


class PassageKind(Enum):
    """What a passage was cut from."""

    PARAGRAPH = "paragraph"
    GOAL = "goal"
    RISK = "risk"
    PROJECT = "project"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence or list item: words joined, and as it stands in the source (contiguous there)."""

    text: str
    quote: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of text that makes sense alone.

    ``number`` counts from 0 within its document. ``context`` is what is embedded before the text (document title,
    section, organisation, row labels). ``text`` is the sentences joined by spaces. ``organisation`` and ``unit`` are
    whose it is, ``period`` the report's.
    """

    number: int
    kind: PassageKind
    context: str
    text: str
    sentences: tuple[Sentence, ...]
    organisation: str | None
    unit: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class PageText:
    """The text of a page as read, for showing the source; ``number`` is None for a document without pages."""

    number: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Contents:
    """All that was read from one document."""

    document: Document
    figures: tuple[Figure, ...]
    goals: tuple[Goal, ...]
    risks: tuple[Risk, ...]
    projects: tuple[Project, ...]
    quantities: tuple[ProseQuantity, ...]
    passages: tuple[Passage, ...]
    pages: tuple[PageText, ...]
    problems: tuple[Problem, ...]
