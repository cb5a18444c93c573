"""Questions about goals: lists and counts by condition, and the fields of one goal."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from assistant.answer import AnswerKind, Part
from assistant.calculator import Node, Operation, evaluate
from assistant.goal_conditions import goal_conditions, status_said
from assistant.goal_standing import deciding
from assistant.knowledge import Knowledge
from assistant.outcome import Outcome
from assistant.passage_gate import asks_yes_or_no
from assistant.question import Question, is_keywords
from assistant.record_conditions import chosen, hinted_owner, names, speaking, topic_of, words_in
from assistant.record_lists import cite, marked, record_list
from assistant.sourcing import Sources, constant
from assistant.spotting import Mention
from assistant.wording import amount, part_labels
from assistant.wording import record_sentences as say
from store.records import Goal
from store.units import Quantity, Unit

_SITUATION = "tilanne"  # what has been done is asked, too
_FIELDS = ("responsible", "measure", "status")


class GoalDesk:
    """Answers questions about goals."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Take the goals to answer from."""
        self._knowledge = knowledge

    def answer(self, question: Question, mentions: Sequence[Mention], operations: frozenset[str]) -> Outcome | None:
        """Return the goals that meet the question's conditions, listed or counted; None where the topic is other.

        Raises:
            MissingFigureError: If no goal meets them.
        """
        if self._names_another(mentions):
            return None
        conditions = goal_conditions(self._knowledge, question, mentions)
        owned = hinted_owner(mentions, self._knowledge.goals)
        goals: list[Goal] = []
        for tried in ([owned, *conditions], conditions) if owned is not None else (conditions,):
            if not goals:
                topic = topic_of(question, mentions, tried, self._knowledge)
                goals = _distinct(chosen(self._knowledge.goals, tried, _words, topic, say.GOALS))
                conditions = tried
        if not goals:
            return None
        status = status_said(self._knowledge, question, mentions)
        asked = _field_asked(question, mentions, status_said=status is not None)
        if asked is not None and len(goals) == 1:
            return _field_answer(goals[0], asked)
        told = _standings(goals) if asks_yes_or_no(question) and "count" not in operations else None
        if told is not None:
            return told
        return _goal_answer(goals, names(conditions), by_standing=status is not None, counting="count" in operations)

    def _names_another(self, mentions: Sequence[Mention]) -> bool:
        """Whether the only organisations named have no goals, so that no other's are told for theirs."""
        named = {m.name for m in mentions if m.section == "organisation" and not m.weak and not m.part}
        owners = {goal.organisation for goal in self._knowledge.goals} | set(self._knowledge.short_names.values())
        return bool(named) and not named & owners and not any(map(self._knowledge.is_town, named))

    def share(self, question: Question, mentions: Sequence[Mention]) -> Outcome | None:
        """Return what share of the goals has the status that is asked; None where none is, or goals lack a status."""
        conditions = goal_conditions(self._knowledge, question, mentions)
        status = status_said(self._knowledge, question, mentions)
        topic = topic_of(question, mentions, conditions, self._knowledge)
        if status is None or topic:
            return None
        wider = [condition for condition in conditions if condition.name != status.name]
        some, every = (
            [
                text
                for goal in _distinct(chosen(self._knowledge.goals, each, _words, (), say.GOALS))
                for text in goal.goals
            ]
            for each in (conditions, wider)
        )
        first = chosen(self._knowledge.goals, conditions, _words, (), say.GOALS)[0]
        sources = Sources()
        marks = marked(sources, first.goal, *([first.status] if first.status else []))
        expression = Node(Operation.SHARE, (_count(some), _count(every)))
        text = say.goal_share(len(some), len(every), names(conditions), amount(evaluate(expression)), marks)
        calculation = sources.calculation(expression)
        return Outcome(AnswerKind.CALCULATION, text, sources, calculation.result, calculation)

    def limits(self, question: Question, mentions: Sequence[Mention]) -> bool:
        """Whether a question says which goals it means: by a condition, or by words of theirs."""
        conditions = goal_conditions(self._knowledge, question, mentions)
        return bool(conditions or topic_of(question, mentions, conditions, self._knowledge))

    def chosen(self, question: Question, mentions: Sequence[Mention]) -> list[Goal]:
        """Return the goals that a question's conditions and topic words mean; none where it sets neither."""
        conditions = goal_conditions(self._knowledge, question, mentions)
        topic = topic_of(question, mentions, conditions, self._knowledge)
        if not conditions and not topic:
            return []
        return _distinct(chosen(self._knowledge.goals, conditions, _words, topic, say.GOALS))

    def named(self, question: Question, mentions: Sequence[Mention]) -> list[Goal]:
        """Return the goals that a question's topic words name, each text once."""
        topic = topic_of(question, mentions, (), self._knowledge)
        return _distinct(speaking(self._knowledge.goals, _words, topic)) if topic else []


def field_of(goal: Goal, question: Question, mentions: Sequence[Mention]) -> Outcome | None:
    """Return the field of a goal that a question asks (who is responsible, its measure, its status), or None."""
    asked = _field_asked(question, mentions, status_said=False)
    return None if asked is None else _field_answer(goal, asked)


def realised(goal: Goal) -> Outcome | None:
    """Return what has been done towards a goal, as the report tells it."""
    if goal.actual is None:
        return None
    sources = Sources()
    text = f"{goal.actual.text.strip()} [{cite(sources, goal.actual)}]"
    return Outcome(AnswerKind.PASSAGE, text, sources, parts=(Part(part_labels.GOAL, goal.goals[0]),))


def _standings(goals: Sequence[Goal]) -> Outcome | None:
    """Return how each goal stands in the report's words, for "toteutuiko"; None where that is not told of all."""
    stands = [(goal, field) for goal in goals if (field := deciding(goal)) is not None]
    if len(stands) != len(goals):
        return None
    sources = Sources()
    told = [say.goal_stands(goal.goals[0], field.text, marked(sources, goal.goal, field)) for goal, field in stands]
    parts = (Part(part_labels.GOAL, ", ".join(goal.goals[0] for goal in goals)),)
    kind = AnswerKind.PASSAGE if len(told) == 1 else AnswerKind.LIST
    return Outcome(kind, told[0] if len(told) == 1 else "\n".join(f"– {one}" for one in told), sources, parts=parts)


def _count(texts: Sequence[str]) -> Node:
    return Node(Operation.COUNT, tuple(constant(text, Quantity(Decimal(1), Unit.COUNT)) for text in texts))


def counted(goals: Sequence[Goal]) -> Outcome:
    """Return how many the goals are that were just told."""
    return _goal_answer(goals, "", counting=True, by_standing=False)


def responsible_for(goals: Sequence[Goal]) -> Outcome | None:
    """Return who is responsible for each of the goals that were just told; None where none of them tells it."""
    sources = Sources()
    told = [
        say.goal_field(
            goal.goals[0], "responsible", goal.responsible.text, marked(sources, goal.goal, goal.responsible)
        )
        for goal in goals
        if goal.responsible is not None
    ]
    parts = (Part(part_labels.GOAL, ", ".join(goal.goals[0] for goal in goals)),)
    return Outcome(AnswerKind.LIST, "\n".join(f"– {line}" for line in told), sources, parts=parts) if told else None


def _distinct(goals: Sequence[Goal]) -> list[Goal]:
    """Return the goals without those that a report prints again: the same words, actual and status."""
    found: dict[tuple[tuple[str, ...], str, str], Goal] = {}
    for goal in goals:
        actual, status = (field.text if field else "" for field in (goal.actual, goal.status))
        found.setdefault((goal.goals, actual, status), goal)
    return list(found.values())


def names_field(question: Question, mentions: Sequence[Mention]) -> bool:
    """Whether a field of a goal is named as staff type it: among keywords, or as a heading ("mittari: …")."""
    fields = [m for m in mentions if m.section == "field" and m.name in _FIELDS and not m.part and not m.weak]
    as_heading = any(question.text[mention.end :].startswith(":") for mention in fields)
    return as_heading or (bool(fields) and _is_of_nouns(question, fields))


def _is_of_nouns(question: Question, fields: Sequence[Mention]) -> bool:
    """Whether the words are keywords, and the field is a noun of its own ("tila"), not "toteutuu" or "tilanne"."""
    words = [question.atoms[field.first] for field in fields]
    return is_keywords(question) and any(not word.verb and _SITUATION not in word.bases for word in words)


def _field_asked(question: Question, mentions: Sequence[Mention], *, status_said: bool) -> str | None:
    fields = [mention.name for mention in mentions if mention.section == "field"]
    if question.first_word.startswith(("kuka", "ketk", "kenen")) and "responsible" in fields:
        return "responsible"
    if "measure" in fields:
        return "measure"
    if names_field(question, mentions):
        return next(name for name in fields if name in _FIELDS)
    asks_how = "status" in fields and question.first_word.startswith(("mik", "missä", "miss"))
    if not status_said and (asks_how or question.first_word.startswith("toteutu")):
        return "status"
    return None


def _field_answer(goal: Goal, name: str) -> Outcome | None:
    field = {"responsible": goal.responsible, "measure": goal.measure, "status": goal.status}[name]
    if field is None:
        return None
    sources = Sources()
    text = say.goal_field(goal.goals[0], name, field.text, marked(sources, goal.goal, field))
    return Outcome(AnswerKind.LIST, text, sources, parts=(Part(part_labels.GOAL, goal.goals[0]),))


def _goal_answer(goals: Sequence[Goal], names: str, *, by_standing: bool, counting: bool) -> Outcome:
    sources = Sources()
    said = Counter(text for goal in goals for text in goal.goals)
    is_shared = max(said.values()) > 1
    lines = []
    for goal in goals:
        status = deciding(goal) if by_standing else goal.status if say.STATUS in names else None
        responsible = goal.responsible if say.RESPONSIBLE in names else None
        marks = marked(sources, *(field for field in (goal.goal, status, responsible) if field is not None))
        named = (say.of_organisation(text, goal.organisation) if is_shared else text for text in goal.goals)
        lines += [f"{text} {marks}" for text in named]
    each = [text for goal in goals for text in goal.goals]
    return record_list(each, lines, say.GOALS, names, sources, counting=counting)


def _words(goal: Goal) -> frozenset[str]:
    return words_in([goal.goal.text, goal.measure.text if goal.measure else ""])
