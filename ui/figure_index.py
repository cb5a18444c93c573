"""The figures of the loaded documents by place and by name: what else could have been asked in a figure's stead."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from assistant.wording import column_name, lower_first
from store.contents import Contents
from store.figures import Figure, Place

_Spot = tuple[str, int | None, str | None, str | None, int | None]


class Side(Enum):
    """What of a figure can be changed for another."""

    ORGANISATION = "organisation"
    MEASURE = "measure"
    PERIOD = "period"
    BASIS = "basis"


@dataclass(frozen=True, slots=True)
class Other:
    """Another figure that differs in one side, and the text of that side."""

    text: str
    figure: Figure


class FigureIndex:
    """Finds figures by where they stand, and those that differ from one in a single side."""

    def __init__(self, contents: Iterable[Contents]) -> None:
        """Index the figures in reading order."""
        documents = tuple(contents)
        self._towns = {one.document.name: one.document.municipality for one in documents}
        self._by_spot: dict[_Spot, list[Figure]] = defaultdict(list)
        self._figures = tuple(figure for one in documents for figure in one.figures)
        self._alike: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
        for figure in self._figures:
            self._by_spot[_spot(figure.place)].append(figure)
            for side in Side:
                self._alike[self._key(figure, side)].append(figure)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure, in reading order."""
        return self._figures

    @property
    def towns(self) -> tuple[str, ...]:
        """The municipalities that the documents tell of, each once."""
        return tuple(dict.fromkeys(town for town in self._towns.values() if town))

    def town(self, figure: Figure) -> str | None:
        """Return the municipality of the figure's document, where that tells it."""
        return self._towns[figure.place.document]

    def at(self, place: Place, quote: str) -> Figure | None:
        """Return the figure of a cited cell; None where no single cell is cited.

        A citation may add the period to a column heading that leaves it out: ``Jäljellä (2025)``.
        """
        if place.row is None or place.column is None:
            return None
        found = [
            figure
            for figure in self._by_spot.get(_spot(place), ())
            if place.column in (figure.place.column, f"{figure.place.column} ({figure.period})")
            and figure.quote.split() == quote.split()
        ]
        return found[0] if found and all(one.quantity == found[0].quantity for one in found) else None

    def others(self, figure: Figure, side: Side) -> tuple[Other, ...]:
        """Return the figures that differ in one side alone, each text once, the figure itself among them.

        Only the municipality's own documents are looked at. Where several stand for one name, the last one, of the
        newest document, is taken, but the figure itself for its own. Another basis may come with another part of the
        same year: the budget is the year's, the actuals are those of its first months.
        """
        found: dict[str, Figure] = {}
        for one in self._alike[self._key(figure, side)]:
            found[side_text(one, side)] = one
        found[side_text(figure, side)] = figure
        others = [Other(text, one) for text, one in found.items()]
        if side is Side.PERIOD:
            others.sort(key=lambda other: (other.figure.period.first, other.figure.period.last))
        return tuple(others)

    def _key(self, figure: Figure, changed: Side) -> tuple[object, ...]:
        """Return what figures that differ in one side have in common."""
        period = figure.period.last.year if changed is Side.BASIS else figure.period
        kept = {
            Side.ORGANISATION: figure.organisation,
            Side.MEASURE: figure.measure.casefold(),
            Side.PERIOD: period,
            Side.BASIS: figure.basis,
        }
        return changed, self.town(figure), *(value for side, value in kept.items() if side is not changed)


def side_text(figure: Figure, side: Side) -> str:
    """Return one side of a figure as text."""
    match side:
        case Side.ORGANISATION:
            return figure.organisation
        case Side.MEASURE:
            return lower_first(figure.measure)
        case Side.PERIOD:
            return str(figure.period)
        case Side.BASIS:
            return column_name(figure.basis, None)


def _spot(place: Place) -> _Spot:
    return place.document, place.page, place.table, place.row, place.line
