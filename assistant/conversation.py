"""A conversation: what has been asked and answered so far, as far as the next question may lean on it."""

from dataclasses import dataclass, replace

from assistant.amounts import Amount
from assistant.answer import Option
from assistant.facts import Fact
from assistant.interpretation import Asked
from store.records import Goal, Project, Risk
from store.units import Quantity


@dataclass(frozen=True, slots=True)
class Topic:
    """What the last answers were about.

    ``asked`` is the last interpretation of a question about figures; ``facts`` those that answered since the topic
    began, oldest first; ``last`` is the last stated number, ``last_facts`` those it came from. ``words`` is the
    question that began the topic, ``town`` the municipality where reports of several are loaded. ``amounts`` are what
    the answers about figures stated or calculated, oldest first.
    """

    asked: Asked | None = None
    facts: tuple[Fact, ...] = ()
    last: Quantity | None = None
    last_facts: tuple[Fact, ...] = ()
    project: Project | None = None
    goals: tuple[Goal, ...] = ()
    risks: tuple[Risk, ...] = ()
    words: str = ""
    kind: str | None = None
    town: str | None = None
    amounts: tuple[Amount, ...] = ()

    def after_decline(self, asked: Asked, words: str) -> "Topic":
        """Return the topic after a question that was understood, but whose figure is not in the documents.

        The next one leans on what was asked; "a year before" is still that of the figure that was stated last.
        """
        return replace(self, asked=asked, last=None, kind="figure", words=words)


@dataclass(frozen=True, slots=True)
class Pending:
    """A question that was asked back about, and the options that were offered."""

    question: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Conversation:
    """The questions asked so far, in order, the topic, and what waits for a choice."""

    questions: tuple[str, ...] = ()
    topic: Topic = Topic()
    pending: Pending | None = None
