"""Questions about projects: one project's amounts and fields, sums and rankings over many, lists by condition."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Option, Part
from assistant.facts import project_label
from assistant.interpretation import Asked
from assistant.knowledge import Knowledge
from assistant.outcome import ChoiceError, MissingFigureError, Outcome
from assistant.project_amounts import MONEY_OF_ROW, compared_pair, share_of_fields, share_of_level, stated_amount
from assistant.project_index import Match, ProjectIndex, fits_times
from assistant.project_lists import project_count, project_list
from assistant.project_set import (
    AMOUNT_FIELDS,
    Filter,
    amount_of,
    fields_said,
    filters,
    part_then_whole,
    report_year_of,
    without_field_words,
)
from assistant.project_totals import ranked, share_of_some, share_over, total
from assistant.project_words import attribute_said, duration, told_attribute
from assistant.question import Question
from assistant.spelling import folded
from assistant.spotting import Mention
from assistant.wording import part_labels
from assistant.wording import project_sentences as say
from store.figures import Basis
from store.records import Amount, Project

_PAIR = 2
_IN_WORDS = ("mihin", "miten", "miks", "mitä", "mita", "millais", "minkälais")
_MOST_OPTIONS = 8
_NOT_STATED = {"bigger", "smaller", "ratio", "rest", "share", "cover", "exceed", "fall short", "differ"}
_NOT_OVER_MANY = {"grow", "shrink", "change", "differ", "compare", "duration"}


class ProjectDesk:
    """Answers questions about projects."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Take the projects to answer from."""
        self._knowledge = knowledge
        self._index = ProjectIndex(knowledge)

    def find(self, question: Question, mentions: Sequence[Mention]) -> list[Match]:
        """Return the projects that the question may name, best first."""
        return self._index.find(question, mentions)

    def find_apart(self, question: Question, mentions: Sequence[Mention]) -> list[Match]:
        """Return the two projects that a question compares; none where it does not name two."""
        return self._index.find_apart(question, mentions)

    # ------------------------------------------------------------ one project

    def about(
        self, matches: Sequence[Match], question: Question, mentions: Sequence[Mention], asked: Asked
    ) -> Outcome | None:
        """Return the answer about the project that is named; None where no field or amount of it is asked.

        Raises:
            ChoiceError: If several projects fit and their answers differ.
            MissingFigureError: If no project that fits has what is asked.
        """
        pair = compared_pair(matches, question, mentions, asked)
        if pair is not None:
            return pair
        if max(match.naming for match in matches) >= _PAIR:
            matches = _with_level(matches, question)
        if not any(self._is_of_times(match.project, question) for match in matches):
            raise MissingFigureError(say.other_years([project_label(match.project) for match in matches]))
        found = [(match.project, self._one(match.project, question, mentions, asked)) for match in matches]
        answers = [(project, outcome) for project, outcome in found if outcome is not None]
        if not answers:
            _refuse_missing([match.project for match in matches], question, mentions)
            return None
        distinct = {outcome.text.partition(": ")[2]: (project, outcome) for project, outcome in answers}
        best = max(match.naming for match in matches)
        named = [m for m in matches if m.naming == best and m.score == matches[0].score]
        if len(distinct) == 1 or (len(named) == 1 and self._is_clear(named[0], matches)):
            return answers[0][1]
        raise self._choice([project for project, _ in answers], question)

    def _is_of_times(self, project: Project, question: Question) -> bool:
        return fits_times(project, question.times, report_year_of(project, self._knowledge))

    def _is_clear(self, match: Match, matches: Sequence[Match]) -> bool:
        return all(other.score < match.score for other in matches if other is not match)

    def _choice(self, projects: Sequence[Project], question: Question) -> ChoiceError:
        labels = [project_label(project) for project in projects]
        options = tuple(Option(label, f"{label}: {question.text}") for label in dict.fromkeys(labels[:_MOST_OPTIONS]))
        return ChoiceError(say.which_project([option.label for option in options]), options)

    def _one(self, project: Project, question: Question, mentions: Sequence[Mention], asked: Asked) -> Outcome | None:
        fields = fields_said(mentions)
        asked = replace(asked, operations=without_field_words(asked.operations, mentions))
        if _asks_in_words(question) and asked.unit in (None, "EUR"):
            return None
        if "duration" in asked.operations:
            lasting = duration(project)
            if lasting is not None:
                return lasting
        attribute = _attribute(question, mentions, asked)
        amounts = [AMOUNT_FIELDS[name] for name in fields if name in AMOUNT_FIELDS]
        strong = [AMOUNT_FIELDS[name] for name in fields_said(mentions, weak=False) if name in AMOUNT_FIELDS]
        if question.realisation and not strong:
            strong = [Amount.SPENT]
        if attribute is not None and not strong:
            return told_attribute(project, attribute)
        if "outside money" in fields and amount_of(project, Amount.GROSS_INCOME) is None:
            return None
        sharing = share_of_fields(project, part_then_whole(mentions, strong or amounts), asked)
        if sharing is not None:
            return sharing
        if not amounts and not _asks_money(asked, question):
            return None
        sharing = share_of_level(project, strong or amounts, question, asked)
        if sharing is not None or asked.operations & _NOT_STATED:
            return sharing
        return stated_amount(project, strong or amounts, question, asked)

    # ------------------------------------------------------------ many projects

    def conditions_of(self, text: str) -> list[Filter]:
        """Return the conditions that a question sets on projects."""
        return filters(*self._knowledge.read(text), self._knowledge)

    def over_many(
        self, question: Question, mentions: Sequence[Mention], asked: Asked, among: Sequence[Filter] = ()
    ) -> Outcome | None:
        """Return a list, count, sum, mean, share or ranking over the projects that meet the question's conditions.

        ``among`` are the conditions of the projects that were just listed, where it is asked of those.

        Raises:
            MissingFigureError: If no project meets them.
        """
        own = filters(question, mentions, self._knowledge)
        conditions = [*among, *(each for each in own if each.name not in [other.name for other in among])]
        projects = [p for p in self._knowledge.projects if all(condition.holds(p) for condition in conditions)]
        names = ", ".join(condition.name for condition in conditions)
        if not projects:
            raise MissingFigureError(say.none_found(names))
        parts = (Part(part_labels.PROJECTS, names or say.ALL),)
        heard = asked.operations
        strong = [AMOUNT_FIELDS[n] for n in fields_said(mentions, weak=False) if n in AMOUNT_FIELDS]
        amounts = strong or [AMOUNT_FIELDS[n] for n in fields_said(mentions) if n in AMOUNT_FIELDS]
        conditioned = any(condition.name.startswith(tuple(a.value for a in Amount)) for condition in own)
        outcome: Outcome | None
        if heard & _NOT_OVER_MANY or (heard & {"exceed", "fall short", "bigger", "smaller"} and not conditioned):
            return None
        if heard & {"most", "least"}:
            outcome = ranked(projects, amounts or list(MONEY_OF_ROW[:1]), asked) or ranked(
                projects, list(MONEY_OF_ROW[1:2]), asked
            )
        elif "count" in heard and (asked.unit not in ("%", "EUR") or conditioned or _asks_in_how_many(question)):
            outcome = project_count(projects, conditions, amounts)
        elif _asks_share(asked) and len(amounts) >= _PAIR:
            outcome = share_over(projects, part_then_whole(mentions, amounts))
        elif _asks_share(asked) and not conditioned and any(each.narrows for each in conditions):
            wider = [each for each in conditions if not each.narrows]
            every = [p for p in self._knowledge.projects if all(each.holds(p) for each in wider)]
            outcome = share_of_some(projects, every, amounts or list(MONEY_OF_ROW[:1]))
        elif _asks_share(asked) and not conditioned:
            return None
        elif (heard & {"sum", "mean"} or _asks_total(question)) and not conditioned and not _asks_all(question):
            outcome = total(projects, amounts or list(MONEY_OF_ROW), mean="mean" in heard)
        elif not conditions and ("spend" in heard or _asks_money(asked, question)):
            return None
        else:
            outcome = project_list(projects, conditions, amounts)
        return None if outcome is None else replace(outcome, parts=parts)


def _attribute(question: Question, mentions: Sequence[Mention], asked: Asked) -> str | None:
    """Return the field of words that is asked; a decision beside its funder ("OKM:n päätös") is the funder's."""
    said = attribute_said(question, fields_said(mentions, weak=False), asked.unit)
    of_funder = any(mention.section == "funder" or mention.name == "funder" for mention in mentions)
    return "funder" if said == "decision" and of_funder else said


def _refuse_missing(projects: Sequence[Project], question: Question, mentions: Sequence[Mention]) -> None:
    """Decline an amount that is named as such and that no project which may be meant has."""
    wanted = [AMOUNT_FIELDS[name] for name in fields_said(mentions, weak=False) if name in AMOUNT_FIELDS]
    wanted = [Amount.SPENT] if question.realisation else wanted
    if wanted and not any(amount_of(project, amount) for project in projects for amount in wanted):
        told = dict.fromkeys(found.amount.value for found in projects[0].amounts)
        raise MissingFigureError(say.amount_not_told(project_label(projects[0]), wanted[0].value, list(told)))


def _asks_money(asked: Asked, question: Question) -> bool:
    budgets = any(point.basis in (Basis.AMENDED_BUDGET, Basis.BUDGET) for point in asked.points)
    if asked.unit == "%" and "spend" in asked.operations:
        return True
    return asked.unit == "EUR" or any(folded(atom.text).startswith("paljon") for atom in question.atoms) or budgets


def _with_level(matches: Sequence[Match], question: Question) -> list[Match]:
    """Return the projects that have a part which the question names (esiopetus); all where none has."""
    words = {base for atom in question.atoms for base in atom.bases}
    having = [m for m in matches if any(folded(a.level) in words for a in m.project.amounts if a.level)]
    return having or list(matches)


def _asks_share(asked: Asked) -> bool:
    """Whether a share is asked, in percent or in words."""
    return asked.unit == "%" or bool(asked.operations & {"share", "cover"})


def _asks_in_words(question: Question) -> bool:
    """Whether a question wants words, not money: "mihin", "miten", "mitä varten"; "mitä … maksaa" wants money."""
    costs = any("maksaa" in atom.bases for atom in question.atoms)
    return question.first_word.startswith(_IN_WORDS) and not costs


def _asks_in_how_many(question: Question) -> bool:
    """Whether it is asked in how many projects something holds ("monessako hankkeessa rahat tulevat")."""
    return any(folded(atom.text).startswith("moness") for atom in question.atoms[:1])


def _asks_all(question: Question) -> bool:
    """Whether a question opens with "kaikki": the projects are to be listed, not added up."""
    return folded(question.first_word) == "kaikki"


def _asks_total(question: Question) -> bool:
    """Whether a question over many projects wants a number: "mikä on …", but not "mikä hanke …"."""
    if question.first_word.startswith(("mikä", "mika")):
        return not any(atom.bases & {"hanke", "projekti"} for atom in question.atoms[1:2])
    return question.first_word.startswith(("paljon", "mont", "kuinka", "laske"))
