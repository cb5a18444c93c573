"""The admin's page: who has which role, how the chat is set, and the audit trail."""

import streamlit as st

from ui import card, chat_wording
from ui.audit_trail import Deed
from ui.markup import label
from ui.office import Office
from ui.people import Role, Visitor
from ui.view import local_time


def draw_admin(office: Office, visitor: Visitor) -> None:
    """Draw the page."""
    st.html(card.page_head_html(chat_wording.PAGE_ADMIN, chat_wording.ADMIN_ABOUT))
    _draw_settings(office)
    _draw_people(office, visitor)
    st.html(card.title_html(chat_wording.AUDIT))
    deeds = chat_wording.deed_names()
    rows = tuple((local_time(one.at), one.visitor, deeds[one.deed], one.subject) for one in office.audit.latest())
    heads = (chat_wording.AUDIT_AT, chat_wording.AUDIT_WHO, chat_wording.AUDIT_DEED, chat_wording.AUDIT_SUBJECT)
    st.html(card.rows_html(chat_wording.AUDIT, heads, rows))


def _draw_settings(office: Office) -> None:
    settings = office.settings
    login = chat_wording.LOCAL_MODE if settings.login is None else chat_wording.LOGIN_SET
    fields = (
        (chat_wording.ADMIN_LOGIN, login),
        (chat_wording.ADMIN_DATA, str(settings.data)),
        (chat_wording.ADMIN_DOMAINS, settings.domains or "–"),
        (chat_wording.ADMIN_ADMINS, settings.admins or "–"),
    )
    st.html(card.fields_html(fields))


def _draw_people(office: Office, visitor: Visitor) -> None:
    st.html(card.title_html(chat_wording.PEOPLE))
    names = chat_wording.role_names()
    for email, role in office.people.roles().items():
        with st.container(horizontal=True, vertical_alignment="center"):
            st.html(card.note_html(f"{email} · {names[role]}"), width="stretch")
            args = (office, visitor, email, None)
            st.button(chat_wording.PEOPLE_REMOVE, key=f"person-{email}", on_click=_give, args=args)
    with st.form("person", clear_on_submit=True):
        st.text_input(chat_wording.PEOPLE_EMAIL, key="person-email", max_chars=254)
        st.selectbox(chat_wording.PEOPLE_ROLE, tuple(Role), format_func=names.__getitem__, key="person-role")
        st.form_submit_button(chat_wording.PEOPLE_ADD, on_click=_add, args=(office, visitor))


def _add(office: Office, visitor: Visitor) -> None:
    email = str(st.session_state.get("person-email", "")).strip()
    if "@" in email:
        _give(office, visitor, email, st.session_state["person-role"])
    else:
        st.toast(label(chat_wording.PEOPLE_NOT_EMAIL))


def _give(office: Office, visitor: Visitor, email: str, role: Role | None) -> None:
    office.people.give(email, role)
    told = chat_wording.PEOPLE_NONE if role is None else chat_wording.role_names()[role]
    office.audit.note(visitor.identity, Deed.ROLE, f"{email.casefold()}: {told}")
