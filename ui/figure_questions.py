"""The question that asks for one given figure, worded so that a reader of the conversation understands it."""

from assistant.answer import Answer, Answered, AnswerKind
from assistant.inflection import genitive
from assistant.wording import column_name, lower_first
from store.figures import Figure


def wordings(figure: Figure, town: str | None) -> tuple[str, ...]:
    """Return questions for a figure, the plainest first; ``town`` where it has to be named."""
    measure = lower_first(figure.measure)
    column = column_name(figure.basis, figure.period)
    whose = genitive(figure.organisation)
    place = "" if town is None else f"{town}: "
    plain = () if whose is None else (f"{place}{whose} {measure}, {column}?",)
    # What stands in brackets after a name is often the name of another organisation.
    bare = figure.organisation.partition(" (")[0]
    short = () if bare == figure.organisation else (f"{place}{genitive(bare) or bare + ':'} {measure}, {column}?",)
    return (
        *plain,
        *short,
        f"{place}{figure.organisation}: {measure}, {column}?",
        f"{place}{figure.organisation}: {measure} {column}?",
    )


def gives(answer: Answer, figure: Figure) -> bool:
    """Whether an answer states just this figure, from its own place."""
    if not isinstance(answer, Answered) or answer.kind is not AnswerKind.FIGURE or answer.quantity is None:
        return False
    cited = answer.citations[0].place
    same_row = (cited.document, cited.page, cited.row) == (
        figure.place.document,
        figure.place.page,
        figure.place.row,
    )
    return same_row and answer.quantity.in_base_units() == figure.quantity.in_base_units()
