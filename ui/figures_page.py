"""The figure finder: every figure of the documents, by organisation, row, period and basis, with its place."""

from decimal import Decimal

import streamlit as st

from store.figures import Figure
from ui import card, chat_wording
from ui.figure_index import Side, side_text
from ui.number_text import quantity_text, unit_word
from ui.office import Office
from ui.people import Visitor
from ui.spreadsheet import as_csv, as_xlsx

_MOST_SHOWN = 2000
_TABLE_HEIGHT = 560
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def draw_figures(office: Office, visitor: Visitor) -> None:
    """Draw the page."""
    st.html(card.page_head_html(chat_wording.PAGE_FIGURES, chat_wording.FIGURES_ABOUT))
    figures = list(office.desk_for(visitor).figure_index().figures)
    if not figures:
        st.info(chat_wording.DOCUMENTS_EMPTY)
        return
    names = {
        Side.ORGANISATION: chat_wording.CHIP_ORGANISATION,
        Side.MEASURE: chat_wording.CHIP_MEASURE,
        Side.PERIOD: chat_wording.CHIP_PERIOD,
        Side.BASIS: chat_wording.CHIP_BASIS,
    }
    for column, (side, name) in zip(st.columns(len(names)), names.items(), strict=True):
        texts = list(dict.fromkeys(side_text(figure, side) for figure in figures))
        chosen = column.multiselect(name, texts, key=f"figures-{side.value}", placeholder=chat_wording.FIGURES_ALL)
        if chosen:
            figures = [figure for figure in figures if side_text(figure, side) in chosen]
    st.html(card.label_html(chat_wording.FIGURES_FOUND.format(count=len(figures))))
    heads = (*names.values(), chat_wording.SHEET_VALUE, chat_wording.COMPARE_UNIT, *_place_heads())
    _draw_table(figures[:_MOST_SHOWN], heads)
    rows = [_row(figure) for figure in figures]
    files = (
        ("CSV", lambda: as_csv(heads, rows), "text/csv", "csv"),
        ("Excel", lambda: as_xlsx(chat_wording.PAGE_FIGURES, heads, rows), _XLSX, "xlsx"),
    )
    with st.container(horizontal=True):
        for name, made, kind, ending in files:
            file = chat_wording.FIGURES_FILE.format(ending=ending)
            st.download_button(name, made, file, kind, key=f"figures-{ending}", on_click="ignore")


def _place_heads() -> tuple[str, ...]:
    return chat_wording.DOCUMENT, chat_wording.PAGE, chat_wording.TABLE, chat_wording.ROW, chat_wording.COLUMN


def _row(figure: Figure) -> tuple[str | Decimal, ...]:
    base = figure.quantity.in_base_units()
    place = figure.place
    return (
        *(side_text(figure, side) for side in Side),
        base.value,
        unit_word(base.unit, base.value),
        place.document,
        place.cell or ("" if place.page is None else str(place.page)),
        place.table or "",
        place.row or "",
        place.column or "",
    )


def _draw_table(figures: list[Figure], heads: tuple[str, ...]) -> None:
    import pandas as pd  # noqa: PLC0415 - heavy

    amounts = [figure.quantity.in_base_units() for figure in figures]
    frame = pd.DataFrame([_row(figure) for figure in figures], columns=heads)
    value, unit = chat_wording.SHEET_VALUE, chat_wording.COMPARE_UNIT
    frame[value] = [float(amount.value) for amount in amounts]
    printed = [quantity_text(amount) for amount in amounts]
    shown = frame.drop(columns=[unit]).style.format({value: dict(zip(frame[value], printed, strict=True)).__getitem__})
    st.dataframe(shown, hide_index=True, height=_TABLE_HEIGHT)
