"""Goal tables to goals.

A row begins with a strategic aim (a name and its points) or, where the aim covers several rows, with the goal. A goal
may open with the short name of its unit (``VAKA: …``); a row may hold several goals. Council-level tables keep the
measure in the goal's cell, after ``Mittari:``.
"""

import re
from collections import Counter
from collections.abc import Sequence

from ingest.cells import BULLET, Cell, RecordTable, Segment, cell_text, field_of, place_of
from ingest.joining import join_lines
from ingest.paragraph_costs import MEASURE, NO_FIT, POOR_FIT, UNIT, UNIT_WITHIN, aim_cost, resumption_cost
from ingest.record_columns import GOAL_COLUMNS, Columns, Role
from ingest.record_tables import blocks_of, read_tables
from ingest.row_layout import Context, Piece
from ingest.sections import Section
from ingest.titles import is_responsible, split_at_responsible
from store.figures import Place, Problem, ProblemKind
from store.records import Goal, GoalLevel

_STATUS_WORDS = (
    r"toteutuu|toteutunut|toteutui|toteutettu|ei toteudu|ei toteutunut|ei toteutettu|ei tietoa|ei arvioitu|ei mitattu|"
    r"ei aloitettu|ei alkanut|kesken|keskeneräinen|käynnissä|aloitettu|valmis|valmistunut|tehty|osittain|"
    r"viivästynyt|viivästyy|myöhässä|aikataulussa|etenee|siirtyy|siirtynyt|vihreä|keltainen|punainen|kyllä|ei"
)
_LONGEST_STATUS_WORDS = 3
_STATUS_MORE = r"osittain|suunnitellusti|suunnitelman mukaisesti|pääosin|täysin|kokonaan|toteutunut|toteutuu|jatkuu"
_STATUS = re.compile(
    rf"(?:(?:osittain|pääosin|täysin)\s+)?(?:{_STATUS_WORDS})(?:\s+(?:{_STATUS_MORE}))*", re.IGNORECASE
)
_STATUS_AFTER = re.compile(rf"(?P<text>.*[.!?)])\s+(?P<status>{_STATUS.pattern})", re.IGNORECASE)
_COUNCIL = re.compile(r"sitovuustaso|sitova|valtuusto", re.IGNORECASE)
_OPERATIONAL = re.compile(r"käyttösuunnitelma|toimintasuunnitelma", re.IGNORECASE)


def read_goals(sections: Sequence[Section], name: str) -> tuple[list[Goal], list[Problem]]:
    """Return the goals of a document's goal tables, in order, and what is doubtful; ``name`` is the document's."""
    goals: list[Goal] = []
    problems: list[Problem] = []
    for section in sections:
        kind = _kind_of(section)
        for table in read_tables(section, name, kind):
            found, doubts = _goals_of(table)
            goals += found
            problems += doubts
    return goals, problems


def is_status(text: str) -> bool:
    """Whether a text says how a goal stands: Toteutuu osittain, Ei tietoa."""
    return bool(_STATUS.fullmatch(text)) and text[:1].isupper()


def _kind_of(section: Section) -> "GoalKind":
    """Return how the goal tables of a section read, after what recurs in them."""
    texts = [line.text.strip() for line in section.lines]
    blocks = Counter(join_lines(line.text for line in block) for block in blocks_of(section.lines))
    recurring = frozenset(
        text
        for text, times in blocks.items()
        if times > 1 and text[:1].isupper() and len(text.split()) <= _LONGEST_STATUS_WORDS
        if text[-1].isalnum() and not is_responsible(text)
    )
    return GoalKind(
        with_units=any(UNIT.match(text) for text in texts),
        with_points=any(BULLET.match(text) for text in texts),
        statuses=recurring,
    )


class GoalKind:
    """How the columns of a goal table read.

    ``with_units`` is set where goals open with their unit's short name, ``with_points`` where aims have points;
    ``statuses`` are short texts that recur, and may be statuses in words that are not known.
    """

    columns: Columns = GOAL_COLUMNS

    def __init__(self, *, with_units: bool, with_points: bool, statuses: frozenset[str] = frozenset()) -> None:
        """Keep what the table's goals, aims and statuses look like."""
        self._with_units, self._with_points, self._statuses = with_units, with_points, statuses

    def may_start(self, role: Role | None) -> bool:
        """Return whether a row may begin with this column."""
        return role in (Role.AIM, Role.GOAL)

    def cells_on_line(self, line: str) -> list[str]:
        """Return a first line's parts: the responsible, or a status after the end of a sentence, stand apart."""
        unit = UNIT_WITHIN.search(line)
        if unit:
            return [line[: unit.start()].strip(), *self.cells_on_line(line[unit.start() :].strip())]
        parts = [line] if UNIT.match(line) else split_at_responsible(line)
        after = _STATUS_AFTER.fullmatch(parts[-1])
        if after and after["status"][:1].isupper():
            return [*parts[:-1], after["text"], after["status"]]
        return parts

    def cost(self, piece: Piece, role: Role | None, context: Context) -> int:
        """Return how badly a piece suits a column."""
        text = piece.text
        if role is Role.STATUS or is_status(text):
            return self._status_cost(text, role)
        if role is Role.RESPONSIBLE:
            return 0 if is_responsible(text) else NO_FIT
        if role is Role.AIM:
            return aim_cost(piece, context, with_points=self._with_points)
        points = any(BULLET.match(segment.text) for segment in piece.segments)
        if is_responsible(text) or (points and not BULLET.match(text)):
            return NO_FIT - 1
        return points + (self._goal_cost(text, context) if role is Role.GOAL else self._prose_cost(text, role, context))

    def _status_cost(self, text: str, role: Role | None) -> int:
        if role is not Role.STATUS:
            return NO_FIT + 2
        if is_status(text):
            return 0
        return 1 if text in self._statuses else NO_FIT + 2

    def _goal_cost(self, text: str, context: Context) -> int:
        if UNIT.match(text):
            return 0
        if context.continued:
            return 1 + resumption_cost(text, context)
        if MEASURE.match(text):
            return 1 if context.in_cell else NO_FIT
        if context.in_cell is None:
            return POOR_FIT if self._with_units else 1
        return 3 if self._with_units else 2

    def _prose_cost(self, text: str, role: Role | None, context: Context) -> int:
        if UNIT.match(text):
            return NO_FIT - 1
        if MEASURE.match(text):
            return 0 if role is Role.MEASURE else NO_FIT + 2
        return 1 + resumption_cost(text, context)


def _goals_of(table: RecordTable) -> tuple[list[Goal], list[Problem]]:
    """Return the goals of one table."""
    goals, problems = [], []
    level = _level(table)
    for row in table.rows:
        measure_name = table.name(Role.MEASURE)
        goal_cell, measure_cell = table.cell(row, Role.GOAL), table.cell(row, Role.MEASURE)
        if not measure_name:
            goal_cell, measure_cell, measure_name = _without_measure(goal_cell)
        texts = tuple(cell_text(part) for part in _goals_in(goal_cell))
        key = texts[0] if texts else None
        goal = field_of(table.source, table.name(Role.GOAL), goal_cell, key)
        everything = tuple(segment for cell in row.cells[1:] for segment in cell)
        place = place_of(table.source, goal_cell or everything, key)
        if goal is None:
            if everything:
                problems.append(_lost(table, everything, "Tavoitetaulukon riviltä ei löytynyt tavoitetta."))
            continue
        aim, points = _aim(table.cell(row, Role.AIM))
        unit = UNIT.match(texts[0])
        goals.append(
            Goal(
                level,
                table.source.section.organisation or "",
                aim,
                points,
                unit["unit"] if unit else None,
                texts,
                goal,
                field_of(table.source, measure_name, measure_cell, key),
                table.field(row, Role.RESPONSIBLE, key),
                table.field(row, Role.ACTUAL, key),
                table.field(row, Role.STATUS, key),
                place,
            )
        )
        problems += _doubts(table, goals[-1], table.doubtful(row))
    if table.left_out:
        problems.append(_lost(table, table.left_out, "Tavoitetaulukon tekstistä osa jäi rivien ulkopuolelle."))
    return goals, problems


def _level(table: RecordTable) -> GoalLevel:
    """Return whose decision the table's goals bind, after its headings; a plan's where they do not tell."""
    section = table.source.section
    for text in (section.subtitle or "", section.title, table.name(Role.GOAL)):
        if _COUNCIL.search(text):
            return GoalLevel.COUNCIL
        if _OPERATIONAL.search(text):
            return GoalLevel.OPERATIONAL
    return GoalLevel.OPERATIONAL if table.name(Role.RESPONSIBLE) else GoalLevel.COUNCIL


def _aim(cell: Cell) -> tuple[str, tuple[str, ...]]:
    """Return an aim's name and its points."""
    parts: list[list[Segment]] = [[]]
    for segment in cell:
        if BULLET.match(segment.text):
            parts.append([])
        parts[-1].append(segment)
    texts = [cell_text(part) for part in parts]
    return texts[0], tuple(BULLET.sub("", text, count=1) for text in texts[1:])


def _goals_in(cell: Cell) -> list[list[Segment]]:
    """Return each goal of a row apart: a new one begins where a line opens with a unit's short name."""
    goals: list[list[Segment]] = []
    for segment in cell:
        if not goals or UNIT.match(f"{segment.text} "):
            goals.append([])
        goals[-1].append(segment)
    return goals


def _without_measure(cell: Cell) -> tuple[Cell, Cell, str]:
    """Return a goal's cell parted at ``Mittari:``: the goal, the measure, and the word that opens the measure."""
    for number, segment in enumerate(cell):
        match = MEASURE.match(segment.text)
        if match:
            return cell[:number], cell[number:], match.group().rstrip(": ")
    return cell, (), ""


def _lost(table: RecordTable, cell: Cell, message: str) -> Problem:
    return Problem(ProblemKind.UNREAD_CELL, place_of(table.source, cell), cell_text(cell), message)


def _doubts(table: RecordTable, goal: Goal, doubtful: Sequence[str]) -> list[Problem]:
    """Return what is missing from a goal, and which of its cells may hold a neighbour's text."""
    place: Place = goal.place
    problems = [
        Problem(
            ProblemKind.AMBIGUOUS_ROW,
            place,
            goal.goals[0],
            f"Tavoiterivin sarakkeen {column} raja on epävarma: osa tekstistä voi kuulua viereiseen sarakkeeseen.",
        )
        for column in doubtful
    ]
    held = ((Role.AIM, goal.aim), (Role.STATUS, goal.status), (Role.ACTUAL, goal.actual))
    for role, value in held:
        if table.name(role) and not value:
            message = f"Tavoitteelta puuttuu tieto: {table.name(role)}."
            problems.append(Problem(ProblemKind.MISSING_FIELD, place, goal.goals[0], message))
    return problems
