"""Remarks beside a row's name: which side of the books it is on, and what income covers."""

from assistant.asking import read_asked
from assistant.interpretation import Asked
from assistant.knowledge import Knowledge
from assistant.question import read_question
from assistant.row_remarks import settled_rows
from assistant.spelling import Speller
from assistant.spotting import Spotter, make_entry
from assistant.vocabulary import Nature

NATURES = {
    "Avustukset": Nature.COST,
    "Tuet ja avustukset": Nature.INCOME,
    "Toimintakulut": Nature.COST,
    "Toimintatuotot": Nature.INCOME,
}
ENTRIES = [
    make_entry("measure", "Avustukset", "avustus"),
    make_entry("measure", "Toimintakulut", "kulu"),
    make_entry("measure", "Toimintatuotot", "tulo"),
]


def rows_of(text: str, rows: tuple[str, ...] = tuple(NATURES)) -> list[str]:
    """Return the rows that a question names, among the rows that tables have."""
    question = read_question(text, Speller([]), {})
    mentions = Spotter(ENTRIES).spot(question.atoms)
    return [mention.name for mention in settled_rows(question, mentions, rows, NATURES.get)]


def asked(knowledge: Knowledge, text: str) -> Asked:
    """Return what a question asks of the made-up town."""
    return read_asked(*knowledge.read(text), knowledge)


def test_a_remark_of_the_rows_own_side_names_no_second_row() -> None:
    """The sum row in brackets behind a row only tells that the row is a cost."""
    assert rows_of("avustukset (kulu) 2025") == ["Avustukset"]


def test_a_remark_of_the_other_side_finds_the_row_of_that_side() -> None:
    """The row of income whose name holds the word is meant, its other word after a slash too."""
    assert rows_of("tuet/avustukset (tulo) 2025") == ["Tuet ja avustukset"]
    assert rows_of("avustukset ( tulo ) 2025") == ["Tuet ja avustukset"]


def test_a_remark_that_fits_no_row_leaves_the_name_open() -> None:
    """Where no row or several rows of that side hold the word, none is guessed."""
    assert rows_of("avustukset (tulo) 2025", ("Avustukset",)) == []


def test_two_rows_without_brackets_stay_two() -> None:
    """Only a remark in brackets is one."""
    assert rows_of("avustukset, kulut 2025") == ["Avustukset", "Toimintakulut"]


def test_a_margin_that_income_leaves_is_a_cover(knowledge: Knowledge) -> None:
    """The words "tuottojen kate kuluista" ask what share of the costs the income covers, not for the margin's row."""
    found = asked(knowledge, "Tuottojen kate kuluista %, Kirjastopalvelut TA25")
    assert found.measures == ("Toimintatuotot", "Toimintakulut")
    assert "cover" in found.operations
    assert asked(knowledge, "Kirjastopalvelujen toimintakate TA25").measures == ("Toimintakate",)
