"""Saved web pages are read like Word documents, whatever their letters, and nothing in them is run."""

from decimal import Decimal
from pathlib import Path

import pytest

from ingest.bounded import read_within
from ingest.limits import Limits
from ingest.read import read_document
from store.contents import Contents
from store.errors import UnreadableDocumentError
from store.figures import Basis

PAGE = """<!DOCTYPE html><html><head><title>Mallilan kaupungin tilinpäätös 2024</title>
<script>document.write("Vuosikate oli 7 euroa.")</script></head><body>
<nav><ul><li>Etusivu</li></ul></nav>
<h1>Mallilan kaupungin tilinpäätös 2024</h1>
<p>Vuosi oli <b>hyvä</b>.<br>Kirjastossa kävi 51&nbsp;000 asiakasta.</p>
<h2>Sivistystoimi</h2>
<table><caption>Sivistystoimi, 1 000 €</caption>
<tr><th rowspan=2>Tili</th><th colspan="2">Toteuma</th><th>Talousarvio</th></tr>
<tr><th>2023</th><th>2024</th><th>2024</th></tr>
<tr><td>Toimintatuotot<td>1&nbsp;200<td>1&nbsp;300<td>1 250</tr>
<tr><td>Toimintakulut<td>-9 200<td>-9&nbsp;500<td>-9 400</tr>
<tr><td><b>Toimintakate</b><td>-8 000<td>-8 200<td>-8 150</tr></table>
<div hidden>Vuosikate oli 5 euroa.</div><p style="display: none">Vuosikate oli 6 euroa.</p>
</body></html>"""
FORMS = {
    "UTF-8": PAGE.encode(),
    "Windows letters": PAGE.encode("cp1252"),
    "told letters": PAGE.replace("<head>", '<head><meta charset="iso-8859-15">').encode("iso-8859-15"),
    "wide letters": PAGE.encode("utf-16"),
}


def _read(content: bytes, folder: Path) -> Contents:
    path = folder / "sivu.html"
    path.write_bytes(content)
    return read_document(path)


@pytest.mark.parametrize("form", FORMS)
def test_tables_and_text_are_read(form: str, tmp_path: Path) -> None:
    """Merged heads give each column its meaning; text that is not shown is not read."""
    contents = _read(FORMS[form], tmp_path)
    found = {
        (one.place.row, one.basis, one.period.last.year): (one.quantity.value, one.organisation)
        for one in contents.figures
    }
    assert len(found) == 9
    assert found["Toimintatuotot", Basis.ACTUAL, 2024] == (Decimal(1300000), "Sivistystoimi")
    assert found["Toimintakate", Basis.BUDGET, 2024] == (Decimal(-8150000), "Sivistystoimi")
    text = " ".join(passage.text for passage in contents.passages)
    assert "Kirjastossa kävi 51 000 asiakasta." in text
    assert "Vuosikate" not in text
    assert "Etusivu" not in text
    assert contents.document.municipality == "Mallila"


def test_tables_for_layout_are_walked(tmp_path: Path) -> None:
    """A table that holds tables only places them."""
    page = PAGE.replace("<h2>", "<table><tr><td><h2>").replace("<div hidden>", "</td></tr></table><div hidden>")
    assert len(_read(page.encode(), tmp_path).figures) == 9


@pytest.mark.parametrize(
    "content",
    [b"", b"  \n", b"<html><body></body></html>", b"<script>1</script>", bytes(range(256)) * 4],
    ids=["empty", "white", "no text", "script only", "bytes"],
)
def test_a_page_without_text_is_refused(content: bytes, tmp_path: Path) -> None:
    """A page that shows nothing is refused in one line."""
    with pytest.raises(UnreadableDocumentError, match=r"^sivu\.html: "):
        _read(content, tmp_path)


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 100_000 + "teksti",
        "<table><tr><td>" * 20_000 + "teksti",
        "<table>" + "<tr><td colspan=1000000 rowspan=1000000>1</td><td>2</td></tr>" * 500 + "</table>",
        "<p>" + "<b>" * 50_000 + "teksti",
    ],
    ids=["deep", "deep tables", "wide spans", "deep letters"],
)
def test_a_hostile_page_takes_little(body: str, tmp_path: Path) -> None:
    """Deep and wide pages are read or refused within tight bounds."""
    path = tmp_path / "sivu.html"
    path.write_text(f"<html><body><p>Alku.</p>{body}</body></html>", encoding="utf-8")
    try:
        contents = read_within(path, Limits(seconds=60, memory_megabytes=1500))
    except UnreadableDocumentError as error:
        assert "kesti yli" not in str(error)  # noqa: PT017 - either outcome is right
    else:
        assert contents.pages


def test_too_many_cells_are_refused(tmp_path: Path) -> None:
    """A page with more cells than a document may have is not read."""
    path = tmp_path / "sivu.htm"
    path.write_text("<table>" + "<tr><td>1</td></tr>" * 300 + "</table>", encoding="utf-8")
    with pytest.raises(UnreadableDocumentError, match="liikaa soluja"):
        read_document(path, Limits(cells=500))
