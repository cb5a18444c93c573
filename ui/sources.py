"""The list of an answer's sources: each opens to its place, drawn only when it is opened."""

import logging
from pathlib import Path

import streamlit as st

from store.contents import Contents, Document
from store.figures import Box
from ui import card, chat_wording
from ui.desk import Desk
from ui.markup import label
from ui.page_picture import Picture, page_picture
from ui.source_view import cell_text, excerpt, page_text, stands_on
from ui.view import CitationRow, document_title

_log = logging.getLogger(__name__)
_FIRST_SHOWN = 6


@st.fragment
def draw_sources(keeper: Desk, citations: tuple[CitationRow, ...], turn: int) -> None:
    """Draw the sources of an answer; opening one redraws only this list."""
    titles = {loaded.document.name: document_title(loaded.document) for loaded in keeper.documents()}
    st.html(card.label_html(chat_wording.SOURCES))
    shown = citations
    if len(citations) > _FIRST_SHOWN + 1:
        everything = chat_wording.SHOW_ALL_SOURCES.format(count=len(citations))
        if not st.toggle(everything, key=f"all-sources-{turn}"):
            shown = citations[:_FIRST_SHOWN]
    for citation in shown:
        st.html(card.anchor_html(turn, citation.number))
        name = citation.place.document
        spot = " · ".join((titles.get(name, name), *citation.spot))
        title = f"\\[{citation.number}\\] {label(spot)}"
        opened = st.expander(title, key=f"source-{turn}-{citation.number}", on_change="rerun")
        if opened.open:
            with opened:
                _draw_source(keeper, citation, turn)


def _draw_source(keeper: Desk, citation: CitationRow, turn: int) -> None:
    st.html(card.fields_html(citation.fields))
    st.html(card.quote_html(citation.quote))
    try:
        contents = keeper.contents(citation.place.document)
        if contents is None:
            st.caption(chat_wording.DOCUMENT_GONE)
        elif not _draw_picture(keeper, contents, citation, turn):
            _draw_excerpt(contents, citation)
    except Exception:  # noqa: BLE001 - an inner fault: one line for the user, the trace in the log
        _log.exception("a source could not be shown")
        st.caption(chat_wording.SOURCE_FAULT)


def _draw_picture(keeper: Desk, contents: Contents, citation: CitationRow, turn: int) -> bool:
    """Draw the cited page of a PDF; tell whether there is such a page and the quote stands on it."""
    place = citation.place
    source = _pdf_source(keeper, contents.document)
    if source is None or place.page is None or not place.boxes:
        return False
    text = page_text(contents, place)
    if text is None or not stands_on(text, citation.quote):
        return False
    whole = st.toggle(chat_wording.WHOLE_PAGE, key=f"whole-{turn}-{citation.number}")
    picture = _picture(source, contents.document.content_hash, place.page, place.boxes, whole=whole)
    key = f"kuva-{turn}-{citation.number}"
    with st.container(key=key):
        alt = chat_wording.PICTURE_ALT.format(document=place.document, page=place.page)
        st.image(picture.png, width="stretch", alt=alt)
    st.html(card.centre_script(key, picture.mark), unsafe_allow_javascript=True)
    return True


def _pdf_source(keeper: Desk, document: Document) -> Path | None:
    return keeper.source(document) if document.suffix.lower() == ".pdf" else None


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


def _draw_excerpt(contents: Contents, citation: CitationRow) -> None:
    text = page_text(contents, citation.place)
    shown = None
    if text is not None:
        shown = excerpt(text, citation.quote, citation.place.line, cell_text(contents, citation.place))
    if shown is None or not shown.found:
        st.caption(chat_wording.QUOTE_NOT_FOUND)
        return
    st.html(card.excerpt_html(shown))
