"""Prose against tables: a sentence that repeats a table's figure, and one that nearly does.

A number in prose is held against the figures of the rows that its sentence names, of the same organisation. One that
is none of them may be something else; only where a slip of the pen parts it from the figure of the very row and time,
or it is that of another year than the sentence tells, is it a fault.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from ingest.audit.findings import Cause, CheckKind
from ingest.audit.grids import Grid
from ingest.audit.intervals import Interval
from ingest.audit.near_misses import slip
from ingest.audit.relations import Cell, Relation, Term
from ingest.naming import is_statement, is_topic
from store.contents import Contents
from store.errors import NumberTextError
from store.figures import Basis
from store.numbers import SPACE_CHARACTERS, parse_number
from store.periods import Period
from store.records import ProseQuantity
from store.words import base_forms, tokens

if TYPE_CHECKING:
    from store.units import Unit

_NUMBER = re.compile(rf"(?<!\d)\d{{1,3}}(?:[{SPACE_CHARACTERS}.]\d{{3}})+(?:,\d+)?|\d+(?:,\d+)?")
_BY_HOW_MUCH = re.compile(r"(?:eurolla|prosentilla|prosenttiyksik\w+|henkilöllä|htv:llä)\b", re.IGNORECASE)
_PLAN = re.compile(r"talousarvio|budj|määrärah|ennust", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SLIPS = (Cause.SWAPPED_DIGITS, Cause.ONE_DIGIT, Cause.DIGIT_COUNT, Cause.SHIFTED)
_ROUND_FROM = 1000
_FEW_DIGITS, _MANY_DIGITS = 3, 5
_LONGEST_SHORT_WORD = 6


@dataclass(frozen=True, slots=True)
class _Told:
    """A cell of a table, and the words of its row's name, each as its base forms."""

    cell: Cell
    words: tuple[frozenset[str], ...]


def prose_relations(contents: Contents, grids: Sequence[Grid]) -> list[Relation]:
    """Return which numbers in prose repeat, or should repeat, a figure of the document's tables."""
    told = [_Told(cell, words) for grid in grids for cell in grid.cells if (words := _label_words(cell.label))]
    by_unit: dict[Unit, list[_Told]] = defaultdict(list)
    for one in told:
        by_unit[one.cell.unit].append(one)
    relations: list[Relation] = []
    for quantity in contents.quantities:
        cell = _prose_cell(quantity)
        if cell is not None and quantity.factor is None:
            named = _named(quantity, by_unit[cell.unit])
            relation = _relation(quantity, cell, named, contents)
            relations += [relation] if relation is not None else []
    return relations


@lru_cache(maxsize=4096)
def _label_words(label: str) -> tuple[frozenset[str], ...]:
    """Return the words of a row's name as base forms; none for a name too plain to tell a row (``Menot``)."""
    words = [word for word in tokens(label) if word[0].isalpha() and len(word) > 1]
    if all(len(word) <= _LONGEST_SHORT_WORD for word in words):
        return ()
    return tuple(frozenset(base_forms(word)) for word in words)


def _prose_cell(quantity: ProseQuantity) -> Cell | None:
    """Return a number in prose as a cell: it is as exact as its last digit that is not a round zero."""
    match = _NUMBER.search(quantity.as_printed)
    try:
        number = parse_number(match[0]) if match else Decimal(0)
    except NumberTextError:
        return None
    base = quantity.quantity.in_base_units()
    if not number or not base.value:
        return None
    scale = abs(base.value / number)
    exponent = int(number.as_tuple().exponent)
    if exponent == 0 and number >= _ROUND_FROM:
        text = f"{number:f}"
        exponent = len(text) - len(text.rstrip("0"))
    step = Decimal(1).scaleb(exponent) * scale
    return Cell(
        value=base.value,
        step=step,
        half=step if quantity.approximate else step / 2,
        scale=scale,
        printed=quantity.as_printed,
        unit=base.unit,
        label=quantity.subject or "teksti",
        place=quantity.place,
        organisation=quantity.organisation,
        quote=quantity.quote,
        period=quantity.period,
    )


def _named(quantity: ProseQuantity, told: Iterable[_Told]) -> list[_Told]:
    """Return the cells whose row a sentence names, of the organisation that it is about."""
    found: list[_Told] = []
    bases = _sentence_bases(quantity.sentence)
    about = _owner(quantity.organisation)
    for one in told:
        owner = (one.cell.organisation or "").casefold()
        is_whole = owner.endswith((" kaupunki", " kunta"))
        if (about == owner or (not about and is_whole)) and all(word & bases for word in one.words):
            found.append(one)
    most = max((len(one.words) for one in found), default=0)
    return [one for one in found if len(one.words) == most]


def _owner(organisation: str | None) -> str:
    """Return whose a sentence is; nobody's where it stands below a heading that names no unit (``Tuloslaskelma``)."""
    name = organisation or ""
    return "" if is_statement(name) or is_topic(name) else name.casefold()


@lru_cache(maxsize=256)
def _sentence_bases(sentence: str) -> frozenset[str]:
    return frozenset(base for word in tokens(sentence) for base in base_forms(word))


def _relation(quantity: ProseQuantity, cell: Cell, named: Sequence[_Told], contents: Contents) -> Relation | None:
    """Return that a number repeats a figure, or should; None where nothing ties the two together."""
    span = _size(cell)
    equal = [one.cell for one in named if span.span.meets(_size(one.cell).span)]
    due = [one for one in named if _is_due(quantity, one.cell, contents.document.period)]
    right = [one.cell for one in due if one.cell in equal]
    if right:
        return _tie(cell, min(right, key=lambda figure: figure.step))
    if _BY_HOW_MUCH.search(quantity.as_printed):
        return None
    if equal:
        stale = _is_stale(quantity, equal, due)
        return _tie(replace(cell, kin=(cell.value, cell.value)), due[0].cell) if stale else None
    near = [one for one in due if _is_near(quantity, span, one)]
    return _tie(cell, near[0].cell) if near and len({one.cell.value for one in near}) == 1 else None


def _size(cell: Cell) -> Cell:
    """Return a cell without its sign: prose tells costs as positive amounts."""
    return replace(cell, value=abs(cell.value))


def _tie(cell: Cell, figure: Cell) -> Relation:
    sign = 1 if (cell.value < 0) == (figure.value < 0) else -1
    page = f", s. {figure.place.page}" if figure.place.page is not None else ""
    formula = f"rivi {figure.label}, sarake {figure.place.column}{page}"
    return Relation(CheckKind.PROSE, cell, (Term(figure, sign),), formula)


def _is_due(quantity: ProseQuantity, cell: Cell, reported: Period | None) -> bool:
    """Whether a cell is of the time that a sentence tells, or of the report's own where it tells none."""
    time = quantity.period or reported
    if time is None or cell.period is None:
        return False
    is_plan = cell.basis in (Basis.BUDGET, Basis.AMENDED_BUDGET, Basis.FORECAST, Basis.PLAN)
    wanted = is_plan if _PLAN.search(quantity.sentence) else cell.basis is Basis.ACTUAL
    same = cell.period == time or (cell.period.first == cell.period.last and cell.period.last == time.last)
    return wanted and same


def _is_stale(quantity: ProseQuantity, equal: Sequence[Cell], due: Sequence[_Told]) -> bool:
    """Whether a number is that of another time than the one year that its sentence tells."""
    years = set(_YEAR.findall(quantity.sentence))
    if quantity.period is None or len(years) != 1 or not due or not _is_subject(quantity, due[0]):
        return False
    others = {cell.period for cell in equal if cell.basis is Basis.ACTUAL}
    return bool(others) and quantity.period not in others and quantity.period.last.year == int(next(iter(years)))


def _is_near(quantity: ProseQuantity, cell: Cell, one: _Told) -> bool:
    """Whether a slip of the pen parts a number from the figure that it should be, too near for chance."""
    digits = len(f"{int(cell.value / cell.step):d}")
    if quantity.approximate or digits < _FEW_DIGITS or (digits < _MANY_DIGITS and not _is_subject(quantity, one)):
        return False
    figure = _size(one.cell)
    low, high = figure.span.low, figure.span.high
    return slip(cell, Interval(low, high)) in _SLIPS


def _is_subject(quantity: ProseQuantity, one: _Told) -> bool:
    """Whether a number is about the row, by the words that tell its subject."""
    subject = frozenset(quantity.subject.split())
    return all(word & subject for word in one.words)
