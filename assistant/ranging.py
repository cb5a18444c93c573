"""What a ranking or a selection ranges over: the rows of an organisation or organisations, each with its amount."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant import wording
from assistant.amounts import Amount, Change
from assistant.calculator import DivisionByZeroError, evaluate
from assistant.composition import nature_of
from assistant.extremes import Candidate
from assistant.figure_names import has, organisations_for
from assistant.figure_rules import takes_share
from assistant.interpretation import Asked, Point
from assistant.knowledge import Knowledge
from assistant.outcome import ContradictionError, MissingFigureError
from assistant.sourcing import Sources
from assistant.vocabulary import Nature

BODIES = {
    "boards": re.compile(r"lautakunta", re.IGNORECASE),
    "bodies": re.compile(r"(?:lautakunta|jaosto|hallitus|valtuusto)$", re.IGNORECASE),
}
"""What the names of the organisations hold that are asked of: boards alone, or every elected body."""
_TOTALS = frozenset(
    {
        "toimintakulut",
        "toimintatuotot",
        "poistot ja arvonalentumiset",
        "suunnitelman mukaiset poistot",
        "arvonalentumiset",
        "investointimenot",
    }
)


@dataclass(frozen=True, slots=True)
class Ranged:
    """One thing that a ranking ranges over: what is asked of it, and its name."""

    asked: Asked
    name: str


def candidates_of(
    knowledge: Knowledge, ranged: Sequence[Ranged], amount_of: Callable[[Asked], Amount], sources: Sources
) -> tuple[list[Candidate], Nature | None]:
    """Return the candidates, each with what ``amount_of`` measures of it, and the nature of what is measured."""
    candidates: list[Candidate] = []
    nature: Nature | None = None
    for each, amount in _of_one_time(ranged, amount_of):
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


def ranged_over(knowledge: Knowledge, asked: Asked, point: Point, text: str) -> list[Ranged]:
    """Return what a ranking ranges over: the rows of an organisation, or the organisations that have the row."""
    if asked.group in ("cost rows", "income rows") or (asked.organisations and not asked.measures):
        owner = organisations_for(knowledge, asked, (), point, text)[:1]
        wanted = {"cost rows": Nature.COST, "income rows": Nature.INCOME}.get(asked.group or "")
        whole = asked.measures[:1] if takes_share(asked) else ()
        rows = _rows(knowledge, owner[0], wanted)
        return [Ranged(replace(asked, organisations=owner, measures=(row, *whole)), "") for row in rows]
    if not asked.measures:
        raise MissingFigureError(wording.NOT_UNDERSTOOD)
    units = [name for name in knowledge.organisations if all(has(knowledge, name, row) for row in asked.measures)]
    if asked.group in BODIES:
        units = [name for name in units if BODIES[asked.group].search(name)]
    if asked.group == "units":
        units = _lowest(knowledge, units)
    units = [name for name in units if not knowledge.is_town_or_group(name)]
    if not units:
        raise MissingFigureError(wording.NOT_FOUND)
    measures = asked.measures if takes_share(asked) else asked.measures[:1]
    return [Ranged(replace(asked, organisations=(name,), measures=measures), name) for name in units]


def _of_one_time(ranged: Sequence[Ranged], amount_of: Callable[[Asked], Amount]) -> list[tuple[Ranged, Amount]]:
    """Return what can be ranged over with its amount; where some have the whole year, none for a part of it.

    Raises:
        ContradictionError: If the documents tell two values of one of them: a ranking without it may be wrong.
    """
    found: list[tuple[Ranged, Amount]] = []
    for each in ranged:
        try:
            found.append((each, amount_of(each.asked)))
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
