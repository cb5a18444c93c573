"""Conversations kept over a restart."""

from pathlib import Path

import pytest
from sqlalchemy import update

from tests.ui import fake_assistant as fake
from ui.chat_db import ChatDatabase, tables
from ui.conversations import Conversations, Turn


def _opened(folder: Path) -> Conversations:
    return Conversations(ChatDatabase(folder / "chat.db"))


def test_what_was_said_is_there_after_a_restart(tmp_path: Path) -> None:
    """Answers of every kind come back as they were, in order."""
    answers = (fake.FIGURE, fake.CALCULATION, fake.CLARIFICATION, fake.DECLINED, fake.HOSTILE_ANSWER, fake.PDF_ANSWER)
    turns = [Turn(f"kysymys {number}?", answer) for number, answer in enumerate(answers)]
    name = Conversations.new_id()
    _opened(tmp_path).add(name, "a", turns[:1])
    _opened(tmp_path).add(name, "a", turns[1:])
    assert _opened(tmp_path).load(name) == tuple(turns)


def test_what_is_not_there_is_none(tmp_path: Path) -> None:
    """An unknown id, and one that no conversation can have, lead nowhere and make no file."""
    for name in (Conversations.new_id(), "", "../../etc/passwd", "x" * 65):
        assert _opened(tmp_path).load(name) is None
    assert list(tmp_path.iterdir()) == []


def test_anothers_conversation_is_not_added_to(tmp_path: Path) -> None:
    """Who has an address can read, not write."""
    kept = _opened(tmp_path)
    name = kept.new_id()
    kept.add(name, "a", [Turn("kulut?", fake.FIGURE)])
    with pytest.raises(ValueError, match="another"):
        kept.add(name, "b", [Turn("tulos?", fake.DECLINED)])
    with pytest.raises(ValueError, match="id"):
        kept.add("lyhyt", "a", [Turn("tulos?", fake.DECLINED)])
    assert kept.load(name) == (Turn("kulut?", fake.FIGURE),)


def test_a_list_is_the_owners_alone_and_is_searched(tmp_path: Path) -> None:
    """The newest comes first; every word has to stand in a question or an answer."""
    kept = _opened(tmp_path)
    first, second, others = (kept.new_id() for _ in range(3))
    kept.add(first, "a", [Turn("Paljonko kulut?", fake.FIGURE)])
    kept.add(second, "a", [Turn("Entä kirjasto?", fake.DECLINED)])
    kept.add(others, "b", [Turn("salainen", fake.DECLINED)])
    assert [one.title for one in kept.of("a")] == ["Entä kirjasto?", "Paljonko kulut?"]
    assert [one.identifier for one in kept.of("a", "PALJONKO varhaiskasvatuksen")] == [first]
    assert kept.of("a", "salainen") == ()
    kept.add(first, "a", [Turn("Entä tulos?", fake.CLARIFICATION)])
    assert [one.identifier for one in kept.of("a")] == [first, second]


def test_only_the_owner_forgets(tmp_path: Path) -> None:
    """A conversation is removed by its owner, with its turns."""
    kept = _opened(tmp_path)
    name = kept.new_id()
    kept.add(name, "a", [Turn("kulut?", fake.FIGURE)])
    kept.remove(name, "b")
    assert kept.load(name) is not None
    kept.remove(name, "a")
    assert kept.load(name) is None
    kept.add(name, "b", [Turn("tulos?", None)])
    assert kept.load(name) == (Turn("tulos?", None),)


def test_a_damaged_answer_leaves_its_question(tmp_path: Path) -> None:
    """An answer that cannot be read back is None, and the others are there."""
    kept = _opened(tmp_path)
    name = kept.new_id()
    kept.add(name, "a", [Turn("kulut?", fake.FIGURE), Turn("tulos?", fake.DECLINED, drafts=True)])
    turns = tables().turns
    with ChatDatabase(tmp_path / "chat.db").changing() as connection:
        connection.execute(update(turns).where(turns.c.position == 0).values(answer='{"kind": "Answered"}'))
    assert kept.load(name) == (Turn("kulut?", None), Turn("tulos?", fake.DECLINED, drafts=True))
