"""What is said of figures of tables: results, comparisons, rankings and budgets, each with its markers behind it.

Every ``marks`` is the text that points to the sources ("[1] [2]").
"""

from collections.abc import Sequence

from assistant.amounts import Amount, Change, Group, Rest, Share
from assistant.facts import Fact
from assistant.vocabulary import Nature
from assistant.wording import (
    agreeing,
    amount,
    column,
    exact,
    listed,
    lower_first,
    of_column,
    sentence,
    subject,
    was,
)
from assistant.wording.amount_names import without
from store.figures import Basis
from store.units import Quantity

_MOVED = {"change": "muuttui", "grow": "kasvoi", "shrink": "pieneni", "worsen": "heikkeni", "improve": "parani"}
_NOT_MOVED = {
    "change": "muuttunut",
    "grow": "kasvanut",
    "shrink": "pienentynyt",
    "worsen": "heikentynyt",
    "improve": "parantunut",
}
_NTH = ("", "toiseksi ", "kolmanneksi ")
_NO_FORECAST = "Laskelma on suora jatko, ei ennuste."
CHANGE = "Muutos"
RATE_OF_CHANGE = "Muutos prosentteina"
COUNT, MONTHS_PASSED, MONTHS_OF_YEAR = "lukuja", "kuukausia toteutunut", "kuukausia vuodessa"
OPPOSITE_WAYS = "Osuutta muutoksesta ei voi laskea, koska osa ja kokonaisuus muuttuivat eri suuntiin."
WHOLE_YEAR = "Koko vuosi samalla tahdilla"


def total(group: Group, result: Quantity, marks: str) -> str:
    """Return the sentence that tells a sum."""
    if group.first.basis is Basis.REMAINING:
        return sentence(
            f"{group.name}: vuoden {_year(group.first)} talousarviosta on jäljellä yhteensä {amount(result)} {marks}."
        )
    values = [fact.quantity.value for fact in group.facts]
    if min(values) < 0 < max(values):  # income and costs added come to a net amount, which must not pass for either
        each = listed([f"{lower_first(fact.measure)} {amount(fact.quantity)}" for fact in group.facts])
        return sentence(
            f"{group.name} {column(group.first)}: {each}; yhteen laskettuna (netto) {amount(result)} {marks}."
        )
    return sentence(f"{group.name} {column(group.first)} yhteensä: {amount(result)} {marks}.")


def _year(fact: Fact) -> int | str:
    return fact.period.last.year if fact.period else ""


def changed(later: Amount, earlier: Amount, direction: str, result: Quantity, values: str, marks: str) -> str:
    """Return the sentence that tells a change: its direction as a verb, its size, both columns and values."""
    return sentence(
        f"{later.name} {agreeing(direction, later.noun)} {amount(result, positive=True)}:"
        f" {of_column(earlier.first)} → {of_column(later.first)}, {values} {marks}."
    )


def rate_of_change(rate: Quantity) -> str:
    """Return the sentence that tells the same change in percent."""
    return f"{RATE_OF_CHANGE} on {amount(rate, positive=True)}."


def direction_of(difference: Quantity, nature: Nature | None) -> str:
    """Return the verb of a change; a cost that became more negative grew, a result that did so weakened."""
    if not difference.value:
        return "ei muuttunut, muutos"
    if nature is Nature.COST:
        return "kasvoi" if difference.value < 0 else "pieneni"
    if nature is Nature.RESULT:
        return "heikkeni" if difference.value < 0 else "parani"
    return "kasvoi" if difference.value > 0 else "pieneni"


def moved_name(name: str, difference: Quantity, nature: Nature | None) -> str:
    """Return the name of one of a ranking of changes, with the way that it went."""
    return f"{name} ({agreeing(direction_of(difference, nature), name)})"


def divided(fact: Fact, count: str, result: Quantity, marks: str) -> str:
    """Return the sentence that tells a figure divided by a count of running text, as printed."""
    return f"{subject(fact)} {column(fact)} ({exact(fact.quantity)}) jaettuna ({count}) on {amount(result)} {marks}."


def divided_by(fact: Fact, count: Fact, result: Quantity, marks: str) -> str:
    """Return the sentence that tells a figure divided by a row that counts heads."""
    number = f"{lower_first(count.measure)} {exact(count.quantity)}"
    return f"{subject(fact)} {column(fact)} ({exact(fact.quantity)}) jaettuna ({number}) on {amount(result)} {marks}."


def larger(more: Fact, less: Fact, marks: str) -> str:
    """Return the sentence that tells which of an income and a cost is larger, by their size without the sign."""
    return (
        f"Etumerkistä riippumatta suurempi on {subject(more)}: {amount(more.quantity)},"
        f" kun {subject(less)} {was(less.measure)} {amount(less.quantity)}, {of_column(more)} {marks}."
    )


def beside_budget(later: Amount, earlier: Amount, result: Quantity, values: str, marks: str) -> str:
    """Return the sentence that tells how an actual of a year differs from its budget: nothing has grown or shrunk."""
    columns = f"{of_column(earlier.first)} → {of_column(later.first)}"
    return sentence(f"{later.name}: ero on {amount(result, positive=True)}, {columns}, {values} {marks}.")


def changes_compared(
    changes: Sequence[Change], results: Sequence[Quantity], ways: Sequence[str], difference: Quantity, marks: str
) -> str:
    """Return the sentence that tells by how much two changes differ, and each of them with its direction."""
    told = [
        f"{change.later.name} {agreeing(way, change.later.noun)} {amount(result, positive=True)}"
        for change, result, way in zip(changes, results, ways, strict=True)
    ]
    columns = f"{of_column(changes[0].earlier.first)} → {of_column(changes[0].later.first)}"
    return f"Ero on {amount(difference, positive=True)}: {', '.join(told)}, {columns} {marks}."


def from_to(one: Quantity, other: Quantity) -> str:
    """Return two values of a change, the earlier one first."""
    return f"{exact(one)} → {exact(other)}"


def share(of: Share, values: tuple[Quantity, Quantity], result: Quantity, marks: str) -> str:
    """Return the sentence that tells what share a part is of a whole."""
    part = of.part
    return sentence(
        f"{part.name} ({exact(values[0])}) {was(part.noun, past=False)} {amount(result)}"
        f" {of.whole_in_elative} ({exact(values[1])}), {of_column(part.first)} {marks}."
    )


def no_part(part: Amount, whole: Amount) -> str:
    """Return the decline of a share in a sum that does not hold the row."""
    return f"{sentence(part.name)} ei sisälly tähän summaan: {whole.name}. Osuutta ei siksi voi laskea."


def sums_up(
    parts: Amount, whole: Amount, values: tuple[Quantity, Quantity], result: Quantity, marks: str, *, rounding: bool
) -> str:
    """Return the sentences that tell whether parts add up to their whole; ``rounding`` may make their difference."""
    verdict = "Kyllä, täsmää" if rounding else "Ei täsmää"
    told = f"{sentence(parts.name)} {column(parts.first)} yhteensä {exact(values[0])}"
    told += f", {lower_first(whole.name)} {exact(values[1])}"
    apart = f", ero {amount(result, positive=True)}{' (pyöristys)' if rounding else ''}" if result.value else ""
    return f"{verdict}. {told}{apart} {marks}."


def rest(left: Rest, result: Quantity, marks: str) -> str:
    """Return the sentence that tells what is left of a whole without some of its parts."""
    whole, parts = left.whole, left.parts.facts
    return sentence(f"{without(f'{whole.name} {column(whole.first)}', parts, whole.first)}: {amount(result)} {marks}.")


def mean_per_month(group: Amount, result: Quantity, marks: str) -> str:
    """Return the sentence that tells an amount per month."""
    return sentence(f"{group.name} {column(group.first)} keskimäärin kuukaudessa: {amount(result)} {marks}.")


def mean(result: Quantity, marks: str) -> str:
    """Return the sentence that tells a mean."""
    return f"Keskiarvo on {amount(result)} {marks}."


def ratio(one: Amount, other: Amount, values: tuple[Quantity, Quantity], result: Quantity, marks: str) -> str:
    """Return the sentence that tells how many times as large one amount is as another."""
    columns = of_column(one.first), of_column(other.first)
    told = f"{columns[0]} {exact(values[0])}, {columns[1]} {exact(values[1])}"
    if columns[0] == columns[1]:
        told = f"{exact(values[0])}, {lower_first(other.name)} {exact(values[1])}, {columns[0]}"
    return sentence(f"{one.name} {was(one.noun, past=False)} {_times(result, one.noun)}: {told} {marks}.")


def _times(result: Quantity, measure: str) -> str:
    text = amount(result)
    return text if was(measure) == "oli" else text.removesuffix("nen") + "set"


def realisation(actual: Amount, budget: Amount, result: Quantity, marks: str) -> str:
    """Return the sentence that tells how much of a budget has been used."""
    return sentence(
        f"{actual.name}: vuoden {_year(budget.first)} talousarviosta on {column(actual.first)} toteutunut"
        f" {amount(result)} {marks}."
    )


def projection(actual: Amount, whole_year: Quantity, marks: str) -> str:
    """Return the sentence that tells what the year comes to at the same pace."""
    return f"{_at_same_pace(actual, whole_year)} {marks}. {_NO_FORECAST}"


def projection_against_budget(
    actual: Amount, whole_year: Quantity, difference: Quantity, marks: str, *, over: bool
) -> str:
    """Return the sentence that tells what the year comes to, and by how much that differs from the budget."""
    verb = "ylittyisi" if over else "alittuisi"
    return (
        f"{_at_same_pace(actual, whole_year)}, joten talousarvio {verb} {amount(difference, positive=True)}"
        f" {marks}. {_NO_FORECAST}"
    )


def _at_same_pace(actual: Amount, whole_year: Quantity) -> str:
    verb = "olisivat" if was(actual.noun) == "olivat" else "olisi"
    return f"Samalla tahdilla {lower_first(actual.name)} {verb} koko vuonna {amount(whole_year)}"


def difference(
    one: Amount,
    other: Amount,
    values: tuple[Quantity, Quantity],
    result: Quantity,
    marks: str,
    *,
    signed: bool = False,
) -> str:
    """Return the sentence that tells by how much two amounts differ and which is larger; ``signed`` by sign."""
    sizes = [value.value if signed else abs(value.value) for value in values]
    bigger = one if sizes[0] >= sizes[1] else other
    smaller = other if bigger is one else one
    most, least = values if bigger is one else values[::-1]
    return (
        f"Ero on {amount(result, positive=True)}: suurempi on {bigger.name}, {exact(most)};"
        f" {smaller.name} {exact(least)}, {of_column(one.first)} {marks}."
    )


def assuming(text: str, notes: Sequence[str]) -> str:
    """Return an answer with what had to be assumed for it."""
    return f"{text} Oletus: {listed(list(notes))}."


# ---------------------------------------------------------------- rankings


def rank_heading(growth: str | None, *, most: bool, place: int, of_two: bool = False) -> str:
    """Return what a ranking tells; ``place`` counts from 0, ``growth`` is the way that things moved."""
    if growth:
        many, few = ("enemmän", "vähemmän") if of_two else ("eniten", "vähiten")
        return f"{_NTH[place]}{many if most else few} {_MOVED[growth]}"
    return f"{_NTH[place]}{'suurin' if most else 'pienin'}"


def ranked(heading: str, names: Sequence[str], value: str, marks: str, following: Sequence[str], others: str) -> str:
    """Return the sentence that tells the first of a ranking, the next ones, and where the ``others`` stand, if any."""
    text = f"{heading}: {listed(list(names))}, {value} {marks}."
    if following:
        text += f" Seuraavina {listed(list(following))}."
    return sentence(f"{text} Muut vertaillut: {others}." if others else text)


def not_moved(name: str, growth: str) -> str:
    """Return the sentence that tells that one of a ranking did not move that way."""
    if was(name) == "olivat":
        return f"{name} eivät {_NOT_MOVED[growth].removesuffix('ut').removesuffix('yt')}eet."
    return f"{name} ei {_NOT_MOVED[growth]}."


def none_moved(growth: str) -> str:
    """Return the refusal of a ranking in which nothing moved that way."""
    return f"Mikään ei {_NOT_MOVED[growth]}."


# ---------------------------------------------------------------- budgets


def within_budget_so_far(told: Sequence[str], year: int | str, *, over: bool) -> str:
    """Return the sentences that tell how much of a year's budget is used, while the year is not over."""
    verdict = "Talousarvio on jo ylittynyt" if over else "Vuosi on kesken, joten lopputulosta ei vielä tiedetä"
    return f"{verdict}. Vuoden {year} talousarviosta on toteutunut: {listed(list(told))}."


def against_budget(actual: Fact, budget: Fact, result: Quantity, marks: str, nature: Nature | None) -> str:
    """Return the sentence that tells by how much a year's closing differs from its budget."""
    worse, by = result.value < 0, amount(result, positive=True)
    if nature is Nature.RESULT:
        how = "sama kuin" if not result.value else f"{by} {'heikompi' if worse else 'parempi'} kuin"
        told = f"{was(actual.measure)} {how} talousarviossa"
    else:
        verb = ("ylitti" if worse else "alitti") if nature is Nature.COST else ("jäi alle" if worse else "ylitti")
        told = f"{agreeing(verb, actual.measure)} talousarvion {by}"
    return (
        f"{subject(actual)} {told}: toteuma {amount(actual.quantity)}, talousarvio {amount(budget.quantity)} {marks}."
    )


def within_limit(text: str, *, met: bool) -> str:
    """Return a sentence with the yes or no to a limit before it."""
    return f"{'Kyllä' if met else 'Ei'}. {text}"


def limit_side(limit: str, *, above: bool) -> str:
    """Return which side of a limit was asked about."""
    return f"{'yli' if above else 'alle'} {limit}"


def reported(organisation: str, measures: Sequence[str]) -> str:
    """Return what is reported of an organisation, in place of what is not."""
    return f"Yksiköltä {organisation} on raportoitu: {listed(list(measures))}."
