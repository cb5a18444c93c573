"""Conversations on disk."""

from pathlib import Path

import pytest

from assistant.answer import Answer
from tests.ui import fake_assistant as fake
from ui.answer_text import AnswerTextError, from_text, to_text
from ui.conversations import Conversations, Turn


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


def test_turns_come_back_in_order(tmp_path: Path) -> None:
    """What was added is loaded, by another reader too."""
    name = Conversations.new_id()
    kept = Conversations(tmp_path / "new")
    kept.add(name, "Ensin?", fake.FIGURE)
    kept.add(name, "Sitten\nmuuta?", fake.DECLINED)
    assert Conversations(tmp_path / "new").load(name) == (
        Turn("Ensin?", fake.FIGURE),
        Turn("Sitten\nmuuta?", fake.DECLINED),
    )


def test_a_cut_line_costs_only_itself(tmp_path: Path) -> None:
    """A line that a crash cut is left out, and an answer that cannot be read leaves its question."""
    kept, name = Conversations(tmp_path), Conversations.new_id()
    kept.add(name, "Yksi?", fake.FIGURE)
    with (tmp_path / f"{name}.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"question": "Kaksi?", "answer": "{}"}\n{"question": "Kol')
    assert kept.load(name) == (Turn("Yksi?", fake.FIGURE), Turn("Kaksi?", None))


@pytest.mark.parametrize("name", ["", "x", "../../etc/passwd", "a" * 65, "a/b/c/d/e/f/g/h/i/j"])
def test_an_address_cannot_name_another_file(tmp_path: Path, name: str) -> None:
    """Ids that the chat did not give are not looked up, and not written."""
    kept = Conversations(tmp_path)
    assert kept.load(name) is None
    with pytest.raises(ValueError, match="not a conversation id"):
        kept.add(name, "?", fake.FIGURE)


def test_ids_are_unknown_until_used_and_differ(tmp_path: Path) -> None:
    """A new id names no conversation yet, and no two are the same."""
    assert Conversations(tmp_path).load(Conversations.new_id()) is None
    assert len({Conversations.new_id() for _ in range(100)}) == 100
