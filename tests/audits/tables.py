"""Tables of eight kinds whose numbers add up, from a seed."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from tests.audits.model import MadeTable

Column = list[Decimal]
_PART = Decimal("0.52")


def _rounded(value: Decimal, decimals: int) -> Decimal:
    found = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return found or abs(found)


class Draw:
    """Draws amounts in euros and prints them in the table's unit."""

    def __init__(self, random: Random, scale: int = 1, decimals: int = 0) -> None:
        """Keep the source of chance and the unit."""
        self.random, self.scale, self.decimals = random, Decimal(scale), decimals

    def amount(self, size: int) -> Decimal:
        """Return an amount around a size: exact to the last printed digit of euros, or to the cent."""
        value = Decimal(size) * Decimal(self.random.randrange(700, 1300)) / 1000 + self.random.randrange(-499, 500)
        cents = Decimal(self.random.randrange(100)) / 100 if self.decimals > 1 else Decimal(0)
        return value.to_integral_value() + cents

    def column(self, sizes: Sequence[int]) -> Column:
        """Return amounts around sizes."""
        return [self.amount(size) for size in sizes]

    def printed(self, value: Decimal) -> Decimal:
        """Return an amount as the table prints it."""
        return _rounded(value / self.scale, self.decimals)


def _share(above: Decimal, below: Decimal, decimals: int = 1) -> Decimal | None:
    return _rounded(100 * above / below, decimals) if below else None


_INCOME = ("Myyntituotot", "Maksutuotot", "Tuet ja avustukset", "Muut toimintatuotot")
_COSTS = ("Henkilöstökulut", "Palvelujen ostot", "Aineet, tarvikkeet ja tavarat", "Avustukset", "Muut toimintakulut")
_SIZES = (640_000, 410_000, 150_000, 60_500)
_COST_SIZES = (-6_240_000, -2_180_000, -390_000, -270_000, -820_000)
UNITS = (
    "Varhaiskasvatuspalvelut", "Kirjastopalvelut", "Liikuntapalvelut", "Tilapalvelut", "Talouspalvelut", "Nuorisotoimi",
)  # fmt: skip


def _accounts(draw: Draw) -> Column:
    """Return income, their sum, costs, their sum, and the margin."""
    income, costs = draw.column(_SIZES), draw.column(_COST_SIZES)
    return [*income, sum(income, Decimal(0)), *costs, sum(costs, Decimal(0)), sum([*income, *costs], Decimal(0))]


_ACCOUNT_NAMES = (*_INCOME, "Toimintatuotot", *_COSTS, "Toimintakulut", "Toimintakate")
_ACCOUNT_TOTALS = (4, 10, 11)


def key_figures(random: Random, year: int) -> MadeTable:
    """Return a unit's key figures with last year, the budget, the actual, what is left and the share used."""
    draw = Draw(random)
    before, budget, actual = (_accounts(draw) for _ in range(3))
    actual = [(value * _PART).to_integral_value() for value in actual]
    for total, parts in ((4, range(4)), (10, range(5, 10)), (11, (4, 10))):
        actual[total] = sum((actual[part] for part in parts), Decimal(0))
    rows = tuple(
        (name, (before[at], budget[at], actual[at], budget[at] - actual[at], _share(actual[at], budget[at], 2)))
        for at, name in enumerate(_ACCOUNT_NAMES)
    )
    short = year % 100
    heads = (f"TP {year - 1}", f"TA {year}", f"TOT {year} 6 kk", "Jäljellä", f"TOT-{short} %")
    heading = random.choice(UNITS)
    return MadeTable("key figures", heading, "", heads, rows, 0, (4,), _ACCOUNT_TOTALS, (3, 4))


def budget_comparison(random: Random, year: int) -> MadeTable:
    """Return a comparison of the budget, its changes and the outcome, the sums above their parts."""
    draw = Draw(random)
    budget, actual = _accounts(draw), _accounts(draw)
    change = [Decimal(0)] * len(budget)
    for at in random.sample([0, 1, 2, 3, 5, 6, 7, 8, 9], 4):
        change[at] = Decimal(random.randrange(-90, 90)) * 1000
    for total, parts in ((4, range(4)), (10, range(5, 10)), (11, (4, 10))):
        change[total] = sum((change[part] for part in parts), Decimal(0))
    order = (4, 0, 1, 2, 3, 10, 5, 6, 7, 8, 9, 11)
    rows = tuple(
        (
            _ACCOUNT_NAMES[at].upper() if at in (4, 10) else _ACCOUNT_NAMES[at],
            (budget[at], change[at], budget[at] + change[at], actual[at], actual[at] - budget[at] - change[at]),
        )
        for at in order
    )
    heads = (f"TA {year}", "TA muutokset", f"Muutettu TA {year}", f"Toteutuma {year}", "Poikkeama")
    heading = random.choice(UNITS)
    return MadeTable("budget comparison", heading, "", heads, rows, 0, (), (0, 5, 11), (2, 4))


def _scaled(random: Random) -> tuple[Draw, str]:
    """Return how a statement is printed: thousands, euros or euros and cents."""
    scale, decimals, note = random.choice(((1000, 0, "1 000 €"), (1, 0, "€"), (1, 2, "€")))
    return Draw(random, scale, decimals), note


def _statement(
    kind: str, year: int, names: Sequence[str], columns: Sequence[Column], draw: Draw, note: str
) -> MadeTable:
    rows = tuple((name, tuple(draw.printed(column[at]) for column in columns)) for at, name in enumerate(names))
    return MadeTable(kind, kind.capitalize(), note, (f"{year}", f"{year - 1}"), rows, draw.decimals)


def income_statement(random: Random, year: int) -> MadeTable:
    """Return an income statement of two years, its costs negative."""
    draw, note = _scaled(random)

    def column() -> Column:
        income, costs = draw.amount(12_000_000), draw.amount(-54_000_000)
        own = draw.amount(310_000)
        taxes, state = draw.amount(33_500_000), draw.amount(15_100_000)
        money = draw.column((230_000, 690_000, -1_640_000, -43_000))
        margin = income + own + costs
        surplus = margin + taxes + state + sum(money, Decimal(0))
        wear = draw.amount(-6_275_000)
        result = surplus + wear
        fund = draw.amount(129_000)
        return [income, own, costs, margin, taxes, state, *money, surplus, wear, result, fund, result + fund]

    names = (
        "Toimintatuotot", "Valmistus omaan käyttöön", "Toimintakulut", "Toimintakate", "Verotulot", "Valtionosuudet",
        "Korkotuotot", "Muut rahoitustuotot", "Korkokulut", "Muut rahoituskulut", "Vuosikate",
        "Poistot ja arvonalentumiset", "Tilikauden tulos", "Poistoeron muutos", "Tilikauden ylijäämä (alijäämä)",
    )  # fmt: skip
    made = _statement("tuloslaskelma", year, names, [column(), column()], draw, note)
    return _with(made, totals=(3, 10, 12, 14))


def cash_flow(random: Random, year: int) -> MadeTable:
    """Return a cash flow statement of two years that opens with what the year before closed with."""
    draw, note = _scaled(random)

    def column(opening: Decimal) -> Column:
        flow = draw.column((3_800_000, -120_000, -5_900_000, 430_000, 260_000))
        total = sum(flow, Decimal(0))
        money = draw.column((-50_000, 31_000, 4_000_000, -2_650_000, 900_000, -340_000))
        change = total + sum(money, Decimal(0))
        return [*flow, total, *money, sum(money, Decimal(0)), change, opening + change, opening]

    before = column(draw.amount(16_700_000))
    names = (
        "Vuosikate", "Tulorahoituksen korjauserät", "Investointimenot", "Rahoitusosuudet investointimenoihin",
        "Pysyvien vastaavien hyödykkeiden luovutustulot", "Toiminnan ja investointien rahavirta",
        "Antolainasaamisten lisäykset", "Antolainasaamisten vähennykset", "Pitkäaikaisten lainojen lisäys",
        "Pitkäaikaisten lainojen vähennys", "Lyhytaikaisten lainojen muutos", "Muut maksuvalmiuden muutokset",
        "Rahoituksen rahavirta", "Rahavarojen muutos", "Rahavarat 31.12.", "Rahavarat 1.1.",
    )  # fmt: skip
    made = _statement("rahoituslaskelma", year, names, [column(before[14]), before], draw, note)
    return _with(made, totals=(5, 12, 13, 14))


def balance_sheet(random: Random, year: int) -> MadeTable:
    """Return a balance sheet of two days whose sides are equal."""
    draw, note = _scaled(random)

    def column() -> Column:
        solid = draw.column((8_300_000, 31_400_000, 1_130_000))
        loose, shares = draw.amount(240_000), draw.amount(17_900_000)
        fixed = loose + sum(solid, Decimal(0)) + shares
        held = draw.column((85_000, 3_960_000, 5_210_000))
        assets = fixed + sum(held, Decimal(0))
        equity = draw.column((21_700_000, 7_900_000, 444_000))
        long = draw.amount(24_800_000)
        short = assets - sum(equity, Decimal(0)) - long
        return [fixed, loose, sum(solid, Decimal(0)), *solid, shares, sum(held, Decimal(0)), *held, assets,
                sum(equity, Decimal(0)), *equity, long + short, long, short, assets]  # fmt: skip

    names = (
        "PYSYVÄT VASTAAVAT", "Aineettomat hyödykkeet", "Aineelliset hyödykkeet", "Maa- ja vesialueet", "Rakennukset",
        "Koneet ja kalusto", "Sijoitukset", "VAIHTUVAT VASTAAVAT", "Vaihto-omaisuus", "Saamiset",
        "Rahat ja pankkisaamiset", "VASTAAVAA YHTEENSÄ", "OMA PÄÄOMA", "Peruspääoma",
        "Edellisten tilikausien ylijäämä", "Tilikauden ylijäämä", "VIERAS PÄÄOMA", "Pitkäaikainen vieras pääoma",
        "Lyhytaikainen vieras pääoma", "VASTATTAVAA YHTEENSÄ",
    )  # fmt: skip
    made = _statement("tase", year, names, [column(), column()], draw, note)
    heads = (f"31.12.{year}", f"31.12.{year - 1}")
    return _with(made, totals=(0, 2, 7, 11, 12, 16, 19), heads=heads)


_PROJECTS = (
    "Keskuskoulun peruskorjaus", "Uimahallin ilmanvaihto", "Rantatien kevyen liikenteen väylä", "Satamalaituri",
    "Tietojärjestelmien uudistaminen", "Katuvalaistuksen uusiminen", "Vesijohtoverkon saneeraus",
)  # fmt: skip


def investments(random: Random, year: int) -> MadeTable:
    """Return the costs of investments project by project, and their total."""
    draw = Draw(random)
    names = [f"{name}, menot" for name in random.sample(_PROJECTS, random.randrange(4, 7))]
    budget = [Decimal(-random.randrange(40, 900) * 1000) for _ in names]
    actual = [draw.amount(int(value)) for value in budget]
    lines = [(name, budget[at], actual[at]) for at, name in enumerate(names)]
    lines.append(("Investointimenot yhteensä", sum(budget, Decimal(0)), sum(actual, Decimal(0))))
    rows = tuple((name, (plan, done, plan - done, _share(done, plan))) for name, plan, done in lines)
    heads = (f"TA {year}", f"TOT {year} 6 kk", "Jäljellä", "Tot. %")
    return MadeTable("investments", "Tekniset palvelut", "€", heads, rows, 0, (3,), (len(names),), (2, 3))


def staff(random: Random, year: int) -> MadeTable:
    """Return the number of staff at the end of three years."""
    sizes = {"Vakinaiset, lkm": 512, "Määräaikaiset, lkm": 131, "Työllistetyt, lkm": 22}
    columns = [
        [Decimal(random.randrange(size * 8 // 10, size * 12 // 10)) for size in sizes.values()] for _ in range(3)
    ]
    rows = [(name, tuple(column[at] for column in columns)) for at, name in enumerate(sizes)]
    rows.append(("Henkilöstö yhteensä, lkm", tuple(sum(column, Decimal(0)) for column in columns)))
    heads = tuple(f"TP {year - back}" for back in (2, 1, 0))
    return MadeTable("staff", "Hallintopalvelut", "Henkilöstö, lkm", heads, tuple(rows), 0, (), (3,))


def _with(made: MadeTable, **changes: object) -> MadeTable:
    return replace(made, **changes)  # type: ignore[arg-type]


KINDS = (
    key_figures,
    budget_comparison,
    income_statement,
    cash_flow,
    balance_sheet,
    investments,
    staff,
)
