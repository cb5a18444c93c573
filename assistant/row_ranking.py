"""Which row or organisation is first: the rows that a ranking ranges over, and what each is ranked by."""

from collections.abc import Sequence
from dataclasses import replace

from assistant import wording
from assistant.answer import Part
from assistant.calculator import Node, Operation
from assistant.extremes import Candidate, RankKey, list_moved, rank
from assistant.figure_columns import column_assumed, compared_points, settled_points, year_before
from assistant.figure_names import group_at, has, organisations_for, parts_of
from assistant.figure_rules import DIRECTIONS
from assistant.interpretation import Asked, Point
from assistant.knowledge import Knowledge
from assistant.outcome import MissingFigureError, Outcome
from assistant.sourcing import Sources
from assistant.vocabulary import Nature
from assistant.wording import figure_sentences as say
from store.figures import Basis

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
    candidates, nature = _candidates(knowledge, asked, points, growth, sources, text)
    if not candidates:
        raise MissingFigureError(wording.NOT_FOUND)
    place = 2 if "third" in asked.operations else 1 if "second" in asked.operations else 0
    key = RankKey("most" in asked.operations, growth, nature, place)
    heading = say.rank_heading(growth, most=key.most, place=place)
    outcome = rank(candidates, sources, key, heading, positive=growth is not None)
    parts = parts_of(outcome.facts, assumed_organisation=False, assumed_column=column_assumed(asked))
    return replace(outcome, parts=(*parts, Part("Tehtävä", heading)))


def rows_moved(knowledge: Knowledge, asked: Asked, text: str) -> Outcome:
    """Return the rows of a sum that moved the way that is asked ("mitkä menot vähenivät").

    Raises:
        MissingFigureError: If none did.
    """
    growth = next(name for name in DIRECTIONS if name in asked.operations)
    group = "income rows" if asked.measures[0] == "Toimintatuotot" else "cost rows"
    whole = replace(asked, group=group, measures=(), operations=asked.operations | {"most"})
    points = settled_points(knowledge, asked)
    sources = Sources()
    found, nature = _candidates(knowledge, whole, points, growth, sources, text)
    return list_moved(found, sources, RankKey(most=True, direction=growth, nature=nature))


def _candidates(
    knowledge: Knowledge, asked: Asked, points: Sequence[Point], growth: str | None, sources: Sources, text: str
) -> tuple[list[Candidate], Nature | None]:
    """Return what a ranking ranges over, and the nature of the rows."""
    pairs = _rank_pairs(knowledge, asked, points[0], text)
    candidates: list[Candidate] = []
    over_measures = len({measure for _, measure in pairs}) > 1
    nature: Nature | None = None
    for organisation, measure in pairs:
        candidate = _candidate(
            knowledge,
            replace(asked, organisations=(organisation,), measures=(measure,), points=tuple(points)),
            growth,
            sources,
        )
        if candidate is None:
            continue
        fact = candidate.facts[0]
        term = knowledge.vocabulary.measure(fact.measure)
        nature = term.nature if term else nature
        candidates.append(replace(candidate, name=fact.measure if over_measures else fact.entity))
    return candidates, nature


def _candidate(knowledge: Knowledge, asked: Asked, growth: str | None, sources: Sources) -> Candidate | None:
    try:
        if growth is None:
            group = group_at(knowledge, asked, asked.points[0])
            return Candidate("", group.expression(sources), group.facts)
        later, earlier, _ = compared_points(knowledge, asked)
        one, other = group_at(knowledge, asked, later), group_at(knowledge, asked, earlier)
    except MissingFigureError:
        return None
    operation = Operation.CHANGE_RATE if asked.unit == "%" else Operation.DIFFERENCE
    if operation is Operation.CHANGE_RATE and not other.first.quantity.value:
        return None
    expression = Node(operation, (one.expression(sources), other.expression(sources)))
    return Candidate("", expression, (*one.facts, *other.facts))


def _rank_pairs(knowledge: Knowledge, asked: Asked, point: Point, text: str) -> list[tuple[str, str]]:
    """Return the (organisation, measure) pairs that a ranking ranges over."""
    if asked.group in ("cost rows", "income rows") or (asked.organisations and not asked.measures):
        organisations = organisations_for(knowledge, asked, (), point, text)
        wanted = {"cost rows": Nature.COST, "income rows": Nature.INCOME}.get(asked.group or "")
        return [(name, measure) for name in organisations[:1] for measure in _rows(knowledge, name, wanted)]
    if not asked.measures:
        raise MissingFigureError(wording.NOT_UNDERSTOOD)
    units = [name for name in knowledge.organisations if has(knowledge, name, asked.measures[0])]
    if asked.group == "boards":
        units = [name for name in units if "lautakunta" in name.casefold()]
    if asked.group == "units":
        units = _lowest(knowledge, units)
    return [(name, asked.measures[0]) for name in units]


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
        if "lautakunta" not in name.casefold() and not any(title.startswith(name.casefold()) for title in titles)
    ]
    return low or list(units)
