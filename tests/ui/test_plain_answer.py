"""An answer as text to paste elsewhere."""

from tests.ui import fake_assistant as fake
from ui.plain_answer import plain_answer
from ui.view import view_of


def test_the_text_has_the_answer_the_calculation_and_the_sources() -> None:
    """What is pasted can be checked without the chat."""
    text = plain_answer("Paljonko?", view_of(fake.CALCULATION), {fake.TEXT_NAME: "Puolivuosiraportti"})
    assert text.splitlines()[0] == "Paljonko?"
    assert "Toimintakulut kasvoivat 310\u00a0500\u00a0€ eli 15,5\u00a0% [1] [2]." in text
    assert "- Toimintakulut 1–6/2029: −2\u00a0000\u00a0000\u00a0€ [2]" in text
    assert f"[1] Puolivuosiraportti, Toimintakulut, TOT 2030 6 kk: ”{fake.QUOTE}”" in text
