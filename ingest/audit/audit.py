"""The door of the audit: stored documents in, their identities and faults out."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.audit.balances import balances
from ingest.audit.blame import Fault, find_faults
from ingest.audit.causes import cause_of
from ingest.audit.column_rules import column_relations
from ingest.audit.dates import date_failures
from ingest.audit.findings import Audit, AuditedTable, Cause, Check, CheckKind, Failure, Likely, Operand, Suspect
from ingest.audit.grids import Grid, grids_of
from ingest.audit.missing_rows import row_elsewhere
from ingest.audit.project_sums import project_relations
from ingest.audit.prose import prose_relations
from ingest.audit.reading_doubts import is_misread
from ingest.audit.relations import Cell, Relation, rounded
from ingest.audit.row_ratios import row_ratios
from ingest.audit.row_sums import row_sums
from ingest.audit.same_figures import same_figures
from ingest.audit.scale_faults import scale_faults
from ingest.audit.unit_sums import unit_sums
from ingest.audit.wording import cell_message, sum_message
from store.contents import Contents
from store.figures import Place
from store.numbers import format_number

_OWN = (CheckKind.ROW_SUM, CheckKind.COLUMN_SUM, CheckKind.COLUMN_DIFFERENCE)
_LOSING = (CheckKind.ROW_SUM, CheckKind.UNIT_SUM, CheckKind.PROJECT_TOTAL)  # a row that was not read breaks these
_SUMS = (CheckKind.ROW_SUM, CheckKind.UNIT_SUM)
_MISREAD_SHARE = 3
_MISREAD_FEWEST = 6


def audit(contents: Sequence[Contents], *, with_prose: bool = True) -> Audit:
    """Return every identity that the documents' tables follow, and every fault in them, in the order of the sources.

    It is told of all documents at once, since one figure may stand in several of them. Without prose, sentences are
    not held against tables, and dates are left out.
    """
    grids: list[Grid] = []
    relations: list[Relation] = []
    for one in contents:
        found = grids_of(one.figures, one.problems, one.document.municipality)
        grids += found
        for grid in found:
            relations += [*row_sums(grid), *column_relations(grid), *row_ratios(grid)]
        relations += [*unit_sums(found), *balances(found), *project_relations(one)]
        relations += prose_relations(one, found) if with_prose else ()
    relations += same_figures(grids)
    telling = [relation for relation in relations if not relation.is_trivial]
    home = {cell: number for number, grid in enumerate(grids) for cell in grid.cells}
    doubtful = {number for number, grid in enumerate(grids) if grid.has_doubts or _is_misread(number, telling, home)}
    scaled, explained = scale_faults(relations)
    found_faults = _together(find_faults(relations, explained))
    failures = [_failure([fault], grids, home, doubtful, Cause.UNIT) for fault in scaled]
    failures += [_failure(faults, grids, home, doubtful) for faults in found_faults]
    failures += [failure for one in contents if with_prose for failure in date_failures(one)]
    order = {one.document.name: number for number, one in enumerate(contents)}
    failures.sort(key=lambda failure: _order(failure.place, order))
    return Audit(_tables(grids, telling, home), tuple(failures))


def _order(place: Place, documents: dict[str, int]) -> tuple[int, int, int]:
    return documents.get(place.document, len(documents)), place.page or 0, place.line or 0


def _is_misread(number: int, relations: Iterable[Relation], home: dict[Cell, int]) -> bool:
    """Whether so many of a table's own identities fail that it was rather misread than misprinted."""
    own = [relation for relation in relations if home.get(relation.result) == number and relation.kind in _OWN]
    failing = sum(not relation.holds() for relation in own)
    return failing >= _MISREAD_FEWEST and failing * _MISREAD_SHARE > len(own)


def _together(faults: Sequence[Fault]) -> list[list[Fault]]:
    """Put together the faults that are one: the same identity failing in several columns, with no cell to blame."""
    groups: dict[tuple[object, ...], list[Fault]] = defaultdict(list)
    for number, fault in enumerate(faults):
        relation = fault.relations[0]
        place = relation.result.place
        key: tuple[object, ...] = (number,)
        if not fault.is_named and relation.kind in _SUMS:
            key = (relation.kind, relation.formula, place.document, place.page, place.line, place.row)
        elif relation.kind is CheckKind.CHANGE_RATE and relation.is_certain:
            key = (relation.kind, relation.formula, place.document, place.page, place.section, place.column)
        groups[key].append(fault)
    return list(groups.values())


def _failure(
    faults: Sequence[Fault],
    grids: Sequence[Grid],
    home: dict[Cell, int],
    doubtful: set[int],
    known: Cause | None = None,
) -> Failure:
    """Return what is told of faults that are one."""
    fault = faults[0] if _shared_cause(faults) is not Cause.WHOLE_COLUMN else replace(faults[0], is_named=False)
    cell, relation = fault.cell, fault.relations[0]
    others = tuple(other.cell.place for other in faults[1:])
    checks = tuple(_check(relation) for one in faults for relation in one.relations)
    cause = known or _shared_cause(faults) or cause_of(fault)
    is_open = not fault.is_named and relation.kind in _LOSING
    is_doubtful = is_open and any(home.get(one) in doubtful for one in relation.cells)
    grid = grids[home[cell]] if cell in home else None
    is_misprint = not (is_doubtful or known is Cause.UNIT or is_misread(fault, grid))
    suspect = Suspect.REPORT if is_misprint else Suspect.READING
    expected = rounded(fault.span.middle, cell) if fault.is_named else relation.computed()
    first = _check(relation)
    likely = _likely(fault)
    is_short = relation.kind is CheckKind.ROW_SUM and cause in (Cause.MISSING_ROW, Cause.UNKNOWN)
    elsewhere = row_elsewhere(faults, home) if is_short and not fault.is_named else None
    message = (
        cell_message(cell, expected, checks, cause, suspect)
        if fault.is_named
        else sum_message(first, cause, suspect, others, likely, elsewhere)
    )
    return Failure(
        kind=relation.kind,
        place=cell.place,
        organisation=cell.organisation,
        printed=cell.printed,
        value=cell.value,
        computed=expected,
        unit=cell.unit,
        suggestion=format_number(expected / cell.scale),
        cause=cause,
        suspect=suspect,
        is_named=fault.is_named,
        checks=checks,
        others=others,
        quote=cell.quote,
        message=message,
        likely=likely,
    )


def _likely(fault: Fault) -> Likely | None:
    """Return the cell that an everyday mistake would make wrong, where it is not the one shown anyway."""
    one = fault.likely
    if one is None or one.cell is fault.cell:
        return None
    expected = rounded(one.span.middle, one.cell)
    return Likely(one.cell.place, one.cell.printed, format_number(expected / one.cell.scale))


def _shared_cause(faults: Sequence[Fault]) -> Cause | None:
    """Return why an identity fails in several places at once; None where it fails in one."""
    if len(faults) == 1:
        return None
    return Cause.MISSING_ROW if faults[0].relations[0].kind in _SUMS else Cause.WHOLE_COLUMN


def _tables(grids: Sequence[Grid], relations: Iterable[Relation], home: dict[Cell, int]) -> tuple[AuditedTable, ...]:
    """Return the tables with the identities whose results stand in them."""
    checks: dict[int, list[Check]] = defaultdict(list)
    for relation in relations:
        number = home.get(relation.result)
        if number is not None:
            checks[number].append(_check(relation))
    return tuple(
        AuditedTable(grid.document, grid.page, grid.section, grid.name, grid.organisation, tuple(checks[number]))
        for number, grid in enumerate(grids)
    )


def _check(relation: Relation) -> Check:
    cells = dict.fromkeys(term.cell for term in (*relation.terms, *relation.divisor))
    result = relation.result
    return Check(
        kind=relation.kind,
        place=result.place,
        printed=result.printed,
        value=result.value,
        computed=relation.computed(),
        unit=result.unit,
        scale=result.scale,
        formula=relation.formula,
        operands=tuple(Operand(cell.label, cell.printed, cell.place) for cell in cells),
        holds=relation.holds(),
    )
