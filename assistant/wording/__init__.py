"""Every Finnish sentence that the assistant says, in one place.

Here stand the words that all of them are made of (amounts, periods, columns, names) and the plain refusals; the
modules beside this one hold what is said of one kind of thing.
"""

from collections.abc import Sequence
from decimal import Decimal

from assistant.facts import Fact
from assistant.inflection import elative, genitive, is_plural
from assistant.interpretation import Point
from assistant.vocabulary import bare_name
from store.figures import Basis
from store.numbers import NO_BREAK_SPACE, format_number
from store.periods import MONTH_NAMES, Period
from store.units import Dimension, Quantity, Unit

_LONGEST_ABBREVIATION = 5
_PRINTED_DECIMALS = -2
_MILLION = Decimal(1_000_000)
_SYMBOLS = {
    Unit.PERCENT: "%",
    Unit.PERCENTAGE_POINT: "prosenttiyksikköä",
    Unit.HOUR: "tuntia",
    Unit.DAY: "päivää",
    Unit.WEEK: "viikkoa",
    Unit.MONTH: "kuukautta",
    Unit.YEAR: "vuotta",
    Unit.PERSON_YEAR: "henkilötyövuotta",
}
_SINGULAR = {
    Unit.PERCENTAGE_POINT: "prosenttiyksikkö",
    Unit.HOUR: "tunti",
    Unit.DAY: "päivä",
    Unit.WEEK: "viikko",
    Unit.MONTH: "kuukausi",
    Unit.YEAR: "vuosi",
    Unit.PERSON_YEAR: "henkilötyövuosi",
}

YES, NO = "Kyllä", "Ei"
NOT_FOUND = "En löytänyt asiakirjoista vastausta tähän."
OPINION = "En ota kantaa: kerron vain, mitä raporteissa lukee. Kysy vaikka luvuista, tavoitteista tai hankkeista."
PREDICTION = "Raporteissa ei ole tietoa tulevista päätöksistä, enkä arvaa niitä."
PRIVATE = "Raporteissa ei ole yksittäisten ihmisten tietoja, enkä kerro niitä."
NO_DOCUMENTS = "Asiakirjoja ei ole vielä ladattu. Lisää raportti, niin voin vastata."
FAILED_CHECK = "En saanut vastauksen lukuja varmistettua lähteestä, joten jätän vastaamatta."
GREETING = "Hei! Kysy raporteista: vaikkapa jonkin yksikön menoja, tavoitteita, riskejä tai hankkeita."
HELP = (
    "Kerron, mitä ladatuissa raporteissa lukee: lukuja, laskelmia, tavoitteita, riskejä ja hankkeita."
    " Kysy vaikkapa, paljonko jonkin yksikön menot olivat tai mitkä tavoitteet toteutuivat."
)
NOT_UNDERSTOOD = "En ymmärtänyt kysymystä. Kerro, minkä yksikön ja mitä lukua tarkoitat."
WHICH_TOWN = "Minkä kunnan tietoa tarkoitat? Raportteja on kunnista {towns}."
ONE_TOWN_AT_A_TIME = "Vastaan yhden kunnan raporteista kerrallaan. Kysy kunnat erikseen."
NO_ROWS = "Tästä yksiköstä ei ole raportoitu erillisiä rivejä, joita voisi verrata."
NO_DIVISOR = "En löytänyt asiakirjoista lukua, jolla jakaisin."
NO_REASON = "Raportti ei kerro syytä tähän."
NO_RESPONSIBLE = "Raportit eivät kerro, kuka tästä vastaa. Tavoitteilla ja hankkeilla on vastuuhenkilöt."
PROJECTS_NOT_APART = "Raportit eivät erittele, paljonko luvusta on hankkeiden osuutta."
PERIOD_MISMATCH = (
    "Jaksot {one} ja {other} eivät ole vertailukelpoisia: ne kattavat eri osan vuotta. Kerro, mitä jaksoja verrataan."
)
ZERO_BASE = "Muutosta tai osuutta ei voi laskea, koska vertailuluku on nolla."


def not_found(words: Sequence[str]) -> str:
    """Return the decline of a question that nothing answers, with the words that nothing was found by."""
    distinct = list(dict.fromkeys(words))
    return f"{NOT_FOUND} En löytänyt tietoa sanoilla: {listed(distinct)}." if distinct else NOT_FOUND


def amount(quantity: Quantity, *, positive: bool = False) -> str:
    """Return a quantity in words that fit in a sentence: the exact number and, of large sums, the millions too.

    With ``positive`` the sign is left out, for sentences that tell the direction in words.
    """
    base = quantity.in_base_units()
    value = abs(base.value) if positive else base.value
    if base.unit.dimension in (Dimension.MONEY, Dimension.MONEY_PER_RESIDENT):
        cents = value != value.to_integral_value()
        text = f"{format_number(value, 2 if cents else 0)}{NO_BREAK_SPACE}€"
        if abs(value) >= _MILLION:
            text += f" (noin {format_number(value / _MILLION, 1)} miljoonaa euroa)"
        return text
    number = plain(value)
    if base.unit is Unit.RATIO:
        return f"{format_number(value, 2)}-kertainen"
    if base.unit is Unit.COUNT:
        return number
    symbol = _SINGULAR.get(base.unit, "") if value == 1 else ""
    return f"{number}{NO_BREAK_SPACE}{symbol or _SYMBOLS[base.unit]}"


def exact(quantity: Quantity) -> str:
    """Return a quantity in words, without the millions of large sums."""
    return amount(quantity).partition(" (noin")[0]


def plain(value: Decimal) -> str:
    """Return a number with at most two decimals, none where it is whole; one printed with two keeps them."""
    if value.as_tuple().exponent == _PRINTED_DECIMALS:
        return format_number(value, 2)
    whole = value == value.to_integral_value()
    exact = value == value.quantize(Decimal("0.1")) and not whole
    return format_number(value, 0 if whole else (1 if exact else 2))


def when(period: Period | None) -> str:
    """Return a period as an adverb: "tammi–kesäkuussa 2025", "vuonna 2024"."""
    if period is None:
        return ""
    if period.is_year:
        return f"vuonna {period.first.year}"
    if period.is_whole_months and period.first.year == period.last.year:
        first, last = MONTH_NAMES[period.first.month - 1], MONTH_NAMES[period.last.month - 1]
        if period.first.month == period.last.month:
            return f"{last}ssa {period.last.year}"
        return f"{first.removesuffix('kuu')}–{last}ssa {period.last.year}"
    if period.first == period.last:
        return str(period)
    return f"aikavälillä {period}"


def column(fact: Fact) -> str:
    """Return the column of a fact as an adverb: "vuoden 2025 talousarviossa"."""
    return column_of(fact.basis, fact.period)


def of_column(fact: Fact) -> str:
    """Return the column of a fact as a noun: "toteuma 1–6/2025"."""
    return column_name(fact.basis, fact.period)


def column_of(basis: Basis, period: Period | None) -> str:
    """Return a column as an adverb."""
    year = period.last.year if period else None
    match basis:
        case Basis.ACTUAL if period is not None and period.is_year:
            return f"vuoden {year} tilinpäätöksessä"
        case Basis.ACTUAL:
            return when(period)
        case Basis.AMENDED_BUDGET | Basis.BUDGET:
            return f"vuoden {year} {'muutetussa ' if basis is Basis.AMENDED_BUDGET else ''}talousarviossa"
        case Basis.BUDGET_CHANGE:
            return f"vuoden {year} talousarviomuutoksissa"
        case Basis.FORECAST | Basis.PLAN:
            return f"vuoden {year} {'ennusteessa' if basis is Basis.FORECAST else 'taloussuunnitelmassa'}"
        case Basis.REMAINING:
            return f"vuoden {year} talousarviosta jäljellä"
        case Basis.REALISATION:
            return f"toteumaprosentti {year}"
        case _:
            return f"{basis.value} {period or ''}".strip()


def column_name(basis: Basis | None, period: Period | None) -> str:
    """Return a column as a noun for the line of interpretation: "toteuma 1–6/2025", "talousarvio 2025"."""
    names = {
        Basis.AMENDED_BUDGET: "talousarvio muutoksineen",
        Basis.BUDGET: "talousarvio",
        Basis.REMAINING: "jäljellä talousarviosta",
    }
    if basis is Basis.ACTUAL and period is not None and period.is_year:
        return f"tilinpäätös {period}"
    basis = basis or Basis.ACTUAL
    return f"{names.get(basis, basis.value)} {period or ''}".strip()


def point_name(point: Point) -> str:
    """Return what was said of a column, as a noun."""
    period = point.period
    if point.closing and period is not None:
        return f"tilinpäätös {period}"
    name = column_name(point.basis, period)
    return f"{name} {_months(point.months)}" if period is None and point.months is not None else name


def _months(months: tuple[int, int]) -> str:
    """Return months without a year: "tammikuu", "tammi–kesäkuu"."""
    first, last = (MONTH_NAMES[month - 1] for month in months)
    return last if first == last else f"{first.removesuffix('kuu')}–{last}"


def subject(fact: Fact) -> str:
    """Return whose and what: "Varhaiskasvatuksen toimintakulut"; with a colon where the name cannot be inflected."""
    return subject_of(fact.entity, fact.measure)


def subject_of(entity: str, measure: str) -> str:
    """Return a name in the genitive and the measure; with a colon where the genitive is not certain."""
    inflected = genitive(entity)
    lowered = row_name(measure)
    return f"{inflected} {lowered}" if inflected else f"{entity}: {lowered}"


def lower_first(name: str) -> str:
    """Return a name with a small first letter, abbreviations left alone."""
    if name.isupper() and len(name) > _LONGEST_ABBREVIATION:
        return name.lower()
    return name if name[:2].isupper() else name[:1].lower() + name[1:]


def row_name(measure: str) -> str:
    """Return a row's printed name within a sentence: a small first letter, no unit behind it."""
    return lower_first(bare_name(measure))


def of_name(name: str) -> str:
    """Return a name in the elative, or behind "luvusta" where that is not certain."""
    return elative(name) or f"luvusta {name}"


def was(measure: str, *, past: bool = True) -> str:
    """Return the verb for a measure: olivat or oli, ovat or on."""
    if is_plural(bare_name(measure)):
        return "olivat" if past else "ovat"
    return "oli" if past else "on"


_PLURAL_VERBS = {
    "ylitti": "ylittivät",
    "alitti": "alittivat",
    "jäi alle": "jäivät alle",
    "kasvoi": "kasvoivat",
    "pieneni": "pienenivät",
    "heikkeni": "heikkenivät",
    "parani": "paranivat",
    "muuttui": "muuttuivat",
    "pysyi": "pysyivät",
    "on": "ovat",
}


def in_plural(verb: str) -> str:
    """Return the plural of a verb of change, of being or of keeping to a budget."""
    return _PLURAL_VERBS.get(verb, verb)


def agreeing(verb: str, measure: str) -> str:
    """Return a verb of change in the number that the measure takes: kulut kasvoivat, kate heikkeni."""
    return in_plural(verb) if is_plural(measure) else verb


def found(fact: Fact, marker: str) -> str:
    """Return the sentence that states one figure."""
    whose, money = subject(fact), amount(fact.quantity)
    match fact.basis:
        case Basis.REMAINING:
            year = fact.period.last.year if fact.period else ""
            return f"{whose}: vuoden {year} talousarviosta on jäljellä {money} {marker}."
        case Basis.DEVIATION:
            return f"{whose}: poikkeama talousarviosta {when(fact.period)} on {money} {marker}."
        case Basis.REALISATION:
            year = fact.period.last.year if fact.period else ""
            return f"{whose}: vuoden {year} talousarviosta on toteutunut {money} {marker}."
        case Basis.AMENDED_BUDGET | Basis.BUDGET | Basis.FORECAST | Basis.PLAN:
            return f"{whose} {was(fact.measure, past=False)} {column(fact)} {money} {marker}."
        case _ if column(fact)[-1:].isdigit():  # the verb parts the year from the amount
            return f"{whose} {column(fact)} {was(fact.measure)} {money} {marker}."
        case _:
            return f"{whose} {was(fact.measure)} {column(fact)} {money} {marker}."


def listed(names: list[str]) -> str:
    """Return names joined with commas and "ja"; with "sekä" where one of them has a "ja" of its own."""
    last = "sekä" if any(" ja " in name for name in names) else "ja"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {last} {names[-1]}" if names else ""


def sentence(text: str) -> str:
    """Return a text with a capital first letter."""
    return text[:1].upper() + text[1:]


def genitive_or_name(name: str) -> str:
    """Return a name in the genitive, or behind "yksikön" where the genitive is not certain."""
    return genitive(name) or f"Yksikön {name}"
