"""Whether a question is about goals or risks, by name or from the conversation, and their desks' answer to it."""

from collections.abc import Sequence
from dataclasses import replace

from assistant import wording
from assistant.conversation import Topic
from assistant.followup import points_back
from assistant.goal_desk import GoalDesk, counted, field_of, names_field, realised, responsible_for
from assistant.hearing import Heard, Routed
from assistant.knowledge import Knowledge
from assistant.outcome import MissingFigureError
from assistant.risk_desk import RiskDesk, rates
from assistant.spotting import Mention

_WHO = ("kuka", "ketk", "kenen")


class RecordTurn:
    """Answers a question that is about goals or risks."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Open the desks."""
        self._knowledge = knowledge
        self._goals = GoalDesk(knowledge)
        self._risks = RiskDesk(knowledge)

    def answer(self, heard: Heard) -> Routed | None:
        """Return the answer about goals or risks; None where the question is about something else.

        Raises:
            MissingFigureError: If no record meets the conditions that the question sets.
        """
        return self._continued(heard) or self._field(heard) or self._named(heard)

    def _named(self, heard: Heard) -> Routed | None:
        question, mentions, operations = heard.question, heard.mentions, heard.asked.operations
        mentions = tuple(m for m in mentions if not _is_of_row(m, mentions))
        heard = replace(heard, mentions=mentions)
        if heard.has("field", "probability") and heard.asked.unit == "%":
            raise MissingFigureError(wording.NOT_FOUND)
        if not heard.has("record", "project") and self._risks.concerns(question, mentions):
            if self._asks_who(heard):
                raise MissingFigureError(wording.NO_RESPONSIBLE)
            outcome = self._risks.answer(question, mentions, operations)
            risks = tuple(self._risks.chosen(question, mentions))
            return None if outcome is None else Routed(outcome, Topic(kind="record", words=question.text, risks=risks))
        if not heard.has("record", "goal") and not self._asks_who(heard):
            return None
        if not heard.has("record", "goal") and not self._goals.limits(question, mentions):
            return None
        if operations & {"most", "least"}:
            raise MissingFigureError(wording.NOT_FOUND)
        if heard.asked.unit == "%":
            share = self._goals.share(question, mentions)
            return None if share is None else Routed(share, Topic(kind="record", words=question.text))
        outcome = self._goals.answer(question, mentions, operations)
        goals = tuple(self._goals.chosen(question, mentions))
        return None if outcome is None else Routed(outcome, Topic(kind="record", words=question.text, goals=goals))

    def _continued(self, heard: Heard) -> Routed | None:
        """After goals or risks, a question that points back asks of those: who, how many, what has been done."""
        goals, risks = heard.topic.goals, heard.topic.risks
        question, mentions = heard.question, heard.mentions
        loose = heard.asked.unexplained and not (risks and rates(question, mentions))
        meant = heard.has("record", "goal") and len(goals) == 1 and not self._goals.limits(question, mentions)
        if not (goals or risks) or loose or not (points_back(question) or meant):
            return None
        if risks:
            outcome = self._risks.of_these(risks, question, mentions, heard.asked.operations)
        elif "count" in heard.asked.operations:
            outcome = counted(goals)
        elif len(goals) > 1:
            outcome = responsible_for(goals) if self._asks_who(heard) else None
        elif heard.begins("mit", "miten") and not heard.has("operation", "spend"):
            outcome = realised(goals[0])
        else:
            outcome = field_of(goals[0], question, mentions)
        return None if outcome is None else Routed(outcome, heard.topic)

    def _field(self, heard: Heard) -> Routed | None:
        """A field typed beside the words of one goal ("mittari: …"); None where they mean none, or several."""
        question, mentions = heard.question, heard.mentions
        if heard.has("record", "project") or heard.has("record", "risk") or not names_field(question, mentions):
            return None
        goals = self._goals.named(question, mentions)
        chosen = [goal for goal in goals if goal in self._goals.chosen(question, mentions)] or goals
        outcome = field_of(chosen[0], question, mentions) if len(chosen) == 1 else None
        topic = Topic(kind="record", words=question.text, goals=tuple(chosen))
        return None if outcome is None else Routed(outcome, topic)

    def refuse(self, heard: Heard) -> None:
        """Decline who is responsible for what a pronoun points to, where nothing tells it.

        Raises:
            MissingFigureError: Always where that is asked.
        """
        if self._asks_who(heard) and points_back(heard.question) and not heard.asked.unexplained:
            raise MissingFigureError(wording.NO_RESPONSIBLE)

    def _asks_who(self, heard: Heard) -> bool:
        return heard.has("field", "responsible") and heard.begins(*_WHO)

    def topic_in_words(self, heard: Heard) -> Topic:
        """Return the topic of what was told in words, with the only goal that the question's words name."""
        goals = tuple(self._goals.named(heard.question, heard.mentions))
        return Topic(kind="passage", words=heard.question.text, goals=goals if len(goals) == 1 else ())


def _is_of_row(mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether a record is named only as a part of a word for a row ("tulotavoite")."""
    beside = (other for other in mentions if other.part and other.first == mention.first)
    return mention.section == "record" and mention.part and any(other.section == "measure" for other in beside)
