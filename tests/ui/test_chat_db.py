"""The chat's database: many at once, and what one of them does not finish."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import IntegrityError

from tests.ui import fake_assistant as fake
from ui.chat_db import ChatDatabase, tables
from ui.conversations import Conversations, Turn


def test_twenty_people_write_at_once_and_nothing_is_lost(tmp_path: Path) -> None:
    """Each conversation is whole, though all were added to at the same time and a reader was there throughout."""
    database = ChatDatabase(tmp_path / "chat.db")
    kept = Conversations(database)
    names = [kept.new_id() for _ in range(20)]

    def hold(name: str) -> None:
        for turn in range(5):
            kept.add(name, f"owner of {name}", [Turn(f"{name} {turn}?", fake.FIGURE)])

    with database.reading() as connection, ThreadPoolExecutor(len(names)) as people:
        connection.execute(text("select * from chat_turns")).all()
        list(people.map(hold, names))
    for name in names:
        turns = kept.load(name)
        assert turns is not None
        assert [turn.question for turn in turns] == [f"{name} {turn}?" for turn in range(5)]


def test_a_change_that_fails_is_not_there(tmp_path: Path) -> None:
    """What was changed before a fault is taken back, and the next change is not held up."""
    database = ChatDatabase(tmp_path / "chat.db")
    drafts = tables().drafts
    with database.changing() as connection:
        connection.execute(insert(drafts).values(name="a.pdf"))
    names = [{"name": "c.pdf"}, {"name": "a.pdf"}]
    with pytest.raises(IntegrityError), database.changing() as connection:
        connection.execute(insert(drafts), names)
    with database.changing() as connection:
        connection.execute(insert(drafts).values(name="b.pdf"))
    with database.reading() as connection:
        assert connection.scalars(drafts.select()).all() == ["a.pdf", "b.pdf"]
