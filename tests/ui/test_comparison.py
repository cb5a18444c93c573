"""Figures beside their likes, as data, a chart and files."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from itertools import pairwise
from typing import Any

from openpyxl import load_workbook
from PIL import Image

from assistant.answer import Answer, Step
from store.periods import Period
from store.units import Unit
from tests.ui import fake_assistant as fake
from ui.comparison import Comparison, comparisons
from ui.comparison_chart import as_png, chart, heads, table_rows
from ui.figure_index import FigureIndex
from ui.spreadsheet import as_csv, as_xlsx, cell_text

_CONTENTS = fake.text_contents()
_BEFORE, _NOW, _RATE = _CONTENTS.figures
_SISTER = replace(_NOW, organisation="Perusopetus", quantity=fake.money("-1000.50"), place=replace(_NOW.place, line=70))
_INCOME = replace(_NOW, measure="Toimintatuotot", quantity=fake.money("262300"), place=replace(_NOW.place, line=6))
_TITLES = {fake.TEXT_NAME: "Puolivuosiraportti"}


def _found(answer: Answer) -> tuple[Comparison, ...]:
    index = FigureIndex((replace(_CONTENTS, figures=(*_CONTENTS.figures, _SISTER, _INCOME)),))
    return comparisons(answer, index)


def test_a_figure_is_seen_beside_organisations_times_and_rows() -> None:
    """Each comparison keeps the other sides, and knows which one the answer was of."""
    found = {one.name: one for one in _found(fake.FIGURE)}
    assert list(found) == ["Yksiköittäin", "Jaksoittain", "Riveittäin"]
    assert [(row.name, row.asked) for row in found["Yksiköittäin"].rows] == [
        ("Varhaiskasvatus", True),
        ("Perusopetus", False),
    ]
    assert [row.name for row in found["Jaksoittain"].rows] == ["1–6/2029", "1–6/2030"]
    assert found["Jaksoittain"].kept == "Varhaiskasvatus · toimintakulut · toteuma"


def test_a_year_is_not_drawn_beside_half_of_one() -> None:
    """Times of another length are left out."""
    year = replace(_NOW, period=Period.year(2029), place=replace(_NOW.place, line=70))
    index = FigureIndex((replace(_CONTENTS, figures=(year, _NOW)),))
    assert comparisons(fake.FIGURE, index) == ()


def test_what_an_answer_compared_comes_first() -> None:
    """A change over two years is a comparison of times, oldest first."""
    first = _found(fake.CALCULATION)[0]
    assert first.name == "Jaksoittain"
    assert [(row.name, row.asked) for row in first.rows] == [("1–6/2029", True), ("1–6/2030", True)]


def test_a_ranking_is_drawn_from_its_results() -> None:
    """Three or more results of one unit are compared as they were computed."""
    assert fake.CALCULATION.calculation is not None
    steps = tuple(Step(name, "1", fake.money(name)) for name in ("-300", "-200", "-100"))
    ranking = replace(fake.CALCULATION, calculation=replace(fake.CALCULATION.calculation, steps=steps))
    (found,) = _found(ranking)
    assert [(row.name, row.place) for row in found.rows] == [("-300", None), ("-200", None), ("-100", None)]
    assert table_rows(found, _TITLES)[0][3].startswith("laskettu")


def test_answers_without_figures_compare_nothing() -> None:
    """A passage and a decline have no chart."""
    assert _found(fake.HOSTILE_ANSWER) == ()
    assert _found(fake.DECLINED) == ()


def test_costs_are_drawn_by_their_size() -> None:
    """Where every amount is negative a longer bar is more money; where signs differ each keeps its own."""
    costs = _found(fake.FIGURE)[0]
    assert costs.all_negative
    assert [row["length"] for row in _rows(costs)] == [2310500.0, 1000.5]
    assert [row["label"] for row in _rows(costs)] == ["2\u00a0310\u00a0500\u00a0€", "1\u00a0000,50\u00a0€"]
    mixed = _found(fake.FIGURE)[2]
    assert not mixed.all_negative
    assert [row["length"] for row in _rows(mixed)] == [-2310500.0, 262300.0]
    assert _rows(mixed)[0]["label"] == "−2\u00a0310\u00a0500\u00a0€"
    assert _rows(mixed)[0]["colour"] != _rows(mixed)[1]["colour"]


def _rows(comparison: Comparison) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = next(iter(chart(comparison).to_dict()["datasets"].values()))
    return found


def test_a_long_name_is_broken_into_lines_over_its_bar() -> None:
    """No line of a name is longer than a phone has room for; bars and words of different rows never meet."""
    long = replace(_SISTER, organisation="Työllisyyden ja kotoutumisen edistämisen palvelualue")
    index = FigureIndex((replace(_CONTENTS, figures=(_NOW, long)),))
    rows = _rows(comparisons(fake.FIGURE, index)[0])
    names = [row["name"].split("\n") for row in rows]
    assert "Työllisyyden ja kotoutumisen edistämisen palvelualue" in [" ".join(name) for name in names]
    assert max(len(line) for name in names for line in name) <= 26
    edges = [(row["words"], row["top"], row["bottom"]) for row in rows]
    assert edges == sorted(edges)
    assert all(above[2] < below[0] for above, below in pairwise(edges))


def test_files_keep_the_reports_signs_and_sources() -> None:
    """CSV has decimal commas, the workbook exact numbers; both name where each number stands."""
    costs = _found(fake.FIGURE)[0]
    text = as_csv(heads(costs), table_rows(costs, _TITLES)).decode("utf-8-sig")
    assert text.splitlines()[0] == "Yksikkö;Arvo;Mittayksikkö;Lähde"
    assert "Perusopetus;-1000,50;€;Puolivuosiraportti, Varhaiskasvatus, Toimintakulut, TOT 2030 6 kk" in text
    sheet = load_workbook(BytesIO(as_xlsx(costs.name, heads(costs), table_rows(costs, _TITLES)))).active
    assert [cell.value for cell in sheet[2]][:3] == ["Varhaiskasvatus", -2310500, "€"]
    assert Decimal(str(sheet["B3"].value)) == Decimal("-1000.50")


def test_a_name_is_no_formula() -> None:
    """A name that a spreadsheet would run is kept as text in both kinds of file."""
    hostile = replace(_SISTER, organisation="=1+1")
    index = FigureIndex((replace(_CONTENTS, figures=(_NOW, hostile)),))
    (found,) = comparisons(fake.FIGURE, index)
    assert "'=1+1;" in as_csv(heads(found), table_rows(found, _TITLES)).decode("utf-8-sig")
    assert (
        load_workbook(BytesIO(as_xlsx(found.name, heads(found), table_rows(found, _TITLES)))).active["A3"].data_type
        == "s"
    )
    assert cell_text("Kulut") == "Kulut"


def test_the_picture_is_a_png() -> None:
    """The chart is drawn without a browser, with its heading."""
    picture = Image.open(BytesIO(as_png(_found(fake.FIGURE)[0])))
    assert picture.format == "PNG"
    assert picture.width > 1000


def test_percentages_are_not_drawn_beside_euros() -> None:
    """Only amounts of one unit are compared."""
    for one in _found(fake.FIGURE):
        assert {row.quantity.unit for row in one.rows} == {Unit.EURO}
