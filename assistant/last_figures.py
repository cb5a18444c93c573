"""Questions that calculate with the figures just stated: which is larger, what they are together, a share of them."""

from dataclasses import replace

from assistant import wording
from assistant.amounts import Amount, Difference, Group, Rest, Share
from assistant.conversation import Topic
from assistant.facts import Fact
from assistant.figure_names import fact_at
from assistant.figure_tasks import change, difference_between, larger_of, mean_per_month, share, total
from assistant.followup import leans, point_of, points_back
from assistant.interpretation import Asked
from assistant.knowledge import Knowledge
from assistant.outcome import MissingFigureError, Outcome
from assistant.question import Question
from assistant.spelling import folded
from store.periods import Period

_PAIR = 2
_OF_THEM = ("siita", "niista", "tasta", "naista")


def of_last(asked: Asked, question: Question, topic: Topic, knowledge: Knowledge) -> Outcome | None:
    """Return what a question calculates with the figures of the answers before, or None where it asks another thing.

    Raises:
        MissingFigureError: If it compares them with a figure that the documents lack.
    """
    if topic.kind != "figure" or not topic.last_facts:
        return None
    pair = _compared(asked, topic)
    if pair is not None:
        return _larger(*pair)
    summed = _summed(asked, question, topic)
    if summed:
        return total(Group(summed))
    return _of_amounts(asked, topic) or _share(asked, question, topic, knowledge)


def _of_amounts(asked: Asked, topic: Topic) -> Outcome | None:
    """Return the difference of the last two amounts, or the last one by the month, whatever they were computed of."""
    named = asked.measures or asked.weak_measures or asked.organisations or asked.weak_organisations or asked.points
    if named or asked.unexplained or not topic.amounts:
        return None
    last = topic.amounts[-1]
    if asked.operations & {"per month", "mean"} and isinstance(last, Rest | Difference):
        return mean_per_month(last)
    if not asked.operations & {"differ", "minus"} or len(topic.amounts) < _PAIR:
        return None
    before = topic.amounts[-2]
    if isinstance(last, Share) and isinstance(before, Share):
        earlier, later = sorted((before, last), key=lambda amount: amount.first.period or Period.year(1))
        alike = earlier.first.period != later.first.period and _rows(earlier) == _rows(later)
        return change(later, earlier, None, "pp") if alike else difference_between(before, last)
    plain = isinstance(last, Group | Rest) and isinstance(before, Group | Rest)
    return difference_between(before, last) if plain and _rows(before) != _rows(last) else None


def _rows(amount: Amount) -> list[tuple[str, str]]:
    return [(fact.entity, fact.key) for fact in amount.facts]


def _compared(asked: Asked, topic: Topic) -> tuple[Fact, Fact] | None:
    """Return the two figures that "kumpi on suurempi?" compares: the topic's last two of one column."""
    if not asked.operations & {"bigger", "smaller"} or asked.measures or asked.organisations or asked.unexplained:
        return None
    last = topic.last_facts[-1]
    same = [fact for fact in topic.facts if _beside(fact, last)]
    return (same[-2], same[-1]) if len(same) >= _PAIR else None


def _beside(fact: Fact, last: Fact) -> bool:
    """Whether a figure stands in the column of the last one: another's of the row, or another row of the same one."""
    column = fact.basis is last.basis and fact.period == last.period
    return column and fact.quantity.unit is last.quantity.unit and (fact.key == last.key or fact.entity == last.entity)


def _larger(one: Fact, other: Fact) -> Outcome:
    """Return which figure is larger; income and costs are told side by side, by their size without the sign."""
    if one.quantity.value * other.quantity.value < 0:
        return larger_of(one, other)
    return difference_between(Group((one,)), Group((other,)))


def _summed(asked: Asked, question: Question, topic: Topic) -> tuple[Fact, ...]:
    """Return the figures that "ne yhteensä" adds up: the topic's last ones of one row and column; none otherwise."""
    if "sum" not in asked.operations or asked.measures or asked.organisations:
        return ()
    if not leans(question) and asked.points:
        return ()
    distinct = tuple(dict.fromkeys(fact for fact in topic.facts if _beside(fact, topic.last_facts[-1])))
    return distinct if len(distinct) >= _PAIR else ()


def _share(asked: Asked, question: Question, topic: Topic, knowledge: Knowledge) -> Outcome | None:
    """Return the last amount as a share of what is named now, or, after "siitä", what is named as a share of it."""
    named = bool(asked.measures or asked.organisations or asked.weak_organisations)
    if not named or asked.unexplained or asked.points or not points_back(question):
        return None
    if asked.unit != "%" and "share" not in asked.operations:
        return None
    last = topic.last_facts[-1]
    if any(not _same_column(fact, last) for fact in topic.last_facts):
        return None
    owner = (asked.organisations or asked.weak_organisations or (last.entity,))[0]
    of_whole = tuple(name for name in asked.weak_measures if name in asked.elatives)
    measure = (asked.measures or of_whole or (last.measure,))[0]
    whole_before = any(folded(atom.text) in _OF_THEM for atom in question.atoms)
    if not whole_before and not asked.elatives:
        return None
    point = replace(point_of(last), start=0)
    fact = fact_at(knowledge, owner, measure, point).fact
    before: Amount = topic.amounts[-1] if topic.amounts else Group(topic.last_facts)
    now = Group((fact,))
    if isinstance(before, Group) and fact in before.facts:
        raise MissingFigureError(wording.NOT_UNDERSTOOD)
    return share(now, before) if whole_before else share(before, now)


def _same_column(fact: Fact, last: Fact) -> bool:
    return fact.basis is last.basis and fact.period == last.period and fact.quantity.unit is last.quantity.unit


def followed_by(amounts: tuple[Amount, ...], new: Amount | None) -> tuple[Amount, ...]:
    """Return the amounts of a topic with the newest answer's last; none where it is no single amount."""
    return (*amounts, new) if new is not None else ()
