"""Generated questions: the same question asked otherwise gets the same answer, and a near miss gets none."""

from collections import Counter
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from assistant.answer import Answered, AnswerKind, Citation, Clarification, Declined, DeclineReason
from assistant.service import Assistant
from ingest.read import read_document
from store.contents import Contents
from store.figures import Place
from store.units import Quantity, Unit
from tests.metamorphic.figures import Grid
from tests.metamorphic.judging import Gold, Verdict, Way, judge, judge_all
from tests.metamorphic.lookups import lookups
from tests.metamorphic.report import make_asks, newest, sample, table

EXAMPLE = Path(__file__).parents[2] / "example"
ASKED = 300
MOST_WRONG = 0
FEWEST_RIGHT = 291
FEWEST_MADE = 10_000


@pytest.fixture(scope="module")
def contents() -> list[Contents]:
    """Return the example documents as read."""
    return [read_document(path) for path in sorted(EXAMPLE.glob("*.pdf"))]


def test_sample_is_answered_right_or_not_at_all(contents: list[Contents]) -> None:
    """Of a sample of every family no more than so many are answered wrong, and no fewer than so many right."""
    judged = judge_all(Assistant(contents), sample(make_asks(contents), ASKED))
    counts = Counter(one.verdict for one in judged)
    wrong = [f"{one.ask.question} -> {one.answer.text}" for one in judged if one.verdict is Verdict.WRONG]
    assert counts[Verdict.WRONG] <= MOST_WRONG, "\n".join((table(judged), *wrong))
    assert counts[Verdict.RIGHT] >= FEWEST_RIGHT, table(judged)


def test_other_words_change_nothing(contents: list[Contents]) -> None:
    """However a figure is asked for, whatever is stated is the same; another cell's figure is another."""
    grid, assistant = Grid(contents), Assistant(contents)
    stated: dict[Fraction, set[Fraction]] = {}
    for one in judge_all(assistant, sample(list(lookups(grid, newest(grid), 7, 1)), 200)):
        if isinstance(one.answer, Answered) and one.answer.value is not None:
            stated.setdefault(one.ask.gold.values[0], set()).add(Fraction(one.answer.value))
    assert len(stated) > 50
    assert {value: said for value, said in stated.items() if said != {value}} == {}


def test_questions_are_many_and_always_the_same(contents: list[Contents]) -> None:
    """The whole set has thousands of different questions, the same each time, and the sample has every family."""
    asks = make_asks(contents)
    assert len({(ask.before, ask.question) for ask in asks}) == len(asks) >= FEWEST_MADE
    assert make_asks(contents) == asks
    assert {ask.family for ask in sample(asks, ASKED)} == {ask.family for ask in asks}


def test_grid_holds_the_stored_figures(contents: list[Contents]) -> None:
    """The generator's figures are those stored, and the units' tree is told by the amounts."""
    grid = Grid(contents)
    amounts = {figure.quantity.in_base_units().value for content in contents for figure in content.figures}
    assert {cell.value for cell in grid.all_cells()} <= {Fraction(amount) for amount in amounts}
    assert ("Varhaiskasvatus", "Kasvatus- ja opetuslautakunta") in grid.parts()
    assert ("Kasvatus- ja opetuslautakunta", "Hyvinvointipalvelut") in grid.parts()
    assert ("Varhaiskasvatus", "Opetus ja koulutus") not in grid.parts()


def _answered(text: str, number: str, unit: Unit) -> Answered:
    citation = Citation(1, Place("a.pdf"), number)
    return Answered(AnswerKind.FIGURE, text, (citation,), Quantity(Decimal(number), unit))


@pytest.mark.parametrize(
    ("gold", "text", "number", "unit", "verdict"),
    [
        (Gold((Fraction(-5),)), "−5 €", "-5", Unit.EURO, Verdict.RIGHT),
        (Gold((Fraction(-5),)), "5 €", "5", Unit.EURO, Verdict.WRONG),
        (Gold((Fraction(-5),)), "−5 %", "-5", Unit.PERCENT, Verdict.WRONG),
        (Gold((Fraction(-5),), way=Way.UP), "kasvoivat 5 €", "5", Unit.EURO, Verdict.RIGHT),
        (Gold((Fraction(-5),), way=Way.UP), "pienenivät 5 €", "-5", Unit.EURO, Verdict.WRONG),
        (Gold((Fraction(-5),), way=Way.UP), "muutos 5 €", "5", Unit.EURO, Verdict.WRONG),
        (Gold((Fraction(1, 3),), "%"), "0,33 %", "0.33", Unit.PERCENT, Verdict.RIGHT),
        (Gold((Fraction(1, 3),), "%"), "0,32 %", "0.32", Unit.PERCENT, Verdict.WRONG),
        (Gold((Fraction(5),), names=("Opetus",)), "Hoito 5 €", "5", Unit.EURO, Verdict.WRONG),
        (Gold(), "5 €", "5", Unit.EURO, Verdict.WRONG),
    ],
)
def test_judging_answers(gold: Gold, text: str, number: str, unit: Unit, verdict: Verdict) -> None:
    """Value, unit, direction and names are all held to; any number is wrong where there is none."""
    assert judge(gold, _answered(text, number, unit)) is verdict


def test_judging_silence() -> None:
    """No answer is an abstention where there is one, and right where there is none."""
    declined, asked = Declined(DeclineReason.NOT_IN_DOCUMENTS, ""), Clarification("", ())
    assert judge(Gold((Fraction(1),)), declined) is Verdict.ABSTAINED
    assert judge(Gold((Fraction(1),)), asked) is Verdict.CLARIFIED
    assert judge(Gold(), declined) is judge(Gold(), asked) is Verdict.RIGHT
