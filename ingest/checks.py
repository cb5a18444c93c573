"""The report's own arithmetic as the judge of how it was read.

``settle`` leaves each row the readings that the table's rules and sums allow; ``check`` tells which rules and sums
the settled rows break: the table was misread there, or the report is wrong, and staff see it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from math import prod

from ingest.columns import Column
from ingest.identities import Identity, possible_sums, sum_holds
from ingest.rows import CellText, Reading, Row
from ingest.rules import Rule, RuleKind, computed, holds
from store.figures import Basis
from store.numbers import format_number

_MOST_COMBINATIONS = 200_000
_SUMMED = frozenset(Basis) - {Basis.REALISATION, Basis.CHANGE_RATE}


@dataclass(frozen=True, slots=True)
class Fault:
    """A rule or sum that does not hold at a cell: what is printed, what the others give, and the likely cause."""

    row: int
    column: int
    printed: Decimal
    computed: Decimal
    parts: tuple[str, ...]
    cause: str

    @property
    def difference(self) -> Decimal:
        """Printed less computed."""
        return self.printed - self.computed


def settle(
    rows: Sequence[Row], columns: Sequence[Column | None], rules: Sequence[Rule], identities: Sequence[Identity]
) -> list[list[Reading]]:
    """Return the readings that remain for each row, in order."""
    domains = [_by_rules(row.readings, rules) for row in rows]
    summed = [index for index, column in enumerate(columns) if column and column.basis in _SUMMED]
    changed = True
    while changed:
        changed = False
        for identity in identities:
            changed = _by_sum(domains, rows, identity, summed) or changed
    return domains


def _by_rules(readings: Sequence[Reading], rules: Sequence[Rule]) -> list[Reading]:
    """Return the readings in which most rules hold; all where none holds in any."""
    if len(readings) <= 1:
        return list(readings)
    kept = [reading for reading in readings if not any(holds(rule, reading) is False for rule in rules)]
    if not kept:
        scores = [sum(holds(rule, reading) is True for rule in rules) for reading in readings]
        best = max(scores)
        return [reading for reading, score in zip(readings, scores, strict=True) if score == best]
    scores = [sum(holds(rule, reading) is True for rule in rules) for reading in kept]
    best = max(scores)
    return [reading for reading, score in zip(kept, scores, strict=True) if score == best]


def _by_sum(domains: list[list[Reading]], rows: Sequence[Row], identity: Identity, summed: Sequence[int]) -> bool:
    """Drop the readings that a sum rules out; return whether any was dropped.

    Columns in which the sum cannot hold at all (a fault in the report) do not count.
    """
    members = [identity.total, *identity.parts]
    sizes = [len(domains[member]) for member in members]
    if prod(sizes) > _MOST_COMBINATIONS or all(size <= 1 for size in sizes) or min(sizes) == 0:
        return False
    labels = [rows[part].label for part in identity.parts]
    best, kept = 0, []
    for combination in product(*(domains[member] for member in members)):
        total, parts = combination[0], combination[1:]
        score = sum(sum_holds(total[at], [part[at] for part in parts], labels) is True for at in summed)
        if score > best:
            best, kept = score, [combination]
        elif score == best:
            kept.append(combination)
    dropped = False
    if best == 0:
        return False
    for position, member in enumerate(members):
        remaining = list(dict.fromkeys(combination[position] for combination in kept))
        if len(remaining) < len(domains[member]):
            domains[member], dropped = remaining, True
    return dropped


def check(
    rows: Sequence[Row],
    settled: Sequence[Reading | None],
    columns: Sequence[Column | None],
    rules: Sequence[Rule],
    identities: Sequence[Identity],
    *,
    is_whole: bool = True,
) -> list[Fault]:
    """Return the faults of the settled rows, by row and column.

    A sum that holds in no column at all was not meant as one, unless the table says that it is and was read whole;
    it is left alone. So is a rule that holds in no row.
    """
    faults: list[Fault] = []
    for rule in rules:
        verdicts = [None if reading is None else holds(rule, reading) for reading in settled]
        if True in verdicts:
            faults += [
                _rule_fault(index, rule, reading, columns)
                for index, (verdict, reading) in enumerate(zip(verdicts, settled, strict=True))
                if verdict is False and reading is not None
            ]
    for identity in identities:
        faults += _sum_faults(rows, settled, columns, identity, is_certain=identity.is_certain and is_whole)
    return sorted(set(faults), key=lambda fault: (fault.row, fault.column, fault.parts))


def is_borne_out(
    index: int,
    rows: Sequence[Row],
    settled: Sequence[Reading | None],
    rules: Sequence[Rule],
    identities: Sequence[Identity],
) -> bool:
    """Whether anything in the table speaks for a row's only reading, where rules speak against it.

    A row without positions whose every rule fails, and that fits no sum in any column, has its cells out of place.
    """
    reading = settled[index]
    if reading is None:
        return False
    verdicts = [holds(rule, reading) for rule in rules]
    if False not in verdicts or True in verdicts:
        return True
    for identity in identities:
        members = [settled[member] for member in (identity.total, *identity.parts)]
        known = [member for member in members if member is not None]
        if index not in (identity.total, *identity.parts) or len(known) < len(members):
            continue
        labels = [rows[part].label for part in identity.parts]
        for at, cell in enumerate(reading):
            if cell and cell.value and sum_holds(known[0][at], [part[at] for part in known[1:]], labels):
                return True
    return False


def _rule_fault(row: int, rule: Rule, reading: Reading, columns: Sequence[Column | None]) -> Fault:
    """Return the fault of a rule in a row."""
    result, first, second = (reading[index] for index in (rule.result, rule.first, rule.second))
    assert result is not None  # noqa: S101 - a rule with a blank result neither holds nor fails
    assert first is not None  # noqa: S101
    assert second is not None  # noqa: S101
    values = computed(rule, first, second)
    nearest = min(values, key=lambda value: abs(value - result.value))
    if rule.kind in (RuleKind.RATIO, RuleKind.CHANGE_RATE):
        nearest = nearest.quantize(Decimal("0.01"))
    names = tuple(column.label for index in (rule.first, rule.second) if (column := columns[index]))
    return Fault(row, rule.result, result.value, nearest, names, _cause(result.value, nearest, (first, second)))


def _sum_faults(
    rows: Sequence[Row],
    settled: Sequence[Reading | None],
    columns: Sequence[Column | None],
    identity: Identity,
    *,
    is_certain: bool,
) -> list[Fault]:
    """Return the faults of a sum, column by column."""
    total, parts = settled[identity.total], [settled[part] for part in identity.parts]
    known = [part for part in parts if part is not None]
    if total is None or len(known) < len(parts):
        return []
    labels = [rows[part].label for part in identity.parts]
    verdicts: dict[int, bool | None] = {}
    for at, column in enumerate(columns):
        if column and column.basis in _SUMMED:
            verdicts[at] = sum_holds(total[at], [part[at] for part in known], labels)
    if True not in verdicts.values() and not is_certain:
        return []
    faults: list[Fault] = []
    for at, verdict in verdicts.items():
        cell = total[at]
        if verdict is False and cell is not None:
            members = [(part[at], label) for part, label in zip(known, labels, strict=True)]
            printed = [(member, label) for member, label in members if member is not None]
            nearest = min(possible_sums(printed), key=lambda value: abs(value - cell.value))
            cause = _cause(cell.value, nearest, tuple(member for member, _ in printed))
            faults.append(Fault(identity.total, at, cell.value, nearest, tuple(labels), cause))
    return faults


def _cause(printed: Decimal, nearest: Decimal, parts: tuple[CellText, ...]) -> str:
    """Return the likely cause of a difference, in Finnish."""
    difference = printed - nearest
    if any(difference == -part.value for part in parts if part.value):
        return "yksi luvuista puuttuu summasta"
    if any(difference == -2 * part.value for part in parts if part.value):
        return "yhden luvun etumerkki on väärin"
    if abs(difference) <= len(parts) + 1:
        return "pyöristysero"
    if _is_transposed(printed, nearest, len(parts) + 1):
        return "luvun numerot ovat vaihtaneet paikkaa"
    return "jokin luvuista on painettu tai luettu väärin"


def _is_transposed(printed: Decimal, nearest: Decimal, slack: int) -> bool:
    """Whether the printed number has the digits of a number that rounding allows, in another order."""
    digits = sorted(f"{abs(printed):f}")
    unit = Decimal(1).scaleb(int(printed.as_tuple().exponent))
    return any(sorted(f"{abs(nearest + step * unit):f}") == digits for step in range(-slack, slack + 1))


def fault_message(fault: Fault, row: str, column: str) -> str:
    """Return the fault in Finnish, with what is printed, what the other numbers give, and the difference."""
    return (
        f"Rivi {row}, sarake {column}: painettu {format_number(fault.printed)}, muista luvuista laskettu "
        f"{format_number(fault.computed)}, ero {format_number(fault.difference)}. Todennäköinen syy: {fault.cause}."
    )
