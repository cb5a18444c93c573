"""A question as heard in its conversation, and what a desk makes of it."""

from dataclasses import dataclass

from assistant.answer import Declined
from assistant.conversation import Topic
from assistant.interpretation import Asked
from assistant.outcome import Outcome
from assistant.question import Question
from assistant.spelling import folded
from assistant.spotting import Mention


@dataclass(frozen=True, slots=True)
class Routed:
    """What a desk gave, and the topic for the next question."""

    result: Outcome | Declined
    topic: Topic


@dataclass(frozen=True, slots=True)
class Heard:
    """A question as understood so far."""

    question: Question
    mentions: tuple[Mention, ...]
    asked: Asked
    topic: Topic

    def has(self, section: str, name: str) -> bool:
        """Whether a name of the vocabulary was mentioned."""
        return any(mention.section == section and mention.name == name for mention in self.mentions)

    def begins(self, *starts: str) -> bool:
        """Whether the question begins with one of the given letters, without dots."""
        return folded(self.question.first_word).startswith(starts)
