"""Figures from tables: each settled cell with what it measures, and a problem for each doubt."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.cell_units import cell_unit, is_account_table
from ingest.checks import check, fault_message, is_borne_out, settle
from ingest.columns import Column
from ingest.identities import Identity, find_identities
from ingest.naming import has_unit_ending, is_statement, is_topic, names_whole
from ingest.rows import Reading, Row
from ingest.rules import Rule, find_rules, holds
from ingest.tables import Table, is_key_figures
from store.figures import Box, Figure, Place, Problem, ProblemKind
from store.units import Quantity

_MOST_UNREAD = 3


@dataclass(frozen=True, slots=True)
class Source:
    """Where a table stands: its document, section and the unit whose chapter it is.

    ``municipality`` is the whole whose statements the document may hold (``Kauhavan kaupunki``); ``is_repeat`` is
    set where an earlier table of the section was already taken as the chapter's own; ``is_scaled`` where the
    document, or another table of the section, is in thousands or millions, so that a table without a unit may be too;
    ``is_far`` where other headings may have been missed since the section's own, so that only the table's name tells.
    """

    document: str
    section: str | None
    organisation: str | None
    municipality: str | None = None
    is_repeat: bool = False
    is_scaled: bool = False
    is_far: bool = False


def unplaced(table: Table, source: Source) -> Problem:
    """Return the problem of a PDF table whose rows were found in the text, but whose columns not on the page."""
    place = Place(source.document, table.page, source.section, table.name or None, line=table.line)
    name = f"Taulukkoa {table.name}" if table.name else "Taulukkoa"
    message = f"{name} ei luettu luvuiksi: sarakkeet eivät erotu sivulla toisistaan."
    return Problem(ProblemKind.UNREAD_TABLE, place, " | ".join(table.heads), message)


def read_figures(table: Table, source: Source) -> tuple[list[Figure], list[Problem]]:
    """Return the figures of a table, and its doubts: an unclear column or organisation, rows with several readings."""
    organisation = _organisation(table, source)
    refusal = _refusal(table, organisation)
    if refusal or organisation is None:
        place = Place(source.document, table.page, source.section, table.name or None, line=table.line)
        printed = " | ".join(table.heads) or table.unread[0].text
        return [], [Problem(ProblemKind.UNREAD_TABLE, place, printed, refusal)]
    return _settled_figures(table, source, organisation)


def _refusal(table: Table, organisation: str | None) -> str:
    """Return why a table cannot be read as figures, '' where it can."""
    name = f"Taulukkoa {table.name}" if table.name else "Taulukkoa"
    if not table.columns:
        return f"{name} ei luettu luvuiksi: sarakkeiden otsikoita ei löytynyt."
    unclear = [head for head, column in zip(table.heads, table.columns, strict=True) if column is None]
    if unclear:
        return f"{name} ei luettu luvuiksi: sarakkeen {unclear[0]} merkitys jäi epäselväksi."
    meanings = [(column.basis, column.period, column.unit) for column in table.columns if column]
    if len(set(meanings)) < len(meanings):
        return f"{name} ei luettu luvuiksi: kaksi saraketta näyttää tarkoittavan samaa."
    if sum(has_unit_ending(row.label) for row in table.rows) * 2 > len(table.rows):
        return f"{name} ei luettu luvuiksi: sen rivit ovat yksiköitä, eivät tunnuslukuja."
    if organisation is None:
        return f"{name} ei luettu luvuiksi: ei käy ilmi, minkä yksikön luvut ovat."
    return ""


def _organisation(table: Table, source: Source) -> str | None:
    """Return whose table it is: the unit that its head names, else the chapter's."""
    name, chapter = table.name.strip(), None if source.is_far else source.organisation
    whole = whole_of(table, source)
    if whole:
        return whole
    is_key_table = is_key_figures(table)
    if not name or is_topic(name):
        return None if is_key_table and source.is_repeat else chapter
    if chapter and _tells(name, chapter):
        return chapter
    if has_unit_ending(name) or (is_key_table and not _names_subject(name)):
        return name
    return chapter


def whole_of(table: Table, source: Source) -> str | None:
    """Return the municipality or its group where the table is a statement of the whole."""
    if source.municipality is None:
        return None
    has_taxes = any(row.label.casefold().startswith("verotulot") for row in table.rows) and is_key_figures(table)
    titles = [title for title in (table.name, None if source.is_far else source.section) if title]
    if not any(map(is_statement, titles)) and not (has_taxes and source.organisation is None):
        return None
    if source.is_far and not any(map(names_whole, titles)):
        return None
    is_group = any("konserni" in title.casefold() for title in titles)
    return f"{source.municipality}konserni" if is_group else source.municipality


def _tells(name: str, chapter: str) -> bool:
    """Whether a table's name begins with the chapter's unit, or is its beginning."""
    one, other = name.casefold(), chapter.casefold()
    return one == other or one.startswith(other + " ")


def _names_subject(name: str) -> bool:
    """Whether a table's name tells a subject (irtain omaisuus), not a unit."""
    return bool(re.search(r"(?i)omaisuus|investoin|laskelma|vertailu|yhteenveto|erittely|tunnusluvut|toteutum", name))


def _settled_figures(table: Table, source: Source, organisation: str) -> tuple[list[Figure], list[Problem]]:
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
    problems = unread_problems(table, source)
    unitless: list[str] = []
    for row, reading in zip(table.rows, settled, strict=True):
        if reading is None:
            problems.append(_ambiguity(table, source, row))
            continue
        found = _row_figures(table, source, organisation, row, reading)
        if found is None:
            unitless.append(row.label)
        else:
            figures += found
    if unitless:
        problems.append(_unitless(table, source, unitless))
    for fault in check(table.rows, settled, table.columns, rules, identities, is_whole=not table.unread):
        row, column, reading = table.rows[fault.row], table.columns[fault.column], settled[fault.row]
        cell = reading[fault.column] if reading else None
        if column and cell:
            place = _place(table, source, row, column, fault.column)
            message = fault_message(fault, row.label, column.label)
            problems.append(Problem(ProblemKind.FAILED_IDENTITY, place, cell.printed, message))
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


def _row_figures(table: Table, source: Source, organisation: str, row: Row, reading: Reading) -> list[Figure] | None:
    """Return the figures of a row; None where the unit of its numbers is not told."""
    figures: list[Figure] = []
    is_money = is_account_table(table, source.section) and not source.is_scaled
    for index, (column, cell) in enumerate(zip(table.columns, reading, strict=True)):
        if column is None or cell is None:
            continue
        unit = cell_unit(table, row, column, cell, is_money=is_money)
        if unit is None:
            return None
        quantity = Quantity(cell.value, unit).in_base_units()
        place = _place(table, source, row, column, index)
        figures.append(
            Figure(
                row.label,
                organisation,
                column.period,
                column.basis,
                quantity,
                place,
                cell.printed,
                row.quote,
                row.group,
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


def _ambiguity(table: Table, source: Source, row: Row) -> Problem:
    place = Place(source.document, row.page, source.section, table.name or None, row.label, line=row.line)
    message = f"Rivin {row.label} luvut voi lukea usealla tavalla, eikä taulukon laskenta ratkaise oikeaa."
    return Problem(ProblemKind.AMBIGUOUS_ROW, place, row.quote, message)


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
