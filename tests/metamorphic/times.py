"""How people speak of a column: of a year, of a part of a year, of a budget."""

from dataclasses import dataclass

from store.figures import Basis
from store.periods import Period
from tests.metamorphic.figures import Column

_MONTHS = {
    1: "tammi",
    2: "helmi",
    3: "maalis",
    4: "huhti",
    5: "touko",
    6: "kesä",
    7: "heinä",
    8: "elo",
    9: "syys",
    10: "loka",
    11: "marras",
    12: "joulu",
}
HALF = 6


@dataclass(frozen=True, slots=True)
class Times:
    """Phrases for one column by manner of speech; ``start`` and ``end`` are for a change from one to another."""

    formal: tuple[str, ...]
    everyday: tuple[str, ...]
    short: tuple[str, ...]
    spoken: tuple[str, ...]
    start: str = ""
    end: str = ""


def times_of(column: Column, report: Period) -> Times:
    """Return the phrases for a column; ``report`` is the newest period reported, which "last year" is before."""
    if report.is_year and column.basis in (Basis.AMENDED_BUDGET.name, Basis.BUDGET.name):
        return _one_of_budgets(column)
    if column.basis in (Basis.AMENDED_BUDGET.name, Basis.BUDGET.name):
        return _budget(column.period.last.year)
    if column.period.is_year:
        return _closing(column.period.last.year, report)
    return _months(column.period)


def _one_of_budgets(column: Column) -> Times:
    """Return the phrases for a budget where a report has both the original and the amended one."""
    year, which = column.period.last.year, "alkuperäise" if column.is_original_budget else "muutetu"
    name = "alkuperäinen talousarvio" if column.is_original_budget else "muutettu talousarvio"
    said = (f"vuoden {year} {which}ssa talousarviossa", f"{which}ssa talousarviossa {year}")
    if column.is_original_budget:
        said = (f"vuoden {year} alkuperäisessä talousarviossa", f"alkuperäisessä budjetissa {year}")
    return Times(
        formal=said,
        everyday=said,
        short=(f"{name} {year}",),
        spoken=said,
        start=f"vuoden {year} {which}stä talousarviosta" if column.is_original_budget else f"{which}sta talousarviosta",
        end=f"vuoden {year} {which}en talousarvioon"
        if column.is_original_budget
        else f"{which}un talousarvioon {year}",
    )


def _budget(year: int) -> Times:
    short = year % 100
    return Times(
        formal=(f"vuoden {year} talousarviossa", f"talousarviossa {year}", f"vuoden {year} muutetussa talousarviossa"),
        everyday=(
            f"vuoden {year} budjetissa",
            f"budjetissa {year}",
            f"talousarviossa vuodelle {year}",
            f"talousarvion {year} mukaan",
            f"budjetin mukaan vuonna {year}",
            "kuluvan vuoden talousarviossa",
            "tämän vuoden budjetissa",
        ),
        short=(
            f"TA {year}",
            f"TA{short}",
            f"TA{year}",
            f"ta-{short}",
            f"TA {year} + muutos",
            f"talousarvio {year}",
            f"budjetti {year}",
            f"TA:ssa {year}",
        ),
        spoken=(f"{year} budjetissa", f"vuoden {year} budjetissa", "tän vuoden budjetissa"),
        start=f"talousarviosta {year}",
        end=f"talousarvioon {year}",
    )


def _closing(year: int, report: Period) -> Times:
    last_year = ("viime vuonna", "edellisvuonna") if year == report.last.year - 1 and not report.is_year else ()
    short = year % 100
    return Times(
        formal=(f"vuoden {year} tilinpäätöksessä", f"vuonna {year}", f"tilinpäätöksessä {year}", f"koko vuonna {year}"),
        everyday=(
            f"vuonna {year}",
            f"koko vuonna {year}",
            f"vuoden {year} aikana",
            f"v. {year}",
            f"vuoden {year} tilinpäätöksen mukaan",
            *last_year,
        ),
        short=(f"TP {year}", f"TP{short}", f"TP{year}", f"tp-{short}", f"tilinpäätös {year}", f"TP-{year}"),
        spoken=(f"vuonna {year}", str(year), f"vuona {year}", f"vuonna {short}", f"vuonna -{short}", *last_year[:1]),
        start=f"vuoden {year} tilinpäätöksestä",
        end=f"vuoden {year} tilinpäätökseen",
    )


def _months(period: Period) -> Times:
    year, first, last = period.last.year, period.first.month, period.last.month
    begin, end = _MONTHS[first], _MONTHS[last]
    half = (first, last) == (1, HALF)
    day = period.last.day
    halves = (f"vuoden {year} ensimmäisellä puoliskolla", f"vuoden {year} ensimmäisellä vuosipuoliskolla")
    halves_spoken = (
        f"vuoden {year} ekalla puoliskolla",
        f"ekalla puoliskolla {year}",
        f"vuoden {year} alkupuoliskolla",
    )
    cumulative = first == 1
    return Times(
        formal=(
            f"{begin}–{end}kuussa {year}",
            f"{begin}-{end}kuussa {year}",
            f"{first}–{last}/{year}",
            f"aikavälillä 1.{first}.–{day}.{last}.{year}",
            *((f"{end}kuun {year} loppuun mennessä", f"{end}kuun lopussa {year}") if cumulative else ()),
            *(halves if half else ()),
        ),
        everyday=(
            f"{begin}-{end}kuussa {year}",
            f"{begin}kuusta {end}kuuhun {year}",
            *((f"alkuvuonna {year}", f"alkuvuodesta {year}") if cumulative else ()),
            *((f"vuoden {year} alkupuoliskolla", f"vuoden {year} alkupuolella") if half else ()),
            *((f"vuoden {year} kuuden ensimmäisen kuukauden aikana",) if half else ()),
            *((f"vuoden {year} alusta {end}kuun loppuun",) if cumulative else ()),
            *((f"{day}.{last}.{year} mennessä",) if cumulative else ()),
        ),
        short=(
            f"{first}-{last}/{year}",
            f"{first}–{last}/{year}",
            f"{first:02}-{last:02}/{year}",
            *((f"TOT {year} {last} kk", f"TOT {last}kk {year}", f"tot {year} {last}kk") if cumulative else ()),
            *((f"H1 {year}", f"H1/{year}", f"I vuosipuolisko {year}") if half else ()),
            f"{first}-{last}/{year % 100}",
            f"{first}-{last} {year}",
            f"{begin}-{end} {year}",
            f"1.{first}.-{day}.{last}.{year}",
            *((f"{last} kk {year}", f"TOT {last}/{year}") if cumulative else ()),
        ),
        spoken=(
            f"{begin}-{end}kuussa {year}",
            f"{begin}kuusta {end}kuuhun {year}",
            *(halves_spoken if half else ()),
            *((f"alkuvuonna {year}",) if cumulative else ()),
        ),
        start=f"{begin}–{end}kuusta {year}",
        end=f"{begin}–{end}kuuhun {year}",
    )
