"""Families of questions that need arithmetic on two or more stored figures, with the result in exact fractions."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations
from random import Random

from store.figures import Basis
from store.periods import Period
from tests.metamorphic.figures import Column, Grid
from tests.metamorphic.forms import ROWS, Nature, Noun, Owner, RowNames, initials, unit_names
from tests.metamorphic.judging import Ask, Gold, Way
from tests.metamorphic.times import Times, times_of

MONTHS_OF_YEAR = 12
HUNDRED = 100
_COSTS, _INCOME = "Toimintakulut", "Toimintatuotot"
_CHANGE = (
    "Paljonko {gen} {nom} {verb} euroina {start} {end}?",
    "Kuinka monta euroa {gen} {nom} {verb} {start} {end}?",
    "Paljonko {gen} {nom} {verb} {later} verrattuna aikaan {earlier}?",
    "{unit}, {nom}: muutos euroina {start} {end}?",
    "paljonks {gen} {nom} {verb} {start} {end}",
    "Mikä on {gen} {gen_row} muutos euroina, kun verrataan {later} ja {earlier}?",
)
_CHANGE_RATE = (
    "Montako prosenttia {gen} {nom} {verb} {start} {end}?",
    "Kuinka monta prosenttia {gen} {nom} {verb} {start} {end}?",
    "Mikä on {gen} {gen_row} muutosprosentti {start} {end}?",
    "{unit} {nom} muutos-% {start} {end}?",
    "montako prossaa {gen} {nom} {verb} {start} {end}",
    "Paljonko {gen} {nom} {verb} prosentteina {start} {end}?",
)
_YEAR_AGO = (
    "Paljonko {gen} {nom} {verb} {later} verrattuna edellisen vuoden vastaavaan aikaan?",
    "Paljonko {gen} {nom} {verb} {later} vuoden takaisesta?",
    "Paljonko {gen} {nom} {verb} euroina {later} vuotta aiempaan verrattuna?",
)
_ROW_SHARE = (
    "Montako prosenttia {gen} {whole_ela} oli {part_par} {time}?",
    "Mikä oli {part_gen} osuus {gen} {whole_ela} {time}?",
    "Kuinka suuri osuus prosentteina {gen} {whole_ela} {time} oli {part_par}?",
    "{unit}: {part_gen} osuus {whole_ela} {time}, %?",
    "kuinka iso siivu {gen} {whole_ela} oli {part_par} {time}",
)
_UNIT_SHARE = (
    "Mikä oli {part_gen} osuus {gen} {whole_ela} {time}?",
    "Montako prosenttia {gen} {whole_ela} {time} oli {part_gen}?",
    "Kuinka suuri osuus prosentteina {gen} {whole_ela} {time} kuuluu {part_all}?",
    "Mikä osuus (%) {gen} {whole_ela} oli {part_gen} {time}?",
)
_UNIT_SUM = (
    "Paljonko {gen} ja {gen2} {nom} {past} yhteensä {time}?",
    "Laske yhteen {gen} ja {gen2} {nom} {time}.",
    "{unit} + {unit2} {nom} {time} yhteensä?",
    "Paljonko {nom} {past} yhteensä {ine} ja {ine2} {time}?",
)
_ROW_SUM = (
    "Paljonko {gen} {nom} ja {nom2} olivat yhteensä {time}?",
    "Laske yhteen {gen} {nom} ja {nom2} {time}.",
    "{unit}: {nom} + {nom2} yhteensä {time}?",
)
_UNIT_REST = (
    "Paljonko {gen} {whole_ela} {time} oli muuta kuin {part_gen} osuutta?",
    "Paljonko {gen} {nom} {past} {time} ilman {part_par}?",
)
_ROW_REST = (
    "Paljonko {gen} {whole_ela} {time} oli muuta kuin {part_par}?",
    "Paljonko {gen} {whole_nom} olivat {time} ilman {part_par}?",
)
_MEAN = (
    "Paljonko {gen} {nom} {past} keskimäärin kuukaudessa {time}?",
    "Mikä oli {gen} {gen_row} keskiarvo kuukautta kohti {time}?",
    "{unit} {nom} keskimäärin kuussa {time}?",
    "paljonks {gen} {nom} oli keskimäärin kuussa {time}",
)
_RATIO = (
    "Kuinka moninkertaiset {gen} {nom} ovat {later} verrattuna {earlier_par}?",
    "Moninkertaiset {gen} {nom} {later} verrattuna {earlier_par}, kuinka?",
)
_PP = (
    "Montako prosenttiyksikköä {gen} {gen_row} toteumaprosentti eroaa {gen2} toteumaprosentista?",
    "Mikä on {gen} ja {gen2} {gen_row} toteumaprosenttien ero prosenttiyksikköinä?",
    "Kuinka monta prosenttiyksikköä suurempi tai pienempi {gen} {gen_row} tot-% on kuin {gen2}?",
)
_JOINT = (
    "Montako prosenttia TA {year}:n {ela} {gen} ja {gen2} osalta on yhteensä käytetty kesäkuun loppuun mennessä?",
    "Mikä on {gen} ja {gen2} yhteenlaskettu {gen_row} toteumaprosentti {year}?",
    "Montako prosenttia {year} talousarvion {ela} {unit} ja {unit2} ovat yhteensä käyttäneet?",
)
_PROJECTION = (
    "Paljonko {gen} {nom} olisivat koko vuonna {year}, jos tahti jatkuu samana?",
    "Jos {gen} {nom} jatkuvat samaa tahtia, paljonko ne ovat koko vuonna {year}?",
)
_OVERRUN = (
    "Jos {gen} {nom} jatkuvat samaa tahtia kuin {time}, paljonko talousarvio {way} vuonna {year}?",
    "Paljonko {gen} {gen_row} talousarvio {year} {way}, jos tahti jatkuu samana?",
)
_BIGGEST_ROW = (
    "Mikä oli {gen} suurin kululaji {time}?",
    "Mikä kuluerä oli suurin {ine} {time}?",
    "Mihin kululajiin {ade} meni eniten rahaa {time}?",
)
_SMALLEST_ROW = ("Mikä oli {gen} pienin kululaji {time}?", "Mikä menolaji oli pienin {ine} {time}?")
_BIGGEST_INCOME = ("Mikä oli {gen} suurin tulolaji {time}?", "Mikä tuottolaji oli suurin {ine} {time}?")
_MOST_GROWN = (
    "Mikä {gen} kululaji kasvoi euroissa eniten {start} {end}?",
    "Minkä kululajin kulut kasvoivat eniten euroina {ine} {start} {end}?",
)
_BIGGEST_UNIT = (
    "Millä vastuualueella oli suurimmat {nom} {time}?",
    "Minkä vastuualueen {nom} {past} suurimmat {time}?",
)
_COMPARED = (
    "Kumman {nom} olivat suuremmat {time}, {gen} vai {gen2}?",
    "Kummalla oli {time} suuremmat {nom}, {ade} vai {ade2}?",
    "Kumpi käytti enemmän rahaa {time}, {unit} vai {unit2}?",
)


class Sums:
    """The questions of every operation over one grid; ``seed`` picks phrasings."""

    def __init__(self, grid: Grid, report: Period, seed: int, per_case: int) -> None:
        """Take the figures, the newest period reported, and how many phrasings each case gets."""
        self._grid = grid
        self._report = report
        self._per_case = per_case
        self._chance = Random(seed)  # noqa: S311 - picks phrasings

    def asks(self) -> Iterator[Ask]:
        """Yield the questions of all operations."""
        for unit in self._grid.units:
            yield from self._changes(unit)
            yield from self._within(unit)
            yield from self._ahead(unit)
            yield from self._rankings(unit)
        for part, whole in self._grid.parts():
            yield from self._part_of(part, whole)
        for one, other in combinations(self._grid.units, 2):
            if not {(one, other), (other, one)} & set(self._grid.parts()):
                yield from self._together(one, other)
        yield from self._unit_rankings()

    def _pick(self, patterns: tuple[str, ...]) -> Iterator[str]:
        count = min(self._per_case, len(patterns))
        yield from self._chance.sample(patterns, count)

    def _owner(self, unit: str) -> Owner:
        names = unit_names(unit)
        shorts = tuple(initials(short) for short in names.short)
        return self._chance.choice((names.name, names.name, *names.variants, *names.everyday, *shorts))

    def _noun(self, row: str) -> Noun:
        names = ROWS[row]
        return self._chance.choice((names.name, names.name, *names.everyday))

    def _time(self, column: Column) -> str:
        times = times_of(column, self._report)
        return self._chance.choice((*times.formal, *times.everyday))

    def _amount(self, unit: str, row: str, column: Column) -> Fraction | None:
        return self._grid.value(unit, row, column)

    def _rows(self, unit: str) -> list[str]:
        return [row for row in self._grid.rows(unit) if row in ROWS]

    def _changes(self, unit: str) -> Iterator[Ask]:
        for row in self._rows(unit):
            for earlier, later in self._grid.comparable():
                before, after = self._amount(unit, row, earlier), self._amount(unit, row, later)
                if before is None or after is None:
                    continue
                way = _way(ROWS[row], before, after)
                values: tuple[Fraction, ...] = (after - before,)
                words = self._change_words(row, earlier, later, way)
                noun, owner = self._noun(row), self._owner(unit)
                for pattern in self._pick(_CHANGE):
                    yield Ask("change in euros", _fill(pattern, noun, owner, words), Gold(values, way=way))
                if later.basis == Basis.ACTUAL.name:
                    for pattern in self._pick(_YEAR_AGO):
                        yield Ask("change from a year ago", _fill(pattern, noun, owner, words), Gold(values, way=way))
                rate = ((after - before) / abs(before) * HUNDRED,) if before else ()
                for pattern in self._pick(_CHANGE_RATE):
                    yield Ask("change in percent", _fill(pattern, noun, owner, words), Gold(rate, "%", way=way))

    def _change_words(self, row: str, earlier: Column, later: Column, way: Way | None) -> dict[str, str]:
        before, after = times_of(earlier, self._report), times_of(later, self._report)
        verbs = {Way.UP: "kasvoivat", Way.DOWN: "pienenivät", Way.WORSE: "heikkeni", Way.BETTER: "parani"}
        verb = verbs[way] if way is not None else "muuttuivat"
        if not ROWS[row].name.plural and way not in (Way.WORSE, Way.BETTER):
            verb = "muuttui"
        return {
            "start": before.start,
            "end": after.end,
            "later": _compared(after),
            "earlier": _compared(before),
            "verb": self._chance.choice((verb, verb, "muuttuivat" if ROWS[row].name.plural else "muuttui")),
        }

    def _within(self, unit: str) -> Iterator[Ask]:
        for total in (_COSTS, _INCOME):
            rows = [row for row in self._grid.rows_in(unit, total) if row in ROWS]
            for column in self._grid.money_columns():
                whole = self._amount(unit, total, column)
                for row in rows:
                    part = self._amount(unit, row, column)
                    if part is None or whole is None:
                        continue
                    words = self._part_words(self._noun(row), self._noun(total), column)
                    owner = self._owner(unit)
                    share = (part / whole * HUNDRED,) if whole else ()
                    for pattern in self._pick(_ROW_SHARE):
                        text = _fill(pattern, ROWS[total].name, owner, words)
                        yield Ask("share of a row in its total", text, Gold(share, "%"))
                    for pattern in self._pick(_ROW_REST):
                        text = _fill(pattern, ROWS[total].name, owner, words)
                        yield Ask("rest of a total without a row", text, Gold((whole - part,)))
                yield from self._row_sums(unit, rows, column)
        yield from self._means(unit)

    def _part_words(self, part: Noun, whole: Noun, column: Column) -> dict[str, str]:
        return {
            "part_par": part.par,
            "part_gen": part.gen,
            "whole_ela": whole.ela,
            "whole_nom": whole.nom,
            "time": self._time(column),
        }

    def _row_sums(self, unit: str, rows: list[str], column: Column) -> Iterator[Ask]:
        for one, other in combinations(rows, 2):
            first, second = self._amount(unit, one, column), self._amount(unit, other, column)
            if first is None or second is None:
                continue
            words = {"time": self._time(column), "nom2": self._noun(other).nom}
            for pattern in list(self._pick(_ROW_SUM))[:1]:
                text = _fill(pattern, self._noun(one), self._owner(unit), words)
                yield Ask("sum of two rows", text, Gold((first + second,)))

    def _means(self, unit: str) -> Iterator[Ask]:
        for row in self._rows(unit):
            for column in self._grid.money_columns():
                value = self._amount(unit, row, column)
                if value is None:
                    continue
                gold = Gold((value / column.period.month_count,), any_sign=True)
                for pattern in list(self._pick(_MEAN))[:1]:
                    words = {"time": self._time(column), "past": "olivat"}
                    yield Ask("mean of a month", _fill(pattern, self._noun(row), self._owner(unit), words), gold)

    def _ahead(self, unit: str) -> Iterator[Ask]:
        half = next((c for c in self._grid.columns if c.basis == Basis.ACTUAL.name and c.period == self._report), None)
        budget = next((c for c in self._grid.columns if c.basis == Basis.AMENDED_BUDGET.name), None)
        if half is None or budget is None:
            return
        for row in (row for row in self._rows(unit) if ROWS[row].nature is Nature.COST):
            spent, planned = self._amount(unit, row, half), self._amount(unit, row, budget)
            if spent is None or planned is None:
                continue
            whole_year = spent * Fraction(MONTHS_OF_YEAR, half.period.month_count)
            over = planned - whole_year
            way = None if not over else (Way.OVER if over > 0 else Way.UNDER)
            year = {"year": str(budget.period.last.year), "time": self._time(half)}
            year["way"] = "ylittyisi" if way is Way.OVER else "alittuisi"
            noun, owner = self._noun(row), self._owner(unit)
            for pattern in self._pick(_PROJECTION):
                yield Ask("projection", _fill(pattern, noun, owner, year), Gold((whole_year,), any_sign=True))
            for pattern in self._pick(_OVERRUN):
                yield Ask("projected overrun", _fill(pattern, noun, owner, year), Gold((over,), way=way))
        yield from self._ratios(unit, budget)

    def _ratios(self, unit: str, budget: Column) -> Iterator[Ask]:
        closing = next(
            (c for c in self._grid.money_columns() if c.period.is_year and c.basis == Basis.ACTUAL.name), None
        )
        for row in self._rows(unit):
            before = self._amount(unit, row, closing) if closing else None
            after = self._amount(unit, row, budget)
            if before is None or after is None or closing is None or not ROWS[row].name.plural:
                continue
            gold = Gold((after / before,) if before else (), "ratio")
            words = {
                "later": f"talousarviossa {budget.period.last.year}",
                "earlier_par": f"tilinpäätökseen {closing.period.last.year}",
            }
            for pattern in self._pick(_RATIO):
                yield Ask("ratio", _fill(pattern, self._noun(row), self._owner(unit), words), gold)

    def _part_of(self, part: str, whole: str) -> Iterator[Ask]:
        for row in self._rows(part):
            for column in self._grid.money_columns():
                mine, all_of_it = self._amount(part, row, column), self._amount(whole, row, column)
                if mine is None or all_of_it is None:
                    continue
                noun, owner, child = self._noun(row), self._owner(whole), self._owner(part)
                words = {
                    "part_gen": child.gen,
                    "part_all": child.all,
                    "part_par": _partitive(part),
                    "whole_ela": noun.ela,
                    "time": self._time(column),
                    "past": "olivat" if noun.plural else "oli",
                }
                share = (mine / all_of_it * HUNDRED,) if all_of_it else ()
                for pattern in self._pick(_UNIT_SHARE):
                    yield Ask("share of a unit", _fill(pattern, noun, owner, words), Gold(share, "%"))
                for pattern in self._pick(_UNIT_REST):
                    yield Ask("rest without a unit", _fill(pattern, noun, owner, words), Gold((all_of_it - mine,)))

    def _together(self, one: str, other: str) -> Iterator[Ask]:
        shared = [row for row in self._rows(one) if row in self._rows(other)]
        for row in shared:
            for column in self._grid.money_columns():
                yield from self._sum_and_comparison(one, other, row, column)
            yield from self._realisations(one, other, row)

    def _sum_and_comparison(self, one: str, other: str, row: str, column: Column) -> Iterator[Ask]:
        first, second = self._amount(one, row, column), self._amount(other, row, column)
        if first is None or second is None:
            return
        noun, owner = self._noun(row), self._owner(one)
        words = {**_second(self._owner(other)), "time": self._time(column), "past": "olivat" if noun.plural else "oli"}
        for pattern in self._pick(_UNIT_SUM):
            yield Ask("sum of two units", _fill(pattern, noun, owner, words), Gold((first + second,)))
        if row not in (_COSTS, _INCOME) or first == second or (column.basis != Basis.ACTUAL.name):
            return
        more = one if abs(first) > abs(second) else other
        larger = first if more == one else second
        gold = Gold((larger, first - second), any_sign=True, names=(f"suurempi on {unit_names(more).name.gen}",))
        for pattern in self._pick(_COMPARED if row == _COSTS else _COMPARED[:2]):
            yield Ask("which of two units", _fill(pattern, noun, owner, words), gold)

    def _realisations(self, one: str, other: str, row: str) -> Iterator[Ask]:
        rate = next((c for c in self._grid.columns if c.basis == Basis.REALISATION.name), None)
        budget = next((c for c in self._grid.columns if c.basis == Basis.AMENDED_BUDGET.name), None)
        half = next((c for c in self._grid.columns if c.basis == Basis.ACTUAL.name and c.period == self._report), None)
        if rate is None or budget is None or half is None:
            return
        noun, owner = self._noun(row), self._owner(one)
        words = {**_second(self._owner(other)), "year": str(budget.period.last.year)}
        rates = [self._amount(unit, row, rate) for unit in (one, other)]
        spent = [self._amount(unit, row, half) for unit in (one, other)]
        planned = [self._amount(unit, row, budget) for unit in (one, other)]
        if rates[0] is not None and rates[1] is not None:
            for pattern in self._pick(_PP):
                gold = Gold((rates[0] - rates[1],), "pp", any_sign=True)
                yield Ask("percentage points", _fill(pattern, noun, owner, words), gold)
        if all(value is not None for value in (*spent, *planned)):
            total = sum((value or Fraction(0) for value in planned), Fraction(0))
            used = sum((value or Fraction(0) for value in spent), Fraction(0))
            gold = Gold((used / total * HUNDRED,) if total else (), "%")
            for pattern in self._pick(_JOINT):
                yield Ask("realisation of two units", _fill(pattern, noun, owner, words), gold)

    def _rankings(self, unit: str) -> Iterator[Ask]:
        costs = [row for row in self._grid.rows_in(unit, _COSTS) if row in ROWS]
        income = [row for row in self._grid.rows_in(unit, _INCOME) if row in ROWS]
        for column in self._grid.money_columns():
            words = {"time": self._time(column)}
            for family, rows, patterns, smallest in (
                ("largest cost", costs, _BIGGEST_ROW, False),
                ("smallest cost", costs, _SMALLEST_ROW, True),
                ("largest income", income, _BIGGEST_INCOME, False),
            ):
                amounts = {row: abs(self._amount(unit, row, column) or Fraction(0)) for row in rows}
                if not amounts or (column.basis != Basis.ACTUAL.name and patterns is _BIGGEST_ROW):
                    continue
                chosen = (min if smallest else max)(amounts, key=lambda row, of=amounts: of[row])  # type: ignore[misc]
                gold = Gold((amounts[chosen],), any_sign=True, names=(f": {chosen}",))
                for pattern in patterns:
                    yield Ask(family, _fill(pattern, ROWS[_COSTS].name, self._owner(unit), words), gold)
        yield from self._most_grown(unit, costs)

    def _most_grown(self, unit: str, rows: list[str]) -> Iterator[Ask]:
        for earlier, later in self._grid.comparable():
            grown = {
                row: (self._amount(unit, row, earlier) or Fraction(0)) - (self._amount(unit, row, later) or Fraction(0))
                for row in rows
            }
            if not grown or max(grown.values()) <= 0:
                continue
            chosen = max(grown, key=lambda row, of=grown: of[row])  # type: ignore[misc]
            words = {"start": times_of(earlier, self._report).start, "end": times_of(later, self._report).end}
            gold = Gold((grown[chosen],), any_sign=True, names=(f": {chosen}",))
            for pattern in _MOST_GROWN:
                yield Ask("most grown cost", _fill(pattern, ROWS[_COSTS].name, self._owner(unit), words), gold)

    def _unit_rankings(self) -> Iterator[Ask]:
        units = [unit for unit in self._grid.units if self._grid.sections[unit].startswith("vastuualue")]
        for row in (_COSTS, _INCOME):
            for column in self._grid.money_columns():
                amounts = {unit: abs(self._amount(unit, row, column) or Fraction(0)) for unit in units}
                if len(amounts) < 2:
                    continue
                chosen = max(amounts, key=lambda unit, of=amounts: of[unit])  # type: ignore[misc]
                gold = Gold((amounts[chosen],), any_sign=True, names=(f": {chosen}",))
                budget = column.basis != Basis.ACTUAL.name
                for pattern in _BIGGEST_UNIT:
                    words = {"time": self._time(column), "past": "ovat" if budget else "olivat"}
                    text = _fill(pattern, self._noun(row), unit_names(chosen).name, words)
                    yield Ask("largest unit", text, gold)


def _compared(times: Times) -> str:
    """Return a time that can stand after *verrattuna aikaan*: a bare span, year or budget."""
    return times.short[0]


def _way(names: RowNames, before: Fraction, after: Fraction) -> Way | None:
    if before == after:
        return None
    if names.nature is Nature.RESULT:
        return Way.BETTER if after > before else Way.WORSE
    if before * after < 0:
        return None
    return Way.UP if abs(after) > abs(before) else Way.DOWN


def _second(owner: Owner) -> dict[str, str]:
    return {"gen2": owner.gen, "unit2": owner.nom, "ine2": owner.ine, "ade2": owner.ade}


def _partitive(unit: str) -> str:
    gen = unit_names(unit).name.gen
    return f"{gen} osuutta"


def _fill(pattern: str, noun: Noun, unit: Owner, words: dict[str, str]) -> str:
    cases = {
        "nom": noun.nom,
        "gen_row": noun.gen,
        "par": noun.par,
        "ela": noun.ela,
        "ill": noun.ill,
        "unit": unit.nom,
        "gen": unit.gen,
        "ade": unit.ade,
        "ine": unit.ine,
        "all": unit.all,
        "past": "olivat" if noun.plural else "oli",
        **words,
    }
    text = pattern.format(**cases)
    return text if pattern[0].islower() else text[:1].upper() + text[1:]
