"""Families of questions that ask for one stored figure."""

from collections.abc import Iterator, Sequence
from random import Random

from store.figures import Basis
from store.periods import Period
from tests.metamorphic.figures import Cell, Column, Grid
from tests.metamorphic.forms import ROWS, Nature, Noun, Owner, RowNames, UnitNames, initials, unit_names
from tests.metamorphic.judging import Ask, Gold
from tests.metamorphic.times import times_of

_FORMAL = (
    "Paljonko {gen} {nom} {past} {time}?",
    "Kuinka suuret {gen} {nom} {past} {time}?",
    "Kuinka paljon {par} {ade} {was} {time}?",
    "Mitkä {past} {gen} {nom} {time}?",
    "Montako euroa {gen} {nom} {past} {time}?",
    "{unit}: {nom} {time}?",
    "Kerro {gen} {nom} {time}.",
    "Kuinka monta miljoonaa euroa {gen} {nom} {past} {time}?",
    "Kuinka paljon {gen} {nom} {past} {time} euroissa?",
    "Ilmoita {gen} {nom} {time}.",
    "Mitä olivat {gen} {nom} {time}?",
    "Voisitko kertoa, paljonko {gen} {nom} {past} {time}?",
)
_FORMAL_ONE = (
    "Paljonko {gen} {nom} {past} {time}?",
    "Kuinka suuri {gen} {nom} {past} {time}?",
    "Mikä {past} {gen} {nom} {time}?",
    "{unit}: {nom} {time}?",
    "Mikä on {gen} {nom} {time}?",
)
_ORDERS = (
    "{Time} {gen} {nom} {past} paljonko?",
    "{Nom} {ine} {time}?",
    "{Nom}, {unit}, {time}?",
    "{Time} paljonko {past} {gen} {nom}?",
    "Paljonko {time} {past} {gen} {nom}?",
    "{Gen} {nom} {time} – paljonko?",
    "Paljonko {past} {nom} {ine} {time}?",
)
_EVERYDAY = (
    "Paljonko {gen} {nom} oli {time}?",
    "Paljonko {ade} oli {par} {time}?",
    "Mitä {gen} {nom} oli {time}?",
    "Kuinka paljon {ade} oli {nom} {time}?",
    "Haluaisin tietää {gen} {nom} {time}.",
    "Tarvitsen luvun: {gen} {nom} {time}.",
    "Montako euroa {ade} oli {par} {time}?",
    "Mitkä oli {gen} {nom} {time}?",
)
_SPEND = (
    "Paljonko {ade} meni rahaa {ill} {time}?",
    "Paljonko {unit} käytti rahaa {ill} {time}?",
    "Kuinka paljon {ade} kului {ill} {time}?",
    "Paljonko {ade} käytettiin {ill} {time}?",
)
_SPEND_ALL = (
    "Paljonko {ade} meni rahaa {time}?",
    "Paljonko rahaa {unit} käytti {time}?",
    "Paljonko {unit} maksoi {time}?",
    "Mitä {unit} tuli maksamaan {time}?",
    "Paljonko {unit} kulutti {time}?",
)
_BUDGETED = (
    "Paljonko {all} on budjetoitu {par} vuodelle {year}?",
    "Paljonko {all} on varattu {ill} vuoden {year} talousarviossa?",
    "Mikä on {gen} {gen_row} budjetti {year}?",
)
_SHORT = (
    "{unit} {nom} {time}?",
    "{unit} {nom} {time}",
    "{time} {unit} {nom}",
    "{unit}, {nom}, {time}",
    "{nom} {unit} {time}",
)
_SPOKEN = (
    "paljonks {gen} {nom} oli {time}",
    "mitäs ne {gen} {nom} oli {time}?",
    "no paljonkos {ade} oli {par} {time}",
    "hei paljon {gen} {nom} oli {time}",
    "osaatko sanoa paljonko {gen} {nom} oli {time}?",
    "tiiäksä paljon {gen} {nom} oli {time}",
    "kuin paljo {ade} oli {par} {time}",
    "onks tietoo {gen} {nom} {time}",
    "mites {gen} {nom} {time}",
)
_CLITICS = (
    "Paljonkohan {gen} {nom} {past} {time}?",
    "Paljonko {gen}kin {nom} {past} {time}?",
    "Paljonko {ade}kin oli {par} {time}?",
    "Mitähän {gen} {nom} {past} {time}?",
    "{Nom}han {ine} – paljonko {time}?",
    "Entä paljonko {ade}han oli {par} {time}?",
)
_REMAINING = (
    "Paljonko {gen} {gen_row} määrärahasta on jäljellä vuonna {year}?",
    "Paljonko {gen} {par} on jäljellä vuoden {year} talousarviosta?",
    "{gen} {nom}: jäljellä {year}?",
    "Paljonko {gen} {ela} on vielä käyttämättä {year}?",
    "Paljonko {ade} on {par} jäljellä?",
    "Paljonko {gen} {gen_row} budjetista on jäljellä kesäkuun {year} lopussa?",
    "{unit} {nom} jäljellä",
    "paljonks {ade} on {par} vielä jäljellä tältä vuodelta",
)
_REALISATION = (
    "Mikä on {gen} {gen_row} toteumaprosentti {year}?",
    "Mikä oli {gen} {gen_row} toteuma-% kesäkuun lopussa {year}?",
    "Montako prosenttia {gen} {gen_row} talousarviosta oli toteutunut {year}?",
    "{unit} {nom} tot-% {year}?",
    "{unit} {nom} TOT-%",
    "Kuinka monta prosenttia {gen} {ela} on toteutunut {year}?",
    "{unit} {nom} toteuma-% {year}",
    "Mikä on {gen} {gen_row} toteutumisprosentti?",
    "paljonks {gen} {nom} tot-% oli 6kk {year}",
    "Mikä {gen} {gen_row} toteumaprosentti oli puolivuosiraportissa {year}?",
)


def lookups(grid: Grid, report: Period, seed: int, per_cell: int) -> Iterator[Ask]:
    """Yield questions for every cell of rows whose forms are known, ``per_cell`` of each family."""
    for place, cell in enumerate(grid.all_cells()):
        if cell.row not in ROWS:
            continue
        chance = Random(seed * 100_003 + place)  # noqa: S311 - picks phrasings
        names, owner = ROWS[cell.row], unit_names(cell.unit)
        for _ in range(per_cell):
            if cell.column.is_money:
                yield from _of_amount(cell, owner, report, chance)
            else:
                yield from _of_outcome(cell, names, owner, chance)


def _of_amount(cell: Cell, owner: UnitNames, report: Period, chance: Random) -> Iterator[Ask]:
    names, times, gold = ROWS[cell.row], times_of(cell.column, report), Gold((cell.value,))
    formal = _FORMAL if names.name.plural else _FORMAL_ONE
    budget = cell.column.basis != Basis.ACTUAL.name

    def ask(family: str, patterns: Sequence[str], noun: Noun, unit: Owner, phrases: Sequence[str]) -> Ask:
        text = fill(chance.choice(patterns), noun, unit, chance.choice(phrases), cell.column)
        return Ask(family, text, gold)

    everyday_noun = chance.choice(names.everyday or (names.name,))
    everyday_unit = chance.choice(owner.everyday or (owner.name,))
    yield ask("formal", formal, names.name, owner.name, times.formal)
    yield ask("formal", formal, names.name, owner.name, times.formal)
    yield ask("word order", _ORDERS, names.name, owner.name, times.formal)
    yield ask("inflected unit", formal, names.name, chance.choice(owner.variants or (owner.name,)), times.formal)
    yield ask("clitics", _CLITICS, names.name, chance.choice((owner.name, everyday_unit)), times.everyday)
    yield ask("row synonym", formal[:1], everyday_noun, owner.name, times.formal)
    yield ask("unit synonym", formal[:1], names.name, everyday_unit, times.formal)
    yield ask("time variants", formal[:1], names.name, owner.name, (*times.everyday, *times.short))
    yield ask("everyday", _EVERYDAY, everyday_noun, everyday_unit, times.everyday)
    short = [_plain(name) for name in owner.short] or [owner.name, *owner.variants]
    yield ask("shorthand", _SHORT, names.name, chance.choice(short), times.short)
    if owner.short:
        yield ask("shorthand", _EVERYDAY[:2], names.name, initials(owner.short[0]), times.short)
    yield ask("spoken", _SPOKEN, everyday_noun, everyday_unit, times.spoken)
    if names.nature is Nature.COST and not budget:
        noun = everyday_noun if cell.row != "Toimintakulut" else names.name
        patterns = _SPEND_ALL if cell.row == "Toimintakulut" else _SPEND
        if cell.row != "Poistot ja arvonalentumiset":
            yield ask("money spent", patterns, noun, everyday_unit, times.everyday)
    if budget:
        budgeted = _BUDGETED if names.nature is Nature.COST else _BUDGETED[::2]
        yield ask("budgeted", budgeted, names.name, owner.name, times.formal)
    elif cell.column.period == report and not report.is_year:
        text = fill(formal[0], names.name, everyday_unit, f"vuonna {report.last.year}", cell.column)
        yield Ask("year under way", text, Gold((cell.value,), names=(f"kuussa {report.last.year}",)))


def _of_outcome(cell: Cell, names: RowNames, owner: UnitNames, chance: Random) -> Iterator[Ask]:
    patterns: tuple[str, ...]
    if cell.column.basis == Basis.REMAINING.name:
        family, patterns, gold = "remaining", _REMAINING, Gold((cell.value,), any_sign=True)
    elif cell.column.basis == Basis.REALISATION.name:
        family, patterns, gold = "realisation-%", _REALISATION, Gold((cell.value,), "%")
    else:
        return
    for _ in range(2):
        unit = chance.choice((owner.name, *owner.variants, *owner.everyday))
        noun = chance.choice((names.name, *names.everyday))
        yield Ask(family, fill(chance.choice(patterns), noun, unit, "", cell.column), gold)


def fill(pattern: str, noun: Noun, unit: Owner, time: str, column: Column) -> str:
    """Return a question: the pattern with its words in their cases and the verb in number and tense."""
    budget = column.basis != Basis.ACTUAL.name
    verbs = ("ovat" if budget else "olivat") if noun.plural else ("on" if budget else "oli")
    text = pattern.format(
        nom=noun.nom,
        Nom=noun.nom[:1].upper() + noun.nom[1:],
        gen_row=noun.gen,
        par=noun.par,
        ela=noun.ela,
        ill=noun.ill,
        unit=unit.nom,
        gen=unit.gen,
        Gen=unit.gen[:1].upper() + unit.gen[1:],
        ade=unit.ade,
        ine=unit.ine,
        all=unit.all,
        time=time,
        Time=time[:1].upper() + time[1:],
        past=verbs,
        was="on" if budget else "oli",
        year=column.period.last.year,
    )
    return text[:1].upper() + text[1:] if pattern[0] not in "pmnho" else text


def _plain(short: str) -> Owner:
    return Owner(short, short, short, short, short)
