"""A small judge of answers: what an answer says against what a question set expects, and numbers without a source."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Any

from assistant.answer import Answer, Answered, Clarification, Declined


class Verdict(Enum):
    """How an answer did; a wrong figure is worse than any shortfall."""

    RIGHT = "right"
    FELL_SHORT = "fell short"
    WRONG_FIGURE = "wrong figure"


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdict, and what was missing."""

    verdict: Verdict
    faults: tuple[str, ...] = ()


def judge(answer: Answer, gold: Mapping[str, Any]) -> Judged:
    """Return how an answer does against the expected value, unit, texts, clarification or abstention."""
    faults = [*_kind_faults(answer, gold), *_text_faults(_said(answer), gold)]
    wrong = False
    if "value" in gold:
        fault = _value_fault(answer, gold)
        wrong = fault is not None and isinstance(answer, Answered) and answer.value is not None
        faults += [fault] if fault else []
    if gold.get("abstain") and isinstance(answer, Answered) and answer.value is not None:
        wrong = True
    verdict = Verdict.WRONG_FIGURE if wrong else (Verdict.FELL_SHORT if faults else Verdict.RIGHT)
    return Judged(verdict, tuple(faults))


def _said(answer: Answer) -> str:
    """Return the text of an answer as compared: in small letters, white space and minus signs alike."""
    options = " ".join(option.label for option in answer.options) if isinstance(answer, Clarification) else ""
    return alike(f"{answer.text} {options}")


def alike(text: str) -> str:
    """Return a text in small letters with white space and minus signs made alike."""
    return " ".join(text.replace("\u2212", "-").casefold().split())


def _kind_faults(answer: Answer, gold: Mapping[str, Any]) -> list[str]:
    if gold.get("abstain"):
        return [] if isinstance(answer, Declined) else ["should have declined"]
    if gold.get("clarify"):
        return [] if isinstance(answer, Clarification) else ["should have asked"]
    return [] if isinstance(answer, Answered) else [f"did not answer: {answer.text}"]


def _text_faults(text: str, gold: Mapping[str, Any]) -> list[str]:
    faults = [f"lacks {each!r}" for each in gold.get("all_of", ()) if alike(each) not in text]
    anything = gold.get("any_of", ())
    if anything and not any(alike(each) in text for each in anything):
        faults.append(f"lacks any of {list(anything)}")
    return faults + [f"holds {each!r}" for each in gold.get("none_of", ()) if alike(each) in text]


def _value_fault(answer: Answer, gold: Mapping[str, Any]) -> str | None:
    if not isinstance(answer, Answered) or answer.value is None or answer.quantity is None:
        return "has no value"
    found, wanted = answer.value, Decimal(gold["value"])
    if gold.get("sign") == "any":
        found, wanted = abs(found), abs(wanted)
    if abs(found - wanted) > Decimal(str(gold.get("tolerance", "0"))):
        return f"value {answer.value}, expected {gold['value']}"
    if "unit" in gold and answer.quantity.unit.code != gold["unit"]:
        return f"unit {answer.quantity.unit.code}, expected {gold['unit']}"
    return None


def quotes_missing(answer: Answer, texts: Mapping[str, str]) -> list[str]:
    """Return the cited quotes that do not stand in the document they name; pieces parted by an ellipsis stand each."""
    if not isinstance(answer, Answered):
        return []
    return [
        citation.quote
        for citation in answer.citations
        for piece in re.split(r" … ", citation.quote)
        if "".join(piece.split()) not in "".join(texts[citation.place.document].split())
    ]


def cites_evidence(answer: Answer, evidence: Sequence[Mapping[str, str]]) -> bool:
    """Whether an answer cites a place of the evidence: one of the two quotes holds the other."""
    if not evidence or not isinstance(answer, Answered):
        return True
    cited = [(citation.place.document, alike(citation.quote).replace(" ", "")) for citation in answer.citations]
    wanted = [(each["document"], alike(each["quote"]).replace(" ", "")) for each in evidence]
    return any(name == other and (a in b or b in a) for name, a in cited for other, b in wanted)
