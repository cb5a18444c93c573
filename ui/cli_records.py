"""``kuntakysy figures`` and ``records``: everything that was read, as tables or JSON Lines."""

import json
from typing import TYPE_CHECKING

import click

from ui import wording
from ui.cli_click import OneOf, Verb, data_option, json_option

if TYPE_CHECKING:
    from ui.settings import Settings

_KINDS = ("goals", "risks", "projects", "quantities")


@click.command(cls=Verb, help=wording.ABOUT_FIGURES)
@json_option
@data_option
def figures(settings: "Settings", *, as_json: bool) -> None:
    """List every stored figure."""
    from ui.wiring import open_library

    stored = open_library(settings).figures.figures()
    if as_json:
        from ui.record_json import figure_json

        for figure in stored:
            click.echo(json.dumps(figure_json(figure), ensure_ascii=False))
    else:
        from ui.cli_tables import print_figures

        print_figures(stored)


@click.command(cls=Verb, help=wording.ABOUT_RECORDS)
@click.option(
    "--kind",
    metavar="LAJI",
    type=OneOf(_KINDS),
    required=True,
    help=wording.HELP_KIND.format(kinds=", ".join(_KINDS)),
)
@json_option
@data_option
def records(settings: "Settings", kind: str, *, as_json: bool) -> None:
    """List the stored records of a kind."""
    from ui.record_json import record_json
    from ui.wiring import open_library

    contents = open_library(settings).contents()
    rows = [record_json(record) for one in contents for record in getattr(one, kind)]
    if as_json:
        for row in rows:
            click.echo(json.dumps(row, ensure_ascii=False))
    else:
        from ui.cli_tables import print_records

        print_records(kind, rows)
