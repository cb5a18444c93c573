"""``kuntakysy search``: ranked passages for one query or a set."""

import json

import pytest

from tests.ui.shelf import CommandLine, kuntakysy

__all__ = ["kuntakysy"]


@pytest.fixture
def filled(kuntakysy: CommandLine) -> CommandLine:
    """Return the command over two documents."""
    kuntakysy("ingest", kuntakysy.write("a.txt", "Kirjasto on auki iltaisin.\nUimahalli on suljettu remontin ajan."))
    kuntakysy("ingest", kuntakysy.write("b.txt", "Koulun kerhot alkavat elokuussa."))
    return kuntakysy


def test_best_passage_comes_first_with_its_place(filled: CommandLine) -> None:
    """The passage that speaks of the query is first, with document, page, section, text and score."""
    found = json.loads(filled("search", "uimahallin remontti", "--top", "2", "--json").out)["passages"]
    assert found[0]["text"] == "Uimahalli on suljettu remontin ajan."
    assert set(found[0]) == {"document", "page", "section", "text", "score"}
    assert 1 <= len(found) <= 2
    out = filled("search", "uimahallin remontti").out
    assert out.startswith("1. ")
    assert "a.txt" in out.splitlines()[0]


def test_top_limits_how_many_are_shown(filled: CommandLine) -> None:
    """No more than ``--top`` passages are given."""
    assert len(json.loads(filled("search", "kirjasto", "--top", "1", "--json").out)["passages"]) == 1


def test_batch_gives_a_line_per_question_in_order(filled: CommandLine) -> None:
    """Each question of a set gets its passages, under its own id, in the set's order."""
    rows = [{"id": "q2", "question": "Milloin kerhot alkavat?"}, {"id": "q1", "question": "Onko kirjasto auki?"}]
    path = filled.write("set.jsonl", "\n".join(json.dumps(row) for row in rows))
    found = [json.loads(line) for line in filled("search", "--batch", path, "--top", "1").out.splitlines()]
    assert [(one["id"], one["passages"][0]["document"]) for one in found] == [("q2", "b.txt"), ("q1", "a.txt")]
    assert {"document", "text", "score"} <= set(found[0]["passages"][0])
