"""Whose figures and which rows a question means, and what is there where they are not."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.amounts import Group
from assistant.answer import Option, Part
from assistant.facts import Fact
from assistant.interpretation import Asked, Point
from assistant.knowledge import Knowledge
from assistant.lookup import Found, columns, find, of
from assistant.outcome import ChoiceError, ContradictionError, MissingFigureError
from assistant.wording import (
    column_name,
    column_of,
    listed,
    lower_first,
    part_labels,
    point_name,
)
from assistant.wording import refusal_sentences as refuse
from store.figures import Basis
from store.units import Unit

_MOST_NAMED = 8
_SEVERAL = 2
_MOST_OPTIONS = 8
_MOST_SUGGESTIONS = 3
_IN_ALL = re.compile(r"(?i)\b(?:kaikkiaan|kokonai|kaiken kaikkiaan|loppujen lopuksi|alusta)")
_INVESTED = {"Toimintakulut": "Investointimenot", "Toimintatuotot": "Investointitulot"}


def has(knowledge: Knowledge, organisation: str, measure: str) -> bool:
    """Whether any figure of the measure stands in the organisation's tables."""
    return bool(of(knowledge.facts, organisation, measure))


def one_row_per_word(knowledge: Knowledge, asked: Asked) -> Asked:
    """Return what is asked with one row for each word that names several: the one that the organisations have.

    "Menot" means operating costs, and a row printed "Menot" where a unit's table has that alone.
    """
    owners = asked.organisations or asked.weak_organisations or knowledge.organisations
    dropped: set[str] = set()
    for start in dict.fromkeys(start for start, section, _ in asked.order if section == "measure"):
        names = [name for at, section, name in asked.order if at == start and section == "measure"]
        own = [name for name in names if knowledge.vocabulary.measure(name) is None]
        if len(names) < _SEVERAL or not own:
            continue
        there = [name for name in names if any(has(knowledge, owner, name) for owner in owners)] or names
        kept = next((name for name in there if name not in own), there[0])
        dropped |= {name for name in names if name != kept}
    return replace(asked, measures=tuple(name for name in asked.measures if name not in dropped))


def with_rows_there(knowledge: Knowledge, asked: Asked) -> Asked:
    """Return what is asked, a row that none of the organisations has told by the one that stands for it there."""
    owners = asked.organisations or asked.weak_organisations or knowledge.organisations
    there = {name: _row_there(knowledge, owners, name) for name in asked.measures}
    return replace(
        asked,
        measures=tuple(there.values()),
        elatives=tuple(there.get(name, name) for name in asked.elatives),
        order=tuple((at, section, there.get(name, name)) for at, section, name in asked.order),
    )


def with_costs_of_investments(knowledge: Knowledge, asked: Asked, text: str) -> Asked:
    """Return what is asked; what is only invested in has no other costs and income than those of the investment.

    The year's costs are not what a project costs in all its years.
    """
    owners = asked.organisations or asked.weak_organisations
    if not owners or not knowledge.investments.issuperset(owners) or _IN_ALL.search(text):
        return asked
    named = asked.measures or asked.weak_measures or ("Toimintakulut",)
    return replace(asked, measures=tuple(dict.fromkeys(_INVESTED.get(name, name) for name in named)))


def _row_there(knowledge: Knowledge, owners: Sequence[str], name: str) -> str:
    names = (name, *knowledge.vocabulary.standing_for(name))
    return next((each for each in names if any(has(knowledge, owner, each) for owner in owners)), name)


def printed_ratio(knowledge: Knowledge, part: Fact, whole: Fact) -> Fact | None:
    """Return the share that a report prints of one row in another ("Vuosikate/Poistot, %"), in their column."""
    wanted = tuple(_names_of(knowledge, fact.key) for fact in (part, whole))
    for fact in knowledge.facts:
        above, slash, below = fact.measure.partition("/")
        same = (fact.entity, fact.period, fact.basis) == (part.entity, part.period, part.basis)
        if same and slash and fact.quantity.unit is Unit.PERCENT:
            terms = (knowledge.vocabulary.measure(name) for name in (above, below))
            keys = [term.name.casefold() if term else "" for term in terms]
            if keys[0] in wanted[0] and keys[1] in wanted[1]:
                return fact
    return None


def _names_of(knowledge: Knowledge, key: str) -> frozenset[str]:
    return frozenset(name.casefold() for name in (key, *knowledge.vocabulary.standing_for(key)))


def fact_at(knowledge: Knowledge, organisation: str, measure: str, point: Point) -> Found:
    """Return the fact of an organisation, measure and column.

    Raises:
        MissingFigureError: If the documents do not hold it; the text says what they hold.
        ContradictionError: If a document tells two values of it.
    """
    facts = of(knowledge.facts, organisation, measure)
    if not facts:
        raise _missing_measure(knowledge, organisation, measure, point)
    found = find(facts, point)
    if found is None:
        raise _missing_column(facts, organisation, measure, point)
    if found.differing is not None:
        raise ContradictionError(refuse.contradiction(found.fact, found.differing))
    return found


def group_at(knowledge: Knowledge, asked: Asked, point: Point) -> Group:
    """Return the facts of every organisation and measure asked, in one column.

    Raises:
        MissingFigureError: If the documents lack one of them.
    """
    return Group(
        tuple(
            fact_at(knowledge, organisation, measure, point).fact
            for organisation in asked.organisations
            for measure in asked.measures
        )
    )


def organisations_for(
    knowledge: Knowledge, asked: Asked, measures: Sequence[str], point: Point, text: str
) -> tuple[str, ...]:
    """Return whose figures are meant: who was named, or the only one that has such a figure.

    Where the municipality itself has it, that is meant; the answer names it. The municipality's name is no more
    than the place for a row of its own kind ("rakennusluvat") that only one of its units has.

    Raises:
        ChoiceError: If several organisations have the figure and none was named.
        MissingFigureError: If none has it.
    """
    named = asked.organisations or asked.weak_organisations
    if named:
        return _only_owner(knowledge, named, measures) or named
    having = [
        name
        for name in knowledge.organisations
        if all(find(of(knowledge.facts, name, measure), point) is not None for measure in measures)
    ]
    if len(having) > 1:
        having = [name for name in having if knowledge.is_town(name)] or having
    if len(having) == 1:
        return tuple(having)
    if not having:
        raise _missing_everywhere(knowledge, measures, point)
    options = tuple(Option(name, f"{name}: {text}") for name in having[:_MOST_OPTIONS])
    what = listed([lower_first(measure) for measure in measures])
    raise ChoiceError(
        refuse.which_organisation(what, having[:_MOST_OPTIONS]), options, (Part(part_labels.FIGURE, what),)
    )


def _only_owner(knowledge: Knowledge, named: Sequence[str], measures: Sequence[str]) -> tuple[str, ...]:
    """Return the unit that alone has a row which is no term of accounting, where only the town itself is named."""
    if len(named) > 1 or not knowledge.is_town(named[0]) or any(map(knowledge.vocabulary.measure, measures)):
        return ()
    if any(has(knowledge, named[0], measure) for measure in measures):
        return ()
    owners = [name for name in knowledge.organisations if all(has(knowledge, name, measure) for measure in measures)]
    return tuple(owners) if len(owners) == 1 else ()


def parts_of(facts: Sequence[Fact], *, assumed_organisation: bool, assumed_column: bool) -> tuple[Part, ...]:
    """Return the interpretation of the facts that answer: organisations, measures and columns, each once."""
    entities = list(dict.fromkeys(fact.entity for fact in facts))
    measures = list(dict.fromkeys(lower_first(fact.measure) for fact in facts))
    named = list(dict.fromkeys(column_name(fact.basis, fact.period) for fact in facts))
    return (
        Part(part_labels.ORGANISATION, ", ".join(entities), assumed_organisation),
        Part(part_labels.FIGURE, ", ".join(measures)),
        Part(part_labels.COLUMN, ", ".join(named), assumed_column),
    )


def _missing_measure(knowledge: Knowledge, organisation: str, measure: str, point: Point) -> MissingFigureError:
    there = list(dict.fromkeys(fact.measure for fact in knowledge.facts if fact.entity == organisation))
    others = [name for name in knowledge.organisations if has(knowledge, name, measure)]
    text = refuse.missing_measure(organisation, measure, there[:_MOST_NAMED], others[:_MOST_NAMED])
    if organisation not in knowledge.organisations:
        text = refuse.unknown_unit(organisation, _places(knowledge), measure, others[:_MOST_NAMED])
    when = point_name(point) if not point.is_bare else ""
    suggestions = [f"{organisation}: {lower_first(name)} {when}?".replace(" ?", "?") for name in there]
    suggestions += [f"{name}: {lower_first(measure)} {when}?".replace(" ?", "?") for name in others]
    return MissingFigureError(text, tuple(suggestions[:_MOST_SUGGESTIONS]))


def _places(knowledge: Knowledge) -> list[str]:
    """Return the municipalities whose reports are loaded."""
    return sorted({content.document.municipality for content in knowledge.contents if content.document.municipality})


def _missing_column(facts: Sequence[Fact], organisation: str, measure: str, point: Point) -> MissingFigureError:
    there = [column_name(basis, period) for basis, period in columns(facts) if basis is not Basis.REALISATION]
    text = refuse.missing_column(organisation, measure, point_name(point), list(dict.fromkeys(there)))
    nearest = [
        f"{organisation}: {lower_first(facts[0].measure)} {column_of(basis, period)}?"
        for basis, period in columns(facts)
        if basis in (Basis.ACTUAL, Basis.AMENDED_BUDGET, Basis.BUDGET)
    ]
    return MissingFigureError(text, tuple(nearest[:_MOST_SUGGESTIONS]))


def _missing_everywhere(knowledge: Knowledge, measures: Sequence[str], point: Point) -> MissingFigureError:
    what = listed([lower_first(measure) for measure in measures])
    facts = [fact for fact in knowledge.facts if fact.key in {measure.casefold() for measure in measures}]
    there = list(dict.fromkeys(column_name(basis, period) for basis, period in columns(facts)))
    return MissingFigureError(refuse.missing_everywhere(what, point_name(point), there))
