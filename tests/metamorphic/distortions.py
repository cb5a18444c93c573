"""The same question written otherwise: with a slip of the finger, without dots, in other letters."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random

from tests.metamorphic.judging import Ask

_LONG_WORD = re.compile(r"[A-Za-zÅÄÖåäö]{9,}")
_DOTS = str.maketrans("äöåÄÖÅ", "aoaAOA")


def distorted(asks: Sequence[Ask], seed: int) -> Iterator[Ask]:
    """Yield each question with a slip, without dots, in capitals and in small letters, in turn."""
    for place, ask in enumerate(asks):
        chance = Random(seed * 100_003 + place)  # noqa: S311 - picks letters
        kind = place % 8
        if kind < 3:
            text = _with_slip(ask.question, kind, chance)
            if text:
                yield replace(ask, family=f"typo: {('dropped', 'doubled', 'swapped')[kind]}", question=text)
        elif kind < 5:
            yield replace(ask, family="no dots", question=ask.question.translate(_DOTS))
        elif kind == 5:
            yield replace(ask, family="capitals", question=ask.question.upper())
        elif kind == 6:
            yield replace(ask, family="small letters", question=ask.question.lower())
        else:
            yield replace(ask, family="no marks", question=ask.question.rstrip("?.").replace(" – ", " "))


def _with_slip(text: str, kind: int, chance: Random) -> str | None:
    words = list(_LONG_WORD.finditer(text))
    if not words:
        return None
    word = chance.choice(words)
    places = [i for i in range(word.start() + 2, word.end() - 2) if text[i] != text[i + 1]]
    if not places:
        return None
    place = chance.choice(places)
    if kind == 0:
        return text[:place] + text[place + 1 :]
    if kind == 1:
        return text[:place] + text[place] + text[place:]
    return text[:place] + text[place + 1] + text[place] + text[place + 2 :]
