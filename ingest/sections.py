"""Sections of a document and the organisation that each belongs to."""

from dataclasses import dataclass

from ingest.pages import Grid, Line, Link


@dataclass(frozen=True, slots=True)
class Section:
    """A run of lines under one heading.

    ``title`` is the page-level heading (Käyttösuunnitelma), ``subtitle`` the heading below it
    (STRATEGIASTA JOHDETUT TAVOITTEET …) where there is one, ``organisation`` the unit whose chapter this is:
    its own title where that names a unit, else the nearest unit heading before it.
    ``lines`` leave out the headings themselves; ``grids`` and ``links`` are those of a PDF within the section.
    """

    title: str
    subtitle: str | None
    organisation: str | None
    lines: tuple[Line, ...]
    grids: tuple[Grid, ...] = ()
    links: tuple[Link, ...] = ()
