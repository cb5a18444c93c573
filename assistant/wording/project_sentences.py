"""What is said of projects: amounts, fields, totals and lists. Every ``marks`` points to the sources ("[1] [2]")."""

from collections.abc import Sequence

from assistant.facts import Fact
from assistant.wording import amount, listed, of_name, sentence, was
from store.units import Quantity

LAST_MONTH, FIRST_MONTH, LAST_INCLUDED = "viimeinen kuukausi", "ensimmäinen kuukausi", "päättymiskuukausi mukaan"
PERIOD_IS, RESPONSIBLE_IS, FUNDER_IS, ADMINISTRATOR_IS = (
    "toteutusaika on",
    "vastuuhenkilö on",
    "rahoittaja on",
    "hallinnoija on",
)
DECISION, STATUS = "päätös:", "tilanne:"
PROJECTS, TOTAL, ALL = "hankkeita", "Yhteensä", "kaikki"

FIELDS = {
    "responsible": "vastuuhenkilöä",
    "funder": "rahoittajaa",
    "decision": "päätöstä",
    "reference": "asianumeroa",
    "administrator": "hallinnoijaa",
    "city share": "kaupungin rahoitusosuutta",
    "outside money": "ulkopuolista rahoitusta",
}


def not_told(project: str, field: str) -> str:
    """Return the decline of a field that the project's row or card lacks."""
    return f"Hankkeesta {project} ei kerrota {FIELDS[field]}."


def which_project(labels: Sequence[str]) -> str:
    """Return the question back that asks which project is meant."""
    return f"Mitä hanketta tarkoitat? Vaihtoehdot: {listed(list(labels))}."


def none_found(conditions: str) -> str:
    """Return the decline where no project meets the conditions."""
    return f"Ehdoilla ({conditions}) ei löytynyt yhtään hanketta."


def other_years(labels: Sequence[str]) -> str:
    """Return the decline where the projects that are named are of other years than the one asked."""
    return f"Tältä ajalta hanketta ei ole asiakirjoissa. Lähinnä on: {listed(list(dict.fromkeys(labels)))}."


def amount_not_told(project: str, wanted: str, there: Sequence[str]) -> str:
    """Return the decline where a project does not tell the amount that is asked: what it tells."""
    text = f"Hankkeesta {project} ei kerrota lukua {wanted}."
    return f"{text} Kerrottu on: {listed(list(there))}." if there else text


def told(project: str, clause: str, marks: str) -> str:
    """Return the sentence that tells a field of a project in words."""
    return f"{project}: {clause} {marks}."


def period(text: str) -> str:
    """Return the clause that tells a project's time as printed."""
    return f"{PERIOD_IS} {text}"


def beginning(day: str) -> str:
    """Return the clause that tells when a project begins."""
    return f"alkaa {day}"


def ending(day: str) -> str:
    """Return the clause that tells when a project ends."""
    return f"päättyy {day}"


def reference(number: str) -> str:
    """Return the clause that tells the number of the case."""
    return f"asianumero on {number}"


def link(address: str) -> str:
    """Return the clause that tells where the case is read."""
    return f"linkki asiaan: {address}"


def one_amount(project: str, fact: Fact, marks: str) -> str:
    """Return the sentence that states one amount of a project."""
    return f"{project}: {fact.measure} {was(fact.measure, past=False)} {amount(fact.quantity)} {marks}."


def share_and_amount(project: str, fact: Fact, money: Quantity, marks: str) -> str:
    """Return the sentence that states a share and what it is in euros."""
    return f"{project}: {fact.measure} on {amount(fact.quantity)} eli {amount(money)} {marks}."


def part_of_whole(project: str, part: Fact, whole: Fact, result: Quantity, marks: str) -> str:
    """Return the sentence that tells what one amount is of another."""
    return (
        f"{project}: {part.measure} ({amount(part.quantity)}) on {amount(result)}"
        f" {of_name(whole.measure)} ({amount(whole.quantity)}) {marks}."
    )


def in_whole(project: str, part: Fact, whole: Fact, result: Quantity, marks: str) -> str:
    """Return the sentence that tells what a printed share of another amount is in euros."""
    return (
        f"{project}: {part.measure} ({amount(part.quantity)}) {of_name(whole.measure)} ({amount(whole.quantity)})"
        f" on {amount(result)} {marks}."
    )


def difference(one: Fact, other: Fact, result: Quantity, marks: str) -> str:
    """Return the sentence that tells by how much amounts of two projects, or two amounts of one, differ."""
    more, less = (one, other) if one.quantity.value >= other.quantity.value else (other, one)
    if one.entity == other.entity:
        told = f"{more.measure} {amount(more.quantity)}, {less.measure} {amount(less.quantity)}"
        return f"{one.entity}: ero on {amount(result, positive=True)} ({told}) {marks}."
    return (
        f"Ero on {amount(result, positive=True)}, enemmän on hankkeessa {more.entity} ({more.measure}"
        f" {amount(more.quantity)}) kuin hankkeessa {less.entity} ({less.measure} {amount(less.quantity)}) {marks}."
    )


def divided(project: str, fact: Fact, count: str, result: Quantity, marks: str) -> str:
    """Return the sentence that tells an amount divided by a count of running text, as printed."""
    return f"{project}: {fact.measure} {amount(fact.quantity)} jaettuna ({count}) on {amount(result)} {marks}."


def duration(months: Quantity, period: str, *, whole_months: bool) -> str:
    """Return the clause that tells how long a project lasts."""
    about = "" if whole_months else " (kesken alkavat ja päättyvät kuukaudet mukaan luettuina)"
    return f"kesto on {amount(months)}{about}, {period}"


def total(measure: str, result: Quantity, marks: str, *, mean: bool) -> str:
    """Return the sentence that tells a sum, or a mean, over projects."""
    what = f"{measure} keskimäärin hanketta kohden" if mean else together(measure)
    return sentence(f"{what}: {amount(result)} {marks}.")


def together(measure: str) -> str:
    """Return what a sum over projects is called."""
    return f"{measure} yhteensä"


def share_over(measures: tuple[str, str], values: tuple[Quantity, Quantity], result: Quantity, marks: str) -> str:
    """Return the sentence that tells what share one sum over projects is of another."""
    return sentence(
        f"{together(measures[0])} {amount(values[0])} on {amount(result)}"
        f" {of_name(measures[1])} yhteensä {amount(values[1])} {marks}."
    )


def share_of_some(measure: str, values: tuple[Quantity, Quantity], result: Quantity, marks: str) -> str:
    """Return the sentence that tells what share some projects' sum is of all the projects' sum."""
    return sentence(
        f"{together(measure)} {amount(values[0])} on {amount(result)} kaikkien hankkeiden summasta"
        f" {amount(values[1])} {marks}."
    )


def rank_heading(measure: str, *, most: bool, relative: bool) -> str:
    """Return what a ranking of projects tells."""
    return f"{'suurin' if most else 'pienin'} {measure}" + (" suhteessa" if relative else "")


def projects(lines: Sequence[str], conditions: str) -> str:
    """Return the list of projects under a heading that names the conditions."""
    heading = ("Hanke" if len(lines) == 1 else "Hankkeet") + (f" ({conditions})" if conditions else "")
    return f"{heading}:\n" + "\n".join(f"– {line}" for line in lines)


def count(labels: Sequence[str], conditions: str, marks: str) -> str:
    """Return the sentence that counts projects and names them."""
    noun = "hanke" if len(labels) == 1 else "hanketta"
    return f"{len(labels)} {noun}" + (f" ({conditions})" if conditions else "") + f": {listed(list(labels))} {marks}."
