"""Questions about projects: one project's amounts and fields, sums and rankings over many, lists by condition."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant import wording
from assistant.answer import AnswerKind, Option, Part, Step
from assistant.calculator import Expression, Node, Operation, evaluate
from assistant.extremes import Candidate, RankKey, rank
from assistant.facts import Fact, project_fact, project_label
from assistant.interpretation import Asked
from assistant.knowledge import Knowledge
from assistant.outcome import ChoiceError, MissingFigureError, Outcome
from assistant.project_index import Match, ProjectIndex
from assistant.project_set import AMOUNT_FIELDS, amount_of, fields_said, filters
from assistant.project_words import attribute_of, attribute_said
from assistant.quantity_desk import QuantityDesk, leaf_of
from assistant.question import Question
from assistant.sourcing import Sources, constant, step
from assistant.spelling import folded
from assistant.spotting import Mention
from store.figures import Basis
from store.records import Amount, Field, Project, ProjectAmount, ProjectSource
from store.units import Quantity, Unit
from store.words import search_terms, tokens

_PAIR = 2
_IN_WORDS = ("mihin", "miten", "miks", "mitä", "mita", "millais", "minkälais")
_MOST_OPTIONS = 8
_NOT_OVER_MANY = {"grow", "shrink", "change", "compare", "duration"}
_MONEY_OF_ROW = (Amount.TOTAL_FUNDING, Amount.GROSS_COSTS, Amount.GROSS_INCOME)


class ProjectDesk:
    """Answers questions about projects."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Take the projects to answer from."""
        self._knowledge = knowledge
        self._index = ProjectIndex(knowledge)

    def find(self, question: Question, mentions: Sequence[Mention]) -> list[Match]:
        """Return the projects that the question may name, best first."""
        return self._index.find(question, mentions)

    def ranges(self, question: Question, mentions: Sequence[Mention]) -> bool:
        """Whether the question ranges over projects without naming one."""
        return any(mention.section == "record" and mention.name == "project" for mention in mentions)

    # ------------------------------------------------------------ one project

    def about(
        self, matches: Sequence[Match], question: Question, mentions: Sequence[Mention], asked: Asked
    ) -> Outcome | None:
        """Return the answer about the project that is named; None where no field or amount of it is asked.

        Raises:
            ChoiceError: If several projects fit and their answers differ.
            MissingFigureError: If no project that fits has what is asked.
        """
        pair = self._pair(matches, question, mentions, asked)
        if pair is not None:
            return pair
        matches = _with_level(matches, question)
        found = [(match.project, self._one(match.project, question, mentions, asked)) for match in matches]
        answers = [(project, outcome) for project, outcome in found if outcome is not None]
        if not answers:
            return None
        distinct = {outcome.text.partition(": ")[2]: (project, outcome) for project, outcome in answers}
        best = max(match.naming for match in matches)
        named = [m for m in matches if m.naming == best and m.score == matches[0].score]
        if len(distinct) == 1 or (len(named) == 1 and self._is_clear(named[0], matches)):
            return answers[0][1]
        raise self._choice([project for project, _ in answers], question)

    def _is_clear(self, match: Match, matches: Sequence[Match]) -> bool:
        return all(other.score < match.score for other in matches if other is not match)

    def _choice(self, projects: Sequence[Project], question: Question) -> ChoiceError:
        labels = [project_label(project) for project in projects]
        options = tuple(Option(label, f"{label}: {question.text}") for label in dict.fromkeys(labels[:_MOST_OPTIONS]))
        text = f"Mitä hanketta tarkoitat? Vaihtoehdot: {wording.listed([option.label for option in options])}."
        return ChoiceError(text, options)

    def _one(self, project: Project, question: Question, mentions: Sequence[Mention], asked: Asked) -> Outcome | None:
        fields = fields_said(mentions)
        if _asks_in_words(question) and asked.unit in (None, "EUR"):
            return None
        if "duration" in asked.operations:
            duration = _duration(project)
            if duration is not None:
                return duration
        attribute = attribute_said(question, fields_said(mentions, weak=False), asked.unit)
        amounts = [AMOUNT_FIELDS[name] for name in fields if name in AMOUNT_FIELDS]
        strong = [AMOUNT_FIELDS[name] for name in fields_said(mentions, weak=False) if name in AMOUNT_FIELDS]
        if attribute is not None and not strong:
            return _attribute(project, attribute)
        sharing = self._share_of_fields(project, strong or amounts, asked)
        if sharing is not None:
            return sharing
        if not amounts and not _asks_money(asked, question):
            return None
        return self._amount(project, strong or amounts, question, asked)

    def _share_of_fields(self, project: Project, amounts: Sequence[Amount], asked: Asked) -> Outcome | None:
        """A share of one amount in another, or a printed share turned into euros."""
        if len(amounts) < _PAIR:
            return None
        one, other = amount_of(project, amounts[0]), amount_of(project, amounts[1])
        if one is None or other is None:
            return None
        sources = Sources()
        facts = (project_fact(project, one), project_fact(project, other))
        if asked.unit == "%" and one.quantity.unit is Unit.EURO:
            return _share(project, *facts)
        if asked.unit == "EUR" and one.quantity.unit is Unit.PERCENT:
            expression = Node(Operation.PERCENT_OF, tuple(sources.leaf(fact, _label(fact)) for fact in facts))
        else:
            return None
        result = evaluate(expression)
        text = (
            f"{project_label(project)}: {facts[0].measure} ({wording.amount(facts[0].quantity)})"
            f" {wording.of_name(facts[1].measure)} ({wording.amount(facts[1].quantity)}) on {wording.amount(result)} {sources.marks(facts)}."
        )
        calculation = sources.calculation(expression)
        return Outcome(AnswerKind.CALCULATION, text, sources, result, calculation, facts, _parts(project, facts))

    def _amount(self, project: Project, amounts: Sequence[Amount], question: Question, asked: Asked) -> Outcome | None:
        found = self._chosen_amount(project, amounts, question, asked)
        if found is None:
            return None
        sources = Sources()
        fact = project_fact(project, found)
        if (
            asked.unit == "EUR"
            and found.quantity.unit is Unit.PERCENT
            and found.amount is Amount.CITY_SHARE
            and amounts
        ):
            money = self._in_euros(project, found, sources)
            if money is not None:
                expression, facts = money
                result = evaluate(expression)
                text = (
                    f"{project_label(project)}: {fact.measure} on {wording.amount(found.quantity)} eli"
                    f" {wording.amount(result)} {sources.marks(facts)}."
                )
                calculation = sources.calculation(expression)
                return Outcome(
                    AnswerKind.CALCULATION, text, sources, result, calculation, facts, _parts(project, facts)
                )
        text = f"{project_label(project)}: {fact.measure} {wording.was(fact.measure, past=False)} {wording.amount(fact.quantity)} {sources.mark(fact)}."
        return Outcome(AnswerKind.FIGURE, text, sources, fact.quantity, facts=(fact,), parts=_parts(project, (fact,)))

    def _chosen_amount(
        self, project: Project, amounts: Sequence[Amount], question: Question, asked: Asked
    ) -> ProjectAmount | None:
        wanted = list(amounts) or list(_MONEY_OF_ROW)
        if project.source is not ProjectSource.CARD and Amount.SPENT in amounts:
            wanted = [Amount.SPENT]
        if asked.unit == "%" and not amounts:
            wanted = [Amount.SPENT, Amount.CITY_SHARE]
        if set(amounts) & {Amount.TOTAL_FUNDING} and amount_of(project, Amount.TOTAL_FUNDING) is None:
            wanted += [Amount.GROSS_INCOME, Amount.GROSS_COSTS]
        if set(amounts) & {Amount.GROSS_COSTS, Amount.GROSS_INCOME} and Amount.SPENT not in amounts:
            wanted += [Amount.TOTAL_FUNDING] if "gross" not in question.text else []
        words = {base for atom in question.atoms for base in atom.bases}
        for amount in wanted:
            levels = [found for found in project.amounts if found.amount is amount and found.level]
            level = next((found for found in levels if folded(found.level or "") in words), None)
            found = level or amount_of(project, amount)
            if found is not None and not (asked.unit == "%" and found.quantity.unit is Unit.EURO and amounts):
                return found
        return None

    def _in_euros(
        self, project: Project, share: ProjectAmount, sources: Sources
    ) -> tuple[Expression, tuple[Fact, ...]] | None:
        whole = amount_of(project, Amount.TOTAL_FUNDING, Unit.EURO)
        if whole is None:
            return None
        facts = (project_fact(project, share), project_fact(project, whole))
        return Node(Operation.PERCENT_OF, tuple(sources.leaf(fact, _label(fact)) for fact in facts)), facts

    def _pair(
        self, matches: Sequence[Match], question: Question, mentions: Sequence[Mention], asked: Asked
    ) -> Outcome | None:
        """Two projects, or one in two periods, compared: the amounts in the order of the question."""
        spans = [(time.year, time.span_to or time.year) for time in question.times if time.year is not None]
        compares = asked.operations & {"bigger", "smaller", "change", "grow", "shrink", "compare"}
        if not compares or len(spans) < _PAIR or len(matches) < _PAIR:
            return None
        fields = [AMOUNT_FIELDS[name] for name in fields_said(mentions, weak=False) if name in AMOUNT_FIELDS]
        facts = []
        for number, span in enumerate(spans[:_PAIR]):
            project = next((match.project for match in matches if _spans(match.project, span)), None)
            if project is None:
                return None
            wanted = [fields[min(number, len(fields) - 1)]] if fields else list(_MONEY_OF_ROW)
            found = next((a for w in [*wanted, *_MONEY_OF_ROW] if (a := amount_of(project, w, Unit.EURO))), None)
            if found is None:
                return None
            facts.append(project_fact(project, found))
        sources = Sources()
        expression = Node(Operation.DIFFERENCE, tuple(sources.leaf(fact, _label(fact)) for fact in facts))
        result = evaluate(expression)
        text = (
            f"Ero on {wording.amount(result, positive=True)}: {facts[0].entity}, {facts[0].measure}"
            f" {wording.amount(facts[0].quantity)}; {facts[1].entity}, {facts[1].measure}"
            f" {wording.amount(facts[1].quantity)} {sources.marks(facts)}."
        )
        calculation = sources.calculation(expression)
        return Outcome(AnswerKind.CALCULATION, text, sources, result, calculation, tuple(facts))

    def description(self, project: Project) -> Outcome | None:
        """Return what the documents say of a project in words: its description, else its status."""
        field = project.description or project.status
        if field is None or not field.text or not field.quotes:
            return None
        sources = Sources()
        text = f"{project_label(project)}: {field.text.rstrip('.')} [{_cite(sources, project, field)}]."
        return Outcome(AnswerKind.PASSAGE, text, sources, parts=(Part("Hanke", project_label(project)),))

    def share_of_last(
        self, project: Project, last: Sequence[Fact], mentions: Sequence[Mention], asked: Asked
    ) -> Outcome | None:
        """Return the last amount as a share of the amount named now ("prosentteina bruttomenoista"), or None."""
        fields = [AMOUNT_FIELDS[name] for name in fields_said(mentions) if name in AMOUNT_FIELDS]
        wholes = [found for kind in fields if (found := amount_of(project, kind, Unit.EURO)) is not None]
        if asked.unit != "%" or not last or not wholes or last[-1].quantity.unit is not Unit.EURO:
            return None
        part, whole = last[-1], project_fact(project, wholes[0])
        if part == whole or not whole.quantity.value:
            return None
        return _share(project, part, whole)

    def divided(
        self,
        matches: Sequence[Match],
        question: Question,
        mentions: Sequence[Mention],
        asked: Asked,
        quantities: QuantityDesk,
    ) -> Outcome | None:
        """Return a project's money divided by a count of running text that the rest of the question names, or None."""
        project = matches[0].project
        fields = [AMOUNT_FIELDS[name] for name in fields_said(mentions) if name in AMOUNT_FIELDS]
        money = self._chosen_amount(project, fields, question, replace(asked, unit="EUR"))
        count = quantities.count_beside(question, mentions, _name_terms(project))
        if money is None or count is None or money.quantity.unit is not Unit.EURO:
            return None
        sources = Sources()
        fact = project_fact(project, money)
        expression = Node(Operation.DIVIDE, (sources.leaf(fact, _label(fact)), leaf_of(count, sources)))
        result = evaluate(expression)
        marks = " ".join(f"[{citation.number}]" for citation in sources.citations)
        text = (
            f"{project_label(project)}: {fact.measure} {wording.amount(fact.quantity)} jaettuna"
            f" ({count.as_printed}) on {wording.amount(result)} {marks}."
        )
        calculation = sources.calculation(expression)
        return Outcome(AnswerKind.CALCULATION, text, sources, result, calculation, (fact,), _parts(project, (fact,)))

    # ------------------------------------------------------------ many projects

    def over_many(self, question: Question, mentions: Sequence[Mention], asked: Asked) -> Outcome | None:
        """Return a list, count, sum, mean, share or ranking over the projects that meet the question's conditions.

        Raises:
            MissingFigureError: If no project meets them.
        """
        conditions = filters(question, mentions, self._knowledge)
        projects = [p for p in self._knowledge.projects if all(condition.holds(p) for condition in conditions)]
        names = ", ".join(condition.name for condition in conditions)
        if not projects:
            raise MissingFigureError(f"Ehdoilla ({names}) ei löytynyt yhtään hanketta.")
        parts = (Part("Hankkeet", names or "kaikki"),)
        heard = asked.operations
        strong = [AMOUNT_FIELDS[n] for n in fields_said(mentions, weak=False) if n in AMOUNT_FIELDS]
        amounts = strong or [AMOUNT_FIELDS[n] for n in fields_said(mentions) if n in AMOUNT_FIELDS]
        conditioned = any(condition.name.startswith(tuple(a.value for a in Amount)) for condition in conditions)
        outcome: Outcome | None
        if heard & _NOT_OVER_MANY or (heard & {"exceed", "fall short", "bigger", "smaller"} and not conditioned):
            return None
        if heard & {"most", "least"}:
            outcome = self._ranked(projects, amounts or list(_MONEY_OF_ROW[:1]), asked) or self._ranked(
                projects, list(_MONEY_OF_ROW[1:2]), asked
            )
        elif ("count" in heard and asked.unit not in ("%", "EUR")) or ("count" in heard and conditioned):
            outcome = _count(projects, names, conditioned=[c.name for c in conditions], amounts=amounts)
        elif asked.unit == "%" and len(amounts) >= _PAIR:
            outcome = self._share_over(projects, amounts)
        elif (heard & {"sum", "mean"} or _asks_total(question)) and not conditioned:
            outcome = self._total(projects, amounts or list(_MONEY_OF_ROW), mean="mean" in heard)
        else:
            outcome = _list(projects, names, conditioned=[c.name for c in conditions], amounts=amounts)
        return None if outcome is None else replace(outcome, parts=parts)

    def _facts(self, projects: Sequence[Project], amounts: Sequence[Amount], unit: Unit = Unit.EURO) -> list[Fact]:
        """Return one amount of each project: the first wanted kind that any of them has."""
        for amount in amounts:
            found = [(p, a) for p in projects if (a := amount_of(p, amount, unit)) is not None]
            if found:
                return [project_fact(project, each) for project, each in found]
        return []

    def _total(self, projects: Sequence[Project], amounts: Sequence[Amount], *, mean: bool) -> Outcome | None:
        facts = self._facts(projects, amounts)
        if not facts:
            return None
        sources = Sources()
        total = Node(Operation.SUM, tuple(sources.leaf(fact, _label(fact)) for fact in facts))
        expression: Expression = total
        what = f"{facts[0].measure} yhteensä"
        steps: tuple[Step, ...] = ()
        if mean:
            count = constant("hankkeita", Quantity(Decimal(len(facts)), Unit.COUNT))
            expression = Node(Operation.DIVIDE, (total, count))
            steps = (step("Yhteensä", total),)
            what = f"{facts[0].measure} keskimäärin hanketta kohden"
        result = evaluate(expression)
        text = wording.sentence(f"{what}: {wording.amount(result)} {sources.marks(facts)}.")
        calculation = sources.calculation(expression, steps)
        return Outcome(AnswerKind.CALCULATION, text, sources, result, calculation, tuple(facts))

    def _share_over(self, projects: Sequence[Project], amounts: Sequence[Amount]) -> Outcome | None:
        parts = self._facts(projects, amounts[:1])
        wholes = self._facts(projects, amounts[1:2])
        if not parts or [fact.entity for fact in parts] != [fact.entity for fact in wholes]:
            return None
        sources = Sources()
        part = Node(Operation.SUM, tuple(sources.leaf(fact, _label(fact)) for fact in parts))
        whole = Node(Operation.SUM, tuple(sources.leaf(fact, _label(fact)) for fact in wholes))
        expression = Node(Operation.SHARE, (part, whole))
        result = evaluate(expression)
        text = wording.sentence(
            f"{parts[0].measure} yhteensä {wording.amount(evaluate(part))} on {wording.amount(result)}"
            f" {wording.of_name(wholes[0].measure)} yhteensä {wording.amount(evaluate(whole))} {sources.marks((*parts, *wholes))}."
        )
        steps = (step(f"{parts[0].measure} yhteensä", part), step(f"{wholes[0].measure} yhteensä", whole))
        calculation = sources.calculation(expression, steps)
        return Outcome(AnswerKind.CALCULATION, text, sources, result, calculation, (*parts, *wholes))

    def _ranked(self, projects: Sequence[Project], amounts: Sequence[Amount], asked: Asked) -> Outcome | None:
        relative = len(amounts) >= _PAIR and ("relative" in asked.operations or asked.unit == "%")
        sources = Sources()
        candidates = []
        for project in projects:
            facts = [
                project_fact(project, a) for kind in amounts[:_PAIR] if (a := amount_of(project, kind)) is not None
            ]
            if len(facts) < (_PAIR if relative else 1) or (relative and not facts[1].quantity.value):
                continue
            leaves = tuple(sources.leaf(fact, _label(fact)) for fact in facts)
            expression = Node(Operation.SHARE, leaves) if relative else leaves[0]
            candidates.append(Candidate(project_label(project), expression, tuple(facts if relative else facts[:1])))
        if not candidates:
            return None
        units = {evaluate(candidate.expression).unit for candidate in candidates}
        if len(units) > 1:
            candidates = [c for c in candidates if evaluate(c.expression).unit is Unit.EURO]
        most = "most" in asked.operations
        kind = candidates[0].facts[0].measure
        heading = f"{'suurin' if most else 'pienin'} {kind}" + (" suhteessa" if relative else "")
        return rank(candidates, sources, RankKey(most), heading)


def _share(project: Project, part: Fact, whole: Fact) -> Outcome:
    sources = Sources()
    expression = Node(Operation.SHARE, (sources.leaf(part, _label(part)), sources.leaf(whole, _label(whole))))
    result = evaluate(expression)
    text = (
        f"{project_label(project)}: {part.measure} ({wording.amount(part.quantity)}) on {wording.amount(result)}"
        f" {wording.of_name(whole.measure)} ({wording.amount(whole.quantity)}) {sources.marks((part, whole))}."
    )
    calculation = sources.calculation(expression)
    facts = (part, whole)
    return Outcome(AnswerKind.CALCULATION, text, sources, result, calculation, facts, _parts(project, facts))


def _name_terms(project: Project) -> frozenset[str]:
    return frozenset(folded(term) for word in tokens(project.name) for term in (word, *search_terms(word)))


def _label(fact: Fact) -> str:
    return f"{fact.entity}, {fact.measure}"


def _parts(project: Project, facts: Sequence[Fact]) -> tuple[Part, ...]:
    return (Part("Hanke", project_label(project)), Part("Tieto", ", ".join(fact.measure for fact in facts)))


def _spans(project: Project, span: tuple[int | None, int | None]) -> bool:
    period = project.period
    years = (period.first.year, period.last.year) if period else None
    return years == span or f"{span[0]}–{span[1]}" in project.name


def _asks_money(asked: Asked, question: Question) -> bool:
    budgets = any(point.basis in (Basis.AMENDED_BUDGET, Basis.BUDGET) for point in asked.points)
    if asked.unit == "%" and "spend" in asked.operations:
        return True
    return asked.unit == "EUR" or question.first_word.startswith("paljon") or budgets


def _with_level(matches: Sequence[Match], question: Question) -> list[Match]:
    """Return the projects that have a part which the question names (esiopetus); all where none has."""
    words = {base for atom in question.atoms for base in atom.bases}
    having = [m for m in matches if any(folded(a.level) in words for a in m.project.amounts if a.level)]
    return having or list(matches)


def _asks_in_words(question: Question) -> bool:
    """Whether a question wants words, not money: "mihin", "miten", "mitä varten"; "mitä … maksaa" wants money."""
    costs = any("maksaa" in atom.bases for atom in question.atoms)
    return question.first_word.startswith(_IN_WORDS) and not costs


def _asks_total(question: Question) -> bool:
    return question.first_word.startswith(("paljon", "mont", "kuinka", "laske", "mikä", "mika"))


def _attribute(project: Project, attribute: str) -> Outcome | None:
    found = attribute_of(project, attribute)
    if found is None:
        return None
    text, field = found
    sources = Sources()
    link = project.link if attribute == "link" else None
    number = _cite(sources, project, field, column=link)
    return Outcome(
        AnswerKind.FIGURE,
        f"{project_label(project)}: {text} [{number}].",
        sources,
        parts=(Part("Hanke", project_label(project)), Part("Tieto", field.name)),
    )


def _duration(project: Project) -> Outcome | None:
    """Tell how many calendar months a project lasts: (years between) × 12 + last month − first month + 1."""
    period = project.period
    if period is None or project.period_field is None:
        return None
    sources = Sources()
    field = project.period_field
    number = _cite(sources, project, field)
    months = Unit.MONTH
    last = Quantity(Decimal(period.last.year * 12 + period.last.month), months)
    first = Quantity(Decimal(period.first.year * 12 + period.first.month), months)
    one = constant("päättymiskuukausi mukaan", Quantity(Decimal(1), months))
    difference = Node(
        Operation.DIFFERENCE, (constant("viimeinen kuukausi", last), constant("ensimmäinen kuukausi", first))
    )
    expression = Node(Operation.SUM, (difference, one))
    result = evaluate(expression)
    about = "" if period.is_whole_months else " (kesken alkavat ja päättyvät kuukaudet mukaan luettuina)"
    text = f"{project_label(project)}: kesto on {wording.amount(result)}{about}, {field.text} [{number}]."
    calculation = sources.calculation(expression)
    return Outcome(AnswerKind.CALCULATION, text, sources, result, calculation)


def _cite(sources: Sources, project: Project, field: Field, column: str | None = None) -> int:
    place = replace(field.place, row=project_label(project), column=column or field.place.column)
    return sources.add(place, " … ".join(field.quotes))


def _row_quote(project: Project) -> tuple[Field, str]:
    row = next((field for field in project.fields if field.name == "Rivi" and field.quotes), project.name_field)
    return row, " … ".join(row.quotes)


def _list(projects: Sequence[Project], names: str, *, conditioned: Sequence[str], amounts: Sequence[Amount]) -> Outcome:
    sources = Sources()
    lines = []
    for project in projects:
        fields = _cited_fields(project, conditioned, amounts)
        marks = [sources.add(replace(field.place, row=project_label(project)), quote) for field, quote in fields]
        lines.append(f"– {project_label(project)} {' '.join(f'[{mark}]' for mark in dict.fromkeys(marks))}")
    heading = ("Hanke" if len(projects) == 1 else "Hankkeet") + (f" ({names})" if names else "")
    return Outcome(AnswerKind.LIST, f"{heading}:\n" + "\n".join(lines), sources)


def _cited_fields(project: Project, conditioned: Sequence[str], amounts: Sequence[Amount]) -> list[tuple[Field, str]]:
    """Return the fields that show why a project is in a list, its name first."""
    row, quote = _row_quote(project)
    fields = [(row, quote)]
    text = " ".join(conditioned)
    extra: list[Field | None] = []
    if "rahoittaja" in text:
        extra.append(project.funder_field)
    if "§" in text:
        extra.append(project.decision)
    if any(word in text for word in ("alkoi", "jatkuu", "päättyy")):
        extra.append(project.period_field)
    if any(person in text for person in project.responsible):
        extra += [field for field in project.fields if any(person in field.text for person in project.responsible)]
    extra += [a.field for kind in amounts if (a := amount_of(project, kind)) is not None]
    if row.name != "Rivi":
        fields += [(field, " … ".join(field.quotes)) for field in extra if field is not None and field.quotes]
    return fields


def _count(
    projects: Sequence[Project], names: str, *, conditioned: Sequence[str], amounts: Sequence[Amount]
) -> Outcome:
    sources = Sources()
    numbers = [
        sources.add(replace(field.place, row=project_label(project)), quote)
        for project in projects
        for field, quote in _cited_fields(project, conditioned, amounts)
    ]
    marks = " ".join(f"[{number}]" for number in dict.fromkeys(numbers))
    leaves = tuple(constant(project_label(project), Quantity(Decimal(1), Unit.COUNT)) for project in projects)
    expression = Node(Operation.COUNT, leaves)
    result = evaluate(expression)
    noun = "hanke" if len(projects) == 1 else "hanketta"
    listed = wording.listed([project_label(project) for project in projects])
    text = f"{len(projects)} {noun}" + (f" ({names})" if names else "") + f": {listed} {marks}."
    return Outcome(AnswerKind.CALCULATION, text, sources, result, sources.calculation(expression))
