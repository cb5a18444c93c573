"""Example questions from what is loaded."""

from dataclasses import replace

from tests.ui import fake_assistant as fake
from ui.examples import example_questions


def test_examples_name_what_the_documents_hold() -> None:
    """Organisation, row and period of the questions are those of stored figures, the latest period first."""
    questions = example_questions([fake.text_contents()], lambda _: True)
    assert questions == (
        "Paljonko Varhaiskasvatuksen toimintakulut olivat 1–6/2030?",
        "Paljonko Varhaiskasvatuksen toimintakulut muuttuivat edellisvuodesta 1–6/2030?",
        "Mikä on Varhaiskasvatuksen toimintakulujen toteumaprosentti?",
    )


def test_there_are_no_examples_without_documents() -> None:
    """Nothing is suggested that nothing holds."""
    assert example_questions([], lambda _: True) == ()
    assert example_questions([fake.pdf_contents()], lambda _: True) == ()


def test_a_name_that_cannot_be_inflected_is_not_asked_about() -> None:
    """Organisations whose genitive is not certain are left out."""
    contents = fake.text_contents()
    odd = tuple(replace(figure, organisation="Xyzzyqq") for figure in contents.figures)
    assert example_questions([replace(contents, figures=odd)], lambda _: True) == ()


def test_only_answerable_questions_are_offered() -> None:
    """A question that would be declined is passed over for another of its kind, or for none."""
    contents = fake.text_contents()
    first, *rest = example_questions([contents], lambda _: True)
    assert example_questions([contents], lambda question: question != first)[1:] == tuple(rest)
    assert example_questions([contents], lambda question: "2029" in question) == (
        "Paljonko Varhaiskasvatuksen toimintakulut olivat 1–6/2029?",
    )
    assert example_questions([contents], lambda _: False) == ()
