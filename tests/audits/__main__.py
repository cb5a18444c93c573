"""Prints how many planted errors the audit finds, kind by kind: ``python -m tests.audits [rounds] [-v]``."""

import sys
from collections import defaultdict

from tests.audits.judging import Verdict, alarms, forms_of, judge
from tests.audits.misreads import misreads
from tests.audits.planting import clean_documents, planted_documents
from tests.audits.whole_reports import ALL_LAYOUTS, failures, is_found, plant
from tests.reports.build import build_report

_WIDTHS = "{:22} {:>7} {:>6} {:>6} {:>17}"


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def main(rounds: int, *, is_verbose: bool) -> None:
    """Plant, audit and print; in detail what was missed, blamed on another cell, or alarmed at for nothing."""
    by_kind: dict[str, list[Verdict]] = defaultdict(list)
    for seed in range(rounds):
        for number, planted in enumerate(planted_documents(seed)):
            forms = forms_of(planted.document)
            by_kind[planted.kind].append(judge(planted, forms[(number + seed) % len(forms)]))
    _say(_WIDTHS.format("error", "planted", "found", "named", "other cell named"))
    for kind, found in by_kind.items():
        counts = (sum(getattr(one, name) for one in found) for name in ("found", "named", "misnamed"))
        _say(_WIDTHS.format(kind, len(found), *counts))
        for one in found if is_verbose else ():
            if not one.found or one.misnamed:
                tables = [table.kind for table in one.planted.document.tables]
                where = (one.form, *tables, one.planted.row, one.planted.column, one.planted.printed)
                _say(f"    {' | '.join(where)}: {[failure.message for failure in one.failures]}")
    everything = [one for found in by_kind.values() for one in found]
    found_count = sum(one.found for one in everything)
    _say(f"{len(everything)} planted, {found_count} found ({100 * found_count / len(everything):.1f} %)")
    documents = [(made, form) for seed in range(rounds) for made in clean_documents(seed) for form in forms_of(made)]
    loud = [(made, form, failure) for made, form in documents for failure in alarms(made, form)]
    _say(f"{len(documents)} clean tables, {len(loud)} false alarms")
    for made, form, failure in loud if is_verbose else ():
        _say(f"    {form} {[table.kind for table in made.tables]}: {failure.message}")
    _whole(rounds)
    _misread(rounds)


def _misread(rounds: int) -> None:
    """Plant misreadings, and tell how many the reader's own check notices."""
    by_kind: dict[str, list[bool]] = defaultdict(list)
    for seed in range(rounds):
        for one in misreads(seed):
            by_kind[one.kind].append(one.is_caught)
    _say("noticed by the reader's check of itself:")
    for kind, caught in by_kind.items():
        _say(_WIDTHS.format(kind, len(caught), sum(caught), "", ""))


def _whole(rounds: int) -> None:
    """Plant in whole reports too."""
    planted = found = tables = loud_count = 0
    for seed in range(rounds):
        layout = ALL_LAYOUTS[seed % len(ALL_LAYOUTS)]
        tables += len(build_report(seed).tables)
        loud_count += len(failures(build_report(seed), layout))
        for one in plant(seed):
            found += is_found(one, failures(one.report, ALL_LAYOUTS[planted % len(ALL_LAYOUTS)]))
            planted += 1
    _say(f"whole reports: {planted} planted, {found} found; {tables} clean tables, {loud_count} false alarms")


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    main(numbers[0] if numbers else 4, is_verbose="-v" in sys.argv)
