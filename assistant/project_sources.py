"""How a project is cited and named in an answer."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Part
from assistant.facts import Fact, project_label
from assistant.sourcing import Sources
from assistant.wording import part_labels
from store.records import Field, Project


def cite(sources: Sources, project: Project, field: Field, column: str | None = None) -> int:
    """Return the number of a field of a project as a source; ``column`` in place of the field's own."""
    place = replace(field.place, row=project_label(project), column=column or field.place.column)
    return sources.add(place, " … ".join(field.quotes))


def row_quote(project: Project) -> tuple[Field, str]:
    """Return where a project as a whole stands, its row or its name, and the quote of it."""
    row = next((field for field in project.fields if field.name == "Rivi" and field.quotes), project.name_field)
    return row, " … ".join(row.quotes)


def operand_label(fact: Fact) -> str:
    """Return the label of an amount to calculate with."""
    return f"{fact.entity}, {fact.measure}"


def parts_about(project: Project, facts: Sequence[Fact]) -> tuple[Part, ...]:
    """Return the interpretation of an answer about one project."""
    return (
        Part(part_labels.PROJECT, project_label(project)),
        Part(part_labels.FIELD, ", ".join(fact.measure for fact in facts)),
    )
