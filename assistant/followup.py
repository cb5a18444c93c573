"""Questions that lean on the ones before: what is left unsaid comes from the topic, what is said replaces it."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.conversation import Topic
from assistant.facts import Fact
from assistant.interpretation import Asked, Point
from assistant.knowledge import Knowledge
from assistant.lookup import BUDGETS, find, is_years, of
from assistant.question import Question
from assistant.spelling import folded
from assistant.timewords import Shift
from store.figures import Basis

_OPENERS = ("enta", "entas", "ja", "no", "mites", "entapa", "samoin")
_PRONOUNS = frozenset(
    {
        "se", "sen", "sita", "siita", "siina", "siihen", "silla", "silta", "sille", "ne", "niita", "niiden", "niista",
        "niissa", "niilla", "siella", "sielta", "sinne", "nama", "naiden", "naista", "tama", "taman", "tasta", "tassa",
        "sama", "saman", "nekin", "sekin", "molemmat", "molempien", "han", "hanen", "ite", "itse",
    }
)  # fmt: skip
_GROWTH = {"grow", "shrink", "worsen", "improve", "change", "differ"}
_NEUTRAL = frozenset({"count", "spend", "compute", "keep", "elative budget", "which of two"})
_OTHERS = frozenset({"muu", "loput", "toinen", "kaikki"})
_DERIVED = (Basis.REMAINING, Basis.REALISATION)
_PAIR = 2


def leans(question: Question) -> bool:
    """Whether a question opens like a continuation or points back with a pronoun."""
    return folded(question.first_word) in _OPENERS or points_back(question)


def points_back(question: Question) -> bool:
    """Whether a question holds a pronoun that points to something said before."""
    return any(folded(atom.text) in _PRONOUNS for atom in question.atoms)


def carried(asked: Asked, question: Question, topic: Topic, knowledge: Knowledge) -> Asked:
    """Return what is asked of the figures, what the question leaves out filled in from the topic."""
    before = topic.asked
    if before is None or not _continues(asked, question, topic):
        return asked
    organisations = asked.organisations or _weakly_named(asked, topic, knowledge)
    inherits = not asked.operations - _NEUTRAL and not asked.measures
    inherits = inherits and not any(point.basis in _DERIVED for point in asked.points)
    operations = asked.operations or frozenset()
    if inherits:
        operations = operations | (before.operations - _NEUTRAL)
    if "rest" in asked.operations and organisations and before.organisations:
        organisations = (
            *before.organisations[:1],
            *(n for n in organisations if n not in before.organisations[:1]),
        )
    result = replace(
        asked,
        measures=_beside_before(asked, before) or asked.measures or asked.weak_measures or before.measures,
        organisations=organisations or _owners(asked, question, topic, knowledge),
        weak_organisations=(),
        operations=operations,
        unit=asked.unit or (before.unit if inherits else None),
        group=asked.group or (before.group if inherits else None),
        elatives=asked.elatives or (before.elatives if inherits else ()),
        points=_points(asked, topic),
    )
    result = replace(result, points=_with_basis_there(result, asked, knowledge))
    return _used_of_budget(result, asked, question, topic)


def _beside_before(asked: Asked, before: Asked) -> tuple[str, ...]:
    """Return the row before with the one said now, where that is its whole ("osuus kuluista?") or is left out of it."""
    said = asked.measures or asked.weak_measures
    if not said or len(before.measures) != 1 or said == before.measures or asked.organisations:
        return ()
    of_whole = "share" in asked.operations and all(name in asked.elatives for name in said)
    return (before.measures[0], *said) if of_whole or "rest" in asked.operations else ()


def _used_of_budget(result: Asked, asked: Asked, question: Question, topic: Topic) -> Asked:
    """Return the question read against the budget of the figure before.

    "Paljonko se on budjetista?" after what was spent asks the rate; "paljonko siitä on käytetty?" after a budget asks
    what was spent.
    """
    last = topic.last_facts[-1] if topic.last_facts else None
    if last is None or last.period is None or asked.measures:
        return result
    if asked.unit == "%" and not asked.points and not result.operations - _NEUTRAL and last.basis is Basis.ACTUAL:
        return replace(result, points=(Point(basis=Basis.REALISATION, year=last.period.last.year),))
    of_budget = any(point.basis in BUDGETS for point in asked.points)
    if not points_back(question):
        return result
    if last.basis is Basis.ACTUAL and of_budget and "elative budget" in asked.operations:
        return replace(result, unit="%", points=(Point(basis=Basis.REALISATION, year=last.period.last.year),))
    if last.basis in BUDGETS and "spend" in asked.operations and not asked.points:
        basis = Basis.REALISATION if asked.unit == "%" else Basis.ACTUAL
        return replace(result, points=(Point(basis=basis, year=last.period.last.year),))
    return result


def says_nothing_new(asked: Asked, question: Question) -> bool:
    """Whether a question opens like a continuation and then names nothing that is known ("ja muut?")."""
    named = (asked.organisations, asked.weak_organisations, asked.measures, asked.weak_measures, asked.points)
    heard = any(named) or bool(asked.operations) or asked.unit is not None or asked.group is not None
    if folded(question.first_word) not in _OPENERS or heard or question.times:
        return False
    return all(atom.bases & _OTHERS for atom in question.atoms[1:])


def _continues(asked: Asked, question: Question, topic: Topic) -> bool:
    if topic.kind != "figure" or asked.unexplained:
        return False
    if leans(question):
        return True
    parts = (asked.organisations, asked.measures, asked.points, asked.operations, asked.unit)
    said = any(parts)
    return said and not (asked.organisations and asked.measures)


def _weakly_named(asked: Asked, topic: Topic, knowledge: Knowledge) -> tuple[str, ...]:
    """Return whose figures a town's bare name asks for: none where it moves the topic's board to another town."""
    board = topic.asked.organisations if topic.asked else ()
    moved = topic.town is not None and all(c.document.municipality != topic.town for c in knowledge.contents)
    whole = any(folded(topic.town or "") in folded(name) for name in board)
    return () if moved and board and not whole else asked.weak_organisations


def _owners(asked: Asked, question: Question, topic: Topic, knowledge: Knowledge) -> tuple[str, ...]:
    """Return whose figures the topic was about, as long as they have the measure that is asked now."""
    before = topic.asked
    if before is None:
        return ()
    names = before.organisations or tuple(dict.fromkeys(fact.entity for fact in topic.last_facts))
    if asked.measures and not all(of(knowledge.facts, name, asked.measures[0]) for name in names):
        return names[:1] if leans(question) else ()
    return names


def _with_basis_there(result: Asked, asked: Asked, knowledge: Knowledge) -> tuple[Point, ...]:
    """Return the columns, a basis that was carried over let go where the figure has none such at that time."""
    if not asked.points or not result.organisations or not result.measures:
        return result.points
    facts = of(knowledge.facts, result.organisations[0], result.measures[0])
    return tuple(
        point if said.basis is not None or find(facts, point) else replace(point, basis=None)
        for point, said in zip(result.points, asked.points, strict=False)
    )


def _points(asked: Asked, topic: Topic) -> tuple[Point, ...]:
    before = topic.asked.points if topic.asked else ()
    settled = tuple(point_of(fact) for fact in topic.last_facts[-1:])
    if not asked.points:
        if asked.operations & _GROWTH:
            return _seen(topic)
        return before or settled
    last = settled[0] if settled else (before[-1] if before else Point())
    return tuple(_continued(point, last) for point in asked.points)


def _continued(point: Point, last: Point) -> Point:
    """Return a column said in a follow-up: a bare year keeps the months and the basis of the column before."""
    if point.shift is Shift.YEAR_BEFORE and last.year is not None:
        return replace(last, year=last.year - 1, start=point.start)
    months = point.months
    if months is None and point.shift is Shift.SAME_TIME:
        months = last.months
    elif months is None and point.basis is None:
        whole = point.closing or point.year_word or (point.year == last.year and point.shift is None)
        months = None if whole else last.months
    basis = point.basis
    if basis is None and (point.months is None or last.basis is Basis.ACTUAL):
        basis = last.basis
    year = point.year if point.year is not None else (last.year if point.months else None)
    if basis in (Basis.REMAINING, Basis.REALISATION):
        months = point.months
    return replace(
        point, months=months, basis=basis, year=year, shift=None if point.shift is Shift.SAME_TIME else point.shift
    )


def point_of(fact: Fact) -> Point:
    """Return the column that a figure stands in."""
    period = fact.period
    if period is None:
        return Point(basis=fact.basis)
    months = None if is_years(period) else (period.first.month, period.last.month)
    return Point(basis=fact.basis, year=period.last.year, months=months)


def _seen(topic: Topic) -> tuple[Point, ...]:
    """Return the last two columns that the topic's answers stood in; the asked one alone where there was one."""
    last = topic.last_facts[-1] if topic.last_facts else None
    same = [fact for fact in topic.facts if last and fact.key == last.key and fact.entity == last.entity]
    points = list(dict.fromkeys(point_of(fact) for fact in same))
    return tuple(points[-_PAIR:])


def recent(facts: Sequence[Fact], new: Sequence[Fact]) -> tuple[Fact, ...]:
    """Return the topic's facts with the newest answer's added last, each once."""
    return tuple(dict.fromkeys((*(fact for fact in facts if fact not in new), *new)))
