"""``kuntakysy documents`` and ``remove``: what is in the store, and taking a document out."""

import json
from typing import TYPE_CHECKING

import click

from store.errors import InputError
from ui import wording
from ui.cli_click import Verb, data_option, json_option

if TYPE_CHECKING:
    from ui.settings import Settings


@click.command(cls=Verb, help=wording.ABOUT_DOCUMENTS)
@json_option
@data_option
def documents(settings: "Settings", *, as_json: bool) -> None:
    """List the stored documents."""
    from ui.wiring import open_library

    stored = open_library(settings).documents()
    if as_json:
        from ui.record_json import document_json

        for one in stored:
            click.echo(json.dumps(document_json(one), ensure_ascii=False))
    else:
        from ui.cli_tables import print_documents

        print_documents(stored)


@click.command(cls=Verb, help=wording.ABOUT_REMOVE)
@click.argument("name", metavar="NIMI")
@data_option
def remove(settings: "Settings", name: str) -> None:
    """Take a document out of both stores."""
    from ui.wiring import open_library

    library = open_library(settings)
    with library.changing():
        if not library.remove(name):
            raise InputError(wording.NOT_STORED.format(name=name))
    click.echo(wording.REMOVED.format(name=name))
