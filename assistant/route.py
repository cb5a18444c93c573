"""Which desk answers a question: figures of tables, projects, goals and risks, numbers in text, or passages."""

from dataclasses import replace

from assistant import wording
from assistant.answer import Declined, DeclineReason
from assistant.asking import read_asked
from assistant.chatter import without_chatter
from assistant.conversation import Topic
from assistant.evidence import Evidence
from assistant.figure_turn import FigureTurn
from assistant.followup import leans
from assistant.guards import guard
from assistant.hearing import Heard, Routed
from assistant.interpretation import Asked
from assistant.knowledge import Knowledge
from assistant.outcome import MissingFigureError, Outcome
from assistant.passage_turn import PassageTurn
from assistant.project_turn import ProjectTurn
from assistant.quantity_desk import QuantityDesk
from assistant.question import Question
from assistant.record_turn import RecordTurn
from assistant.two_questions import both, parts_of
from store.errors import FinanceDataError


class Router:
    """Finds the desk that answers: each is asked in turn, and the first that can gives the answer."""

    def __init__(self, knowledge: Knowledge, evidence: Evidence) -> None:
        """Open the desks."""
        self._knowledge = knowledge
        quantities = QuantityDesk(knowledge)
        self._figures = FigureTurn(knowledge, quantities)
        self._projects = ProjectTurn(knowledge, quantities)
        self._records = RecordTurn(knowledge)
        self._passages = PassageTurn(knowledge, evidence, quantities)

    def read(self, text: str) -> Question:
        """Return a question's words."""
        return self._knowledge.read(text)[0]

    def asked(self, text: str) -> Asked:
        """Return what a question asks of the figures, alone; the town itself is no owner beside a unit of it."""
        question, mentions = self._knowledge.read(without_chatter(text, self._knowledge))
        asked = read_asked(question, mentions, self._knowledge)
        units = tuple(name for name in asked.organisations if not self._knowledge.is_town(name))
        return replace(asked, organisations=units or asked.organisations)

    def stated(self, asked: Asked, text: str) -> Outcome:
        """Return the figures that are asked, by the tables alone.

        Raises:
            ChoiceError: If several figures fit.
            MissingFigureError: If the tables do not hold them, or something of the question is not accounted for.
        """
        return self._figures.stated(asked, text)

    def route(self, text: str, topic: Topic) -> Routed:
        """Return the answer to a question; of one that asks two things, where no desk can take them together, of each.

        Raises:
            ChoiceError: If several figures or projects fit.
            MissingFigureError: If what is asked is understood, but not in the documents.
        """
        parts = parts_of(text)
        if parts is None:
            return self._route(text, topic)
        try:
            whole = self._route(text, topic)
        except MissingFigureError as missing:
            twice = self._each(parts, topic)
            if twice is None:
                raise missing from None
            return twice
        passed_over = isinstance(whole.result, Declined) or self._answers_first(parts[0], topic, whole.result)
        return (self._each(parts, topic) if passed_over else None) or whole

    def _answers_first(self, first: str, topic: Topic, told: Outcome) -> bool:
        """Whether an answer to two questions tells only what the first of them asks."""
        try:
            alone = self._route(first, topic).result
        except FinanceDataError:
            return False
        return not isinstance(alone, Declined) and alone.text == told.text

    def _each(self, parts: tuple[str, str], topic: Topic) -> Routed | None:
        """Return the answers to two questions as one, where each has a number; None otherwise."""
        try:
            first = self._route(parts[0], topic)
            second = self._route(parts[1], first.topic)
        except FinanceDataError:
            return None
        one, other = first.result, second.result
        if isinstance(one, Declined) or isinstance(other, Declined) or one.text == other.text:
            return None
        if not other.facts and second.topic.project is None:
            return None
        return replace(second, result=both(one, other))

    def _route(self, text: str, topic: Topic) -> Routed:
        """Return the answer of the first desk that can give one.

        Raises:
            ChoiceError: If several figures or projects fit.
            MissingFigureError: If what is asked is understood, but not in the documents.
        """
        question, mentions = self._knowledge.read(without_chatter(text, self._knowledge))
        declined = guard(question)
        if declined is not None:
            return Routed(declined, topic)
        asked = read_asked(question, mentions, self._knowledge)
        heard = Heard(question, tuple(mentions), asked, topic)
        for turn in (
            self._figures.of_last,
            self._projects.answer,
            self._records.answer,
            self._figures.answer,
            self._passages.number,
            self._in_words,
        ):
            routed = turn(heard)
            if routed is not None:
                return routed
        told = wording.not_found((*asked.unexplained, *asked.unheard))
        return Routed(Declined(DeclineReason.NOT_IN_DOCUMENTS, told), topic)

    def _in_words(self, heard: Heard) -> Routed | None:
        if self._names_nothing(heard):
            return Routed(Declined(DeclineReason.NOT_UNDERSTOOD, wording.HELP), heard.topic)
        self._records.refuse(heard)
        return self._passages.sentences(heard, self._projects.find(heard), self._records.topic_in_words(heard))

    def _names_nothing(self, heard: Heard) -> bool:
        """Whether a message is no more than the town's name or words of asking ("Heinola", "kerro jotain")."""
        if leans(heard.question) or heard.topic.kind is not None:
            return False
        return not any(mention.section != "organisation" for mention in heard.mentions) and all(
            {base.partition("/")[0] for base in atom.bases} & self._knowledge.filler for atom in heard.question.atoms
        )
