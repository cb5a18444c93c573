"""``kuntakysy search``: ranked passages for one query, or for each question of a set."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from store.errors import InputError
from ui import wording
from ui.cli_click import Count, Verb, data_option, json_option

if TYPE_CHECKING:
    from store.library import Found
    from ui.answer_json import Json
    from ui.settings import Settings

_TOP = 5


@click.command(cls=Verb, help=wording.ABOUT_SEARCH)
@click.argument("query", metavar="[HAKU]", required=False)
@click.option("--top", metavar="K", type=Count(), default=_TOP, help=wording.HELP_TOP)
@click.option("--batch", metavar="TIEDOSTO", type=click.Path(path_type=Path), help=wording.HELP_BATCH)
@json_option
@data_option
def search(settings: "Settings", query: str | None, batch: Path | None, top: int, *, as_json: bool) -> None:
    """Find passages for one query, or for each question of a set."""
    if (query is None) == (batch is None):
        raise InputError(wording.QUESTION_OR_BATCH)
    if batch is not None:
        _search_batch(settings, batch, top)
        return
    if not query or not query.strip():
        raise InputError(wording.EMPTY_TEXT)
    from ui.wiring import open_search

    found = open_search(settings)(query, top)
    if as_json:
        click.echo(json.dumps({"question": query, "passages": _passages(found)}, ensure_ascii=False))
    else:
        from ui.cli_tables import print_found

        print_found(found)


def _search_batch(settings: "Settings", path: Path, top: int) -> None:
    from ui.cli_progress import progress
    from ui.question_set import read_questions
    from ui.wiring import open_search

    questions = read_questions(path)
    find = open_search(settings)
    with progress(len(questions), wording.SEARCHING) as step:
        for one in questions:
            found: dict[str, Json] = {"id": one.identifier, "passages": _passages(find(one.question, top))}
            click.echo(json.dumps(found, ensure_ascii=False))
            step(1)


def _passages(found: "list[Found]") -> "list[Json]":
    return [
        {
            "document": one.document,
            "page": one.passage.place.page,
            "section": one.passage.place.section,
            "text": one.passage.text,
            "score": one.score,
        }
        for one in found
    ]
