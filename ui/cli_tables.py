"""What the command line prints for people: tables and answers, as wide as the terminal, wider into a file."""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, assert_never

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table

from assistant.answer import Answer, Answered, Clarification, Declined
from store.figures import Figure, Place
from store.numbers import NO_BREAK_SPACE, format_number
from store.periods import finnish_date
from ui import wording
from ui.answer_json import plain_value

if TYPE_CHECKING:
    from store.figure_db import StoredDocument
    from store.library import Found
    from store.units import Quantity
    from ui.answer_json import Json

_WIDTH_IN_FILE = 180
_SYMBOLS = {"EUR": "€", "%": "%", "pp": "%-yks.", "count": "", "htv": "htv", "h": "h", "ratio": ""}
_LEFT_OUT = {
    "document",
    "quotes",
    "section",
    "table",
    "row",
    "column",
    "line",
    "cell",
    "fields",
    "goals",
    "name_field",
    "page",
    "total",
}


def print_answer(answer: Answer) -> None:
    """Print an answer with its interpretation, calculation and sources, or what else could be asked."""
    console = screen()
    if answer.interpretation:
        parts = " · ".join(part.text for part in answer.interpretation)
        console.print(escape(wording.INTERPRETATION.format(parts=parts)), style="dim")
    console.print(escape(answer.text))
    match answer:
        case Answered():
            if answer.calculation is not None:
                result = plain_value(answer.calculation.result)
                text = wording.CALCULATION.format(expression=answer.calculation.expression, result=result)
                console.print(escape(text))
            console.print(wording.SOURCES)
            for citation in answer.citations:
                console.print(escape(f"  [{citation.number}] {place_text(citation.place)}"))
                console.print(indented(" ".join(citation.quote.split()), 6), style="dim")
            _print_list(console, wording.SUGGESTIONS, answer.suggestions)
        case Clarification():
            _print_list(console, wording.CHOICES, [option.label for option in answer.options])
        case Declined():
            _print_list(console, wording.SUGGESTIONS, answer.suggestions)
        case _:
            assert_never(answer)


def print_found(found: "Sequence[Found]") -> None:
    """Print ranked passages."""
    console = screen()
    if not found:
        console.print(wording.NO_HITS)
    for number, one in enumerate(found, start=1):
        place = replace(one.passage.place, table=None, row=None, column=None)
        console.print(escape(f"{number}. {one.score:.3f}  {place_text(place)}"), style="bold")
        console.print(indented(one.passage.text))


def print_documents(stored: "Sequence[StoredDocument]") -> None:
    """Print what is in the store."""
    table = _table(wording.DOCUMENT, wording.TITLE, wording.PLACE_NAME, wording.PERIOD, wording.PAGES)
    for name in wording.PART_NAMES.values():
        table.add_column(name, justify="right")
    for one in stored:
        document = one.document
        counts = [str(one.counts.get(part, 0)) for part in wording.PART_NAMES]
        texts = (document.name, document.title, document.municipality, document.period, document.page_count)
        table.add_row(*map(_cell, texts), *counts)
    _print_table(table)


def print_figures(figures: Sequence[Figure]) -> None:
    """Print figures as the tables that they were read from."""
    console = screen()
    if not figures:
        console.print(wording.NOTHING)
    for _, group in groupby(figures, key=_table_key):
        block = list(group)
        columns = list(dict.fromkeys(figure.place.column or "" for figure in block))
        table = _table(wording.ROW)
        for column in columns:
            table.add_column(escape(column), justify="right")
        for (name, *_), row in groupby(block, key=_row_key):
            values: dict[str, str] = {}
            for figure in row:
                values[figure.place.column or ""] = quantity_text(figure.quantity)
            table.add_row(escape(name), *(values.get(column, "") for column in columns))
        first = block[0]
        place = Place(first.place.document, page=first.place.page, section=first.organisation, table=first.place.table)
        console.print(escape(place_text(place)), style="bold")
        console.print(table)


def print_records(kind: str, rows: "Sequence[dict[str, Json]]") -> None:
    """Print records one under another, each field on its line."""
    console = screen()
    if not rows:
        console.print(wording.NOTHING)
    for number, row in enumerate(rows, start=1):
        page = "" if row.get("page") is None else f", {wording.PAGE.format(number=row['page'])}"
        total = f" ({wording.TOTAL_ROW})" if row.get("total") is True else ""
        console.print(escape(f"{number}. {row['document']}{page}{total}"), style="bold")
        for key, value in row.items():
            if key in _LEFT_OUT or value in (None, "", [], False):
                continue
            name = wording.FIELD_NAMES.get(f"{kind}.{key}") or wording.FIELD_NAMES.get(key, key)
            console.print(indented(f"{name}: {_value_text(key, value)}"))


def quantity_text(quantity: "Quantity") -> str:
    """Return an amount with its unit as Finnish text, digits as stored."""
    base = quantity.in_base_units()
    symbol = _SYMBOLS.get(base.unit.code, base.unit.code)
    return format_number(base.value) + (f"{NO_BREAK_SPACE}{symbol}" if symbol else "")


def indented(text: str, indent: int = 3) -> Padding:
    """Return text with a margin on its left."""
    return Padding(escape(text), (0, 0, 0, indent), expand=False)


def _value_text(key: str, value: "Json") -> str:
    match value:
        case str() if key in ("begins", "ends"):
            return finnish_date(date.fromisoformat(value))
        case str() if key == "source":
            return wording.PROJECT_SOURCES.get(value, value)
        case bool():
            return wording.YES if value else wording.NO
        case dict() if "text" in value:
            return str(value["text"])
        case dict():
            level = f" ({value['level']})" if value.get("level") else ""
            return f"{value.get('amount')}{level} {value.get('as_printed')}"
        case list():
            return "; ".join(_value_text(key, item) for item in value)
        case _:
            return str(value)


def place_text(place: Place) -> str:
    """Return where something stands, from the document down to the column."""
    page = None if place.page is None else wording.PAGE.format(number=place.page)
    line = None if place.line is None or page else wording.LINE.format(number=place.line)
    parts = (place.document, page, place.cell or line, place.section, place.table, place.row, place.column)
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _table_key(figure: Figure) -> tuple[str, str, str, str]:
    place = figure.place
    return place.document, str(place.page or ""), figure.organisation, place.table or ""


def _row_key(figure: Figure) -> tuple[str, str, str]:
    return figure.place.row or figure.measure, figure.group or "", figure.quote


def _print_list(console: Console, heading: str, items: Iterable[str]) -> None:
    texts = list(items)
    if texts:
        console.print(f"{heading}:")
    for text in texts:
        console.print(escape(f"  • {text}"))


def screen() -> Console:
    """Return what to print on: as wide as the terminal, wider into a file."""
    return Console(highlight=False, width=None if sys.stdout.isatty() else _WIDTH_IN_FILE)


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for column in columns:
        table.add_column(escape(column), overflow="fold")
    return table


def _print_table(table: Table) -> None:
    screen().print(table if table.row_count else wording.NOTHING)


def _cell(value: object) -> str:
    return "" if value is None else escape(str(value))
