"""``kuntakysy ingest``: documents in, and what was read of each."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ui import wording
from ui.cli_click import Verb, data_option, json_option

if TYPE_CHECKING:
    from ingest.intake import Report
    from ui.settings import Settings

_FAULT, _UNUSABLE = 1, 2
_READ = {"ADDED": wording.ADDED, "REPLACED": wording.REPLACED, "READ_AGAIN": wording.READ_AGAIN}


@click.command(cls=Verb, help=wording.ABOUT_INGEST)
@click.argument("paths", metavar="POLKU...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--again", is_flag=True, help=wording.HELP_AGAIN)
@click.option("--verbose", is_flag=True, help=wording.HELP_VERBOSE)
@json_option
@data_option
def ingest(settings: "Settings", paths: tuple[Path, ...], *, again: bool, verbose: bool, as_json: bool) -> int:
    """Read documents, tell what was read, and give the exit status."""
    from ingest.folder import gather
    from ingest.intake import take_in
    from ui.cli_progress import progress
    from ui.wiring import has_library, open_library

    if not paths:
        return _again(settings, verbose=verbose, as_json=as_json) if again else _missing_paths()
    gathered = gather(paths)
    refused = []
    with progress(len(gathered.files), wording.READING) as step:
        reports = take_in(
            gathered.files,
            lambda: open_library(settings, create=True),
            exists=has_library(settings),
            again=again,
            limits=settings.limits,
        )
        for report in reports:
            _show(report, verbose=verbose, as_json=as_json)
            step(1)
            if report.outcome.is_refusal:
                refused.append(report)
    if settings.embedder is not None and has_library(settings) and open_library(settings).embed_as_named():
        click.echo(wording.EMBEDDED_ANEW.format(model=settings.embedder), err=True)
    if gathered.passed_over and not as_json:
        click.echo(wording.PASSED_OVER.format(count=wording.count(gathered.passed_over, "files")))
    return _status(refused)


def _again(settings: "Settings", *, verbose: bool, as_json: bool) -> int:
    """Read all that is stored anew from the kept originals, and give the exit status."""
    from ui.rereading import read_again

    for report in read_again(settings):
        _show(report, verbose=verbose, as_json=as_json)
    return 0


def _missing_paths() -> int:
    context = click.get_current_context()
    raise click.MissingParameter(ctx=context, param=context.command.params[0])


def _show(report: "Report", *, verbose: bool, as_json: bool) -> None:
    from ingest.admission import shown_name
    from ingest.intake import Outcome
    from ui.ingest_report import COUNTED, problem_lines, report_json

    name = shown_name(report.path)
    if as_json:
        click.echo(json.dumps(report_json(report), ensure_ascii=False))
        if not report.outcome.is_refusal:
            return
    match report.outcome:
        case Outcome.ADDED | Outcome.REPLACED | Outcome.READ_AGAIN if report.contents is not None:
            counts = ", ".join(
                wording.count(len(getattr(report.contents, part)), part)
                for part in COUNTED
                if getattr(report.contents, part)
            )
            click.echo(_READ[report.outcome.name].format(name=name, counts=counts or wording.NOTHING_READ))
            for line in problem_lines(report.contents.problems, verbose=verbose):
                click.echo(line)
        case Outcome.UNCHANGED:
            click.echo(wording.UNCHANGED.format(name=name))
        case Outcome.SAME_CONTENT:
            click.echo(wording.SAME_CONTENT.format(name=name, other=report.other))
        case _:
            click.echo(wording.ERROR.format(message=" ".join(report.message.split())), err=True)


def _status(refused: "list[Report]") -> int:
    from ingest.intake import Outcome

    if any(report.outcome is Outcome.FAULT for report in refused):
        return _FAULT
    return _UNUSABLE if refused else 0
