"""Answers as text and back."""

import pytest

from assistant.answer import Answer
from tests.ui import fake_assistant as fake
from ui.answer_text import AnswerTextError, from_text, to_text


@pytest.mark.parametrize("answer", [answer for _, answer in fake.SCRIPT])
def test_an_answer_comes_back_as_it_was(answer: Answer) -> None:
    """Every kind of answer is the same after being written and read."""
    assert from_text(to_text(answer)) == answer


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"kind": "Answered"}', '{"kind": "os", "shape": "", "answer": {}}'])
def test_text_of_another_version_is_refused(text: str) -> None:
    """Damaged text raises its own error and nothing else."""
    with pytest.raises(AnswerTextError):
        from_text(text)


def test_an_answer_of_another_shape_is_refused() -> None:
    """An answer that a changed program wrote is not half read."""
    text = to_text(fake.FIGURE)
    mark = text.index('"shape": "') + len('"shape": "')
    with pytest.raises(AnswerTextError):
        from_text(text[:mark] + "x" + text[mark + 1 :])
