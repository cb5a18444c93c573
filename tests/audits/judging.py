"""Whether the audit finds a planted error, and names the cell where it stands."""

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ingest.audit.audit import audit
from ingest.audit.findings import Cause, Failure
from ingest.read import read_document
from store.contents import Contents
from tests.audits.model import MadeDocument
from tests.audits.planting import Planted
from tests.audits.printing import FORMS, write

_TOLD_OF_RESULT = (Cause.SIGN, Cause.SWAPPED_DIGITS, Cause.SHIFTED, Cause.LEFT_OUT, Cause.COUNTED_TWICE)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a planted error: found at its place, told as the wrong cell, another cell named instead.

    ``named`` is set where the cell is named as the only one that can be wrong, or told as the likely one.
    """

    planted: Planted
    form: str
    found: bool
    named: bool
    misnamed: bool
    failures: tuple[Failure, ...]


def read(made: MadeDocument, form: str) -> Contents:
    """Return what the real reader reads of a document that is printed in a form."""
    with tempfile.TemporaryDirectory() as folder:
        return read_document(write(made, form, Path(folder)))


def alarms(made: MadeDocument, form: str) -> tuple[Failure, ...]:
    """Return what the audit finds in a document."""
    return audit([read(made, form)]).failures


def forms_of(made: MadeDocument) -> tuple[str, ...]:
    """Return the forms that a document can be printed in: a workbook has no prose, and only Word the project list."""
    if made.projects:
        return (".docx",)
    return tuple(form for form in FORMS if form != ".xlsx") if made.sentences else FORMS


def judge(planted: Planted, form: str) -> Verdict:
    """Return what became of a planted error."""
    failures = alarms(planted.document, form)
    near = [failure for failure in failures if _touches(failure, planted)]
    named = [failure for failure in failures if failure.is_named]
    right = [
        failure
        for failure in failures
        if (failure.is_named and _is_at(failure, planted)) or _is_likely(failure, planted)
    ]
    return Verdict(planted, form, bool(near), bool(right), bool(named) and not right, failures)


def _is_at(failure: Failure, planted: Planted) -> bool:
    place = failure.place
    if planted.printed:
        return failure.printed in planted.printed
    return place.row == planted.row and (not planted.column or place.column == planted.column)


def _is_likely(failure: Failure, planted: Planted) -> bool:
    """Whether a failure tells the planted cell as the likely one: the cell that it shows, or another."""
    if failure.likely is None:
        return not failure.is_named and failure.cause in _TOLD_OF_RESULT and _is_at(failure, planted)
    return (failure.likely.place.row, failure.likely.place.column) == (planted.row, planted.column)


def _touches(failure: Failure, planted: Planted) -> bool:
    """Whether a failure is about the planted cell: it names it, or an identity of its that holds the cell."""
    if _is_at(failure, planted):
        return True
    cells = [(check.place.row, check.place.column) for check in failure.checks]
    cells += [(one.place.row, one.place.column) for check in failure.checks for one in check.operands]
    return any(row == planted.row and (not planted.column or column == planted.column) for row, column in cells)


def false_alarms(documents: Iterable[tuple[MadeDocument, str]]) -> list[Failure]:
    """Return what the audit finds in clean documents."""
    return [failure for made, form in documents for failure in alarms(made, form)]
