"""Whether a question is about projects, by name or from the conversation, and the project desk's answer to it."""

from collections.abc import Sequence
from dataclasses import replace

from assistant import wording
from assistant.conversation import Topic
from assistant.facts import project_label
from assistant.followup import leans, recent
from assistant.hearing import Heard, Routed
from assistant.knowledge import Knowledge
from assistant.outcome import MissingFigureError, Outcome
from assistant.project_amounts import compared_named, compared_stated, divided, share_of_last
from assistant.project_desk import ProjectDesk
from assistant.project_index import Match
from assistant.project_set import AMOUNT_FIELDS, amount_of, fields_said
from assistant.project_words import told_attribute
from assistant.quantity_desk import QuantityDesk
from assistant.question import is_keywords
from assistant.spelling import folded
from assistant.spotting import Mention
from assistant.wording import project_sentences as say
from store.records import Project
from store.words import base_forms, tokens

_FIELDS_OF_PROJECTS = (*AMOUNT_FIELDS, "reference", "link", "funder")
_LISTING = ("mitka", "missa", "luettele", "mont", "moness", "listaa", "paljon")
_SEVERAL = frozenset({"ne", "niiden", "niista", "niita", "niissa", "naiden", "naista", "naita", "naissa"})
_PAIR = 2
_SURE_NAMING = 2
_SURE_SCORE = 0.9


class ProjectTurn:
    """Answers a question that is about projects."""

    def __init__(self, knowledge: Knowledge, quantities: QuantityDesk) -> None:
        """Open the project desk; ``quantities`` gives the numbers that money is divided by."""
        self._knowledge = knowledge
        self._projects = ProjectDesk(knowledge)
        self._quantities = quantities
        self._words = self._project_words()

    def find(self, heard: Heard) -> list[Match]:
        """Return the projects that a question may mean, best first."""
        return self._projects.find(heard.question, heard.mentions)

    def answer(self, heard: Heard) -> Routed | None:
        """Return the answer about projects; None where the question is about something else.

        Raises:
            ChoiceError: If several projects fit and their answers differ.
            MissingFigureError: If the projects do not hold what is asked.
        """
        listed = self._of_listed(heard)
        if listed is not None:
            return listed
        compared = self._compared(heard)
        if compared is not None:
            return compared
        matches = self.find(heard)
        named = heard.has("record", "project")
        if not named and (heard.has("record", "goal") or heard.has("record", "risk")):
            return None
        whole = [mention for mention in heard.mentions if not mention.part]
        fields = fields_said(whole)
        if not matches and heard.topic.project is not None and not named and self._continues(heard, fields):
            return self._about_topic(heard)
        if matches and not named and self._is_of_figures(matches, heard):
            return None
        asks_field = bool(fields_said(whole, weak=False)) or (bool(fields) and matches and matches[0].naming >= _PAIR)
        moves = heard.topic.kind == "project" and leans(heard.question) and not fields
        asks_field = asks_field and (named or not _names_only_unit(matches, heard))
        if matches and (named or asks_field or moves or self._names_project(matches, heard)):
            outcome = self._divided(matches, heard) or self._about(matches, heard, carried=moves)
            if outcome is None and asks_field:
                _refuse(fields_said(whole, weak=False), matches, heard)
            return None if outcome is None else Routed(outcome, project_topic(matches[0], outcome, heard))
        if named and not matches:
            return self._over_many(heard)
        return None

    def _of_listed(self, heard: Heard) -> Routed | None:
        """What is asked of the projects that were just listed ("paljonko niiden rahoitus on yhteensä?")."""
        topic = heard.topic
        if topic.kind != "project" or topic.project is not None or not topic.words or not _points_to_several(heard):
            return None
        if heard.has("record", "project") or heard.asked.unexplained or heard.asked.organisations:
            return None
        among = self._projects.conditions_of(topic.words)
        outcome = self._projects.over_many(heard.question, heard.mentions, heard.asked, among)
        return None if outcome is None else Routed(outcome, topic)

    def _over_many(self, heard: Heard) -> Routed | None:
        if "rest" in heard.asked.operations and heard.topic.kind == "figure" and leans(heard.question):
            raise MissingFigureError(wording.PROJECTS_NOT_APART)
        if not heard.asked.unexplained_beyond(self._words):
            superlative = any(base.endswith("/superlative") for atom in heard.question.atoms for base in atom.bases)
            if superlative and not heard.asked.operations & {"most", "least"}:
                raise MissingFigureError(wording.NOT_FOUND)
            outcome = self._projects.over_many(heard.question, heard.mentions, heard.asked)
            if outcome is not None:
                return Routed(outcome, Topic(kind="project", words=heard.question.text))
        if heard.begins(*_LISTING) or ("duration" in heard.asked.operations and heard.begins("mik", "kump")):
            raise MissingFigureError(wording.NOT_FOUND)
        return None

    def _project_words(self) -> frozenset[str]:
        """Return the words of the projects' fields: people, boards and funders that a condition may name."""
        texts = [
            text
            for project in self._knowledge.projects
            for text in (
                *project.responsible,
                *(field.text for field in (project.decision, project.funder_field) if field is not None),
            )
        ]
        return frozenset(folded(term) for text in texts for word in tokens(text) for term in (word, *base_forms(word)))

    def _compared(self, heard: Heard) -> Routed | None:
        """Two projects compared: both named, or the two that were just spoken of ("kumpi on kalliimpi?")."""
        asked = heard.asked
        if not asked.operations & {"bigger", "smaller", "differ"} or asked.organisations:
            return None
        apart = self._projects.find_apart(heard.question, heard.mentions)
        if len(apart) == _PAIR:
            outcome = compared_named([match.project for match in apart], heard.mentions)
            return None if outcome is None else Routed(outcome, project_topic(apart[1], outcome, heard))
        if heard.topic.kind != "project" or asked.unexplained or asked.measures:
            return None
        outcome = compared_stated(heard.topic.facts)
        return None if outcome is None else Routed(outcome, replace(heard.topic, last=outcome.quantity))

    def _about(self, matches: Sequence[Match], heard: Heard, *, carried: bool) -> Outcome | None:
        """Return what is asked of a project; with ``carried`` what was asked of the one before."""
        question, mentions, asked = heard.question, heard.mentions, heard.asked
        if carried:
            question, before = self._knowledge.read(heard.topic.words)
            mentions = (*mentions, *_fields(before))
            question = replace(question, times=())
        return self._projects.about(matches, question, mentions, asked)

    def _is_of_figures(self, matches: Sequence[Match], heard: Heard) -> bool:
        """Whether a row of the tables is named, and no field that only a project has."""
        own = [m for m in heard.mentions if m.name in _FIELDS_OF_PROJECTS and not m.weak and not m.part]
        words = frozenset(folded(b) for w in tokens(matches[0].project.name) for b in (w, *base_forms(w)))
        named = matches[0].naming >= _SURE_NAMING and not heard.asked.unexplained_beyond(words)
        beyond = bool(heard.asked.unexplained) and not heard.asked.organisations and named
        return bool(heard.asked.measures) and not own and not beyond

    def _names_project(self, matches: Sequence[Match], heard: Heard) -> bool:
        """Whether a question about money names a project so closely that the word "hanke" is not needed."""
        if heard.asked.measures and heard.asked.organisations:
            return False
        return matches[0].naming >= _SURE_NAMING and matches[0].score >= _SURE_SCORE

    def _continues(self, heard: Heard, fields: Sequence[str]) -> bool:
        if heard.asked.unexplained or heard.asked.organisations:
            return False
        bare = heard.asked.unit is not None and not (heard.asked.measures or heard.asked.points)
        return bool(fields) or (bare and (leans(heard.question) or is_keywords(heard.question)))

    def _about_topic(self, heard: Heard) -> Routed | None:
        project = heard.topic.project
        if project is None:
            return None
        match = Match(project, 1.0, 1)
        outcome = share_of_last(project, heard.topic.last_facts, heard.mentions, heard.asked)
        outcome = outcome or self._projects.about([match], heard.question, heard.mentions, heard.asked)
        return None if outcome is None else Routed(outcome, project_topic(match, outcome, heard))

    def _divided(self, matches: Sequence[Match], heard: Heard) -> Outcome | None:
        """A project's money per head: divided by a number that running text tells."""
        if "divide" not in heard.asked.operations or "mean" in heard.asked.operations:
            return None
        outcome = divided(matches, heard.question, heard.mentions, heard.asked, self._quantities)
        if outcome is None and heard.begins("jos"):
            raise MissingFigureError(wording.NO_DIVISOR)
        return outcome


def _points_to_several(heard: Heard) -> bool:
    return any(folded(atom.text) in _SEVERAL for atom in heard.question.atoms)


def _refuse(fields: Sequence[str], matches: Sequence[Match], heard: Heard) -> None:
    """Decline a field that every project which fits lacks: no sentence of its card may stand in for it.

    Raises:
        MissingFigureError: Where such a field is asked.
    """
    who = heard.begins("kuka", "ketk", "kenen", "kene", "kell", "mik")
    asked = [name for name in fields if name in say.FIELDS and (name != "responsible" or who)]
    if asked and not any(_has(match.project, asked[0]) for match in matches):
        raise MissingFigureError(say.not_told(project_label(matches[0].project), asked[0]))


def _has(project: Project, field: str) -> bool:
    if field in AMOUNT_FIELDS:
        return amount_of(project, AMOUNT_FIELDS[field]) is not None
    return told_attribute(project, field) is not None


def _names_only_unit(matches: Sequence[Match], heard: Heard) -> bool:
    """Whether the one word of a project's name that is said is a common word for a unit ("koulut")."""
    return bool(matches) and matches[0].naming < _PAIR and bool(heard.asked.weak_organisations)


def _fields(mentions: Sequence[Mention]) -> list[Mention]:
    return [mention for mention in mentions if mention.section in ("field", "unit")]


def project_topic(match: Match, outcome: Outcome, heard: Heard) -> Topic:
    """Return the topic after an answer about a project; ``words`` is the question that named what was asked."""
    fields = any(mention.section == "field" for mention in heard.mentions)
    before = heard.topic if heard.topic.kind == "project" else Topic()
    return Topic(
        project=match.project,
        facts=recent(before.facts, outcome.facts),
        last=outcome.quantity,
        last_facts=outcome.facts,
        kind="project",
        words=heard.question.text if fields or not before.words else before.words,
    )
