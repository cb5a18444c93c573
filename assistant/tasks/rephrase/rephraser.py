"""One call around two pure functions: the question to the model, its reply checked."""

import logging
from dataclasses import dataclass
from functools import lru_cache

from assistant.conversation import Topic
from assistant.followup import leans
from assistant.knowledge import Knowledge
from assistant.llm import Llm, UnusableReplyError
from assistant.tasks.rephrase.meaning import changed, keeps_terms, meaning_of
from assistant.tasks.rephrase.prompt import make_prompt
from assistant.tasks.rephrase.reply import read_reply

_LOG = logging.getLogger(__name__)
_LONGEST_QUESTION = 300
_REMEMBERED = 500


@dataclass(frozen=True, slots=True)
class Rephrased:
    """A question in other words; ``sure`` unless a word that means something of its own was put in other words."""

    text: str
    sure: bool


class Rephraser:
    """Says a question that was not understood in the words of the loaded documents, as a model puts it.

    What the model wrote is only ever asked anew of the documents, never shown as an answer. A prompt's reply is
    remembered, so that the same question gets the same answer as long as the program runs.
    """

    def __init__(self, llm: Llm, knowledge: Knowledge) -> None:
        """Take the model, and what is known of the documents."""
        self._knowledge = knowledge
        self._reply = lru_cache(maxsize=_REMEMBERED)(llm.reply)

    def rephrase(self, question: str, topic: Topic) -> Rephrased | None:
        """Return the question in other words; None where there are none that can be trusted to mean the same.

        The model is not asked about a question that leans on the one before, or that names a place, a person or
        another thing that is not loaded: other words could only lose the name.

        Raises:
            LlmUnavailableError: If the model does not answer.
            UnusableReplyError: If it does not answer as asked, or with another question.
        """
        said = meaning_of(question, self._knowledge)
        if len(question) > _LONGEST_QUESTION or said.names_another or (topic != Topic() and leans(said.question)):
            return None
        reply = self._reply(make_prompt(question, self._knowledge))
        _LOG.info("asked for other words, the model wrote %r", reply)
        text = read_reply(reply, question)
        if text is None or text.casefold() == question.strip().casefold():
            return None
        again = meaning_of(text, self._knowledge)
        lost = changed(said, again)
        if lost is not None:
            raise UnusableReplyError(f"the reply asks something else: {lost}")
        return Rephrased(text, keeps_terms(said, again))
