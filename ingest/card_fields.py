"""A project card's rows to a project: names, amounts, the time, the funder and the decision."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from ingest.card_labels import CardRole, match_label
from ingest.cells import Cell, Source, cell_text, place_of, quotes
from ingest.project_amounts import read_amounts
from ingest.project_periods import Span, period_problems, read_span
from ingest.titles import split_persons
from store.figures import Problem, ProblemKind
from store.records import Amount, Field, Project, ProjectAmount, ProjectSource
from store.units import Dimension, Unit

_AMOUNTS = {
    CardRole.INCOME: Amount.GROSS_INCOME,
    CardRole.COSTS: Amount.GROSS_COSTS,
    CardRole.CITY_SHARE: Amount.CITY_SHARE,
}
_PROSE = (CardRole.NAME, CardRole.DESCRIPTION)
_REFERENCE = re.compile(r"(?<![\d/])\d+/\d{2}(?:\.\d{2})*(?:/\d+)?/\d{4}(?!\d)")
_FUNDER = re.compile(r"(?P<name>[^\d/]*[^\d/\s,])(?:\s*[/,]|\s+\d|\s*$)")
_YEAR = re.compile(r"\b(?:v\.|vuoden|vuonna|vuodelle)\s*(?P<year>(?:19|20)\d{2})\b", re.IGNORECASE)
_HEADING_LINES = 8
_ANY_YEAR = re.compile(r"\b(?P<year>20\d{2})\b")


@dataclass(frozen=True, slots=True)
class CardRow:
    """A row of a card as the records need it: its field, and what it holds (None for a label that is not known)."""

    role: CardRole | None
    field: Field


def project_of(
    source: Source, rows: Sequence[tuple[CardRole | None, Cell, Cell]], link: str | None
) -> tuple[Project | None, list[Problem]]:
    """Return the project of a card; None where it has no name."""
    key = next((cell_text(value) for role, _, value in rows if role is CardRole.NAME), "")
    everything = tuple(segment for _, label, value in rows for segment in (*label, *value))
    place = place_of(source, everything, key or None)
    if not key:
        message = "Hankekortilla ei ole hankkeen nimeä."
        return None, [Problem(ProblemKind.MISSING_FIELD, place, cell_text(everything), message)]
    card = [CardRow(role, _field(source, key, role, label, value)) for role, label, value in rows if value]
    by_role = {row.role: row.field for row in reversed(card)}
    amounts, problems = _amounts(by_role)
    time = by_role.get(CardRole.PERIOD)
    span = read_span(time.text) if time else Span()
    problems += period_problems(span, time) if time else []
    problems += [
        Problem(ProblemKind.MISSING_FIELD, place, key, f"Hankekortin kenttä on tyhjä: {cell_text(label)}.")
        for role, label, value in rows
        if not value and role in (CardRole.PERIOD, *_AMOUNTS)
    ]
    project = Project(
        ProjectSource.CARD,
        source.section.organisation or source.section.title,
        key,
        by_role[CardRole.NAME],
        tuple(row.field for row in card),
        span.period,
        time,
        amounts,
        _funder(by_role.get(CardRole.FUNDER)),
        by_role.get(CardRole.FUNDER),
        None,
        _unit(by_role.get(CardRole.ADMINISTRATOR)),
        _persons(by_role.get(CardRole.RESPONSIBLE)),
        by_role.get(CardRole.DECISION),
        _reference(by_role.get(CardRole.OTHER)),
        link,
        by_role.get(CardRole.STATUS),
        by_role.get(CardRole.DESCRIPTION),
        _report_year(source),
        place,
        span.begins,
        span.ends,
    )
    return project, problems


def _field(source: Source, key: str, role: CardRole | None, label: Cell, value: Cell) -> Field:
    """Return a row as a field; but for prose, its quote runs from the label."""
    name = cell_text(label)
    quoted = value if role in _PROSE else (*label, *value)
    return Field(name, cell_text(value), quotes(quoted), place_of(source, quoted, key, name))


def _amounts(by_role: dict[CardRole | None, Field]) -> tuple[tuple[ProjectAmount, ...], list[Problem]]:
    """Return a card's amounts; one that cannot be read is a problem."""
    amounts: list[ProjectAmount] = []
    problems: list[Problem] = []
    for role, amount in _AMOUNTS.items():
        field = by_role.get(role)
        if field is None:
            continue
        printed = read_amounts(field.text, Unit.EURO)
        if not printed or any(each.quantity.unit.dimension is not Dimension.MONEY for each in printed):
            message = f"Hankekortin summaa ei voitu lukea: {field.name}."
            problems.append(Problem(ProblemKind.UNREAD_CELL, field.place, field.text, message))
            continue
        amounts += [ProjectAmount(amount, each.quantity, field, each.level) for each in printed]
    return tuple(amounts), problems


def _funder(field: Field | None) -> str | None:
    """Return the funder's name: what stands before the decision's date or number."""
    match = _FUNDER.match(field.text.strip()) if field else None
    return match["name"].strip() if match else None


def _unit(field: Field | None) -> str | None:
    """Return the administering unit: after the slash its part, without the task."""
    if field is None:
        return None
    return field.text.rpartition("/")[2].partition(",")[0].strip() or None


def _persons(field: Field | None) -> tuple[str, ...]:
    """Return those responsible: parted at slashes and commas, and at "ja" between two persons' names."""
    if field is None:
        return ()
    parts = [part.strip() for part in re.split(r"[/;,]", field.text) if part.strip()]
    return tuple(person for part in parts for person in split_persons(part))


def _reference(field: Field | None) -> str | None:
    match = _REFERENCE.search(field.text) if field else None
    return match.group() if match else None


def _report_year(source: Source) -> int | None:
    """Return the year that the cards' heading names, or the lines before the first card."""
    section = source.section
    texts = [line.text.strip() for line in section.lines if line.text.strip()][:_HEADING_LINES]
    before = list(takewhile(lambda text: match_label([text]) is None, texts))
    for pattern in (_YEAR, _ANY_YEAR):
        for text in (section.title, section.subtitle or "", *before):
            match = pattern.search(text)
            if match:
                return int(match["year"])
    return None
