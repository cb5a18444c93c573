"""The source panel: the cited place of one citation at a time, as it stands in its document."""

import logging
from pathlib import Path

import streamlit as st

from store.contents import Contents, Document
from store.figures import Box
from ui import card, chat_wording, source_card
from ui.desk import Desk
from ui.document_link import document_url
from ui.markup import label
from ui.page_picture import Picture, page_picture
from ui.source_table import table_region
from ui.source_view import cell_text, excerpt, page_text, stands_on
from ui.view import CitationRow, document_title

_log = logging.getLogger(__name__)
_FIRST_SHOWN = 6


def opened(turn: int, citations: tuple[CitationRow, ...], *, at_first: bool) -> int | None:
    """Return the number of the citation that is open in a turn; ``at_first`` opens the first until one is chosen."""
    numbers = [citation.number for citation in citations]
    number: int | None = st.session_state.get(_key(turn), numbers[0] if at_first and numbers else None)
    return number if number in numbers else None


def draw_list(keeper: Desk, citations: tuple[CitationRow, ...], turn: int, current: int | None) -> None:
    """Draw the list of sources: a button for each, which opens it in the panel."""
    titles = {loaded.document.name: document_title(loaded.document) for loaded in keeper.documents()}
    st.html(card.label_html(chat_wording.SOURCES))
    shown = citations
    if len(citations) > _FIRST_SHOWN + 1:
        everything = chat_wording.SHOW_ALL_SOURCES.format(count=len(citations))
        if not st.toggle(everything, key=f"all-sources-{turn}"):
            shown = tuple(one for at, one in enumerate(citations) if at < _FIRST_SHOWN or one.number == current)
    with st.container(key=f"sources-{turn}"):
        for citation in shown:
            name = citation.place.document
            spot = " · ".join((titles.get(name, name), *citation.spot))
            is_open = citation.number == current
            st.button(
                f"\\[{citation.number}\\] {label(spot)}",
                key=f"source-{turn}-{citation.number}",
                type="secondary" if is_open else "tertiary",
                width="stretch",
                on_click=_open,
                args=(turn, None if is_open else citation.number),
            )


def draw_panel(keeper: Desk, citations: tuple[CitationRow, ...], turn: int, current: int) -> None:
    """Draw the open citation with what leads to the next and the previous one."""
    at = next(at for at, one in enumerate(citations) if one.number == current)
    with st.container(key=f"panel-{turn}"):
        _draw_steps(citations, turn, at)
        _draw_source(keeper, citations[at], turn)


def _key(turn: int) -> str:
    return f"open-source-{turn}"


def _open(turn: int, number: int | None) -> None:
    st.session_state[_key(turn)] = number


def _draw_steps(citations: tuple[CitationRow, ...], turn: int, at: int) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"steps-{turn}"):
        here = chat_wording.SOURCE_OF.format(number=citations[at].number, count=len(citations))
        st.html(source_card.panel_title_html(here), width="stretch")
        if len(citations) > 1:
            before, after = citations[at - 1], citations[(at + 1) % len(citations)]
            _draw_step("before", turn, ":material/chevron_left:", chat_wording.SOURCE_BEFORE, before.number)
            _draw_step("after", turn, ":material/chevron_right:", chat_wording.SOURCE_AFTER, after.number)
        _draw_step("close", turn, ":material/close:", chat_wording.SOURCE_CLOSE, None)


def _draw_step(kind: str, turn: int, icon: str, name: str, number: int | None) -> None:
    # The name is the button's text for screen readers; the style sheet shows the icon alone.
    st.button(name, key=f"step-{kind}-{turn}", icon=icon, type="tertiary", on_click=_open, args=(turn, number))


def _draw_source(keeper: Desk, citation: CitationRow, turn: int) -> None:
    try:
        contents = keeper.contents(citation.place.document)
        if contents is None:
            st.html(card.fields_html(citation.fields))
            st.html(card.quote_html(citation.quote))
            st.caption(chat_wording.DOCUMENT_GONE)
            return
        st.html(source_card.where_html(document_title(contents.document), citation.spot))
        if not _draw_picture(keeper, contents, citation, turn) and not _draw_table(contents, citation):
            _draw_excerpt(contents, citation)
        _draw_details(keeper, contents, citation, turn)
    except Exception:  # noqa: BLE001 - an inner fault: one line for the user, the trace in the log
        _log.exception("a source could not be shown")
        st.caption(chat_wording.SOURCE_FAULT)


def _draw_details(keeper: Desk, contents: Contents, citation: CitationRow, turn: int) -> None:
    with st.expander(chat_wording.SOURCE_DETAILS, key=f"details-{turn}"):
        st.html(card.fields_html(citation.fields))
        st.html(card.quote_html(citation.quote))
    path = keeper.source(contents.document)
    page = citation.place.page
    url = None if path is None else document_url(path, contents.document)
    if url is not None:
        st.html(source_card.document_link_html(url, page if contents.document.suffix.lower() == ".pdf" else None))


def _draw_picture(keeper: Desk, contents: Contents, citation: CitationRow, turn: int) -> bool:
    """Draw the cited page of a PDF; tell whether there is such a page and the quote stands on it."""
    place = citation.place
    source = _pdf_source(keeper, contents.document)
    if source is None or place.page is None or not place.boxes:
        return False
    text = page_text(contents, place)
    if text is None or not stands_on(text, citation.quote):
        return False
    whole = st.session_state.get(f"whole-{turn}", False)
    picture = _picture(source, contents.document.content_hash, place.page, place.boxes, whole=whole)
    key = f"kuva-{turn}"
    with st.container(key=key):
        alt = chat_wording.PICTURE_ALT.format(document=place.document, page=place.page)
        st.image(picture.png, width="stretch", alt=alt)
    st.html(card.centre_script(key, picture.mark), unsafe_allow_javascript=True)
    st.toggle(chat_wording.WHOLE_PAGE, key=f"whole-{turn}")
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


def _draw_table(contents: Contents, citation: CitationRow) -> bool:
    """Draw the cited cell of a workbook or another table that is no page of text; tell whether there is one."""
    if contents.document.suffix.lower() in (".pdf", ".txt"):
        return False
    region = table_region(contents, citation.place)
    if region is None:
        return False
    st.html(source_card.table_html(region))
    return True


def _draw_excerpt(contents: Contents, citation: CitationRow) -> None:
    text = page_text(contents, citation.place)
    shown = None
    if text is not None:
        shown = excerpt(text, citation.quote, citation.place.line, cell_text(contents, citation.place))
    if shown is None or not shown.found:
        st.html(card.quote_html(citation.quote))
        st.caption(chat_wording.QUOTE_NOT_FOUND)
        return
    st.html(card.excerpt_html(shown))
