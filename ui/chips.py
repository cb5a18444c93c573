"""What of an answer's interpretation can be changed, and the questions that change it."""

from collections.abc import Callable
from dataclasses import dataclass

from assistant.answer import Answer, Answered, AnswerKind
from store.figures import Figure
from ui import chat_wording
from ui.figure_index import FigureIndex, Other, Side, side_text
from ui.figure_questions import gives, wordings

_MOST_CHOICES = 200


@dataclass(frozen=True, slots=True)
class Choice:
    """Another text for a chip; one of its questions asks for it, which ``accepts`` tells by the answer."""

    text: str
    questions: tuple[str, ...]
    accepts: Callable[[Answer], bool]
    leans: bool = False


@dataclass(frozen=True, slots=True)
class Chip:
    """One side of the interpretation: its name, its text, and what it can be changed to."""

    name: str
    text: str
    choices: tuple[Choice, ...]


def chips(answer: Answer, index: FigureIndex, *, last: bool) -> tuple[Chip, ...]:
    """Return the chips of an answer that is one figure, or a calculation of figures; nothing for other answers.

    A calculation's are changed by a question that leans on it, so only in the ``last`` answer.
    """
    if not isinstance(answer, Answered):
        return ()
    cited = [index.at(citation.place, citation.quote) for citation in answer.citations]
    figures = [figure for figure in cited if figure is not None]
    if answer.kind is AnswerKind.FIGURE and cited and cited[0] is not None:
        return _figure_chips(cited[0], index)
    if answer.kind is AnswerKind.CALCULATION and last and len(figures) == len(cited):
        return _calculation_chips(figures, index)
    return ()


def named_town(figure: Figure, index: FigureIndex) -> str | None:
    """Return the municipality to name in a question, where the documents tell of several."""
    return index.town(figure) if len(index.towns) > 1 else None


def _figure_chips(figure: Figure, index: FigureIndex) -> tuple[Chip, ...]:
    return tuple(Chip(name, side_text(figure, side), _choices(figure, side, index)) for side, name in _names().items())


def _names() -> dict[Side, str]:
    return {
        Side.ORGANISATION: chat_wording.CHIP_ORGANISATION,
        Side.MEASURE: chat_wording.CHIP_MEASURE,
        Side.PERIOD: chat_wording.CHIP_PERIOD,
        Side.BASIS: chat_wording.CHIP_BASIS,
    }


def _choices(figure: Figure, side: Side, index: FigureIndex) -> tuple[Choice, ...]:
    others = [other for other in index.others(figure, side) if other.figure is not figure]
    return tuple(
        Choice(other.text, wordings(other.figure, named_town(figure, index)), _giving(other))
        for other in others[:_MOST_CHOICES]
        if other.text != side_text(figure, side)
    )


def _giving(other: Other) -> Callable[[Answer], bool]:
    return lambda answer: gives(answer, other.figure)


def _calculation_chips(figures: list[Figure], index: FigureIndex) -> tuple[Chip, ...]:
    """Return chips for the organisation and the measure, where all the figures have the same."""
    found = []
    for side, name in ((Side.ORGANISATION, chat_wording.CHIP_ORGANISATION), (Side.MEASURE, chat_wording.CHIP_MEASURE)):
        texts = {side_text(figure, side) for figure in figures}
        if len(texts) == 1:
            shared = [text for text in _shared(figures, side, index) if text not in texts]
            choices = tuple(
                Choice(text, (chat_wording.AND_WHAT_OF.format(name=text),), _about(text, side, index), leans=True)
                for text in shared[:_MOST_CHOICES]
            )
            found.append(Chip(name, texts.pop(), choices))
    return tuple(found)


def _shared(figures: list[Figure], side: Side, index: FigureIndex) -> list[str]:
    """Return the texts that stand beside every one of the figures, in the order of the first one's."""
    texts = [[other.text for other in index.others(figure, side)] for figure in figures]
    return [text for text in texts[0] if all(text in others for others in texts[1:])]


def _about(text: str, side: Side, index: FigureIndex) -> Callable[[Answer], bool]:
    def accepts(answer: Answer) -> bool:
        if not isinstance(answer, Answered) or answer.calculation is None:
            return False
        cited = [index.at(citation.place, citation.quote) for citation in answer.citations]
        return all(figure is not None and side_text(figure, side) == text for figure in cited)

    return accepts
