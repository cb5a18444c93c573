"""Example questions that the loaded documents can answer, worded from what was read from them."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice

from assistant.inflection import genitive, is_plural
from store.contents import Contents
from store.figures import Basis, Figure
from store.records import Amount
from ui import chat_wording

_TRIES = 5
_LONGEST_NAME = 60
# Rows that a reader of municipal finance asks for first; other rows come after them in the order of the report.
_PREFERRED = ("toimintakate", "toimintakulut", "vuosikate", "toimintatuotot", "henkilöstökulut")


def example_questions(contents: Iterable[Contents], answerable: Callable[[str], bool]) -> tuple[str, ...]:
    """Return a few questions of different kinds, each about what some document holds and ``answerable``.

    The same documents give the same questions. Of each kind only the first few are tried.
    """
    documents = tuple(contents)
    found: dict[str, None] = {}
    used: list[Figure] = []
    for candidates in _figure_kinds(documents):
        for question, figure in islice(candidates(used), _TRIES):
            if answerable(question):
                used.append(figure)
                found.setdefault(question)
                break
    for questions in (_project_questions(documents), _risk_questions(documents)):
        first = next((question for question in islice(questions, _TRIES) if answerable(question)), None)
        if first is not None:
            found.setdefault(first)
    return tuple(found)


_Candidates = Callable[[list[Figure]], Iterator[tuple[str, Figure]]]


def _figure_kinds(documents: tuple[Contents, ...]) -> tuple[_Candidates, ...]:
    """Return, for a figure, a change and a share of the budget used, what gives its questions, best first.

    Each is given the figures that are asked about already, so that the questions differ.
    """
    figures = [figure for contents in documents for figure in contents.figures if _is_plain(figure)]
    kinds = (
        (_figure_question, [figure for figure in figures if figure.basis is Basis.ACTUAL]),
        (_change_question, _with_year_before(figures)),
        (_realisation_question, [figure for figure in figures if figure.basis is Basis.REALISATION]),
    )
    return tuple(partial(_worded, worded, candidates) for worded, candidates in kinds)


def _worded(
    worded: Callable[[Figure], str | None], candidates: list[Figure], used: list[Figure]
) -> Iterator[tuple[str, Figure]]:
    for figure in _best_first(candidates, used):
        question = worded(figure)
        if question is not None:
            yield question, figure


def _best_first(figures: list[Figure], used: list[Figure]) -> list[Figure]:
    """Return the latest figures of preferred rows first, leaving used organisations and rows to the end."""
    organisations = {figure.organisation for figure in used}
    measures = {figure.measure for figure in used}

    def rank(figure: Figure) -> tuple[bool, bool, int, int]:
        measure = figure.measure.lower()
        preferred = _PREFERRED.index(measure) if measure in _PREFERRED else len(_PREFERRED)
        latest = -figure.period.last.toordinal()
        return (figure.organisation in organisations, figure.measure in measures, preferred, latest)

    return sorted(figures, key=rank)


def _is_plain(figure: Figure) -> bool:
    """Whether the names are such as a person would say: no capitals throughout, no brackets, a genitive known."""
    names = (figure.measure, figure.organisation)
    return all(name != name.upper() and "(" not in name for name in names) and genitive(names[1]) is not None


def _with_year_before(figures: list[Figure]) -> list[Figure]:
    """Return the actual figures whose row has the same part of the year before it in the same document."""
    actual = [figure for figure in figures if figure.basis is Basis.ACTUAL]
    keys = {_row_key(figure, 0) for figure in actual}
    return [figure for figure in actual if _row_key(figure, 1) in keys]


def _row_key(figure: Figure, years_back: int) -> tuple[str, str, str, str | None, int, int, int]:
    first, last = figure.period.first, figure.period.last
    row = (figure.place.document, figure.organisation, figure.measure, figure.group)
    return (*row, last.year - years_back, first.month, last.month)


def _figure_question(figure: Figure) -> str:
    template = chat_wording.EXAMPLE_FIGURE_PLURAL if is_plural(figure.measure) else chat_wording.EXAMPLE_FIGURE
    return template.format(
        organisation=genitive(figure.organisation), measure=_lower(figure.measure), period=_period(figure)
    )


def _change_question(figure: Figure) -> str:
    template = chat_wording.EXAMPLE_CHANGE_PLURAL if is_plural(figure.measure) else chat_wording.EXAMPLE_CHANGE
    return template.format(
        organisation=genitive(figure.organisation), measure=_lower(figure.measure), period=_period(figure)
    )


def _realisation_question(figure: Figure) -> str | None:
    measure = genitive(_lower(figure.measure))
    if measure is None:
        return None
    return chat_wording.EXAMPLE_REALISATION.format(organisation=genitive(figure.organisation), measure=measure)


def _project_questions(documents: tuple[Contents, ...]) -> Iterator[str]:
    """Yield a question for each project that tells its funding, those of long names left out."""
    for contents in documents:
        for project in contents.projects:
            funded = any(amount.amount is Amount.TOTAL_FUNDING for amount in project.amounts)
            if funded and len(project.name) <= _LONGEST_NAME:
                yield chat_wording.EXAMPLE_PROJECT.format(name=project.name)


def _risk_questions(documents: tuple[Contents, ...]) -> Iterator[str]:
    """Yield a question for the risks of each organisation that has any."""
    organisations = dict.fromkeys(risk.organisation for contents in documents for risk in contents.risks)
    for organisation in organisations:
        inflected = genitive(organisation)
        if inflected is not None:
            yield chat_wording.EXAMPLE_RISKS.format(organisation=inflected)


def _lower(measure: str) -> str:
    return measure[:1].lower() + measure[1:]


def _period(figure: Figure) -> str:
    text = str(figure.period)
    return chat_wording.IN_YEAR.format(year=text) if figure.period.is_year else text
