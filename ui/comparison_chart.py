"""A comparison as rows with the report's own signs, as a chart, and as a picture of it."""

from collections.abc import Mapping
from decimal import Decimal
from textwrap import wrap
from typing import Any

from store.figures import Place
from store.numbers import format_number
from ui import chat_wording
from ui.comparison import Comparison, drawn
from ui.number_text import quantity_text, unit_word

Chart = Any  # Altair's own types do not tell apart what its methods return

_BLUE, _DEEP_BLUE, _PALE_BLUE, _ORANGE = (
    "#5b9db5",
    "#0b5c73",
    "#b5e3f1",
    "#c2570c",
)  # told apart by colour-blind readers, and in grey print
_BAR_HEIGHT, _TEXT_SIZE, _LINE_HEIGHT, _GAP = 16, 13, 17, 10
_NAME_WIDTH = 26  # letters of a name on a line: with its amount before it, as much as a narrow phone has room for
_CHARACTER_WIDTH = 7.6  # of a bold digit of that size, with some room
_PNG_SCALE = 2


def heads(comparison: Comparison) -> tuple[str, str, str, str]:
    """Return the column headings of a comparison."""
    return comparison.side_name, chat_wording.SHEET_VALUE, chat_wording.COMPARE_UNIT, chat_wording.SHEET_SOURCE


def table_rows(comparison: Comparison, titles: Mapping[str, str]) -> list[tuple[str, Decimal, str, str]]:
    """Return name, number with the report's sign, unit and source of each row."""
    return [
        (row.name, row.quantity.value, unit_word(row.quantity.unit, row.quantity.value), _source(row.place, titles))
        for row in comparison.rows
    ]


def chart(comparison: Comparison, *, dark: bool = False) -> Chart:
    """Return a bar chart: over each bar its amount and its name, so that names need no room beside the bars."""
    import altair as alt  # noqa: PLC0415 - heavy

    labels = [_label(comparison, at) for at in range(len(comparison.rows))]
    rows: list[dict[str, Any]] = []
    top = 0
    for at, row in enumerate(comparison.rows):
        broken = wrap(row.name, _NAME_WIDTH) or [""]
        bar = top + _LINE_HEIGHT * len(broken)
        rows.append(
            {
                "words": top,
                "top": bar,
                "bottom": bar + _BAR_HEIGHT,
                "name": "\n".join(broken),
                "length": float(drawn(comparison, row.quantity.value)),
                "label": labels[at],
                "colour": _colour(comparison, at, dark=dark),
            }
        )
        top = bar + _BAR_HEIGHT + _GAP
    margin = max(len(text) for text in labels) * _CHARACTER_WIDTH
    ink = "#e8eef0" if dark else "#1b2326"
    drawing = alt.Chart(alt.InlineData(values=rows))
    down = alt.Scale(domain=[0, top], nice=False, reverse=True)  # in pixels from the top
    bars = drawing.mark_rect().encode(
        y=alt.Y("top:Q", axis=None, scale=down),
        y2="bottom:Q",
        x=alt.X("length:Q", axis=None, scale=alt.Scale(zero=True, nice=False)),
        x2=alt.datum(0),
        color=alt.Color("colour:N", scale=None),
    )
    words: dict[str, Any] = {
        "align": "left",
        "baseline": "top",
        "fontSize": _TEXT_SIZE,
        "lineBreak": "\n",  # Streamlit's data has no lists of texts
        "lineHeight": _LINE_HEIGHT,
        "color": ink,
    }
    beside = alt.Y("words:Q", axis=None, scale=down)
    amounts = drawing.mark_text(fontWeight="bold", **words).encode(y=beside, x=alt.value(0), text="label:N")
    names = drawing.mark_text(dx=_GAP, **words).encode(y=beside, x=alt.value(margin), text="name:N")
    layers: Chart = alt.layer(bars, amounts, names).properties(height=top)
    return layers.configure_view(stroke=None)


def as_png(comparison: Comparison) -> bytes:
    """Return the chart with its heading as a picture on white."""
    import vl_convert  # noqa: PLC0415 - heavy

    head: dict[str, Any] = {
        "text": f"{comparison.name}: {comparison.kept}",
        "anchor": "start",
        "fontSize": 15,
        "offset": 12,
    }
    if comparison.all_negative:
        head["subtitle"] = chat_wording.COMPARE_NEGATIVE
    made = chart(comparison).properties(width=520, title=head, background="white", padding=14)
    picture: bytes = vl_convert.vegalite_to_png(made.to_dict(), scale=_PNG_SCALE)
    return picture


def _source(place: Place | None, titles: Mapping[str, str]) -> str:
    if place is None:
        return chat_wording.COMPARE_COMPUTED
    page = None if place.page is None else chat_wording.PAGE_SHORT.format(page=place.page)
    parts = (titles.get(place.document, place.document), page, place.cell, place.table, place.row, place.column)
    return ", ".join(part for part in parts if part)


def _label(comparison: Comparison, at: int) -> str:
    quantity = comparison.rows[at].quantity
    value = drawn(comparison, quantity.value)
    if value == quantity.value:
        return quantity_text(quantity)
    decimals = 0 if value % 1 == 0 else 2
    return f"{format_number(value, decimals)}\u00a0{unit_word(quantity.unit, value)}".strip()


def _colour(comparison: Comparison, at: int, *, dark: bool) -> str:
    row = comparison.rows[at]
    if not comparison.all_negative and row.quantity.value < 0:
        return _ORANGE
    everything = all(one.asked for one in comparison.rows)
    asked = _PALE_BLUE if dark else _DEEP_BLUE
    return asked if row.asked and not everything else _BLUE
