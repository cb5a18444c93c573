"""What is drawn of an answer: texts, numbers in Finnish writing, citation marks."""

from dataclasses import replace
from decimal import Decimal

from assistant.answer import Operand, Part
from store.figures import Place
from store.units import Quantity, Unit
from tests.ui import fake_assistant as fake
from ui.headline import Headline
from ui.view import (
    Piece,
    Tone,
    document_title,
    first_words,
    place_fields,
    text_lines,
    view_of,
    word_count,
)


def test_a_figure_is_drawn_with_its_number_citation_and_interpretation() -> None:
    """A figure answer has the number apart from its unit, numbered citations, and the assumed parts marked."""
    view = view_of(fake.FIGURE)
    assert view.tone is Tone.ANSWER
    assert view.headline == Headline("−2\u00a0310\u00a0500", "€")
    assert [citation.number for citation in view.citations] == [1]
    assert view.citations[0].spot == ("Toimintakulut", "TOT 2030 6 kk")
    assert view.interpretation[-1] == Part("Kausi", "toteuma 1–6/2030", assumed=True)
    assert view.suggestions == fake.FIGURE.suggestions


def test_the_place_is_told_from_the_document_down_to_the_cell() -> None:
    """A citation names document, section, table, row, column and line, and leaves out what there is not."""
    fields = view_of(fake.FIGURE).citations[0].fields
    assert fields == (
        ("Asiakirja", "puolivuosi-2030.txt"),
        ("Kohta", "Talouden toteutuminen"),
        ("Taulukko", "Varhaiskasvatus"),
        ("Rivi", "Toimintakulut"),
        ("Sarake", "TOT 2030 6 kk"),
        ("Tekstirivi", "7"),
    )


def test_a_page_makes_the_line_needless() -> None:
    """A place on a page of a PDF is told by its page alone."""
    fields = place_fields(Place("a.pdf", page=3, line=12))
    assert fields == (("Asiakirja", "a.pdf"), ("Sivu", "3"))


def test_a_title_tells_the_period_once() -> None:
    """The period follows the title only where the title has not got it."""
    assert document_title(fake.text_contents().document) == "Puolivuosiraportti · 1–6/2030"
    assert document_title(fake.pdf_contents().document) == "Tilinpäätös 2029"


def test_a_calculation_shows_operands_steps_and_result_in_finnish_numbers() -> None:
    """Each operand has its value and citation, each step and the whole its arithmetic and result."""
    calculation = view_of(fake.CALCULATION).calculation
    assert calculation is not None
    assert [(row.value, row.citation) for row in calculation.operands] == [
        ("−2\u00a0310\u00a0500\u00a0€", 1),
        ("−2\u00a0000\u00a0000\u00a0€", 2),
    ]
    assert calculation.steps[0].result == "15,525\u00a0%"
    assert calculation.steps[0].expression == "−310\u00a0500 / −2\u00a0000\u00a0000 × 100"
    assert calculation.expression == "(−2\u00a0310\u00a0500) − (−2\u00a0000\u00a0000)"
    assert calculation.result == "−310\u00a0500\u00a0€"


def test_a_clarification_and_a_decline_have_their_own_tones() -> None:
    """A question back carries its options, an honest no its suggestions; neither has citations."""
    asked, declined = view_of(fake.CLARIFICATION), view_of(fake.DECLINED)
    assert (asked.tone, asked.options) == (Tone.QUESTION, fake.CLARIFICATION.options)
    assert (declined.tone, declined.suggestions) == (Tone.NEUTRAL, fake.DECLINED.suggestions)
    assert not asked.citations
    assert not declined.citations


def test_only_the_marks_of_real_citations_are_links() -> None:
    """A number in brackets that is no citation of the answer stays text."""
    (line,) = text_lines("Luku [1] ja [7].", frozenset({1}))
    assert line.pieces == (Piece("Luku "), Piece("[1]", 1), Piece(" ja [7]."))


def test_a_list_keeps_its_items_apart() -> None:
    """Lines that begin with a bullet are items, a leading minus sign is not a bullet."""
    lines = text_lines("Hankkeet:\n- Yksi [1]\n• Kaksi\n\n−5 on luku", frozenset({1}))
    assert [line.bullet for line in lines] == [False, True, True, False]
    assert lines[1].pieces[0] == Piece("Yksi ")


def test_words_run_in_with_their_citation_marks() -> None:
    """The first words of a text are a beginning of it, and all of its words are the whole text."""
    lines = text_lines("Yksi kaksi [1] kolme.\n- neljä", frozenset({1}))
    assert word_count(lines) == 4
    assert first_words(lines, 2)[0].pieces == (Piece("Yksi kaksi "),)
    assert first_words(lines, 3)[0].pieces == (Piece("Yksi kaksi "), Piece("[1]", 1), Piece(" kolme."))
    assert first_words(lines, 4) == lines


def test_an_operand_from_the_question_has_no_citation() -> None:
    """A number that the user typed is drawn without a citation."""
    calculation = fake.CALCULATION.calculation
    assert calculation is not None
    typed = replace(calculation, operands=(replace(calculation.operands[0], citation=None),))
    view = view_of(replace(fake.CALCULATION, calculation=typed))
    assert view.calculation is not None
    assert view.calculation.operands[0].citation is None


def test_operands_of_one_unit_and_sign_have_bars() -> None:
    """The size of each operand is told in percent of the largest, unless signs or units differ."""
    calculation = fake.CALCULATION.calculation
    assert calculation is not None
    view = view_of(fake.CALCULATION)
    assert view.calculation is not None
    assert [row.share for row in view.calculation.operands] == [100, 87]
    for other in (Quantity(Decimal(5), Unit.EURO), Quantity(Decimal(-5), Unit.PERCENT)):
        mixed = replace(calculation, operands=(calculation.operands[0], Operand("x", other, 1)))
        drawn = view_of(replace(fake.CALCULATION, calculation=mixed)).calculation
        assert drawn is not None
        assert [row.share for row in drawn.operands] == [None, None]
