"""Conditions that a question sets on goals: whose, which unit, level, status, aim and who is responsible."""

from collections.abc import Sequence

from assistant.goal_standing import Standing, reached_in_words, standing
from assistant.knowledge import Knowledge
from assistant.question import Question
from assistant.record_conditions import Condition, atoms_of, bases_of, organisation_conditions, words_said
from assistant.spelling import folded
from assistant.spotting import Mention
from assistant.wording import record_sentences as say
from store.records import Goal, GoalLevel
from store.words import search_terms, tokens

_FEWEST_LETTERS = 4
_PARTLY = frozenset({"osittain", "osin", "osaksi"})
_NOT = frozenset({"ei", "eivat", "eika"})
_REACHING = ("toteutua", "toteutunut", "saavuttaa", "saavutettu")
_UNREACHED = frozenset({"toteutumatta", "saavuttamatta"})


def goal_conditions(knowledge: Knowledge, question: Question, mentions: Sequence[Mention]) -> list[Condition[Goal]]:
    """Return the conditions that a question sets on goals."""
    found = organisation_conditions(knowledge, mentions, knowledge.goals)
    found += [_of_unit(unit) for unit in _units(knowledge, mentions)]
    fields = {mention.name for mention in mentions if mention.section == "field"}
    if "council level" in fields:
        found.append(Condition(say.COUNCIL_LEVEL, lambda goal: goal.level is GoalLevel.COUNCIL))
    elif "operational level" in fields:
        found.append(Condition(say.OPERATIONAL_LEVEL, lambda goal: goal.level is GoalLevel.OPERATIONAL))
    status = status_said(knowledge, question, mentions)
    return [*found, *([status] if status else []), *_aims(knowledge, question), *_people(knowledge, question)]


def _units(knowledge: Knowledge, mentions: Sequence[Mention]) -> list[str]:
    """Return the units named, by their short names or by the organisations that these stand for."""
    units = dict.fromkeys(mention.name for mention in mentions if mention.section == "unit")
    short = {name: unit for unit, name in knowledge.short_names.items() if name}
    for mention in mentions:
        if mention.section == "organisation" and mention.name in short and not mention.weak:
            units.setdefault(short[mention.name])
    return [unit for unit in units if unit in knowledge.units]


def _of_unit(unit: str) -> Condition[Goal]:
    return Condition(unit, lambda goal: goal.unit == unit)


def _of_aim(aim: str, atoms: frozenset[int]) -> Condition[Goal]:
    return Condition(say.of_aim(aim), lambda goal: goal.aim == aim, atoms)


def _run_by(title: str, atoms: frozenset[int]) -> Condition[Goal]:
    return Condition(
        f"{say.RESPONSIBLE} {title.lower()}",
        lambda goal: goal.responsible is not None and title in goal.responsible.text,
        atoms,
    )


def status_said(knowledge: Knowledge, question: Question, mentions: Sequence[Mention]) -> Condition[Goal] | None:
    """Return the condition on how a goal stands: reached, reached in part, or not."""
    if not any(mention.section == "field" and mention.name == "status" for mention in mentions):
        return None
    partly = bool(_PARTLY & words_said(question))
    negative = any(bases_of(atom) & _NOT or _UNREACHED & {folded(atom.text)} for atom in question.atoms)
    if partly:
        return _standing_condition(knowledge, question, Standing.IN_PART)
    if negative:
        return _not_reached(knowledge, question)
    return _standing_condition(knowledge, question, Standing.REACHED) if _reaches(question) else None


def _not_reached(knowledge: Knowledge, question: Question) -> Condition[Goal]:
    reached = reached_in_words(knowledge.goals, Standing.REACHED)
    return Condition(
        say.not_reached(reached),
        lambda goal: standing(goal) in (Standing.IN_PART, Standing.NOT),
        atoms_of(question, ("ei", "eivat", *_UNREACHED, *_REACHING)),
    )


def _reaches(question: Question) -> bool:
    """Whether the question asks which goals are reached ("mitkä tavoitteet toteutuvat")."""
    said = any(bases_of(atom) & set(_REACHING) for atom in question.atoms)
    return said and question.first_word.startswith(("mit", "montako", "kuinka", "luettele", "moni"))


def _standing_condition(knowledge: Knowledge, question: Question, wanted: Standing) -> Condition[Goal]:
    printed = reached_in_words(knowledge.goals, wanted)
    name = printed.lower() if printed else say.STANDINGS[wanted is Standing.REACHED]
    atoms = atoms_of(question, (*_PARTLY, *_REACHING))
    return Condition(f"{say.STATUS} {name}", lambda goal: standing(goal) is wanted, atoms)


def _aims(knowledge: Knowledge, question: Question) -> list[Condition[Goal]]:
    said = words_said(question)
    for aim in dict.fromkeys(goal.aim for goal in knowledge.goals):
        words = [{folded(term) for term in search_terms(word)[:2]} | {folded(word)} for word in tokens(aim)]
        if words and all(word & said for word in words):
            atoms = frozenset(i for i, a in enumerate(question.atoms) if any(word & bases_of(a) for word in words))
            return [_of_aim(aim, atoms)]
    return []


def _people(knowledge: Knowledge, question: Question) -> list[Condition[Goal]]:
    """Return the condition on who is responsible, by the last word of a printed title."""
    titles = {part.strip() for goal in knowledge.goals if goal.responsible for part in goal.responsible.text.split(",")}
    for title in sorted(titles, key=lambda text: (-len(text), text)):
        last = tokens(title)[-1] if tokens(title) else ""
        bases = {folded(last), *(folded(term) for term in search_terms(last)[:1])}
        atoms = frozenset(i for i, atom in enumerate(question.atoms) if bases & bases_of(atom))
        words = {folded(base) for word in tokens(title) for base in (word, *search_terms(word)[:1])}
        if atoms:
            atoms |= frozenset(i for i, atom in enumerate(question.atoms) if words & bases_of(atom))
        if atoms and len(last) >= _FEWEST_LETTERS:
            return [_run_by(title, atoms)]
    return []
