"""The cited place in a text: excerpts with the quote and its cell marked."""

from tests.ui import fake_assistant as fake
from ui.source_view import cell_text, excerpt, page_text, stands_on


def test_the_quote_and_its_cell_are_marked() -> None:
    """The excerpt is the source's own text; the quote is marked in it and the cell within the quote."""
    contents = fake.text_contents()
    text = page_text(contents, fake.NOW.place)
    assert text == fake.TEXT
    cell = cell_text(contents, fake.NOW.place)
    shown = excerpt(text, fake.NOW.quote, fake.NOW.place.line, cell)
    assert shown.found
    assert "".join(run.text for run in shown.runs if run.quoted) == fake.QUOTE
    assert [run.text for run in shown.runs if run.cell] == ["-2 310 500"]
    assert "".join(run.text for run in shown.runs) in fake.TEXT


def test_white_space_is_not_compared() -> None:
    """A quote is found over line ends and doubled spaces."""
    shown = excerpt("eka\nLapsia  oli\n412.\nvika", "Lapsia oli 412.")
    assert [run.text for run in shown.runs if run.quoted] == ["Lapsia  oli\n412."]


def test_the_line_tells_which_of_many() -> None:
    """Where a quote stands many times, the one on the cited line is marked."""
    shown = excerpt("\n".join(["Netto 0"] * 40), "Netto 0", line=30)
    assert len(shown.runs[0].text.strip().splitlines()) == 6
    assert shown.runs[1].quoted
    assert excerpt("alku\nNetto 0\nväli\nNetto 0 loppu", "Netto 0", line=4).runs[-1].text == " loppu"


def test_a_cell_that_stands_twice_is_not_guessed() -> None:
    """Two equal numbers in a quote: neither is marked as the cell."""
    assert not any(run.cell for run in excerpt("Menot 100 100", "Menot 100 100", cell="100").runs)
    assert not any(run.cell for run in excerpt("Menot 1000", "Menot 1000", cell="100").runs)


def test_a_cell_of_a_spreadsheet_is_found_with_its_full_stop() -> None:
    """A decimal comma of the printed figure matches the full stop of the source."""
    assert [run.text for run in excerpt("Kate 2 52.65", "Kate 2 52.65", cell="52,65").runs if run.cell] == ["52.65"]


def test_a_quote_that_is_not_there_is_told() -> None:
    """Nothing is marked when the source has changed."""
    shown = excerpt("aivan muuta", "Lapsia oli 412.")
    assert not shown.found
    assert not any(run.quoted for run in shown.runs)
    assert not excerpt("teksti", "").found


def test_the_pieces_of_a_quote_are_marked_each() -> None:
    """A quote that "…" joins is marked piece by piece, what stands between them is not."""
    text = "alku\nHenkilöstölle\n\nVIRE: muuta\n\njärjestettiin koulutus.\nloppu"
    shown = excerpt(text, "Henkilöstölle … järjestettiin koulutus.")
    assert [run.text for run in shown.runs if run.quoted] == ["Henkilöstölle", "järjestettiin koulutus."]
    assert "".join(run.text for run in shown.runs) == text
    assert not excerpt(text, "järjestettiin koulutus. … Henkilöstölle").found
    assert [run.text for run in excerpt("näin … on", "näin … on").runs] == ["näin … on"]


def test_the_words_of_a_cell_need_not_follow_each_other_on_a_page() -> None:
    """A quote of one column stands on a page that is read across its columns; one with another word does not."""
    page = "Kotouttamista tehdään Toteutuu\nyhdessä. osittain"
    assert stands_on(page, "Kotouttamista tehdään\nyhdessä.")
    assert not stands_on(page, "Kotouttamista tehdään yksin.")
    assert stands_on(page, "Kotouttamista tehdään … seuraavalla sivulla")
    assert not stands_on(page, "")
