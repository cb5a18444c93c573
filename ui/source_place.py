"""The cited place of a document in the ways that it can be shown: on its page, as a table, in its text."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import streamlit as st

from store.contents import Contents, Document
from store.figures import Box
from ui import card, chat_wording, source_card
from ui.desk import Desk
from ui.page_picture import Picture, page_picture
from ui.sheet_view import sheet_region
from ui.source_table import TableRegion, table_region
from ui.source_view import cell_text, excerpt, page_text, stands_on
from ui.view import CitationRow

_PAGED, _PLAIN = ".pdf", ".txt"
_SHEETS = (".xlsx", ".xlsm")

_Views = dict[str, Callable[[], object]]


def draw_place(keeper: Desk, contents: Contents, citation: CitationRow, turn: int) -> None:
    """Draw the cited place, with a choice where it can be shown in several ways."""
    views = _views(keeper, contents, citation, turn)
    if not views:
        st.html(card.quote_html(citation.quote))
        st.caption(chat_wording.QUOTE_NOT_FOUND)
        return
    names = list(views)
    key = f"view-{turn}"
    if st.session_state.get(key) not in names:
        st.session_state.pop(key, None)
    chosen: str | None = names[0]
    if len(names) > 1:
        chosen = st.segmented_control(
            chat_wording.VIEW, names, default=names[0], key=key, label_visibility="collapsed", width="stretch"
        )
    views[chosen or names[0]]()


def _views(keeper: Desk, contents: Contents, citation: CitationRow, turn: int) -> _Views:
    """Return what draws the place in each way, the plainest first; nothing where the quote is not there any more."""
    spot = f"{turn}-{citation.number}"
    suffix = contents.document.suffix.lower()
    source = keeper.source(contents.document)
    place = citation.place
    table = None if suffix == _PLAIN else table_region(contents, place)
    if suffix == _PAGED and source is not None and _is_on_page(contents, citation):
        draw = partial(_draw_picture, source, contents.document, citation, turn)
        views: _Views = {chat_wording.VIEW_PLACE: draw, chat_wording.VIEW_PAGE: partial(draw, whole=True)}
        return views if table is None else views | {chat_wording.VIEW_TABLE: partial(_draw_table, table, spot)}
    if suffix in _SHEETS and source is not None and place.cell is not None:
        region = _sheet(source, contents.document.content_hash, place.cell, whole=False)
        if region is not None:
            whole = partial(_draw_sheet, source, contents.document, place.cell, spot)
            return {chat_wording.VIEW_PLACE: partial(_draw_table, region, spot), chat_wording.VIEW_WHOLE_SHEET: whole}
    views = {} if table is None or suffix == _PAGED else {chat_wording.VIEW_TABLE: partial(_draw_table, table, spot)}
    return views | _text_views(contents, citation, spot, only_whole=bool(views))


def _is_on_page(contents: Contents, citation: CitationRow) -> bool:
    place = citation.place
    text = page_text(contents, place)
    return place.page is not None and bool(place.boxes) and text is not None and stands_on(text, citation.quote)


def _text_views(contents: Contents, citation: CitationRow, spot: str, *, only_whole: bool) -> _Views:
    text = page_text(contents, citation.place)
    if text is None:
        return {}
    sought = (text, citation.quote, citation.place.line, cell_text(contents, citation.place))
    part, whole = excerpt(*sought), excerpt(*sought, whole=True)
    if not part.found:
        return {}
    views: _Views = {} if only_whole else {chat_wording.VIEW_PLACE: lambda: st.html(card.excerpt_html(part))}
    if only_whole or whole != part:
        views[chat_wording.VIEW_TEXT] = partial(_draw_marked, card.excerpt_html(whole), f"{spot}-teksti")
    return views


def _draw_picture(source: Path, document: Document, citation: CitationRow, turn: int, *, whole: bool = False) -> None:
    place = citation.place
    picture = _picture(source, document.content_hash, place.page or 1, place.boxes, whole=whole)
    key = f"kuva-{turn}"
    with st.container(key=key):
        alt = chat_wording.PICTURE_ALT.format(document=place.document, page=place.page)
        st.image(picture.png, width="stretch", alt=alt)
    st.html(card.centre_script(key, picture.mark), unsafe_allow_javascript=True)


def _draw_table(region: TableRegion, spot: str) -> None:
    _draw_marked(source_card.table_html(region), spot)


def _draw_sheet(source: Path, document: Document, cell: str, spot: str) -> None:
    region = _sheet(source, document.content_hash, cell, whole=True)
    if region is not None:
        _draw_table(region, f"{spot}-kaikki")


def _draw_marked(html: str, spot: str) -> None:
    """Draw what has a mark in it, scrolled to the mark; ``spot`` tells it from all else on the page.

    A script that is the same as before is not run again.
    """
    key = f"merkitty-{spot}"
    with st.container(key=key):
        st.html(html)
    st.html(card.mark_script(key), unsafe_allow_javascript=True)


@st.cache_data(show_spinner=False, max_entries=40)
def _picture(
    _source: Path,
    content_hash: str,  # noqa: ARG001 - the cache keeps pictures by it
    page: int,
    boxes: tuple[Box, ...],
    *,
    whole: bool,
) -> Picture:
    return page_picture(_source, page, boxes, whole=whole)


@st.cache_data(show_spinner=False, max_entries=40)
def _sheet(
    _source: Path,
    content_hash: str,  # noqa: ARG001 - the cache keeps regions by it
    cell: str,
    *,
    whole: bool,
) -> TableRegion | None:
    return sheet_region(_source, cell, whole=whole)
