"""``kuntakysy audit``: every identity that fails in the stored documents, as a list or JSON Lines."""

import json
from typing import TYPE_CHECKING

import click

from store.errors import StoreError
from ui import wording
from ui.cli_click import Verb, data_option, json_option

if TYPE_CHECKING:
    from ui.settings import Settings


@click.command(cls=Verb, help=wording.ABOUT_AUDIT)
@click.option("--document", metavar="NIMI", help=wording.HELP_DOCUMENT)
@json_option
@data_option
def audit(settings: "Settings", document: str | None, *, as_json: bool) -> None:
    """List what does not add up."""
    from ingest.audit.audit import audit as audited
    from ui.wiring import open_library

    contents = open_library(settings).contents()
    names = [one.document.name for one in contents]
    if document is not None and document not in names:
        raise StoreError(wording.NOT_STORED.format(name=document))
    found = audited(contents)
    shown = names if document is None else [document]
    if as_json:
        from ui.audit_json import failure_json

        for failure in found.failures:
            if failure.place.document in shown:
                click.echo(json.dumps(failure_json(failure), ensure_ascii=False))
    else:
        from ui.audit_text import print_audit

        print_audit(found, shown)
