"""Whose the numbers of a table are, and what they measure: told by its name, chapter, heading rows, rows or columns.

A table of accounts has a measure in each row and one owner. Where the rows are units (Sivistyspalvelut, Yhteensä), the
measure stands in the columns' heads or in the table's name; where heading rows are units (Kirjasto over Tulot, Menot,
Netto), each owns the rows below it.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.account_words import is_account_row, without_total
from ingest.cell_units import counts_things
from ingest.columns import Column
from ingest.naming import has_unit_ending, is_statement, is_topic, names_whole
from ingest.rows import Row
from ingest.tables import Table, is_key_figures
from ingest.unit_titles import could_be_unit

_SUBJECTS = re.compile(r"(?i)omaisuus|investoin|laskelma|vertailu|yhteenveto|erittely|tunnusluvut|toteutum")
_BY_UNIT = re.compile(
    r"(?i)(?:toimialo|toimialu|palvelualue|lautakunn|hallintokunn|yksikö|tulosalue|vastuualue|tehtäväalue|tulosyksikö)"
    r"\w*ttain\b"
)
_MEASURE = re.compile(
    r"(?i)(?:ulkoiset |sisäiset |netto)?(?:toiminta(?:tuotot|kulut|tulot|menot|katteet|kate)|nettomenot|nettokulut"
    r"|henkilöstökulut|investointimenot|tulot|menot|tuotot|kulut)\b"
)
_KEY_ROW = re.compile(
    r"(?i)(?:toiminta(?:tuotot|kulut|kate|menot|tulot)|tulot|menot|tuotot|kulut|kate|netto|toimintakate/jäämä"
    r"|nettomenot|nettokulut|vuosikate|poistot|poistot ja arvonalentumiset|tilikauden tulos)\b.{0,12}"
)
_TOTAL = re.compile(r"(?i)(?:kaikki\s+)?(?:yhteensä|summa|(?:koko )?(?:kunta|kaupunki))(?:\s+yhteensä)?")
_SIDES = re.compile(r"(?i)ulkoi|sisäi|ulkopuoli|konserni|kunta|kaupunki")
"""Heading rows that part the accounts of one owner, or tell the group from the municipality."""
_ADDS_UP = re.compile(r"(?i)\byhteensä\b")
_FEWEST_GROUP_ROWS = 2


@dataclass(frozen=True, slots=True)
class Source:
    """Where a table stands: its document, section and the unit whose chapter it is.

    ``municipality`` is the whole whose statements the document may hold (``Kauhavan kaupunki``); ``is_of_whole`` is
    set where the document is the municipality's own report, so that what stands in no unit's chapter is the whole's;
    ``is_repeat`` where an earlier table of the section was already taken as the chapter's own; ``is_scaled`` where
    the document, or another table of the section, is in thousands or millions, so that a table without a unit may be;
    ``is_far`` where other headings may have been missed since the section's own, so that only the table's name tells.
    """

    document: str
    section: str | None
    organisation: str | None
    municipality: str | None = None
    is_of_whole: bool = False
    is_repeat: bool = False
    is_scaled: bool = False
    is_far: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose a row's numbers are, what they measure, and the heading row that tells more of it."""

    organisation: str
    measure: str
    group: str | None

    def under(self, column: Column, source: Source) -> "Subject":
        """Return the subject of one of the row's cells: the column may tell the measure, or whose it is."""
        organisation, measure = self.organisation, column.measure or self.measure
        if column.is_group is not None and source.municipality:
            organisation = f"{source.municipality}konserni" if column.is_group else source.municipality
        return Subject(organisation, measure, self.group)


def rows_are_units(table: Table) -> bool:
    """Whether a table's rows are units: its heads name measures, its name says so, or most rows end like units.

    Where most rows are accounts, they are not, whatever its name says.
    """
    if _are_investments(table):
        return True
    if sum(is_account_row(row.label) for row in table.rows) * 2 > len(table.rows):
        return False
    if any(column and column.measure for column in table.columns) or _BY_UNIT.search(table.title):
        return True
    return sum(has_unit_ending(row.label) for row in table.rows) * 2 > len(table.rows)


def _are_investments(table: Table) -> bool:
    """Whether the heads of all amounts say that they are investments: each row is a project or a kind of property."""
    measures = [column.measure or "" for column in table.columns if column]
    return bool(measures) and all(measure.startswith("Investointi") for measure in measures)


def named_measure(name: str) -> str:
    """Return the one measure that a table's name tells (``Toimintakate toimialoittain``), '' where it tells none.

    A name of people who are counted (``Vakinainen henkilökunta``) is a measure as it stands.
    """
    found = [match.group() for match in _MEASURE.finditer(name)]
    if not found and counts_things(name):
        return name
    return found[0] if len(found) == 1 else ""


def unit_measure(table: Table, column: Column) -> str:
    """Return what a column measures of the units in its table's rows, '' where the rows are none or nothing tells."""
    return (column.measure or named_measure(table.title)) if rows_are_units(table) else ""


def subjects(table: Table, source: Source) -> list[Subject | None] | str:
    """Return the subject of each row, None where a row's own is not known; why no row's is, in Finnish."""
    if rows_are_units(table):
        return _unit_subjects(table, source)
    organisation = _organisation(table, source)
    owned = _unit_groups(table.rows)
    if organisation is None and not all(row.group in owned for row in table.rows):
        return "ei käy ilmi, minkä yksikön luvut ovat."
    return [
        Subject(row.group, row.label, None)
        if row.group is not None and row.group in owned
        else Subject(organisation or "", _counted_total(row) or row.label, row.group)
        for row in table.rows
    ]


def _counted_total(row: Row) -> str:
    """Return the name of a row that adds up people or things of a group (``Kotihoidon tuki: Lapsia yhteensä``).

    Without its group it would be all of them; '' for any other row.
    """
    is_total = row.group is not None and counts_things(row.label) and _ADDS_UP.search(row.label)
    return f"{row.group}: {row.label}" if is_total else ""


def _unit_subjects(table: Table, source: Source) -> list[Subject | None] | str:
    """Return the subjects of rows that are units; None for a row of an account among them."""
    measures = [column.measure for column in table.columns if column]
    measure = named_measure(table.name) or named_measure(" ".join(table.titles))
    if not all(measures) and not measure:
        return "sen rivit ovat yksiköitä, eivät tunnuslukuja."
    whole = source.organisation or _municipal(table, source)
    are_investments = _are_investments(table)
    found: list[Subject | None] = []
    for row in table.rows:
        is_total = bool(_TOTAL.fullmatch(row.label))
        if is_total and whole is None:
            return "ei käy ilmi, minkä yksikön luvut ovat."
        is_unit = is_total or are_investments or not is_account_row(row.label)
        name = (whole or "") if is_total else without_total(row.label)
        group = row.group if are_investments and not is_total and row.group != name else None
        found.append(Subject(name, measure, group) if is_unit else None)
    return found


def _unit_groups(rows: Sequence[Row]) -> set[str]:
    """Return the heading rows that are units: over each stand only the key rows of a unit's accounts."""
    members: dict[str, list[str]] = {}
    for row in rows:
        if row.group is not None:
            members.setdefault(row.group, []).append(row.label)
    owners = {
        group
        for group, labels in members.items()
        if (all(_KEY_ROW.fullmatch(label) for label in labels) or _are_all_accounts(labels))
        and not _KEY_ROW.fullmatch(group)
        and not _SUBJECTS.search(group)
        and not is_topic(group)
    }
    owners |= _repeating(members)
    # A heading row over one key row is a unit only beside others that are: over "Menot" alone, beside "Menot, Tulot".
    if not any(len(members[group]) >= _FEWEST_GROUP_ROWS for group in owners):
        return set()
    # Beside units a heading row with the words of a subject ("Irtain omaisuus yhteensä") owns its key rows, too.
    keyed = {group for group, labels in members.items() if all(_KEY_ROW.fullmatch(label) for label in labels)}
    return owners | {group for group in keyed if not _KEY_ROW.fullmatch(group)}


def _repeating(members: dict[str, list[str]]) -> set[str]:
    """Return the heading rows over the same accounts, one after the other: only units have that in common."""
    rows = {group: tuple(label.casefold() for label in labels) for group, labels in members.items()}
    counts = Counter(rows.values())
    return {
        group
        for group, labels in rows.items()
        if counts[labels] > 1
        and len(labels) >= _FEWEST_GROUP_ROWS
        and sum(map(is_account_row, members[group])) * 2 > len(labels)
        and could_be_unit(group)
        and not _SIDES.match(group)
    }


def _are_all_accounts(labels: Sequence[str]) -> bool:
    """Whether the rows below a heading row are a unit's whole accounts, down to its margin: nothing else has one."""
    has_margin = any(label.casefold() in ("toimintakate", "toimintakate/jäämä") for label in labels)
    has_sides = sum(label.casefold().startswith(("toimintatuotot", "toimintakulut")) for label in labels) > 1
    return has_margin and has_sides


def _organisation(table: Table, source: Source) -> str | None:
    """Return whose table it is: the unit that its head names, else the chapter's, else the whole report's."""
    name, chapter = table.name.strip(), None if source.is_far else source.organisation
    whole = whole_of(table, source)
    if whole:
        return whole
    is_key_table = is_key_figures(table)
    if not name or is_topic(name):
        return None if is_key_table and source.is_repeat else chapter or _municipal(table, source)
    if chapter and _tells(name, chapter):
        return chapter
    if has_unit_ending(name) or (is_key_table and not _SUBJECTS.search(name)):
        return name
    return chapter or _municipal(table, source)


def whole_of(table: Table, source: Source) -> str | None:
    """Return the municipality or its group where the table is a statement of the whole."""
    if source.municipality is None:
        return None
    has_taxes = any(row.label.casefold().startswith("verotulot") for row in table.rows) and is_key_figures(table)
    titles = [title for title in (table.name, None if source.is_far else source.section) if title]
    is_own = has_taxes and (source.organisation is None or source.is_of_whole)
    if not any(map(is_statement, titles)) and not is_own:
        return None
    if source.is_far and not any(map(names_whole, titles)):
        return None
    return _of_group(table, source)


def _municipal(table: Table, source: Source) -> str | None:
    """Return the municipality or its group where the report is the municipality's own."""
    is_told = source.municipality and source.is_of_whole and not source.is_far
    return _of_group(table, source) if is_told else None


def _of_group(table: Table, source: Source) -> str:
    """Return the municipality, or its group where the table's name or section is the group's."""
    titles = [title for title in (table.name, source.section) if title]
    is_group = any("konserni" in title.casefold() and "palvelu" not in title.casefold() for title in titles)
    return f"{source.municipality}konserni" if is_group else source.municipality or ""


def _tells(name: str, chapter: str) -> bool:
    """Whether a table's name begins with the chapter's unit, or is its beginning."""
    one, other = name.casefold(), chapter.casefold()
    return one == other or one.startswith(other + " ")
