"""The source panel: the cited place of one citation at a time, as it stands in its document."""

import logging

import streamlit as st

from store.contents import Contents
from ui import card, chat_wording, source_card
from ui.desk import Desk
from ui.document_link import OPENED, document_url
from ui.markup import label
from ui.source_place import draw_place
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
        draw_place(keeper, contents, citation, turn)
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
        kind = contents.document.suffix.lower()
        st.html(source_card.document_link_html(url, page if kind == ".pdf" else None, opens=kind in OPENED))
