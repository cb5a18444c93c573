"""Errors planted in whole made reports (``tests.reports``): a cell of some sum, in every layout."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from random import Random

from ingest.audit.audit import audit
from ingest.audit.findings import Failure
from ingest.read import read_document
from store.units import Unit
from tests.reports.build import build_report
from tests.reports.layouts import LAYOUTS, write_report
from tests.reports.model import MadeReport, truths, with_value

_CLEAR_STEPS = 30
_PER_REPORT = 6
ALL_LAYOUTS = tuple(LAYOUTS)
KINDS = ("swapped digits", "sign", "one digit", "decimal shift", "stale operand")


@dataclass(frozen=True, slots=True)
class PlantedCell:
    """A report with one wrong cell: the kind of error, and its row and table."""

    kind: str
    report: MadeReport
    row: str
    table: str
    wrong: Decimal


def plant(seed: int) -> Iterator[PlantedCell]:
    """Give a report's variants, each with one cell of a sum changed."""
    report = build_report(seed)
    random = Random(seed)  # noqa: S311 - a seed has to give the same errors
    cells = truths(report)
    random.shuffle(cells)
    count = 0
    for cell in cells:
        table = report.tables[cell.table]
        in_sum = {row for one in table.sums for row in (one.total, *one.parts)}
        value = table.rows[cell.row].values[cell.column]
        if cell.row not in in_sum or table.columns[cell.column].unit is Unit.PERCENT or not value:
            continue
        kind = KINDS[count % len(KINDS)]
        wrong = _wrong(kind, value, table.rows[cell.row].values, random)
        step = Decimal(1).scaleb(int(value.as_tuple().exponent))
        if wrong is None or abs(wrong - value) < _CLEAR_STEPS * step:
            continue
        count += 1
        changed = with_value(report, cell.table, cell.row, cell.column, wrong)
        yield PlantedCell(kind, changed, table.rows[cell.row].label, table.title, wrong)
        if count == _PER_REPORT:
            return


def _wrong(kind: str, value: Decimal, row: tuple[Decimal | None, ...], random: Random) -> Decimal | None:
    exponent = int(value.as_tuple().exponent)
    digits, sign = f"{abs(int(value.scaleb(-exponent)))}", -1 if value < 0 else 1
    match kind:
        case "sign":
            return -value
        case "swapped digits":
            pairs = [at for at in range(len(digits) - 1) if digits[at] != digits[at + 1] and (at or digits[1] != "0")]
            if not pairs:
                return None
            at = random.choice(pairs)
            digits = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
        case "one digit":
            at = random.randrange(len(digits))
            digits = digits[:at] + random.choice([one for one in "123456789" if one != digits[at]]) + digits[at + 1 :]
        case "decimal shift":
            digits = digits + "0"
        case _:
            others = [other for other in row if other is not None and other not in (value, 0)]
            similar = [other for other in others if other.as_tuple().exponent == exponent]
            return random.choice(similar) if similar else None
    return sign * Decimal(int(digits)).scaleb(exponent)


def failures(report: MadeReport, layout: str) -> tuple[Failure, ...]:
    """Return what the audit finds in a report."""
    with tempfile.TemporaryDirectory() as folder:
        return audit([read_document(write_report(report, layout, Path(folder)))]).failures


def is_found(planted: PlantedCell, found: tuple[Failure, ...]) -> bool:
    """Whether some fault is about the planted row, by its place or by an identity that holds it."""
    rows = {failure.place.row for failure in found}
    rows |= {check.place.row for failure in found for check in failure.checks}
    rows |= {one.label for failure in found for check in failure.checks for one in check.operands}
    rows |= {one.place.row for failure in found for check in failure.checks for one in check.operands}
    return planted.row in rows
