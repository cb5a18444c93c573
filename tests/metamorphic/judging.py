"""What an answer must hold, and the judgement of what was answered."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from assistant.answer import Answer, Answered, Clarification, Declined
from assistant.conversation import Conversation
from assistant.service import Assistant

ROUNDING = Fraction(5, 1000)
HUNDRED = 100
_AMOUNT = re.compile(r"\d[\d\s.,]*\s*(?:€|%|euro|milj|t€)")


class Way(Enum):
    """Which way an amount went, in the words that tell it."""

    UP = ("kasvo", "nous", "lisään", "suurene", "suureni")
    DOWN = ("pieneni", "väheni", "laski", "alene", "supistu")
    WORSE = ("heikken", "heikke", "huonon")
    BETTER = ("paran", "kohen")
    OVER = ("ylitty", "ylittä", "ylitti")
    UNDER = ("alittu", "alittaisi", "alitti")

    @property
    def opposite(self) -> "Way":
        """The other way."""
        return _OPPOSITE[self]

    def told_in(self, text: str) -> bool:
        """Whether a text tells this way."""
        return any(stem in text.casefold() for stem in self.value)


_OPPOSITE = {
    Way.UP: Way.DOWN,
    Way.DOWN: Way.UP,
    Way.WORSE: Way.BETTER,
    Way.BETTER: Way.WORSE,
    Way.OVER: Way.UNDER,
    Way.UNDER: Way.OVER,
}


class Verdict(Enum):
    """What became of a question."""

    RIGHT = "right"
    ABSTAINED = "abstained"
    CLARIFIED = "clarified"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Gold:
    """What must be answered: a value in a unit code of the answer format, or, without values, nothing.

    Any of ``values`` is right (a comparison may state the larger amount or the difference). ``any_sign`` holds where
    the question asks for a size; otherwise a sign may only be left out where ``way`` is told in words, and the
    opposite way must never be told. ``names`` must stand in the text; ``first_name`` where it must name nothing before.
    ``told`` are whole amounts that must all stand in the text, ``begins`` the word that it may begin with: yes or no.
    ``offers`` are the options of the question back that is right.
    """

    values: tuple[Fraction, ...] = ()
    unit: str = "EUR"
    way: Way | None = None
    any_sign: bool = False
    names: tuple[str, ...] = ()
    first_name: bool = False
    told: tuple[Fraction, ...] = ()
    begins: str = ""
    offers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ask:
    """A question, the questions before it in its conversation, and what it must get."""

    family: str
    question: str
    gold: Gold
    before: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """A question with its answer and the verdict."""

    ask: Ask
    answer: Answer
    verdict: Verdict


def judge_all(assistant: Assistant, asks: Sequence[Ask]) -> list[Judged]:
    """Return every question's answer, judged."""
    judged = []
    for ask in asks:
        conversation = Conversation()
        for question in ask.before:
            _, conversation = assistant.answer(question, conversation)
        answer, _ = assistant.answer(ask.question, conversation)
        judged.append(Judged(ask, answer, judge(ask.gold, answer)))
    return judged


def judge(gold: Gold, answer: Answer) -> Verdict:
    """Return the verdict on an answer."""
    if gold.offers:
        return _judge_question_back(gold, answer)
    if gold.told:
        return _judge_text(gold, answer)
    if isinstance(answer, Declined):
        return Verdict.ABSTAINED if gold.values else Verdict.RIGHT
    if isinstance(answer, Clarification):
        return Verdict.CLARIFIED if gold.values else Verdict.RIGHT
    if answer.value is None:
        if gold.values:
            return Verdict.WRONG if _AMOUNT.search(answer.text) else Verdict.ABSTAINED
        return Verdict.WRONG if _AMOUNT.search(answer.text) else Verdict.RIGHT
    return Verdict.RIGHT if _fits(gold, answer) else Verdict.WRONG


def _judge_question_back(gold: Gold, answer: Answer) -> Verdict:
    """Return the verdict where only asking back is right: any figure is one of several that may be meant."""
    if isinstance(answer, Clarification):
        offered = {option.label for option in answer.options}
        return Verdict.RIGHT if offered >= set(gold.offers) else Verdict.CLARIFIED
    return Verdict.ABSTAINED if isinstance(answer, Declined) else Verdict.WRONG


def _judge_text(gold: Gold, answer: Answer) -> Verdict:
    """Return the verdict where the text must tell amounts; a text with none of them, but another amount, is wrong."""
    if isinstance(answer, Declined):
        return Verdict.ABSTAINED
    if isinstance(answer, Clarification):
        return Verdict.CLARIFIED
    digits = re.sub(r"\s", "", answer.text)
    told = [str(int(abs(amount))) in digits for amount in gold.told]
    opposite = {"kyllä": "ei", "ei": "kyllä"}.get(gold.begins, "")
    if opposite and re.match(rf"{opposite}\b", answer.text.casefold()):
        return Verdict.WRONG
    if all(told):
        return Verdict.RIGHT
    return Verdict.WRONG if _AMOUNT.search(answer.text) else Verdict.ABSTAINED


def _fits(gold: Gold, answer: Answered) -> bool:
    if answer.value is None or answer.quantity is None or answer.quantity.unit.code != gold.unit:
        return False
    if gold.way is not None and gold.way.opposite.told_in(answer.text) and not gold.way.told_in(answer.text):
        return False
    text = answer.text.casefold()
    if any(name.casefold() not in text for name in gold.names):
        return False
    if gold.first_name and not text.partition(":")[2].strip().startswith(gold.names[0].casefold()):
        return False
    told = gold.any_sign or (gold.way is not None and gold.way.told_in(answer.text))
    value = Fraction(answer.value)
    exact = all(wanted.denominator == 1 for wanted in gold.values) and gold.unit == "EUR"
    margin = Fraction(0) if exact else ROUNDING
    return any(
        abs(value - wanted) <= margin or (told and abs(abs(value) - abs(wanted)) <= margin) for wanted in gold.values
    )
