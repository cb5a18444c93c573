"""What stands beside a row's name and tells of it: "(kulu)" which of two rows alike, "tuottojen kate" no margin."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from assistant.question import Question
from assistant.spelling import folded
from assistant.spotting import Mention
from assistant.vocabulary import Nature
from store.words import base_forms, tokens

_SIDES = {"Toimintakulut": Nature.COST, "Toimintatuotot": Nature.INCOME}
_MARGIN = "Toimintakate"
_OPENS, _CLOSES, _SLASH = re.compile(r"\s?\(\s?"), re.compile(r"\s?\)"), re.compile(r"\s?/\s?")
_GENITIVE = "omanto"


def settled_rows(
    question: Question, mentions: Sequence[Mention], rows: Iterable[str], nature_of: Callable[[str], Nature | None]
) -> list[Mention]:
    """Return the mentions with the rows that remarks beside them mean; ``rows`` are the names that tables have.

    "Avustukset (tulo)" is the row of income that is named so, alone or with another word ("Tuet ja avustukset");
    where none or several are, the name stays unexplained. "Tuottojen kate kuluista" asks what the income covers.
    """
    found = [_as_cover(mention, mentions, nature_of) for mention in mentions]
    for remark in [m for m in mentions if m.section == "measure" and m.name in _SIDES and not m.part]:
        before = [m for m in found if m.section == "measure" and m.end <= remark.start]
        if not before or not _is_bracketed(question.text, before[-1], remark):
            continue
        row = before[-1]
        name = _of_nature(row, _SIDES[remark.name], rows, nature_of)
        found = [m for m in found if m.first != remark.first and (m.first != row.first or m is row)]
        place = found.index(row)
        found[place : place + 1] = [] if name is None else [_stretched(row, remark, name, question)]
    return found


def _as_cover(mention: Mention, mentions: Sequence[Mention], nature_of: Callable[[str], Nature | None]) -> Mention:
    if (mention.section, mention.name) != ("measure", _MARGIN) or mention.part:
        return mention
    income = any(
        other.section == "measure"
        and other.last == mention.first
        and _GENITIVE in other.cases
        and nature_of(other.name) is Nature.INCOME
        for other in mentions
    )
    return replace(mention, section="operation", name="cover") if income else mention


def _is_bracketed(text: str, row: Mention, remark: Mention) -> bool:
    opened = _OPENS.fullmatch(text[row.end : remark.start]) is not None
    return opened and _CLOSES.match(text, remark.end) is not None


def _of_nature(
    row: Mention, wanted: Nature, rows: Iterable[str], nature_of: Callable[[str], Nature | None]
) -> str | None:
    """Return the row of that nature that is meant: the one named, else the only one whose name holds its words."""
    if nature_of(row.name) is wanted:
        return row.name
    words = _words(row.name)
    fitting = [name for name in dict.fromkeys(rows) if nature_of(name) is wanted and words <= _words(name)]
    return fitting[0] if len(fitting) == 1 else None


def _stretched(row: Mention, remark: Mention, name: str, question: Question) -> Mention:
    """Return the row's mention over its remark, and over a word of its name that a slash joins ("tuet/avustukset")."""
    stretched = replace(row, name=name, last=remark.last, end=remark.end)
    before = question.atoms[row.first - 1] if row.first else None
    if before is None or not before.bases & _words(name):
        return stretched
    joined = _SLASH.fullmatch(question.text[before.end : row.start]) is not None
    return replace(stretched, first=row.first - 1, start=before.start) if joined else stretched


def _words(name: str) -> frozenset[str]:
    return frozenset(folded(base) for word in tokens(name) for base in base_forms(word))
