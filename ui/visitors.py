"""Who looks at the page: by log-in where one is set up, else the user of this machine, told apart by a cookie."""

import re
import secrets
from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from ui import chat_wording
from ui.audit_trail import Deed
from ui.office import Office
from ui.people import Role, Visitor
from ui.settings import Settings

_COOKIE = "kuntakysy"
_KEY = re.compile(r"[A-Za-z0-9_-]{16,64}")
_KEY_BYTES = 18
_OWN_KEY, _SEEN_AS, _NOTED = "visitor-key", "seen-as", "login-noted"
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


def current_visitor(office: Office) -> Visitor | None:
    """Return who looks at the page, in the role that they chose to see it in; None where they must log in first."""
    visitor = _real_visitor(office)
    if visitor is None:
        return None
    chosen = st.session_state.get(_SEEN_AS)
    return replace(visitor, role=chosen) if chosen in visitor.role.lower else visitor


def real_role(office: Office) -> Role:
    """Return the role that the visitor has, whatever they chose to see the page in."""
    visitor = _real_visitor(office)
    return Role.COUNCILLOR if visitor is None else visitor.role


def see_as(role: Role) -> None:
    """Show the page as it is to another role; only lower ones have an effect."""
    st.session_state[_SEEN_AS] = role


def is_open_to_others(settings: Settings) -> bool:
    """Whether the page is served to other machines though nobody has to log in."""
    return settings.login is None and str(st.get_option("server.address") or "") not in _LOOPBACK


def role_of(email: str, settings: Settings, given: Mapping[str, Role]) -> Role | None:
    """Return the role of an address that has logged in; None where it has no business here."""
    address = email.strip().casefold()
    if address in _listed(settings.admins):
        return Role.ADMIN
    if address in given:
        return given[address]
    return Role.COUNCILLOR if address.rpartition("@")[2] in _listed(settings.domains) else None


def draw_login() -> None:
    """Draw the page of who has not logged in, or may not come in."""
    if st.user.is_logged_in:
        st.error(chat_wording.LOGIN_REFUSED)
        st.button(chat_wording.LOGOUT, on_click=st.logout)
        return
    st.info(chat_wording.LOGIN_NEEDED)
    st.button(chat_wording.LOGIN, type="primary", on_click=st.login)


def cookie_script() -> str | None:
    """Return the script that keeps the key of this browser; None where people log in."""
    key = st.session_state.get(_OWN_KEY)
    if key is None:
        return None
    return f'<script>document.cookie = "{_COOKIE}={key}; path=/; max-age=31536000; SameSite=Strict"</script>'


def _real_visitor(office: Office) -> Visitor | None:
    if office.settings.login is None:
        return Visitor(_key_of_browser(), chat_wording.LOCAL_USER, Role(office.settings.local_role))
    if not st.user.is_logged_in:
        return None
    email = str(st.user.get("email") or "")
    verified = st.user.get("email_verified", True) is not False
    role = role_of(email, office.settings, office.people.roles()) if email and verified else None
    if role is None:
        return None
    address = email.strip().casefold()
    if not st.session_state.get(_NOTED):
        st.session_state[_NOTED] = True
        office.audit.note(address, Deed.LOGIN)
    return Visitor(address, str(st.user.get("name") or address), role)


def _key_of_browser() -> str:
    """Return the key that this browser keeps in a cookie, a new one where it has none."""
    own: str | None = st.session_state.get(_OWN_KEY)
    if own is None:
        kept = str(st.context.cookies.get(_COOKIE) or "")
        own = kept if _KEY.fullmatch(kept) else secrets.token_urlsafe(_KEY_BYTES)
        st.session_state[_OWN_KEY] = own
    return own


def _listed(text: str | None) -> frozenset[str]:
    return frozenset(part.strip().casefold() for part in (text or "").split(",") if part.strip())
