"""What could be asked next: about the same figure, and only what is answered when it is tried."""

from collections.abc import Iterator

from assistant.answer import Answer, Answered, AnswerKind
from assistant.inflection import genitive, is_plural
from assistant.wording import lower_first
from store.figures import Basis, Figure
from ui import chat_wording
from ui.desk import Desk
from ui.figure_index import FigureIndex, Side

_MOST = 3


def next_questions(keeper: Desk, answer: Answer, asked: tuple[str, ...]) -> tuple[str, ...]:
    """Return a few questions to ask next, none of those asked already; each has been tried in the conversation."""
    if not isinstance(answer, Answered):
        return ()
    index = keeper.figure_index()
    cited = answer.citations[0]
    figure = index.at(cited.place, cited.quote)
    candidates = list(answer.suggestions)
    if figure is not None and answer.kind in (AnswerKind.FIGURE, AnswerKind.CALCULATION):
        candidates += _about(figure, answer, index)
    found: list[str] = []
    for question in dict.fromkeys(candidates):
        if len(found) == _MOST:
            break
        if question not in asked and keeper.first_answered((question,), asked, _is_answered) is not None:
            found.append(question)
    return tuple(found)


def _about(figure: Figure, answer: Answered, index: FigureIndex) -> Iterator[str]:
    """Yield questions about a figure: its change, its share of the budget, the unit's other main row."""
    whose, measure = genitive(figure.organisation), lower_first(figure.measure)
    if whose is None:
        return
    plural = is_plural(figure.measure)
    if answer.kind is AnswerKind.FIGURE and figure.basis is Basis.ACTUAL:
        before = [other.figure.period for other in index.others(figure, Side.PERIOD)]
        if any(period.last.year == figure.period.last.year - 1 for period in before):
            change = chat_wording.EXAMPLE_CHANGE_PLURAL if plural else chat_wording.EXAMPLE_CHANGE
            yield change.format(organisation=whose, measure=measure, period=figure.period)
    inflected = genitive(measure)
    bases = [other.figure.basis for other in index.others(figure, Side.BASIS)]
    if inflected is not None and Basis.REALISATION in bases and figure.basis is not Basis.REALISATION:
        yield chat_wording.EXAMPLE_REALISATION.format(organisation=whose, measure=inflected)
    if answer.kind is AnswerKind.CALCULATION and figure.basis is Basis.ACTUAL:
        yield chat_wording.EXAMPLE_WHAT_GREW.format(organisation=whose, period=figure.period)
    for other in index.others(figure, Side.MEASURE):
        if other.figure.measure.casefold() in _MAIN_ROWS and other.figure.measure != figure.measure:
            asks = (
                chat_wording.EXAMPLE_FIGURE_PLURAL if is_plural(other.figure.measure) else chat_wording.EXAMPLE_FIGURE
            )
            yield asks.format(organisation=whose, measure=other.text, period=figure.period)


_MAIN_ROWS = ("toimintakate", "vuosikate", "toimintatuotot", "toimintakulut")


def _is_answered(answer: Answer) -> bool:
    return isinstance(answer, Answered)
