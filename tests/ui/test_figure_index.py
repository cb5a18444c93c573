"""Figures by place and by name."""

from dataclasses import replace

from store.figures import Basis
from store.periods import Period
from tests.ui import fake_assistant as fake
from ui.figure_index import FigureIndex, Side

_CONTENTS = fake.text_contents()
_BEFORE, _NOW, _RATE = _CONTENTS.figures


def test_a_cited_cell_is_found() -> None:
    """A citation's place and quote lead to its figure; a place without a cell leads to none."""
    index = FigureIndex((_CONTENTS,))
    assert index.at(fake.NOW.place, fake.QUOTE) == _NOW
    assert index.at(replace(fake.NOW.place, column=None), fake.QUOTE) is None
    assert index.at(fake.NOW.place, "toinen rivi") is None


def test_a_column_cited_with_its_period_is_found() -> None:
    """A citation may tell the year of a column whose heading leaves it out."""
    index = FigureIndex((_CONTENTS,))
    cited = replace(_RATE.place, column=f"{_RATE.place.column} (2030)")
    assert index.at(cited, fake.QUOTE) == _RATE


def test_two_different_figures_in_one_place_are_none() -> None:
    """Where a place is not of one figure, none is shown."""
    other = replace(_NOW, quantity=fake.money("-1"))
    index = FigureIndex((replace(_CONTENTS, figures=(_NOW, other)),))
    assert index.at(fake.NOW.place, fake.QUOTE) is None


def test_another_time_keeps_the_basis() -> None:
    """The periods are those of the same basis, oldest first."""
    index = FigureIndex((_CONTENTS,))
    assert [other.figure for other in index.others(_NOW, Side.PERIOD)] == [_BEFORE, _NOW]
    assert [other.text for other in index.others(_NOW, Side.PERIOD)] == ["1–6/2029", "1–6/2030"]


def test_another_basis_is_of_the_same_year() -> None:
    """The budget of the year stands in the stead of the actuals of its first months, not that of another year."""
    other_year = replace(_RATE, basis=Basis.BUDGET, period=Period.year(2031))
    index = FigureIndex((replace(_CONTENTS, figures=(*_CONTENTS.figures, other_year)),))
    assert [other.figure for other in index.others(_NOW, Side.BASIS)] == [_NOW, _RATE]


def test_another_towns_figures_are_left_alone() -> None:
    """An organisation of another municipality is no choice."""
    document = replace(_CONTENTS.document, name="toinen.txt", municipality="Muualla")
    place = replace(_NOW.place, document="toinen.txt")
    there = replace(_CONTENTS, document=document, figures=(replace(_NOW, organisation="Kirjasto", place=place),))
    index = FigureIndex((_CONTENTS, there))
    assert [other.text for other in index.others(_NOW, Side.ORGANISATION)] == ["Varhaiskasvatus"]
    assert index.towns == ("Kuusela", "Muualla")
