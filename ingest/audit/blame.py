"""Which cell is wrong: the one whose change alone makes failing identities hold and breaks none that hold."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.audit.findings import Cause
from ingest.audit.intervals import Interval
from ingest.audit.near_misses import slip, slip_in_sum
from ingest.audit.relations import Cell, Relation

_ADDED_UP = (Cause.LEFT_OUT, Cause.COUNTED_TWICE)
_NARROW = 400
_TELLING = (Cause.SIGN, Cause.STALE, Cause.SWAPPED_DIGITS, Cause.SHIFTED)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong: the cell to look at, where its value should lie, and the failing relations it explains.

    ``is_named`` is set where no other single cell would explain them as well. Where several would, ``likely`` is the
    one of them, if any, that an everyday mistake makes wrong.
    """

    cell: Cell
    span: Interval
    relations: tuple[Relation, ...]
    is_named: bool
    likely: "Suspected | None" = None


@dataclass(frozen=True, slots=True)
class Suspected:
    """A cell that alone may be at fault: where its value should lie then, and the failing relations it explains."""

    cell: Cell
    span: Interval
    explains: tuple[Relation, ...]


def find_faults(relations: Sequence[Relation], explained: Sequence[Relation] = ()) -> list[Fault]:
    """Return what is wrong among relations, each failing one explained once, without those ``explained`` already."""
    known = set(explained)
    by_cell: dict[Cell, list[Relation]] = defaultdict(list)
    left: list[Relation] = []
    for relation in relations:
        if relation in known:
            continue
        if not relation.holds():
            left.append(relation)
        for cell in relation.cells:
            by_cell[cell].append(relation)
    faults: list[Fault] = []
    while left:
        fault = _next(left, by_cell)
        faults.append(fault)
        left = [relation for relation in left if relation not in fault.relations]
    return faults


def _next(left: Sequence[Relation], by_cell: dict[Cell, list[Relation]]) -> Fault:
    """Return the fault that explains the most of the failing relations that are left."""
    cells = dict.fromkeys(cell for relation in left for cell in relation.cells)
    suspects = [suspect for cell in cells if (suspect := _suspect(cell, left, by_cell[cell])) is not None]
    if not suspects:
        return Fault(left[0].result, left[0].bounds(), (left[0],), is_named=False)
    most = max(len(suspect.explains) for suspect in suspects)
    best = [suspect for suspect in suspects if len(suspect.explains) == most]
    alike = [suspect for suspect in best if suspect.explains == best[0].explains]
    if len(alike) == 1:
        return Fault(alike[0].cell, alike[0].span, alike[0].explains, is_named=True)
    relation = alike[0].explains[0]
    result = next((suspect for suspect in alike if suspect.cell is relation.result), None)
    span = result.span if result is not None else relation.bounds()
    return Fault(relation.result, span, alike[0].explains, is_named=False, likely=_telling(alike))


def _suspect(cell: Cell, left: Sequence[Relation], around: Sequence[Relation]) -> Suspected | None:
    """Return a cell as the one at fault, None where no value of it would do."""
    explains = tuple(relation for relation in around if relation in left)
    span = Interval.everything()
    for relation in around:
        if relation in left or relation.holds():
            span = span.within(relation.implied(cell))
    if span.is_endless or Interval(span.low - cell.half, span.high + cell.half).is_empty:
        return None
    if span.is_empty:
        span = Interval(span.middle, span.middle)
    return Suspected(cell, span, explains)


def _telling(suspects: Sequence[Suspected]) -> Suspected | None:
    """Return the one suspect whose mistake is an everyday one; None where there are several or none."""
    found = [
        suspect
        for suspect in suspects
        if (_is_narrow(suspect) and likely_cause(suspect.cell, suspect.span) in _TELLING)
        or any(relation.result is suspect.cell and slip_in_sum(relation) in _ADDED_UP for relation in suspect.explains)
    ]
    return found[0] if len(found) == 1 else None


def _is_narrow(suspect: Suspected) -> bool:
    """Whether so few values would do that a mistake which makes one of them of the printed number is no chance."""
    width = suspect.span.high - suspect.span.low + suspect.cell.step
    is_likely = (suspect.span.middle < 0) == (suspect.cell.value < 0) or suspect.span.holds(-suspect.cell.value)
    return is_likely and abs(suspect.cell.value) >= _NARROW * width


def likely_cause(cell: Cell, span: Interval) -> Cause | None:
    """Return the everyday mistake that makes a cell of a number in the span."""
    found = slip(cell, span)
    if found in (Cause.SIGN, Cause.SWAPPED_DIGITS):
        return found
    if cell.value and cell.kin.count(cell.value) > 1:
        return Cause.STALE
    return found
