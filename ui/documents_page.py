"""The documents page: what is loaded and how it was read; for staff also adding, publishing and removing."""

import logging
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

from store.errors import KuntakysyError
from store.periods import finnish_date
from ui import card, chat_wording
from ui.audit_trail import Deed
from ui.desk import Desk, Loaded, ReadReport
from ui.markup import label
from ui.office import Office
from ui.people import Visitor
from ui.reading_view import draw_reading
from ui.view import document_title

_log = logging.getLogger(__name__)
_MOST_PROBLEMS = 500
_REPORTS, _UPLOADS, _REMOVING = "read-reports", "uploads", "removing"


def draw_documents(office: Office, visitor: Visitor) -> None:
    """Draw the page."""
    st.html(card.page_head_html(chat_wording.DOCUMENTS, chat_wording.DOCUMENTS_ABOUT))
    keeper = office.desk_for(visitor)
    if visitor.role.is_staff:
        _draw_upload(office, visitor, keeper)
    loaded = keeper.documents()
    if not loaded:
        st.info(chat_wording.DOCUMENTS_EMPTY)
    drafts = office.drafts.names() if visitor.role.is_staff else frozenset()
    for one in loaded:
        _draw_document(office, visitor, keeper, one, draft=one.document.name in drafts)


def _draw_document(office: Office, visitor: Visitor, keeper: Desk, loaded: Loaded, *, draft: bool) -> None:
    document = loaded.document
    mark = f" · {chat_wording.DRAFT}" if draft else ""
    name = label(document_title(document)) + label(mark and f"{mark}")
    opened = st.expander(name, key=f"document-{document.name}", on_change="rerun")
    if not opened.open:
        return
    with opened:
        contents = keeper.contents(document.name)
        if contents is None:
            return
        tables = {(figure.place.page, figure.place.section, figure.place.table) for figure in contents.figures}
        fields = (
            (chat_wording.DOCUMENT, document.name),
            (chat_wording.MUNICIPALITY, document.municipality or ""),
            (chat_wording.PERIOD, "" if document.period is None else str(document.period)),
            (chat_wording.DATED, "" if document.dated is None else finnish_date(document.dated)),
            (chat_wording.PAGES, "" if document.page_count is None else str(document.page_count)),
            (chat_wording.TABLES, str(len(tables))),
            (chat_wording.FIGURES, str(loaded.figures)),
            (chat_wording.PROBLEMS, str(loaded.problems)),
        )
        st.html(card.fields_html(tuple((name, text) for name, text in fields if text)))
        if loaded.problems and st.toggle(chat_wording.SHOW_PROBLEMS, key=f"problems-{document.name}"):
            st.html(card.problems_html(contents.problems[:_MOST_PROBLEMS], len(contents.problems)))
        if st.toggle(chat_wording.SHOW_READING, key=f"reading-{document.name}"):
            draw_reading(keeper, contents)
        if visitor.role.is_staff:
            with st.container(horizontal=True):
                _draw_draft(office, visitor, document.name, draft=draft)
                _draw_removal(office, visitor, keeper, document.name)


def _draw_draft(office: Office, visitor: Visitor, name: str, *, draft: bool) -> None:
    text = chat_wording.PUBLISH if draft else chat_wording.MAKE_DRAFT
    args = (office, visitor, name, not draft)
    st.button(text, key=f"draft-{name}", on_click=_mark, args=args)


def _mark(office: Office, visitor: Visitor, name: str, draft: bool) -> None:  # noqa: FBT001 - Streamlit passes it on
    office.drafts.mark(name, draft=draft)
    office.audit.note(visitor.identity, Deed.DRAFT if draft else Deed.PUBLISHED, name)


def _draw_removal(office: Office, visitor: Visitor, keeper: Desk, name: str) -> None:
    if st.session_state.get(_REMOVING) != name:
        st.button(chat_wording.REMOVE, key=f"remove-{name}", icon=":material/delete:", on_click=_intend, args=(name,))
        return
    st.html(card.note_html(chat_wording.REMOVE_SURE))
    args = (office, visitor, keeper, name)
    st.button(chat_wording.REMOVE_YES, key=f"sure-{name}", type="primary", on_click=_remove, args=args)
    st.button(chat_wording.REMOVE_NO, key=f"keep-{name}", on_click=_intend, args=(None,))


def _intend(name: str | None) -> None:
    st.session_state[_REMOVING] = name


def _remove(office: Office, visitor: Visitor, keeper: Desk, name: str) -> None:
    st.session_state[_REMOVING] = None
    try:
        keeper.remove(name)
        office.drafts.mark(name, draft=False)
        office.audit.note(visitor.identity, Deed.REMOVAL, name)
        st.session_state[_REPORTS] = (chat_wording.REMOVED.format(name=name),)
    except KuntakysyError as error:
        st.session_state[_REPORTS] = (str(error),)
    except Exception:  # noqa: BLE001 - an inner fault: one line for the user, the trace in the log
        _log.exception("a document could not be removed")
        st.session_state[_REPORTS] = (chat_wording.DOCUMENT_FAULT,)


def _draw_upload(office: Office, visitor: Visitor, keeper: Desk) -> None:
    """Draw the field for new documents; what was dropped in is read at once, and the field is emptied."""
    kinds = list(keeper.upload_kinds)
    turn = st.session_state.get(_UPLOADS, 0)
    draft = st.toggle(chat_wording.UPLOAD_DRAFT, key="upload-draft", help=chat_wording.UPLOAD_DRAFT_HELP)
    files = st.file_uploader(chat_wording.UPLOAD, type=kinds, accept_multiple_files=True, key=f"upload-{turn}")
    st.caption(chat_wording.UPLOAD_HELP.format(kinds=", ".join(kind.upper() for kind in kinds)))
    if files:
        found: list[str] = []
        progress = st.progress(0.0, chat_wording.READING)
        for number, file in enumerate(files):
            progress.progress(number / len(files), label(chat_wording.READING_FILE.format(name=file.name)))
            found.append(_read(office, visitor, keeper, file.name, file.getvalue(), draft=draft))
        st.session_state[_REPORTS] = tuple(found)
        st.session_state[_UPLOADS] = turn + 1
        st.rerun()
    for line in st.session_state.get(_REPORTS, ()):
        st.html(card.note_html(line))


def _read(office: Office, visitor: Visitor, keeper: Desk, given: str, content: bytes, *, draft: bool) -> str:
    """Ingest a file under its own name; return a Finnish line that tells what came of it.

    It is a draft before it is read, so that no councillor sees it in between.
    """
    name = Path(given.replace("\\", "/")).name
    was_draft = name in office.drafts.names()
    try:
        if draft and not was_draft:
            office.drafts.mark(name, draft=True)
        with TemporaryDirectory() as folder:
            path = Path(folder) / name
            path.write_bytes(content)
            (report,) = keeper.ingest([path])
        is_there = any(one.document.name == name for one in keeper.documents())
        if draft and not was_draft and not is_there:
            office.drafts.mark(name, draft=False)
        if report.refused is None:
            office.audit.note(visitor.identity, Deed.UPLOAD, name)
        return report_line(report)
    except KuntakysyError as error:
        return str(error)
    except Exception:  # noqa: BLE001 - an inner fault: one line for the user, the trace in the log
        _log.exception("an uploaded file could not be read")
        return chat_wording.DOCUMENT_FAULT


def report_line(report: ReadReport) -> str:
    """Return what came of reading a file as one Finnish line."""
    if report.refused is not None:
        return report.refused
    if report.unchanged:
        return chat_wording.READ_SAME.format(name=report.name)
    return chat_wording.READ_FIGURES.format(name=report.name, figures=report.figures, problems=report.problems)
