"""What is said of goals and risks. Every ``marks`` points to the sources ("[1] [2]")."""

from collections.abc import Sequence

from assistant.wording import lower_first

ALL = "kaikki"
GOALS = ("tavoite", "tavoitetta", "Tavoitteet")
RISKS = ("riski", "riskiä", "Riskit")
STATUS, RESPONSIBLE, PROBABILITY, SIGNIFICANCE = "tila", "vastuussa", "todennäköisyys", "merkittävyys"
COUNCIL_LEVEL, OPERATIONAL_LEVEL = "valtuustoon nähden sitovat", "käyttösuunnitelma"
RISK_RATING = f"{PROBABILITY} × {SIGNIFICANCE}"
STANDINGS = ("toteutunut osittain", "toteutunut")
_GOAL_FIELDS = {"responsible": f"{RESPONSIBLE} on", "measure": "mittari:", "status": f"{STATUS}:"}


def none_found(conditions: str, nouns: tuple[str, str, str]) -> str:
    """Return the decline where no record meets the conditions."""
    if not conditions:
        return f"Asiakirjoissa ei ole yhtään {nouns[1]}."
    return f"Ehdoilla ({conditions}) ei löytynyt yhtään {nouns[1]}."


def not_reached(reached: str | None) -> str:
    """Return the condition that a goal is not reached, or in part only; ``reached`` is the status printed for it."""
    return f"muu kuin {reached.lower()}" if reached else "ei toteutunut kokonaan"


def goal_field(goal: str, name: str, text: str, marks: str) -> str:
    """Return the sentence that tells a field of a goal: responsible, measure or status."""
    return f"{goal.rstrip('.')}: {_GOAL_FIELDS[name]} {text.rstrip('.')} {marks}."


def goal_stands(goal: str, standing: str, marks: str) -> str:
    """Return how a goal stands, in the report's own words."""
    return f"{goal.rstrip('.')}: {standing.rstrip('.')} {marks}."


def of_organisation(goal: str, organisation: str) -> str:
    """Return a goal with whose it is, where others have one of the same words."""
    return f"{goal.rstrip('.')} ({organisation})"


def goal_share(some: int, every: int, conditions: str, share: str, marks: str) -> str:
    """Return the sentence that tells what share of the goals meets the conditions."""
    return f"{some} {GOALS[0] if some == 1 else GOALS[1]} {every}:sta eli {share} ({conditions}) {marks}."


def risk_control(risk: str, control: str, marks: str) -> str:
    """Return the sentence that tells how a risk is controlled."""
    return f"Hallintakeinot riskiin {lower_first(risk.rstrip('.'))}: {control.rstrip('.')} {marks}."


def risk_rating(risk: str, word: str, value: int, marks: str) -> str:
    """Return the sentence that tells a risk's probability or significance."""
    return f"{risk.rstrip('.')}: {word} {value} {marks}."


def records(lines: Sequence[str], nouns: tuple[str, str, str], conditions: str, *, counting: bool) -> str:
    """Return the list of records under a heading that names the conditions, and their number where they are counted."""
    counted = f"{len(lines)} {nouns[0] if len(lines) == 1 else nouns[1]}"
    heading = (counted if counting else nouns[2]) + (f" ({conditions})" if conditions else "")
    return f"{heading}:\n" + "\n".join(f"– {line}" for line in lines)


def of_aim(aim: str) -> str:
    """Return the condition on the aim that goals stand under."""
    return f"päämäärä {aim}"
