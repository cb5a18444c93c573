"""What conditions on projects are called in the heading of a list and in a decline."""

from collections.abc import Sequence

CARDS = "hankekortit"
OVER, UNDER, AT_LEAST, AT_MOST, EQUAL = "yli", "alle", "vähintään", "enintään", "on"
TYPED_BOUND, TYPED_SCALE = "kysymyksen raja", "tuhatta tai miljoonaa"
FUNDER, BEGAN, ENDS, GOES_ON = "rahoittaja", "alkoi", "päättyy", "jatkuu"


def of_year(year: int | None) -> str:
    """Return the condition on the year of the list that the projects stand in."""
    return f"vuoden {year} hankkeet"


def by_funder(names: Sequence[str]) -> str:
    """Return the condition on who funds, one of several where several are named."""
    return f"{FUNDER} {' tai '.join(names)}"


def began(when: str | int) -> str:
    """Return the condition on the day or the year of beginning."""
    return f"{BEGAN} {when}"


def ends(when: str | int) -> str:
    """Return the condition on the day or the year of ending."""
    return f"{ENDS} {when}"


def goes_on(year: int) -> str:
    """Return the condition that a project goes on in a year."""
    return f"{GOES_ON} vuonna {year}"


def running(day: str) -> str:
    """Return the condition that a project is under way on a day."""
    return f"käynnissä {day}"


def bounded(amount: str, compared: str, bound: str, *, percent: bool) -> str:
    """Return the condition on an amount of money or a share."""
    return f"{amount} {compared} {bound} {'%' if percent else '€'}"
