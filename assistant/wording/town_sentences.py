"""What is said of the figures of two towns side by side."""

from assistant.wording import amount
from store.units import Quantity

OTHER_COLUMNS = "Luvut ovat eri ajalta tai eri sarakkeesta, joten eroa ei lasketa."


def of_town(town: str, sentence: str) -> str:
    """Return a sentence that tells a figure, with its town before it."""
    return f"{town}: {sentence}"


def difference(larger: str, result: Quantity) -> str:
    """Return the sentence that tells whose amount is larger, and by how much."""
    if not result.value:
        return "Luvut ovat yhtä suuret."
    return f"Suurempi on {larger}, ero {amount(result, positive=True)}."


def missing(town: str, text: str) -> str:
    """Return the refusal of a comparison for one town's sake."""
    return f"{town}: {text}"
