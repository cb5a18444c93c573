"""How a goal stands: reached, reached in part, or not, by what its status says, else its actual."""

import re
from collections.abc import Sequence
from enum import Enum

from assistant.spelling import folded
from store.records import Field, Goal

_SENTENCE_END = re.compile(r"[.;!](?:\s|$)")
_STATEMENT = r"(?:toteu|saavut|onnistu)\w*"
_WOULD = re.compile(r"\b(?:toteu|saavut|onnistu)\w*isi(?:vat)?\b")
_NOT = re.compile(rf"\b(?:ei|eivat)\b[^,:]*\b{_STATEMENT}|\b(?:toteutu|saavutta)mat(?:ta|on)\b")
_IN_PART = re.compile(r"\b(?:osittain|osin|osaksi|osassa|paaosin|paasaantoisesti|suurelta osin|lahes|kaikilta osin)\b")
_REACHED = re.compile(rf"\b{_STATEMENT}")
_DONE = re.compile(r"\b(?:valmis|valmiit|tehty|suoritettu|kunnossa|vihrea)\b")
_UNKNOWN = re.compile(r"\b(?:ei tietoa|ei tiedossa|ei viela tiedossa|ei arvioit\w*|ei mitattu|ei voida arvioida)\b")
_UNDERWAY = re.compile(r"\b(?:kesken|kaynnissa|etenee|aloitettu|keltainen)\b")
_UNDONE = re.compile(r"\b(?:punainen|aloittamatta|ei aloitettu|peruttu|siirretty|siirtynyt)\b")


class Standing(Enum):
    """How far a goal was reached."""

    REACHED = "reached"
    IN_PART = "in part"
    NOT = "not"


def standing(goal: Goal) -> Standing | None:
    """Return how a goal stands; None where the report does not say it in words that are sure.

    A status that says so ("Toteutuu osittain") decides; else the actual's first sentence ("Ei toteutunut, tappio …");
    else a status of work done ("Valmis"), where no actual is told beside it. A status that says that nothing is known
    ("Ei tietoa") leaves it open, whatever has been done.
    """
    return _decided(goal)[0]


def deciding(goal: Goal) -> Field | None:
    """Return the field that says how a goal stands."""
    return _decided(goal)[1]


def _decided(goal: Goal) -> tuple[Standing | None, Field | None]:
    if goal.status is not None and _UNKNOWN.search(folded(goal.status.text)):
        return None, None
    for field in (goal.status, goal.actual):
        stated = _stated(field.text) if field else None
        if stated is not None:
            return stated, field
    if goal.status is None or (goal.actual is not None and not _by_light(goal.status.text)):
        return None, None
    return _by_work(goal.status.text), goal.status


def reached_in_words(goals: Sequence[Goal], wanted: Standing) -> str | None:
    """Return the one printed status of the goals that stand so, where there is one and it says so itself."""
    texts = {goal.status.text for goal in goals if goal.status and standing(goal) is wanted}
    return next(iter(texts)) if len(texts) == 1 and all(_stated(text) is wanted for text in texts) else None


def _stated(text: str) -> Standing | None:
    """Return what the first sentence of a text states."""
    plain = folded(_SENTENCE_END.split(text, maxsplit=1)[0])
    if _NOT.search(plain):
        return Standing.IN_PART if _IN_PART.search(plain) else Standing.NOT
    if _WOULD.search(plain):
        return Standing.NOT
    if not _REACHED.search(plain):
        return None
    return Standing.IN_PART if _IN_PART.search(plain) else Standing.REACHED


def _by_light(status: str) -> bool:
    """Whether a status is a traffic light, which stands for the goal and not for the work."""
    return bool(re.search(r"\b(?:vihrea|keltainen|punainen)\b", folded(status)))


def _by_work(status: str) -> Standing | None:
    plain = folded(status)
    for pattern, found in (
        (_UNDONE, Standing.NOT),
        (_UNDERWAY, Standing.IN_PART),
        (_DONE, Standing.REACHED),
    ):
        if pattern.search(plain):
            return found
    return None
