"""Tables whose rows are units of the organisation and whose columns are measures, periods, or both."""

from decimal import ROUND_HALF_UP, Decimal
from random import Random

from store.figures import Basis
from store.periods import Period
from tests.reports.accounts import Book, Line, Scale, lay_table
from tests.reports.heads import Times, scheme
from tests.reports.model import MadeColumn, MadeRow, MadeTable, Sum
from tests.reports.rows import SECTORS

_MEASURES = (("Toimintatuotot", "Toimintakulut", "Toimintakate"), ("Tulot", "Menot", "Netto"))


def unit_rows_table(random: Random, times: Times, town: str, scale: Scale) -> MadeTable:
    """Return a table with a row for each sector."""
    form = random.randrange(3)
    if form == 0:
        return _one_measure(random, times, town, scale)
    return _measures(random, times, town, scale, is_crossed=form == 2)


def _one_measure(random: Random, times: Times, town: str, scale: Scale) -> MadeTable:
    """Return a table of one measure, its columns periods and bases."""
    measure = random.choice(("Toimintakate", "Toimintakulut"))
    names = random.sample(SECTORS, 4)
    lines = [Line(name, -random.randrange(900, 9000) * 1000, organisation=name, measure=measure) for name in names]
    lines.append(Line("Yhteensä", parts=tuple(names), organisation=town, measure=measure))
    book = Book(random, Decimal(times.month) / 12)
    return lay_table(book, "sectors", f"{measure} toimialoittain", town, lines, scheme(random, times), scale)


def _measures(random: Random, times: Times, town: str, scale: Scale, *, is_crossed: bool) -> MadeTable:
    """Return a table whose columns are measures, crossed with budget and actual where asked."""
    words = random.choice(_MEASURES)
    period = times.actual
    actual = str(times.year) if times.is_closing else f"1–{times.month}/{times.year}"
    bases: list[tuple[str, Basis, Period]] = [(f"TOT {actual}", Basis.ACTUAL, period)]
    if is_crossed:
        bases.insert(0, (f"TA {times.year}", Basis.BUDGET, Period.year(times.year)))
        columns = [MadeColumn((head,), basis, time, None, word, word) for word in words for head, basis, time in bases]
        title = "Talousarvion toteutuminen toimialoittain"
    else:
        columns = [MadeColumn((word,), Basis.ACTUAL, period, None, "", word) for word in words]
        kind = "Tilinpäätös" if times.is_closing else "Toteuma"
        title = f"Toimialojen tulot ja menot, {kind.lower()} {actual}"
    names = random.sample(SECTORS, 4)
    table: list[list[Decimal]] = [_amounts(random, len(bases), scale) for _ in names]
    table.append([sum(column, Decimal(0)) for column in zip(*table, strict=True)])
    labels = [*names, "Yhteensä"]
    rows = [
        MadeRow(label, tuple(values), None, 0, label == "Yhteensä", town if label == "Yhteensä" else label)
        for label, values in zip(labels, table, strict=True)
    ]
    total = Sum(len(names), tuple(range(len(names))))
    return MadeTable(title, town, tuple(columns), tuple(rows), scale.unit, scale.note, scale.corner, (), (total,))


def _amounts(random: Random, bases: int, scale: Scale) -> list[Decimal]:
    """Return a unit's income, costs and net, each for every basis."""
    step = Decimal(1).scaleb(-scale.decimals)

    def draw(least: int, most: int) -> Decimal:
        return (Decimal(random.randrange(least, most) * 1000 + random.randrange(1000)) / scale.unit.scale).quantize(
            step, ROUND_HALF_UP
        )

    income = [draw(60, 2400) for _ in range(bases)]
    costs = [-draw(2500, 9900) for _ in range(bases)]
    return [*income, *costs, *(one + other for one, other in zip(income, costs, strict=True))]
