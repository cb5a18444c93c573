"""Which row or organisation is first: the rows that a ranking ranges over, and what each is ranked by."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant import wording
from assistant.amounts import Amount, Change
from assistant.answer import Part
from assistant.calculator import DivisionByZeroError, evaluate
from assistant.composition import change_of, measured, nature_of, sides_of
from assistant.extremes import Candidate, RankKey, list_moved, rank
from assistant.figure_columns import column_assumed, settled_points, year_before
from assistant.figure_names import has, organisations_for, parts_of
from assistant.figure_rules import DIRECTIONS, takes_share
from assistant.interpretation import Asked, Point
from assistant.knowledge import Knowledge
from assistant.lookup import part_of_year
from assistant.outcome import ContradictionError, MissingFigureError, Outcome
from assistant.sourcing import Sources
from assistant.vocabulary import Nature
from assistant.wording import figure_sentences as say
from assistant.wording import lower_first, part_labels
from store.figures import Basis

_PAIR = 2
_TOTALS = frozenset({"toimintakulut", "toimintatuotot", "poistot ja arvonalentumiset", "investointimenot"})


def rank_rows(knowledge: Knowledge, asked: Asked, text: str) -> Outcome:
    """Return the ranking that is asked, over the rows of an organisation or over organisations.

    Raises:
        MissingFigureError: If nothing can be ranked, or nothing moved the way that is asked.
        ChoiceError: If several organisations have such rows and none was named.
    """
    growth = next((name for name in DIRECTIONS if name in asked.operations), None)
    asked = year_before(asked)
    points = settled_points(knowledge, asked)
    if "elative budget" in asked.operations and growth is None:
        points = [replace(points[0], basis=Basis.REALISATION, months=None)]
    sources = Sources()
    asked = replace(asked, points=tuple(points))
    candidates, nature = _candidates(knowledge, _ranged(knowledge, asked, points[0], text), growth, sources)
    if not candidates:
        raise MissingFigureError(wording.NOT_FOUND)
    place = 2 if "third" in asked.operations else 1 if "second" in asked.operations else 0
    key = RankKey("most" in asked.operations, growth, nature, place)
    heading = say.rank_heading(growth, most=key.most, place=place)
    outcome = rank(candidates, sources, key, heading, positive=growth is not None)
    asked_for = points[0]
    told = {fact.period for fact in outcome.facts if fact.basis is Basis.ACTUAL and fact.period is not None}
    notes = [part_of_year(one) for one in sorted(told) if not one.is_year and one.first != one.last]
    if notes and growth is None and asked_for.year is not None and asked_for.months is None:
        outcome = replace(outcome, text=say.assuming(outcome.text, notes))
    parts = parts_of(outcome.facts, assumed_organisation=False, assumed_column=column_assumed(asked))
    return replace(outcome, parts=(*parts, Part(part_labels.TASK, heading)))


def rows_moved(knowledge: Knowledge, asked: Asked, text: str) -> Outcome:
    """Return the rows of a sum that moved the way that is asked ("mitkä menot vähenivät").

    Raises:
        MissingFigureError: If none did.
    """
    growth = next(name for name in DIRECTIONS if name in asked.operations)
    group = "income rows" if asked.measures[0] == "Toimintatuotot" else "cost rows"
    points = settled_points(knowledge, asked)
    whole = replace(asked, group=group, measures=(), points=tuple(points), operations=asked.operations | {"most"})
    sources = Sources()
    found, nature = _candidates(knowledge, _ranged(knowledge, whole, points[0], text), growth, sources)
    return list_moved(found, sources, RankKey(most=True, direction=growth, nature=nature))


def units_moved(knowledge: Knowledge, asked: Asked, text: str) -> Outcome:
    """Return the units whose row moved the way that is asked, counted where that is asked.

    Raises:
        MissingFigureError: If none did.
    """
    growth = next(name for name in DIRECTIONS if name in asked.operations)
    points = settled_points(knowledge, asked)
    whole = replace(asked, points=tuple(points))
    sources = Sources()
    found, nature = _candidates(knowledge, _ranged(knowledge, whole, points[0], text), growth, sources)
    key = RankKey(most=True, direction=growth, nature=nature)
    return list_moved(found, sources, key, of=lower_first(asked.measures[0]), counting="count" in asked.operations)


def rank_sides(knowledge: Knowledge, asked: Asked) -> Outcome:
    """Return which of the organisations or rows named moved more ("kumpi kasvoi enemmän"), and how the others moved.

    Raises:
        MissingFigureError: If a figure is missing, or none moved the way that is asked.
    """
    growth = next((name for name in DIRECTIONS if name in asked.operations), "grow")
    sources = Sources()
    ranged = [_Ranged(side, _side_name(side, asked)) for side in sides_of(asked)]
    found, nature = _candidates(knowledge, ranged, growth, sources)
    if len(found) < len(ranged):
        raise MissingFigureError(wording.NOT_FOUND)
    key = RankKey("smaller" not in asked.operations, growth, nature)
    heading = say.rank_heading(growth, most=key.most, place=0, of_two=len(ranged) == _PAIR)
    return rank(found, sources, key, heading, positive=True, every=True)


def _side_name(side: Asked, asked: Asked) -> str:
    return side.organisations[-1] if len(asked.organisations) >= _PAIR else side.measures[0]


@dataclass(frozen=True, slots=True)
class _Ranged:
    """One thing that a ranking ranges over: what is asked of it, and its name."""

    asked: Asked
    name: str


def _candidates(
    knowledge: Knowledge, ranged: Sequence[_Ranged], growth: str | None, sources: Sources
) -> tuple[list[Candidate], Nature | None]:
    """Return the candidates of a ranking, and the nature of what is measured."""
    candidates: list[Candidate] = []
    nature: Nature | None = None
    for each, amount in _of_one_time(knowledge, ranged, growth):
        try:
            expression = amount.expression(sources)
            evaluate(expression)
        except DivisionByZeroError:
            continue
        whole = amount.later if isinstance(amount, Change) else amount
        nature = nature_of(knowledge, whole) or nature
        name = each.name or amount.first.measure
        candidates.append(Candidate(name, expression, amount.facts))
    return candidates, nature


def _amount(knowledge: Knowledge, asked: Asked, growth: str | None) -> Amount:
    """Return what one candidate is ranked by: an amount of one column, or its change."""
    return measured(knowledge, asked, asked.points[0]) if growth is None else change_of(knowledge, asked)


def _ranged(knowledge: Knowledge, asked: Asked, point: Point, text: str) -> list[_Ranged]:
    """Return what a ranking ranges over: the rows of an organisation, or the organisations that have the row."""
    if asked.group in ("cost rows", "income rows") or (asked.organisations and not asked.measures):
        owner = organisations_for(knowledge, asked, (), point, text)[:1]
        wanted = {"cost rows": Nature.COST, "income rows": Nature.INCOME}.get(asked.group or "")
        whole = asked.measures[:1] if takes_share(asked) else ()
        rows = _rows(knowledge, owner[0], wanted)
        return [_Ranged(replace(asked, organisations=owner, measures=(row, *whole)), "") for row in rows]
    if not asked.measures:
        raise MissingFigureError(wording.NOT_UNDERSTOOD)
    units = [name for name in knowledge.organisations if all(has(knowledge, name, row) for row in asked.measures)]
    if asked.group == "boards":
        units = [name for name in units if "lautakunta" in name.casefold()]
    if asked.group == "units":
        units = _lowest(knowledge, units)
    units = [name for name in units if not knowledge.is_town_or_group(name)]
    if not units:
        raise MissingFigureError(wording.NOT_FOUND)
    measures = asked.measures if takes_share(asked) else asked.measures[:1]
    return [_Ranged(replace(asked, organisations=(name,), measures=measures), name) for name in units]


def _of_one_time(knowledge: Knowledge, ranged: Sequence[_Ranged], growth: str | None) -> list[tuple[_Ranged, Amount]]:
    """Return what can be ranged over with its amount; where some have the whole year, none for a part of it.

    Raises:
        ContradictionError: If the documents tell two values of one of them: a ranking without it may be wrong.
    """
    found: list[tuple[_Ranged, Amount]] = []
    for each in ranged:
        try:
            found.append((each, _amount(knowledge, each.asked, growth)))
        except ContradictionError:
            raise
        except MissingFigureError:
            continue
    periods = {amount.first.period for _, amount in found if amount.first.period is not None}
    return [
        (each, amount)
        for each, amount in found
        if not any(
            amount.first.period is not None and other != amount.first.period and other.contains(amount.first.period)
            for other in periods
        )
    ]


def _rows(knowledge: Knowledge, organisation: str, nature: Nature | None) -> list[str]:
    """Return the rows of an organisation's table that are parts, not sums, of the wanted nature."""
    rows: dict[str, str] = {}
    for fact in knowledge.facts:
        if fact.entity == organisation:
            rows.setdefault(fact.key, fact.measure)
    found = []
    for key, measure in rows.items():
        term = knowledge.vocabulary.measure(measure)
        if term and key not in _TOTALS and term.nature in ((nature,) if nature else (Nature.COST, Nature.INCOME)):
            found.append(key)
    return found


def _lowest(knowledge: Knowledge, units: Sequence[str]) -> list[str]:
    """Return the units whose name is no board's or whole area's: those that a board's figures are made of."""
    titles = tuple(content.document.title.casefold() for content in knowledge.contents)
    low = [
        name
        for name in units
        if "lautakunta" not in name.casefold()
        and not knowledge.is_town_or_group(name)
        and not any(title.startswith(name.casefold()) for title in titles)
    ]
    return low or list(units)
