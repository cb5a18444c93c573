"""Which desk answers a question: figures of tables, projects, goals and risks, numbers in text, or passages."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant import wording
from assistant.answer import AnswerKind, Declined, DeclineReason, Part
from assistant.asking import read_asked
from assistant.chatter import without_chatter
from assistant.conversation import Topic
from assistant.evidence import Evidence
from assistant.facts import Fact
from assistant.figure_desk import FigureDesk
from assistant.figure_rules import OF_CHANGE
from assistant.followup import carried, leans, points_back, recent
from assistant.goal_desk import GoalDesk, field_of, realised
from assistant.guards import guard
from assistant.interpretation import Asked
from assistant.knowledge import Knowledge
from assistant.last_figures import of_last
from assistant.outcome import MissingFigureError, Outcome
from assistant.passage_ranking import Constraints
from assistant.project_amounts import divided, share_of_last
from assistant.project_desk import ProjectDesk
from assistant.project_index import Match
from assistant.project_set import AMOUNT_FIELDS, fields_said
from assistant.project_words import description
from assistant.quantity_desk import QuantityDesk
from assistant.question import Question
from assistant.reasons import joined, reasons
from assistant.risk_desk import RiskDesk
from assistant.sourcing import Sources
from assistant.spelling import folded
from assistant.spotting import Mention
from store.words import base_forms, compound_parts, search_terms, tokens

_FEWEST_ITEMS = 2
_FIELDS_OF_PROJECTS = (*AMOUNT_FIELDS, "reference", "link", "funder")
_LISTING = ("mitka", "missa", "luettele", "mont", "moness", "listaa", "paljon")
_PAIR = 2
_HOW_MUCH = ("paljo", "mont", "kuinka", "laske")
_MOVES = {"grow", "shrink", "worsen", "improve", "change", "differ"}
_SURE_NAMING = 2
_SURE_SCORE = 0.9


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


class Router:
    """Finds the desk that answers."""

    def __init__(self, knowledge: Knowledge, evidence: Evidence) -> None:
        """Open the desks."""
        self._knowledge = knowledge
        self._evidence = evidence
        self._figures = FigureDesk(knowledge)
        self._projects = ProjectDesk(knowledge)
        self._goals = GoalDesk(knowledge)
        self._risks = RiskDesk(knowledge)
        self._quantities = QuantityDesk(knowledge)
        self._words_of_projects = self._project_words()

    def read(self, text: str) -> Question:
        """Return a question's words."""
        return self._knowledge.read(text)[0]

    def route(self, text: str, topic: Topic) -> Routed:
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
        for desk in (
            self._by_last_figures,
            self._by_topic_goal,
            self._by_project,
            self._by_record,
            self._by_figure,
            self._by_quantity,
            self._by_passage,
        ):
            routed = desk(heard)
            if routed is not None:
                return routed
        return Routed(self._not_found(heard), topic)

    # ------------------------------------------------------------ desks

    def _by_last_figures(self, heard: Heard) -> Routed | None:
        outcome = of_last(heard.asked, heard.question, heard.topic, self._knowledge)
        if outcome is None:
            return None
        facts = recent(heard.topic.facts, outcome.facts)
        return Routed(outcome, replace(heard.topic, facts=facts, last_facts=outcome.facts, last=outcome.quantity))

    def _by_project(self, heard: Heard) -> Routed | None:
        matches = self._projects.find(heard.question, heard.mentions)
        named = heard.has("record", "project")
        if not named and (heard.has("record", "goal") or heard.has("record", "risk")):
            return None
        whole = [mention for mention in heard.mentions if not mention.part]
        fields = fields_said(whole)
        if not matches and heard.topic.project is not None and not named and self._continues_project(heard, fields):
            return self._about_topic_project(heard)
        if matches and not named and self._is_of_figures(matches, heard):
            return None
        asks_field = bool(fields_said(whole, weak=False)) or (bool(fields) and matches and matches[0].naming >= _PAIR)
        if matches and (named or asks_field or self._names_project(matches, heard)):
            outcome = self._divided(matches, heard) or self._projects.about(
                matches, heard.question, heard.mentions, heard.asked
            )
            if outcome is not None:
                return Routed(outcome, _project_topic(matches[0], outcome, heard))
            return None
        if named and not matches and not heard.asked.unexplained_beyond(self._words_of_projects):
            outcome = self._projects.over_many(heard.question, heard.mentions, heard.asked)
            if outcome is not None:
                return Routed(outcome, Topic(kind="project", words=heard.question.text))
        if named and not matches and folded(heard.question.first_word).startswith(_LISTING):
            raise MissingFigureError(wording.NOT_FOUND)
        return None

    def _project_words(self) -> frozenset[str]:
        """Return the words of the projects' fields: people, boards and funders that a condition may name."""
        return frozenset(
            folded(term)
            for project in self._knowledge.projects
            for field in (project.decision, project.funder_field, project.name_field, *project.fields)
            if field is not None
            for word in tokens(field.text)
            for term in (word, *base_forms(word))
        )

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

    def _continues_project(self, heard: Heard, fields: Sequence[str]) -> bool:
        if heard.asked.unexplained or heard.asked.organisations:
            return False
        return bool(fields) or (leans(heard.question) and heard.asked.unit is not None)

    def _about_topic_project(self, heard: Heard) -> Routed | None:
        project = heard.topic.project
        if project is None:
            return None
        match = Match(project, 1.0, 1)
        outcome = share_of_last(project, heard.topic.last_facts, heard.mentions, heard.asked)
        outcome = outcome or self._projects.about([match], heard.question, heard.mentions, heard.asked)
        return None if outcome is None else Routed(outcome, _project_topic(match, outcome, heard))

    def _divided(self, matches: Sequence[Match], heard: Heard) -> Outcome | None:
        """A project's money per head: divided by a number that running text tells."""
        if "divide" not in heard.asked.operations or "mean" in heard.asked.operations:
            return None
        outcome = divided(matches, heard.question, heard.mentions, heard.asked, self._quantities)
        if outcome is None and heard.question.first_word.startswith("jos"):
            raise MissingFigureError(wording.NO_DIVISOR)
        return outcome

    def _by_record(self, heard: Heard) -> Routed | None:
        operations = heard.asked.operations
        if heard.has("record", "risk") and not heard.has("record", "project"):
            outcome = self._risks.answer(heard.question, heard.mentions, operations)
        elif heard.has("record", "goal") or self._asks_of_goal(heard):
            outcome = self._goals.answer(heard.question, heard.mentions, operations)
        else:
            return None
        if outcome is None:
            return None
        goals = tuple(self._goals.named(heard.question, heard.mentions))
        return Routed(outcome, Topic(kind="record", words=heard.question.text, goals=goals))

    def _by_topic_goal(self, heard: Heard) -> Routed | None:
        """After a goal, a question that points back asks what the report says has been done towards it."""
        if len(heard.topic.goals) != 1 or heard.asked.unexplained or not points_back(heard.question):
            return None
        goal = heard.topic.goals[0]
        if heard.question.first_word.startswith(("mit", "miten")):
            outcome = realised(goal)
        else:
            outcome = field_of(goal, heard.question, heard.mentions)
        return None if outcome is None else Routed(outcome, heard.topic)

    def _asks_of_goal(self, heard: Heard) -> bool:
        return heard.has("field", "responsible") and heard.question.first_word.startswith(("kuka", "ketk", "kenen"))

    def _by_figure(self, heard: Heard) -> Routed | None:
        asked = carried(heard.asked, heard.question, heard.topic, self._knowledge)
        ranks = bool(asked.group in ("cost rows", "income rows") and asked.operations & {"most", "least"})
        named = asked.measures or (asked.weak_measures and (asked.organisations or asked.points))
        if not (named or ranks or _asks_money_of_unit(asked, heard.question)):
            return None
        if "why" in asked.operations and OF_CHANGE not in asked.operations:
            return self._reason(asked, heard)
        asked = replace(asked, unexplained=self._left(asked))
        if asked.unexplained or asked.loose_numbers or asked.unheard:
            return None
        outcome = self._figures.answer(asked, heard.question.text)
        facts = recent(heard.topic.facts if asked is not heard.asked else (), outcome.facts)
        settled = replace(asked, organisations=tuple(dict.fromkeys(fact.entity for fact in outcome.facts)))
        return Routed(
            outcome,
            Topic(settled, facts, outcome.quantity, outcome.facts, kind="figure", words=heard.question.text),
        )

    def _reason(self, asked: Asked, heard: Heard) -> Routed | None:
        """Why a figure is so: what the unit's own chapter says, after the change itself where one is asked."""
        owners = asked.organisations or asked.weak_organisations
        if not owners or self._left(asked):
            return None
        told = reasons(self._knowledge, owners)
        if not asked.operations & _MOVES or heard.question.first_word.startswith("mik"):
            return None if told is None else Routed(told, heard.topic)
        figures = self._figures.answer(replace(asked, operations=asked.operations - {"why"}), heard.question.text)
        outcome = figures if told is None else joined(figures, told)
        return Routed(outcome, replace(heard.topic, facts=outcome.facts, last_facts=outcome.facts, asked=asked))

    def _left(self, asked: Asked) -> tuple[str, ...]:
        """Return the words that not even the labels of the tables explain."""
        if not asked.unexplained:
            return ()
        keys = {measure.casefold() for measure in asked.measures}
        owners = asked.organisations or asked.weak_organisations
        there = [f for f in self._knowledge.facts if f.key in keys and (not owners or f.entity in owners)]
        labels = _label_words(there, self._knowledge)
        return tuple(word for word in asked.unexplained if not _stands_in(word, labels))

    def _by_quantity(self, heard: Heard) -> Routed | None:
        per_head = heard.topic.kind == "figure" and leans(heard.question) and "divide" in heard.asked.operations
        if "why" in heard.asked.operations or (heard.asked.measures and heard.asked.organisations) or per_head:
            return None
        outcome = self._quantities.answer(heard.question, heard.mentions, heard.asked)
        if outcome is None:
            return None
        return Routed(outcome, Topic(kind="quantity", last=outcome.quantity, words=heard.question.text))

    def _by_passage(self, heard: Heard) -> Routed | None:
        if (heard.asked.measures or heard.asked.weak_measures) and "why" not in heard.asked.operations:
            understood = heard.asked.organisations and not heard.asked.unexplained
            columned = any(point.basis is not None for point in heard.asked.points)
            columned = columned or not any(atom.verb for atom in heard.question.atoms)
            if understood or columned or folded(heard.question.first_word).startswith(_HOW_MUCH):
                return None
        if self._asks_money(heard):
            return None
        strong = [m.name for m in heard.mentions if m.section == "organisation" and not m.weak]
        constraints = Constraints(organisation=strong[0] if len(strong) == 1 else None)
        text = heard.question.spelt_out
        found = self._evidence.answer_sentences(text, constraints)
        if found is None and heard.topic.words and (leans(heard.question) or points_back(heard.question)):
            found = self._evidence.answer_sentences(f"{heard.topic.words} {text}", constraints)
            text = f"{heard.topic.words} {text}"
        matches = self._projects.find(heard.question, heard.mentions)
        if found is None:
            return self._described(matches, heard)
        if not self._counts_asked(heard, [sentence.text for sentence, _ in found.sentences]):
            return None
        sources = Sources()
        told = []
        for sentence, place in found.sentences:
            number = sources.add(place, sentence.quote)
            told.append(f"{sentence.text.strip()} [{number}]")
        is_list = found.sentences[0][0].text.rstrip().endswith(":") and len(told) > _FEWEST_ITEMS
        text_told = "\n– ".join(told) if is_list else " ".join(told)
        kind = AnswerKind.LIST if is_list else AnswerKind.PASSAGE
        outcome = Outcome(kind, text_told, sources, parts=(Part("Haku", ", ".join(found.covered) or text),))
        project = matches[0].project if len(matches) == 1 else None
        return Routed(outcome, Topic(kind="passage", words=text, project=project))

    def _asks_money(self, heard: Heard) -> bool:
        """Whether an amount of money is asked: it is a figure's or a project's, or it is not told at all."""
        wants = heard.asked.unit == "EUR" or "spend" in heard.asked.operations
        return wants and folded(heard.question.first_word).startswith(_HOW_MUCH)

    def _counts_asked(self, heard: Heard, texts: Sequence[str]) -> bool:
        """Whether sentences that answer "montako" name what is counted; other questions need not."""
        count = next((m for m in heard.mentions if m.section == "operation" and m.name == "count" and not m.part), None)
        atoms = heard.question.atoms
        head = next((a for a in atoms[count.last : count.last + 2] if a.content), None) if count else None
        if head is None or any(m.section == "unit" and m.start == head.start for m in heard.mentions):
            return True
        words = frozenset(folded(t) for text in texts for word in tokens(text) for t in (word, *search_terms(word)))
        return bool({base.partition("/")[0] for base in head.bases} & words)

    def _described(self, matches: Sequence[Match], heard: Heard) -> Routed | None:
        """What a card says of the one project that is named, where no passage answers."""
        outcome = description(matches[0].project) if len(matches) == 1 else None
        return None if outcome is None else Routed(outcome, _project_topic(matches[0], outcome, heard))

    def _not_found(self, heard: Heard) -> Declined:
        loose = (*heard.asked.unexplained, *heard.asked.unheard)
        text = wording.NOT_FOUND
        if loose:
            text = f"{text} En löytänyt tietoa sanoilla: {wording.listed(list(dict.fromkeys(loose)))}."
        return Declined(DeclineReason.NOT_IN_DOCUMENTS, text)


def _asks_money_of_unit(asked: Asked, question: Question) -> bool:
    """Whether a question names a unit and money or its budget, though no row of its table."""
    words = folded(question.first_word)
    numeric = (
        asked.unit in ("EUR", "%")
        or words.startswith(("paljon", "mont", "kuinka", "kumpi", "kumman"))
        or _is_yes_or_no(words)
    )
    if asked.group in ("units", "boards") and asked.operations & {"most", "least"} and "spend" in asked.operations:
        return True
    if not (asked.organisations or asked.weak_organisations):
        return False
    budgets = any(point.basis is not None for point in asked.points)
    if asked.operations & {"keep", "exceed", "fall short"}:
        return budgets or asked.limit is not None
    bare = not any(atom.verb and "olla" not in atom.bases for atom in question.atoms)
    if budgets and (numeric or bare) and words != "mitka":
        return True
    costs = words.startswith("mita") and any("maksaa" in atom.bases for atom in question.atoms)
    return (numeric or costs) and "spend" in asked.operations and not words.startswith(("mihin", "miten"))


def _is_yes_or_no(word: str) -> bool:
    return word.endswith(("ko", "kos"))


def _stands_in(word: str, labels: frozenset[str]) -> bool:
    """Whether labels hold a word by its base form, or every part of it."""
    parts = compound_parts(word)
    whole = {folded(term) for term in (word, *base_forms(word))} & labels
    return bool(whole) or (bool(parts) and all(folded(part) in labels for part in parts))


def _label_words(facts: Sequence[Fact], knowledge: Knowledge) -> frozenset[str]:
    texts = [
        part or ""
        for fact in facts
        for part in (fact.entity, fact.measure, fact.group, fact.place.section, fact.place.table)
    ]
    texts += [content.document.title for content in knowledge.contents]
    texts += [content.document.municipality or "" for content in knowledge.contents]
    return frozenset(folded(term) for text in texts for word in tokens(text) for term in (word, *base_forms(word)))


def _project_topic(match: Match, outcome: Outcome, heard: Heard) -> Topic:
    return Topic(
        project=match.project,
        last=outcome.quantity,
        last_facts=outcome.facts,
        kind="project",
        words=heard.question.text,
    )
