"""Euros or thousands: what the rest of a document tells of a table that names no unit."""

from pathlib import Path

import pytest
from fpdf import FPDF

from ingest.read import read_document

UNITS = (("Kirjastolaitos", "-842", "-814"), ("Nuorisotoimi", "-123", "-139"))


def _report(tmp_path: Path, total: tuple[str, str]) -> Path:
    """Print a report with a statement in thousands, one with cents, and one of units that tells no unit."""
    pdf = FPDF(format="A4")
    pdf.add_page()

    def table(title: str, rows: tuple[tuple[str, str, str], ...]) -> None:
        pdf.set_font("helvetica", "B", size=14)
        pdf.cell(text=title, new_x="LMARGIN", new_y="NEXT")
        pdf.set_font("helvetica", size=10)
        for row in rows:
            for at, cell in enumerate(row):
                pdf.cell(70 if at == 0 else 30, 7, cell, align="L" if at == 0 else "R")
            pdf.ln()
        pdf.ln()

    table("Mallilan kunnan tilinpäätös 2024", ())
    table(
        "Rahoituslaskelma",
        (("1 000 euroa", "2024", "2023"), ("Vuosikate", "952", "107"), ("Investointimenot", "-85", "-99")),
    )
    table(
        "Tuloslaskelma",
        (
            ("", "2024", "2023"),
            ("Toimintakulut", "-965,00", "-953,00"),
            ("Verotulot", "99 100,10", "98 500,20"),
            ("Vuosikate", "9 100,10", "8 500,20"),
        ),
    )
    table("Käyttötalous", (("Toimintakulut", "TP 2024", "TP 2023"), ("Mallilan kunta", *total), *UNITS))
    path = tmp_path / "raportti.pdf"
    pdf.output(str(path))
    return path


@pytest.mark.parametrize(
    ("total", "library"),
    [(("-965", "-953"), ["-842", "-814"]), (("-986", "-974"), [])],
    ids=["euros", "unknown"],
)
def test_units_are_in_the_scale_of_their_measure(total: tuple[str, str], library: list[str], tmp_path: Path) -> None:
    """A table of units is in euros where its total stands elsewhere in euros; where nothing tells, it is not read."""
    contents = read_document(_report(tmp_path, total))
    found = [figure for figure in contents.figures if figure.organisation == "Kirjastolaitos"]
    assert [str(figure.quantity.value) for figure in found] == library
    assert {figure.measure for figure in found} <= {"Toimintakulut"}
