"""What the command line prints of an audit for people: a document at a time, each fault with its place."""

from collections.abc import Sequence
from dataclasses import replace

from rich.markup import escape

from ingest.audit.findings import Audit, Failure
from ui import wording
from ui.cli_tables import indented, place_text, screen


def print_audit(found: Audit, documents: Sequence[str]) -> None:
    """Print the faults of each document below what was checked in it."""
    console = screen()
    if not documents:
        console.print(wording.NOTHING)
    for name in documents:
        tables = [table for table in found.tables if table.document == name]
        failures = [failure for failure in found.failures if failure.place.document == name]
        checks = sum(len(table.checks) for table in tables)
        counts = (wording.count(len(tables), "tables"), wording.count(checks, "checks"))
        faults = wording.count(len(failures), "faults") if failures else wording.NO_FAULTS
        console.print(escape(wording.AUDITED.format(name=name, counts=", ".join(counts), faults=faults)), style="bold")
        for number, failure in enumerate(failures, start=1):
            console.print(escape(f"{number}. {_where(failure)}"))
            console.print(indented(failure.message))
            if failure.quote and failure.quote != failure.printed:
                console.print(indented(" ".join(failure.quote.split())), style="dim")


def _where(failure: Failure) -> str:
    """Return where a fault is, below its document: page or line, section, table and whose it is."""
    text = place_text(replace(failure.place, row=None, column=None)).removeprefix(failure.place.document).lstrip(", ")
    owner = failure.organisation if failure.organisation and failure.organisation not in text else ""
    kind = failure.kind.value
    return ", ".join(part for part in (text, owner) if part) + f" ({kind})"
