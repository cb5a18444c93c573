"""The report of an ingest: each problem where they are few, counts by kind where they are many, all of them as JSON."""

import json
from pathlib import Path

from ingest.intake import Outcome, Report
from store.figures import Place, Problem, ProblemKind
from tests.store.made import contents
from tests.ui.shelf import CommandLine, kuntakysy
from ui.ingest_report import problem_lines, report_json

__all__ = ["kuntakysy"]


def made(kind: ProblemKind, page: int) -> Problem:
    """Return a problem on a page."""
    return Problem(kind, Place("a.pdf", page, "Talous"), "1", f"Sivun {page} taulukko jäi lukematta. " + "sana " * 60)


def test_few_problems_have_a_line_each() -> None:
    """Where a document has few problems, none of them is summed up or cut."""
    problems = [made(ProblemKind.UNREAD_TABLE, page) for page in range(1, 21)]
    lines = problem_lines(problems, verbose=False)
    assert lines == [f"  huomio: s. {one.place.page}, Talous: {one.message}" for one in problems]


def test_many_problems_are_counted_by_kind() -> None:
    """Every kind of hundreds of problems has a line with its count and its pages, in 25 lines at most."""
    problems = [made(kind, page) for kind in ProblemKind for page in (2, 9, 3, 4, *range(20, 60, 2))]
    lines = problem_lines(problems, verbose=False)
    assert len(lines) <= 25
    assert max(map(len, lines)) < 250
    assert [line for line in lines if ": 24 (s. 2–4, 9, 20, 22" in line] == [
        line for line in lines if not line.startswith("    esim. ") and "24" in line
    ]
    assert sum(": 24 (s. 2–4, 9, 20, 22" in line for line in lines) == len(ProblemKind)
    assert "--verbose" in lines[-1]


def test_verbose_tells_every_problem() -> None:
    """With --verbose each of many problems has its line."""
    problems = [made(ProblemKind.FAILED_IDENTITY, page) for page in range(1, 100)]
    assert len(problem_lines(problems, verbose=True)) == 99


def test_json_has_counts_and_every_problem() -> None:
    """A file's JSON tells its outcome, counts and problems with their places."""
    report = Report(Path("a.txt"), Outcome.ADDED, contents("a.txt", "0" * 64, "Kirjasto on auki."))
    found = json.loads(json.dumps(report_json(report)))
    assert (found["name"], found["outcome"]) == ("a.txt", "added")
    assert (found["counts"]["figures"], found["counts"]["passages"], found["counts"]["problems"]) == (1, 1, 1)
    (problem,) = found["problems"]
    assert (problem["kind"], problem["line"], problem["row"]) == ("unread cell", 3, "Toimintakate")


def test_ingest_prints_a_json_line_for_each_file(kuntakysy: CommandLine) -> None:
    """With --json each file has one line, a refused one too, whose reason still goes to standard error."""
    kuntakysy.write("in/a.txt", "Kirjasto on auki.")
    kuntakysy.write("in/b.txt", "rikki")
    kuntakysy.write("in/c.jpg", "kuva")
    ran = kuntakysy("ingest", kuntakysy.folder / "in", "--json")
    found = [json.loads(line) for line in ran.out.splitlines()]
    assert [(one["name"], one["outcome"]) for one in found] == [("a.txt", "added"), ("b.txt", "unreadable")]
    assert (ran.status, ran.err) == (2, "Virhe: b.txt: tiedosto on vaurioitunut.\n")
