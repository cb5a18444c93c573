"""Why an identity likely fails: a mistake in one number, or in what was added up."""

from decimal import Decimal

from ingest.audit.blame import Fault, likely_cause
from ingest.audit.findings import Cause, CheckKind
from ingest.audit.near_misses import slip_in_sum
from ingest.audit.relations import Relation


def cause_of(fault: Fault) -> Cause:
    """Return the likely cause of a fault."""
    if _is_rounding(fault):
        return Cause.ROUNDING
    suspected = fault.likely
    cell, span = (fault.cell, fault.span) if suspected is None else (suspected.cell, suspected.span)
    found = likely_cause(cell, span)
    if found in (Cause.SIGN, Cause.SWAPPED_DIGITS, Cause.STALE):
        return found
    for relation in fault.relations:
        if relation.result is cell and (slipped := slip_in_sum(relation)) is not None:
            return slipped
    if found is not None:
        return found
    relation = fault.relations[0]
    if fault.is_named or relation.result is not cell:
        return _changed(fault) or Cause.UNKNOWN
    slips = [likely_cause(term.cell, relation.implied(term.cell)) for term in relation.terms]
    told = [one for one in slips if one is not None and one is not Cause.DIGIT_COUNT]
    return told[0] if len(told) == 1 else _changed(fault) or Cause.UNKNOWN


def _changed(fault: Fault) -> Cause | None:
    """Return that a figure has changed since, where two documents or two years tell it differently."""
    relation = fault.relations[0]
    if relation.kind is CheckKind.OPENING:
        return Cause.RESTATED
    documents = {cell.place.document for cell in relation.cells}
    return Cause.CHANGED_SINCE if relation.kind is CheckKind.SAME_FIGURE and len(documents) > 1 else None


def _is_rounding(fault: Fault) -> bool:
    """Whether every failing relation is off by less than one more of the last digit that is printed coarsest."""
    return all(
        any(cell.half for cell in relation.cells) and _gap(relation) < _coarsest(relation)
        for relation in fault.relations
    )


def _coarsest(relation: Relation) -> Decimal:
    """Return the last digit that bounds what rounding may move: of a share its own, of a sum the coarsest of all."""
    return relation.result.step if relation.divisor else max(cell.step for cell in relation.cells)


def _gap(relation: Relation) -> Decimal:
    """Return how far apart what is printed and what is computed are, beyond what rounding allows."""
    bounds, span = relation.bounds(), relation.result.span
    return max(bounds.low - span.high, span.low - bounds.high)
