"""The side panel: a new conversation, one's own earlier ones, and in which role the page is seen."""

import streamlit as st

from ui import card, chat_wording
from ui.chat_page import begin_anew, open_conversation, open_kept
from ui.markup import label
from ui.office import Office
from ui.people import Role, Visitor
from ui.visitors import see_as

_LONGEST_TITLE = 70


def draw_sidebar(office: Office, visitor: Visitor, real: Role) -> None:
    """Draw the panel; ``real`` is the role that the visitor has, whatever they see the page in."""
    new = chat_wording.NEW_CONVERSATION
    st.button(new, key="new", icon=":material/add_comment:", width="stretch", on_click=begin_anew)
    _draw_history(office, visitor)
    _draw_role(office, visitor, real)
    names = chat_wording.LANGUAGES
    st.selectbox(chat_wording.LANGUAGE, list(names), format_func=names.__getitem__, key=chat_wording.LANGUAGE_KEY)


def _draw_history(office: Office, visitor: Visitor) -> None:
    everything = office.conversations.of(visitor.identity)
    if not everything:
        return
    st.html(card.title_html(chat_wording.HISTORY))
    words = st.text_input(chat_wording.HISTORY_SEARCH, key="history-words", placeholder=chat_wording.HISTORY_SEARCH)
    found = office.conversations.of(visitor.identity, words) if words.strip() else everything
    if not found:
        st.caption(chat_wording.HISTORY_NONE)
    current = open_conversation()
    with st.container(key="history", gap="xsmall"):
        for kept in found:
            title = kept.title if len(kept.title) <= _LONGEST_TITLE else f"{kept.title[:_LONGEST_TITLE].rstrip()}…"
            st.button(
                label(title),
                key=f"kept-{kept.identifier}",
                type="secondary" if kept.identifier == current else "tertiary",
                width="stretch",
                on_click=open_kept,
                args=(kept.identifier,),
            )
    if current is not None and current in [kept.identifier for kept in everything]:
        args = (office, visitor, current)
        st.button(chat_wording.HISTORY_REMOVE, key="forget", type="tertiary", on_click=_forget, args=args)


def _forget(office: Office, visitor: Visitor, conversation: str) -> None:
    office.conversations.remove(conversation, visitor.identity)
    begin_anew()


def _draw_role(office: Office, visitor: Visitor, real: Role) -> None:
    if real is not Role.COUNCILLOR:
        names = chat_wording.role_names()
        chosen = st.selectbox(
            chat_wording.SEE_AS, real.lower, real.lower.index(visitor.role), names.__getitem__, key="see-as"
        )
        if chosen is not visitor.role:
            see_as(chosen)
            st.rerun()
    if office.settings.login is None:
        st.caption(chat_wording.LOCAL_MODE)
    else:
        st.caption(label(chat_wording.LOGGED_IN.format(name=visitor.name)))
        st.button(chat_wording.LOGOUT, key="logout", type="tertiary", on_click=st.logout)
