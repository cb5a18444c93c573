"""What had to be assumed for an answer, as told after it."""

NEWEST_ACTUAL = "tuorein toteuma"


def part_of_year(period: str) -> str:
    """Return that a year's figure is of the part of it that has been reported."""
    return f"toteuma {period}, koko vuotta ei ole raportoitu"
