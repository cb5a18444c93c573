"""The check page for staff: what does not hold in the documents, the worst first, each with its place."""

import streamlit as st

from store.figures import Problem, ProblemKind
from ui import card, chat_wording
from ui.office import Office
from ui.people import Visitor
from ui.spreadsheet import as_csv

_FIRST = (ProblemKind.FAILED_IDENTITY, ProblemKind.AMBIGUOUS_ROW, ProblemKind.UNREAD_CELL)


def draw_checks(office: Office, visitor: Visitor) -> None:
    """Draw the page."""
    st.html(card.page_head_html(chat_wording.PAGE_CHECKS, chat_wording.CHECKS_ABOUT))
    keeper = office.desk_for(visitor)
    found = [contents for one in keeper.documents() if (contents := keeper.contents(one.document.name)) is not None]
    problems = [problem for contents in found for problem in contents.problems]
    if not problems:
        st.success(chat_wording.CHECKS_NONE)
        return
    for kind in (*_FIRST, *(kind for kind in ProblemKind if kind not in _FIRST)):
        of_kind = [problem for problem in problems if problem.kind is kind]
        if of_kind:
            name = f"{chat_wording.problem_kinds()[kind]} ({len(of_kind)})"
            with st.expander(name, expanded=kind is _FIRST[0]):
                st.html(card.checks_html(of_kind))
    st.download_button(
        "CSV", lambda: as_csv(_heads(), [_row(problem) for problem in problems]), "kuntakysy-tarkistus.csv"
    )


def _heads() -> tuple[str, ...]:
    return (
        chat_wording.CHECK_KIND,
        chat_wording.DOCUMENT,
        chat_wording.PAGE,
        chat_wording.TABLE,
        chat_wording.ROW,
        chat_wording.COLUMN,
        chat_wording.CHECK_PRINTED,
        chat_wording.CHECK_MESSAGE,
    )


def _row(problem: Problem) -> tuple[str, ...]:
    place = problem.place
    page = place.cell or ("" if place.page is None else str(place.page))
    kind = chat_wording.problem_kinds()[problem.kind]
    parts = (place.table or place.section or "", place.row or "", place.column or "")
    return kind, place.document, page, *parts, problem.as_printed, problem.message
