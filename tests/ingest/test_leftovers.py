"""What no record was read from stays as prose, headings and unread tables, and nothing of it is lost."""

from ingest.leftovers import LeftoverKind, Letters
from ingest.pages import Line, Word
from ingest.sections import Section
from store.figures import Box, Place

PLACE = Place("r.txt", line=1)


def _section(*texts: str) -> Section:
    lines = tuple(Line(text, None, number) for number, text in enumerate(texts, start=1))
    return Section("Talous", None, "Opetus", lines)


def _texts(letters: Letters) -> list[list[str]]:
    return [[line for stretch in left.stretches for line in stretch.lines] for left in letters.leftovers()]


def test_covered_text_is_gone_and_the_rest_stays() -> None:
    """A quote takes its words, line ends and hyphens aside; every other word is left."""
    letters = Letters(_section("Johtaja Tavoite toteu-", "tuu hyvin.", "", "Muuta ei ole."))
    assert letters.cover("Tavoite toteutuu\nhyvin.", PLACE) is not None
    assert _texts(letters) == [["Johtaja"], ["Muuta ei ole."]]


def test_same_text_twice_is_covered_once_each() -> None:
    """A repeated text is taken from the place at or after the record's own."""
    letters = Letters(_section("Toteutuu", "", "Toteutuu"))
    line = letters.cover("Toteutuu", Place("r.txt", line=2))
    assert line is not None
    assert line.number == 3
    assert _texts(letters) == [["Toteutuu"]]


def test_part_of_a_word_is_never_covered() -> None:
    """A quote is found at whole words only."""
    letters = Letters(_section("Vastuuhenkilö on valittu."))
    assert letters.cover("Vastuu", PLACE) is None


def test_head_of_a_figure_table_is_no_prose() -> None:
    """What stands in a table's block, and the short heading above it, belong to the table."""
    letters = Letters(
        _section(
            "Talous on kunnossa.", "", "IRTAIN OMAISUUS TP 2024 TA 2025", "", "Selite -", "Menot -36 0", "", "Loppu."
        )
    )
    letters.cover("Menot -36 0", PLACE, is_row=True)
    assert _texts(letters) == [["Talous on kunnossa."], ["Loppu."]]


def test_column_headings_of_goal_tables_are_no_prose() -> None:
    """The headings of a table that records come from are not left as a paragraph."""
    letters = Letters(
        _section(
            "Strateginen päämäärä Tavoite 2025 Mittari ja tavoitetaso Vastuu Toteuma 30.6. Tila", "", "Hyvinvointi"
        )
    )
    letters.cover_headings()
    assert _texts(letters) == [["Hyvinvointi"]]


def test_rows_of_an_unread_table_stay_rows() -> None:
    """Lines that end in several numbers are a table whose rows stay apart."""
    (left,) = Letters(_section("Puolue Äänet Paikat", "Keskusta 3 051 18", "Kokoomus 1 782 10")).leftovers()
    assert left.kind is LeftoverKind.TABLE
    assert len(left.stretches) == 3


def test_bold_line_is_a_heading() -> None:
    """On a PDF page a short bold line parts paragraphs and is their heading."""

    def line(number: int, text: str, *, bold: bool) -> Line:
        words = tuple(
            Word(word, Box(50 * index, 20 * number, 50 * index + 40, 20 * number + 18), bold)
            for index, word in enumerate(text.split())
        )
        return Line(text, 1, number, words)

    lines = (line(1, "Vesi Oy", bold=True), line(2, "Yhtiö myy vettä.", bold=False))
    kinds = [left.kind for left in Letters(Section("Konserni", None, None, lines)).leftovers()]
    assert kinds == [LeftoverKind.HEADING, LeftoverKind.PROSE]


def test_contents_lines_are_left_out() -> None:
    """Lines whose dots lead to a page number are a table of contents, not prose."""
    assert Letters(_section("1.1 Talous ......................... 12")).leftovers() == []
