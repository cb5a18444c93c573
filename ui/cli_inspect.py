"""``kuntakysy inspect``: a picture of a PDF's page with what was read from it drawn over."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from store.errors import InputError, UnreadableDocumentError
from ui import wording
from ui.cli_click import Count, Verb, data_option, json_option

if TYPE_CHECKING:
    from ui.settings import Settings


@click.command(cls=Verb, help=wording.ABOUT_INSPECT)
@click.argument("path", metavar="TIEDOSTO", type=click.Path(path_type=Path))
@click.option("--page", metavar="N", type=Count(), default=1, help=wording.HELP_PAGE)
@click.option("--output", metavar="PNG", type=click.Path(path_type=Path), help=wording.HELP_OUTPUT)
@json_option
@data_option
def inspect(settings: "Settings", path: Path, page: int, output: Path | None, *, as_json: bool) -> None:  # noqa: ARG001 - every verb takes the data folder
    """Write the picture and tell what is on it."""
    from ui.inspection import inspect_page

    if not path.is_file():
        raise InputError(wording.NO_SUCH_FILE.format(path=path))
    try:
        found = inspect_page(path, page)
    except UnreadableDocumentError as error:
        raise InputError(str(error)) from error
    target = output or Path(f"{path.stem}-{page}.png")
    try:
        target.write_bytes(found.png)
    except OSError as error:
        raise InputError(wording.CANNOT_WRITE.format(path=target)) from error
    if as_json:
        told = {"picture": str(target), "figures": len(found.figures), "problems": [p.message for p in found.problems]}
        click.echo(json.dumps(told, ensure_ascii=False))
        return
    click.echo(wording.INSPECTED.format(path=target, figures=len(found.figures), problems=len(found.problems)))
    for problem in found.problems:
        click.echo(f"  {problem.message}")
