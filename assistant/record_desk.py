"""Questions about goals and risks: lists and counts by condition, and the fields of one goal."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from assistant import wording
from assistant.answer import AnswerKind, Part
from assistant.asking import unexplained
from assistant.calculator import Node, Operation, evaluate
from assistant.knowledge import Knowledge
from assistant.outcome import MissingFigureError, Outcome
from assistant.question import Atom, Question
from assistant.sourcing import Sources, constant
from assistant.spelling import folded
from assistant.spotting import Mention
from store.records import Field, Goal, GoalLevel, Risk
from store.units import Quantity, Unit
from store.words import search_terms, tokens

_R = TypeVar("_R", Goal, Risk)
_FEWEST_LETTERS = 4
_EXPLAINING = ("record", "field", "unit", "operation", "organisation", "group")
_PLURALS = {"tavoite": "Tavoitteet", "riski": "Riskit"}


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition on a record: what it says in Finnish, its test, and the atoms that said it."""

    name: str
    holds: Callable[[Goal | Risk], bool]
    atoms: frozenset[int] = frozenset()


class RecordDesk:
    """Answers questions about goals and risks."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Take the goals and risks to answer from."""
        self._knowledge = knowledge

    def goals(self, question: Question, mentions: Sequence[Mention], operations: frozenset[str]) -> Outcome | None:
        """Return the goals that meet the question's conditions, listed or counted; None where the topic is other.

        Raises:
            MissingFigureError: If no goal meets them.
        """
        conditions = self._goal_conditions(question, mentions)
        covered = {index for condition in conditions for index in condition.atoms}
        topic = self._topic(question, mentions, covered)
        chosen = [goal for goal in self._knowledge.goals if all(c.holds(goal) for c in conditions)]
        if topic:
            chosen = _speaking(chosen, _goal_words, topic)
        names = ", ".join(condition.name for condition in conditions)
        if not chosen:
            if topic:
                return None
            raise MissingFigureError(f"Ehdoilla ({names}) ei löytynyt yhtään tavoitetta.")
        asked = _goal_field(question, mentions, status_said=self._status_said(question, mentions) is not None)
        if asked is not None and len(_distinct_goals(chosen)) == 1:
            return _goal_field_answer(chosen[0], asked)
        return _goal_answer(_distinct_goals(chosen), names, counting="count" in operations)

    def named(self, question: Question, mentions: Sequence[Mention]) -> list[Goal]:
        """Return the goals that a question's topic words name, each text once."""
        topic = self._topic(question, mentions, set())
        return _distinct_goals(_speaking(self._knowledge.goals, _goal_words, topic)) if topic else []

    def field_of(self, goal: Goal, question: Question, mentions: Sequence[Mention]) -> Outcome | None:
        """Return the field of a goal that a question asks (who is responsible, its measure, its status), or None."""
        asked = _goal_field(question, mentions, status_said=False)
        return None if asked is None else _goal_field_answer(goal, asked)

    def realised(self, goal: Goal) -> Outcome | None:
        """Return what has been done towards a goal, as the report tells it."""
        if goal.actual is None:
            return None
        sources = Sources()
        text = f"{goal.actual.text.strip()} [{_cite(sources, goal.actual)}]"
        return Outcome(AnswerKind.PASSAGE, text, sources, parts=(Part("Tavoite", goal.goals[0]),))

    def risks(self, question: Question, mentions: Sequence[Mention], operations: frozenset[str]) -> Outcome | None:
        """Return the risks that meet the question's conditions, listed or counted; None where the topic is other.

        Raises:
            MissingFigureError: If no risk meets them.
        """
        conditions = self._risk_conditions(question, mentions)
        covered = {index for condition in conditions for index in condition.atoms}
        topic = self._topic(question, mentions, covered)
        chosen = [risk for risk in self._knowledge.risks if all(c.holds(risk) for c in conditions)]
        if topic:
            chosen = _speaking(chosen, _risk_words, topic)
        names = ", ".join(condition.name for condition in conditions)
        if not chosen:
            if topic:
                return None
            raise MissingFigureError(f"Ehdoilla ({names}) ei löytynyt yhtään riskiä.")
        fields = {m.name for m in mentions if m.section == "field"}
        if operations & {"most", "least"}:
            chosen = _extreme_risks(chosen, most="most" in operations)
            names = ", ".join([*([names] if names else []), "todennäköisyys × merkittävyys"])
        distinct = _distinct_risks(chosen)
        if "control" in fields and len(distinct) == 1:
            return _risk_control(distinct[0])
        if topic and len(distinct) == 1 and fields & {"probability", "significance"}:
            return _risk_class(distinct[0], "probability" if "probability" in fields else "significance")
        return _risk_answer(distinct, names, counting="count" in operations)

    # ------------------------------------------------------------ conditions

    def _topic(self, question: Question, mentions: Sequence[Mention], covered: set[int]) -> list[Atom]:
        known = [m for m in mentions if m.section in _EXPLAINING and not (m.section == "organisation" and m.weak)]
        loose = set(unexplained(question, known, self._knowledge))
        return [atom for index, atom in enumerate(question.atoms) if atom.text in loose and index not in covered]

    def _goal_conditions(self, question: Question, mentions: Sequence[Mention]) -> list[Condition]:
        found = [*self._organisation(mentions, [goal.organisation for goal in self._knowledge.goals])]
        units = dict.fromkeys(mention.name for mention in mentions if mention.section == "unit")
        short = {name: unit for unit, name in self._knowledge.short_names.items() if name}
        for mention in mentions:
            if mention.section == "organisation" and mention.name in short and not mention.weak:
                units.setdefault(short[mention.name])
        for unit in (unit for unit in units if unit in self._knowledge.units):
            found.append(Condition(unit, lambda g, unit=unit: isinstance(g, Goal) and g.unit == unit))  # type: ignore[misc]
        fields = {mention.name for mention in mentions if mention.section == "field"}
        if "council level" in fields:
            found.append(Condition("valtuustoon nähden sitovat", lambda g: _level(g) is GoalLevel.COUNCIL))
        elif "operational level" in fields:
            found.append(Condition("käyttösuunnitelma", lambda g: _level(g) is GoalLevel.OPERATIONAL))
        status = self._status_said(question, mentions)
        if status is not None:
            found.append(status)
        found += self._aims(question)
        found += self._people(question)
        return found

    def _organisation(self, mentions: Sequence[Mention], owners: Sequence[str]) -> list[Condition]:
        names = dict.fromkeys(m.name for m in mentions if m.section == "organisation" and not m.weak)
        return [
            Condition(name, lambda record, name=name: record.organisation == name)  # type: ignore[misc]
            for name in names
            if name in owners
        ]

    def _status_said(self, question: Question, mentions: Sequence[Mention]) -> Condition | None:
        """Return the condition on the status: the printed status whose words the question holds, the longest first."""
        printed = sorted({goal.status.text for goal in self._knowledge.goals if goal.status}, key=len, reverse=True)
        said = _said(question)
        negative = any(
            atom.bases & {"ei", "eivat", "eika"} or atom.text.lower() in ("ei", "eivät") for atom in question.atoms
        )
        partly = {"osittain", "osin", "osaksi"} & said
        words = {mention.name for mention in mentions if mention.section == "field"}
        if "status" not in words:
            return None
        for status in printed:
            is_partial = any(word in folded(status) for word in ("osittain", "osin"))
            if partly and is_partial:
                return _status_condition(status, question)
            if (
                not partly
                and not negative
                and _reaches(question)
                and not is_partial
                and folded(status).startswith("toteutuu")
            ):
                return _status_condition(status, question)
        if negative and printed:
            reached = [s for s in printed if folded(s) in ("toteutuu", "toteutunut", "toteutui")]
            name = "muu kuin " + wording.listed([s.lower() for s in reached]) if reached else "ei toteutunut"
            atoms = _atoms_of(question, ("ei", "eivat", "toteutua", "toteutunut"))
            return Condition(
                name, lambda g: isinstance(g, Goal) and g.status is not None and g.status.text not in reached, atoms
            )
        return None

    def _aims(self, question: Question) -> list[Condition]:
        said = _said(question)
        for aim in dict.fromkeys(goal.aim for goal in self._knowledge.goals):
            words = [{folded(term) for term in search_terms(word)[:2]} | {folded(word)} for word in tokens(aim)]
            if words and all(word & said for word in words):
                atoms = frozenset(i for i, a in enumerate(question.atoms) if any(word & _bases(a) for word in words))
                return [Condition(f"päämäärä {aim}", lambda g, aim=aim: isinstance(g, Goal) and g.aim == aim, atoms)]  # type: ignore[misc]
        return []

    def _people(self, question: Question) -> list[Condition]:
        """Return the condition on who is responsible, by the last word of a printed title."""
        titles = {
            part.strip()
            for goal in self._knowledge.goals
            if goal.responsible
            for part in goal.responsible.text.split(",")
        }
        for title in sorted(titles, key=len, reverse=True):
            last = tokens(title)[-1] if tokens(title) else ""
            bases = {folded(last), *(folded(term) for term in search_terms(last)[:1])}
            atoms = frozenset(i for i, atom in enumerate(question.atoms) if bases & _bases(atom))
            words = {folded(base) for word in tokens(title) for base in (word, *search_terms(word)[:1])}
            if atoms:
                atoms |= frozenset(i for i, atom in enumerate(question.atoms) if words & _bases(atom))
            if atoms and len(last) >= _FEWEST_LETTERS:
                return [
                    Condition(
                        f"vastuussa {title.lower()}",
                        lambda g, title=title: (
                            isinstance(g, Goal)  # type: ignore[misc]
                            and g.responsible is not None
                            and title in g.responsible.text
                        ),
                        atoms,
                    )
                ]
        return []

    def _risk_conditions(self, question: Question, mentions: Sequence[Mention]) -> list[Condition]:
        found = self._organisation(mentions, [risk.organisation for risk in self._knowledge.risks])
        said = _said(question)
        for printed in dict.fromkeys(risk.risk_class.text for risk in self._knowledge.risks):
            first = tokens(printed)[0]
            bases = {folded(first), *(folded(term) for term in search_terms(first)[:1])}
            if bases & said:
                atoms = frozenset(i for i, atom in enumerate(question.atoms) if bases & _bases(atom))
                found.append(
                    Condition(
                        printed.lower(),
                        lambda r, printed=printed: isinstance(r, Risk) and r.risk_class.text == printed,  # type: ignore[misc]
                        atoms,
                    )
                )
        found += _number_conditions(question, mentions)
        return found


def _number_conditions(question: Question, mentions: Sequence[Mention]) -> list[Condition]:
    found = []
    for name, word in (("probability", "todennäköisyys"), ("significance", "merkittävyys")):
        mark = next((m for m in mentions if m.section == "field" and m.name == name), None)
        if mark is None:
            continue
        numbers = [(abs(i - mark.first), a.number) for i, a in enumerate(question.atoms) if a.number is not None]
        if numbers:
            value = int(min(numbers, key=lambda pair: pair[0])[1] or 0)
            found.append(
                Condition(
                    f"{word} {value}",
                    lambda r, name=name, value=value: isinstance(r, Risk) and getattr(r, name) == value,  # type: ignore[misc]
                )
            )
    return found


def _level(record: Goal | Risk) -> GoalLevel | None:
    return record.level if isinstance(record, Goal) else None


def _bases(atom: Atom) -> set[str]:
    return {base.partition("/")[0] for base in atom.bases} | {folded(atom.text)}


def _said(question: Question) -> set[str]:
    return {base for atom in question.atoms for base in _bases(atom)}


def _atoms_of(question: Question, words: Sequence[str]) -> frozenset[int]:
    return frozenset(i for i, atom in enumerate(question.atoms) if _bases(atom) & set(words))


def _reaches(question: Question) -> bool:
    """Whether the question asks which goals are reached ("mitkä tavoitteet toteutuvat")."""
    return any(_bases(atom) & {"toteutua", "toteutunut"} for atom in question.atoms) and question.first_word.startswith(
        ("mit", "montako", "kuinka", "luettele", "moni")
    )


def _status_condition(status: str, question: Question) -> Condition:
    atoms = _atoms_of(question, ("osittain", "osin", "osaksi", "toteutua", "toteutunut"))
    return Condition(
        f"tila {status.lower()}",
        lambda g: isinstance(g, Goal) and g.status is not None and g.status.text == status,
        atoms,
    )


def _words(texts: Sequence[str]) -> frozenset[str]:
    return frozenset(folded(term) for text in texts for word in tokens(text) for term in (word, *search_terms(word)))


def _goal_words(goal: Goal) -> frozenset[str]:
    return _words([goal.goal.text, goal.measure.text if goal.measure else ""])


def _risk_words(risk: Risk) -> frozenset[str]:
    return _words([risk.risk.text, risk.risk_class.text])


def _speaking(records: Sequence[_R], words_of: Callable[[_R], frozenset[str]], topic: Sequence[Atom]) -> list[_R]:
    """Return the records that speak of every topic word: by its base form, or where none does by its compound's parts."""
    whole = [record for record in records if all(_bases(atom) & words_of(record) for atom in topic)]
    if whole:
        return whole
    return [record for record in records if all(_speaks(atom, words_of(record)) for atom in topic)]


def _speaks(atom: Atom, words: frozenset[str]) -> bool:
    parts = [{base.partition("/")[0] for base in part} for part in atom.parts]
    return bool(_bases(atom) & words) or (bool(parts) and all(part & words for part in parts))


def _distinct_goals(goals: Sequence[Goal]) -> list[Goal]:
    found: dict[tuple[str, ...], Goal] = {}
    for goal in goals:
        found.setdefault(goal.goals, goal)
    return list(found.values())


def _distinct_risks(risks: Sequence[Risk]) -> list[Risk]:
    found: dict[str, Risk] = {}
    for risk in risks:
        found.setdefault(risk.risk.text, risk)
    return list(found.values())


def _extreme_risks(risks: Sequence[Risk], *, most: bool) -> list[Risk]:
    """Return the risks whose probability times significance is largest or smallest."""
    rated = [(r, r.probability * r.significance) for r in risks if r.probability and r.significance]
    if not rated:
        return list(risks)
    wanted = (max if most else min)(value for _, value in rated)
    return [risk for risk, value in rated if value == wanted]


def _goal_field(question: Question, mentions: Sequence[Mention], *, status_said: bool) -> str | None:
    fields = [mention.name for mention in mentions if mention.section == "field"]
    if question.first_word.startswith(("kuka", "ketk", "kenen")) and "responsible" in fields:
        return "responsible"
    if "measure" in fields:
        return "measure"
    if "status" in fields and not status_said and question.first_word.startswith(("mik", "missä", "miss")):
        return "status"
    return None


def _goal_field_answer(goal: Goal, name: str) -> Outcome | None:
    field = {"responsible": goal.responsible, "measure": goal.measure, "status": goal.status}[name]
    if field is None:
        return None
    label = {"responsible": "vastuussa on", "measure": "mittari:", "status": "tila:"}[name]
    sources = Sources()
    marks = " ".join(f"[{number}]" for number in dict.fromkeys((_cite(sources, goal.goal), _cite(sources, field))))
    text = f"{goal.goals[0].rstrip('.')}: {label} {field.text.rstrip('.')} {marks}."
    return Outcome(AnswerKind.LIST, text, sources, parts=(Part("Tavoite", goal.goals[0]),))


def _cite(sources: Sources, field: Field) -> int:
    return sources.add(field.place, " … ".join(field.quotes))


def _goal_answer(goals: Sequence[Goal], names: str, *, counting: bool) -> Outcome:
    sources = Sources()
    lines = []
    each: list[str] = []
    for goal in goals:
        marks = [_cite(sources, goal.goal)]
        if "tila" in names and goal.status is not None:
            marks.append(_cite(sources, goal.status))
        if "vastuussa" in names and goal.responsible is not None:
            marks.append(_cite(sources, goal.responsible))
        each += goal.goals
        markers = " ".join(f"[{mark}]" for mark in dict.fromkeys(marks))
        lines += [f"– {text} {markers}" for text in goal.goals]
    return _listed(each, lines, ("tavoite", "tavoitetta"), names, sources, counting=counting)


def _risk_answer(risks: Sequence[Risk], names: str, *, counting: bool) -> Outcome:
    sources = Sources()
    lines = []
    for risk in risks:
        marks = [_cite(sources, risk.risk)]
        if risk.value is not None and ("todennäköisyys" in names or "merkittävyys" in names):
            marks.append(_cite(sources, risk.value))
        lines.append(f"– {risk.risk.text} {' '.join(f'[{mark}]' for mark in dict.fromkeys(marks))}")
    texts = [risk.risk.text for risk in risks]
    return _listed(texts, lines, ("riski", "riskiä"), names, sources, counting=counting)


def _listed(
    each: Sequence[str], lines: Sequence[str], nouns: tuple[str, str], names: str, sources: Sources, *, counting: bool
) -> Outcome:
    noun = nouns[0] if len(each) == 1 else nouns[1]
    heading = (f"{len(each)} {noun}" if counting else _PLURALS[nouns[0]]) + (f" ({names})" if names else "")
    text = f"{heading}:\n" + "\n".join(lines)
    parts = (Part("Haku", names or "kaikki"),)
    if not counting:
        return Outcome(AnswerKind.LIST, text, sources, parts=parts)
    leaves = tuple(constant(item, Quantity(Decimal(1), Unit.COUNT)) for item in each)
    expression = Node(Operation.COUNT, leaves)
    return Outcome(
        AnswerKind.CALCULATION, text, sources, evaluate(expression), sources.calculation(expression), parts=parts
    )


def _risk_control(risk: Risk) -> Outcome | None:
    if risk.control is None:
        return None
    sources = Sources()
    marks = f"[{_cite(sources, risk.risk)}] [{_cite(sources, risk.control)}]"
    text = f"Hallintakeinot riskiin {wording.lower_first(risk.risk.text.rstrip('.'))}: {risk.control.text.rstrip('.')} {marks}."
    return Outcome(AnswerKind.LIST, text, sources, parts=(Part("Riski", risk.risk.text),))


def _risk_class(risk: Risk, name: str) -> Outcome | None:
    value = risk.probability if name == "probability" else risk.significance
    field = risk.value or risk.risk
    if value is None:
        return None
    sources = Sources()
    word = "todennäköisyys" if name == "probability" else "merkittävyys"
    text = f"{risk.risk.text.rstrip('.')}: {word} {value} [{_cite(sources, field)}]."
    return Outcome(
        AnswerKind.FIGURE, text, sources, Quantity(Decimal(value), Unit.COUNT), parts=(Part("Riski", risk.risk.text),)
    )
