"""Facts: every number that the documents hold, in one shape, whether from a table, a project or running text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from assistant.vocabulary import Term, Vocabulary, bare_name
from store.contents import Contents
from store.figures import Basis, Figure, Place
from store.periods import Period
from store.records import Amount, Project, ProjectAmount, ProjectSource
from store.units import Quantity, Unit

PER_RESIDENT = ", €/asukas"
"""What ends the name of a row that is told for each resident."""
_PER_RESIDENT = re.compile(r"/\s?as|asukasta|asukaskoht", re.IGNORECASE)
_THOUSAND = 1000
_OF_GROUP = re.compile(r"^(?:(?:kunta|kaupunki)?konsernin|kons\.)\s+(?=\w)", re.IGNORECASE)
_INVESTMENT_ROWS = {"menot": "Investointimenot", "netto": "Investoinnit netto", "tulot": "Investointitulot"}


class Kind(Enum):
    """Where a fact was read."""

    TABLE = "table"
    PROJECT = "project"


@dataclass(frozen=True, slots=True)
class Fact:
    """A number with what it measures, whose, when, on which basis, and where it stands.

    ``key`` names the measure alike over documents (the vocabulary's name in lower case, else the printed row);
    ``measure`` and ``entity`` are as printed, but a group's row goes without the word for the group. ``quantity`` is
    in base units with the report's sign.
    """

    kind: Kind
    key: str
    measure: str
    entity: str
    period: Period | None
    basis: Basis
    quantity: Quantity
    place: Place
    quote: str
    group: str | None = None


def table_facts(contents: Sequence[Contents], vocabulary: Vocabulary) -> list[Fact]:
    """Return the figures of every document as facts, in reading order.

    Another printed name of a measure counts as the measure, unless the same organisation has a row of that very name
    with another value: beside "Toimintakulut", such a "Kulut yhteensä" is a row of its own.
    """
    return [
        _table_fact(figure, term) for content in contents for figure, term in _with_terms(content.figures, vocabulary)
    ]


def _with_terms(figures: Sequence[Figure], vocabulary: Vocabulary) -> list[tuple[Figure, Term | None]]:
    """Return the figures of one document, each with the measure that it is; None for a row of its own."""
    read = [(figure, vocabulary.measure(_owned_name(figure))) for figure in figures]
    exact = {
        (figure.organisation, term.name, figure.period, figure.basis): figure
        for figure, term in read
        if term is not None and figure.measure.casefold() == term.name.casefold()
    }
    apart = {
        (figure.organisation, figure.measure)
        for figure, term in read
        if term is not None
        and (same := exact.get((figure.organisation, term.name, figure.period, figure.basis))) is not None
        and _is_other(figure, same)
    }
    return [(figure, None if (figure.organisation, figure.measure) in apart else term) for figure, term in read]


def _is_other(one: Figure, same: Figure) -> bool:
    """Whether two figures differ by more than one of them is rounded."""
    return abs(abs(one.quantity.in_base_units().value) - abs(same.quantity.in_base_units().value)) > _THOUSAND


def investment_targets(facts: Sequence[Fact]) -> frozenset[str]:
    """Return whose facts are investments only: projects and kinds of property, which are called by whole names."""
    told = {name.casefold() for name in _INVESTMENT_ROWS.values()}
    others = {fact.entity for fact in facts if fact.measure.casefold() not in told}
    return frozenset(fact.entity for fact in facts if fact.entity not in others)


def _row_name(figure: Figure) -> str:
    """Return the row's name: what an investment table calls "Menot" is investment costs; a resident's share says so."""
    where = " ".join(part or "" for part in (figure.place.section, figure.place.table, figure.group)).casefold()
    name = figure.measure
    if figure.quantity.unit is Unit.EURO_PER_RESIDENT and not _PER_RESIDENT.search(name):
        return f"{name}{PER_RESIDENT}"
    if "investoin" in where or "irtain omaisuus" in where:
        return _INVESTMENT_ROWS.get(name.casefold(), name)
    return name


def _owned_name(figure: Figure) -> str:
    """Return the row's name without the word for the group whose table it stands in ("Konsernin lainakanta")."""
    name = _row_name(figure)
    owned = _OF_GROUP.sub("", name) if figure.organisation.casefold().endswith("konserni") else name
    return owned[:1].upper() + owned[1:] if owned != name else name


def _table_fact(figure: Figure, term: Term | None) -> Fact:
    name = _owned_name(figure)
    return Fact(
        Kind.TABLE,
        (term.name if term else bare_name(name)).casefold(),
        name,
        figure.organisation,
        figure.period,
        figure.basis,
        figure.quantity.in_base_units(),
        figure.place,
        figure.quote,
        figure.group,
    )


def project_fact(project: Project, amount: ProjectAmount) -> Fact:
    """Return one amount of a project as a fact; a card's or row's budgeted money is budget, what is spent is not."""
    basis = Basis.REALISATION if amount.amount is Amount.SPENT else Basis.BUDGET
    label = amount.amount.value if amount.level is None else f"{amount.amount.value} ({amount.level})"
    row = next((field for field in project.fields if field.name == "Rivi" and field.quotes), None)
    quotes = row.quotes if row is not None else amount.field.quotes
    return Fact(
        Kind.PROJECT,
        label,
        label,
        project_label(project),
        project.period,
        basis,
        amount.quantity.in_base_units(),
        replace(amount.field.place, row=project_label(project)),
        " … ".join(quotes),
    )


def project_label(project: Project) -> str:
    """Return the project's name, with its years where the name does not hold them."""
    if project.source is ProjectSource.TABLE_TOTAL:
        return project.name
    if project.period is None:
        year = project.begins.year if project.begins else project.report_year
        return project.name if year is None or str(year) in project.name else f"{project.name} ({year})"
    years = sorted({str(project.period.first.year), str(project.period.last.year)})
    if all(year in project.name for year in years):
        return project.name
    return f"{project.name} ({'–'.join(years)})"
