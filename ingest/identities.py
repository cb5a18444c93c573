"""What the rows of a table owe each other: a total is the sum of its parts, column by column.

The parts are told by the table's own structure (the rows under a heading row up to the row of its name; the rows
since the last total) and by the order of municipal accounts (toimintakate, vuosikate, tilikauden tulos).
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from ingest.rows import CellText, Row

_RUNNING_TOTAL = re.compile(
    r"(?:toimintakate|vuosikate"
    r"|tilikauden (?:tulos|yli-? ?/ ?-?alijäämä|ylijäämä(?: tai alijäämä| ?\(-?alijäämä\))?|alijäämä))(?:\s?/\s?jäämä)?"
)
_TOTAL = re.compile(r"(?:käyttö|rahoitus)?kate|.*\btulos|netto\b.*|.*\bnetto|.*yhteensä.*|jäämä")
_ACCOUNT_TOTAL = re.compile(r"(?:toiminta)?(?:tuotot|kulut|tulot|menot)")
_COST = re.compile(r"kulut\b|menot\b|poistot|\bostot\b|korkokulu|avustukset\b|lisäykset\b", re.IGNORECASE)
_NESTED = (
    (re.compile(r"^henkilöstökulut"), re.compile(r"^(?:palkat|henkilösivukulut)")),
    (re.compile(r"^henkilösivukulut"), re.compile(r"^(?:eläkekulut|muut henkilösivukulut)")),
    (re.compile(r"^rahoitustuotot"), re.compile(r"^(?:korko(?:tuotot|kulut)|muut rahoitus(?:tuotot|kulut))")),
    (
        re.compile(r"^poistot ja"),
        re.compile(r"^(?:suunnitelman mukaiset|kertaluonteiset|kertapoistot|arvonalentumiset|tilikauden yli- ja)"),
    ),
    (re.compile(r"^satunnaiset (?:tuotot ja kulut|erät)"), re.compile(r"^satunnaiset (?:tuotot|kulut)$")),
    (re.compile(r"^verotulot"), re.compile(r"^(?:kunn|kiinteistövero|osuus yhteisö|yhteisövero|muut verotulot)")),
    (re.compile(r"^varausten ja rahastojen"), re.compile(r"^(?:poistoeron|varausten|rahastojen) muutos$")),
)
_SHORTEST_PARENT = 5


@dataclass(frozen=True, slots=True)
class Identity:
    """A total row and the rows that it is the sum of (indices into the table's rows)."""

    total: int
    parts: tuple[int, ...]


def is_running_total(label: str) -> bool:
    """Whether a row sums up all above it (toimintakate, vuosikate, tilikauden tulos), whatever heading it is under."""
    return bool(_RUNNING_TOTAL.fullmatch(label.casefold()))


def is_total(label: str) -> bool:
    """Whether a row's name tells that it sums up rows above it."""
    return is_running_total(label) or bool(_TOTAL.fullmatch(label.casefold()))


def is_account_total(label: str) -> bool:
    """Whether a row is the operating income or costs, of which the rows above or below are the kinds."""
    return bool(_ACCOUNT_TOTAL.fullmatch(label.casefold()))


def find_identities(rows: Sequence[Row]) -> list[Identity]:
    """Return the sums that the rows' names and order tell.

    Where heading rows stand over the same rows again and again (a unit's name over its income, costs and net), each
    has sums of its own.
    """
    if not _has_repeated_groups(rows):
        return _identities(rows)
    found: list[Identity] = []
    start = 0
    for _, members in groupby(rows, key=lambda row: row.group):
        block = list(members)
        for one in _identities(block):
            parts = tuple(part + start for part in one.parts)
            found.append(Identity(one.total + start, parts))
        start += len(block)
    return found


def _has_repeated_groups(rows: Sequence[Row]) -> bool:
    """Whether a running total or a net stands under more than one heading row."""
    groups: dict[str, set[str]] = {}
    for row in rows:
        if row.group is not None and is_total(row.label):
            groups.setdefault(row.label.casefold(), set()).add(row.group)
    return any(len(found) > 1 for found in groups.values())


def _identities(rows: Sequence[Row]) -> list[Identity]:
    """Return the sums of the rows below one heading row, or of a whole table."""
    identities: list[Identity] = []
    stack: list[int] = []
    group_start, group, open_from = 0, None, 0
    begins_with_total = bool(rows) and is_account_total(rows[0].label)
    index = 0
    while index < len(rows):
        row = rows[index]
        if row.group != group:
            group, group_start = row.group, len(stack)
        name = row.label.casefold()
        nested = _nested_rows(rows, index)
        if not nested and begins_with_total and is_account_total(name):
            nested = _rows_until(rows, index, is_account_total)
        if nested:
            identities += _nested_identities(rows, index, nested)
        if group is not None and name == group.casefold() and len(stack) > group_start:
            identities.append(Identity(index, tuple(stack[group_start:])))
            stack[group_start:] = [index]
            group_start = len(stack)
        elif is_total(name) and stack:
            parts = tuple(stack[group_start:]) if "yhteensä" in name and len(stack) > group_start else tuple(stack)
            identities.append(Identity(index, parts))
            stack = [index] if parts == tuple(stack) else [*stack[:group_start], index]
            group_start = 0 if len(stack) == 1 else len(stack)
            open_from = len(stack)
        elif not nested and not begins_with_total and is_account_total(name) and len(stack) > open_from + 1:
            identities.append(Identity(index, tuple(stack[open_from:])))
            stack[open_from:] = [index]
            open_from = group_start = len(stack)
        else:
            stack.append(index)
        index += 1 + len(nested)
    return identities


def _nested_rows(rows: Sequence[Row], index: int) -> list[int]:
    """Return the rows right after a row that are its own parts, printed below it."""
    name = rows[index].label.casefold()
    if rows[index].label.isupper() and len(name) >= _SHORTEST_PARENT and not is_total(name):
        return _rows_until(rows, index, str.isupper)
    for parent, child in _NESTED:
        if parent.match(name):
            found: list[int] = []
            for below in range(index + 1, len(rows)):
                label = rows[below].label.casefold()
                if not (child.match(label) or (found and is_known_part(rows[found[-1]].label, label))):
                    break
                found.append(below)
            return found
    return []


def is_known_part(parent: str, label: str) -> bool:
    """Whether a label is a part of the parent's in the order of municipal accounts."""
    return any(above.match(parent.casefold()) and below.match(label.casefold()) for above, below in _NESTED)


def _rows_until(rows: Sequence[Row], index: int, is_next: Callable[[str], bool]) -> list[int]:
    """Return the rows below a row that are printed as its parts: until the next total or the next row of its kind."""
    found: list[int] = []
    for below in range(index + 1, len(rows)):
        row = rows[below]
        is_own = not is_next(row.label) and not is_total(row.label) and row.group == rows[index].group
        if not is_own or re.match(r"(?i)valmistus omaan|verotulot|valtionosuu|rahoitus|poistot", row.label):
            break
        found.append(below)
    return found


def _nested_identities(rows: Sequence[Row], index: int, nested: list[int]) -> list[Identity]:
    """Return the sums within the rows below a parent: the parent's, and those of parts that have parts."""
    identities: list[Identity] = []
    parts: list[int] = []
    position = 0
    while position < len(nested):
        row = nested[position]
        inner = [below for below in _nested_rows(rows, row) if below in nested]
        if inner:
            identities += _nested_identities(rows, row, inner)
        parts.append(row)
        position += 1 + len(inner)
    return [Identity(index, tuple(parts)), *identities]


def sum_holds(total: CellText | None, parts: Sequence[CellText | None], labels: Sequence[str]) -> bool | None:
    """Return whether a total equals its parts within rounding; None where the total or all parts are blank.

    Where costs are printed as positive numbers they are taken off.
    """
    known = [(cell, label) for cell, label in zip(parts, labels, strict=True) if cell is not None]
    if total is None or not known:
        return None
    slack = total.half_step + sum((cell.half_step for cell, _ in known), Decimal(0))
    return any(abs(total.value - value) <= slack for value in _possible_sums(known))


def _possible_sums(known: Sequence[tuple[CellText, str]]) -> list[Decimal]:
    """Return the sum of the cells, and the sum with positive costs taken off where there are any beside income."""
    plain = sum((cell.value for cell, _ in known), Decimal(0))
    is_cost = [bool(_COST.search(label)) for _, label in known]
    if not any(is_cost) or all(is_cost):
        return [plain]
    taken = sum((-abs(c.value) if cost else c.value for (c, _), cost in zip(known, is_cost, strict=True)), Decimal(0))
    return [plain] if taken == plain else [plain, taken]
