"""Whether a sentence tells the cause of what a question asks: the same move, the same side of the budget, and done.

A sentence that speaks of a cost to come is no reason of one that has been, nor what lessened the income a reason why
the costs grew.
"""

import re
from collections.abc import Sequence

from assistant.question import Question
from assistant.spelling import folded
from assistant.vocabulary import Nature
from store.words import base_forms, compound_parts, search_terms, tokens

_UP = frozenset(
    {"ylittaa", "ylittya", "ylitys", "kasvaa", "kasvu", "nousta", "nousu", "nostaa", "lisaantya", "lisata", "kasvattaa",
     "kohota", "kohonnut", "suurentua", "kallistua", "lisays"}
)  # fmt: skip
_DOWN = frozenset(
    {"alittaa", "alittua", "alitus", "vaheta", "vahentya", "vaheneminen", "vahennys", "vahentaa", "pienentya",
     "pieneta", "pieneneminen", "pienentyminen", "laskea", "lasku", "supistua", "saasto", "saastya", "pudota", "aleta"}
)  # fmt: skip
_PLAIN = re.compile(r"\b(?:selitty\w+|selitta\w+|johtu\w+|aiheutu\w+|syyna|seurausta)\b")
_EXPECTED = re.compile(
    r"\b(?:arvioidaan|arvioitiin|ennakoidaan|ennustetaan|oletetaan|odotetaan|tullaan|tulevina|tulevaisuudessa|jatkossa|"
    r"lahivuosina|(?:tulee|tulevat|tulisi) \w+[mn]aan)\b"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_COST = frozenset({"kulu", "meno", "kustannus", "maararaha", "osto", "palkka", "hinta", "poisto", "avustus"})
_INCOME = frozenset({"tulo", "tuotto", "myynti", "vero", "verotulo", "valtionosuus", "tuloarvio", "maksu", "korvaus"})


def direction_asked(question: Question) -> int:
    """Return 1 for a question of what grew or went over, -1 of what shrank or stayed under, 0 for neither or both."""
    said = frozenset(base.partition("/")[0] for atom in question.atoms for base in atom.bases)
    return int(bool(said & _UP)) - int(bool(said & _DOWN))


def agrees(text: str, direction: int) -> bool:
    """Whether a text does not speak of the other direction alone."""
    up, down = bool(_words(text) & _UP), bool(_words(text) & _DOWN)
    return not direction or up == down or (up if direction > 0 else down)


def is_expected(text: str, year: int | None) -> bool:
    """Whether a text tells of what is still to come, after a year."""
    later = year is not None and any(int(match.group()) > year for match in _YEAR.finditer(text))
    return later or _EXPECTED.search(folded(text)) is not None


def names_cause(text: str) -> bool:
    """Whether a text says in plain words that a thing comes of another ("ylitys selittyy", "johtui")."""
    return _PLAIN.search(folded(text)) is not None


def moves(text: str, direction: int) -> bool:
    """Whether a text speaks of the direction."""
    words = _words(text)
    return bool(words & (_UP | _DOWN)) if not direction else bool(words & (_UP if direction > 0 else _DOWN))


def side_of(texts: Sequence[str]) -> Nature | None:
    """Return whether texts, the nearest first, speak of costs or of income; None where that is open."""
    for text in texts:
        words = _words(text)
        cost, income = bool(words & _COST), bool(words & _INCOME)
        if cost != income:
            return Nature.COST if cost else Nature.INCOME
        if cost:
            return None
    return None


def _words(text: str) -> frozenset[str]:
    """Return the base forms of a text's words, and the last parts of its compounds."""
    found: set[str] = set()
    for word in tokens(text):
        for base in (*base_forms(word), *search_terms(word)):
            found.add(folded(base))
            found.update(folded(part) for part in compound_parts(base)[-1:])
    return frozenset(found)
