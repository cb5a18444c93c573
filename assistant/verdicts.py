"""Yes or no before a calculated difference, where a question asks whether a figure grew, or kept to its budget."""

import re
from dataclasses import replace
from decimal import Decimal

from assistant.facts import Fact
from assistant.outcome import Outcome
from assistant.passage_gate import asks_yes_or_no
from assistant.question import Question
from assistant.spelling import folded
from assistant.vocabulary import Nature
from assistant.wording import figure_sentences as say

_NEGATIVE = ("eiko", "eivatko", "emmeko")
_ASKED = frozenset({"grow", "shrink", "improve", "worsen", "exceed", "fall short", "keep", "bigger", "smaller"})
_BETTER = re.compile(r"\b(?:parem|huonom|heikom)[mp]\w+")
_PAIR = 2


def with_verdict(outcome: Outcome, question: Question, operations: frozenset[str], nature: Nature | None) -> Outcome:
    """Return the outcome with the yes or no to a question of how one figure moved, or went beside its budget.

    ``nature`` is that of the figures. The outcome stays as it is where another thing is asked, or the answer is open.
    """
    if not asks_yes_or_no(question) or folded(question.first_word).startswith(_NEGATIVE):
        return outcome
    asked = operations & _ASKED
    if outcome.calculation is None or outcome.quantity is None or len(asked) != 1 or not _is_of_one_row(outcome.facts):
        return outcome
    if nature not in (Nature.INCOME, Nature.RESULT) and _BETTER.search(folded(question.text)):
        return outcome  # whether less or more of it is better is not ours to say
    sign = int(outcome.quantity.value.compare(Decimal(0)))
    if nature is Nature.COST and outcome.facts[0].quantity.value > 0:
        sign = -sign  # printed without its minus
    met = _met(next(iter(asked)), sign, nature)
    return outcome if met is None else replace(outcome, text=say.within_limit(outcome.text, met=met))


def _is_of_one_row(facts: tuple[Fact, ...]) -> bool:
    return len(facts) == _PAIR and len({(fact.entity, fact.key) for fact in facts}) == 1


def _met(asked: str, sign: int, nature: Nature | None) -> bool | None:
    """Return whether a difference of this sign is what was asked; None where that is open.

    A cost is printed negative: one that grew has become smaller, and so has one over its budget.
    """
    if asked in ("improve", "worsen"):
        if nature is not Nature.RESULT:
            return None
        return sign > 0 if asked == "improve" else sign < 0
    if asked in ("grow", "shrink", "bigger", "smaller"):
        grown = -sign if nature is Nature.COST else sign
        return grown > 0 if asked in ("grow", "bigger") else grown < 0
    over = -sign if nature in (Nature.COST, Nature.RESULT) else sign
    if asked == "keep":
        return sign >= 0
    return over > 0 if asked == "exceed" else over < 0
