"""Two reports of one town, a year apart: each column's year decides, and a figure told twice must be asked about."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from random import Random

from store.contents import Contents
from store.figures import Basis, Figure
from store.periods import Period
from store.units import Dimension, Quantity
from tests.metamorphic.figures import Column, Grid
from tests.metamorphic.forms import ROWS, unit_names
from tests.metamorphic.judging import Ask, Gold
from tests.metamorphic.lookups import fill
from tests.metamorphic.times import times_of

_SHIFT = Decimal(2_000_011)
_PATTERNS = (
    "Paljonko {gen} {nom} {past} {time}?",
    "{unit}: {nom} {time}?",
    "paljonks {gen} {nom} oli {time}",
)
_RATE = (
    "Mikä oli {gen} {gen_row} toteumaprosentti kesäkuun lopussa {year}?",
    "{unit} {nom} tot-% {year}?",
)
_LEFT = ("Paljonko {gen} {gen_row} määrärahasta oli jäljellä kesäkuun lopussa {year}?",)


def with_report_before(contents: Sequence[Contents]) -> list[Contents]:
    """Return the contents and, made of the largest, the same report of the year before, with other amounts."""
    main = max(contents, key=lambda content: len(content.figures))
    name = f"edellinen-{main.document.name}"
    period, dated = main.document.period, main.document.dated
    document = replace(
        main.document,
        name=name,
        content_hash="1" * 64,
        title=f"Edellinen {main.document.title}",
        period=_year_before(period) if period else None,
        dated=dated.replace(year=dated.year - 1) if dated else None,
    )
    figures = tuple(_earlier(figure, name) for figure in main.figures)
    before = replace(
        main, document=document, figures=figures, goals=(), risks=(), projects=(), quantities=(), passages=(), pages=()
    )
    return [*contents, before]


def _year_before(period: Period) -> Period:
    return Period(period.first.replace(year=period.first.year - 1), period.last.replace(year=period.last.year - 1))


def _earlier(figure: Figure, name: str) -> Figure:
    column = figure.place.column or ""
    for year in (figure.period.last.year, figure.period.last.year - 1):
        column = column.replace(str(year), str(year - 1)).replace(f"-{year % 100}", f"-{year % 100 - 1}")
        if column != figure.place.column:
            break
    value, printed = figure.quantity.value, figure.as_printed
    if figure.quantity.unit.dimension is Dimension.MONEY:
        value += _SHIFT if value >= 0 else -_SHIFT
        printed = f"{value:,}".replace(",", " ")
    elif value:
        value += Decimal("1.11")
        printed = str(value).replace(".", ",")
    return replace(
        figure,
        period=_year_before(figure.period),
        quantity=Quantity(value, figure.quantity.unit),
        as_printed=printed,
        quote=f"{figure.measure} {printed}",
        place=replace(figure.place, document=name, column=column),
    )


def year_asks(contents: Sequence[Contents], report: Period, seed: int) -> Iterator[Ask]:
    """Yield the questions over the contents that ``with_report_before`` gave."""
    chance = Random(seed)  # noqa: S311 - picks phrasings
    grids = [Grid([content]) for content in contents if content.figures]
    for (unit, row, column), value in [item for grid in grids for item in grid.cells.items() if item[0][1] in ROWS]:
        values = {grid.cells[unit, row, column] for grid in grids if (unit, row, column) in grid.cells}
        gold = Gold((value,)) if len(values) == 1 else Gold(told=tuple(sorted(values)))
        noun, owner = ROWS[row].name, unit_names(unit).name
        if column.is_money:
            when = times_of(column, _newest_for(column, report))
            time = chance.choice((*when.formal, *when.short))
            family = "years: one report" if len(values) == 1 else "years: told twice"
            yield Ask(family, fill(chance.choice(_PATTERNS), noun, owner, time, column), gold)
        elif column.basis == Basis.REALISATION.name:
            text = fill(chance.choice(_RATE), noun, owner, "", column)
            yield Ask("years: realisation", text, Gold((value,), "%"))
        elif column.basis == Basis.REMAINING.name:
            text = fill(chance.choice(_LEFT), noun, owner, "", column)
            yield Ask("years: remaining", text, Gold((value,), any_sign=True))


def _newest_for(column: Column, report: Period) -> Period:
    """Return the report against which "last year" would be read: always the newest."""
    return report if column.period.last.year >= report.last.year - 1 else _year_before(_year_before(report))
