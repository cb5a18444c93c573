"""Lists and counts of projects, each project with the fields that show why it is there."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.answer import AnswerKind, Step
from assistant.calculator import Expression, Node, Operation, evaluate
from assistant.facts import project_label
from assistant.outcome import Outcome
from assistant.project_set import Filter, amount_of
from assistant.project_sources import row_quote
from assistant.sourcing import Sources, constant, step
from assistant.wording import project_conditions as conditions_said
from assistant.wording import project_sentences as say
from store.records import Amount, Field, Project
from store.units import Quantity, Unit


def project_list(projects: Sequence[Project], conditions: Sequence[Filter], amounts: Sequence[Amount]) -> Outcome:
    """Return the projects by name, each with the places that show why it is listed."""
    names, conditioned, bounds = _said(conditions)
    sources = Sources()
    lines = []
    for project in projects:
        fields = _cited_fields(project, conditioned, amounts)
        marks = [sources.add(replace(field.place, row=project_label(project)), quote) for field, quote in fields]
        lines.append(f"{project_label(project)} {' '.join(f'[{mark}]' for mark in dict.fromkeys(marks))}")
    calculation = sources.calculation(bounds[0], _steps(bounds)) if bounds else None
    return Outcome(AnswerKind.LIST, say.projects(lines, names), sources, calculation=calculation)


def project_count(projects: Sequence[Project], conditions: Sequence[Filter], amounts: Sequence[Amount]) -> Outcome:
    """Return how many the projects are, and which."""
    names, conditioned, bounds = _said(conditions)
    sources = Sources()
    numbers = [
        sources.add(replace(field.place, row=project_label(project)), quote)
        for project in projects
        for field, quote in _cited_fields(project, conditioned, amounts)
    ]
    marks = " ".join(f"[{number}]" for number in dict.fromkeys(numbers))
    leaves = tuple(constant(project_label(project), Quantity(Decimal(1), Unit.COUNT)) for project in projects)
    expression = Node(Operation.COUNT, leaves)
    result = evaluate(expression)
    text = say.count([project_label(project) for project in projects], names, marks)
    return Outcome(AnswerKind.CALCULATION, text, sources, result, sources.calculation(expression, _steps(bounds)))


def _said(conditions: Sequence[Filter]) -> tuple[str, list[str], list[Expression]]:
    """Return what conditions say together and each, and how their bounds come from what was typed."""
    said = [condition.name for condition in conditions]
    return ", ".join(said), said, [condition.bound for condition in conditions if condition.bound is not None]


def _steps(bounds: Sequence[Expression]) -> tuple[Step, ...]:
    return tuple(step(conditions_said.TYPED_BOUND, bound) for bound in bounds)


def _cited_fields(project: Project, conditioned: Sequence[str], amounts: Sequence[Amount]) -> list[tuple[Field, str]]:
    """Return the fields that show why a project is in a list, its name first."""
    row, quote = row_quote(project)
    fields = [(row, quote)]
    text = " ".join(conditioned)
    extra: list[Field | None] = []
    if conditions_said.FUNDER in text:
        extra.append(project.funder_field)
    if "§" in text:
        extra.append(project.decision)
    if any(word in text for word in (conditions_said.BEGAN, conditions_said.GOES_ON, conditions_said.ENDS)):
        extra.append(project.period_field)
    if any(person in text for person in project.responsible):
        extra += [field for field in project.fields if any(person in field.text for person in project.responsible)]
    extra += [a.field for kind in amounts if (a := amount_of(project, kind)) is not None]
    if row.name != "Rivi":
        fields += [(field, " … ".join(field.quotes)) for field in extra if field is not None and field.quotes]
    return fields
