"""The fields of a project that are words or dates: which one is asked, and how it is told."""

from collections.abc import Callable
from decimal import Decimal

from assistant.answer import AnswerKind, Part
from assistant.calculator import Node, Operation, evaluate
from assistant.facts import project_label
from assistant.outcome import Outcome
from assistant.project_set import begins, ends
from assistant.project_sources import cite
from assistant.question import Question
from assistant.sourcing import Sources, constant
from assistant.spelling import folded
from assistant.wording import part_labels
from assistant.wording import project_sentences as say
from store.periods import finnish_date
from store.records import Field, Project
from store.units import Quantity, Unit

_PAYING = frozenset({"maksaa", "kustantaa"})
_ORDER = (
    "reference",
    "link",
    "ends",
    "begins",
    "period",
    "responsible",
    "decision",
    "funder",
    "administrator",
    "status",
)


def attribute_said(question: Question, fields: list[str], unit: str | None) -> str | None:
    """Return the field of words or dates that is asked, or None."""
    said = [name for name in _ORDER if name in fields]
    if "funder" in said and "decision" in said:
        return "funder"
    if "begins" in said and "ends" in said:
        return "period"
    first = question.first_word
    if not said and _asks_who_pays(question, unit):
        return "funder"
    if first.startswith(("kuka", "ketk", "mikä taho")):
        return next((name for name in ("funder", "decision", "administrator") if name in said), "responsible")
    if first.startswith(("koska", "milloin")) and not said:
        return "period"
    if said and said[0] == "status" and (unit is not None or first.startswith("paljon")):
        return None
    return said[0] if said else None


def _asks_who_pays(question: Question, unit: str | None) -> bool:
    """Whether a question asks where the money comes from ("mistä … saa rahansa") or who pays."""
    first = folded(question.first_word)
    if first.startswith(("mista", "kenelta")):
        return unit == "EUR"
    return first.startswith(("kuka", "ketka")) and any(atom.bases & _PAYING for atom in question.atoms)


def told_attribute(project: Project, attribute: str) -> Outcome | None:
    """Return the answer that tells a field of a project; None where the project lacks it."""
    found = _attribute_of(project, attribute)
    if found is None:
        return None
    text, field = found
    sources = Sources()
    link = project.link if attribute == "link" else None
    number = cite(sources, project, field, column=link)
    return Outcome(
        AnswerKind.FIGURE,
        say.told(project_label(project), text, f"[{number}]"),
        sources,
        parts=(Part(part_labels.PROJECT, project_label(project)), Part(part_labels.FIELD, field.name)),
    )


def _attribute_of(project: Project, name: str) -> tuple[str, Field] | None:
    """Return the Finnish clause that tells a field of a project, and the field; None where the project lacks it."""
    return _TELLERS[name](project) if name in _TELLERS else None


def duration(project: Project) -> Outcome | None:
    """Tell how many calendar months a project lasts: (years between) × 12 + last month − first month + 1."""
    period = project.period
    if period is None or project.period_field is None:
        return None
    sources = Sources()
    field = project.period_field
    number = cite(sources, project, field)
    months = Unit.MONTH
    last = Quantity(Decimal(period.last.year * 12 + period.last.month), months)
    first = Quantity(Decimal(period.first.year * 12 + period.first.month), months)
    one = constant(say.LAST_INCLUDED, Quantity(Decimal(1), months))
    difference = Node(Operation.DIFFERENCE, (constant(say.LAST_MONTH, last), constant(say.FIRST_MONTH, first)))
    expression = Node(Operation.SUM, (difference, one))
    result = evaluate(expression)
    clause = say.duration(result, field.text, whole_months=period.is_whole_months)
    text = say.told(project_label(project), clause, f"[{number}]")
    calculation = sources.calculation(expression)
    return Outcome(AnswerKind.CALCULATION, text, sources, result, calculation)


def description(project: Project) -> Outcome | None:
    """Return what the documents say of a project in words: its description, else its status."""
    field = project.description or project.status
    if field is None or not field.text or not field.quotes:
        return None
    sources = Sources()
    text = say.told(project_label(project), field.text.rstrip("."), f"[{cite(sources, project, field)}]")
    return Outcome(AnswerKind.PASSAGE, text, sources, parts=(Part(part_labels.PROJECT, project_label(project)),))


def _ends(project: Project) -> tuple[str, Field] | None:
    last, field = ends(project), project.period_field
    if field is None:
        return None
    return (say.ending(finnish_date(last)) if last else say.period(field.text)), field


def _begins(project: Project) -> tuple[str, Field] | None:
    first, field = begins(project), project.period_field
    if field is None:
        return None
    return (say.beginning(finnish_date(first)) if first else say.period(field.text)), field


def _simple(label: str, get: Callable[[Project], Field | None]) -> Callable[[Project], tuple[str, Field] | None]:
    def tell(project: Project) -> tuple[str, Field] | None:
        field = get(project)
        return (f"{label} {field.text.rstrip('.')}", field) if field is not None and field.text else None

    return tell


def _named(*starts: str) -> Callable[[Project], Field | None]:
    def get(project: Project) -> Field | None:
        return next((field for field in project.fields if field.name.casefold().startswith(starts)), None)

    return get


def _reference(project: Project) -> tuple[str, Field] | None:
    field = next((f for f in project.fields if project.reference and project.reference in f.text), None)
    return (say.reference(project.reference or ""), field) if field is not None else None


def _link(project: Project) -> tuple[str, Field] | None:
    field = next((f for f in project.fields if project.reference and project.reference in f.text), None)
    return (say.link(project.link), field) if field is not None and project.link else None


_TELLERS: dict[str, Callable[[Project], tuple[str, Field] | None]] = {
    "ends": _ends,
    "begins": _begins,
    "period": _simple(say.PERIOD_IS, lambda project: project.period_field),
    "responsible": _simple(say.RESPONSIBLE_IS, _named("vastuuhenkilö", "vastuu")),
    "decision": _simple(say.DECISION, lambda project: project.decision),
    "funder": _simple(say.FUNDER_IS, lambda project: project.funder_field),
    "administrator": _simple(say.ADMINISTRATOR_IS, _named("hallinno")),
    "status": _simple(say.STATUS, lambda project: project.status),
    "reference": _reference,
    "link": _link,
}
