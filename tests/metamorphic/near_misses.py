"""Questions that look like those which can be answered, and must get no number."""

from collections.abc import Iterator
from random import Random

from store.periods import MONTH_NAMES, Period
from tests.metamorphic.figures import Grid
from tests.metamorphic.forms import ROWS, Owner, unit_names
from tests.metamorphic.judging import Ask, Gold
from tests.metamorphic.lookups import fill
from tests.metamorphic.times import times_of

_NOTHING = Gold()
_PATTERNS = (
    "Paljonko {gen} {nom} {past} {time}?",
    "{unit} {nom} {time}?",
    "paljonks {gen} {nom} oli {time}",
    "Kuinka paljon {par} {ade} oli {time}?",
)
_OTHER_ROWS = (
    "koulutuskulut",
    "matkakulut",
    "vuokrat",
    "energiakulut",
    "lämmityskulut",
    "vuokratuotot",
    "siivouskulut",
    "kuljetuskulut",
    "eläkekulut",
    "verotulot",
    "valtionosuudet",
    "korkokulut",
    "ruokakulut",
    "edustuskulut",
    "ict-kulut",
    "kiinteistökulut",
    "lomapalkat",
    "sairauslomakulut",
    "myyntivoitot",
    "sakkotulot",
    "palkkatulot",
    "henkilöstötuotot",
    "myyntikulut",
    "korkotuotot",
    "puhelinkulut",
    "tilakustannukset",
    "hallintokulut",
    "kokouspalkkiot",
    "kalustomenot",
    "vuokratulot",
    "ostotulot",
    "markkinointikulut",
    "henkilöstömäärät",
)


def _owner(nom: str, stem: str, back: str = "a") -> Owner:
    """Return a unit's cases from its inflection stem: kirjasto, museo, lautakunna-."""
    return Owner(nom, f"{stem}n", f"{stem}ll{back}", f"{stem}ss{back}", f"{stem}lle")


def _palvelut(prefix: str) -> Owner:
    return Owner(
        f"{prefix}palvelut",
        f"{prefix}palvelujen",
        f"{prefix}palveluilla",
        f"{prefix}palveluissa",
        f"{prefix}palveluille",
    )


def _lautakunta(prefix: str) -> Owner:
    return _owner(f"{prefix}lautakunta", f"{prefix}lautakunna")


_OTHER_UNITS = (
    *(_palvelut(prefix) for prefix in ("elinvoima", "konserni", "sosiaali", "nuoriso", "liikunta", "kulttuuri")),
    *(_palvelut(prefix) for prefix in ("työllisyys", "ruoka", "terveys", "kirjasto", "vanhus")),
    *(_lautakunta(prefix) for prefix in ("rakennus", "tarkastus", "ympäristö", "elinvoima", "vapaa-aika")),
    *(_lautakunta(prefix) for prefix in ("hyvinvointi", "sosiaali- ja terveys")),
    _owner("kirjasto", "kirjasto"),
    _owner("museo", "museo"),
    _owner("konserni", "konserni"),
    _owner("sivistystoimi", "sivistystoime", "a"),
    _owner("vesilaitos", "vesilaitokse"),
    _owner("aikuiskoulutus", "aikuiskoulutukse"),
    _owner("lukiokoulutus", "lukiokoulutukse"),
    _owner("perusopetus", "perusopetukse"),
    _owner("esiopetus", "esiopetukse"),
    _owner("kansalaisopisto", "kansalaisopisto"),
    _owner("musiikkiopisto", "musiikkiopisto"),
    _owner("perhepäivähoito", "perhepäivähoido"),
    _owner("hyvinvointialue", "hyvinvointialuee"),
    _owner("kaupunginhallitus", "kaupunginhallitukse"),
    _owner("kaupunginjohtaja", "kaupunginjohtaja"),
    _owner("varhaiskasvatusjohtaja", "varhaiskasvatusjohtaja"),
    _owner("iltapäivätoiminta", "iltapäivätoiminna"),
    Owner("tekninen toimi", "teknisen toimen", "teknisellä toimella", "teknisessä toimessa", "tekniselle toimelle"),
    Owner(
        "ammatillinen koulutus",
        "ammatillisen koulutuksen",
        "ammatillisella koulutuksella",
        "ammatillisessa koulutuksessa",
        "ammatilliselle koulutukselle",
    ),
    Owner(
        "yksityinen varhaiskasvatus",
        "yksityisen varhaiskasvatuksen",
        "yksityisellä varhaiskasvatuksella",
        "yksityisessä varhaiskasvatuksessa",
        "yksityiselle varhaiskasvatukselle",
    ),
)
_TOWNS = ("Lahden", "Sysmän", "Mikkelin", "Kouvolan", "Helsingin", "Porvoon", "Hartolan", "Iitin", "Asikkalan")
_OTHER_UNITS_OF_AMOUNT = (
    "Montako henkilötyövuotta {gen} {nom} {past} {time}?",
    "Paljonko {gen} {nom} {past} asukasta kohti {time}?",
    "Paljonko {gen} {nom} {past} per asukas {time}?",
    "Montako htv:tä {ade} oli {time}?",
    "Paljonko {gen} {nom} {past} oppilasta kohden {time}?",
    "Montako tuntia {gen} {nom} {past} {time}?",
    "Paljonko {gen} {nom} {past} dollareina {time}?",
)
_FORECASTS = (
    "Mikä on {gen} {gen_row} ennuste vuodelle {year}?",
    "{unit} {nom} ennuste {year}?",
    "Paljonko {gen} {nom} ovat tilinpäätösennusteessa {year}?",
    "Paljonko {gen} {nom} ennustetaan olevan koko vuonna {year}?",
)
_MONTH = ("Paljonko {gen} {nom} {past} {time}?", "{unit} {nom} {time}?", "Paljonko {ade} oli {par} {time}?")


_OTHER_BASES = (
    "Paljonko {gen} {nom} {past} vuoden {before} talousarviossa?",
    "{unit} {nom} TA {before}?",
    "Paljonko {gen} {nom} {past} vuoden {year} tilinpäätöksessä?",
    "{unit} {nom} TP {year}?",
    "Paljonko {gen} {nom} {past} vuoden {year} alkuperäisessä talousarviossa?",
    "Mikä oli {gen} {gen_row} toteumaprosentti vuonna {before}?",
    "Paljonko {gen} {gen_row} määrärahasta oli jäljellä vuonna {before}?",
    "Paljonko {gen} {nom} {past} vuoden {after} talousarviossa?",
    "Paljonko {gen} {nom} {past} tilinpäätöksessä {year}?",
    "Mikä on {gen} {gen_row} talousarviomuutos vuonna {year}?",
)
_NARROWER_GENITIVES = (
    "opettajien",
    "sijaisten",
    "johtajan",
    "siivouksen",
    "koulukuljetusten",
    "ruokailun",
    "kiinteistöjen",
    "lasten",
    "kesätyöntekijöiden",
    "tietohallinnon",
    "lukion",
    "päiväkotien ruoan",
    "koulutusten",
    "oppikirjojen",
    "vuokratyövoiman",
)
_NARROWER_ADJECTIVES = (
    "ulkoiset",
    "sisäiset",
    "kertaluonteiset",
    "kiinteät",
    "muuttuvat",
    "välilliset",
    "pakolliset",
    "ennakoidut",
)
_NARROWER = (
    "Paljonko {gen} {which} {nom} {past} {time}?",
    "{unit}: {which} {nom} {time}?",
    "paljonks {gen} {which} {nom} oli {time}",
)
_ABOUT_PEOPLE = (
    "Montako työntekijää {ade} oli {time}?",
    "Mikä oli {gen} keskipalkka {time}?",
    "Paljonko {gen} johtajan palkka oli {time}?",
    "Montako asiakasta {ade} oli {time}?",
    "Paljonko {gen} lainat olivat {time}?",
    "Mikä oli {gen} sairauspoissaoloprosentti {time}?",
)


def near_misses(grid: Grid, report: Period, seed: int, per_case: int) -> Iterator[Ask]:
    """Yield near misses of every kind, ``per_case`` phrasings for each."""
    chance = Random(seed)  # noqa: S311 - picks phrasings
    makers = (_other_years, _absent_rows, _other_rows, _other_units, _towns, _other_months, _mixed_units, _forecasts)
    for maker in (*makers, _other_bases, _narrower, _about_people):
        yield from maker(grid, report, chance, per_case)


def _pairs(grid: Grid) -> list[tuple[str, str]]:
    return [(unit, row) for unit in grid.units for row in grid.rows(unit) if row in ROWS]


def _other_years(grid: Grid, report: Period, chance: Random, per_case: int) -> Iterator[Ask]:
    years = {column.period.last.year for column in grid.columns}
    absent = [year for year in range(min(years) - 2, max(years) + 3) if year not in years]
    for unit, row in _pairs(grid):
        for year in absent:
            for _ in range(per_case):
                column = chance.choice(grid.money_columns())
                times = times_of(column, report)
                time = chance.choice((*times.formal, *times.everyday[:1], *times.short[:3]))
                own = str(column.period.last.year)
                if own not in time:
                    continue
                owner = chance.choice((unit_names(unit).name, *unit_names(unit).everyday))
                text = fill(chance.choice(_PATTERNS), ROWS[row].name, owner, time.replace(own, str(year)), column)
                yield Ask("near miss: year", text, _NOTHING)


def _absent_rows(grid: Grid, report: Period, chance: Random, per_case: int) -> Iterator[Ask]:
    everywhere = list(dict.fromkeys(row for _, row in _pairs(grid)))
    for unit in grid.units:
        for row in (row for row in everywhere if row not in grid.rows(unit)):
            for _ in range(2 * per_case):
                column = chance.choice(grid.money_columns())
                names = ROWS[row]
                noun = chance.choice((names.name, *names.everyday))
                owner = chance.choice((unit_names(unit).name, *unit_names(unit).everyday))
                time = chance.choice(times_of(column, report).formal)
                yield Ask("near miss: row", fill(chance.choice(_PATTERNS), noun, owner, time, column), _NOTHING)


def _other_rows(grid: Grid, report: Period, chance: Random, per_case: int) -> Iterator[Ask]:
    for unit in grid.units:
        for row in (row for row in _OTHER_ROWS if row not in grid.measures):
            for _ in range(per_case):
                column = chance.choice(grid.money_columns())
                owner = chance.choice((unit_names(unit).name, *unit_names(unit).everyday))
                time = chance.choice(times_of(column, report).everyday)
                pattern = chance.choice(_PATTERNS[:3])
                text = fill(pattern, ROWS["Toimintakulut"].name, owner, time, column).replace("toimintakulut", row)
                yield Ask("near miss: compound", text, _NOTHING)


def _other_units(grid: Grid, report: Period, chance: Random, per_case: int) -> Iterator[Ask]:
    rows = list(dict.fromkeys(row for _, row in _pairs(grid)))
    known = " ".join(grid.units).casefold()
    for owner in (owner for owner in _OTHER_UNITS if owner.nom.removesuffix("palvelut") not in known):
        for row in chance.sample(rows, len(rows) // 2):
            for _ in range(per_case):
                column = chance.choice(grid.money_columns())
                noun = chance.choice((ROWS[row].name, *ROWS[row].everyday))
                time = chance.choice(times_of(column, report).everyday)
                yield Ask("near miss: unit", fill(chance.choice(_PATTERNS), noun, owner, time, column), _NOTHING)


def _towns(grid: Grid, report: Period, chance: Random, per_case: int) -> Iterator[Ask]:
    for unit, row in _pairs(grid):
        for _ in range(per_case):
            town = chance.choice(_TOWNS)
            column = chance.choice(grid.money_columns())
            time = chance.choice(times_of(column, report).formal)
            owner = unit_names(unit).name
            text = fill(_PATTERNS[0], ROWS[row].name, owner, time, column)
            whose = chance.choice((f"{town} {owner.gen.lower()}", f"{town} kaupungin", f"{town} {owner.gen.lower()}"))
            yield Ask("near miss: town", text.replace(owner.gen, whose), _NOTHING)


def _other_months(grid: Grid, report: Period, chance: Random, per_case: int) -> Iterator[Ask]:
    spans = (
        "tammi–maaliskuussa",
        "tammi-elokuussa",
        "heinä–syyskuussa",
        "tammi-syyskuussa",
        "huhti–kesäkuussa",
        "toisella neljänneksellä",
    )
    ends = ("9 kk", "3 kk", "8 kk", "10kk")
    for unit, row in _pairs(grid):
        for _ in range(per_case):
            month = chance.choice(MONTH_NAMES)
            year = report.last.year - chance.choice((0, 1))
            time = chance.choice(
                (
                    f"{month}ssa {year}",
                    f"{chance.choice(spans)} {year}",
                    f"TOT {year} {chance.choice(ends)}",
                    f"3/{year}",
                )
            )
            column = next(c for c in grid.money_columns() if c.period == report)
            owner = chance.choice((unit_names(unit).name, *unit_names(unit).everyday))
            yield Ask("near miss: month", fill(chance.choice(_MONTH), ROWS[row].name, owner, time, column), _NOTHING)


def _mixed_units(grid: Grid, report: Period, chance: Random, per_case: int) -> Iterator[Ask]:
    for unit, row in _pairs(grid):
        for _ in range(per_case):
            column = chance.choice(grid.money_columns())
            owner = chance.choice((unit_names(unit).name, *unit_names(unit).everyday))
            time = chance.choice(times_of(column, report).everyday)
            text = fill(chance.choice(_OTHER_UNITS_OF_AMOUNT), ROWS[row].name, owner, time, column)
            yield Ask("near miss: unit of amount", text, _NOTHING)


def _forecasts(grid: Grid, report: Period, chance: Random, per_case: int) -> Iterator[Ask]:
    column = next(c for c in grid.money_columns() if c.period == report)
    for unit, row in _pairs(grid):
        for _ in range(per_case):
            owner = chance.choice((unit_names(unit).name, *unit_names(unit).everyday))
            text = fill(chance.choice(_FORECASTS), ROWS[row].name, owner, "", column)
            yield Ask("near miss: forecast", text, _NOTHING)


def _other_bases(grid: Grid, report: Period, chance: Random, per_case: int) -> Iterator[Ask]:
    column = next(c for c in grid.money_columns() if c.period == report)
    year = report.last.year
    for unit, row in () if report.is_year else _pairs(grid):
        for pattern in chance.sample(_OTHER_BASES, 2 * per_case):
            owner = chance.choice((unit_names(unit).name, *unit_names(unit).everyday))
            ready = pattern.replace("{before}", str(year - 1)).replace("{after}", str(year + 1))
            yield Ask("near miss: basis", fill(ready, ROWS[row].name, owner, "", column), _NOTHING)


def _narrower(grid: Grid, report: Period, chance: Random, per_case: int) -> Iterator[Ask]:
    for unit, row in _pairs(grid):
        names = ROWS[row]
        for _ in range(2 * per_case):
            column = chance.choice(grid.money_columns())
            time = chance.choice(times_of(column, report).everyday)
            which = chance.choice((*_genitives(grid), *(_NARROWER_ADJECTIVES if names.name.plural else ())))
            pattern = chance.choice(_NARROWER).replace("{which}", which)
            noun = chance.choice((names.name, *names.everyday))
            text = fill(pattern, noun, unit_names(unit).name, time, column)
            yield Ask("near miss: narrower", text, _NOTHING)


def _about_people(grid: Grid, report: Period, chance: Random, per_case: int) -> Iterator[Ask]:
    for unit in grid.units:
        for pattern in _ABOUT_PEOPLE:
            for _ in range(per_case):
                column = chance.choice(grid.money_columns())
                time = chance.choice(times_of(column, report).everyday)
                owner = chance.choice((unit_names(unit).name, *unit_names(unit).everyday))
                text = fill(pattern, ROWS["Toimintakulut"].name, owner, time, column)
                yield Ask("near miss: people", text, _NOTHING)


def _genitives(grid: Grid) -> list[str]:
    """Return the modifiers that do not name one of the units."""
    units = " ".join(grid.units).casefold()
    return [word for word in _NARROWER_GENITIVES if word[:5] not in units]
