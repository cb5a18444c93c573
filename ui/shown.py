"""A turn of a conversation as the page shows it."""

from dataclasses import dataclass

from ui.conversations import Turn


@dataclass(frozen=True, slots=True)
class Shown:
    """A turn, its number from 0 and its conversation.

    ``link`` is the query that reopens the answer, ``questions`` those of its conversation up to its own. ``last``
    tells that nothing has been asked after it.
    """

    turn: Turn
    number: int
    conversation: str
    link: str
    questions: tuple[str, ...]
    last: bool
