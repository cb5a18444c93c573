"""Question sets: order, conversations, and what is refused before anything is asked."""

import json
from pathlib import Path

import pytest

from store.errors import InputError
from ui.question_set import SetQuestion, conversations, read_questions


def written(tmp_path: Path, *lines: object) -> Path:
    """Return a file of these lines, each made JSON unless it is text."""
    path = tmp_path / "set.jsonl"
    texts = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines]
    path.write_text("\n".join(texts) + "\n", encoding="utf-8")
    return path


def test_questions_come_in_the_order_of_the_set(tmp_path: Path) -> None:
    """Blank lines are passed over, unknown fields are allowed, a whole number may be an id."""
    path = written(tmp_path, {"id": "b", "question": "Yksi?", "gold": {}}, "", {"id": 1, "question": "Kaksi?"})
    assert read_questions(path) == [SetQuestion("b", "Yksi?"), SetQuestion(1, "Kaksi?")]


def test_conversation_is_asked_in_order_of_turn(tmp_path: Path) -> None:
    """Turns decide the order within a conversation, wherever its questions stand in the set."""
    path = written(
        tmp_path,
        {"id": "2", "question": "Entä 2024?", "conversation": "k", "turn": 2},
        {"id": "a", "question": "Yksin?"},
        {"id": "1", "question": "Kate 2025?", "conversation": "k", "turn": 1},
    )
    groups = [[one.identifier for one in group] for group in conversations(read_questions(path))]
    assert groups == [["1", "2"], ["a"]]


def test_conversation_named_like_a_question_is_apart(tmp_path: Path) -> None:
    """A lone question whose id is a conversation's name does not join that conversation."""
    path = written(
        tmp_path, {"id": "k", "question": "Yksin?"}, {"id": "1", "question": "Kate?", "conversation": "k", "turn": 1}
    )
    assert len(list(conversations(read_questions(path)))) == 2


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("ei jsonia", "JSON"),
        ("[]", "JSON"),
        ({"id": "b"}, "question"),
        ({"id": "b", "question": " "}, "question"),
        ({"question": "Kate?"}, "id"),
        ({"id": "a", "question": "Kate?"}, "tunnus a"),
        ({"id": "b", "question": "Kate?", "conversation": "k"}, "turn"),
        ({"id": "b", "question": "Kate?", "conversation": "k", "turn": "1"}, "turn"),
    ],
)
def test_faulty_line_is_named(tmp_path: Path, line: object, why: str) -> None:
    """A line that is no question is refused with its number and the reason."""
    path = written(tmp_path, {"id": "a", "question": "Kate?"}, line)
    with pytest.raises(InputError, match=rf"rivi 2: .*{why}"):
        read_questions(path)


def test_same_turn_twice_is_refused(tmp_path: Path) -> None:
    """Two questions cannot be the same turn of one conversation."""
    turn = {"question": "Kate?", "conversation": "k", "turn": 1}
    with pytest.raises(InputError, match="vuoro 1"):
        read_questions(written(tmp_path, {"id": "a", **turn}, {"id": "b", **turn}))


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xff\xfe\x00"])
def test_file_without_questions_is_refused(tmp_path: Path, content: bytes) -> None:
    """An empty file, or one that is no UTF-8 text, gives one clear line."""
    path = tmp_path / "set.jsonl"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"set\.jsonl"):
        read_questions(path)
