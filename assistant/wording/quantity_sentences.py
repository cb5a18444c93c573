"""What is said of numbers in running text. Every ``marks`` points to the sources ("[1] [2]")."""

from collections.abc import Sequence

from assistant.wording import amount, listed, sentence, when
from store.periods import Period
from store.records import ProseQuantity
from store.units import Quantity

TIMES, NUMBERS = "kertoja", "lukuja"


def stated(quantity: ProseQuantity) -> str:
    """Return a number as printed, with its time: "79,61 % toukokuussa 2025", "17 oppilasta (1.8.2025)"."""
    period = quantity.period
    if period is None:
        return quantity.as_printed
    return f"{quantity.as_printed} {_time(period)}"


def _time(period: Period) -> str:
    return f"({period})" if period.first == period.last or not period.is_whole_months else when(period)


def lead(quantity: ProseQuantity, marks: str) -> str:
    """Return the opening that states the one number before the sentence that tells it."""
    return f"{sentence(stated(quantity))} {marks}."


def quoted(text: str, mark: str) -> str:
    """Return a sentence as it stands, with its marker."""
    return f"{text.strip().rstrip('.')}. {mark}"


def product(result: Quantity, printed: str, marks: str) -> str:
    """Return the sentence that multiplies out "6 x 2 h"."""
    return f"Yhteensä {amount(result)} ({printed}) {marks}."


def total(result: Quantity, printed: Sequence[str], marks: str) -> str:
    """Return the sentence that tells a sum."""
    return f"Yhteensä {amount(result)}: {listed(list(printed))} {marks}."


def mean(result: Quantity, told: Sequence[str], marks: str) -> str:
    """Return the sentence that tells a mean."""
    return f"Keskimäärin {amount(result)}: {listed(list(told))} {marks}."


def changed(result: Quantity, earlier: str, later: str, marks: str) -> str:
    """Return the sentence that tells a change between two times."""
    if not result.value:
        return f"Muutosta ei ole: {earlier} → {later} {marks}."
    verb = "kasvoi" if result.value > 0 else "laski"
    return f"Muutos: {verb} {amount(result, positive=True)} ({earlier} → {later}) {marks}."


def difference(result: Quantity, one: str, other: str, marks: str) -> str:
    """Return the sentence that tells by how much two numbers differ."""
    return f"Ero on {amount(result, positive=True)}: {one}, {other} {marks}."


def other_times(told: Sequence[str]) -> str:
    """Return the decline that names the times that are told where the asked one is not."""
    return f"Siltä ajalta ei ole tietoa. Asiakirjoissa on: {listed(list(told))}."
