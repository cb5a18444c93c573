"""What is said where a figure is not there, is told twice, or could be several: refusals, remarks, questions back."""

from collections.abc import Sequence

from assistant.facts import Fact
from assistant.wording import (
    amount,
    genitive_or_name,
    listed,
    lower_first,
    of_column,
    subject,
)


def told_earlier(fact: Fact, marker: str) -> str:
    """Return the remark that an older document tells another value of a figure."""
    return f"Huomaa: vanhemmassa asiakirjassa {of_column(fact)} on {amount(fact.quantity)} {marker}."


def told_earlier_of(fact: Fact, marker: str) -> str:
    """Return the same remark for a figure that was calculated from, which the remark must name."""
    return f"Huomaa: vanhemmassa asiakirjassa {subject(fact)}, {of_column(fact)}: {amount(fact.quantity)} {marker}."


def told_beside(fact: Fact, marker: str) -> str:
    """Return the remark that another chapter of the same document tells another value of a row of the same name."""
    return f"Huomaa: toisaalla samassa asiakirjassa samannimisellä rivillä on {amount(fact.quantity)} {marker}."


def contradiction(one: Fact, other: Fact) -> str:
    """Return the refusal to choose between two values of one name."""
    told = [f"{amount(fact.quantity)} ({_where(fact)})" for fact in (one, other)]
    return (
        f"{subject(one)}, {of_column(one)}: asiakirjassa on kaksi eri arvoa, {listed(told)}. En valitse niiden väliltä."
    )


def _where(fact: Fact) -> str:
    line = f"rivi {fact.place.line}" if fact.place.line else ""
    spot = f"s. {fact.place.page}" if fact.place.page else fact.place.cell or line
    return ", ".join(part for part in (spot, fact.place.table or fact.place.section or "") if part)


def which_organisation(what: str, names: Sequence[str]) -> str:
    """Return the question back that asks whose figures are meant."""
    return f"Minkä yksikön {what or 'luvut'}? Raporteissa on {listed(list(names))}."


def which_measure(measures: Sequence[str]) -> str:
    """Return the question back that asks which row is meant."""
    return f"Mitä lukua tarkoitat? Vaihtoehdot: {listed([lower_first(name) for name in measures])}."


def no_figures_of(unit: str) -> str:
    """Return the decline for a unit of which only goals are told."""
    return f"Yksiköstä {unit} ei ole asiakirjoissa lukuja, vain tavoitteita."


def missing_measure(organisation: str, measure: str, there: Sequence[str], others: Sequence[str]) -> str:
    """Return the decline for a row that an organisation does not have: what it has, and who has the row."""
    text = f"Yksiköltä {organisation} ei ole raportoitu lukua {lower_first(measure)}."
    if there:
        text += f" Raportoitu on: {listed([lower_first(name) for name in there])}."
    return text + _found_elsewhere(measure, others)


def unknown_unit(organisation: str, places: Sequence[str], measure: str, others: Sequence[str]) -> str:
    """Return the decline for an organisation that the municipality's reports do not have: who has the row."""
    whole = organisation.endswith((" kaupunki", " kunta", "konserni"))
    what = "koko kunnan lukuja" if whole else f"yksikköä {organisation}"
    where = f"Kunnan {places[0]} raporteissa" if len(places) == 1 else "Asiakirjoissa"
    return f"{where} ei ole {what}.{_found_elsewhere(measure, others)}"


def _found_elsewhere(measure: str, others: Sequence[str]) -> str:
    return f" Luku {lower_first(measure)} löytyy yksiköiltä: {listed(list(others))}." if others else ""


def missing_column(organisation: str, measure: str, wanted: str, there: Sequence[str]) -> str:
    """Return the decline for a column that a row does not have."""
    return (
        f"{genitive_or_name(organisation)} luvusta {lower_first(measure)} ei ole asiakirjoissa tietoa: {wanted}."
        f" Saatavilla on: {listed(list(there))}."
    )


def missing_everywhere(what: str, wanted: str, there: Sequence[str]) -> str:
    """Return the decline for a column that nobody's row has; where there is no such row at all, for the row."""
    if not there:
        return f"Asiakirjoissa ei ole lukua {what}."
    return f"Lukua {what} ei ole: {wanted}. Saatavilla on: {listed(list(there))}."
