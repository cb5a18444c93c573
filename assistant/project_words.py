"""The fields of a project that are words or dates: which one is asked, and how it is told."""

from collections.abc import Callable

from assistant.project_set import begins, ends
from assistant.question import Question
from store.periods import finnish_date
from store.records import Field, Project

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
    if "begins" in said and "ends" in said:
        return "period"
    first = question.first_word
    if first.startswith(("kuka", "ketk", "mikä taho")):
        return next((name for name in ("funder", "decision", "administrator") if name in said), "responsible")
    if first.startswith(("koska", "milloin")) and not said:
        return "period"
    if said and said[0] == "status" and (unit is not None or first.startswith("paljon")):
        return None
    return said[0] if said else None


def attribute_of(project: Project, name: str) -> tuple[str, Field] | None:
    """Return the Finnish clause that tells a field of a project, and the field; None where the project lacks it."""
    return _TELLERS[name](project) if name in _TELLERS else None


def _ends(project: Project) -> tuple[str, Field] | None:
    last, field = ends(project), project.period_field
    if field is None:
        return None
    return (f"päättyy {finnish_date(last)}" if last else f"toteutusaika on {field.text}"), field


def _begins(project: Project) -> tuple[str, Field] | None:
    first, field = begins(project), project.period_field
    if field is None:
        return None
    return (f"alkaa {finnish_date(first)}" if first else f"toteutusaika on {field.text}"), field


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
    return (f"asianumero on {project.reference}", field) if field is not None else None


def _link(project: Project) -> tuple[str, Field] | None:
    field = next((f for f in project.fields if project.reference and project.reference in f.text), None)
    return (f"linkki asiaan: {project.link}", field) if field is not None and project.link else None


_TELLERS: dict[str, Callable[[Project], tuple[str, Field] | None]] = {
    "ends": _ends,
    "begins": _begins,
    "period": _simple("toteutusaika on", lambda project: project.period_field),
    "responsible": _simple("vastuuhenkilö on", _named("vastuuhenkilö", "vastuu")),
    "decision": _simple("päätös:", lambda project: project.decision),
    "funder": _simple("rahoittaja on", lambda project: project.funder_field),
    "administrator": _simple("hallinnoija on", _named("hallinno")),
    "status": _simple("tilanne:", lambda project: project.status),
    "reference": _reference,
    "link": _link,
}
