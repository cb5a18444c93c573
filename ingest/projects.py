"""Projects: the rows and the total row of project tables, and project cards."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.cards import read_cards
from ingest.cells import BULLET, Cell, RecordTable, TableRow, cell_text, field_of, place_of
from ingest.column_heads import Mark, head_parts
from ingest.paragraph_costs import NO_FIT, POOR_FIT, aim_cost, resumption_cost
from ingest.project_amounts import PRINTED, heading_unit, read_amounts
from ingest.project_periods import Span, period_problems, read_span
from ingest.record_columns import PROJECT_COLUMNS, Columns, Role
from ingest.record_tables import read_tables
from ingest.row_layout import Context, Piece
from ingest.sections import Section
from store.figures import Problem, ProblemKind
from store.records import Amount, Field, Project, ProjectAmount, ProjectSource
from store.units import Dimension, Unit

ROW_FIELD = "Rivi"
_TOTAL = re.compile(r"(?:(?:kaikki|hankkeet)\s+)?yhteensä", re.IGNORECASE)
_YEARS = r"(?:19|20)\d{2}(?:\s?[-\u2010-\u2015]\s?(?:19|20)\d{2})?(?!\d)"
_DAYS = r"\d{1,2}\.\d{1,2}\.(?:\d{4})?(?:\s?[-\u2010-\u2015]\s?\d{1,2}\.\d{1,2}\.\d{4})?"
_PERCENT = r"\d{1,4}(?:,\d+)?\s?%"
_MONEY = r"[-\u2212]?(?:\d{1,3}(?:[ .\u00a0]\d{3})+|\d+)(?:,\d+)?(?!\d)(?!\s*%)(?:\s?(?:€|t€|euroa))?"
_TYPED = re.compile(rf"(?<!\S)(?:(?P<time>{_YEARS}|{_DAYS})|(?P<percent>{_PERCENT})|(?P<money>{_MONEY}))(?!\S)")
_TIME = re.compile(rf"(?:{_YEARS}|{_DAYS})")
_PERCENT_ONLY = re.compile(_PERCENT)
_AMOUNTS = {Role.FUNDING: Amount.TOTAL_FUNDING, Role.CITY_SHARE: Amount.CITY_SHARE, Role.SPENT: Amount.SPENT}
_LONGEST_FUNDER_WORDS = 5
_TYPED_ON_A_ROW = 3


def read_projects(sections: Sequence[Section], name: str) -> tuple[list[Project], list[Problem]]:
    """Return a document's projects, in order: table rows, their total row, cards; ``name`` is the document's.

    A section holds tables or cards. A table with nothing but a total row holds no project.
    """
    projects: list[Project] = []
    problems: list[Problem] = []
    kind = ProjectKind()
    for section in sections:
        tables = [table for table in read_tables(section, name, kind) if not _holds_figures(table)]
        read = [_projects_of(table) for table in tables] or [read_cards(section, name)]
        for found, doubts in read:
            projects += found
            problems += doubts
    return projects, problems


def _holds_figures(table: RecordTable) -> bool:
    """Whether a table of projects is one of figures: every head says which costs or income, when and on which basis."""
    heads = [head_parts(heading.name, is_placed=True) for heading in table.headings if heading.role is not Role.NAME]
    return all(heads) and any(part.mark is Mark.MEASURE for parts in heads for part in parts or ())


class ProjectKind:
    """How the columns of a project table read."""

    columns: Columns = PROJECT_COLUMNS

    def may_start(self, role: Role | None) -> bool:
        """Return whether a row may begin with this column."""
        return role in (Role.AIM, Role.NAME)

    def cells_on_line(self, line: str) -> list[str]:
        """Return a first line's parts: times, amounts, percentages and the texts between them stand apart."""
        typed = list(_TYPED.finditer(line))
        before = line[: typed[0].start()].strip() if typed else ""
        opens = bool(typed) and (not before or bool(_TOTAL.fullmatch(before)))
        side_by_side = any(line[one.end() : other.start()].isspace() for one, other in pairwise(typed))
        if not (len(typed) >= _TYPED_ON_A_ROW or side_by_side or (opens and (before or len(typed) > 1))):
            return [line]
        parts: list[str] = []
        done = 0
        for match in typed:
            parts += [line[done : match.start()].strip(), match.group()]
            done = match.end()
        return [part for part in (*parts, line[done:].strip()) if part]

    def cost(self, piece: Piece, role: Role | None, context: Context) -> int:
        """Return how badly a piece suits a column."""
        text = piece.text
        typed = _TYPED.fullmatch(text)
        if role in (Role.FUNDING, Role.CITY_SHARE, Role.SPENT):
            return _amount_cost(text, role, context, None if typed is None else typed.lastgroup)
        if role is Role.PERIOD:
            return _time_cost(text, typed is not None and typed.lastgroup != "time")
        if typed is not None:
            return NO_FIT
        if role is Role.AIM:
            return aim_cost(piece, context, with_points=True)
        if any(BULLET.match(segment.text) for segment in piece.segments) and not BULLET.match(text):
            return NO_FIT - 1
        return _text_cost(text, role, context)


def _text_cost(text: str, role: Role | None, context: Context) -> int:
    """Return how badly words suit a column of words: the funder, the name, the report."""
    if role is Role.FUNDER:
        plain = len(text.split()) <= _LONGEST_FUNDER_WORDS and not any(letter.isdigit() for letter in text)
        return 1 if plain and context.in_cell is None and not text.endswith(".") else NO_FIT
    if _TOTAL.fullmatch(text):
        return 0 if role is Role.NAME and context.in_cell is None else NO_FIT
    return 1 + resumption_cost(text, context) + 2 * (role is Role.NAME and context.in_cell is not None)


def _amount_cost(text: str, role: Role, context: Context, typed: str | None) -> int:
    """Return how badly a piece suits a column of amounts or percentages."""
    if context.in_cell is not None or context.continued:
        is_note = typed is None and role is Role.SPENT and not text[:1].isdigit()
        return (1 if text[:1].islower() else 3) if is_note else NO_FIT
    if role is Role.FUNDING:
        return 0 if typed == "money" else NO_FIT
    return {"percent": 0, "money": POOR_FIT}.get(typed or "", NO_FIT)


def _time_cost(text: str, other_type: bool) -> int:  # noqa: FBT001
    if other_type:
        return NO_FIT
    if _TIME.fullmatch(text):
        return 0
    return 2 if _TIME.search(text) else NO_FIT - 2


def _projects_of(table: RecordTable) -> tuple[list[Project], list[Problem]]:
    """Return the projects of one table, and what is doubtful."""
    projects: list[Project] = []
    problems: list[Problem] = []
    for row in table.rows:
        name = table.cell(row, Role.NAME)
        everything = tuple(segment for cell in row.cells for segment in cell)
        if not name:
            message = "Hanketaulukon riviltä ei löytynyt hankkeen nimeä."
            place = place_of(table.source, everything)
            problems.append(Problem(ProblemKind.UNREAD_CELL, place, cell_text(everything), message))
            continue
        project, doubts = _project(table, row)
        projects.append(project)
        problems += doubts
    if table.left_out:
        message = "Hanketaulukon tekstistä osa jäi rivien ulkopuolelle."
        place = place_of(table.source, table.left_out)
        problems.append(Problem(ProblemKind.UNREAD_CELL, place, cell_text(table.left_out), message))
    if not any(project.source is ProjectSource.TABLE_ROW for project in projects):
        return [], problems
    return projects, problems


def _project(table: RecordTable, row: TableRow) -> tuple[Project, list[Problem]]:
    """Return the project, or the total, of a row."""
    name = cell_text(table.cell(row, Role.NAME))
    is_total = bool(_TOTAL.fullmatch(name))
    name_field = Field(
        table.name(Role.NAME), name, table.quotes(row, Role.NAME), place_of(table.source, table.cell(row, Role.NAME))
    )
    fields = {
        number: field_of(table.source, heading.name, cell, name)
        for number, (heading, cell) in enumerate(zip(table.headings, row.cells, strict=True))
        if not (is_total and heading.role is Role.AIM)
    }
    by_role = {heading.role: fields.get(number) for number, heading in enumerate(table.headings)}
    amounts, problems = _amounts(by_role)
    period_field = by_role.get(Role.PERIOD)
    span = read_span(period_field.text) if period_field else Span()
    problems += period_problems(span, period_field) if period_field else []
    problems += _row_problems(table, row, name_field, by_role, is_total=is_total)
    whole = _row_field(table, row)
    funder = by_role.get(Role.FUNDER)
    aim = table.aim(row)
    project = Project(
        ProjectSource.TABLE_TOTAL if is_total else ProjectSource.TABLE_ROW,
        table.source.section.organisation or "",
        name,
        name_field,
        (*(field for field in fields.values() if field), *([whole] if whole else [])),
        span.period,
        period_field,
        amounts,
        funder.text if funder else None,
        funder,
        None if is_total else aim,
        None,
        (),
        None,
        None,
        None,
        by_role.get(Role.REPORT),
        None,
        None,
        whole.place if whole else name_field.place,
        span.begins,
        span.ends,
    )
    return project, problems


def _amounts(by_role: dict[Role | None, Field | None]) -> tuple[tuple[ProjectAmount, ...], list[Problem]]:
    """Return the amounts of a row; one that cannot be read is a problem."""
    amounts: list[ProjectAmount] = []
    problems: list[Problem] = []
    for role, amount in _AMOUNTS.items():
        field = by_role.get(role)
        if field is None:
            continue
        default = heading_unit(field.name) or (Unit.EURO if role is Role.FUNDING else None)
        match = PRINTED.match(field.text)
        printed = read_amounts(field.text, default or Unit.EURO) if match and (default or match["unit"]) else []
        wanted = Dimension.MONEY if role is Role.FUNDING else None
        if not printed or (wanted and printed[0].quantity.unit.dimension is not wanted):
            message = f"Hankkeen lukua ei voitu lukea: {field.name}."
            problems.append(Problem(ProblemKind.UNREAD_CELL, field.place, field.text, message))
            continue
        amounts += [ProjectAmount(amount, each.quantity, field, each.level) for each in printed]
    return tuple(amounts), problems


def _row_field(table: RecordTable, row: TableRow) -> Field | None:
    """Return the row from the name to its last figure, as a field; the texts after the last figure left out."""
    figures = [
        number
        for number, (heading, cell) in enumerate(zip(table.headings, row.cells, strict=True))
        if heading.role in _AMOUNTS and cell
    ]
    name = next(number for number, heading in enumerate(table.headings) if heading.role is Role.NAME)
    if not figures or figures[-1] < name:
        return None
    name_text = cell_text(row.cells[name])
    cells: list[Cell] = [*row.cells[name : figures[-1]], row.cells[figures[-1]][:1]]
    return field_of(table.source, ROW_FIELD, tuple(segment for cell in cells for segment in cell), name_text)


def _row_problems(
    table: RecordTable, row: TableRow, name: Field, by_role: dict[Role | None, Field | None], *, is_total: bool
) -> list[Problem]:
    """Return what is missing from a row, and which of its cells may hold a neighbour's text."""
    problems = [
        Problem(
            ProblemKind.AMBIGUOUS_ROW,
            name.place,
            name.text,
            f"Hankerivin sarakkeen {column} raja on epävarma: osa tekstistä voi kuulua viereiseen sarakkeeseen.",
        )
        for column in table.doubtful(row)
    ]
    aim = table.cell(row, Role.AIM)
    if is_total and aim and not any(table.cell(other, Role.AIM) == aim for other in table.rows if other is not row):
        message = "Hanketaulukon yhteensä-rivin edellä on tekstiä, jonka hanketta ei tiedetä."
        place = place_of(table.source, aim)
        problems.append(Problem(ProblemKind.UNREAD_CELL, place, cell_text(aim), message))
    if not is_total:
        problems += [
            Problem(ProblemKind.MISSING_FIELD, name.place, name.text, f"Hankkeelta puuttuu tieto: {table.name(role)}.")
            for role in (Role.PERIOD, Role.FUNDING, Role.FUNDER)
            if table.name(role) and by_role.get(role) is None
        ]
    return problems
