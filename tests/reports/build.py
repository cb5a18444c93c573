"""Made reports from a seed: town, year, wording, order and amounts vary; every table adds up."""

from decimal import Decimal
from random import Random

from store.units import Unit
from tests.reports import rows
from tests.reports.accounts import Book, Line, Scale, lay_table
from tests.reports.heads import Scheme, Times, balance_columns, scheme, statement_columns
from tests.reports.model import MadeChapter, MadeReport, MadeTable
from tests.reports.prose import two_column_prose, unit_prose
from tests.reports.unit_rows import unit_rows_table

_TOWNS = (
    ("Paimion", "kaupunki"), ("Ulvilan", "kaupunki"), ("Kuusilammen", "kunta"), ("Laitilan", "kaupunki"),
    ("Nivalan", "kaupunki"), ("Ruskovaaran", "kaupunki"), ("Leppävirran", "kunta"), ("Utsjoen", "kunta"),
)  # fmt: skip
_NOTES = ("Luvut on pyöristetty erikseen.", "Lähde: kirjanpito.", "Sisältää sisäiset erät.")


def build_report(seed: int) -> MadeReport:
    """Return the report of a seed."""
    random = Random(seed)  # noqa: S311 - a seed has to give the same report
    place, kind = random.choice(_TOWNS)
    genitive = "kaupungin" if kind == "kaupunki" else "kunnan"
    times = Times(random.choice((2023, 2024, 2025)), random.choice((12, 12, 6, 8, 4)))
    maker = _Maker(random, times, f"{place} {kind}")
    name = f"Tilinpäätös {times.year}" if times.is_closing else f"Osavuosiraportti 1–{times.month}/{times.year}"
    chapters = [maker.units_chapter(sector) for sector in random.sample(rows.SECTORS, 2)]
    chapters += [maker.groups_chapter(), maker.sectors_chapter(), maker.investments_chapter()]
    if times.is_closing:
        chapters += [maker.statements_chapter(), maker.balance_chapter()]
    else:
        chapters.append(maker.whole_chapter())
    return MadeReport(seed, f"{place} {kind}", f"{place} {genitive} {name[0].lower()}{name[1:]}", times.is_closing,
                      tuple(chapters))  # fmt: skip


class _Maker:
    """Makes the chapters of one report."""

    def __init__(self, random: Random, times: Times, town: str) -> None:
        """Draw what the whole report has in common."""
        self.random, self.times, self.town = random, times, town
        part = Decimal(times.month) / 12
        self.book = Book(random, part)
        self.order = random.choice((rows.KEY_SUMS_BELOW, rows.KEY_SUMS_ABOVE))
        self.scale = self._scale()
        self.columns = scheme(random, times)

    def _scale(self) -> Scale:
        scales = (
            Scale(Unit.EURO, 0, note="(€)"), Scale(Unit.EURO, 0, corner="€"),
            Scale(Unit.THOUSAND_EURO, 0, note="1 000 €"), Scale(Unit.THOUSAND_EURO, 1, corner="1 000 €"),
            Scale(Unit.THOUSAND_EURO, 0, note="(t€)"), Scale(Unit.MILLION_EURO, 2, note="milj. €"),
            Scale(Unit.EURO, 2, note="euroa"), Scale(Unit.THOUSAND_EURO, 0, note="Luvut tuhansina euroina"),
        )  # fmt: skip
        return self.random.choice(scales)

    def units_chapter(self, sector: str) -> MadeChapter:
        """Return a chapter of one sector: its key figures, now and then with rows of other units of measure."""
        extra = self.random.sample(rows.KEY_EXTRA, self.random.randrange(3))
        table = self._table(sector, sector, (*self.order, *extra), self.columns)
        return MadeChapter(sector, unit_prose(self.random, sector), (table,),
                           is_two_columns=self.random.random() < 0.3)  # fmt: skip

    def groups_chapter(self) -> MadeChapter:
        """Return a chapter with a table of groups: a unit's name over its income, costs and net."""
        words = self.random.choice(rows.GROUP_WORDS)
        lines: list[Line] = []
        for unit in self.random.sample(rows.UNITS, self.random.randrange(7, 15)):
            lines.append(Line(unit, is_heading=True, organisation=unit))
            size = self.random.randrange(40, 900) * 1000
            income, costs, net = (f"{unit}/{word}" for word in words)
            lines += [
                Line(words[0], size // 4, key=income, organisation=unit),
                Line(words[1], -size, key=costs, organisation=unit),
                Line(words[2], key=net, parts=(income, costs), organisation=unit),
            ]
        table = self._table("Määrärahojen toteutuminen yksiköittäin", self.town, lines, scheme(self.random, self.times))
        return MadeChapter("Käyttötalous", two_column_prose(self.random), (table,), is_two_columns=True)

    def sectors_chapter(self) -> MadeChapter:
        """Return a chapter with a table whose rows are units."""
        table = unit_rows_table(self.random, self.times, self.town, self.scale)
        return MadeChapter("Toimialojen talous", (), (table,))

    def investments_chapter(self) -> MadeChapter:
        """Return a chapter of investments project by project with their total."""
        names = self.random.sample(rows.PROJECTS, 6)
        lines = [Line(name, -self.random.randrange(40, 900) * 1000) for name in names]
        lines.append(Line("Investoinnit yhteensä", parts=tuple(names)))
        table = self._table("Investointien toteutuminen", self.town, lines, scheme(self.random, self.times))
        return MadeChapter("Investoinnit", (), (table,))

    def whole_chapter(self) -> MadeChapter:
        """Return the income statement of an interim report, with budget and actual."""
        table = self._table("Tuloslaskelma", self.town, rows.INCOME, scheme(self.random, self.times))
        return MadeChapter("Tuloslaskelma", (), (table,))

    def statements_chapter(self) -> MadeChapter:
        """Return the income and cash flow statements of closing accounts."""
        columns = statement_columns(self.random, self.times)
        lines = (*rows.INCOME, *rows.INCOME_RATIOS) if self.random.random() < 0.6 else rows.INCOME
        income = self._table("Tuloslaskelma", self.town, lines, columns)
        cash = self._table("Rahoituslaskelma", self.town, rows.CASH, statement_columns(self.random, self.times))
        return MadeChapter("Tilinpäätöslaskelmat", (), (income, cash))

    def balance_chapter(self) -> MadeChapter:
        """Return the balance sheet with its key ratios."""
        columns = balance_columns(self.random, self.times)
        assets = self._table("Tase, vastaavaa", self.town, rows.ASSETS, columns)
        liabilities = self._table("Tase, vastattavaa", self.town, rows.LIABILITIES, columns)
        ratios = self._table("Taseen tunnusluvut", self.town, rows.BALANCE_RATIOS,
                             statement_columns(self.random, self.times))  # fmt: skip
        return MadeChapter("Tase", (), (assets, liabilities, ratios))

    def _table(
        self, title: str, organisation: str, lines: "tuple[Line, ...] | list[Line]", columns: Scheme
    ) -> MadeTable:
        return lay_table(self.book, organisation, title, organisation, lines, columns, self.scale)
