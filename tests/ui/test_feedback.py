"""What people said of answers, and its export."""

import json
from pathlib import Path

from assistant.answer import Answer
from tests.ui import fake_assistant as fake
from ui.chat_db import ChatDatabase
from ui.feedback import Feedback, Said, question_set
from ui.question_set import read_questions


def _said(answer: Answer | None, *, right: bool = True, earlier: tuple[str, ...] = ()) -> Said:
    return Said("2030-09-01T10:00:00+00:00", "a", earlier, "Paljonko?", answer, right, "Hyvä.")


def test_the_last_word_of_a_person_holds(tmp_path: Path) -> None:
    """Another word on the same answer takes the earlier one's place; another person's stays."""
    book = Feedback(ChatDatabase(tmp_path / "chat.db"))
    assert book.all() == ()
    book.say("a", "talk", 0, _said(fake.FIGURE))
    book.say("b", "talk", 0, _said(fake.FIGURE))
    book.say("a", "talk", 0, _said(fake.FIGURE, right=False))
    assert [(one.visitor, one.right, one.answer) for one in book.all()] == [
        ("a", False, fake.FIGURE),
        ("b", True, fake.FIGURE),
    ]


def test_a_right_answer_becomes_gold(tmp_path: Path) -> None:
    """The export is a question set that can be read, with what a right answer holds."""
    said = (_said(fake.DECLINED), _said(fake.CLARIFICATION), _said(fake.FIGURE))
    path = tmp_path / "set.jsonl"
    path.write_text(question_set(said), encoding="utf-8")
    assert len(read_questions(path)) == 3
    figure, unclear, declined = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    assert figure["gold"] == {"value": "-2310500", "unit": "EUR"}
    assert figure["evidence"] == [{"document": fake.TEXT_NAME, "quote": fake.QUOTE}]
    assert figure["type"] == "figure"
    assert unclear["gold"]["clarify"]
    assert unclear["type"] == "ambiguous"
    assert declined["gold"] == {"abstain": True}
    assert declined["type"] == "unanswerable"


def test_a_wrong_answer_leaves_the_gold_to_a_person() -> None:
    """The export tells what was answered and said, and no gold."""
    line = json.loads(question_set((_said(fake.FIGURE, right=False),)))
    assert line["gold"] == {}
    assert line["evidence"] == []
    assert (line["feedback"], line["comment"]) == ("wrong", "Hyvä.")
    assert "−2" in line["answered"]


def test_a_follow_up_comes_with_its_conversation(tmp_path: Path) -> None:
    """The questions before it are turns of the same conversation."""
    path = tmp_path / "set.jsonl"
    path.write_text(question_set((_said(fake.FIGURE, earlier=("Kuka?", "Mitä?")),)), encoding="utf-8")
    questions = read_questions(path)
    assert [(one.turn, one.question) for one in questions] == [(1, "Kuka?"), (2, "Mitä?"), (3, "Paljonko?")]
    assert len({one.conversation for one in questions}) == 1


def test_a_text_answers_gold_stands_in_it() -> None:
    """What a right passage holds is its text between the citation marks."""
    line = json.loads(question_set((_said(fake.HOSTILE_ANSWER),)))
    assert line["gold"]["all_of"]
    for piece in line["gold"]["all_of"]:
        assert piece in fake.HOSTILE_ANSWER.text
