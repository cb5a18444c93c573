"""Prints how many cells of made reports are read right, layout by layout: ``python -m tests.reports [reports]``."""

import sys
import tempfile
from pathlib import Path

from ingest.read import read_document
from tests.reports.build import build_report
from tests.reports.judging import judge
from tests.reports.layouts import LAYOUTS, write_report

if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    chosen = sys.argv[2:] or list(LAYOUTS)
    with tempfile.TemporaryDirectory() as folder:
        for layout in chosen:
            right = wrong = missing = 0
            for seed in range(count):
                report = build_report(seed)
                verdict = judge(report, read_document(write_report(report, layout, Path(folder))).figures)
                right += verdict.right
                wrong += len(verdict.wrong)
                missing += len(verdict.missing)
            print(f"{layout:10} {count} reports: {right} right, {wrong} wrong, {missing} missing")  # noqa: T201
