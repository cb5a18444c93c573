"""Reading a document: from a file to everything that the store keeps of it."""

from dataclasses import replace
from pathlib import Path

from ingest.card_labels import is_card
from ingest.cell_figures import read_cell_figures
from ingest.cell_tables import read_cell_tables
from ingest.cell_units import is_account_table, is_scaled, speaks_money, tells_scale, told_scale
from ingest.columns import Setting
from ingest.figures import read_figures, unplaced
from ingest.formats import read_pages
from ingest.goals import read_goals
from ingest.grid_tables import holds_records
from ingest.limits import Limits
from ingest.metadata import describe, find_municipal_name, find_municipality, is_of_whole, read_setting
from ingest.naming import is_balance_side
from ingest.owners import Source, unit_measure
from ingest.pages import Pages
from ingest.passages import make_passages
from ingest.pdf_tables import read_pdf_tables
from ingest.projects import read_projects
from ingest.quantities import read_quantities
from ingest.record_columns import GOAL_COLUMNS, RISK_COLUMNS
from ingest.risks import read_risks
from ingest.scales import Scales, has_cents, read_scales
from ingest.sections import Section, read_sections
from ingest.self_check import check_reading
from ingest.tables import Table, is_key_figures, read_text_tables
from ingest.whole_rows import whole_rows
from store.contents import Contents, PageText
from store.figures import Figure, Place, Problem, ProblemKind
from store.units import Unit

_NEAR = 30
_LIMITS = Limits()


def read_document(path: Path, limits: Limits = _LIMITS) -> Contents:
    """Return all that is read from a document; doubts are among its problems.

    Raises:
        UnreadableDocumentError: If the file as a whole cannot be read.
    """
    pages = read_pages(path, limits)
    sections = read_sections(pages)
    setting = read_setting(pages)
    figures, problems = _read_figures(pages, sections, setting)
    document = describe(pages, sections, figures, setting)
    goals, goal_doubts = read_goals(sections, pages.name)
    risks, risk_doubts = read_risks(sections, pages.name)
    projects, project_doubts = read_projects(sections, pages.name)
    passages = make_passages(document, sections, goals, risks, projects, figures)
    quantities, quantity_doubts = read_quantities(document, passages)
    doubts = [
        *pages.problems,
        *_empty_pages(pages),
        *problems,
        *goal_doubts,
        *risk_doubts,
        *project_doubts,
        *quantity_doubts,
    ]
    contents = Contents(
        document=document,
        figures=tuple(figures),
        goals=tuple(goals),
        risks=tuple(risks),
        projects=tuple(projects),
        quantities=tuple(quantities),
        passages=tuple(passages),
        pages=_texts(pages),
        problems=tuple(dict.fromkeys(doubts)),
    )
    return replace(contents, problems=(*contents.problems, *check_reading(contents)))


def _empty_pages(pages: Pages) -> list[Problem]:
    """Return a problem for each page that has no text of its own: a picture, perhaps."""
    message = "Sivulla ei ole luettavaa tekstiä; se voi olla kuva."
    return [
        Problem(ProblemKind.UNREAD_PAGE, Place(pages.name, page.number), "", message)
        for page in pages.pages
        if not any(line.text for line in page.lines)
    ]


def _read_figures(pages: Pages, sections: list[Section], setting: Setting) -> tuple[list[Figure], list[Problem]]:
    """Return the figures of every table, and the doubts."""
    figures: list[Figure] = []
    problems: list[Problem] = []
    municipality = find_municipal_name(pages)
    is_own = setting.is_closing or is_of_whole(pages)
    is_unmarked = pages.suffix == ".txt" and not any(line.starts_page for line in pages.lines)
    is_told = any(map(tells_scale, (*pages.running, *(line.text for line in pages.lines))))
    told = told_scale([line.text for line in pages.lines])
    read = [(section, *read_tables(section, setting), _exact(section, setting, pages, told)) for section in sections]
    scales = read_scales([table for _, placed, _, _ in read for table in placed], is_told=is_told)
    for section, placed, by_text, exact in read:
        is_thousands = is_told or any(map(is_scaled, (*placed, *by_text, *exact)))
        source = Source(
            pages.name, _heading(section), section.organisation, municipality, is_own, is_scaled=is_thousands
        )
        whole = replace(source, municipality=municipality or find_municipality(pages)) if exact else source
        for table in exact:
            found, doubts = read_cell_figures(table, whole)
            figures += found
            problems += doubts
        is_placed = any(line.words for line in section.lines)
        for table in placed if is_placed else by_text:
            if is_unmarked and _is_far(table, section):
                source = replace(source, is_far=True)
            own = replace(source, section=_heading_of(table, section))
            found, doubts = read_figures(*_scaled(table, own, scales, told) if is_placed else (table, own))
            figures += found
            problems += doubts
            if is_key_figures(table) and not table.name:
                source = replace(source, is_repeat=True)
            elif is_key_figures(table) and found:
                source = replace(source, organisation=found[0].organisation)
            source = replace(source, is_far=is_unmarked)
        if is_placed:
            problems += [unplaced(table, source) for table in by_text]
    return figures, problems


def _exact(section: Section, setting: Setting, pages: Pages, told: Unit | None) -> list[Table]:
    """Return the tables whose cells the source itself parts."""
    tables = [
        table
        for grid in section.grids
        if grid.lines and not is_card(grid) and not holds_records(grid, (GOAL_COLUMNS, RISK_COLUMNS))
        for table in read_cell_tables(grid, setting, pages.written)
    ]
    return [table if table.unit else replace(table, unit=told) for table in tables]


def _scaled(table: Table, source: Source, scales: Scales, told: Unit | None) -> tuple[Table, Source]:
    """Return a table with the unit that the rest of the document tells, and the source with what stays in doubt.

    ``told`` is what the document's own words give all its amounts: it holds where the amounts tell nothing else.
    """
    if table.unit is not None:
        return table, source
    if not is_account_table(table, source.section):
        measures = [unit_measure(table, column) for column in table.columns if column]
        if not speaks_money(measures if all(measures) else [row.label for row in table.rows]):
            return table, source
        own = Unit.EURO if has_cents(table) else scales.evidence(table) if measures and all(measures) else None
        return replace(table, unit=own), source
    unit = scales.unit_of(table) or told
    scaled = replace(table, unit=unit) if unit in (Unit.THOUSAND_EURO, Unit.MILLION_EURO) else table
    return scaled, replace(source, is_scaled=unit is None)


def _is_far(table: Table, section: Section) -> bool:
    """Whether a text without page marks has so much between a section's heading and a table that one may be missed."""
    first = section.lines[0].number or 0
    return sum(1 for line in section.lines if line.text and first <= (line.number or 0) < (table.line or 0)) > _NEAR


def _heading(section: Section) -> str | None:
    return section.subtitle or section.title or None


def _heading_of(table: Table, section: Section) -> str | None:
    """Return the heading that a table is below: a balance sheet without its own is not the statement's before it."""
    heading = _heading(section)
    is_other = is_balance_side(table.name) and heading is not None and "tase" not in heading.casefold()
    return section.title or heading if is_other else heading


def read_tables(section: Section, setting: Setting) -> tuple[list[Table], list[Table]]:
    """Return the figure tables that the places of words tell, and those that the text alone tells beside them."""
    in_cells = {line.number for grid in section.grids for line in grid.lines if line is not None}
    lines = whole_rows([line for line in section.lines if line.page is not None or line.number not in in_cells])
    heading = section.subtitle or section.title
    placed = read_pdf_tables(lines, setting, section.grids, heading) if any(line.words for line in lines) else []
    taken = {(row.page, row.line) for table in placed for row in table.rows}
    taken |= {(table.page, table.line) for table in placed}
    by_text = [
        table
        for table in read_text_tables(lines, setting)
        if not any((row.page, row.line) in taken for row in table.rows)
        and not any((unread.line.page, unread.line.number) in taken for unread in table.unread)
        and (table.page, table.line) not in taken
    ]
    return placed, by_text


def _texts(pages: Pages) -> tuple[PageText, ...]:
    """Return the text of each page."""
    return tuple(PageText(page.number, "\n".join(line.text for line in page.lines)) for page in pages.pages)
