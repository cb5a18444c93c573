"""Arguments to files: order, what is passed over, what is refused."""

from pathlib import Path

import pytest

from ingest.folder import gather, is_readable
from store.errors import InputError


def touch(folder: Path, *names: str) -> None:
    """Make files of these names."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")


def test_files_come_in_a_fixed_order_each_once(tmp_path: Path) -> None:
    """Arguments keep their order, a folder's files are sorted, and a file named twice is read once."""
    touch(tmp_path, "z.txt", "in/b.txt", "in/a.txt", "in/deep/a.txt")
    found = gather([tmp_path / "z.txt", tmp_path / "in", tmp_path / "in" / ".." / "z.txt"])
    assert [str(path.relative_to(tmp_path)) for path in found.files] == [
        "z.txt",
        "in/a.txt",
        "in/b.txt",
        "in/deep/a.txt",
    ]


def test_other_formats_are_counted_and_hidden_files_are_not_seen(tmp_path: Path) -> None:
    """Of a folder only what has a reader is taken; a link to nowhere is no file."""
    touch(tmp_path, "a.txt", "b.odt", "c", ".d.txt", ".e/f.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "none.txt")
    found = gather([tmp_path])
    assert [path.name for path in found.files] == ["a.txt"]
    assert found.passed_over == 2


def test_capital_suffix_is_read() -> None:
    """The format is told by the suffix, in whichever case."""
    assert is_readable(Path("A.TXT"))
    assert not is_readable(Path("txt"))


@pytest.mark.parametrize(("name", "why"), [("none", "ei ole"), ("a.odt", "ei tueta"), ("empty", "ei ole asiakirjoja")])
def test_unusable_argument_is_named(tmp_path: Path, name: str, why: str) -> None:
    """What is missing, of another format or without documents is refused with its path and the reason."""
    touch(tmp_path, "a.odt")
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match=rf"{name}.*{why}"):
        gather([tmp_path / name])
