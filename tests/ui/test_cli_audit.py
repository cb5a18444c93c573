"""``kuntakysy audit``: what does not add up, as a list and as JSON Lines."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.limits import Limits
from store.contents import Contents, PageText
from tests.ui import shelf
from tests.ui.shelf import CommandLine, kuntakysy

__all__ = ["kuntakysy"]


@pytest.fixture
def filled(kuntakysy: CommandLine, monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    """Return the command over one document whose text has an impossible date."""

    def read(path: Path, _: Limits | None = None) -> Contents:
        return replace(shelf.read_document(path), pages=(PageText(1, path.read_text(encoding="utf-8")),))

    monkeypatch.setattr("ingest.read.read_document", read)
    kuntakysy("ingest", kuntakysy.write("a.txt", "Hanke päättyi 31.6.2024."))
    return kuntakysy


def test_faults_are_json_lines(filled: CommandLine) -> None:
    """Each fault is one JSON object with its place, what is printed and computed, the difference and the cause."""
    (found,) = [json.loads(line) for line in filled("audit", "--json").out.splitlines()]
    assert (found["document"], found["printed"], found["cause_code"]) == ("a.txt", "31.6.2024", "impossible_date")
    assert {"page", "table", "row", "column", "computed", "difference", "cause", "checks"} <= found.keys()


def test_faults_for_people(filled: CommandLine) -> None:
    """The list tells what was checked and each fault in a sentence."""
    out = filled("audit").out
    assert out.startswith("a.txt: tarkistettu")
    assert "1 kohta ei täsmää" in out
    assert "päivämäärää 31.6.2024 ei ole olemassa" in out


def test_one_document_can_be_asked_for(filled: CommandLine) -> None:
    """A name keeps the list to one document; a name that is not stored is an error in one line."""
    assert filled("audit", "--json", "--document", "a.txt").out.count("\n") == 1
    ran = filled("audit", "--document", "b.txt")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
