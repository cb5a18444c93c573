"""Questions about figures of tables: chooses the task, finds the facts, and hands them to the task."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from assistant import wording
from assistant.answer import Option, Part
from assistant.budget_check import check_budget
from assistant.calculator import Node, Operation
from assistant.extremes import Candidate, RankKey, list_moved, rank
from assistant.facts import Fact
from assistant.figure_names import fact_at, has, organisations_for, parts_of
from assistant.figure_tasks import (
    Group,
    change,
    difference_between,
    lookup,
    mean,
    mean_per_month,
    projection,
    ratio,
    realisation,
    rest,
    share,
    total,
)
from assistant.interpretation import Asked, Point, Task
from assistant.knowledge import Knowledge
from assistant.lookup import Found, find, of
from assistant.outcome import ChoiceError, MissingFigureError, Outcome
from assistant.sourcing import Sources
from assistant.spelling import folded
from assistant.timewords import Direction, Shift
from assistant.vocabulary import Nature
from store.figures import Basis

_GROWTH = ("grow", "shrink", "worsen", "improve", "change", "minus")
_DIRECTIONS = ("grow", "shrink", "worsen", "improve")
_BUDGETS = (Basis.AMENDED_BUDGET, Basis.BUDGET)
_PAIR = 2
_MOST_OPTIONS = 6
_MAIN_ROWS = ("toimintatuotot", "toimintakulut", "toimintakate")


def task_of(asked: Asked) -> Task:
    """Return what is to be done with the figures that a question names."""
    heard = asked.operations
    for task, fits in _RULES:
        if fits(asked, heard):
            return task
    return Task.LOOKUP


def _several(asked: Asked) -> bool:
    return len(asked.organisations) >= _PAIR or len(asked.measures) >= _PAIR


def _says_realised(asked: Asked) -> bool:
    return any(point.basis is Basis.REALISATION for point in asked.points)


def _spent_together(asked: Asked) -> bool:
    return "spend" in asked.operations and not (asked.elative_at and len(asked.organisations) == _PAIR)


def _uses_budget(asked: Asked) -> bool:
    return any(point.basis in (*_BUDGETS, Basis.REALISATION) for point in asked.points)


_RULES: tuple[tuple[Task, Callable[[Asked, frozenset[str]], bool]], ...] = (
    (Task.PROJECTION, lambda asked, heard: "project" in heard),
    (
        Task.BUDGET_CHECK,
        lambda asked, heard: bool(heard & {"keep", "exceed", "fall short"}) and not heard & {"most", "least", "count"},
    ),
    (Task.RANK, lambda asked, heard: bool(heard & {"most", "least"}) and not asked.organisations[1:]),
    (Task.MEAN, lambda asked, heard: "mean" in heard or "per month" in heard),
    (Task.REST, lambda asked, heard: "rest" in heard and _several(asked)),
    (Task.SHARE, lambda asked, heard: "cover" in heard and len(asked.measures) >= _PAIR),
    (Task.RATIO, lambda asked, heard: "ratio" in heard),
    (
        Task.COMPARISON,
        lambda asked, heard: _several(asked) and (asked.unit == "pp" or bool(heard & {"bigger", "smaller"})),
    ),
    (
        Task.COMPARISON,
        lambda asked, heard: _several(asked) and len(asked.points) < _PAIR and bool(heard & {"change", "minus"}),
    ),
    (Task.CHANGE, lambda asked, heard: bool(heard & set(_GROWTH))),
    (Task.CHANGE, lambda asked, heard: len(asked.points) >= _PAIR and bool(heard & {"bigger", "smaller", "compare"})),
    (
        Task.REALISATION,
        lambda asked, heard: (
            asked.unit == "%"
            and _uses_budget(asked)
            and "share" not in heard
            and (not _several(asked) or "sum" in heard or _says_realised(asked) or _spent_together(asked))
        ),
    ),
    (Task.SHARE, lambda asked, heard: bool(_several(asked) and ("share" in heard or asked.unit == "%"))),
    (Task.REALISATION, lambda asked, heard: _several(asked) and "sum" in heard and _says_realised(asked)),
    (Task.SUM, lambda asked, heard: "sum" in heard and _several(asked)),
    (Task.REALISATION, lambda asked, heard: asked.unit == "%"),
    (Task.REALISATION, lambda asked, heard: any(p.basis is Basis.REALISATION for p in asked.points)),
)


class FigureDesk:
    """Answers questions about figures of tables."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Take the facts to answer from."""
        self._knowledge = knowledge

    def answer(self, asked: Asked, text: str) -> Outcome:
        """Return the answer to what is asked; ``text`` is the question, to repeat it with an option.

        Raises:
            MissingFigureError: If the documents do not hold a figure that is needed.
            ChoiceError: If several organisations fit.
            PeriodMismatchError: If different parts of the year would be compared unasked.
        """
        asked = self._with_default_measure(self._with_weak_measures(asked), text)
        task = task_of(asked)
        if task is Task.CHANGE and _asks_which_rows(asked, text):
            return self.moved(asked, text)
        if task is Task.BUDGET_CHECK:
            return self._budget_check(asked, text)
        if task is Task.RANK:
            return self._rank(asked, text)
        measures = asked.measures
        asked = self._year_before(asked)
        points = [self._settled(point, asked) for point in asked.points] or [Point()]
        organisations = organisations_for(self._knowledge, asked, measures, _existing(points[0], task), text)
        outcome = self._perform(task, replace(asked, organisations=organisations, points=tuple(points)))
        assumed = not asked.organisations
        parts = parts_of(outcome.facts, assumed_organisation=assumed, assumed_column=self._column_assumed(asked))
        return replace(outcome, parts=parts)

    def moved(self, asked: Asked, text: str) -> Outcome:
        """Return the rows of a sum that moved the way that is asked ("mitkä menot vähenivät").

        Raises:
            MissingFigureError: If none did.
        """
        growth = next(name for name in _DIRECTIONS if name in asked.operations)
        group = "income rows" if asked.measures[0] == "Toimintatuotot" else "cost rows"
        whole = replace(asked, group=group, measures=(), operations=asked.operations | {"most"})
        points = [self._settled(point, asked) for point in asked.points] or [Point()]
        sources = Sources()
        found, nature = self._candidates(whole, points, growth, sources, text)
        return list_moved(found, sources, RankKey(most=True, direction=growth, nature=nature))

    def _year_before(self, asked: Asked) -> Asked:
        """ "Edellisvuonna" with no other time is the year before the newest report's."""
        lone = len(asked.points) == 1 and asked.points[0].shift is Shift.YEAR_BEFORE
        if not lone or asked.operations & set(_DIRECTIONS) or "change" in asked.operations:
            return asked
        return replace(asked, points=(replace(asked.points[0], shift=Shift.LAST_YEAR),))

    def _with_weak_measures(self, asked: Asked) -> Asked:
        needs_two = "share" in asked.operations or "cover" in asked.operations
        if asked.weak_measures and (not asked.measures or (needs_two and len(asked.measures) == 1)):
            return replace(asked, measures=(*asked.measures, *asked.weak_measures))
        return asked

    def _with_default_measure(self, asked: Asked, text: str) -> Asked:
        """Money that was spent, without a row named, is the operating costs; a bare budget is asked about."""
        if asked.measures or task_of(asked) is Task.BUDGET_CHECK or asked.group in ("cost rows", "income rows"):
            return asked
        if "spend" in asked.operations or (asked.operations & {"most", "least"} and asked.group in ("units", "boards")):
            return replace(asked, measures=("Toimintakulut",))
        owners = asked.organisations or asked.weak_organisations
        there = dict.fromkeys(fact.measure for fact in self._knowledge.facts if fact.entity in owners)
        main = [name for name in there if name.casefold() in _MAIN_ROWS] or list(there)[:_MOST_OPTIONS]
        options = tuple(Option(name, f"{text.rstrip('?. ')} – {wording.lower_first(name)}?") for name in main)
        if not options:
            raise MissingFigureError(wording.NOT_FOUND)
        rows = wording.listed([wording.lower_first(name) for name in main])
        raise ChoiceError(f"Mitä lukua tarkoitat? Vaihtoehdot: {rows}.", options)

    def _budget_check(self, asked: Asked, text: str) -> Outcome:
        point = Point(basis=Basis.REALISATION, year=next((p.year for p in asked.points if p.year), None))
        measures = [measure.casefold() for measure in asked.measures]
        owners = organisations_for(self._knowledge, asked, measures or ["toimintakulut"], point, text)
        outcome = check_budget(self._knowledge, owners[0], measures, point.year)
        parts = parts_of(outcome.facts, assumed_organisation=not asked.organisations, assumed_column=point.year is None)
        return replace(outcome, parts=parts)

    def _column_assumed(self, asked: Asked) -> bool:
        return not asked.points or asked.points[0].is_bare

    def _settled(self, point: Point, asked: Asked) -> Point:
        """Fill what words like "viime vuonna" leave open, from the newest report."""
        year = self._knowledge.report_year
        if year is None:
            return point
        if point.shift is Shift.LAST_YEAR:
            return replace(point, year=year - 1, shift=None)
        if point.shift is Shift.THIS_YEAR:
            return replace(point, year=year, shift=None)
        return point

    def _perform(self, task: Task, asked: Asked) -> Outcome:
        match task:
            case Task.RATIO if len(asked.organisations) >= _PAIR and len(asked.points) < _PAIR:
                return ratio(*self._two_groups(asked))
            case Task.CHANGE | Task.RATIO:
                return self._change(task, asked)
            case Task.SHARE | Task.REST | Task.COMPARISON:
                return self._of_two(task, asked)
            case Task.REALISATION:
                return self._realisation(asked)
            case Task.PROJECTION:
                return self._projection(asked)
            case Task.MEAN:
                return self._mean(asked)
            case Task.SUM:
                return total(self._group(asked, asked.points[0]))
            case _:
                return self._lookup(asked)

    def _found(self, organisation: str, measure: str, point: Point) -> Found:
        return fact_at(self._knowledge, organisation, measure, point)

    def _group(self, asked: Asked, point: Point) -> Group:
        return Group(
            tuple(
                self._found(organisation, measure, point).fact
                for organisation in asked.organisations
                for measure in asked.measures
            )
        )

    def _lookup(self, asked: Asked) -> Outcome:
        if asked.unit not in (None, "EUR", "%", "pp"):
            raise MissingFigureError(wording.NOT_FOUND)
        points = [point for point in asked.points if point.shift is not Shift.YEAR_BEFORE] or [Point()]
        found = [
            self._found(organisation, measure, point)
            for point in points
            for organisation in asked.organisations
            for measure in asked.measures
        ]
        outcome = lookup([each.fact for each in found])
        notes = list(dict.fromkeys(each.assumed for each in found if each.assumed))
        if notes:
            outcome = replace(outcome, text=f"{outcome.text} Oletus: {wording.listed(notes)}.")
        return outcome

    def _change(self, task: Task, asked: Asked) -> Outcome:
        later, earlier, asked_for = self._two_points(asked)
        one, other = self._group(asked, later), self._group(asked, earlier)
        if one.facts == other.facts:
            raise MissingFigureError(wording.NOT_UNDERSTOOD)
        if task is Task.RATIO:
            return ratio(one, other)
        term = self._knowledge.vocabulary.measure(one.first.measure)
        return change(one, other, term.nature if term else None, asked.unit, asked_for=asked_for)

    def _two_points(self, asked: Asked) -> tuple[Point, Point, bool]:
        """Return the later and the earlier column of a change, and whether the question named both."""
        points = [point for point in asked.points if point.shift is not Shift.YEAR_BEFORE and not point.is_bare]
        if len(points) >= _PAIR:
            first, second = points[0], points[1]
            if first.basis and second.basis is None:
                second = replace(second, basis=first.basis, closing=first.closing and not second.months)
            if (
                second.months is None
                and first.months
                and second.year
                and not second.closing
                and second.basis is Basis.ACTUAL
            ):
                second = replace(second, months=first.months)
            if second.basis and first.basis is None and first.months is None and second.months is None:
                first = replace(first, closing=second.closing)
            return (*_ordered(first, second, asked), True)
        if points and self._is_base(points[0], asked):
            return self._newest_beside(points[0], asked)
        later = points[0] if points else Point()
        found = self._found(asked.organisations[0], asked.measures[0], later).fact
        if found.period is None or found.basis not in (Basis.ACTUAL, *_BUDGETS):
            raise MissingFigureError(wording.NOT_UNDERSTOOD)
        if found.basis in _BUDGETS:
            return later, Point(basis=Basis.ACTUAL, year=found.period.first.year - 1, closing=True), True
        months = None if found.period.is_year else (found.period.first.month, found.period.last.month)
        return later, Point(basis=Basis.ACTUAL, year=found.period.first.year - 1, months=months), False

    def _is_base(self, point: Point, asked: Asked) -> bool:
        """Whether the only column named is what the newest one is compared with ("vuoteen 2024 verrattuna")."""
        year = self._knowledge.report_year
        compared = point.direction is Direction.FROM or "compare" in asked.operations
        return compared and point.year is not None and year is not None and point.year < year

    def _newest_beside(self, base: Point, asked: Asked) -> tuple[Point, Point, bool]:
        newest = self._found(asked.organisations[0], asked.measures[0], Point()).fact
        if newest.period is None or base.closing or base.months is not None:
            return Point(), base, False
        months = None if newest.period.is_year else (newest.period.first.month, newest.period.last.month)
        return Point(), replace(base, months=months, basis=Basis.ACTUAL), False

    def _of_two(self, task: Task, asked: Asked) -> Outcome:
        one, other = self._two_groups(asked)
        if task is Task.COMPARISON:
            return difference_between(one, other)
        whole, part = self._whole_and_part(one, other, asked)
        return rest(whole, part) if task is Task.REST else share(part, whole)

    def _two_groups(self, asked: Asked) -> tuple[Group, Group]:
        point = asked.points[0]
        asked = _whole_first(asked)
        if len(asked.organisations) >= _PAIR:
            first = Group((self._found(asked.organisations[0], asked.measures[0], point).fact,))
            rest_of = tuple(self._found(name, asked.measures[0], point).fact for name in asked.organisations[1:])
            return first, Group(rest_of)
        organisation = asked.organisations[0]
        first = Group((self._found(organisation, asked.measures[0], point).fact,))
        return first, Group(tuple(self._found(organisation, name, point).fact for name in asked.measures[1:]))

    def _whole_and_part(self, one: Group, other: Group, asked: Asked) -> tuple[Group, Group]:
        """The whole stands in the elative ("kuluista"); where that does not tell, it is the larger one."""
        if "cover" in asked.operations:
            return self._by_nature(one, other)
        in_elative = [
            [
                fact.entity in asked.elatives or fact.key in {name.casefold() for name in asked.elatives}
                for fact in group.facts
            ]
            for group in (one, other)
        ]
        if any(in_elative[0]) != any(in_elative[1]) and len(asked.organisations) == 1:
            return (one, other) if any(in_elative[0]) else (other, one)
        if _whole_said(asked) is not None:
            return one, other
        size = [abs(sum((fact.quantity.value for fact in group.facts), Decimal(0))) for group in (one, other)]
        return (one, other) if size[0] >= size[1] else (other, one)

    def _by_nature(self, one: Group, other: Group) -> tuple[Group, Group]:
        term = self._knowledge.vocabulary.measure(one.first.measure)
        return (one, other) if term and term.nature is Nature.COST else (other, one)

    def _realisation(self, asked: Asked) -> Outcome:
        """The printed rate of one cell; of several together the rate of their sums."""
        timed = next((point for point in asked.points if point.year is not None), asked.points[0])
        if not _several(asked):
            point = replace(timed, basis=Basis.REALISATION, months=None)
            if any(p.months and p.basis is not Basis.REALISATION for p in asked.points):
                point = replace(point, months=next(p.months for p in asked.points if p.months))
            facts = of(self._knowledge.facts, asked.organisations[0], asked.measures[0])
            found = find(facts, point)
            if found is not None:
                return lookup([found.fact])
        budget = self._group(asked, Point(basis=Basis.AMENDED_BUDGET, year=timed.year))
        months = next((point.months for point in asked.points if point.months), None)
        year = timed.year or (budget.first.period.first.year if budget.first.period else None)
        actual = self._group(asked, Point(basis=Basis.ACTUAL, year=year, months=months))
        return realisation(actual, budget)

    def _projection(self, asked: Asked) -> Outcome:
        timed = next((p for p in asked.points if p.months and p.months[0] == 1 and p.year is not None), Point())
        actual = self._group(asked, replace(timed, basis=Basis.ACTUAL, closing=False))
        period = actual.first.period
        against = _uses_budget(asked) or bool(asked.operations & {"exceed", "fall short"})
        if not against or period is None:
            return projection(actual, None)
        budget = self._group(asked, Point(basis=Basis.AMENDED_BUDGET, year=period.last.year))
        return projection(actual, budget)

    def _mean(self, asked: Asked) -> Outcome:
        if "per month" in asked.operations:
            return mean_per_month(self._group(asked, asked.points[0]))
        groups = [
            Group((self._found(organisation, measure, point).fact,))
            for point in asked.points
            for organisation in asked.organisations
            for measure in asked.measures
        ]
        if len(groups) < _PAIR:
            return mean_per_month(groups[0])
        return mean(groups)

    def _rank(self, asked: Asked, text: str) -> Outcome:
        growth = next((name for name in _DIRECTIONS if name in asked.operations), None)
        asked = self._year_before(asked)
        points = [self._settled(point, asked) for point in asked.points] or [Point()]
        if "elative budget" in asked.operations and growth is None:
            points = [replace(points[0], basis=Basis.REALISATION, months=None)]
        sources = Sources()
        candidates, nature = self._candidates(asked, points, growth, sources, text)
        if not candidates:
            raise MissingFigureError(wording.NOT_FOUND)
        place = 2 if "third" in asked.operations else 1 if "second" in asked.operations else 0
        key = RankKey("most" in asked.operations, growth, nature, place)
        heading = _rank_heading(growth, most=key.most, place=place)
        outcome = rank(candidates, sources, key, heading, positive=growth is not None)
        parts = parts_of(outcome.facts, assumed_organisation=False, assumed_column=self._column_assumed(asked))
        return replace(outcome, parts=(*parts, Part("Tehtävä", heading)))

    def _candidates(
        self, asked: Asked, points: Sequence[Point], growth: str | None, sources: Sources, text: str
    ) -> tuple[list[Candidate], Nature | None]:
        """Return what a ranking ranges over, and the nature of the rows."""
        pairs = self._rank_pairs(asked, points[0], text)
        candidates: list[Candidate] = []
        over_measures = len({measure for _, measure in pairs}) > 1
        nature: Nature | None = None
        for organisation, measure in pairs:
            candidate = self._candidate(
                replace(asked, organisations=(organisation,), measures=(measure,), points=tuple(points)),
                growth,
                sources,
            )
            if candidate is None:
                continue
            fact = candidate.facts[0]
            term = self._knowledge.vocabulary.measure(fact.measure)
            nature = term.nature if term else nature
            candidates.append(replace(candidate, name=fact.measure if over_measures else fact.entity))
        return candidates, nature

    def _candidate(self, asked: Asked, growth: str | None, sources: Sources) -> Candidate | None:
        try:
            if growth is None:
                group = self._group(asked, asked.points[0])
                return Candidate("", group.expression(sources), group.facts)
            later, earlier, _ = self._two_points(asked)
            one, other = self._group(asked, later), self._group(asked, earlier)
        except MissingFigureError:
            return None
        operation = Operation.CHANGE_RATE if asked.unit == "%" else Operation.DIFFERENCE
        if operation is Operation.CHANGE_RATE and not other.first.quantity.value:
            return None
        expression = Node(operation, (one.expression(sources), other.expression(sources)))
        return Candidate("", expression, (*one.facts, *other.facts))

    def _rank_pairs(self, asked: Asked, point: Point, text: str) -> list[tuple[str, str]]:
        """Return the (organisation, measure) pairs that a ranking ranges over."""
        if asked.group in ("cost rows", "income rows") or (asked.organisations and not asked.measures):
            organisations = organisations_for(self._knowledge, asked, (), point, text)
            wanted = {"cost rows": Nature.COST, "income rows": Nature.INCOME}.get(asked.group or "")
            return [(name, measure) for name in organisations[:1] for measure in self._rows(name, wanted)]
        if not asked.measures:
            raise MissingFigureError(wording.NOT_UNDERSTOOD)
        units = [name for name in self._knowledge.organisations if has(self._knowledge, name, asked.measures[0])]
        if asked.group == "boards":
            units = [name for name in units if "lautakunta" in name.casefold()]
        if asked.group == "units":
            units = self._lowest(units)
        return [(name, asked.measures[0]) for name in units]

    def _rows(self, organisation: str, nature: Nature | None) -> list[str]:
        """Return the rows of an organisation's table that are parts, not sums, of the wanted nature."""
        rows: dict[str, Fact] = {}
        for fact in self._knowledge.facts:
            if fact.entity == organisation:
                rows.setdefault(fact.key, fact)
        totals = {"toimintakulut", "toimintatuotot", "poistot ja arvonalentumiset", "investointimenot"}
        found = []
        for key, fact in rows.items():
            term = self._knowledge.vocabulary.measure(fact.measure)
            if term and key not in totals and term.nature in ((nature,) if nature else (Nature.COST, Nature.INCOME)):
                found.append(key)
        return found

    def _lowest(self, units: Sequence[str]) -> list[str]:
        """Return the units whose name is no board's or whole area's: those that a board's figures are made of."""
        titles = tuple(content.document.title.casefold() for content in self._knowledge.contents)
        low = [
            name
            for name in units
            if "lautakunta" not in name.casefold() and not any(title.startswith(name.casefold()) for title in titles)
        ]
        return low or list(units)


def _whole_said(asked: Asked) -> str | None:
    """Return the organisation that is the whole: the last one before the row in the elative, or before "ilman"."""
    if len(asked.organisations) < _PAIR:
        return None
    marks = sorted([*asked.elative_at, *(start for start, section, _ in asked.order if section == "operation")])
    if not marks:
        return None
    owners = [(start, name) for start, section, name in asked.order if section == "organisation"]
    before = [name for start, name in owners if start < marks[0]]
    if "rest" in asked.operations and all(start < marks[-1] for start, _ in owners):
        return owners[0][1]
    return before[-1] if before and before[-1] in asked.organisations else None


def _whole_first(asked: Asked) -> Asked:
    whole = _whole_said(asked)
    if whole is None:
        return asked
    return replace(asked, organisations=(whole, *(name for name in asked.organisations if name != whole)))


def _asks_which_rows(asked: Asked, text: str) -> bool:
    """Whether the question asks which rows of a sum moved one way ("mitkä menot vähenivät")."""
    which = folded(text.partition(":")[2] or text).split()[:1] in (["mitka"], ["mitkas"], ["mika"])
    return (
        which
        and asked.measures in (("Toimintakulut",), ("Toimintatuotot",))
        and bool(asked.operations & set(_DIRECTIONS))
    )


def _rank_heading(growth: str | None, *, most: bool, place: int) -> str:
    verbs = {"grow": "kasvoi", "shrink": "pieneni", "worsen": "heikkeni", "improve": "parani"}
    nth = ("", "toiseksi ", "kolmanneksi ")[place]
    if growth:
        return f"{nth}{'eniten' if most else 'vähiten'} {verbs[growth]}"
    return f"{nth}{'suurin' if most else 'pienin'}"


def _existing(point: Point, task: Task) -> Point:
    """Return the column by which an unnamed organisation is looked for."""
    if task is Task.REALISATION:
        return replace(point, basis=Basis.REALISATION, months=None)
    return replace(point, months=None) if task is Task.PROJECTION else point


def _ordered(first: Point, second: Point, asked: Asked) -> tuple[Point, Point]:
    """Return the later and the earlier of two columns: as cases, "miinus" or the calendar tell."""
    if first.direction is Direction.FROM or second.direction is Direction.TO:
        return second, first
    if second.direction is Direction.FROM or "minus" in asked.operations:
        return first, second
    if first.year is not None and second.year is not None and first.year != second.year:
        return (first, second) if first.year > second.year else (second, first)
    if first.basis in _BUDGETS and second.basis not in _BUDGETS:
        return second, first
    return first, second
