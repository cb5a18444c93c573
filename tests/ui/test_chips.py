"""What can be changed of an answer's interpretation."""

from dataclasses import replace

from assistant.answer import Answered
from tests.ui import fake_assistant as fake
from ui.chips import chips
from ui.figure_index import FigureIndex
from ui.figure_questions import gives, wordings

_CONTENTS = fake.text_contents()
_BEFORE, _NOW, _RATE = _CONTENTS.figures
_SISTER = tuple(replace(figure, organisation="Perusopetus") for figure in _CONTENTS.figures)
_INDEX = FigureIndex((replace(_CONTENTS, figures=(*_CONTENTS.figures, *_SISTER)),))


def test_a_figure_has_a_chip_for_each_side() -> None:
    """Whose, what, when and on which basis; each offers the figures that differ in that alone."""
    found = {chip.name: (chip.text, [choice.text for choice in chip.choices]) for chip in chips_of(fake.FIGURE)}
    assert found == {
        "Yksikkö": ("Varhaiskasvatus", ["Perusopetus"]),
        "Luku": ("toimintakulut", []),
        "Jakso": ("1–6/2030", ["1–6/2029"]),
        "Laji": ("toteuma", ["toteuma-%"]),
    }


def chips_of(answer: Answered, *, last: bool = True) -> tuple:
    """Return the chips over two organisations with the same rows."""
    return chips(answer, _INDEX, last=last)


def test_a_choice_is_accepted_only_by_its_own_figure() -> None:
    """An answer that states another figure is not what was chosen."""
    period = next(chip for chip in chips_of(fake.FIGURE) if chip.name == "Jakso")
    before = replace(fake.FIGURE, citations=(fake.BEFORE,), quantity=_BEFORE.quantity)
    assert period.choices[0].accepts(before)
    assert not period.choices[0].accepts(fake.FIGURE)
    assert not period.choices[0].accepts(fake.DECLINED)


def test_a_calculation_changes_only_what_its_figures_share_and_only_last() -> None:
    """A calculation's organisation is changed by a question that leans on it, which an older one cannot bear."""
    found = chips_of(fake.CALCULATION)
    assert [(chip.name, chip.text, [choice.text for choice in chip.choices]) for chip in found] == [
        ("Yksikkö", "Varhaiskasvatus", ["Perusopetus"]),
        ("Luku", "toimintakulut", []),
    ]
    assert found[0].choices[0].leans
    assert found[0].choices[0].questions == ("Entä Perusopetus?",)
    assert chips_of(fake.CALCULATION, last=False) == ()


def test_other_answers_have_none() -> None:
    """A passage, a question back and a decline have nothing to change."""
    assert chips_of(fake.HOSTILE_ANSWER) == ()
    assert chips(fake.CLARIFICATION, _INDEX, last=True) == ()


def test_a_town_is_named_where_there_are_several() -> None:
    """The question for a figure begins with the municipality where reports of others are loaded."""
    assert wordings(_NOW, "Kuusela")[0] == "Kuusela: Varhaiskasvatuksen toimintakulut, toteuma 1–6/2030?"
    assert gives(fake.FIGURE, _NOW)
    assert not gives(fake.FIGURE, _BEFORE)
