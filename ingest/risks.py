"""Risk tables to risks: the class, the risk, its probability and significance, the control and how it went."""

import re
from collections.abc import Sequence
from decimal import Decimal

from ingest.cells import Cell, RecordTable, TableRow, cell_text, field_of, is_contiguous, place_of, quotes
from ingest.paragraph_costs import NO_FIT, resumption_cost
from ingest.record_columns import RISK_COLUMNS, Columns, Role
from ingest.record_tables import read_tables
from ingest.row_layout import Context, Piece
from ingest.sections import Section
from store.errors import NumberTextError
from store.figures import Problem, ProblemKind
from store.numbers import parse_number
from store.records import Field, Risk

_PROBABILITY = r"Todennäköisyys|Todennäk\.?|Tn"
_SIGNIFICANCE = r"Merkittävyys|Vaikutus|Vaikuttavuus|Vakavuus"
_LABELLED = re.compile(rf"(?:{_PROBABILITY}|{_SIGNIFICANCE})\s*[:=]?\s*\d", re.IGNORECASE)
_NUMBER_AFTER = r"\s*[:=]?\s*(?P<number>\d+(?:,\d+)?)"
_PROBABILITY_NUMBER = re.compile(rf"\b(?:{_PROBABILITY}){_NUMBER_AFTER}", re.IGNORECASE)
_SIGNIFICANCE_NUMBER = re.compile(rf"\b(?:{_SIGNIFICANCE}){_NUMBER_AFTER}", re.IGNORECASE)
_CLASS_WORDS = (
    r"strategi|talou|taloudelli|toiminnalli|operatiivi|vahinko|rahoitus|henkilöstö|tieto|omaisuus|ympäristö|maine|"
    r"juridi|oikeudelli|hallinnolli|poliitti|ulkoi|sisäi|muu"
)
_CLASS = re.compile(
    rf"(?:[A-ZÅÄÖ][\w-]*(?:\s+(?:ja|/)\s+[\w-]+)?\s+)?[\w-]*risk(?:i|it)|(?:{_CLASS_WORDS})\w*(?:\s+risk(?:i|it))?",
    re.IGNORECASE,
)
_OTHER_STYLE = 2


def read_risks(sections: Sequence[Section], name: str) -> tuple[list[Risk], list[Problem]]:
    """Return the risks of a document's risk tables, in order, and what is doubtful; ``name`` is the document's."""
    risks: list[Risk] = []
    problems: list[Problem] = []
    kind = RiskKind()
    for section in sections:
        for table in read_tables(section, name, kind):
            found, doubts = _risks_of(table)
            risks += found
            problems += doubts
    return risks, problems


class RiskKind:
    """How the columns of a risk table read."""

    columns: Columns = RISK_COLUMNS

    def may_start(self, role: Role | None) -> bool:
        """Return whether a row may begin with this column."""
        return role in (Role.RISK_CLASS, Role.RISK)

    def cells_on_line(self, line: str) -> list[str]:
        """Return a first line's parts: the class before the risk, and the value after it, stand apart."""
        parts = []
        value = _LABELLED.search(line)
        end = value.start() if value else len(line)
        words = line[:end].split()
        for count in range(len(words), 0, -1):
            rest = words[count:]
            if _CLASS.fullmatch(" ".join(words[:count])) and line[:1].isupper() and rest and rest[0][0].isupper():
                parts.append(" ".join(words[:count]))
                words = rest
                break
        parts += [" ".join(words)] if words else []
        return parts + ([line[end:]] if value else [])

    def cost(self, piece: Piece, role: Role | None, context: Context) -> int:
        """Return how badly a piece suits a column."""
        text = piece.text
        values = bool(_LABELLED.match(text))
        if role in (Role.RISK_VALUE, Role.PROBABILITY, Role.SIGNIFICANCE):
            return 0 if values or (text.isdigit() and role is not Role.RISK_VALUE) else NO_FIT
        if values or text.isdigit():
            return NO_FIT
        if role is Role.RISK_CLASS:
            return 0 if _CLASS.fullmatch(text) and context.in_cell is None else NO_FIT
        if role is Role.RISK:
            return 1 + resumption_cost(text, context) + 2 * (context.in_cell is not None)
        return 1 + resumption_cost(text, context) + _style_cost(text, context)


def _style_cost(text: str, context: Context) -> int:
    """Return what it costs to put whole sentences and mere phrases into one cell."""
    if context.in_cell is None or context.continued:
        return 0
    return 0 if text.endswith(".") == context.in_cell.text.endswith(".") else _OTHER_STYLE


def _risks_of(table: RecordTable) -> tuple[list[Risk], list[Problem]]:
    """Return the risks of one table."""
    risks: list[Risk] = []
    problems: list[Problem] = []
    for row in table.rows:
        cell = table.cell(row, Role.RISK)
        everything = tuple(segment for each in row.cells for segment in each)
        if not cell:
            message = "Riskitaulukon riviltä ei löytynyt riskin kuvausta."
            place = place_of(table.source, everything)
            problems.append(Problem(ProblemKind.UNREAD_CELL, place, cell_text(everything), message))
            continue
        risk = _risk(table, row)
        risks.append(risk)
        problems += _doubts(table, row, risk)
    if table.left_out:
        message = "Riskitaulukon tekstistä osa jäi rivien ulkopuolelle."
        place = place_of(table.source, table.left_out)
        problems.append(Problem(ProblemKind.UNREAD_CELL, place, cell_text(table.left_out), message))
    return risks, problems


def _risk(table: RecordTable, row: TableRow) -> Risk:
    """Return the risk of a row."""
    cell, class_cell = table.cell(row, Role.RISK), table.cell(row, Role.RISK_CLASS)
    key = cell_text(cell)
    text = Field(table.name(Role.RISK), key, _risk_quotes(table, row), place_of(table.source, cell, key))
    value = table.field(row, Role.RISK_VALUE, key)
    return Risk(
        table.source.section.organisation or "",
        table.field(row, Role.RISK_CLASS, key) or Field("", "", (), place_of(table.source, class_cell or cell, key)),
        text,
        _value(table, row, Role.PROBABILITY, _PROBABILITY_NUMBER),
        _value(table, row, Role.SIGNIFICANCE, _SIGNIFICANCE_NUMBER),
        value or field_of(table.source, *_value_cells(table, row), key),
        table.field(row, Role.CONTROL, key),
        table.field(row, Role.REALISATION, key),
        text.place,
    )


def _risk_quotes(table: RecordTable, row: TableRow) -> tuple[str, ...]:
    """Return the row from its class to its value where that is one stretch of the source; else the risk's cell."""
    cell = table.cell(row, Role.RISK)
    whole = (*table.cell(row, Role.RISK_CLASS), *cell, *table.cell(row, Role.RISK_VALUE), *_value_cells(table, row)[1])
    return quotes(whole) if is_contiguous(whole) else quotes(cell)


def _value_cells(table: RecordTable, row: TableRow) -> tuple[str, Cell]:
    """Return the name and segments of the value where probability and significance have columns of their own."""
    roles = (Role.PROBABILITY, Role.SIGNIFICANCE)
    name = " / ".join(table.name(role) for role in roles if table.name(role))
    return name, tuple(segment for role in roles for segment in table.cell(row, role))


def _value(table: RecordTable, row: TableRow, role: Role, pattern: re.Pattern[str]) -> int | None:
    """Return a printed class number; None where none can be read."""
    match = pattern.search(cell_text(table.cell(row, Role.RISK_VALUE)))
    printed = match["number"] if match else cell_text(table.cell(row, role))
    try:
        number = parse_number(printed)
    except NumberTextError:
        return None
    return int(number) if number == number.to_integral_value() and number >= Decimal(0) else None


def _doubts(table: RecordTable, row: TableRow, risk: Risk) -> list[Problem]:
    """Return what is missing from a risk, and which of its cells may hold a neighbour's text."""
    problems = [
        Problem(
            ProblemKind.AMBIGUOUS_ROW,
            risk.place,
            risk.risk.text,
            f"Riskirivin sarakkeen {column} raja on epävarma: osa tekstistä voi kuulua viereiseen sarakkeeseen.",
        )
        for column in table.doubtful(row)
    ]
    missing = [name for name, value in (("todennäköisyys", risk.probability), ("merkittävyys", risk.significance))
               if value is None]  # fmt: skip
    missing += [table.name(role) for role in (Role.CONTROL, Role.REALISATION)
                if table.name(role) and not table.cell(row, role)]  # fmt: skip
    problems += [
        Problem(ProblemKind.MISSING_FIELD, risk.place, risk.risk.text, f"Riskiltä puuttuu tieto: {name}.")
        for name in missing
    ]
    return problems
