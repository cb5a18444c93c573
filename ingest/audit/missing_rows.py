"""The row that a table lacks, where another table of the same organisation tells it: its numbers are the gaps."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal

from ingest.audit.blame import Fault
from ingest.audit.findings import Operand
from ingest.audit.intervals import Interval
from ingest.audit.relations import Cell

_ENOUGH_STEPS = 1000
_TURNED = Decimal(-1)


def row_elsewhere(faults: Sequence[Fault], cells: Iterable[Cell]) -> Operand | None:
    """Return the row of another table whose numbers are what the sums lack, by the first of them; None without one.

    Of several sums that fail together, all those whose time and basis the other table has must agree.
    """
    gaps = [(fault, _gap(fault)) for fault in faults]
    if not gaps or any(abs(gap.middle) < _ENOUGH_STEPS * fault.cell.step for fault, gap in gaps[:1]):
        return None
    rows: dict[tuple[str, str | None, int | None], list[Cell]] = defaultdict(list)
    first = gaps[0][0].cell
    for cell in cells:
        place = cell.place
        own = first.place
        is_elsewhere = (place.page, place.section, place.table) != (own.page, own.section, own.table)
        if is_elsewhere and cell.organisation == first.organisation and place.document == first.place.document:
            rows[cell.label, place.section, place.page].append(cell)
    for found in rows.values():
        pairs = [(gap, cell) for fault, gap in gaps for cell in found if _is_like(fault.cell, cell)]
        is_telling = bool(pairs) and abs(pairs[0][0].middle) >= _ENOUGH_STEPS * pairs[0][1].step
        if is_telling and all(gap.meets(cell.span) or gap.times(_TURNED).meets(cell.span) for gap, cell in pairs):
            cell = pairs[0][1]
            return Operand(cell.label, cell.printed, cell.place)
    return None


def _gap(fault: Fault) -> Interval:
    """Return what a sum lacks: what is printed less what its parts give."""
    relation = fault.relations[0]
    return relation.result.span.minus(relation.bounds())


def _is_like(one: Cell, other: Cell) -> bool:
    return (one.period, one.basis, one.unit) == (other.period, other.basis, other.unit)
