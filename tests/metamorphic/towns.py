"""The reports of two towns side by side: units of the same names, other amounts, and whose is asked must decide."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from random import Random

from store.contents import Contents
from store.figures import Figure
from store.periods import Period
from store.units import Dimension, Quantity
from tests.metamorphic.figures import Cell, Grid
from tests.metamorphic.forms import ROWS, unit_names
from tests.metamorphic.judging import Ask, Gold
from tests.metamorphic.lookups import fill
from tests.metamorphic.times import times_of

OTHER_TOWN = "Hartola"
_SHIFT = Decimal(1_000_003)
_NAMED = (
    "Paljonko {town}n {gen} {nom} {past} {time}?",
    "Paljonko {town}ssa {gen} {nom} {past} {time}?",
    "Paljonko {town}n kaupungin {gen} {nom} {past} {time}?",
    "{town}n {unit}: {nom} {time}?",
    "paljonks {town}n {gen} {nom} oli {time}",
    "{town}, {unit}, {nom}, {time}?",
)
_UNNAMED = "Paljonko {gen} {nom} {past} {time}?"
_BOTH = (
    "Paljonko {gen} {nom} {past} {time} {town}ssa ja {other}ssa?",
    "Paljonko {town}n ja {other}n {gen} {nom} {past} {time}?",
)

_APART = "Mikä on {town}n ja {other}n {gen} {gen_row} ero {time}?"


def with_other_town(contents: Sequence[Contents]) -> list[Contents]:
    """Return the contents and those of another town, which lacks the last unit."""
    main = max(contents, key=lambda content: len(content.figures))
    units = list(dict.fromkeys(figure.organisation for figure in main.figures))
    figures = tuple(_shifted(figure) for figure in main.figures if figure.organisation != units[-1])
    document = replace(
        main.document,
        name=f"{OTHER_TOWN.lower()}-katsaus.pdf",
        content_hash="0" * 64,
        title=f"{OTHER_TOWN}n kaupungin katsaus",
        municipality=OTHER_TOWN,
    )
    other = replace(
        main, document=document, figures=figures, goals=(), risks=(), projects=(), quantities=(), passages=(), pages=()
    )
    return [*contents, other]


def _shifted(figure: Figure) -> Figure:
    if figure.quantity.unit.dimension is not Dimension.MONEY:
        return figure
    sign = -1 if figure.quantity.value < 0 else 1
    value = figure.quantity.value + sign * _SHIFT
    printed = f"{value:,}".replace(",", " ")
    place = replace(figure.place, document=f"{OTHER_TOWN.lower()}-katsaus.pdf")
    quantity = Quantity(value, figure.quantity.unit)
    return replace(figure, quantity=quantity, as_printed=printed, quote=f"{figure.measure} {printed}", place=place)


def town_asks(contents: Sequence[Contents], report: Period, seed: int) -> Iterator[Ask]:
    """Yield the questions over the contents that ``with_other_town`` gave."""
    chance = Random(seed)  # noqa: S311 - picks phrasings
    grids = {content.document.municipality or "": Grid([content]) for content in contents if content.figures}
    (town, first), (other, second) = grids.items()
    for cell in first.all_cells():
        if cell.row in ROWS and cell.column.is_money:
            theirs = second.value(cell.unit, cell.row, cell.column)
            yield _ask("town: named", chance.choice(_NAMED), cell, town, report, Gold((cell.value,)), chance)
            gold = Gold((theirs,) if theirs is not None else ())
            family = "town: the other named" if gold.values else "town: without the unit"
            yield _ask(family, chance.choice(_NAMED), cell, other, report, gold, chance)
            if theirs is not None:
                both = Gold(told=(cell.value, theirs))
                which = Gold(offers=(town, other))
                yield _ask("town: not named", _UNNAMED, cell, town, report, which, chance)
                pattern = chance.choice(_BOTH).replace("{other}", other)
                yield _ask("town: both named", pattern, cell, town, report, both, chance)
                apart = Gold((cell.value - theirs, theirs - cell.value))
                pattern = _APART.replace("{other}", other)
                yield _ask("town: difference", pattern, cell, town, report, apart, chance)


def _ask(family: str, pattern: str, cell: Cell, town: str, report: Period, gold: Gold, chance: Random) -> Ask:
    time = chance.choice(times_of(cell.column, report).formal)
    owner = unit_names(cell.unit).name
    text = fill(pattern.replace("{town}", town), ROWS[cell.row].name, owner, time, cell.column)
    return Ask(family, text, gold)
