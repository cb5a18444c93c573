"""Made reports are read whole: every printed cell, and no figure that no cell bears out."""

from pathlib import Path

import pytest

from ingest.read import read_document
from tests.reports.build import build_report
from tests.reports.judging import judge
from tests.reports.layouts import write_report

SEEDS = (0, 3, 8, 14, 22, 38)
OFFICE_SEEDS = (0, 1, 5, 8, 11, 22)


@pytest.mark.parametrize("layout", ["ruled", "striped", "bare", "landscape"])
@pytest.mark.parametrize("seed", SEEDS)
def test_every_cell_of_a_pdf_is_right(layout: str, seed: int, tmp_path: Path) -> None:
    """Organisation, row, period, basis, value and unit of every cell are the printed ones; nothing else is stored."""
    report = build_report(seed)
    verdict = judge(report, read_document(write_report(report, layout, tmp_path)).figures)
    assert verdict.wrong == ()
    assert verdict.missing == ()


@pytest.mark.parametrize("layout", ["workbook", "word"])
@pytest.mark.parametrize("seed", OFFICE_SEEDS)
def test_every_cell_of_an_office_document_is_right(layout: str, seed: int, tmp_path: Path) -> None:
    """What holds for a PDF holds for the same report as a workbook and as a Word document."""
    report = build_report(seed)
    verdict = judge(report, read_document(write_report(report, layout, tmp_path)).figures)
    assert verdict.wrong == ()
    assert verdict.missing == ()
