"""Families of questions that set two units, rows or columns against each other."""

from collections.abc import Iterator
from itertools import combinations

from tests.metamorphic.figures import Column
from tests.metamorphic.forms import ROWS, Nature
from tests.metamorphic.judging import Ask, Gold, Way
from tests.metamorphic.speech import COSTS, INCOME, Speaker, fill, second

MONTHS_OF_YEAR = 12
STEM = 5
_WHICH = (
    "Kumman {nom} olivat suuremmat {time}, {gen} vai {gen2}?",
    "Kummalla oli {time} suuremmat {nom}, {ade} vai {ade2}?",
    "Kummalla oli enemmän {par} {time}: {ade} vai {ade2}?",
    "Kumpi käytti enemmän rahaa {time}, {unit} vai {unit2}?",
)
_HOW_MUCH_MORE = (
    "Paljonko suuremmat {gen} {nom} olivat kuin {gen2} {time}?",
    "Paljonko enemmän {ade} oli {par} kuin {ade2} {time}?",
    "Mikä oli {gen} ja {gen2} {gen_row} ero euroina {time}?",
)
_ROWS_APART = (
    "Paljonko suuremmat {gen} {nom} olivat kuin {nom2} {time}?",
    "Mikä oli {gen} {gen_row} ja {gen_row2} ero euroina {time}?",
)
_RATIO = (
    "Kuinka moninkertaiset {gen} {nom} ovat {later} verrattuna {earlier_ill}?",
    "Moninkertaiset {gen} {nom} {later} verrattuna {earlier_ill}, kuinka?",
)
_UNIT_RATIO = (
    "Kuinka moninkertaiset {gen} {nom} olivat {gen2} {ill} verrattuna {time}?",
    "Kuinka monta kertaa suuremmat {gen} {nom} olivat kuin {gen2} {time}?",
)
_POINTS = (
    "Montako prosenttiyksikköä {gen} {gen_row} toteumaprosentti eroaa {gen2} toteumaprosentista?",
    "Mikä on {gen} ja {gen2} {gen_row} toteumaprosenttien ero prosenttiyksikköinä?",
    "Kuinka monta prosenttiyksikköä suurempi tai pienempi {gen} {gen_row} tot-% on kuin {gen2}?",
)
_PROJECTION = (
    "Paljonko {gen} {nom} olisivat koko vuonna {year}, jos tahti jatkuu samana?",
    "Jos {gen} {nom} jatkuvat samaa tahtia, paljonko ne ovat koko vuonna {year}?",
    "Mihin summaan {gen} {nom} päätyvät vuonna {year} nykyisellä tahdilla?",
)
_OVERRUN = (
    "Jos {gen} {nom} jatkuvat samaa tahtia kuin {time}, paljonko talousarvio {way} vuonna {year}?",
    "Paljonko {gen} {gen_row} talousarvio {year} {way}, jos tahti jatkuu samana?",
    "Ylittyykö vai alittuuko {gen} {gen_row} talousarvio {year} samalla tahdilla, ja paljonko?",
)


def comparisons(speaker: Speaker) -> Iterator[Ask]:
    """Yield the questions that compare."""
    for unit in speaker.grid.units:
        for row in speaker.rows(unit):
            yield from _ahead(speaker, unit, row)
            yield from _ratio(speaker, unit, row)
        for column in speaker.actuals():
            for one, other in combinations(speaker.rows_in(unit, COSTS), 2):
                yield from _rows_apart(speaker, unit, one, other, column)
    for one, other in combinations(speaker.grid.units, 2):
        for row in (row for row in speaker.rows(one) if row in speaker.rows(other)):
            yield from _points(speaker, one, other, row)
    for one, other in speaker.grid.side_by_side():
        for row in (COSTS, INCOME):
            for column in speaker.actuals():
                yield from _units_apart(speaker, one, other, row, column)


def _units_apart(speaker: Speaker, one: str, other: str, row: str, column: Column) -> Iterator[Ask]:
    first, last = speaker.amount(one, row, column), speaker.amount(other, row, column)
    if first is None or last is None or first == last:
        return
    more, less = (one, other) if abs(first) > abs(last) else (other, one)
    larger = first if more == one else last
    winner = f"suurempi on {more[:STEM]}"
    words = {**second(speaker.owner(other)), "time": speaker.time(column)}
    gold = Gold((larger, first - last), any_sign=True, names=(winner,))
    for pattern in speaker.pick(_WHICH if row == COSTS else _WHICH[:3]):
        yield Ask("which of two units", fill(pattern, speaker.noun(row), speaker.owner(one), words), gold)
    words = {**second(speaker.owner(less)), "time": speaker.time(column)}
    apart = Gold((first - last,), any_sign=True)
    for pattern in speaker.pick(_HOW_MUCH_MORE):
        yield Ask("how much more", fill(pattern, speaker.noun(row), speaker.owner(more), words), apart)
    ratio = Gold((larger / (first + last - larger),) if first and last else (), "ratio")
    for pattern in speaker.pick(_UNIT_RATIO):
        yield Ask("ratio of two units", fill(pattern, speaker.noun(row), speaker.owner(more), words), ratio)


def _rows_apart(speaker: Speaker, unit: str, one: str, other: str, column: Column) -> Iterator[Ask]:
    first, last = speaker.amount(unit, one, column), speaker.amount(unit, other, column)
    if first is None or last is None or first == last:
        return
    more, less = (one, other) if abs(first) > abs(last) else (other, one)
    noun = speaker.noun(less)
    words = {"nom2": noun.nom, "gen_row2": noun.gen, "time": speaker.time(column)}
    for pattern in speaker.pick(_ROWS_APART, 1):
        text = fill(pattern, speaker.noun(more), speaker.owner(unit), words)
        yield Ask("difference of two rows", text, Gold((first - last,), any_sign=True))


def _ahead(speaker: Speaker, unit: str, row: str) -> Iterator[Ask]:
    spent, planned = speaker.amount(unit, row, speaker.half), speaker.amount(unit, row, speaker.budget)
    half, budget = speaker.half, speaker.budget
    if half is None or budget is None or spent is None or planned is None or ROWS[row].nature is not Nature.COST:
        return
    whole_year = spent * MONTHS_OF_YEAR / half.period.month_count
    over = planned - whole_year
    way = None if not over else (Way.OVER if over > 0 else Way.UNDER)
    words = {
        "year": str(budget.period.last.year),
        "time": speaker.time(half),
        "way": "ylittyisi" if way is Way.OVER else "alittuisi",
    }
    noun, owner = speaker.noun(row), speaker.owner(unit)
    for pattern in speaker.pick(_PROJECTION):
        yield Ask("projection", fill(pattern, noun, owner, words), Gold((whole_year,), any_sign=True))
    for pattern in speaker.pick(_OVERRUN):
        yield Ask("projected overrun", fill(pattern, noun, owner, words), Gold((over,), way=way))


def _ratio(speaker: Speaker, unit: str, row: str) -> Iterator[Ask]:
    before, after = speaker.amount(unit, row, speaker.closing), speaker.amount(unit, row, speaker.budget)
    if before is None or after is None or speaker.budget is None or not ROWS[row].name.plural:
        return
    year = speaker.budget.period.last.year
    words = {"later": f"talousarviossa {year}", "earlier_ill": f"tilinpäätökseen {speaker.report.last.year - 1}"}
    gold = Gold((after / before,) if before else (), "ratio")
    for pattern in speaker.pick(_RATIO):
        yield Ask("ratio", fill(pattern, speaker.noun(row), speaker.owner(unit), words), gold)


def _points(speaker: Speaker, one: str, other: str, row: str) -> Iterator[Ask]:
    first, last = speaker.amount(one, row, speaker.rate), speaker.amount(other, row, speaker.rate)
    if first is None or last is None:
        return
    gold = Gold((first - last,), "pp", any_sign=True)
    words = second(speaker.owner(other))
    for pattern in speaker.pick(_POINTS):
        yield Ask("percentage points", fill(pattern, speaker.noun(row), speaker.owner(one), words), gold)
