"""A conversation: what has been asked and answered so far, as far as the next question may lean on it."""

from dataclasses import dataclass

from assistant.facts import Fact
from assistant.interpretation import Asked
from store.contents import Passage
from store.records import Goal, Project
from store.units import Quantity


@dataclass(frozen=True, slots=True)
class Topic:
    """What the last answers were about.

    ``asked`` is the last interpretation of a question about figures; ``facts`` those that answered since the topic began,
    oldest first; ``last`` the last stated number and the facts it came from.
    """

    asked: Asked | None = None
    facts: tuple[Fact, ...] = ()
    last: Quantity | None = None
    last_facts: tuple[Fact, ...] = ()
    project: Project | None = None
    goals: tuple[Goal, ...] = ()
    passage: Passage | None = None
    words: str = ""
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Conversation:
    """The questions asked so far, in order, and the topic."""

    questions: tuple[str, ...] = ()
    topic: Topic = Topic()
