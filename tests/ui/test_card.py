"""The HTML of cards: nothing of a document or a question becomes markup."""

from html.parser import HTMLParser

from store.figures import Place, Problem, ProblemKind
from tests.ui import fake_assistant as fake
from ui import card
from ui.source_view import excerpt
from ui.view import view_of


class _Reader(HTMLParser):
    """Collects the tags and the text of a piece of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember a tag."""
        self.tags.append(tag)
        assert not [name for name, _ in attrs if name.startswith("on")]

    def handle_data(self, data: str) -> None:
        """Remember text."""
        self.text += data


def _read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader


def test_hostile_text_is_shown_and_not_run() -> None:
    """Markup in an answer, an interpretation, a question, a quote or a problem comes out as the same text."""
    problem = Problem(ProblemKind.UNREAD_CELL, Place("a.txt", row=fake.HOSTILE), "x", fake.HOSTILE)
    drawn = (
        card.answer_html(view_of(fake.HOSTILE_ANSWER), 0),
        card.question_html(fake.HOSTILE, 0),
        card.quote_html(fake.HOSTILE),
        card.fields_html((("Rivi", fake.HOSTILE),)),
        card.problems_html((problem,), 1),
        card.note_html(fake.HOSTILE),
        card.excerpt_html(excerpt(f"alku {fake.HOSTILE} loppu", fake.HOSTILE)),
    )
    for html in drawn:
        reader = _read(html)
        assert fake.HOSTILE in reader.text
        assert "script" not in reader.tags


def test_citation_marks_lead_to_their_own_answers_source() -> None:
    """A mark names the turn and the number that it opens."""
    html = card.answer_html(view_of(fake.FIGURE), 3)
    assert 'href="#lahde-3-1"' in html


def test_a_stop_after_a_mark_stays_on_its_line() -> None:
    """The full stop that ends a sentence is not parted from the citation mark before it, nor doubled."""
    html = card.answer_html(view_of(fake.FIGURE), 0)
    assert "[1]</a>.</span></p>" in html
    assert _read(html).text.endswith("2030 [1].")


def test_an_assumed_part_is_marked() -> None:
    """The interpretation tells what the question did not say."""
    text = _read(card.answer_html(view_of(fake.FIGURE), 0)).text
    assert "Tulkinta: Varhaiskasvatus · toimintakulut · toteuma 1–6/2030 oletus" in text


def test_copying_takes_the_text_as_it_is() -> None:
    """The text of a copy button is an attribute that markup in it cannot leave."""
    reader = _read(card.copy_html(f'"><b>{fake.HOSTILE}', "?keskustelu=x&vastaus=1"))
    assert reader.tags == ["div", "button", "button"]
    assert reader.text == "Kopioi vastausKopioi linkki"


def test_a_calculation_names_the_source_of_each_operand() -> None:
    """Operands are rows with their citation marks."""
    calculation = view_of(fake.CALCULATION).calculation
    assert calculation is not None
    text = _read(card.calculation_html(calculation, 0)).text
    assert "Toimintakulut 1–6/2030−2\u00a0310\u00a0500\u00a0€[1]" in text


def test_problems_that_are_not_shown_are_counted() -> None:
    """A cut list of problems says how many are left."""
    problem = Problem(ProblemKind.UNREAD_CELL, Place("a.txt", page=2), "x", "Solu on tyhjä.")
    text = _read(card.problems_html((problem,), 5)).text
    assert "Solu on tyhjä." in text
    assert "s. 2" in text
    assert "4 muuta" in text
