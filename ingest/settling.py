"""The report's own arithmetic as the judge of how a line of numbers is parted into cells.

``settle`` leaves each row the readings that the table's rules and sums allow. Whether the rows that were settled on
add up is for the audit's identities to tell (``ingest.self_check``).
"""

from collections.abc import Sequence
from itertools import product
from math import prod

from ingest.columns import Column
from ingest.identities import Identity, sum_holds
from ingest.rows import Reading, Row
from ingest.rules import Rule, holds
from store.figures import Basis

_MOST_COMBINATIONS = 200_000
_SUMMED = frozenset(Basis) - {Basis.REALISATION, Basis.CHANGE_RATE}


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
