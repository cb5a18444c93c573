"""``kuntakysy figures``, ``records`` and ``documents``: JSON Lines and tables of what is stored."""

import json

import pytest
from hypothesis import HealthCheck, given, settings

from store.contents import Contents
from tests.store.made import any_contents
from tests.ui.shelf import CommandLine, kuntakysy
from ui.cli_tables import print_figures, print_records
from ui.record_json import record_json

__all__ = ["kuntakysy"]


@pytest.fixture
def filled(kuntakysy: CommandLine) -> CommandLine:
    """Return the command over one document."""
    kuntakysy("ingest", kuntakysy.write("a.txt", "Kirjasto on auki."))
    return kuntakysy


def test_figures_are_json_lines(filled: CommandLine) -> None:
    """Each figure is one JSON object on its line."""
    found = [json.loads(line) for line in filled("figures", "--json").out.splitlines()]
    assert [(one["document"], one["row"], one["value"]) for one in found] == [("a.txt", "Toimintakate", "17")]


def test_figures_for_people_stand_in_their_table(filled: CommandLine) -> None:
    """The table's place heads it, and the value stands in its row and column with its unit."""
    lines = filled("figures").out.splitlines()
    assert lines[0] == "a.txt, Sivistys, Talous"
    assert lines[1].split() == ["Rivi", "TOT", "2025"]
    assert lines[2].split() == ["Toimintakate", "17", "€"]


def test_documents_tell_what_they_hold(filled: CommandLine) -> None:
    """The listing has the name, the municipality, the period and the counts, for people and as JSON."""
    out = filled("documents").out
    assert all(text in out for text in ("a.txt", "Mallila", "1–6/2025"))
    found = json.loads(filled("documents", "--json").out)
    assert (found["name"], found["municipality"], found["counts"]["figures"]) == ("a.txt", "Mallila", 1)
    assert found["period"] == {"text": "1–6/2025", "first": "2025-01-01", "last": "2025-06-30"}


@pytest.mark.parametrize("kind", ["goals", "risks", "projects", "quantities"])
def test_kind_without_records_says_so(filled: CommandLine, kind: str) -> None:
    """No records is no fault: one line for people, no lines as JSON."""
    ran = filled("records", "--kind", kind)
    assert (ran.status, ran.out.count("\n")) == (0, 1)
    assert filled("records", "--kind", kind, "--json").out == ""


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(any_contents())
def test_whatever_is_stored_can_be_printed(made: Contents) -> None:
    """No figure or record, whatever its text holds, keeps the tables from being printed."""
    print_figures(made.figures)
    for kind in ("goals", "risks", "projects", "quantities"):
        print_records(kind, [record_json(record) for record in getattr(made, kind)])
