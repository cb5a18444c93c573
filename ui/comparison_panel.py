"""The comparison under an answer: a table that sorts, a bar chart, and both as files."""

from collections.abc import Mapping
from decimal import Decimal
from functools import partial

import streamlit as st

from assistant.answer import Answered, AnswerKind
from store.numbers import format_number
from ui import card, chat_wording
from ui.comparison import Comparison, comparisons
from ui.comparison_chart import as_png, chart, heads, table_rows
from ui.conversations import Turn
from ui.desk import Desk
from ui.markup import label
from ui.number_text import unit_word
from ui.spreadsheet import as_csv, as_xlsx
from ui.view import document_title

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SHOWN_AT_ONCE = 3
_MOST_BARS = 25


def draw_comparison(keeper: Desk, turn: Turn, number: int) -> None:
    """Draw what the figures of an answer can be seen beside; nothing where there is nothing of their kind."""
    if not isinstance(turn.answer, Answered):
        return
    found = comparisons(turn.answer, keeper.figure_index())
    if not found:
        return
    several = turn.answer.kind is not AnswerKind.FIGURE and len(found[0].rows) >= _SHOWN_AT_ONCE
    opened = st.expander(chat_wording.COMPARE, key=f"compare-{number}", expanded=several, on_change="rerun")
    if not opened.open:
        return
    with opened:
        names = [comparison.name for comparison in found]
        chosen = names[0]
        if len(names) > 1:
            key = f"compare-side-{number}"
            chosen = st.segmented_control(chat_wording.COMPARE, names, default=names[0], key=key) or names[0]
        _draw(keeper, found[names.index(chosen)], number)


def _draw(keeper: Desk, comparison: Comparison, number: int) -> None:
    titles = {one.document.name: document_title(one.document) for one in keeper.documents()}
    st.html(card.note_html(f"{comparison.name}: {comparison.kept}"))
    if comparison.all_negative:
        st.html(card.label_html(chat_wording.COMPARE_NEGATIVE))
    if len(comparison.rows) <= _MOST_BARS:
        dark = st.context.theme.type == "dark"
        told = chat_wording.COMPARE_ALT.format(kept=comparison.kept)
        st.altair_chart(chart(comparison, dark=dark), key=f"chart-{number}", alt=told)
    _draw_table(comparison, titles)
    if comparison.name in (chat_wording.COMPARE_ORGANISATIONS, chat_wording.COMPARE_MEASURES):
        st.html(card.label_html(chat_wording.COMPARE_OVERLAP))
    rows = table_rows(comparison, titles)
    files = (
        ("CSV", partial(as_csv, heads(comparison), rows), "text/csv", "csv"),
        ("Excel", partial(as_xlsx, comparison.name, heads(comparison), rows), _XLSX, "xlsx"),
        (chat_wording.COMPARE_PICTURE, partial(as_png, comparison), "image/png", "png"),
    )
    with st.container(horizontal=True, gap="xsmall", key=f"files-{number}"):
        for name, made, kind, ending in files:
            st.download_button(
                label(name),
                made,
                chat_wording.COMPARE_FILE.format(ending=ending),
                kind,
                key=f"file-{ending}-{number}",
                type="tertiary",
                icon=":material/download:",
                on_click="ignore",
            )


def _draw_table(comparison: Comparison, titles: Mapping[str, str]) -> None:
    import pandas as pd  # noqa: PLC0415 - heavy

    value = f"{chat_wording.SHEET_VALUE}, {unit_word(comparison.unit, Decimal(2))}".rstrip(", ")
    rows = table_rows(comparison, titles)
    frame = pd.DataFrame(
        {
            comparison.side_name: [row.name for row in comparison.rows],
            value: [float(row.quantity.value) for row in comparison.rows],
            chat_wording.SHEET_SOURCE: [source for *_, source in rows],
        }
    )
    printed = {float(row.quantity.value): _printed(row.quantity.value) for row in comparison.rows}
    shown = frame.style.format({value: printed.__getitem__})
    narrow = {comparison.side_name: st.column_config.Column(width="medium")}  # a phone has room for the number too
    st.dataframe(shown, hide_index=True, column_config=narrow, alt=comparison.kept)


def _printed(value: Decimal) -> str:
    return format_number(value, 0 if value % 1 == 0 else 2)
