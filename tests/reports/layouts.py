"""The layouts that a made report can be printed in."""

from collections.abc import Callable
from pathlib import Path

from tests.reports.model import MadeReport
from tests.reports.office import as_docx, as_xlsx
from tests.reports.pdf import Style, as_pdf

LAYOUTS: dict[str, tuple[str, Callable[[MadeReport], bytes]]] = {
    "ruled": (".pdf", lambda report: as_pdf(report, Style.RULED)),
    "striped": (".pdf", lambda report: as_pdf(report, Style.STRIPED)),
    "bare": (".pdf", lambda report: as_pdf(report, Style.BARE)),
    "landscape": (".pdf", lambda report: as_pdf(report, Style.LANDSCAPE)),
    "workbook": (".xlsx", as_xlsx),
    "word": (".docx", as_docx),
}


def write_report(report: MadeReport, layout: str, folder: Path) -> Path:
    """Print the report in a layout to a file in the folder, and return the file."""
    suffix, render = LAYOUTS[layout]
    path = folder / f"raportti-{report.seed}-{layout}{suffix}"
    path.write_bytes(render(report))
    return path
