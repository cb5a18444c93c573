"""A comparison as rows with the report's own signs, as a chart, and as a picture of it."""

from collections.abc import Mapping
from decimal import Decimal
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
_ROW_HEIGHT, _BAR_HEIGHT, _TEXT_SIZE, _GAP = 48, 16, 13, 10
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
    rows = [
        {
            "order": at,
            "name": row.name,
            "length": float(drawn(comparison, row.quantity.value)),
            "label": labels[at],
            "colour": _colour(comparison, at, dark=dark),
        }
        for at, row in enumerate(comparison.rows)
    ]
    margin = max(len(text) for text in labels) * _CHARACTER_WIDTH
    ink = "#e8eef0" if dark else "#1b2326"
    drawing = alt.Chart(alt.InlineData(values=rows))
    lines = alt.Y("order:O", axis=None)
    bars = drawing.mark_bar(height=_BAR_HEIGHT, yOffset=_BAR_HEIGHT).encode(
        y=lines,
        x=alt.X("length:Q", axis=None, scale=alt.Scale(zero=True, nice=False)),
        color=alt.Color("colour:N", scale=None),
    )
    words: dict[str, Any] = {"align": "left", "dy": -_BAR_HEIGHT / 2, "fontSize": _TEXT_SIZE, "color": ink}
    amounts = drawing.mark_text(fontWeight="bold", **words).encode(y=lines, x=alt.value(0), text="label:N")
    names = drawing.mark_text(dx=_GAP, **words).encode(y=lines, x=alt.value(margin), text="name:N")
    layers: Chart = alt.layer(bars, amounts, names).properties(height=_ROW_HEIGHT * len(rows))
    return layers.configure_view(stroke=None)


def as_png(comparison: Comparison) -> bytes:
    """Return the chart with its heading as a picture on white."""
    import vl_convert  # noqa: PLC0415 - heavy

    head: dict[str, Any] = {"text": f"{comparison.name}: {comparison.kept}", "anchor": "start", "fontSize": 15}
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
