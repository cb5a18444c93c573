"""``kuntakysy ingest``, ``documents`` and ``remove``: what is taken in, what is refused, what stays."""

import json
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.ui.shelf import CommandLine, kuntakysy, snapshot

__all__ = ["kuntakysy"]


def names(kuntakysy: CommandLine) -> list[str]:
    """Return the names of the stored documents."""
    return [json.loads(line)["name"] for line in kuntakysy("documents", "--json").out.splitlines()]


def test_folder_is_read_whole_and_other_files_are_passed_over(kuntakysy: CommandLine) -> None:
    """Documents in subfolders are read in order; files of other formats are counted, hidden ones not even that."""
    for name in ("in/b.txt", "in/sub/a.TXT", "in/README.md", "in/x.json", "in/.hidden.txt", "in/.git/c.txt"):
        kuntakysy.write(name, f"Teksti {name}.")
    ran = kuntakysy("ingest", kuntakysy.folder / "in")
    assert (ran.status, ran.err) == (0, "")
    assert [line.partition(":")[0] for line in ran.out.splitlines() if "luettu" in line] == ["b.txt", "a.TXT"]
    assert "2 tiedostoa" in ran.out
    assert names(kuntakysy) == ["a.TXT", "b.txt"]


def test_what_was_read_and_each_problem_is_told(kuntakysy: CommandLine) -> None:
    """The line of a document counts what was read, and each problem has a line with its place."""
    out = kuntakysy("ingest", kuntakysy.write("a.txt", "Kirjasto on auki.")).out
    assert out.splitlines()[0] == "a.txt: luettu – 1 luku, 1 tekstikohta, 1 huomio"
    assert out.splitlines()[1] == "  huomio: rivi 3, Talous, Toimintakate, TOT 2025: Solua ei voi lukea."


def test_unchanged_file_is_passed_over_and_changed_one_replaces(kuntakysy: CommandLine) -> None:
    """A second run reads only what has changed, unless told to read again."""
    first = kuntakysy.write("a.txt", "Kirjasto on auki.")
    kuntakysy("ingest", first)
    assert kuntakysy("ingest", first).out == "a.txt: ennallaan\n"
    assert "luettu uudelleen" in kuntakysy("ingest", first, "--again").out
    kuntakysy.write("a.txt", "Kirjasto on kiinni.")
    assert "uusi versio" in kuntakysy("ingest", first).out
    found = json.loads(kuntakysy("search", "kirjasto", "--json").out)
    assert [one["text"] for one in found["passages"]] == ["Kirjasto on kiinni."]


def test_damaged_file_among_many_is_named_and_the_rest_are_read(kuntakysy: CommandLine) -> None:
    """One unreadable document costs exit status 2 and one line, not the other documents."""
    for name, text in (("in/a.txt", "Yksi."), ("in/b.txt", "rikki"), ("in/c.txt", "Kolme.")):
        kuntakysy.write(name, text)
    ran = kuntakysy("ingest", kuntakysy.folder / "in")
    assert (ran.status, ran.err) == (2, "Virhe: b.txt: tiedosto on vaurioitunut.\n")
    assert names(kuntakysy) == ["a.txt", "c.txt"]


def test_fault_in_reading_is_told_apart_and_costs_only_its_file(kuntakysy: CommandLine) -> None:
    """A bug in the reader gives exit status 1 and a trace in the log; the other documents are read."""
    for name, text in (("in/a.txt", "Yksi."), ("in/b.txt", "vika"), ("in/c.txt", "Kolme.")):
        kuntakysy.write(name, text)
    ran = kuntakysy("ingest", kuntakysy.folder / "in")
    assert (ran.status, ran.err.count("\n")) == (1, 1)
    assert "b.txt" in ran.err
    assert names(kuntakysy) == ["a.txt", "c.txt"]
    assert "a fault in the reader" in (kuntakysy.data / "kuntakysy.log").read_text(encoding="utf-8")


def test_nothing_readable_leaves_the_stores_byte_for_byte(kuntakysy: CommandLine) -> None:
    """When no file can be read, what is stored stays as it was; where nothing was stored, nothing is made."""
    bad = kuntakysy.write("bad.txt", "rikki")
    assert kuntakysy("ingest", bad).status == 2
    assert not kuntakysy.data.exists()
    kuntakysy("ingest", kuntakysy.write("a.txt", "Kirjasto on auki."))
    before = snapshot(kuntakysy.data)
    assert kuntakysy("ingest", bad, kuntakysy.write("worse.txt", "rikki")).status == 2
    assert snapshot(kuntakysy.data) == before


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("none.txt", "tiedostoa tai kansiota ei ole"),
        ("x.json", "tiedostomuotoa ei tueta"),
        ("empty", "ei ole asiakirjoja"),
    ],
)
def test_unusable_path_is_refused_before_anything_is_read(kuntakysy: CommandLine, name: str, why: str) -> None:
    """A missing file, a named file of another format and a folder without documents stop the run at once."""
    kuntakysy.write("x.json", "{}")
    (kuntakysy.folder / "empty").mkdir()
    ran = kuntakysy("ingest", kuntakysy.write("a.txt", "Yksi."), kuntakysy.folder / name)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert why in ran.err
    assert not kuntakysy.data.exists()


def test_same_content_under_another_name_is_not_read_twice(kuntakysy: CommandLine) -> None:
    """A copy of a stored document is told and left out, so that its figures are not there twice."""
    kuntakysy("ingest", kuntakysy.write("a.txt", "Kirjasto on auki."))
    ran = kuntakysy("ingest", kuntakysy.write("copy.txt", "Kirjasto on auki."))
    assert (ran.status, names(kuntakysy)) == (0, ["a.txt"])
    assert "sama sisältö kuin asiakirjalla a.txt" in ran.out


def test_two_files_of_one_name_in_one_run_are_told_apart(kuntakysy: CommandLine) -> None:
    """Of two different files with one name only the first is stored, and the other is an error, not a new version."""
    kuntakysy.write("in/1/a.txt", "Kirjasto on auki.")
    kuntakysy.write("in/2/a.txt", "Uimahalli on kiinni.")
    ran = kuntakysy("ingest", kuntakysy.folder / "in")
    assert ran.status == 2
    assert "samanniminen" in ran.err
    again = kuntakysy("ingest", kuntakysy.folder / "in")
    assert (again.status, again.out) == (2, "a.txt: ennallaan\n")


def test_swapped_names_end_as_the_files_are(kuntakysy: CommandLine) -> None:
    """When two files exchange their names, each document has its file's content afterwards."""
    one, two = kuntakysy.write("in/a.txt", "Kirjasto on auki."), kuntakysy.write("in/b.txt", "Uimahalli on kiinni.")
    kuntakysy("ingest", kuntakysy.folder / "in")
    one.write_text("Uimahalli on kiinni.", encoding="utf-8")
    two.write_text("Kirjasto on auki.", encoding="utf-8")
    assert kuntakysy("ingest", kuntakysy.folder / "in").status == 0
    found = json.loads(kuntakysy("search", "uimahalli", "--top", "1", "--json").out)["passages"]
    assert [(hit["document"], hit["text"]) for hit in found] == [("a.txt", "Uimahalli on kiinni.")]


def test_removed_document_is_found_no_more(kuntakysy: CommandLine) -> None:
    """Removing takes a document out of both stores; an unknown name is an error."""
    kuntakysy("ingest", kuntakysy.write("a.txt", "Kirjasto on auki."), kuntakysy.write("b.txt", "Halli on kiinni."))
    assert kuntakysy("remove", "a.txt").out == "a.txt: poistettu\n"
    assert names(kuntakysy) == ["b.txt"]
    texts = [one["text"] for one in json.loads(kuntakysy("search", "kirjasto", "--json").out)["passages"]]
    assert texts in ([], ["Halli on kiinni."])
    ran = kuntakysy("remove", "a.txt")
    assert (ran.status, ran.err.count("\n")) == (2, 1)


def test_second_ingest_at_once_is_told_to_wait(kuntakysy: CommandLine) -> None:
    """While another process changes the store, an ingest ends with one clear line and changes nothing."""
    kuntakysy("ingest", kuntakysy.write("a.txt", "Kirjasto on auki."))
    script = (
        "import sys; from filelock import FileLock\n"
        "with FileLock(sys.argv[1]): print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(  # noqa: S603 - our own script
        [sys.executable, "-c", script, str(kuntakysy.data / "change.lock")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        ran = kuntakysy("ingest", kuntakysy.write("b.txt", "Halli on kiinni."))
        other.communicate()
    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert "toinen komento" in ran.err
    assert names(kuntakysy) == ["a.txt"]


def test_data_path_that_is_a_file_is_refused(kuntakysy: CommandLine) -> None:
    """A file in the place of the data folder gives one clear line."""
    ran = kuntakysy("ingest", kuntakysy.write("a.txt", "Yksi."), data=kuntakysy.write("b.txt", "Kaksi."))
    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert Path(kuntakysy.folder / "b.txt").read_text(encoding="utf-8") == "Kaksi."


def test_data_of_another_version_are_read_again_from_their_originals(kuntakysy: CommandLine) -> None:
    """The refusal names the command that reads everything anew; after it, all is there and found."""
    for name, text in (("in/a.txt", "Kirjasto on auki."), ("in/b.txt", "Uimahalli on kiinni.")):
        kuntakysy.write(name, text)
    kuntakysy("ingest", kuntakysy.folder / "in")
    _age(kuntakysy.data / "kuntakysy.db")
    ran = kuntakysy("documents")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.rstrip().endswith(f"kuntakysy ingest --again --data {kuntakysy.data}")
    assert kuntakysy("ingest", kuntakysy.folder / "in").status == 2
    ran = kuntakysy("ingest", "--again")
    assert (ran.status, ran.err) == (0, "")
    assert [line.partition(":")[0] for line in ran.out.splitlines() if "luettu" in line] == ["a.txt", "b.txt"]
    assert names(kuntakysy) == ["a.txt", "b.txt"]
    elsewhere = shutil.copytree(kuntakysy.data, kuntakysy.folder / "copy")  # this process may hold the old index open
    found = json.loads(kuntakysy("search", "uimahalli", "--top", "1", "--json", data=elsewhere).out)
    assert [one["text"] for one in found["passages"]] == ["Uimahalli on kiinni."]
    assert sorted(path.name for path in kuntakysy.data.iterdir() if path.name.startswith(".")) == []


def test_originals_that_cannot_be_read_again_leave_the_data_as_they_were(kuntakysy: CommandLine) -> None:
    """A missing original, or one that is refused, is told, and nothing is changed."""
    kuntakysy("ingest", kuntakysy.write("a.txt", "Kirjasto on auki."))
    (original,) = (kuntakysy.data / "sources").iterdir()
    original.write_text("rikki", encoding="utf-8")
    before = snapshot(kuntakysy.data)
    ran = kuntakysy("ingest", "--again")
    assert ran.status == 2
    assert "ennalleen" in ran.err
    assert names(kuntakysy) == ["a.txt"]
    assert snapshot(kuntakysy.data) == before
    original.unlink()
    ran = kuntakysy("ingest", "--again")
    assert ran.status == 2
    assert "a.txt" in ran.err


def test_nothing_to_read_again_is_told(kuntakysy: CommandLine) -> None:
    """Without paths there must be something stored, and the option."""
    assert kuntakysy("ingest", "--again").status == 2
    assert kuntakysy("ingest").status == 2


def _age(database: Path) -> None:
    """Make a store look as if another version had made it."""
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("UPDATE about SET value = 'older' WHERE key = 'version'")
        connection.commit()
