"""How a document was read: its pages as pictures with the cells of its figures drawn over them, else its tables."""

from pathlib import Path

import streamlit as st

from store.contents import Contents
from store.figures import Box, Place
from ui import card, chat_wording, source_card
from ui.desk import Desk
from ui.page_picture import page_picture
from ui.source_table import table_region


def draw_reading(keeper: Desk, contents: Contents) -> None:
    """Draw one page of a document, chosen from those with figures, with every cell that was read as a figure."""
    document = contents.document
    if not contents.figures:
        st.caption(chat_wording.READING_NONE)
        return
    pages = sorted({figure.place.page for figure in contents.figures if figure.place.page is not None})
    source = keeper.source(document) if document.suffix.lower() == ".pdf" else None
    if source is None or not pages:
        _draw_tables(contents)
        return
    page = st.selectbox(chat_wording.PAGE, pages, key=f"reading-page-{document.name}")
    boxes = tuple(box for figure in contents.figures if figure.place.page == page for box in figure.place.boxes)
    st.html(card.label_html(chat_wording.READING_MARKS))
    with st.container(key=f"kuva-luettu-{document.content_hash[:12]}"):
        alt = chat_wording.READING_ALT.format(document=document.name, page=page)
        st.image(_picture(source, document.content_hash, page, boxes), width="stretch", alt=alt)


@st.cache_data(show_spinner=False, max_entries=20)
def _picture(
    _source: Path,
    content_hash: str,  # noqa: ARG001 - the cache keeps pictures by it
    page: int,
    boxes: tuple[Box, ...],
) -> bytes:
    return page_picture(_source, page, tuple(dict.fromkeys(boxes)), whole=True).png


def _draw_tables(contents: Contents) -> None:
    """Draw a table of a document without pages, as it was read."""
    firsts: dict[str, Place] = {}
    for figure in contents.figures:
        place = figure.place
        sheet = "" if place.cell is None else place.cell.rpartition("!")[0]
        name = " · ".join(part for part in (sheet, place.table or place.section) if part)
        firsts.setdefault(name or contents.document.name, place)
    chosen = st.selectbox(chat_wording.TABLE, list(firsts), key=f"reading-table-{contents.document.name}")
    region = table_region(contents, firsts[chosen])
    if region is not None:
        st.html(source_card.table_html(region))
