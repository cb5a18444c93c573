"""``kuntakysy inspect``: the picture of a page, and what cannot be drawn."""

from pathlib import Path

from tests.reports.build import build_report
from tests.reports.layouts import write_report
from tests.ui.shelf import CommandLine, kuntakysy
from ui.inspection import inspect_page

__all__ = ["kuntakysy"]


def test_a_page_is_drawn_with_its_figures(tmp_path: Path) -> None:
    """The picture is a PNG of the page, and comes with the page's figures and no one else's."""
    found = inspect_page(write_report(build_report(1), "ruled", tmp_path), 1)
    assert found.png.startswith(b"\x89PNG")
    assert len(found.figures) > 20
    assert {figure.place.page for figure in found.figures} == {1}


def test_a_page_that_is_not_there_is_refused(kuntakysy: CommandLine, tmp_path: Path) -> None:
    """A page beyond the last one, and a file that is no PDF, give one line and status 2."""
    source = write_report(build_report(1), "ruled", tmp_path)
    assert kuntakysy("inspect", source, "--page", "99").status == 2
    assert kuntakysy("inspect", kuntakysy.write("a.txt", "Teksti"), "--page", "1").status == 2
