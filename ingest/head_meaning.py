"""What the parts of a column head say together: its name, the kind of its numbers, its year, and whose it is."""

import re

from ingest.column_heads import YEAR, Mark, Part
from store.figures import Basis

_DIFFERENCES = frozenset((Basis.DEVIATION, Basis.CHANGE, Basis.CHANGE_RATE))
_BUDGETS = frozenset((Basis.BUDGET, Basis.AMENDED_BUDGET))
_GROUP = re.compile(r"konserni", re.IGNORECASE)
_MEASURE_NAMES = tuple(
    (re.compile(pattern, re.IGNORECASE), name)
    for pattern, name in (
        (r"määrärahat?", "Menot"),
        (r"tuloarviot?", "Tulot"),
        (r"inv.*menot", "Investointimenot"),
        (r"inv.*tulot", "Investointitulot"),
    )
)


def head_label(parts: tuple[Part, ...]) -> str:
    """Return the name of a column: its parts without empty ones and additions."""
    label = ""
    for part in parts:
        if part.mark not in (Mark.EMPTY, Mark.PLUS):
            label += ("" if part.is_glued or not label else " ") + " ".join(part.text.split())
    return label


def head_basis(parts: tuple[Part, ...]) -> Basis | None:
    """Return what kind of number the head names, or None for a bare year or date."""
    found = [part.basis for part in parts if part.mark in (Mark.BASIS, Mark.MEASURE) and part.basis is not None]
    kinds = {part.basis for part in parts if part.mark is Mark.KIND and part.basis is not None}
    marks = {part.mark for part in parts}
    if kinds:
        return _budget_kind(kinds, set(found))
    if len(found) > 1:
        return _pair_basis(found)
    basis = found[0] if found else None
    if Mark.PLUS in marks and basis is Basis.BUDGET:
        return Basis.AMENDED_BUDGET
    if Mark.PERCENT in marks and basis is Basis.ACTUAL:
        return Basis.REALISATION
    if Mark.PERCENT in marks and basis is Basis.CHANGE:
        return Basis.CHANGE_RATE
    if Mark.SPAN in marks and basis not in _DIFFERENCES and basis is not Basis.BUDGET_CHANGE:
        return None
    return basis


def _budget_kind(kinds: set[Basis], found: set[Basis]) -> Basis | None:
    """Return which budget a head names that says its kind (``muutettu``), with or without the word for a budget."""
    return next(iter(kinds)) if len(kinds) == 1 and found <= _BUDGETS | kinds else None


def _pair_basis(found: list[Basis]) -> Basis | None:
    """Return the basis of a head whose words name two (``TA`` above ``muutos``)."""
    if set(found) == {Basis.BUDGET, Basis.CHANGE} or set(found) == {Basis.BUDGET, Basis.BUDGET_CHANGE}:
        return Basis.BUDGET_CHANGE
    if found[0] in _DIFFERENCES and set(found[1:]) <= _BUDGETS:
        return found[0]  # "Ero TA": from what it differs
    return found[0] if len(set(found)) == 1 else None


def head_year(parts: tuple[Part, ...]) -> int | None:
    """Return the year that a head names."""
    for part in parts:
        year = re.search(YEAR, part.text)
        if year and part.mark in (Mark.YEAR, Mark.MONTHS, Mark.DATE):
            return int(year.group())
        if part.mark is Mark.SHORT_YEAR:
            return 2000 + int(part.text[-2:])
    return None


def head_measure(parts: tuple[Part, ...]) -> str:
    """Return what the head says is measured (``Toimintatuotot``), '' where it says nothing of it.

    A budget of costs only (``määräraha``), or of income only, measures these.
    """
    return " ".join(_measure_name(part.text) for part in parts if part.mark is Mark.MEASURE)


def _measure_name(text: str) -> str:
    """Return what a word of a head measures, as the rows of a table would name it."""
    for pattern, name in _MEASURE_NAMES:
        if pattern.fullmatch(text):
            return name
    return text


def is_of_group(parts: tuple[Part, ...]) -> bool | None:
    """Return whether the head is of the group or of the municipality itself; None where it tells neither."""
    owners = [part.text for part in parts if part.mark is Mark.OWNER]
    return bool(_GROUP.match(owners[0])) if len(owners) == 1 else None


def depends_on_upper(parts: list[Part] | None) -> bool:
    """Whether a head says nothing alone: a time, a unit or a kind of budget whose word stands above it."""
    return not parts or not any(part.mark in (Mark.BASIS, Mark.MEASURE) for part in parts)
