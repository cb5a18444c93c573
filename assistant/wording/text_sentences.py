"""What is said around sentences that are quoted from a report."""


def quoted(text: str, mark: str) -> str:
    """Return a sentence as it stands, with its marker."""
    return f"{text.strip()} {mark}"


def by_the_report(figures: str, told: str) -> str:
    """Return what was calculated, and what the report says of it."""
    return f"{figures} Raportin mukaan: {told}"
