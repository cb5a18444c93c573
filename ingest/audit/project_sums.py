"""What a project list owes itself: its total its rows, a project its parts, a card the list."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from ingest.audit.findings import CheckKind
from ingest.audit.near_misses import slip
from ingest.audit.relations import Cell, Relation, Term
from store.contents import Contents
from store.numbers import SPACE_CHARACTERS
from store.records import Amount, Project, ProjectAmount, ProjectSource
from store.units import Dimension

_NUMBER = re.compile(rf"\d[\d{SPACE_CHARACTERS}.]*(?:,(?P<decimals>\d+))?")
_HOLDING_PER_FAILING = 2


def project_relations(contents: Contents) -> list[Relation]:
    """Return the identities of a document's project lists and cards."""
    cells = {
        (number, amount.amount, amount.level): _cell(project, amount)
        for number, project in enumerate(contents.projects)
        for amount in project.amounts
        if amount.quantity.unit.dimension is Dimension.MONEY
    }
    return [
        *_totals(contents.projects, cells),
        *_borne_out(list(_parts(cells))),
        *_borne_out(list(_shares(cells))),
        *_twice(contents.projects, cells),
    ]


_Cells = dict[tuple[int, Amount, str | None], Cell]


def _cell(project: Project, amount: ProjectAmount) -> Cell:
    quantity = amount.quantity.in_base_units()
    printed = amount.field.text
    match = _NUMBER.search(printed)
    decimals = len(match["decimals"] or "") if match else 0
    step = amount.quantity.unit.scale.scaleb(-decimals)
    return Cell(
        value=quantity.value,
        step=step,
        half=step / 2,
        scale=amount.quantity.unit.scale,
        printed=printed,
        unit=quantity.unit,
        label=project.name,
        place=amount.field.place,
        organisation=project.organisation,
        quote=amount.field.quotes[0] if amount.field.quotes else printed,
        kin=tuple(other.quantity.value for other in project.amounts),
    )


def _totals(projects: Sequence[Project], cells: _Cells) -> Iterable[Relation]:
    """Give that a total row is the sum of the rows above it, since the last total."""
    rows: list[int] = []
    for number, project in enumerate(projects):
        if project.source is ProjectSource.TABLE_ROW:
            if rows and projects[rows[-1]].organisation != project.organisation:
                rows = []
            rows.append(number)
        elif project.source is ProjectSource.TABLE_TOTAL:
            for amount in Amount:
                total = cells.get((number, amount, None))
                terms = tuple(Term(cell) for row in rows if (cell := cells.get((row, amount, None))) is not None)
                if total is not None and len(terms) > 1 and all(term.cell.unit is total.unit for term in terms):
                    formula = f"{len(terms)} hankkeen summa"
                    yield Relation(CheckKind.PROJECT_TOTAL, total, terms, formula, is_certain=len(terms) == len(rows))
            rows = []


def _parts(cells: _Cells) -> Iterable[Relation]:
    """Give that an amount is the sum of the parts that are told beside it."""
    levels: dict[tuple[int, Amount], list[str]] = defaultdict(list)
    for number, amount, level in cells:
        if level is not None:
            levels[number, amount].append(level)
    for (number, amount), names in levels.items():
        whole = cells.get((number, amount, None))
        if whole is not None and len(names) > 1:
            terms = tuple(Term(cells[number, amount, name]) for name in names)
            yield Relation(CheckKind.PROJECT_PARTS, whole, terms, " + ".join(names))


def _shares(cells: _Cells) -> Iterable[Relation]:
    """Give that the municipality pays what the costs are above the income, in the whole and in each part."""
    levels = {(number, level) for number, _, level in cells}
    for number, level in sorted(levels, key=lambda key: (key[0], key[1] or "")):
        wanted = (Amount.CITY_SHARE, Amount.GROSS_COSTS, Amount.GROSS_INCOME)
        share, costs, income = (cells.get((number, amount, level)) for amount in wanted)
        if share is not None and costs is not None and income is not None:
            formula = f"{Amount.GROSS_COSTS.value} − {Amount.GROSS_INCOME.value}"
            yield Relation(CheckKind.PROJECT_PARTS, share, (Term(costs), Term(income, -1)), formula)


def _twice(projects: Sequence[Project], cells: _Cells) -> Iterable[Relation]:
    """Give that a project's card tells the amounts of its row in the list."""
    found: list[Relation] = []
    cards = [number for number, project in enumerate(projects) if project.source is ProjectSource.CARD]
    for number, project in enumerate(projects):
        if project.source is not ProjectSource.TABLE_ROW:
            continue
        for card in cards:
            if not _is_same(project, projects[card]):
                continue
            for amount in Amount:
                one, other = cells.get((number, amount, None)), cells.get((card, amount, None))
                if one is not None and other is not None and one.unit is other.unit:
                    formula = f"hankekortti {projects[card].name}"
                    found.append(Relation(CheckKind.PROJECT_TWICE, one, (Term(other),), formula))
    return _borne_out(found)


def _is_same(one: Project, other: Project) -> bool:
    names = ["".join(re.findall(r"\w+", project.name.casefold())) for project in (one, other)]
    same_time = one.period is None or other.period is None or one.period == other.period
    return names[0] == names[1] and same_time


def _borne_out(relations: Sequence[Relation]) -> list[Relation]:
    """Return relations that hold in most projects; a lone one that fails counts where a slip explains it."""
    telling = [relation for relation in relations if not relation.is_trivial]
    failing = [relation for relation in telling if not relation.holds()]
    if len(telling) - len(failing) >= _HOLDING_PER_FAILING * len(failing):
        return list(relations)
    slips = [relation for relation in failing if any(slip(cell, relation.implied(cell)) for cell in relation.cells)]
    return slips if len(telling) == 1 else [relation for relation in telling if relation.holds()]
