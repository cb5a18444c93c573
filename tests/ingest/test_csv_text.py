"""CSV files are read like sheets, whatever separates their cells and however they write numbers."""

from decimal import Decimal
from pathlib import Path

import pytest

from ingest.read import read_document
from store.errors import UnreadableDocumentError

FINNISH = 'Kirjasto;;\n"1 000 €";TP 2024;TA 2025\nToimintatuotot;1 200,5;1 300\nToimintakulut;-9 200;"−9 500,0"\n'
ENGLISH = 'Kirjasto,,\n"1 000 €",TP 2024,TA 2025\nToimintatuotot,1200.5,1300\nToimintakulut,-9200,-9500.0\n'
FORMS = {
    "semicolons and commas": FINNISH.encode(),
    "a byte order mark": b"\xef\xbb\xbf" + FINNISH.encode(),
    "Windows letters": FINNISH.replace("−", "-").encode("cp1252"),
    "wide letters": FINNISH.encode("utf-16"),
    "tabs": FINNISH.replace(";", "\t").encode(),
    "commas and points": ENGLISH.encode(),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_same_figures(form: str, tmp_path: Path) -> None:
    """Separator, encoding and decimal mark are found out, and each cell keeps its address."""
    path = tmp_path / "kirjasto.csv"
    path.write_bytes(FORMS[form])
    found = {figure.place.cell: (figure.measure, figure.quantity.value) for figure in read_document(path).figures}
    assert found == {
        "B3": ("Toimintatuotot", Decimal(1200500)),
        "C3": ("Toimintatuotot", Decimal(1300000)),
        "B4": ("Toimintakulut", Decimal(-9200000)),
        "C4": ("Toimintakulut", Decimal(-9500000)),
    }


def test_a_file_without_text_is_refused(tmp_path: Path) -> None:
    """Bytes that are no letters are refused in one line."""
    path = tmp_path / "x.csv"
    path.write_bytes(bytes(range(256)))
    with pytest.raises(UnreadableDocumentError, match=r"^x\.csv: tiedosto ei ole tekstiä"):
        read_document(path)
