"""Figures of tables whose cells the source itself parts: each cell alone, with what its row, column and titles tell.

A cell whose column, measure, unit or organisation stays unclear is no figure but a problem; the others are read.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from ingest.account_words import is_account, is_of_municipality, is_total
from ingest.cell_units import Money, cell_unit, money_of, speaks_money
from ingest.columns import Column
from ingest.figures import unread_problems
from ingest.naming import is_statement
from ingest.owners import Source, whole_of
from ingest.rows import CellText, Reading, Row
from ingest.rules import RuleKind, find_rules, holds
from ingest.tables import Table, is_key_figures
from ingest.unit_titles import municipality_in, subject_in, unit_in
from store.figures import Figure, Place, Problem, ProblemKind
from store.units import Quantity, Unit

_FEWEST_MONTHS = 4
_LARGEST_SHARE = Decimal(2)


def read_cell_figures(table: Table, source: Source) -> tuple[list[Figure], list[Problem]]:
    """Return the figures of a table, and its doubts."""
    name = f"Taulukkoa {table.name}" if table.name else "Taulukkoa"
    if table.doubt or not table.columns:
        why = table.doubt or "sarakkeiden otsikoita ei löytynyt"
        return [], [_problem(ProblemKind.UNREAD_TABLE, table, source, f"{name} ei luettu luvuiksi: {why}.")]
    table, problems = _clear(table, source)
    readings: list[Reading | None] = [row.readings[0] for row in table.rows]
    organisation = _organisation(table, source)
    money = money_of(table, source.section, is_scaled=source.is_scaled)
    figures: list[Figure] = []
    missing: dict[str, list[str]] = {}
    for row, reading in zip(table.rows, readings, strict=True):
        for index, (column, cell) in enumerate(zip(table.columns, reading or (), strict=True)):
            if column is None or cell is None:
                continue
            found = _figure(table, source, row, column, cell, index, organisation, money)
            if isinstance(found, Figure):
                figures.append(found)
            else:
                missing.setdefault(found, []).append(row.shown or row.label)
    problems += [_missing(table, source, why, list(dict.fromkeys(labels))) for why, labels in missing.items()]
    problems += unread_problems(table, source)
    return figures, problems


def _figure(
    table: Table,
    source: Source,
    row: Row,
    column: Column,
    cell: CellText,
    index: int,
    organisation: str | None,
    money: Money,
) -> Figure | str:
    """Return the figure of a cell, or in Finnish what is not known of it."""
    measure = column.measure or (_own_measure(table, row) if row.measure is None else row.measure)
    whose = column.organisation or row.organisation or organisation
    if not measure:
        return "ei käy ilmi, mitä luvut mittaavat"
    if not whose:
        return "ei käy ilmi, minkä yksikön luvut ovat"
    named = replace(row, label=measure)
    is_told = row.measure is not None or column.measure is not None
    is_money = money.is_told or (is_told and speaks_money([measure]) and not source.is_scaled)
    unit = cell.unit or row.unit or cell_unit(table, named, column, cell, replace(money, is_told=is_money))
    if unit is None:
        return "yksikkö jäi epäselväksi"
    quantity = Quantity(cell.value, unit).in_base_units()
    place = _place(table, source, row, column, index)
    return Figure(measure, whose, column.period, column.basis, quantity, place, cell.printed, row.quote, row.group)


def _own_measure(table: Table, row: Row) -> str:
    """Return what a row's name says that it measures; a bare total measures what the table is of."""
    subject = subject_in(table.name) if is_total(row.label) else ""
    return f"{subject} yhteensä" if subject else row.label


def _organisation(table: Table, source: Source) -> str | None:
    """Return whose table it is: the municipality's statement, else the titles tell, then the chapter, the sheet."""
    whole = whole_of(table, source)
    if whole:
        return whole
    accounts = sum(is_account(row.label) for row in table.rows if row.measure is None)
    is_key = is_key_figures(table) or accounts * 2 > len(table.rows)
    titles = (*table.titles, table.name)
    named = next((unit for text in reversed(titles) if (unit := unit_in(text, is_key=is_key))), None)
    if named or source.organisation:
        return named or source.organisation
    if is_key and (named := unit_in(source.section or "", is_key=True)):
        return named
    if any(municipality_in(text) for text in titles) or any(map(is_statement, (*titles, source.section or ""))):
        return source.municipality
    is_whole = any(is_of_municipality(row.label) for row in table.rows)
    return source.municipality if is_whole or not is_key else None


def _clear(table: Table, source: Source) -> tuple[Table, list[Problem]]:
    """Return the table without the columns that are in doubt, and a problem for each."""
    columns = list(table.columns)
    doubts: dict[int, str] = {}
    filled = [any(row.readings[0][at] for row in table.rows) for at in range(len(columns))]
    for at, column in enumerate(columns):
        if column is None and filled[at]:
            doubts[at] = "sen merkitys jäi epäselväksi"
    meanings = Counter(column.meaning for column in columns if column)
    for at, column in enumerate(columns):
        if column and meanings[column.meaning] > 1:
            doubts[at] = "toinen sarake näyttää tarkoittavan samaa"
    for at in _growing_months(table):
        doubts[at] = "kuukausien luvut näyttävät kertyvän vuoden alusta"
    table, scaled = _as_percentages(table)
    doubts |= dict.fromkeys(scaled, "jää epäselväksi, ovatko luvut prosentteja vai suhdelukuja")
    columns = [None if at in doubts else column for at, column in enumerate(columns)]
    problems = [
        _problem(
            ProblemKind.UNREAD_CELL,
            table,
            source,
            f"Saraketta {table.heads[at] or at + 1} ei luettu: {why}.",
            column=table.heads[at] or None,
            cell=next((row.cells[at] for row in table.rows if row.cells and row.cells[at]), None),
        )
        for at, why in sorted(doubts.items())
    ]
    return replace(table, columns=tuple(columns)), problems


def _growing_months(table: Table) -> list[int]:
    """Return the columns of months whose numbers grow in every row, as those counted from January do."""
    months = [at for at, column in enumerate(table.columns) if column and column.period.month_count == 1]
    rows = [[abs(cell.value) for at in months if (cell := row.readings[0][at]) and cell.value] for row in table.rows]
    long = [values for values in rows if len(values) >= _FEWEST_MONTHS]
    grows = all(one < other for values in long for one, other in pairwise(values))
    return months if len(long) > 1 and grows else []


def _as_percentages(table: Table) -> tuple[Table, list[int]]:
    """Return the table with ratios made percentages where the rows' arithmetic says so, and the columns in doubt."""
    doubtful: list[int] = []
    for at, column in enumerate(table.columns):
        cells = [cell for row in table.rows if (cell := row.readings[0][at]) is not None]
        is_bare = all(not cell.is_percent and abs(cell.value) <= _LARGEST_SHARE for cell in cells)
        if column is None or column.unit is not Unit.PERCENT or not cells or not is_bare:
            continue
        rule = next((rule for rule in find_rules(table.columns) if rule.result == at), None)
        scaled = replace(table, rows=tuple(_scaled(row, at) for row in table.rows))
        if rule is not None and rule.kind in (RuleKind.RATIO, RuleKind.CHANGE_RATE):
            as_is = sum(holds(rule, row.readings[0]) is True for row in table.rows)
            as_share = sum(holds(rule, row.readings[0]) is True for row in scaled.rows)
            if as_share > as_is:
                table = scaled
                continue
            if as_is:
                continue
        doubtful.append(at)
    return table, doubtful


def _scaled(row: Row, at: int) -> Row:
    """Return a row with the ratio of a column as a percentage."""
    reading = list(row.readings[0])
    cell = reading[at]
    reading[at] = None if cell is None else replace(cell, value=cell.value * 100)
    return replace(row, readings=(tuple(reading),))


def _place(table: Table, source: Source, row: Row, column: Column, index: int) -> Place:
    return Place(
        source.document,
        None,
        source.section,
        table.name or None,
        row.shown or row.label,
        column.label,
        row.line,
        cell=row.cells[index] if row.cells else None,
    )


def _missing(table: Table, source: Source, why: str, labels: Sequence[str]) -> Problem:
    names = ", ".join(labels)
    return _problem(
        ProblemKind.UNREAD_CELL, table, source, f"Näiden rivien lukuja ei luettu, koska {why}: {names}.", printed=names
    )


def _problem(
    kind: ProblemKind,
    table: Table,
    source: Source,
    message: str,
    *,
    printed: str = "",
    column: str | None = None,
    cell: str | None = None,
) -> Problem:
    sheet = next((address for row in table.rows for address in row.cells if address), None)
    place = Place(
        source.document, None, source.section, table.name or None, None, column, table.line, cell=cell or sheet
    )
    return Problem(kind, place, printed or " | ".join(table.heads), re.sub(r"\s+", " ", message))
