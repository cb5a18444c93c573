"""Which projects a question ranges over: by report year, organisation, funder, person, decision, amounts and dates."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from assistant.calculator import Expression, Node, Operation
from assistant.knowledge import Knowledge
from assistant.question import Question
from assistant.sourcing import constant
from assistant.spelling import folded
from assistant.spotting import ELATIVE, Mention
from assistant.timewords import Shift, TimeMention
from assistant.wording import project_conditions as say
from store.numbers import format_number
from store.periods import finnish_date
from store.records import Amount, Project, ProjectAmount, ProjectSource
from store.units import Quantity, Unit
from store.words import base_forms, tokens

_PARAGRAPH_WINDOW = 3
_YEARS_ON = {Shift.TWO_YEARS_BEFORE: -2, Shift.LAST_YEAR: -1, Shift.THIS_YEAR: 0, Shift.NEXT_YEAR: 1}
AMOUNT_FIELDS = {
    "city share": Amount.CITY_SHARE,
    "total funding": Amount.TOTAL_FUNDING,
    "gross costs": Amount.GROSS_COSTS,
    "gross income": Amount.GROSS_INCOME,
    "outside money": Amount.GROSS_INCOME,
    "spent": Amount.SPENT,
}


@dataclass(frozen=True, slots=True)
class Filter:
    """One condition on a project: what it says in Finnish, and the test; ``narrows`` sets some of the projects apart.

    Of such a condition, a funder's or a person's, the projects' share in all of them may be asked. ``bound`` is how a
    bound in euros comes from one that was typed in thousands or millions ("40 t€").
    """

    name: str
    holds: Callable[[Project], bool]
    narrows: bool = False
    bound: Expression | None = None


def amount_of(project: Project, amount: Amount, unit: Unit | None = None) -> ProjectAmount | None:
    """Return the project's whole amount of a kind (not one level's), in the unit where one is wanted."""
    for found in project.amounts:
        if found.amount is amount and found.level is None and (unit is None or found.quantity.unit is unit):
            return found
    return None


def fields_said(mentions: Sequence[Mention], *, weak: bool = True) -> list[str]:
    """Return the fields that a question names, strong ones first."""
    strong = [mention.name for mention in mentions if mention.section == "field" and not mention.weak]
    others = [mention.name for mention in mentions if mention.section == "field" and mention.weak]
    return list(dict.fromkeys([*strong, *(others if weak else [])]))


def without_field_words(operations: frozenset[str], mentions: Sequence[Mention]) -> frozenset[str]:
    """Return the operations but those whose words only name a field ("kaupungin osuus" asks for no share of a sum)."""
    fields = [m for m in mentions if m.section == "field" and not m.weak and m.last - m.first > 1]
    said = [m for m in mentions if m.section == "operation"]
    apart = {m.name for m in said if not any(f.first <= m.first and m.last <= f.last for f in fields)}
    return frozenset(name for name in operations if name in apart or name not in {m.name for m in said})


def part_then_whole(mentions: Sequence[Mention], amounts: Sequence[Amount]) -> list[Amount]:
    """Return the amounts of a share, the part first: the whole stands in the elative ("bruttomenoista")."""
    wholes = {
        AMOUNT_FIELDS[mention.name]
        for mention in mentions
        if mention.section == "field" and mention.name in AMOUNT_FIELDS and ELATIVE in mention.cases
    }
    return sorted(amounts, key=lambda amount: amount in wholes)


def filters(question: Question, mentions: Sequence[Mention], knowledge: Knowledge) -> list[Filter]:
    """Return the conditions that a question sets on projects; "tänä vuonna" is the newest report's year."""
    question = replace(question, times=tuple(_ofreport_year_of(time, knowledge.report_year) for time in question.times))
    found = [
        *_source_filters(question, mentions, knowledge),
        *_funder_filters(mentions),
        *_person_filters(question, knowledge),
        *_decision_filters(question, mentions),
        *_date_filters(question, mentions),
        *_running_filters(mentions, knowledge),
        *_amount_filters(question, mentions),
    ]
    return [each for each in found if each is not None]


def _ofreport_year_of(time: TimeMention, report_year: int | None) -> TimeMention:
    """Return a year that is told from the report's with its number, else the time as it is."""
    years = _YEARS_ON.get(time.shift) if time.shift is not None else None
    if years is None or report_year is None or time.year is not None:
        return time
    return replace(time, year=report_year + years, shift=None)


def _source_filters(question: Question, mentions: Sequence[Mention], knowledge: Knowledge) -> list[Filter]:
    found: list[Filter] = []
    organisations = {mention.name for mention in mentions if mention.section == "organisation" and not mention.weak}
    administrators = {project.unit for project in knowledge.projects if project.unit}
    owners = {project.organisation for project in knowledge.projects}
    year = next((time.year for time in question.times if time.year and not time.months and not time.day), None)
    cards = any(folded(atom.text).startswith("hankekort") for atom in question.atoms)
    report_years = {report_year_of(project, knowledge) for project in knowledge.projects}
    if year in report_years:
        found.append(Filter(say.of_year(year), lambda p: report_year_of(p, knowledge) == year))
    if cards:
        found.append(Filter(say.CARDS, lambda p: p.source is ProjectSource.CARD))
    for name in sorted(organisations):
        units = {unit for unit in administrators if _is_unit(unit, name)}
        if name in administrators or (units and name not in owners):
            found.append(_run_in(name, units))
        elif name in owners:
            found.append(_owned_by(name))
    return found


def _is_unit(unit: str, name: str) -> bool:
    """Whether a card's unit is an organisation by another form of its name ("Opetus- ja koulutuspalvelut")."""
    words = [folded(word) for word in tokens(unit)]
    return all(any(word.startswith(folded(part)) for word in words) for part in tokens(name))


def report_year_of(project: Project, knowledge: Knowledge) -> int | None:
    """Return the year of the report that a project stands in, where it is told."""
    if project.report_year is not None:
        return project.report_year
    for content in knowledge.contents:
        if content.document.name == project.place.document and content.document.period:
            return content.document.period.last.year
    return None


def _funder_filters(mentions: Sequence[Mention]) -> list[Filter]:
    """Return the condition of the funders named: several are those of either ("AVI:n ja OPH:n hankkeet")."""
    names = list(dict.fromkeys(mention.name for mention in mentions if mention.section == "funder"))
    return [_funded_by(names)] if names else []


def _run_in(name: str, units: Collection[str]) -> Filter:
    return Filter(name, lambda project: project.unit in units or name in (project.unit, project.organisation))


def _owned_by(name: str) -> Filter:
    return Filter(name, lambda project: project.organisation == name)


def _funded_by(names: Sequence[str]) -> Filter:
    said = say.by_funder(names)
    return Filter(said, lambda project: any(funded_by(project, name) for name in names), narrows=True)


def _run_by(person: str) -> Filter:
    return Filter(person, lambda project: person in project.responsible, narrows=True)


def _decided_in(paragraph: Decimal) -> Filter:
    return Filter(f"§ {paragraph}", lambda project: _has_paragraph(project, paragraph))


def funded_by(project: Project, name: str) -> bool:
    """Whether a body, by the vocabulary's short name, funds the project."""
    text = folded(f"{project.funder or ''} {project.funder_field.text if project.funder_field else ''}")
    words = [token for token in text.replace("/", " ").split() if token]
    full = {"AVI": "aluehallintovirasto", "OPH": "opetushallitus", "OKM": "opetusministerio"}.get(name, name.lower())
    short = name.lower()
    return any(word.startswith(full) or word == short or (short == "avi" and word.endswith("avi")) for word in words)


def _person_filters(question: Question, knowledge: Knowledge) -> list[Filter]:
    people = {person for project in knowledge.projects for person in project.responsible}
    said = {base for atom in question.atoms for base in (folded(atom.text), *atom.bases)}
    found = []
    for person in sorted(people):
        words = tokens(person)
        if words and all({folded(word), *(folded(b) for b in base_forms(word))} & said for word in words):
            found.append(_run_by(person))
    return found


def _decision_filters(question: Question, mentions: Sequence[Mention]) -> list[Filter]:
    marks = [mention for mention in mentions if mention.section == "field" and mention.name == "decision"]
    found = []
    for mark in marks:
        window = question.atoms[max(0, mark.first - 1) : mark.last + _PARAGRAPH_WINDOW]
        number = next((atom.number for atom in window if atom.number is not None), None)
        if number is not None:
            found.append(_decided_in(number))
    return found[:1]


def _has_paragraph(project: Project, number: Decimal) -> bool:
    text = project.decision.text if project.decision else ""
    return f"§ {number} " in f"{text.replace('/', ' ')} ".replace("§", "§ ").replace("  ", " ")


def _date_filters(question: Question, mentions: Sequence[Mention]) -> list[Filter]:
    fields = fields_said(mentions, weak=False)
    moment = next((time for time in reversed(question.times) if time.year is not None), None)
    if moment is None or moment.year is None:
        return []
    year, day = moment.year, moment.day
    if "begins" in fields and "ends" not in fields:
        if day is not None:
            return [Filter(say.began(finnish_date(day)), lambda p: begins(p) == day)]
        if len(question.years_said) > 1 or not _namesreport_year_of(question):
            return [Filter(say.began(year), lambda p: _year(begins(p)) == year)]
    if "ends" in fields:
        continuing = any("jatkua" in atom.bases for atom in question.atoms)
        if len(question.times) > 1 or not _namesreport_year_of(question):
            if continuing:
                return [Filter(say.goes_on(year), lambda p: (_year(ends(p)) or 0) >= year)]
            if day is not None:
                return [Filter(say.ends(finnish_date(day)), lambda p: ends(p) == day)]
            return [Filter(say.ends(year), lambda p: _year(ends(p)) == year)]
    return []


def _running_filters(mentions: Sequence[Mention], knowledge: Knowledge) -> list[Filter]:
    """Return the condition "käynnissä": not over on the day of the newest report."""
    said = any(mention.section == "field" and mention.name == "running" for mention in mentions)
    days = [c.document.dated or c.document.period.last for c in knowledge.contents if c.document.period]
    if not said or not days:
        return []
    day = max(days)
    return [Filter(say.running(finnish_date(day)), lambda p: _runs_on(p, day))]


def _runs_on(project: Project, day: date) -> bool:
    first, last = begins(project), ends(project)
    return first is not None and last is not None and first <= day <= last


def _namesreport_year_of(question: Question) -> bool:
    """Whether the only year belongs to the projects themselves ("vuoden 2023 hankkeet")."""
    first = question.times[0]
    after = folded(question.text[first.end : first.end + 12])
    return len(question.times) == 1 and after.lstrip().startswith(("hank", "proj"))


def begins(project: Project) -> date | None:
    """Return the first day of a project, where it is told."""
    return project.begins or (project.period.first if project.period else None)


def ends(project: Project) -> date | None:
    """Return the last day of a project, where it is told."""
    return project.ends or (project.period.last if project.period else None)


def _year(day: date | None) -> int | None:
    return day.year if day else None


def _amount_filters(question: Question, mentions: Sequence[Mention]) -> list[Filter]:
    numbers = [(index, atom) for index, atom in enumerate(question.atoms) if atom.number is not None]
    fields = [name for name in fields_said(mentions) if name in AMOUNT_FIELDS]
    if not fields:
        return []
    for index, atom in numbers:
        unit = _unit_after(question, index)
        if unit is None or atom.number is None:
            continue
        bound = atom.number * _scale_after(question, index)
        compare = _comparison(question, index, mentions)
        wanted = _amount_filter(_amount_meant(AMOUNT_FIELDS[fields[0]], unit, question), unit, compare, bound)
        return [replace(wanted, bound=_scaled(atom.number, _scale_after(question, index)))]
    hundred = next((atom for atom in question.atoms if "sata" in atom.bases), None)
    if hundred is not None and "spent" in fields:
        compare = _comparison(question, question.atoms.index(hundred), mentions)
        wanted = _amount_filter(Amount.SPENT, Unit.PERCENT, compare, Decimal(100))
        return [replace(wanted, name=f"{Amount.SPENT.value} {compare.name} sata prosenttia")]
    return []


def _amount_meant(amount: Amount, unit: Unit, question: Question) -> Amount:
    """Return the amount that a bound is on: of those in percent, what is spent where "toteutua" is said."""
    if unit is not Unit.PERCENT or amount in (Amount.SPENT, Amount.CITY_SHARE):
        return amount
    realised = any(base.startswith("toteut") for atom in question.atoms for base in atom.bases)
    return Amount.SPENT if realised else Amount.CITY_SHARE


def _scaled(number: Decimal, scale: Decimal) -> Expression | None:
    if scale == 1:
        return None
    typed = constant(say.TYPED_BOUND, Quantity(number, Unit.EURO))
    return Node(Operation.MULTIPLY, (constant(say.TYPED_SCALE, Quantity(scale, Unit.COUNT)), typed))


def _amount_filter(amount: Amount, unit: Unit, compare: "Comparison", bound: Decimal) -> Filter:
    name = say.bounded(amount.value, compare.name, format_number(bound), percent=unit is Unit.PERCENT)
    return Filter(name, lambda p: _compares(p, amount, unit, compare, bound))


@dataclass(frozen=True, slots=True)
class Comparison:
    """How an amount stands to a bound: its Finnish word, and the test of (amount, bound)."""

    name: str
    holds: Callable[[Decimal, Decimal], bool]


_COMPARISONS = (
    (("yli", "enemman", "ylittaa", "ylittya"), Comparison(say.OVER, lambda amount, bound: amount > bound)),
    (("alle", "vahemman", "alittaa", "alittua"), Comparison(say.UNDER, lambda amount, bound: amount < bound)),
    (("vahintaan",), Comparison(say.AT_LEAST, lambda amount, bound: amount >= bound)),
    (("enintaan", "korkeintaan"), Comparison(say.AT_MOST, lambda amount, bound: amount <= bound)),
)
_EQUAL = Comparison(say.EQUAL, lambda amount, bound: amount == bound)


def _comparison(question: Question, index: int, mentions: Sequence[Mention]) -> Comparison:
    window = [folded(atom.text) for atom in question.atoms[max(0, index - 3) : index]]
    for words, comparison in _COMPARISONS:
        if any(word.startswith(words) for word in window):
            return comparison
    heard = {mention.name for mention in mentions if mention.section == "operation"}
    if "exceed" in heard:
        return _COMPARISONS[0][1]
    return _COMPARISONS[1][1] if "fall short" in heard else _EQUAL


def _compares(project: Project, amount: Amount, unit: Unit, comparison: Comparison, bound: Decimal) -> bool:
    found = amount_of(project, amount, unit)
    return found is not None and comparison.holds(found.quantity.in_base_units().value, bound)


def _unit_after(question: Question, index: int) -> Unit | None:
    for atom in question.atoms[index + 1 : index + 3]:
        if atom.text == "%" or any(base.startswith("prosentti") for base in atom.bases):
            return Unit.PERCENT
        if atom.text == "€" or atom.bases & {"euro", "tonni", "tuhat", "miljoona", "eur", "t€"}:
            return Unit.EURO
    return None


def _scale_after(question: Question, index: int) -> Decimal:
    for atom in question.atoms[index + 1 : index + 2]:
        if atom.bases & {"tonni", "tuhat"}:
            return Decimal(1000)
        if atom.bases & {"miljoona", "milli"}:
            return Decimal(1_000_000)
    return Decimal(1)
