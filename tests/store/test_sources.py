"""Copies of the originals: whole, named by content, and only those of stored documents."""

from dataclasses import replace
from pathlib import Path

from store.sources import SourceFiles
from tests.store.made import contents

ONE = contents("a.txt", "aa").document
OTHER = contents("b.pdf", "bb").document


def test_original_is_kept_under_its_content(tmp_path: Path) -> None:
    """The file is found by its document, and a document of another content has none."""
    sources = SourceFiles(tmp_path / "sources")
    assert sources.path(ONE) is None
    sources.keep(ONE, b"alku")
    path = sources.path(ONE)
    assert path is not None
    assert (path.name, path.read_bytes()) == ("aa.txt", b"alku")
    assert sources.path(replace(ONE, content_hash="cc")) is None


def test_only_what_is_named_stays(tmp_path: Path) -> None:
    """Files of other documents, and drafts that a cut left behind, are deleted; no folder is no fault."""
    sources = SourceFiles(tmp_path / "sources")
    sources.keep_only([])
    sources.keep(ONE, b"1")
    sources.keep(OTHER, b"2")
    (tmp_path / "sources" / ".draft").write_bytes(b"half")
    sources.keep_only([OTHER])
    assert sorted(path.name for path in (tmp_path / "sources").iterdir()) == ["bb.pdf"]
