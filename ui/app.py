"""The web chat. Streamlit runs this file from the top on every event; all that lasts is in the session and on disk."""

import logging
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import streamlit as st

from store.errors import InputError, StoreError
from ui import card, chat_wording
from ui.admin_page import draw_admin
from ui.chat_page import draw_chat
from ui.check_page import draw_checks
from ui.documents_page import draw_documents
from ui.feedback_page import draw_feedback_list
from ui.figures_page import draw_figures
from ui.markup import label
from ui.office import Office, open_office
from ui.people import Role, Visitor
from ui.sidebar import draw_sidebar
from ui.visitors import cookie_script, current_visitor, draw_login, is_open_to_others, real_role

if TYPE_CHECKING:
    from streamlit.navigation.page import StreamlitPage

_log = logging.getLogger("ui.app")  # run as a script, this module has not got its own name
_STATIC = Path(__file__).parent / "static"

PageDrawing = Callable[[Office, Visitor], None]


def main(first: str = "") -> None:
    """Draw the page that the address names, ``first`` where it names none, and answer what was asked."""
    st.set_page_config(page_title=chat_wording.PAGE_TITLE, page_icon="📊", layout="wide")
    _guarded(partial(_draw, first))


def _guarded(draw: Callable[[], None]) -> None:
    """Draw something; a fault is one line for the user, its trace in the log."""
    try:
        draw()
    except (InputError, StoreError) as error:
        st.error(label(str(error)))
    except Exception:  # noqa: BLE001 - an inner fault: one line for the user, the trace in the log
        _log.exception("the page could not be drawn")
        st.error(chat_wording.PAGE_FAULT)


def _draw(first: str) -> None:
    named = st.query_params.get(chat_wording.LANGUAGE_KEY)
    if chat_wording.LANGUAGE_KEY not in st.session_state and named in chat_wording.LANGUAGES:
        st.session_state[chat_wording.LANGUAGE_KEY] = named
    st.html(f"<style>{_static('chat.css')}\n{_texts_of_style()}</style>")
    language = f'document.documentElement.lang = "{chat_wording.language()}";'
    st.html(f"<script>{language}\n{_static('chat.js')}</script>", unsafe_allow_javascript=True)
    office = open_office()
    if is_open_to_others(office.settings):
        st.error(chat_wording.LOCAL_ONLY)
        return
    visitor = current_visitor(office)
    if visitor is None:
        draw_login()
        return
    script = cookie_script()
    if script is not None:
        st.html(script, unsafe_allow_javascript=True)
    page = st.navigation(_pages(office, visitor, first))
    _guarded(page.run)
    with st.sidebar:
        draw_sidebar(office, visitor, real_role(office))
    office.desk_for(visitor).warm_up()


def _pages(office: Office, visitor: Visitor, first: str) -> "list[StreamlitPage]":
    """Return the pages; one that the visitor's role has not is in no menu and only says so."""
    drawn: list[tuple[str, str, str, PageDrawing, Role]] = [
        ("kysy", chat_wording.PAGE_ASK, ":material/chat:", draw_chat, Role.COUNCILLOR),
        ("asiakirjat", chat_wording.PAGE_DOCUMENTS, ":material/description:", draw_documents, Role.COUNCILLOR),
        ("luvut", chat_wording.PAGE_FIGURES, ":material/table:", draw_figures, Role.COUNCILLOR),
        ("tarkistus", chat_wording.PAGE_CHECKS, ":material/fact_check:", draw_checks, Role.STAFF),
        ("palaute", chat_wording.PAGE_FEEDBACK, ":material/rate_review:", draw_feedback_list, Role.STAFF),
        ("hallinta", chat_wording.PAGE_ADMIN, ":material/admin_panel_settings:", draw_admin, Role.ADMIN),
    ]
    pages = [
        st.Page(
            partial(draw if role in visitor.role.lower else _draw_refusal, office, visitor),
            title=title,
            icon=icon,
            url_path=path,
            default=path == (first or "kysy"),
            visibility="visible" if role in visitor.role.lower else "hidden",
        )
        for path, title, icon, draw, role in drawn
    ]
    named = _named_page()
    if named and named not in [path for path, *_ in drawn]:
        unknown = st.Page(_draw_unknown, title=chat_wording.PAGE_TITLE, url_path=named, visibility="hidden")
        return [*pages, unknown]
    return pages


def _named_page() -> str:
    """Return the page that the address names; empty where it names none."""
    path = urlsplit(st.context.url or "").path.strip("/")
    return "" if "/" in path else unquote(path)


def _draw_unknown() -> None:
    """Say that the address names no page: Streamlit itself would say so in English, over the first page."""
    st.html(card.page_head_html(chat_wording.PAGE_TITLE, chat_wording.PAGE_UNKNOWN))


def _draw_refusal(office: Office, visitor: Visitor) -> None:
    del office, visitor
    st.html(card.page_head_html(chat_wording.PAGE_TITLE, chat_wording.PAGE_NOT_YOURS))


@cache
def _static(name: str) -> str:
    return (_STATIC / name).read_text(encoding="utf-8")


def _texts_of_style() -> str:
    limit = chat_wording.UPLOAD_LIMIT.format(megabytes=st.get_option("server.maxUploadSize"))
    return f':root {{ --kk-upload-button: "{chat_wording.UPLOAD_BUTTON}"; --kk-upload-limit: "{limit}"; }}'


if __name__ == "__main__":
    main()
