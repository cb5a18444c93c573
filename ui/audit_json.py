"""What an audit found as JSON objects with plain names; amounts are plain decimal text in base units."""

from decimal import Decimal

from ingest.audit.findings import Check, Failure, Likely, Operand
from store.units import Quantity, Unit
from ui.answer_json import Json, plain_value


def failure_json(failure: Failure) -> dict[str, Json]:
    """Return a fault: where it is, what is printed and computed there, their difference, and the likely cause."""
    place = failure.place
    unit = failure.unit
    return {
        "document": place.document,
        "page": place.page,
        "section": place.section,
        "table": place.table,
        "unit": failure.organisation,
        "row": place.row,
        "column": place.column,
        "line": place.line,
        "cell": place.cell,
        "kind": failure.kind.name.lower(),
        "printed": failure.printed,
        "value": _plain(failure.value, unit),
        "computed": _plain(failure.computed, unit),
        "difference": _plain(failure.difference, unit),
        "unit_of_value": None if unit is None else unit.code,
        "cause": failure.cause.value,
        "cause_code": failure.cause.name.lower(),
        "suspect": failure.suspect.name.lower(),
        "cell_named": failure.is_named,
        "should_print": failure.suggestion or None,
        "likely_cell": None if failure.likely is None else _likely_json(failure.likely),
        "other_columns": [other.column for other in failure.others],
        "checks": [_check_json(check) for check in failure.checks],
        "quote": failure.quote,
        "message": failure.message,
    }


def _check_json(check: Check) -> dict[str, Json]:
    place = check.place
    return {
        "kind": check.kind.name.lower(),
        "document": place.document,
        "page": place.page,
        "table": place.table,
        "row": place.row,
        "column": place.column,
        "formula": check.formula,
        "printed": check.printed,
        "value": _plain(check.value, check.unit),
        "computed": _plain(check.computed, check.unit),
        "difference": _plain(check.difference, check.unit),
        "operands": [_operand_json(operand) for operand in check.operands],
    }


def _likely_json(likely: Likely) -> dict[str, Json]:
    place = likely.place
    return {
        "page": place.page,
        "row": place.row,
        "column": place.column,
        "printed": likely.printed,
        "should_print": likely.suggestion,
    }


def _operand_json(operand: Operand) -> dict[str, Json]:
    place = operand.place
    return {
        "document": place.document,
        "page": place.page,
        "row": operand.label,
        "column": place.column,
        "printed": operand.printed,
    }


def _plain(value: Decimal | None, unit: Unit | None) -> str | None:
    return None if value is None or unit is None else plain_value(Quantity(value, unit))
