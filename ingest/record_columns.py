"""Column headings of goal, risk and project tables: which column holds what.

Headings are known by their words, not by their place. In running text each heading begins with a capital letter,
as Finnish headings do: ``Tavoite 2025 Mittari ja tavoitetaso Vastuu`` is three columns.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from ingest.joining import join_pair


class Role(Enum):
    """What a column of a record table, or a field of a project card, holds."""

    AIM = "strategic aim"
    GOAL = "goal"
    MEASURE = "measure"
    RESPONSIBLE = "responsible"
    ACTUAL = "actual"
    STATUS = "status"
    RISK_CLASS = "risk class"
    RISK = "risk"
    RISK_VALUE = "risk value"
    PROBABILITY = "probability"
    SIGNIFICANCE = "significance"
    CONTROL = "control"
    REALISATION = "realisation"
    NAME = "project name"
    PERIOD = "period"
    FUNDING = "funding"
    FUNDER = "funder"
    CITY_SHARE = "the municipality's share"
    SPENT = "spent"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Columns:
    """A kind of table: how its headings read, tried in order, and which it cannot be without.

    ``required`` holds sets of roles; a table has at least one role of each. ``key`` is the column that a row cannot
    leave empty.
    """

    patterns: tuple[tuple[Role, re.Pattern[str]], ...]
    required: tuple[frozenset[Role], ...]
    key: Role


def _columns(patterns: Sequence[tuple[Role, str]], required: Sequence[set[Role]], key: Role) -> Columns:
    compiled = tuple((role, re.compile(pattern, re.IGNORECASE)) for role, pattern in patterns)
    return Columns(compiled, tuple(frozenset(roles) for roles in required), key)


_AIM = (Role.AIM, r"päämäär|painopist|^strategi")
GOAL_COLUMNS = _columns(
    (
        _AIM,
        (Role.MEASURE, r"mittari|tavoitetas|tunnuslu|arviointikriteeri"),
        (Role.RESPONSIBLE, r"vastuu"),
        (Role.STATUS, r"^tila$|^tila \d|^status|liikennevalo"),
        (Role.ACTUAL, r"toteum|toteutu|seuranta|raportoin|tilanne|^arvio"),
        (Role.GOAL, r"tavoit"),
    ),
    ({Role.GOAL}, {Role.ACTUAL, Role.STATUS}),
    Role.GOAL,
)
RISK_COLUMNS = _columns(
    (
        (Role.RISK_CLASS, r"luokka|riskityyppi|riskilaji|riskialue"),
        (Role.PROBABILITY, r"^todennäköisyys"),
        (Role.SIGNIFICANCE, r"^merkittävyys|^vaikutus|^vaikuttavuus"),
        (Role.RISK_VALUE, r"riskiarvo|riskiluku|riskin (?:arvo|suuruus|taso)"),
        (Role.REALISATION, r"toteutu|tilanne|seuranta"),
        (Role.CONTROL, r"hallin|keino|toimenpi|varautu"),
        (Role.RISK, r"riski"),
    ),
    ({Role.RISK}, {Role.RISK_VALUE, Role.PROBABILITY, Role.CONTROL}),
    Role.RISK,
)
PROJECT_COLUMNS = _columns(
    (
        _AIM,
        (Role.PERIOD, r"toteutusaika|hankeaika|ajankohta|kesto|aikataulu"),
        (Role.CITY_SHARE, r"(?:kaupungin|kunnan|oma).*(?:osuus|rahoitus)"),
        (Role.SPENT, r"toteuma"),
        (Role.FUNDER, r"rahoittaja"),
        (Role.FUNDING, r"rahoitus|budjetti|kustannu|määräraha"),
        (Role.REPORT, r"tilan|status|kuvaus|seuranta|^tila"),
        (Role.NAME, r"^(?:hanke|hankkeen nimi|projekti|projektin nimi|nimi|hankkeet)$"),
    ),
    ({Role.NAME}, {Role.FUNDING, Role.FUNDER, Role.PERIOD}),
    Role.NAME,
)
_LONGEST_HEADING_WORDS = 6
_LOOK_AHEAD = 8
_FEWEST_COLUMNS = 3
_STATE = re.compile(r"tilanne|arvio", re.IGNORECASE)
"""A second column on how things went tells how far a goal was reached."""
_CAPITAL = re.compile(r"[A-ZÅÄÖ]")


@dataclass(frozen=True, slots=True)
class Heading:
    """One column's heading, words joined, and what the column holds."""

    name: str
    role: Role | None


def classify(name: str, columns: Columns) -> Role | None:
    """Return what a column of this heading holds; None where no heading of the kind reads so."""
    if not name or ":" in name or len(name.split()) > _LONGEST_HEADING_WORDS:
        return None
    return next((role for role, pattern in columns.patterns if pattern.search(name)), None)


def headings_of(names: Sequence[str], columns: Columns) -> tuple[Heading, ...] | None:
    """Return the headings of a ruled table's first row; None where it is no table of this kind.

    A second column of the same role keeps its name and has no role.
    """
    headings: list[Heading] = []
    for name in names:
        role = classify(name, columns)
        seen = {heading.role for heading in headings}
        if role is Role.ACTUAL and role in seen and _STATE.match(name):
            role = Role.STATUS
        headings.append(Heading(name, None if role in seen else role))
    return tuple(headings) if _is_whole(headings, columns) else None


def _is_whole(headings: Sequence[Heading], columns: Columns) -> bool:
    roles = {heading.role for heading in headings}
    return len(roles - {None}) >= _FEWEST_COLUMNS and all(roles & wanted for wanted in columns.required)


def split_headings(text: str, columns: Columns) -> tuple[Heading, ...] | None:
    """Return the columns that a run of headings names; None where a part of it is no heading of this kind."""
    return _headings(_names(text), columns)


def _names(text: str) -> list[str]:
    """Return a text cut before each word with a capital letter."""
    names: list[str] = []
    for word in text.split():
        if _CAPITAL.match(word) or not names:
            names.append(word)
        else:
            names[-1] += f" {word}"
    return names


def _is_hopeless(names: Sequence[str], columns: Columns) -> bool:
    """Whether no line that follows can make headings of names: only the last of them may still grow."""
    *whole, last = names
    too_long = ":" in last or len(last.split()) > _LONGEST_HEADING_WORDS
    return too_long or any(classify(name, columns) is None for name in whole)


def _headings(names: Sequence[str], columns: Columns) -> tuple[Heading, ...] | None:
    headings: list[Heading] = []
    for name in names:
        role = classify(name, columns)
        if role is None or any(heading.role is role for heading in headings):
            return None
        headings.append(Heading(name, role))
    return tuple(headings)


def find_headings(lines: Sequence[str], start: int, columns: Columns) -> tuple[tuple[Heading, ...], int] | None:
    """Return the headings that begin at a line of running text and the number of the line after them.

    Lines are added as long as all of them together read as headings; the longest such run counts.
    """
    if not _CAPITAL.match(lines[start].strip()):
        return None
    found: tuple[tuple[Heading, ...], int] | None = None
    missed, run = 0, ""
    for number in range(start, len(lines)):
        piece = " ".join(lines[number].split())
        if not piece:
            continue
        run = join_pair(run, piece) if run else piece
        names = _names(run.replace("\u00ad", ""))
        if _is_hopeless(names, columns):
            break
        headings = _headings(names, columns)
        missed = 0 if headings else missed + 1
        if headings and _is_whole(headings, columns):
            found = headings, number + 1
        if missed > _LOOK_AHEAD:
            break
    return found
