"""The side panel: a new conversation, the loaded documents, adding and removing them."""

import logging
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

from store.errors import KuntakysyError
from ui import card, chat_wording
from ui.desk import Desk, Loaded, ReadReport
from ui.markup import label
from ui.view import document_title

_log = logging.getLogger(__name__)
_MOST_PROBLEMS = 500
_REPORTS = "read-reports"
_UPLOADS = "uploads"
_REMOVING = "removing"


def draw_sidebar(keeper: Desk, conversation: str | None, begin_anew: Callable[[], None]) -> None:
    """Draw the panel; ``begin_anew`` is called when a new conversation is asked for."""
    new = chat_wording.NEW_CONVERSATION
    st.button(new, key="new", icon=":material/add_comment:", width="stretch", on_click=begin_anew)
    if conversation is not None:
        with st.expander(chat_wording.CONVERSATION_LINK, key="link"):
            address = str(st.context.url or "").partition("?")[0]
            st.code(f"{address}?keskustelu={conversation}", language=None, wrap_lines=True)
    st.html(card.title_html(chat_wording.DOCUMENTS))
    loaded = keeper.documents()
    if not loaded:
        st.caption(chat_wording.DOCUMENTS_EMPTY)
    for one in loaded:
        _draw_document(keeper, one)
    _draw_upload(keeper)


def _draw_document(keeper: Desk, loaded: Loaded) -> None:
    document = loaded.document
    period = "" if document.period is None else str(document.period)
    opened = st.expander(label(document_title(document)), key=f"document-{document.name}", on_change="rerun")
    if not opened.open:
        return
    with opened:
        fields = (
            (chat_wording.DOCUMENT, document.name),
            (chat_wording.MUNICIPALITY, document.municipality or ""),
            (chat_wording.PERIOD, period),
            (chat_wording.PAGES, "" if document.page_count is None else str(document.page_count)),
            (chat_wording.FIGURES, str(loaded.figures)),
            (chat_wording.PROBLEMS, str(loaded.problems)),
        )
        st.html(card.fields_html(tuple((name, text) for name, text in fields if text)))
        if loaded.problems and st.toggle(chat_wording.SHOW_PROBLEMS, key=f"problems-{document.name}"):
            contents = keeper.contents(document.name)
            if contents is not None:
                st.html(card.problems_html(contents.problems[:_MOST_PROBLEMS], len(contents.problems)))
        _draw_removal(keeper, document.name)


def _draw_removal(keeper: Desk, name: str) -> None:
    if st.session_state.get(_REMOVING) != name:
        st.button(chat_wording.REMOVE, key=f"remove-{name}", icon=":material/delete:", on_click=_intend, args=(name,))
        return
    st.html(card.note_html(chat_wording.REMOVE_SURE))
    with st.container(horizontal=True):
        st.button(chat_wording.REMOVE_YES, key=f"sure-{name}", type="primary", on_click=_remove, args=(keeper, name))
        st.button(chat_wording.REMOVE_NO, key=f"keep-{name}", on_click=_intend, args=(None,))


def _intend(name: str | None) -> None:
    st.session_state[_REMOVING] = name


def _remove(keeper: Desk, name: str) -> None:
    st.session_state[_REMOVING] = None
    try:
        keeper.remove(name)
        st.session_state[_REPORTS] = (chat_wording.REMOVED.format(name=name),)
    except KuntakysyError as error:
        st.session_state[_REPORTS] = (str(error),)
    except Exception:  # noqa: BLE001 - an inner fault: one line for the user, the trace in the log
        _log.exception("a document could not be removed")
        st.session_state[_REPORTS] = (chat_wording.DOCUMENT_FAULT,)


def _draw_upload(keeper: Desk) -> None:
    """Draw the field for new documents; what was dropped in is read at once, and the field is emptied."""
    kinds = list(keeper.upload_kinds)
    round_number = st.session_state.get(_UPLOADS, 0)
    files = st.file_uploader(chat_wording.UPLOAD, type=kinds, accept_multiple_files=True, key=f"upload-{round_number}")
    st.caption(chat_wording.UPLOAD_HELP.format(kinds=", ".join(kind.upper() for kind in kinds)))
    if files:
        with st.spinner(chat_wording.READING):
            st.session_state[_REPORTS] = _read(keeper, [(file.name, file.getvalue()) for file in files])
        st.session_state[_UPLOADS] = round_number + 1
        st.rerun()
    for line in st.session_state.get(_REPORTS, ()):
        st.html(card.note_html(line))


def _read(keeper: Desk, files: list[tuple[str, bytes]]) -> tuple[str, ...]:
    """Ingest files under their own names; return a Finnish line for each, or one for all where that failed."""
    try:
        with TemporaryDirectory() as folder:
            paths = []
            for name, content in files:
                path = Path(folder) / Path(name.replace("\\", "/")).name
                path.write_bytes(content)
                paths.append(path)
            return tuple(report_line(report) for report in keeper.ingest(paths))
    except KuntakysyError as error:
        return (str(error),)
    except Exception:  # noqa: BLE001 - an inner fault: one line for the user, the trace in the log
        _log.exception("uploaded files could not be read")
        return (chat_wording.DOCUMENT_FAULT,)


def report_line(report: ReadReport) -> str:
    """Return what came of reading a file as one Finnish line."""
    if report.refused is not None:
        return report.refused
    if report.unchanged:
        return chat_wording.READ_SAME.format(name=report.name)
    return chat_wording.READ_FIGURES.format(name=report.name, figures=report.figures, problems=report.problems)
