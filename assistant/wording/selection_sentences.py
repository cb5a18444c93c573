"""What is said of the units or rows that fulfil a condition, and of those that do not."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.facts import Fact
from assistant.limits import Limit
from assistant.wording import amount, genitive_or_name, in_plural, listed, of_column, row_name, sentence, was
from assistant.wording.figure_sentences import limit_side
from store.units import Quantity

RATE = "toteuma-%"
_MOVED = {"grow": "kasvoi", "shrink": "pieneni", "worsen": "heikkeni", "improve": "parani"}
_DID_NOT = {"grow": "ei kasvanut", "shrink": "ei pienentynyt", "worsen": "ei heikentynyt", "improve": "ei parantunut"}


@dataclass(frozen=True, slots=True)
class _Kind:
    """What kind of organisations are compared, in the forms that are needed."""

    one: str
    partitive: str
    genitive: str
    many: str


_UNITS = _Kind("yksikkö", "yksikköä", "yksikön", "yksiköt")
_KINDS = {
    "boards": _Kind("lautakunta", "lautakuntaa", "lautakunnan", "lautakunnat"),
    "bodies": _Kind("toimielin", "toimielintä", "toimielimen", "toimielimet"),
}


def moved(direction: str | None, limit: Limit | None) -> str:
    """Return the predicate of what moved one way, by more or less than a limit where one is set."""
    return _MOVED.get(direction or "", "muuttui") + _by(limit)


def not_moved(direction: str | None, limit: Limit | None) -> str:
    """Return the predicate of what did not."""
    return _DID_NOT.get(direction or "", "ei muuttunut") + _by(limit)


def beyond(limit: Limit) -> str:
    """Return the predicate of what is over or under a limit."""
    return f"on {limit_side(limit.text, above=limit.above)}"


def not_beyond(limit: Limit) -> str:
    """Return the predicate of what is not."""
    return f"ei ole {limit_side(limit.text, above=limit.above)}"


def budget(limit: Limit | None, *, over: bool, kept: bool) -> str:
    """Return the predicate of what is over its budget, keeps to it or is under it, by a limit where one is set."""
    verb = "ylitti talousarvion" if over else "pysyi talousarviossa" if kept else "alitti talousarvion"
    return verb + _by(limit)


def not_budget(limit: Limit | None, *, over: bool, kept: bool) -> str:
    """Return the predicate of what is not."""
    denied = "ei ylittänyt talousarviota" if over else "ei alittanut talousarviota"
    return ("ei pysynyt talousarviossa" if kept and not over else denied) + _by(limit)


def _by(limit: Limit | None) -> str:
    return f" {limit_side(limit.text, above=limit.above)}" if limit else ""


def no_budget(year: int | None) -> str:
    """Return the refusal where no unit's budget of the year stands beside what was realised."""
    when = f"vuodelta {year} " if year else ""
    return f"Asiakirjoissa ei ole {when}talousarviota, johon toteumaa voisi verrata."


def columns_of_change(facts: Sequence[Fact]) -> str:
    """Return the two columns between which things changed."""
    return f"{of_column(facts[-1])} → {of_column(facts[0])}"


def column_told(facts: Sequence[Fact]) -> str:
    """Return the column whose amounts are told."""
    return of_column(facts[0])


def budget_of_year(facts: Sequence[Fact]) -> str:
    """Return what was compared with which budget."""
    return columns_of_change(facts)


def budget_so_far(facts: Sequence[Fact]) -> str:
    """Return the rate that is compared, and that the year is not over."""
    return f"vuosi on kesken; {of_column(facts[0])}"


def line(name: str, value: Quantity, marks: str, *, positive: bool) -> str:
    """Return one line of the list."""
    return f"– {name} {amount(value, positive=positive)} {marks}"


def heading(
    row: str | None, compared: str | None, verb: str, column: str, *, chosen: int, counting: bool, rate: bool
) -> str:
    """Return the line above the list: how many, whose or what, and of which column.

    ``row`` is the row of the units compared, ``compared`` their kind; without a row ``compared`` is whose rows are.
    ``rate`` tells that the budget's rate of realisation is what a limit was set to.
    """
    if row is None:
        whose = sentence(genitive_or_name(compared or ""))
        told = _in_number(verb, plural=chosen > 1)
        if not chosen:
            return f"{whose} riveistä mikään {told} ({column})"
        number = f" {chosen}" if counting else ""
        return f"{whose} riveistä{number} {told if not counting else verb} ({column})"
    name, plural = row_name(row), was(row) == "olivat"
    kind = _KINDS.get(compared or "", _UNITS)
    if rate:
        name, plural, column = RATE, False, f"{name}, {column}"
    told = _in_number(verb, plural=plural)
    if not chosen:
        return f"Minkään vertaillun {kind.genitive} {name} {told} ({column})"
    if counting:
        return f"{chosen} {kind.one if chosen == 1 else kind.partitive}, joissa {name} {told} ({column})"
    return f"{sentence(kind.many)}, joissa {name} {told} ({column})"


def _in_number(verb: str, *, plural: bool) -> str:
    """Return a predicate in the number of its subject: "ei kasvanut" → "eivät kasvaneet"."""
    if not plural:
        return verb
    head, _, rest = verb.partition(" ")
    if head != "ei":
        return f"{in_plural(head)} {rest}".strip()
    deed, _, tail = rest.partition(" ")
    many = deed if deed == "ole" else deed.removesuffix("ut").removesuffix("yt") + "eet"
    return f"eivät {many} {tail}".strip()


def answered(told: str, lines: Sequence[str], *, yes: bool | None, none: bool) -> str:
    """Return the answer: yes or no where asked, what holds, and the list; what was compared where none does."""
    before = "" if yes is None else "Kyllä. " if yes else "Ei. "
    if none:
        return f"{before}{told}. Vertaillut:\n" + "\n".join(lines)
    return f"{before}{told}:\n" + "\n".join(lines)


def furthest(*, over: bool, most: bool) -> str:
    """Return the heading of a ranking by how far a budget was passed."""
    return f"{'eniten' if most else 'vähiten'} talousarvion {'ylitti' if over else 'alitti'}"


def none_passed(*, over: bool) -> str:
    """Return the refusal of a ranking in which no budget was passed that way."""
    return f"Mikään ei {'ylittänyt' if over else 'alittanut'} talousarviota."


def year_goes_on(rates: Sequence[tuple[str, Quantity]]) -> str:
    """Return the refusal to rank overruns while the year goes on, with the rates so far."""
    told = listed([f"{name} {amount(rate)}" for name, rate in rates])
    return f"Vuosi on kesken, joten ylitystä ei vielä tiedetä. Talousarviosta on toteutunut: {told}."
