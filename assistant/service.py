"""The one door: a question and a conversation in, a checked answer and the conversation after it out."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant import wording
from assistant.answer import Answer, Answered, AnswerKind, Clarification, Declined, DeclineReason
from assistant.check import loose_numbers
from assistant.conversation import Conversation, Topic
from assistant.evidence import Evidence
from assistant.knowledge import Knowledge
from assistant.outcome import ChoiceError, MissingFigureError, Outcome
from assistant.route import Routed, Router
from assistant.vocabulary import Vocabulary, load_vocabulary
from store.contents import Contents
from store.errors import FinanceDataError, PeriodMismatchError
from store.library import Found

__all__ = ["Assistant", "Conversation"]
_LOG = logging.getLogger(__name__)


class Assistant:
    """Answers questions over the loaded documents. The same documents and questions give the same answers."""

    def __init__(
        self,
        contents: Sequence[Contents],
        search: Callable[[str, int], list[Found]] | None = None,
        vocabulary: Vocabulary | None = None,
    ) -> None:
        """Take everything that is stored, and the search by meaning, which is called only when words are asked for."""
        self.knowledge = Knowledge(contents, vocabulary or load_vocabulary())
        self._router = Router(self.knowledge, Evidence(contents, search))

    def answer(self, question: str, conversation: Conversation = Conversation()) -> tuple[Answer, Conversation]:  # noqa: B008 - immutable
        """Return the answer to a question in a conversation, and the conversation after it."""
        questions = (*conversation.questions, question)
        if not self.knowledge.contents:
            return Declined(DeclineReason.NO_DOCUMENTS, wording.NO_DOCUMENTS), replace(
                conversation, questions=questions
            )
        if not question.strip():
            return Declined(DeclineReason.NOT_UNDERSTOOD, wording.NOT_UNDERSTOOD), conversation
        try:
            routed = self._router.route(question, conversation.topic)
        except ChoiceError as choice:
            return Clarification(choice.text, choice.options, choice.parts), Conversation(questions, conversation.topic)
        except MissingFigureError as missing:
            declined = Declined(DeclineReason.NOT_IN_DOCUMENTS, missing.text, missing.parts, missing.suggestions)
            return declined, Conversation(questions, conversation.topic)
        except PeriodMismatchError as mismatch:
            text = wording.PERIOD_MISMATCH.format(one=mismatch.one, other=mismatch.other)
            return Declined(DeclineReason.NOT_IN_DOCUMENTS, text), Conversation(questions, conversation.topic)
        except FinanceDataError:
            return Declined(DeclineReason.NOT_IN_DOCUMENTS, wording.ZERO_BASE), Conversation(
                questions, conversation.topic
            )
        return self._checked(routed, question), Conversation(questions, routed.topic)

    def _checked(self, routed: Routed, question: str) -> Answer:
        if isinstance(routed.result, Declined):
            return routed.result
        answer = _answered(routed.result)
        loose = loose_numbers(answer, question, [fact.quantity.value for fact in routed.result.facts])
        if loose:
            _LOG.warning("numbers without a source: %s in %r", loose, answer.text)
            return Declined(DeclineReason.FAILED_CHECK, wording.FAILED_CHECK)
        return answer


def _answered(outcome: Outcome) -> Answered:
    return Answered(
        outcome.kind,
        outcome.text,
        outcome.sources.citations,
        outcome.quantity,
        outcome.calculation,
        outcome.parts,
        outcome.suggestions,
    )


def empty_topic() -> Topic:
    """Return the topic of a conversation in which nothing has been asked."""
    return Topic()


__all__ += ["AnswerKind"]
