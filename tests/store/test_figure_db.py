"""The figure store: exact, whole or nothing, and clear about what it cannot open."""

import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings

from store.contents import Contents
from store.errors import StoreError
from store.figure_db import FigureDatabase
from store.schema import part_types, schema
from tests.store.made import any_contents, contents


@pytest.fixture
def database(tmp_path: Path) -> FigureDatabase:
    """Return an empty store in a file of its own."""
    return FigureDatabase(tmp_path / "kuntakysy.db", create=True)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(any_contents())
def test_what_comes_out_equals_what_went_in(made: Contents) -> None:
    """Any document comes back equal in every field, its numbers digit for digit."""
    with TemporaryDirectory() as folder:
        database = FigureDatabase(Path(folder) / "kuntakysy.db", create=True)
        database.save(made, "key")
        back = FigureDatabase(Path(folder) / "kuntakysy.db").contents(made.document.name)
    assert back == made
    assert [str(figure.quantity.value) for figure in back.figures] == [str(one.quantity.value) for one in made.figures]


def test_every_part_of_contents_has_a_table() -> None:
    """No part of what ingest hands over is left unstored."""
    assert {part.name for part in schema().parts} == set(part_types()) == set(Contents.__slots__) - {"document"}


def test_new_version_replaces_the_old(database: FigureDatabase) -> None:
    """A document of the same name takes the old one's place, and nothing of the old one is left."""
    database.save(contents(value="-1"), "k1")
    database.save(contents(content_hash="bb", value="-2"), "k2")
    assert [figure.as_printed for figure in database.figures()] == ["-2"]
    assert list(database.keyed()) == ["k2"]
    assert len(database.problems()) == 1


def test_reader_sees_whole_documents_while_they_are_replaced(database: FigureDatabase, tmp_path: Path) -> None:
    """A reader never meets a document half replaced, nor a lock, however often it reads."""
    versions = [contents(content_hash=name, value=name * 3) for name in ("1", "2")]
    database.save(versions[0], "k")
    reader = FigureDatabase(tmp_path / "kuntakysy.db")
    with ThreadPoolExecutor(1) as pool:
        writing = pool.submit(lambda: [database.save(versions[number % 2], f"k{number}") for number in range(80)])
        seen = []
        while not writing.done():
            seen += reader.all_contents()
        writing.result()
    assert seen
    assert all(one in versions for one in seen)


def test_failed_save_changes_nothing(database: FigureDatabase) -> None:
    """When any row cannot be stored, the old version stands as it was."""
    old = contents(value="-1")
    database.save(old, "k1")
    new = contents(content_hash="bb", value="-2")
    broken = replace(new, problems=(replace(new.problems[0], message=None),))  # type: ignore[arg-type]
    with pytest.raises(Exception, match="NOT NULL"):
        database.save(broken, "k2")
    assert database.all_contents() == (old,)
    assert database.changes() == 1


def test_documents_come_by_name_with_their_counts(database: FigureDatabase) -> None:
    """The listing is in order of name, whatever the order of saving, and counts each part."""
    database.save(contents("b.txt", "bb", "yksi", "kaksi"), "k1")
    database.save(contents("a.txt"), "k2")
    assert [stored.document.name for stored in database.documents()] == ["a.txt", "b.txt"]
    assert database.documents()[1].counts["passages"] == 2
    assert database.documents()[0].counts["goals"] == 0
    assert [figure.place.document for figure in database.figures()] == ["a.txt", "b.txt"]


def test_removed_document_is_gone(database: FigureDatabase) -> None:
    """Removing takes every row of the document and no other's, and tells whether it was there."""
    database.save(contents("a.txt"), "k1")
    database.save(contents("b.txt", "bb"), "k2")
    assert database.remove("a.txt")
    assert not database.remove("a.txt")
    assert [one.document.name for one in database.all_contents()] == ["b.txt"]
    assert database.contents("a.txt") is None


def test_changes_are_counted(database: FigureDatabase) -> None:
    """Each save and removal raises the count, so that a reader knows to read again."""
    database.save(contents(), "k1")
    database.save(contents(), "k2")
    database.remove("raportti.txt")
    assert database.changes() == 3


def test_missing_store_is_named_and_not_made(tmp_path: Path) -> None:
    """Opening a store that is not there raises one clear line and leaves no file behind."""
    with pytest.raises(StoreError, match="kuntakysy ingest"):
        FigureDatabase(tmp_path / "none" / "kuntakysy.db")
    assert list(tmp_path.iterdir()) == []


def test_store_of_another_version_is_refused(tmp_path: Path) -> None:
    """A store whose tables mean something else is refused, not misread."""
    path = tmp_path / "kuntakysy.db"
    FigureDatabase(path, create=True)
    with sqlite3.connect(path) as connection:
        connection.execute("update about set value = '0-old' where key = 'version'")
    connection.close()
    with pytest.raises(StoreError, match="toisella versiolla"):
        FigureDatabase(path)
    with pytest.raises(StoreError, match="toisella versiolla"):
        FigureDatabase(path, create=True)


def test_file_that_is_no_store_is_refused(tmp_path: Path) -> None:
    """Something else under the store's name gives one clear line."""
    path = tmp_path / "kuntakysy.db"
    path.write_text("tämä ei ole tietokanta, vaan tekstiä " * 40)
    with pytest.raises(StoreError, match="ei voi avata"):
        FigureDatabase(path)


def test_unusable_address_is_refused_without_showing_the_password() -> None:
    """A database address that cannot be used gives one line, and the line keeps the password."""
    with pytest.raises(StoreError) as caught:
        FigureDatabase("outodb://user:salasana@localhost/kunta")
    assert "salasana" not in str(caught.value)


@pytest.mark.skipif("KUNTAKYSY_TEST_POSTGRES" not in os.environ, reason="KUNTAKYSY_TEST_POSTGRES names no database")
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(any_contents())
def test_postgresql_gives_back_what_went_in(made: Contents) -> None:
    """Any document comes back equal from PostgreSQL too, replaced and removed like in SQLite."""
    database = FigureDatabase(os.environ["KUNTAKYSY_TEST_POSTGRES"], create=True)
    database.save(made, "k1")
    database.save(made, "k2")
    assert database.contents(made.document.name) == made
    assert database.remove(made.document.name)


def test_tables_can_be_made_in_postgresql() -> None:
    """Every table's definition is valid for PostgreSQL too."""
    from sqlalchemy.dialects import postgresql  # noqa: PLC0415 - heavy
    from sqlalchemy.schema import CreateTable  # noqa: PLC0415

    for table in schema().metadata.sorted_tables:
        assert str(CreateTable(table).compile(dialect=postgresql.dialect())).strip().startswith("CREATE TABLE")
