"""The one door: a question and a conversation in, a checked answer and the conversation after it out."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant import wording
from assistant.answer import Answer, Answered, AnswerKind, Clarification, Declined, DeclineReason, Part
from assistant.check import loose_numbers
from assistant.conversation import Conversation, Pending, Topic
from assistant.hearing import Routed
from assistant.knowledge import Knowledge
from assistant.llm import Llm
from assistant.outcome import ChoiceError, MissingFigureError, Outcome
from assistant.picking import completed
from assistant.tasks.rephrase.rephraser import Rephraser
from assistant.towns import Towns
from assistant.vocabulary import Vocabulary, load_vocabulary
from assistant.wording import part_labels
from store.contents import Contents
from store.errors import FinanceDataError, LlmUnavailableError, PeriodMismatchError
from store.library import Found

__all__ = ["Assistant", "Conversation"]
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Reply:
    """An answer, the topic after it, and whether the question was understood at all, be it answered or not."""

    answer: Answer
    topic: Topic
    understood: bool = True


class Assistant:
    """Answers questions over the loaded documents. The same documents and questions give the same answers.

    A chat model, where there is one, is asked only to say anew a question that was not understood.
    """

    def __init__(
        self,
        contents: Sequence[Contents],
        search: Callable[[str, int], list[Found]] | None = None,
        vocabulary: Vocabulary | None = None,
        llm: Llm | None = None,
    ) -> None:
        """Take everything that is stored, and the search by meaning, which is called only when words are asked for."""
        self.knowledge = Knowledge(contents, vocabulary or load_vocabulary())
        self._router = Towns(contents, self.knowledge.vocabulary, search)
        self._rephraser = None if llm is None else Rephraser(llm, self.knowledge)

    def answer(self, question: str, conversation: Conversation = Conversation()) -> tuple[Answer, Conversation]:  # noqa: B008 - immutable
        """Return the answer to a question in a conversation, and the conversation after it."""
        return self._answer(question, conversation, self._rephraser)

    def answer_alone(self, question: str, conversation: Conversation = Conversation()) -> tuple[Answer, Conversation]:  # noqa: B008 - immutable
        """Return the same without asking the chat model."""
        return self._answer(question, conversation, None)

    def _answer(
        self, question: str, conversation: Conversation, rephraser: Rephraser | None
    ) -> tuple[Answer, Conversation]:
        questions = (*conversation.questions, question)
        if not self.knowledge.contents:
            return Declined(DeclineReason.NO_DOCUMENTS, wording.NO_DOCUMENTS), replace(
                conversation, questions=questions
            )
        if not question.strip():
            return Declined(DeclineReason.NOT_UNDERSTOOD, wording.NOT_UNDERSTOOD), conversation
        meant = completed(question, conversation.pending, self.knowledge)
        reply = self._reply(meant, meant, conversation.topic)
        if not reply.understood and rephraser is not None:
            reply = self._rephrased(question, reply, conversation.topic, rephraser)
        options = reply.answer.options if isinstance(reply.answer, Clarification) else ()
        return reply.answer, Conversation(questions, reply.topic, Pending(meant, options) if options else None)

    def _reply(self, text: str, question: str, topic: Topic) -> _Reply:
        """Return the reply to ``text``; its numbers are checked against ``question``, what the user wrote."""
        try:
            routed = self._router.route(text, topic)
        except ChoiceError as choice:
            return _Reply(Clarification(choice.text, choice.options, choice.parts), topic)
        except MissingFigureError as missing:
            declined = Declined(DeclineReason.NOT_IN_DOCUMENTS, missing.text, missing.parts, missing.suggestions)
            return _Reply(declined, topic if missing.asked is None else topic.after_decline(missing.asked, text))
        except PeriodMismatchError as mismatch:
            told = wording.PERIOD_MISMATCH.format(one=mismatch.one, other=mismatch.other)
            return _Reply(Declined(DeclineReason.NOT_IN_DOCUMENTS, told), topic)
        except FinanceDataError:
            return _Reply(Declined(DeclineReason.NOT_IN_DOCUMENTS, wording.ZERO_BASE), topic)
        # No desk could do anything with the question; what is understood but missing was raised.
        understood = not (
            isinstance(routed.result, Declined) and routed.result.reason is DeclineReason.NOT_IN_DOCUMENTS
        )
        return _Reply(self._checked(routed, question), routed.topic, understood)

    def _rephrased(self, question: str, declined: _Reply, topic: Topic, rephraser: Rephraser) -> _Reply:
        """Return the reply to the question in the model's words, which it tells, or the decline where they do not help.

        Where the words may ask another thing, the decline stays and offers them as a question to ask.
        """
        try:
            said = rephraser.rephrase(question, topic)
        except LlmUnavailableError as error:
            _LOG.warning("answering without the chat model: %s", error)
            return declined
        if said is None:
            return declined
        reply = self._reply(said.text, question, topic)
        answer = reply.answer
        if not reply.understood or _is_refusal(answer):
            return declined
        if not said.sure:
            return _offering(declined, said.text) if isinstance(answer, Answered) else declined
        part = Part(part_labels.READ_AS, said.text, assumed=True)
        return replace(reply, answer=replace(answer, interpretation=(part, *answer.interpretation)))

    def _checked(self, routed: Routed, question: str) -> Answer:
        if isinstance(routed.result, Declined):
            return routed.result
        answer = _answered(routed.result)
        loose = loose_numbers(
            answer, question, [fact.quantity.value for fact in (*routed.result.facts, *routed.result.remarked)]
        )
        if loose:
            _LOG.warning("numbers without a source: %s in %r", loose, answer.text)
            return Declined(DeclineReason.FAILED_CHECK, wording.FAILED_CHECK)
        return answer


def _offering(declined: _Reply, question: str) -> _Reply:
    """Return a decline with a question to ask instead."""
    if not isinstance(declined.answer, Declined):
        return declined
    return replace(declined, answer=replace(declined.answer, suggestions=(question,)))


def _is_refusal(answer: Answer) -> bool:
    """Whether a question was refused for another reason than that the documents do not hold the answer."""
    return isinstance(answer, Declined) and answer.reason is not DeclineReason.NOT_IN_DOCUMENTS


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


__all__ += ["AnswerKind"]
