"""Figures from tables: each settled cell with what it measures, and a problem for each doubt."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.cell_units import Money, cell_unit, in_whole_euros, money_of, speaks_money
from ingest.columns import Column
from ingest.identities import Identity, find_identities
from ingest.owners import Source, Subject, subjects
from ingest.rows import Reading, Row
from ingest.rules import Rule, find_rules, holds
from ingest.settling import is_borne_out, settle
from ingest.tables import Table
from store.figures import Box, Figure, Place, Problem, ProblemKind
from store.units import Quantity

_MOST_UNREAD = 3


def unplaced(table: Table, source: Source) -> Problem:
    """Return the problem of a PDF table whose rows were found in the text, but whose columns not on the page."""
    place = Place(source.document, table.page, source.section, table.name or None, line=table.line)
    name = f"Taulukkoa {table.name}" if table.name else "Taulukkoa"
    message = f"{name} ei luettu luvuiksi: sarakkeet eivät erotu sivulla toisistaan."
    return Problem(ProblemKind.UNREAD_TABLE, place, " | ".join(table.heads), message)


def read_figures(table: Table, source: Source) -> tuple[list[Figure], list[Problem]]:
    """Return the figures of a table, and its doubts: an unclear column or organisation, rows with several readings."""
    owned = subjects(table, source) if not _refusal(table) else ""
    if isinstance(owned, str):
        place = Place(source.document, table.page, source.section, table.name or None, line=table.line)
        printed = " | ".join(table.heads) or table.unread[0].text
        name = f"Taulukkoa {table.name}" if table.name else "Taulukkoa"
        message = f"{name} ei luettu luvuiksi: {_refusal(table) or owned}"
        return [], [Problem(ProblemKind.UNREAD_TABLE, place, printed, message)]
    return _settled_figures(table, source, owned)


def _refusal(table: Table) -> str:
    """Return why a table cannot be read as figures, '' where it can."""
    if not table.columns:
        return "sarakkeiden otsikoita ei löytynyt."
    unclear = [head for head, column in zip(table.heads, table.columns, strict=True) if column is None]
    if unclear and not any(row.cell_boxes for row in table.rows):
        return f"sarakkeen {unclear[0]} merkitys jäi epäselväksi."
    meanings = [column.meaning for column in table.columns if column]
    if len(set(meanings)) < len(meanings):
        return "kaksi saraketta näyttää tarkoittavan samaa."
    return ""


def _settled_figures(
    table: Table, source: Source, owned: Sequence[Subject | None]
) -> tuple[list[Figure], list[Problem]]:
    """Return the figures of the rows that have one reading left, and the problems of all."""
    rules, identities = find_rules(table.columns), find_identities(table.rows)
    domains = settle(table.rows, table.columns, rules, identities)
    settled: list[Reading | None] = [domain[0] if len(domain) == 1 else None for domain in domains]
    settled = [
        None
        if reading is None or not (row.cell_boxes or _is_sure(index, table, settled, rules, identities))
        else reading
        for index, (row, reading) in enumerate(zip(table.rows, settled, strict=True))
    ]
    figures: list[Figure] = []
    problems = [*_unclear_columns(table, source), *unread_problems(table, source)]
    unitless: list[str] = []
    money = money_of(table, source.section, is_scaled=source.is_scaled)
    for row, reading, subject in zip(table.rows, settled, owned, strict=True):
        if reading is None:
            problems.append(_ambiguity(table, source, row))
            continue
        if subject is None:
            problems.append(_unowned(table, source, row))
            continue
        found = _row_figures(table, source, subject, row, reading, money)
        if found is None:
            unitless.append(row.label)
        else:
            figures += found
    if unitless:
        problems.append(_unitless(table, source, unitless))
    return figures, problems


def _is_sure(
    index: int,
    table: Table,
    settled: Sequence[Reading | None],
    rules: Sequence[Rule],
    identities: Sequence[Identity],
) -> bool:
    """Whether the cells of a row without positions are in their places: the table's arithmetic bears them out.

    A row with blank cells is only sure where a rule holds in it.
    """
    reading = settled[index]
    if reading is None or not is_borne_out(index, table.rows, settled, rules, identities):
        return False
    verdicts = [holds(rule, reading) for rule in rules]
    return None not in reading or (True in verdicts and False not in verdicts)


def _row_figures(
    table: Table, source: Source, subject: Subject, row: Row, reading: Reading, money: Money
) -> list[Figure] | None:
    """Return the figures of a row; None where the unit of its numbers is not told."""
    figures: list[Figure] = []
    is_whole = not source.is_scaled and in_whole_euros(table)
    for index, (column, cell) in enumerate(zip(table.columns, reading, strict=True)):
        if column is None or cell is None:
            continue
        whose = subject.under(column, source)
        of_money = whose.measure != row.label and speaks_money([whose.measure]) and is_whole
        own = replace(money, is_told=money.is_told or of_money)
        told = row if whose.measure.endswith(row.label) else replace(row, label=whose.measure)
        unit = cell_unit(table, told, column, cell, own)
        if unit is None:
            return None
        quantity = Quantity(cell.value, unit).in_base_units()
        place = _place(table, source, row, column, index)
        figures.append(
            Figure(
                whose.measure,
                whose.organisation,
                column.period,
                column.basis,
                quantity,
                place,
                cell.printed,
                row.quote,
                whose.group,
            )
        )
    return figures


def _place(table: Table, source: Source, row: Row, column: Column, index: int) -> Place:
    """Return where a cell stands; on a page its own box comes first, then the whole row's."""
    cell_box: Box | None = row.cell_boxes[index] if row.cell_boxes else None
    boxes = tuple(box for box in (cell_box, row.box) if box is not None and row.page is not None)
    return Place(
        source.document, row.page, source.section, table.name or None, row.label, column.label, row.line, boxes
    )


def _unowned(table: Table, source: Source, row: Row) -> Problem:
    place = Place(source.document, row.page, source.section, table.name or None, row.label, line=row.line)
    message = f"Rivin {row.label} lukuja ei luettu: taulukon muut rivit ovat yksiköitä, mutta tämä on tili."
    return Problem(ProblemKind.UNREAD_CELL, place, row.quote, message)


def _ambiguity(table: Table, source: Source, row: Row) -> Problem:
    place = Place(source.document, row.page, source.section, table.name or None, row.label, line=row.line)
    message = f"Rivin {row.label} luvut voi lukea usealla tavalla, eikä taulukon laskenta ratkaise oikeaa."
    return Problem(ProblemKind.AMBIGUOUS_ROW, place, row.quote, message)


def _unclear_columns(table: Table, source: Source) -> list[Problem]:
    """Return a problem for each column that is left out because its meaning stayed unclear."""
    return [
        Problem(
            ProblemKind.UNREAD_CELL,
            Place(source.document, table.page, source.section, table.name or None, column=head, line=table.line),
            head,
            f"Saraketta {head} ei luettu: sen merkitys jäi epäselväksi.",
        )
        for head, column in zip(table.heads, table.columns, strict=True)
        if column is None
    ]


def unread_problems(table: Table, source: Source) -> list[Problem]:
    """Return a problem for each line that does not fit the table, or one for all where they are many."""
    places = [
        Place(source.document, unread.line.page, source.section, table.name or None, line=unread.line.number)
        for unread in table.unread
    ]
    if len(places) > _MOST_UNREAD:
        message = f"Taulukon {len(places)} riviä jäi lukematta: luvut eivät täytä sarakkeita."
        printed = " | ".join(unread.text for unread in table.unread)
        return [Problem(ProblemKind.UNREAD_CELL, places[0], printed, message)]
    return [
        Problem(
            ProblemKind.UNREAD_CELL, place, unread.text, f"Rivin luvut eivät täytä taulukon sarakkeita: {unread.text}"
        )
        for place, unread in zip(places, table.unread, strict=True)
    ]


def _unitless(table: Table, source: Source, labels: Sequence[str]) -> Problem:
    place = Place(source.document, table.page, source.section, table.name or None, line=table.line)
    message = f"Näiden rivien lukujen yksikkö jäi epäselväksi, joten niitä ei luettu: {', '.join(labels)}."
    return Problem(ProblemKind.UNREAD_CELL, place, ", ".join(labels), message)
