"""What the reading of a document left in doubt, as lines for people and as JSON.

A few problems have a line each; many are counted by kind, with the pages that they are on and an example or two.
"""

from collections.abc import Sequence
from itertools import pairwise

from ingest.admission import shown_name
from ingest.intake import Report
from store.figures import Problem, ProblemKind
from ui import wording
from ui.answer_json import Json

COUNTED = ("figures", "goals", "risks", "projects", "quantities", "passages", "problems")
_MOST_LINES = 20
_EXAMPLES = 2
_LONGEST_EXAMPLE = 150


def problem_lines(problems: Sequence[Problem], *, verbose: bool) -> list[str]:
    """Return the lines that tell of a document's problems: each of them, or at most 22 lines that sum them up."""
    if verbose or len(problems) <= _MOST_LINES:
        return [wording.PROBLEM.format(place=_place(one), message=one.message) for one in problems]
    lines: list[str] = []
    for kind in ProblemKind:
        found = [problem for problem in problems if problem.kind is kind]
        if found:
            name = wording.PROBLEM_KINDS[kind.value]
            lines.append(wording.PROBLEM_GROUP.format(name=name, count=len(found), places=_pages(found)))
            if kind is not ProblemKind.UNREAD_PAGE:
                lines += [_example(problem) for problem in found[:_EXAMPLES]]
    return [*lines, wording.ALL_PROBLEMS]


def report_json(report: Report) -> dict[str, Json]:
    """Return what became of one file: its outcome, the counts of what was read, and every problem."""
    found: dict[str, Json] = {"name": shown_name(report.path), "outcome": report.outcome.value}
    if report.message:
        found["message"] = " ".join(report.message.split())
    if report.other:
        found["other"] = report.other
    if report.contents is not None:
        found["counts"] = {part: len(getattr(report.contents, part)) for part in COUNTED}
        found["problems"] = [_problem_json(problem) for problem in report.contents.problems]
    return found


def _problem_json(problem: Problem) -> dict[str, Json]:
    place = problem.place
    return {
        "kind": problem.kind.value,
        "page": place.page,
        "section": place.section,
        "table": place.table,
        "row": place.row,
        "column": place.column,
        "line": place.line,
        "cell": place.cell,
        "as_printed": problem.as_printed,
        "message": problem.message,
    }


def _example(problem: Problem) -> str:
    message = problem.message
    if len(message) > _LONGEST_EXAMPLE:
        message = message[:_LONGEST_EXAMPLE].rsplit(maxsplit=1)[0].rstrip(",.;:") + " …"
    return wording.PROBLEM_EXAMPLE.format(place=_place(problem), message=message)


def _pages(problems: Sequence[Problem]) -> str:
    """Return the pages of the problems, neighbours as spans (``s. 2, 114–115``); '' for a text without pages."""
    pages = sorted({problem.place.page for problem in problems if problem.place.page is not None})
    breaks = [0, *(at for at, (one, other) in enumerate(pairwise(pages), start=1) if other > one + 1), len(pages)]
    spans = [pages[first:last] for first, last in pairwise(breaks) if first < last]
    told = [str(span[0]) if len(span) == 1 else f"{span[0]}–{span[-1]}" for span in spans]
    return f" ({wording.PAGE.format(number=', '.join(told))})" if told else ""


def _place(problem: Problem) -> str:
    place = problem.place
    page = None if place.page is None else wording.PAGE.format(number=place.page)
    line = None if place.line is None or page is not None else wording.LINE.format(number=place.line)
    line = place.cell or line
    told = (place.table or place.section, place.row, place.column)
    parts = [part for part in (page, line) if part] + [part for part in told if part and part not in problem.message]
    return f"{', '.join(parts)}: " if parts else ""
